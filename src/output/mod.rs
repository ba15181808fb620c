//! Publishes a finished site into a folder: only what changed, all of it or nothing, and never over a stranger.
//!
//! # What lies in the folder
//! Beside the site there are `.goalpress-manifest`, which says which files are ours; `.goalpress-lock`, which
//! stays once it is made, so that locking again does not touch the folder; and while a run has something to
//! write, `.goalpress-staging`, which is on the same file system and therefore lets every file be renamed into
//! place. No output may have such a name, and whatever is in the staging folder is ours to throw away.
//!
//! # What is ours
//! A file is ours if the manifest lists it, whoever edited it since, and a stranger's if not: that is never
//! overwritten or deleted, unless it has the very bytes that we would write, and then it counts as written by us.
//! A manifest that is damaged tells nothing, so a folder that has one and other files is refused. No symbolic
//! link inside the folder is followed; the folder itself may be one, because that is a person's choice.
//!
//! # The order of a commit
//! Everything is looked at before anything is moved: two outputs at one address, and strangers in the way, are
//! found here. If nothing is to be changed, nothing is written, and no time of any file or folder moves. Then:
//!
//! 1. The journal replaces the manifest. It lists the old files and, as *pending*, the new ones. A pending file
//!    is ours only if it has exactly the bytes that the journal tells, so a person's file that appears at such
//!    an address after a killed run is not taken for ours. Where no new address is added the manifest that is
//!    there will do, and there is no journal.
//! 2. Old files that stand where a folder must go, or in a folder where a file must go, are set aside.
//! 3. The new files are renamed into place, and folders are made for them. A link to each old file is kept in
//!    the staging folder.
//! 4. Old files that are no longer wanted are set aside, and folders that become empty are removed: last, so
//!    that a reader who follows a link on an old page finds its target for as long as possible.
//! 5. The final manifest replaces the journal: from here on the publication counts.
//! 6. The staging folder is removed, with everything that was set aside.
//!
//! # When it is killed
//! At any moment every published file is old or new, and whole, since each comes by one rename. Before step 1
//! only the staging folder is left, which the next run clears. From step 1 to 5 the manifest lists every file
//! that may be there, so the folder is recognised, and the next run compares real bytes with what it would
//! write, and removes what it does not want, empty folders on the way to pending files included. The bytes
//! of single files are not forced to the disk, so a power cut can leave them short: they then differ, and are
//! written again. The manifest is forced, because without it the folder would not be recognised.
//!
//! # When the system refuses
//! Until step 5 every step can be taken back: what was set aside or kept by a link is renamed to its place, and
//! the old manifest returns last. So an error, unlike a kill, leaves the site as it was. If even taking back
//! is refused, the journal stays, and the folder is as after a kill.

mod changes;
mod clock;
mod disk;
mod folders;
mod ground;
mod journal;
mod lock;
mod manifest;
mod mounts;
mod outputs;
mod path;
mod plan;
mod publication;
mod record;
mod records;
mod retire;
mod staging;
mod stand;
mod survey;
mod transaction;
mod units;

#[cfg(test)]
mod tests;

pub use path::OutputPath;
pub use publication::{Publication, Published};
pub use record::Record;
pub use stand::{all_stand, stands};
