//! Search without a server: an index of static files that the search page's script reads, and the same search from the
//! content for the command line.
//!
//! # The design
//!
//! Japanese has no spaces, and what divides it into words divides a text and a query differently. The index therefore
//! knows no words: it lists every pair of neighbouring characters, and every character. A query of one or two characters
//! is answered by one list. A longer one is answered by the lists of its pairs: what has all of them is a candidate, and
//! the places of the pairs, or the text itself where candidates are few, decide. So the answer is exact.
//!
//! - Texts and queries are folded by the same rules ([`fold`]), so that to search is to look for one string in another.
//! - Documents have numbers that seldom change ([`Rooms`]), and grams belong to files by a hash, so that an edit
//!   rewrites the files of the grams that it added and removed, and those of the line that it changed.
//! - Lists are gaps in Rice's codes, whose parameter follows from the counts; where more than half of all documents have a
//!   gram, the others are listed. That comes within a few per cent of what arithmetic coding would take, and is decoded in
//!   a few lines of script. Deflate finds nothing in such bits, and bytes for gaps take half as much again.
//! - Places are kept of the grams that more than a few documents have; candidates of rarer ones are so few that their
//!   texts decide. Of grams that always stand together one alone has lists and places.
//! - A place is a gap in a Rice code with one parameter for all grams: parameters of each gram's own would save a
//!   hundredth, and this way the codes that were written for some documents are copied, bit by bit, for all.
//! - Texts are deflated JSON of two bytes a character, eight documents to a file: fewer compress worse, and more would be
//!   fetched to show one of them.
//! - A build leaves the places of all grams in the ledger, with sums by which it sees which grams always stand together.
//!   So the next one makes the files of the grams that an edit touched ([`Patch`]) and reads no other plan's texts.
//!
//! What is withheld is not in a [site](crate::site::Site), so that no byte here depends on it.

mod alias;
mod answer;
mod bits;
mod complete;
mod contents;
mod deflate;
mod document;
mod filter;
mod folding;
mod gathering;
mod gram;
mod head;
mod index;
mod line;
mod marked;
mod occurrences;
mod patch;
mod payload;
mod piece;
mod query;
mod room;
mod scan;
mod shard;
mod shards;
mod snippet;
mod tally;
#[cfg(test)]
mod tests;
pub mod texts;

pub use answer::{Answer, Found, answers};
pub use contents::Known;
pub use document::{CLASSES, Document, Kind, of_page, of_plan};
pub use filter::{Filter, Unknown, Wanted};
pub use folding::fold;
pub use head::Head;
pub use index::{Index, all, files};
pub use line::line;
pub use marked::Marked;
pub use patch::{Change, Patch};
pub use query::{Query, Term};
pub use room::{Layout, PlanRoom, Rooms, plans_in_order};
pub use scan::Folded;
pub use shard::File;
pub use snippet::Snippet;
