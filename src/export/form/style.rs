//! How cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::columns::{Columns, is_indented};
use crate::language::Language;
use crate::settings::{ColumnKind, Settings};

/// Every Japanese Excel has this font, on Windows and on the Mac, and where it is missing `LibreOffice` and Linux have a
/// known stand-in for it. Its lines are a quarter lower than those of 游ゴシック, so that more goals fit on a page.
const JAPANESE_FONT: &str = "ＭＳ Ｐゴシック";
/// Its character set, by which Excel chooses a stand-in.
const SHIFT_JIS: u8 = 128;
/// Everywhere, or with a stand-in of the same widths.
const ENGLISH_FONT: &str = "Arial";

/// The sizes of the fonts, in points.
pub(super) const TITLE: f64 = 16.0;
pub(super) const BODY: f64 = 10.0;
pub(super) const HINT: f64 = 8.0;

/// What a row and a column of the default font measure, in pixels.
pub(super) const ROW_PIXELS: u32 = 18;
pub(super) const COLUMN_PIXELS: u32 = 72;

/// The light grey behind labels. It is light enough for a copier.
const SHADE: u32 = 0x00F0_F0F0;
/// What is written as text stays text when it is typed over: `12月`, `4/1` and `-` are neither dates nor formulas.
const AS_TEXT: u8 = 49;

/// The formats of everything on the sheet.
#[derive(Debug)]
pub(super) struct Styles {
    /// The font of cells that nothing stands in.
    pub(super) normal: Format,
    /// The form's title.
    pub(super) title: Format,
    /// A label of the head block.
    pub(super) label: Format,
    /// What stands beside a label.
    pub(super) value: Format,
    /// The same for a date.
    pub(super) date: Format,
    /// A cell of the table's header, and the words in it.
    pub(super) heading: Format,
    pub(super) heading_label: Format,
    pub(super) heading_hint: Format,
    /// The table's cells, by column.
    pub(super) cells: Vec<Pieces>,
}

/// The formats of a column, for a goal in one row and for one in several.
#[derive(Debug)]
pub(super) struct Pieces {
    whole: Format,
    first: Format,
    middle: Format,
    last: Format,
}

impl Pieces {
    fn new(format: &Format) -> Self {
        let format = format.clone().set_border_left(FormatBorder::Thin).set_border_right(FormatBorder::Thin);
        let bordered = |top, bottom| format.clone().set_border_top(top).set_border_bottom(bottom);
        Self {
            whole: bordered(FormatBorder::Thin, FormatBorder::Thin),
            first: bordered(FormatBorder::Thin, FormatBorder::Hair),
            middle: bordered(FormatBorder::Hair, FormatBorder::Hair),
            last: bordered(FormatBorder::Hair, FormatBorder::Thin),
        }
    }

    /// The format of one of a goal's rows.
    pub(super) fn of(&self, row: usize, rows: usize) -> &Format {
        match (row == 0, row + 1 == rows) {
            (true, true) => &self.whole,
            (true, false) => &self.first,
            (false, false) => &self.middle,
            (false, true) => &self.last,
        }
    }
}

impl Styles {
    pub(super) fn new(settings: &Settings, columns: &Columns) -> Self {
        let font = match settings.language {
            Language::Japanese => {
                Format::new().set_font_name(JAPANESE_FONT).set_font_family(3).set_font_charset(SHIFT_JIS)
            }
            Language::English => Format::new().set_font_name(ENGLISH_FONT).set_font_family(2),
        };
        let body = font.clone().set_font_size(BODY).set_align(FormatAlign::VerticalCenter);
        let wrapped = body.clone().set_text_wrap();
        let boxed = wrapped.clone().set_border(FormatBorder::Thin);
        let shaded = boxed.clone().set_background_color(SHADE).set_align(FormatAlign::Center);
        let value = boxed.set_align(FormatAlign::Left).set_indent(1);
        Self {
            // The width of its digits is what the widths of columns are counted in.
            normal: font.clone().set_font_size(11.0).set_align(FormatAlign::VerticalCenter),
            title: wrapped.clone().set_font_size(TITLE).set_bold().set_align(FormatAlign::Center),
            label: shaded.clone(),
            date: value.clone().set_num_format("[$-809]d mmmm yyyy"),
            value: value.set_num_format_index(AS_TEXT),
            heading: shaded,
            heading_label: font.clone().set_font_size(BODY).set_bold(),
            heading_hint: font.set_font_size(HINT),
            cells: columns.kinds.iter().map(|kind| Pieces::new(&cell(&wrapped, *kind))).collect(),
        }
    }
}

/// The format of a column's cells, but for the borders. Texts begin at the top; what is short stands in the middle.
fn cell(wrapped: &Format, kind: ColumnKind) -> Format {
    let words = wrapped.clone().set_num_format_index(AS_TEXT).set_indent(u8::from(is_indented(kind)));
    match kind {
        ColumnKind::GoalNumber => wrapped.clone().set_align(FormatAlign::Center),
        ColumnKind::Number => wrapped.clone().set_align(FormatAlign::Right),
        ColumnKind::Text => words.set_align(FormatAlign::Left).set_align(FormatAlign::Top),
        ColumnKind::Title | ColumnKind::Line => words.set_align(FormatAlign::Left),
        ColumnKind::Category
        | ColumnKind::Deadline
        | ColumnKind::Section
        | ColumnKind::Date
        | ColumnKind::Choice => words.set_align(FormatAlign::Center),
    }
}
