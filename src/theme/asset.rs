//! Style sheets, pictures and the like that the theme brings along.

use crate::digest::Digest;

/// A file of the theme that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path below `assets/`, as templates name it.
    pub name: String,
    /// Its address, relative to the site's root. It bears the content's hash, so that a reader's browser may
    /// keep it for ever and still sees each change at once.
    pub address: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// An asset of the given path and content.
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        let hash = Digest::of(&bytes).to_string();
        let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
        let (stem, ending) = file
            .rsplit_once('.')
            .map_or((file, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let separator = if folder.is_empty() { "" } else { "/" };
        let address = format!("assets/{folder}{separator}{stem}.{}{ending}", &hash[..12]);
        Self { name: name.to_owned(), address, bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::Asset;

    #[test]
    fn the_address_bears_the_hash() {
        let asset = Asset::new("icons/mark.svg", b"<svg/>".to_vec());
        assert!(asset.address.starts_with("assets/icons/mark.") && asset.address.ends_with(".svg"));
        assert_ne!(asset.address, Asset::new("icons/mark.svg", b"<svg />".to_vec()).address);
    }
}
