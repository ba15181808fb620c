//! What each kind of page shows.

use crate::harness::{Outcome, Site};

fn built() -> Outcome {
    Site::complete().build().is_clean()
}

#[test]
fn a_goals_page_leads_up_to_its_department_and_year() {
    let links = built().page("2022/policy/02-booking/").leads_to();
    for address in ["", "2022/", "2022/policy/", "2022/policy/digital/", "2022/category/policy-speech/"] {
        assert!(links.iter().any(|link| link == address), "{address}: {links:?}");
    }
}

#[test]
fn years_come_newest_first() {
    built().page("").in_order(&["令和4年度", "令和3年度"]);
}

#[test]
fn an_undated_deadline_comes_last() {
    let site = Site::new()
        .goal("01-common", |goal| goal.section("共通").deadline("随時"))
        .goal("02-booking", |goal| goal.deadline("").title("期限のない題"))
        .goal("03-budget", |goal| goal.section("財政課").deadline("未定"))
        .goal("04-plan", |goal| goal.deadline("上半期"))
        .goal("05-plan", |goal| goal.deadline("６月上旬"))
        .goal("06-plan", |goal| goal.deadline("通年"));
    site.build().is_clean().page("2022/deadlines/").in_order(&[
        "目標5の題名",
        "目標4の題名",
        "目標6の題名",
        "目標1の題名",
        "目標3の題名",
        "期限のない題",
    ]);
}

#[test]
fn a_deadline_is_shown_in_its_own_words_with_the_day_that_it_means() {
    let page = built().page("2022/policy/02-booking/").contains("１２月").contains("令和4年12月31日");
    let times: Vec<_> = page.tags("time").into_iter().filter_map(|tag| tag.attribute("datetime")).collect();
    assert!(times.contains(&"2022-12-31"), "{times:?}");
}

#[test]
fn years_and_dates_are_shown_in_the_calendar_that_is_asked_for() {
    let page =
        |era: &str| Site::new().settings(&format!("era: {era}\n")).build().is_clean().page("2022/policy/");
    page("era").contains("令和4年度").contains("令和4年4月1日").lacks("2022年");
    page("western").contains("2022年度").contains("2022年4月1日").lacks("令和");
    page("both").contains("令和4年度").contains("2022年度");
}

#[test]
fn the_first_year_of_an_era_is_its_origin() {
    let site = Site::new().file("content/2019/policy/_index.md", "---\nname: 政策部\n---\n");
    let outcome = site.build().is_clean();
    outcome.page("2019/").contains("令和元年度").lacks("令和1年");
}

#[test]
fn departments_stand_in_the_configured_order() {
    let site = Site::new()
        .file("content/2022/finance/_index.md", "---\nname: 財政部\n---\n")
        .file("content/2022/welfare/_index.md", "---\nname: 福祉部\n---\n")
        .settings("departments: [welfare, policy]\n");
    site.build().is_clean().page("2022/").in_order(&["福祉部", "政策部", "財政部"]);
}

#[test]
fn rare_characters_survive() {
    let name = "髙橋𠮷﨑　德ﾊﾝｶｸ①㍻";
    let site = Site::new()
        .replace("content/2022/policy/_index.md", "試験　太郎", name)
        .goal("02-booking", |goal| goal.title(name).level(name));
    let outcome = site.build().is_clean();
    outcome.page("2022/policy/").contains(name);
    assert_eq!(outcome.page("2022/policy/02-booking/").words_of("h1"), [name]);
}

#[test]
fn characters_of_html_are_text_wherever_they_are_written() {
    let words = "<b>&amp;\"'";
    let site = Site::new()
        .file("content/site.yaml", &format!("title: \u{27}A {}\u{27}\norganisation: '<i>市'\n", words.replace('\'', "''")))
        .settings_more("footer: '<script>x</script>'\ncategories: [{ key: a, name: '<u>分類' }]\nlicence: { name: '<a href=x>' }\n")
        .replace("content/2022/policy/_index.md", "政策部\n", "'<s>政策部'\n")
        .remove("content/2022/policy/01-common.md")
        .remove("content/2022/policy/03-budget.md")
        .goal("02-booking", |goal| goal.title("'<img src=x onerror=alert(1)>'").category("<u>分類"));
    let outcome = site.build().is_clean();
    for page in outcome.pages() {
        assert!(page.written_scripts().is_empty() && page.tags("u").is_empty() && page.tags("s").is_empty());
        assert!(page.pictures().is_empty() && page.tags("i").is_empty(), "/{}", page.address());
    }
    outcome.page("").contains("<b>&amp;\"'");
}

#[test]
fn blank_is_never_shown_as_blank() {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: level }\n    - { key: deadline }\n    - { key: progress, label: 中間報告 }\n    - { key: evaluation, label: 期末評価 }\n    - { key: budget, label: 予算, kind: number }\n    - { key: note, label: 備考, kind: line, blank: なし }\n";
    let site = Site::new().settings(columns);
    let site = ["01-common", "02-booking", "03-budget"].iter().fold(site, |site, name| {
        site.goal(name, |goal| {
            goal.without("category").without("section").deadline("").body("## どの水準まで\n\n水準\n")
        })
    });
    let outcome = site.build().is_clean();
    for address in ["2022/policy/", "2022/policy/02-booking/"] {
        let page = outcome.page(address);
        page.contains("期限の定めなし")
            .contains("未報告")
            .contains("未評価")
            .contains("記載なし")
            .contains("なし");
    }
}

#[test]
fn a_form_without_category_deadline_or_section_has_no_such_pages() {
    let site = Site::new()
        .settings("form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: level }\n");
    let site = ["01-common", "02-booking", "03-budget"].iter().fold(site, |site, name| {
        site.goal(name, |goal| {
            goal.without("category").without("section").without("deadline").body("## どの水準まで\n\n水準\n")
        })
    });
    let outcome = site.build().is_clean();
    assert!(
        !outcome.output_files().iter().any(|file| file.contains("category") || file.contains("deadlines"))
    );
    outcome.links_lead_somewhere("./");
}

#[test]
fn an_old_address_leads_to_the_goal() {
    let outcome = built();
    for address in ["2021/policy/02-old/", "old.html"] {
        let page = outcome.page(address);
        assert!(page.leads_to().contains(&"2022/policy/02-booking/".to_owned()), "{address}");
        assert_eq!(
            page.relation("canonical").as_deref(),
            Some("https://example.jp/goals/2022/policy/02-booking/")
        );
    }
}

#[test]
fn a_year_without_departments_and_a_site_without_years_are_sites_too() {
    Site::new()
        .file("content/2023/_index.md", "---\n---\n準備中\n")
        .build()
        .is_clean()
        .page("2023/")
        .contains("準備中");
    let empty = Site::empty("site").file("content/site.yaml", "title: 組織目標\norganisation: 試験市\n");
    let outcome = empty.build().is_clean();
    outcome.links_lead_somewhere("./");
    outcome.page("").contains("組織目標");
}
