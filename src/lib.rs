//! goalpress builds a site from a public body's goal plans: one Markdown file per goal, one [`plan::Plan`] per
//! department and fiscal year.
//!
//! # The flow
//!
//! ```text
//! content/ ─source─▶ files ─draft─▶ drafts ─check─▶ findings, or ─plan─▶ Plans ─site─▶ views ─render─▶ pages ─output─▶ public/
//!  themes/ ─theme──────▲ (labels)                                                        ▲ (templates)   export ──▲
//! ```
//!
//! Data flows one way, and every arrow is a function from data to data. [`pipeline`] is the whole flow; every
//! command is a part of it.
//!
//! # The map
//!
//! Each module imports only from those above it.
//!
//! | module | job | touches the world |
//! | --- | --- | --- |
//! | [`language`] | the languages of the interface | no |
//! | [`sentences`] | what the program says, by key and language | no |
//! | [`digest`] | stable content hashes | no |
//! | [`stamp`] | what the system says of a file that moves whenever the file changes | reads |
//! | `percent` | percent-encoding, read and written | no |
//! | [`fold`] | matching of words that differ in width, case or white space | no |
//! | [`yaml`] | YAML text to plain values and mistakes, with places on request | no |
//! | [`diagnostic`] | findings as data; printed for people and as JSON | no |
//! | [`calendar`] | fiscal years, era dates, deadlines, moments: parse and format | no |
//! | [`address`] | where pages lie, from names of files and folders | no |
//! | [`settings`] | `site.yaml` to settings, with the form | no |
//! | [`source`] | walk `content/`, read files; sorted | reads |
//! | [`markdown`] | a body to safe HTML with slots for links, Japanese rules included | no |
//! | [`picture`] | words, counts and colours to a share picture; the font is built in | no |
//! | [`theme`] | templates, assets, words: built in and overridden | reads |
//! | [`draft`] | one file to one draft, with its own mistakes | through `source` |
//! | [`link`] | where links in the content lead | no |
//! | [`check`] | rules that need several files, one per file | no |
//! | [`plan`] | the domain: what is public, assembled | no |
//! | [`site`] | which pages exist, and everything that each shows | no |
//! | [`render`] | view and theme to bytes | no |
//! | [`search`] | what can be found and how; the index as static files | no |
//! | [`export`] | files for machines and for further use, one kind a file | temporary files, while a spreadsheet is written |
//! | [`audit`] | whether rendered pages can be used by everybody | no |
//! | [`output`] | publish a site into a folder, safely | writes |
//! | [`ledger`] | what the last build read, wrote and indexed | reads, writes |
//! | [`pipeline`] | the flow | composes |
//! | [`serve`] | watch, HTTP, live reload: the preview | yes |
//! | [`spreadsheet`] | a spreadsheet file, of whatever format, to plain cells, within bounds | no |
//! | [`schema`] | JSON Schema of what people write, from the shapes that files are read with | no |
//! | [`scaffold`] | what somebody begins with: a site, a goal, a new year's plan | reads, writes new files |
//! | [`import`] | a department's spreadsheet to a plan in text | reads, writes |
//! | [`format`](mod@format) | front matter in one order and spelling | reads, replaces files |
//! | [`cli`] | arguments, then one file per command | yes |
//!
//! Bodies are converted where they are read, in parallel and once: `markdown` therefore stands above `draft`, and
//! a plan carries its texts as opaque [`draft::Prose`]. Links become addresses only when a page shows the text,
//! because they are relative to that page.
//!
//! # Invariants
//!
//! - A user's mistake is a [`diagnostic::Finding`] beside a value, never an `Err`;
//!   [`diagnostic::EnvironmentError`] is what the machine refuses (disk, permission, a folder that is not ours).
//! - Findings are data; sentences are in the catalogues, one per language, and are put together when they are
//!   shown. No sentence stands in the code.
//! - `plan` looks into no HTML, `render` knows no disk, `export` knows no theme. Domain types do not implement
//!   `Serialize`: views do.
//! - A page's bytes depend only on its view, the theme and the program's version. Templates reach no clock, no
//!   file, no environment and no other page.
//! - Only `cli` reads the clock and the environment; the preview is handed a clock. `pipeline` asks but one thing of
//!   them, which program it is, because a ledger of another program is worth nothing. No output depends on hash-map order, thread count,
//!   file-system order, locale, or where the site's folder is.
//! - Nothing is published from a run with errors. A reader of the output never sees half a file, and a killed
//!   build leaves a site that still serves and that the next build makes whole.
//! - Only files that goalpress wrote are ever deleted or overwritten; a folder that is not its own is refused.
//! - Every draft is checked, those that are withheld included; withheld goals are dropped in [`plan::assemble`],
//!   so that nothing after it can leak what it never sees.
//! - The author's text is never rewritten. Folding is for matching, keys and sorting alone.
//! - A build that remembers gives the same bytes as one that does not. What the ledger says is verified before it is
//!   used: its own bytes by a digest, sources and outputs by their stamps or their bytes. The unit of remembering is
//!   the plan: its pages and the files beside them follow from its own files, from what all pages share, and from the program, or else it is
//!   read again. A goal that was remembered has no texts, and no page that shows them is made from it.
//! - No text from outside makes the program panic.

pub mod address;
pub mod audit;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod digest;
pub mod draft;
pub mod export;
pub mod fold;
pub mod format;
pub mod import;
pub mod language;
pub mod ledger;
pub mod link;
pub mod markdown;
pub mod output;
mod percent;
pub mod picture;
pub mod pipeline;
pub mod plan;
pub mod render;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod sentences;
pub mod serve;
pub mod settings;
pub mod site;
pub mod source;
pub mod spreadsheet;
pub mod stamp;
pub mod theme;
pub mod yaml;
