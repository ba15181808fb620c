//! Pages as the preview sends them: what a build would write, and one line for the preview's own script.

use std::sync::Arc;

use super::http::Page;
use super::looks::Looks;
use super::ready::Rendered;
use super::recent::Weighed;
use super::words::WORDS;
use crate::digest::Digest;
use crate::language::Language;
use crate::site::Route;

/// What a page of the preview may do: nothing from elsewhere, and no script but those that are files.
const POLICY: &str = "default-src 'self'; img-src 'self' https: http: data:; object-src 'none'; \
                      base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// A page that can be sent, with what the preview's script is told of it.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) page: Page,
    /// What the page shows beside its own text.
    pub(super) looks: Looks,
    /// What it was made from. Its bytes are in the page.
    pub(super) rendered: Rendered,
}

impl Prepared {
    /// A rendered page with the preview's script, of a site that lies at `base`.
    pub(super) fn new(mut rendered: Rendered, looks: Looks, base: &str) -> Self {
        let script = script(base, &rendered.digest.to_string(), &looks.digest());
        let mut html = std::mem::take(&mut rendered.html);
        let end = html.rfind("</body>").unwrap_or(html.len());
        html.insert_str(end, &script);
        let status = if rendered.route == Route::NotFound { 404 } else { 200 };
        Self { page: Page { status, ..page(html) }, looks, rendered }
    }
}

impl Weighed for Option<Arc<Prepared>> {
    fn bytes(&self) -> usize {
        self.as_ref().map_or(0, |prepared| prepared.page.body.bytes().len())
    }
}

impl Weighed for Option<Page> {
    fn bytes(&self) -> usize {
        self.as_ref().map_or(0, |page| page.body.bytes().len())
    }
}

/// What is shown where there never was a good version: the findings appear on it, and the page when it can.
pub(super) fn nothing_yet(language: Language, base: &str) -> Page {
    let words = WORDS.of(language);
    let html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <body>\n<h1>{title}</h1>\n<p>{help}</p>\n\
         {script}</body>\n</html>\n",
        title = words.get("nothing-yet"),
        help = words.get("nothing-yet-help"),
        script = script(base, "", ""),
    );
    Page { status: 503, ..page(html) }
}

/// The preview's line: where the site lies, and what tells this page and the files that it shows from later ones.
fn script(base: &str, digest: &str, looks: &str) -> String {
    format!(
        "<script defer src=\"/.goalpress/preview.js\" data-base=\"{base}\" data-digest=\"{digest}\" \
         data-looks=\"{looks}\"></script>\n"
    )
}

fn page(html: String) -> Page {
    let etag = Digest::of(html.as_bytes()).to_string();
    let headers = vec![("Content-Security-Policy".to_owned(), POLICY.to_owned())];
    let body: Arc<[u8]> = Arc::from(html.into_bytes());
    Page { etag: Some(etag), headers, ..Page::new("text/html; charset=utf-8", body) }
}
