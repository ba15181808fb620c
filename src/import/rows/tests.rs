use std::collections::HashSet;

use super::{Asked, Rows, Skipped, Target};
use crate::import::column_map::ColumnMap;
use crate::import::grid::Grid;
use crate::import::sample::sheet;
use crate::import::table::Table;
use crate::import::vocabulary::Vocabulary;
use crate::settings;

/// The goals of a sheet: a row of `|`-divided words each, in the form's order.
fn read(lines: &str) -> (Vec<String>, Vec<(u32, Skipped)>) {
    let sheet = sheet(lines);
    let (settings, ..) = settings::read("title: a\norganisation: b\n");
    let vocabulary = Vocabulary::new(&settings, &ColumnMap::default(), None);
    let grid = Grid::new(&sheet, false);
    let table = Table::find(&grid, &vocabulary).unwrap();
    let head = HashSet::new();
    let asked = Asked { form: &settings.form, vocabulary: &vocabulary, head: &head, is_own: false };
    let rows = Rows::read(&grid, &table, asked);
    let words = rows.entries.iter().map(|entry| {
        let all = 0..settings.form.columns.len();
        all.map(|place| entry.words(Target::Column(place)).to_owned()).collect::<Vec<_>>().join("|")
    });
    (words.collect(), rows.skipped)
}

const HEAD: &str = "A1=番号\nB1=計画・方針等の分類\nC1=実施項目\nD1=どの水準まで\nE1=どのような方法で\nF1=いつまで\nG1=共通/課名\n";

#[test]
fn a_row_is_a_goal() {
    let (goals, skipped) = read(&format!(
        "{HEAD}A2=1\nB2=その他\nC2=一\nD2=・あ\\n・い\nE2=う\nF2=年度末\nG2=共通\nA3=２\nC3=二"
    ));
    assert_eq!(goals, ["1|その他|一|・あ\n・い|う|年度末|共通", "２||二||||"]);
    assert!(skipped.is_empty());
}

#[test]
fn a_head_over_two_rows_and_below_groups_is_one() {
    let (goals, _) = read(
        "A1:A3=番\\n号\nB1:E1=目標\nF1:F3=共通／課名\nB2=実施項目\nC2=どの水準\nD2:D3=どのような方法で（取組）\nE2:E3=いつまで\n\
         C3=まで\nB3=（業務目標又は事務の内容）\nA4=1\nB4=一\nC4=水準\nD4=方法\nE4=12月\nF4=財政課",
    );
    assert_eq!(goals, ["1||一|水準|方法|12月|財政課"]);
}

#[test]
fn what_pages_repeat_is_skipped_and_what_they_divide_is_joined() {
    let (goals, skipped) = read(&format!(
        "{HEAD}A2=1\nC2=一\nD2=市民の生命と健\nE2=方法。\nC3=1 / 2\n{}D6=康が守られる。\nE6=・次\nA7=2\nC7=二\nD8=つづき。\nA9=3\nD10=- 2 -",
        HEAD.replace("1=", "5=")
    ));
    assert_eq!(goals, ["1||一|市民の生命と健康が守られる。|方法。\n・次||", "2||二|つづき。|||"]);
    assert_eq!(
        skipped,
        [(2, Skipped::PageNumber), (4, Skipped::Repeated), (8, Skipped::Unfilled), (9, Skipped::PageNumber)]
    );
}

#[test]
fn cells_that_are_one_belong_to_every_row_that_they_reach() {
    let (goals, _) = read(&format!(
        "{HEAD}A2=1\nB2:B4=その他\nC2=一\nG2:G3=財政課\nF2=9月\nA3:A4=2\nC3:C4=二\nD3=・あ\nD4=・い\nF3=〃\nE3=上\nE4=下"
    ));
    assert_eq!(goals, ["1|その他|一|||9月|財政課", "2|その他|二|・あ\n・い|上\n下|9月|財政課"]);
}

#[test]
fn goals_without_numbers_begin_with_titles() {
    let (goals, _) = read("A1=目標\nB1=達成水準\nC1=期限\nA2=一\nB2=あ\nC2=9月\nB3=い\nA4=二\nB4=う");
    assert_eq!(goals, ["||一|あ\nい||9月|", "||二|う|||"]);
    let (goals, _) =
        read(&format!("{HEAD}A2=1\nC2=一\nB3=その他\nC3=二\nF3=9月\nA4=※ 注\nA5:G5=（注）これは注です"));
    assert_eq!(goals, ["1||一||||", "|その他|二|||9月|"]);
}

#[test]
fn a_marker_in_a_cell_of_its_own_belongs_to_the_words_beside_it() {
    let (goals, _) = read(
        "A1=番号\nB1=実施項目\nC1:D1=どの水準まで\nA2:A3=1\nB2:B3=一\nC2=・\nD2=あ\nC3=・\nD3=い\nA4=2\nB4=二\nD4=う",
    );
    assert_eq!(goals, ["1||一|・あ\n・い|||", "2||二|う|||"]);
}

#[test]
fn words_above_a_head_are_no_part_of_it() {
    let (goals, _) = read("A1=部\nB1=政策部\nA3=実施項目\nB3=番号\nC3=いつまで\nA4=一\nB4=1\nC4=9月");
    assert_eq!(goals, ["1||一|||9月|"]);
    let sheet = sheet("A1=部\nB1=政策部\nA3=実施項目\nB3=番号\nC3=いつまで");
    let (settings, ..) = settings::read("title: a\norganisation: b\n");
    let vocabulary = Vocabulary::new(&settings, &ColumnMap::default(), None);
    assert_eq!(Table::find(&Grid::new(&sheet, false), &vocabulary).map(|table| table.first), Some(2));
}
