//! From views to bytes. A page's bytes depend on its view, the theme and the program's version alone: a
//! template can reach no clock, no file, no environment and no other page.

use std::borrow::Cow;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, Value};

use crate::diagnostic::{Finding, Place, Rule};
use crate::sentences;
use crate::site::{Body, GoalPlace, ROOT, Row, SiteView, View};
use crate::theme::{Template, Theme};

/// Renders the pages of one site.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    /// What every page shares, converted once and shared cheaply.
    shared: Vec<(&'static str, Value)>,
    /// The templates' sources, for findings.
    templates: Vec<Template>,
}

impl Renderer {
    /// Prepares a theme's templates.
    ///
    /// # Errors
    /// A finding where a template is mistaken.
    pub fn new(theme: &Theme, site: &SiteView) -> Result<Self, Box<Finding>> {
        let explain = |error: &tera::Error| Box::new(finding(error, "", &theme.templates));
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        tera.register_filter("fill", fill);
        tera.set_fallback_prefixes(["user/", "builtin/"]).map_err(|error| explain(&error))?;
        let templates =
            theme.templates.iter().map(|template| (template.name.as_str(), template.text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| explain(&error))?;
        let assets: Vec<(&str, &str)> =
            theme.assets.iter().map(|asset| (asset.name.as_str(), asset.address.as_str())).collect();
        let shared = vec![
            ("site", Value::from_serializable(site)),
            ("t", Value::from_serializable(theme.strings.entries())),
            ("assets", Value::from_serializable(&std::collections::BTreeMap::from_iter(assets))),
        ];
        Ok(Self { tera, shared, templates: theme.templates.clone() })
    }

    /// Renders one page; `row` gives the row of a goal that a sheet on it shows.
    ///
    /// # Errors
    /// A finding where the template asks for what is not there.
    pub fn page<'r>(
        &self,
        view: &View<'_>,
        row: impl Fn(GoalPlace) -> Result<Cow<'r, Markup>, Box<Finding>>,
    ) -> Result<String, Box<Finding>> {
        let mut context = self.context();
        context.insert("page", &view.page);
        if !matches!(view.body, Body::NotFound) {
            context.insert(view.body.name(), &view.body);
        }
        for sheet in &view.sheets {
            let rows = sheet.goals.iter().map(|goal| Ok(row(*goal)?.at(&view.page.root)));
            context.insert(sheet.name, &rows.collect::<Result<Vec<String>, Box<Finding>>>()?);
        }
        self.render(template(&view.body), &context)
    }

    /// Renders the row of a goal.
    ///
    /// # Errors
    /// A finding where the template asks for what is not there.
    pub fn row(&self, row: &Row<'_>) -> Result<Markup, Box<Finding>> {
        let mut context = self.context();
        context.insert("page", &Anywhere { root: ROOT });
        context.insert("row", row);
        self.render("row.html", &context).map(Markup)
    }

    fn context(&self) -> Context {
        let mut context = Context::new();
        for (name, value) in &self.shared {
            context.insert_value(*name, value.clone());
        }
        context
    }

    fn render(&self, template: &str, context: &Context) -> Result<String, Box<Finding>> {
        self.tera
            .render(template, context)
            .map_err(|error| Box::new(finding(&error, template, &self.templates)))
    }
}

/// A part of pages at different addresses.
#[derive(Clone, Debug)]
pub struct Markup(String);

impl Markup {
    /// The part as it stands on a page whose way to the site's root is `root`.
    pub fn at(&self, root: &str) -> String {
        self.0.replace(ROOT, root)
    }
}

/// What `page` is where the page is not known.
#[derive(Serialize)]
struct Anywhere {
    root: &'static str,
}

/// The template of a kind of page.
fn template(body: &Body<'_>) -> &'static str {
    match body {
        Body::Home(_) => "home.html",
        Body::Year(_) => "year.html",
        Body::Department(_) => "department.html",
        Body::Section(_) => "section.html",
        Body::Goal(_) => "goal.html",
        Body::Category(_) => "category.html",
        Body::Deadlines(_) => "deadlines.html",
        Body::Page(_) => "page.html",
        Body::NotFound => "not-found.html",
        Body::Redirect(_) => "redirect.html",
    }
}

/// The filter `fill`: `{{ t.goal_count | fill(count=3) }}` puts values into the `{name}` places of a sentence.
#[allow(clippy::needless_pass_by_value, reason = "the signature is that of every filter")]
fn fill(sentence: &str, arguments: Kwargs, _: &State) -> String {
    sentences::fill(sentence, |name| {
        arguments.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value.to_string())
    })
}

/// A template's mistake, at its place where it has one.
fn finding(error: &tera::Error, template: &str, templates: &[Template]) -> Finding {
    let find = |name: &str| {
        let inside = format!("/{name}");
        templates.iter().rev().find(|known| known.name == name || known.name.ends_with(&inside))
    };
    let file = |name: &str| find(name).map_or_else(|| name.to_owned(), |known| known.file.clone());
    let whole = |name: &str| Finding::new(Rule::TemplateError, Place::file(file(name)));
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let report: &ReportError = report;
            let span = report.span().range.clone();
            let place = Place::span(file(report.filename()), span.clone());
            let before =
                find(report.filename()).and_then(|known| known.text.get(..span.start)).unwrap_or_default();
            // What is asked of `t` are words, and those are in another file.
            let asks_for_words =
                before.strip_suffix("t.").is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
            match unknown_field(report.message()) {
                Some((field, fields)) if asks_for_words => {
                    let nearest = crate::diagnostic::nearest(field, fields.iter().copied());
                    let finding = Finding::new(Rule::StringMissing, place).with("key", field);
                    nearest.into_iter().fold(finding, Finding::suggesting)
                }
                Some((field, fields)) => {
                    Finding::new(Rule::TemplateError, place).with("detail", field).allowing(field, fields)
                }
                None => Finding::new(Rule::TemplateError, place).with("detail", report.message()),
            }
        }
        ErrorKind::MissingParent { current, parent } => whole(current).with("detail", format!("{parent}?")),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            whole(tpl).with("detail", error.to_string())
        }
        // Some mistakes come without a place; the template that names what does not exist is the best there is.
        _ => {
            let told = error.to_string();
            let named = templates.iter().rev().find(|known| told.contains(&known.name));
            let place = named.map_or_else(|| file(template), |known| known.file.clone());
            Finding::new(Rule::TemplateError, Place::file(place)).with("detail", told)
        }
    }
}

/// The field that a template asked for in vain, and those that there are, from the words of the engine.
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let (field, rest) = message.strip_prefix("Field `")?.split_once('`')?;
    let (_, fields) = rest.split_once("Available fields: ")?;
    Some((field, fields.trim_end_matches('.').split(", ").collect()))
}
