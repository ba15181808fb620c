//! From views to bytes. A page's bytes depend on its view, the theme and the program's version alone: a
//! template can reach no clock, no file, no environment and no other page.

use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, Value};

use crate::diagnostic::{Finding, Place, Rule};
use crate::site::{Body, SiteView, View};
use crate::theme::{self, Theme};

/// Renders the pages of one site.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    /// What every page shares, converted once and shared cheaply.
    shared: Vec<(&'static str, Value)>,
    /// Template names with their files, for findings.
    files: Vec<(String, String)>,
}

impl Renderer {
    /// Prepares a theme's templates.
    ///
    /// # Errors
    /// A finding where a template is mistaken.
    pub fn new(theme: &Theme, site: &SiteView) -> Result<Self, Box<Finding>> {
        let files: Vec<_> =
            theme.templates.iter().map(|template| (template.name.clone(), template.file.clone())).collect();
        let explain = |error: &tera::Error| Box::new(finding(error, "", &files));
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
        Ok(Self { tera, shared, files })
    }

    /// Renders one page.
    ///
    /// # Errors
    /// A finding where the template asks for what is not there.
    pub fn page(&self, view: &View<'_>) -> Result<String, Box<Finding>> {
        let mut context = Context::new();
        for (name, value) in &self.shared {
            context.insert_value(*name, value.clone());
        }
        context.insert("page", &view.page);
        if !matches!(view.body, Body::NotFound) {
            context.insert(view.body.name(), &view.body);
        }
        let template = template(&view.body);
        self.tera.render(template, &context).map_err(|error| Box::new(finding(&error, template, &self.files)))
    }
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
    theme::fill(sentence, |name| {
        arguments.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value.to_string())
    })
}

/// A template's mistake, at its place where it has one.
fn finding(error: &tera::Error, template: &str, files: &[(String, String)]) -> Finding {
    let file = |name: &str| {
        let known =
            files.iter().rev().find(|(known, _)| known == name || known.ends_with(&format!("/{name}")));
        known.map_or_else(|| name.to_owned(), |(_, file)| file.clone())
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let report: &ReportError = report;
            let place = Place::span(file(report.filename()), report.span().range.clone());
            Finding::new(Rule::TemplateError, place).with("detail", report.message())
        }
        ErrorKind::MissingParent { current, parent } => {
            Finding::new(Rule::TemplateError, Place::file(file(current))).with("detail", format!("{parent}?"))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Finding::new(Rule::TemplateError, Place::file(file(tpl))).with("detail", error.to_string())
        }
        _ => Finding::new(Rule::TemplateError, Place::file(file(template))).with("detail", error.to_string()),
    }
}
