//! What can be said on the command line. The words of the help are in `messages/`, by language.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::language::Language;
use crate::settings::Encoding;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "goalpress",
    version,
    arg_required_else_help = true,
    subcommand_required = true,
    propagate_version = true
)]
pub(super) struct Arguments {
    #[arg(long, value_name = "LANGUAGE", value_parser = language, global = true)]
    pub(super) lang: Option<Language>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(Build),
    Check(Check),
    Serve(Serve),
    Init(Init),
    New(New),
    Import(Import),
    Fmt(Fmt),
    Search(Search),
    Export(Export),
    Schema(Schema),
    Theme(Theme),
    Completions { shell: clap_complete::Shell },
    Man,
}

/// What every command that reads a site can be told.
#[derive(Args, Debug)]
pub(super) struct SiteArguments {
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    #[arg(long)]
    pub(super) drafts: bool,
    #[arg(long, value_name = "DATE-TIME")]
    pub(super) now: Option<String>,
    #[arg(long)]
    pub(super) deny_warnings: bool,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

#[derive(Args, Debug)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) site: SiteArguments,
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) explain: bool,
    #[arg(long)]
    pub(super) timings: bool,
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) site: SiteArguments,
}

#[derive(Args, Debug)]
pub(super) struct Serve {
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(long, default_value = "127.0.0.1")]
    pub(super) host: String,
    #[arg(long, short, default_value_t = 4000)]
    pub(super) port: u16,
    #[arg(long)]
    pub(super) open: bool,
    #[arg(long)]
    pub(super) public: bool,
    #[arg(long)]
    pub(super) poll: bool,
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    #[arg(long, value_name = "DATE-TIME")]
    pub(super) now: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Init {
    #[arg(id = "begun_folder", value_name = "DIR")]
    pub(super) root: PathBuf,
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(super) language: Option<Language>,
    #[arg(id = "begun_now", long = "now", value_name = "DATE-TIME")]
    pub(super) now: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct New {
    #[arg(value_name = "YEAR/DEPARTMENT")]
    pub(super) plan: String,
    #[arg(value_name = "SLUG", required_unless_present = "from", conflicts_with = "from")]
    pub(super) slug: Option<String>,
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    pub(super) title: Option<String>,
    #[arg(long, value_name = "YEAR/DEPARTMENT")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Import {
    #[arg(id = "import_file", value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(id = "import_year", long = "year", short = 'y', value_name = "YEAR")]
    pub(super) year: String,
    #[arg(id = "import_department", long = "department", short = 'd', value_name = "KEY")]
    pub(super) department: String,
    #[arg(long = "sheet", value_name = "NAME")]
    pub(super) sheets: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) columns: Option<PathBuf>,
    #[arg(long, value_name = "WORDS")]
    pub(super) slug_column: Option<String>,
    #[arg(long)]
    pub(super) hidden: bool,
    #[arg(long)]
    pub(super) update: bool,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Fmt {
    #[arg(id = "formatted", value_name = "FILE")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(id = "fmt_check", long = "check")]
    pub(super) check: bool,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Search {
    #[arg(value_name = "QUERY", required = true)]
    pub(super) query: Vec<String>,
    #[arg(long, short, value_name = "YEAR")]
    pub(super) year: Option<String>,
    #[arg(long, short, value_name = "KEY")]
    pub(super) department: Option<String>,
    #[arg(long, short, value_name = "KEY")]
    pub(super) section: Option<String>,
    #[arg(long, short, value_name = "KEY")]
    pub(super) category: Option<String>,
    #[arg(long, short = 'n', value_name = "NUMBER")]
    pub(super) limit: Option<NonZeroUsize>,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(id = "search_drafts", long = "drafts")]
    pub(super) drafts: bool,
    #[arg(long, value_name = "DATE-TIME")]
    pub(super) now: Option<String>,
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

#[derive(Args, Debug)]
pub(super) struct Export {
    #[arg(value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub(super) what: Exported,
    #[arg(long, short, value_name = "YEAR")]
    pub(super) year: Option<String>,
    #[arg(long, short, value_name = "KEY")]
    pub(super) department: Option<String>,
    #[arg(long, short, value_name = "KEY")]
    pub(super) category: Option<String>,
    #[arg(id = "export_file", long = "output", short = 'o', value_name = "FILE", default_value = "-")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,
    #[command(flatten)]
    pub(super) site: PublicArguments,
}

/// What a command that shows nothing but what is public can be told about the site.
#[derive(Args, Debug)]
pub(super) struct PublicArguments {
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    #[arg(long, value_name = "DATE-TIME")]
    pub(super) now: Option<String>,
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Exported {
    Form,
    Goals,
    GoalLines,
    Departments,
    Officers,
    Codes,
    Workbook,
    Package,
    Readme,
    List,
    Plan,
    Schema,
    Stratml,
    Calendar,
    Feed,
}

#[derive(Args, Debug)]
pub(super) struct Schema {
    #[arg(id = "described", value_enum, value_name = "WHAT")]
    pub(super) what: Described,
    #[arg(id = "schema_department", long = "department", value_name = "YEAR/KEY")]
    pub(super) department: Option<String>,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
}

/// What there is a JSON Schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Described {
    Goal,
    Department,
    Site,
}

/// What can be done with the theme.
#[derive(Args, Debug)]
pub(super) struct Theme {
    #[command(subcommand)]
    pub(super) command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    List {
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
    },
    Eject {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<String>,
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,
    },
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Short,
    Json,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::parse(name).ok_or_else(|| Encoding::ALL.map(|(name, _)| name).join(", "))
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| Language::ALL.map(Language::tag).join(", "))
}
