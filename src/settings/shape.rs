//! Which keys the configuration has, and what may stand under each.

use crate::yaml::Shape;

/// The keys below `data`.
pub(super) const DATA_KEYS: [&str; 8] =
    ["form", "tables", "workbooks", "json", "stratml", "calendars", "feeds", "encoding"];

/// The shape of `content/site.yaml`.
pub fn shape() -> Shape {
    let column = Shape::record([
        ("key", Shape::Text),
        ("label", Shape::Text),
        ("hint", Shape::Text),
        ("kind", Shape::Text),
        ("required", Shape::Text),
        ("choices", Shape::list(Shape::Text)),
        ("blank", Shape::Text),
    ]);
    let category = Shape::record([("key", Shape::Text), ("name", Shape::Text), ("description", Shape::Text)]);
    let contact = ["name", "url", "email", "phone"].map(|key| (key, Shape::Text));
    Shape::record([
        ("title", Shape::Text),
        ("organisation", Shape::Text),
        ("organisation_code", Shape::Text),
        ("language", Shape::Text),
        ("base_url", Shape::Text),
        ("time_zone", Shape::Text),
        ("fiscal_year_start", Shape::Text),
        ("era", Shape::Text),
        ("categories", Shape::list(category)),
        ("departments", Shape::list(Shape::Text)),
        ("form", Shape::record([("title", Shape::Text), ("columns", Shape::list(column))])),
        ("labels", Shape::Map(Box::new(Shape::Text))),
        ("footer", Shape::Text),
        ("licence", Shape::record([("name", Shape::Text), ("url", Shape::Text)])),
        ("contact", Shape::record(contact)),
        ("share_pictures", Shape::Text),
        ("search", Shape::record([("kana", Shape::Text), ("elsewhere", Shape::Text)])),
        ("data", Shape::record(DATA_KEYS.map(|key| (key, Shape::Text)))),
        ("theme", Shape::Text),
        ("source_url", Shape::Text),
    ])
}
