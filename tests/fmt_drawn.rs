//! `goalpress fmt` over front matter that is drawn: whatever order, spelling, comments and line ends a goal has.

use proptest::prelude::*;
use serde_yaml::Value;

use crate::harness::{Site, goalpress};

/// A key with the values that it is drawn with.
const KEYS: [(&str, &[&str]); 11] = [
    ("number", &[" 9", "   '9'", "\t\"9\"", ""]),
    (
        "title",
        &[
            " 題名",
            " '題: 名'",
            " \"it's \\\"a\\\"\"",
            " |\n  二行の\n\n  # 題名\n",
            " \"二行\n  の題名\"",
            " a#b",
            " 'NO'",
        ],
    ),
    ("category", &[" 施政方針", " \"施政 # 方針\"", " 二行\n  の分類", " \"\\u65bd\""]),
    ("section", &[" 共通", " '共通'", " ''", " ~", " \"null\""]),
    ("deadline", &["", " 12月", " '2022-10-01'", " >-\n  年\n  度末"]),
    ("draft", &[" true", " 'true'"]),
    ("publish_on", &[" 2022-10-01", " \"2022-10-01 09:00\""]),
    ("updated", &[" 2022-10-01"]),
    (
        "aliases",
        &[
            "\n- a\n- 'b'",
            "\n    - a # x\n\n    # y\n    - \"b: c\"",
            " [ a,'b' ]",
            " []",
            "\n  - |\n    a\n  - b",
        ],
    ),
    ("extra", &[" 'x'", "\n  - a\n  - { b: c }", " |+\n  a\n\n"]),
    ("\"more\"", &[" [1,\n  2]", " \"x\""]),
];

const BODIES: [&str; 4] =
    ["", "## どの水準まで  \n\n・一  \n\ta", "\n---\nnumber: 1\n---\n\n\n", "x \n\n   \n"];

#[derive(Clone, Debug)]
struct Drawn {
    lines: Vec<(String, String)>,
    tail: String,
    body: String,
    crlf: bool,
    mark: bool,
}

impl Drawn {
    fn text(&self) -> String {
        let yaml: String = self.lines.iter().map(|(above, entry)| format!("{above}{entry}\n")).collect();
        let text = format!("---\n{yaml}{}---\n{}", self.tail, self.body);
        let text = if self.crlf { text.replace('\n', "\r\n") } else { text };
        if self.mark { format!("\u{feff}{text}") } else { text }
    }
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let above = || prop_oneof![4 => Just(""), 1 => Just("\n"), 2 => Just("# ◆\n"), 1 => Just("\n# ◆ \n#◆\n"), 1 => Just("# ◆\n\n"), 1 => Just("  # ◆\n")];
    let entries: Vec<_> = KEYS
        .iter()
        .map(|(key, values)| {
            let value = proptest::sample::select(*values);
            let comment = prop_oneof![3 => Just(""), 1 => Just("  # ◇"), 1 => Just(" ")];
            let is_there = proptest::bool::weighted(0.7);
            (above(), value, comment, is_there).prop_map(move |(above, value, comment, is_there)| {
                let ends_in_line = !value.contains('\n');
                let comment = if ends_in_line { comment } else { "" };
                is_there.then(|| (above.to_owned(), format!("{key}:{value}{comment}")))
            })
        })
        .collect();
    let lines = entries.prop_map(|lines| lines.into_iter().flatten().collect::<Vec<_>>()).prop_shuffle();
    (lines, above(), proptest::sample::select(&BODIES[..]), any::<bool>(), proptest::bool::weighted(0.2))
        .prop_map(|(lines, tail, body, crlf, mark)| Drawn {
            lines,
            tail: tail.to_owned(),
            body: body.to_owned(),
            crlf,
            mark,
        })
}

/// The two parts of a file, by this test's own reading, with line feeds.
fn parts(text: &str) -> (String, String) {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (yaml, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
    (yaml.to_owned(), body.trim_end_matches('\n').to_owned())
}

/// Front matter as words: goalpress takes every scalar for words, and nothing for no words.
fn words(value: Value) -> Value {
    match value {
        Value::Null => Value::String(String::new()),
        Value::Bool(truth) => Value::String(truth.to_string()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::String(words) if words == "null" || words == "~" => Value::String(String::new()),
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(words).collect()),
        Value::Mapping(mapping) => {
            let mut entries: Vec<(String, Value)> = mapping
                .into_iter()
                .map(|(key, value)| (key.as_str().unwrap().to_owned(), words(value)))
                .collect();
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Mapping(entries.into_iter().map(|(key, value)| (Value::String(key), value)).collect())
        }
        other => other,
    }
}

fn count(text: &str, what: char) -> usize {
    text.chars().filter(|letter| *letter == what).count()
}

fn keys(yaml: &str) -> Vec<&str> {
    let known = KEYS.iter().map(|(key, _)| *key);
    let order =
        ["number", "category", "title", "deadline", "section", "draft", "publish_on", "updated", "aliases"];
    let written =
        yaml.lines().filter_map(|line| known.clone().find(|key| line.starts_with(&format!("{key}:"))));
    written.filter(|key| order.contains(key)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_drawn_says_the_same_once_formatted(goals in proptest::collection::vec(drawn(), 12)) {
        let file = |place: usize| format!("content/2022/policy/{place:02}-goal.md");
        let mut site = Site::new();
        for (place, goal) in goals.iter().enumerate() {
            site = site.file(&file(place), &goal.text());
        }
        let ran = goalpress(&site.root(), &["fmt", "--lang", "en"], &[]);
        prop_assert_eq!(ran.status, 0, "{}", ran.told());
        for (place, goal) in goals.iter().enumerate() {
            let (before, after) = (goal.text(), site.read(&file(place)));
            if ran.stderr.contains(&file(place)) {
                // Text of several lines whose last empty lines count can be put before no other key.
                prop_assert!(before.contains("|+") && ran.stderr.contains("certainty"), "{}\n{}", before, ran.told());
                prop_assert_eq!(&before, &after);
                continue;
            }
            let ((old, old_body), (new, new_body)) = (parts(&before), parts(&after));
            let read = |yaml: &str| words(serde_yaml::from_str(yaml).unwrap());
            prop_assert_eq!(read(&old), read(&new), "{}\n{}", before, after);
            prop_assert_eq!(old_body, new_body);
            for comment in ['◆', '◇', '#'] {
                prop_assert_eq!(count(&before, comment), count(&after, comment), "{}\n{}", before, after);
            }
            let is_plain = !after.contains(['\r', '\u{feff}']) && after.ends_with('\n');
            prop_assert!(is_plain);
            let order = ["number", "category", "title", "deadline", "section", "draft", "publish_on", "updated", "aliases"];
            let places: Vec<_> = keys(&new).iter().map(|key| order.iter().position(|known| known == key)).collect();
            prop_assert!(places.is_sorted(), "{}", after);
        }
        let again = goalpress(&site.root(), &["fmt", "--check", "--lang", "en"], &[]);
        prop_assert_eq!(again.status, 0, "{}", again.told());
    }
}
