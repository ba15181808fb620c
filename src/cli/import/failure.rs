//! Why nothing is imported, in words.

use super::words::WORDS;
use crate::cli::Failure;
use crate::diagnostic::nearest;
use crate::import::{ColumnMapError, NoSheet, Refused};
use crate::language::Language;
use crate::scaffold::PlanName;
use crate::settings::{ColumnKind, Settings};
use crate::spreadsheet::{Amount, Kind, OtherFormat, Unreadable};

/// The file is not read.
pub(super) fn unreadable(file: &str, why: &Unreadable, language: Language) -> Failure {
    let words = WORDS.of(language);
    let why = match why {
        Unreadable::Empty => words.get("unreadable-empty").to_owned(),
        Unreadable::TooMuch { of, limit } => words
            .fill("unreadable-too-much", &[("of", words.get(amount(*of))), ("limit", &limit.to_string())]),
        Unreadable::PasswordProtected => words.get("unreadable-password").to_owned(),
        Unreadable::NotASpreadsheet { kind: is } => {
            words.fill("unreadable-not", &[("kind", words.get(kind(*is)))])
        }
        Unreadable::OtherFormat { format } => {
            words.fill("unreadable-other", &[("format", words.get(other_format(*format)))])
        }
        Unreadable::Encoding => words.get("unreadable-encoding").to_owned(),
        Unreadable::Broken { detail } => words.fill("unreadable-broken", &[("detail", detail)]),
    };
    Failure::Usage(words.fill("unreadable", &[("file", file), ("why", &why)]))
}

fn amount(amount: Amount) -> &'static str {
    match amount {
        Amount::Bytes => "amount-bytes",
        Amount::UnpackedBytes => "amount-unpacked-bytes",
        Amount::Parts => "amount-parts",
        Amount::Depth => "amount-depth",
        Amount::Cells => "amount-cells",
        Amount::TextBytes => "amount-text-bytes",
        Amount::MergedAreas => "amount-merged-areas",
        Amount::Sheets => "amount-sheets",
        Amount::Definitions => "amount-definitions",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => "kind-pdf",
        Kind::TextDocument => "kind-text-document",
        Kind::Presentation => "kind-presentation",
        Kind::Html => "kind-html",
        Kind::Image => "kind-image",
        Kind::Xml => "kind-xml",
        Kind::Archive => "kind-archive",
        Kind::Unknown => "kind-unknown",
    }
}

fn other_format(format: OtherFormat) -> &'static str {
    match format {
        OtherFormat::Xlsb => "format-xlsb",
        OtherFormat::FlatXml => "format-flat-xml",
        OtherFormat::EarlyXls => "format-early-xls",
        OtherFormat::Numbers => "format-numbers",
    }
}

/// The file of columns cannot be used.
pub(super) fn columns(file: &str, error: &ColumnMapError, language: Language) -> Failure {
    let words = WORDS.of(language);
    let mut lines = Vec::new();
    match error {
        ColumnMapError::Unreadable(_) => lines.push(words.fill("columns-unreadable", &[("file", file)])),
        ColumnMapError::UnknownKey { words: of, key, known } => {
            lines.push(words.fill("columns-unknown", &[("file", file), ("words", of), ("key", key)]));
            let nearest = nearest(key, known.iter().map(String::as_str));
            lines.extend(nearest.map(|nearest| words.fill("columns-nearest", &[("nearest", nearest)])));
            lines.push(words.fill("known", &[("list", &known.join(words.get("separator")))]));
        }
    }
    Failure::Usage(lines.join("\n"))
}

/// Nothing is taken from the file.
pub(super) fn refused(refused: Refused, plan: &PlanName, settings: &Settings, language: Language) -> Failure {
    let words = WORDS.of(language);
    let list = |names: &[String]| names.join(words.get("separator"));
    let known = |names: &[String]| words.fill("known", &[("list", &list(names))]);
    let lines = match refused {
        Refused::Scaffold(refusal) => return crate::cli::new::failure(refusal, language),
        Refused::NoSheet(NoSheet::Unknown { written, known: names }) => {
            let mut lines = vec![words.fill("sheet-unknown", &[("written", &written)])];
            let nearest = nearest(&written, names.iter().map(String::as_str));
            lines.extend(nearest.map(|nearest| words.fill("columns-nearest", &[("nearest", nearest)])));
            lines.push(known(&names));
            lines
        }
        Refused::NoSheet(NoSheet::Several { names }) => vec![words.get("several").to_owned(), known(&names)],
        Refused::NoSheet(NoSheet::NoTable { names, hidden, nearest }) => {
            let title = settings.form.columns.iter().find(|column| column.kind == ColumnKind::Title);
            let title = title.map_or("", |column| column.label.as_str());
            let mut lines = vec![words.fill("no-table", &[("title", title)])];
            lines.push(words.fill("no-table-sheets", &[("list", &list(&names))]));
            if !hidden.is_empty() {
                lines.push(words.fill("no-table-hidden", &[("list", &list(&hidden))]));
            }
            if let Some((place, head)) = nearest {
                lines.push(words.fill("no-table-nearest", &[("place", &place), ("list", &list(&head))]));
                let example = head.get(1).or_else(|| head.first()).map_or("", String::as_str);
                lines.push(words.fill("no-table-how", &[("words", example)]));
            }
            lines
        }
        Refused::NameColumnUnknown { written, known: names } => {
            vec![words.fill("name-column-unknown", &[("written", &written)]), known(&names)]
        }
        Refused::NoGoals { head, not_computed } => {
            let mut lines = vec![words.fill("no-goals", &[("head", &head)])];
            if not_computed > 0 {
                lines.push(words.fill("no-goals-formulas", &[("count", &not_computed.to_string())]));
            }
            lines
        }
        Refused::NotInDataSet { known: names } => {
            let mut lines = vec![words.fill("not-in-data-set", &[("plan", &plan.path())])];
            if !names.is_empty() {
                lines.push(known(&names));
            }
            lines
        }
        Refused::Exists => vec![words.fill("exists", &[("plan", &plan.path())])],
    };
    Failure::Usage(lines.join("\n"))
}
