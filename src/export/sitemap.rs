//! `sitemap.xml` (sitemaps.org, protocol 0.9): every page that search engines should list.

use super::Export;
use crate::site::{Route, Site};

/// How many addresses one file may list.
const MAXIMUM: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The list of pages; where they are too many for one file, an index of lists. Without an address for the site
/// there is none, since its entries must be absolute.
pub(super) fn export(site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
    let Some(base) = &site.settings.base_url else { return Vec::new() };
    let addresses: Vec<String> = routes
        .iter()
        .filter(|route| route.is_listed())
        .map(|route| base.join(&route.address(site)))
        .collect();
    if addresses.len() <= MAXIMUM {
        return vec![file("sitemap.xml", "urlset", "url", &addresses)];
    }
    let mut exports: Vec<Export> = addresses
        .chunks(MAXIMUM)
        .enumerate()
        .map(|(place, part)| file(&part_name(place), "urlset", "url", part))
        .collect();
    let parts: Vec<String> = (0..exports.len()).map(|place| base.join(&part_name(place))).collect();
    exports.push(file("sitemap.xml", "sitemapindex", "sitemap", &parts));
    exports
}

fn part_name(place: usize) -> String {
    format!("sitemap-{}.xml", place + 1)
}

fn file(address: &str, list: &str, entry: &str, locations: &[String]) -> Export {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{list} xmlns=\"{NAMESPACE}\">\n");
    for location in locations {
        text.push_str("  <");
        text.push_str(entry);
        text.push_str("><loc>");
        text.push_str(&location.replace('&', "&amp;"));
        text.push_str("</loc></");
        text.push_str(entry);
        text.push_str(">\n");
    }
    text.push_str("</");
    text.push_str(list);
    text.push_str(">\n");
    Export { address: address.to_owned(), bytes: text.into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn addresses_are_escaped() {
        let export = file("sitemap.xml", "urlset", "url", &["https://example.jp/?a&b".to_owned()]);
        let text = String::from_utf8(export.bytes).unwrap();
        assert!(text.contains("<url><loc>https://example.jp/?a&amp;b</loc></url>"));
    }
}
