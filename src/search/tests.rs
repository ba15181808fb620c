//! The index after edits is the index of the edited texts.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::alias::aliases;
use super::folding::lines;
use super::gathering::Words;
use super::gram::PARTS;
use super::head::Head;
use super::patch::{Change, Patch};
use super::piece::Piece;
use super::room::{Layout, room};
use super::shards;
use super::tally::Tally;
use super::texts::Row;
use crate::digest::Digest;
use crate::settings::Kana;

const KANA: Kana = Kana::Apart;

/// The files of an index, and what is remembered of it.
#[derive(Debug, PartialEq, Eq)]
struct Made {
    files: BTreeMap<String, Vec<u8>>,
    remembered: BTreeMap<u32, Vec<u8>>,
    head: Head,
}

fn layout(rows: &[Row]) -> Layout {
    Layout { size: room(rows.len()), stamp: [1, 2, 3, 4] }
}

fn whole(rows: &[Row]) -> Made {
    let layout = layout(rows);
    let tally = Tally::new();
    let folded = |row: &Row| row.classes().map(|text| lines(text, KANA).collect());
    let words: Vec<Words> = rows.iter().map(folded).collect();
    let pieces: Vec<Piece> = words
        .chunks(7)
        .zip((0..).step_by(7))
        .map(|(words, first)| Piece::gather(first, words, layout.shards(), &tally))
        .collect();
    let head = Head { from: Digest::default(), sums: tally.into_sums() };
    let aliases = aliases(&head.sums);
    let (files, remembered) = (Mutex::new(BTreeMap::new()), Mutex::new(BTreeMap::new()));
    let put = |(path, bytes)| -> Result<(), Infallible> {
        assert!(files.lock().unwrap().insert(path, bytes).is_none(), "a file was made twice");
        Ok(())
    };
    let remember = |number, bytes| {
        remembered.lock().unwrap().insert(number, bytes);
    };
    for part in 0..PARTS as usize {
        let Ok(()) = shards::files(&pieces, part, layout, &aliases, &put, &remember);
    }
    Made { files: files.into_inner().unwrap(), remembered: remembered.into_inner().unwrap(), head }
}

/// What a patch makes of an index, and how many files of lists it made; `None` where it says that it cannot.
fn patched(made: Made, before: &[Row], after: &[Row]) -> Option<(Made, usize)> {
    let changes: Vec<Change> = (0..)
        .zip(before.iter().zip(after))
        .filter(|(_, (before, after))| before != after)
        .map(|(number, (before, after))| Change { number, before: before.clone(), after: after.clone() })
        .collect();
    let Made { mut files, remembered, head } = made;
    let patch = Patch::new(head, layout(before), KANA, &changes, Digest::default());
    let touched = patch.touched();
    files.retain(|path, _| !touched.holds(path));
    let (files, remembered) = (Mutex::new(files), Mutex::new(remembered));
    let recall = |number| remembered.lock().unwrap().get(&number).cloned();
    let count = Mutex::new(0);
    let put = |(path, bytes): (String, Vec<u8>)| -> Result<(), Infallible> {
        *count.lock().unwrap() += 1;
        assert!(files.lock().unwrap().insert(path.clone(), bytes).is_none(), "{path} was kept and made");
        Ok(())
    };
    let remember = |number, bytes| {
        remembered.lock().unwrap().insert(number, bytes);
    };
    let Ok(head) = patch.files(recall, put, remember);
    let head = head?;
    let (files, remembered) = (files.into_inner().unwrap(), remembered.into_inner().unwrap());
    Some((Made { files, remembered, head }, count.into_inner().unwrap()))
}

fn text() -> impl Strategy<Value = String> {
    // Phrases that return make aliases, and few characters make grams that many documents have.
    let phrase = prop::sample::select(vec![
        "アンケート",
        "予約",
        "x1",
        "す。",
        "年度\n",
        "一",
        " ",
        "𠮷",
        "市民の",
        "SDGs",
    ]);
    prop::collection::vec(phrase, 0..8).prop_map(|phrases| phrases.concat())
}

fn row() -> impl Strategy<Value = Row> {
    (text(), text(), text(), text()).prop_map(|(title, level, method, other)| {
        Row(String::new(), title, String::new(), String::new(), level, method, other)
    })
}

proptest! {
    #[test]
    fn an_edited_index_is_the_index_of_the_edited_texts(
        before in prop::collection::vec(row(), 12..60),
        edits in prop::collection::vec((0_usize..60, row()), 1..4),
    ) {
        let mut after = before.clone();
        for (place, row) in edits {
            let place = place % after.len();
            after[place] = row;
        }
        let expected = whole(&after);
        let (found, _) = patched(whole(&before), &before, &after).unwrap();
        prop_assert_eq!(&found.files, &expected.files);
        prop_assert!(found == expected);
    }

    #[test]
    fn what_is_remembered_is_read_back(rows in prop::collection::vec(row(), 1..40)) {
        let made = whole(&rows);
        let read = Head::read(&made.head.to_bytes(), made.head.from);
        prop_assert_eq!(read, Some(made.head));
    }
}

#[test]
fn every_file_of_lists_is_there_however_few_characters_there_are() {
    let rows: Vec<Row> = (0..300).map(|_| Row::default()).collect();
    let layout = layout(&rows);
    let made = whole(&rows);
    assert!(layout.shards() > PARTS);
    for number in 0..layout.shards() {
        assert_eq!(made.files[&format!("search/lists/{number:x}.bin")], [1, 2, 3, 4, 0]);
        assert!(made.remembered.contains_key(&number));
    }
}

#[test]
fn an_edit_makes_few_files_anew() {
    let row = |number: u32| {
        let level =
            format!("{}{}", char::from_u32(0x4e00 + number * 7).unwrap(), "市民の皆さまの声を聞きます。");
        Row(
            String::new(),
            format!("目標{number}"),
            String::new(),
            String::new(),
            level,
            String::new(),
            String::new(),
        )
    };
    let before: Vec<Row> = (0..800).map(row).collect();
    let mut after = before.clone();
    after[400].4.push_str("予約");
    let made = whole(&before);
    let all = made.files.len();
    let (found, count) = patched(made, &before, &after).unwrap();
    assert_eq!(found, whole(&after));
    assert!(count * 4 < all, "{count} of {all}");
}

#[test]
fn a_damaged_head_is_not_believed() {
    let head = whole(&[Row::default()]).head;
    let bytes = head.to_bytes();
    assert!(Head::read(&bytes, head.from).is_some());
    assert!(Head::read(&bytes, Digest::of(b"other")).is_none());
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1;
        assert!(Head::read(&damaged, head.from).is_none(), "{place}");
    }
    assert!(Head::read(&bytes[..bytes.len() - 1], head.from).is_none());
}
