//! `goalpress fmt`: one order and one spelling, and not a word touched.

use std::fs;

use crate::harness::{Folder, Site, goalpress};

const GOAL: &str = "content/2022/policy/01-common.md";
const INDEX: &str = "content/2022/policy/_index.md";

fn fmt(site: &Site, status: i32, arguments: &[&str]) -> String {
    let words: Vec<&str> = ["fmt", "--lang", "en"].iter().chain(arguments).copied().collect();
    let ran = goalpress(&site.root(), &words, &[]);
    assert_eq!(ran.status, status, "{}", ran.told());
    format!("{}{}", ran.stdout, ran.stderr)
}

/// A small site that is in its best form, but for a goal with this text.
fn site(goal: &str) -> Site {
    let site = Site::new();
    fmt(&site, 0, &[]);
    site.file(GOAL, goal)
}

#[track_caller]
fn formats(file: &str, from: &str, to: &str) {
    let site = site("---\n---\n").file(file, from);
    fmt(&site, 0, &[file]);
    assert_eq!(site.read(file), to);
    fmt(&site, 0, &["--check", file]);
}

#[track_caller]
fn leaves(text: &str, reason: &str) {
    let site = site(text);
    let told = fmt(&site, 0, &["--check"]);
    assert!(told.contains(GOAL) && told.contains(reason), "{told}");
    fmt(&site, 0, &[]);
    assert_eq!(site.read(GOAL), text);
}

#[test]
fn the_repositorys_own_content_is_formatted() {
    fmt(&Site::real(), 0, &["--check"]);
}

#[test]
fn what_new_makes_is_formatted() {
    let site = Site::real();
    let new = |arguments: &[&str]| assert_eq!(goalpress(&site.root(), arguments, &[]).status, 0);
    new(&["new", "2022/policy", "garden", "--title", "庭: 一"]);
    new(&["new", "2023/policy", "--from", "2022/policy"]);
    fmt(&site, 0, &["--check"]);
}

#[test]
fn a_goal_has_the_forms_order_and_comments_travel_with_their_key() {
    formats(
        GOAL,
        "---\n# 分類は後で\ncategory: 施政方針  # 暫定\n\n# 公開\nupdated: 2022-10-01\ndraft: false\nextra:   'x'\naliases:\n\
         - a/b   # 古い\n# もっと古い\n-   \"c\"\ntitle : '題: 名'   \ndeadline:\t\"12月\"\n  # 部の全体\nsection: \"共通\"\n\
         number:   '9'\n\n# 終わり\n\n---\n## どの水準まで\n",
        "---\nnumber: 9\n# 分類は後で\ncategory: 施政方針  # 暫定\ntitle: \"題: 名\"\ndeadline: 12月\n# 部の全体\nsection: 共通\n\
         draft: false\n\n# 公開\nupdated: 2022-10-01\naliases:\n  - a/b   # 古い\n  # もっと古い\n  - c\nextra: 'x'\n\n# 終わり\n---\n\
         ## どの水準まで\n",
    );
}

#[test]
fn a_head_comment_stays_at_the_top() {
    formats(
        GOAL,
        "---\n# 注意書き\n\n# 題名\ntitle: 庭\nnumber: 1\n---\n",
        "---\n# 注意書き\n\nnumber: 1\n# 題名\ntitle: 庭\n---\n",
    );
}

#[test]
fn the_order_is_that_of_the_sites_own_form() {
    let columns = "form:\n  columns:\n    - { key: title }\n    - { key: rank, label: 評価, kind: line }\n    - { key: level }\n    \
                   - { key: method }\n    - { key: number }\n";
    let site = Site::new().settings(columns).file(GOAL, "---\nnumber: 1\nrank: A\ntitle: 庭\n---\n");
    fmt(&site, 0, &[GOAL]);
    assert_eq!(site.read(GOAL), "---\ntitle: 庭\nrank: A\nnumber: 1\n---\n");
}

