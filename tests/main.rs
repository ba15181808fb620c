//! The tests of the real command line: one purpose each, in a module for each topic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod findings_body;
mod findings_files;
mod findings_goal;
mod findings_links;
mod findings_settings;
mod findings_yaml;
mod harness;
