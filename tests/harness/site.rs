//! A site in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::folder::{Folder, copy_tree};
use super::goal::Goal;
use super::outcome::Outcome;
use super::run::{NOW, goalpress};

/// The configuration of a site that says nothing but what it must.
const SETTINGS: &str = "title: 組織目標\norganisation: 試験市\n";

/// The department of such a site. Its sections stand in an order that no sorting would give.
const DEPARTMENT: &str = "\
---
name: 政策部
created: 令和4年4月1日
officers:
  - { post: 政策部長, name: 試験　太郎 }
sections:
  - { key: digital, name: デジタル行政推進室 }
  - { key: finance, name: 財政課 }
---
政策部の計画です。
";

/// A site in a temporary folder, which goes away with the last copy. Whatever is changed is changed on the disk
/// at once, in all copies.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    folder: Arc<TempDir>,
    name: String,
    variables: Vec<(String, String)>,
}

impl Site {
    /// A small site that has nothing to find fault with: one year, one department, two sections, three goals.
    pub(crate) fn new() -> Self {
        Self::named("site")
    }

    /// The same in a folder of this name.
    pub(crate) fn named(name: &str) -> Self {
        Self::empty(name)
            .settings("")
            .file("content/2022/policy/_index.md", DEPARTMENT)
            .goal("01-common", |goal| goal.section("共通").category("市長特命"))
            .goal("02-booking", |goal| goal.deadline("１２月"))
            .goal("03-budget", |goal| goal.section("財政課").category("行政改革"))
    }

    /// A site with every kind of page and everything that can be linked.
    pub(crate) fn complete() -> Self {
        Self::new()
            .settings(
                "base_url: https://example.jp/goals/\nfooter: 下の文\ncontact: { name: 政策経営課, email: a@example.jp }\n\
                 licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.ja }\n",
            )
            .file("content/about.md", "---\ntitle: 説明\n---\n# 大\n\n## 中\n\n[部](2022/policy/_index.md#goals)\n")
            .file("content/2022/_index.md", "---\n---\n[予約](policy/02-booking.md)\n")
            .file("content/2021/policy/_index.md", "---\nname: 政策部\n---\n")
            .file("content/2021/policy/01-old.md", &Goal::new("01-old").section("共通").deadline("随時").text())
            .goal("02-booking", |goal| {
                goal.deadline("１２月").extra("aliases: [2021/policy/02-old, old.html]").level(
                    "### 小見出し\n\n本文[^a]と[予算](03-budget.md#text-level)、[図](plan.pdf)\n\n[^a]: 注[^b]\n[^b]: 注の注\n\n\
                     | a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] 済\n- [ ] 未\n\n![図](plan.png)",
                )
            })
            .bytes("content/2022/policy/plan.pdf", b"pdf")
            .bytes("content/2022/policy/plan.png", b"png")
    }

    /// A folder with nothing in it.
    pub(crate) fn empty(name: &str) -> Self {
        let folder = Arc::new(TempDir::with_prefix("goalpress-test-").expect("a temporary folder"));
        fs::create_dir(folder.path().join(name)).expect("a folder for the site");
        Self { folder, name: name.to_owned(), variables: Vec::new() }
    }

    /// The plan that the repository carries.
    pub(crate) fn real() -> Self {
        let site = Self::empty("site");
        copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &site.root().join("content"));
        site
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    /// A place beside the site's folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The smallest configuration with these lines after it.
    #[track_caller]
    pub(crate) fn settings(self, more: &str) -> Self {
        self.file("content/site.yaml", &format!("{SETTINGS}{more}"))
    }

    /// Adds lines to the configuration that is there.
    pub(crate) fn settings_more(self, more: &str) -> Self {
        let text = self.read("content/site.yaml");
        self.file("content/site.yaml", &format!("{text}{more}"))
    }

    /// Writes a file; its path is relative to the site's folder.
    #[track_caller]
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a file that need not be text.
    #[track_caller]
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self
    }

    /// Writes a goal of the department `policy`, right but for what `change` does to it.
    #[track_caller]
    pub(crate) fn goal(self, name: &str, change: impl FnOnce(Goal) -> Goal) -> Self {
        let path = format!("content/2022/policy/{name}.md");
        let text = change(Goal::new(name)).text();
        self.file(&path, &text)
    }

    /// Removes a file, or a folder with everything in it.
    #[track_caller]
    pub(crate) fn remove(self, path: &str) -> Self {
        let path = self.root().join(path);
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self
    }

    /// Changes the first occurrence of some words in a file.
    #[track_caller]
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not hold {from}");
        self.file(path, &text.replacen(from, to, 1))
    }

    /// Sets a variable of the environment for the runs to come.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A file's text.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Everything in the site's own output folder.
    pub(crate) fn public(&self) -> Folder {
        Folder::read(&self.root().join("public"))
    }

    /// `goalpress build`.
    #[track_caller]
    pub(crate) fn build(&self) -> Outcome {
        self.build_with(&[])
    }

    /// `goalpress build` with more arguments.
    #[track_caller]
    pub(crate) fn build_with(&self, arguments: &[&str]) -> Outcome {
        self.run("build", arguments)
    }

    /// `goalpress check`.
    #[track_caller]
    pub(crate) fn check(&self) -> Outcome {
        self.check_with(&[])
    }

    /// `goalpress check` with more arguments.
    #[track_caller]
    pub(crate) fn check_with(&self, arguments: &[&str]) -> Outcome {
        self.run("check", arguments)
    }

    /// Runs a command in the site's folder. Unless the arguments say otherwise the moment is [`NOW`] and the
    /// findings are told as JSON.
    #[track_caller]
    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> Outcome {
        let mut words = vec![command];
        let says = |name: &str| arguments.iter().any(|argument| argument.starts_with(name));
        if !says("--now") {
            words.extend(["--now", NOW]);
        }
        if !says("--format") {
            words.extend(["--format", "json"]);
        }
        words.extend(arguments);
        let variables: Vec<_> =
            self.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let ran = goalpress(&self.root(), &words, &variables);
        let output = arguments
            .iter()
            .position(|argument| *argument == "--output")
            .map_or_else(|| "public".to_owned(), |place| arguments[place + 1].to_owned());
        Outcome::new(self.clone(), self.root().join(output), ran)
    }
}
