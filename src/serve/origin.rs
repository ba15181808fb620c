//! Where a person finds what a page is headed by.

use crate::diagnostic::{Place, Position, Texts};
use crate::settings::{self, ColumnKind, Settings};
use crate::site::Route;
use crate::source::CONTENT;
use crate::yaml::{self, Step, Target};

/// The file and the line to go to in order to change a page, as `file:line`. It is the line of the heading: most
/// files are so short that all the rest is beside it. `source` is the content file of the page, if it has one of
/// its own. `None` where nobody wrote anything, as of the page for missing addresses.
pub(super) fn origin(
    route: Route,
    address: &str,
    source: Option<&str>,
    settings: &Settings,
    texts: &dyn Texts,
) -> Option<String> {
    let of_settings = |path: Vec<Step>| Some((settings::FILE, path));
    let of_source = |path: Vec<Step>| Some((source?, path));
    let (file, path) = match route {
        Route::Home => of_settings(vec!["title".into()]),
        Route::Category(_, category) => of_settings(entry("categories", category)),
        Route::Deadlines(_) => {
            let columns = &settings.form.columns;
            let column = columns.iter().position(|column| column.kind == ColumnKind::Deadline);
            of_settings([Step::from("form")].into_iter().chain(entry("columns", column?)).collect())
        }
        // A year has its name from its folder, and may have no file.
        Route::Year(_) if source.is_none() => return Some(format!("{CONTENT}/{address}")),
        Route::Year(_) => of_source(Vec::new()),
        Route::Department(..) => of_source(vec!["name".into()]),
        Route::Section(_, _, section) => of_source(entry("sections", section)),
        Route::Goal(..) | Route::Page(_) => of_source(vec!["title".into()]),
        Route::Data | Route::Search | Route::NotFound | Route::Redirect(..) => None,
    }?;
    let text = texts.text(file);
    let position = text.and_then(|text| {
        let place = if path.is_empty() { body(file, &text)? } else { Place::yaml(file, Target::value(path)) };
        Position::find(&place, &text)
    });
    // A list that is not written has its defaults, and is to be added to the file.
    Some(format!("{file}:{}", position.map_or(1, |position| position.line)))
}

/// The way to an entry of a list in the outermost record.
fn entry(list: &str, place: usize) -> Vec<Step> {
    vec![list.into(), place.into()]
}

/// Where the text of a Markdown file begins.
fn body(file: &str, text: &str) -> Option<Place> {
    let body = yaml::split(text).ok()?.body;
    let start = body.start
        + text.get(body.clone()).and_then(|words| words.find(|char: char| !char.is_whitespace()))?;
    Some(Place::span(file, start..start))
}
