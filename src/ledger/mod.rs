//! What the last build read and what it wrote, so that the next need not do either again.
//!
//! The ledger lies in `.goalpress/` in the site's folder and may be deleted at any time. Nothing in it is believed
//! that is not verified: its own bytes by a digest, each source by its stamp or its bytes, each output by its stamp
//! or its bytes. A ledger that is missing, damaged, or another program's is an empty one: that costs time alone.

mod book;
mod entry;
mod index;
mod store;

pub use book::{Book, Interval, Remembered};
pub use entry::{PlanEntry, SourceEntry, Written};
pub use index::IndexMemory;
pub use store::{FOLDER, Ledger};
