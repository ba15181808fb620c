//! Where links in the content lead.
//!
//! Authors link by the paths of content files, which their editor completes and their repository follows
//! (`../finance/03-budget.md`); pages link by addresses. This is the table between the two.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::address;
use crate::draft::{Content, GoalDraft};
use crate::settings::Settings;
use crate::source::CONTENT;

/// Everything that a link can lead to, by its path below `content/` and by its address.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// `None` for what the public may not see yet. Only looked up, never walked.
    addresses: HashMap<String, Option<String>>,
    /// Names by folder, for suggestions.
    folders: OnceLock<BTreeMap<String, Vec<String>>>,
}

/// What a link's destination means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Another site, a mail address, or a place on the page itself: it stays as it was written.
    Elsewhere,
    /// A page or file of the site.
    Address {
        /// Its address, relative to the site's root.
        address: String,
        /// What followed it: a query, a fragment, or nothing.
        suffix: String,
    },
    /// A goal that the public may not see yet.
    Withheld,
    /// Nothing that exists.
    Nothing {
        /// The path below `content/` that was looked for, where the link stays inside.
        path: Option<String>,
    },
}

impl Targets {
    /// The table of a site's content.
    pub fn new(content: &Content, settings: &Settings, is_public: impl Fn(&GoalDraft) -> bool) -> Self {
        let mut targets = Self::default();
        if !content.has_links() {
            return targets;
        }
        targets.add("", Some(String::new()));
        for year in &content.years {
            let key = &year.key;
            targets.page(&format!("{key}/_index.md"), address::year(key));
            targets.add(&format!("{key}/deadlines"), Some(address::deadlines(key)));
            for category in &settings.categories {
                targets.add(
                    &format!("{key}/category/{}", category.key),
                    Some(address::category(key, &category.key)),
                );
            }
            for department in &year.departments {
                let folder = format!("{key}/{}", department.key);
                targets.page(&format!("{folder}/_index.md"), address::department(key, &department.key));
                for section in &department.sections {
                    let address = address::within_department(key, &department.key, &section.key);
                    targets.add(&format!("{folder}/{}", section.key), Some(address));
                }
                for goal in &department.goals {
                    let address = address::within_department(key, &department.key, &goal.key);
                    let address = is_public(goal).then_some(address);
                    targets.add(&format!("{folder}/{}.md", goal.key), address.clone());
                    targets.add(&format!("{folder}/{}", goal.key), address);
                }
            }
        }
        for page in &content.pages {
            targets.add(&page.key, Some(address::page(&page.key)));
            targets.add(&format!("{}.md", page.key), Some(address::page(&page.key)));
        }
        for path in &content.unreadable {
            targets.add(path, Some(path.clone()));
        }
        for asset in &content.assets {
            targets.add(&asset.path, Some(asset.path.clone()));
        }
        targets
    }

    fn add(&mut self, path: &str, address: Option<String>) {
        self.addresses.insert(path.to_owned(), address);
    }

    /// A page that an `_index.md` makes is also reached by its folder.
    fn page(&mut self, index: &str, address: String) {
        if let Some(folder) = index.strip_suffix("/_index.md") {
            self.add(folder, Some(address.clone()));
        }
        self.add(index, Some(address));
    }

    /// What a destination means in a file; `file` is relative to the site's folder.
    pub fn resolve(&self, file: &str, destination: &str) -> Resolution {
        if is_elsewhere(destination) {
            return Resolution::Elsewhere;
        }
        if destination.is_empty() {
            // It would lead to the page itself, which nobody means.
            return Resolution::Nothing { path: None };
        }
        let end = destination.find(['#', '?']).unwrap_or(destination.len());
        let (path, suffix) = destination.split_at(end);
        let Some(path) = address::resolve(folder(file), &percent_decoded(path)) else {
            return Resolution::Nothing { path: None };
        };
        match self.addresses.get(&path) {
            Some(Some(address)) => {
                Resolution::Address { address: address.clone(), suffix: suffix.to_owned() }
            }
            Some(None) => Resolution::Withheld,
            None => Resolution::Nothing { path: Some(path) },
        }
    }

    /// The path, as it would be written in the same file, that is nearest to a destination that leads nowhere.
    pub fn suggest(&self, file: &str, destination: &str) -> Option<String> {
        let Resolution::Nothing { path: Some(path) } = self.resolve(file, destination) else { return None };
        let (target_folder, target_name) = split(&path);
        let near = self.by_folder().get(target_folder)?;
        // The folder is right as far as anyone can tell, so the names alone are compared.
        let name = crate::diagnostic::nearest(target_name, near.iter().map(String::as_str))?;
        let nearest =
            if target_folder.is_empty() { name.to_owned() } else { format!("{target_folder}/{name}") };
        Some(relative(folder(file), &nearest))
    }

    /// The names that links can lead to, by folder; made when the first link leads nowhere.
    fn by_folder(&self) -> &BTreeMap<String, Vec<String>> {
        self.folders.get_or_init(|| {
            let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for path in self.addresses.iter().filter_map(|(path, address)| address.as_ref().map(|_| path)) {
                let (folder, name) = split(path);
                folders.entry(folder.to_owned()).or_default().push(name.to_owned());
            }
            for names in folders.values_mut() {
                names.sort_unstable();
            }
            folders
        })
    }
}

/// The folder and the name of a path.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Whether a destination leads out of the content by its form alone.
pub(crate) fn is_elsewhere(destination: &str) -> bool {
    let scheme_end = destination.find(':').unwrap_or(0);
    let has_scheme = scheme_end > 0
        && destination[..scheme_end]
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    has_scheme || destination.starts_with('#') || destination.starts_with("//")
}

/// The folder of a file, relative to `content/`.
fn folder(file: &str) -> &str {
    let path = file.strip_prefix(CONTENT).map_or(file, |path| path.trim_start_matches('/'));
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The way from a folder to a path, both relative to `content/`.
fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// A path with `%20` and the like read as what they stand for; what is not UTF-8 then stays as it was.
pub(crate) fn percent_decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let code = path.get(index + 1..index + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (bytes[index], code) {
            (b'%', Some(code)) => {
                decoded.push(code);
                index += 3;
            }
            (byte, _) => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{folder, is_elsewhere, percent_decoded, relative};

    #[test]
    fn destinations_are_told_apart_by_their_form() {
        assert!(
            is_elsewhere("https://example.jp/")
                && is_elsewhere("mailto:a@example.jp")
                && is_elsewhere("#a")
                && is_elsewhere("//example.jp")
        );
        assert!(!is_elsewhere("../a.md") && !is_elsewhere("a/b:c") && !is_elsewhere("/about.md"));
    }

    #[test]
    fn paths_are_relative_to_the_content() {
        assert_eq!(folder("content/2022/policy/09.md"), "2022/policy");
        assert_eq!(folder("content/about.md"), "");
        assert_eq!(relative("2022/policy", "2022/finance/01.md"), "../finance/01.md");
        assert_eq!(relative("2022/policy", "2022/policy/01.md"), "01.md");
        assert_eq!(percent_decoded("a%20b%zz"), "a b%zz");
    }
}
