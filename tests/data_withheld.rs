//! What is withheld is in no data file, spreadsheets unpacked, in no encoding, and in nothing that is exported.

use std::io::{Cursor, Read};

use encoding_rs::SHIFT_JIS;

use crate::harness::{FORMATS, Folder, Goal, Site};

const SECRETS: [&str; 11] = [
    "秘密の題",
    "秘密の水準",
    "秘密の項目",
    "秘密の脚注",
    "秘密の方法",
    "秘密の場所",
    "1987-06-05",
    "1987年6月5日",
    "987654321",
    "himitsu-goal",
    "himitsu-old",
];

const FORM: &str = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: category }\n    \
                    - { key: section }\n    - { key: deadline }\n    \
                    - { key: level, label: どの水準まで, kind: text }\n    - { key: method, label: どのような方法で, kind: text }\n    \
                    - { key: place, label: 場所, kind: line }\n    - { key: day, label: 日, kind: date }\n    \
                    - { key: amount, label: 額, kind: number }\n    - { key: rank, label: 順位, kind: choice, choices: [甲, 乙] }\n";

fn without(encoding: &str) -> Site {
    Site::new().settings(&format!("base_url: https://example.jp/\ndata: {{ encoding: {encoding} }}\n{FORM}"))
}

fn with(encoding: &str, line: &str) -> Site {
    let secret = |goal: Goal| {
        goal.title("秘密の題")
            .category("行政改革")
            .level("秘密の水準[^a]\n\n- 秘密の項目\n\n[^a]: 秘密の脚注")
            .method("秘密の方法")
            .extra("place: 秘密の場所\nday: 1987-06-05\namount: 987654321\nrank: 乙\nupdated: 2022-05-05")
            .extra("aliases: [himitsu-old]")
            .extra(line)
    };
    without(encoding).goal("04-himitsu-goal", secret)
}

const WITHHELD: [&str; 3] = ["draft: true", "publish_on: 2022-10-01", "draft: true\npublish_on: 2020-01-01"];

/// What a file holds: itself, and what is packed into it.
fn contents(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut contents = vec![bytes.to_vec()];
    if bytes.starts_with(b"PK") {
        let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for place in 0..packed.len() {
            let mut part = Vec::new();
            packed.by_index(place).unwrap().read_to_end(&mut part).unwrap();
            contents.push(part);
        }
        assert!(contents.len() > 5);
    }
    contents
}

fn holds(bytes: &[u8], words: &str) -> bool {
    let finds = |words: &[u8]| {
        contents(bytes).iter().any(|content| content.windows(words.len()).any(|window| window == words))
    };
    finds(words.as_bytes()) || finds(&SHIFT_JIS.encode(words).0)
}

#[track_caller]
fn leaks_nothing(folder: &Folder) {
    for name in folder.names() {
        for words in SECRETS {
            assert!(!name.contains(words) && !holds(folder.bytes(name), words), "{words} is in {name}");
        }
    }
}

#[test]
fn what_is_withheld_is_in_no_file_and_the_output_is_as_without_it() {
    for encoding in ["utf-8", "cp932"] {
        let bare = without(encoding);
        bare.build().is_clean();
        for line in WITHHELD {
            let site = with(encoding, line);
            let outcome = site.build().is_clean();
            leaks_nothing(&outcome.output());
            site.public().same_as(&bare.public());
            // Memory of a build that showed it does not bring it back.
            let shown = site.build_with(&["--drafts"]).is_clean();
            let leaking = |words: &&str| {
                shown.output().names().iter().any(|name| holds(shown.output().bytes(name), words))
            };
            let unseen: Vec<_> = SECRETS.iter().filter(|words| !leaking(words)).collect();
            assert!(unseen.is_empty(), "{encoding} {line}: {unseen:?} would not be found");
            site.build().is_clean();
            site.public().same_as(&bare.public());
        }
    }
}

#[test]
fn what_is_withheld_is_in_nothing_that_is_exported() {
    let bare = without("utf-8");
    for line in WITHHELD {
        let site = with("utf-8", line);
        for format in FORMATS {
            let more: &[&[&str]] = match format {
                "form" | "plan" | "stratml" | "codes" | "schema" => &[&[]],
                "departments" | "officers" => &[&[], &["--department", "policy"]],
                _ => &[&[], &["--category", "reform"], &["--department", "policy"]],
            };
            for more in more {
                let arguments = [&[format], *more].concat();
                let printed = site.export(&arguments).bytes();
                for words in SECRETS {
                    assert!(!holds(&printed, words), "{words} is in export {arguments:?}");
                }
                assert!(printed == bare.export(&arguments).bytes(), "{arguments:?} {line}");
            }
        }
    }
    // Nobody can ask for what is withheld.
    with("utf-8", "draft: true").export(&["goals", "--drafts"]).refused(2);
}

#[test]
fn on_its_day_it_is_everywhere() {
    let site = with("utf-8", "publish_on: 2022-10-01");
    let output = site.build_with(&["--now", "2022-10-01"]).is_clean().output();
    for file in [
        "data/goals.csv",
        "data/goals.xlsx",
        "2022/policy/form.xlsx",
        "2022/policy/plan.json",
        "2022/policy/stratml.xml",
        "calendar.ics",
        "category/reform/atom.xml",
        "goals.json",
    ] {
        assert!(holds(output.bytes(file), "秘密の題"), "{file}");
    }
}
