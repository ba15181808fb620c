//! The files beside the pages of one plan.

use super::subject::Subject;
use super::tables::{self, Table};
use super::{form, json, stratml};
use crate::address::{data, search};
use crate::plan::{Plan, Year};
use crate::search::texts;
use crate::site::Site;

/// A file beside the pages of a plan. It is made of that plan and of the settings alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFile {
    /// The official form as a spreadsheet.
    Form,
    /// A table of the data set that plans have of their own.
    Table(Table),
    /// The plan as JSON.
    Json,
    /// The plan as `StratML`.
    Stratml,
    /// A goal as JSON, by the goal's place.
    Goal(usize),
    /// Some of the texts that the search page shows, by their number.
    Texts(usize),
}

impl PlanFile {
    /// Every file of a plan that the site has.
    pub fn of(site: &Site<'_>, plan: &Plan) -> Vec<Self> {
        let data = site.settings.data;
        let mut files = Vec::new();
        if data.form {
            files.push(Self::Form);
        }
        if data.tables {
            files.extend(Table::PER_PLAN.map(Self::Table));
        }
        if data.stratml {
            files.push(Self::Stratml);
        }
        if data.json {
            files.push(Self::Json);
            files.extend((0..plan.goals.len()).map(Self::Goal));
        }
        files.extend((0..texts::blocks(plan)).map(Self::Texts));
        files
    }

    /// Where it lies, relative to the site's root.
    pub fn address(self, year: &Year, plan: &Plan) -> String {
        let department = &plan.department.key;
        let name = match self {
            Self::Form => data::FORM,
            Self::Table(table) => table.file_name(),
            Self::Json => data::PLAN,
            Self::Stratml => data::STRATML,
            Self::Goal(goal) => {
                return data::of_goal(&year.key, department, &plan.goals[goal].written.key, data::GOAL);
            }
            Self::Texts(number) => return data::of_plan(&year.key, department, &search::texts(number)),
        };
        data::of_plan(&year.key, department, name)
    }

    /// The file of a plan at an address.
    pub fn find<'a>(site: &Site<'a>, address: &str) -> Option<(Self, &'a Year, &'a Plan)> {
        let mut parts = address.split('/');
        let (year, department) = (parts.next()?, parts.next()?);
        let year = site.plans.years.iter().find(|found| found.key == year)?;
        let plan = year.plans.iter().find(|found| found.department.key == department)?;
        let file = Self::of(site, plan).into_iter().find(|file| file.address(year, plan) == address)?;
        Some((file, year, plan))
    }

    /// What it holds.
    pub fn bytes(self, site: &Site<'_>, year: &Year, plan: &Plan) -> Vec<u8> {
        match self {
            Self::Form => form::workbook(*site, year, plan),
            Self::Table(table) => tables::of_plan(*site, year, plan, table),
            Self::Json => json::plan_file(*site, year, plan),
            Self::Stratml => stratml::bytes(*site, year, plan),
            Self::Goal(goal) => {
                json::goal_file(&Subject { site: *site, year, plan, goal: &plan.goals[goal] })
            }
            Self::Texts(number) => texts::of_plan(site, plan, number),
        }
    }
}
