//! The head block of a form: its year, its department, the day on which it was made, and who answers for it.
//!
//! It may stand anywhere outside of the table. Words are known by a label beside them, above them, or in front of them
//! in the same cell; a year also by itself, since it is one by its own words.

use std::collections::{BTreeMap, HashSet};

use super::grid::Grid;
use super::label::{Label, label, labels, year_in};
use super::layout::one_line;
use super::said::said;
use super::vocabulary::key;
use crate::calendar::{Date, FiscalYear, parse_date};
use crate::draft::Officer;
use crate::spreadsheet::{Area, Cell, Content, Position};

/// What a head says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) year: Option<(FiscalYear, Position)>,
    pub(super) department: Option<(String, Position)>,
    pub(super) created: Option<(Created, Position)>,
    pub(super) officers: Vec<(Officer, Position)>,
    /// The form's title.
    pub(super) title: Option<(String, Position)>,
    /// Every cell that was understood.
    pub(super) used: HashSet<Position>,
}

/// When a plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Created {
    /// A date that the sheet knows to be one.
    Day(Date),
    /// Words that mean a day.
    Words(String),
    /// Words that mean none.
    Unknown(String),
}

/// A longer text is no word of a head.
const LONGEST: usize = 400;

/// What the head is looked for with.
pub(super) struct Asked<'a> {
    /// The first and the last row of the table's head.
    pub(super) table: (u32, u32),
    /// The cells that belong to the table.
    pub(super) taken: &'a HashSet<Position>,
    /// The site's own words for the year, the department, the day, a post and a name.
    pub(super) own: [&'a str; 5],
    /// The form's title.
    pub(super) title: &'a str,
}

impl Head {
    pub(super) fn read(grid: &Grid<'_>, asked: &Asked<'_>) -> Self {
        Reader::new(grid, asked).read()
    }
}

/// A cell outside of the table.
struct Found<'a> {
    area: Area,
    cell: &'a Cell,
    words: String,
    /// The label that it is, or that it begins with; with what follows there.
    label: Option<(Label, String)>,
}

struct Reader<'a> {
    cells: BTreeMap<Position, Found<'a>>,
    /// Places of cells by row, for looking to the right.
    grid: &'a Grid<'a>,
    head: Head,
    title: String,
}

impl<'a> Reader<'a> {
    fn new(grid: &'a Grid<'a>, asked: &Asked<'_>) -> Self {
        let labels = labels(asked.own);
        let is_outside = |position: Position| {
            !(asked.table.0..=asked.table.1).contains(&position.row) && !asked.taken.contains(&position)
        };
        let cells = grid.rows_from(0).flat_map(|row| grid.row(row).collect::<Vec<_>>());
        let cells = cells.filter(|(area, _)| is_outside(area.first)).filter_map(|(area, cell)| {
            let words = said(cell).filter(|words| words.len() <= LONGEST)?;
            let label = label(&words, &labels);
            Some((area.first, Found { area, cell, words, label }))
        });
        Self { cells: cells.collect(), grid, head: Head::default(), title: key(asked.title) }
    }

    fn read(mut self) -> Head {
        let places: Vec<Position> = self.cells.keys().copied().collect();
        for place in &places {
            let Some((label, rest)) = self.cells.get(place).and_then(|found| found.label.clone()) else {
                continue;
            };
            match label {
                Label::Year | Label::Department | Label::Created => self.single(*place, label, &rest),
                Label::PostAndName => self.posts_and_names(*place, &rest),
                Label::Post => self.posts(*place, &rest),
                Label::Name => {}
            }
        }
        for place in places {
            self.title_or_year(place);
        }
        self.head
    }

    /// A value that a label names, in the same cell, to the right of it or below.
    fn single(&mut self, place: Position, label: Label, rest: &str) {
        let candidates: Vec<Position> = if rest.is_empty() {
            self.right_of(place).into_iter().take(1).chain(self.below(place).into_iter().take(1)).collect()
        } else {
            vec![place]
        };
        for candidate in candidates {
            let Some(found) = self.cells.get(&candidate) else { continue };
            let words = one_line(if rest.is_empty() { &found.words } else { rest });
            let is_taken = match label {
                Label::Year => {
                    let year = FiscalYear::parse(&words).ok();
                    let is_new = year.is_some() && self.head.year.is_none();
                    self.head.year = self.head.year.or(year.map(|year| (year, candidate)));
                    is_new
                }
                Label::Department if self.head.department.is_none() => {
                    self.head.department = Some((words, candidate));
                    true
                }
                Label::Created if self.head.created.is_none() => {
                    let created = match &found.cell.content {
                        Content::Date(moment) => Created::Day(moment.date()),
                        _ if parse_date(&words).is_ok() => Created::Words(words),
                        _ => Created::Unknown(words),
                    };
                    self.head.created = Some((created, candidate));
                    true
                }
                _ => false,
            };
            if is_taken {
                self.head.used.extend([place, candidate]);
                return;
            }
        }
    }

