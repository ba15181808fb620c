//! A table as CSV: RFC 4180, each record one line.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::cell::Cell;
use super::column::columns;
use super::field::{escaped, flat};
use super::table::Table;
use crate::settings::{Encoding, Settings, cp932};

/// The mark with which spreadsheets know UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Records in the making.
pub(super) struct Sheet {
    writer: Writer<Vec<u8>>,
    encoding: Encoding,
}

impl Sheet {
    /// A table with its header.
    pub(super) fn new(settings: &Settings, table: Table) -> Self {
        let encoding = settings.data.encoding;
        let start = match encoding {
            Encoding::Utf8 => BYTE_ORDER_MARK.to_vec(),
            Encoding::Cp932 => Vec::new(),
        };
        let writer = WriterBuilder::new()
            .flexible(true)
            .quote_style(QuoteStyle::Necessary)
            .terminator(Terminator::CRLF)
            .from_writer(start);
        let mut sheet = Self { writer, encoding };
        sheet.row(columns(settings, table).into_iter().map(|column| Cell::Code(column.name)));
        sheet
    }

    /// Adds a record.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        for cell in cells {
            let field = match &cell {
                Cell::Empty => Cow::Borrowed(""),
                Cell::Text(words) => escaped(words),
                Cell::Code(code) => flat(code),
                Cell::Number(digits) => Cow::Borrowed(*digits),
                Cell::Integer(number) => Cow::Owned(number.to_string()),
                Cell::Date(date) => Cow::Owned(date.to_string()),
                Cell::Boolean(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            };
            // Memory takes all that is written to it.
            let _ = self.writer.write_field(field.as_bytes());
        }
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// The file.
    pub(super) fn finish(self) -> Vec<u8> {
        let bytes = self.writer.into_inner().unwrap_or_default();
        match self.encoding {
            Encoding::Utf8 => bytes,
            // What the code page does not have is an error of the drafts, with which nothing is published.
            Encoding::Cp932 => std::str::from_utf8(&bytes).map(cp932::encode).unwrap_or_default(),
        }
    }
}
