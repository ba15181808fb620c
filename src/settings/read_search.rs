//! Reads what the configuration says about searching.

use super::FILE;
use super::read::Reader;
use super::search::{Elsewhere, Kana, Search, Slip};
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{Record, Step, Target};

impl Reader {
    /// How the site is searched.
    pub(super) fn search(&mut self, record: &Record) -> Search {
        let mut search = Search::default();
        let Some(record) = record.record("search") else { return search };
        if let Some(text) = record.filled("kana") {
            if let Some(kana) = Kana::parse(text) {
                search.kana = kana;
            } else {
                let names = Kana::ALL.map(|(name, _)| name);
                self.push(slip("kana", text).with_term("expected", "a-text").allowing(text, names));
            }
        }
        if let Some(text) = record.filled("elsewhere") {
            match Elsewhere::parse(text) {
                Ok(elsewhere) => search.elsewhere = Some(elsewhere),
                Err(Slip::Address) => {
                    self.push(slip("elsewhere", text).with_term("expected", "search-address"));
                }
                Err(Slip::Query(meant)) => {
                    let finding = slip("elsewhere", text).with_term("expected", "search-parameter");
                    self.push(match meant {
                        Some(meant) => finding.suggesting(meant),
                        None => finding,
                    });
                }
            }
        }
        search
    }
}

fn slip(key: &'static str, text: &str) -> Finding {
    let place = Place::yaml(FILE, Target::value([Step::from("search"), Step::from(key)]));
    Finding::new(Rule::InvalidValue, place).with("key", key).with("value", text)
}
