//! Code page 932, the `Shift_JIS` of Windows: what it can hold, and what is nearest to what it cannot.
//!
//! The web's `Shift_JIS` is code page 932, but its encoder writes a few characters as others that look like them: `¥`
//! becomes a backslash. Only what comes back as it was counts as held.

use encoding_rs::SHIFT_JIS;
use unicode_normalization::UnicodeNormalization;

/// Characters and what stands for them, where no rule of Unicode says it.
const NEAREST: [(char, &str); 24] = [
    ('〜', "～"),
    ('—', "―"),
    ('–', "－"),
    ('−', "－"),
    ('‐', "-"),
    ('‑', "-"),
    ('‖', "∥"),
    ('¢', "￠"),
    ('£', "￡"),
    ('¬', "￢"),
    ('¥', "￥"),
    ('‾', "￣"),
    ('¦', "￤"),
    ('\u{a0}', " "),
    ('•', "・"),
    ('‣', "・"),
    ('✓', "○"),
    ('✔', "○"),
    ('☑', "■"),
    ('☐', "□"),
    ('©', "(c)"),
    ('®', "(R)"),
    ('«', "《"),
    ('»', "》"),
];

/// A character that the code page does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The character.
    pub character: char,
    /// What could stand in its place.
    pub nearest: Option<String>,
}

/// The text in the code page. What it does not have, [`unsupported`] tells beforehand; it is written as `〓`, the mark
/// that Japanese printers set for a type that is missing.
pub fn encode(text: &str) -> Vec<u8> {
    if let Some(bytes) = exactly(text) {
        return bytes;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut place = [0; 4];
    for character in text.chars() {
        let written = exactly(character.encode_utf8(&mut place));
        bytes.extend(written.unwrap_or_else(|| vec![0x81, 0xac]));
    }
    bytes
}

/// The characters of a text that the code page does not have, each once, in the order of their first use.
pub fn unsupported(text: &str) -> Vec<Unsupported> {
    let mut found: Vec<Unsupported> = Vec::new();
    if exactly(text).is_some() {
        return found;
    }
    let mut before = None;
    for character in text.chars() {
        if !holds(&character.to_string()) && found.iter().all(|earlier| earlier.character != character) {
            found.push(Unsupported { character, nearest: nearest(before, character) });
        }
        before = Some(character);
    }
    found
}

/// The bytes of a text that comes back from them as it was.
fn exactly(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, is_lossy) = SHIFT_JIS.encode(text);
    let is_exact = !is_lossy
        && SHIFT_JIS.decode_without_bom_handling_and_without_replacement(&bytes).as_deref() == Some(text);
    is_exact.then(|| bytes.into_owned())
}

fn holds(text: &str) -> bool {
    exactly(text).is_some()
}

fn nearest(before: Option<char>, character: char) -> Option<String> {
    let known = NEAREST.iter().find(|(unknown, _)| *unknown == character);
    let candidate = match character {
        // A mark for voicing that stands apart, as file systems of one maker leave it behind.
        '\u{3099}' | '\u{309a}' => {
            before.map(|before| [before, character].into_iter().nfc().collect::<String>())
        }
        // A selector of variants: the character itself is what is left.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => before.map(String::from),
        '㉑'..='㉟' | '㊱'..='㊿' => Some(format!("({})", character.nfkc())),
        _ => known
            .map(|(_, nearest)| (*nearest).to_owned())
            .or_else(|| Some(character.nfkc().collect::<String>())),
    };
    candidate.filter(|candidate| !candidate.is_empty() && holds(candidate))
}

#[cfg(test)]
mod tests {
    use super::{encode, unsupported};

    #[test]
    fn what_it_holds_comes_back() {
        for text in ["abc\\~", "髙﨑①Ⅳ㈱㍻", "～―－∥￠￡￢", "ｶﾅ", "\r\n,\""] {
            assert!(unsupported(text).is_empty(), "{text}");
            let bytes = encode(text);
            assert_eq!(encoding_rs::SHIFT_JIS.decode(&bytes).0, text);
        }
        assert_eq!(encode("髙"), [0xfb, 0xfc]);
    }

    #[test]
    fn what_it_does_not_hold_is_told_with_what_is_nearest() {
        let cases = [
            ("〜", Some("～")),
            ("—", Some("―")),
            ("−", Some("－")),
            ("¥", Some("￥")),
            ("‾", Some("￣")),
            ("𠮷", None),
            ("🎉", None),
            ("か\u{3099}", Some("が")),
            ("葛\u{e0100}", Some("葛")),
            ("㉑", Some("(21)")),
            ("㋿", Some("令和")),
            ("é", None),
        ];
        for (text, nearest) in cases {
            let found = unsupported(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].nearest.as_deref(), nearest, "{text}");
        }
        assert_eq!(unsupported("〜𠮷〜").len(), 2);
        assert_eq!(encode("a𠮷b"), [b'a', 0x81, 0xac, b'b']);
    }
}
