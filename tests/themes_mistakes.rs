//! What a theme asks for in vain, and what nobody asks of it.

use crate::harness::Site;

const PAGE: &str = "themes/default/templates/page.html";

fn page(template: &str) -> Site {
    Site::new().file("content/about.md", "---\ntitle: 説明\n---\n本文\n").file(PAGE, template)
}

/// A page with all that one needs, and something more in it.
fn whole(template: &str) -> Site {
    page(&format!(
        "{{% extends \"base.html\" %}}{{% block content %}}<h1>{{{{ page.heading }}}}</h1>{template}{{% endblock %}}"
    ))
}

#[test]
fn each_name_that_does_not_exist_is_shown_with_the_nearest() {
    for (template, words, nearest) in [
        ("<p>{{ pag.heading }}</p>", "pag", "page"),
        ("<p>{% if pag %}a{% endif %}</p>", "pag", "page"),
        ("<p>{{ page.kind ~ sit.title }}</p>", "sit", "site"),
        ("<p>{{ page.headin }}</p>", "headin", "heading"),
        ("<p>{{ t.goal_count | fill(count=pag) }}</p>", "pag", "page"),
        ("<p>{{ page.heading | uper }}</p>", "uper", "upper"),
        ("<p>{% if page.heading is strng %}a{% endif %}</p>", "strng", "string"),
        ("<p>{{ <talies items={site.years} /> }}</p>", "talies", "tallies"),
        ("<p>{% include \"compnents.html\" %}</p>", "compnents.html", "components.html"),
        ("{% extends \"bas.html\" %}", "bas.html", "base.html"),
        ("{% extends \"base.html\" %}{% block contnt %}x{% endblock %}", "contnt", "content"),
        ("{% component mine(a) %}{{ pag }}{% endcomponent mine %}<p>{{ <mine a={1} /> }}</p>", "pag", "page"),
    ] {
        let outcome = page(template).check().status(1);
        outcome.only("template-unknown").in_file(PAGE).words(words).nearest(nearest);
    }
    let outcome = page("<p>\n{{ <tallies item={site.years} /> }}</p>").check().status(1);
    outcome.only("template-unknown").at(2, 4).nearest("items");
    let outcome = page("<p>{{ t.goal_count | fill(count=page.nothing) }}</p>").check().status(1);
    outcome.only("empty-value").message_contains("count");
}

#[test]
fn what_exists_is_no_finding() {
    page(
        "{% extends \"builtin/base.html\" %}{% block content %}{% set word = page.heading | upper %}\
         {% for year in site.years %}<p>{{ year.name ~ word }}</p>{% endfor %}{{ <tallies items={[]} /> }}\
         <p>{{ t.goal_count | fill(count=1) }} {{ assets[\"style.css\"] }}</p>{% endblock %}",
    )
    .build()
    .is_clean();
}

#[test]
fn words_and_assets_are_looked_up_in_brackets_too() {
    page("<p>{{ t[\"hme\"] }}</p>").check().status(1).finding("string-missing").words("hme").nearest("home");
    let outcome = page("<p>{{ assets[\"stile.css\"] }}</p>").check().status(1);
    outcome.finding("asset-missing").words("stile.css").nearest("style.css");
}

#[test]
fn a_file_that_overrides_nothing_and_that_nothing_asks_for_is_named() {
    for (path, nearest) in [
        ("templates/gaol.html", "templates/goal.html"),
        ("template/base.html", "templates/base.html"),
        ("assets/styles.css", "assets/style.css"),
        ("themes.yaml", "theme.yaml"),
    ] {
        let outcome = Site::new().file(&format!("themes/default/{path}"), "").build().succeeds();
        let finding = outcome.only("theme-file-unused");
        finding.is_warning().in_file(&format!("themes/default/{path}")).nearest(nearest);
    }
    whole("{% include \"part.html\" %}{{ assets[\"part.css\"] }}")
        .file("themes/default/templates/part.html", "<p>部分</p>")
        .file("themes/default/assets/part.css", "")
        .file("themes/default/README.md", "覚え書き")
        .check()
        .is_clean();
}

#[test]
fn words_that_no_template_asks_for_are_named() {
    let file = "themes/default/strings/ja.yaml";
    let outcome = Site::new().file(file, "hme: 入口\n").build().succeeds();
    outcome.only("string-unused").is_warning().at(1, 1).nearest("home");
    whole("<p>{{ t.hme }}</p>").file(file, "hme: 入口\n").check().is_clean();
}

#[test]
fn words_have_the_places_of_those_that_they_replace() {
    let file = "themes/default/strings/ja.yaml";
    Site::new().file(file, "goal_count: \"全{count}\"\n").check().is_clean();
    let outcome = Site::new().file(file, "home: \"{count}\"\n").check().status(1);
    outcome.only("string-place-unknown").is_error().at(1, 7);
    let outcome = Site::new().file(file, "goal_count: \"全{cuont}\"\n").check().status(1);
    outcome.finding("string-place-unknown").nearest("count");
    let outcome = Site::new().file(file, "goal_count: 多数\n").check().succeeds();
    outcome.only("string-place-missing").is_warning().message_contains("count");
}
