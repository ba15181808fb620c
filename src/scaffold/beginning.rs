//! A whole site to begin with: an imaginary city with one year's plans, whose files explain themselves.

use std::path::{Path, PathBuf};

use include_dir::{Dir, File, include_dir};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::editor;
use super::folder::{self, NewFile};
use super::refusal::Refusal;
use crate::calendar::{Date, EraDisplay, FiscalYear, display_date};
use crate::draft::{DepartmentDraft, Prose, SectionDraft, department_shape};
use crate::language::Language;
use crate::sentences::fill;
use crate::settings::{self, Settings};
use crate::source::CONTENT;
use crate::yaml;

static JAPANESE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/beginning/ja");
static ENGLISH: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/beginning/en");
static BOTH: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/beginning/both");

/// What the name of a file begins with that is to begin with a dot. Under its own name it would mean something to the
/// repository of this program.
const DOT: &str = "dot-";

/// A site that was begun.
#[derive(Debug)]
pub struct Begun {
    /// The fiscal year of its plans.
    pub year: FiscalYear,
    /// How many goals it has, its draft included.
    pub goals: usize,
    /// The files that were there already and stay as they are, relative to the site's folder.
    pub kept: Vec<String>,
}

/// Makes a site in a folder that is not in use. The year is the one that the present moment lies in; a
/// moment that somebody wrote is meant in the site's time zone.
///
/// # Errors
/// Why it was not made.
pub fn begin(
    root: &Path,
    language: Language,
    now: impl Fn(&TimeZone) -> Timestamp,
) -> Result<Begun, Refusal> {
    if let Some(file) = in_the_way(root) {
        return Err(Refusal::NoFolder { file });
    }
    let names = folder::names(root)?;
    if !names.is_empty() {
        return Err(Refusal::InUse { folder: root.display().to_string(), names });
    }
    let own = match language {
        Language::Japanese => &JAPANESE,
        Language::English => &ENGLISH,
    };
    let mut templates = Vec::new();
    collect(own, &mut templates);
    collect(&BOTH, &mut templates);
    let text = |path: &str| templates.iter().find(|(name, _)| name == path).map_or("", |(_, text)| text);
    let (settings, ..) = settings::read(text(settings::FILE));
    let today = now(&settings.time_zone).to_zoned(settings.time_zone.clone()).date();
    let year = FiscalYear::of(today, settings.start_month).ok_or(Refusal::NoYear { today })?;
    let words = Words::new(year, &settings);
    let mut files: Vec<NewFile> = templates
        .iter()
        .map(|(path, text)| NewFile { path: words.fill(path), bytes: words.fill(text).into_bytes() })
        .collect();
    let departments: Vec<DepartmentDraft> = templates
        .iter()
        .filter_map(|(path, text)| department(&words.fill(path), &words.fill(text)))
        .collect();
    files.extend(editor::files(&settings, &departments));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let is_goal = |file: &&NewFile| {
        departments.iter().any(|of| file.path.starts_with(&format!("{}/", of.folder)))
            && !file.path.ends_with("/_index.md")
    };
    let goals = files.iter().filter(is_goal).count();
    let kept = folder::create(root, &files)?;
    Ok(Begun { year, goals, kept })
}

/// The file that stands where the folder, or one above it, is to be.
fn in_the_way(root: &Path) -> Option<PathBuf> {
    let nearest = root.ancestors().find(|path| path.exists())?;
    (!nearest.is_dir()).then(|| nearest.to_owned())
}

/// The texts of a folder by path, with `/`.
fn collect(folder: &Dir<'static>, templates: &mut Vec<(String, &'static str)>) {
    for file in folder.files() {
        templates.push((path(file), file.contents_utf8().unwrap_or_default()));
    }
    for inner in folder.dirs() {
        collect(inner, templates);
    }
}

fn path(file: &File<'_>) -> String {
    let part = |part: &str| part.strip_prefix(DOT).map_or_else(|| part.to_owned(), |rest| format!(".{rest}"));
    let parts = file.path().components().map(|name| part(&name.as_os_str().to_string_lossy()));
    parts.collect::<Vec<_>>().join("/")
}

/// A department's own file, as far as an editor needs to know it.
fn department(path: &str, text: &str) -> Option<DepartmentDraft> {
    let folder = path.strip_suffix("/_index.md")?;
    let (_, key) = folder.strip_prefix(CONTENT)?.strip_prefix('/')?.split_once('/')?;
    let parts = yaml::split(text).ok()?;
    let (record, _) = yaml::read(&text[parts.yaml], &department_shape());
    let record = record?;
    let section = |node: &yaml::Node| {
        let record = node.as_record()?;
        Some(SectionDraft { key: record.text("key")?.to_owned(), name: record.text("name")?.to_owned() })
    };
    Some(DepartmentDraft {
        key: key.to_owned(),
        folder: folder.to_owned(),
        file: Some(path.to_owned()),
        name: record.text("name")?.to_owned(),
        created: None,
        officers: Vec::new(),
        sections: record.list("sections").iter().filter_map(section).collect(),
        introduction: Prose::default(),
        goals: Vec::new(),
    })
}

/// What stands in the places of the templates: the year and its days.
struct Words([(&'static str, String); 7]);

impl Words {
    fn new(year: FiscalYear, settings: &Settings) -> Self {
        let language = settings.language;
        let [first, last] = [year.first_day(settings.start_month), year.last_day(settings.start_month)];
        // As somebody writes a date in front matter.
        let written = |day: Date| match language {
            Language::Japanese => display_date(day, EraDisplay::Era, language),
            Language::English => day.to_string(),
        };
        let shown = |day| display_date(day, EraDisplay::Western, language);
        let autumn = first.with().month(10).build().unwrap_or(first);
        Self([
            ("year", year.number().to_string()),
            ("next", (year.number() + 1).to_string()),
            ("fiscal_year", year.display(EraDisplay::Era, language)),
            ("first_day", shown(first)),
            ("last_day", shown(last)),
            ("created", written(first)),
            ("day", written(autumn)),
        ])
    }

    fn fill(&self, text: &str) -> String {
        fill(text, |name| self.0.iter().find(|(place, _)| *place == name).map(|(_, words)| words))
    }
}
