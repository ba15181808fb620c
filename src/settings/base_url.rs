//! The address at which the site will be published.

/// An absolute `http` or `https` address that ends with a slash. Only canonical links, the sitemap, feeds and
/// data files use it; links between pages are relative.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Reads an address; a missing slash at its end is added. `None` for anything that is no plain `http` or
    /// `https` address: another scheme, no host, a query, a fragment, white space or non-ASCII characters.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next()?;
        let is_plain = text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#' | b'"' | b'<' | b'>' | b'\\'));
        let has_host = host.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !host.contains('@');
        if !is_plain || !has_host || rest.contains("/../") || rest.ends_with("/..") {
            return None;
        }
        Some(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The whole address, with its slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The absolute address of a page or file of the site.
    pub fn join(&self, address: &str) -> String {
        format!("{}{address}", self.0)
    }

    /// The host, with the port where one is written: `example.jp` of `https://example.jp/goals/`.
    pub fn host(&self) -> &str {
        self.0.split('/').nth(2).unwrap_or_default()
    }

    /// The path alone, `/goals/` of `https://example.jp/goals/`.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |scheme| scheme + 3);
        self.0[host..].find('/').map_or("/", |slash| &self.0[host + slash..])
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn addresses_end_with_a_slash() {
        let url = BaseUrl::parse("https://example.jp/goals").unwrap();
        assert_eq!(url.as_str(), "https://example.jp/goals/");
        assert_eq!((url.host(), url.path()), ("example.jp", "/goals/"));
        assert_eq!(url.join("2022/"), "https://example.jp/goals/2022/");
        let local = BaseUrl::parse("http://localhost:4000").unwrap();
        assert_eq!((local.host(), local.path()), ("localhost:4000", "/"));
    }

    #[test]
    fn what_is_no_plain_address_is_refused() {
        for text in [
            "",
            "example.jp",
            "ftp://example.jp",
            "https://",
            "https://例.jp/",
            "https://a b/",
            "https://a/?q",
            "https://u@h/",
            "https://h/../x",
        ] {
            assert_eq!(BaseUrl::parse(text), None, "{text}");
        }
    }
}
