//! Mistakes in the configuration and in a site's own theme.

use crate::harness::Site;

const FILE: &str = "content/site.yaml";

fn with(more: &str) -> Site {
    Site::new().settings(more)
}

#[test]
fn two_keys_are_all_that_a_site_needs() {
    with("").check().is_clean();
}

#[test]
fn a_site_without_configuration_is_told_what_to_write() {
    let outcome = Site::new().remove(FILE).check().status(1);
    outcome.only("settings-missing").in_file(FILE).help_contains("organisation");
}

#[test]
fn title_and_organisation_must_be_there_and_say_something() {
    let outcome = Site::new().file(FILE, "title:\nlanguage: ja\n").check().status(1);
    outcome.finding("empty-value").in_file(FILE).at(1, 1).words("title");
    outcome.finding("missing-key").in_file(FILE).message_contains("organisation");
}

#[test]
fn an_empty_configuration_lacks_both_keys() {
    Site::new().file(FILE, "").check().status(1).finding("missing-key").in_file(FILE).times(2);
}

#[test]
fn an_unreadable_configuration_does_not_blame_the_content() {
    let site = Site::new()
        .file(FILE, "title: 組織目標\norganisation: 試験市\ncategories: [\n")
        .goal("02-booking", |goal| goal.category("自前の分類").extra("budget: 5"));
    let outcome = site.check().status(1).no_finding("category-unknown").no_finding("unknown-key");
    outcome.only("yaml-unclosed").in_file(FILE);
}

#[test]
fn what_does_not_depend_on_the_configuration_is_reported_beside_it() {
    let site = Site::new()
        .file(FILE, "title: [\n")
        .goal("02-booking", |goal| goal.number("0").level("[無](none.md)"));
    let outcome = site.check().status(1);
    outcome.finding("yaml-unclosed").in_file(FILE);
    outcome.finding("number-invalid");
    outcome.finding("broken-link");
}

#[test]
fn values_that_mean_nothing_are_named() {
    let cases = [
        ("language: jp", "jp", Some("ja")),
        ("base_url: example.jp/goals", "example.jp/goals", None),
        ("base_url: ftp://example.jp/", "ftp://example.jp/", None),
        ("source_url: https://example.jp/goals/", "https://example.jp/goals/", None),
        ("source_url: example.jp/{file}", "example.jp/{file}", None),
        ("time_zone: Asia/Tokio", "Asia/Tokio", Some("Asia/Tokyo")),
        ("fiscal_year_start: 13", "13", None),
        ("era: heisei", "heisei", None),
        ("era: westen", "westen", Some("western")),
    ];
    for (line, words, nearest) in cases {
        let outcome = with(&format!("{line}\n")).check().status(1);
        let found = outcome
            .only("invalid-value")
            .in_file(FILE)
            .at(3, line.find(words).unwrap() as u64 + 1)
            .words(words);
        match nearest {
            Some(nearest) => found.nearest(nearest),
            None => found,
        };
    }
}

#[test]
fn values_that_mean_something_pass() {
    for line in [
        "language: ja",
        "base_url: https://example.jp/goals",
        "time_zone: Europe/Paris",
        "fiscal_year_start: ４",
        "era: both",
        "era: era",
        "era: western",
        "footer: 下の文",
        "licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }",
        "contact: { name: 政策経営課, phone: 042-325-0111, email: a@example.jp }",
        "departments: [policy]",
    ] {
        with(&format!("{line}\n")).check().is_clean();
    }
}

