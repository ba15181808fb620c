//! What the tests say in one line each: a site is made, the real binary runs, and what it did is looked at.
//!
//! ```ignore
//! Site::new()
//!     .goal("09-booking", |goal| goal.category("市長特名"))
//!     .build()
//!     .status(1)
//!     .finding("category-unknown")
//!     .nearest("市長特命");
//! ```

mod exported;
mod folder;
mod found;
mod goal;
mod links;
mod markup;
mod outcome;
mod page;
mod random;
mod run;
mod site;
mod width;

pub(crate) use exported::{FORMATS, command};
pub(crate) use folder::{Folder, is_root, times};
pub(crate) use found::Found;
pub(crate) use goal::Goal;
pub(crate) use outcome::Outcome;
pub(crate) use page::Page;
pub(crate) use random::Random;
pub(crate) use run::{NOW, goalpress};
pub(crate) use site::Site;
pub(crate) use width::width;
