//! Tells which files of a site changed, soon after a save and once per burst.
//!
//! # What is watched
//! Some folders directly in the site's folder, and nothing else in it: neither what is published nor what is
//! cached. Each of them may be missing, be deleted and made again, or be renamed away and back. Such a folder may
//! itself be a symbolic link, because that is a person's choice; links inside it are not followed.
//!
//! # How
//! Where the system tells of changes (inotify, `FSEvents`, `ReadDirectoryChangesW`), `notify` listens in a thread
//! of its own, and a mailbox keeps what it heard until the burst has calmed down. All else
//! happens in the thread that asks for the next changes. Where the system does not tell, as on network drives,
//! the folders are looked through at intervals.
//!
//! # What must not be lost
//! - On Linux each folder has a watch of its own. A new folder is watched first and looked through afterwards, so
//!   a file written into it is either found or told. `notify` could do this by itself, but tells of the folder
//!   before it watches it, and gives up on a whole tree when one folder of it vanishes or cannot be read.
//! - What a system calls a rename or a creation may be a folder with anything in it, so it is looked through too.
//! - When the system's queue overflows everything is watched anew, because folders may have been missed.
//! - Whatever `notify` cannot do leads to polling, never to silence.
//!
//! # What must not be told
//! Reading: the preview reads every file that is told, and would never come to rest.

mod burst;
mod changes;
mod fallback;
mod listener;
mod mailbox;
mod native;
mod poll;
mod scope;
mod scratch;
mod snapshot;
mod stopper;
mod tree;
mod watcher;

#[cfg(test)]
mod tests;

pub use changes::{Changes, Silence};
pub use fallback::Fallback;
pub use stopper::Stopper;
pub use watcher::{WatchMode, Watcher};
