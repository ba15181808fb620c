//! The theme: templates, assets and words. The built-in one travels in the binary; a site's own folder
//! `themes/<name>/` overrides it file by file, and may build upon another theme of the site.

mod asset;
mod colour;
mod compact;
mod contrast;
mod folder;
mod layer;
mod load;
mod manifest;
mod options;
mod origin;
mod palette;
mod scan;
mod shelf;
mod slips;
mod strings;

pub use asset::Asset;
pub(crate) use folder::built_in_text;
pub use load::{Template, Theme, load};
pub use options::Chosen;
pub(crate) use scan::scan;
pub use shelf::{Shelf, Shelved, State, shelf};
pub use strings::Strings;

/// The name of the built-in theme, and of the folder that overrides it where the site names no theme.
pub const BUILT_IN: &str = "default";
