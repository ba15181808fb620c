//! Words as a YAML value, and values as YAML.

use crate::yaml::{self, Node, Shape};

/// Words as the value of a key: plain where they would be read back as they are, otherwise in quotation marks.
pub(crate) fn scalar(words: &str) -> String {
    let plain: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let plain = plain.trim();
    if plain.is_empty() {
        return String::new();
    }
    let (record, issues) = yaml::read(&format!("x: {plain}\n"), &Shape::record([("x", Shape::Text)]));
    let is_read_back = issues.is_empty() && record.is_some_and(|record| record.text("x") == Some(plain));
    if is_read_back { plain.to_owned() } else { quoted(plain) }
}

/// The same for a value between braces, where commas and brackets mean something.
pub(crate) fn flow_scalar(words: &str) -> String {
    let plain = scalar(words);
    let shape = Shape::record([("x", Shape::record([("a", Shape::Text), ("b", Shape::Text)]))]);
    let (record, issues) = yaml::read(&format!("x: {{ a: {plain}, b: 1 }}\n"), &shape);
    let read = record.as_ref().and_then(|record| record.record("x")).and_then(|record| record.text("a"));
    let is_read_back = issues.is_empty() && read == Some(words.trim());
    if is_read_back && !plain.is_empty() { plain } else { quoted(words.trim()) }
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
    use super::scalar;

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
}
