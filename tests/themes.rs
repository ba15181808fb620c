//! A site's own theme: it overrides the built-in one file by file.

use crate::harness::Site;

fn site() -> Site {
    Site::new().file("content/about.md", "---\ntitle: 説明\n---\n本文\n")
}

#[test]
fn one_template_is_replaced_and_the_others_stay() {
    let template = "{% extends \"builtin/base.html\" %}{% block footer %}<p>独自の下</p>{% endblock %}";
    let outcome = site().file("themes/default/templates/base.html", template).build().is_clean();
    for page in outcome.pages() {
        page.contains("独自の下");
    }
    let outcome = site()
        .file("themes/default/templates/page.html", "<p>独自 {{ page.heading }}</p>")
        .build()
        .is_clean();
    outcome.page("about/").contains("独自 説明");
    outcome.page("2022/policy/").contains("政策部").lacks("独自");
}

#[test]
fn words_can_be_replaced_one_by_one() {
    let outcome = site().file("themes/default/strings/ja.yaml", "home: 入口\n").build().is_clean();
    outcome.page("2022/policy/").contains("入口").contains("作成日");
}

#[test]
fn the_style_sheet_can_be_replaced_and_is_linked_by_its_content() {
    let own = site().file("themes/default/assets/style.css", "body { margin: 1em }");
    let outcome = own.build().is_clean();
    let page = outcome.page("");
    let (address, _) = page.resolve(&page.relation("stylesheet").unwrap()).unwrap();
    let style = String::from_utf8_lossy(outcome.output().bytes(&address)).into_owned();
    assert!(style.contains("--accent: #") && style.ends_with("body { margin: 1em }"), "{style}");
    let other = own.file("themes/default/assets/style.css", "body { margin: 2em }").build().is_clean();
    assert_ne!(page.relation("stylesheet"), other.page("").relation("stylesheet"));
}

#[test]
fn a_named_theme_overrides_the_built_in_one() {
    let outcome = site()
        .settings("theme: municipal\n")
        .file("themes/municipal/templates/page.html", "<p>市のテーマ {{ page.heading }}</p>")
        .build()
        .is_clean();
    outcome.page("about/").contains("市のテーマ 説明");
    outcome.page("2022/policy/").contains("政策部");
}

#[test]
fn another_themes_folder_has_no_say() {
    let outcome = site().file("themes/other/templates/page.html", "<p>ほか</p>").build().is_clean();
    outcome.page("about/").contains("本文").lacks("ほか");
}

#[test]
fn a_template_escapes_what_it_is_given() {
    let outcome = site()
        .file("content/about.md", "---\ntitle: \"<script>x</script>\"\n---\n本文\n")
        .file("themes/default/templates/page.html", "<p>{{ page.heading }}</p>")
        .build()
        .is_clean();
    assert!(outcome.page("about/").tags("script").is_empty());
}

#[test]
fn a_template_reaches_no_clock_file_or_environment() {
    for call in
        ["now()", "get_env(name=\"HOME\")", "load_data(path=\"/etc/passwd\")", "get_random(start=0, end=9)"]
    {
        let site = site().file("themes/default/templates/page.html", &format!("<p>{{{{ {call} }}}}</p>"));
        site.check().status(1).finding("template-unknown").in_file("themes/default/templates/page.html");
    }
}

#[test]
fn a_template_cannot_include_what_lies_outside_the_theme() {
    for path in ["../../../content/site.yaml", "/etc/passwd", "nothing.html"] {
        let site = site().file("themes/default/templates/page.html", &format!("{{% include \"{path}\" %}}"));
        site.check().status(1).finding("template-unknown");
    }
}

#[test]
fn a_theme_with_an_endless_loop_of_templates_is_a_finding() {
    let site = site().file("themes/default/templates/page.html", "{% extends \"page.html\" %}");
    site.check().status(1).finding("template-error");
}
