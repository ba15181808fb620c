//! What is inside what: tags that end others by beginning, and end tags that fit none.

use super::document::Node;

/// An element that is open.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is another fact of the element")]
pub(super) struct Open {
    pub(super) name: Vec<u8>,
    /// Its place among the nodes.
    pub(super) place: usize,
    /// It is part of a drawing or a formula.
    pub(super) is_foreign: bool,
    pub(super) is_hidden: bool,
    pub(super) is_silent: bool,
    pub(super) is_template: bool,
    /// Its text is a script or a style sheet.
    pub(super) is_raw: bool,
}

/// Elements without an inside.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// What ends a paragraph by beginning.
fn ends_paragraph(name: &[u8]) -> bool {
    matches!(
        name,
        b"address"
            | b"article"
            | b"aside"
            | b"blockquote"
            | b"center"
            | b"details"
            | b"dialog"
            | b"dir"
            | b"div"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"fieldset"
            | b"figcaption"
            | b"figure"
            | b"footer"
            | b"form"
            | b"header"
            | b"hgroup"
            | b"hr"
            | b"li"
            | b"main"
            | b"menu"
            | b"nav"
            | b"ol"
            | b"p"
            | b"pre"
            | b"search"
            | b"section"
            | b"summary"
            | b"table"
            | b"ul"
            | b"xmp"
    ) || is_heading(name)
}

fn is_heading(name: &[u8]) -> bool {
    matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6")
}

fn is_of_table(name: &[u8]) -> bool {
    matches!(
        name,
        b"table" | b"caption" | b"colgroup" | b"thead" | b"tbody" | b"tfoot" | b"tr" | b"td" | b"th"
    )
}

/// What may stand in the head of a page.
fn is_of_head(name: &[u8]) -> bool {
    matches!(name, b"base" | b"link" | b"meta" | b"noscript" | b"script" | b"style" | b"template" | b"title")
}

/// What no end tag of an inline element reaches across.
fn is_special(name: &[u8]) -> bool {
    ends_paragraph(name) || is_of_table(name) || matches!(name, b"button" | b"body" | b"template")
}

/// What no end tag reaches across.
fn is_wall(name: &[u8]) -> bool {
    matches!(
        name,
        b"table" | b"caption" | b"td" | b"th" | b"template" | b"html" | b"object" | b"foreignobject"
    )
}

/// Elements of HTML that cannot be in a drawing: it ends before them.
fn leaves_drawing(name: &[u8]) -> bool {
    (ends_paragraph(name) && name != b"center")
        || matches!(name, b"body" | b"head" | b"img" | b"span" | b"br" | b"strong" | b"em" | b"b" | b"i")
}

/// Ends what a start tag ends by beginning. Returns whether it begins, or is in, a drawing or a formula.
pub(super) fn begin(name: &[u8], open: &mut Vec<Open>, nodes: &mut [Node]) -> bool {
    if is_inside_drawing(open) {
        if !leaves_drawing(name) {
            return true;
        }
        while is_inside_drawing(open) {
            end_last(open, nodes);
        }
    }
    if name == b"body" || (!is_of_head(name) && open.last().is_some_and(|last| last.name == b"head")) {
        end_up_to(|open| open == b"head", |open| open == b"html", open, nodes);
    }
    match name {
        b"li" => end_up_to(|open| open == b"li", |open| is_wall(open) || is_list(open), open, nodes),
        b"dt" | b"dd" => {
            let is_item = |open: &[u8]| matches!(open, b"dt" | b"dd");
            end_up_to(is_item, |open| is_wall(open) || open == b"dl", open, nodes);
        }
        b"td" | b"th" => {
            end_up_to(|open| matches!(open, b"td" | b"th"), |open| open == b"table", open, nodes);
        }
        b"tr" => end_up_to(|open| open == b"tr", |open| open == b"table", open, nodes),
        b"thead" | b"tbody" | b"tfoot" => {
            let is_part =
                |open: &[u8]| matches!(open, b"thead" | b"tbody" | b"tfoot" | b"caption" | b"colgroup");
            end_up_to(is_part, |open| open == b"table", open, nodes);
        }
        b"option" | b"optgroup" => {
            end_up_to(|open| open == b"option", |open| open == b"select", open, nodes);
            if name == b"optgroup" {
                end_up_to(|open| open == b"optgroup", |open| open == b"select", open, nodes);
            }
        }
        b"rt" | b"rp" => {
            end_up_to(|open| matches!(open, b"rt" | b"rp"), |open| open == b"ruby", open, nodes);
        }
        // Neither can be in another one of its kind.
        b"a" | b"button" => end_up_to(|open| open == name, is_wall, open, nodes),
        _ => {}
    }
    if matches!(name, b"tr" | b"thead" | b"tbody" | b"tfoot")
        && open.last().is_some_and(|last| matches!(last.name.as_slice(), b"caption" | b"colgroup"))
    {
        end_last(open, nodes);
    }
    if ends_paragraph(name) {
        end_up_to(|open| open == b"p", |open| is_wall(open) || open == b"button", open, nodes);
        if is_heading(name) && open.last().is_some_and(|last| is_heading(&last.name)) {
            end_last(open, nodes);
        }
    }
    matches!(name, b"svg" | b"math")
}

