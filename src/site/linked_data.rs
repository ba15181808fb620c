//! What pages say to programs: JSON-LD (W3C JSON-LD 1.1) in the terms of schema.org.

use serde::Serialize;
use serde_json::{Value, json};

use super::downloads::DownloadView;
use super::view::Link;
use super::{Route, Site};
use crate::address;
use crate::plan::Plan;
use crate::settings::BaseUrl;

/// Where its terms are defined.
const CONTEXT: &str = "https://schema.org";

/// The pages above a page, and the page itself.
#[derive(Serialize)]
struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    items: Vec<Breadcrumb<'a>>,
}

#[derive(Serialize)]
struct Breadcrumb<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

/// What a page is about, in one graph.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Subject(Value),
    Breadcrumbs(Breadcrumbs<'a>),
}

impl Site<'_> {
    /// What a page says to programs: the home page of the publisher and of the site, a department's of its plan as
    /// a data set, each where it stands. `None` where the site has no address, since programs need absolute ones.
    pub(super) fn linked_data(
        &self,
        route: Route,
        above: &[Link<'_>],
        heading: &str,
        description: &str,
        downloads: &[DownloadView],
    ) -> Option<String> {
        let base = self.settings.base_url.as_ref()?;
        if !route.is_listed() {
            return None;
        }
        let subject = match route {
            Route::Home => Some(self.publisher(base)),
            Route::Department(year, plan) => {
                let mut data = self.data_set(base, route, self.plan(year, plan), year, description);
                let own = downloads.iter().filter(|download| download.file.is_some());
                data["distribution"] = own.map(|download| distribution(base, download)).collect();
                Some(data)
            }
            _ => None,
        };
        let here = (heading, base.join(&route.address(self)));
        let above = above.iter().map(|link| (link.name, base.join(&link.address)));
        let items: Vec<Breadcrumb<'_>> = above
            .chain([here])
            .enumerate()
            .map(|(place, (name, item))| Breadcrumb { kind: "ListItem", position: place + 1, name, item })
            .collect();
        let mut nodes: Vec<Node<'_>> = subject.map(Node::Subject).into_iter().collect();
        if items.len() > 1 {
            nodes.push(Node::Breadcrumbs(Breadcrumbs { kind: "BreadcrumbList", items }));
        }
        // Plain strings and numbers always serialise. No `<` may end the element in which the text stands.
        let text = serde_json::to_string(&Graph { context: CONTEXT, nodes }).unwrap_or_default();
        Some(text.replace('<', "\\u003c"))
    }

    /// The body that publishes, and its site.
    fn publisher(&self, base: &BaseUrl) -> Value {
        json!({
            "@type": "WebSite",
            "name": self.settings.title,
            "url": base.as_str(),
            "inLanguage": self.settings.language.tag(),
            "publisher": self.organisation(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": base.join(&format!("{}?q={{query}}", address::search::SEARCH)),
                },
                "query-input": "required name=query",
            },
        })
    }

    fn organisation(&self) -> Value {
        let mut organisation =
            json!({ "@type": "GovernmentOrganization", "name": self.settings.organisation });
        if let Some(url) = self.settings.contact.as_ref().and_then(|contact| contact.url.as_ref()) {
            organisation["url"] = json!(url);
        }
        organisation
    }

    /// A department's plan as a data set.
    fn data_set(&self, base: &BaseUrl, route: Route, plan: &Plan, year: usize, description: &str) -> Value {
        let settings = self.settings;
        let fiscal_year = self.year(year).fiscal_year;
        let (first, last) =
            (fiscal_year.first_day(settings.start_month), fiscal_year.last_day(settings.start_month));
        let mut data = json!({
            "@type": "Dataset",
            "name": format!("{} {} {}", plan.department.name, self.year(year).name, settings.title),
            "description": description,
            "url": base.join(&route.address(self)),
            "inLanguage": settings.language.tag(),
            "isAccessibleForFree": true,
            "creator": self.organisation(),
            "temporalCoverage": format!("{first}/{last}"),
        });
        if let Some(created) = plan.created {
            data["dateCreated"] = json!(created.to_string());
        }
        if let Some(url) = settings.licence.as_ref().and_then(|licence| licence.url.as_ref()) {
            data["license"] = json!(url);
        }
        data
    }
}

/// A file of a data set.
fn distribution(base: &BaseUrl, download: &DownloadView) -> Value {
    let mut data = json!({
        "@type": "DataDownload",
        "name": download.name,
        "encodingFormat": download.media_type,
        "contentUrl": base.join(&download.address),
    });
    if let Some(size) = &download.size {
        // What keeps a line of the page whole is nothing for programs.
        data["contentSize"] = json!(size.replace('\u{a0}', " "));
    }
    data
}
