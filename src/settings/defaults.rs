//! The configuration that a site has where it says nothing: the Japanese form 組織目標展開整理表.

use super::column::{Column, ColumnKind, Form};
use super::site::Category;
use crate::language::Language;

/// Key, kind, Japanese label and hint, English label and hint.
const COLUMNS: [(&str, ColumnKind, [&str; 2], [&str; 2]); 7] = [
    ("number", ColumnKind::GoalNumber, ["番号", ""], ["Number", ""]),
    ("category", ColumnKind::Category, ["計画・方針等の分類", ""], ["Category", "plan or policy"]),
    ("title", ColumnKind::Title, ["実施項目", "業務目標又は事務の内容"], ["Goal", "what is to be done"]),
    (
        "level",
        ColumnKind::Text,
        ["どの水準まで", "達成水準又は遂行後の状態等"],
        ["To which level", "what will be true afterwards"],
    ),
    (
        "method",
        ColumnKind::Text,
        ["どのような方法で", "目標等を達成するための取組の内容等"],
        ["By which method", "what is done to achieve it"],
    ),
    ("deadline", ColumnKind::Deadline, ["いつまで", "期限"], ["By when", "deadline"]),
    ("section", ColumnKind::Section, ["共通/課名", ""], ["Common or section", ""]),
];

const CATEGORIES: [(&str, &str, &str); 5] = [
    ("mayor", "市長特命", "Mayor's special order"),
    ("city-vision", "総合ビジョン", "City vision"),
    ("policy-speech", "施政方針", "Policy speech"),
    ("reform", "行政改革", "Administrative reform"),
    ("other", "その他", "Other"),
];

/// The built-in column of a key, as it is without configuration.
pub(super) fn column(key: &str, language: Language) -> Option<Column> {
    COLUMNS.iter().find(|(name, ..)| *name == key).map(|(name, kind, japanese, english)| {
        let [label, hint] = match language {
            Language::Japanese => japanese,
            Language::English => english,
        };
        Column {
            key: (*name).to_owned(),
            label: (*label).to_owned(),
            hint: (!hint.is_empty()).then(|| (*hint).to_owned()),
            kind: *kind,
            required: true,
            choices: Vec::new(),
            blank: None,
        }
    })
}

/// The whole form.
pub(super) fn form(language: Language) -> Form {
    Form {
        title: form_title(language).to_owned(),
        columns: COLUMNS.iter().filter_map(|(key, ..)| column(key, language)).collect(),
    }
}

/// The form's title.
pub(super) fn form_title(language: Language) -> &'static str {
    match language {
        Language::Japanese => "組織目標展開整理表（部の組織目標）",
        Language::English => "Goals of the department",
    }
}

/// The categories.
pub(super) fn categories(language: Language) -> Vec<Category> {
    CATEGORIES
        .iter()
        .map(|(key, japanese, english)| Category {
            key: (*key).to_owned(),
            name: match language {
                Language::Japanese => (*japanese).to_owned(),
                Language::English => (*english).to_owned(),
            },
            description: String::new(),
        })
        .collect()
}
