//! Tells findings, and what was withheld.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use jiff::Timestamp;

use super::arguments::{Colour, Format, SiteArguments};
use super::messages::MESSAGES;
use super::{Failure, Status};
use crate::calendar::{self, EraDisplay};
use crate::diagnostic::{self, Catalogue, Finding, Severity};
use crate::language::Language;
use crate::pipeline::{self, Loaded, SiteTexts};
use crate::plan::{Clock, WithheldReason};
use crate::sentences::Sentences;
use crate::settings::{BaseUrl, Overrides, Settings};

/// Where the findings go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    /// They are what was asked for.
    Result,
    /// They are a remark beside what was asked for; JSON is asked for all the same.
    Remark,
}

/// Reads and checks the site that the arguments name.
pub(super) fn load(arguments: &SiteArguments, lang: Option<Language>) -> Result<Loaded, Failure> {
    let language = lang.unwrap_or_else(|| super::help::language(&[]));
    let overrides = overrides(arguments.base_url.as_deref(), language)?;
    let clock = clock(arguments, language)?;
    pipeline::load(&arguments.root, &overrides, clock).map_err(|error| Failure::Environment(error, language))
}

/// The moment that was asked for, or else the present one; it takes the site's zone to know.
pub(super) fn clock(
    arguments: &SiteArguments,
    language: Language,
) -> Result<impl Fn(&Settings) -> Clock, Failure> {
    check_now(arguments.now.as_deref(), language)?;
    Ok(|settings: &Settings| {
        let asked = arguments.now.as_ref().and_then(|text| calendar::parse_moment(text, &settings.time_zone));
        Clock { now: asked.unwrap_or_else(Timestamp::now), shows_withheld: arguments.drafts }
    })
}

/// Reads `--base-url`.
pub(super) fn overrides(base_url: Option<&str>, language: Language) -> Result<Overrides, Failure> {
    let refuse = |text| Failure::Usage(MESSAGES.of(language).fill("not-an-address", &[("value", text)]));
    let base_url = base_url.map(|text| BaseUrl::parse(text).ok_or_else(|| refuse(text))).transpose()?;
    Ok(Overrides { base_url, encoding: None })
}

/// Refuses a `--now` that is no moment. One that cannot be read in one zone cannot be read in any.
pub(super) fn check_now(text: Option<&str>, language: Language) -> Result<(), Failure> {
    match text {
        Some(text) if calendar::parse_moment(text, &jiff::tz::TimeZone::UTC).is_none() => {
            Err(Failure::Usage(MESSAGES.of(language).fill("not-a-moment", &[("value", text)])))
        }
        _ => Ok(()),
    }
}

/// Tells every finding, and how many there are. Returns whether they stop the publication.
pub(super) fn findings(
    arguments: &SiteArguments,
    loaded: &Loaded,
    language: Language,
    channel: Channel,
) -> Status {
    let findings = &loaded.findings;
    let texts = SiteTexts::new(&loaded.root);
    let catalogue = Catalogue::of(language);
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let to_stdout = channel == Channel::Result || arguments.format == Format::Json;
    let mut stdout = std::io::stdout().lock();
    let mut stderr = std::io::stderr().lock();
    let is_terminal = if to_stdout { stdout.is_terminal() } else { stderr.is_terminal() };
    let out: &mut dyn Write = if to_stdout { &mut stdout } else { &mut stderr };
    let colour = is_coloured(arguments.color, is_terminal);
    let tell = |finding: &Finding| match arguments.format {
        Format::Short => diagnostic::short(finding, &texts, catalogue),
        Format::Human | Format::Json => {
            format!("{}\n", diagnostic::human(finding, &texts, catalogue, colour))
        }
    };
    // A reader who went away (`| head`) is no reason to fail.
    let _ = match arguments.format {
        Format::Json => writeln!(out, "{}", diagnostic::to_json(findings, &texts, catalogue)),
        Format::Human | Format::Short => {
            findings.iter().try_for_each(|finding| writeln!(out, "{}", tell(finding)))
        }
    };
    if !findings.is_empty() && arguments.format == Format::Human {
        let _ = writeln!(out, "{}", catalogue.totals(errors, warnings));
    }
    if errors > 0 || (warnings > 0 && arguments.deny_warnings) { Status::Findings } else { Status::Fine }
}

/// Whether what is printed has colours.
pub(super) fn is_coloured(asked: Colour, is_terminal: bool) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Says which goals are withheld, and until when.
pub(super) fn withheld(
    loaded: &Loaded,
    messages: &Sentences,
    language: Language,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    if loaded.withheld.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", messages.fill("withheld", &[("count", &loaded.withheld.len().to_string())]))?;
    for goal in &loaded.withheld {
        let file = goal.file.as_str();
        let line = match goal.reason {
            WithheldReason::Draft => messages.fill("withheld-draft", &[("file", file)]),
            WithheldReason::Until(moment) => {
                let zoned = moment.to_zoned(loaded.settings.time_zone.clone());
                let date = calendar::display_date(zoned.date(), EraDisplay::Western, language);
                let time = format!("{:02}:{:02}", zoned.hour(), zoned.minute());
                messages.fill("withheld-until", &[("file", file), ("moment", &format!("{date} {time}"))])
            }
        };
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The folder that a build publishes to.
pub(super) fn output_folder(root: &std::path::Path, asked: Option<&PathBuf>) -> PathBuf {
    asked.cloned().unwrap_or_else(|| root.join("public"))
}
