//! `goalpress new`: the next goal, and the next year's plan.

use crate::harness::{Folder, NOW, Site, goalpress};

fn new(site: &Site, status: i32, arguments: &[&str]) -> String {
    let words: Vec<&str> = ["new"].iter().chain(arguments).copied().collect();
    let ran = goalpress(&site.root(), &words, &[]);
    assert_eq!(ran.status, status, "{}", ran.told());
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn the_next_goal_of_the_real_plan_is_a_prepared_draft() {
    let site = Site::real();
    assert!(new(&site, 0, &["content/2022/policy/", "garden", "--title", "庭: 一"]).contains("22-garden.md"));
    assert_eq!(
        site.read("content/2022/policy/22-garden.md"),
        "---\nnumber: 22\ncategory:  # 市長特命、総合ビジョン、施政方針、行政改革、その他\ntitle: \"庭: 一\"\n\
         deadline:  # 年度末、上半期、第1四半期、12月、6月上旬、年内、通年、令和4年10月1日、随時\n\
         section:  # 共通、市政戦略室、情報管理課、デジタル行政推進室、政策経営課、公共施設整備推進室、政策法務課、財政課\n\
         draft: true\n---\n## どの水準まで\n\n## どのような方法で\n"
    );
    site.check_with(&["--now", NOW]).succeeds();
    new(&site, 0, &["2022/policy", "second"]);
    assert!(site.read("content/2022/policy/23-second.md").contains("title:  # 実施項目\n"));
}

#[test]
fn what_cannot_be_begun_is_refused_and_nothing_is_written() {
    let site = Site::new().file("content/2022/policy/05-other.md", "---\nnumber: 3\n---\n");
    let site = site.remove("content/2022/policy/03-budget.md").file("content/2022/policy/04-taken.md", "x");
    let before = Folder::read(&site.root());
    for (arguments, words) in [
        (&["2022/polcy", "a"][..], "2022/policy"),
        (&["2023/policy", "a"], "_index.md"),
        (&["policy", "a"], "2022/policy"),
        (&["2022/policy", "My Garden.md"], "my-garden"),
        (&["2022/policy"], "SLUG"),
        (&["2022/policy", "--from", "2022/policy"], "02-booking.md"),
        (&["2023/policy", "--from", "2021/policy"], "2022/policy"),
        (&["2023/policy", "--from", "2022/policy"], "04-taken.md"),
    ] {
        let told = new(&site, 2, arguments);
        assert!(told.contains(words), "{told}");
    }
    Folder::read(&site.root()).same_as(&before);
}

#[test]
fn a_new_year_has_the_structure_and_no_results() {
    let form = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: category }\n    - { key: section }\n    \
                - { key: deadline }\n    - { key: level }\n    - { key: method }\n    \
                - { key: rating, label: 評価, kind: choice, choices: [A, B], blank: 未評価 }\n    \
                - { key: progress, label: 中間報告 }\n";
    let site = Site::new()
        .settings(form)
        .bytes("content/2022/policy/plan.png", b"png")
        .bytes("content/2022/policy/result.png", b"png")
        .goal("01-common", |goal| goal.section("共通").deadline("令和４年１０月１日 # 注意").extra("rating: A"))
        .goal("02-booking", |goal| {
            goal.deadline("'2022-10-01'").extra("aliases: [a/b]\nupdated: 2022-05-01\npublish_on: 2022-05-01").body(
                "## どの水準まで\n\n![図](plan.png)  \n\n## 中間報告\n\n済んだ![図](result.png)\n\n## どのような方法で\n\n・方法",
            )
        })
        .goal("03-budget", |goal| goal.section("財政課").deadline("12月").extra("draft: true"));
    let before = Folder::read(&site.root().join("content/2022"));
    new(&site, 0, &["2023/policy", "--from", "2022/policy"]);
    Folder::read(&site.root().join("content/2022")).same_as(&before);
    let index = site.read("content/2023/policy/_index.md");
    assert!(!index.contains("created") && index.contains("# 前の年度から") && index.contains("政策部の計画"));
    let common = site.read("content/2023/policy/01-common.md");
    assert!(common.contains("deadline: 令和５年１０月１日 # 注意\nrating:\ndraft: true\n---\n"), "{common}");
    let booking = site.read("content/2023/policy/02-booking.md");
    assert!(
        booking.ends_with(
            "deadline: '2023-10-01'\ndraft: true\n---\n## どの水準まで\n\n![図](plan.png)  \n\n## 中間報告\n\n\
             ## どのような方法で\n\n・方法\n"
        ),
        "{booking}"
    );
    assert!(site.read("content/2023/policy/03-budget.md").contains("deadline: 12月\ndraft: true\n"));
    let made = Folder::read(&site.root().join("content/2023/policy"));
    assert!(made.holds("plan.png") && !made.holds("result.png"));
    site.check().succeeds();
    let mut site = site;
    for name in ["01-common", "02-booking", "03-budget"] {
        site = site.replace(&format!("content/2023/policy/{name}.md"), "draft: true", "draft: false");
    }
    site.build_with(&["--deny-warnings"]).is_clean().page("2023/policy/02-booking/");
}
