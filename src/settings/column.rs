//! The form: which columns a goal has, in which order, under which words.

/// The form that a body fills in for each goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its title, as on paper.
    pub title: String,
    /// Its columns, in its order.
    pub columns: Vec<Column>,
}

impl Form {
    /// The column of a key.
    pub fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// Whether the form has a column of this kind.
    pub fn has(&self, kind: ColumnKind) -> bool {
        self.columns.iter().any(|column| column.kind == kind)
    }
}

/// One column. It drives checking, pages, print and every export: nothing else knows its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The key in the front matter and in data files.
    pub key: String,
    /// The words at its head; for a text column also the heading in the body.
    pub label: String,
    /// The smaller words below the label.
    pub hint: Option<String>,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether a goal without it is a mistake.
    pub required: bool,
    /// What may stand in it, in order; only for [`ColumnKind::Choice`].
    pub choices: Vec<String>,
    /// What is shown where a goal has nothing in it; the theme's words where this is `None`.
    pub blank: Option<String>,
}

impl Column {
    /// Whether it is filled in only once the year has passed, in part or in whole, so that a new year's plan begins
    /// without it: `progress` and `evaluation`, and every column of a site's own that says what stands in it while it
    /// is blank. What makes a plan, from the number to the method, is no result whatever it says.
    pub fn holds_results(&self) -> bool {
        let is_of_plan = match self.kind {
            ColumnKind::GoalNumber
            | ColumnKind::Category
            | ColumnKind::Title
            | ColumnKind::Deadline
            | ColumnKind::Section => true,
            ColumnKind::Text => ["level", "method"].contains(&self.key.as_str()),
            ColumnKind::Line | ColumnKind::Date | ColumnKind::Number | ColumnKind::Choice => false,
        };
        !is_of_plan && (["progress", "evaluation"].contains(&self.key.as_str()) || self.blank.is_some())
    }
}

/// What a column holds, and so where a goal's file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// The goal's number in its plan.
    GoalNumber,
    /// One of the configured categories.
    Category,
    /// The goal's title.
    Title,
    /// A deadline in words.
    Deadline,
    /// A section of the department, or common to all.
    Section,
    /// Text below a level-two heading of the body.
    Text,
    /// One line in the front matter.
    Line,
    /// A date in the front matter.
    Date,
    /// A number in the front matter.
    Number,
    /// One of the column's choices, in the front matter.
    Choice,
}

impl ColumnKind {
    /// The kinds that a configured column can name.
    pub const CONFIGURABLE: [(&'static str, Self); 5] = [
        ("text", Self::Text),
        ("line", Self::Line),
        ("date", Self::Date),
        ("number", Self::Number),
        ("choice", Self::Choice),
    ];

    /// The name that templates and data files know the kind by.
    pub fn name(self) -> &'static str {
        match self {
            Self::GoalNumber => "goal-number",
            Self::Category => "category",
            Self::Title => "title",
            Self::Deadline => "deadline",
            Self::Section => "section",
            Self::Text => "text",
            Self::Line => "line",
            Self::Date => "date",
            Self::Number => "number",
            Self::Choice => "choice",
        }
    }
}
