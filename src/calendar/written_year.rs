//! A year as it stands in a date or before 年度: by era or in Western numbers.

use jiff::civil::Date;

use super::era::Era;
use super::fold::{read_number, strip_prefix_ignoring_case};

/// A year as written, with the era that it was written in, so that a day that the era does not have
/// can be told from one that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenYear {
    number: i16,
    era: Option<Era>,
}

impl WrittenYear {
    /// Takes a year from the front of folded text: `令和4`, `令和元`, `R4`, `Reiwa4` or `2022`.
    ///
    /// The 年 after it is left to the caller. A Western year has exactly four digits. An era's year
    /// has three at most: 令和2022年 is two notations mixed up and not the year 4040.
    pub(super) fn read(folded: &str) -> Option<(Self, &str)> {
        Self::read_by_era(folded).or_else(|| Self::read_western(folded))
    }

    /// Takes a year of four digits from the front of folded text.
    pub(super) fn read_western(folded: &str) -> Option<(Self, &str)> {
        let (number, rest) = read_number(folded, 4)?;
        (number >= 1000).then_some((Self { number, era: None }, rest))
    }

    fn read_by_era(folded: &str) -> Option<(Self, &str)> {
        let (era, rest) = Era::ALL.into_iter().find_map(|era| {
            era.spellings()
                .into_iter()
                .find_map(|spelling| strip_prefix_ignoring_case(folded, spelling))
                .map(|rest| (era, rest))
        })?;
        let (count, rest) = match rest.strip_prefix('元') {
            Some(rest) => (1, rest),
            None => read_number(rest, 3)?,
        };
        let year = Self { number: era.first_year() + count - 1, era: Some(era) };
        (count >= 1).then_some((year, rest))
    }

    /// The Western year, which exists even where the era had ended: 平成32 is 2020.
    pub(super) fn number(self) -> i16 {
        self.number
    }

    /// The era that it is written in; `None` for a Western year.
    pub(super) fn era(self) -> Option<Era> {
        self.era
    }

    /// Whether no day of the year was in the era that it is written in: true of 平成32, not of 平成31.
    pub(super) fn is_past_era(self) -> bool {
        self.era.and_then(Era::next).is_some_and(|next| next.first_year() < self.number)
    }

    /// Whether any day from `first` to `last`, both included, is in the era that the year is written
    /// in. Always so for a Western year.
    pub(super) fn names_any_of(self, first: Date, last: Date) -> bool {
        self.era.is_none_or(|era| {
            era.first_day() <= last && era.next().is_none_or(|next| first < next.first_day())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::WrittenYear;

    fn number(text: &str) -> Option<i16> {
        WrittenYear::read(text).map(|(year, _)| year.number())
    }

    #[test]
    fn years_are_read_in_every_spelling() {
        let spellings = ["令和4", "R4", "r4", "R04", "Reiwa4", "reiwa4", "2022"];
        for text in spellings {
            assert_eq!(number(text), Some(2022), "{text}");
        }
        assert_eq!(number("令和元"), Some(2019));
        assert_eq!(number("平成31"), Some(2019));
        assert_eq!(number("昭和64"), Some(1989));
        assert_eq!(number("大正15"), Some(1926));
        assert_eq!(number("明治45"), Some(1912));
        assert_eq!(number("M6"), Some(1873));
        assert_eq!(WrittenYear::read("令和4年度").map(|(_, rest)| rest), Some("年度"));
    }

    #[test]
    fn what_is_no_year_is_not_read() {
        let texts =
            ["", "令和", "令和0", "R", "R0", "令和2022", "22", "0022", "20222", "元", "慶応3", "-2022"];
        for text in texts {
            assert_eq!(WrittenYear::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_past_its_era_is_known() {
        let past = |text| WrittenYear::read(text).is_some_and(|(year, _)| year.is_past_era());
        assert!(past("平成32"));
        assert!(past("昭和65"));
        assert!(past("大正16"));
        assert!(past("明治46"));
        for text in ["平成31", "昭和64", "大正15", "明治45", "令和999", "2020"] {
            assert!(!past(text), "{text}");
        }
    }
}
