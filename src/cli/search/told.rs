//! Everything that is told of an answer, to people and to programs.

use crate::diagnostic::Texts;
use crate::draft::GoalDraft;
use crate::plan::{Assignment, Plan, Section, Year};
use crate::search::{self, Answer, Kind, Marked, Query, Snippet};
use crate::settings::Category;
use crate::site::Site;

/// What is told of an answer.
pub(super) struct Told<'a> {
    pub(super) kind: Kind,
    pub(super) file: &'a str,
    pub(super) line: usize,
    /// The class of the words in that line.
    pub(super) class: Option<usize>,
    pub(super) address: String,
    pub(super) title: Marked,
    pub(super) plan: Option<(&'a Year, &'a Plan)>,
    pub(super) section: Option<&'a Section>,
    /// What a goal's file says.
    pub(super) goal: Option<&'a GoalDraft>,
    pub(super) is_common: bool,
    pub(super) category: Option<&'a Category>,
    pub(super) snippet: Option<Snippet>,
    /// The year, the department, the section and the category, as far as they are not the answer itself.
    pub(super) belongs_to: Vec<Marked>,
    /// The deadline's words.
    pub(super) deadline: Option<Marked>,
}

impl<'a> Told<'a> {
    pub(super) fn new(site: &Site<'a>, answer: &Answer<'a>, query: &Query, texts: &dyn Texts) -> Self {
        let kana = site.settings.search.kana;
        let found = &answer.found;
        let (kind, plan, document) = (found.kind(), found.plan(), found.document(site));
        let goal: Option<&'a GoalDraft> = found.goal().map(|goal| &*goal.written);
        let category = goal.and_then(|goal| site.settings.categories.get(goal.category?));
        let text = texts.text(found.file());
        let (class, line) = search::line(site, found, query, text.as_deref());
        let year = plan.map(|(year, _)| year.name.as_str());
        let department = plan.filter(|_| kind != Kind::Department);
        let belongs_to = [
            year,
            department.map(|(_, plan)| plan.department.name.as_str()),
            Some(document.section),
            category.map(|category| category.name.as_str()),
        ];
        let belongs_to: Vec<&str> =
            belongs_to.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        let told: Vec<&str> = belongs_to.iter().copied().chain([document.deadline]).collect();
        let marked = |words: &str| Marked::new(words, query, kana);
        Self {
            kind,
            file: found.file(),
            line,
            class: query.terms.iter().any(|term| !term.is_left_out).then_some(class),
            address: found.address(&document),
            title: marked(document.title),
            plan,
            section: found.section(),
            goal,
            is_common: found.goal().is_some_and(|goal| goal.assignment == Assignment::Common),
            category,
            snippet: Snippet::of(&document, &told, query, kana),
            deadline: Some(document.deadline).filter(|words| !words.is_empty()).map(marked),
            belongs_to: belongs_to.into_iter().map(marked).collect(),
        }
    }
}
