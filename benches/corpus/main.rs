//! Writes a site of any size, for measuring with other programs: `cargo bench --bench corpus -- 10000 /tmp/site`.
#![allow(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

#[path = "../phases/corpus.rs"]
mod corpus;
/// Shared with the tests.
#[path = "../../tests/harness/random.rs"]
mod random;
#[path = "../phases/words.rs"]
mod words;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [goals, folder] = arguments.as_slice() else {
        println!("cargo bench --bench corpus -- GOALS DIR");
        return;
    };
    let goals = goals.parse().expect("a number of goals");
    corpus::write(Path::new(folder), goals).expect("files can be written");
}
