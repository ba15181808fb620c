//! The texts of a site's files, for findings.

use std::path::Path;

use crate::diagnostic::Texts;
use crate::{source, theme};

/// Gives the text of a site's files again, to show a line of them.
#[derive(Debug)]
pub struct SiteTexts<'a> {
    root: &'a Path,
}

impl<'a> SiteTexts<'a> {
    /// The texts of a site's folder.
    pub fn new(root: &'a Path) -> Self {
        Self { root }
    }
}

impl Texts for SiteTexts<'_> {
    fn text(&self, file: &str) -> Option<String> {
        match source::read_bytes(self.root, file) {
            Ok(bytes) => Some(source::decode(&bytes).0),
            Err(_) => theme::built_in_text(file),
        }
    }
}
