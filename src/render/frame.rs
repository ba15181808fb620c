//! The head and the foot of every page. They are the same on all pages but for the way to the site's root and for
//! what the navigation marks as the place where one is, so each is rendered once and put into the pages.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::markup::Markup;
use crate::address::search::SEARCH;
use crate::diagnostic::Finding;
use crate::site::SiteView;

/// How many parts the frame has.
pub(super) const PARTS: usize = 2;

/// The place of the head among the parts of a page.
pub(super) const HEADER: usize = 0;

/// The place of the foot among the parts of a page.
pub(super) const FOOTER: usize = 1;

/// The address of the home page.
const HOME: &str = "";

/// The head and the foot of every page.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// The head on a page that is in the navigation, and on those below it, by the page's address.
    headers: BTreeMap<String, [Markup; 2]>,
    /// The head on the pages that have a larger field for searching of their own.
    searching: Markup,
    /// The head on every other page.
    header: Markup,
    footer: Markup,
}

/// Where one is; `current` in the head's template.
#[derive(Debug, Default, Serialize)]
struct Current<'a> {
    /// The address in the navigation that the page has or lies below; empty where there is none.
    address: &'a str,
    /// Whether it is the page's own.
    is_page: bool,
    /// Whether the page has a larger field for searching of its own: the home page, and the one for searching.
    has_search: bool,
}

impl Frame {
    /// Renders the parts.
    ///
    /// # Errors
    /// A finding where a template asks for what is not there.
    pub(super) fn new(
        site: &SiteView<'_>,
        render: impl Fn(&str, Context) -> Result<Markup, Box<Finding>>,
    ) -> Result<Self, Box<Finding>> {
        let header = |current: &Current<'_>| {
            let mut context = Context::new();
            context.insert("current", current);
            render("header.html", context)
        };
        let mut headers = BTreeMap::new();
        for link in site.years.iter().chain(&site.pages) {
            let address = link.address.as_str();
            let page = header(&Current { address, is_page: true, has_search: false })?;
            let below = header(&Current { address, ..Current::default() })?;
            headers.insert(address.to_owned(), [page, below]);
        }
        let searching = header(&Current { has_search: true, ..Current::default() })?;
        let header = header(&Current::default())?;
        Ok(Self { headers, searching, header, footer: render("footer.html", Context::new())? })
    }

    /// The parts of the page at an address, in their order.
    pub(super) fn parts(&self, address: &str) -> [&Markup; PARTS] {
        let first = address.find('/').map_or(address, |end| &address[..=end]);
        let header = match self.headers.get(first) {
            Some([page, _]) if first == address => page,
            Some([_, below]) => below,
            None if [HOME, SEARCH].contains(&address) => &self.searching,
            None => &self.header,
        };
        [header, &self.footer]
    }
}
