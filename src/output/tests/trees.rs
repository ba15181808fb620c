//! Any tree over any other, whatever happens in between.

use std::fs;
use std::path::Path;

use super::belief;
use super::interruption::Numbers;
use super::{FaultKind, Records, Site, clean, everything, folder, publish_known};

const FOLDERS: [&str; 9] = ["", "a/", "a/b/", "a/b/c/", "a-b/", "d/", "d/e/", "d/f/", "図/表/"];
const NAMES: [&str; 6] = ["1", "2", "index.html", "b", "e", "絵.png"];
const TEXTS: [&str; 4] = ["", "one", "two", "a longer text than the others"];

/// Every address that the trees are drawn from. Some stand in each other's way.
fn addresses() -> Vec<&'static str> {
    let pairs = FOLDERS.iter().flat_map(|folder| NAMES.iter().map(move |name| format!("{folder}{name}")));
    pairs.map(|address| &*address.leak()).collect()
}

/// A tree that shares a drawn part of its files with another one.
fn draw(numbers: &mut Numbers, addresses: &[&'static str], other: &Site) -> Site {
    let mut site = Site::new();
    let (kept, added) = (numbers.below(11), numbers.below(40));
    let add = |site: &mut Site, address: &'static str, text| {
        let folder = format!("{address}/");
        let apart = |known: &&str| !known.starts_with(&folder) && !address.starts_with(&format!("{known}/"));
        if site.keys().all(apart) {
            site.insert(address, text);
        }
    };
    for (address, text) in other {
        if numbers.below(10) < kept {
            add(&mut site, address, text);
        }
    }
    for _ in 0..added {
        add(&mut site, addresses[numbers.below(addresses.len())], TEXTS[numbers.below(TEXTS.len())]);
    }
    site
}

/// Somebody edits or deletes a published file, or deletes a folder.
/// A file that a killed run was about to publish would be theirs then, so this is for whole sites alone.
fn meddle(numbers: &mut Numbers, output: &Path, site: &Site) {
    let Some(address) = site.keys().nth(numbers.below(site.len().max(1))) else { return };
    let file = output.join(address);
    match numbers.below(4) {
        0 => drop(fs::write(&file, "one")),
        1 => drop(fs::remove_file(&file)),
        2 => drop(fs::remove_dir_all(output.join("a"))),
        _ => drop(fs::File::open(&file).and_then(|file| file.set_modified(std::time::UNIX_EPOCH))),
    }
}

#[test]
fn any_tree_after_any_other_is_as_if_it_were_the_first() {
    let addresses = addresses();
    let mut numbers = Numbers(0x0dd0_5eed_cafe_f00d);
    let mut exchanged = 0;
    for _ in 0..150 {
        let output = folder();
        let (mut site, mut records, mut is_whole) = (Site::new(), Records::new(), false);
        for _ in 0..6 {
            if is_whole && numbers.below(3) == 0 {
                meddle(&mut numbers, output.path(), &site);
            }
            site = draw(&mut numbers, &addresses, &site);
            let kind = match numbers.below(6) {
                0 => FaultKind::KilledAt(numbers.below(80)),
                1 => FaultKind::RefusedAt(numbers.below(80)),
                2 => FaultKind::NoExchange,
                3 => FaultKind::NoLinks,
                _ => FaultKind::None,
            };
            let inode = || {
                fs::metadata(output.path().join("d"))
                    .map(|folder| std::os::unix::fs::MetadataExt::ino(&folder))
                    .ok()
            };
            let before = inode();
            let (done, _) = publish_known(output.path(), &site, kind, &records);
            exchanged += usize::from(before.is_some() && inode().is_some() && before != inode());
            is_whole = done.is_ok();
            // Records of a run before a killed one are what the next one has.
            let Ok((_, told)) = done else { continue };
            records = told;
            let stand = belief::stand(output.path(), &records);
            if matches!(kind, FaultKind::KilledAt(_) | FaultKind::RefusedAt(_)) {
                // What could not be cleared away may be cleared away later, which costs some records their worth.
                continue;
            }
            assert_eq!(everything(output.path()), clean(&site), "{kind:?}");
            assert_eq!(stand, records.values().all(|record| record.stamp.is_some()), "{kind:?}");
        }
        publish_known(output.path(), &site, FaultKind::None, &records).0.unwrap();
        assert_eq!(everything(output.path()), clean(&site));
    }
    assert!(exchanged > 50, "folders changed places {exchanged} times");
}
