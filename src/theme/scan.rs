//! What a template's tags name: other templates, words, assets, variables. The engine knows, and does not tell; what
//! it passes over in silence is looked for here.

use std::ops::Range;

/// Words that mean something to the engine.
const KEYWORDS: [&str; 19] = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "elif",
    "true",
    "false",
    "True",
    "False",
    "none",
    "None",
    "null",
    "loop",
    "super",
    "body",
    "__tera_context",
];

/// A name with its place in the text.
pub(crate) type Mention = (String, Range<usize>);

/// What a template names.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    /// Templates that it extends or includes.
    pub(crate) templates: Vec<Mention>,
    /// Blocks that it has.
    pub(crate) blocks: Vec<Mention>,
    /// Components that it defines.
    pub(crate) components: Vec<Mention>,
    /// The fields that it asks of `t`.
    pub(crate) strings: Vec<Mention>,
    /// The fields that it asks of `assets`.
    pub(crate) assets: Vec<Mention>,
    /// Variables that it reads.
    pub(crate) variables: Vec<Mention>,
    /// Variables that it makes: of loops, of `set`, of components.
    pub(crate) made: Vec<String>,
    /// Whether it asks of `t` what is known only when it is rendered.
    pub(crate) computes_strings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Text,
    Other,
}

#[derive(Clone, Debug)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    start: usize,
}

impl Token<'_> {
    fn mention(&self) -> Mention {
        (self.text.to_owned(), self.start..self.start + self.text.len())
    }
}

/// Reads the tags of a template. A text that is no template gives some of them, and the engine says the rest.
pub(crate) fn scan(text: &str) -> Mentions {
    let mut mentions = Mentions::default();
    let mut at = 0;
    let mut is_raw = false;
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let rest = &text[open..];
        if rest.starts_with("{#") {
            at = if is_raw { open + 2 } else { rest.find("#}").map_or(text.len(), |end| open + end + 2) };
        } else if rest.starts_with("{%") || rest.starts_with("{{") {
            let is_tag = rest.starts_with("{%");
            let (tokens, end) = tokens(text, open + 2, if is_tag { "%}" } else { "}}" });
            at = end;
            let first = tokens.first().map_or("", |token| token.text);
            if is_tag && matches!(first, "raw" | "endraw") {
                is_raw = first == "raw";
            } else if is_raw {
                at = open + 2;
            } else if is_tag {
                tag(&tokens, &mut mentions);
            } else {
                expression(&tokens, &mut mentions);
            }
        } else {
            at = open + 1;
        }
    }
    mentions
}

/// The words of one tag, and where it ends.
fn tokens<'a>(text: &'a str, start: usize, close: &str) -> (Vec<Token<'a>>, usize) {
    let mut tokens = Vec::new();
    let mut at = start;
    let mut braces = 0_usize;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        if braces == 0 && rest.starts_with(close) {
            return (tokens, at + close.len());
        }
        let (kind, length) = match character {
            '"' | '\'' | '`' => {
                let inside = &rest[1..];
                let length = inside.find(character).unwrap_or(inside.len());
                tokens.push(Token { kind: Kind::Text, text: &inside[..length], start: at + 1 });
                at = (at + length + 2).min(text.len());
                continue;
            }
            _ if character.is_alphanumeric() || character == '_' => {
                let length =
                    rest.find(|next: char| !next.is_alphanumeric() && next != '_').unwrap_or(rest.len());
                (if character.is_ascii_digit() { Kind::Other } else { Kind::Name }, length)
            }
            _ => {
                match character {
                    '{' => braces += 1,
                    '}' => braces = braces.saturating_sub(1),
                    _ => {}
                }
                (Kind::Other, character.len_utf8())
            }
        };
        if !character.is_whitespace() && (character != '-' || !tokens.is_empty()) {
            tokens.push(Token { kind, text: &rest[..length], start: at });
        }
        at += length;
    }
    (tokens, text.len())
}

