//! The page for searching, the field in every head, and what both are without a script.

use crate::harness::{Goal, Outcome, Page, Site};

const ELSEWHERE: &str =
    "search:\n  elsewhere: https://www.example.com/find?q={query}&site=example.jp&note=%E7%9B%AE+%3Cb%3E\n";

/// What the script says, by the names that it knows the words by.
fn words(outcome: &Outcome) -> serde_json::Map<String, serde_json::Value> {
    let page = String::from_utf8(outcome.output().bytes("search/index.html").to_vec()).unwrap();
    let (_, text) = page.split_once(" id=\"search-words\">").unwrap();
    serde_json::from_str(text.split_once("</script>").unwrap().0).unwrap()
}

/// The content security policy of a page.
fn policy(page: &Page) -> String {
    let tag = page.tags("meta").into_iter().find(|tag| tag.attribute("http-equiv").is_some()).unwrap();
    tag.attribute("content").unwrap().to_owned()
}

#[test]
fn every_page_has_one_field_that_leads_to_the_page_for_searching() {
    for page in Site::complete().build().is_clean().pages() {
        if page.tags("html").is_empty() || page.tags("header").is_empty() {
            continue;
        }
        let forms = page.tags("form");
        assert_eq!(forms.len(), 1, "/{}", page.address());
        assert_eq!(forms[0].attribute("role"), Some("search"));
        let action = forms[0].attribute("action").unwrap();
        match page.address() {
            // It is shown at addresses of any depth.
            "404.html" => assert_eq!(action, "/goals/search/"),
            address => assert_eq!(page.resolve(action).unwrap().0, "search/", "/{address}: {action}"),
        }
        assert_eq!(page.tags("input")[0].attribute("name"), Some("q"));
        assert!(page.tags("input").iter().all(|field| field.attribute("autofocus").is_none()));
    }
}

#[test]
fn the_page_has_an_index_of_all_there_is() {
    let page = Site::complete().build().is_clean().page("search/");
    page.in_order(&[
        "検索",
        "令和4年度",
        "政策部",
        "目標2の題名",
        "令和3年度",
        "政策部",
        "そのほかのページ",
        "説明",
    ])
    .has_markup("href=\"../2022/policy/02-booking/\"")
    .has_markup("href=\"../2022/policy/\"")
    .has_markup("href=\"../about/\"");
    Site::new().remove("content/2022").build().succeeds().page("search/").contains("まだありません");
}

#[test]
fn a_large_site_has_an_index_of_its_departments_alone() {
    let goals = |count: u32| {
        (4..=count).fold(Site::new(), |site, number| {
            let name = format!("{number:04}-goal");
            let text = Goal::new(&name).number(&number.to_string()).section("共通").text();
            site.file(&format!("content/2022/policy/{name}.md"), &text)
        })
    };
    let most = goals(1_000);
    let page = most.clone().build().is_clean().page("search/");
    page.has_markup("href=\"../2022/policy/1000-goal/\"").lacks("部までを載せています");
    let text = Goal::new("1001-goal").number("1001").section("共通").text();
    let page = most.file("content/2022/policy/1001-goal.md", &text).build().is_clean().page("search/");
    page.lacks_markup("/2022/policy/1001-goal/")
        .contains("部までを載せています")
        .has_markup("href=\"../2022/policy/\"")
        .contains("目標 1001件");
}

#[test]
fn the_script_has_words_in_every_language() {
    for language in ["ja", "en"] {
        let settings = format!("language: {language}\n");
        let site = Site::empty("site").settings(&settings);
        let words = words(&site.build().succeeds());
        assert!(words.len() > 30);
        for (name, said) in &words {
            let said = said.as_str().unwrap();
            assert!(!said.is_empty() && !said.starts_with("search_"), "{name}: {said}");
        }
        assert!(words["count"].as_str().unwrap().contains("{count}"));
    }
}

#[test]
fn no_word_ends_the_element_that_it_stands_in() {
    let site = Site::new().settings("labels: { search_none: \"</script><!-- {query}\" }\n");
    let outcome = site.build().is_clean();
    outcome.page("search/").lacks_markup("</script><!--").has_markup("\\u003c/script>\\u003c!-- {query}");
    assert_eq!(words(&outcome)["none"], "</script><!-- {query}");
}

#[test]
fn kana_are_told_of_where_they_find_each_other() {
    let page = |settings: &str| Site::new().settings(settings).build().is_clean().page("search/");
    page("").lacks("ひらがなとカタカナも区別しません");
    page("search: { kana: together }\n").contains("ひらがなとカタカナも区別しません");
}

#[test]
fn without_a_script_the_form_leads_elsewhere_where_the_settings_say_so() {
    let page = Site::new().build().is_clean().page("search/");
    assert_eq!(page.tags("noscript").len(), 1);
    page.contains("JavaScript");
    let page = Site::new().settings(ELSEWHERE).build().is_clean().page("search/");
    assert_eq!(page.tags("form").len(), 2);
    page.contains("www.example.comで検索")
        .has_markup("<form class=\"search\" action=\"https://www.example.com/find\">")
        .has_markup("name=\"q\"")
        .has_markup("<input type=\"hidden\" name=\"site\" value=\"example.jp\">")
        .has_markup("<input type=\"hidden\" name=\"note\" value=\"目 &lt;b&gt;\">");
}

#[test]
fn the_policy_allows_the_form_that_leads_elsewhere_and_no_other() {
    let site = Site::complete();
    let outcome = site.build().is_clean();
    assert!(policy(&outcome.page("search/")).contains("form-action 'self'; "));
    let outcome = site.settings_more(ELSEWHERE).build().is_clean();
    let headers = String::from_utf8(outcome.output().bytes("_headers").to_vec()).unwrap();
    for policy in [policy(&outcome.page("search/")), policy(&outcome.page("2022/policy/")), headers] {
        assert!(policy.contains("form-action 'self' https://www.example.com; "), "{policy}");
    }
}

#[test]
fn what_the_settings_say_of_searching_is_made_anew() {
    let site = Site::complete();
    site.build().is_clean();
    let site = site.settings_more(ELSEWHERE);
    site.build().is_clean();
    crate::incremental::equals_clean(&site, &[]);
}

#[test]
fn programs_are_told_how_to_search() {
    let page = Site::complete().build().is_clean().page("");
    page.has_markup("https://example.jp/goals/search/?q={query}");
}