#[test]
fn mistakes_about_searching_are_told() {
    let cases = [
        ("kana: apart together", "apart together", "together", Some("together")),
        ("kana: both", "both", "apart", None),
        ("elsewhere: www.example.com/?q={query}", "www.example.com/?q={query}", "https://", None),
        ("elsewhere: ftp://example.com/?q={query}", "ftp://example.com/?q={query}", "https://", None),
        ("elsewhere: https://example.com/?q={query}#a", "https://example.com/?q={query}#a", "「#」", None),
        ("elsewhere: https://example.com/", "https://example.com/", "{query}", None),
        ("elsewhere: https://example.com/?q=a+{query}", "https://example.com/?q=a+{query}", "{query}", None),
        (
            "elsewhere: https://example.com/?q={query}&p={query}",
            "https://example.com/?q={query}&p={query}",
            "{query}",
            None,
        ),
        (
            "elsewhere: https://example.com/?s=1&q={words}",
            "https://example.com/?s=1&q={words}",
            "{query}",
            Some("https://example.com/?s=1&q={query}"),
        ),
    ];
    for (line, words, expected, nearest) in cases {
        let outcome = with(&format!("search:\n  {line}\n")).check().status(1);
        let found = outcome.only("invalid-value").in_file(FILE).words(words).help_contains(expected);
        match nearest {
            Some(nearest) => found.nearest(nearest),
            None => found,
        };
    }
    with("search:\n  kanna: together\n").check().status(1).only("unknown-key").nearest("kana");
    with("search: together\n").check().status(1).only("wrong-type").in_file(FILE);
}

#[test]
fn what_is_said_about_searching_passes() {
    for lines in [
        "search:\n",
        "search: { kana: apart }\n",
        "search:\n  kana: together\n  elsewhere: https://www.example.com/search?q={query}&site=example.jp\n",
        "search:\n  elsewhere: http://example.com:8080/%E6%A4%9C?%71=%7Bquery%7D&&l\n",
    ] {
        with(lines).check().is_clean();
    }
}

#[test]
fn an_english_site_has_english_defaults() {
    let site = with("language: en\n")
        .goal("01-common", |goal| {
            goal.section("common")
                .category("City vision")
                .body("## To which level\n\na\n\n## By which method\n\nb")
        })
        .goal("02-booking", |goal| goal.category("reform").body("## Level\n\na\n\n## Method\n\nb"))
        .goal("03-budget", |goal| goal.category("ｍａｙｏｒ").body("## level\n\na\n\n## method\n\nb"));
    let outcome = site.build().is_clean();
    outcome.page("2022/policy/01-common/").contains("City vision").contains("By which method");
}

#[test]
fn a_link_of_the_configuration_is_an_address() {
    let outcome = with("licence: { name: 独自, url: \"javascript:alert(1)\" }\n").check().status(1);
    outcome.only("invalid-value").in_file(FILE).message_contains("javascript:alert(1)");
    with("contact: { url: ftp://example.jp }\n").check().status(1).only("invalid-value").in_file(FILE);
}

#[test]
fn two_categories_of_one_name_or_key_cannot_be_told_apart() {
    let list = "categories:\n  - { key: a, name: 市長特命 }\n  - { key: a, name: 施政方針 }\n  - { key: c, name: 行政改革 }\n  - { key: d, name: 市長特命 }\n";
    let outcome = with(list).check().status(1);
    outcome.finding("duplicate-name").in_file(FILE).at(5, 12).words("a");
    outcome.finding("duplicate-name").in_file(FILE).at(7, 21).words("市長特命");
    outcome.finding("duplicate-name").times(2);
}

#[test]
fn a_category_whose_name_is_anothers_key_cannot_be_told_apart() {
    let list = "categories:\n  - { key: mayor, name: 市長特命 }\n  - { key: x, name: mayor }\n  - { key: reform, name: 行政改革 }\n  - { key: p, name: 施政方針 }\n";
    with(list).check().status(1).finding("duplicate-name").in_file(FILE).at(5, 21).words("mayor");
}

#[test]
fn two_sections_of_one_name_cannot_be_told_apart() {
    let index = "content/2022/policy/_index.md";
    let site =
        Site::new().replace(index, "name: 財政課", "name: ﾃﾞｼﾞﾀﾙ行政推進室").goal("03-budget", |goal| goal);
    site.check().status(1).only("duplicate-name").in_file(index).at(8, 27).words("ﾃﾞｼﾞﾀﾙ行政推進室");
}

#[test]
fn two_columns_of_one_key_or_heading_cannot_be_told_apart() {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: title }\n    - { key: level }\n    - { key: aim, label: どの水準まで }\n";
    let outcome = with(columns).check().status(1);
    outcome.finding("duplicate-name").in_file(FILE).at(7, 14).words("title");
    outcome.finding("duplicate-name").in_file(FILE).at(9, 26).words("どの水準まで");
}

