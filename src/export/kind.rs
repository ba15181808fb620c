//! The kinds of files for machines that tell of several plans and need no file of a plan to be made.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::topic::topics;
use super::{Export, calendar, feed, headers, json, robots, sitemap};
use crate::address::data::{self, Topic};
use crate::plan::Goal;
use crate::site::{Route, Site};

/// A kind of file for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `calendar.ics` of the site, each department and each category: the goals that have a date. An edited text leaves
    /// them as they are.
    Calendar,
    /// `atom.xml` of the site, each department and each category: the newest goals with their texts. They are made of
    /// the texts of those goals, of everything that decides which they are, and of the settings.
    Feed,
    /// `goals.json`: all goals without their texts. An edited text leaves it as it is.
    Goals,
    /// `_headers`: what a static host sends along. It is made of the settings alone.
    Headers,
    /// `robots.txt`: what programs may read. It is made of the settings alone.
    Robots,
    /// The schema of the JSON files. It is made of the settings alone.
    Schema,
    /// `sitemap.xml`: every page. It is made of the pages' addresses alone.
    Sitemap,
}

impl Kind {
    /// Every kind, in the order in which their files are published.
    pub const ALL: [Self; 7] =
        [Self::Calendar, Self::Feed, Self::Goals, Self::Headers, Self::Robots, Self::Schema, Self::Sitemap];

    /// The kind of file that lies at an address, if the site has it; `None` for what is no such file.
    pub fn at(address: &str) -> Option<Self> {
        match address {
            data::GOALS => Some(Self::Goals),
            data::SCHEMA => Some(Self::Schema),
            headers::ADDRESS => Some(Self::Headers),
            robots::ADDRESS => Some(Self::Robots),
            _ if sitemap::is_at(address) => Some(Self::Sitemap),
            _ if Topic::of(address, data::CALENDAR).is_some() => Some(Self::Calendar),
            _ => Topic::of(address, data::FEED).map(|_| Self::Feed),
        }
    }

    /// The goals whose texts its files hold; one may be told twice.
    pub fn goals<'a>(self, site: &Site<'a>) -> Vec<&'a Goal> {
        match self {
            Self::Feed => feed::goals(site),
            Self::Calendar | Self::Goals | Self::Headers | Self::Robots | Self::Schema | Self::Sitemap => {
                Vec::new()
            }
        }
    }

    /// Its files; none where the site cannot have any, since some need an address at which the site is published, or
    /// does not want them.
    pub fn files(self, site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
        match self {
            Self::Calendar => calendars(site),
            Self::Feed => feed::files(site),
            Self::Goals => json::goals(site),
            Self::Headers => headers::files(site.settings),
            Self::Robots => robots::files(site),
            Self::Schema if site.settings.data.json => json::schema(site),
            Self::Schema => Vec::new(),
            Self::Sitemap => sitemap::files(site, routes),
        }
    }
}

fn calendars(site: &Site<'_>) -> Vec<Export> {
    if !site.settings.data.calendars {
        return Vec::new();
    }
    topics(site).into_par_iter().filter_map(|topic| calendar::of(site, topic)).collect()
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn an_address_tells_the_kind() {
        let kinds = [
            ("atom.xml", Kind::Feed),
            ("calendar.ics", Kind::Calendar),
            ("category/reform/calendar.ics", Kind::Calendar),
            ("department/policy/atom.xml", Kind::Feed),
            ("category/reform/atom.xml", Kind::Feed),
            ("goals.json", Kind::Goals),
            ("_headers", Kind::Headers),
            ("robots.txt", Kind::Robots),
            ("data/goals-1.schema.json", Kind::Schema),
            ("sitemap.xml", Kind::Sitemap),
            ("sitemap-12.xml", Kind::Sitemap),
        ];
        for (address, kind) in kinds {
            assert_eq!(Kind::at(address), Some(kind), "{address}");
        }
        for address in [
            "",
            "atom.xml/",
            "2022/atom.xml",
            "data/goals.json",
            "sitemap-.xml",
            "sitemap-a.xml",
            "sitemap.txt",
        ] {
            assert_eq!(Kind::at(address), None, "{address}");
        }
    }
}
