//! Which Goals there are, and which goals stand below them.

use roxmltree::{Document, Node};

use super::{COLUMNS, all, said, text};
use crate::export::sample::Sample;

/// The titles below each Goal, by its name.
fn groups(document: &Document<'_>) -> Vec<(String, Vec<String>)> {
    let group = |goal: &Node<'_, '_>| {
        let objectives = goal.children().filter(|child| child.has_tag_name("Objective"));
        let titles = objectives.map(|objective| said(objective, "Name").unwrap_or_default().to_owned());
        (said(*goal, "Name").unwrap().to_owned(), titles.collect())
    };
    all(document, "Goal").iter().map(group).collect()
}

#[test]
fn goals_stand_below_their_categories_in_the_configured_order() {
    let sample = Sample::new("")
        .goal("01-a", &[])
        .goal("02-b", &[("category", "その他")])
        .goal("03-c", &[("category", "市長特命")])
        .goal("04-d", &[("category", "その他")]);
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    let expected =
        [("市長特命", vec!["03-c"]), ("その他", vec!["02-b", "04-d"]), ("分類のない目標", vec!["01-a"])];
    let expected =
        expected.map(|(name, titles)| (name.to_owned(), titles.into_iter().map(str::to_owned).collect()));
    assert_eq!(groups(&document), expected);
    let goals = all(&document, "Goal");
    let of_each = |name: &str| goals.iter().map(|goal| said(*goal, name).unwrap()).collect::<Vec<_>>();
    assert_eq!(of_each("Identifier"), ["category.mayor", "category.other", "uncategorised"]);
    assert_eq!(of_each("SequenceIndicator"), ["1", "5", "6"]);
    assert_eq!(of_each("Description")[0], "計画・方針等の分類：市長特命");
    assert_eq!(of_each("Description")[2], "計画・方針等の分類：記載なし");
}

#[test]
fn a_category_is_described_in_its_own_words() {
    let sample = Sample::new("categories: [{ key: a, name: 甲, description: 甲のことです。 }]\n")
        .goal("01-a", &[("category", "甲")]);
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    assert_eq!(said(all(&document, "Goal")[0], "Description"), Some("甲のことです。"));
}

#[test]
fn a_form_without_categories_is_the_one_goal() {
    let text = text(&Sample::new(COLUMNS).goal("01-a", &[]));
    let document = Document::parse(&text).unwrap();
    assert_eq!(groups(&document), [("様式".to_owned(), vec!["01-a".to_owned()])]);
}

#[test]
fn a_plan_without_goals_is_a_plan_that_says_so() {
    let text = text(&Sample::new(""));
    let document = Document::parse(&text).unwrap();
    assert_eq!(groups(&document), [("組織目標展開整理表（部の組織目標）".to_owned(), Vec::new())]);
    let description = said(all(&document, "Goal")[0], "Description");
    assert_eq!(description, Some("公開している目標は、まだありません。"));
}
