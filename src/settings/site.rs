//! What the configuration says, validated.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::base_url::BaseUrl;
use super::column::Form;
use super::data::Data;
use super::organisation_code::OrganisationCode;
use super::search::Search;
use crate::calendar::{EraDisplay, StartMonth};
use crate::fold;
use crate::language::Language;

/// The configuration of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The site's title.
    pub title: String,
    /// The body that publishes it.
    pub organisation: String,
    /// The body's code, if it is a local government.
    pub organisation_code: Option<OrganisationCode>,
    /// The language of the interface.
    pub language: Language,
    /// Where it will be published; without it there are no canonical links, no sitemap and no feed.
    pub base_url: Option<BaseUrl>,
    /// The zone in which "today" is meant.
    pub time_zone: TimeZone,
    /// The first month of a fiscal year.
    pub start_month: StartMonth,
    /// How years and dates are written.
    pub era: EraDisplay,
    /// The categories, in their order.
    pub categories: Vec<Category>,
    /// Keys of departments in the organisation's order; those that are not named follow by key.
    pub departments: Vec<String>,
    /// The form.
    pub form: Form,
    /// Words of the theme that the site says otherwise.
    pub labels: BTreeMap<String, String>,
    /// A line at the foot of every page.
    pub footer: String,
    /// Under which terms others may use the content.
    pub licence: Option<Licence>,
    /// Whom a reader can ask.
    pub contact: Option<Contact>,
    /// Whether pictures are made that represent pages where they are shared.
    pub share_pictures: bool,
    /// Which data files are made.
    pub data: Data,
    /// How the site is searched.
    pub search: Search,
    /// The theme's name; `None` for the built-in one alone.
    pub theme: Option<String>,
    /// Where the content's files can be seen, with `{file}` in the place of a file's path in the site's folder.
    pub source_url: Option<String>,
}

/// A class of plans and policies that goals belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The key in addresses and data.
    pub key: String,
    /// The name that people read and write.
    pub name: String,
    /// A sentence about it.
    pub description: String,
}

/// Terms of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Where its text is.
    pub url: Option<String>,
}

/// Whom a reader can ask; each part is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// An office.
    pub name: Option<String>,
    /// A page, such as an enquiry form.
    pub url: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
}

impl Settings {
    /// The place of a category in the configured order, by its name or key, whatever the width.
    pub fn category(&self, written: &str) -> Option<usize> {
        self.categories.iter().position(|category| category.name == written).or_else(|| {
            self.categories.iter().position(|category| {
                fold::same(&category.name, written) || fold::same(&category.key, written)
            })
        })
    }

    /// Whether drafts that were read with these settings are those that others would read: what does not reach
    /// into a file, such as the site's title, makes no difference.
    pub fn reads_drafts_like(&self, other: &Self) -> bool {
        self.language == other.language
            && self.time_zone == other.time_zone
            && self.start_month == other.start_month
            && self.era == other.era
            && self.categories == other.categories
            && self.form == other.form
            && self.data.encoding == other.data.encoding
            && self.labels.get("common") == other.labels.get("common")
    }

    /// Whether the words mean "common to every section": 共通, `common`, or the site's own word for it.
    pub fn is_common(&self, written: &str) -> bool {
        self.common_words().any(|word| fold::same(word, written))
    }

    /// The words that mean "common to every section".
    pub fn common_words(&self) -> impl Iterator<Item = &str> {
        let own = self.labels.get("common").map(String::as_str);
        own.into_iter().chain(["共通", "common"])
    }
}