#[test]
fn departments_years_and_pages_have_their_own_order() {
    formats(
        INDEX,
        "---\nsections:\n- {key: digital,   name: \"デジタル\" }\n# 財政\n-   key: finance\n    name: '財政課'   # 旧財務課\n  # 以上\n\
         officers: [{post: \"部長\", name: 藤原　大, }]\ncreated: '令和4年4月1日'\nname: 政策部\n---\n\n導入\n",
        "---\nname: 政策部\ncreated: 令和4年4月1日\nofficers: [{ post: 部長, name: 藤原　大 }]\nsections:\n  \
         - { key: digital, name: デジタル }\n  # 財政\n  - key: finance\n    name: 財政課   # 旧財務課\n  # 以上\n---\n\n導入\n",
    );
    formats("content/2022/_index.md", "---\n\n# 何もない  \n\n--- \n年度", "---\n# 何もない\n---\n年度\n");
    formats(
        "content/about.md",
        "---\ndescription: \"説明\"\ntitle: 'a'\n---\nx\n",
        "---\ntitle: a\ndescription: 説明\n---\nx\n",
    );
}

#[test]
fn quotation_marks_stay_where_something_would_be_lost() {
    for value in [
        "\"計画: 二\"",
        "\"a # b\"",
        "\"- a\"",
        "\" a\"",
        "\"null\"",
        "\"\\u3000a\"",
        "\"a\\tb\"",
        "~",
        "|\n  a  \n    b\n\n  # no comment",
        ">-\n  a\n  b",
        "\"a\n  b\"",
        "a\n  b",
    ] {
        let text = format!("---\ntitle: {value}\ndraft: true\n---\n");
        formats(GOAL, &text.replace("draft: true\n", "").replacen("---\n", "---\ndraft: true\n", 1), &text);
    }
    // A wide space is a letter to YAML.
    formats(GOAL, "---\naliases:\n- a　\ntitle: 題　 \n---\n", "---\ntitle: 題　\naliases:\n  - a　\n---\n");
    formats(GOAL, "---\ntitle: 'it''s: '  # x\n---\n", "---\ntitle: \"it's: \"  # x\n---\n");
    formats(GOAL, "---\ntitle: ''  # x\n---\n", "---\ntitle:  # x\n---\n");
    formats(GOAL, "---\naliases: [ 'a' , \"b, c\",]\n---\n", "---\naliases: [a, \"b, c\"]\n---\n");
}

#[test]
fn line_ends_and_marks_go_and_the_body_stays() {
    let body = "## どの水準まで  \n\n\tx\n・一  \n\n```\n  y  \n```\n  ";
    for (from, mark) in [("\r\n", "\u{feff}"), ("\r", ""), ("\n", "\u{feff}")] {
        let text = format!("{mark}---\nnumber: 1\n---\n{body}").replace('\n', from);
        formats(GOAL, &text, &format!("---\nnumber: 1\n---\n{body}\n"));
    }
    formats(GOAL, "---\nnumber: 1\n---", "---\nnumber: 1\n---\n");
    formats(GOAL, "---\nnumber: 1\n---\nx\n\n\n", "---\nnumber: 1\n---\nx\n");
}

#[test]
fn the_settings_keep_their_order() {
    let text = "\u{feff}# 説明 \r\norganisation: \"b\"\r\n\r\ntitle:   a  \r\nfooter: |\r\n  x  \r\n  y\r\n";
    let site = Site::new().file("content/site.yaml", text);
    fmt(&site, 0, &["content/site.yaml"]);
    // The white space in the footer counts, so that of the other lines stays too.
    let expected = text.replace(['\r', '\u{feff}'], "");
    assert_eq!(site.read("content/site.yaml"), expected);
    formats("content/site.yaml", "title: a  \norganisation: b", "title: a\norganisation: b\n");
}

#[test]
fn what_is_not_certain_is_left_and_named() {
    leaves("---\ntitle: \"a\nnumber: 1\n---\n", "mistake");
    leaves("---\ntitle: a\ntitle: b\nnumber: 1\n---\n", "mistake");
    leaves("---\ntitle: &x a\nnumber: 1\n---\n", "mistake");
    leaves("---\naliases: [&x a, *x]\nnumber: 1\n---\n", "certainty");
    leaves("---\n{ title: a, number: 1 }\n---\n", "certainty");
    leaves("---\n  title: a\n  number: 1\n---\n", "certainty");
    leaves("---\n? title\n: a\n---\n", "certainty");
    // With other line ends the front matter would end earlier.
    leaves("---\nnumber: 1\r---\rtitle: a\n---\nx\n", "certainty");
    leaves("number: 1\n", "mistake");
    leaves("---\ntitle: a\n", "mistake");
    let site = site("---\nnumber: 1\n---\n")
        .file("content/2022/policy/deep/01-a.md", "---\ntitle: a\n---")
        .bytes("content/2022/policy/09-old.md", b"---\ntitle: \x8f\n---\n")
        .file("content/2022/policy/10-both.md", "---\n---\n<<<<<<< a\n=======\n>>>>>>> b\n\n\n");
    let told = fmt(&site, 0, &[]);
    assert!(told.contains("deep/01-a.md: left") && told.contains("09-old.md: left"), "{told}");
    assert!(told.contains("10-both.md: left"), "{told}");
}