fn is_list(name: &[u8]) -> bool {
    matches!(name, b"ul" | b"ol" | b"menu")
}

/// Whether what comes now is part of a drawing or a formula, rather than HTML within one.
fn is_inside_drawing(open: &[Open]) -> bool {
    open.last().is_some_and(|last| {
        last.is_foreign && !matches!(last.name.as_slice(), b"foreignobject" | b"desc" | b"annotation-xml")
    })
}

/// Ends what an end tag ends; nothing where it fits none that is open.
pub(super) fn end(name: &[u8], open: &mut Vec<Open>, nodes: &mut [Node]) {
    match name {
        // What comes behind them still belongs to the page.
        b"body" | b"html" => {}
        b"table" => end_up_to(|open| open == b"table", |open| open == b"template", open, nodes),
        _ if is_of_table(name) => {
            end_up_to(|open| open == name, |open| matches!(open, b"table" | b"template"), open, nodes);
        }
        b"li" => end_up_to(|open| open == b"li", |open| is_wall(open) || is_list(open), open, nodes),
        // Any heading's end ends any heading.
        _ if is_heading(name) => end_up_to(is_heading, is_wall, open, nodes),
        _ if is_special(name) || is_formatting(name) => end_up_to(|open| open == name, is_wall, open, nodes),
        _ => end_up_to(|open| open == name, is_special, open, nodes),
    }
}

/// Inline elements whose end tags reach across blocks.
fn is_formatting(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"b"
            | b"big"
            | b"code"
            | b"em"
            | b"font"
            | b"i"
            | b"s"
            | b"small"
            | b"strong"
            | b"u"
            | b"svg"
            | b"math"
            | b"head"
    )
}

/// Ends the innermost element that fits, and all within it, unless a wall stands before it.
fn end_up_to(
    fits: impl Fn(&[u8]) -> bool,
    is_wall: impl Fn(&[u8]) -> bool,
    open: &mut Vec<Open>,
    nodes: &mut [Node],
) {
    for place in (0..open.len()).rev() {
        let name = open[place].name.as_slice();
        if fits(name) {
            while open.len() > place {
                end_last(open, nodes);
            }
            return;
        }
        if is_wall(name) {
            return;
        }
    }
}

fn end_last(open: &mut Vec<Open>, nodes: &mut [Node]) {
    let end = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
    if let Some(last) = open.pop()
        && let Some(Node::Element(data)) = nodes.get_mut(last.place)
    {
        data.end = end;
    }
}

/// Ends everything: the page is over.
pub(super) fn end_all(open: &mut Vec<Open>, nodes: &mut [Node]) {
    while !open.is_empty() {
        end_last(open, nodes);
    }
}
