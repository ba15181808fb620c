//! Cases in which several rules meet, and what the tests beside the code share.

mod emphasis;
mod hostile;
mod safety;

use super::{Document, Labels, ProblemKind, document, whole};

/// The HTML of a whole body, with every destination as it was written.
pub(super) fn html(source: &str) -> String {
    whole(source, &Labels::default()).0.html("", |_| None).into_owned()
}

/// The problems of a body, with the words on which they lie.
pub(super) fn problems(source: &str) -> Vec<(ProblemKind, &str)> {
    whole(source, &Labels::default())
        .1
        .into_iter()
        .map(|problem| (problem.kind, &source[problem.span]))
        .collect()
}

pub(super) fn kinds(source: &str) -> Vec<ProblemKind> {
    problems(source).into_iter().map(|(kind, _)| kind).collect()
}

pub(super) fn text(source: &str) -> String {
    whole(source, &Labels::default()).0.text().to_owned()
}

#[test]
fn plain_text_has_a_line_for_each_block_and_item() {
    let source = "# 題\n\n教\n育 **a**\nb\n\n- c\n- d\n  ・e\n  ①f\n\n> g  \n> h\n\n```\ni\nj\n```\n[k](l)![m](n)[^1]\n\n[^1]: o\n";
    assert_eq!(text(source), "題\n教育 a b\nc\nd\ne\n①f\ng\nh\ni\nj\nkm\no");
    assert_eq!(text("髙𠮷﨑　様"), "髙𠮷﨑　様");
}

#[test]
fn blank_is_known_as_blank() {
    for source in ["", " \n\n　\n", "- \n- ", "・\n①\n", "---", "&nbsp;", "[](a)"] {
        assert!(whole(source, &Labels::default()).0.is_empty(), "{source:?}");
    }
    for source in ["a", "![](b.png)", "`a`", "<!-- a -->", "- a"] {
        assert!(!whole(source, &Labels::default()).0.is_empty(), "{source:?}");
    }
}

#[test]
fn a_goal_of_the_first_city() {
    let source = "## どの水準まで\n第２期公共施設予約システムの運用が開始され，\n実現されている。\n\n## どのような方法で\n\
                  ・①文書量測定，②削減実施\n・６月までに\n　策定を行う。\n";
    let Document { sections, problems, .. } = document(source, &Labels::default());
    assert_eq!(sections[0].fragment.text(), "第２期公共施設予約システムの運用が開始され，実現されている。");
    assert_eq!(
        sections[1].fragment.html("", |_| None),
        "<ul>\n<li>①文書量測定，②削減実施</li>\n<li>６月までに策定を行う。</li>\n</ul>\n"
    );
    assert_eq!(problems, []);
}
