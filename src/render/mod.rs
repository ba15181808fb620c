//! From views to bytes. A page's bytes depend on its view, the theme and the program's version alone: a
//! template can reach no clock, no file, no environment and no other page.

mod frame;
mod markup;
mod mistake;
mod names;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::diagnostic::Finding;
use crate::sentences;
use crate::site::{Body, GoalPlace, ROOT, Row, SiteView, View};
use crate::theme::{Chosen, Template, Theme};
use frame::{FOOTER, Frame, HEADER, PARTS};
use mistake::{finding, unknown_variable};

pub use markup::Markup;

/// Renders the pages of one site.
#[derive(Debug)]
pub struct Renderer {
    /// The templates, and what every page shares.
    tera: Tera,
    /// The templates' sources, for findings.
    templates: Vec<Template>,
    /// The head and the foot of every page.
    frame: Frame,
}

impl Renderer {
    /// Prepares a theme's templates.
    ///
    /// # Errors
    /// A finding where a template is mistaken.
    pub fn new(theme: &Theme, site: &SiteView<'_>) -> Result<Self, Box<Finding>> {
        let explain = |error: &tera::Error| Box::new(finding(error, "", &theme.templates));
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        tera.register_filter("fill", fill);
        tera.set_fallback_prefixes(theme.prefixes.clone()).map_err(|error| explain(&error))?;
        let templates =
            theme.templates.iter().map(|template| (template.name.as_str(), template.text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| explain(&error))?;
        // The engine takes a variable that nobody made for nothing, and says so only where it would be shown.
        let own = theme.templates.iter().filter(|template| !template.name.starts_with(BUILT_IN_PREFIX));
        if let Some(finding) = own.into_iter().find_map(|own| unknown_variable(own, &theme.templates)) {
            return Err(Box::new(finding));
        }
        let assets: Vec<(&str, &str)> =
            theme.assets.iter().map(|asset| (asset.name.as_str(), asset.address.as_str())).collect();
        let shared = tera.global_context();
        shared.insert("site", site);
        shared.insert("t", theme.strings.entries());
        shared.insert("theme", &ThemeView { name: &theme.name, options: &theme.options, mark: &theme.mark });
        shared.insert("assets", &BTreeMap::from_iter(assets));
        let place = |part: usize| Value::safe_string(&markup::place(part));
        shared.insert_value("site_header", place(HEADER));
        shared.insert_value("site_footer", place(FOOTER));
        let mut renderer = Self { tera, templates: theme.templates.clone(), frame: Frame::default() };
        renderer.frame = Frame::new(site, |template, context| renderer.part(template, context))?;
        Ok(renderer)
    }

    /// Renders one page; `row` gives the row of a goal that a sheet on it shows.
    ///
    /// # Errors
    /// A finding where the template asks for what is not there.
    pub fn page<'r>(
        &self,
        view: &View<'_>,
        row: impl Fn(GoalPlace) -> Result<Cow<'r, Markup>, Box<Finding>>,
    ) -> Result<Vec<u8>, Box<Finding>> {
        let mut context = Context::new();
        context.insert("page", &view.page);
        if !matches!(view.body, Body::NotFound) {
            context.insert(view.body.name(), &view.body);
        }
        let frame: [_; PARTS] = self.frame.parts(&view.page.address);
        let mut parts: Vec<Cow<'_, Markup>> = frame.map(Cow::Borrowed).to_vec();
        for sheet in &view.sheets {
            let first = parts.len();
            for goal in &sheet.goals {
                parts.push(row(*goal)?);
            }
            let places: Vec<Value> =
                (first..parts.len()).map(|place| Value::safe_string(&markup::place(place))).collect();
            context.insert_value(sheet.name, Value::from(places));
        }
        let html = self.render(template(&view.body), &context)?;
        Ok(markup::fill(&html, &parts, &view.page.root))
    }

    /// Renders the row of a goal.
    ///
    /// # Errors
    /// A finding where the template asks for what is not there.
    pub fn row(&self, row: &Row<'_>) -> Result<Markup, Box<Finding>> {
        let mut context = Context::new();
        context.insert("row", row);
        self.part("row.html", context)
    }

    /// Renders a part of pages at different addresses.
    fn part(&self, template: &str, mut context: Context) -> Result<Markup, Box<Finding>> {
        context.insert("page", &Anywhere { root: ROOT });
        self.render(template, &context).map(|html| Markup::new(&html))
    }

    fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Box<Finding>> {
        let mut html = Vec::with_capacity(8 * 1024);
        match self.tera.render_to(template, context, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => Err(Box::new(finding(&error, template, &self.templates))),
        }
    }
}

/// What the names of the built-in theme's templates begin with.
const BUILT_IN_PREFIX: &str = "builtin/";

/// What templates see of the theme itself; `theme` in templates.
#[derive(Serialize)]
struct ThemeView<'a> {
    name: &'a str,
    options: &'a BTreeMap<String, Chosen>,
    mark: &'a str,
}

/// What `page` is where the page is not known.
#[derive(Serialize)]
struct Anywhere {
    root: &'static str,
}

/// The template of a kind of page.
pub fn template(body: &Body<'_>) -> &'static str {
    match body {
        Body::Home(_) => "home.html",
        Body::Year(_) => "year.html",
        Body::Department(_) => "department.html",
        Body::Section(_) => "section.html",
        Body::Goal(_) => "goal.html",
        Body::Category(_) => "category.html",
        Body::Deadlines(_) => "deadlines.html",
        Body::Data(_) => "data.html",
        Body::Search(_) => "search.html",
        Body::Page(_) => "page.html",
        Body::NotFound => "not-found.html",
        Body::Redirect(_) => "redirect.html",
    }
}

/// How the filter `fill` says that an argument is nothing at all.
const UNDEFINED: &str = ": undefined";

/// The filter `fill`: `{{ t.goal_count | fill(count=3) }}` puts values into the `{name}` places of a sentence.
#[allow(clippy::needless_pass_by_value, reason = "the signature is that of every filter")]
fn fill(sentence: &str, arguments: Kwargs, _: &State) -> tera::TeraResult<String> {
    if let Some((key, _)) = arguments.iter().find(|(_, value)| value.is_undefined()) {
        return Err(tera::Error::message(format!("`{key}`{UNDEFINED}")));
    }
    Ok(sentences::fill(sentence, |name| {
        arguments.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value.to_string())
    }))
}
