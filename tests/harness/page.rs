//! A page of the output.

use super::markup::{Piece, Tag, pieces};

/// Elements that stand within a line: their tags part no words.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "small", "span", "strong", "sup", "time"];

/// A page, read: tests look at its words, its elements and its links, never at its classes.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    address: String,
    html: String,
    pieces: Vec<Piece>,
}

impl Page {
    pub(super) fn new(address: &str, html: String) -> Self {
        let pieces = pieces(&html);
        Self { address: address.to_owned(), html, pieces }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// What a reader sees, the title and description included; each block on a line of its own.
    pub(crate) fn text(&self) -> String {
        text_of(&self.pieces)
    }

    #[track_caller]
    pub(crate) fn contains(self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(words), "/{} does not show {words:?}:\n{text}", self.address);
        self
    }

    /// Some words are neither seen nor in the markup.
    #[track_caller]
    pub(crate) fn lacks(self, words: &str) -> Self {
        let shows = self.text().contains(words) || self.html.contains(words);
        assert!(!shows, "/{} shows {words:?}:\n{}", self.address, self.html);
        self
    }

    /// The markup holds this, letter for letter.
    #[track_caller]
    pub(crate) fn has_markup(self, markup: &str) -> Self {
        assert!(self.html.contains(markup), "/{} does not hold {markup}:\n{}", self.address, self.html);
        self
    }

    #[track_caller]
    pub(crate) fn lacks_markup(self, markup: &str) -> Self {
        assert!(!self.html.contains(markup), "/{} holds {markup}:\n{}", self.address, self.html);
        self
    }

    /// The words stand in this order.
    #[track_caller]
    pub(crate) fn in_order(self, words: &[&str]) -> Self {
        let text = self.text();
        let mut from = 0;
        for word in words {
            let found = text[from..].find(word);
            let at = found.unwrap_or_else(|| {
                panic!("/{} does not show {word:?} in its place of {words:?}:\n{text}", self.address)
            });
            from += at + word.len();
        }
        self
    }

    /// The scripts that are written into the page; data for programs is none.
    pub(crate) fn written_scripts(&self) -> Vec<&Tag> {
        let is_written = |tag: &&Tag| {
            let kind = tag.attribute("type").unwrap_or_default();
            tag.attribute("src").is_none() && !["application/ld+json", "application/json"].contains(&kind)
        };
        self.tags("script").into_iter().filter(is_written).collect()
    }

    /// The pictures that its author put in.
    pub(crate) fn pictures(&self) -> Vec<&Tag> {
        self.tags("img").into_iter().filter(|tag| tag.attribute("class") != Some("mark")).collect()
    }

    /// The start tags of an element.
    pub(crate) fn tags(&self, name: &str) -> Vec<&Tag> {
        let starts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Start(tag) if tag.name == name => Some(tag),
            _ => None,
        });
        starts.collect()
    }

    /// The words of every element of a name.
    pub(crate) fn words_of(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            if matches!(piece, Piece::Start(tag) if tag.name == name) {
                let end = self.pieces[at..].iter().position(|piece| *piece == Piece::End(name.to_owned()));
                let inside = &self.pieces[at..end.map_or(self.pieces.len(), |end| at + end)];
                found.push(text_of(inside).trim().to_owned());
            }
        }
        found
    }

    pub(crate) fn title(&self) -> String {
        self.words_of("title").into_iter().next().unwrap_or_default()
    }

    /// The content of a `<meta>` by its name.
    pub(crate) fn meta(&self, name: &str) -> Option<String> {
        let tags = self.tags("meta");
        let tag = tags.iter().find(|tag| tag.attribute("name") == Some(name))?;
        tag.attribute("content").map(str::to_owned)
    }

    /// The destination of the first `<link>` or `<a>` of a relation.
    #[track_caller]
    pub(crate) fn relation(&self, relation: &str) -> Option<String> {
        let mut tags = self.tags("link");
        tags.extend(self.tags("a"));
        let tag = tags.into_iter().find(|tag| tag.attribute("rel") == Some(relation))?;
        tag.attribute("href").map(str::to_owned)
    }

    /// The levels of the headings, in order.
    pub(crate) fn headings(&self) -> Vec<u32> {
        let starts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Start(tag) => tag.name.strip_prefix('h').and_then(|level| level.parse().ok()),
            Piece::End(_) | Piece::Text(_) => None,
        });
        starts.collect()
    }

    /// Every id of the page.
    pub(crate) fn ids(&self) -> Vec<&str> {
        let starts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Start(tag) => tag.attribute("id"),
            Piece::End(_) | Piece::Text(_) => None,
        });
        starts.collect()
    }

    /// Everything that the page leads to or needs: `href` and `src`, canonical links aside, which are absolute.
    pub(crate) fn destinations(&self) -> Vec<String> {
        let mut found = Vec::new();
        for piece in &self.pieces {
            if let Piece::Start(tag) = piece
                && tag.attribute("rel") != Some("canonical")
            {
                let both = ["href", "src"].into_iter().filter_map(|name| tag.attribute(name));
                found.extend(both.map(str::to_owned));
            }
        }
        found
    }

    /// The addresses within the site that its links lead to, in order, without fragments.
    #[track_caller]
    pub(crate) fn leads_to(&self) -> Vec<String> {
        let links = self.tags("a").into_iter().filter_map(|tag| tag.attribute("href"));
        links.filter_map(|link| self.resolve(link)).map(|(address, _)| address).collect()
    }

    /// What a relative destination means on this page: an address within the site, and a fragment. `None` for
    /// another site; one that leads out of the site, or that is not relative, fails the test.
    #[track_caller]
    pub(crate) fn resolve(&self, destination: &str) -> Option<(String, Option<String>)> {
        let before_slash = destination.split(['/', '?', '#']).next().unwrap_or_default();
        if before_slash.contains(':') || destination.starts_with("//") {
            return None;
        }
        assert!(!destination.starts_with('/'), "/{} links to {destination}, not relatively", self.address);
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (destination, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Some((self.address.clone(), fragment));
        }
        let mut parts: Vec<&str> = self.address.split('/').collect();
        parts.pop();
        for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
            if part == ".." {
                let above = parts.pop();
                assert!(above.is_some(), "/{} links out of the site: {destination}", self.address);
            } else {
                parts.push(part);
            }
        }
        let mut address = parts.join("/");
        let is_page = path.ends_with('/') || path.ends_with("..") || path.ends_with('.');
        if is_page && !address.is_empty() {
            address.push('/');
        }
        Some((address, fragment))
    }
}

/// Words as a browser shows them: spaces and line ends are one space.
fn shown(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            ' ' | '\n' | '\t' | '\r' if shown.ends_with(' ') => {}
            ' ' | '\n' | '\t' | '\r' => shown.push(' '),
            other => shown.push(other),
        }
    }
    shown
}

fn text_of(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(&shown(words)),
            Piece::Start(Tag { name, .. }) | Piece::End(name) if !INLINE.contains(&name.as_str()) => {
                text.push('\n');
            }
            Piece::Start(_) | Piece::End(_) => {}
        }
    }
    text
}
