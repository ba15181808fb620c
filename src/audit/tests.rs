//! Pages as browsers read them: what is left out, and what stands where it does not belong.

use super::document::Document;
use super::reader::read;

/// The elements of a page, each with the names of those that it is in.
fn tree(html: &str) -> Vec<String> {
    let document = read(html, Document::default());
    let path = |element: super::document::Element<'_>| {
        let mut names: Vec<&str> = element.ancestors().map(super::document::Element::name).collect();
        names.reverse();
        names.push(element.name());
        names.join(" ")
    };
    document.elements().map(path).collect()
}

#[test]
fn ends_that_are_left_out_are_understood() {
    assert_eq!(tree("<ul><li>a<li>b</ul><p>c<p>d<h1>e"), ["ul", "ul li", "ul li", "p", "p", "h1"]);
    assert_eq!(
        tree("<table><caption>a<tr><th>b<td>c<tr><td><table><tr><td>d</table><td>e</table><p>"),
        [
            "table",
            "table caption",
            "table tr",
            "table tr th",
            "table tr td",
            "table tr",
            "table tr td",
            "table tr td table",
            "table tr td table tr",
            "table tr td table tr td",
            "table tr td",
            "p"
        ]
    );
    assert_eq!(tree("<dl><dt>a<dd>b<dt>c</dl>"), ["dl", "dl dt", "dl dd", "dl dt"]);
    assert_eq!(tree("<html><head><title>a</title><p>b"), ["html", "html head", "html head title", "html p"]);
    assert_eq!(tree("<select><option>a<option>b</select>"), ["select", "select option", "select option"]);
}

#[test]
fn ends_that_fit_nothing_are_ignored() {
    assert_eq!(tree("<div></p></b></span><p>a</div></div><br/><b>c"), ["div", "div p", "br", "b"]);
    assert_eq!(tree("<div/><p>a"), ["div", "div p"]);
    assert_eq!(tree("<b><p>a</b><i>"), ["b", "b p", "i"]);
}

#[test]
fn what_is_no_markup_is_not_read_as_such() {
    assert_eq!(tree("<script>'<p>'</script><b>"), ["script", "b"]);
    assert_eq!(
        tree("<style><p></style><title><p></title><textarea><p></textarea>"),
        ["style", "title", "textarea"]
    );
    assert_eq!(tree("<!-- <p> --><p title='>'></p><!--><i>"), ["p", "i"]);
    assert_eq!(tree("a < b <3 </> <p"), [] as [&str; 0]);
    // In a drawing they are elements like others, and may be closed at once.
    assert_eq!(
        tree("<svg><title/><script/><g></g></svg><p>"),
        ["svg", "svg title", "svg script", "svg g", "p"]
    );
    assert_eq!(tree("<svg><p>a"), ["svg", "p"]);
    assert_eq!(
        tree("<svg><foreignObject><p>a</svg><b>"),
        ["svg", "svg foreignobject", "svg foreignobject p", "svg foreignobject p b"]
    );
}

#[test]
fn attributes_are_read_as_they_are_written() {
    let html = "予<IMG ALT=a&amp;b src='c d' Title = \"&lt;é&nbsp;\" hidden alt=x>";
    let document = read(html, Document::default());
    let image = document.elements().next().unwrap();
    let attributes: Vec<_> = image.attributes().collect();
    assert_eq!(
        attributes,
        [("alt", "a&b"), ("src", "c d"), ("title", "<é\u{a0}"), ("hidden", ""), ("alt", "x")]
    );
    assert_eq!(image.attribute("alt"), Some("a&b"));
    assert_eq!(&html[image.tag()], &html["予".len()..]);
    assert!(image.is_hidden());
}

#[test]
fn deep_pages_are_no_danger() {
    let html = "<div>".repeat(50_000);
    assert_eq!(read(&html, Document::default()).elements().count(), 50_000);
}
