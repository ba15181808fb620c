//! The `goalpress` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    goalpress::cli::run(std::env::args_os())
}
