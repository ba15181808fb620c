//! The texts of a site's files, for findings.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::{Text, Texts};
use crate::{source, theme};

/// Gives the text of a site's files again, to show a line of them. Findings come sorted by file, so the last text is
/// kept.
#[derive(Debug)]
pub struct SiteTexts<'a> {
    root: &'a Path,
    last: Mutex<Option<(String, Arc<Text>)>>,
}

impl<'a> SiteTexts<'a> {
    /// The texts of a site's folder.
    pub fn new(root: &'a Path) -> Self {
        Self { root, last: Mutex::new(None) }
    }
}

impl Texts for SiteTexts<'_> {
    fn text(&self, file: &str) -> Option<Arc<Text>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = last.as_ref().filter(|(known, _)| known == file) {
            return Some(Arc::clone(text));
        }
        let text = match source::read_bytes(self.root, file) {
            Ok(bytes) => Some(source::decode(&bytes).0),
            Err(_) => theme::built_in_text(file),
        };
        let text = Arc::new(Text::new(text?));
        *last = Some((file.to_owned(), Arc::clone(&text)));
        Some(text)
    }
}
