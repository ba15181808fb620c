//! `goalpress search`.

mod alone;
mod human;
mod json;
mod told;

use std::io::{BufWriter, IsTerminal, Write};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::arguments::{Format, Search, SiteArguments};
use super::messages::MESSAGES;
use super::report::{self, Channel};
use super::unknown::unknown;
use super::{Failure, Status};
use crate::language::Language;
use crate::pipeline::SiteTexts;
use crate::search::{self, Filter, Query, Wanted};
use told::Told;

/// Prints what answers a query, as the site's search page does.
pub(super) fn run(arguments: &Search, lang: Option<Language>) -> Result<Status, Failure> {
    let site = SiteArguments {
        root: arguments.root.clone(),
        base_url: None,
        drafts: arguments.drafts,
        now: arguments.now.clone(),
        deny_warnings: false,
        format: Format::Human,
        color: arguments.color,
    };
    let loaded = report::load(&site, lang)?;
    let language = lang.unwrap_or(loaded.settings.language);
    // Mistakes mean that nothing is published, so nothing can be found. Warnings are for those who ask about them.
    if loaded.has_errors() {
        return Ok(report::findings(&site, &loaded, language, Channel::Remark));
    }
    let messages = MESSAGES.of(language);
    let words = arguments.query.join(" ");
    let site = loaded.site();
    let query = Query::parse(&words, site.settings.search.kana);
    if query.terms.is_empty() {
        return Err(Failure::Usage(messages.get("search-empty").to_owned()));
    }
    let wanted = Wanted {
        year: arguments.year.as_deref(),
        department: arguments.department.as_deref(),
        section: arguments.section.as_deref(),
        category: arguments.category.as_deref(),
    };
    let filter = Filter::new(&site, &wanted)
        .map_err(|wrong| unknown(wrong.option, &wrong.value, &wrong.keys, &wrong.names, language))?;
    let answers = search::answers(&site, &query, &filter);
    let shown = arguments.limit.map_or(answers.len(), |limit| answers.len().min(limit.get()));
    let tell = |texts: &mut SiteTexts<'_>, answer| Told::new(&site, answer, &query, texts);
    let told: Vec<Told<'_>> =
        answers[..shown].par_iter().map_init(|| SiteTexts::new(&loaded.root), tell).collect();
    let stdout = std::io::stdout();
    let colour = report::is_coloured(arguments.color, stdout.is_terminal());
    let mut out = BufWriter::new(stdout.lock());
    // A reader who went away (`| head`) is no reason to fail.
    let _ = if arguments.json {
        writeln!(out, "{}", json::document(&words, answers.len(), &told))
    } else if told.is_empty() {
        alone::nothing(&mut out, &words, &alone::less(&site, &query, &filter), messages)
    } else {
        human::results(&mut out, &told, answers.len(), messages, colour)
    }
    .and_then(|()| out.flush());
    // As of other programs that search: somebody else may want to know whether there was anything.
    Ok(if answers.is_empty() { Status::Findings } else { Status::Fine })
}
