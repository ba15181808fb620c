//! `goalpress schema`.

use std::io::Write;

use super::arguments::{Described, Schema};
use super::messages::MESSAGES;
use super::{Failure, Status};
use crate::diagnostic;
use crate::draft::DepartmentDraft;
use crate::language::Language;
use crate::pipeline::Sources;
use crate::schema;
use crate::settings::Overrides;

/// Prints what may stand in a file. Mistakes of the content are for `check` to say: whoever mends them wants the schema.
pub(super) fn run(arguments: &Schema, lang: Option<Language>) -> Result<Status, Failure> {
    let asked = lang.unwrap_or_else(|| super::help::language(&[]));
    let sources = Sources::read(&arguments.root, &Overrides::default())
        .map_err(|error| Failure::Environment(error, asked))?;
    let settings = &*sources.settings;
    let language = lang.unwrap_or(settings.language);
    let schema = match arguments.what {
        Described::Site => schema::site(language),
        Described::Department => schema::department(settings, language),
        Described::Goal => {
            let content = sources.content();
            let all =
                || content.years.iter().flat_map(|year| year.departments.iter().map(|it| (&year.key, it)));
            let name = |(year, department): (&String, &DepartmentDraft)| format!("{year}/{}", department.key);
            let is_meant =
                |of| arguments.department.as_ref().is_none_or(|key| name(of) == key.trim_matches('/'));
            let departments: Vec<_> =
                all().filter(|of| is_meant(*of)).map(|(_, department)| department).collect();
            if let (Some(key), []) = (&arguments.department, departments.as_slice()) {
                return Err(unknown(key, &all().map(name).collect::<Vec<_>>(), language));
            }
            schema::goal(settings, &departments, language)
        }
    };
    // A reader who went away (`| head`) is no reason to fail.
    let _ = writeln!(std::io::stdout().lock(), "{schema:#}");
    Ok(Status::Fine)
}

fn unknown(key: &str, known: &[String], language: Language) -> Failure {
    let messages = MESSAGES.of(language);
    let mut lines = vec![messages.fill("export-unknown", &[("option", "--department"), ("value", key)])];
    let nearest = diagnostic::nearest(key, known.iter().map(String::as_str));
    lines.extend(nearest.map(|nearest| messages.fill("not-ejected-nearest", &[("nearest", nearest)])));
    lines.push(messages.fill("export-known", &[("list", &known.join(messages.get("separator")))]));
    Failure::Usage(lines.join("\n"))
}
