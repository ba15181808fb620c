//! How the site is searched.

use crate::percent::form_decoded;

/// Stands in the address of another search where the words go.
const QUERY: &str = "{query}";

/// How the site is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Search {
    /// Whether hiragana and katakana are told apart.
    pub kana: Kana,
    /// The search that readers without JavaScript are handed over to.
    pub elsewhere: Option<Elsewhere>,
}

/// Whether hiragana and katakana find each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kana {
    /// They are told apart.
    #[default]
    Apart,
    /// They find each other.
    Together,
}

impl Kana {
    /// Each, by the name that the configuration knows it by.
    pub const ALL: [(&'static str, Self); 2] = [("apart", Self::Apart), ("together", Self::Together)];

    /// That of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, kana)| kana)
    }
}

/// Another search, as the form that leads to it: what it sends is what the address says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Elsewhere {
    /// The address without its parameters.
    pub action: String,
    /// The name of the parameter that holds the words.
    pub field: String,
    /// The other parameters, in their order.
    pub hidden: Vec<(String, String)>,
}

/// What is wrong with the address of another search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It is no address of the web's own schemes, or has a part that no form can send.
    Address,
    /// No parameter, or more than one, is `{query}` and nothing else; what was meant, where that can be told.
    Query(Option<String>),
}

impl Elsewhere {
    /// Reads the address of another search, in which one parameter's whole value is `{query}`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Slip> {
        let (action, parameters) = text.split_once('?').ok_or_else(|| match origin(text) {
            Some(_) => Slip::Query(None),
            None => Slip::Address,
        })?;
        if origin(action).is_none()
            || text.contains(|sign: char| sign == '#' || sign.is_control() || sign == ' ')
        {
            return Err(Slip::Address);
        }
        let pairs: Vec<(&str, &str)> = parameters
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .collect();
        let asks: Vec<bool> = pairs.iter().map(|(_, value)| form_decoded(value) == QUERY).collect();
        let is_sole = asks.iter().filter(|asks| **asks).count() == 1
            && parameters.matches(QUERY).count() <= 1
            && pairs.iter().all(|(name, _)| !name.is_empty());
        let Some(place) = asks.iter().position(|asks| *asks).filter(|_| is_sole) else {
            return Err(Slip::Query(meant(text, &pairs)));
        };
        let hidden = pairs.iter().enumerate().filter(|(other, _)| *other != place);
        Ok(Self {
            action: action.to_owned(),
            field: form_decoded(pairs[place].0),
            hidden: hidden.map(|(_, (name, value))| (form_decoded(name), form_decoded(value))).collect(),
        })
    }

    /// Its scheme, host and port, as a content security policy names where a form may lead.
    pub fn origin(&self) -> &str {
        origin(&self.action).unwrap_or_default()
    }
}

/// The scheme, host and port of an address. Only what a policy can say passes: no user, no `;` or `,`.
fn origin(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        && name.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    (is_name && is_port).then(|| &address[..address.len() - rest.len() + host.len()])
}

/// The address with `{query}` in the one place where other tools' marks stand for the words.
fn meant(text: &str, pairs: &[(&str, &str)]) -> Option<String> {
    let is_mark = |value: &str| {
        value == "%s" || value == "$1" || (value.starts_with('{') && value.ends_with('}') && value.len() > 2)
    };
    let mut marks = pairs.iter().filter(|(_, value)| is_mark(value) && *value != QUERY);
    let (name, mark) = marks.next()?;
    if marks.next().is_some() || text.contains(QUERY) {
        return None;
    }
    Some(text.replacen(&format!("{name}={mark}"), &format!("{name}={QUERY}"), 1))
}

#[cfg(test)]
mod tests {
    use super::{Elsewhere, Slip};

    #[test]
    fn an_address_is_taken_apart_into_a_form() {
        let text = "https://www.example.com:8443/find?cx=1&q={query}&site=example.jp&l=%E6%97%A5+%E6%9C%AC";
        let found = Elsewhere::parse(text).unwrap();
        assert_eq!((&*found.action, &*found.field), ("https://www.example.com:8443/find", "q"));
        let hidden = [("cx", "1"), ("site", "example.jp"), ("l", "日 本")];
        assert_eq!(found.hidden, hidden.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(found.origin(), "https://www.example.com:8443");
        assert_eq!(Elsewhere::parse("https://a.jp?q=%7Bquery%7D").unwrap().origin(), "https://a.jp");
    }

    #[test]
    fn what_no_form_can_send_is_refused() {
        for text in [
            "example.com/?q={query}",
            "ftp://example.com/?q={query}",
            "javascript:x?q={query}",
            "https://?q={query}",
            "https://u@example.com/?q={query}",
            "https://a;b/?q={query}",
            "https://例.jp/?q={query}",
            "https://a.jp/?q={query}#top",
            "https://a.jp/?q={query} x",
            "https://a.jp:/?q={query}",
        ] {
            assert_eq!(Elsewhere::parse(text), Err(Slip::Address), "{text}");
        }
        for text in [
            "https://a.jp/",
            "https://a.jp/{query}",
            "https://a.jp/?q=",
            "https://a.jp/?q=site:b.jp+{query}",
            "https://a.jp/?q={query}&p={query}",
            "https://a.jp/?q={query}&p=a{query}",
            "https://a.jp/?={query}",
        ] {
            assert_eq!(Elsewhere::parse(text), Err(Slip::Query(None)), "{text}");
        }
    }

    #[test]
    fn the_marks_of_other_tools_are_known() {
        for mark in ["{searchTerms}", "{Query}", "%s"] {
            let meant = "https://a.jp/?s=1&q={query}".to_owned();
            assert_eq!(
                Elsewhere::parse(&format!("https://a.jp/?s=1&q={mark}")),
                Err(Slip::Query(Some(meant)))
            );
        }
    }
}
