//! `goalpress import --update`: work that is there is safe.

use crate::harness::{Folder, NOW, Site};
use crate::import::{bare, import};

const PLAN: &str = "番号,計画・方針等の分類,実施項目,どの水準まで,どのような方法で,いつまで,共通/課名\n\
    1,その他,一,\"・あ\n・い\",方法,年度末,共通\n2,その他,二,う,え,12月,財政課\n";

/// A goal as somebody has worked on it: another order, comments, a key of its own, emphasis and a link.
const WORKED: &str = "---\n# 大事な目標\ntitle: '一'   # 仮\nnumber: 1\ncategory: other\nsection: common\ndeadline: 年度末\n\
    updated: 2022-05-01\n---\n## どのような方法で\n\n**方法**\n\n## どの水準まで\n\n- [あ](02-two.md)\n- い\n";

fn site() -> Site {
    let site = bare().file("plan.csv", PLAN);
    import(&site, 0, &["plan.csv"]);
    site.remove("content/2022/policy/goal-01.md")
        .file("content/2022/policy/01-one.md", WORKED)
        .file("content/2022/policy/02-two.md", "---\nnumber: 3\ntitle: 三\ncategory: その他\nsection: 共通\ndeadline:\n---\n## どの水準まで\n\n水準\n\n## どのような方法で\n\n方法\n")
}

#[test]
fn what_says_the_same_stays_to_the_byte() {
    let site = site();
    let before = Folder::read(&site.root().join("content"));
    let told = import(&site, 0, &["plan.csv", "--update"]);
    assert!(told.contains("Nothing differs") && told.contains("content/2022/policy/02-two.md"), "{told}");
    Folder::read(&site.root().join("content")).same_as(&before);
    import(&site, 2, &["plan.csv"]);
}

#[test]
fn only_what_differs_changes_and_is_shown() {
    let changed =
        PLAN.replace("・い", "・い\n・う").replace("1,その他,一", "1,行政改革,一の二").replace("年度末", "");
    let site = site().file("plan.csv", &format!("{changed}4,その他,四,お,か,年度末,新しい課\n"));
    let before = Folder::read(&site.root().join("content"));
    let told = import(&site, 0, &["plan.csv", "--update", "--dry-run"]);
    Folder::read(&site.root().join("content")).same_as(&before);
    for words in [
        "-title: '一'   # 仮",
        "+title: '一の二'   # 仮",
        "+・う",
        "いつまで is empty in the sheet",
        "+  - { key: section-2, name: 新しい課 }",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    import(&site, 0, &["plan.csv", "--update"]);
    assert_eq!(
        site.read("content/2022/policy/01-one.md"),
        WORKED.replace("'一'", "'一の二'").replace("other", "行政改革").replace("- い\n", "- い\n\n・う\n")
    );
    assert!(site.read("content/2022/policy/goal-04.md").contains("title: 四\n"));
    assert!(site.read("content/2022/policy/02-two.md").contains("title: 三\n"));
    site.check_with(&["--now", NOW]).succeeds();
}

#[test]
fn line_ends_and_the_head_of_the_plan_are_kept() {
    let site = site();
    let index = "---\r\nname: 政策部\r\n# 順番は条例のとおり\r\nsections:\r\n  - { key: finance, name: 財政課 } # 旧\r\n---\r\n序文\r\n";
    let site = site.file("content/2022/policy/_index.md", index).file(
        "plan.csv",
        &format!("作成日,令和4年4月1日\n職名,氏名\n部長,試験　太郎\n\n{PLAN}").replace("財政課", "新課"),
    );
    import(&site, 0, &["plan.csv", "--update"]);
    assert_eq!(
        site.read("content/2022/policy/_index.md"),
        index.replace(" # 旧\r\n", " # 旧\r\n  - { key: section-1, name: 新課 }\r\ncreated: 令和4年4月1日\r\nofficers:\r\n  - { post: 部長, name: 試験　太郎 }\r\n")
    );
}

#[test]
fn a_file_that_cannot_be_read_stops_everything() {
    let site = site().file("content/2022/policy/09-broken.md", "---\nnumber: [\n---\n");
    let before = Folder::read(&site.root().join("content"));
    let told = import(&site, 2, &["plan.csv", "--update"]);
    assert!(told.contains("09-broken.md"), "{told}");
    Folder::read(&site.root().join("content")).same_as(&before);
}
