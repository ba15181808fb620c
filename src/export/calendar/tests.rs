use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

use super::bytes;
use crate::export::sample::{Sample, plan, year};
use crate::export::subject::subjects;

const BASE: &str = "base_url: https://example.jp/goals/\n";

fn text(sample: &Sample) -> Option<String> {
    let site = sample.site();
    let bytes = bytes(site, "試験市の期限", subjects(&site))?;
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.ends_with("\r\n"), "{text}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.is_empty(), "{line}");
        assert!(!line.contains(|character: char| character.is_control() && character != '\t'), "{line:?}");
    }
    Some(text)
}

/// Whatever stands in a calendar, as another program reads it: each event's properties in order.
fn events(sample: &Sample) -> Vec<Vec<(String, String)>> {
    let Some(text) = text(sample) else { return Vec::new() };
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{error}\n{text}"));
    calendar.components.iter().map(properties).collect()
}

fn properties(component: &Component<'_>) -> Vec<(String, String)> {
    assert_eq!(component.name, "VEVENT");
    assert!(component.components.is_empty());
    let properties = component.properties.iter();
    properties.map(|property| (property.name.to_string(), property.val.as_str().to_owned())).collect()
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> Option<&'a str> {
    event.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn values<'a>(events: &'a [Vec<(String, String)>], name: &str) -> Vec<&'a str> {
    events.iter().filter_map(|event| value(event, name)).collect()
}

#[test]
fn a_calendar_is_what_it_says_to_the_letter() {
    let sample = Sample::new(BASE).goal(
        "02-booking",
        &[("title", "予約, 更新"), ("deadline", "１２月"), ("section", "財政課"), ("category", "市長特命")],
    );
    let version = env!("CARGO_PKG_VERSION");
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        &format!("PRODID:-//goalpress//goalpress {version}//JA"),
        "CALSCALE:GREGORIAN",
        "NAME:試験市の期限",
        "X-WR-CALNAME:試験市の期限",
        "BEGIN:VEVENT",
        "UID:goals/2022/policy/02-booking@example.jp",
        "DTSTAMP:20220331T150000Z",
        "CREATED:20220331T150000Z",
        "LAST-MODIFIED:20220331T150000Z",
        "DTSTART;VALUE=DATE:20221231",
        "DTEND;VALUE=DATE:20230101",
        "SUMMARY:予約\\, 更新（政策部）",
        "DESCRIPTION:年度：令和4年度（2022年度）\\n部：政策部\\n共通/課名：財政課\\n\
         計画・方針等の分類：市長特命\\nいつまで：１２月\\nhttps://example.jp/goals/2022/policy/02-booking/",
        "CATEGORIES:市長特命",
        "URL:https://example.jp/goals/2022/policy/02-booking/",
        "CLASS:PUBLIC",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(unfold(&text(&sample).unwrap()), expected.join("\r\n"));
}

#[test]
fn a_deadline_is_a_day_an_interval_or_no_event() {
    let cases = [
        ("年度末", Some(["20230331", "20230401"])),
        ("２月", Some(["20230228", "20230301"])),
        ("年内", Some(["20221231", "20230101"])),
        ("通年", Some(["20220401", "20230401"])),
        ("2031-01-01", Some(["20310101", "20310102"])),
        ("随時", None),
        ("未定", None),
    ];
    for (words, days) in cases {
        let events = events(&Sample::new("").goal("01-a", &[("deadline", words)]));
        let found = events.first().map(|event| ["DTSTART", "DTEND"].map(|name| value(event, name).unwrap()));
        assert_eq!(found, days, "{words}");
    }
    assert!(events(&Sample::new("").goal("01-a", &[])).is_empty());
}

#[test]
fn the_last_day_of_all_has_no_day_after_it() {
    let events = events(&Sample::new("").goal("01-a", &[("deadline", "9999-12-31")]));
    assert_eq!((value(&events[0], "DTSTART"), value(&events[0], "DTEND")), (Some("99991231"), None));
}

