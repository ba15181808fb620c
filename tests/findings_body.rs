//! Mistakes in a body's text: headings, empty items, HTML, footnotes.

use crate::harness::Site;

const GOAL: &str = "content/2022/policy/02-booking.md";

fn body(text: &str) -> Site {
    Site::new().goal("02-booking", |goal| goal.body(text))
}

fn level(text: &str) -> Site {
    Site::new().goal("02-booking", |goal| goal.level(text))
}

#[test]
fn a_missing_heading_is_shown_where_the_front_matter_closes() {
    let outcome = body("## どの水準まで\n\n水準").check().status(1);
    outcome.only("heading-missing").in_file(GOAL).at(7, 1).words("---").message_contains("どのような方法で");
}

#[test]
fn headings_are_known_in_any_width_with_their_hint_and_by_their_key() {
    for heading in [
        "どの水準まで",
        "ﾄﾞの水準まで",
        "level",
        "どの水準まで（達成水準又は遂行後の状態等）",
        "**どの水準まで**",
    ] {
        let heading = heading.replace("ﾄﾞ", "ど");
        body(&format!("## {heading}\n\n水準\n\n## Method\n\n方法")).check().is_clean();
    }
}

#[test]
fn headings_may_stand_in_any_order() {
    let outcome = body("## どのような方法で\n\n後の文\n\n## どの水準まで\n\n先の文").build().is_clean();
    outcome.page("2022/policy/02-booking/").in_order(&["先の文", "後の文"]);
}

#[test]
fn a_heading_twice_is_shown_with_the_first() {
    let outcome =
        body("## どの水準まで\n\na\n\n## どのような方法で\n\nb\n\n## どの水準まで\n\nc").check().status(1);
    outcome.only("heading-duplicate").in_file(GOAL).at(16, 1).words("## どの水準まで").related(GOAL, Some(8));
}

#[test]
fn an_unknown_heading_is_led_to_the_nearest() {
    let outcome = body("## どの水準迄\n\na\n\n## どのような方法で\n\nb").check().status(1);
    outcome
        .finding("heading-unknown")
        .in_file(GOAL)
        .at(8, 1)
        .words("## どの水準迄")
        .nearest("どの水準まで")
        .allows(&["どの水準まで", "どのような方法で"]);
}

#[test]
fn deeper_headings_belong_to_the_text() {
    let outcome = level("### 第1期\n\n本文").build().is_clean();
    outcome.page("2022/policy/02-booking/").contains("第1期");
}

#[test]
fn text_before_the_first_heading_would_be_lost() {
    let outcome = body("迷子の文\n\n## どの水準まで\n\na\n\n## どのような方法で\n\nb").check().status(1);
    outcome.only("text-before-heading").in_file(GOAL).at(8, 1).words("迷子の文");
}

#[test]
fn a_comment_of_blank_lines_before_the_first_heading_is_fine() {
    body("\n\n\n## どの水準まで\n\na\n\n## どのような方法で\n\nb").check().is_clean();
}

#[test]
fn an_empty_column_is_shown_at_its_heading() {
    let outcome = body("## どの水準まで\n\n## どのような方法で\n\nb").check().status(1);
    outcome.only("column-empty").in_file(GOAL).at(8, 1).words("## どの水準まで");
}

#[test]
fn a_column_of_blanks_is_empty() {
    let outcome = body("## どの水準まで\n\nb\n\n## どのような方法で\n\n　　\n \n").check().status(1);
    outcome.only("column-empty").in_file(GOAL).at(12, 1);
}

#[test]
fn a_column_of_comments_is_empty_or_said() {
    // An HTML comment is shown as text, so it is text; but it must not pass in silence.
    level("<!-- あとで書く -->").check().finding("raw-html").in_file(GOAL).at(10, 1);
}

#[test]
fn an_item_left_empty_is_shown_at_its_mark() {
    for (mark, column) in [("・", 1), ("-", 1), ("①", 1), ("1.", 1)] {
        let outcome = level(&format!("{mark} 市民\n{mark}\n{mark} 事業者")).check().status(1);
        outcome.only("empty-item").in_file(GOAL).at(11, column);
    }
}

#[test]
fn a_column_that_is_one_empty_item_is_one_finding() {
    level("・").check().status(1).only("empty-item").in_file(GOAL).at(10, 1).words("・");
}

#[test]
fn filled_items_pass() {
    level("・市民\n・事業者\n\n①一\n②二\n\n- a\n- b").check().is_clean();
}

#[test]
fn html_is_a_warning_and_shown_as_text() {
    let outcome = level("安全な<b>太字</b>").build().succeeds();
    outcome.finding("raw-html").in_file(GOAL).at(10, 4).is_warning();
    outcome.page("2022/policy/02-booking/").contains("安全な<b>太字</b>").lacks_markup("<b>");
    level("1 < 2 かつ a<b").check().is_clean();
}

#[test]
fn a_headings_attributes_are_ids_and_classes_alone() {
    let outcome = level("### 小見出し {#small .wide onclick=alert(1)}").build().succeeds();
    outcome.only("heading-attribute").in_file(GOAL).at(10, 1).is_warning().message_contains("onclick");
    outcome.page("2022/policy/02-booking/").contains("小見出し").lacks("onclick");
    level("### 小見出し {#small .wide}").check().is_clean();
}

#[test]
fn a_footnote_that_nobody_wrote_is_a_warning() {
    let outcome = level("本文[^a]").check().succeeds();
    outcome.only("footnote-undefined").in_file(GOAL).at(10, 3).words("[^a]").is_warning();
}

#[test]
fn a_footnote_that_nobody_uses_is_a_warning() {
    let outcome = level("本文\n\n[^a]: 注").check().succeeds();
    outcome.only("footnote-unused").in_file(GOAL).at(12, 1).is_warning();
}

#[test]
fn a_footnote_that_is_written_and_used_passes() {
    level("本文[^a]\n\n[^a]: 注の文").build().is_clean().page("2022/policy/02-booking/").contains("注の文");
}

#[test]
fn the_texts_of_years_departments_and_pages_are_checked_too() {
    let site = Site::new()
        .file("content/2022/_index.md", "---\n---\n・\n")
        .file("content/about.md", "---\ntitle: 説明\n---\n・\n")
        .replace("content/2022/policy/_index.md", "政策部の計画です。", "・");
    let outcome = site.check().status(1);
    for (file, line) in
        [("content/2022/_index.md", 3), ("content/about.md", 4), ("content/2022/policy/_index.md", 10)]
    {
        outcome.finding("empty-item").in_file(file).at(line, 1);
    }
}

#[test]
fn the_place_is_right_with_crlf_and_a_byte_order_mark() {
    let text =
        Site::new().goal("02-booking", |goal| goal.level("・\n・市民").category("市長特名")).read(GOAL);
    let site = Site::new().file(GOAL, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    let outcome = site.check().status(1);
    outcome.finding("category-unknown").at(4, 11).words("市長特名");
    outcome.finding("empty-item").at(10, 1);
}
