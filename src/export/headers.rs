//! `_headers`: what a static host sends along with the files, in the form that Cloudflare Pages, Netlify and others
//! read. The README tells those who run a server of their own what to write there.

use super::Export;
use crate::settings::Settings;
use crate::site::security_policy;

/// Where it lies.
pub(super) const ADDRESS: &str = "_headers";

pub(super) fn files(settings: &Settings) -> Vec<Export> {
    let policy = security_policy(settings);
    // An address of the theme's files bears their content's hash, so what lies there never changes.
    let text = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  \
         X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    vec![Export { address: ADDRESS.to_owned(), bytes: text.into_bytes() }]
}
