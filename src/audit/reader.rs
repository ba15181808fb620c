//! Reads a page's bytes: html5gum cuts them into tags and texts as browsers do, and what is inside what follows from
//! the standard's rules for ends that are left out.

use std::convert::Infallible;

use html5gum::{Emitter, Error, ForwardingEmitter, State, Tokenizer};

use super::document::{Attribute, Data, Document, Node, Part};
use super::nesting::{self, Open};

/// Reads a page. Whatever it holds, something is made of it, as browsers do. The room of a page that is done with is
/// used again: asking for it costs more than reading.
pub(super) fn read(html: &str, used: Document) -> Document {
    let Document { words, mut nodes, mut attributes } = used;
    let mut words = words.into_bytes();
    words.clear();
    nodes.clear();
    attributes.clear();
    let mut reader = Reader { words, nodes, attributes, ..Reader::default() };
    match Tokenizer::new_with_emitter(html, Lent(&mut reader)).finish() {
        Ok(()) => reader.finish(),
        Err(never) => match never {},
    }
}

/// The tokenizer keeps what it is given, so it is lent.
struct Lent<'a>(&'a mut Reader);

impl ForwardingEmitter for Lent<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        self.0
    }
}

/// Takes the tokens of a page and makes elements of them.
#[derive(Debug, Default)]
struct Reader {
    words: Vec<u8>,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// The elements that are open, from the outermost to the innermost.
    open: Vec<Open>,
    /// Where the tokenizer is in the page.
    position: usize,
    tag_start: usize,
    tag: Tag,
    /// The name of the last start tag, whose end tag alone ends a script or a title.
    last: Vec<u8>,
}

/// The tag that is being read.
#[derive(Debug, Default)]
struct Tag {
    name: Vec<u8>,
    is_end: bool,
    is_closed: bool,
    /// Where its attributes begin.
    attributes: usize,
    /// How many words there were before it.
    words: usize,
}

impl Reader {
    fn start(&mut self) -> Option<State> {
        let name = std::mem::take(&mut self.tag.name);
        let is_foreign = nesting::begin(&name, &mut self.open, &mut self.nodes);
        let start = self.words.len();
        self.words.extend_from_slice(&name);
        let parent = self.open.last();
        let (was_hidden, was_silent, is_template) =
            parent.map_or((false, false, false), |open| (open.is_hidden, open.is_silent, open.is_template));
        let is_hidden = was_hidden || is_template || self.value("hidden").is_some();
        let is_silent = is_hidden || was_silent || self.value("aria-hidden") == Some(b"true");
        let place = self.nodes.len();
        self.nodes.push(Node::Element(Data {
            name: part(start, self.words.len()),
            attributes: part(self.tag.attributes, self.attributes.len()),
            tag: part(self.tag_start, self.position),
            parent: parent.map(|open| number(open.place)),
            end: number(place + 1),
            is_hidden,
            is_silent,
        }));
        self.last.clear();
        self.last.extend_from_slice(&name);
        let has_inside = if is_foreign { !self.tag.is_closed } else { !nesting::is_void(&name) };
        let state = if is_foreign { None } else { next_state(&name) };
        if has_inside {
            self.open.push(Open {
                place,
                is_foreign,
                is_hidden,
                is_silent,
                is_template: name == b"template",
                is_raw: matches!(state, Some(State::ScriptData | State::RawText)),
                name,
            });
        }
        state
    }

    /// An attribute of the tag that is being read.
    fn value(&self, name: &str) -> Option<&[u8]> {
        let attributes = self.attributes.get(self.tag.attributes..)?;
        let of = |part: &Part| self.words.get(part.start as usize..part.end as usize).unwrap_or_default();
        let found = attributes.iter().find(|attribute| of(&attribute.name) == name.as_bytes())?;
        Some(of(&found.value))
    }

    fn finish(mut self) -> Document {
        nesting::end_all(&mut self.open, &mut self.nodes);
        let words = String::from_utf8(self.words)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Document { words, nodes: self.nodes, attributes: self.attributes }
    }
}

/// What the inside of an element is read as.
fn next_state(name: &[u8]) -> Option<State> {
    match name {
        b"title" | b"textarea" => Some(State::RcData),
        b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" => Some(State::RawText),
        b"script" => Some(State::ScriptData),
        b"plaintext" => Some(State::PlainText),
        _ => None,
    }
}

fn part(start: usize, end: usize) -> Part {
    number(start)..number(end)
}

/// A place in a page. A page of four gigabytes does not come out of a template.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Emitter for Reader {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last = name.unwrap_or_default().to_vec();
    }

    fn emit_string(&mut self, text: &[u8]) {
        if text.trim_ascii().is_empty() || self.open.last().is_some_and(|open| open.is_raw) {
            return;
        }
        let start = self.words.len();
        self.words.extend_from_slice(text);
        let end = number(self.words.len());
        match self.nodes.last_mut() {
            // A text comes in pieces.
            Some(Node::Text(part)) if part.end as usize == start => part.end = end,
            _ => self.nodes.push(Node::Text(number(start)..end)),
        }
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.tag.name.clear();
        self.tag.is_end = false;
        self.tag.is_closed = false;
        self.tag.attributes = self.attributes.len();
        self.tag.words = self.words.len();
    }

    fn init_end_tag(&mut self) {
        self.init_start_tag();
        self.tag.is_end = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        let here = number(self.words.len());
        self.attributes.push(Attribute { name: here..here, value: here..here });
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.words.extend_from_slice(name);
        let end = number(self.words.len());
        if let Some(attribute) = self.attributes.last_mut() {
            attribute.name.end = end;
            attribute.value = end..end;
        }
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.words.extend_from_slice(value);
        if let Some(attribute) = self.attributes.last_mut() {
            attribute.value.end = number(self.words.len());
        }
    }

    fn set_self_closing(&mut self) {
        self.tag.is_closed = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        if !self.tag.is_end {
            return self.start();
        }
        // What an end tag has beside its name says nothing.
        self.attributes.truncate(self.tag.attributes);
        self.words.truncate(self.tag.words);
        nesting::end(&self.tag.name, &mut self.open, &mut self.nodes);
        self.last.clear();
        None
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.tag.is_end && !self.last.is_empty() && self.last == self.tag.name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.open.last().is_some_and(|open| open.is_foreign)
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    // Nothing is made of the rest.
    fn init_string(&mut self) {}
    fn init_comment(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn emit_current_comment(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn emit_eof(&mut self) {}
}
