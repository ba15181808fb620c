//! Where the files for further use lie: beside the page whose content they hold, or below `data/`.
//!
//! What people subscribe to, feeds and calendars, lies outside the fiscal years: who follows a department goes on
//! following it next year.

/// The list of all goals for programs.
pub const GOALS: &str = "goals.json";
/// The page about the data, and the folder of the data set.
pub const DATA: &str = "data/";
/// The schema of the JSON files. Its name has the version of what it describes.
pub const SCHEMA: &str = "data/goals-1.schema.json";
/// The official form, beside a department's page.
pub const FORM: &str = "form.xlsx";
/// A department's plan as `StratML`, beside its page.
pub const STRATML: &str = "stratml.xml";
/// A department's plan as JSON, beside its page.
pub const PLAN: &str = "plan.json";
/// A goal as JSON, beside its page.
pub const GOAL: &str = "goal.json";
/// A calendar of deadlines.
pub const CALENDAR: &str = "calendar.ics";
/// A feed.
pub const FEED: &str = "atom.xml";
/// The data set as one spreadsheet.
pub const WORKBOOK: &str = "goals.xlsx";
/// What describes the data set to programs.
pub const PACKAGE: &str = "datapackage.json";
/// What describes the data set to people.
pub const README: &str = "README.md";

/// The table of goals.
pub const GOAL_TABLE: &str = "goals.csv";
/// The table of the lines of goals' texts.
pub const LINE_TABLE: &str = "goal_lines.csv";
/// The table of departments and sections.
pub const DEPARTMENT_TABLE: &str = "departments.csv";
/// The table of those who answer for plans.
pub const OFFICER_TABLE: &str = "officers.csv";
/// The table of codes.
pub const CODE_TABLE: &str = "codes.csv";

/// Whether a file of the output is one that a site can make for further use, or would lie below one. Sites grow, and
/// may want tomorrow what they do not want today, so such addresses are kept free whatever the settings say.
pub fn is_made(file: &str) -> bool {
    let beside_plan = |name: &str| {
        [FORM, STRATML, PLAN, GOAL_TABLE, LINE_TABLE].contains(&name) || super::search::is_texts(name)
    };
    let parts: Vec<&str> = file.split('/').collect();
    let is_year = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        ["department" | "category", _, name, ..] => [FEED, CALENDAR].contains(name),
        [year, _, name] if is_year(year) => beside_plan(name),
        [year, _, name, below, ..] if is_year(year) => beside_plan(name) || *below == GOAL,
        _ => false,
    }
}

/// A file beside the page of a department's plan.
pub fn of_plan(year: &str, department: &str, file: &str) -> String {
    format!("{year}/{department}/{file}")
}

/// A file beside a goal's page.
pub fn of_goal(year: &str, department: &str, goal: &str, file: &str) -> String {
    format!("{year}/{department}/{goal}/{file}")
}

/// A file of the data set: of a year's, or of the whole site's.
pub fn of_data_set(year: Option<&str>, file: &str) -> String {
    match year {
        Some(year) => format!("{DATA}{year}/{file}"),
        None => format!("{DATA}{file}"),
    }
}

/// What a feed or a calendar tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic<'a> {
    /// The whole site.
    Site,
    /// A department, in whichever year, by its key.
    Department(&'a str),
    /// A category, in whichever year and department, by its key.
    Category(&'a str),
}

impl Topic<'_> {
    /// The address of a file about it, which lasts from year to year.
    pub fn file(self, file: &str) -> String {
        match self {
            Self::Site => file.to_owned(),
            Self::Department(key) => format!("department/{key}/{file}"),
            Self::Category(key) => format!("category/{key}/{file}"),
        }
    }

    /// The topic of which a file of this name tells, by its address.
    pub fn of<'a>(address: &'a str, file: &str) -> Option<Topic<'a>> {
        let folder = address.strip_suffix(file)?;
        if folder.is_empty() {
            return Some(Topic::Site);
        }
        let (kind, key) = folder.strip_suffix('/')?.split_once('/')?;
        match kind {
            _ if key.contains('/') => None,
            "department" => Some(Topic::Department(key)),
            "category" => Some(Topic::Category(key)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FEED, Topic};

    #[test]
    fn an_address_tells_its_topic() {
        for topic in [Topic::Site, Topic::Department("policy"), Topic::Category("reform")] {
            assert_eq!(Topic::of(&topic.file(FEED), FEED), Some(topic));
        }
        for address in [
            "a/atom.xml",
            "2022/policy/atom.xml",
            "department/a/b/atom.xml",
            "xatom.xml",
            "department/atom.xml",
        ] {
            assert_eq!(Topic::of(address, FEED), None, "{address}");
        }
    }
}
