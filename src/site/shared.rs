//! What every page of a site shares; `site` in templates. It is made once.

use serde::Serialize;

use super::share::PictureView;
use super::view::Link;
use super::{Route, Site};
use crate::settings::{ColumnKind, Settings};

/// What pages may do, as a content security policy (W3C CSP Level 3): nothing from elsewhere, and no script or style
/// that is not a file of the site. A form leads to the site itself, and to the search elsewhere that it hands over to.
pub fn security_policy(settings: &Settings) -> String {
    let elsewhere = settings.search.elsewhere.as_ref().map(|elsewhere| format!(" {}", elsewhere.origin()));
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
         media-src 'self'; connect-src 'self'; form-action 'self'{}; base-uri 'none'",
        elsewhere.unwrap_or_default()
    )
}

/// What every page shares.
#[derive(Debug, Hash, Serialize)]
pub struct SiteView<'a> {
    /// The site's title.
    pub title: String,
    /// The body that publishes it.
    pub organisation: String,
    /// The interface's language, as a tag.
    pub language: &'static str,
    /// The columns of the form, in order.
    pub columns: Vec<ColumnView>,
    /// The form's title.
    pub form: String,
    /// The fiscal years, newest first.
    pub years: Vec<Link<'a>>,
    /// The free pages.
    pub pages: Vec<Link<'a>>,
    /// The line at the foot.
    pub footer: String,
    /// Terms of use.
    pub licence: Option<LicenceView>,
    /// Whom to ask.
    pub contact: Option<ContactView>,
    /// What pages may do.
    pub security_policy: String,
    /// The page about the data.
    pub data: &'static str,
    /// The page for searching.
    pub search: &'static str,
    /// Whether it has feeds.
    pub has_feed: bool,
    /// The picture that represents pages that have no other where they are shared.
    pub picture: Option<PictureView>,
    /// The program that made the site, with its version.
    pub generator: String,
}

/// A column's head.
#[derive(Debug, Hash, Serialize)]
pub struct ColumnView {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Its hint.
    pub hint: Option<String>,
    /// Its kind.
    pub kind: &'static str,
}

/// Terms of use.
#[derive(Debug, Hash, Serialize)]
pub struct LicenceView {
    /// Their name.
    pub name: String,
    /// Where their text is.
    pub url: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Hash, Serialize)]
pub struct ContactView {
    /// An office.
    pub name: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
}

impl<'a> Site<'a> {
    /// What every page shares.
    pub fn shared(&self) -> SiteView<'a> {
        let settings = self.settings;
        SiteView {
            title: settings.title.clone(),
            organisation: settings.organisation.clone(),
            language: settings.language.tag(),
            columns: settings
                .form
                .columns
                .iter()
                .map(|column| ColumnView {
                    key: column.key.clone(),
                    label: column.label.clone(),
                    hint: column.hint.clone(),
                    kind: column.kind.name(),
                })
                .collect(),
            form: settings.form.title.clone(),
            years: self
                .plans
                .years
                .iter()
                .enumerate()
                .map(|(place, year)| Link { name: &year.name, address: Route::Year(place).address(self) })
                .collect(),
            pages: self
                .plans
                .pages
                .iter()
                .enumerate()
                .map(|(place, page)| Link { name: &page.title, address: Route::Page(place).address(self) })
                .collect(),
            footer: settings.footer.clone(),
            licence: settings
                .licence
                .as_ref()
                .map(|licence| LicenceView { name: licence.name.clone(), url: licence.url.clone() }),
            contact: settings.contact.as_ref().map(|contact| ContactView {
                name: contact.name.clone(),
                url: contact.url.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
            }),
            security_policy: security_policy(settings),
            data: crate::address::data::DATA,
            search: crate::address::search::SEARCH,
            has_feed: settings.data.feeds && settings.base_url.is_some(),
            picture: self.picture_of_pages(),
            generator: concat!("goalpress ", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    /// Whether goals have deadlines, so that there is a page of them.
    pub(super) fn has_deadlines(&self) -> bool {
        self.settings.form.has(ColumnKind::Deadline)
    }

    /// Whether goals have categories, so that there are pages of them.
    pub(super) fn has_categories(&self) -> bool {
        self.settings.form.has(ColumnKind::Category)
    }
}
