//! What is true of every page, and of each kind.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Goal, Outcome, Site};

/// A site with every kind of page and everything that can be linked.
fn site() -> Site {
    Site::new()
        .settings(
            "base_url: https://example.jp/goals/\nfooter: 下の文\ncontact: { name: 政策経営課, email: a@example.jp }\n\
             licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.ja }\n",
        )
        .file("content/about.md", "---\ntitle: 説明\n---\n# 大\n\n## 中\n\n[部](2022/policy/_index.md#goals)\n")
        .file("content/2022/_index.md", "---\n---\n[予約](policy/02-booking.md)\n")
        .file("content/2021/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2021/policy/01-old.md", &Goal::new("01-old").section("共通").deadline("随時").text())
        .goal("02-booking", |goal| {
            goal.deadline("１２月").extra("aliases: [2021/policy/02-old, old.html]").level(
                "### 小見出し\n\n本文[^a]と[予算](03-budget.md#text-level)、[図](plan.pdf)\n\n[^a]: 注[^b]\n[^b]: 注の注\n\n\
                 | a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] 済\n- [ ] 未\n\n![図](plan.png)",
            )
        })
        .bytes("content/2022/policy/plan.pdf", b"pdf")
        .bytes("content/2022/policy/plan.png", b"png")
}

fn built() -> Outcome {
    site().build().is_clean()
}

/// Every destination of every page is relative and leads to a file, and to an id where it names one.
#[track_caller]
fn assert_links_lead_somewhere(outcome: &Outcome, base_path: &str) {
    let folder = outcome.output();
    let pages: BTreeMap<String, _> =
        outcome.pages().into_iter().map(|page| (page.address().to_owned(), page)).collect();
    for page in pages.values() {
        for destination in page.destinations() {
            // The page for missing addresses is shown at addresses of any depth.
            let destination = match destination.strip_prefix(base_path) {
                Some(rest) if page.address() == "404.html" => format!("./{rest}"),
                _ => destination,
            };
            let Some((address, fragment)) = page.resolve(&destination) else { continue };
            let is_page = address.is_empty() || address.ends_with('/');
            let file = if is_page { format!("{address}index.html") } else { address.clone() };
            assert!(folder.holds(&file), "/{} leads to nothing: {destination}", page.address());
            if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                let target = &pages[&address];
                assert!(
                    target.ids().contains(&fragment.as_str()),
                    "/{}: no id for {destination}",
                    page.address()
                );
            }
        }
    }
}

#[test]
fn every_link_of_a_page_is_relative_and_leads_to_something() {
    assert_links_lead_somewhere(&built(), "/goals/");
}

#[test]
fn every_link_of_the_real_plan_is_relative_and_leads_to_something() {
    assert_links_lead_somewhere(&Site::real().build().is_clean(), "/goals/");
}

#[test]
fn without_a_base_url_every_link_leads_to_something_too() {
    let outcome = site().settings("").build().is_clean();
    assert_links_lead_somewhere(&outcome, "./");
}

#[test]
fn only_canonical_links_and_the_printed_address_use_the_base_url() {
    for page in built().pages() {
        let uses: Vec<_> =
            page.destinations().into_iter().filter(|link| link.contains("example.jp/")).collect();
        assert!(uses.is_empty(), "/{}: {uses:?}", page.address());
    }
}

#[test]
fn the_same_output_works_at_any_address() {
    let one = built();
    let two = site().build_with(&["--base-url", "https://other.example/x/y/"]).is_clean();
    for (one, two) in one.pages().iter().zip(two.pages()).filter(|(page, _)| page.address() != "404.html") {
        assert_eq!(one.destinations(), two.destinations(), "/{}", one.address());
    }
}

#[test]
fn titles_are_unique_and_say_whose_site_it_is() {
    let mut seen = BTreeMap::new();
    let outcome = built();
    for page in outcome.pages() {
        let is_redirect = !page.tags("meta").iter().all(|tag| tag.attribute("http-equiv").is_none());
        let title = page.title();
        assert!(title.contains("組織目標") && title.contains("試験市"), "/{}: {title}", page.address());
        if let Some(other) = seen.insert(title.clone(), page.address().to_owned()).filter(|_| !is_redirect) {
            panic!("/{} and /{other} are both {title}", page.address());
        }
    }
}

#[test]
fn two_goals_of_one_title_have_two_titles() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.title("同じ題"))
        .goal("03-budget", |goal| goal.title("同じ題").section("財政課"));
    let outcome = site.build().is_clean();
    assert_ne!(
        outcome.page("2022/policy/02-booking/").title(),
        outcome.page("2022/policy/03-budget/").title()
    );
}

#[test]
fn every_page_says_its_language_and_encoding() {
    for (settings, language) in [("", "ja"), ("language: ja\n", "ja")] {
        for page in Site::new().settings(settings).build().is_clean().pages() {
            assert_eq!(page.tags("html")[0].attribute("lang"), Some(language), "/{}", page.address());
            assert_eq!(page.tags("meta")[0].attribute("charset"), Some("utf-8"), "/{}", page.address());
        }
    }
}

#[test]
fn an_english_site_speaks_english() {
    let site = Site::empty("site")
        .file("content/site.yaml", "title: Goals\norganisation: Testville\nlanguage: en\n")
        .file(
            "content/2022/policy/_index.md",
            "---\nname: Policy\nsections: [{ key: digital, name: Digital }]\n---\n",
        )
        .file(
            "content/2022/policy/01-a.md",
            "---\nnumber: 1\ntitle: Booking\ncategory: Other\nsection: Common\ndeadline: 年度末\n---\n\
             ## To which level\n\na\n\n## By which method\n\nb\n",
        );
    for page in site.build().is_clean().pages() {
        assert_eq!(page.tags("html")[0].attribute("lang"), Some("en"));
        let is_japanese = |character: char| matches!(character, '\u{3040}'..='\u{30ff}');
        assert!(!page.text().contains(is_japanese), "/{}: {}", page.address(), page.text());
    }
}

#[test]
fn every_page_has_one_first_heading_and_skips_no_level() {
    for page in built().pages() {
        let mut last = 0;
        let levels: Vec<u32> = page.headings();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "/{}: {levels:?}", page.address());
        for level in &levels {
            assert!(*level <= last + 1, "/{} skips a level: {levels:?}", page.address());
            last = *level;
        }
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for page in built().pages() {
        let ids = page.ids();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "/{}: {ids:?}", page.address());
    }
}

#[test]
fn every_page_can_be_read_without_looks_and_scripts() {
    for page in built().pages() {
        assert!(page.tags("script").is_empty(), "/{}", page.address());
        assert_eq!(page.tags("main").len(), 1, "/{}", page.address());
        assert!(page.tags("img").iter().all(|image| image.attribute("alt").is_some()), "/{}", page.address());
        assert!(page.meta("viewport").is_some(), "/{}", page.address());
    }
}

#[test]
fn tables_have_captions_and_heads() {
    for page in built().pages().iter().filter(|page| !page.tags("table").is_empty()) {
        for tag in page.tags("th") {
            assert!(tag.attribute("scope").is_some(), "/{}: a head without a scope", page.address());
        }
    }
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
        assert!(page.tags("script").is_empty() && page.tags("u").is_empty() && page.tags("s").is_empty());
        assert!(page.tags("img").is_empty() && page.tags("i").is_empty(), "/{}", page.address());
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
    assert_links_lead_somewhere(&outcome, "./");
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
    assert_links_lead_somewhere(&outcome, "./");
    outcome.page("").contains("組織目標");
}
