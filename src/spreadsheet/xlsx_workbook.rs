//! Which sheets an .xlsx has, and in which part of the folder each is.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::archive::{self, Names, Zip};
use super::unreadable::Unreadable;
use super::xml;

/// A sheet of the workbook.
pub(super) struct Entry {
    /// Its name.
    pub name: String,
    /// The part of the folder that it is.
    pub path: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// What a relationship leads to, and of which kind that is.
struct Target {
    path: String,
    kind: String,
}

/// The sheets that have cells, in order.
pub(super) fn sheets(zip: &mut Zip<'_>, names: &Names) -> Result<Vec<Entry>, Unreadable> {
    let of_package = relationships(zip, names, "_rels/.rels")?;
    let workbook = of_package
        .values()
        .find(|target| target.kind.ends_with("/relationships/officeDocument"))
        .ok_or_else(|| Unreadable::broken("no workbook"))?;
    let path = workbook.path.trim_start_matches('/');
    let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let of_workbook = relationships(zip, names, &format!("{prefix}_rels/{file}.rels"))?;
    let mut sheets: Vec<Entry> = Vec::new();
    each_element(zip, names, path, |element| {
        if element.local_name().as_ref() != "sheet" {
            return Ok(());
        }
        let id = xml::attribute_where(element, |key| key == "id" || key.ends_with(":id")).unwrap_or_default();
        let name = xml::attribute(element, "name").unwrap_or_default().into_owned();
        let target =
            of_workbook.get(id.as_ref()).ok_or_else(|| Unreadable::broken(format!("no sheet {name}")))?;
        if !target.kind.ends_with("/worksheet") {
            return Ok(());
        }
        if sheets.iter().any(|sheet| sheet.name == name) {
            return Err(Unreadable::broken(format!("two sheets {name}")));
        }
        let path = match target.path.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("{prefix}{}", target.path),
        };
        let is_hidden = xml::attribute(element, "state").is_some_and(|state| state != "visible");
        sheets.push(Entry { name, path, is_hidden });
        Ok(())
    })?;
    Ok(sheets)
}

fn relationships(
    zip: &mut Zip<'_>,
    names: &Names,
    path: &str,
) -> Result<BTreeMap<String, Target>, Unreadable> {
    let mut targets = BTreeMap::new();
    each_element(zip, names, path, |element| {
        if element.local_name().as_ref() == "Relationship" {
            let text = |name| xml::attribute(element, name).unwrap_or_default().into_owned();
            targets.insert(text("Id"), Target { path: text("Target"), kind: text("Type") });
        }
        Ok(())
    })?;
    Ok(targets)
}

/// Shows every element of a part.
fn each_element(
    zip: &mut Zip<'_>,
    names: &Names,
    path: &str,
    mut see: impl FnMut(&BytesStart<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let part =
        archive::part(zip, names, path)?.ok_or_else(|| Unreadable::broken(format!("no part {path}")))?;
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) => see(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
