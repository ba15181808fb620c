//! Reads what the configuration says about data files.

use super::FILE;
use super::data::{Data, Encoding};
use super::organisation_code::OrganisationCode;
use super::read::Reader;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{Record, Step, Target};

impl Reader {
    pub(super) fn organisation_code(&mut self, record: &Record) -> Option<OrganisationCode> {
        let key = "organisation_code";
        let text = record.filled(key)?;
        match OrganisationCode::parse(text) {
            Ok(code) => Some(code),
            Err(meant) => {
                let place = Place::yaml(FILE, Target::value([Step::from(key)]));
                let finding = Finding::new(Rule::InvalidValue, place).with("key", key).with("value", text);
                let finding = finding.with_term("expected", "organisation-code");
                self.push(match meant {
                    Some(meant) => finding.suggesting(meant),
                    None => finding,
                });
                None
            }
        }
    }

    /// Which data files are made: all of them, but those that are turned off.
    pub(super) fn data(&mut self, record: &Record) -> Data {
        let mut data = Data::default();
        let Some(record) = record.record("data") else { return data };
        let switches = [
            ("form", &mut data.form),
            ("tables", &mut data.tables),
            ("workbooks", &mut data.workbooks),
            ("json", &mut data.json),
            ("stratml", &mut data.stratml),
            ("calendars", &mut data.calendars),
            ("feeds", &mut data.feeds),
        ];
        for (key, switch) in switches {
            let Some(text) = record.filled(key) else { continue };
            match text.parse() {
                Ok(value) => *switch = value,
                Err(_) => self.push(slip(key, text).with_term("expected", "true-or-false")),
            }
        }
        if let Some(text) = record.filled("encoding") {
            let names = Encoding::ALL.map(|(name, _)| name);
            match Encoding::parse(text) {
                Some(encoding) => data.encoding = encoding,
                None => {
                    self.push(slip("encoding", text).with_term("expected", "a-text").allowing(text, names));
                }
            }
        }
        data
    }
}

fn slip(key: &'static str, text: &str) -> Finding {
    let place = Place::yaml(FILE, Target::value([Step::from("data"), Step::from(key)]));
    Finding::new(Rule::InvalidValue, place).with("key", key).with("value", text)
}
