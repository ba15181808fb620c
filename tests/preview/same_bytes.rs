//! The preview shows the bytes that a build writes, and writes none itself.

use super::Preview;
use crate::harness::{Folder, Site, times};

/// What the preview's one line begins with.
const SCRIPT: &str = "<script defer src=\"/.goalpress/preview.js\"";

/// A page without the preview's line, which must be there exactly once.
fn without_script(body: &[u8], name: &str) -> Vec<u8> {
    let text = str::from_utf8(body).expect("a page in UTF-8");
    let (before, rest) = text.split_once(SCRIPT).unwrap_or_else(|| panic!("{name} has no script"));
    let (_, after) = rest.split_once('\n').expect("a whole line");
    assert!(!after.contains(SCRIPT), "{name} has two scripts");
    format!("{before}{after}").into_bytes()
}

/// Every file of the built site is what the preview answers, and the site's folder stays as it is.
pub(super) fn is_the_same(preview: &Preview, built: &Folder, cookie: &str) {
    for name in built.names() {
        let address = name.strip_suffix("index.html").unwrap_or(name);
        let path = format!("{}{address}", preview.base);
        let response = preview.ask("GET", &path, &[("Cookie", cookie)]);
        assert_eq!(response.status, if name == "404.html" { 404 } else { 200 }, "{name}");
        let is_page = name.ends_with(".html");
        let body = if is_page { without_script(&response.body, name) } else { response.body };
        assert!(body == built.bytes(name), "{name} differs: {}", String::from_utf8_lossy(&body));
    }
}

/// Builds a site and takes what was built out of its folder.
pub(super) fn built(site: &Site, arguments: &[&str]) -> Folder {
    site.build_with(arguments).succeeds();
    let built = Folder::published(&site.root().join("public"));
    site.clone().remove("public");
    assert!(!built.is_empty());
    built
}

#[test]
fn every_page_and_file_is_what_a_build_writes() {
    for site in [Site::new(), Site::complete()] {
        let built = built(&site, &[]);
        is_the_same(&Preview::start(&site), &built, "");
    }
}

#[test]
fn the_real_plan_is_what_a_build_writes() {
    let site = Site::real();
    let built = built(&site, &[]);
    is_the_same(&Preview::start(&site), &built, "");
}

#[test]
fn nothing_is_written_anywhere() {
    let site = Site::complete();
    let (files, moments) = (Folder::read(&site.root()), times(&site.root()));
    let preview = Preview::start(&site);
    for address in ["", "2022/", "2022/policy/02-booking/", "none/"] {
        preview.get(address);
        preview.state(address);
    }
    Folder::read(&site.root()).same_as(&files);
    assert_eq!(times(&site.root()), moments);
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "本文", "直した本文"));
    preview.shows("2022/policy/02-booking/", "直した本文");
    assert_eq!(Folder::read(&site.root()).names(), files.names());
    assert!(!site.root().join("public").exists());
}

#[test]
fn what_was_built_before_is_left_alone() {
    let site = Site::complete();
    site.build().is_clean();
    let before = (site.public(), times(&site.root().join("public")));
    let preview = Preview::start(&site);
    preview.edit(|site| site.replace("content/about.md", "説明", "別の説明"));
    preview.shows("about/", "別の説明");
    assert_eq!((site.public(), times(&site.root().join("public"))), before);
}

#[test]
fn a_built_site_holds_nothing_of_the_preview() {
    let site = Site::complete();
    let outcome = site.build().is_clean();
    outcome.nowhere(".goalpress/").nowhere("goalpress-preview").nowhere("preview.js");
}
