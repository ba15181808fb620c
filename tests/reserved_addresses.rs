//! Addresses of the files for machines: nothing of the content can take them.

use crate::harness::Site;

const OWN: [&str; 5] = ["atom.xml", "goals.json", "robots.txt", "sitemap.xml", "sitemap-12.xml"];

#[test]
fn a_file_beside_the_content_cannot_take_one() {
    for name in OWN {
        let site = Site::new().bytes(&format!("content/{name}"), b"x");
        site.check().status(1).only("address-conflict").in_file(&format!("content/{name}"));
    }
}

#[test]
fn a_free_page_cannot_make_a_folder_of_one() {
    for name in OWN {
        let page = format!("content/{name}.md");
        let site = Site::new().file(&page, "---\ntitle: 題\n---\n");
        site.check().status(1).only("address-conflict").in_file(&page);
    }
}

#[test]
fn neither_can_a_folder_of_pictures() {
    let site = Site::new().bytes("content/atom.xml/plan.png", b"png");
    site.check().status(1).only("address-conflict").in_file("content/atom.xml/plan.png");
}

#[test]
fn an_alias_cannot_take_one() {
    for alias in ["goals.json", "atom.xml/old.html", "assets"] {
        let site = Site::new().goal("02-booking", |goal| goal.extra(&format!("aliases: [{alias}]")));
        site.check().status(1).only("address-conflict").in_file("content/2022/policy/02-booking.md");
    }
}

#[test]
fn what_only_looks_like_one_is_free() {
    let names = ["atom.xml.zip", "sitemap-a.xml", "sitemap-.xml", "goals.json5", "2022/policy/goals.json"];
    let site = names.iter().fold(Site::new(), |site, name| site.bytes(&format!("content/{name}"), b"x"));
    let outcome = site.build().is_clean();
    assert!(names.iter().all(|name| outcome.output().holds(name)));
}
