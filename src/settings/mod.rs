//! `content/site.yaml`: the site's only configuration, read and validated.

mod base_url;
mod column;
pub mod cp932;
mod data;
mod defaults;
mod organisation_code;
mod overrides;
mod read;
mod read_data;
mod read_encoding;
mod read_search;
mod search;
mod shape;
mod site;

pub use base_url::BaseUrl;
pub use column::{Column, ColumnKind, Form};
pub use data::{Data, Encoding};
pub use organisation_code::OrganisationCode;
pub use overrides::Overrides;
pub use read::{RESERVED_KEYS, read};
pub use read_encoding::Written;
pub use search::{Elsewhere, Kana, Search};
pub use shape::shape;
pub use site::{Category, Contact, Licence, Settings};

/// Where the configuration lies in a site's folder.
pub const FILE: &str = "content/site.yaml";
