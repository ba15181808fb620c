//! The head block: the title, the year and the department on the left, and on the right the day and those who answer
//! for the plan. It stands on the table's own columns.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::columns::Columns;
use super::measure;
use super::places::{Span, places};
use super::sheet_name::cut;
use super::style::{BODY, Styles, TITLE};
use crate::calendar::{Date, display_date};
use crate::language::Language;
use crate::plan::{Plan, Year};
use crate::site::Site;

/// The most that a cell holds, in UTF-16 units. Only words of the configuration are ever cut by it.
const MOST: usize = 32_767;

/// The least room for a post or a name, in millimetres, so that they can be filled in by hand.
const ROOM: f64 = 50.0;
/// The most that is looked for; longer words take several lines.
const MOST_ROOM: f64 = 66.0;

/// What the head says.
#[derive(Debug)]
pub(super) struct Head {
    title: String,
    /// The year and the department.
    left: Vec<Line>,
    /// The day, then posts and names below their headings.
    right: Vec<Line>,
}

/// Two cells beside each other.
#[derive(Debug)]
struct Line {
    first: Said,
    second: Said,
}

#[derive(Debug)]
enum Said {
    Label(String),
    Value(String),
    /// A day as a spreadsheet counts it, and about what it shows.
    Day(f64, String),
}

/// What the head takes of the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Top {
    /// How many rows.
    pub(super) rows: u32,
    /// How high they are together, in points.
    pub(super) height: f64,
    /// The last column, if it lies behind the table's own.
    pub(super) last_column: u16,
}

impl Head {
    /// The form keeps its cells where the plan has nothing to say, so that they can be filled in by hand.
    pub(super) fn new(site: &Site<'_>, year: &Year, plan: &Plan) -> Self {
        let label = |key| Said::Label(site.strings.get(key).to_owned());
        let settings = site.settings;
        let value = |words: &str| Said::Value(words.to_owned());
        let day = plan.created.map_or(value(""), |day| day_said(day, site));
        let mut right = vec![
            Line { first: label("created"), second: day },
            Line { first: label("officer_post"), second: label("officer_name") },
        ];
        right.extend(
            plan.officers
                .iter()
                .map(|officer| Line { first: value(&officer.post), second: value(&officer.name) }),
        );
        if plan.officers.is_empty() {
            right.push(Line { first: value(""), second: value("") });
        }
        let year = year.fiscal_year.display(settings.era, settings.language);
        Self {
            title: settings.form.title.clone(),
            left: vec![
                Line { first: label("fiscal_year"), second: Said::Value(year) },
                Line { first: label("department"), second: value(&plan.department.name) },
            ],
            right,
        }
    }
}

/// A day as the pages show it. Japanese words for it can be read back; English ones cannot, so there it is a date.
fn day_said(day: Date, site: &Site<'_>) -> Said {
    let words = display_date(day, site.settings.era, site.settings.language);
    match (site.settings.language, excel_day(day)) {
        (Language::English, Some(date)) => Said::Day(date.to_excel(), words),
        (Language::English, None) => Said::Value(day.to_string()),
        (Language::Japanese, _) => Said::Value(words),
    }
}

/// A day as a spreadsheet counts them, which is from 1900.
pub(super) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let [year, month, day] = [day.year(), day.month().into(), day.day().into()].map(u16::try_from);
    let [month, day] = [month, day].map(|part| part.ok().and_then(|part| u8::try_from(part).ok()));
    ExcelDateTime::from_ymd(year.ok()?, month?, day?).ok()
}

/// Writes the head, with an empty row below it.
pub(super) fn write(
    sheet: &mut Worksheet,
    head: &Head,
    columns: &Columns,
    styles: &Styles,
) -> Result<Top, XlsxError> {
    let needed = |lines: &[Line], said: fn(&Line) -> &Said| {
        let each = lines.iter().map(|line| measure::needed(said(line).words(), BODY) + said(line).indent());
        each.fold(0.0, f64::max).min(MOST_ROOM)
    };
    let [left, right] = [&head.left, &head.right]
        .map(|lines| [needed(lines, |line| &line.first), needed(lines, |line| &line.second)]);
    let places = places(columns, left, right.map(|needed| needed.max(ROOM)));
    let last_column = columns.widths.len().saturating_sub(1).max(places.right[1].last);
    let whole = Span { first: 0, last: last_column };
    let title =
        columns.lines.height(&[(measure::lines(&head.title, columns.width(0, last_column), TITLE), TITLE)]);
    place(sheet, 0, whole, cut(&head.title, MOST), &styles.title)?;
    sheet.set_row_height(0, title)?;
    let below = if places.is_below { head.left.len() } else { 0 };
    let mut heights = vec![0.0_f64; head.left.len().max(below + head.right.len())];
    let left = head.left.iter().enumerate().map(|(row, line)| (row, line, places.left));
    let right = head.right.iter().enumerate().map(|(row, line)| (below + row, line, places.right));
    for (row, line, spans) in left.chain(right) {
        for (said, span) in [&line.first, &line.second].into_iter().zip(spans) {
            let height = columns.lines.height(&[(
                measure::lines(said.words(), columns.width(span.first, span.last) - said.indent(), BODY),
                BODY,
            )]);
            heights[row] = heights[row].max(height);
            said.write(sheet, row_number(row) + 1, span, styles)?;
        }
    }
    for (row, height) in (1..).zip(&heights) {
        sheet.set_row_height(row, *height)?;
    }
    let gap = row_number(heights.len()) + 1;
    sheet.set_row_height(gap, GAP)?;
    let height = title + heights.iter().sum::<f64>() + GAP;
    Ok(Top { rows: gap + 1, height, last_column: u16::try_from(last_column).unwrap_or(u16::MAX) })
}

/// The height of the empty row above the table, in points.
const GAP: f64 = 9.0;

/// No head has more rows than a sheet.
fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX - 1)
}

impl Said {
    fn words(&self) -> &str {
        match self {
            Self::Label(words) | Self::Value(words) | Self::Day(_, words) => words,
        }
    }

    fn indent(&self) -> f64 {
        match self {
            Self::Label(_) => 0.0,
            Self::Value(_) | Self::Day(..) => measure::INDENT,
        }
    }

    fn write(&self, sheet: &mut Worksheet, row: u32, span: Span, styles: &Styles) -> Result<(), XlsxError> {
        match self {
            Self::Label(words) => place(sheet, row, span, cut(words, MOST), &styles.label),
            Self::Value(words) => place(sheet, row, span, cut(words, MOST), &styles.value),
            Self::Day(day, _) => {
                place(sheet, row, span, "", &styles.date)?;
                let first = u16::try_from(span.first).unwrap_or(u16::MAX);
                sheet.write_number_with_format(row, first, *day, &styles.date)?;
                Ok(())
            }
        }
    }
}

/// Writes words into cells that become one.
fn place(sheet: &mut Worksheet, row: u32, span: Span, words: &str, format: &Format) -> Result<(), XlsxError> {
    let [first, last] = [span.first, span.last].map(|column| u16::try_from(column).unwrap_or(u16::MAX));
    if first == last {
        sheet.write_string_with_format(row, first, words, format)?;
    } else {
        sheet.merge_range(row, first, row, last, words, format)?;
    }
    Ok(())
}
