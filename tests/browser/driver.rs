//! A browser that a test drives.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::Tab;
use crate::preview::{GUARD, request};

/// Where Debian and others put them.
const CHROMIUM: [&str; 4] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
const CHROMEDRIVER: [&str; 3] =
    ["/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver", "/snap/bin/chromium.chromedriver"];

/// The browser asks for nothing but the preview: no updates, no experiments, no first words.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1000,700",
];

/// A browser is heavy: several at once would keep each other, and the tests beside them, from being in time.
static TURN: Mutex<()> = Mutex::new(());

/// Whether it was told that the tests are left out.
static TOLD: Once = Once::new();

/// A browser with a profile of its own, which ends with this value.
pub(crate) struct Browser {
    driver: Child,
    address: String,
    session: String,
    /// The browser's own process, where the driver tells it.
    process: Option<u64>,
    /// Dropped last, so that the next browser starts when this one is gone.
    profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts a browser; `None` where the machine has none, which is printed.
    pub(crate) fn start() -> Option<Self> {
        let find = |places: &[&'static str]| places.iter().copied().find(|place| Path::new(place).exists());
        if let (Some(chromium), Some(driver)) = (find(&CHROMIUM), find(&CHROMEDRIVER)) {
            return Some(Self::launch(chromium, driver));
        }
        let is_required = env::var("GOALPRESS_BROWSER_TESTS").is_ok_and(|value| value == "required");
        assert!(!is_required, "browser tests are required: no chromium or chromedriver on this machine");
        // Once is enough, past the capture of a test's output: whoever reads the result must see what was not tried.
        TOLD.call_once(|| {
            let words = b"browser tests left out: no chromium or chromedriver on this machine\n";
            // Nobody may be reading; then there is nobody to tell.
            let _ = std::io::stderr().write_all(words);
        });
        None
    }

    fn launch(chromium: &str, driver: &str) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = TempDir::with_prefix("goalpress-browser-").expect("a temporary folder");
        let mut command = Command::new(driver);
        command.arg("--port=0").env("HOME", profile.path()).env("TMPDIR", profile.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("chromedriver starts");
        let (sender, ports) = mpsc::channel();
        let pipe = child.stdout.take().expect("a pipe");
        thread::spawn(move || {
            // The first line says that the port is 0, the later one which port that became.
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                let port =
                    line.rsplit_once("on port ").map(|(_, port)| port.trim_end_matches('.').to_owned());
                if let Some(port) = port.and_then(|port| port.parse::<u16>().ok()).filter(|port| *port != 0) {
                    // The test may be over; the pipe is still read to its end.
                    let _ = sender.send(port);
                }
            }
        });
        let (address, session) = (String::new(), String::new());
        let mut browser = Self { driver: child, address, session, process: None, profile, _turn: turn };
        let port = ports.recv_timeout(GUARD).expect("chromedriver tells its port");
        browser.address = format!("127.0.0.1:{port}");
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", browser.profile.path().join("profile").display()));
        let options = json!({ "binary": chromium, "args": arguments });
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let made = browser
            .send("POST", "/session", &json!({ "capabilities": { "alwaysMatch": wanted } }))
            .unwrap_or_else(|error| panic!("no session: {error}"));
        made["sessionId"].as_str().expect("a session").clone_into(&mut browser.session);
        browser.process = made["capabilities"]["goog:processID"].as_u64();
        browser
    }

    /// Sends a command of the protocol; the value of the answer, or what went wrong.
    fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let response = request(&self.address, method, path, &[], &body).map_err(|error| error.to_string())?;
        let answer: Value = serde_json::from_slice(&response.body).map_err(|error| error.to_string())?;
        if response.status == 200 { Ok(answer["value"].clone()) } else { Err(answer["value"].to_string()) }
    }

    /// Sends a command of this session.
    pub(crate) fn command(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.send(method, &format!("/session/{}{path}", self.session), body)
    }

    /// Opens an address in a new tab, and waits until the preview has drawn its bar.
    pub(crate) fn open(&self, address: &str) -> Tab<'_> {
        let tab = self.tab();
        tab.goes_to(address);
        tab
    }

    /// Opens an address that is no page of the preview in a new tab.
    pub(crate) fn open_without_bar(&self, address: &str) -> Tab<'_> {
        let tab = self.tab();
        tab.leaves_for(address);
        tab
    }

    fn tab(&self) -> Tab<'_> {
        let made = self.command("POST", "/window/new", &json!({ "type": "tab" })).expect("a new tab");
        Tab::new(self, made["handle"].as_str().expect("a handle").to_owned())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Whatever has gone wrong before: the processes are killed below.
            let _ = self.command("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        if let Some(process) = self.process {
            let mut kill = Command::new("kill");
            let _ = kill.args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status();
        }
    }
}
