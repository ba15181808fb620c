//! Themes that build upon each other, and files that are copied out of them.

use std::path::Path;

use crate::harness::{Site, goalpress};

fn site() -> Site {
    Site::new()
        .settings("theme: town\n")
        .file("content/about.md", "---\ntitle: 説明\n---\n本文\n")
        .file("themes/town/theme.yaml", "parent: county\ncolours: { link: \"#036\" }\n")
        .file("themes/county/theme.yaml", "name: 県\ncolours: { link: \"#500\", accent: \"#400\" }\n")
        .file(
            "themes/county/templates/base.html",
            "{% extends \"builtin/base.html\" %}{% block footer %}<p>県の下</p>{% endblock %}",
        )
        .file("themes/county/strings/ja.yaml", "home: 県の入口\n")
}

#[test]
fn a_theme_builds_upon_another() {
    let site = site();
    let outcome = site.build().is_clean();
    let page = outcome.page("about/");
    page.clone().contains("県の下").contains("県の入口");
    let (address, _) = page.resolve(&page.relation("stylesheet").unwrap()).unwrap();
    let style = String::from_utf8_lossy(outcome.output().bytes(&address)).into_owned();
    assert!(style.contains("--link: #003366;") && style.contains("--accent: #440000;"), "{style}");
    let own = "{% extends \"county/base.html\" %}{% block footer %}{{ super() }}<p>町の下</p>{% endblock %}";
    let outcome = site.file("themes/town/templates/base.html", own).build().is_clean();
    outcome.page("about/").has_markup("<p>県の下</p><p>町の下</p>");
}

#[test]
fn a_parent_that_is_missing_or_comes_back_is_named() {
    let missing = site().file("themes/town/theme.yaml", "parent: conty\n").check().status(1);
    missing.only("theme-missing").in_file("themes/town/theme.yaml").words("conty").nearest("county");
    let looped = site().file("themes/county/theme.yaml", "parent: town\n").check().status(1);
    looped.only("theme-loop").in_file("themes/county/theme.yaml").message_contains("town → county → town");
    let outside = site().file("themes/town/theme.yaml", "parent: ../content\n").check().status(1);
    outside.only("invalid-key");
    let reserved = site().file("themes/town/theme.yaml", "parent: builtin\n").check().status(1);
    reserved.only("reserved-key");
}

#[test]
fn files_are_copied_and_never_written_over() {
    let site = Site::new();
    let root = site.root();
    let run = |words: &[&str]| {
        let words: Vec<&str> = ["theme"].iter().chain(words).copied().chain(["--lang", "en"]).collect();
        goalpress(&root, &words, &[])
    };
    let ran = run(&["eject", "base.html", "style.css", "mark.svg", "strings/ja.yaml"]);
    assert_eq!(ran.status, 0, "{}", ran.told());
    assert!(ran.stdout.contains("themes/default/templates/base.html"));
    let plain = Site::new().build().is_clean();
    let copied = site.build().is_clean();
    let html = |outcome: &crate::harness::Outcome| {
        let page = String::from_utf8_lossy(outcome.output().bytes("index.html")).into_owned();
        page.replace(&outcome.page("").relation("stylesheet").unwrap(), "")
    };
    assert_eq!(html(&copied), html(&plain));
    let path = "themes/default/templates/base.html";
    let site = site.clone().replace(path, "</main>", "<p>独自</p></main>");
    let text = site.read(path);
    let ran = run(&["eject", "base.html"]);
    assert!(ran.status == 0 && ran.stdout.contains("stays"), "{}", ran.told());
    assert_eq!(site.read(path), text);
    let ran = run(&["eject", "gaol.html"]);
    assert!(
        ran.status == 2 && ran.stderr.contains("goal.html") && ran.stderr.contains("templates/year.html")
    );
    let list = run(&["list"]).stdout;
    let state = |name: &str| list.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(state("templates/base.html").ends_with("overridden"), "{list}");
    assert!(
        state("assets/style.css").contains("unchanged") && state("templates/goal.html").contains("built in")
    );
    site.check().is_clean();
}

#[test]
fn a_copy_whose_original_has_changed_is_named() {
    let path = "themes/default/templates/not-found.html";
    let site = Site::new();
    let old = "{#- goalpress 0.0.9 not-found.html 0123456789abcdef -#}\n{% extends \"base.html\" %}\n{% block content %}<h1>{{ page.heading }}</h1>{% endblock %}\n";
    let site = site.file(path, old);
    site.build().succeeds().only("copy-outdated").is_warning().in_file(path).message_contains("0.0.9");
    let list = goalpress(&site.root(), &["theme", "list", "--lang", "en"], &[]).stdout;
    assert!(list.contains("has changed since"), "{list}");
    site.replace(path, old.lines().next().unwrap(), "").check().is_clean();
}

#[test]
fn the_second_theme_of_the_repository_dresses_the_demonstration() {
    let site = Site::real().settings_more("theme: kawara\n");
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/kawara");
    let mut folders = vec![themes.clone()];
    let mut dressed = site;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&themes).unwrap().to_string_lossy().replace('\\', "/");
            dressed = dressed.bytes(&format!("themes/kawara/{name}"), &std::fs::read(&path).unwrap());
        }
    }
    let outcome = dressed.build().is_clean();
    for page in outcome.pages().into_iter().filter(|page| !page.tags("footer").is_empty()) {
        page.has_markup("data-headings=\"mincho\"").has_markup("kawara-motto");
    }
}
