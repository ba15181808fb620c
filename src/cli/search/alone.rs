//! What somebody can ask for instead who found nothing.

use std::io::{self, Write};

use crate::diagnostic::visible;
use crate::search::{self, Filter, Query, Term};
use crate::sentences::Sentences;
use crate::site::Site;

/// What would be found with less of a query.
pub(super) struct Less {
    /// The sentence that says so, the word that it is about, and how much would be found.
    said: Vec<(&'static str, String, usize)>,
}

/// Looks for each word alone, then with nothing left out, then everywhere.
pub(super) fn less(site: &Site<'_>, query: &Query, filter: &Filter<'_>) -> Less {
    let count = |terms: Vec<Term>, filter: &Filter<'_>| search::answers(site, &Query { terms }, filter).len();
    let (left_out, asked): (Vec<&Term>, Vec<&Term>) = query.terms.iter().partition(|term| term.is_left_out);
    let mut said = Vec::new();
    if asked.len() > 1 {
        for term in &asked {
            said.push(("search-alone", term.written.clone(), count(vec![(*term).clone()], filter)));
        }
    }
    if !asked.is_empty() && !left_out.is_empty() {
        let terms = asked.iter().map(|term| (*term).clone()).collect();
        said.push(("search-with", String::new(), count(terms, filter)));
    }
    if !filter.is_empty() {
        said.push(("search-unfiltered", String::new(), count(query.terms.clone(), &Filter::default())));
    }
    Less { said }
}

/// Says that nothing was found, and what would be.
pub(super) fn nothing(out: &mut dyn Write, words: &str, less: &Less, messages: &Sentences) -> io::Result<()> {
    let shown = |words: &str| words.chars().map(visible).collect::<String>();
    writeln!(out, "{}", messages.fill("search-none", &[("query", &shown(words))]))?;
    for (key, word, count) in &less.said {
        let values = [("word", shown(word)), ("count", count.to_string())];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        writeln!(out, "  {}", messages.fill(key, &values))?;
    }
    Ok(())
}
