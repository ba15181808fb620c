//! A finding that a test looks for.

use serde_json::Value;

use super::outcome::Outcome;

/// The findings that fit what the test said so far. Each method leaves those that fit it too, and fails where
/// none is left.
#[derive(Clone, Debug)]
pub(crate) struct Found<'a> {
    outcome: &'a Outcome,
    candidates: Vec<Value>,
}

impl<'a> Found<'a> {
    pub(super) fn new(outcome: &'a Outcome, candidates: Vec<Value>) -> Self {
        Self { outcome, candidates }
    }

    #[track_caller]
    fn which(mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Self {
        let before = format!("{:#?}", self.candidates);
        self.candidates.retain(fits);
        self.outcome.expect(!self.candidates.is_empty(), &format!("no such finding: {what}; among {before}"));
        self
    }

    #[track_caller]
    pub(crate) fn in_file(self, file: &str) -> Self {
        self.which(file, |finding| finding["file"] == file)
    }

    /// Where it begins; lines and columns count from 1, columns in characters.
    #[track_caller]
    pub(crate) fn at(self, line: u64, column: u64) -> Self {
        self.which(&format!("at {line}:{column}"), |finding| {
            finding["line"] == line && finding["column"] == column
        })
    }

    /// It is about the file as a whole.
    #[track_caller]
    pub(crate) fn without_line(self) -> Self {
        self.which("without a line", |finding| finding["line"].is_null() && finding["column"].is_null())
    }

    /// The words that it points at, in one line.
    #[track_caller]
    pub(crate) fn words(self, words: &str) -> Self {
        let site = self.outcome.site().clone();
        self.which(&format!("at the words {words}"), |finding| {
            let number = |name: &str| usize::try_from(finding[name].as_u64().unwrap_or(0)).unwrap_or(0);
            let text = site.read(finding["file"].as_str().unwrap_or_default());
            let line =
                text.trim_start_matches('\u{feff}').lines().nth(number("line") - 1).unwrap_or_default();
            let pointed: String = line
                .chars()
                .skip(number("column") - 1)
                .take(number("end_column").saturating_sub(number("column")))
                .collect();
            finding["line"] == finding["end_line"] && pointed == words
        })
    }

    #[track_caller]
    pub(crate) fn nearest(self, nearest: &str) -> Self {
        self.which(&format!("nearest {nearest}"), |finding| finding["nearest"] == nearest)
    }

    #[track_caller]
    pub(crate) fn without_nearest(self) -> Self {
        self.which("without a nearest match", |finding| finding["nearest"].is_null())
    }

    /// What is allowed, all of it, in order.
    #[track_caller]
    pub(crate) fn allows(self, allowed: &[&str]) -> Self {
        self.which(&format!("allowing {allowed:?}"), |finding| {
            finding["allowed"] == serde_json::json!(allowed)
        })
    }

    /// Some of what is allowed.
    #[track_caller]
    pub(crate) fn allows_among_others(self, word: &str) -> Self {
        self.which(&format!("allowing {word}"), |finding| {
            finding["allowed"].as_array().is_some_and(|words| words.iter().any(|allowed| allowed == word))
        })
    }

    #[track_caller]
    pub(crate) fn message_contains(self, words: &str) -> Self {
        self.which(&format!("saying {words}"), |finding| {
            finding["message"].as_str().is_some_and(|message| message.contains(words))
        })
    }

    #[track_caller]
    pub(crate) fn help_contains(self, words: &str) -> Self {
        self.which(&format!("advising {words}"), |finding| {
            let help = finding["help"].as_array();
            help.is_some_and(|help| {
                help.iter().any(|line| line.as_str().is_some_and(|line| line.contains(words)))
            })
        })
    }

    #[track_caller]
    pub(crate) fn is_warning(self) -> Self {
        self.which("a warning", |finding| finding["severity"] == "warning")
    }

    #[track_caller]
    pub(crate) fn is_error(self) -> Self {
        self.which("an error", |finding| finding["severity"] == "error")
    }

    /// Where the other thing is that has part in it.
    #[track_caller]
    pub(crate) fn related(self, file: &str, line: Option<u64>) -> Self {
        self.which(&format!("related to {file}:{line:?}"), |finding| {
            let related = &finding["related"];
            related["file"] == file && line.is_none_or(|line| related["line"] == line)
        })
    }

    /// As many are left.
    #[track_caller]
    pub(crate) fn times(self, count: usize) -> Self {
        let found = self.candidates.len();
        self.outcome.expect(found == count, &format!("{found} findings fit, not {count}"));
        self
    }
}
