//! The kinds of files for machines.

use super::{Export, feed, goals, headers, robots, sitemap};
use crate::plan::Goal;
use crate::site::{Route, Site};

/// A kind of file for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `atom.xml`: the newest goals with their texts. It is made of the texts of those goals, of everything that
    /// decides which they are, and of the settings.
    Feed,
    /// `goals.json`: all goals without their texts. An edited text leaves it as it is.
    Goals,
    /// `_headers`: what a static host sends along. It is always the same.
    Headers,
    /// `robots.txt`: what programs may read. It is made of the settings alone.
    Robots,
    /// `sitemap.xml`: every page. It is made of the pages' addresses alone.
    Sitemap,
}

impl Kind {
    /// Every kind, in the order in which their files are published.
    pub const ALL: [Self; 5] = [Self::Feed, Self::Goals, Self::Headers, Self::Robots, Self::Sitemap];

    /// The kind of file that lies at an address, if the site has it; `None` for what is no file for machines.
    pub fn at(address: &str) -> Option<Self> {
        match address {
            feed::ADDRESS => Some(Self::Feed),
            goals::ADDRESS => Some(Self::Goals),
            headers::ADDRESS => Some(Self::Headers),
            robots::ADDRESS => Some(Self::Robots),
            _ => sitemap::is_at(address).then_some(Self::Sitemap),
        }
    }

    /// The goals whose texts its files hold.
    pub fn goals<'a>(self, site: &Site<'a>) -> Vec<&'a Goal> {
        match self {
            Self::Feed => feed::goals(site),
            Self::Goals | Self::Headers | Self::Robots | Self::Sitemap => Vec::new(),
        }
    }

    /// Its files; none where the site cannot have any, since some need an address at which the site is published.
    pub fn files(self, site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
        match self {
            Self::Feed => feed::files(site),
            Self::Goals => goals::files(site),
            Self::Headers => headers::files(),
            Self::Robots => robots::files(site),
            Self::Sitemap => sitemap::files(site, routes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn an_address_tells_the_kind() {
        let kinds = [
            ("atom.xml", Kind::Feed),
            ("goals.json", Kind::Goals),
            ("_headers", Kind::Headers),
            ("robots.txt", Kind::Robots),
            ("sitemap.xml", Kind::Sitemap),
            ("sitemap-12.xml", Kind::Sitemap),
        ];
        for (address, kind) in kinds {
            assert_eq!(Kind::at(address), Some(kind), "{address}");
        }
        for address in ["", "atom.xml/", "2022/atom.xml", "sitemap-.xml", "sitemap-a.xml", "sitemap.txt"] {
            assert_eq!(Kind::at(address), None, "{address}");
        }
    }
}
