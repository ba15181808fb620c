//! `goalpress init`: the site that a city begins with.

use std::collections::BTreeSet;

use crate::harness::{Folder, Site, goalpress};

/// Makes a site in place of an empty one.
fn begun(language: &str, now: &str) -> Site {
    let site = Site::empty("site");
    let ran = goalpress(&site.root(), &["init", ".", "--language", language, "--now", now], &[]);
    assert_eq!(ran.status, 0, "{}", ran.told());
    site
}

#[test]
fn a_new_site_builds_without_a_finding_whatever_the_day() {
    for language in ["ja", "en"] {
        for (now, year) in [
            ("1989-01-07", "1988"),
            ("2019-04-01", "2019"),
            ("2020-02-29", "2019"),
            ("2025-03-31 23:59", "2024"),
            ("2025-04-01 00:00", "2025"),
            ("2026-12-31", "2026"),
            ("2099-05-05", "2099"),
        ] {
            let site = begun(language, now);
            site.check_with(&["--now", now, "--deny-warnings"]).is_clean();
            let built = site.build_with(&["--now", now, "--deny-warnings"]).is_clean();
            assert!(built.page(&format!("{year}/policy/")).text().contains(year), "{language} {now}");
            built.nowhere("05-open-data");
        }
    }
}

#[test]
fn it_stays_without_a_finding_as_time_passes_and_a_second_build_writes_nothing() {
    for language in ["ja", "en"] {
        let site = begun(language, "2025-10-01");
        site.check_with(&["--now", "2031-01-01", "--deny-warnings"]).is_clean();
        site.check_with(&["--now", "2025-04-01", "--drafts", "--deny-warnings"]).is_clean();
        site.build().is_clean();
        let before = crate::harness::times(&site.root().join("public"));
        let again = site.build_with(&["--format", "human", "--lang", "en"]).succeeds();
        again.says("Files: 0 written,");
        assert_eq!(crate::harness::times(&site.root().join("public")), before);
        assert!(site.public().holds(".gitkeep"));
    }
}

#[test]
fn it_is_written_as_fmt_writes() {
    for language in ["ja", "en"] {
        let ran = goalpress(&begun(language, "2025-10-01").root(), &["fmt", "--check"], &[]);
        assert_eq!(ran.status, 0, "{}", ran.told());
    }
}

#[test]
fn every_file_is_there_in_both_languages_and_whole() {
    let [japanese, english] =
        ["ja", "en"].map(|language| Folder::read(&begun(language, "2025-10-01").root()));
    assert_eq!(japanese.names(), english.names());
    for name in [".gitattributes", ".gitignore", ".editorconfig", "README.md", "content/accessibility.md"] {
        assert!(japanese.holds(name), "{name}");
    }
    for folder in [japanese, english] {
        for name in folder.names() {
            let text = String::from_utf8(folder.bytes(name).to_vec()).unwrap();
            assert!(text.ends_with('\n') || name == "public/.gitkeep", "{name} has no last newline");
            assert!(!text.contains('\r') && !text.contains(" \n"), "{name}");
            for place in ["{year}", "{next}", "{day}", "{created}", "_day}", "{fiscal"] {
                assert!(!text.contains(place) && !name.contains(place), "{name}: {place}");
            }
        }
    }
}

#[test]
fn nothing_japanese_stands_in_the_english_site_but_the_deadline_words_that_it_explains() {
    let folder = Folder::read(&begun("en", "2025-10-01").root());
    let is_japanese = |letter: char| ('\u{3040}'..='\u{9fff}').contains(&letter);
    let texts = folder.names().into_iter().filter(|name| !name.contains(".vscode"));
    for name in texts {
        let text = String::from_utf8(folder.bytes(name).to_vec()).unwrap();
        let left = text.replace("通年", "").replace("随時", "");
        assert!(!left.contains(is_japanese), "{name}");
    }
}

