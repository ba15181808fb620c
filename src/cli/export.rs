//! `goalpress export`.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;

use super::arguments::{Colour, Export, Exported, Format, SiteArguments};
use super::messages::MESSAGES;
use super::report::{self, Channel};
use super::unknown::unknown;
use super::{Failure, Status};
use crate::address::data::Topic;
use crate::calendar::FiscalYear;
use crate::diagnostic::EnvironmentError;
use crate::export::tables::Table;
use crate::export::{self, DataSetFile, PlanFile, Unit};
use crate::language::Language;
use crate::pipeline::{self, Loaded};
use crate::plan::{Plan, Year};
use crate::settings::Overrides;

/// Prints a file that a build would make, or what it would hold of a part of the site.
pub(super) fn run(arguments: &Export, lang: Option<Language>) -> Result<Status, Failure> {
    let asked = lang.unwrap_or_else(|| super::help::language(&[]));
    let is_standard = arguments.output.as_os_str() == "-";
    if is_standard && is_binary(arguments.what) && io::stdout().is_terminal() {
        return Err(Failure::Usage(MESSAGES.of(asked).get("export-to-terminal").to_owned()));
    }
    let site = SiteArguments {
        root: arguments.site.root.clone(),
        base_url: arguments.site.base_url.clone(),
        drafts: false,
        now: arguments.site.now.clone(),
        deny_warnings: false,
        format: Format::Human,
        color: Colour::Auto,
    };
    let overrides =
        Overrides { encoding: arguments.encoding, ..report::overrides(site.base_url.as_deref(), asked)? };
    let clock = report::clock(&site, asked)?;
    let fail = |error| Failure::Environment(error, asked);
    let mut loaded = pipeline::load(&site.root, &overrides, clock).map_err(fail)?;
    let language = lang.unwrap_or(loaded.settings.language);
    // From here on the site says in which language it wants to be answered.
    let fail = |error| Failure::Environment(error, language);
    refuse_idle(arguments, language)?;
    if report::findings(&site, &loaded, language, Channel::Remark) == Status::Findings {
        return Ok(Status::Findings);
    }
    narrow(&mut loaded, arguments, language)?;
    let unit = unit(&loaded, arguments, language)?;
    let there_is = if is_standard {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let written = export::write(&loaded.site(), unit, &mut out).and_then(|there_is| {
            out.flush()?;
            Ok(there_is)
        });
        match written {
            // A reader who went away (`| head`) is no reason to fail.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(Status::Fine),
            written => written.map_err(|error| fail(EnvironmentError::io("write", "-".as_ref(), error)))?,
        }
    } else {
        to_file(&loaded, unit, &arguments.output).map_err(fail)?
    };
    if there_is {
        return Ok(Status::Fine);
    }
    Err(Failure::Usage(MESSAGES.of(language).get("export-nothing").to_owned()))
}

/// Refuses an option that would do nothing.
fn refuse_idle(arguments: &Export, language: Language) -> Result<(), Failure> {
    use Exported::{
        Codes, Departments, Form, GoalLines, Goals, Officers, Package, Plan, Readme, Schema, Stratml,
    };
    let what = arguments.what;
    let is_table = matches!(what, Goals | GoalLines | Departments | Officers | Codes | Package | Readme);
    let is_narrow = !matches!(what, Codes | Schema);
    let has_goals = is_narrow && !matches!(what, Departments | Officers | Form | Plan | Stratml);
    let options = [
        ("--year", arguments.year.is_some(), what != Schema),
        ("--department", arguments.department.is_some(), is_narrow),
        ("--category", arguments.category.is_some(), has_goals),
        ("--encoding", arguments.encoding.is_some(), is_table),
    ];
    match options.into_iter().find(|(_, is_given, is_of_use)| *is_given && !is_of_use) {
        Some((option, ..)) => {
            let what = what.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            let words = [("option", option), ("format", what.as_str())];
            Err(Failure::Usage(MESSAGES.of(language).fill("export-idle", &words)))
        }
        None => Ok(()),
    }
}

/// Whether a file is nothing for a terminal.
fn is_binary(what: Exported) -> bool {
    matches!(what, Exported::Form | Exported::Workbook)
}

/// Writes a file as a whole or not at all; `false` where there is nothing to write. What is no file, such as a device or
/// a pipe with a name, is written into and stays what it is.
fn to_file(loaded: &Loaded, unit: Unit<'_>, path: &Path) -> Result<bool, EnvironmentError> {
    let refused = |error| EnvironmentError::io("write", path, error);
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let write = || {
            let mut out = BufWriter::with_capacity(1 << 16, File::options().write(true).open(path)?);
            let there_is = export::write(&loaded.site(), unit, &mut out)?;
            out.flush()?;
            Ok(there_is)
        };
        return write().map_err(refused);
    }
    let mut name = path.file_name().ok_or_else(|| refused(ErrorKind::InvalidInput.into()))?.to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let waiting = path.with_file_name(name);
    let write = || {
        let mut out = BufWriter::with_capacity(1 << 16, File::create_new(&waiting)?);
        let there_is = export::write(&loaded.site(), unit, &mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        if there_is {
            fs::rename(&waiting, path)?;
        } else {
            fs::remove_file(&waiting)?;
        }
        Ok(there_is)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&waiting);
        refused(error)
    })
}

