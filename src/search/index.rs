//! The index of a site, from its documents to its files.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelIterator, ParallelBridge, ParallelIterator};

use super::alias::aliases;
use super::bits::number;
use super::contents;
use super::document::{self, CLASSES};
use super::folding::lines;
use super::gathering::{DOCUMENTS, Words};
use super::gram::PARTS;
use super::head::Head;
use super::piece::Piece;
use super::room::{PlanRoom, Rooms, plans_in_order};
use super::shard::File;
use super::shards;
use super::tally::Tally;
use super::texts;
use crate::address::search;
use crate::digest::Digest;
use crate::settings::Kana;
use crate::site::Site;

/// An index that is being made: plans can be added from several threads, in any order.
#[derive(Debug)]
pub struct Index {
    rooms: Rooms,
    kana: Kana,
    tally: Tally,
    pieces: Mutex<Vec<(u32, Piece)>>,
}

impl Index {
    /// An index of the site's free pages; its plans are to be added.
    pub fn new(site: &Site<'_>) -> Self {
        let index = Self {
            rooms: Rooms::new(site),
            kana: site.settings.search.kana,
            tally: Tally::new(),
            pieces: Mutex::default(),
        };
        let pages: Vec<_> = site.plans.pages.iter().collect();
        index.add(0, pages.len(), |place| index.folded(document::of_page(pages[place]).classes()));
        index
    }

    /// Adds a plan, by the places of its year and of itself.
    pub fn add_plan(&self, site: &Site<'_>, place: (usize, usize)) {
        let Some(room) = self.rooms.plan(place) else { return };
        let plan = &site.plans.years[place.0].plans[place.1];
        self.add(room.first, document::count(plan), |place| {
            self.folded(document::of_plan(site, plan, place).classes())
        });
    }

    /// Adds a plan whose words are known from its files of texts.
    pub fn add_rows(&self, room: &PlanRoom, rows: &[texts::Row]) {
        self.add(room.first, rows.len(), |place| self.folded(rows[place].classes()));
    }

    /// The numbers of its documents.
    pub fn rooms(&self) -> &Rooms {
        &self.rooms
    }

    fn add(&self, first: u32, count: usize, words: impl Fn(usize) -> Words + Sync) {
        let chunks: Vec<usize> = (0..count).step_by(DOCUMENTS).collect();
        chunks.into_par_iter().for_each(|start| {
            let documents: Vec<Words> = (start..count.min(start + DOCUMENTS)).map(&words).collect();
            let first = first + number(start);
            let piece = Piece::gather(first, &documents, self.rooms.layout.shards(), &self.tally);
            self.pieces.lock().unwrap_or_else(PoisonError::into_inner).push((first, piece));
        });
    }

    fn folded(&self, classes: [&str; CLASSES]) -> Words {
        classes.map(|text| lines(text, self.kana).collect())
    }

    /// The lists and the places, made on every core; each file is handed over as it is ready, and so is what the next
    /// build is told of each file of lists. Returns what it is told of the whole.
    ///
    /// # Errors
    /// The first that handing over had.
    pub fn files<E: Send>(
        self,
        from: Digest,
        put: impl Fn(File) -> Result<(), E> + Sync,
        remember: impl Fn(u32, Vec<u8>) + Sync,
    ) -> Result<Head, E> {
        let mut pieces = self.pieces.into_inner().unwrap_or_else(PoisonError::into_inner);
        pieces.sort_unstable_by_key(|(first, _)| *first);
        let pieces: Vec<Piece> = pieces.into_iter().map(|(_, piece)| piece).collect();
        let head = Head { from, sums: self.tally.into_sums() };
        let aliases = aliases(&head.sums);
        (0..PARTS as usize)
            .into_par_iter()
            .map(|part| shards::files(&pieces, part, self.rooms.layout, &aliases, &put, &remember))
            .collect::<Result<(), E>>()?;
        Ok(head)
    }
}

/// Every file of the index but the plans' own texts, by address, for whoever keeps them in memory.
pub fn all(site: &Site<'_>) -> BTreeMap<String, Vec<u8>> {
    let index = Index::new(site);
    plans_in_order(site).par_bridge().for_each(|(place, _, _)| index.add_plan(site, place));
    let made = Mutex::new(files(site).into_iter().collect::<BTreeMap<_, _>>());
    let put = |(address, bytes)| -> Result<(), Infallible> {
        made.lock().unwrap_or_else(PoisonError::into_inner).insert(address, bytes);
        Ok(())
    };
    let Ok(_) = index.files(Digest::default(), put, |_, _| ());
    made.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The files of the index that are not made of plans' texts: what it consists of, what results are filtered by, and the
/// texts of the free pages.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let rooms = Rooms::new(site);
    let mut files = vec![
        (search::CONTENTS.to_owned(), contents::contents(site, &rooms)),
        (search::CATEGORIES.to_owned(), contents::categories(site, &rooms)),
    ];
    files
        .extend(contents::departments(site).into_iter().map(|(key, bytes)| (search::department(key), bytes)));
    let address = |number| [search::SEARCH, &search::texts(number)].concat();
    let pages = 0..texts::blocks_of_pages(site.plans.pages.len());
    files.extend(pages.map(|number| (address(number), texts::of_pages(site, number))));
    files
}
