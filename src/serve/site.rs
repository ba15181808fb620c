//! Answers the preview's requests: pages from the plan in memory, files of the theme and of the content, and what
//! the preview's own script asks for.

use std::sync::Arc;

use super::http::{Answer, Handler, Hub, Page, Request, content_type};
use super::lens::Lens;
use super::page;
use super::preview::{Preview, Shown, State};
use super::ready::Ready;
use super::report;
use crate::address;
use crate::address::search::SEARCH;
use crate::export::{self, Kind};
use crate::language::Language;

/// The cookie in which a tab keeps its lens.
const COOKIE: &str = "goalpress-view";

/// The site as a server shows it.
pub(super) struct PreviewSite {
    pub(super) preview: Arc<Preview>,
    pub(super) hub: Hub,
    /// How a tab looks at the site that has not chosen.
    pub(super) lens: Lens,
    /// The language that was asked for; otherwise the site's.
    pub(super) language: Option<Language>,
}

impl Handler for PreviewSite {
    fn answer(&self, request: &Request) -> Answer {
        match request.path.strip_prefix("/.goalpress/") {
            Some("events") => Answer::Events(self.hub.subscribe()),
            Some("preview.js") => fixed("preview.js", include_str!("client/preview.js")),
            Some("preview.css") => fixed("preview.css", include_str!("client/preview.css")),
            Some("state") => self.state(request),
            Some("view") => self.choose(request),
            Some(_) => Answer::NotFound,
            None => self.site(request),
        }
    }
}

fn fixed(name: &str, text: &'static str) -> Answer {
    Answer::Page(Page::new(content_type(name), text))
}

impl PreviewSite {
    /// How the request's tab looks at the site.
    fn lens(&self, request: &Request) -> Lens {
        request.cookie(COOKIE).and_then(Lens::parse).unwrap_or(self.lens)
    }

    fn language(&self, state: &State) -> Language {
        self.language.unwrap_or(state.sources.settings.language)
    }

    /// A page or a file of the site.
    fn site(&self, request: &Request) -> Answer {
        let lens = self.lens(request);
        let (state, shown) = self.preview.show(lens);
        let base = state.base();
        let Some(address) = request.path.strip_prefix(base) else {
            // Links that were typed from memory, without the folder in which the site will lie.
            let path = request.path.trim_start_matches('/');
            return Answer::Redirect { location: format!("{base}{path}"), headers: Vec::new() };
        };
        let Some(ready) = &shown.ready else {
            return Answer::Page(page::nothing_yet(self.language(&state), base));
        };
        if let Some(file) = file(lens, ready, &state, address) {
            return Answer::Page(file);
        }
        let address = address.strip_suffix("index.html").unwrap_or(address);
        let is_page = address.is_empty() || address.ends_with('/');
        if !is_page && ready.has_page(&format!("{address}/")) {
            return Answer::Redirect { location: format!("{base}{address}/"), headers: Vec::new() };
        }
        Answer::Page(match state.page(lens, ready, address) {
            Some(prepared) => prepared.page.clone(),
            None => page::nothing_yet(self.language(&state), base),
        })
    }

    /// What the preview's script needs to know about the page that it is on.
    fn state(&self, request: &Request) -> Answer {
        let lens = self.lens(request);
        let (state, shown) = self.preview.show(lens);
        let path = request.parameter("path").unwrap_or_default();
        let address = path.strip_prefix(state.base()).unwrap_or_default();
        let address = address.strip_suffix("index.html").unwrap_or(address);
        let json = report::json(&report::Asked {
            state: &state,
            shown: &shown,
            lens,
            address,
            language: self.language(&state),
        });
        Answer::Page(Page::new("application/json; charset=utf-8", json))
    }

    /// Changes the tab's lens and goes back to the page that it came from.
    fn choose(&self, request: &Request) -> Answer {
        let mut lens = self.lens(request);
        if let Some(everything) = request.parameter("everything") {
            lens.everything = everything == "true";
        }
        if let Some(day) = request.parameter("date") {
            lens.day = if day.is_empty() { None } else { crate::calendar::parse_date(&day).ok() };
        }
        let back = request.parameter("back").unwrap_or_default();
        // Only a path of this server: `//host` would be another one.
        let is_path = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
        let location = if is_path { back } else { self.preview.state().base().to_owned() };
        let cookie = format!("{COOKIE}={}; Path=/; SameSite=Strict", lens.value());
        Answer::Redirect { location, headers: vec![("Set-Cookie".to_owned(), cookie)] }
    }
}

/// A file of the output that is no page: of the theme, of the content, for machines, or a picture.
fn file(lens: Lens, ready: &Ready, state: &State, address: &str) -> Option<Page> {
    let loaded = &ready.loaded;
    if let Some(asset) = loaded.theme.assets.iter().find(|asset| asset.address == address) {
        return Some(bytes(address, Arc::from(asset.bytes.as_slice())));
    }
    if loaded.plans.assets.binary_search_by(|asset| asset.as_str().cmp(address)).is_ok() {
        return state.asset(address).map(|content| bytes(address, Arc::from(content)));
    }
    if !address.contains('.') && Kind::at(address).is_none() {
        return None;
    }
    let site = loaded.site();
    let made = || {
        if address::is_picture(address) {
            return site.draw(address, loaded.theme.picture_colours());
        }
        if address.starts_with(SEARCH) {
            return ready.search_file(address);
        }
        export::file(&site, address)
    };
    state.files.get(&format!("{} {address}", lens.value()), || {
        made().map(|content| bytes(address, Arc::from(content)))
    })
}

fn bytes(address: &str, content: Arc<[u8]>) -> Page {
    let etag = crate::digest::Digest::of(&content).to_string();
    Page { etag: Some(etag), ..Page::new(content_type(address), content) }
}

/// What a lens shows, for those who only count.
pub(super) fn counts(shown: &Shown) -> (usize, usize) {
    let errors = shown
        .findings
        .iter()
        .filter(|finding| finding.severity == crate::diagnostic::Severity::Error)
        .count();
    (errors, shown.findings.len() - errors)
}
