//! The site that a page is part of: what else there is.

use std::collections::HashSet;

use crate::address;
use crate::link::is_elsewhere;
pub(super) use crate::link::percent_decoded;

/// What there is besides a page.
#[derive(Debug, Default)]
pub struct Whole {
    /// The site's language, as `lang` has it.
    pub language: &'static str,
    /// The address at which the site will be published, with its slash.
    pub base: Option<String>,
    /// Every file of the output. Only looked up, never walked.
    pub files: HashSet<String>,
}

impl Whole {
    /// Whether an address on a page leads to something, as far as the site itself can tell.
    pub(super) fn leads_somewhere(&self, page: &str, address: &str) -> bool {
        let path = address.split(['#', '?']).next().unwrap_or_default();
        if path.is_empty() {
            return true;
        }
        let inside = match self.inside(path) {
            Some(inside) => address::resolve("", &percent_decoded(inside)).map(|found| (found, inside)),
            // What begins at the server's root, or at another server, may well lead out of the site.
            None if is_elsewhere(path) || path.starts_with('/') => return true,
            None => {
                let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
                address::resolve(folder, &percent_decoded(path)).map(|found| (found, path))
            }
        };
        let Some((found, written)) = inside else { return false };
        let last = written.rsplit('/').next().unwrap_or_default();
        let is_folder = matches!(last, "" | "." | "..");
        // Servers lead from a folder's name without a slash to the folder.
        (!is_folder && self.files.contains(&found))
            || self.files.contains(&address::output_file(&if found.is_empty() {
                String::new()
            } else {
                format!("{found}/")
            }))
    }

    /// The rest of an address that begins as those of the site do.
    fn inside<'a>(&self, path: &'a str) -> Option<&'a str> {
        let base = self.base.as_deref()?;
        let host = base.find("://").map_or(0, |scheme| scheme + 3);
        let root = base[host..].find('/').map_or("/", |slash| &base[host + slash..]);
        let any_scheme = base.find("://").map_or(base, |scheme| &base[scheme + 1..]);
        let within = |start: &str| {
            path.strip_prefix(start).or_else(|| (path == start.trim_end_matches('/')).then_some(""))
        };
        let is_of_server = path.starts_with('/') && !path.starts_with("//");
        within(base).or_else(|| within(any_scheme)).or_else(|| within(root).filter(|_| is_of_server))
    }
}

#[cfg(test)]
mod tests {
    use super::Whole;

    fn whole(base: Option<&str>) -> Whole {
        let files = ["index.html", "2022/index.html", "404.html", "2022/plan.png"];
        Whole {
            language: "ja",
            base: base.map(str::to_owned),
            files: files.iter().map(|file| (*file).to_owned()).collect(),
        }
    }

    #[test]
    fn addresses_are_looked_up_from_their_page() {
        let whole = whole(None);
        for address in
            ["", "#a", "?a", "../2022/", "./", "plan.png?v=1#x", "..", "../", "../2022", "pl%61n.png", "/a"]
        {
            assert!(whole.leads_somewhere("2022/", address), "{address}");
        }
        for address in ["plan.jpg", "../2023/", "../../", "plan.png/x", "2022/"] {
            assert!(!whole.leads_somewhere("2022/", address), "{address}");
        }
        for address in ["https://example.jp/x", "mailto:a@example.jp", "//example.jp/", "data:,x"] {
            assert!(whole.leads_somewhere("2022/", address), "{address}");
        }
    }

    #[test]
    fn addresses_below_the_base_are_the_sites_own() {
        let whole = whole(Some("https://example.jp/goals/"));
        for address in
            ["https://example.jp/goals/2022/", "/goals/", "/goals", "/other/", "https://example.jp/"]
        {
            assert!(whole.leads_somewhere("", address), "{address}");
        }
        for address in ["https://example.jp/goals/2023/", "/goals/2023/", "//example.jp/goals/x"] {
            assert!(!whole.leads_somewhere("", address), "{address}");
        }
    }
}
