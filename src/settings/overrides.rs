//! What the command line says in place of the configuration.

use super::base_url::BaseUrl;
use super::data::Encoding;
use super::site::Settings;

/// What stands in for the configuration's own values, where it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Where the site will be published.
    pub base_url: Option<BaseUrl>,
    /// How CSV is encoded.
    pub encoding: Option<Encoding>,
}

impl Overrides {
    /// Puts them into the settings.
    pub fn apply(&self, settings: &mut Settings) {
        if let Some(base_url) = &self.base_url {
            settings.base_url = Some(base_url.clone());
        }
        if let Some(encoding) = self.encoding {
            settings.data.encoding = encoding;
        }
    }
}
