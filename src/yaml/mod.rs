//! YAML as people write it: text in, plain values and mistakes out, with the place of everything on request.
//!
//! Values stay the words that were written (`NO`, `010` and `令和4年4月1日` are text): what they mean is for
//! the modules that know the key. Positions are looked up only when a finding needs one, so that a correct
//! file pays nothing for them.

mod flat;
mod forbidden;
mod front_matter;
mod issue;
mod locate;
mod read;
pub(crate) mod scalar;
mod shape;
mod syntax;

pub(crate) use forbidden::{first_forbidden, is_forbidden};
pub use front_matter::{FrontMatter, FrontMatterError, Layout, split};
pub use issue::{Expected, Issue, IssueKind, IssuePlace, SyntaxKind};
pub use locate::locate;
pub use read::read;
pub use shape::{Field, Node, Part, Record, Shape, Step, Target};

/// The largest front matter or configuration that is read, in bytes. A plan needs one or two hundred;
/// the limit keeps a mistaken or hostile file from costing seconds.
pub const MAXIMUM_BYTES: usize = 64 * 1024;

/// How deep brackets, lists and keys may nest. The deepest that goalpress asks for is four.
pub const MAXIMUM_DEPTH: usize = 24;
