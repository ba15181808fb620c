//! `atom.xml` (Atom 1.0, RFC 4287): the newest goals with their texts.
//!
//! It depends on the content alone, as everything that is published does: an entry's moments are those from which
//! the goal counts as new, since when a file was last edited is nothing that the content says.

mod newest;
mod text;

use jiff::Timestamp;

use super::Export;
use super::xml::Writer;
use crate::plan::Goal;
use crate::settings::BaseUrl;
use crate::site::Site;
use newest::{Dated, newest};

/// Where it lies.
pub(super) const ADDRESS: &str = "atom.xml";

/// How many goals it tells of.
const MOST: usize = 50;

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// The feed. Without an address for the site there is none, since its ids and links must be absolute.
pub(super) fn files(site: &Site<'_>) -> Vec<Export> {
    let Some(base) = &site.settings.base_url else { return Vec::new() };
    let settings = site.settings;
    let goals = newest(site, MOST);
    let own = base.join(ADDRESS);
    let updated = goals.iter().map(|dated| dated.subject.updated()).max().unwrap_or(Timestamp::UNIX_EPOCH);
    let mut xml = Writer::new();
    xml.begin("feed", &[("xmlns", NAMESPACE), ("xml:lang", settings.language.tag())]);
    xml.leaf("id", &[], &own);
    xml.leaf("title", &[], &format!("{} {}", settings.organisation, settings.title));
    xml.leaf("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)], "");
    xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", base.as_str())], "");
    xml.leaf("updated", &[], &moment(site, updated));
    xml.begin("author", &[]);
    xml.leaf("name", &[], &settings.organisation);
    xml.end();
    if let Some(licence) = &settings.licence {
        xml.leaf("rights", &[], &licence.name);
    }
    xml.leaf("generator", &[("version", env!("CARGO_PKG_VERSION"))], "goalpress");
    for goal in &goals {
        entry(&mut xml, site, base, goal);
    }
    vec![Export { address: ADDRESS.to_owned(), bytes: xml.finish() }]
}

/// The goals that it tells of.
pub(super) fn goals<'a>(site: &Site<'a>) -> Vec<&'a Goal> {
    let has_feed = site.settings.base_url.is_some();
    if has_feed {
        newest(site, MOST).into_iter().map(|dated| dated.subject.goal).collect()
    } else {
        Vec::new()
    }
}

fn entry(xml: &mut Writer, site: &Site<'_>, base: &BaseUrl, dated: &Dated<'_>) {
    let subject = &dated.subject;
    let written = &subject.goal.written;
    let page = base.join(&subject.address());
    // An id is for ever: a goal that was renamed keeps the address that it had first.
    let id = written.aliases.first().map_or_else(|| page.clone(), |alias| base.join(alias));
    xml.begin("entry", &[]);
    xml.leaf("id", &[], &id);
    xml.leaf("title", &[], &written.title);
    xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)], "");
    xml.leaf("published", &[], &moment(site, dated.moment));
    xml.leaf("updated", &[], &moment(site, subject.updated()));
    if let Some(category) = subject.category() {
        xml.leaf("category", &[("term", &category.key), ("label", &category.name)], "");
    }
    let html = text::html(site, base, &page, dated);
    xml.leaf("content", &[("type", "html"), ("xml:base", &page)], &html);
    xml.end();
}

/// A moment as RFC 3339 has it, in the site's zone. Years before the clocks of computers are told as their first:
/// the offsets of zones then were no whole minutes, and before the year 0 there is no way to write one.
fn moment(site: &Site<'_>, moment: Timestamp) -> String {
    let zoned = moment.max(Timestamp::UNIX_EPOCH).to_zoned(site.settings.time_zone.clone());
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
