//! The tests of the real command line: one purpose each, in a module for each topic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod columns;
mod commands;
mod exit_status;
mod findings_body;
mod findings_files;
mod findings_goal;
mod findings_links;
mod findings_many;
mod findings_settings;
mod findings_yaml;
mod harness;
mod machine_files;
mod output_safety;
mod pages;
mod real_plan;
mod same_bytes;
mod terminal;
mod withheld;