#[test]
fn a_calendar_of_nothing_is_none() {
    assert_eq!(text(&Sample::new("")), None);
    assert_eq!(text(&Sample::new("").goal("01-a", &[("deadline", "随時")]).goal("02-b", &[])), None);
}

#[test]
fn goals_stand_in_the_order_of_the_site() {
    let sample = Sample::new("")
        .goal("01-a", &[("deadline", "年度末")])
        .goal("02-b", &[("deadline", "随時")])
        .goal("03-c", &[("deadline", "６月")]);
    assert_eq!(values(&events(&sample), "SUMMARY"), ["01-a（政策部）", "03-c（政策部）"]);
}

#[test]
fn an_approximate_day_is_called_so() {
    let told = |settings: &str, words: &str| {
        let events = events(&Sample::new(settings).goal("01-a", &[("deadline", words)]));
        value(&events[0], "DESCRIPTION").unwrap().lines().last().unwrap().to_owned()
    };
    assert_eq!(told("", "６月中旬"), "日付は令和4年6月20日（2022年6月20日）頃という目安です。");
    assert_eq!(told("", "６月"), "いつまで：６月");
    let english = "The date is a guide: around 20 June 2022 (Reiwa 4).";
    assert_eq!(told("language: en\n", "６月中旬"), english);
}

#[test]
fn an_english_site_speaks_english() {
    let sample = Sample::new("language: en\n").goal("01-a", &[("deadline", "年度末")]);
    let events = events(&sample);
    assert_eq!(value(&events[0], "SUMMARY"), Some("01-a (政策部)"));
    let description =
        "Fiscal year: FY2022 (Reiwa 4)\nDepartment: 政策部\nCommon or section: Common\nBy when: 年度末";
    assert_eq!(value(&events[0], "DESCRIPTION"), Some(description));
    assert!(text(&sample).unwrap().contains("//EN\r\n"));
}

#[test]
fn a_form_without_sections_says_nothing_of_them() {
    let settings = "form: { columns: [{ key: number }, { key: title }, { key: deadline }] }\n";
    let events = events(&Sample::new(settings).goal("01-a", &[("deadline", "年度末")]));
    let description = value(&events[0], "DESCRIPTION").unwrap();
    assert_eq!(description, "年度：令和4年度（2022年度）\n部：政策部\nいつまで：年度末");
    assert_eq!(value(&events[0], "CATEGORIES"), None);
}

#[test]
fn moments_are_those_of_the_content() {
    let moments = |values: &[(&str, &str)]| {
        let mut all = vec![("deadline", "年度末")];
        all.extend(values);
        let events = events(&Sample::new(BASE).goal("01-a", &all));
        ["CREATED", "LAST-MODIFIED", "DTSTAMP"].map(|name| value(&events[0], name).unwrap().to_owned())
    };
    let [first, updated] = ["20220501T003000Z", "20221003T150000Z"];
    assert_eq!(moments(&[("publish_on", "2022-05-01 09:30")]), [first; 3]);
    let both = [("publish_on", "2022-05-01 09:30"), ("updated", "2022-10-04")];
    assert_eq!(moments(&both), [first, updated, updated]);
    assert_eq!(moments(&[("publish_on", "1880-01-01")]), ["19700101T000000Z"; 3]);
}

#[test]
fn two_goals_are_two_events_whatever_they_are_called() {
    for settings in [BASE, ""] {
        let mut sample = Sample::new(settings)
            .goal("01-a", &[("title", "同じ"), ("deadline", "年度末")])
            .goal("02-a", &[("title", "同じ"), ("deadline", "年度末")]);
        // The same plan of another department, and of another year.
        let mut other = plan("finance", "財務部");
        other.goals.clone_from(&sample.plan().goals);
        let mut earlier = year(2021, plan("policy", "政策部"));
        earlier.plans[0].goals.clone_from(&sample.plan().goals);
        sample.plans.years[0].plans.push(other);
        sample.plans.years.push(earlier);
        let events = events(&sample);
        let mut uids = values(&events, "UID");
        assert_eq!(uids.len(), 6);
        uids.sort_unstable();
        uids.dedup();
        assert_eq!(uids.len(), 6, "{uids:?}");
    }
}

