//! The ledger's files.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::book::Book;
use crate::digest::Digest;
use crate::stamp::{Moment, Stamp};

/// The folder in the site's folder in which builds remember.
pub const FOLDER: &str = ".goalpress";

const BOOK: &str = "ledger";
const FACTS: &str = "facts";

/// The first line's beginning. A program that writes another form must use another number.
const VERSION: &[u8] = b"goalpress-ledger 1\n";

/// The ledger of a site's folder.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    /// What the last build remembered, if it is of any use.
    pub book: Option<Book>,
}

impl Ledger {
    /// The ledger below a site's folder, as the last build left it.
    pub fn read(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        let book = fs::read(folder.join(BOOK)).ok().and_then(|bytes| decode(&bytes));
        Self { folder, book }
    }

    /// A ledger that remembers nothing.
    pub fn forgotten(root: &Path) -> Self {
        Self { folder: root.join(FOLDER), book: None }
    }

    /// The clock of the file system on which the content lies, read from a file that is written there; `None` where
    /// nothing can be written, and then no stamp is settled and nothing will be remembered.
    pub fn clock(root: &Path) -> Option<Moment> {
        let folder = root.join(FOLDER);
        make(&folder).ok()?;
        let path = folder.join("clock");
        // Only a new file is certain to have its times set.
        let _ = fs::remove_file(&path);
        let file = File::create_new(&path).ok()?;
        Some(Stamp::of(&file.metadata().ok()?).moment())
    }

    /// The facts of plans, by their entries in the book; `None` where they are not what the book says.
    pub fn facts(&self, places: &[((u64, u64), Digest)]) -> Vec<Option<Vec<u8>>> {
        let Ok(mut file) = File::open(self.folder.join(FACTS)) else { return vec![None; places.len()] };
        let mut read = |(start, length): (u64, u64)| -> io::Result<Vec<u8>> {
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = Vec::new();
            (&mut file).take(length).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let verified = |(place, digest): &((u64, u64), Digest)| {
            read(*place).ok().filter(|bytes| Digest::of(bytes) == *digest)
        };
        places.iter().map(verified).collect()
    }

    /// Whether there is room for more facts behind those of a book: some that nobody asks for any more may lie among
    /// them, but no more than half.
    pub fn has_room(&self, book: &Book) -> bool {
        let known: u64 = book.plans.iter().map(|plan| plan.place.1).sum();
        fs::metadata(self.folder.join(FACTS)).is_ok_and(|found| found.len() <= 2 * known)
    }

    /// Puts facts behind those that are there, for a book that will name them, and says where they begin and how long
    /// they are.
    pub fn add_facts(&self, facts: &[u8]) -> io::Result<(u64, u64)> {
        let mut file = File::options().append(true).open(self.folder.join(FACTS))?;
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(facts)?;
        Ok((start, facts.len() as u64))
    }

    /// Remembers a build, with new facts where there are any: what is there is replaced, the facts first, so that no book ever names facts that were
    /// not there yet. Whatever stands in the way only costs the next build time.
    pub fn write(&self, book: &Book, facts: Option<&[u8]>) -> io::Result<()> {
        make(&self.folder)?;
        let write_facts = || facts.map_or(Ok(()), |facts| replace(&self.folder, FACTS, facts));
        let (written, encoded) = rayon::join(write_facts, || encode(book));
        let bytes = encoded?;
        written?;
        replace(&self.folder, BOOK, &bytes)
    }
}

fn make(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        // It is nobody's work and belongs into no repository.
        Ok(()) => fs::write(folder.join(".gitignore"), "*\n"),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn encode(book: &Book) -> io::Result<Vec<u8>> {
    let encoded = postcard::to_stdvec(book).map_err(io::Error::other)?;
    let mut bytes = Vec::with_capacity(encoded.len() + 64);
    bytes.extend_from_slice(VERSION);
    bytes.extend_from_slice(Digest::of(&encoded).to_string().as_bytes());
    bytes.extend_from_slice(&encoded);
    Ok(bytes)
}

fn decode(bytes: &[u8]) -> Option<Book> {
    let rest = bytes.strip_prefix(VERSION)?;
    let (digest, encoded) = rest.split_at_checked(32)?;
    let digest: Digest = std::str::from_utf8(digest).ok()?.parse().ok()?;
    if digest != Digest::of(encoded) {
        return None;
    }
    postcard::from_bytes(encoded).ok()
}

fn replace(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let temporary = folder.join(format!("{name}.new"));
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    fs::rename(&temporary, folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::{BOOK, FOLDER, Ledger};
    use crate::digest::Digest;
    use crate::ledger::{Book, PlanEntry};

    #[test]
    fn what_is_damaged_is_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let facts = b"facts of one plan";
        let digest = Digest::of(facts);
        let plan = PlanEntry {
            folder: "2022/policy".into(),
            files: Digest::of(b"files"),
            facts: digest,
            said: digest,
            place: (0, facts.len() as u64),
            is_plain: true,
        };
        let book = Book { plans: vec![plan], ..Book::default() };
        let ledger = Ledger::forgotten(root.path());
        ledger.write(&book, Some(facts)).unwrap();
        assert!(Ledger::clock(root.path()).is_some());
        let read = Ledger::read(root.path());
        assert_eq!(read.book.as_ref(), Some(&book));
        let place = book.plans[0].place;
        assert_eq!(read.facts(&[(place, digest)]), [Some(facts.to_vec())]);
        assert_eq!(read.facts(&[(place, Digest::of(b"other")), ((3, 900), digest)]), [None, None]);

        let path = root.path().join(FOLDER).join(BOOK);
        let whole = std::fs::read(&path).unwrap();
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            std::fs::write(&path, &damaged).unwrap();
            assert_eq!(Ledger::read(root.path()).book, None, "byte {place}");
            std::fs::write(&path, &whole[..place]).unwrap();
            assert_eq!(Ledger::read(root.path()).book, None, "cut at {place}");
        }
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert_eq!(Ledger::read(root.path()).book, None, "a folder in its place");
    }
}
