//! What a file is, by its bytes.

use std::io::Cursor;

use super::archive::{self, Names, Zip};
use super::format::Format;
use super::unreadable::{Kind, OtherFormat, Unreadable};

/// How a file holds what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A packed folder: .xlsx, .ods.
    Zip,
    /// Microsoft's compound file: .xls.
    Compound,
    /// Text, perhaps.
    Text,
}

/// The first bytes of what is no spreadsheet.
const BEGINNINGS: [(&[u8], Kind); 16] = [
    (b"%PDF-", Kind::Pdf),
    (b"{\\rtf", Kind::TextDocument),
    (b"\x89PNG\r\n", Kind::Image),
    (b"\xFF\xD8\xFF", Kind::Image),
    (b"GIF87a", Kind::Image),
    (b"GIF89a", Kind::Image),
    (b"II*\0", Kind::Image),
    (b"MM\0*", Kind::Image),
    (b"RIFF", Kind::Image),
    (b"\0\0\x01\0", Kind::Image),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive),
    (b"Rar!\x1A\x07", Kind::Archive),
    (b"\x1F\x8B", Kind::Archive),
    (b"BZh", Kind::Archive),
    (b"\xFD7zXZ\0", Kind::Archive),
    (b"PK\x05\x06", Kind::Archive),
];

/// The first bytes of workbooks of Excel 2, 3 and 4, which are in no container.
const EARLY: [&[u8]; 3] = [b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"];

/// How a file holds what it holds; what is known for something else is refused.
pub(super) fn container(bytes: &[u8]) -> Result<Container, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Container::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Container::Compound);
    }
    if EARLY.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(Unreadable::OtherFormat { format: OtherFormat::EarlyXls });
    }
    match BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        Some((_, kind)) => Err(Unreadable::NotASpreadsheet { kind: *kind }),
        None => Ok(Container::Text),
    }
}

/// Which format a packed folder is.
pub(super) fn packed(zip: &mut Zip<'_>, names: &Names) -> Result<Format, Unreadable> {
    const LONGEST_TYPE: u64 = 128;
    const LONGEST_LIST: u64 = 1 << 20;
    let other = |kind| Err(Unreadable::NotASpreadsheet { kind });
    let mime = archive::beginning(zip, names, "mimetype", LONGEST_TYPE)?;
    if let Some(kind) = mime.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        return match kind.trim_end_matches("-template") {
            "spreadsheet" => Ok(Format::Ods),
            "text" => other(Kind::TextDocument),
            "presentation" => other(Kind::Presentation),
            _ => other(Kind::Unknown),
        };
    }
    let has = |start: &str| names.keys().any(|name| name.starts_with(start));
    if has("index/document.iwa") || has("index.zip") {
        return Err(Unreadable::OtherFormat { format: OtherFormat::Numbers });
    }
    let types = archive::beginning(zip, names, "[content_types].xml", LONGEST_LIST)?;
    if types.contains("sheet.binary.macroEnabled") {
        return Err(Unreadable::OtherFormat { format: OtherFormat::Xlsb });
    }
    if types.contains("spreadsheetml.sheet.main") || types.contains("spreadsheetml.template.main") {
        return Ok(Format::Xlsx);
    }
    if types.contains("ms-excel.sheet.macroEnabled") || types.contains("ms-excel.template.macroEnabled") {
        return Ok(Format::Xlsm);
    }
    match () {
        () if has("word/") => other(Kind::TextDocument),
        () if has("ppt/") => other(Kind::Presentation),
        // Some programs leave the list of types out, or write it in their own way.
        () if has("xl/workbook") => Ok(Format::Xlsx),
        () => other(Kind::Archive),
    }
}

/// An opened compound file.
pub(super) type Compound<'a> = cfb::CompoundFile<Cursor<&'a [u8]>>;

/// Opens a compound file, and says by which name it holds its workbook.
pub(super) fn compound(bytes: &[u8]) -> Result<(Compound<'_>, &'static str), Unreadable> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(Unreadable::broken)?;
    if let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) {
        return Ok((file, name));
    }
    let has = |name| file.exists(name);
    match () {
        () if has("/EncryptedPackage") => Err(Unreadable::PasswordProtected),
        () if has("/WordDocument") => Err(Unreadable::NotASpreadsheet { kind: Kind::TextDocument }),
        () if has("/PowerPoint Document") => Err(Unreadable::NotASpreadsheet { kind: Kind::Presentation }),
        () => Err(Unreadable::NotASpreadsheet { kind: Kind::Unknown }),
    }
}

/// What a text is that is none of rows and fields, by its first words.
pub(super) fn text(text: &str) -> Result<(), Unreadable> {
    const LOOKED_AT: usize = 4096;
    let start: String = text.trim_start().chars().take(LOOKED_AT).collect();
    let start = start.to_ascii_lowercase();
    let other = |kind| Err(Unreadable::NotASpreadsheet { kind });
    if start.starts_with("mime-version:") || start.starts_with("from: <saved by") {
        return other(Kind::Html);
    }
    if start.contains("%pdf-") {
        return other(Kind::Pdf);
    }
    if !start.starts_with('<') {
        return Ok(());
    }
    let has = |words: &[&str]| words.iter().any(|word| start.contains(word));
    if has(&["urn:schemas-microsoft-com:office:spreadsheet", "office:document "])
        && start.starts_with("<?xml")
    {
        return Err(Unreadable::OtherFormat { format: OtherFormat::FlatXml });
    }
    let is_page = has(&["<!doctype html", "<html", "<head", "<body", "<table", "<meta "]);
    match () {
        () if is_page => other(Kind::Html),
        () if start.starts_with("<?xml") || start.starts_with("<!--") => other(Kind::Xml),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_is_told_from_a_table_with_angle_brackets() {
        for page in ["<html><table>", "\n<!DOCTYPE html>", "<table border=1>", "<?xml version='1.0'?><html/>"]
        {
            assert_eq!(text(page), Err(Unreadable::NotASpreadsheet { kind: Kind::Html }), "{page}");
        }
        for table in ["<目標>,<部署>\n", "a,b\n", "", "<5 件,10"] {
            assert_eq!(text(table), Ok(()), "{table}");
        }
    }
}
