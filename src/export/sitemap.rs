//! `sitemap.xml` (sitemaps.org, protocol 0.9): every page that search engines should list.

use super::{Export, xml};
use crate::settings::BaseUrl;
use crate::site::{Route, Site};

/// Where the list lies, or the index of lists.
pub(super) const ADDRESS: &str = "sitemap.xml";

/// What the protocol allows one file to be.
const PROTOCOL: Limits = Limits { addresses: 50_000, bytes: 50 * 1024 * 1024 };

/// How large one file may be.
#[derive(Clone, Copy)]
struct Limits {
    addresses: usize,
    bytes: usize,
}

/// What a file lists, by the names of its elements.
#[derive(Clone, Copy)]
struct Names {
    list: &'static str,
    end: &'static str,
    entry: &'static str,
}

const PAGES: Names = Names { list: "urlset", end: "</urlset>\n", entry: "url" };
const LISTS: Names = Names { list: "sitemapindex", end: "</sitemapindex>\n", entry: "sitemap" };

/// Whether an address is that of the sitemap, or of one of the lists that it is an index of.
pub(super) fn is_at(address: &str) -> bool {
    let number = address.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    address == ADDRESS
        || number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The list of pages; where they are too many for one file, an index of lists. Without an address for the site
/// there is none, since its entries must be absolute.
pub(super) fn files(site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
    let Some(base) = &site.settings.base_url else { return Vec::new() };
    let pages = routes.iter().filter(|route| route.is_listed()).map(|route| route.address(site));
    lists(base, pages, PROTOCOL)
}

/// As few lists of these addresses as the limits allow, after them the index where there are several.
fn lists(base: &BaseUrl, addresses: impl Iterator<Item = String>, limits: Limits) -> Vec<Export> {
    let mut lists = Vec::new();
    let mut list = List::new(PAGES);
    for address in addresses {
        let entry = list.entry(&base.join(&address));
        if !list.has_room_for(&entry, limits) {
            lists.push(std::mem::replace(&mut list, List::new(PAGES)));
        }
        list.add(&entry);
    }
    lists.push(list);
    let mut exports: Vec<Export> = Vec::with_capacity(lists.len() + 1);
    if lists.len() == 1 {
        exports.extend(lists.into_iter().map(|list| list.export(ADDRESS)));
        return exports;
    }
    let mut index = List::new(LISTS);
    for (place, list) in lists.into_iter().enumerate() {
        let address = format!("sitemap-{}.xml", place + 1);
        let entry = index.entry(&base.join(&address));
        index.add(&entry);
        exports.push(list.export(&address));
    }
    exports.push(index.export(ADDRESS));
    exports
}

/// A file that lists addresses.
struct List {
    names: Names,
    text: String,
    entries: usize,
}

impl List {
    fn new(names: Names) -> Self {
        let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
        let text = format!("{}<{} xmlns=\"{namespace}\">\n", xml::DECLARATION, names.list);
        Self { names, text, entries: 0 }
    }

    fn entry(&self, location: &str) -> String {
        let name = self.names.entry;
        format!("  <{name}><loc>{}</loc></{name}>\n", xml::escaped(location))
    }

    fn has_room_for(&self, entry: &str, limits: Limits) -> bool {
        let bytes = self.text.len() + entry.len() + self.names.end.len();
        self.entries == 0 || (self.entries < limits.addresses && bytes <= limits.bytes)
    }

    fn add(&mut self, entry: &str) {
        self.text.push_str(entry);
        self.entries += 1;
    }

    fn export(mut self, address: &str) -> Export {
        self.text.push_str(self.names.end);
        Export { address: address.to_owned(), bytes: self.text.into_bytes() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, PROTOCOL, lists};
    use crate::settings::BaseUrl;

    /// The files of so many pages, each with its text.
    fn files(pages: usize, limits: Limits) -> Vec<(String, String)> {
        let base = BaseUrl::parse("https://example.jp/a&b/").unwrap();
        let addresses = (0..pages).map(|page| format!("{page:03}/"));
        let exports = lists(&base, addresses, limits);
        exports.into_iter().map(|file| (file.address, String::from_utf8(file.bytes).unwrap())).collect()
    }

    fn locations(text: &str) -> Vec<&str> {
        text.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect()
    }

    #[test]
    fn what_fits_is_one_file_without_an_index() {
        let files = files(3, Limits { addresses: 3, ..PROTOCOL });
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].0, "sitemap.xml");
        assert_eq!(locations(&files[0].1).len(), 3);
        let first = "<url><loc>https://example.jp/a&amp;b/000/</loc></url>";
        assert!(files[0].1.contains(first), "{}", files[0].1);
    }

    #[test]
    fn what_does_not_fit_is_split_and_the_index_names_each_part() {
        let files = files(7, Limits { addresses: 3, ..PROTOCOL });
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let counts: Vec<usize> = files[..3].iter().map(|(_, text)| locations(text).len()).collect();
        assert_eq!(counts, [3, 3, 1]);
        let index = &files[3].1;
        assert!(index.contains("<sitemapindex ") && index.ends_with("</sitemapindex>\n"), "{index}");
        let parts = [1, 2, 3].map(|part| format!("https://example.jp/a&amp;b/sitemap-{part}.xml"));
        assert_eq!(locations(index), parts);
    }

    #[test]
    fn no_file_is_larger_than_allowed() {
        let limits = Limits { bytes: 400, ..PROTOCOL };
        let files = files(20, limits);
        let (index, parts) = files.split_last().unwrap();
        assert!(parts.len() > 2 && index.0 == "sitemap.xml");
        assert!(parts.iter().all(|(_, text)| text.len() <= limits.bytes && !locations(text).is_empty()));
        assert_eq!(parts.iter().map(|(_, text)| locations(text).len()).sum::<usize>(), 20);
    }

    #[test]
    fn a_site_without_pages_still_has_its_file() {
        let files = files(0, PROTOCOL);
        assert_eq!(files.len(), 1);
        assert!(files[0].1.ends_with("</urlset>\n"));
    }
}
