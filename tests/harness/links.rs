//! Follows every link of a site.

use std::collections::BTreeMap;

use super::outcome::Outcome;

impl Outcome {
    /// Every destination of every page is relative and leads to a file, and to an id where it names one. The page
    /// for missing addresses is shown at addresses of any depth, so its links begin with `base_path`.
    #[track_caller]
    pub(crate) fn links_lead_somewhere(&self, base_path: &str) {
        let folder = self.output();
        let pages: BTreeMap<String, _> =
            self.pages().into_iter().map(|page| (page.address().to_owned(), page)).collect();
        for page in pages.values() {
            for destination in page.destinations() {
                let destination = match destination.strip_prefix(base_path) {
                    Some(rest) if page.address() == "404.html" => format!("./{rest}"),
                    _ => destination,
                };
                let Some((address, fragment)) = page.resolve(&destination) else { continue };
                let is_page = address.is_empty() || address.ends_with('/');
                let file = if is_page { format!("{address}index.html") } else { address.clone() };
                assert!(folder.holds(&file), "/{} leads to nothing: {destination}", page.address());
                if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                    let ids = pages[&address].ids();
                    assert!(ids.contains(&fragment.as_str()), "/{}: no id for {destination}", page.address());
                }
            }
        }
    }
}
