//! Ids for headings: plain ASCII, each once in a document.

use std::collections::HashMap;

/// The ids that a document has used. Only looked up, never listed, so its order does not matter.
#[derive(Default)]
pub(super) struct Ids {
    /// For each id, the number that the next one like it tries first.
    used: HashMap<String, u32>,
    nameless: u32,
}

impl Ids {
    /// The id of a heading: the one that was asked for, else a slug of its words, else `section-` and a number.
    pub(super) fn heading(&mut self, asked: Option<&str>, words: &str) -> String {
        let wished =
            asked.map(cleaned).filter(|id| !id.is_empty()).or_else(|| slug(words)).unwrap_or_else(|| {
                self.nameless += 1;
                format!("section-{}", self.nameless)
            });
        self.unique(wished)
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        self.used.contains_key(id)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.used.is_empty()
    }

    fn unique(&mut self, wished: String) -> String {
        let Some(mut number) = self.used.get(&wished).copied() else {
            self.used.insert(wished.clone(), 2);
            return wished;
        };
        let id = loop {
            let id = format!("{wished}-{number}");
            number = number.saturating_add(1);
            if !self.used.contains_key(&id) {
                break id;
            }
        };
        self.used.insert(wished, number);
        self.used.insert(id.clone(), 2);
        id
    }
}

/// What of an id or class may stay. A footnote's id has a colon, so that the two can never be the same.
pub(super) fn cleaned(name: &str) -> String {
    name.chars().filter(|&character| is_name(character)).collect()
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

/// The ASCII words of a heading, if there is a letter among them: addresses never come from kanji.
fn slug(words: &str) -> Option<String> {
    if !words.contains(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let mut slug = String::new();
    for part in words.split(|character: char| !character.is_ascii_alphanumeric()) {
        if !part.is_empty() {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&part.to_ascii_lowercase());
        }
    }
    Some(slug)
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_are_ascii_and_each_is_there_once() {
        let mut ids = Ids::default();
        assert_eq!(ids.heading(None, "SDGs の推進 (PR)"), "sdgs-pr");
        assert_eq!(ids.heading(None, "SDGs PR"), "sdgs-pr-2");
        assert_eq!(ids.heading(None, "目標1"), "section-1");
        assert_eq!(ids.heading(None, "ＳＤＧｓ"), "section-2");
        assert_eq!(ids.heading(Some("Plan_1\"><b>"), "目標"), "Plan_1b");
        assert_eq!(ids.heading(Some("概要"), "Outline"), "outline");
        assert_eq!(ids.heading(Some("section-3"), "x"), "section-3");
        assert_eq!(ids.heading(None, "目標"), "section-3-2");
    }
}
