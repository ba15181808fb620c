//! Whatever a plan holds.

use proptest::prelude::{any, prop, prop_assert_eq, proptest};
use roxmltree::Document;

use super::order::mistakes;
use super::{BASE, COLUMNS, all, said};
use crate::export::sample::Sample;
use crate::export::stratml::bytes;

/// What somebody may type into a title or a text.
const WORDS: &str = "[a-z&<髙・][a-z0-9 <>&\"'\\]髙𠮷﨑、。・①👩\u{0}\u{b}\u{fffe}\r\t]{1,12}";

proptest! {
    #[test]
    fn every_plan_is_as_the_standard_demands(
        goals in prop::collection::vec((WORDS, 0_usize..6, 0_usize..8, any::<[bool; 3]>(), "[ -~\n髙①・\\-]{0,40}"), 0..6),
        settings in prop::sample::select(vec!["", BASE, COLUMNS, "language: en\n", "categories: []\n"]),
        (sections, officers) in (0_usize..3, 0_usize..2),
    ) {
        let deadlines = ["", "年度末", "１２月", "6月上旬", "通年", "随時", "未定", "2031-01-01"];
        let categories = ["", "mayor", "city-vision", "policy-speech", "reform", "other"];
        let mut sample = Sample::new(settings);
        sample.plan_mut().sections.truncate(sections);
        sample.plan_mut().officers.truncate(officers);
        let has_categories = sample.settings.form.column("category").is_some();
        for (place, (title, category, deadline, has, words)) in goals.iter().enumerate() {
            let mut values = vec![("title", title.as_str())];
            if has[0] {
                values.push(("level", words));
            }
            if has[1] {
                values.push(("method", words));
            }
            if has[2] {
                values.push(("section", "財政課"));
            }
            if *deadline > 0 {
                values.push(("deadline", deadlines[*deadline]));
            }
            if *category > 0 && has_categories {
                values.push(("category", categories[*category]));
            }
            sample = sample.goal(&format!("{place:02}.goal"), &values);
        }
        let text = String::from_utf8(bytes(sample.site(), sample.year(), sample.plan())).unwrap();
        let document = Document::parse(&text).unwrap();
        prop_assert_eq!(mistakes(&document), Vec::<String>::new(), "{}", text);
        prop_assert_eq!(all(&document, "Objective").len(), goals.len());
        let mut titles: Vec<_> = all(&document, "Objective").iter().map(|objective| said(*objective, "Name").unwrap().to_owned()).collect();
        let read = |title: &String| title.replace(['\u{0}', '\u{b}', '\u{fffe}'], "\u{fffd}");
        let mut written: Vec<_> = goals.iter().map(|(title, ..)| read(title)).collect();
        titles.sort();
        written.sort();
        prop_assert_eq!(titles, written);
    }
}
