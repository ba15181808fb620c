//! The pixels of a picture. Each is a number of the palette, which holds for every pair of a ground and a colour on it
//! the steps between them, so that edges are smooth and few bytes say everything.

use super::colours::{Colour, Colours};
use super::font::{Font, Glyph};
use super::shape::Shape;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

/// How wide pictures are, in pixels.
pub const WIDTH: u16 = 1200;

/// How high pictures are, in pixels.
pub const HEIGHT: u16 = 630;

/// How many steps lead from a ground to a colour, both ends included.
const STEPS: u8 = 16;

/// A ground and a colour on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    OnPaper,
    SoftOnPaper,
    AccentOnPaper,
    SoftOnWash,
    AccentOnWash,
    MidOnWash,
}

impl Ink {
    const ALL: [Self; 6] = [
        Self::OnPaper,
        Self::SoftOnPaper,
        Self::AccentOnPaper,
        Self::SoftOnWash,
        Self::AccentOnWash,
        Self::MidOnWash,
    ];

    /// The first of its numbers in the palette, which is its ground.
    fn ground(self) -> u8 {
        self as u8 * STEPS
    }

    fn ends(self, colours: &Colours) -> (Colour, Colour) {
        match self {
            Self::OnPaper => (colours.paper, colours.ink),
            Self::SoftOnPaper => (colours.paper, colours.ink_soft),
            Self::AccentOnPaper => (colours.paper, colours.accent),
            Self::SoftOnWash => (colours.wash, colours.ink_soft),
            Self::AccentOnWash => (colours.wash, colours.accent),
            Self::MidOnWash => (colours.wash, colours.accent_mid),
        }
    }
}

/// A part of the picture, in whole pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) left: u16,
    pub(super) top: u16,
    pub(super) width: u16,
    pub(super) height: u16,
}

/// The pixels.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    pixels: Vec<u8>,
}

impl Canvas {
    /// A sheet of paper.
    pub(super) fn new() -> Self {
        Self { pixels: vec![Ink::OnPaper.ground(); usize::from(WIDTH) * usize::from(HEIGHT)] }
    }

    /// Covers an area with an ink's ground.
    pub(super) fn lay(&mut self, ink: Ink, area: Area) {
        self.cover(ink.ground(), area);
    }

    /// Covers an area with an ink.
    pub(super) fn fill(&mut self, ink: Ink, area: Area) {
        self.cover(ink.ground() + STEPS - 1, area);
    }

    fn cover(&mut self, number: u8, area: Area) {
        let rows = self.pixels.chunks_exact_mut(usize::from(WIDTH));
        for row in rows.skip(usize::from(area.top)).take(usize::from(area.height)) {
            row.iter_mut()
                .skip(usize::from(area.left))
                .take(usize::from(area.width))
                .for_each(|pixel| *pixel = number);
        }
    }

    /// Sets glyphs on a line; returns where the next one would stand.
    pub(super) fn set(&mut self, font: &Font, glyphs: &[Glyph], ink: Ink, size: f32, at: (f32, f32)) -> f32 {
        let (mut x, y) = at;
        for glyph in glyphs {
            if let Some(shape) = font.shape(*glyph, size) {
                self.draw(&shape, ink, (x, y));
            }
            x += glyph.advance * size;
        }
        x
    }

    /// Fills a shape whose origin lies at a place, to the nearest pixel. What lies outside of the picture is left out.
    pub(super) fn draw(&mut self, shape: &Shape, ink: Ink, at: (f32, f32)) {
        #[allow(clippy::cast_possible_truncation, reason = "a place in the picture or near it")]
        let (x, y) = (at.0.round() as i64, at.1.round() as i64);
        for (left, top, line) in shape.lines() {
            let Some(row) = usize::try_from(y + top).ok().filter(|row| *row < usize::from(HEIGHT)) else {
                continue;
            };
            let row = &mut self.pixels[row * usize::from(WIDTH)..(row + 1) * usize::from(WIDTH)];
            for (x, coverage) in (x + left..).zip(line) {
                let step = coverage.saturating_add(8) / 17;
                let pixel = usize::try_from(x).ok().and_then(|x| row.get_mut(x));
                if let (Some(pixel), 1..) = (pixel, step) {
                    // Neighbours that touch are one shape.
                    let before = pixel.checked_sub(ink.ground()).filter(|before| *before < STEPS);
                    *pixel = ink.ground() + step.max(before.unwrap_or_default());
                }
            }
        }
    }

    /// The picture as PNG.
    pub(super) fn encode(&self, colours: &Colours) -> Vec<u8> {
        // Memory takes all that is written to it, and the head is right for every canvas.
        self.write(colours).unwrap_or_default()
    }

    fn write(&self, colours: &Colours) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::with_capacity(32 * 1024);
        let mut encoder = Encoder::new(&mut bytes, u32::from(WIDTH), u32::from(HEIGHT));
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette(colours));
        // Most rows are like the one above, and the fast compression is made for the zeros that this leaves.
        encoder.set_compression(Compression::Fastest);
        encoder.set_filter(Filter::Up);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

fn palette(colours: &Colours) -> Vec<u8> {
    let mix = |from: u8, to: u8, step: u8| {
        let (from, to, step, last) = (i32::from(from), i32::from(to), i32::from(step), i32::from(STEPS - 1));
        u8::try_from(from + (to - from) * step / last).unwrap_or_default()
    };
    let steps = Ink::ALL.into_iter().flat_map(|ink| (0..STEPS).map(move |step| (ink.ends(colours), step)));
    steps.flat_map(|((from, to), step)| [0, 1, 2].map(|part| mix(from[part], to[part], step))).collect()
}
