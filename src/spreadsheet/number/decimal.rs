//! Numbers with fifteen digits, as spreadsheets calculate with them.

/// A number without its sign: 12.5 is the digits 1, 2, 5 with two of them before the point.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decimal {
    /// From the first that is not zero.
    digits: Vec<u8>,
    /// How many of them stand before the point; negative where zeros follow the point.
    point: i32,
}

impl Decimal {
    /// The number that a value stands for; fifteen digits are what spreadsheets keep.
    pub(super) fn of(value: f64) -> Self {
        let written = format!("{:.14e}", value.abs());
        let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        if digits.iter().all(|digit| *digit == 0) {
            return Self { digits: Vec::new(), point: 0 };
        }
        Self { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
    }

    /// A hundredfold and the like.
    pub(super) fn shifted(self, places: i32) -> Self {
        if self.digits.is_empty() {
            return self;
        }
        Self { point: self.point + places, ..self }
    }

    /// Rounded, with the digits before and after the point: neither has zeros that need not be there.
    pub(super) fn rounded(mut self, places: usize) -> (Vec<u8>, Vec<u8>) {
        let keep = i64::from(self.point) + i64::try_from(places).unwrap_or(i64::MAX);
        if keep < 0 {
            return (Vec::new(), Vec::new());
        }
        let keep = usize::try_from(keep).unwrap_or(usize::MAX);
        if let Some(next) = self.digits.get(keep).copied() {
            self.digits.truncate(keep);
            if next >= 5 {
                self.round_up();
            }
        }
        let before = usize::try_from(self.point).unwrap_or(0);
        let mut whole: Vec<u8> = self.digits.iter().copied().take(before).collect();
        whole.resize(before, 0);
        let zeros = usize::try_from(-self.point).unwrap_or(0);
        let mut part: Vec<u8> =
            std::iter::repeat_n(0, zeros).chain(self.digits.iter().copied().skip(before)).collect();
        while part.last() == Some(&0) {
            part.pop();
        }
        (whole, part)
    }

    fn round_up(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64, places: usize) -> String {
        let (whole, part) = Decimal::of(value).rounded(places);
        let text = |digits: Vec<u8>| digits.iter().map(ToString::to_string).collect::<String>();
        format!("{}.{}", text(whole), text(part))
    }

    #[test]
    fn digits_are_rounded_half_up_as_people_read_them() {
        for (value, places, expected) in [
            (12.0, 0, "12."),
            (1200.0, 2, "1200."),
            (0.125, 2, ".13"),
            (1.005, 2, "1.01"),
            (0.1 + 0.2, 15, ".3"),
            (0.05, 0, "."),
            (0.5, 0, "1."),
            (99.95, 1, "100."),
            (0.009, 2, ".01"),
            (0.001, 1, "."),
            (0.0, 3, "."),
            (1e-300, 3, "."),
        ] {
            assert_eq!(written(value, places), expected, "{value} with {places}");
        }
    }
}