    /// Posts, with the names that belong to them: below their labels, or beside them.
    fn posts(&mut self, place: Position, rest: &str) {
        let right = self.grid_right(place);
        let name_label = |reader: &Self, place: &Position| {
            reader
                .cells
                .get(place)
                .and_then(|found| found.label.as_ref())
                .is_some_and(|(label, _)| *label == Label::Name)
        };
        // Both labels beside each other: the values are below them.
        if rest.is_empty()
            && let Some(name) = right.first().filter(|right| name_label(self, right)).copied()
        {
            self.head.used.extend([place, name]);
            let columns = (place.column, name.column);
            let last = self.cells.get(&place).map_or(place.row, |found| found.area.last.row);
            for row in self.grid.rows_from(last + 1).take(50).collect::<Vec<_>>() {
                let post = self.value_at(row, columns.0);
                let name = self.value_at(row, columns.1);
                if post.is_none() && name.is_none() {
                    break;
                }
                self.officer(post, name);
            }
            return;
        }
        // The labels one below the other, with a column for each officer.
        let last = self.cells.get(&place).map_or(place.row, |found| found.area.last.row);
        let below = Position { row: last + 1, column: place.column };
        if rest.is_empty() && name_label(self, &below) {
            self.head.used.extend([place, below]);
            for post in self.right_of(place) {
                let words = self.value_at(post.row, post.column);
                let name = self.value_at(below.row, post.column);
                self.officer(words, name);
            }
            return;
        }
        // Beside each other in every row that the label reaches: 職名 | 部長 | 氏名 | …
        let rows = self
            .cells
            .get(&place)
            .map_or(place.row..=place.row, |found| found.area.first.row..=found.area.last.row);
        for row in rows.take(50) {
            let mut beside: Vec<Position> = self
                .grid
                .seen(row)
                .into_iter()
                .map(|(area, _)| area.first)
                .filter(|other| other.column > place.column)
                .collect();
            if !rest.is_empty() && row == place.row {
                beside.insert(0, place);
            }
            let mut post = None;
            let mut awaits_name = false;
            for other in beside {
                let Some(found) = self.cells.get(&other) else { continue };
                match &found.label {
                    Some((Label::Name, rest)) if rest.is_empty() => awaits_name = true,
                    Some((Label::Name, rest)) => {
                        let name = (one_line(rest), other);
                        self.officer(post.take(), Some(name));
                        awaits_name = false;
                    }
                    Some((Label::Post, words)) if other == place => post = Some((one_line(words), other)),
                    Some(_) => break,
                    None if awaits_name => {
                        let name = (one_line(&found.words), other);
                        self.officer(post.take(), Some(name));
                        awaits_name = false;
                    }
                    None if post.is_none() => post = Some((one_line(&found.words), other)),
                    None => {
                        let name = (one_line(&found.words), other);
                        self.officer(post.take(), Some(name));
                    }
                }
            }
            if let Some(post) = post {
                self.officer(Some(post), None);
            }
        }
        self.head.used.insert(place);
    }

    /// Posts and names in one cell, with a space between.
    fn posts_and_names(&mut self, place: Position, rest: &str) {
        let places = if rest.is_empty() {
            let right = self.right_of(place);
            if right.is_empty() { self.below(place) } else { right }
        } else {
            vec![place]
        };
        for other in places {
            let Some(found) = self.cells.get(&other) else { continue };
            let words = if rest.is_empty() { found.words.clone() } else { rest.to_owned() };
            for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (post, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                let name = name.trim();
                self.officer(
                    Some((post.to_owned(), other)),
                    (!name.is_empty()).then(|| (name.to_owned(), other)),
                );
            }
            self.head.used.extend([place, other]);
        }
    }

    fn officer(&mut self, post: Option<(String, Position)>, name: Option<(String, Position)>) {
        let Some(place) = name.as_ref().or(post.as_ref()).map(|(_, place)| *place) else { return };
        self.head.used.extend(post.iter().chain(&name).map(|(_, place)| *place));
        let [post, name] = [post, name].map(|part| part.map(|(words, _)| words).unwrap_or_default());
        self.head.officers.push((Officer { post, name }, place));
    }

    /// The form's title, and the year that it or another cell speaks of.
    fn title_or_year(&mut self, place: Position) {
        let Some(found) = self.cells.get(&place).filter(|found| found.label.is_none()) else { return };
        if self.head.used.contains(&place) {
            return;
        }
        let words = one_line(&found.words);
        let is_title = !self.title.is_empty() && key(&words).contains(&self.title);
        if is_title && self.head.title.is_none() {
            self.head.title = Some((words.clone(), place));
            self.head.used.insert(place);
        }
        if let Some(year) = year_in(&words)
            && self.head.year.is_none()
        {
            self.head.year = Some((year, place));
            // A cell that says more than the year is told as one that was not used.
            if FiscalYear::parse(&words).is_ok() {
                self.head.used.insert(place);
            }
        }
    }

