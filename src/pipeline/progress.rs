//! How far a build is.

/// A part of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// Finding out which files there are and which of them changed.
    Look,
    /// Reading what changed.
    Read,
    /// Checking everything and putting it together.
    Check,
    /// Making the pages and files that are not there yet.
    Make,
    /// Putting them into place.
    Publish,
    /// Remembering all of it for the next build.
    Remember,
}

impl Phase {
    /// Every part, in order.
    pub const ALL: [Self; 6] =
        [Self::Look, Self::Read, Self::Check, Self::Make, Self::Publish, Self::Remember];
}

/// Is told how far a build is, and may stop it. It is called from many threads.
pub trait Progress: Sync {
    /// A part of the build begins, of so many steps; none where that is not known.
    fn begin(&self, phase: Phase, steps: usize);

    /// A step was made.
    fn step(&self);

    /// Whether a person wants it to end at once.
    fn is_stopped(&self) -> bool;
}

/// Nobody waits for it.
impl Progress for () {
    fn begin(&self, _: Phase, _: usize) {}

    fn step(&self) {}

    fn is_stopped(&self) -> bool {
        false
    }
}
