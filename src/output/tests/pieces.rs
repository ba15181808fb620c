//! Large files, which are written piece by piece.

use std::fs;
use std::io::{self, Write};

use super::super::publication::Publication;
use super::{folder, path};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;

const NAME: &str = "data/goals.csv";

/// Takes a file whose pieces are these.
fn take(publication: &Publication, pieces: &[&str]) -> Result<(u64, bool), EnvironmentError> {
    publication.stage_pieces(&path(NAME), None, |file| {
        pieces.iter().try_for_each(|piece| file.write_all(piece.as_bytes()))
    })
}

#[test]
fn it_is_written_once_and_left_alone_while_it_stays_the_same() {
    let output = folder();
    let publish = |pieces: &[&str]| {
        let publication = Publication::open(output.path()).unwrap();
        let taken = take(&publication, pieces).unwrap();
        (taken, publication.commit().unwrap().0.written)
    };
    assert_eq!(publish(&["a\n", "b\n"]), ((4, true), 1));
    let file = output.path().join(NAME);
    let moment = || fs::metadata(&file).unwrap().modified().unwrap();
    let first = moment();
    // The same bytes in other pieces.
    assert_eq!(publish(&["a", "\nb\n"]), ((4, false), 0));
    assert_eq!(moment(), first);
    assert_eq!(publish(&["a\n", "c\n"]), ((4, true), 1));
    assert_eq!(fs::read_to_string(&file).unwrap(), "a\nc\n");
}

#[test]
fn a_record_of_it_is_believed() {
    let output = folder();
    let publication = Publication::open(output.path()).unwrap();
    take(&publication, &["a"]).unwrap();
    let record = publication.commit().unwrap().1[0].1;
    let publication = Publication::open(output.path()).unwrap();
    let write = |words: &'static str| move |file: &mut fs::File| file.write_all(words.as_bytes());
    assert_eq!(publication.stage_pieces(&path(NAME), Some(&record), write("a")).unwrap(), (1, false));
    drop(publication);
    let publication = Publication::open(output.path()).unwrap();
    assert_eq!(publication.stage_pieces(&path(NAME), Some(&record), write("b")).unwrap(), (1, true));
}

#[test]
fn a_file_that_breaks_off_is_never_published() {
    let output = folder();
    let publication = Publication::open(output.path()).unwrap();
    take(&publication, &["old"]).unwrap();
    publication.commit().unwrap();
    let publication = Publication::open(output.path()).unwrap();
    let broken = publication.stage_pieces(&path(NAME), None, |file| {
        file.write_all(b"ne")?;
        Err(io::ErrorKind::StorageFull.into())
    });
    assert!(broken.is_err());
    publication.commit().unwrap_err();
    assert_eq!(fs::read_to_string(output.path().join(NAME)).unwrap(), "old");
}

#[test]
fn a_strangers_file_is_in_its_way_too() {
    let output = folder();
    let publication = Publication::open(output.path()).unwrap();
    publication.stage(&path("index.html"), b"a", None).unwrap();
    publication.commit().unwrap();
    fs::create_dir(output.path().join("data")).unwrap();
    fs::write(output.path().join(NAME), "mine").unwrap();
    let publication = Publication::open(output.path()).unwrap();
    assert!(matches!(take(&publication, &["ours"]), Err(EnvironmentError::ForeignFile { .. })));
    drop(publication);
    assert_eq!(fs::read_to_string(output.path().join(NAME)).unwrap(), "mine");
}

#[test]
fn what_was_taken_can_be_read_until_somebody_changes_it() {
    let output = folder();
    let publication = Publication::open(output.path()).unwrap();
    let read = |publication: &Publication, bytes: &str| {
        publication.read(&path(NAME), Digest::of(bytes.as_bytes())).unwrap()
    };
    assert_eq!(read(&publication, "a"), None);
    take(&publication, &["a"]).unwrap();
    assert_eq!(read(&publication, "a"), Some(b"a".to_vec()), "while it waits");
    publication.commit().unwrap();
    let publication = Publication::open(output.path()).unwrap();
    take(&publication, &["a"]).unwrap();
    assert_eq!(read(&publication, "a"), Some(b"a".to_vec()), "where it stands");
    fs::write(output.path().join(NAME), "b").unwrap();
    assert_eq!(read(&publication, "a"), None, "somebody changed it");
}
