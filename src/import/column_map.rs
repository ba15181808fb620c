//! What whoever imports says of the columns of a sheet: a file of words and the keys that they stand for.

use crate::fold;
use crate::settings::Form;
use crate::yaml::{self, Issue, Shape};

use super::vocabulary::Target;

/// The word for a file's name in such a file.
const NAME: &str = "key";
/// The words for a column that is left out.
const NOTHING: [&str; 2] = ["none", ""];

/// Words at the head of columns, and what they stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(Vec<(String, Target)>);

/// Why such a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnMapError {
    /// It is no YAML, or no map of words.
    Unreadable(Vec<Issue>),
    /// A key that the form does not have.
    UnknownKey {
        /// The words of the sheet.
        words: String,
        /// The key.
        key: String,
        /// The keys that there are.
        known: Vec<String>,
    },
}

impl ColumnMap {
    /// Reads such a file: `期日: deadline`. `key` stands for the names of the goals' files, `none` for nothing.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn read(text: &str, form: &Form) -> Result<Self, ColumnMapError> {
        let (record, issues) = yaml::read(text, &Shape::Map(Box::new(Shape::Text)));
        let record = record.filter(|_| issues.is_empty()).ok_or(ColumnMapError::Unreadable(issues))?;
        let mut targets = Vec::new();
        for (words, node) in record.entries() {
            let key = node.as_text().unwrap_or_default().trim();
            let column =
                form.columns.iter().position(|column| column.key == key || fold::same(&column.label, key));
            let target = match column {
                Some(place) => Target::Column(place),
                None if key == NAME => Target::Name,
                None if NOTHING.contains(&key) => Target::Nothing,
                None => {
                    let known = form.columns.iter().map(|column| column.key.clone());
                    let known = known.chain([NAME.to_owned(), NOTHING[0].to_owned()]).collect();
                    return Err(ColumnMapError::UnknownKey {
                        words: words.to_owned(),
                        key: key.to_owned(),
                        known,
                    });
                }
            };
            targets.push((words.to_owned(), target));
        }
        Ok(Self(targets))
    }

    pub(super) fn targets(&self) -> impl Iterator<Item = (&str, Target)> {
        self.0.iter().map(|(words, target)| (words.as_str(), *target))
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnMap, ColumnMapError, Target};
    use crate::settings;

    #[test]
    fn words_stand_for_keys() {
        let (settings, ..) = settings::read("title: a\norganisation: b\n");
        let read = |text| ColumnMap::read(text, &settings.form);
        let map = read("期日: deadline\n目当て: 実施項目\n英字: key\n決裁: none\n備考:\n").unwrap();
        let targets: Vec<_> = map.targets().collect();
        assert_eq!(targets[..2], [("期日", Target::Column(5)), ("目当て", Target::Column(2))]);
        assert_eq!(
            targets[2..],
            [("英字", Target::Name), ("決裁", Target::Nothing), ("備考", Target::Nothing)]
        );
        assert!(
            matches!(read("期日: dedline\n"), Err(ColumnMapError::UnknownKey { key, .. }) if key == "dedline")
        );
        assert!(matches!(read("- a\n"), Err(ColumnMapError::Unreadable(_))));
    }
}
