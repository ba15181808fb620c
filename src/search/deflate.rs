//! Compression of what is text in the index. Static servers seldom compress files that are no text to them, so that the
//! files are compressed themselves, in a format (RFC 1951) that the search page's script unpacks in every browser.

use std::cell::RefCell;
use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

thread_local! {
    /// What compresses needs as much memory as many of the files together, and is used again.
    static COMPRESS: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(6), false));
}

/// Compresses bytes.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    COMPRESS.with_borrow_mut(|compress| {
        compress.reset();
        // Stored as it is, every 16 KiB take a few bytes more.
        let mut compressed = Vec::with_capacity(bytes.len() + bytes.len() / 1_000 + 64);
        // With room for all of it compression does not fail; where it did, an empty file is what a reader can tell from a
        // good one.
        match compress.compress_vec(bytes, &mut compressed, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => {
                compressed.shrink_to_fit();
                compressed
            }
            _ => Vec::new(),
        }
    })
}

/// Unpacks what was compressed; `None` where that cannot be.
pub(super) fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut unpacked = Vec::with_capacity(bytes.len() * 4);
    DeflateDecoder::new(bytes).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}
