//! How a browser looks at the site: with drafts or as the public would, today or as of another day.

use jiff::Timestamp;
use jiff::civil::Time;

use crate::calendar::{self, Date};
use crate::plan::Clock;
use crate::settings::Settings;

/// How the site is looked at. A browser keeps its own in a cookie, for all of its tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lens {
    /// Whether drafts and goals whose day has not come are shown.
    pub(super) everything: bool,
    /// The day as of which the site is shown; `None` for the moment that the server was told, or now.
    pub(super) day: Option<Date>,
}

impl Lens {
    /// Reads the value of the cookie; anything that is not one of ours is as good as none.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let (scope, day) = value.split_once('.')?;
        let everything = match scope {
            "everything" => true,
            "public" => false,
            _ => return None,
        };
        let day = if day.is_empty() { None } else { Some(calendar::parse_date(day).ok()?) };
        Some(Self { everything, day })
    }

    /// The value of the cookie.
    pub(super) fn value(self) -> String {
        let scope = if self.everything { "everything" } else { "public" };
        format!("{scope}.{}", self.day.map(|day| day.to_string()).unwrap_or_default())
    }

    /// The clock of the lens. A day is seen as it will be at its end, when all that it publishes is public.
    pub(super) fn clock(self, settings: &Settings, now: Timestamp) -> Clock {
        let end_of_day = |day: Date| {
            let last = Time::constant(23, 59, 59, 0);
            settings.time_zone.to_zoned(day.to_datetime(last)).ok().map(|zoned| zoned.timestamp())
        };
        Clock { now: self.day.and_then(end_of_day).unwrap_or(now), shows_withheld: self.everything }
    }
}

#[cfg(test)]
mod tests {
    use super::Lens;

    #[test]
    fn the_cookie_is_read_back() {
        for value in ["everything.", "public.", "public.2022-10-01"] {
            assert_eq!(Lens::parse(value).map(Lens::value).as_deref(), Some(value));
        }
        for value in ["", "public", "all.", "public.soon", "public.2022-13-01"] {
            assert_eq!(Lens::parse(value), None, "{value}");
        }
    }
}
