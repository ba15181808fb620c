//! Characters that the encoding of the tables does not have.

use crate::harness::Site;

const GOAL: &str = "content/2022/policy/02-booking.md";
const INDEX: &str = "content/2022/policy/_index.md";
const SETTINGS: &str = "content/site.yaml";

/// A site whose tables are written for programs that read code page 932 alone.
fn narrow() -> Site {
    Site::new().settings("data: { encoding: cp932 }\n")
}

#[test]
fn names_that_the_code_page_has_pass() {
    let site = narrow()
        .goal("02-booking", |goal| goal.title("髙﨑①Ⅳ㈱～―").level("- 髙橋\n- [ｶﾅ](https://example.jp/𠮷)"));
    site.replace(INDEX, "試験　太郎 }", "髙橋　﨑 } # 𠮷").build().is_clean();
}

#[test]
fn utf_8_has_every_character() {
    Site::new().goal("02-booking", |goal| goal.title("𠮷野の〜🎉")).build().is_clean();
}

#[test]
fn a_title_is_told_with_the_character_its_place_and_what_is_nearest() {
    let site = narrow().goal("02-booking", |goal| goal.title("10〜12月"));
    for outcome in [site.check(), site.build()] {
        let outcome = outcome.status(1);
        outcome
            .only("encoding-unsupported")
            .in_file(GOAL)
            .at(3, 10)
            .words("〜")
            .nearest("～")
            .message_contains("実施項目")
            .message_contains("U+301C");
        assert!(outcome.output().is_empty());
    }
    narrow()
        .goal("02-booking", |goal| goal.title("𠮷野"))
        .check()
        .only("encoding-unsupported")
        .without_nearest();
    // No file of the encoding may turn it into a backslash.
    narrow().goal("02-booking", |goal| goal.title("¥100")).check().only("encoding-unsupported").nearest("￥");
}

#[test]
fn a_text_is_told_in_its_own_column() {
    let site = narrow().goal("02-booking", |goal| goal.level("- 一−二\n- ☺").method("一−二"));
    let outcome = site.check().status(1);
    outcome.finding("encoding-unsupported").times(3);
    outcome
        .finding("encoding-unsupported")
        .in_file(GOAL)
        .at(10, 4)
        .nearest("－")
        .message_contains("どの水準まで");
    outcome.finding("encoding-unsupported").words("☺").at(11, 3).without_nearest();
    outcome.finding("encoding-unsupported").message_contains("どのような方法で");
    let site = narrow().goal("02-booking", |goal| goal.level("- [x] 済"));
    site.check().only("encoding-unsupported").words("[x]").at(10, 3).message_contains("☑");
    // Spelt as an entity it has no place of its own.
    narrow()
        .goal("02-booking", |goal| goal.level("a\n\n&#x20BB7;"))
        .check()
        .only("encoding-unsupported")
        .at(10, 1);
}

#[test]
fn a_value_in_several_lines_has_the_character_s_place() {
    narrow()
        .goal("02-booking", |goal| goal.title("予約\n  の〜更新"))
        .check()
        .only("encoding-unsupported")
        .at(4, 4)
        .words("〜");
    narrow()
        .goal("02-booking", |goal| goal.title("\"\\u301c\""))
        .check()
        .only("encoding-unsupported")
        .at(3, 8);
}

#[test]
fn goals_that_are_not_public_are_checked_too() {
    for extra in ["draft: true", "publish_on: 2099-01-01"] {
        let site = narrow().goal("02-booking", |goal| goal.title("𠮷").extra(extra));
        site.build().status(1).only("encoding-unsupported").in_file(GOAL);
    }
}

#[test]
fn every_value_of_the_form_is_checked() {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: deadline }\n    \
                   - { key: place, label: 場所, kind: line }\n    - { key: day, label: 日, kind: date }\n    \
                   - { key: amount, label: 額, kind: number }\n";
    let goal = |extra: &str| format!("---\nnumber: 1\ntitle: 題\ndeadline: 年度末\n{extra}\n---\n");
    let site = Site::empty("site")
        .file(INDEX, "---\nname: 政策部\n---\n")
        .settings(&format!("data: {{ encoding: CP932 }}\n{columns}"));
    let file = "content/2022/policy/01-a.md";
    let site = site.file(file, &goal("place: 𠮷\nday: 令和4年10月1日\namount: −1"));
    let outcome = site.check().status(1);
    outcome.finding("encoding-unsupported").times(1);
    outcome.finding("encoding-unsupported").in_file(file).at(5, 8).message_contains("場所");
    site.file(file, &goal("place: 髙\nday: 令和4年10月1日\namount: 1")).check().is_clean();
}

#[test]
fn a_department_is_checked() {
    for (from, to, field) in [
        ("政策部\n", "政𠮷部\n", "name"),
        ("政策部長", "𠮷長", "post"),
        ("試験　太郎", "𠮷野", "name"),
        ("財政課", "𠮷課", "name"),
    ] {
        let site = Site::new().remove("content/2022/policy/03-budget.md");
        let site = site.settings("data: { encoding: cp932 }\n").replace(INDEX, from, to);
        site.check()
            .status(1)
            .only("encoding-unsupported")
            .in_file(INDEX)
            .words("𠮷")
            .message_contains(field);
    }
}

#[test]
fn the_configuration_is_checked() {
    let narrow = "data: { encoding: cp932 }\n";
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title, label: 題, hint: 〜まで }\n    \
                   - { key: rank, label: 順位𠮷, kind: choice, choices: [甲, ☺] }\n";
    let site = Site::new().settings(&format!("{narrow}{columns}"));
    let outcome = site.check().status(1);
    outcome.finding("encoding-unsupported").times(3);
    for (words, field) in [("〜", "hint"), ("𠮷", "label"), ("☺", "choices")] {
        outcome.finding("encoding-unsupported").in_file(SETTINGS).words(words).message_contains(field);
    }
    let categories = "categories:\n  - { key: a, name: 〜, description: 𠮷 }\n";
    let outcome = Site::new().settings(&format!("{narrow}{categories}")).check().status(1);
    outcome.finding("encoding-unsupported").times(2);
    let site = Site::new().file(SETTINGS, &format!("title: 目標𠮷\norganisation: 𠮷市\n{narrow}"));
    site.check().status(1).only("encoding-unsupported").in_file(SETTINGS).at(2, 15);
}

#[test]
fn a_run_that_remembers_a_wide_build_finds_it_too() {
    let site = Site::new().goal("02-booking", |goal| goal.title("𠮷野"));
    site.build().is_clean();
    site.settings_more("data: { encoding: cp932 }\n")
        .build()
        .status(1)
        .only("encoding-unsupported")
        .in_file(GOAL);
}
