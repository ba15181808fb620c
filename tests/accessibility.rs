//! What `check` says of rendered pages: which page it names, how it shows it, how often it tells it. The rules
//! themselves are tested in `findings_page_*.rs`.

use crate::harness::{Found, Site};

/// A page that has nothing to find fault with.
const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<title>{{ page.title }}</title>\n\
    </head>\n<body>\n<main>\n<h1>{{ page.heading }}</h1>\n</main>\n</body>\n</html>\n";

/// A site whose theme makes its free page of this.
pub(crate) fn page(html: &str) -> Site {
    Site::new()
        .file("content/about.md", "---\ntitle: 説明\n---\n本文\n")
        .file("themes/default/templates/page.html", html)
}

/// A site whose free page has this in its main part.
pub(crate) fn inside(html: &str) -> Site {
    page(&PAGE.replace("</h1>\n", &format!("</h1>\n{html}\n")))
}

/// A site whose free page has this in its head.
pub(crate) fn head(html: &str) -> Site {
    page(&PAGE.replace("</head>", &format!("{html}\n</head>")))
}

/// A site whose free page has this before its main part.
pub(crate) fn before(html: &str) -> Site {
    page(&PAGE.replace("<main>", &format!("{html}\n<main id=\"text\">")))
}

/// A site whose free page is the right one but for some words.
pub(crate) fn instead(from: &str, to: &str) -> Site {
    assert!(PAGE.contains(from), "{from}");
    page(&PAGE.replace(from, to))
}

/// The words that a finding shows.
fn shown(finding: &serde_json::Value) -> &str {
    finding["excerpt"]["words"].as_str().unwrap_or_default()
}

#[test]
fn the_built_in_theme_passes_on_every_site() {
    for site in [Site::complete(), Site::real(), Site::new(), Site::complete().settings("")] {
        site.check().is_clean();
        site.check_with(&["--drafts", "--deny-warnings"]).is_clean();
    }
    let english = Site::empty("site")
        .file("content/site.yaml", "title: Goals\norganisation: Testville\nlanguage: en\n")
        .file(
            "content/2022/policy/_index.md",
            "---\nname: Policy\nsections: [{ key: digital, name: Digital }]\n---\n",
        )
        .file(
            "content/2022/policy/01-a.md",
            "---\nnumber: 1\ntitle: Booking\ncategory: Other\nsection: Common\ndeadline: 年度末\n---\n\
             ## To which level\n\n|a|b|\n|-|-|\n|1|2|\n\na[^1]\n\n[^1]: b\n\n## By which method\n\nb[^2]\n\n[^2]: c\n",
        );
    english.check().is_clean();
}

#[test]
fn a_finding_names_the_page_and_shows_the_tag() {
    let outcome = inside("<p>予約<img src=\"data:,x\"\n class=\"a\"></p>").check().status(1);
    let found: Found<'_> = outcome.only("alternative-missing").in_file("/about/").at(10, 6).is_error();
    found.message_contains("1.1.1 非テキストコンテンツ").help_contains("themes/default/templates/page.html");
    let finding = &outcome.findings()[0];
    assert_eq!(shown(finding), "<img src=\"data:,x\"");
    assert_eq!(finding["excerpt"]["before"], "<p>予約");
    assert_eq!((&finding["end_line"], &finding["end_column"]), (&11.into(), &12.into()));
    assert_eq!(finding["rendered"]["pages"], 1);
    assert_eq!(finding["rendered"]["template"], "themes/default/templates/page.html");
}

#[test]
fn people_and_editors_see_the_tag_too() {
    let site = inside("<img src=\"data:,x\">");
    let human = site.check_with(&["--format", "human"]).status(1);
    human.says("--> /about/:10:1").says("10 | <img src=\"data:,x\">").says("^^^^^^^^^^^^^^^^^^");
    let short = site.check_with(&["--format", "short", "--lang", "en"]).status(1);
    short.says("/about/:10:1: error[alternative-missing]:").says("WCAG 2.2: 1.1.1 Non-text Content");
}

#[test]
fn a_finding_about_the_whole_page_has_no_line() {
    let outcome = instead("<h1>{{ page.heading }}</h1>", "").check().succeeds();
    outcome.only("heading-first-missing").in_file("/about/").without_line();
}

#[test]
fn the_mistake_of_a_template_is_told_once_with_its_first_page() {
    let template = "{% extends \"builtin/goal.html\" %}{% block source %}<p><img src=\"data:,{{ goal.number }}\"></p>{% endblock %}";
    let mut site = Site::new().file("themes/default/templates/goal.html", template);
    for number in 4..12 {
        site = site.goal(&format!("{number:02}-more"), |goal| goal);
    }
    let outcome = site.check().status(1);
    let finding = outcome.only("alternative-missing").in_file("/2022/policy/01-common/");
    finding.help_contains("goal.html").help_contains(" 11 ");
    assert_eq!(outcome.findings()[0]["rendered"]["pages"], 11);
}

