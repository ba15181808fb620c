//! Tables that are put together of the plans' own.

use std::convert::Infallible;

use super::super::error::TableError;
use super::super::{Table, join, of_plan, whole};
use super::nasty::files;
use super::{only, pieces, records, site};
use crate::settings::{Encoding, cp932};

#[test]
fn joined_pieces_are_the_table_written_at_once() {
    let (_folder, loaded) = site(&files());
    let site = loaded.site();
    for table in Table::PER_PLAN {
        for scope in [None, Some(&loaded.plans.years[0]), Some(&loaded.plans.years[1])] {
            let mut joined = Vec::new();
            join(site, table, pieces(site, scope, table), &mut joined).unwrap();
            assert_eq!(joined, whole(site, scope, table));
            records(site, table, &joined);
        }
    }
}

#[test]
fn a_piece_of_other_columns_is_refused() {
    let (_folder, loaded) = site(&files());
    let site = loaded.site();
    let (year, plan) = only(&loaded);
    let lines = of_plan(site, year, plan, Table::GoalLines);
    let goals = of_plan(site, year, plan, Table::Goals);
    let cut = goals[..goals.len() - 1].to_vec();
    for piece in [lines, Vec::new(), goals[3..].to_vec(), cut] {
        let joined = join(site, Table::Goals, [Ok::<_, Infallible>(piece)].into_iter(), &mut Vec::new());
        assert!(matches!(joined, Err(TableError::Foreign(Table::Goals))));
    }
    let joined = join(site, Table::Goals, [Err("gone")].into_iter(), &mut Vec::new());
    assert!(matches!(joined, Err(TableError::Piece("gone"))));
}

#[test]
fn code_page_932_holds_the_same_without_a_mark() {
    let mut files = files();
    let goal = files[2].1.replace('𠮷', "吉").replace('🎉', "");
    let head = files[1].1.replace('𠮷', "吉");
    (files[1].1, files[2].1) = (&head, &goal);
    let (_folder, mut loaded) = site(&files);
    let tables = |loaded: &crate::pipeline::Loaded| {
        let (year, plan) = only(loaded);
        Table::ALL.map(|table| match table {
            Table::Goals | Table::GoalLines => of_plan(loaded.site(), year, plan, table),
            _ => whole(loaded.site(), None, table),
        })
    };
    let wide = tables(&loaded);
    std::sync::Arc::make_mut(&mut loaded.settings).data.encoding = Encoding::Cp932;
    for (narrow, wide) in tables(&loaded).iter().zip(wide) {
        let text = std::str::from_utf8(&wide).unwrap().trim_start_matches('\u{feff}');
        assert!(cp932::unsupported(text).is_empty());
        assert_eq!(encoding_rs::SHIFT_JIS.decode(narrow).0, text);
    }
    let mut joined = Vec::new();
    join(loaded.site(), Table::Goals, pieces(loaded.site(), None, Table::Goals), &mut joined).unwrap();
    assert_eq!(joined, whole(loaded.site(), None, Table::Goals));
}

#[test]
fn a_site_without_goals_has_tables_with_a_header() {
    let (_folder, loaded) = site(&[("site.yaml", "title: 題\norganisation: 市\n")]);
    for table in Table::ALL {
        let rows = records(loaded.site(), table, &whole(loaded.site(), None, table)).len();
        assert_eq!(rows > 0, table == Table::Codes);
    }
}