#[test]
fn a_check_shows_the_difference_and_writes_nothing() {
    let site = site("---\r\ntitle: 庭\r\nnumber: '1'\r\n---\r\n");
    let before = Folder::read(&site.root());
    let told = fmt(&site, 1, &["--check"]);
    for words in [GOAL, "(other line ends)", "-number: '1'", "+number: 1", "1 of 5 files"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    Folder::read(&site.root()).same_as(&before);
    let told = fmt(&site, 0, &[]);
    assert!(told.starts_with(&format!("{GOAL}\n")) && told.contains("1 of 5"), "{told}");
    assert!(fmt(&site, 0, &["--check"]).contains("Nothing"));
}

#[test]
fn only_what_is_named_is_formatted() {
    let bad = "---\ntitle: a\nnumber: 1\n---\n";
    let site = site(bad)
        .file("content/about.md", "---\ntitle: 'a'\n---\n")
        .bytes("content/2022/policy/plan.png", b"x");
    let before = Folder::read(&site.root());
    for (paths, words) in [
        (&["README.md"][..], "no 'README.md'"),
        (&[GOAL, ".."], "'..' does not lie"),
        (&["content/../content/2021"], "no 'content/../content/2021'"),
    ] {
        let told = fmt(&site, 2, paths);
        assert!(told.contains(words), "{told}");
    }
    Folder::read(&site.root()).same_as(&before);
    fmt(&site, 0, &["content/2022/policy/plan.png", "content/about.md"]);
    assert_eq!(
        (site.read(GOAL), site.read("content/about.md")),
        (bad.to_owned(), "---\ntitle: a\n---\n".to_owned())
    );
    fmt(&site, 1, &["--check", "content/2022"]);
    let ran = goalpress(&site.root().join("content/2022"), &["fmt", "--root", "../..", "policy"], &[]);
    assert!(ran.status == 0 && site.read(GOAL).contains("number: 1\ntitle: a"), "{}", ran.told());
}

#[test]
fn settings_with_mistakes_say_nothing_of_the_order() {
    let site = site("---\ntitle: a\nnumber: 1\n---\n").settings("form:\n  columns:\n    - { key: titel }\n");
    let before = Folder::read(&site.root());
    assert!(fmt(&site, 2, &[]).contains("site.yaml"));
    Folder::read(&site.root()).same_as(&before);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = site("---\ntitle: a\nnumber: 1\n---\n").file("outside.md", "---\ntitle: a\nnumber: 1\n---\n");
    let goal = site.root().join(GOAL);
    fs::set_permissions(&goal, fs::Permissions::from_mode(0o640)).unwrap();
    let link = site.root().join("content/2022/policy/05-link.md");
    symlink(site.root().join("outside.md"), &link).unwrap();
    assert!(fmt(&site, 0, &["content/2022/policy/05-link.md"]).contains("symbolic link"));
    fmt(&site, 0, &[]);
    assert_eq!(fs::metadata(&goal).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(link.is_symlink() && site.read("outside.md").starts_with("---\ntitle"));
    let names = fs::read_dir(goal.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().ends_with(".tmp")));
}

#[test]
fn a_formatted_site_is_built_the_same() {
    let site = Site::complete();
    let crlf = site.read("content/about.md").replace('\n', "\r\n");
    let site = site.file("content/about.md", &crlf);
    site.build().succeeds();
    let before = Folder::published(&site.root().join("public"));
    assert!(!fmt(&site, 0, &[]).contains("Nothing"));
    site.build().succeeds();
    Folder::published(&site.root().join("public")).same_as(&before);
}
