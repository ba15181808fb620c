//! Colours that are seen upon each other and cannot be told apart.

use super::colour::Colour;
use super::palette::{Need, Pair, Palette, SCHEMES};
use crate::diagnostic::{Finding, Rule};

impl Need {
    fn ratio(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Graphics => 3.0,
        }
    }

    fn criterion(self) -> &'static str {
        match self {
            Self::Text => "1.4.3",
            Self::Graphics => "1.4.11",
        }
    }
}

/// A finding for each pair that falls short. It is a warning: a public body must be able to publish today.
pub(super) fn check(palette: &Palette) -> Vec<Finding> {
    let schemes = 0..SCHEMES.len();
    schemes
        .flat_map(|scheme| palette.pairs.iter().filter_map(move |pair| check_pair(palette, pair, scheme)))
        .collect()
}

fn check_pair(palette: &Palette, pair: &Pair, scheme: usize) -> Option<Finding> {
    let (of, on) = (palette.colours.get(pair.of)?, palette.colours.get(pair.on)?);
    let (text, ground) = (&of.tones[scheme], &on.tones[scheme]);
    let ratio = text.colour.contrast(ground.colour);
    if ratio >= pair.need.ratio() {
        return None;
    }
    // The theme that spoke last is the one that can mend it.
    let changes_ground = ground.layer > text.layer;
    let (changed, tone, other) =
        if changes_ground { (pair.on, ground, text.colour) } else { (pair.of, text, ground.colour) };
    let name = &palette.colours.get(changed)?.name;
    let passes = |colour: Colour| colour.contrast(other) >= pair.need.ratio();
    let passes_all = |colour: Colour| {
        palette.pairs.iter().all(|pair| {
            let seen = match (pair.of == changed, pair.on == changed) {
                (true, false) => palette.colours.get(pair.on),
                (false, true) => palette.colours.get(pair.of),
                _ => None,
            };
            seen.is_none_or(|seen| colour.contrast(seen.tones[scheme].colour) >= pair.need.ratio())
        })
    };
    let nearest = tone.colour.nearest(passes_all).or_else(|| tone.colour.nearest(passes));
    let finding = Finding::new(Rule::ContrastLow, tone.place.clone())
        .with("of", of.name.as_str())
        .with("colour", text.colour.to_string())
        .with("on", on.name.as_str())
        .with("ground", ground.colour.to_string())
        .with_term("scheme", if scheme == 0 { "light-scheme" } else { "dark-scheme" })
        .with("ratio", floored(ratio))
        .with("needed", pair.need.ratio().to_string())
        .with("criterion", pair.need.criterion());
    Some(match nearest {
        Some(colour) => finding.with("changed", name.as_str()).suggesting(format!("\"{colour}\"")),
        None => finding,
    })
}

/// A ratio with two places, never rounded up to one that would do.
fn floored(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}
