//! A colour: reading it, its contrast with another, and the nearest one of its hue that has more.

use std::fmt;

/// How many steps of lightness are tried on the way to a colour that can be read: finer than a screen shows them.
const STEPS: u32 = 512;

/// A colour of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rgb` or `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .strip_prefix('#')?
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        match *digits.as_slice() {
            [red, green, blue] => Some(Self([red * 17, green * 17, blue * 17])),
            [_, _, _, _, _, _] => {
                let pair = |place: usize| digits[place] * 16 + digits[place + 1];
                Some(Self([pair(0), pair(2), pair(4)]))
            }
            _ => None,
        }
    }

    /// Red, green and blue.
    pub(super) fn parts(self) -> [u8; 3] {
        self.0
    }

    /// The contrast with another colour, from 1 to 21, as WCAG defines it.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The nearest colour of the same hue, darker or lighter, that is good enough; itself where it is.
    pub(super) fn nearest(self, is_good: impl Fn(Self) -> bool) -> Option<Self> {
        let (hue, saturation, lightness) = self.to_hsl();
        if is_good(self) {
            return Some(self);
        }
        (1..=STEPS).find_map(|step| {
            let distance = f64::from(step) / f64::from(STEPS);
            [lightness - distance, lightness + distance]
                .into_iter()
                .filter(|lightness| (0.0..=1.0).contains(lightness))
                .map(|lightness| Self::from_hsl(hue, saturation, lightness))
                .find(|colour| is_good(*colour))
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Hue from 0 to 6, saturation and lightness from 0 to 1.
    fn to_hsl(self) -> (f64, f64, f64) {
        let [red, green, blue] = self.0.map(|part| f64::from(part) / 255.0);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (spread, lightness) = (most - least, f64::midpoint(most, least));
        if spread <= 0.0 {
            return (0.0, 0.0, lightness);
        }
        let hue = if most <= red {
            ((green - blue) / spread).rem_euclid(6.0)
        } else if most <= green {
            (blue - red) / spread + 2.0
        } else {
            (red - green) / spread + 4.0
        };
        (hue, spread / (1.0 - (2.0 * lightness - 1.0).abs()), lightness)
    }

    fn from_hsl(hue: f64, saturation: f64, lightness: f64) -> Self {
        let spread = saturation * lightness.min(1.0 - lightness);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies between 0 and 255"
        )]
        let part = |offset: f64| {
            let place = (offset + 2.0 * hue).rem_euclid(12.0);
            let part = lightness - spread * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0);
            (part * 255.0).round().clamp(0.0, 255.0) as u8
        };
        Self([part(0.0), part(8.0), part(4.0)])
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn a_colour_has_three_or_six_digits() {
        assert_eq!(colour("#7a1f3d").to_string(), "#7a1f3d");
        assert_eq!(colour("#FA0").to_string(), "#ffaa00");
        for text in ["", "#", "red", "7a1f3d", "#7a1f3", "#7a1f3d00", "#ggg", "#あああ", "# fff"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((colour("#000").contrast(colour("#fff")) - 21.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(colour("#fff")) - 4.54).abs() < 0.005);
        assert!((colour("#777").contrast(colour("#fff")) - 4.48).abs() < 0.005);
    }

    #[test]
    fn every_colour_survives_the_way_to_hue_and_back() {
        for text in ["#0017c1", "#ffd43d", "#8b008b", "#1a1a1a", "#ffffff", "#a90000", "#9db7f9", "#00234b"] {
            let (hue, saturation, lightness) = colour(text).to_hsl();
            assert_eq!(Colour::from_hsl(hue, saturation, lightness), colour(text));
        }
    }

    #[test]
    fn the_nearest_colour_is_as_little_darker_or_lighter_as_will_do() {
        let white = colour("#fff");
        let enough = |colour: Colour| colour.contrast(white) >= 4.5;
        let found = colour("#e06000").nearest(enough).unwrap();
        assert!(enough(found) && found.contrast(white) < 4.6, "{found}");
        assert!(colour("#e06000").nearest(|colour| colour.contrast(white) > 22.0).is_none());
        assert_eq!(colour("#000").nearest(enough), Some(colour("#000")));
    }
}
