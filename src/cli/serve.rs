//! `goalpress serve`.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::arguments::Serve;
use super::report;
use super::{Failure, Status};
use crate::calendar;
use crate::diagnostic::{self, Catalogue, Finding, Severity};
use crate::language::Language;
use crate::pipeline::SiteTexts;
use crate::serve::{self, Notice, Options, Stop, WORDS};

/// How long the preview has to come to its end by itself. It is promised to be gone within a second.
const PATIENCE: Duration = Duration::from_millis(700);

/// Shows the preview until Ctrl-C.
pub(super) fn run(arguments: &Serve, lang: Option<Language>) -> Result<Status, Failure> {
    let language = lang.unwrap_or_else(|| super::help::language(&[]));
    let overrides = report::overrides(arguments.base_url.as_deref(), language)?;
    report::check_now(arguments.now.as_deref(), language)?;
    let asked_now = arguments.now.clone();
    let stop = Stop::new();
    let on_interrupt = stop.clone();
    // Without a handler Ctrl-C ends the program just the same, if less politely.
    let _ = ctrlc::set_handler(move || {
        on_interrupt.trigger();
        // This is a thread of its own. A large site that is being read is not waited for: nothing is ever written
        // that could be left half done.
        std::thread::sleep(PATIENCE);
        std::process::exit(0);
    });
    let options = Options {
        root: arguments.root.clone(),
        overrides,
        host: arguments.host.clone(),
        port: arguments.port,
        is_public: arguments.public,
        polls: arguments.poll,
        language: lang,
        now: Box::new(move |settings| {
            let asked = asked_now.as_ref().and_then(|text| calendar::parse_moment(text, &settings.time_zone));
            asked.unwrap_or_else(Timestamp::now)
        }),
    };
    let terminal = Terminal { root: arguments.root.clone(), opens: arguments.open };
    serve::run(options, &stop, move |notice| terminal.tell(&notice))
        .map_err(|error| Failure::Environment(error, language))?;
    Ok(Status::Fine)
}

/// Where the preview tells what happens.
struct Terminal {
    root: PathBuf,
    opens: bool,
}

impl Terminal {
    fn tell(&self, notice: &Notice<'_>) {
        let mut out = std::io::stdout().lock();
        // Nobody may be reading any more; the preview goes on.
        let _ = match notice {
            Notice::Ready { address, asked, is_open_to_others, language, findings } => {
                let words = WORDS.of(*language);
                let mut lines = Vec::new();
                if let Some(asked) = asked {
                    let port = address
                        .rsplit(':')
                        .next()
                        .and_then(|rest| rest.split('/').next())
                        .unwrap_or_default();
                    lines.push(words.fill("moved", &[("asked", asked.to_string().as_str()), ("port", port)]));
                }
                if *is_open_to_others {
                    lines.push(words.fill("open-to-others", &[("host", address)]));
                }
                lines.push(words.fill("ready", &[("address", address)]));
                lines.push(words.get("stop-with").to_owned());
                if self.opens && open::that_detached(address).is_err() {
                    lines.push(words.get("cannot-open").to_owned());
                }
                self.findings(findings, *language, &mut out)
                    .and_then(|()| writeln!(out, "{}", lines.join("\n")))
            }
            Notice::Updated { language, findings, took } => {
                let words = WORDS.of(*language);
                let seconds = format!("{:.3}", took.as_secs_f64());
                let is_stale = findings.iter().any(|finding| finding.severity == Severity::Error);
                let key = if is_stale { "not-updated" } else { "updated" };
                let line = words.fill(key, &[("seconds", &seconds)]);
                self.findings(findings, *language, &mut out).and_then(|()| writeln!(out, "{line}"))
            }
            Notice::Refused(error) => writeln!(out, "{error}"),
            Notice::Polling { language, reason } => {
                writeln!(out, "{}", WORDS.of(*language).fill("polling", &[("reason", reason)]))
            }
        };
        let _ = out.flush();
    }

    fn findings(&self, findings: &[Finding], language: Language, out: &mut dyn Write) -> std::io::Result<()> {
        let catalogue = Catalogue::of(language);
        let texts = SiteTexts::new(Path::new(&self.root));
        let colour = std::io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        findings.iter().try_for_each(|finding| {
            writeln!(out, "{}\n", diagnostic::human(finding, &texts, catalogue, colour))
        })
    }
}
