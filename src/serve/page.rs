//! Pages as the preview sends them: what a build would write, and one line for the preview's own script.

use super::http::Page;
use super::ready::Rendered;
use super::words::WORDS;
use crate::digest::Digest;
use crate::language::Language;

/// What a page of the preview may do: nothing from elsewhere, and no script but those that are files.
const POLICY: &str = "default-src 'self'; img-src 'self' https: http: data:; object-src 'none'; \
                      base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// A rendered page with the preview's script.
pub(super) fn with_script(rendered: Rendered, base: &str) -> Page {
    let script = format!(
        "<script defer src=\"/.goalpress/preview.js\" data-base=\"{base}\" data-digest=\"{}\"></script>\n",
        rendered.digest
    );
    let mut html = rendered.html;
    let end = html.rfind("</body>").unwrap_or(html.len());
    html.insert_str(end, &script);
    Page { status: if rendered.is_missing { 404 } else { 200 }, ..page(html) }
}

/// What is shown where there never was a good version: the findings appear on it, and the page when it can.
pub(super) fn nothing_yet(language: Language, base: &str) -> Page {
    let words = WORDS.of(language);
    let html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <body>\n<h1>{title}</h1>\n<p>{help}</p>\n\
         <script defer src=\"/.goalpress/preview.js\" data-base=\"{base}\" data-digest=\"\"></script>\n</body>\n</html>\n",
        title = words.get("nothing-yet"),
        help = words.get("nothing-yet-help"),
    );
    Page { status: 503, ..page(html) }
}

fn page(html: String) -> Page {
    let etag = Digest::of(html.as_bytes()).to_string();
    let headers = vec![("Content-Security-Policy".to_owned(), POLICY.to_owned())];
    Page { etag: Some(etag), headers, ..Page::new("text/html; charset=utf-8", html) }
}