#[test]
fn a_key_becomes_an_address_and_is_checked() {
    let outcome = with("categories:\n  - { key: Mayor, name: 市長特命 }\n").check().status(1);
    outcome.finding("invalid-key").in_file(FILE).at(4, 12).words("Mayor").nearest("mayor");
    let index = "content/2022/policy/_index.md";
    let outcome = Site::new().replace(index, "key: finance", "key: 財政").check().status(1);
    outcome.only("invalid-key").in_file(index).at(8, 12).words("財政");
    with("theme: ../../etc\n").check().status(1).finding("invalid-key").in_file(FILE).words("../../etc");
    with("departments: [Policy]\n").check().status(1).only("invalid-key").in_file(FILE).nearest("policy");
}

#[test]
fn a_key_that_means_something_else_is_taken() {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: draft, label: 下書き, kind: line }\n";
    with(columns).check().status(1).finding("reserved-key").in_file(FILE).at(7, 14).words("draft");
    let columns = "form:\n  columns:\n    - { key: number, kind: line }\n    - { key: title }\n";
    with(columns).check().status(1).finding("reserved-key").in_file(FILE).at(5, 28);
    let index = "content/2022/policy/_index.md";
    let site = Site::new().replace(index, "name: 財政課", "name: 共通").goal("03-budget", |goal| goal);
    site.check().status(1).only("reserved-key").in_file(index).at(8, 27).words("共通");
}

#[test]
fn a_form_needs_a_number_and_a_title() {
    let outcome = with("form:\n  columns:\n    - { key: deadline }\n").check().status(1);
    outcome.finding("column-missing").in_file(FILE).message_contains("number");
    outcome.finding("column-missing").in_file(FILE).at(4, 3).message_contains("title");
}

#[test]
fn a_column_of_its_own_needs_a_label_and_a_kind_that_exists() {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: budget, kind: money, label: 予算 }\n    - { key: note, kind: line }\n    - { key: state, kind: choice, label: 状況 }\n";
    let outcome = with(columns).check().status(1);
    outcome
        .finding("invalid-value")
        .in_file(FILE)
        .at(7, 28)
        .words("money")
        .allows(&["text", "line", "date", "number", "choice"]);
    outcome.finding("missing-key").in_file(FILE).message_contains("label");
    outcome.finding("missing-key").in_file(FILE).message_contains("choices");
}

#[test]
fn a_label_that_the_theme_does_not_have_is_led_to_the_nearest() {
    let outcome = with("labels: { no_deadlin: なし }\n").check().status(1);
    outcome.only("unknown-key").in_file(FILE).at(3, 11).words("no_deadlin").nearest("no_deadline");
    let site = with("labels: { no_deadline: 定めがない }\n").goal("02-booking", |goal| goal.deadline(""));
    site.build().is_clean().page("2022/policy/02-booking/").contains("定めがない");
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    let outcome = with("theme: municipal\n").check().status(1);
    outcome.only("theme-missing").in_file(FILE).at(3, 8).words("municipal");
    let site = with("theme: municipal\n").file("themes/municipal/assets/style.css", "p { margin: 0 }");
    site.check().is_clean();
}

#[test]
fn a_template_that_is_mistaken_is_shown_at_its_place() {
    let file = "themes/default/templates/page.html";
    let about = "---\ntitle: 説明\n---\n本文\n";
    let site = Site::new().file("content/about.md", about).file(file, "<h1>{{ page.heading }</h1>\n");
    site.check().status(1).only("template-error").in_file(file);
    let site = site.file(file, "<h1>{{ page.headng }}</h1>\n");
    site.check().status(1).finding("template-unknown").in_file(file).words("headng").nearest("heading");
    let site = site.file(file, "<h1>{{ page.heading }}</h1>\n");
    site.build().is_clean().page("about/").contains("説明");
}

#[test]
fn words_that_a_template_asks_for_and_no_language_has_are_named() {
    let file = "themes/default/templates/page.html";
    let about = "---\ntitle: 説明\n---\n本文\n";
    let site = Site::new().file("content/about.md", about).file(file, "<h1>{{ t.greeting }}</h1>\n");
    site.check().status(1).finding("string-missing").message_contains("greeting");
    let site = site.file("themes/default/strings/ja.yaml", "greeting: ようこそ\n");
    site.build().is_clean().page("about/").contains("ようこそ");
}
