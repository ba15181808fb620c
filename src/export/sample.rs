//! A small site to try exports on: one fiscal year, one department, and the goals that a test wants.

use std::sync::Arc;

use jiff::Timestamp;

use crate::calendar::{Deadline, FiscalYear, StartMonth, parse_date, parse_moment};
use crate::draft::{GoalDraft, Officer, Prose, Value, Visibility};
use crate::link::Targets;
use crate::markdown::{self, Labels};
use crate::plan::{Assignment, Clock, Department, Goal, Plan, Plans, Section, Year};
use crate::settings::{self, ColumnKind, Settings};
use crate::site::{Site, Sizes};
use crate::theme::{self, Strings};

#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) settings: Settings,
    pub(super) plans: Plans,
    strings: Strings,
    targets: Targets,
    sizes: Arc<Sizes>,
}

impl Sample {
    /// 政策部 in 令和4年度, with two sections and one officer, and no goals yet. `settings` are lines of the
    /// configuration.
    pub(super) fn new(settings: &str) -> Self {
        let text = format!("title: 組織目標\norganisation: 試験市\n{settings}");
        let (settings, _, findings) = settings::read(&text);
        assert_eq!(findings, Vec::new(), "{text}");
        let nowhere = tempfile::tempdir().unwrap();
        let (theme, findings) = theme::load(nowhere.path(), &settings).unwrap();
        assert_eq!(findings, Vec::new(), "{text}");
        let plans = Plans { years: vec![year(2022, plan("policy", "政策部"))], ..Plans::default() };
        Self { settings, plans, strings: theme.strings, targets: Targets::default(), sizes: Arc::default() }
    }

    pub(super) fn site(&self) -> Site<'_> {
        let clock = Clock { now: Timestamp::UNIX_EPOCH, shows_withheld: false };
        let Self { settings, plans, strings, targets, sizes } = self;
        Site { plans, settings, strings, targets, clock, sizes }
    }

    pub(super) fn year(&self) -> &Year {
        &self.plans.years[0]
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.year().plans[0]
    }

    pub(super) fn plan_mut(&mut self) -> &mut Plan {
        &mut self.plans.years[0].plans[0]
    }

    /// Adds a goal to the plan. Its values stand by the keys of the form's columns, as its file would have them; its
    /// title is its key unless they say otherwise, and its number is the next.
    pub(super) fn goal(mut self, key: &str, values: &[(&str, &str)]) -> Self {
        let fiscal_year = self.year().fiscal_year;
        let number = u32::try_from(self.plan().goals.len() + 1).unwrap();
        let mut draft = GoalDraft {
            key: key.to_owned(),
            file: format!("content/2022/policy/{key}.md"),
            number: Some(number),
            title: key.to_owned(),
            category: None,
            section: None,
            deadline: None,
            values: Vec::new(),
            texts: Vec::new(),
            is_whole: true,
            visibility: Visibility::Public,
            updated: None,
            aliases: Vec::new(),
        };
        let mut assignment = Assignment::Common;
        for &(key, words) in values {
            match key {
                "updated" => draft.updated = Some(parse_date(words).unwrap()),
                "publish_on" => {
                    let moment = parse_moment(words, &self.settings.time_zone).unwrap();
                    draft.visibility = Visibility::From(moment);
                }
                "aliases" => draft.aliases.push(words.to_owned()),
                _ => {
                    let columns = &self.settings.form.columns;
                    let place = columns.iter().position(|column| column.key == key).unwrap();
                    let words_owned = words.to_owned();
                    match columns[place].kind {
                        ColumnKind::GoalNumber => draft.number = Some(words.parse().unwrap()),
                        ColumnKind::Title => draft.title = words_owned,
                        ColumnKind::Category => draft.category = self.settings.category(words),
                        ColumnKind::Deadline => {
                            let start = self.settings.start_month;
                            draft.deadline = Some(Deadline::parse(words, fiscal_year, start).unwrap());
                        }
                        ColumnKind::Section => {
                            let sections = &self.plan().sections;
                            let section = sections.iter().position(|section| section.name == words);
                            assignment = section.map_or(Assignment::Common, Assignment::Section);
                        }
                        ColumnKind::Text => draft.texts.push((place, prose(words))),
                        ColumnKind::Date => {
                            draft.values.push((place, Value::Date(words_owned, parse_date(words).unwrap())));
                        }
                        ColumnKind::Number => draft.values.push((place, Value::Number(words_owned))),
                        ColumnKind::Line | ColumnKind::Choice => {
                            draft.values.push((place, Value::Line(words_owned)));
                        }
                    }
                }
            }
        }
        let number = draft.number.unwrap();
        self.plan_mut().goals.push(Goal { written: Arc::new(draft), number, assignment });
        self
    }
}

/// A converted text.
pub(super) fn prose(markdown: &str) -> Prose {
    Prose { fragment: markdown::whole(markdown, &Labels::default()).0, base: 0 }
}

/// A year with one plan.
pub(super) fn year(number: i16, plan: Plan) -> Year {
    Year {
        key: number.to_string(),
        fiscal_year: FiscalYear::new(number).unwrap(),
        name: format!("{number}年度"),
        file: None,
        introduction: Prose::default(),
        plans: vec![plan],
    }
}

/// A plan without goals.
pub(super) fn plan(key: &str, name: &str) -> Plan {
    let year = FiscalYear::new(2022).unwrap();
    let section = |key: &str, name: &str| Section { key: key.to_owned(), name: name.to_owned() };
    Plan {
        department: Department { key: key.to_owned(), name: name.to_owned() },
        file: format!("content/2022/{key}/_index.md"),
        created: Some(year.first_day(StartMonth::default())),
        officers: vec![Officer { post: "政策部長".to_owned(), name: "試験　太郎".to_owned() }],
        sections: vec![section("digital", "デジタル行政推進室"), section("finance", "財政課")],
        introduction: Prose::default(),
        goals: Vec::new(),
    }
}
