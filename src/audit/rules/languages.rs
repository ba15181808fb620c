//! Every page says its language, and says it as the standards have it (3.1.1, 3.1.2).

use crate::audit::document::is_blank;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

/// What people write for the name of a language, and what they mean.
const SLIPS: [(&str, &str); 5] =
    [("jp", "ja"), ("jpn-jp", "ja"), ("cn", "zh"), ("us", "en"), ("japanese", "ja")];

/// The languages of two letters that there are.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii \
    ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi \
    mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa \
    wo xh yi yo za zh zu";

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let html = page.document.elements().find(|element| element.name() == "html");
    match html.map(|html| (html, html.attribute("lang").unwrap_or_default())) {
        None => remarks.push(Remark::on_page(Rule::PageLanguageMissing)),
        Some((html, lang)) if is_blank(lang) => remarks.push(Remark::on(Rule::PageLanguageMissing, html)),
        Some((html, lang)) if !is_language(lang) => {
            remarks.push(slip(Remark::on(Rule::PageLanguageUnknown, html), lang));
        }
        Some((html, lang)) if !speaks(lang, page.whole.language) => {
            let remark = Remark::on(Rule::PageLanguageOther, html).with("value", lang);
            remarks.push(remark.with("language", page.whole.language));
        }
        Some(_) => {}
    }
    for element in page.shown().filter(|element| element.name() != "html") {
        // An empty one says that the language is not known, which is allowed.
        if let Some(lang) = element.attribute("lang").filter(|lang| !lang.is_empty() && !is_language(lang)) {
            remarks.push(slip(Remark::on(Rule::PartLanguageUnknown, element), lang));
        }
    }
}

fn slip(remark: Remark, lang: &str) -> Remark {
    let remark = remark.with("value", lang);
    let meant = SLIPS.iter().find(|(slip, _)| {
        lang.trim().eq_ignore_ascii_case(slip) || lang.replace('_', "-").trim().eq_ignore_ascii_case(slip)
    });
    let replaced = lang.trim().replace('_', "-");
    match meant {
        Some((_, word)) => remark.suggesting(word),
        None if replaced != lang && is_language(&replaced) => remark.suggesting(&replaced),
        None => remark,
    }
}

/// Whether a tag is of that language, whatever its region.
fn speaks(lang: &str, language: &str) -> bool {
    lang.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case(language))
}

/// Whether it is the tag of a language as BCP 47 has them, and one that exists where it has two letters.
fn is_language(lang: &str) -> bool {
    let mut parts = lang.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let rest: Vec<&str> = parts.collect();
    let is_private = matches!(first.as_str(), "x" | "i") && !rest.is_empty();
    let is_known = match first.len() {
        2 => TWO_LETTERS.split_ascii_whitespace().any(|known| known == first),
        3 => first.bytes().all(|byte| byte.is_ascii_lowercase()),
        _ => false,
    };
    (is_private || is_known) && rest.iter().all(|part| is_part(part))
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn tags_of_languages_are_told_from_others() {
        for lang in ["ja", "JA", "ja-JP", "en-GB", "zh-Hant-TW", "ain", "x-own", "de-1996"] {
            assert!(is_language(lang), "{lang}");
        }
        for lang in ["", " ", "jp", "ja_JP", "japanese", "日本語", "ja-", "-ja", "ja-abcdefghi", "x", "ja JP"]
        {
            assert!(!is_language(lang), "{lang}");
        }
    }
}
