//! One run's publishing into the output folder.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::mem;
use std::path::Path;
use std::sync::OnceLock;

use super::clock;
use super::disk::Disk;
use super::ground::{Ground, Standing};
use super::lock::{self, Lock};
use super::manifest::{Content, Manifest};
use super::outputs::{Output, Outputs, Source};
use super::path::OutputPath;
use super::plan::Plan;
use super::record::Record;
use super::records;
use super::staging::Staging;
use super::transaction;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::stamp::Moment;

/// A run that publishes: it takes every file of the site, and then puts all that changed into place at once.
/// If it is dropped instead, nothing that was published has changed. It must be dropped if any file could not
/// be taken, since a commit removes what was not.
#[derive(Debug)]
pub struct Publication {
    ground: Ground,
    outputs: Outputs,
    /// What the file system's clock showed before the first published file was read.
    reading: OnceLock<Option<Moment>>,
    // Dropped in this order: the right to publish is given back only when the staging folder is gone.
    staging: Staging,
    _lock: Lock,
}

/// How many files of the site were treated in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were new or had other bytes.
    pub written: usize,
    /// Files that were there with the same bytes, and were not touched.
    pub unchanged: usize,
    /// Files of an earlier run that the site no longer has.
    pub removed: usize,
    /// Files of the site.
    pub total: usize,
}

impl Publication {
    /// Begins to publish into a folder, which is made if it is missing. One that holds files, dot files aside,
    /// and no manifest of ours is refused without a trace; so is one that another run publishes to.
    pub fn open(folder: &Path) -> Result<Self, EnvironmentError> {
        Self::open_on(Disk::default(), folder)
    }

    pub(super) fn open_on(disk: Disk, folder: &Path) -> Result<Self, EnvironmentError> {
        disk.create_folders(folder)?;
        if !lock::is_taken_before(folder)? {
            // Even the lock file would be too much in a stranger's folder.
            Manifest::read(folder)?;
        }
        let lock = Lock::take(&disk, folder)?;
        let ground = Ground::new(folder, Manifest::read(folder)?);
        let staging = Staging::open(disk, folder)?;
        Ok(Self { ground, outputs: Outputs::new(), reading: OnceLock::new(), staging, _lock: lock })
    }

    /// Takes a file of the site, and says whether anything of it is new. If what is published has the same bytes
    /// nothing is written; otherwise they wait in the staging folder. May be called from many threads, once for each path.
    ///
    /// A published file that stands as an earlier run recorded it is believed to hold what was recorded, and any
    /// other is read to be compared.
    pub fn stage(
        &self,
        path: &OutputPath,
        bytes: &[u8],
        known: Option<&Record>,
    ) -> Result<bool, EnvironmentError> {
        let content = Content::of(bytes);
        let source = match known.filter(|known| self.stands(path, known)) {
            Some(known) if known.content() == content => Some(Source::Published(known.stamp)),
            // What stands there is ours, or the commit refuses it.
            Some(_) => None,
            None => self.compare(path, bytes)?,
        };
        let is_new = source.is_none();
        let source = match source {
            Some(published) => published,
            None => Source::Staged(self.staging.write(path.as_str(), bytes)?),
        };
        self.take(path, content, source);
        Ok(is_new)
    }

    /// Takes a copy of a file, such as an image, that lies outside the output folder. It is read whole, so that
    /// what is compared is what is written.
    pub fn stage_copy(
        &self,
        path: &OutputPath,
        original: &Path,
        known: Option<&Record>,
    ) -> Result<bool, EnvironmentError> {
        let bytes = fs::read(original).map_err(|error| EnvironmentError::io("read", original, error))?;
        self.stage(path, &bytes, known)
    }

