//! The names of goals' files: from a column of the sheet, or from numbers; never from a guessed reading.

use std::collections::BTreeSet;

use super::proposal::Proposed;
use super::report::Report;
use crate::address;

/// How many digits the numbers in names have at least.
const DIGITS: usize = 2;

/// A name for each goal, without the ending, in the goals' order. `taken` are names that belong to other goals.
pub(super) fn names(goals: &[Proposed], taken: &BTreeSet<String>, report: &mut Report) -> Vec<String> {
    let digits = goals.iter().filter_map(|goal| goal.number).map(|number| number.to_string().len());
    let width = digits.max().unwrap_or(DIGITS).max(DIGITS);
    let mut taken = taken.clone();
    let mut names = Vec::new();
    for goal in goals {
        let wanted = wanted(goal, width, report);
        let others = (2_u32..).map(|count| format!("{wanted}-{count}"));
        let name = std::iter::once(wanted.clone()).chain(others).find(|name| !taken.contains(name));
        let name = name.unwrap_or_else(|| wanted.clone());
        if name != wanted {
            report.look("name-taken", goal.row.to_string(), [("name", &wanted), ("other", &name)]);
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

fn wanted(goal: &Proposed, width: usize, report: &mut Report) -> String {
    let numbered = goal.number.map(|number| format!("{number:0width$}"));
    if let Some(written) = goal.name.as_deref().filter(|name| !name.is_empty()) {
        let stem = written.strip_suffix(".md").unwrap_or(written);
        if let Some(name) = Some(stem.to_owned()).filter(|stem| address::is_key(stem)) {
            return with_number(&name, numbered.as_deref());
        }
        let nearest = address::suggest_name(stem).map(|name| name.replace('.', "-"));
        let nearest = nearest.filter(|name| stem.is_ascii() && address::is_key(name));
        let name = nearest.map_or_else(
            || of_number(goal, numbered.as_deref()),
            |name| with_number(&name, numbered.as_deref()),
        );
        report.look("name-invalid", goal.row.to_string(), [("words", written), ("name", &name)]);
        return name;
    }
    of_number(goal, numbered.as_deref())
}

/// As `goalpress new` names files: the number in front, unless digits stand there already.
fn with_number(name: &str, number: Option<&str>) -> String {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = digits > 0 && (digits == name.len() || name[digits..].starts_with('-'));
    match number {
        Some(number) if !is_numbered => format!("{number}-{name}"),
        _ => name.to_owned(),
    }
}

/// Without a number there is still the row.
fn of_number(goal: &Proposed, number: Option<&str>) -> String {
    number.map_or_else(|| format!("goal-row-{}", goal.row), |number| format!("goal-{number}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::names;
    use crate::import::proposal::Proposed;
    use crate::import::report::Report;

    #[test]
    fn names_come_from_a_column_or_from_numbers() {
        let goal = |row, number, name: &str| Proposed {
            row,
            number,
            name: Some(name.to_owned()),
            ..Proposed::default()
        };
        let goals = [
            goal(2, Some(9), "booking"),
            goal(3, Some(10), "10-plan"),
            goal(4, Some(11), ""),
            goal(5, Some(11), ""),
            goal(6, None, ""),
            goal(7, Some(12), "Digital Plan"),
            goal(8, Some(13), "予約"),
        ];
        let mut report = Report::default();
        let names = names(&goals, &BTreeSet::from(["goal-row-6".to_owned()]), &mut report);
        assert_eq!(
            names,
            ["09-booking", "10-plan", "goal-11", "goal-11-2", "goal-row-6-2", "12-digital-plan", "goal-13"]
        );
        let keys: Vec<_> = report.notices.iter().map(|notice| (notice.key, notice.at.as_str())).collect();
        assert_eq!(
            keys,
            [("name-taken", "5"), ("name-taken", "6"), ("name-invalid", "7"), ("name-invalid", "8")]
        );
    }
}
