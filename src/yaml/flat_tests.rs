use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::{Index, select};

use super::read;
use crate::yaml::read::read_in_full;
use crate::yaml::{Field, MAXIMUM_BYTES, Shape, split};

fn fields() -> Vec<Field> {
    let texts = ["number", "title", "category", "section", "deadline", "draft", "publish_on", "a", "b-2"];
    let texts = texts.map(|key| (key, Shape::Text));
    let aliases = ("aliases", Shape::list(Shape::Text));
    match Shape::record(texts.into_iter().chain([aliases])) {
        Shape::Record(fields) => fields,
        other => panic!("{other:?}"),
    }
}

/// Whether the quick reader answers, which it may do only where the full reader gives the same and has no issue.
fn answers(text: &str, fields: &[Field]) -> bool {
    let Some(record) = read(text, fields) else {
        return false;
    };
    let (in_full, issues) = read_in_full(text, &Shape::Record(fields.to_vec()));
    assert_eq!(issues, [], "{text:?}");
    assert_eq!(Some(record), in_full, "{text:?}");
    true
}

#[test]
fn flat_texts_are_answered() {
    for text in [
        "",
        "# 注\n\n",
        "number: 9\ntitle: 公共施設予約システムのリニューアル\ncategory: 施政方針\ndeadline: 12月\n",
        "number: 9\r\ntitle:   予約  \r\n\r\nsection:\r\n",
        "title: (仮称)計画:第2期#案",
        "title: '計画: 第2期 # 案'\nb-2: \"\"\na: null\ndraft: \" 令 \"\n",
        "publish_on: 2024-04-01 09:00\ntitle: １：２　３",
        "title:\n# 注: 意\nnumber: 3",
    ] {
        assert!(answers(text, &fields()), "{text:?}");
    }
}

#[test]
fn everything_else_is_left_to_the_full_reader() {
    for text in [
        "title: |\n  予約\n",
        "title: 予約\n  更新\n",
        "title: [予約]\n",
        "title: 予約 [更新]\n",
        "title: {a: b}\n",
        "title: &予約\n",
        "title: *予約\n",
        "title: !予約\n",
        "title: @予約\n",
        "title: ~\n",
        "title: - 予約\n",
        "title: 予約 # 注\n",
        "title: # 注\n",
        "title: 予約: 更新\n",
        "title: 予約:\n",
        "title: \"予\\n約\"\n",
        "title: 'it''s'\n",
        "title: \"予約\" # 注\n",
        "title: \"予約\n",
        "title: \"\n",
        "title:予約\n",
        "title : 予約\n",
        "title: \t予約\n",
        "title: 予\u{85}約\n",
        "title: 予\u{2028}約\n",
        "title: \u{a0}予約\n",
        "title: \u{3000}*予約\n",
        "title: 予\u{feff}約\n",
        "title: 予\u{1}約\n",
        "title: 予約\rnumber: 9\n",
        "title: 予約\r",
        "# 注\rtitle: 予約\n",
        "\u{feff}title: 予約\n",
        " title: 予約\n",
        "? title\n: 予約\n",
        "- title\n",
        "title\n",
        "---\ntitle: 予約\n",
        "title: 予約\n...\n",
        "title: 予約\ntitle: 更新\n",
        "titel: 予約\n",
        "aliases:\n",
        "aliases: /a/\n",
        "aliases:\n- /a/\n",
        "officers:\n",
    ] {
        assert!(!answers(text, &fields()), "{text:?}");
    }
    let long = format!("title: {}\n", "a".repeat(MAXIMUM_BYTES));
    assert!(!answers(&long, &fields()));
    assert!(!answers(": 予約\n", &[Field { key: String::new(), shape: Shape::Text }]));
    let key = "k".repeat(1025);
    assert!(!answers(&format!("{key}: 予約\n"), &[Field { key, shape: Shape::Text }]));
}

/// The plan of the repository is written as flat front matter is meant to be.
#[test]
fn the_goals_of_the_real_plan_are_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/2022/policy");
    let mut goals = 0;
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let yaml = split(&text).unwrap().yaml;
        let is_goal = !path.ends_with("_index.md");
        assert_eq!(answers(&text[yaml], &fields()), is_goal, "{}", path.display());
        goals += usize::from(is_goal);
    }
    assert!(goals > 0);
}

const KEYS: [&str; 16] = [
    "number",
    "title",
    "category",
    "section",
    "deadline",
    "draft",
    "publish_on",
    "a",
    "b-2",
    "aliases",
    "x",
    "null",
    "2022",
    "-a",
    "Title",
    "題",
];