    /// Takes a large file of the site, which is written piece by piece and never held whole. Says how large it is, and
    /// whether anything of it is new.
    pub fn stage_pieces(
        &self,
        path: &OutputPath,
        known: Option<&Record>,
        pieces: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(u64, bool), EnvironmentError> {
        let (stamp, content) = self.staging.write_pieces(path.as_str(), pieces)?;
        let published = match known.filter(|known| self.stands(path, known)) {
            Some(known) if known.content() == content => Some(Source::Published(known.stamp)),
            Some(_) => None,
            None => self.compare_content(path, content)?,
        };
        let is_new = published.is_none();
        if !is_new {
            self.staging.unlink(path.as_str());
        }
        self.take(path, content, published.unwrap_or(Source::Staged(stamp)));
        Ok((content.size, is_new))
    }

    /// Reads a file that was taken in this run; `None` where it no longer holds what was taken.
    pub fn read(&self, path: &OutputPath, digest: Digest) -> Result<Option<Vec<u8>>, EnvironmentError> {
        let waiting = self.staging.waiting(path.as_str());
        let bytes = match fs::read(&waiting) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let published = self.ground.on_disk(path.as_str());
                match fs::read(&published) {
                    Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                    read => read.map_err(|error| EnvironmentError::io("read", &published, error))?,
                }
            }
            read => read.map_err(|error| EnvironmentError::io("read", &waiting, error))?,
        };
        Ok((Digest::of(&bytes) == digest).then_some(bytes))
    }

    /// Takes the published file at a path as it is, if it really is the recorded one, and says whether it did. If
    /// not, the bytes must be made and staged. A file that stands as recorded is believed without being read.
    pub fn keep(&self, path: &OutputPath, known: &Record) -> Result<bool, EnvironmentError> {
        if self.stands(path, known) {
            self.take(path, known.content(), Source::Published(known.stamp));
            return Ok(true);
        }
        let Standing::File(stamp) = self.ground.at(path.as_str())? else { return Ok(false) };
        if stamp.size() != known.size {
            return Ok(false);
        }
        let reading = self.reading();
        let content = self.ground.content(path.as_str())?;
        let is_same = content == known.content();
        if is_same {
            self.take(path, content, Source::Published(records::settled(stamp, reading)));
        }
        Ok(is_same)
    }

    /// Takes the published file at a path as it is, because [`stand`](super::stand()) said in this run that it is the
    /// recorded one. Who deletes it in between has a build to repeat.
    pub fn keep_standing(&self, path: &OutputPath, known: &Record) {
        self.take(path, known.content(), Source::Published(known.stamp));
    }

    /// Puts everything that waits into place, whole folders at once where that is possible, and removes the files
    /// of earlier runs that this one did not take, with the folders that become empty. An error leaves the site
    /// as it was. Returns what to record of each file, in the order of their paths.
    pub fn commit(mut self) -> Result<(Published, Vec<(OutputPath, Record)>), EnvironmentError> {
        self.staging.must_be_whole()?;
        let site = mem::replace(&mut self.outputs, Outputs::new()).into_sorted();
        // Somebody may have put a file somewhere since the run began.
        self.ground.forget();
        let mut plan = Plan::new(&self.ground, &site, &self.staging)?;
        let written = site.iter().filter(|output| output.is_staged()).count();
        let placing = if written > 0 { clock::now(&self.ground, &self.staging) } else { None };
        transaction::carry_out(&self.ground, &self.staging, &site, &mut plan)?;
        plan.clear_away(&self.ground, &self.staging);
        let (total, removed) = (site.len(), plan.removed());
        let records = records::take(&self.ground, &self.staging, site, &plan, placing);
        Ok((Published { written, unchanged: total - written, removed, total }, records))
    }

    /// Whether a file stands as recorded.
    fn stands(&self, path: &OutputPath, known: &Record) -> bool {
        known.stamp.is_some() && self.ground.stamp(path.as_str()).is_some_and(|stamp| known.is_of(&stamp))
    }

    /// Reads what is published, if it may have these bytes. A stranger's file with others is refused.
    fn compare(&self, path: &OutputPath, bytes: &[u8]) -> Result<Option<Source>, EnvironmentError> {
        let standing = self.ground.at(path.as_str())?;
        if let Standing::File(stamp) = standing
            && stamp.size() == bytes.len() as u64
        {
            let reading = self.reading();
            if self.ground.holds(path.as_str(), bytes)? {
                return Ok(Some(Source::Published(records::settled(stamp, reading))));
            }
        }
        self.ground.in_the_way(path.as_str(), standing)?;
        Ok(None)
    }

    /// The same for what is known by its digest alone.
    fn compare_content(
        &self,
        path: &OutputPath,
        content: Content,
    ) -> Result<Option<Source>, EnvironmentError> {
        let standing = self.ground.at(path.as_str())?;
        if let Standing::File(stamp) = standing
            && stamp.size() == content.size
        {
            let reading = self.reading();
            if self.ground.content(path.as_str())? == content {
                return Ok(Some(Source::Published(records::settled(stamp, reading))));
            }
        }
        self.ground.in_the_way(path.as_str(), standing)?;
        Ok(None)
    }

    fn reading(&self) -> Option<Moment> {
        *self.reading.get_or_init(|| clock::now(&self.ground, &self.staging))
    }

    fn take(&self, path: &OutputPath, content: Content, source: Source) {
        self.outputs.add(Output { path: path.clone(), content, source });
    }
}
