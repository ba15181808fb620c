//! A theme's `theme.yaml`: colours and options.

use crate::harness::{Outcome, Site};

const FILE: &str = "themes/default/theme.yaml";

fn with(text: &str) -> Site {
    Site::new().file(FILE, text)
}

/// The style sheet as it is published.
fn style(outcome: &Outcome) -> String {
    let page = outcome.page("");
    let (address, _) = page.resolve(&page.relation("stylesheet").unwrap()).unwrap();
    String::from_utf8_lossy(outcome.output().bytes(&address)).into_owned()
}

/// The light and the dark half of the generated colours.
fn halves(style: &str) -> (String, String) {
    let (generated, _) = style.split_once(":root{color-scheme").unwrap();
    let (light, dark) = generated.split_once("@media screen and (prefers-color-scheme: dark)").unwrap();
    (light.to_owned(), dark.to_owned())
}

#[test]
fn a_colour_of_ones_own_replaces_the_light_one_and_a_pair_replaces_both() {
    let plain = halves(&style(&Site::new().build().is_clean()));
    assert!(plain.0.contains("--accent: #0017c1;") && plain.1.contains("--accent: #9db7f9;"), "{plain:?}");
    let outcome = with("colours:\n  accent: \"#7a1f3d\"\n  link: { light: \"#036\", dark: \"#9cf\" }\n")
        .build()
        .is_clean();
    let (light, dark) = halves(&style(&outcome));
    assert!(light.contains("--accent: #7a1f3d;") && dark.contains("--accent: #9db7f9;"));
    assert!(light.contains("--link: #003366;") && dark.contains("--link: #99ccff;"));
    assert!(light.contains("--ink: #1a1a1a;"), "what is not said stays");
    assert_ne!(outcome.page("").relation("stylesheet"), Site::new().build().page("").relation("stylesheet"));
}

#[test]
fn a_colour_that_does_not_exist_or_is_none_is_named() {
    with("colours:\n  acent: \"#7a1f3d\"\n").check().status(1).only("unknown-key").at(2, 3).nearest("accent");
    let outcome = with("colours:\n  accent: 7a1f3d\n").check().status(1);
    outcome.only("invalid-value").at(2, 11).words("7a1f3d").nearest("\"#7a1f3d\"");
    with("colours:\n  accent: \"crimson\"\n").check().status(1).only("invalid-value").without_nearest();
    with("colours:\n  accent: { dark: \"#12345\" }\n").check().status(1).only("invalid-value").at(2, 19);
    with("colours:\n  accent:\n").check().status(1).only("empty-value");
    with("colour:\n  accent: \"#fff\"\n").check().status(1).only("unknown-key").nearest("colours");
}

#[test]
fn a_colour_without_quotation_marks_is_recognised() {
    let outcome = with("colours:\n  accent: #7a1f3d\n").check().status(1);
    outcome.only("colour-unquoted").at(2, 11).words("#7a1f3d").nearest("\"#7a1f3d\"");
    let outcome = with("colours:\n  accent: { light: #7a1f3d, dark: \"#fff\" }\n").check().status(1);
    outcome.only("colour-unquoted").at(2, 20).words("#7a1f3d");
    with("colours:\n  accent: \"#7a1f3d\" # was: #0017c1\n").check().is_clean();
}

#[test]
fn colours_that_cannot_be_told_apart_are_a_warning_with_one_that_can() {
    let outcome = with("colours:\n  ink: \"#999\"\n").build().succeeds();
    let finding = outcome.finding("contrast-low").is_warning().at(2, 8);
    finding
        .message_contains("ink")
        .message_contains("paper")
        .message_contains("2.84")
        .message_contains("1.4.3");
    let found = outcome.findings();
    let nearest = found[0]["nearest"].as_str().unwrap().trim_matches('"').to_owned();
    with(&format!("colours:\n  ink: \"{nearest}\"\n")).check().is_clean();
    with("colours:\n  ink: \"#999\"\n").check_with(&["--deny-warnings"]).status(1);
    let outcome = with("colours:\n  edge: \"#bbb\"\n").check().succeeds();
    outcome.finding("contrast-low").message_contains("1.4.11").message_contains("3 : 1");
    // Where only the ground is the theme's own, the ground is what it can change.
    let outcome = with("colours:\n  paper: { dark: \"#555\" }\n").check().succeeds();
    outcome.finding("contrast-low").at(2, 18);
}

#[test]
fn an_option_reaches_the_templates_and_the_page() {
    let plain = Site::new().build().is_clean();
    plain.page("").has_markup("data-headings=\"gothic\"").has_markup("data-width=\"wide\"");
    let outcome = with("name: 青\noptions: { headings: mincho, corners: round, width: narrow }\n")
        .file("content/about.md", "---\ntitle: 説明\n---\n本文\n")
        .file(
            "themes/default/templates/page.html",
            "<p>{{ theme.name }}/{{ theme.options.headings }}/{{ theme.options.years_in_navigation + 1 }}/{{ theme.mark }}</p>",
        )
        .build()
        .is_clean();
    outcome.page("").has_markup("data-headings=\"mincho\"").has_markup("data-corners=\"round\"");
    outcome.page("about/").contains("青/mincho/4/assets/mark.");
}

#[test]
fn the_number_of_years_in_the_header_can_be_chosen() {
    let year = |site: Site, year: u32| {
        let index = site.read("content/2022/policy/_index.md");
        site.file(&format!("content/{year}/policy/_index.md"), &index)
    };
    let site = year(year(Site::new(), 2023), 2024);
    let header = |site: &Site| {
        let outcome = site.build().succeeds();
        let page = String::from_utf8_lossy(outcome.output().bytes("404.html")).into_owned();
        page.split_once("</nav>").map(|(header, _)| header.matches("<li>").count()).unwrap()
    };
    assert_eq!(header(&site), 3);
    assert_eq!(header(&site.file(FILE, "options: { years_in_navigation: 1 }\n")), 2);
}

#[test]
fn an_option_that_does_not_exist_or_cannot_be_so_is_named() {
    with("options: { heading: mincho }\n").check().status(1).only("unknown-key").nearest("headings");
    let outcome = with("options: { headings: mincyo }\n").check().status(1);
    outcome.only("invalid-value").words("mincyo").nearest("mincho").allows(&["gothic", "mincho"]);
    with("options: { years_in_navigation: 0 }\n").check().status(1).only("invalid-value");
    let outcome = with("options: { mark: marc.svg }\n").check().status(1);
    outcome.only("asset-missing").words("marc.svg").nearest("mark.svg");
    with("options:\n  mark:\n").check().is_clean();
    with("options: { mark: town.svg }\n").file("themes/default/assets/town.svg", "<svg/>").check().is_clean();
}

#[test]
fn a_theme_declares_options_of_its_own() {
    let yaml = "options:\n  season: { default: spring, choices: [spring, autumn] }\n";
    let page = "<p>{{ theme.options.season }}</p>";
    let site = Site::new().file("content/about.md", "---\ntitle: 説明\n---\n本文\n");
    let site = site.file(FILE, yaml).file("themes/default/templates/page.html", page);
    site.build().is_clean().page("about/").contains("spring");
    site.replace(FILE, "default: spring", "default: winter").check().status(1).only("invalid-value");
}
