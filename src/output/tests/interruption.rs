//! A run that is killed at any moment.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{
    FaultKind, Site, clean, everything, folder, publish, publish_with, site, stranger, visible, whole_folders,
};

/// Addresses that stand in each other's way, share folders, and need folders of their own.
const ADDRESSES: [&str; 12] = [
    "a",
    "a/b",
    "a/b/c",
    "a/b/index.html",
    "a/d/index.html",
    "b",
    "b/x/y/z",
    "d/e",
    "d/e/f",
    "d/g",
    "index.html",
    "目標/九 号",
];
const TEXTS: [&str; 4] = ["", "one", "two", "a longer text than the others"];

/// Numbers that are the same in each run of the tests.
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn site(&mut self) -> Site {
        let mut pages = Site::new();
        for _ in 0..self.below(9) {
            let address = ADDRESSES[self.below(ADDRESSES.len())];
            let apart = |other: &&str| {
                !other.starts_with(&format!("{address}/")) && !address.starts_with(&format!("{other}/"))
            };
            if pages.keys().all(apart) {
                pages.insert(address, TEXTS[self.below(TEXTS.len())]);
            }
        }
        pages
    }
}

/// What both the old site and the new one have must be there at every moment.
fn assert_none_missing(output: &Path, old: &Site, new: &Site) {
    let found = visible(output);
    for address in old.keys().filter(|address| new.contains_key(*address)) {
        assert!(found.contains_key(*address), "{address} is missing");
    }
}

/// Every file must be one that some of the sites has at that address, and whole.
fn assert_whole(output: &Path, sites: &[&Site]) {
    for (name, bytes) in visible(output) {
        let Some(bytes) = bytes else { continue };
        let whole = sites.iter().any(|site| site.get(&*name).is_some_and(|text| text.as_bytes() == bytes));
        assert!(whole, "{name} holds {:?}", String::from_utf8_lossy(&bytes));
    }
}

/// Kills the run from `old` to `new` at every change that it makes, and lets another run publish `last`.
fn kill_everywhere(old: &Site, new: &Site, last: &Site) -> usize {
    let expected = clean(last);
    for step in 0.. {
        let output = folder();
        publish(output.path(), old).unwrap();
        let (killed, asked) = publish_with(output.path(), new, FaultKind::KilledAt(step));
        assert_whole(output.path(), &[old, new]);
        assert_none_missing(output.path(), old, new);
        if killed.is_ok() {
            let mut visible = visible(output.path());
            visible.retain(|_, bytes| bytes.is_some());
            let new: BTreeMap<_, _> =
                new.iter().map(|(name, text)| ((*name).to_owned(), Some(text.as_bytes().to_vec()))).collect();
            assert_eq!(visible, new, "what counts as published is all there");
        }
        publish(output.path(), last).unwrap();
        assert_eq!(everything(output.path()), expected, "killed at {step}: {old:?} {new:?} {last:?}");
        if step >= asked {
            return step;
        }
    }
    unreachable!()
}

#[test]
fn a_run_killed_anywhere_is_made_whole_by_the_next() {
    let old =
        site(&[("a", "one"), ("b/x/y/z", "one"), ("d/e", "two"), ("d/g", "one"), ("index.html", "one")]);
    let new = site(&[
        ("a/b/c", "one"),
        ("a/d/index.html", "two"),
        ("b", "two"),
        ("d/e", "one"),
        ("index.html", "one"),
    ]);
    let steps = kill_everywhere(&old, &new, &new);
    assert!(steps > 20, "only {steps} changes");
    kill_everywhere(&old, &new, &old);
    kill_everywhere(&old, &new, &site(&[]));
    kill_everywhere(&site(&[]), &new, &old);
}

#[test]
fn a_run_killed_while_folders_are_moved_is_made_whole_by_the_next() {
    let (old, new, few) = (whole_folders::old(), whole_folders::new(), site(&[("index.html", "home")]));
    for (old, new) in [(&old, &new), (&new, &old), (&old, &few), (&few, &old)] {
        for last in [new, old, &few] {
            kill_everywhere(old, new, last);
        }
    }
}

#[test]
fn any_run_killed_anywhere_is_made_whole_by_any_next() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..60 {
        let [old, new, last] = [numbers.site(), numbers.site(), numbers.site()];
        kill_everywhere(&old, &new, if numbers.below(2) == 0 { &new } else { &last });
    }
}

#[test]
fn many_killed_runs_in_a_row_leave_nothing_over() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..150 {
        let output = folder();
        let mut sites = Vec::new();
        for _ in 0..8 {
            sites.push(numbers.site());
            let killed = FaultKind::KilledAt(numbers.below(60));
            // Some end before the kill comes.
            let _ = publish_with(output.path(), &sites[sites.len() - 1], killed);
            assert_whole(output.path(), &sites.iter().collect::<Vec<_>>());
        }
        let last = numbers.site();
        publish(output.path(), &last).unwrap();
        assert_eq!(everything(output.path()), clean(&last));
    }
}

#[test]
fn any_site_replaces_any_other_beside_strangers() {
    let mut numbers = Numbers(0x1234_5678_9abc_def1);
    let output = folder();
    publish(output.path(), &site(&[("d/g", "one")])).unwrap();
    let strangers = ["d/theirs.txt", "theirs/a.txt"];
    fs::create_dir(output.path().join("theirs")).unwrap();
    for name in strangers {
        fs::write(output.path().join(name), "theirs").unwrap();
    }
    for _ in 0..300 {
        let pages = numbers.site();
        if numbers.below(2) == 0 {
            let _ = publish_with(output.path(), &numbers.site(), FaultKind::KilledAt(numbers.below(60)));
        }
        publish(output.path(), &pages).unwrap();
        let mut expected = clean(&pages);
        expected.extend(["d", "theirs"].map(|name| (name.to_owned(), None)));
        expected.extend(strangers.map(|name| (name.to_owned(), Some(b"theirs".to_vec()))));
        assert_eq!(everything(output.path()), expected);
    }
}

#[test]
fn a_strangers_file_that_appears_after_a_kill_is_not_taken_for_ours() {
    let old = site(&[("index.html", "one")]);
    let new = site(&[("index.html", "one"), ("new/page", "ours")]);
    let mut met = 0;
    for step in 0..12 {
        let output = folder();
        publish(output.path(), &old).unwrap();
        let _ = publish_with(output.path(), &new, FaultKind::KilledAt(step));
        let page = output.path().join("new/page");
        if page.exists() {
            continue;
        }
        met += 1;
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, "theirs").unwrap();
        assert_eq!(stranger(output.path(), publish(output.path(), &new)), "new/page");
        publish(output.path(), &old).unwrap();
        assert_eq!(fs::read(&page).unwrap(), b"theirs");
    }
    assert!(met > 5, "{met} steps are before the page is in place");
}
