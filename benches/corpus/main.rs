//! Writes a site of any size, for measuring with other programs: `cargo bench --bench corpus -- 10000 /tmp/site`. A file
//! of sentences, one a line, may follow: then the goals' texts are made of them, since texts that people wrote repeat
//! themselves far less than those that a program makes of some words.
#![allow(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

#[path = "../phases/corpus.rs"]
mod corpus;
/// Shared with the tests.
#[path = "../../tests/harness/random.rs"]
mod random;
#[path = "../phases/words.rs"]
mod words;

use std::fs;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (goals, folder, file) = match arguments.as_slice() {
        [goals, folder] => (goals, folder, None),
        [goals, folder, file] => (goals, folder, Some(file)),
        _ => return println!("cargo bench --bench corpus -- GOALS DIR [SENTENCES]"),
    };
    let goals = goals.parse().expect("a number of goals");
    let sentences =
        file.map(|file| fs::read_to_string(file).expect("sentences in UTF-8")).unwrap_or_default();
    let sentences: Vec<&str> = sentences.lines().filter(|line| !line.is_empty()).collect();
    corpus::write(Path::new(folder), goals, &sentences).expect("files can be written");
}
