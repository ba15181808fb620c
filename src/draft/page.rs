//! A free page: `content/about.md`.

use super::context::Context;
use super::prose::Prose;
use super::reader::Reader;
use crate::diagnostic::Finding;
use crate::markdown;
use crate::yaml::Shape;

/// A page of the site's own.
#[derive(Clone, Debug)]
pub struct PageDraft {
    /// The name of its file without `.md`.
    pub key: String,
    /// Its file, relative to the site's folder.
    pub file: String,
    /// Its title.
    pub title: String,
    /// A sentence for search engines; the beginning of the text where it is absent.
    pub description: Option<String>,
    /// Its text.
    pub body: Prose,
}

/// The keys that a free page may have.
pub(super) fn shape() -> Shape {
    Shape::record([("title", Shape::Text), ("description", Shape::Text)])
}

/// Reads a free page; `None` where its front matter cannot be read.
pub(super) fn read(
    key: &str,
    file: String,
    text: &str,
    context: &Context<'_>,
) -> (Option<PageDraft>, Vec<Finding>) {
    let mut reader = Reader::new(file, text, context);
    let Some(parts) = reader.parts(&shape()) else {
        return (None, reader.findings);
    };
    let title = reader.required(&parts.record, "title", &[]).unwrap_or_default().to_owned();
    let (fragment, problems) = markdown::whole(parts.body, reader.labels);
    reader.problems(parts.base, problems);
    let draft = PageDraft {
        key: key.to_owned(),
        file: reader.file,
        title,
        description: parts.record.filled("description").map(str::to_owned),
        body: Prose { fragment, base: parts.base },
    };
    (Some(draft), reader.findings)
}
