//! What a run did.

use std::path::PathBuf;

use serde_json::Value;

use super::folder::Folder;
use super::found::Found;
use super::page::Page;
use super::run::Ran;
use super::site::Site;

/// A run that is over. What fails prints the command, its status and everything that it said.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    site: Site,
    output: PathBuf,
    ran: Ran,
}

impl Outcome {
    pub(crate) fn new(site: Site, output: PathBuf, ran: Ran) -> Self {
        Self { site, output, ran }
    }

    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    pub(crate) fn stdout(&self) -> &str {
        &self.ran.stdout
    }

    pub(crate) fn stderr(&self) -> &str {
        &self.ran.stderr
    }

    pub(crate) fn code(&self) -> i32 {
        self.ran.status
    }

    /// Fails with everything that the run said.
    #[track_caller]
    pub(crate) fn fail(&self, why: &str) -> ! {
        panic!("{why}\n{}", self.ran.told())
    }

    #[track_caller]
    pub(crate) fn expect(&self, is_so: bool, why: &str) {
        if !is_so {
            self.fail(why);
        }
    }

    #[track_caller]
    pub(crate) fn status(self, status: i32) -> Self {
        self.expect(self.ran.status == status, &format!("the status is not {status}"));
        self
    }

    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        self.status(0)
    }

    /// It is fine and had nothing to say against the content.
    #[track_caller]
    pub(crate) fn is_clean(self) -> Self {
        let outcome = self.succeeds();
        outcome.expect(outcome.findings().is_empty(), "there are findings");
        outcome
    }

    /// It said some words, on whichever channel.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        let said = self.ran.stdout.contains(words) || self.ran.stderr.contains(words);
        self.expect(said, &format!("it does not say: {words}"));
        self
    }

    #[track_caller]
    pub(crate) fn never_says(self, words: &str) -> Self {
        let said = self.ran.stdout.contains(words) || self.ran.stderr.contains(words);
        self.expect(!said, &format!("it says: {words}"));
        self
    }

    /// The whole JSON document.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.ran.stdout)
            .unwrap_or_else(|error| self.fail(&format!("the standard output is no JSON: {error}")))
    }

    /// Every finding, in the order in which they were told.
    #[track_caller]
    pub(crate) fn findings(&self) -> Vec<Value> {
        match self.json().get("findings").and_then(Value::as_array) {
            Some(findings) => findings.clone(),
            None => self.fail("there is no list of findings"),
        }
    }

    /// The rules of the findings, in order.
    #[track_caller]
    pub(crate) fn rules(&self) -> Vec<String> {
        self.findings()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// The findings of a rule, of which there must be one.
    #[track_caller]
    pub(crate) fn finding(&self, rule: &str) -> Found<'_> {
        let mut findings = self.findings();
        findings.retain(|finding| finding["rule"] == rule);
        self.expect(!findings.is_empty(), &format!("there is no finding {rule}"));
        Found::new(self, findings)
    }

    #[track_caller]
    pub(crate) fn no_finding(self, rule: &str) -> Self {
        self.expect(!self.rules().iter().any(|found| found == rule), &format!("there is a finding {rule}"));
        self
    }

    /// Exactly one finding, of this rule.
    #[track_caller]
    pub(crate) fn only(&self, rule: &str) -> Found<'_> {
        self.expect(self.rules() == [rule], &format!("there is more or less than one finding {rule}"));
        self.finding(rule)
    }

    /// A page by its address.
    #[track_caller]
    pub(crate) fn page(&self, address: &str) -> Page {
        let file = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        let text = std::fs::read_to_string(self.output.join(&file))
            .unwrap_or_else(|error| self.fail(&format!("{file}: {error}")));
        Page::new(address, text)
    }

    /// Every page of the site, by address.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let folder = self.output();
        let files = folder.names().into_iter().filter(|name| name.to_lowercase().ends_with(".html"));
        files.map(|name| self.page(name.strip_suffix("index.html").unwrap_or(name))).collect()
    }

    /// The output as it is now, without goalpress's own files.
    pub(crate) fn output(&self) -> Folder {
        Folder::published(&self.output)
    }

    /// The names of the output's files.
    pub(crate) fn output_files(&self) -> Vec<String> {
        self.output().names().into_iter().map(str::to_owned).collect()
    }

    /// Some words are in no file of the output, goalpress's own included, and in no file's name.
    #[track_caller]
    pub(crate) fn nowhere(self, words: &str) -> Self {
        let folder = Folder::read(&self.output);
        let holding = folder.holding(words);
        self.expect(holding.is_empty(), &format!("{words} is in {holding:?}"));
        self
    }
}
