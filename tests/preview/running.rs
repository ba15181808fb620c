//! A preview that runs.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::Value;

use super::client::{self, Response, until};
use crate::harness::{NOW, Site};

/// What begins the line of the Japanese preview that tells its address.
const READY: &str = "下見：http://";

/// A running `goalpress serve`, which ends with this value whatever becomes of the test.
#[derive(Debug)]
pub(crate) struct Preview {
    child: Child,
    printed: Arc<Mutex<String>>,
    /// The address with its port.
    pub(crate) address: String,
    /// The path at which the site lies.
    pub(crate) base: String,
    pub(crate) site: Site,
}

impl Preview {
    /// Serves a site at a port that the system chooses.
    pub(crate) fn start(site: &Site) -> Self {
        Self::start_with(site, &["--port", "0"])
    }

    /// Serves a site with arguments. Unless they say otherwise the moment is [`NOW`].
    pub(crate) fn start_with(site: &Site, arguments: &[&str]) -> Self {
        let root = site.root();
        let mut command = Command::new(env!("CARGO_BIN_EXE_goalpress"));
        command.arg("serve").arg("--root").arg(&root).args(arguments);
        if !arguments.contains(&"--now") {
            command.args(["--now", NOW]);
        }
        command.current_dir(&root).env_clear().env("LC_ALL", "C").stdin(Stdio::null());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let printed = Arc::new(Mutex::new(String::new()));
        collect(child.stdout.take().expect("a pipe"), &printed);
        collect(child.stderr.take().expect("a pipe"), &printed);
        let (address, base) = (String::new(), String::new());
        // From here on the process is ended even if it never says that it is ready.
        let mut preview = Self { child, printed, address, base, site: site.clone() };
        let place = until("the preview's address", || {
            let printed = preview.printed();
            let line = printed.lines().find_map(|line| line.strip_prefix(READY)).map(str::to_owned);
            line.ok_or(printed)
        });
        let (address, base) = place.split_once('/').expect("an address with a path");
        (preview.address, preview.base) = (address.to_owned(), format!("/{base}"));
        preview
    }

    /// Everything that it printed so far.
    pub(crate) fn printed(&self) -> String {
        self.printed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    /// The full address of a page that is named as in the built site.
    pub(crate) fn url(&self, address: &str) -> String {
        format!("http://{}{}{address}", self.address, self.base)
    }

    /// Changes the site on the disk.
    pub(crate) fn edit(&self, change: impl FnOnce(Site) -> Site) {
        change(self.site.clone());
    }

    /// Asks for a path below the host.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
        client::request(&self.address, method, path, headers, "")
            .unwrap_or_else(|error| panic!("{method} {path}: {error}\n{}", self.printed()))
    }

    /// A page or file of the site, by its address in the built site.
    pub(crate) fn get(&self, address: &str) -> Response {
        self.ask("GET", &format!("{}{address}", self.base), &[])
    }

    /// Waits until a page shows some words.
    #[track_caller]
    pub(crate) fn shows(&self, address: &str, words: &str) {
        self.comes_to(address, words, |page| page.text().contains(words));
    }

    /// Waits until a page does not show some words.
    #[track_caller]
    pub(crate) fn hides(&self, address: &str, words: &str) {
        self.comes_to(address, words, |page| !page.text().contains(words));
    }

    /// Waits until an address is answered by a status.
    #[track_caller]
    pub(crate) fn answers(&self, address: &str, status: u16) {
        self.comes_to(address, &status.to_string(), |page| page.status == status);
    }

    /// Waits until the answer at an address is as it should be.
    #[track_caller]
    pub(crate) fn comes_to(&self, address: &str, what: &str, fits: impl Fn(&Response) -> bool) {
        until(&format!("{address}: {what}"), || {
            let response = self.get(address);
            if fits(&response) {
                return Ok(());
            }
            let body = String::from_utf8_lossy(&response.body).into_owned();
            Err(format!("{}\n{body}\n{}", response.status, self.printed()))
        });
    }

    /// What the preview's script is told of a page.
    pub(crate) fn state(&self, address: &str) -> Value {
        let answer = self.ask("GET", &format!("/.goalpress/state?path={}{address}", self.base), &[]);
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
        serde_json::from_slice(&answer.body).expect("a state in JSON")
    }

    /// Waits for a finding of a rule in what the script is told of a page.
    #[track_caller]
    pub(crate) fn finding(&self, address: &str, rule: &str) -> Value {
        until(rule, || {
            let state = self.state(address);
            let findings = state["report"]["findings"].as_array().cloned().unwrap_or_default();
            let found = findings.into_iter().find(|finding| finding["rule"] == rule);
            found.ok_or_else(|| format!("{state:#}"))
        })
    }

    /// Waits until nothing is found any more.
    #[track_caller]
    pub(crate) fn is_clean(&self) {
        until("no findings", || {
            let state = self.state("");
            if state["report"]["findings"] == serde_json::json!([]) {
                return Ok(());
            }
            Err(format!("{state:#}"))
        });
    }

    /// Sends what Ctrl-C sends.
    pub(crate) fn interrupt(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
    }

    /// Waits for the end; the exit status, or `None` for a signal.
    pub(crate) fn ended(&mut self) -> Option<i32> {
        until("the end", || {
            let ended = self.child.try_wait().expect("a child can be waited for");
            ended.map(|status| status.code()).ok_or_else(|| "it still runs".to_owned())
        })
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already, and then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads a pipe as it comes, so that the process never waits for a reader.
fn collect(pipe: impl Read + Send + 'static, printed: &Arc<Mutex<String>>) {
    let printed = Arc::clone(printed);
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines() {
            let Ok(line) = line else { return };
            printed.lock().unwrap_or_else(PoisonError::into_inner).push_str(&format!("{line}\n"));
        }
    });
}
