//! `README.md`: the data set explained for people, in the site's language.

use super::column::{Column, columns};
use super::package::{title, updated};
use super::table::Table;
use super::words::WORDS;
use super::{LAYOUT, years};
use crate::calendar::EraDisplay;
use crate::plan::Year;
use crate::sentences::Sentences;
use crate::settings::Contact;
use crate::site::Site;

/// The data set of a year, or of all years, explained: its files, every column, how to read them, terms and contact.
pub fn readme(site: Site<'_>, scope: Option<&Year>) -> Vec<u8> {
    let settings = site.settings;
    let words = WORDS.of(settings.language);
    let mut page = Page::default();
    page.line(&format!("# {}", escaped(&title(site, scope))));
    page.line(&escaped(&words.fill("package.description", &[("organisation", &settings.organisation)])));
    page.line(&escaped(&words.fill("readme.contains", &[("years", &year_names(site, scope, words))])));
    files(&mut page, words);
    if settings.data.workbooks {
        page.line(words.get("readme.workbook"));
    }
    page.heading(words.get("readme.columns"));
    for table in Table::ALL {
        page.line(&format!("### {}", table.file_name()));
        page.line(words.get(&format!("table.{}", table.name())));
        page.table(&head(words), columns(settings, table).iter().map(|column| row(column, words)));
    }
    page.heading(words.get("readme.reading"));
    let encoding = format!("readme.encoding.{}", settings.data.encoding.name());
    page.list(
        [
            encoding.as_str(),
            "readme.format",
            "readme.escape",
            "readme.spreadsheet",
            "readme.empty",
            "readme.dates",
        ]
        .into_iter()
        .chain(["readme.units", "readme.codes", "readme.keys", "readme.characters"])
        .map(|key| words.get(key).to_owned()),
    );
    page.heading(words.get("readme.years"));
    let layout = words.fill("readme.layout", &[("version", &LAYOUT.to_string())]);
    page.list([layout, words.get("readme.identity").to_owned()]);
    page.heading(words.get("readme.update"));
    page.line(&match updated(site, scope) {
        Some(day) => words.fill("readme.updated", &[("date", &day.to_string())]),
        None => words.get("readme.empty.set").to_owned(),
    });
    page.heading(words.get("readme.licence"));
    page.line(&match &settings.licence {
        Some(licence) => match &licence.url {
            Some(url) => format!("[{}](<{url}>)", escaped(&licence.name)),
            None => escaped(&licence.name),
        },
        None => words.get("readme.licence.unknown").to_owned(),
    });
    page.heading(words.get("readme.contact"));
    let contact = settings.contact.clone().unwrap_or_default();
    let Contact { name, url, email, phone } = contact;
    let parts = [Some(name.unwrap_or_else(|| settings.organisation.clone())), phone, email, url];
    page.list(parts.into_iter().flatten().map(|part| escaped(&part)));
    page.text.into_bytes()
}

/// The years of the data set, newest first, each with the number that stands in the tables. A body that writes no eras
/// has nothing to add to it.
fn year_names(site: Site<'_>, scope: Option<&Year>, words: &Sentences) -> String {
    let settings = site.settings;
    let name = |year: &Year| {
        let number = year.fiscal_year.number().to_string();
        if settings.era == EraDisplay::Western {
            return number;
        }
        let name = year.fiscal_year.display(EraDisplay::Era, settings.language);
        words.fill("readme.year", &[("number", &number), ("name", &name)])
    };
    years(&site, scope).map(name).collect::<Vec<_>>().join(words.get("readme.separator"))
}

fn files(page: &mut Page, words: &Sentences) {
    page.heading(words.get("readme.files"));
    let tables = Table::ALL.map(|table| {
        let key = format!("table.{}", table.name());
        let content = [words.get(&format!("{key}.title")), words.get(&key)].join(words.get("readme.colon"));
        [table.file_name().to_owned(), content]
    });
    let package = ["datapackage.json".to_owned(), words.get("readme.package").to_owned()];
    let head = ["readme.file", "readme.content"].map(|key| words.get(key).to_owned());
    page.table(&head, tables.into_iter().chain([package]));
}

fn head(words: &Sentences) -> [String; 6] {
    ["column", "name", "type", "required", "description", "example"]
        .map(|part| words.get(&format!("readme.{part}")).to_owned())
}

fn row(column: &Column<'_>, words: &Sentences) -> [String; 6] {
    let example = if column.example.is_empty() { String::new() } else { escaped(&column.example) };
    [
        format!("`{}`", column.name),
        escaped(&column.title),
        words.get(&format!("type.{}", column.kind.name())).to_owned(),
        words.get(if column.is_required { "mark.required" } else { "mark.optional" }).to_owned(),
        escaped(&column.description),
        example,
    ]
}

/// A Markdown text in the making.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.extend([line, "\n"]);
    }

    fn heading(&mut self, heading: &str) {
        self.line(&format!("## {heading}"));
    }

    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.line(&items.join("\n"));
    }

    fn table<const N: usize>(&mut self, head: &[String; N], rows: impl Iterator<Item = [String; N]>) {
        let rule = std::array::from_fn(|_| "---".to_owned());
        let rows =
            [head.clone(), rule].into_iter().chain(rows).map(|cells| format!("| {} |", cells.join(" | ")));
        let rows: Vec<String> = rows.collect();
        self.line(&rows.join("\n"));
    }
}

/// Words of the site as Markdown shows them: one line, and every sign of Markdown's taken as itself.
fn escaped(words: &str) -> String {
    let flat = super::field::flat(words);
    let mut escaped = String::with_capacity(flat.len());
    for character in flat.chars() {
        if matches!(character, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
