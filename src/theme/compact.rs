//! The built-in style sheet and scripts without what only their readers need.

/// A style sheet without comments and without white space that means nothing. Strings stay as they are, and so does
/// white space that may part words.
pub(super) fn compact(css: &str) -> String {
    let mut compact = String::with_capacity(css.len());
    let mut rest = css;
    let mut is_apart = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            is_apart = true;
        } else if next.is_whitespace() {
            rest = &rest[next.len_utf8()..];
            is_apart = true;
        } else {
            // White space before a colon parts a selector; behind one it means nothing.
            let means_nothing = compact.ends_with(['{', '}', ';', ',', ':', '>', '/'])
                || matches!(next, '{' | '}' | '>' | '/' | '!');
            let is_between_strings = next == '"' && compact.ends_with('"');
            if next == '}' && compact.ends_with(';') {
                compact.pop();
            }
            if is_apart && !means_nothing && !is_between_strings && !compact.is_empty() {
                compact.push(' ');
            }
            is_apart = false;
            let length = if matches!(next, '"' | '\'') { string(rest, next) } else { next.len_utf8() };
            compact.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    compact
}

/// A script without comments and without white space that means nothing. The built-in scripts alone are given; one that
/// cannot be read stays as it is.
pub(super) fn compact_script(script: &str) -> String {
    minifier::js::minify(script).map_or_else(|_| script.to_owned(), |compact| compact.to_string())
}

/// How long a string is that a text begins with, its quotes included.
fn string(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if !is_escaped && character == quote {
            return at + quote.len_utf8();
        }
        is_escaped = !is_escaped && character == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{compact, compact_script};

    #[test]
    fn comments_of_scripts_go_and_strings_stay() {
        let script =
            "// Why.\n\"use strict\";\n\n  a(\"// b\",  `c  ${d + 1}`); // e\n    // f\n  /g  h/.test(i)\n";
        assert_eq!(compact_script(script), "\"use strict\";a(\"// b\",`c  ${d + 1}`);/g  h/.test(i)");
    }

    #[test]
    fn every_built_in_script_becomes_smaller() {
        let assets = std::fs::read_dir("themes/default/assets").unwrap();
        let scripts = assets.map(|entry| entry.unwrap().path());
        for script in scripts.filter(|path| path.extension().is_some_and(|ending| ending == "js")) {
            let whole = std::fs::read_to_string(&script).unwrap();
            let compact = compact_script(&whole);
            assert!(compact.len() < whole.len() * 9 / 10, "{}", script.display());
            assert_eq!(compact.matches('\n').count(), 0, "{}", script.display());
        }
    }

    #[test]
    fn what_means_nothing_goes_and_the_rest_stays() {
        let table = [
            (
                "a { color: red; }\n\n/* b */ b > c,\n  d :is(e)+f { margin: 0 1px }\n",
                "a{color:red}b>c,d :is(e)+f{margin:0 1px}",
            ),
            (
                "a::before { content: \"/* { a }  \\\" ;  */\" / '' }",
                "a::before{content:\"/* { a }  \\\" ;  */\"/''}",
            ),
            (
                "@media (a: 1) and (b) { :root { --x: calc(1px + 2px); } }",
                "@media (a:1) and (b){:root{--x:calc(1px + 2px)}}",
            ),
            ("a :hover { font: 1px \"x", "a :hover{font:1px \"x"),
            ("margin/* c */: 1px/* d */2px /* e", "margin :1px 2px"),
        ];
        for (css, expected) in table {
            assert_eq!(compact(css), expected);
            assert_eq!(compact(expected), expected);
        }
    }
}
