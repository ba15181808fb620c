//! What must hold for every body.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::text;
use crate::markdown::{Document, Fragment, Labels, LinkKind, Problem, document, whole};

/// Everything that may stand between `<` and `>`, in the order in which it may.
fn check_html(html: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut ids = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(['<', '>']) {
        if rest[start..].starts_with('>') {
            return Err(format!("a bare > at {}", &rest[start..]));
        }
        let end = rest[start..].find('>').ok_or("a tag without its end")? + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        match name {
            "img" | "br" | "hr" => {}
            "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "blockquote" | "pre" | "code"
            | "em" | "strong" | "del" | "a" | "sup" | "table" | "thead" | "tbody" | "tr" | "th" | "td"
            | "div" | "section" => {
                if name == "a" && open.contains(&"a") || !may_stand_in(name, open.last().copied()) {
                    return Err(format!("<{name}> in <{}>", open.join("><")));
                }
                open.push(name);
            }
            _ => return Err(format!("an element <{name}>")),
        }
        check_attributes(attributes, &mut ids)?;
    }
    if let Some(name) = open.pop() {
        return Err(format!("<{name}> is open"));
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() == count { Ok(()) } else { Err("an id twice".to_owned()) }
}

/// Whether HTML allows an element there, as far as it is written here.
fn may_stand_in(name: &str, parent: Option<&str>) -> bool {
    let holds_blocks = matches!(parent, None | Some("li" | "blockquote" | "section"));
    match name {
        "li" => matches!(parent, Some("ul" | "ol")),
        "tr" => matches!(parent, Some("thead" | "tbody")),
        "th" | "td" => parent == Some("tr"),
        "thead" | "tbody" => parent == Some("table"),
        "table" => parent == Some("div"),
        "section" => parent.is_none(),
        "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "ol" | "ul" | "blockquote" | "pre" | "div" => holds_blocks,
        _ => parent.is_some_and(|parent| {
            !matches!(parent, "ul" | "ol" | "table" | "thead" | "tbody" | "tr" | "div")
        }),
    }
}

fn check_attributes<'h>(attributes: &'h str, ids: &mut Vec<&'h str>) -> Result<(), String> {
    let mut rest = attributes;
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or("an attribute without a value")?;
        let (value, after) = after.split_once('"').ok_or("a value without its end")?;
        rest = after.strip_prefix(' ').unwrap_or(after);
        match name.trim_start() {
            "href" | "src" => {
                // As a browser reads it: it drops these characters before it looks for the scheme.
                let value = value.replace("&amp;", "&").replace("&#39;", "'");
                let value: String = value.chars().filter(|character| !character.is_ascii_control()).collect();
                let scheme = value.split(['/', '?', '#']).next().and_then(|first| first.split_once(':'));
                if let Some((scheme, _)) = scheme
                    && scheme
                        .trim()
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
                    && scheme.trim().starts_with(|first: char| first.is_ascii_alphabetic())
                    && !["http", "https", "mailto", "tel"]
                        .contains(&scheme.trim().to_ascii_lowercase().as_str())
                {
                    return Err(format!("a scheme {scheme}"));
                }
            }
            "id" => ids.push(value),
            "class" | "alt" | "title" | "start" | "value" | "scope" | "role" | "tabindex" | "aria-label" => {}
            name => return Err(format!("an attribute {name}")),
        }
    }
    Ok(())
}

fn check_fragment(source: &str, fragment: &Fragment) -> Result<(), String> {
    for link in fragment.links() {
        if source.get(link.span.clone()).is_none() {
            return Err(format!("a link's span {:?}", link.span));
        }
        if link.kind == LinkKind::Image && link.destination.starts_with("mailto:") {
            return Err("an image of a letter".to_owned());
        }
    }
    let is_mark = |character: char| matches!(character, '\u{FDD0}'..='\u{FDEF}');
    if fragment.text().contains(is_mark) && !source.contains(is_mark) && !source.contains("&#") {
        return Err("a mark in the text".to_owned());
    }
    check_html(&fragment.html("p-", |_| None))
}

