//! What each page shows.

use super::cell::{DateView, Shown, cell};
use super::lists::department_id;
use super::sheet::{GoalPlace, Sheet};
use super::summary::{Tally, summary};
use super::view::{
    Body, DepartmentEntry, DepartmentView, GoalView, HeadView, HomeView, Jump, Link, Neighbour, OfficerView,
    PageView, ProseView, RedirectView, Row, SectionEntry, SectionView, UpcomingView, View, WithheldView,
    YearEntry, YearView,
};
use super::{ROOT, Route, Site};
use crate::address;
use crate::draft::{Prose, Visibility};
use crate::plan::{Assignment, Goal, Plan};
use crate::settings::ColumnKind;

/// How many of the goals that are due next the home page shows.
const UPCOMING: usize = 6;

impl<'a> Site<'a> {
    /// Everything that the page of a route shows.
    pub fn view(&self, route: Route) -> View<'a> {
        let address = route.address(self);
        let root = self.root(route, &address);
        let body = self.body(route, &root);
        let heading = self.heading(route);
        let breadcrumbs = self.breadcrumbs(route);
        let title = self.title(route, heading, &breadcrumbs);
        // An earlier address is not one that search engines should keep.
        let canonical_address = match route {
            Route::Redirect(year, plan, goal, _) => Some(Route::Goal(year, plan, goal).address(self)),
            Route::NotFound => None,
            _ => Some(address.clone()),
        };
        let canonical =
            self.settings.base_url.as_ref().zip(canonical_address).map(|(base, address)| base.join(&address));
        let source = self.source(route);
        let template = self.settings.source_url.as_ref();
        let source_address = template.zip(source).map(|(template, file)| template.replace("{file}", file));
        let description = self.description(route, heading);
        let downloads = self.downloads(route);
        View {
            page: PageView {
                kind: match body.name() {
                    "prose" => "page",
                    name => name,
                },
                linked_data: self.linked_data(route, &breadcrumbs, heading, &description, &downloads),
                description,
                source,
                source_address,
                address,
                root,
                heading,
                title,
                picture: canonical.as_ref().and_then(|_| self.picture(route)),
                canonical,
                breadcrumbs,
                downloads,
            },
            body,
            sheets: self.sheets(route),
        }
    }

    /// The sheets on a page.
    fn sheets(&self, route: Route) -> Vec<Sheet> {
        let (Route::Department(year, plan) | Route::Section(year, plan, _)) = route else {
            return Vec::new();
        };
        let goals = |wanted: &dyn Fn(Assignment) -> bool| {
            let goals = self.plan(year, plan).goals.iter().enumerate();
            let wanted = goals.filter(|(_, goal)| wanted(goal.assignment));
            wanted.map(|(goal, _)| GoalPlace { year, plan, goal }).collect()
        };
        match route {
            Route::Section(.., section) => {
                vec![Sheet { name: "rows", goals: goals(&|found| found == Assignment::Section(section)) }]
            }
            _ => vec![Sheet { name: "rows", goals: goals(&|_| true) }],
        }
    }

    /// The way to the site's root. The page for missing addresses is shown at addresses of any depth, so it
    /// alone needs the path at which the site will be published.
    fn root(&self, route: Route, address: &str) -> String {
        match (route, &self.settings.base_url) {
            (Route::NotFound, Some(base)) => base.path().to_owned(),
            _ => address::root_from(address),
        }
    }

    fn body(&self, route: Route, root: &str) -> Body<'a> {
        match route {
            Route::Home => Body::Home(self.home()),
            Route::Year(year) => Body::Year(self.year_view(year, root)),
            Route::Department(year, plan) => Body::Department(self.department(year, plan, root)),
            Route::Section(year, plan, section) => Body::Section(self.section(year, plan, section)),
            Route::Goal(year, plan, goal) => Body::Goal(self.goal(year, plan, goal, root)),
            Route::Category(year, category) => Body::Category(self.category_view(year, category)),
            Route::Deadlines(year) => Body::Deadlines(self.deadlines_view(year)),
            Route::Data => Body::Data(self.data_view()),
            Route::Search => Body::Search(self.search_view()),
            Route::Page(place) => {
                let page = &self.plans.pages[place];
                Body::Page(ProseView { html: self.html(&page.body, &page.file, root, "") })
            }
            Route::NotFound => Body::NotFound,
            Route::Redirect(year, plan, goal, _) => {
                Body::Redirect(RedirectView { address: Route::Goal(year, plan, goal).address(self) })
            }
        }
    }

    fn home(&self) -> HomeView<'a> {
        let years = (0..self.plans.years.len())
            .map(|year| YearEntry {
                name: &self.year(year).name,
                address: Route::Year(year).address(self),
                goals: self.goals_in(year),
                departments: self.department_tallies(year),
                categories: self.category_tallies(year, self.goals_of(year), None),
                deadlines: self.has_deadlines().then(|| Route::Deadlines(year).address(self)),
            })
            .collect();
        let upcoming = self.upcoming().map(|(as_of, places)| UpcomingView {
            as_of,
            more: places.len().saturating_sub(UPCOMING),
            goals: places.iter().take(UPCOMING).map(|(plan, goal)| summary(self, 0, *plan, *goal)).collect(),
        });
        let months = (!self.plans.years.is_empty()).then(|| self.months(0, self.goals_of(0))).flatten();
        HomeView { years, months, upcoming }
    }

    fn year_view(&self, place: usize, root: &str) -> YearView<'a> {
        let year = self.year(place);
        let start = self.settings.start_month;
        YearView {
            name: &year.name,
            first: DateView::new(year.fiscal_year.first_day(start), self),
            last: DateView::new(year.fiscal_year.last_day(start), self),
            introduction: self.introduction(
                &year.introduction,
                year.file.as_deref().unwrap_or_default(),
                root,
            ),
            goals: self.goals_in(place),
            departments: year
                .plans
                .iter()
                .enumerate()
                .map(|(plan_place, plan)| DepartmentEntry {
                    name: &plan.department.name,
                    address: Route::Department(place, plan_place).address(self),
                    goals: plan.goals.len(),
                    common: plan.common_goals().count(),
                    sections: self.section_tallies(place, plan_place, None),
                })
                .collect(),
            categories: self.category_tallies(place, self.goals_of(place), None),
            deadlines: self.has_deadlines().then(|| Route::Deadlines(place).address(self)),
            months: self.months(place, self.goals_of(place)),
        }
    }

    fn introduction(&self, prose: &'a Prose, file: &str, root: &str) -> Option<std::borrow::Cow<'a, str>> {
        (!prose.fragment.is_empty()).then(|| self.html(prose, file, root, "introduction-"))
    }

    fn head(&self, year: usize, plan: &'a Plan) -> HeadView<'a> {
        HeadView {
            form: &self.settings.form.title,
            year: &self.year(year).name,
            department: &plan.department.name,
            created: plan.created.map(|date| DateView::new(date, self)),
            officers: plan
                .officers
                .iter()
                .map(|officer| OfficerView { post: &officer.post, name: &officer.name })
                .collect(),
        }
    }

    /// A goal in a sheet. Its addresses begin with [`ROOT`], for each page to put its own way there.
    pub fn row(&self, place: GoalPlace) -> Row<'a> {
        let GoalPlace { year, plan, goal } = place;
        let goal = &self.plan(year, plan).goals[goal];
        let id = row_id(goal);
        let id_prefix = format!("{id}-");
        let shown = Shown { year, plan, root: ROOT, id_prefix: &id_prefix };
        Row {
            number: goal.number,
            title: &goal.written.title,
            address: address::within_department(
                &self.year(year).key,
                &self.plan(year, plan).department.key,
                &goal.written.key,
            ),
            is_common: goal.assignment == Assignment::Common,
            says_common: goal.assignment == Assignment::Common
                && !self.settings.form.has(ColumnKind::Section),
            withheld: self.withheld(goal),
            cells: (0..self.settings.form.columns.len())
                .map(|place| cell(self, goal, place, shown))
                .collect(),
            id,
        }
    }

    /// Why the public may not see a goal as of the site's moment; `None` where it may.
    fn withheld(&self, goal: &Goal) -> Option<WithheldView> {
        match goal.written.visibility {
            Visibility::Draft => Some(WithheldView { from: None }),
            Visibility::From(moment) if moment > self.clock.now => {
                Some(WithheldView { from: Some(DateView::of_moment(moment, self)) })
            }
            Visibility::From(_) | Visibility::Public => None,
        }
    }

    fn department(&self, year: usize, place: usize, root: &str) -> DepartmentView<'a> {
        let plan = self.plan(year, place);
        let jump = |goal: &Goal| Jump { number: goal.number, id: row_id(goal) };
        let sections = plan.sections.iter().enumerate().map(|(section, named)| SectionEntry {
            name: &named.name,
            address: Route::Section(year, place, section).address(self),
            goals: plan.goals_of(section).map(jump).collect(),
        });
        let in_department = |tally: Tally<'a>| {
            let address = format!("{}#{}", tally.address, department_id(&plan.department.key));
            Tally { address, ..tally }
        };
        let categories = self.category_tallies(year, plan.goals.iter(), None).into_iter();
        DepartmentView {
            head: self.head(year, plan),
            introduction: self.introduction(&plan.introduction, &plan.file, root),
            sections: sections.collect(),
            common: plan.common_goals().count(),
            common_goals: plan.common_goals().map(jump).collect(),
            categories: categories.filter(|tally| tally.goals > 0).map(in_department).collect(),
            months: self.months(year, plan.goals.iter()),
        }
    }

    fn section(&self, year: usize, plan_place: usize, section: usize) -> SectionView<'a> {
        let plan = self.plan(year, plan_place);
        SectionView {
            name: &plan.sections[section].name,
            head: self.head(year, plan),
            department: Link {
                name: &plan.department.name,
                address: Route::Department(year, plan_place).address(self),
            },
            sections: self.section_tallies(year, plan_place, Some(section)),
            common: (0..plan.goals.len())
                .filter(|place| plan.goals[*place].assignment == Assignment::Common)
                .map(|place| summary(self, year, plan_place, place))
                .collect(),
        }
    }

    /// How to cite a goal: who published it, in what, and which of them it is.
    fn citation(&self, year: usize, plan: &Plan, goal: &Goal) -> String {
        let number = goal.number.to_string();
        let arguments = [
            ("organisation", self.settings.organisation.as_str()),
            ("title", &self.settings.title),
            ("year", &self.year(year).name),
            ("department", &plan.department.name),
            ("number", &number),
            ("goal", &goal.written.title),
        ];
        self.strings.fill("citation", &arguments)
    }

    fn goal(&self, year: usize, plan_place: usize, place: usize, root: &str) -> GoalView<'a> {
        let plan = self.plan(year, plan_place);
        let goal = &plan.goals[place];
        let shown = Shown { year, plan: plan_place, root, id_prefix: "" };
        let columns = &self.settings.form.columns;
        let is_fact =
            |kind: ColumnKind| !matches!(kind, ColumnKind::Text | ColumnKind::Title | ColumnKind::GoalNumber);
        let cells = |wanted: &dyn Fn(ColumnKind) -> bool| {
            let places = (0..columns.len()).filter(|column| wanted(columns[*column].kind));
            places.map(|column| cell(self, goal, column, shown)).collect()
        };
        let neighbour = |place: usize| {
            plan.goals.get(place).map(|other| Neighbour {
                number: other.number,
                title: &other.written.title,
                address: Route::Goal(year, plan_place, place).address(self),
            })
        };
        GoalView {
            number: goal.number,
            title: &goal.written.title,
            is_common: goal.assignment == Assignment::Common,
            withheld: self.withheld(goal),
            year: self.year_link(year),
            department: Link {
                name: &plan.department.name,
                address: Route::Department(year, plan_place).address(self),
            },
            section: match goal.assignment {
                Assignment::Common => None,
                Assignment::Section(section) => Some(Link {
                    name: &plan.sections[section].name,
                    address: Route::Section(year, plan_place, section).address(self),
                }),
            },
            facts: cells(&is_fact),
            texts: cells(&|kind| kind == ColumnKind::Text),
            span: self.span(year, goal),
            citation: self.citation(year, plan, goal),
            previous: place.checked_sub(1).and_then(neighbour),
            next: neighbour(place + 1),
        }
    }
}

/// The id of a goal's row in a sheet.
fn row_id(goal: &Goal) -> String {
    format!("goal-{}", goal.number)
}
