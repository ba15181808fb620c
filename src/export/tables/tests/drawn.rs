//! Whatever a person types comes back from a strict reader.

use proptest::prelude::{prop, prop_assert_eq, proptest};

use super::super::field::{datum, flat};
use super::super::sheet::Sheet;
use super::super::{Table, form_column, goal_lines, goals};
use super::records;
use crate::draft::{GoalDraft, Prose, Value, Visibility};
use crate::export::subject::Subject;
use crate::markdown::{Labels, Line, Marker, whole};
use crate::pipeline::Loaded;
use crate::plan::{Assignment, Goal};

/// A goal of these words.
fn goal(title: &str, line: &str, source: &str) -> Goal {
    let fragment = whole(source, &Labels::default()).0;
    let written = GoalDraft {
        key: "01-a".to_owned(),
        file: String::new(),
        number: Some(1),
        title: title.to_owned(),
        category: None,
        section: None,
        deadline: None,
        values: vec![(7, Value::Line(line.to_owned()))],
        texts: vec![(3, Prose { fragment, base: 0 })],
        is_whole: true,
        visibility: Visibility::Public,
        updated: None,
        aliases: Vec::new(),
    };
    Goal { written: written.into(), number: 1, assignment: Assignment::Common }
}

/// The line that a record tells of.
fn line(record: &[String]) -> Line {
    let number = record[5].parse().unwrap_or_default();
    let marker = match record[4].as_str() {
        "bullet" => Some(Marker::Bullet),
        "number" => Some(Marker::Number(number)),
        "circled" => Some(Marker::Circled(number)),
        _ => None,
    };
    Line { depth: record[3].parse().unwrap(), marker, words: datum(&record[6]).to_owned() }
}

fn drawn(
    loaded: &Loaded,
    title: &str,
    of_line: &str,
    source: &str,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let site = loaded.site();
    let (year, plan) = super::only(loaded);
    let goal = goal(title, of_line, source);
    let subject = Subject { site, year, plan, goal: &goal };
    let mut sheet = Sheet::new(site.settings, Table::GoalLines);
    goal_lines::each_row(&subject, |row| sheet.row(row));
    let bytes = sheet.finish();
    let read: Vec<Line> = records(site, Table::GoalLines, &bytes).iter().map(|record| line(record)).collect();
    let lines = goal.written.texts[0].1.fragment.lines();
    let flattened: Vec<Line> =
        lines.into_iter().map(|line| Line { words: flat(&line.words).into_owned(), ..line }).collect();
    prop_assert_eq!(read, flattened);
    let form = form_column::form_columns(&site.settings.form);
    let mut sheet = Sheet::new(site.settings, Table::Goals);
    sheet.row(goals::row(&subject, &form));
    let bytes = sheet.finish();
    let record = &records(site, Table::Goals, &bytes)[0];
    prop_assert_eq!(datum(&record[14]), &*flat(title));
    prop_assert_eq!(datum(&record[24]), &*flat(of_line));
    Ok(())
}

proptest! {
    #[test]
    fn words_come_back(
        title in "[=+@'\"a,;髙𠮷🎉 \\t\\n\\r\u{feff}\u{2028}-]{0,7}x",
        of_line in "\\PC{0,12}",
        source in prop::collection::vec("[=+@'\"1.>#①②・ 　\\n教,&<|`\\[\\]()~^:_\u{2028}𠮷🎉-]{0,8}", 0..10)
    ) {
        thread_local! {
            static SITE: (tempfile::TempDir, Loaded) = super::site(&super::nasty::files());
        }
        SITE.with(|(_, loaded)| drawn(loaded, &title, &of_line, &source.join("\n")))?;
    }
}