/// Everything that must hold, for one body.
pub(super) fn check(source: &str) -> Result<(), String> {
    let labels = Labels::default();
    let (fragment, problems) = whole(source, &labels);
    check_fragment(source, &fragment)?;
    check_problems(source, &problems)?;
    let Document { introduction, sections, problems } = document(source, &labels);
    check_problems(source, &problems)?;
    let mut page = introduction.html("p-", |_| None).into_owned();
    check_fragment(source, &introduction)?;
    let mut end = 0;
    for section in &sections {
        check_fragment(source, &section.fragment)?;
        let spans = (source.get(section.heading_span.clone()), source.get(section.span.clone()));
        if spans.0.is_none() || spans.1.is_none() || section.heading_span.start < end {
            return Err(format!("spans {:?} and {:?}", section.heading_span, section.span));
        }
        end = section.span.end;
        page.push_str(&section.fragment.html("p-", |_| None));
    }
    // All sections of a goal stand on one page, so together they may not use an id twice either.
    check_html(&page)
}

fn check_problems(source: &str, problems: &[Problem]) -> Result<(), String> {
    match problems.iter().find(|problem| source.get(problem.span.clone()).is_none()) {
        Some(problem) => Err(format!("a span of {problem:?}")),
        None => Ok(()),
    }
}

/// Bodies made of what means something to the parser or to the rules here.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "*",
        "**",
        "***",
        "~~",
        "~",
        "_",
        "`",
        "```",
        "\\",
        "[",
        "](",
        "]",
        ")",
        "(",
        "![",
        "[^a]",
        "[^a]: ",
        "[b]: ",
        "[b]",
        "<",
        ">",
        "<script",
        "</script>",
        "<b onx=1>",
        "<!--",
        "-->",
        "javascript:",
        "data:",
        "http://x",
        "mailto:",
        "&#106;",
        "&colon;",
        "&#x60;",
        "&",
        "\"",
        "'",
        "=",
        "{#a}",
        "{",
        "}",
        "#",
        "## ",
        "### ",
        "# a",
        "|",
        "|-|",
        "-",
        "- ",
        "1. ",
        "[ ] ",
        "[x] ",
        "> ",
        "・",
        "①",
        "③",
        "。",
        "（",
        "）",
        "「",
        "」",
        "教",
        "育",
        "a",
        "b c",
        " ",
        "  ",
        "    ",
        "　",
        "\t",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\0",
        "\u{FDD0}",
        "\u{2060}",
        "𠮷",
        "---",
        "===",
        "~~~",
        "+",
        "onx=\"1\"",
        "<a@b.cc>",
    ]);
    let words = prop_oneof![8 => piece.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(words, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_body_is_safe(source in nasty()) {
        prop_assert_eq!(check(&source), Ok(()));
    }

    #[test]
    fn any_bytes_are_safe(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(check(&String::from_utf8_lossy(&bytes)), Ok(()));
    }

    #[test]
    fn plain_words_are_their_own_text(words in "[A-Za-z]{1,8}( [A-Za-z0-9,.]{1,8}){0,12}") {
        prop_assert_eq!(text(&words), words.as_str());
    }

    #[test]
    fn japanese_words_survive(words in "[あ-んア-ヶ一-龠髙𠮷﨑、。「」（）！]{1,40}") {
        let shown = text(&words);
        prop_assert!(shown == words, "{shown}");
    }
}

/// References such as `&#1;` write what no file may hold, and what stands for something else while pages are made.
#[test]
fn references_to_control_characters_are_shown_as_replacements() {
    let source = "a&#1;b&#x2;0&#2; `c` ![d&#1;](e.png \"f&#31;\") [g](h&#1;.md)\n";
    let (fragment, _) = whole(source, &Labels::default());
    let html = fragment.html("", |_| None);
    assert!(!html.contains(|found: char| found.is_control() && found != '\n'), "{html:?}");
    assert!(!fragment.text().contains(|found: char| found.is_control() && found != '\n'), "{fragment:?}");
    assert!(html.contains("a\u{FFFD}b\u{FFFD}0\u{FFFD}"), "{html}");
    let html = fragment.html("", |_| Some("\u{1}h/ i".to_owned()));
    assert!(html.contains("\"\u{1}h/%20i\""), "{html}");
}
