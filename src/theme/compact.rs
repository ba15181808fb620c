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

/// A script without lines that are comments, and without white space at the ends of lines. In the built-in scripts, which
/// alone are given, no text reaches over several lines.
pub(super) fn compact_script(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
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
    fn comments_of_scripts_go_and_lines_stay() {
        let script = "// Why.\n\"use strict\";\n\n  a(\"// b\"); // c\n    // d\n  /e/.test(f)\n";
        assert_eq!(compact_script(script), "\"use strict\";\na(\"// b\"); // c\n/e/.test(f)\n");
    }

    #[test]
    fn no_text_of_a_built_in_script_reaches_over_lines() {
        let assets = std::fs::read_dir("themes/default/assets").unwrap();
        let scripts = assets.map(|entry| entry.unwrap().path());
        for script in scripts.filter(|path| path.extension().is_some_and(|ending| ending == "js")) {
            for line in std::fs::read_to_string(&script).unwrap().lines() {
                assert!(line.matches('`').count() % 2 == 0, "{}: {line}", script.display());
            }
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
