//! The colours of a theme, by name, each for light and for dark surroundings; and the table of those that are seen
//! upon each other.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::colour::Colour;
use super::manifest::Manifest;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::Node;

/// Light and dark surroundings, as `theme.yaml` calls them.
pub(super) const SCHEMES: [&str; 2] = ["light", "dark"];

/// What is seen on a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Text, which WCAG 1.4.3 wants to be told from its ground by 4.5 : 1.
    Text,
    /// Edges of what can be used, and parts of charts: 3 : 1 by WCAG 1.4.11.
    Graphics,
}

/// Two colours that are seen together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// What is seen, as a place in the palette.
    pub(super) of: usize,
    /// Its ground.
    pub(super) on: usize,
    pub(super) need: Need,
}

/// A colour in one kind of surroundings, and who said so.
#[derive(Clone, Debug)]
pub(super) struct Tone {
    pub(super) colour: Colour,
    /// The theme that said so, counted from the built-in one.
    pub(super) layer: usize,
    pub(super) place: Place,
}

/// A colour with its name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    /// One tone for each of [`SCHEMES`].
    pub(super) tones: [Tone; 2],
}

/// The colours, in the order of the built-in theme.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette {
    pub(super) colours: Vec<Named>,
    pub(super) pairs: Vec<Pair>,
}

impl Palette {
    /// Takes what a theme says. The first is the built-in one, which alone makes names.
    pub(super) fn take(&mut self, manifest: &Manifest, layer: usize, findings: &mut Vec<Finding>) {
        for (name, node) in manifest.entries("colours") {
            let known = self.colours.iter().position(|colour| colour.name == name);
            if known.is_none() && layer > 0 {
                findings.push(self.unknown(name, manifest.key(["colours", name])));
                continue;
            }
            let said: Vec<(usize, &str, Place)> = match node {
                Node::Text(_) => {
                    vec![(0, node.as_text().unwrap_or_default(), manifest.value(["colours", name]))]
                }
                Node::Record(record) => SCHEMES
                    .iter()
                    .enumerate()
                    .filter_map(|(scheme, key)| {
                        Some((scheme, record.text(key)?, manifest.value(["colours", name, key])))
                    })
                    .collect(),
                Node::List(_) => Vec::new(),
            };
            let mut tones: Vec<(usize, Tone)> = Vec::new();
            for (scheme, text, place) in said {
                if let Some(colour) = Colour::parse(text) {
                    tones.push((scheme, Tone { colour, layer, place }));
                } else {
                    let finding = mistaken(name, text, place, findings);
                    findings.extend(finding);
                }
            }
            if let Some(known) = known.and_then(|place| self.colours.get_mut(place)) {
                for (scheme, tone) in tones {
                    known.tones[scheme] = tone;
                }
            } else if let [(_, light), rest @ ..] = tones.as_slice() {
                let dark = rest.first().map_or_else(|| light.clone(), |(_, dark)| dark.clone());
                self.colours.push(Named { name: name.to_owned(), tones: [light.clone(), dark] });
            }
        }
        self.take_pairs(manifest, findings);
    }

    fn take_pairs(&mut self, manifest: &Manifest, findings: &mut Vec<Finding>) {
        for (key, need) in [("text", Need::Text), ("graphics", Need::Graphics)] {
            let listed = manifest.entries("contrast").find(|(kind, _)| *kind == key);
            for (of, grounds) in listed
                .and_then(|(_, node)| node.as_record())
                .into_iter()
                .flat_map(crate::yaml::Record::entries)
            {
                let Some(of_place) = self.position(of) else {
                    findings.push(self.unknown(of, manifest.key(["contrast", key, of])));
                    continue;
                };
                let Node::List(grounds) = grounds else { continue };
                for ground in grounds.iter().filter_map(Node::as_text) {
                    match self.position(ground) {
                        Some(on) => {
                            let pair = Pair { of: of_place, on, need };
                            if !self.pairs.contains(&pair) {
                                self.pairs.push(pair);
                            }
                        }
                        None => findings.push(self.unknown(ground, manifest.value(["contrast", key, of]))),
                    }
                }
            }
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.colours.iter().position(|colour| colour.name == name)
    }

    fn unknown(&self, name: &str, place: Place) -> Finding {
        let names = self.colours.iter().map(|colour| colour.name.as_str());
        Finding::new(Rule::UnknownKey, place).with("key", name).allowing(name, names)
    }

    /// The colours in light surroundings by name.
    pub(super) fn light(&self) -> BTreeMap<String, [u8; 3]> {
        self.colours.iter().map(|colour| (colour.name.clone(), colour.tones[0].colour.parts())).collect()
    }

    /// The custom properties that the style sheet goes by: the light colours, and on screens that ask for it the dark
    /// ones. Paper is never dark.
    pub(super) fn css(&self) -> String {
        let mut css = String::new();
        for (scheme, (open, close)) in
            [(":root {", "}\n"), ("@media screen and (prefers-color-scheme: dark) { :root {", "} }\n")]
                .into_iter()
                .enumerate()
        {
            css.push_str(open);
            for colour in &self.colours {
                // What is the same in the dark need not be said again.
                if scheme > 0 && colour.tones[scheme].colour == colour.tones[0].colour {
                    continue;
                }
                // Writing into a string cannot fail.
                let _ = write!(css, " --{}: {};", colour.name, colour.tones[scheme].colour);
            }
            css.push(' ');
            css.push_str(close);
        }
        css
    }
}

/// A value that is no colour. One that has become a comment was told already.
fn mistaken(name: &str, text: &str, place: Place, findings: &[Finding]) -> Option<Finding> {
    if text.is_empty() {
        let is_told = findings
            .iter()
            .any(|finding| finding.rule == Rule::ColourUnquoted && finding.place.file == place.file);
        return (!is_told).then(|| Finding::new(Rule::EmptyValue, place).with("key", name));
    }
    let finding = Finding::new(Rule::InvalidValue, place)
        .with("key", name)
        .with("value", text)
        .with_term("expected", "colour");
    let with_sign = format!("#{}", text.trim_start_matches('#').trim());
    Some(if Colour::parse(&with_sign).is_some() {
        finding.suggesting(format!("\"{with_sign}\""))
    } else {
        finding
    })
}
