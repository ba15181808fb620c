//! Runs the real binary, with nothing of the machine around it but a path.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// The moment of every run that names no other: tests never look at the clock.
pub(crate) const NOW: &str = "2022-06-01";

/// A run that takes longer than this hangs. Far more than any run needs, however busy the machine.
const HANGS: Duration = Duration::from_secs(40);

/// What a run left behind.
#[derive(Clone, Debug)]
pub(crate) struct Ran {
    pub(crate) command: String,
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// Everything that a person needs to see why a test failed.
    pub(crate) fn told(&self) -> String {
        format!(
            "{}\n--- status {}\n--- stdout\n{}\n--- stderr\n{}",
            self.command, self.status, self.stdout, self.stderr
        )
    }
}

/// Runs goalpress in `folder` with arguments and variables. A panic, a signal or a run without end fails the test.
pub(crate) fn goalpress(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goalpress"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", "C")
        .envs(variables.iter().copied());
    let words = format!("goalpress {}   (in {})", arguments.join(" "), folder.display());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{words}: {error}"));
    let stdout = drain(child.stdout.take().expect("a pipe"));
    let stderr = drain(child.stderr.take().expect("a pipe"));
    let status = wait(&mut child, &words);
    let text = |reader: JoinHandle<Vec<u8>>| {
        let bytes = reader.join().expect("the reader of a pipe");
        String::from_utf8(bytes).unwrap_or_else(|error| panic!("{words}: printed no UTF-8: {error}"))
    };
    let ran = Ran { command: words.clone(), status: 0, stdout: text(stdout), stderr: text(stderr) };
    assert!(!ran.stderr.contains("panicked"), "a panic\n{}", ran.told());
    let Some(status) = status else { panic!("ended by a signal\n{}", ran.told()) };
    Ran { status, ..ran }
}

fn drain(mut pipe: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        bytes
    })
}

/// The exit status; `None` for a signal.
fn wait(child: &mut Child, words: &str) -> Option<i32> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return status.code();
        }
        if started.elapsed() > HANGS {
            // It may have ended at this very moment, and then there is nothing to kill.
            let _ = child.kill();
            panic!("does not end: {words}");
        }
        thread::sleep(Duration::from_millis(2));
    }
}
