//! The Japanese eras since the restoration, and which years and days each one names.

use jiff::civil::{Date, date};

/// An era of the Japanese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Reiwa,
    Heisei,
    Showa,
    Taisho,
    Meiji,
}

impl Era {
    /// Every era, the newest first, as most of what is read is recent.
    pub(super) const ALL: [Self; 5] = [Self::Reiwa, Self::Heisei, Self::Showa, Self::Taisho, Self::Meiji];

    /// The first day that Japan dated by the Gregorian calendar (明治6年1月1日).
    ///
    /// A month and a day of an earlier Meiji year belong to the lunisolar calendar, so they can
    /// neither be read nor displayed here (太政官布告第337号, 1872).
    pub(super) const GREGORIAN: Date = date(1873, 1, 1);

    /// The era of a day; `None` before 1873-01-01.
    pub(super) fn of(day: Date) -> Option<Self> {
        Self::ALL.into_iter().find(|era| era.first_day() <= day)
    }

    /// The era that a calendar year ends in, which is the one that a fiscal year is named after.
    ///
    /// That is how fiscal 2019 as a whole is 令和元年度 although it began in 平成31年, and how fiscal
    /// 1988 is 昭和63年度 although it ended in 平成元年. `None` before 1868.
    pub(super) fn of_year(year: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|era| era.first_year() <= year)
    }

    /// The first day that a date of this era can have.
    ///
    /// On the two days that two eras share (1912-07-30, 1926-12-25) the newer era counts, as it does
    /// in the Unicode calendar data (CLDR).
    pub(super) const fn first_day(self) -> Date {
        match self {
            Self::Reiwa => date(2019, 5, 1),
            Self::Heisei => date(1989, 1, 8),
            Self::Showa => date(1926, 12, 25),
            Self::Taisho => date(1912, 7, 30),
            Self::Meiji => Self::GREGORIAN,
        }
    }

    /// The calendar year whose rest is the era's 元年.
    pub(super) fn first_year(self) -> i16 {
        match self {
            Self::Meiji => 1868,
            Self::Reiwa | Self::Heisei | Self::Showa | Self::Taisho => self.first_day().year(),
        }
    }

    /// The era that followed; `None` for the present one.
    pub(super) fn next(self) -> Option<Self> {
        match self {
            Self::Reiwa => None,
            Self::Heisei => Some(Self::Reiwa),
            Self::Showa => Some(Self::Heisei),
            Self::Taisho => Some(Self::Showa),
            Self::Meiji => Some(Self::Taisho),
        }
    }

    /// The spellings that are read, all before a number: the name, in Latin letters, and the initial.
    pub(super) const fn spellings(self) -> [&'static str; 3] {
        match self {
            Self::Reiwa => ["令和", "Reiwa", "R"],
            Self::Heisei => ["平成", "Heisei", "H"],
            Self::Showa => ["昭和", "Showa", "S"],
            Self::Taisho => ["大正", "Taisho", "T"],
            Self::Meiji => ["明治", "Meiji", "M"],
        }
    }

    /// A calendar year in this era, for Japanese text: `令和4年`, and `令和元年` for the first.
    pub(super) fn japanese_year(self, year: i16) -> String {
        let [name, _, _] = self.spellings();
        match self.year_number(year) {
            1 => format!("{name}元年"),
            number => format!("{name}{number}年"),
        }
    }

    /// A calendar year in this era, for English text: `Reiwa 4`.
    pub(super) fn english_year(self, year: i16) -> String {
        let [_, name, _] = self.spellings();
        format!("{name} {}", self.year_number(year))
    }

    /// The number that the era gives to a calendar year; 1 is 元年.
    fn year_number(self, year: i16) -> i16 {
        year - self.first_year() + 1
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Era;

    #[test]
    fn each_era_begins_on_its_day() {
        let boundaries = [
            (date(2019, 5, 1), Era::Heisei, Era::Reiwa),
            (date(1989, 1, 8), Era::Showa, Era::Heisei),
            (date(1926, 12, 25), Era::Taisho, Era::Showa),
            (date(1912, 7, 30), Era::Meiji, Era::Taisho),
        ];
        for (first, before, after) in boundaries {
            assert_eq!(Era::of(first), Some(after));
            assert_eq!(Era::of(first.yesterday().unwrap()), Some(before));
            assert_eq!(before.next(), Some(after));
            assert_eq!(Era::of_year(first.year()), Some(after));
            assert_eq!(Era::of_year(first.year() - 1), Some(before));
        }
        assert_eq!(Era::of(date(1873, 1, 1)), Some(Era::Meiji));
        assert_eq!(Era::of(date(1872, 12, 31)), None);
        assert_eq!(Era::of_year(1868), Some(Era::Meiji));
        assert_eq!(Era::of_year(1867), None);
    }

    #[test]
    fn the_first_year_is_gannen() {
        assert_eq!(Era::Reiwa.japanese_year(2019), "令和元年");
        assert_eq!(Era::Reiwa.japanese_year(2020), "令和2年");
        assert_eq!(Era::Reiwa.english_year(2019), "Reiwa 1");
        assert_eq!(Era::Heisei.japanese_year(2019), "平成31年");
        assert_eq!(Era::Showa.japanese_year(1989), "昭和64年");
        assert_eq!(Era::Meiji.japanese_year(1873), "明治6年");
    }
}
