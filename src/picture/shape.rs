//! What an outline covers, pixel by pixel.

use zeno::{Command, Mask, Placement};

/// A filled outline.
#[derive(Debug)]
pub(super) struct Shape {
    /// How much of each pixel is covered, line by line.
    mask: Vec<u8>,
    width: usize,
    left: i64,
    top: i64,
}

impl Shape {
    /// Fills an outline.
    pub(super) fn new(outline: &Vec<Command>) -> Self {
        if outline.is_empty() {
            return Self { mask: Vec::new(), width: 0, left: 0, top: 0 };
        }
        let (mask, Placement { left, top, width, .. }) = Mask::new(outline).render();
        Self { mask, width: width as usize, left: left.into(), top: top.into() }
    }

    /// Its lines: where each begins, and what it covers from there.
    pub(super) fn lines(&self) -> impl Iterator<Item = (i64, i64, &[u8])> {
        let lines = self.mask.chunks_exact(self.width.max(1));
        (self.top..).zip(lines).map(|(top, line)| (self.left, top, line))
    }
}
