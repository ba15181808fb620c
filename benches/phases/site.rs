//! The sites that the benchmarks share: each is written when the first of them asks for it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{fs, io};

use goalpress::output::OutputPath;
use goalpress::pipeline::{self, Loaded, Sources};
use goalpress::plan::Clock;
use jiff::Timestamp;
use tempfile::TempDir;

use crate::corpus;

/// The moment of every run. All goals of the corpus are public.
const CLOCK: Clock = Clock { now: Timestamp::UNIX_EPOCH, shows_withheld: false };

static FOLDER: OnceLock<PathBuf> = OnceLock::new();
static SMALL: OnceLock<Site> = OnceLock::new();
static LARGE: OnceLock<Site> = OnceLock::new();

/// Says where the sites are to lie; whoever does so removes the folder in the end.
pub(crate) fn lie_in(folder: &Path) {
    let _ = FOLDER.set(folder.to_owned());
}

/// A folder of its own beside the sites, on the same disk.
pub(crate) fn fresh_folder() -> TempDir {
    tempfile::tempdir_in(folder()).expect("a folder can be made")
}

fn folder() -> &'static Path {
    FOLDER.get().expect("main says where")
}

/// The site with so many goals.
pub(crate) fn site(goals: usize) -> &'static Site {
    let site = if goals > 1_000 { &LARGE } else { &SMALL };
    site.get_or_init(|| Site::write(goals))
}

/// A site, and what it is after each phase, made when it is asked for.
#[derive(Default)]
pub(crate) struct Site {
    pub(crate) root: PathBuf,
    sources: OnceLock<Sources>,
    built: OnceLock<PathBuf>,
    files: OnceLock<Vec<(OutputPath, Vec<u8>)>>,
}

impl Site {
    fn write(goals: usize) -> Self {
        let root = folder().join(goals.to_string());
        corpus::write(&root, goals, &[]).expect("a site can be written");
        Self { root, ..Self::default() }
    }

    pub(crate) fn sources(&self) -> &Sources {
        self.sources.get_or_init(|| {
            Sources::read(&self.root, &goalpress::settings::Overrides::default()).expect("a site can be read")
        })
    }

    pub(crate) fn loaded(&self) -> Loaded {
        let loaded = pipeline::judge(self.sources(), CLOCK);
        assert!(loaded.findings.is_empty(), "the site has findings: {:?}", loaded.findings[0]);
        loaded
    }

    /// A folder that the site is built into once.
    pub(crate) fn built(&self) -> &Path {
        self.built.get_or_init(|| {
            let output = self.root.join("public");
            self.build(&output);
            output
        })
    }

    /// Every file of the built site.
    pub(crate) fn files(&self) -> &[(OutputPath, Vec<u8>)] {
        self.files.get_or_init(|| {
            let mut files = Vec::new();
            read_all(self.built(), "", &mut files).expect("a site can be read back");
            files
        })
    }

    /// Runs `goalpress build`.
    pub(crate) fn build(&self, output: &Path) {
        let status = Command::new(env!("CARGO_BIN_EXE_goalpress"))
            .arg("build")
            .arg("--root")
            .arg(&self.root)
            .arg("--output")
            .arg(output)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("the program runs");
        assert!(status.success(), "a build failed");
    }

    /// What a build leaves behind for the next one goes away.
    pub(crate) fn forget(&self) {
        let _ = fs::remove_dir_all(self.root.join(".goalpress"));
    }

    /// Adds a line to a goal.
    pub(crate) fn edit(&self) {
        let folder = self.root.join("content/2023/policy");
        let mut goals: Vec<PathBuf> =
            fs::read_dir(folder).expect("a department").map(|entry| entry.expect("a goal").path()).collect();
        goals.sort();
        let text = fs::read_to_string(&goals[0]).expect("a goal can be read");
        fs::write(&goals[0], format!("{text}- 一行を書き足す。\n")).expect("a goal can be written");
    }
}

fn read_all(folder: &Path, prefix: &str, files: &mut Vec<(OutputPath, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_all(&entry.path(), &format!("{name}/"), files)?;
        } else if let Some(path) = OutputPath::new(&name).filter(|_| !name.starts_with('.')) {
            files.push((path, fs::read(entry.path())?));
        }
    }
    Ok(())
}
