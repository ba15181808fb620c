//! The colours of a share picture.

/// A colour: red, green and blue.
pub type Colour = [u8; 3];

/// What a share picture is coloured with. Pictures are looked at on a light ground, whatever a reader's own machine
/// prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colours {
    /// The ground.
    pub paper: Colour,
    /// The ground of the strip of months.
    pub wash: Colour,
    /// The name.
    pub ink: Colour,
    /// Text that stands back.
    pub ink_soft: Colour,
    /// The publisher's colour: its name, and the bars.
    pub accent: Colour,
    /// The dots of months in which nothing is due.
    pub accent_mid: Colour,
}

impl Colours {
    /// The colours of a theme by their names; those that it does not have are the built-in theme's.
    pub fn named(colour: impl Fn(&str) -> Option<Colour>) -> Self {
        let built_in = Self::default();
        let named = |name: &str, otherwise: Colour| colour(name).unwrap_or(otherwise);
        Self {
            paper: named("paper", built_in.paper),
            wash: named("accent-wash", built_in.wash),
            ink: named("ink", built_in.ink),
            ink_soft: named("ink-soft", built_in.ink_soft),
            accent: named("accent", built_in.accent),
            accent_mid: named("accent-mid", built_in.accent_mid),
        }
    }
}

impl Default for Colours {
    /// The light colours of the built-in theme.
    fn default() -> Self {
        Self {
            paper: [0xff, 0xff, 0xff],
            wash: [0xe8, 0xf1, 0xfe],
            ink: [0x1a, 0x1a, 0x1a],
            ink_soft: [0x4d, 0x4d, 0x4d],
            accent: [0x00, 0x17, 0xc1],
            accent_mid: [0x49, 0x79, 0xf5],
        }
    }
}
