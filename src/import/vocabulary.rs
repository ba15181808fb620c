//! What the words at the head of a column mean.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::column_map::ColumnMap;
use super::words;
use crate::settings::{Column, ColumnKind, Settings};

/// What a column of a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A column of the form, by its place there.
    Column(usize),
    /// The names of the goals' files.
    Name,
    /// Nothing: whoever imports said so.
    Nothing,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Words that are often used for it; the site itself does not have them.
    Likely,
    /// The site's own words.
    Own,
    /// Whoever imports said so.
    Asked,
}

/// The longest words at the head of a column; longer ones are a text.
const LONGEST: usize = 120;

/// The words that are known.
#[derive(Debug)]
pub(super) struct Vocabulary {
    known: HashMap<String, (Target, Sureness)>,
    title: Option<usize>,
}

impl Vocabulary {
    pub(super) fn new(settings: &Settings, map: &ColumnMap, name_column: Option<&str>) -> Self {
        let mut known = HashMap::new();
        let mut learn = |words: &str, target, sureness| {
            let key = key(words);
            if !key.is_empty() {
                known.entry(key).or_insert((target, sureness));
            }
        };
        if let Some(words) = name_column {
            learn(words, Target::Name, Sureness::Asked);
        }
        for (words, target) in map.targets() {
            learn(words, target, Sureness::Asked);
        }
        let columns = &settings.form.columns;
        for (place, column) in columns.iter().enumerate() {
            for words in own(column) {
                learn(&words, Target::Column(place), Sureness::Own);
            }
        }
        for (place, column) in columns.iter().enumerate() {
            let target = Target::Column(place);
            if let Some(hint) = &column.hint {
                learn(hint, target, Sureness::Likely);
            }
            for words in words::each(&format!("column.{}", column.key)) {
                learn(words, target, Sureness::Likely);
            }
        }
        if name_column.is_none() {
            for words in words::each("column.key") {
                learn(words, Target::Name, Sureness::Likely);
            }
        }
        let title = columns.iter().position(|column| column.kind == ColumnKind::Title);
        Self { known, title }
    }

    /// What words mean, if they are known: as a whole, without what stands in brackets, or as what begins them.
    pub(super) fn find(&self, words: &str) -> Option<(Target, Sureness)> {
        if words.len() > LONGEST * 3 {
            return None;
        }
        let whole = key(words);
        if whole.is_empty() {
            return None;
        }
        self.known.get(&whole).copied().or_else(|| {
            let bare = key(&without_brackets(words));
            // What stands in brackets is a hint, in whatever words.
            self.known.get(&bare).copied()
        })
    }

    /// Whether these words may be the beginning of words that are known.
    pub(super) fn may_begin(&self, words: &str) -> bool {
        let key = key(words);
        !key.is_empty() && key.len() <= LONGEST * 3 && self.known.keys().any(|known| known.starts_with(&key))
    }

    /// Whether a column holds titles, without which there are no goals.
    pub(super) fn is_title(&self, target: Target) -> bool {
        self.title.is_some_and(|title| target == Target::Column(title))
    }
}

/// The site's own words for a column.
fn own(column: &Column) -> Vec<String> {
    let mut own = vec![column.label.clone(), column.key.clone()];
    if let Some(hint) = &column.hint {
        own.push(format!("{}{hint}", column.label));
    }
    own
}

/// What is compared: letters and digits alone, so that line breaks, spaces inside of words, brackets and width do not
/// count.
pub(super) fn key(words: &str) -> String {
    words.nfkc().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words without those in brackets.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '(' | '（' | '〔' | '［' | '[' => depth += 1,
            ')' | '）' | '〕' | '］' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::super::column_map::ColumnMap;
    use super::{Sureness, Target, Vocabulary};
    use crate::settings;

    #[test]
    fn labels_are_found_however_they_are_written() {
        let (settings, ..) = settings::read("title: a\norganisation: b\n");
        let vocabulary = Vocabulary::new(&settings, &ColumnMap::default(), None);
        let column = |words: &str| match vocabulary.find(words) {
            Some((Target::Column(place), sureness)) => {
                Some((settings.form.columns[place].key.as_str(), sureness))
            }
            _ => None,
        };
        for words in [
            "どの水準まで",
            "どの水\n準まで",
            "どの水準まで\n（達成水準又は遂行後の状態等）",
            "どの 水準まで（別の説明）",
            "level",
        ] {
            assert_eq!(column(words), Some(("level", Sureness::Own)), "{words}");
        }
        assert_eq!(column("共通／\n課名"), Some(("section", Sureness::Own)));
        assert_eq!(column("期限"), Some(("deadline", Sureness::Likely)));
        assert_eq!(column("№"), Some(("number", Sureness::Likely)));
        assert_eq!(column("（業務目標又は事務の内容）"), Some(("title", Sureness::Likely)));
        assert_eq!(column("備考"), None);
        assert_eq!(vocabulary.find("英字名"), Some((Target::Name, Sureness::Likely)));
        assert!(vocabulary.may_begin("どの水") && !vocabulary.may_begin("備"));
    }
}
