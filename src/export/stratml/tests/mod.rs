mod drawn;
mod goals;
mod objectives;
mod order;
mod plan;

use roxmltree::{Document, Node};

use super::{NAMESPACE, bytes};
use crate::export::sample::Sample;
use order::mistakes;

const BASE: &str = "base_url: https://example.jp/goals/\n";

/// Columns of every kind, one of them a second text.
const COLUMNS: &str = "\
form:
  title: 様式
  columns:
    - { key: number, label: 番号 }
    - { key: title, label: 件名 }
    - { key: background, label: 背景, kind: text, required: false }
    - { key: level, label: 目標水準, required: false }
    - { key: budget, label: 予算（千円）, kind: number, required: false }
    - { key: method, label: 手段, required: false }
    - { key: begun, label: 着手日, kind: date, required: false }
    - { key: contact, label: 担当者, kind: line, required: false }
    - { key: progress, label: 中間報告, kind: choice, choices: [順調, 遅れ], required: false }
    - { key: deadline, label: 期限, required: false }
    - { key: section, label: 課, required: false }
";

fn text(sample: &Sample) -> String {
    let text = String::from_utf8(bytes(sample.site(), sample.year(), sample.plan())).unwrap();
    let document = Document::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(mistakes(&document), Vec::<String>::new(), "{text}");
    text
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Node<'a, 'i> {
    node.children().find(|child| child.has_tag_name(name)).unwrap_or_else(|| panic!("{name} in {node:?}"))
}

fn said<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name(name)).map(|child| child.text().unwrap_or_default())
}

fn all<'a, 'i>(document: &'a Document<'i>, name: &str) -> Vec<Node<'a, 'i>> {
    document.descendants().filter(|node| node.has_tag_name((NAMESPACE, name))).collect()
}