    /// The cells to the right of one that are values, up to the next label.
    fn right_of(&self, place: Position) -> Vec<Position> {
        let right = self.grid_right(place).into_iter();
        right.take_while(|other| self.cells.get(other).is_some_and(|found| found.label.is_none())).collect()
    }

    /// The cells in the same row, to the right.
    fn grid_right(&self, place: Position) -> Vec<Position> {
        let seen = self.grid.seen(place.row).into_iter().map(|(area, _)| area.first);
        seen.filter(|other| other.column > place.column && self.cells.contains_key(other)).collect()
    }

    /// The values below a cell, without a gap.
    fn below(&self, place: Position) -> Vec<Position> {
        let last = self.cells.get(&place).map_or(place.row, |found| found.area.last.row);
        let mut below = Vec::new();
        let mut next = last + 1;
        while let Some((area, _)) = self.grid.at(next, place.column) {
            let is_value = self.cells.get(&area.first).is_some_and(|found| found.label.is_none());
            if !is_value {
                break;
            }
            below.push(area.first);
            next = area.last.row + 1;
        }
        below
    }

    fn value_at(&self, row: u32, column: u32) -> Option<(String, Position)> {
        let (area, _) = self.grid.at(row, column)?;
        let found = self.cells.get(&area.first).filter(|found| found.label.is_none())?;
        (area.first.row == row).then(|| (one_line(&found.words), area.first))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Asked, Created, Head};
    use crate::import::grid::Grid;
    use crate::import::sample::sheet;

    fn read(lines: &str) -> Head {
        let sheet = sheet(lines);
        let taken = HashSet::new();
        Head::read(
            &Grid::new(&sheet, false),
            &Asked {
                table: (9, 10),
                taken: &taken,
                own: ["年度", "部", "作成日", "職名", "氏名"],
                title: "組織目標展開整理表（部の組織目標）",
            },
        )
    }

    /// Year, department, day and officers in one line.
    fn told(head: &Head) -> String {
        let created = head.created.as_ref().map(|(created, _)| match created {
            Created::Day(day) => day.to_string(),
            Created::Words(words) => words.clone(),
            Created::Unknown(words) => format!("?{words}"),
        });
        let officers: Vec<String> =
            head.officers.iter().map(|(officer, _)| format!("{}={}", officer.post, officer.name)).collect();
        format!(
            "{} {} {} {}",
            head.year.map_or(0, |(year, _)| year.number()),
            head.department.as_ref().map_or("-", |(name, _)| name),
            created.as_deref().unwrap_or("-"),
            officers.join(",")
        )
    }

    #[test]
    fn heads_of_several_layouts_say_the_same() {
        let wanted = "2022 政策部 令和4年4月1日 政策部長=藤原　大,担当部長=椙田　満";
        let form = "A1=組織目標展開整理表（部の組織目標）\nA2=年度\nB2:C2=令和４年度\nA3=部\nB3=政策部\nE2=作成日\nF2:G2=令和4年4月1日\n\
                    E3=職名\nF3:G3=氏名\nE4=政策部長\nF4:G4=藤原　大\nE5=担当部長\nF5:G5=椙田　満";
        assert_eq!(told(&read(form)), wanted);
        let rows = "B1=令和４年度　組織目標展開整理表（部の組織目標）\nA3=部　名：政策部\nC3=作成日　令和4年4月1日\n\
                    A4=職　名\nB4=政策部長\nC4=氏　名\nD4=藤原　大\nA5=職　名\nB5=担当部長\nC5=氏　名\nD5=椙田　満";
        assert_eq!(told(&read(rows)), wanted);
        let merged = "A1=年度\nA2=令和4年度\nC1=所属\nC2=政策部\nE1=作成年月日\nE2=令和4年4月1日\n\
                      A12:A13=職名\nB12=政策部長\nC12:C13=氏名\nD12=藤原　大\nB13=担当部長\nD13=椙田　満";
        assert_eq!(told(&read(merged)), wanted);
        let both = "A1=対象年度：R4\nA2=部局名\nB2=政策部\nA3=策定日\nB3=令和4年4月1日\nD3=職・氏名\nE3=政策部長　藤原　大\\n担当部長　椙田　満";
        assert_eq!(told(&read(both)), wanted);
        let above = "A1=年度\nB1=2022\nA2=部\nB2=政策部\nA3=作成日\nB3=令和4年4月1日\nA5=職名\nB5=政策部長\nC5=担当部長\nA6=氏名\nB6=藤原　大\nC6=椙田　満";
        assert_eq!(told(&read(above)), wanted);
    }

    #[test]
    fn what_is_no_day_is_told() {
        assert_eq!(told(&read("A1=作成日\nB1=春ごろ")), "0 - ?春ごろ ");
    }
}
