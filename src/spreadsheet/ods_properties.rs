//! What an .ods says of itself.

use quick_xml::events::Event;

use super::archive::{self, Names, Zip};
use super::unreadable::Unreadable;
use super::xml;

/// The properties that somebody gave the file, in its order.
pub(super) fn properties(zip: &mut Zip<'_>, names: &Names) -> Result<Vec<(String, String)>, Unreadable> {
    let Some(part) = archive::part(zip, names, "meta.xml")? else { return Ok(Vec::new()) };
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let mut properties = Vec::new();
    let mut open: Option<(String, String)> = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) if element.name().as_ref() == "meta:user-defined" => {
                let name = xml::attribute(&element, "meta:name").unwrap_or_default().into_owned();
                open = Some((name, String::new()));
            }
            Event::Text(text) => {
                if let Some((_, value)) = &mut open {
                    value.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, value)) = &mut open {
                    xml::push_reference(value, &reference);
                }
            }
            Event::End(element) if element.name().as_ref() == "meta:user-defined" => {
                properties.extend(open.take());
            }
            Event::Eof => return Ok(properties),
            _ => {}
        }
    }
}
