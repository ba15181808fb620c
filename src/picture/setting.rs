//! How a text is set into the room that it has: as large as possible, in one line or two, never beyond.

use super::font::{Font, Glyph, width};

/// The room for a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// How wide lines may be, in pixels.
    pub(super) width: f32,
    /// The size of a text that is short.
    pub(super) largest: f32,
    /// The size below which two lines look better than one; none where there is room for one line alone.
    pub(super) comfortable: Option<f32>,
    /// The size of each of two lines at most.
    pub(super) largest_of_two: f32,
    /// The size below which nothing can be read: what is too long even so is cut.
    pub(super) smallest: f32,
}

/// A text that was set.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) lines: Vec<Vec<Glyph>>,
    pub(super) size: f32,
}

/// Sets a text.
pub(super) fn set(font: &Font, text: &str, room: Room) -> Setting {
    let glyphs = font.glyphs(text.trim());
    let one = size_of(&glyphs, room.width, room.largest);
    if let Some(comfortable) = room.comfortable
        && one < comfortable
        && let Some(two) = in_two(&glyphs, room)
        && two.size > one
    {
        return cut(font, two, room);
    }
    cut(font, Setting { lines: vec![glyphs], size: one }, room)
}

/// The largest size at which glyphs fit a width.
fn size_of(glyphs: &[Glyph], room: f32, largest: f32) -> f32 {
    let ems = width(glyphs);
    if ems * largest <= room { largest } else { room / ems }
}

/// In two lines, broken where it disturbs least and fits best.
fn in_two(glyphs: &[Glyph], room: Room) -> Option<Setting> {
    let mut best: Option<(f32, Setting)> = None;
    for place in 1..glyphs.len() {
        let ease = ease(glyphs[place - 1].character, glyphs[place].character);
        if ease <= 0.0 {
            continue;
        }
        let lines = vec![trimmed(&glyphs[..place]).to_vec(), trimmed(&glyphs[place..]).to_vec()];
        let sizes = lines.iter().map(|line| size_of(line, room.width, room.largest_of_two));
        let size = sizes.fold(room.largest_of_two, f32::min);
        // Of breaks that fit equally well the one wins that leaves the lines more alike.
        let longer = lines.iter().map(|line| width(line)).fold(0.0, f32::max);
        let score = size * ease * (1.0 - 0.2 * longer / width(glyphs));
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, Setting { lines, size }));
        }
    }
    best.map(|(_, setting)| setting)
}

/// What could not be read any more is left out, and an ellipsis says so.
fn cut(font: &Font, setting: Setting, room: Room) -> Setting {
    if setting.size >= room.smallest {
        return setting;
    }
    let ems = room.width / room.smallest;
    let count = setting.lines.len();
    let all = setting.lines.concat();
    let (mut lines, mut rest) = (Vec::new(), all.as_slice());
    for place in 0..count {
        let is_last = place + 1 == count;
        let ellipsis = font.glyph('…');
        let fits =
            |glyphs: &[Glyph], ems: f32| (0..=glyphs.len()).rev().find(|end| width(&glyphs[..*end]) <= ems);
        let whole = width(rest) <= ems;
        let end =
            fits(rest, if is_last && !whole { ems - ellipsis.advance } else { ems }).unwrap_or_default();
        let mut line = trimmed(&rest[..end]).to_vec();
        if is_last && !whole {
            line.push(ellipsis);
        }
        lines.push(line);
        rest = &rest[end..];
    }
    Setting { lines, size: room.smallest }
}

fn trimmed(glyphs: &[Glyph]) -> &[Glyph] {
    let is_ink = |glyph: &Glyph| !glyph.character.is_whitespace();
    let start = glyphs.iter().position(is_ink).unwrap_or(glyphs.len());
    let end = glyphs.iter().rposition(is_ink).map_or(start, |end| end + 1);
    &glyphs[start..end]
}

/// What a character is to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    /// It ends what it follows: no line begins with it.
    Closing,
    /// It begins what follows: no line ends with it.
    Opening,
    Latin,
    Hiragana,
    Katakana,
    Ideograph,
}

const CLOSING: &str =
    "、。，．・：；？！）」』】〉》〕］｝ー々〻ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ…～〜)]},.:;!?-/";

fn class(character: char) -> Class {
    match character {
        _ if character.is_whitespace() => Class::Space,
        _ if CLOSING.contains(character) => Class::Closing,
        '（' | '「' | '『' | '【' | '〈' | '《' | '〔' | '［' | '｛' | '(' | '[' | '{' => {
            Class::Opening
        }
        '\u{3040}'..='\u{309f}' => Class::Hiragana,
        '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Class::Katakana,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Class::Ideograph,
        _ => Class::Latin,
    }
}

/// How well a line can end between two characters: 1 where a reader would pause, 0 where it never may.
fn ease(before: char, after: char) -> f32 {
    let rests = matches!(before, '・' | '、' | '，' | '：' | '）' | '」' | '-' | '/');
    match (class(before), class(after)) {
        (_, Class::Closing) | (Class::Opening, _) => 0.0,
        (Class::Space, _) | (_, Class::Space | Class::Opening) => 1.0,
        _ if rests => 1.0,
        (Class::Closing, Class::Latin) if before.is_ascii() => 0.0,
        (Class::Closing, Class::Katakana) | (Class::Latin, Class::Latin) => 0.0,
        (Class::Katakana, Class::Katakana) => 0.6,
        (Class::Hiragana | Class::Ideograph, Class::Hiragana) | (Class::Closing, _) => 0.7,
        (Class::Ideograph, Class::Ideograph) => 0.85,
        _ => 0.95,
    }
}

#[cfg(test)]
mod tests {
    use super::{Room, set};
    use crate::picture::font::{Font, width};

    const ROOM: Room =
        Room { width: 1056.0, largest: 132.0, comfortable: Some(84.0), largest_of_two: 92.0, smallest: 24.0 };

    fn lines(text: &str) -> Vec<String> {
        let setting = set(&Font::new(), text, ROOM);
        setting.lines.iter().map(|line| line.iter().map(|glyph| glyph.character).collect()).collect()
    }

    #[test]
    fn a_short_name_stands_on_one_line() {
        assert_eq!(lines("政策部"), ["政策部"]);
        assert_eq!(lines("Policy"), ["Policy"]);
    }

    #[test]
    fn a_long_name_breaks_where_a_reader_pauses() {
        assert_eq!(
            lines("まちづくり推進・デジタル行政改革担当部"),
            ["まちづくり推進・", "デジタル行政改革担当部"]
        );
        assert_eq!(
            lines("Department of Environment and Public Works"),
            ["Department of Environment", "and Public Works"]
        );
    }

    #[test]
    fn no_text_is_wider_than_its_room() {
        let font = Font::new();
        let texts = [
            "あ".repeat(30),
            "W".repeat(60),
            "国".repeat(400),
            "ー".repeat(50),
            "a b ".repeat(200),
            " ".repeat(9),
        ];
        for text in texts {
            let setting = set(&font, &text, ROOM);
            assert!(setting.lines.len() <= 2 && setting.size >= ROOM.smallest);
            for line in &setting.lines {
                assert!(width(line) * setting.size <= ROOM.width + 0.1, "{text}");
            }
        }
    }
}
