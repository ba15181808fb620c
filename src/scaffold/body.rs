//! A goal's texts without its results.

use crate::draft::column_of_heading;
use crate::markdown::{self, Labels};
use crate::settings::Column;

/// The body with nothing below the headings of columns that hold results; every other byte stays. A definition of a
/// footnote or a link stays too where the rest of the text needs it.
pub(super) fn without_results(body: &str, columns: &[Column], labels: &Labels) -> String {
    let document = markdown::document(body, labels);
    let newline = if body.contains("\r\n") { "\r\n" } else { "\n" };
    let mut kept = String::with_capacity(body.len());
    let mut removed: Vec<(usize, &str)> = Vec::new();
    let mut from = 0;
    for (place, section) in document.sections.iter().enumerate() {
        let is_result = column_of_heading(columns, &section.heading)
            .is_some_and(|column| columns[column].holds_results());
        if !is_result {
            continue;
        }
        let heading = &body[section.heading_span.clone()];
        let start = section.heading_span.start + heading.trim_end().len();
        let next = document.sections.get(place + 1).map(|section| section.heading_span.start);
        let end = next.unwrap_or(body.len());
        kept.push_str(&body[from..start]);
        kept.push_str(newline);
        removed.push((kept.len(), &body[start..end]));
        if next.is_some() {
            kept.push_str(newline);
        }
        from = end;
    }
    kept.push_str(&body[from..]);
    let needed: Vec<(usize, String)> = removed
        .into_iter()
        .map(|(at, text)| {
            let needed = text.lines().filter(|line| is_needed(line, &kept));
            (at, needed.flat_map(|line| [newline, line.trim_end(), newline]).collect())
        })
        .collect();
    for (at, definitions) in needed.into_iter().rev() {
        kept.insert_str(at, &definitions);
    }
    kept
}

/// Whether a line defines a footnote or a link that a text uses.
fn is_needed(line: &str, text: &str) -> bool {
    let label = line.starts_with('[').then(|| line.split_once("]:")).flatten();
    label.is_some_and(|(label, _)| text.contains(&format!("{label}]")))
}

#[cfg(test)]
mod tests {
    use super::without_results;
    use crate::markdown::Labels;
    use crate::settings;

    #[test]
    fn results_go_and_every_other_byte_stays() {
        let text = "title: a\norganisation: b\nform:\n  columns:\n    - { key: number }\n    - { key: title }\n    \
                    - { key: level }\n    - { key: progress, label: 中間報告 }\n    - { key: method }\n    \
                    - { key: evaluation, label: 期末評価 }\n";
        let (settings, ..) = settings::read(text);
        let without = |body: &str| without_results(body, &settings.form.columns, &Labels::default());
        let kept = "<!-- -->\n## どの水準まで\n\n・一  \n\n";
        assert_eq!(without(&format!("{kept}## 中間報告\n\n済\n\n- 済\n")), format!("{kept}## 中間報告\n"));
        assert_eq!(
            without("## 中間報告 ##\n\n済\n\n## どのような方法で\n\n①\n## 期末評価\nA\n"),
            "## 中間報告 ##\n\n## どのような方法で\n\n①\n## 期末評価\n"
        );
        assert_eq!(
            without("## progress\r\n済\r\n## level\r\n一\r\n"),
            "## progress\r\n\r\n## level\r\n一\r\n"
        );
        assert_eq!(
            without("## level\n一[^a]\n\n## progress\n済[^b]\n\n[^a]: 注\n[^b]: 結果\n"),
            "## level\n一[^a]\n\n## progress\n\n[^a]: 注\n"
        );
    }
}
