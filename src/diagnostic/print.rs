//! Findings for people: with the line and its words underlined, or one line each.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::catalogue::Catalogue;
use super::excerpt::{Excerpt, Sight, visible};
use super::finding::{Finding, Severity};
use super::text::Texts;

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
    let file = printable(&finding.place.file);
    let mut group = Group::with_title(title);
    let sight = Sight::of(&finding.place, texts);
    match &sight {
        Some(sight) => {
            group = group.element(snippet(&sight.excerpt, &file, AnnotationKind::Primary, None));
        }
        None => group = group.element(Origin::path(file.as_str())),
    }
    let related = finding.related.as_ref().map(|place| (place, Sight::of(place, texts)));
    match &related {
        Some((place, Some(sight))) => {
            let label = Some(catalogue.related());
            group = group.element(snippet(&sight.excerpt, &place.file, AnnotationKind::Context, label));
        }
        Some((place, None)) => {
            let remark = format!("{}: {}", catalogue.related(), printable(&place.file));
            group = group.element(Level::NOTE.with_name(catalogue.note_level().to_owned()).message(remark));
        }
        None => {}
    }
    for sentence in catalogue.help(finding) {
        group = group.element(Level::HELP.with_name(catalogue.help_level().to_owned()).message(sentence));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group])
}

/// One finding on one line, `file:line:column: severity[rule]: message`, as editors and scripts read it.
pub fn short(finding: &Finding, texts: &dyn Texts, catalogue: &Catalogue) -> String {
    let position = Sight::of(&finding.place, texts)
        .map_or(String::new(), |Sight { position, .. }| format!("{}:{}:", position.line, position.column));
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut line = format!(
        "{}:{position} {level}[{}]: {}",
        printable(&finding.place.file),
        finding.rule.name(),
        catalogue.message(finding)
    );
    for sentence in catalogue.help(finding).iter().take(1) {
        line.push(' ');
        line.push_str(sentence);
    }
    line
}

/// A file's name as a terminal may be sent it.
fn printable(file: &str) -> String {
    file.chars().map(visible).collect()
}

fn snippet<'a>(
    excerpt: &'a Excerpt,
    file: &'a str,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let annotation = kind.span(excerpt.start..excerpt.end);
    let annotation = match label {
        Some(label) => annotation.label(label),
        None => annotation,
    };
    Snippet::source(excerpt.line.as_str()).path(file).line_start(excerpt.number).annotation(annotation)
}
