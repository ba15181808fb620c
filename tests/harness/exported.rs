//! What `goalpress export` prints, which need not be text.

use std::process::{Command, Stdio};

use super::run::NOW;
use super::site::Site;

/// Everything that can be exported.
pub(crate) const FORMATS: [&str; 15] = [
    "form",
    "goals",
    "goal-lines",
    "departments",
    "officers",
    "codes",
    "workbook",
    "package",
    "readme",
    "list",
    "plan",
    "schema",
    "stratml",
    "calendar",
    "feed",
];

/// An export that is over.
#[derive(Clone, Debug)]
pub(crate) struct Exported {
    status: Option<i32>,
    stdout: Vec<u8>,
    stderr: String,
}

/// `goalpress export`, ready to run in a site's folder, in English, with nothing of the machine around it.
pub(crate) fn command(site: &Site, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goalpress"));
    command.args(["export", "--now", NOW, "--lang", "en"]).args(arguments);
    command.current_dir(site.root()).env_clear().env("LC_ALL", "C").stdin(Stdio::null());
    command
}

impl Site {
    /// `goalpress export` with arguments.
    #[track_caller]
    pub(crate) fn export(&self, arguments: &[&str]) -> Exported {
        let output = command(self, arguments).output().expect("the program can be run");
        let stderr = String::from_utf8(output.stderr).expect("messages are text");
        assert!(!stderr.contains("panicked"), "{arguments:?}\n{stderr}");
        Exported { status: output.status.code(), stdout: output.stdout, stderr }
    }
}

impl Exported {
    /// What it printed, after an export that had nothing to remark.
    #[track_caller]
    pub(crate) fn bytes(self) -> Vec<u8> {
        assert_eq!((self.status, self.stderr.as_str()), (Some(0), ""));
        self.stdout
    }

    /// What it printed, as text without a mark of its encoding.
    #[track_caller]
    pub(crate) fn text(self) -> String {
        let text = String::from_utf8(self.bytes()).expect("text");
        text.trim_start_matches('\u{feff}').to_owned()
    }

    /// It printed nothing and says why, with this status.
    #[track_caller]
    pub(crate) fn refused(self, status: i32) -> String {
        assert_eq!((self.status, self.stdout.len()), (Some(status), 0), "{}", self.stderr);
        assert!(!self.stderr.is_empty());
        self.stderr
    }
}
