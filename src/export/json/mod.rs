//! JSON: all goals in one list, each goal and each plan in a file of its own, and the schema of all of them.

mod entry;
mod goal;
mod goals;
mod plan;
mod schema;

pub(super) use goal::file as goal_file;
pub(super) use goals::{files as goals, write as write_goals};
pub(super) use plan::file as plan_file;
pub(super) use schema::files as schema;

/// The version of what the files hold. It changes when a program that read them would not understand them any more;
/// new keys may come without that.
const VERSION: u32 = 1;

/// A value as a line of JSON with a line end.
fn line(value: &impl serde::Serialize) -> Vec<u8> {
    // Plain strings and numbers always serialise.
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