#[test]
fn the_mistake_of_the_frame_is_told_once_for_all_kinds_of_pages() {
    let template = "{% extends \"builtin/base.html\" %}\
        {% block footer %}<footer><img src=\"{{ page.root }}{{ assets[\"favicon.svg\"] }}\"></footer>{% endblock %}";
    let outcome = Site::new().file("themes/default/templates/base.html", template).check().status(1);
    outcome.only("alternative-missing").in_file("/");
    assert!(outcome.findings()[0]["rendered"]["pages"].as_u64().unwrap() > 8);
}

#[test]
fn two_mistakes_of_one_template_are_two_findings() {
    let outcome = inside("<img src=\"data:,a\"><img src=\"data:,b\"><img src=\"data:,a\">").check().status(1);
    outcome.finding("alternative-missing").times(2);
    assert_eq!(
        outcome.findings().iter().map(shown).collect::<Vec<_>>(),
        ["<img src=\"data:,a\">", "<img src=\"data:,b\">"]
    );
}

#[test]
fn findings_are_the_same_with_any_number_of_threads() {
    let template = "{% extends \"builtin/goal.html\" %}\
        {% block content %}<h1>x</h1><h4 id=\"a{{ goal.number }}\"></h4><a href=\"{{ goal.number }}/\">a</a>{% endblock %}";
    let site = Site::complete().file("themes/default/templates/goal.html", template);
    let one = site.clone().variable("RAYON_NUM_THREADS", "1").check().status(1).findings();
    assert_eq!(one, site.variable("RAYON_NUM_THREADS", "8").check().findings());
    assert!(one.iter().any(|finding| finding["rule"] == "address-missing"), "{one:#?}");
}

#[test]
fn content_comes_first_and_pages_are_judged_once_it_has_no_errors() {
    let mistaken = || inside("<img src=\"data:,x\">");
    let outcome = mistaken().goal("02-booking", |goal| goal.category("無い")).check().status(1);
    outcome.only("category-unknown");
    let outcome = mistaken().goal("02-booking", |goal| goal.deadline("2025-01-01")).check().status(1);
    assert_eq!(outcome.rules(), ["deadline-outside", "alternative-missing"]);
}

#[test]
fn an_authors_link_without_words_is_told_once() {
    let level = "文[](03-budget.md)";
    Site::new().goal("02-booking", |goal| goal.level(level)).check().succeeds().only("link-without-words");
    let outcome =
        inside("<a class=logo href=\"../\"></a>").goal("02-booking", |goal| goal.level(level)).check();
    assert_eq!(outcome.status(1).rules(), ["link-without-words", "link-name-missing"]);
}

#[test]
fn a_build_does_not_judge_pages() {
    inside("<img src=\"data:,x\">").build().is_clean();
}

#[test]
fn odd_markup_is_read_as_browsers_read_it() {
    for html in [
        "<IMG ALT=x SRC='data:,x'><img alt src=data:,x>",
        "<script>var a = '<img src=\"data:,x\"><h4></h4>';</script>",
        "<!-- <img src=\"data:,x\"> --><template><img src=\"data:,x\"><p id=a></template><p id=a>",
        "<ul><li><a href=\"./\">a<li><a href=\"./\">b</ul><p>c<p>d",
        "<svg role=img><title/></svg><svg role=img aria-label=a /><svg aria-hidden=true><a href=\"./\"/></svg>",
        "<a href=\"./\">&#x4e88;</a><a href=\"./\"><span aria-hidden=\"true\">x</span><b>y</b></a>",
        "<textarea aria-label=a><img></textarea><p hidden><a href=\"./\"></a></p>",
        "<a href=\"./?a=1&amp;b=2#c\" title=\"a > b\">c</a>",
    ] {
        let expected: &[&str] = if html.contains("<title/>") { &["alternative-missing"] } else { &[] };
        assert_eq!(inside(html).check().rules(), expected, "{html}");
    }
    for html in [
        "<a href=\"./\">&nbsp;&#8203;</a>",
        "<a href=./ >　</a>",
        "<a href=\"./\"><span aria-hidden=true>x</span>",
    ] {
        inside(html).check().status(1).only("link-name-missing");
    }
    // Where pages end in the middle of a tag, it is no tag.
    page("<p><img src=\"").check().status(1).finding("page-title-missing");
}
