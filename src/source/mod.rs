//! The files of a site's `content/` folder: found, named, read. This is where content meets the disk.

mod conflict;
mod read;
mod walk;

pub use read::{MAXIMUM_BYTES, read_bytes, read_text};
pub(crate) use read::{decode, to_text};
pub use walk::{Entry, Tree, walk};

/// The folder that holds the content, inside the site's folder.
pub const CONTENT: &str = "content";
