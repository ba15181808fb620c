//! `robots.txt` (RFC 9309): everything may be read, and here is the list.

use super::{Export, sitemap};
use crate::site::Site;

/// Where it lies.
pub(super) const ADDRESS: &str = "robots.txt";

pub(super) fn files(site: &Site<'_>) -> Vec<Export> {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &site.settings.base_url {
        text.push_str("\nSitemap: ");
        text.push_str(&base.join(sitemap::ADDRESS));
        text.push('\n');
    }
    vec![Export { address: ADDRESS.to_owned(), bytes: text.into_bytes() }]
}
