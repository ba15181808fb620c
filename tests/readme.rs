//! What the README shows.