/// What has a meaning in YAML, or nearly.
const PIECES: [&str; 66] = [
    ":",
    ": ",
    " ",
    "  ",
    " :",
    "#",
    " #",
    "# ",
    "-",
    "- ",
    " - ",
    "--",
    "---",
    "...",
    "?",
    "? ",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "&",
    "&a",
    "*",
    "*a",
    "!",
    "!!str ",
    "|",
    "|-",
    ">",
    "%",
    "@",
    "`",
    "~",
    "null",
    "NULL",
    "true",
    "<<",
    "=",
    "(",
    ")",
    "/",
    ".",
    "+",
    "\t",
    "\r",
    "\u{3000}",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{7f}",
    "\u{1}",
    "\u{ffff}",
    "\u{200b}",
    "：",
    "＃",
    "\u{3000}*a",
    "[[[[[[[[[[[[[[[[[[[[[[[[[",
];

const WORDS: [&str; 14] = [
    "予約",
    "計画",
    "12月",
    "１２月",
    "9",
    "010",
    "2024-04-01",
    "09:00",
    "NO",
    "SDGs",
    "（仮称）",
    "𠮷田",
    "é",
    "a",
];

const ENDS: [&str; 6] = ["\n", "\n", "\n", "\r\n", "\n\n", "\r"];

/// A line as authors write it.
fn written() -> impl Strategy<Value = String> {
    let words = || vec(select(&WORDS[..]), 0..4).prop_map(|words| words.join(" "));
    let value = prop_oneof![
        6 => words(),
        1 => words().prop_map(|words| format!("\"{words}\"")),
        1 => words().prop_map(|words| format!("'{words}'")),
    ];
    prop_oneof![
        12 => (select(&KEYS[..9]), value).prop_map(|(key, value)| format!("{key}: {value}")),
        1 => words().prop_map(|words| format!("# {words}")),
        1 => Just(String::new()),
    ]
}

/// A line of whatever YAML has a meaning for.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![select(&PIECES[..]), select(&WORDS[..]), select(&KEYS[..])];
    let value = vec(piece, 0..6).prop_map(|pieces| pieces.concat());
    let key = prop_oneof![4 => select(&KEYS[..]), 1 => select(&PIECES[..])];
    let colon =
        prop_oneof![6 => Just(": "), 1 => Just(":"), 1 => Just(" : "), 1 => Just("： "), 1 => Just(" ")];
    let indent = prop_oneof![8 => Just(""), 1 => Just(" "), 1 => Just("  "), 1 => Just("- ")];
    (indent, key, colon, value).prop_map(|(indent, key, colon, value)| format!("{indent}{key}{colon}{value}"))
}

fn text_of(lines: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let line = (lines, select(&ENDS[..]));
    (vec(line, 0..6), any::<bool>()).prop_map(|(lines, ends)| {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        if ends { text } else { text.trim_end_matches(['\r', '\n']).to_owned() }
    })
}

/// Lines as authors write them, one of them with a value that YAML may have a meaning for.
fn near_miss() -> impl Strategy<Value = String> {
    let piece = prop_oneof![select(&PIECES[..]), select(&WORDS[..])];
    let line = (select(&KEYS[..9]), select(&["", "", "\"", "'"][..]), vec(piece, 1..5))
        .prop_map(|(key, quote, pieces)| format!("{key}: {quote}{}{quote}", pieces.concat()));
    (text_of(written()), line, text_of(written()))
        .prop_map(|(before, line, after)| format!("{}\n{line}\n{after}", before.trim_end()))
}

/// A text as authors write it, with slips: pieces put in, or bits of it taken away.
fn slipped() -> impl Strategy<Value = String> {
    let slip = (any::<Index>(), prop_oneof![4 => select(&PIECES[..]).prop_map(Some), 1 => Just(None)]);
    (text_of(written()), vec(slip, 1..4)).prop_map(|(text, slips)| {
        let mut characters: Vec<String> = text.chars().map(String::from).collect();
        for (at, piece) in slips {
            let at = at.index(characters.len() + 1);
            match piece {
                Some(piece) => characters.insert(at, piece.to_owned()),
                None if at < characters.len() => drop(characters.remove(at)),
                None => {}
            }
        }
        characters.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(4096), ..Default::default() })]

    #[test]
    fn whatever_is_answered_is_what_the_full_reader_gives(
        text in prop_oneof![1 => text_of(written()), 2 => slipped(), 3 => near_miss(), 1 => text_of(hostile()), 1 => ".*"],
    ) {
        answers(&text, &fields());
    }

    #[test]
    fn a_line_that_yaml_gives_no_meaning_is_answered(words in "[a-zぁ-ん一-鿿０-９]{1,20}( [a-z0-9（）、～]{1,8}){0,3}") {
        let text = format!("number: 9\ntitle: {words}\n");
        prop_assert!(answers(&text, &fields()), "{}", text);
        let record = read(&text, &fields());
        prop_assert_eq!(record.as_ref().and_then(|record| record.text("title")), Some(words.as_str()));
    }
}
