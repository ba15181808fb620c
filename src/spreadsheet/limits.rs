//! How much of a file is read. A form of a whole city is far below each of these; what is above one is no form, and
//! may be made to exhaust the machine.

/// Bytes of the file: a spreadsheet with photographs is some 20 MB.
pub const FILE_BYTES: u64 = 64 << 20;

/// Bytes of all parts of the file, unpacked: sheets shrink to a tenth when they are packed, and this is held in memory
/// at worst.
pub(super) const UNPACKED_BYTES: u64 = 256 << 20;

/// Parts of the file: sheets, pictures and what ties them together; the index of a million parts alone fills memory.
pub(super) const PARTS: usize = 20_000;

/// Elements inside of each other. No format nests more than some dozens.
pub(super) const DEPTH: usize = 256;

/// Cells that hold something, in all sheets: 100,000 goals of 20 columns.
pub(super) const CELLS: usize = 2_000_000;

/// Bytes of all cells' words. A text that stands in the file once may stand in a million cells.
pub(super) const TEXT_BYTES: usize = 256 << 20;

/// Areas of merged cells, in all sheets.
pub(super) const AREAS: usize = 100_000;

/// Sheets. A program shows each as a tab.
pub(super) const SHEETS: usize = 1_000;

/// Styles, fonts, names and the like, each by its kind: a program can keep 65,490 cell formats.
pub(super) const DEFINITIONS: usize = 65_536;

/// Bytes of a definition that every style has a copy of: the 255 characters of a format code, with all of them escaped.
pub(super) const DEFINITION_BYTES: usize = 2_048;

/// Bytes of a text without an element in it: a cell has at most 32,767 characters, an embedded picture more.
pub(super) const PIECE_BYTES: usize = 16 << 20;

/// Rows of a sheet, in the formats that have most.
pub(super) const ROWS: u32 = 1_048_576;

/// Columns of a sheet, in the formats that have most.
pub(super) const COLUMNS: u32 = 16_384;
