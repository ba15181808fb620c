//! What `goalpress init` prepares for editors: schemas that fit, and snippets that become goals.

use serde_json::Value;

use crate::harness::{Folder, NOW, Site, goalpress};

fn begun(language: &str) -> Site {
    let site = Site::empty("site");
    let ran = goalpress(&site.root(), &["init", ".", "--language", language, "--now", NOW], &[]);
    assert_eq!(ran.status, 0, "{}", ran.told());
    site
}

fn json(site: &Site, file: &str) -> Value {
    serde_json::from_str(&site.read(file)).unwrap()
}

#[test]
fn the_schemas_are_those_that_the_program_prints_and_fit_the_files() {
    for language in ["ja", "en"] {
        let site = begun(language);
        let files = Folder::read(&site.root().join("content"));
        for what in ["site", "department", "goal"] {
            let printed = goalpress(&site.root(), &["schema", what], &[]).stdout;
            assert_eq!(site.read(&format!(".vscode/{what}.schema.json")), printed);
            let schema = jsonschema::validator_for(&serde_json::from_str(&printed).unwrap()).unwrap();
            let mut judged = 0;
            for name in files.names() {
                let is_meant = match what {
                    "site" => name == "site.yaml",
                    "department" => name.ends_with("/_index.md") && name.matches('/').count() == 2,
                    _ => !name.ends_with("/_index.md") && name.matches('/').count() == 2,
                };
                if !is_meant {
                    continue;
                }
                judged += 1;
                let text = String::from_utf8(files.bytes(name).to_vec()).unwrap();
                let yaml = if what == "site" { &text } else { text.split("---\n").nth(1).unwrap() };
                let read: Value = serde_yaml::from_str(yaml).unwrap();
                assert!(schema.validate(&read).is_ok(), "{name}: {:?}", schema.validate(&read));
            }
            assert!(judged > 0, "{what}");
        }
        let mapped = &json(&site, ".vscode/settings.json")["yaml.schemas"];
        let (schema, file) = mapped.as_object().unwrap().iter().next().unwrap();
        assert!(site.root().join(schema).is_file() && site.root().join(file.as_str().unwrap()).is_file());
        assert!(json(&site, ".vscode/extensions.json")["recommendations"].is_array());
    }
}

/// A snippet as an editor leaves it when each place is left at once: the first choice, or the words that are given.
fn expanded(snippet: &Value, words: &[(&str, &str)]) -> String {
    let lines: Vec<&str> =
        snippet["body"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let mut text = lines.join("\n") + "\n";
    let mut stop = 1;
    while let Some(start) = text.find('$') {
        let end = start + 1 + text[start + 1..].find(|letter: char| !letter.is_ascii_digit()).unwrap();
        let (inner, end) = match text[start..].strip_prefix("${") {
            Some(inner) => {
                let close = inner.find('}').unwrap();
                (&inner[..close], start + 2 + close + 1)
            }
            None => (&text[start + 1..end], end),
        };
        let rest = inner.trim_start_matches(|letter: char| letter.is_ascii_digit());
        assert_eq!(inner[..inner.len() - rest.len()], stop.to_string(), "{text}");
        let key = text[..start].rsplit(['\n', '{', ',']).next().unwrap().trim().trim_start_matches("- { ");
        let given = words.iter().find(|(name, _)| *name == key).map(|(_, words)| (*words).to_owned());
        let default = rest.trim_matches([':', '|']).split(',').next().unwrap().to_owned();
        text.replace_range(start..end, &given.unwrap_or(default));
        stop += 1;
    }
    text.replace("\\}", "}")
}

#[test]
fn the_snippets_are_a_goal_and_a_department_in_the_sites_own_words() {
    for (language, label, section) in
        [("ja", "どの水準まで", "広報課"), ("en", "To which level", "Publicity")]
    {
        let site = begun(language);
        let snippets = json(&site, ".vscode/goal.code-snippets");
        let told = snippets.to_string();
        assert!(told.contains(label) && told.contains(section), "{told}");
        let goal = expanded(&snippets["goal"], &[("number:", "9"), ("title:", "題名"), ("", "本文")]);
        assert!(goal.contains("draft: true\n---\n") && goal.contains("number: 9  # "), "{goal}");
        let department = expanded(&snippets["department"], &[("created:", "2022-04-01"), ("", "本文")]);
        let site = site
            .file("content/2022/policy/09-snippet.md", &goal)
            .file("content/2022/new/_index.md", &department)
            .file(
                "content/2022/new/01-goal.md",
                &goal.replace("draft: true", "draft: false").replace('9', "1"),
            );
        let checked = site.check().succeeds();
        let findings = checked.findings();
        let kept = findings.iter().filter(|finding| finding["severity"] == "error");
        assert_eq!(kept.count(), 0, "{goal}\n{department}");
        assert!(checked.site().read("content/2022/policy/09-snippet.md").contains(label));
    }
}
