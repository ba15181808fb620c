//! Mistakes of themes: a page's language, title, headings, parts, and what it says of itself.

use crate::accessibility::{before, head, inside, instead, page};

#[test]
fn a_page_says_its_language() {
    let html = "<html lang=\"ja\">";
    for without in ["<html>", "<html lang>", "<html lang=\" \">"] {
        instead(html, without).check().status(1).only("page-language-missing").message_contains("3.1.1");
    }
    instead(html, "<html lang=\"jp\">").check().status(1).only("page-language-unknown").nearest("ja");
    instead(html, "<html lang=\"ja_JP\">").check().status(1).only("page-language-unknown").nearest("ja-JP");
    instead(html, "<html lang=\"en\">").check().succeeds().only("page-language-other").is_warning();
    instead(html, "<HTML LANG=ja-JP>").check().is_clean();
}

#[test]
fn a_part_says_its_language_if_it_says_one() {
    inside("<p lang=\"japanese\">a</p>")
        .check()
        .status(1)
        .only("part-language-unknown")
        .message_contains("3.1.2");
    inside("<p lang=\"en\">a</p><p lang=\"\">b</p>").check().is_clean();
}

#[test]
fn a_page_has_a_title_of_its_own() {
    let title = "<title>{{ page.title }}</title>";
    for without in ["", "<title></title>", "<title> </title>", "<svg><title>a</title></svg>"] {
        instead(title, without).check().status(1).finding("page-title-missing").message_contains("2.4.2");
    }
    let two = |title| {
        instead("<title>{{ page.title }}</title>", title)
            .file("content/more.md", "---\ntitle: ほか\n---\n本文\n")
    };
    let outcome = two("<title>同じ</title>").check().succeeds();
    outcome.only("page-title-duplicate").is_warning().message_contains("同じ").help_contains(" 2 ");
    two("<title>{{ page.title }}</title>").check().is_clean();
}

#[test]
fn readers_may_enlarge_a_page() {
    let with = |content: &str| head(&format!("<meta name=\"viewport\" content=\"{content}\">"));
    for content in ["user-scalable=no", "width=device-width, User-Scalable = 0", "maximum-scale=1.0"] {
        with(content).check().status(1).only("zoom-forbidden").message_contains("1.4.4");
    }
    with("width=device-width, initial-scale=1, maximum-scale=5, user-scalable=yes").check().is_clean();
}

#[test]
fn readers_are_not_sent_away_while_they_read() {
    let with = |content: &str| head(&format!("<meta http-equiv=\"Refresh\" content=\"{content}\">"));
    for content in ["5", "30; url=./", "10;URL='../'"] {
        with(content).check().status(1).only("refresh-delayed").message_contains("2.2.1");
    }
    with("0; url=../2022/").check().is_clean();
    with("0; url=../none/").check().status(1).only("address-missing");
}

#[test]
fn headings_go_down_without_gaps() {
    instead("<h1>{{ page.heading }}</h1>", "").check().succeeds().only("heading-first-missing").is_warning();
    inside("<h1>a</h1>").check().succeeds().only("heading-first-several").is_warning();
    let outcome = inside("<h2>a</h2><h4>b</h4>").check().succeeds();
    outcome.only("heading-level-skipped").is_warning().message_contains("h2").message_contains("h4");
    inside("<h2> <!-- --></h2>").check().status(1).only("heading-blank").message_contains("2.4.6");
    inside("<h2>a</h2><h3><img alt=b src=\"data:,\"></h3><div role=heading aria-level=4>c</div><h2>d</h2>")
        .check()
        .is_clean();
    inside("<h5 hidden>a</h5><h2 role=presentation></h2>").check().is_clean();
}

#[test]
fn a_page_has_one_main_part() {
    page("<html lang=ja><title>{{ page.title }}</title><h1>a</h1>")
        .check()
        .succeeds()
        .only("main-missing")
        .is_warning();
    inside("</main><main>").check().succeeds().only("main-several").is_warning();
    inside("</main><main hidden>").check().is_clean();
    instead("<main>", "<div role=main>").check().is_clean();
}

#[test]
fn parts_of_one_kind_have_names_that_differ() {
    let outcome = inside("<nav>a</nav><nav aria-label=b>b</nav>").check().succeeds();
    outcome.only("landmark-name-missing").is_warning().message_contains("navigation");
    inside("<nav aria-label=a>a</nav><nav aria-label=a>b</nav>")
        .check()
        .succeeds()
        .only("landmark-name-missing");
    inside("<nav aria-labelledby=h><h2 id=h>a</h2></nav><nav title=b>b</nav><header>c</header><header>d</header>")
        .check()
        .is_clean();
}

#[test]
fn the_first_link_leads_to_the_main_part() {
    let outcome = before("<a href=\"../\">a</a>").check().succeeds();
    outcome.only("skip-link-missing").is_warning().message_contains("2.4.1");
    let without_main = "<html lang=ja><title>{{ page.title }}</title><h1>a</h1><a href=\"../\">a</a>";
    page(without_main).check().status(1).finding("skip-link-missing").is_error();
    before("<a href=\"#txet\">a</a>").check().status(1).only("skip-link-broken").message_contains("#txet");
    before("<a href=\"#text\">a</a><a href=\"../\">b</a>").check().is_clean();
    before("<nav id=n><a href=\"#n\">a</a><a href=\"#text\">b</a></nav>").check().is_clean();
    inside("<a href=\"../\">a</a>").check().is_clean();
}

#[test]
fn what_a_page_forbids_itself_is_told() {
    let with = |policy: &str, html: &str| {
        head(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{html}"))
    };
    for html in ["<script>a</script>", "<style>a</style>"] {
        with("default-src 'self'", html).check().succeeds().only("policy-blocks").is_warning();
    }
    let html = "<script type=\"application/ld+json\">{}</script><script nonce=a>a</script>";
    with("default-src 'self'", html).check().is_clean();
    with("script-src 'unsafe-inline'; img-src 'self'", "<script>a</script><style>a</style>")
        .check()
        .is_clean();
    let policy =
        "<meta http-equiv=\"content-security-policy\" content=\"script-src 'self'; style-src 'self'\">";
    for attribute in ["onclick=a", "style=a"] {
        inside(&format!("{policy}<p {attribute}>b</p>")).check().succeeds().only("policy-blocks");
    }
    inside("<p onclick=a style=a>b</p>").check().is_clean();
}
