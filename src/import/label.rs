//! The labels of a form's head block.

use std::collections::BTreeMap;

use super::vocabulary::key;
use super::words;
use crate::calendar::FiscalYear;

/// The labels of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Year,
    Department,
    Created,
    Post,
    Name,
    PostAndName,
}

/// The labels, those first for which a site has words of its own, with the names of their words in other forms.
const LABELS: [(Label, &str); 6] = [
    (Label::Year, "head.fiscal_year"),
    (Label::Department, "head.department"),
    (Label::Created, "head.created"),
    (Label::Post, "head.post"),
    (Label::Name, "head.name"),
    (Label::PostAndName, "head.post_and_name"),
];

/// The labels by their words, as they are compared.
pub(super) fn labels(own: [&str; 5]) -> BTreeMap<String, Label> {
    let mut labels = BTreeMap::new();
    for (place, (label, others)) in LABELS.into_iter().enumerate() {
        for words in own.get(place).copied().into_iter().chain(words::each(others)) {
            let key = key(words);
            if !key.is_empty() {
                labels.entry(key).or_insert(label);
            }
        }
    }
    labels
}

/// The label that a cell is, or that stands in front of a colon or a space in it, with what follows.
pub(super) fn label(words: &str, labels: &BTreeMap<String, Label>) -> Option<(Label, String)> {
    let find = |words: &str| labels.get(&key(words)).copied();
    if let Some(label) = find(words) {
        return Some((label, String::new()));
    }
    let divided = |divider: fn(char) -> bool| {
        let (before, after) = words.trim().split_once(divider)?;
        let after = after.trim();
        find(before).filter(|_| !after.is_empty()).map(|label| (label, after.to_owned()))
    };
    divided(|letter| letter == ':' || letter == '：').or_else(|| divided(char::is_whitespace))
}

/// The fiscal year that words speak of: `令和４年度　部の組織目標`.
pub(super) fn year_in(words: &str) -> Option<FiscalYear> {
    let folded = crate::fold::fold(words);
    let end = folded.find("年度")? + "年度".len();
    let starts = folded[..end].char_indices().map(|(place, _)| place);
    starts.filter(|start| end - start <= 40).find_map(|start| FiscalYear::parse(&folded[start..end]).ok())
}
