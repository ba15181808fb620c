//! The names that a template may use.

use std::collections::BTreeSet;

use crate::theme::{Template, scan};

/// What the site and its pages give: some to every template, the others to that of one kind of page.
pub(super) const GIVEN: [&str; 21] = [
    "site",
    "page",
    "t",
    "theme",
    "assets",
    "home",
    "year",
    "department",
    "section",
    "goal",
    "category",
    "deadlines",
    "data",
    "search",
    "prose",
    "redirect",
    "row",
    "rows",
    "site_header",
    "site_footer",
    "current",
];

/// The engine's filters, and `fill`.
pub(super) const FILTERS: [&str; 38] = [
    "fill",
    "safe",
    "default",
    "upper",
    "lower",
    "wordcount",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "pluralize",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "indent",
    "str",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "abs",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "pairs",
    "group_by",
];

/// The engine's tests.
pub(super) const TESTS: [&str; 17] = [
    "string",
    "number",
    "map",
    "bool",
    "array",
    "integer",
    "float",
    "none",
    "iterable",
    "defined",
    "undefined",
    "odd",
    "even",
    "divisible_by",
    "starting_with",
    "ending_with",
    "containing",
];

/// Every variable that is given or that a template makes. Templates include each other, so one list is for all.
pub(super) fn variables(templates: &[Template]) -> BTreeSet<String> {
    let made = templates.iter().flat_map(|template| scan(&template.text).made);
    GIVEN.into_iter().map(str::to_owned).chain(made).collect()
}

/// The templates, by the names without a theme's in front.
pub(super) fn templates(templates: &[Template]) -> Vec<String> {
    sorted(templates.iter().map(|template| plain(&template.name).to_owned()))
}

/// The components of all templates.
pub(super) fn components(templates: &[Template]) -> Vec<String> {
    sorted(templates.iter().flat_map(|template| scan(&template.text).components).map(|(name, _)| name))
}

/// The blocks of the templates that one extends.
pub(super) fn blocks(name: &str, templates: &[Template]) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(name.to_owned());
    while let Some(name) = next {
        let known = templates.iter().rev().find(|known| known.name == name);
        let Some(template) =
            known.or_else(|| templates.iter().rev().find(|known| plain(&known.name) == name))
        else {
            break;
        };
        if !seen.insert(template.name.clone()) {
            break;
        }
        let mentions = scan(&template.text);
        if seen.len() > 1 {
            found.extend(mentions.blocks.into_iter().map(|(name, _)| name));
        }
        next = if template.text.contains("extends") {
            mentions.templates.into_iter().next().map(|(name, _)| name)
        } else {
            None
        };
    }
    sorted(found)
}

fn plain(name: &str) -> &str {
    name.split_once('/').map_or(name, |(_, name)| name)
}

fn sorted(names: impl IntoIterator<Item = String>) -> Vec<String> {
    names.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::variables;
    use crate::settings;
    use crate::theme::{load, scan};

    #[test]
    fn the_built_in_templates_use_no_other_variables() {
        let (theme, findings) = load("/nowhere".as_ref(), &settings::read("").0).unwrap();
        assert_eq!(findings, Vec::new());
        let known = variables(&theme.templates);
        for template in &theme.templates {
            for (name, _) in scan(&template.text).variables {
                assert!(known.contains(&name), "{}: {name}", template.name);
            }
        }
    }
}
