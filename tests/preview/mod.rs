//! The preview, over real sockets: the real binary serves a small site, and what it answers is looked at.

mod client;
mod edits;
mod life;
mod mistakes;
mod origin;
mod protocol;
mod release;
mod running;
mod same_bytes;

pub(crate) use client::{GUARD, request, until};
pub(crate) use running::Preview;