/// The lines that wait behind a `#`, made valid as the file says.
fn uncommented(text: &str) -> String {
    let line = |line: &str| match line.trim_start().strip_prefix('#') {
        Some(rest) if rest.starts_with(|letter: char| letter != ' ') => line.replacen('#', "", 1),
        _ => line.to_owned(),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn the_configuration_names_every_key_and_all_of_it_can_be_used() {
    for language in ["ja", "en"] {
        let site = begun(language, "2025-10-01");
        let told = goalpress(&site.root(), &["schema", "site"], &[]).stdout;
        let schema: serde_json::Value = serde_json::from_str(&told).unwrap();
        let known: BTreeSet<&str> =
            schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let text = uncommented(&site.read("content/site.yaml"));
        let read: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let named: BTreeSet<&str> = read.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(named, known);
        for (key, inner) in schema["properties"].as_object().unwrap() {
            for name in inner["properties"].as_object().into_iter().flat_map(|inner| inner.keys()) {
                assert!(read[key].get(name).is_some(), "{key}: {name}");
            }
        }
        let site = site.file("content/site.yaml", &text).file("themes/city/theme.yaml", "name: city\n");
        site.check_with(&["--now", "2025-10-01", "--deny-warnings"]).is_clean();
    }
}

#[cfg(unix)]
#[test]
fn the_next_goal_and_the_next_year_follow_as_its_readme_says() {
    for language in ["ja", "en"] {
        let site = begun(language, "2025-10-01");
        let readme = site.read("README.md");
        let commands: Vec<&str> =
            readme.lines().filter_map(|line| line.strip_prefix("goalpress new ")).collect();
        assert_eq!(commands.len(), 2);
        for command in commands {
            let line = format!("'{}' new {command}", env!("CARGO_BIN_EXE_goalpress"));
            let shell =
                std::process::Command::new("sh").args(["-c", &line]).current_dir(site.root()).output();
            let output = shell.unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        }
        site.check_with(&["--now", "2025-10-01"]).succeeds().no_finding("deadline-outside-year");
        assert!(site.read("content/2026/policy/02-city-plan.md").contains("draft: true"));
    }
}

#[test]
fn the_language_is_the_one_that_is_asked_for_or_the_environments() {
    for (arguments, variables, language, words) in [
        (&["init", "a"][..], &[("LC_ALL", "ja_JP.UTF-8")][..], "ja", "作りました"),
        (&["init", "a"], &[("LC_ALL", "en_GB.UTF-8")], "en", "Made a site"),
        (&["init", "a", "--lang", "ja"], &[], "ja", "作りました"),
        (&["init", "a", "--lang", "en", "--language", "ja"], &[], "ja", "Made a site"),
        (&["init", "a", "--language=en", "--lang=ja"], &[], "en", "作りました"),
        (&["init", "a", "--language", "ja"], &[("LC_ALL", "en_GB.UTF-8")], "ja", "作りました"),
    ] {
        let site = Site::empty("site");
        let ran = goalpress(&site.root(), arguments, variables);
        assert!(ran.status == 0 && ran.stdout.contains(words), "{}", ran.told());
        assert!(
            site.read("a/content/site.yaml").contains(&format!("\nlanguage: {language}\n")),
            "{}",
            ran.told()
        );
    }
}

#[cfg(unix)]
#[test]
fn the_commands_that_it_prints_can_be_run_as_they_are() {
    let site = Site::empty("site");
    let parent = site.root();
    for folder in ["plain", "deep/er/みらい市", "with space's $HOME", "-dash"] {
        let ran = goalpress(&parent, &["init", "--lang", "en", "--", folder], &[]);
        assert_eq!(ran.status, 0, "{}", ran.told());
        let commands: Vec<&str> = ran.stdout.lines().filter(|line| line.contains(" --root ")).collect();
        assert_eq!(commands.len(), 3, "{}", ran.told());
        for command in commands.iter().filter(|command| !command.contains(" serve ")) {
            let shell = std::process::Command::new("sh").args(["-c", command]).current_dir(&parent).output();
            let output = shell.unwrap();
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert!(parent.join(folder).join("public/index.html").is_file(), "{folder}");
    }
}
