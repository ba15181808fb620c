//! Compression of what is text in the index. Static servers seldom compress files that are no text to them, so that the
//! files are compressed themselves, in a format (RFC 1951) that the search page's script unpacks in every browser.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// Compresses bytes.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    // Memory refuses nothing; where it did, an empty file is what a reader can tell from a good one.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Unpacks what was compressed; `None` where that cannot be.
pub(super) fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut unpacked = Vec::with_capacity(bytes.len() * 4);
    DeflateDecoder::new(bytes).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}
