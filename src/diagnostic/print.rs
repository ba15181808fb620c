//! Findings for people: with the line and its words underlined, or one line each.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::catalogue::Catalogue;
use super::finding::{Finding, Severity};
use super::place::{Position, Texts};

/// How much of a line is looked at on each side of the words, in characters. A paragraph is often one line; what
/// of it fits beside the words is shown.
const CONTEXT: usize = 400;

/// The width of the excerpts, in columns of the terminal.
const WIDTH: usize = 100;

/// One finding with the line that it is about. `colour` is for terminals that show it.
pub fn human(finding: &Finding, texts: &dyn Texts, catalogue: &Catalogue, colour: bool) -> String {
    let message = catalogue.message(finding);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
    .with_name(catalogue.level(finding.severity).to_owned());
    let title = level.primary_title(message).id(finding.rule.name());
    let text = texts.text(&finding.place.file);
    let position = text.as_deref().and_then(|text| Position::find(&finding.place, text));
    let related = finding
        .related
        .as_ref()
        .and_then(|place| Some((place, texts.text(&place.file)?)))
        .map(|(place, text)| (place, Position::find(place, &text), text));
    let mut group = Group::with_title(title);
    let excerpt = text.as_deref().zip(position.as_ref()).map(|(text, position)| Excerpt::new(text, position));
    match &excerpt {
        Some(excerpt) => {
            group = group.element(excerpt.snippet(&finding.place.file, AnnotationKind::Primary, None));
        }
        None => group = group.element(Origin::path(&finding.place.file)),
    }
    let related_excerpt = related.as_ref().and_then(|(place, position, text)| {
        position.as_ref().map(|position| (*place, Excerpt::new(text, position)))
    });
    if let Some((place, excerpt)) = &related_excerpt {
        group =
            group.element(excerpt.snippet(&place.file, AnnotationKind::Context, Some(catalogue.related())));
    } else if let Some(place) = &finding.related {
        let remark = format!("{}: {}", catalogue.related(), place.file);
        group = group.element(Level::NOTE.with_name(catalogue.note_level().to_owned()).message(remark));
    }
    for sentence in catalogue.help(finding) {
        group = group.element(Level::HELP.with_name(catalogue.help_level().to_owned()).message(sentence));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group])
}

/// One finding on one line, `file:line:column: severity[rule]: message`, as editors and scripts read it.
pub fn short(finding: &Finding, texts: &dyn Texts, catalogue: &Catalogue) -> String {
    let position = texts
        .text(&finding.place.file)
        .and_then(|text| Position::find(&finding.place, &text))
        .map_or(String::new(), |position| format!("{}:{}:", position.line, position.column));
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut line = format!(
        "{}:{position} {level}[{}]: {}",
        finding.place.file,
        finding.rule.name(),
        catalogue.message(finding)
    );
    for sentence in catalogue.help(finding).iter().take(1) {
        line.push(' ');
        line.push_str(sentence);
    }
    line
}

/// The line of a place, cut to what a terminal shows, with control characters made visible.
struct Excerpt {
    line: String,
    number: usize,
    start: usize,
    end: usize,
}

impl Excerpt {
    fn new(text: &str, position: &Position) -> Self {
        let line_start = text[..position.span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end =
            text[position.span.start..].find('\n').map_or(text.len(), |length| position.span.start + length);
        let before = &text[line_start..position.span.start];
        let words_end = position.span.end.min(line_end);
        let words = text[position.span.start..words_end].trim_end_matches('\r');
        let after = text[words_end..line_end].trim_end_matches('\r');
        let mut line = String::new();
        let skipped = before.chars().count().saturating_sub(CONTEXT);
        if skipped > 0 {
            line.push('…');
        }
        line.extend(before.chars().skip(skipped).filter(|c| *c != '\u{feff}').map(visible));
        let start = line.len();
        line.extend(words.chars().take(2 * CONTEXT).map(visible));
        let end = line.len();
        line.extend(after.chars().take(CONTEXT).map(visible));
        if after.chars().nth(CONTEXT).is_some() {
            line.push('…');
        }
        Self { line, number: position.line, start, end }
    }

    fn snippet<'a>(
        &'a self,
        file: &'a str,
        kind: AnnotationKind,
        label: Option<&'a str>,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let annotation = kind.span(self.start..self.end);
        let annotation = match label {
            Some(label) => annotation.label(label),
            None => annotation,
        };
        Snippet::source(self.line.as_str()).path(file).line_start(self.number).annotation(annotation)
    }
}

/// A tab takes one column, and a control character cannot reach the terminal.
fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        control if control.is_control() => '\u{fffd}',
        other => other,
    }
}
