//! What a build has to remember.

use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::entry::{PlanEntry, SourceEntry, Written};
use crate::digest::Digest;

/// Everything that a build has to remember but for the facts of its plans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The program, what it was asked for, and where the output is.
    pub order: Digest,
    /// The configuration.
    pub settings: Digest,
    /// The theme.
    pub theme: Digest,
    /// What every page shares: among other things the names of the years and of the free pages.
    pub shared: Digest,
    /// The folders of the content.
    pub folders: Digest,
    /// When it would have come out the same.
    pub interval: Interval,
    /// What is told at the end of a build.
    pub remembered: Remembered,
    /// The digests of everything that pages of several plans could show: of each year's by its key, and of all.
    pub inputs: Vec<(Box<str>, Digest)>,
    /// The files of the content, by path.
    pub sources: Vec<SourceEntry>,
    /// The plans, by folder.
    pub plans: Vec<PlanEntry>,
    /// The files of the output, by path.
    pub outputs: Vec<Written>,
}

/// What is told at the end of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// How many pages the site has.
    pub pages: usize,
    /// The files of the goals that the public may not see yet, and the moment from which it may; none for a draft.
    pub withheld: Vec<(String, Option<Timestamp>)>,
    /// The files of the goals whose texts are in files for machines, by path.
    pub texts: Vec<String>,
    /// Whether there was anything to mend. Then the site is judged anew each time, for a person to be told.
    pub has_findings: bool,
}

/// A span of time in which no goal becomes public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The moment that it begins with; none where it always was so.
    pub from: Option<Timestamp>,
    /// The moment before which it ends; none where it stays so.
    pub until: Option<Timestamp>,
}

impl Interval {
    /// The span around a moment between the nearest of the moments at which something becomes public.
    pub fn around(now: Timestamp, moments: impl IntoIterator<Item = Timestamp>) -> Self {
        let mut interval = Self::default();
        for moment in moments {
            if moment <= now {
                interval.from = interval.from.max(Some(moment));
            } else {
                interval.until = Some(interval.until.map_or(moment, |until| until.min(moment)));
            }
        }
        interval
    }

    /// Whether a moment lies in it.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }
}

impl Book {
    /// What was written at a path of the output.
    pub fn output(&self, path: &str) -> Option<&Written> {
        let place = self.outputs.binary_search_by(|written| (*written.path).cmp(path)).ok()?;
        self.outputs.get(place)
    }

    /// The digest of what pages of several plans could show.
    pub fn inputs(&self, key: &str) -> Option<Digest> {
        self.inputs.iter().find(|(known, _)| **known == *key).map(|(_, digest)| *digest)
    }

    /// What was read at a path of the content.
    pub fn source(&self, path: &str) -> Option<&SourceEntry> {
        let place = self.sources.binary_search_by(|source| (*source.path).cmp(path)).ok()?;
        self.sources.get(place)
    }

    /// What was known of the plan in a folder.
    pub fn plan(&self, folder: &str) -> Option<&PlanEntry> {
        let place = self.plans.binary_search_by(|plan| (*plan.folder).cmp(folder)).ok()?;
        self.plans.get(place)
    }

    /// The places of what was written below a folder of the output, which ends with a slash.
    pub fn outputs_below(&self, folder: &str) -> Range<usize> {
        let start = self.outputs.partition_point(|written| *written.path < *folder);
        let below = self.outputs[start..].partition_point(|written| written.path.starts_with(folder));
        start..start + below
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;
    use jiff::Timestamp;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn an_interval_lies_between_the_nearest_moments() {
        let interval = Interval::around(at(50), [at(10), at(40), at(60), at(90)]);
        assert_eq!(interval, Interval { from: Some(at(40)), until: Some(at(60)) });
        for (second, held) in [(39, false), (40, true), (59, true), (60, false)] {
            assert_eq!(interval.holds(at(second)), held, "{second}");
        }
        assert!(Interval::around(at(50), []).holds(at(-1_000)));
        assert_eq!(Interval::around(at(50), [at(50)]), Interval { from: Some(at(50)), until: None });
    }
}
