//! The packed folder that .xlsx and .ods files are.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits;
use super::unreadable::{Amount, Unreadable};
use super::xml;

/// An opened folder. A copy costs little.
pub(super) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A part that is being unpacked.
pub(super) type Part<'a, 'b> = BufReader<ZipFile<'a, Cursor<&'b [u8]>>>;

/// The parts' names as they are written, by their names in lower case with `/` between folders.
pub(super) type Names = BTreeMap<String, String>;

/// Opens a folder and unpacks it once into nothing: what it really holds is counted, and its XML is looked through.
/// What a library reads of it afterwards has bounds.
pub(super) fn open(bytes: &[u8]) -> Result<(Zip<'_>, Names), Unreadable> {
    let entries = memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(limits::PARTS + 1).count();
    if entries > limits::PARTS {
        return Err(Unreadable::too_much(Amount::Parts, limits::PARTS));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut names = Names::new();
    let mut left = limits::UNPACKED_BYTES;
    let mut flaw = None;
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(|error| refusal(&error))?;
        let name = part.name().map_err(|error| refusal(&error))?.into_owned();
        let is_folder = part.is_dir();
        let key = name.replace('\\', "/").to_lowercase();
        if !is_folder {
            left = weigh(&key, part, left, &mut flaw)?;
        }
        names.entry(key).or_insert(name);
    }
    // What is encrypted looks broken.
    match flaw {
        _ if is_encrypted(&mut zip, &names).unwrap_or_default() => Err(Unreadable::PasswordProtected),
        Some(flaw) => Err(flaw),
        None => Ok((zip, names)),
    }
}

/// Whether a part is encrypted, by the list of parts that an .ods has.
fn is_encrypted(zip: &mut Zip<'_>, names: &Names) -> Result<bool, Unreadable> {
    let Some(part) = part(zip, names, "META-INF/manifest.xml")? else { return Ok(false) };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Unpacks a part into nothing, notes the first flaw, and returns how much may still come.
fn weigh(key: &str, part: impl Read, left: u64, flaw: &mut Option<Unreadable>) -> Result<u64, Unreadable> {
    let mut source = BufReader::new(part.take(left + 1));
    let looked_through = if is_xml(key, &mut source) { xml::examine(&mut source) } else { Ok(()) };
    // A picture may be damaged: nobody looks at it.
    let _ = io::copy(&mut source, &mut io::sink());
    let left = source.into_inner().limit();
    if left == 0 {
        return Err(Unreadable::too_much(Amount::UnpackedBytes, limits::UNPACKED_BYTES));
    }
    match looked_through {
        Err(found) if flaw.is_none() => *flaw = Some(found),
        _ => {}
    }
    Ok(left - 1)
}

/// Whether a part is XML, by its name or by its beginning. Drawings of old comments are XML in name only.
fn is_xml(key: &str, source: &mut impl BufRead) -> bool {
    let ends_with = |ending: &str| key.ends_with(ending);
    if ends_with(".xml") || ends_with(".rels") {
        return true;
    }
    let starts = source.fill_buf().is_ok_and(|bytes| {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        bytes.trim_ascii_start().starts_with(b"<")
    });
    starts && ![".vml", ".htm", ".html", ".svg"].into_iter().any(ends_with)
}

/// A part by its name.
pub(super) fn part<'a, 'b>(
    zip: &'a mut Zip<'b>,
    names: &Names,
    path: &str,
) -> Result<Option<Part<'a, 'b>>, Unreadable> {
    let Some(name) = names.get(&path.to_lowercase()) else { return Ok(None) };
    zip.by_name(name).map(|part| Some(BufReader::new(part))).map_err(|error| refusal(&error))
}

/// The first bytes of a part, as text.
pub(super) fn beginning(
    zip: &mut Zip<'_>,
    names: &Names,
    path: &str,
    length: u64,
) -> Result<String, Unreadable> {
    let Some(part) = part(zip, names, path)? else { return Ok(String::new()) };
    let mut bytes = Vec::new();
    part.take(length).read_to_end(&mut bytes).map_err(Unreadable::broken)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn refusal(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::PasswordProtected,
        other => Unreadable::broken(other),
    }
}