/// Leaves out what was not asked for.
fn narrow(loaded: &mut Loaded, arguments: &Export, language: Language) -> Result<(), Failure> {
    let refuse = |option: &str, value: &str, keys: Vec<String>, names: Vec<String>| {
        Err(unknown(option, value, &keys, &names, language))
    };
    let years = &mut loaded.plans.years;
    if let Some(key) = &arguments.year {
        let known = years.iter().map(|year| year.key.clone()).collect();
        years.retain(|year| year.key == *key || FiscalYear::parse(key) == Ok(year.fiscal_year));
        if years.is_empty() {
            return refuse("--year", key, known, Vec::new());
        }
    }
    if let Some(key) = &arguments.department {
        let (mut known, mut names) = (Vec::new(), Vec::new());
        for department in years.iter().flat_map(|year| &year.plans).map(|plan| &plan.department) {
            for (part, parts) in [(&department.key, &mut known), (&department.name, &mut names)] {
                if !parts.contains(part) {
                    parts.push(part.clone());
                }
            }
        }
        for year in years.iter_mut() {
            year.plans.retain(|plan| plan.department.key == *key || plan.department.name == *key);
        }
        years.retain(|year| !year.plans.is_empty());
        if years.is_empty() {
            return refuse("--department", key, known, names);
        }
    }
    if let Some(key) = &arguments.category {
        let Some(category) = loaded.settings.category(key) else {
            let categories = &loaded.settings.categories;
            let known = categories.iter().map(|category| category.key.clone()).collect();
            let names = categories.iter().map(|category| category.name.clone()).collect();
            return refuse("--category", key, known, names);
        };
        for plan in years.iter_mut().flat_map(|year| &mut year.plans) {
            plan.goals.retain(|goal| goal.written.category == Some(category));
        }
    }
    Ok(())
}

/// What is written.
fn unit<'a>(loaded: &'a Loaded, arguments: &Export, language: Language) -> Result<Unit<'a>, Failure> {
    let years = &loaded.plans.years;
    // A data set of one year is told as that year's.
    let set = |file| Ok(Unit::Set(file, arguments.year.as_ref().and(years.first())));
    let one_plan = |file| match one_plan(loaded, language) {
        Ok((year, plan)) => Ok(Unit::Plan(file, year, plan)),
        Err(words) => Err(Failure::Usage(words)),
    };
    let category = || arguments.category.as_ref().and_then(|key| loaded.settings.category(key));
    let topic = || match (&arguments.department, category()) {
        (Some(_), _) => {
            let mut plans = years.iter().flat_map(|year| &year.plans);
            plans.next().map_or(Topic::Site, |plan| Topic::Department(&plan.department.key))
        }
        (None, Some(category)) => Topic::Category(&loaded.settings.categories[category].key),
        (None, None) => Topic::Site,
    };
    match arguments.what {
        Exported::Form => one_plan(PlanFile::Form),
        Exported::Plan => one_plan(PlanFile::Json),
        Exported::Stratml => one_plan(PlanFile::Stratml),
        Exported::Goals => set(DataSetFile::Table(Table::Goals)),
        Exported::GoalLines => set(DataSetFile::Table(Table::GoalLines)),
        Exported::Departments => set(DataSetFile::Table(Table::Departments)),
        Exported::Officers => set(DataSetFile::Table(Table::Officers)),
        Exported::Codes => set(DataSetFile::Table(Table::Codes)),
        Exported::Workbook => set(DataSetFile::Workbook),
        Exported::Package => set(DataSetFile::Package),
        Exported::Readme => set(DataSetFile::Readme),
        Exported::List => Ok(Unit::List),
        Exported::Schema => Ok(Unit::Schema),
        Exported::Calendar => Ok(Unit::Calendar(topic())),
        Exported::Feed => Ok(Unit::Feed(topic())),
    }
}

/// The one plan that is meant.
fn one_plan(loaded: &Loaded, language: Language) -> Result<(&Year, &Plan), String> {
    let messages = MESSAGES.of(language);
    let years = &loaded.plans.years;
    let plans: Vec<(&Year, &Plan)> =
        years.iter().flat_map(|year| year.plans.iter().map(move |plan| (year, plan))).collect();
    if let [plan] = plans.as_slice() {
        return Ok(*plan);
    }
    let known =
        plans.iter().map(|(year, plan)| format!("--year {} --department {}", year.key, plan.department.key));
    let list = known.collect::<Vec<_>>().join("\n    ");
    Err(messages.fill("export-one-plan", &[("list", &list)]))
}
