//! What the README shows can be read, and its commands are those of the program.

use std::fs;
use std::path::Path;

use serde_yaml::Value;

use crate::harness::{Site, goalpress};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let parts = readme.split("\n```");
    let blocks = parts.skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    blocks.filter(|(name, _)| *name == language).map(|(_, block)| block.to_owned()).collect()
}

/// A pipeline, by the file that its first line names.
fn pipeline(file: &str) -> Value {
    let first = format!("# {file}\n");
    let block = blocks("yaml").into_iter().find(|block| block.starts_with(&first));
    serde_yaml::from_str(&block.unwrap_or_else(|| panic!("no {file}"))).unwrap()
}

/// Every line of commands in a pipeline.
fn lines(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Sequence(items) => items.iter().for_each(|item| lines(item, found)),
        Value::Mapping(mapping) => {
            for (key, value) in mapping {
                match (key.as_str(), value) {
                    (Some("run"), Value::String(line)) => found.push(line.clone()),
                    (Some("script" | "before_script"), Value::Sequence(items)) => {
                        found.extend(items.iter().map(|item| item.as_str().unwrap().to_owned()));
                    }
                    _ => lines(value, found),
                }
            }
        }
        _ => {}
    }
}

fn pipelines() -> Vec<(&'static str, Vec<String>)> {
    [".github/workflows/goals.yml", ".gitlab-ci.yml"]
        .map(|file| {
            let mut found = Vec::new();
            lines(&pipeline(file), &mut found);
            (file, found)
        })
        .to_vec()
}

/// The calls of goalpress in a line of a shell, each as its words.
fn calls(line: &str) -> Vec<Vec<String>> {
    let line = line.split(" #").next().unwrap_or_default();
    let mut calls = Vec::new();
    for part in line.split(['|', '&', ';', '>']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let before = words.iter().take_while(|word| **word != "goalpress").count();
        let is_called = before == 0 || words.first() == Some(&"xargs") || words.first() == Some(&"$");
        if before < words.len() && is_called {
            calls.push(words[before + 1..].iter().map(|word| word.trim_matches('"').to_owned()).collect());
        }
    }
    calls
}

#[test]
fn every_yaml_block_can_be_read() {
    let blocks = blocks("yaml");
    assert!(blocks.len() > 5, "{}", blocks.len());
    for block in blocks {
        let read: Result<Value, _> = serde_yaml::from_str(&block);
        assert!(read.is_ok(), "{read:?}\n{block}");
    }
}

#[test]
fn every_command_is_one_of_the_programs() {
    let shown = ["sh", "console"].map(blocks).concat().join("\n");
    let shown = shown.lines().map(str::to_owned);
    let piped = pipelines().into_iter().flat_map(|(_, lines)| lines);
    let calls: Vec<Vec<String>> = shown.chain(piped).flat_map(|line| calls(&line)).collect();
    assert!(calls.len() > 20, "{calls:?}");
    for call in calls {
        // Whatever stands before it is looked at first.
        let words: Vec<&str> = call.iter().map(String::as_str).chain(["--help"]).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.starts_with('$')).collect();
        let words = if call.last().is_some_and(|word| word.starts_with('$')) {
            [&words[..words.len() - 1], &["https://example.jp/goals", "--help"]].concat()
        } else {
            words
        };
        let ran = goalpress(Path::new("/"), &words, &[]);
        assert_eq!(ran.status, 0, "{}", ran.told());
    }
}

#[test]
fn the_pipelines_publish_a_site_that_is_right_and_refuse_one_that_is_not() {
    for (file, lines) in pipelines() {
        let site = Site::complete();
        let calls: Vec<Vec<String>> = lines.iter().flat_map(|line| calls(line)).collect();
        let run = |site: &Site| -> Vec<i32> {
            let run = |call: &Vec<String>| {
                let words = call.iter().map(|word| {
                    if word.starts_with('$') { "https://city.example/goals" } else { word.as_str() }
                });
                goalpress(&site.root(), &words.collect::<Vec<_>>(), &[]).status
            };
            calls.iter().map(run).collect()
        };
        assert_eq!(run(&site)[0], 1, "{file}: the form of the site is not the common one");
        assert_eq!(goalpress(&site.root(), &["fmt"], &[]).status, 0);
        assert_eq!(run(&site), [0, 0, 0], "{file}: {calls:?}");
        let home = site.read("public/index.html");
        assert!(home.contains("https://city.example/goals/"), "{file}");
        let site = site.goal("02-booking", |goal| goal.category("市長特名"));
        assert_eq!(run(&site)[1..], [1, 1], "{file}");
    }
}

/// The hook works as the README gives it: in a repository of its own, with the program on the path.
#[cfg(unix)]
#[test]
fn the_hook_refuses_what_is_not_formatted_or_not_right() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    let site = Site::complete();
    assert_eq!(goalpress(&site.root(), &["fmt"], &[]).status, 0);
    let hook = blocks("sh").into_iter().find(|block| block.starts_with("#!/bin/sh")).unwrap();
    let site = site.file(".githooks/pre-commit", &hook).file(".gitignore", "/public/\n/.goalpress/\n");
    let hook = site.root().join(".githooks/pre-commit");
    fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_goalpress")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.args(words).current_dir(site.root()).env("PATH", &path).env("HOME", site.root());
        command.env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap()
    };
    let commit = || {
        assert!(git(&["add", "."]).status.success());
        let done = git(&["-c", "user.name=a", "-c", "user.email=a@example.jp", "commit", "-m", "a"]);
        (done.status.success(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
    };
    assert!(git(&["init", "-q"]).status.success());
    assert!(git(&["config", "core.hooksPath", ".githooks"]).status.success());
    let (done, told) = commit();
    assert!(done, "{told}");
    let site = site.clone().file("README.md", "nothing of the content");
    assert!(commit().0);
    let text = site.read("content/about.md");
    let site = site.file("content/about.md", &text.replace("title: 説明", "title: '説明'"));
    let (done, told) = commit();
    assert!(!done && told.contains("content/about.md"), "{told}");
    let site = site.file("content/about.md", &text.replace("title: 説明", "title:"));
    let (done, told) = commit();
    assert!(!done && told.contains("content/about.md"), "{told}");
    site.file("content/about.md", &text).file("content/2022/policy/plan.png", "other");
    assert!(commit().0);
}