#[test]
fn an_event_is_known_by_its_goals_first_address() {
    let uid = |settings: &str, key: &str, values: &[(&str, &str)]| {
        let mut all = vec![("deadline", "年度末")];
        all.extend(values);
        let events = events(&Sample::new(settings).goal(key, &all));
        value(&events[0], "UID").unwrap().to_owned()
    };
    for settings in [BASE, "base_url: https://Example.JP\n", ""] {
        let before = uid(settings, "01-a", &[]);
        assert_eq!(uid(settings, "09-z", &[("aliases", "2022/policy/01-a/"), ("title", "新")]), before);
        assert_ne!(uid(settings, "09-z", &[]), before);
    }
    assert_eq!(uid("base_url: https://Example.JP\n", "01-a", &[]), "2022/policy/01-a@example.jp");
    // Two sites of one host have different events.
    assert_ne!(uid(BASE, "01-a", &[]), uid("base_url: https://example.jp/staff/\n", "01-a", &[]));
}

#[test]
fn without_an_address_the_id_is_a_uuid_that_does_not_change() {
    let uid = |settings: &str| {
        let events = events(&Sample::new(settings).goal("01-a", &[("deadline", "年度末")]));
        assert_eq!(value(&events[0], "URL"), None);
        value(&events[0], "UID").unwrap().to_owned()
    };
    // Written down, because a calendar of the next version must have the same.
    assert_eq!(uid(""), "198374f1-1032-86d1-92b3-f7c8034a6b96");
    assert_eq!(uid("language: en\n"), uid(""));
}

#[test]
fn who_a_calendar_is_for_does_not_change_an_event() {
    let sample = Sample::new(BASE).goal("01-a", &[("deadline", "年度末")]);
    let site = sample.site();
    let [one, other] = ["甲", "乙"].map(|name| {
        let text = String::from_utf8(bytes(site, name, subjects(&site)).unwrap()).unwrap();
        text[text.find("BEGIN:VEVENT").unwrap()..].to_owned()
    });
    assert_eq!(one, other);
}

proptest! {
    #[test]
    fn what_is_read_is_what_was_written(
        titles in prop::collection::vec("[a,;:\\\\\\n\" \t髙𠮷﨑、。🎉👩‍👧nN]{0,40}|[髙a𠮷]{300}|[ -~]{1,300}", 1..5),
        base in prop::sample::select(vec!["", BASE]),
        department in "[,;\\\\髙a]{1,8}",
    ) {
        let mut sample = Sample::new(base);
        sample.plan_mut().department.name.clone_from(&department);
        for (place, title) in titles.iter().enumerate() {
            sample = sample.goal(&format!("{place:02}-a"), &[("title", title), ("deadline", "年度末")]);
        }
        let events = events(&sample);
        let written: Vec<_> = titles.iter().enumerate().map(|(place, title)| {
            let title = if title.is_empty() { format!("番号：{}", place + 1) } else { title.clone() };
            format!("{title}（{department}）")
        }).collect();
        prop_assert_eq!(values(&events, "SUMMARY"), written);
        let line = format!("\n部：{department}\n");
        prop_assert!(values(&events, "DESCRIPTION").iter().all(|description| description.contains(&line)));
    }

    #[test]
    fn nothing_that_is_typed_breaks_a_line(title in ".{0,80}", name in ".{0,80}") {
        let title = title.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let sample = Sample::new("").goal("01-a", &[("title", &title), ("deadline", "年度末")]);
        prop_assert_eq!(events(&sample).len(), 1);
        let site = sample.site();
        let text = String::from_utf8(bytes(site, &name, subjects(&site)).unwrap()).unwrap();
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
    }
}
