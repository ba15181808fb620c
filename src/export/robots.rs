//! `robots.txt` (RFC 9309): everything may be read, and here is the list.

use super::Export;
use crate::site::Site;

pub(super) fn export(site: &Site<'_>) -> Export {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &site.settings.base_url {
        text.push_str("\nSitemap: ");
        text.push_str(&base.join("sitemap.xml"));
        text.push('\n');
    }
    Export { address: "robots.txt".to_owned(), bytes: text.into_bytes() }
}
