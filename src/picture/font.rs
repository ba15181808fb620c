//! The one font of share pictures. It travels in the program, so that a picture is the same on every machine.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_normalization::UnicodeNormalization;
use zeno::{Command, Point};

use super::shape::Shape;

static BYTES: &[u8] = include_bytes!("font/NotoSansCJKjp-Bold-subset.otf");

/// What printers put where they lack a character.
const GETA: char = '〓';

/// How far a glyph without a width of its own advances, in ems.
const USUAL: f32 = 1.0;

/// A glyph, and how far it advances in ems.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) advance: f32,
    id: Option<GlyphId>,
}

/// The font.
#[derive(Debug)]
pub(super) struct Font {
    face: Option<Face<'static>>,
    /// How many units an em has.
    units: f32,
    /// The glyphs that were drawn, by size: departments and years bear the same words again and again.
    shapes: Mutex<BTreeMap<(GlyphId, u32), Arc<Shape>>>,
}

impl Font {
    pub(super) fn new() -> Self {
        let face = Face::parse(BYTES, 0).ok();
        let units = face.as_ref().map_or(1.0, |face| f32::from(face.units_per_em()));
        Self { face, units, shapes: Mutex::default() }
    }

    /// The glyphs of a text on one line. Marks are joined with what they stand on; what is never seen is left out.
    pub(super) fn glyphs(&self, text: &str) -> Vec<Glyph> {
        let shown =
            text.nfc().map(|character| if character.is_whitespace() { plain(character) } else { character });
        shown.filter(|character| !is_unseen(*character)).map(|character| self.glyph(character)).collect()
    }

    /// A character's glyph, or the mark for one that the font lacks.
    pub(super) fn glyph(&self, character: char) -> Glyph {
        let find = |character| self.face.as_ref().and_then(|face| face.glyph_index(character));
        let id = find(character).or_else(|| find(GETA));
        let width = id.and_then(|id| self.face.as_ref()?.glyph_hor_advance(id));
        Glyph { character, advance: width.map_or(USUAL, |width| f32::from(width) / self.units), id }
    }

    /// A glyph's shape at a size, around its origin.
    pub(super) fn shape(&self, glyph: Glyph, size: f32) -> Option<Arc<Shape>> {
        let (face, id) = (self.face.as_ref()?, glyph.id?);
        let key = (id, size.to_bits());
        // Whoever panicked left the shapes whole.
        let known = |shapes: &BTreeMap<_, Arc<Shape>>| shapes.get(&key).cloned();
        if let Some(shape) = known(&self.shapes.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Some(shape);
        }
        let mut outline = Outline { commands: Vec::new(), scale: size / self.units };
        face.outline_glyph(id, &mut outline);
        let shape = Arc::new(Shape::new(&outline.commands));
        self.shapes.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&shape));
        Some(shape)
    }
}

/// How far glyphs advance together, in ems.
pub(super) fn width(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.advance).sum()
}

/// Lines end where they are set, not where they were written.
fn plain(space: char) -> char {
    if space == '\u{3000}' { space } else { ' ' }
}

/// Controls, joiners, and what selects a variant of the character before it.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Takes an outline in the font's units, whose y grows upwards.
struct Outline {
    commands: Vec<Command>,
    scale: f32,
}

impl Outline {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.commands.push(Command::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.commands.push(Command::QuadTo(self.point(x1, y1), self.point(x, y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.commands.push(Command::CurveTo(self.point(x1, y1), self.point(x2, y2), self.point(x, y)));
    }

    fn close(&mut self) {
        self.commands.push(Command::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::Font;

    #[test]
    fn names_of_people_and_places_have_their_own_glyphs() {
        let font = Font::new();
        let geta = font.glyph('〓').id;
        assert!(geta.is_some());
        for character in "髙𠮷﨑塚祐葛德濵瀨邊邉齋齊彅俱剝Aé①㈱～〜−・".chars() {
            assert_ne!(font.glyph(character).id, geta, "{character}");
        }
    }

    #[test]
    fn what_the_font_lacks_is_a_geta() {
        let font = Font::new();
        for character in ['😀', '한', '\u{10ffff}'] {
            assert_eq!(font.glyph(character).id, font.glyph('〓').id);
        }
        let seen: String =
            font.glyphs("葛\u{e0100}か\u{3099}\u{200b}\n市").iter().map(|glyph| glyph.character).collect();
        assert_eq!(seen, "葛が 市");
    }
}
