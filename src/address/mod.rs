//! Addresses: where each page and file of the site lies, from the names of files and folders alone.
//!
//! An address is relative to the site's root, without a leading slash; a page's ends with a slash, the home
//! page's is empty.

pub mod data;
pub mod search;

/// The name of the picture that represents the pages of the folder that it lies in, wherever they are shared.
pub const PICTURE: &str = "share.png";

/// Whether a file or folder name, or a key, can be part of an address: lower-case ASCII letters, digits, `-`,
/// `_` and `.`, beginning with a letter or a digit. Upper case is refused because some servers and disks tell
/// it apart and others do not.
pub fn is_name(name: &str) -> bool {
    let is_start = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.bytes().next().is_some_and(is_start)
        && name.bytes().all(|byte| is_start(byte) || matches!(byte, b'-' | b'_' | b'.'))
        && !name.ends_with('.')
}

/// Whether a key can be part of an address and the name of a field: as a name, but without dots.
pub fn is_key(key: &str) -> bool {
    is_name(key) && !key.contains('.')
}

/// The nearest name that an address can have: lower case, width folded, other characters turned to `-`. `None`
/// where nothing of the name itself, its ending aside, would be left.
pub fn suggest_name(name: &str) -> Option<String> {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (slug(stem), format!(".{}", slug(ending))),
        _ => (slug(name), String::new()),
    };
    let suggestion = format!("{stem}{ending}");
    (!stem.is_empty() && is_name(&suggestion)).then_some(suggestion)
}

fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in crate::fold::fold(&words.replace(char::is_whitespace, "-")).chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.') {
            slug.push(character);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches(['-', '_', '.']).to_owned()
}

/// A fiscal year's page.
pub fn year(year: &str) -> String {
    [year, "/"].concat()
}

/// A department's page of one year.
pub fn department(year: &str, department: &str) -> String {
    [year, "/", department, "/"].concat()
}

/// A section's or a goal's page; both live directly below their department.
pub fn within_department(year: &str, department: &str, key: &str) -> String {
    [year, "/", department, "/", key, "/"].concat()
}

/// A category's page of one year.
pub fn category(year: &str, category: &str) -> String {
    [year, "/category/", category, "/"].concat()
}

/// A year's deadlines.
pub fn deadlines(year: &str) -> String {
    [year, "/deadlines/"].concat()
}

/// A free page.
pub fn page(key: &str) -> String {
    [key, "/"].concat()
}

/// The picture that represents the pages below a folder's address, which is empty for the site's own.
pub fn picture(folder: &str) -> String {
    [folder, PICTURE].concat()
}

/// Whether an address is one at which the site or a department can have a picture.
pub fn is_picture(address: &str) -> bool {
    match address.strip_suffix(PICTURE).map(|folder| folder.trim_end_matches('/')) {
        Some("") => address == PICTURE,
        Some(folder) => {
            let is_year = |year: &str| !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit());
            address.len() == folder.len() + 1 + PICTURE.len()
                && folder.split_once('/').is_some_and(|(year, rest)| is_year(year) && !rest.contains('/'))
        }
        None => false,
    }
}

/// The file in which the page of an address lies: `2022/` is `2022/index.html`; an address that names a file
/// stays as it is.
pub fn output_file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        [address, "index.html"].concat()
    } else {
        address.to_owned()
    }
}

/// The way from a page to the site's root: `./` from the home page, `../../` from `2022/policy/`.
pub fn root_from(address: &str) -> String {
    match address.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// Resolves a relative link against the folder of the file that it stands in; `None` where it leads out of
/// the site. `folder` and the result are `/`-separated without leading or trailing slashes.
pub fn resolve(folder: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = if link.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|part| !part.is_empty()).collect()
    };
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{is_key, is_name, is_picture, output_file, picture, resolve, root_from, suggest_name};

    #[test]
    fn names_are_lower_case_ascii() {
        assert!(is_name("09-booking.md") && is_name("2022") && is_name("a_b.tar.gz"));
        for name in ["", "Booking.md", "予約.md", "-a", ".a", "a b", "a/b", "a.", "ａ", "café"] {
            assert!(!is_name(name), "{name}");
        }
        assert!(is_key("city-vision") && !is_key("a.b"));
    }

    #[test]
    fn suggestions_keep_what_is_latin() {
        assert_eq!(suggest_name("09 Booking.MD").as_deref(), Some("09-booking.md"));
        assert_eq!(suggest_name("０９−予約.md").as_deref(), Some("09.md"));
        assert_eq!(suggest_name("予約"), None);
        assert_eq!(suggest_name("写真.png"), None);
    }

    #[test]
    fn pages_know_their_file_and_their_way_home() {
        assert_eq!(output_file(""), "index.html");
        assert_eq!(output_file("2022/policy/"), "2022/policy/index.html");
        assert_eq!(output_file("404.html"), "404.html");
        assert_eq!(root_from(""), "./");
        assert_eq!(root_from("2022/policy/09-booking/"), "../../../");
    }

    #[test]
    fn the_site_and_its_departments_have_pictures() {
        assert!(is_picture(&picture("")) && is_picture(&picture("2022/policy/")));
        for address in
            ["2022/share.png", "2022/policy/a/share.png", "a/b/share.png", "2022/ashare.png", "/share.png"]
        {
            assert!(!is_picture(address), "{address}");
        }
    }

    #[test]
    fn links_cannot_leave_the_site() {
        assert_eq!(resolve("2022/policy", "../finance/01.md").as_deref(), Some("2022/finance/01.md"));
        assert_eq!(resolve("2022/policy", "/about.md").as_deref(), Some("about.md"));
        assert_eq!(resolve("2022", "../../etc/passwd"), None);
    }
}
