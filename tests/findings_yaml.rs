//! Text that is no YAML, or no front matter.

use crate::harness::Site;

const GOAL: &str = "content/2022/policy/02-booking.md";
const SETTINGS: &str = "content/site.yaml";
const BODY: &str = "## どの水準まで\n\n水準\n\n## どのような方法で\n\n方法\n";

/// A site whose second goal has this front matter, from line 2 on.
fn goal_with(front: &str) -> Site {
    Site::new().file(GOAL, &format!("---\n{front}\n---\n{BODY}"))
}

/// A site whose second goal says what it must, and this in line 7.
fn goal_and(line: &str) -> Site {
    Site::new().goal("02-booking", |goal| goal.extra(line))
}

#[test]
fn a_file_without_front_matter_is_shown_at_its_first_line() {
    let site = Site::new().file(GOAL, BODY);
    site.check().status(1).only("front-matter-missing").in_file(GOAL).at(1, 1).words("## どの水準まで");
}

#[test]
fn an_empty_file_has_no_front_matter() {
    Site::new().file(GOAL, "").check().status(1).only("front-matter-missing").in_file(GOAL);
}

#[test]
fn front_matter_that_is_never_closed_is_shown_where_it_opens() {
    let site = Site::new().file(GOAL, &format!("---\nnumber: 2\n{BODY}"));
    site.check().status(1).only("front-matter-unclosed").in_file(GOAL).at(1, 1).words("---");
}

#[test]
fn a_rule_in_the_body_closes_nothing() {
    Site::new().goal("02-booking", |goal| goal.level("上\n\n---\n\n下")).check().is_clean();
}

#[test]
fn a_tab_that_indents_is_named() {
    let site = goal_with("number: 2\naliases:\n\t- old");
    site.check().status(1).finding("yaml-tab").in_file(GOAL).at(4, 1);
}

#[test]
fn a_tab_behind_a_colon_is_no_worse_than_a_space() {
    Site::new().replace(GOAL, "number: 2", "number:\t2").check().is_clean();
}

#[test]
fn a_full_width_colon_is_named() {
    let site = Site::new().replace(GOAL, "section: ", "section：");
    site.check().status(1).finding("yaml-full-width-colon").in_file(GOAL).at(5, 8).words("：");
}

#[test]
fn a_full_width_colon_in_a_value_is_text() {
    Site::new().goal("02-booking", |goal| goal.title("計画：第2期")).check().is_clean();
}

#[test]
fn a_colon_in_a_value_wants_quotes() {
    let site = Site::new().goal("02-booking", |goal| goal.title("計画: 第2期"));
    site.check().status(1).only("yaml-colon").in_file(GOAL).help_contains("title: \"計画: 第2期\"");
    Site::new().goal("02-booking", |goal| goal.title("\"計画: 第2期\"")).check().is_clean();
}

#[test]
fn a_quotation_that_is_never_closed_is_named() {
    let site = Site::new().goal("02-booking", |goal| goal.title("\"計画"));
    site.check().status(1).only("yaml-unclosed").in_file(GOAL);
}

#[test]
fn a_bracket_that_is_never_closed_is_named() {
    goal_and("aliases: [old/plan").check().status(1).only("yaml-unclosed").in_file(GOAL);
    goal_and("aliases: [old/plan]").check().is_clean();
}

#[test]
fn an_unfinished_last_line_is_named_whatever_white_space_follows() {
    for end in ["", " ", "  ", "\u{3000}", "\t", "\r", "\n", " \n\n \t"] {
        let site = Site::new().file(SETTINGS, &format!("title: 組織目標\ncategories: [{end}"));
        site.check().status(1).finding("yaml-unclosed").in_file(SETTINGS).at(2, 13);
    }
}

#[test]
fn a_value_cannot_begin_with_a_character_of_yaml() {
    for value in ["@予算", "`予算`", "%予算", "*予算"] {
        let outcome = Site::new().goal("02-booking", |goal| goal.title(value)).check().status(1);
        outcome.only("yaml-reserved-character").in_file(GOAL).at(3, 8).words(value);
        Site::new().goal("02-booking", |goal| goal.title(&format!("\"{value}\""))).check().is_clean();
    }
}

#[test]
fn no_word_is_lost_to_yaml_in_silence() {
    // To YAML these are an anchor and a tag before the value; to the author they are words of a title.
    for value in ["&a 計画", "!a 計画", "&最重要 計画", "!最重要 計画"] {
        let outcome = Site::new().goal("02-booking", |goal| goal.title(value)).check().status(1);
        outcome.only("yaml-reserved-character").in_file(GOAL).at(3, 8);
    }
}

#[test]
fn nesting_is_refused() {
    let deep = format!("aliases: {}{}", "[".repeat(100), "]".repeat(100));
    goal_and(&deep).check().status(1).only("yaml-too-complex").in_file(GOAL);
}

#[test]
fn sixty_five_kibibytes_are_too_large() {
    let outcome = goal_and(&format!("# {}", "あ".repeat(65 * 1024 / 3))).check().status(1);
    outcome.only("yaml-too-large").in_file(GOAL);
    goal_and(&format!("# {}", "あ".repeat(60 * 1024 / 3))).check().is_clean();
}

#[test]
fn two_documents_in_one_file_are_named() {
    let site = Site::new().settings("---\nlanguage: ja\n");
    site.check().status(1).finding("yaml-several-documents").in_file(SETTINGS);
    Site::new().file(SETTINGS, "---\ntitle: 組織目標\norganisation: 試験市\n").check().is_clean();
}

#[test]
fn what_is_no_yaml_in_another_way_is_a_finding_too() {
    goal_with("number: 2\nただの文章\ntitle: 題").check().status(1).finding("yaml-syntax").in_file(GOAL);
    goal_with("- 番号\n- 題").check().status(1).finding("yaml-syntax").in_file(GOAL);
}
