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
//! # Whole folders
//! Files wait in the staging folder as a tree of the site's own shape, so that the largest part is moved by the
//! fewest steps, and no reader ever finds a file missing or half:
//!
//! - A folder that is not there yet is moved into place as it is.
//! - A folder most of whose files are new changes places with the new one, in one step. What stays the same in it
//!   is linked into the new one first, and so keeps its inode and its times.
//! - An old folder of which the site has nothing any more is moved out as it is.
//! - Everything else goes file by file, and so does all of this where the system refuses to move folders.
//!
//! The last two kinds of folders are moved only if everything in them is ours, down to the last one, nothing is
//! mounted in them, and they have the owner and the permissions that the new one has. A file that somebody puts
//! there just before the folder is moved is given back when the folder is removed.
//!
//! # The order of a commit
//! Everything is looked at before anything is moved: two outputs at one address, and strangers in the way, are
//! found here. If nothing is to be changed, nothing is written, and no time of any file or folder moves. Then:
//!
//! 1. The journal replaces the manifest. It lists the old files and, as *pending*, the new ones. A pending file
//!    is ours only if it has exactly the bytes that the journal tells, so a person's file that appears at such
//!    an address after a killed run is not taken for ours. Where no new address is added the manifest that is
//!    there will do, and there is no journal.
//! 2. Folders change places.
//! 3. Old files that stand where a folder must go, or in a folder where a file must go, are set aside.
//! 4. New folders and the remaining new files are renamed into place. A link to each old file is kept in the
//!    staging folder.
//! 5. Old folders and files that are no longer wanted are set aside, and folders that become empty are removed:
//!    last, so that a reader who follows a link on an old page finds its target for as long as possible.
//! 6. The final manifest replaces the journal: from here on the publication counts.
//! 7. Old folders are removed, on every core. This comes late also because somebody may just be on the way
//!    through one of them.
//! 8. What moved on its own is looked at, and the records are made.
//! 9. The staging folder is removed, with everything that was set aside.
//!
//! # When it is killed
//! At any moment every published file is old or new, and whole, since each comes by one rename, its own or its
//! folder's. Before step 1 only the staging folder is left, which the next run clears. From step 1 to 6 the
//! manifest lists every file that may be there, so the folder is recognised, and the next run compares real bytes
//! with what it would write, and removes what it does not want, empty folders on the way to pending files included.
//! The bytes of single files are not forced to the disk, so a power cut can leave them short: they then differ,
//! in their stamp too since that has the size, and are written again. The manifest is forced, because without it
//! the folder would not be recognised.
//!
//! # When the system refuses
//! Until step 6 every step can be taken back: folders change places again, what was set aside or kept by a link is
//! renamed to its place, and the old manifest returns last. So an error, unlike a kill, leaves the site as it was.
//! If even taking back is refused, the journal stays, and the folder is as after a kill.
//!
//! # What is believed
//! A file is known by its bytes, or by a stamp that was taken of it after an earlier run wrote or read it, if that
//! was settled: if the file system's clock had moved on, so that every later change must show. The clock is asked
//! three times: before the first published file is read, for the stamps of files that are read; between the last
//! file's writing and the first one's placing, for those of new files, which nobody else can change before they are
//! in place; and at the end, for the stamps of files that were linked or renamed on their own, since that moves one
//! of their times. Where the clock cannot be asked, or has not moved on, the record has no stamp, and the next run
//! reads the file.

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
pub use stand::{lists_just, stand};
