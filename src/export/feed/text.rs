//! A goal as a reader of feeds shows it: whose it is, and what the form's columns hold, as HTML.

use super::newest::Dated;
use crate::draft::{Prose, Value};
use crate::export::xml;
use crate::link::Resolution;
use crate::settings::{BaseUrl, Column, ColumnKind};
use crate::site::Site;

/// The columns in the form's order, each below its label. Number, title, category and section are told elsewhere;
/// a column in which the goal has nothing is left out. `page` is the absolute address of the goal's page.
pub(super) fn html(site: &Site<'_>, base: &BaseUrl, page: &str, dated: &Dated<'_>) -> String {
    let written = &dated.subject.goal.written;
    let mut html = format!("<p>{}</p>\n", xml::escaped(&whose(dated)));
    for (place, column) in site.settings.form.columns.iter().enumerate() {
        let value = || written.values.iter().find_map(|(column, value)| (*column == place).then_some(value));
        match column.kind {
            ColumnKind::Text => {
                if let Some((_, prose)) = written.texts.iter().find(|(column, _)| *column == place) {
                    label(&mut html, column);
                    html.push_str(&text(site, base, page, &written.file, column, prose));
                    html.push('\n');
                }
            }
            ColumnKind::Deadline => {
                line(&mut html, column, written.deadline.as_ref().map(|deadline| deadline.words.as_str()));
            }
            ColumnKind::Line | ColumnKind::Date | ColumnKind::Number | ColumnKind::Choice => {
                line(&mut html, column, value().map(words));
            }
            ColumnKind::GoalNumber | ColumnKind::Title | ColumnKind::Category | ColumnKind::Section => {}
        }
    }
    html
}

/// The fiscal year, the department, and the section of a goal that is not common to all.
fn whose(dated: &Dated<'_>) -> String {
    let year = &dated.subject.year.name;
    let department = &dated.subject.plan.department.name;
    match dated.subject.section() {
        None => format!("{year} {department}"),
        Some(section) => format!("{year} {department} {}", section.name),
    }
}

fn label(html: &mut String, column: &Column) {
    html.push_str("<h2>");
    html.push_str(&xml::escaped(&column.label));
    html.push_str("</h2>\n");
}

fn line(html: &mut String, column: &Column, words: Option<&str>) {
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        label(html, column);
        html.push_str("<p>");
        html.push_str(&xml::escaped(words));
        html.push_str("</p>\n");
    }
}

fn words(value: &Value) -> &str {
    match value {
        Value::Line(words) | Value::Date(words, _) | Value::Number(words) => words,
    }
}

/// A text with every link absolute. Ids are those of the goal's page, where links within the text lead.
fn text(site: &Site<'_>, base: &BaseUrl, page: &str, file: &str, column: &Column, prose: &Prose) -> String {
    let links = prose.fragment.links();
    let html = prose.fragment.html(&format!("{}-", column.key), |link| {
        match site.targets.resolve(file, &links[link].destination) {
            Resolution::Address { address, suffix } => Some(format!("{}{suffix}", base.join(&address))),
            Resolution::Elsewhere | Resolution::Withheld | Resolution::Nothing { .. } => None,
        }
    });
    away_from_home(&html, page)
}

/// Makes links to places of the page itself lead to that page. In converted text `<` begins a tag and nothing else.
fn away_from_home(html: &str, page: &str) -> String {
    const OWN: &str = " href=\"#";
    let page = format!(" href=\"{}#", xml::escaped(page));
    let mut result = String::with_capacity(html.len());
    for (place, piece) in html.split('<').enumerate() {
        if place == 0 {
            result.push_str(piece);
            continue;
        }
        let (tag, words) = piece.split_at(piece.find('>').unwrap_or(piece.len()));
        result.push('<');
        result.push_str(&tag.replace(OWN, &page));
        result.push_str(words);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::away_from_home;

    #[test]
    fn only_links_to_the_page_itself_are_changed() {
        let html = "<p id=\"a\"><a id=\"b\" href=\"#a\">x href=\"#a\"</a> <a href=\"https://example.jp/#a\">y</a></p>";
        assert_eq!(
            away_from_home(html, "https://example.jp/g/"),
            "<p id=\"a\"><a id=\"b\" href=\"https://example.jp/g/#a\">x href=\"#a\"</a> \
             <a href=\"https://example.jp/#a\">y</a></p>"
        );
    }
}
