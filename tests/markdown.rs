//! Markdown, from a file to a page.

use crate::harness::{Page, Site};

/// The page of a goal with this text, which has nothing to find fault with.
#[track_caller]
fn page(text: &str) -> Page {
    Site::new().goal("02-booking", |goal| goal.level(text)).build().is_clean().page("2022/policy/02-booking/")
}

#[test]
fn a_wrapped_line_goes_on_without_a_space_in_japanese() {
    page("市の教\n育委員会と Web\nsite の管理").contains("市の教育委員会と Web site の管理");
}

#[test]
fn two_spaces_at_a_lines_end_break_it() {
    page("一行目  \n二行目").has_markup("<br").contains("一行目\n");
}

#[test]
fn emphasis_works_beside_japanese_punctuation() {
    page("これは**（試行）。**次に").has_markup("<strong>（試行）。</strong>次に");
    page("前**「重要」**後").has_markup("前<strong>「重要」</strong>後");
    page("*強調*と~~取消~~と`code`").has_markup("<em>").has_markup("<del>").has_markup("<code>");
}

#[test]
fn lines_with_middle_dots_and_circled_numbers_are_lists() {
    let page = page("次のとおり。\n・市民\n・事業者\n\n①調査\n②整備\n③公開");
    let items = page.words_of("li");
    for item in ["市民", "事業者", "調査", "整備", "公開"] {
        assert!(items.iter().any(|words| words.contains(item) && !words.starts_with('・')), "{items:?}");
    }
    page.has_markup("<ol");
}

#[test]
fn the_source_of_a_list_stays_as_it_was() {
    let site = Site::new().goal("02-booking", |goal| goal.level("・市民\n・事業者"));
    let before = site.read("content/2022/policy/02-booking.md");
    site.build().is_clean();
    assert_eq!(site.read("content/2022/policy/02-booking.md"), before);
}

#[test]
fn tables_keep_their_heads_and_cells() {
    let page = page("| 指標 | 値 |\n|------|---:|\n| 利用率 | 80 |\n");
    assert!(page.words_of("th").iter().any(|words| words == "指標"));
    assert!(page.words_of("td").iter().any(|words| words == "80"));
    // A wide table scrolls in a region of its own, which the keyboard reaches.
    page.has_markup("tabindex=\"0\"");
}

#[test]
fn footnotes_lead_there_and_back() {
    let page = page("本文[^a]です。\n\n[^a]: 注の文");
    let links: Vec<_> =
        page.destinations().into_iter().filter(|link| link.starts_with('#') && link.contains("fn")).collect();
    let ids = page.ids();
    assert!(links.len() >= 2, "{links:?} {ids:?}");
    assert!(links.iter().all(|link| ids.contains(&link.trim_start_matches('#'))), "{links:?} {ids:?}");
    page.contains("注の文");
}

#[test]
fn footnotes_of_two_goals_do_not_mix_on_the_sheet() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.level("本文[^a]\n\n[^a]: 予約の注"))
        .goal("03-budget", |goal| goal.section("財政課").level("本文[^a]\n\n[^a]: 予算の注"));
    let page = site.build().is_clean().page("2022/policy/").contains("予約の注").contains("予算の注");
    let mut ids = page.ids();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn task_lists_show_what_is_done() {
    let items = page("- [x] 調査\n- [ ] 整備").words_of("li");
    let find = |words: &str| items.iter().find(|item| item.contains(words)).unwrap().clone();
    assert!(find("調査").contains('☑') && find("整備").contains('☐'), "{items:?}");
}

#[test]
fn headings_have_ids_that_can_be_linked() {
    let page = page("### 第1期 {#first}\n\n[第1期へ](#first)");
    assert!(page.ids().iter().any(|id| id.ends_with("first")), "{:?}", page.ids());
    let link = page
        .destinations()
        .into_iter()
        .find(|link| link.starts_with('#') && link.ends_with("first"))
        .unwrap();
    assert!(page.ids().contains(&link.trim_start_matches('#')), "{link} {:?}", page.ids());
}

#[test]
fn html_is_text_and_runs_nothing() {
    let text = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n本文<b onclick=\"x\">太字</b><!-- 注 -->";
    let outcome = Site::new().goal("02-booking", |goal| goal.level(text)).build().succeeds();
    for address in ["2022/policy/02-booking/", "2022/policy/", "2022/policy/digital/"] {
        let page = outcome.page(address).contains("<script>alert(1)</script>").contains("<!-- 注 -->");
        assert!(page.written_scripts().is_empty() && page.pictures().is_empty() && page.tags("b").is_empty());
    }
}

