//! The tests of the real command line: one purpose each, in a module for each topic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "brevity counts for more than speed here"
)]
#![allow(clippy::wrong_self_convention, reason = "what an outcome is said to be is a step of a chain")]

mod accessibility;
mod bombs;
mod browser;
mod columns;
mod commands;
mod data_addresses;
mod data_cells;
mod data_encoding;
mod data_export;
mod data_export_refusals;
mod data_ids;
mod data_json;
mod data_links;
mod data_switches;
mod data_withheld;
mod deadline_groups;
mod encodings;
mod every_page;
mod exit_status;
mod export_mistakes;
mod feed;
mod feed_texts;
mod findings_body;
mod findings_encoding;
mod findings_files;
mod findings_goal;
mod findings_keys;
mod findings_links;
mod findings_many;
mod findings_page_head;
mod findings_page_parts;
mod findings_settings;
mod findings_yaml;
mod fmt;
mod fmt_drawn;
mod fuzz;
mod goals_list;
mod harness;
mod import;
mod import_round_trip;
mod import_update;
mod incremental;
mod incremental_drawn;
mod init;
mod init_editor;
mod init_refusals;
mod linked_data;
mod machine_files;
mod markdown;
mod new;
mod output_safety;
mod pages;
mod preview;
mod readme;
mod real_plan;
mod reserved_addresses;
mod same_bytes;
mod schemas;
mod search;
mod search_index;
mod search_page;
mod search_told;
mod share_pictures;
mod spreadsheets;
mod terminal;
mod themes;
mod themes_colours;
mod themes_mistakes;
mod themes_parents;
mod withheld;
mod year_picture;
