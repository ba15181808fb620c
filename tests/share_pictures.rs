//! The pictures that represent pages where they are shared.

use std::fs;

use crate::harness::{Folder, Outcome, Site, times};
use crate::incremental::{equals_clean, plans};

const BASE: &str = "base_url: https://example.jp/goals/\n";
const PICTURE: &str = "2022/policy/share.png";

fn site() -> Site {
    Site::new().settings(BASE)
}

fn html(outcome: &Outcome, address: &str) -> String {
    let is_file = address.ends_with(".html");
    let file = if is_file { address.to_owned() } else { format!("{address}index.html") };
    String::from_utf8(outcome.output().bytes(&file).to_vec()).unwrap()
}

fn picture(site: &Site) -> Vec<u8> {
    site.build().is_clean().output().bytes(PICTURE).to_vec()
}

#[test]
fn each_department_and_the_site_have_one_that_their_pages_name() {
    let outcome = plans().build().is_clean();
    let pictures: Vec<String> =
        outcome.output_files().into_iter().filter(|file| file.ends_with("share.png")).collect();
    let expected = ["2021/policy/share.png", PICTURE, "2022/works/share.png", "share.png"];
    assert_eq!(pictures, expected);
    for file in expected {
        assert!(
            outcome
                .output()
                .bytes(file)
                .starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76")
        );
    }
    let names = |address: &str, file: &str| {
        let page = html(&outcome, address);
        let named = format!("<meta property=\"og:image\" content=\"https://example.jp/goals/{file}\">");
        assert!(page.contains(&named), "{address}");
        assert!(page.contains("<meta property=\"og:image:width\" content=\"1200\">"), "{address}");
    };
    for address in ["", "2022/", "about/", "2022/deadlines/"] {
        names(address, "share.png");
    }
    for address in ["2022/policy/", "2022/policy/digital/", "2022/policy/02-booking/"] {
        names(address, PICTURE);
    }
    assert!(!html(&outcome, "404.html").contains("og:"));
}

#[test]
fn the_same_bytes_come_from_any_number_of_threads() {
    let one = picture(&site().variable("RAYON_NUM_THREADS", "1"));
    assert_eq!(picture(&site().variable("RAYON_NUM_THREADS", "4")), one);
    assert_ne!(picture(&site().goal("09-more", |goal| goal)), one);
}

#[test]
fn there_is_none_without_an_address_or_where_none_is_wanted() {
    for settings in ["", "base_url: https://example.jp/\nshare_pictures: false\n"] {
        let outcome = Site::new().settings(settings).build().is_clean();
        assert!(outcome.output_files().iter().all(|file| !file.ends_with("share.png")), "{settings}");
        outcome.nowhere("og:image");
    }
    let site = Site::new().settings("share_pictures: maybe\n");
    site.check().status(1).only("invalid-value").in_file("content/site.yaml");
}

#[test]
fn the_authors_own_is_taken_instead() {
    for settings in [BASE.to_owned(), format!("{BASE}share_pictures: false\n")] {
        let site = Site::new().settings(&settings).bytes("content/2022/policy/share.png", b"own");
        let outcome = site.bytes("content/share.png", b"the site's own").build().is_clean();
        assert_eq!(outcome.output().bytes(PICTURE), b"own");
        assert_eq!(outcome.output().bytes("share.png"), b"the site's own");
        let page = html(&outcome, "2022/policy/02-booking/");
        assert!(page.contains("content=\"https://example.jp/goals/2022/policy/share.png\""));
        assert!(!page.contains("og:image:width"));
    }
}

#[test]
fn nothing_else_can_have_its_address() {
    let page = "content/2022/policy/share.png.md";
    let text = site().read("content/2022/policy/02-booking.md").replace("number: 2", "number: 9");
    site().file(page, &text).check().status(1).finding("address-conflict").in_file(page);
    let alias = site().goal("02-booking", |goal| goal.extra("aliases: [2022/policy/share.png, share.png]"));
    alias.check().status(1).finding("address-conflict").in_file("content/2022/policy/02-booking.md");
    let folder = "content/2022/policy/share.png/a.png";
    site().bytes(folder, b"a").check().status(1).finding("address-conflict").in_file(folder);
    site().bytes("content/about/us/share.png", b"a").build().is_clean();
}

#[test]
fn what_is_withheld_does_not_count() {
    let public = picture(&site());
    for line in ["draft: true", "publish_on: 2100-01-01"] {
        assert_eq!(picture(&site().goal("09-later", |goal| goal.extra(line))), public, "{line}");
    }
}

#[test]
fn it_is_kept_until_something_changes_that_it_shows() {
    let site = plans();
    let build = |site: &Site| {
        site.build().succeeds();
        equals_clean(site, &[]);
        let moments = times(&site.root().join("public"));
        let of = |file: &str| *moments.get(file).unwrap();
        (of(PICTURE), of("2022/works/share.png"))
    };
    let first = build(&site);
    let site = site.replace("content/2022/policy/02-booking.md", "目標2の題名", "別の題名");
    assert_eq!(build(&site), first);
    let site = site.file("themes/default/assets/style.css", "body { margin: 0 }");
    assert_eq!(build(&site), first);
    let site = site.replace("content/2022/policy/02-booking.md", "deadline: １２月", "deadline: 6月");
    let _ = build(&site);
    let site = site.goal("09-more", |goal| goal.section("共通"));
    let second = build(&site);
    assert!(second.0 != first.0 && second.1 == first.1);
    fs::write(site.root().join("public").join(PICTURE), b"damaged").unwrap();
    assert_eq!(build(&site).1, first.1);
}

#[test]
fn an_own_picture_that_comes_or_goes_shows_on_every_page_at_once() {
    for own in ["content/2022/works/share.png", "content/share.png"] {
        let site = plans();
        site.build().succeeds();
        let site = site.bytes(own, b"own");
        site.build().succeeds();
        equals_clean(&site, &[]);
        let site = site.remove(own);
        site.build().succeeds();
        equals_clean(&site, &[]);
        assert!(Folder::read(&site.root().join("public")).holds("2022/works/share.png"));
    }
}
