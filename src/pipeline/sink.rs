//! Where produced files go, and what need not be produced.

use std::fs::File;
use std::io;
use std::path::Path;

use super::recall::Recall;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::export::Kind;
use crate::site::{Route, Site, View};

/// What goes into a file of the output.
pub(super) enum Content<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// What this file holds.
    File(&'a Path),
}

/// Writes a file piece by piece.
pub(super) type WritePieces<'a> = dyn FnMut(&mut File) -> io::Result<()> + 'a;

/// Takes the files of a site. By itself it remembers nothing, so that everything is produced.
pub(super) trait Sink: Recall {
    /// Takes a file, and says whether anything of it is new.
    fn put(&self, path: &str, content: Content<'_>) -> Result<bool, EnvironmentError>;

    /// Whether files that are no pages are of any use to it.
    fn takes_files(&self) -> bool {
        true
    }

    /// Looks at a page before it is taken.
    fn look(&self, _route: Route, _view: &View<'_>, _html: &[u8]) {}

    /// Whether it is of any use to say what a page is made from.
    fn remembers(&self) -> bool {
        false
    }

    /// The digest of what every file is made from.
    fn context(&self) -> Digest {
        Digest::default()
    }

    /// Whether the pages of a plan are kept as they are.
    fn has_plan(&self, _year: &str, _department: &str) -> bool {
        false
    }

    /// Keeps a page or another file of such a plan, and says what it was made from, and how large
    /// it is.
    fn keep_again(&self, _path: &str) -> Result<(Digest, u64), EnvironmentError> {
        Ok((Digest::default(), 0))
    }

    /// The digest of everything that a page of several plans could show, where that is known without making a view.
    fn inputs(&self, _site: &Site<'_>, _route: Route) -> Option<(String, Digest)> {
        None
    }

    /// Keeps a page of several plans if its inputs are the same, and says what it was made from.
    fn keep_unless(
        &self,
        _path: &str,
        _inputs: (String, Digest),
    ) -> Result<Option<Digest>, EnvironmentError> {
        Ok(None)
    }

    /// Keeps a page if it was made from the same; says whether it did.
    fn keep(&self, _path: &str, _from: Digest) -> Result<bool, EnvironmentError> {
        Ok(false)
    }

    /// The digest of what the files of a kind are made from.
    fn export(&self, _site: &Site<'_>, _kind: Kind) -> Digest {
        Digest::default()
    }

    /// Keeps the files of a kind if they were made from the same, and says which they are, and how large.
    fn keep_export(
        &self,
        _kind: Kind,
        _from: Digest,
    ) -> Result<Option<Vec<(String, u64)>>, EnvironmentError> {
        Ok(None)
    }

    /// The digest of what the large tables of a data set are made from: of everything that its plans say, and of the
    /// plans' own tables.
    fn data_set(&self, _year: Option<&str>, _pieces: &[Digest]) -> Digest {
        Digest::default()
    }

    /// Keeps those of these files that were made from the same, if the first of them is one, and says which they are,
    /// and how large.
    fn keep_files(
        &self,
        _paths: &[String],
        _from: Digest,
    ) -> Result<Option<Vec<(String, u64)>>, EnvironmentError> {
        Ok(None)
    }

    /// Reads a file that was taken in this run; `None` where it no longer holds what was taken.
    fn read(&self, _path: &str, _from: Digest) -> Result<Option<Vec<u8>>, EnvironmentError> {
        Ok(None)
    }

    /// Takes a large file, which is written piece by piece, and says how large it is and whether anything of it
    /// is new.
    fn put_pieces(&self, _path: &str, _write: &mut WritePieces<'_>) -> Result<(u64, bool), EnvironmentError> {
        Ok((0, false))
    }

    /// The digest of the program and of what it was asked for, on which everything depends.
    fn order(&self) -> Digest {
        Digest::default()
    }

    /// Keeps a picture if it was made from the same; says whether it did. Where nothing is written none is missed.
    fn keep_picture(&self, path: &str, from: Digest) -> Result<bool, EnvironmentError> {
        self.keep(path, from)
    }

    /// Keeps a copy of a file of the content if that did not change; says whether it did.
    fn keep_copy(&self, _path: &str) -> Result<bool, EnvironmentError> {
        Ok(false)
    }
}
