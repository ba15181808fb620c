//! `atom.xml` (Atom 1.0, RFC 4287): the newest goals of the site, of a department or of a category, with their texts.
//!
//! It depends on the content alone, as everything that is published does: an entry's moments are those from which
//! the goal counts as new, since when a file was last edited is nothing that the content says.

mod newest;
mod text;

use jiff::Timestamp;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::Export;
use super::topic::{name, page, topics};
use super::xml::Writer;
use crate::address::data::{FEED, Topic};
use crate::plan::Goal;
use crate::settings::BaseUrl;
use crate::site::Site;
use newest::{Dated, newest};

/// How many goals it tells of.
const MOST: usize = 50;

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// The feeds: the site's, each department's, each category's. Without an address for the site there are none, since
/// their ids and links must be absolute.
pub(super) fn files(site: &Site<'_>) -> Vec<Export> {
    let Some(base) = site.settings.base_url.as_ref().filter(|_| site.settings.data.feeds) else {
        return Vec::new();
    };
    let topics = topics(site);
    let newest = newest(site, &topics, MOST);
    topics.into_par_iter().zip(newest).map(|(topic, goals)| feed(site, base, topic, &goals)).collect()
}

/// The feed of one topic; `None` where the site has no address.
pub(super) fn of(site: &Site<'_>, topic: Topic<'_>) -> Option<Export> {
    let base = site.settings.base_url.as_ref()?;
    newest(site, &[topic], MOST).first().map(|goals| feed(site, base, topic, goals))
}

/// The goals that they tell of; one goal may be in several.
pub(super) fn goals<'a>(site: &Site<'a>) -> Vec<&'a Goal> {
    if site.settings.base_url.is_none() || !site.settings.data.feeds {
        return Vec::new();
    }
    let newest = newest(site, &topics(site), MOST);
    newest.into_iter().flatten().map(|dated| dated.subject.goal).collect()
}

fn feed(site: &Site<'_>, base: &BaseUrl, topic: Topic<'_>, goals: &[Dated<'_>]) -> Export {
    let settings = site.settings;
    let address = topic.file(FEED);
    let own = base.join(&address);
    let updated = goals.iter().map(|dated| dated.subject.updated()).max().unwrap_or(Timestamp::UNIX_EPOCH);
    let mut xml = Writer::new();
    xml.begin("feed", &[("xmlns", NAMESPACE), ("xml:lang", settings.language.tag())]);
    xml.leaf("id", &[], &own);
    xml.leaf("title", &[], &name(site, topic, None));
    xml.leaf("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)], "");
    let page = base.join(&page(site, topic));
    xml.leaf("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)], "");
    xml.leaf("updated", &[], &moment(site, updated));
    xml.begin("author", &[]);
    xml.leaf("name", &[], &settings.organisation);
    xml.end();
    if let Some(licence) = &settings.licence {
        xml.leaf("rights", &[], &licence.name);
    }
    xml.leaf("generator", &[("version", env!("CARGO_PKG_VERSION"))], "goalpress");
    for goal in goals {
        entry(&mut xml, site, base, goal);
    }
    Export { address, bytes: xml.finish() }
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