fn tag(tokens: &[Token<'_>], mentions: &mut Mentions) {
    let Some((first, rest)) = tokens.split_first() else { return };
    let name = rest.first().filter(|token| token.kind == Kind::Name);
    match first.text {
        "extends" | "include" => {
            mentions
                .templates
                .extend(rest.iter().filter(|token| token.kind == Kind::Text).map(Token::mention));
        }
        "block" => mentions.blocks.extend(name.map(Token::mention)),
        "component" => {
            mentions.components.extend(name.map(Token::mention));
            let mut before = "";
            for token in rest {
                if token.kind == Kind::Name && matches!(before, "(" | "," | "@" | ".") {
                    mentions.made.push(token.text.to_owned());
                }
                before = token.text;
            }
        }
        "set" | "set_global" => {
            mentions.made.extend(name.map(|token| token.text.to_owned()));
            expression(rest.get(2..).unwrap_or_default(), mentions);
        }
        "for" => {
            let end = rest.iter().position(|token| token.text == "in").unwrap_or(rest.len());
            let names = rest[..end].iter().filter(|token| token.kind == Kind::Name);
            mentions.made.extend(names.map(|token| token.text.to_owned()));
            expression(rest.get(end + 1..).unwrap_or_default(), mentions);
        }
        "if" | "elif" => expression(rest, mentions),
        "filter" => expression(rest.get(1..).unwrap_or_default(), mentions),
        "<" => expression(tokens, mentions),
        _ => {}
    }
}

fn expression(tokens: &[Token<'_>], mentions: &mut Mentions) {
    let text =
        |place: Option<usize>| place.and_then(|place| tokens.get(place)).map_or("", |token| token.text);
    // Attributes of a component are names; what stands in braces behind them are expressions.
    let is_component = text(Some(0)) == "<";
    let mut braces = 0_usize;
    for (place, token) in tokens.iter().enumerate() {
        match token.text {
            "{" if token.kind == Kind::Other => braces += 1,
            "}" if token.kind == Kind::Other => braces = braces.saturating_sub(1),
            _ => {}
        }
        if token.kind != Kind::Name || (is_component && braces == 0) {
            continue;
        }
        let before = text(place.checked_sub(1));
        let behind = text(Some(place + 1));
        let is_argument = behind == "=" && text(Some(place + 2)) != "=";
        let is_test = before == "is" || (before == "not" && text(place.checked_sub(2)) == "is");
        let is_field = matches!(before, "." | "|") || behind == ":" && text(Some(0)) == "{";
        if is_argument || is_test || is_field || behind == "(" || KEYWORDS.contains(&token.text) {
            continue;
        }
        mentions.variables.push(token.mention());
        let asked = match token.text {
            "t" => &mut mentions.strings,
            "assets" => &mut mentions.assets,
            _ => continue,
        };
        match (behind, tokens.get(place + 2)) {
            (".", Some(field)) if field.kind == Kind::Name => asked.push(field.mention()),
            ("[", Some(field)) if field.kind == Kind::Text && text(Some(place + 3)) == "]" => {
                asked.push(field.mention());
            }
            _ => mentions.computes_strings |= token.text == "t",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mention, scan};

    fn names(mentions: &[Mention]) -> Vec<&str> {
        mentions.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn what_tags_name_is_found() {
        let mentions = scan(
            "{# {{ not_this }} #}{% extends \"builtin/base.html\" %}{%- block footer -%}\
             {% for key, item in site.years[:3] %}{% set shown = item.name ~ suffix %}{{ shown | fill(count=total) }}\
             {{ <tallies items={list} described={true} /> }}{% endfor %}{% raw %}{{ raw }}{% endraw %}\
             {{ t.home }}{{ t[\"colon\"] }}{{ assets[\"a/b.css\"] }}{% if page.kind is not starting_with(pat=start) %}\
             {% elif a < b %}{{ range(end=last) }}{% include \"part.html\" %}{% endif %}{% endblock footer %}",
        );
        assert_eq!(names(&mentions.templates), ["builtin/base.html", "part.html"]);
        assert_eq!(names(&mentions.blocks), ["footer"]);
        assert_eq!(names(&mentions.strings), ["home", "colon"]);
        assert_eq!(names(&mentions.assets), ["a/b.css"]);
        assert_eq!(mentions.made, ["key", "item", "shown"]);
        let variables = [
            "site", "item", "suffix", "shown", "total", "list", "t", "t", "assets", "page", "start", "a",
            "b", "last",
        ];
        assert_eq!(names(&mentions.variables), variables);
    }

    #[test]
    fn a_component_makes_its_parameters() {
        let mentions = scan("{%- component sheet(id: string, rows, within = None, @site, ...rest) -%}");
        assert_eq!(names(&mentions.components), ["sheet"]);
        assert_eq!(mentions.made, ["id", "rows", "within", "site", "rest"]);
    }

    #[test]
    fn any_text_can_be_scanned() {
        for text in
            ["{", "{{", "{%", "{#", "{{ \"", "{% for", "{{ '予", "{{ } }}", "{% raw %}{{", "{{ a.", "{% - %}"]
        {
            scan(text);
        }
    }
}
