//! What an Objective says of its goal.

use roxmltree::{Document, Node};

use super::{COLUMNS, all, child, said, text};
use crate::export::sample::Sample;

fn organisations<'a>(objective: Node<'a, '_>) -> Vec<&'a str> {
    let stakeholders = objective.children().filter(|child| child.has_tag_name("Stakeholder"));
    stakeholders
        .map(|stakeholder| {
            assert_eq!(stakeholder.attribute("StakeholderTypeType"), Some("Organization"));
            said(stakeholder, "Name").unwrap()
        })
        .collect()
}

#[test]
fn a_goal_is_an_objective() {
    let sample = Sample::new("").goal(
        "02-booking",
        &[
            ("number", "2"),
            ("title", "予約の<更新>"),
            ("section", "財政課"),
            ("deadline", "１２月"),
            ("level", "①稼働\n②**周知**"),
            ("method", "調達\n\n- 仕様"),
        ],
    );
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    let objective = all(&document, "Objective")[0];
    assert_eq!(said(objective, "Name"), Some("予約の<更新>"));
    assert_eq!(said(objective, "Description"), Some("調達\n・仕様"));
    assert_eq!(said(objective, "Identifier"), Some("goal.2022.policy.02-booking"));
    assert_eq!(said(objective, "SequenceIndicator"), Some("2"));
    assert_eq!(organisations(objective), ["財政課"]);
    assert_eq!(said(objective, "OtherInformation"), Some("いつまで：１２月"));
    let indicator = child(objective, "PerformanceIndicator");
    assert_eq!(indicator.attribute("PerformanceIndicatorType"), Some("Qualitative"));
    assert_eq!(indicator.attribute("ValueChainStage"), Some("Output"));
    assert_eq!(said(indicator, "MeasurementDimension"), Some("達成水準"));
    assert_eq!(said(indicator, "UnitOfMeasurement"), Some("達成状態"));
    let target = child(child(indicator, "MeasurementInstance"), "TargetResult");
    assert_eq!(said(target, "StartDate"), None);
    assert_eq!(said(target, "EndDate"), Some("2022-12-31"));
    assert_eq!(said(target, "Description"), Some("①稼働\n②周知"));
}

#[test]
fn a_common_goal_lists_every_section_and_says_that_it_is_common() {
    let sample = Sample::new("").goal("01-a", &[]).goal("02-b", &[("section", "財政課")]);
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    let objectives = all(&document, "Objective");
    assert_eq!(organisations(objectives[0]), ["デジタル行政推進室", "財政課"]);
    assert_eq!(said(objectives[0], "OtherInformation"), Some("共通/課名：共通"));
    assert_eq!(organisations(objectives[1]), ["財政課"]);
    assert_eq!(said(objectives[1], "OtherInformation"), None);
}

#[test]
fn a_deadline_has_the_days_that_its_words_mean() {
    let cases = [
        ("年度末", [None, Some("2023-03-31")]),
        ("６月中旬", [None, Some("2022-06-20")]),
        ("2024-05-01", [None, Some("2024-05-01")]),
        ("通年", [Some("2022-04-01"), Some("2023-03-31")]),
        ("随時", [None, None]),
        ("未定", [None, None]),
    ];
    for (words, days) in cases {
        let sample =
            Sample::new("").goal("01-a", &[("deadline", words), ("level", "水準"), ("section", "財政課")]);
        let text = text(&sample);
        let document = Document::parse(&text).unwrap();
        let target = all(&document, "TargetResult")[0];
        assert_eq!([said(target, "StartDate"), said(target, "EndDate")], days, "{words}");
        let other = said(all(&document, "Objective")[0], "OtherInformation");
        assert_eq!(other, Some(format!("いつまで：{words}").as_str()));
    }
}

#[test]
fn there_is_an_indicator_where_there_is_a_level_or_a_day() {
    let is_there = |values: &[(&str, &str)]| {
        let text = text(&Sample::new("").goal("01-a", values));
        text.contains("<PerformanceIndicator ")
    };
    assert!(is_there(&[("level", "水準")]));
    assert!(is_there(&[("deadline", "年度末")]));
    assert!(!is_there(&[("deadline", "随時")]));
    assert!(!is_there(&[]));
}

#[test]
fn columns_of_the_sites_own_are_told_under_their_labels() {
    let sample = Sample::new(COLUMNS).goal(
        "01-a",
        &[
            ("background", "- 一\n- 二"),
            ("level", "水準"),
            ("budget", "1200"),
            ("method", "方法"),
            ("begun", "令和4年10月1日"),
            ("contact", "試験"),
            ("progress", "順調"),
            ("deadline", "未定"),
            ("section", "財政課"),
        ],
    );
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    let objective = all(&document, "Objective")[0];
    let other = "背景：\n・一\n・二\n予算（千円）：1200\n着手日：2022-10-01\n担当者：試験\n中間報告：順調\n期限：未定";
    assert_eq!(said(objective, "OtherInformation"), Some(other));
    assert_eq!(said(objective, "Description"), Some("方法"));
    assert_eq!(said(all(&document, "TargetResult")[0], "Description"), Some("水準"));
}

#[test]
fn an_english_site_speaks_english() {
    let sample = Sample::new("language: en\n").goal("01-a", &[("level", "a"), ("deadline", "年度末")]);
    let text = text(&sample);
    let document = Document::parse(&text).unwrap();
    let indicator = all(&document, "PerformanceIndicator")[0];
    assert_eq!(said(indicator, "MeasurementDimension"), Some("Level to be reached"));
    assert_eq!(said(indicator, "UnitOfMeasurement"), Some("State reached"));
    let other = said(all(&document, "Objective")[0], "OtherInformation");
    assert_eq!(other, Some("By when: 年度末\nCommon or section: Common"));
}
