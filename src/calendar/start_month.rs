//! The month that a body's fiscal year begins with.

/// The first month of the fiscal year, 1 to 12.
///
/// April is the default, because Japanese public bodies must begin theirs then (地方自治法第208条);
/// other bodies that publish goals may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StartMonth(i8);

impl StartMonth {
    /// `None` unless the month is one of 1 to 12.
    #[must_use]
    pub fn new(month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self(month))
    }

    /// The month's number, 1 to 12.
    #[must_use]
    pub fn get(self) -> i8 {
        self.0
    }

    /// The month that is `later` months after this one, 1 to 12, whatever the year.
    pub(super) fn plus(self, later: i8) -> i8 {
        (self.0 - 1 + later.rem_euclid(12)) % 12 + 1
    }
}

impl Default for StartMonth {
    fn default() -> Self {
        Self(4)
    }
}

#[cfg(test)]
mod tests {
    use super::StartMonth;

    #[test]
    fn only_months_are_months() {
        assert_eq!(StartMonth::new(0), None);
        assert_eq!(StartMonth::new(13), None);
        assert_eq!(StartMonth::new(-4), None);
        assert_eq!(StartMonth::new(1).map(StartMonth::get), Some(1));
        assert_eq!(StartMonth::new(12).map(StartMonth::get), Some(12));
        assert_eq!(StartMonth::default().get(), 4);
    }

    #[test]
    fn months_are_counted_round_the_year() {
        let april = StartMonth::default();
        assert_eq!(april.plus(0), 4);
        assert_eq!(april.plus(8), 12);
        assert_eq!(april.plus(9), 1);
        assert_eq!(april.plus(11), 3);
    }
}