#[test]
fn character_references_cannot_smuggle_markup() {
    let page = page("&lt;script&gt; &#60;b&#62; &quot;");
    assert!(page.tags("script").is_empty() && page.tags("b").is_empty());
}

#[test]
fn allowed_schemes_are_links() {
    let page = page(
        "[a](https://example.jp/?a=1&b=2) [b](http://example.jp) [c](mailto:a@example.jp) [d](tel:0423250111) <https://example.org/>",
    );
    let links = page.destinations();
    for wanted in [
        "https://example.jp/?a=1&b=2",
        "http://example.jp",
        "mailto:a@example.jp",
        "tel:0423250111",
        "https://example.org/",
    ] {
        assert!(links.iter().any(|link| link == wanted), "{wanted}: {links:?}");
    }
}

#[test]
fn links_between_content_files_become_addresses() {
    let site = Site::new()
        .goal("02-booking", |goal| {
            goal.level("[予算](03-budget.md) [部](_index.md) [説明](../../about.md#top) [年度](/2022/)")
        })
        .file("content/about.md", "---\ntitle: 説明\n---\n[予約](2022/policy/02-booking.md)\n")
        .file("content/2022/_index.md", "---\n---\n[予約](policy/02-booking.md)\n");
    let outcome = site.build().is_clean();
    for address in ["2022/policy/02-booking/", "2022/policy/", "2022/policy/digital/"] {
        let links = outcome.page(address).leads_to();
        for target in ["2022/policy/03-budget/", "2022/policy/", "about/", "2022/"] {
            assert!(links.iter().any(|link| link == target), "/{address} to {target}: {links:?}");
        }
        assert!(!outcome.page(address).destinations().iter().any(|link| link.contains(".md")), "{links:?}");
    }
    assert!(outcome.page("about/").leads_to().contains(&"2022/policy/02-booking/".to_owned()));
    assert!(outcome.page("2022/").leads_to().contains(&"2022/policy/02-booking/".to_owned()));
}

#[test]
fn images_and_files_beside_a_goal_are_copied_byte_for_byte_and_linked() {
    let bytes: Vec<u8> = (0..=255).collect();
    let site = Site::new()
        .goal("02-booking", |goal| goal.level("![配置図](plan.png)\n\n[資料](02-booking/table.xlsx)"))
        .bytes("content/2022/policy/plan.png", &bytes)
        .bytes("content/2022/policy/02-booking/table.xlsx", &bytes);
    let outcome = site.build().is_clean();
    assert_eq!(outcome.output().bytes("2022/policy/plan.png"), bytes);
    assert_eq!(outcome.output().bytes("2022/policy/02-booking/table.xlsx"), bytes);
    for address in ["2022/policy/02-booking/", "2022/policy/", "2022/policy/digital/"] {
        let page = outcome.page(address);
        let image = page.pictures()[0];
        assert_eq!(image.attribute("alt"), Some("配置図"));
        let (target, _) = page.resolve(image.attribute("src").unwrap()).unwrap();
        assert_eq!(target, "2022/policy/plan.png");
        assert!(page.leads_to().contains(&"2022/policy/02-booking/table.xlsx".to_owned()));
    }
}

#[test]
fn a_large_file_that_is_no_text_is_no_mistake() {
    let site = Site::new().bytes("content/2022/policy/film.mp4", &vec![7; 10 * 1024 * 1024]);
    assert_eq!(site.build().is_clean().output().bytes("2022/policy/film.mp4").len(), 10 * 1024 * 1024);
}

#[test]
fn a_columns_heading_is_said_once_and_the_texts_own_headings_lie_below_it() {
    let page = page("### 小見出し\n\n本文");
    let headings: Vec<_> = ["h1", "h2", "h3"].iter().map(|level| page.words_of(level)).collect();
    assert_eq!(
        headings[1].iter().filter(|words| words.as_str() == "どの水準まで").count(),
        1,
        "{headings:?}"
    );
    assert_eq!(headings[2], ["小見出し"]);
}

#[test]
fn words_of_templates_in_the_content_are_text() {
    let page = page("{{ site.title }} {% include \"x\" %} {# 注 #}");
    page.contains("{{ site.title }} {% include \"x\" %} {# 注 #}");
}
