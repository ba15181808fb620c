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

impl Default for Colours {
    /// The light colours of the built-in theme.
    fn default() -> Self {
        Self {
            paper: [0xff, 0xff, 0xff],
            wash: [0xe8, 0xf1, 0xfe],
            ink: [0x1a, 0x1a, 0x1a],
            ink_soft: [0x4d, 0x4d, 0x4d],
            accent: [0x00, 0x17, 0xc1],
            accent_mid: [0x70, 0x96, 0xf8],
        }
    }
}
