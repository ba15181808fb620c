//! Words as a YAML value, and values as YAML.

use super::read::read;
use super::shape::{Node, Shape};

/// Words as the value of a key: plain where they would be read back as they are, otherwise in quotation marks. Outer
/// white space goes, and what is no space becomes one.
pub(crate) fn scalar(words: &str) -> String {
    let plain: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    written(plain.trim())
}

/// Words behind a key, exactly: plain where they would be read back as they are, otherwise in quotation marks.
pub(crate) fn written(words: &str) -> String {
    let is_plain = || {
        let (record, issues) = read(&format!("x: {words}\n"), &Shape::record([("x", Shape::Text)]));
        issues.is_empty() && record.is_some_and(|record| is_text(record.get("x"), words))
    };
    if words.is_empty() || is_plain() { words.to_owned() } else { quoted(words) }
}

/// The same for words between brackets or braces, where commas and brackets mean something.
pub(crate) fn written_between(words: &str) -> String {
    let shape = Shape::record([("x", Shape::list(Shape::Text))]);
    let is_plain = || {
        let (record, issues) = read(&format!("x: [{words}, x]\n"), &shape);
        let read_back = record.as_ref().map(|record| record.list("x"));
        issues.is_empty() && matches!(read_back, Some([first, _]) if is_text(Some(first), words))
    };
    if !words.is_empty() && !words.contains(['[', ']', '{', '}', ',']) && is_plain() {
        words.to_owned()
    } else {
        quoted(words)
    }
}

fn is_text(node: Option<&Node>, words: &str) -> bool {
    matches!(node, Some(Node::Text(text)) if text == words)
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A value in one line, as it can stand behind a key or in a list.
fn flow(node: &Node) -> String {
    match node {
        Node::Text(words) => quoted(words),
        Node::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Node::Record(record) => {
            let entries: Vec<String> =
                record.entries().map(|(key, node)| format!("{key}: {}", flow(node))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A key with its value, as lines.
pub(crate) fn lines(key: &str, node: &Node) -> String {
    match node {
        Node::Text(words) => format!("{key}: {}", scalar(words)).trim_end().to_owned() + "\n",
        Node::List(items) => {
            let items: String =
                items.iter().flat_map(|item| ["  - ".to_owned(), flow(item), "\n".to_owned()]).collect();
            format!("{key}:\n{items}")
        }
        Node::Record(_) => format!("{key}: {}\n", flow(node)),
    }
}

#[cfg(test)]
mod tests {
    use super::{scalar, written, written_between};

    #[test]
    fn words_are_quoted_where_yaml_would_read_others() {
        assert_eq!(scalar("予約システムの更新"), "予約システムの更新");
        assert_eq!(scalar("  計画\n第2期 "), "計画 第2期");
        for words in
            ["計画: 第2期", "a # b", "null", "~", "*予約", "\"予約\" \\ だ", "- 予約", "[予約]", "@予約", "'"]
        {
            assert!(scalar(words).starts_with('"'), "{words}: {}", scalar(words));
        }
        assert_eq!(scalar("NO"), "NO");
        assert_eq!(scalar(" "), "");
    }
    #[test]
    fn words_between_brackets_are_quoted_for_commas_too() {
        for words in ["a, b", "[a]", "a: b", "", "a}", "- a", "#a"] {
            assert!(written_between(words).starts_with('"'), "{words}: {}", written_between(words));
        }
        for words in ["藤原　大", "2021/policy/02-old", "NO", "12"] {
            assert_eq!(written_between(words), words);
        }
        assert_eq!(written(" a"), "\" a\"");
        assert_eq!(written("a, b"), "a, b");
    }
}
