//! What a page shows beside its own text: the theme's style sheets and the content's pictures. A tab has to know
//! whether it shows the newest of them, and it cannot ask its browser.

use std::collections::BTreeMap;

use serde::Serialize;

use super::preview::State;
use super::ready::{Ready, Rendered};
use crate::digest::Digest;

/// The files that a page shows.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Looks {
    /// The theme's style sheets: their addresses, which change with their bytes, by name.
    styles: BTreeMap<String, String>,
    /// The content's pictures: the digests of their bytes, by path on the server.
    pictures: BTreeMap<String, String>,
}

impl Looks {
    /// What a page of a ready site shows, of a site that lies at `base`.
    pub(super) fn of(page: &Rendered, ready: &Ready, state: &State, base: &str) -> Self {
        let styles = ready.styles().map(|asset| (asset.name.clone(), asset.address.clone()));
        let pictures = ready.pictures(page).into_iter().filter_map(|address| {
            let digest = state.picture(address)?;
            Some((format!("{base}{address}"), digest.to_string()))
        });
        Self { styles: styles.collect(), pictures: pictures.collect() }
    }

    /// What tells these files from others. A page bears it from before its files are asked for, so a tab never
    /// shows older ones than it says.
    pub(super) fn digest(&self) -> String {
        // Plain strings always serialise.
        Digest::of(&serde_json::to_vec(self).unwrap_or_default()).to_string()
    }
}
