//! What a plan says of itself, its identifiers, and the judge of all of it.

use roxmltree::Document;

use super::order::mistakes;
use super::{BASE, all, child, said, text};
use crate::export::sample::{Sample, prose};
use crate::export::stratml::identifier;

#[test]
fn a_plan_says_whose_it_is_and_when_it_holds() {
    let mut sample = Sample::new(BASE).goal("01-a", &[]);
    sample.plan_mut().introduction = prose("教育の\n計画です。\n\n- 一\n- 二");
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("Type"), Some("Performance_Plan"));
    assert_eq!(said(root, "Name"), Some("試験市 組織目標 令和4年度（2022年度） 政策部"));
    assert_eq!(said(root, "Description"), Some("教育の計画です。\n・一\n・二"));
    let organisation = child(child(root, "StrategicPlanCore"), "Organization");
    assert_eq!(said(organisation, "Name"), Some("政策部"));
    assert_eq!(said(organisation, "Identifier"), Some("organisation.policy"));
    assert_eq!(said(organisation, "Description"), Some("公表：試験市"));
    let officer = child(organisation, "Stakeholder");
    assert_eq!(officer.attribute("StakeholderTypeType"), Some("Person"));
    assert_eq!(said(officer, "Name"), Some("試験　太郎"));
    assert_eq!(said(child(officer, "Role"), "Name"), Some("政策部長"));
    assert_eq!(said(child(officer, "Role"), "RoleType"), Some("Performer"));
    let about = child(root, "AdministrativeInformation");
    let facts =
        ["Identifier", "StartDate", "EndDate", "PublicationDate", "Source"].map(|name| said(about, name));
    let source = "https://example.jp/goals/2022/policy/";
    assert_eq!(facts, ["plan.2022.policy", "2022-04-01", "2023-03-31", "2022-04-01", source].map(Some));
}

#[test]
fn the_day_of_the_plan_or_the_years_first_is_that_of_publication() {
    let mut sample = Sample::new("fiscal_year_start: 1\n");
    let published = |sample: &Sample| {
        let text = text(sample);
        let document = Document::parse(&text).unwrap();
        let about = child(document.root_element(), "AdministrativeInformation");
        assert_eq!(said(about, "Source"), None, "there is no address to name");
        said(about, "PublicationDate").unwrap().to_owned()
    };
    assert_eq!(published(&sample), "2022-04-01");
    sample.plan_mut().created = None;
    assert_eq!(published(&sample), "2022-01-01");
}

#[test]
fn an_identifier_survives_a_new_name_and_new_neighbours() {
    let ids = |sample: &Sample| {
        let text = text(sample);
        let document = Document::parse(&text).unwrap();
        let ids = all(&document, "Identifier").into_iter().map(|id| id.text().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    let before = ids(&Sample::new("").goal("02-b", &[("category", "その他")]));
    let renamed = Sample::new("")
        .goal("01-a", &[("category", "市長特命")])
        .goal("09-new", &[("category", "その他"), ("aliases", "2022/policy/02-b/"), ("title", "02-b")]);
    let after = ids(&renamed);
    assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
    // A department's key may have dots; no two keys become one identifier.
    assert_ne!(identifier("plan", &["2022", "a.b"]), identifier("plan", &["2022", "a", "b"]));
}

#[test]
fn the_judge_sees_mistakes() {
    let good = text(&Sample::new(BASE).goal("01-a", &[("level", "水準"), ("deadline", "年度末")]));
    let judged = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        let changed = good.replace(from, to);
        mistakes(&Document::parse(&changed).unwrap())
    };
    for (from, to) in [
        ("Type=\"Performance_Plan\"", "Type=\"Plan\""),
        ("2023-03-31", "2023-03"),
        ("goal.2022", "2022"),
        ("plan.2022.policy", "organisation.policy"),
        ("<RoleType>Performer", "<RoleType>Actor"),
        ("Description>", "Descriptions>"),
        ("<UnitOfMeasurement>達成状態</UnitOfMeasurement>", ""),
        ("<Name>政策部長</Name>", "<Name/>"),
        ("<TargetResult>", "<TargetResult>x"),
        ("<EndDate>", "<Source>x</Source><EndDate>"),
        (" xmlns=\"urn:", " xmlns=\"urm:"),
    ] {
        assert!(!judged(from, to).is_empty(), "{from} {to}");
    }
    for optional in ["<StartDate>2022-04-01</StartDate>", "<Identifier>uncategorised</Identifier>"] {
        assert_eq!(judged(optional, ""), Vec::<String>::new());
    }
}
