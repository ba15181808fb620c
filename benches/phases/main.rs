//! What each phase of a build costs, at 1,000 and at 10,000 goals, on all cores; and what the whole program costs,
//! from start to end.
//!
//! The sites and what is made of them lie on a memory file system where the machine has one, because it is the program
//! that is measured; `TMPDIR` names another place, such as a disk.
#![allow(clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

mod corpus;
/// Shared with the tests.
#[path = "../../tests/harness/random.rs"]
mod random;
mod site;
mod words;

use std::path::Path;

use divan::{Bencher, Divan, black_box};
use goalpress::output::Publication;
use goalpress::pipeline::Sources;
use goalpress::site::routes;
use goalpress::{export, search, source};
use mimalloc::MiMalloc;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use site::{fresh_folder, site};

/// The program's own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const GOALS: [usize; 2] = [1_000, 10_000];

fn main() {
    let divan = Divan::from_args();
    let memory = Path::new("/dev/shm");
    let place = if std::env::var_os("TMPDIR").is_none() && memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    let folder = tempfile::Builder::new().prefix("goalpress-bench-").tempdir_in(place);
    let folder = folder.expect("a folder can be made");
    site::lie_in(folder.path());
    divan.main();
}

/// The phases within one process, in their order: the table sorts by name.
#[divan::bench_group(sample_count = 10, sample_size = 1, max_time = 4)]
mod library {
    use super::{
        Bencher, GOALS, IntoParallelRefIterator, ParallelIterator, Publication, Sources, black_box, export,
        fresh_folder, routes, search, site, source,
    };

    /// Finds the files.
    #[divan::bench(name = "1 walk", args = GOALS)]
    fn walk(bencher: Bencher<'_, '_>, goals: usize) {
        let root = &site(goals).root;
        bencher.bench_local(|| source::walk(root).expect("a walk"));
    }

    /// Finds and reads the files, YAML and Markdown included.
    #[divan::bench(name = "2 read", args = GOALS)]
    fn read(bencher: Bencher<'_, '_>, goals: usize) {
        let root = &site(goals).root;
        bencher.bench_local(|| {
            Sources::read(root, &goalpress::settings::Overrides::default()).expect("sources")
        });
    }

    /// Holds what was read to the rules and assembles the plans.
    #[divan::bench(name = "3 judge", args = GOALS)]
    fn judge(bencher: Bencher<'_, '_>, goals: usize) {
        let site = site(goals);
        site.sources();
        bencher.bench_local(|| site.loaded());
    }

    /// Makes the view of every page.
    #[divan::bench(name = "4 views", args = GOALS)]
    fn views(bencher: Bencher<'_, '_>, goals: usize) {
        let loaded = site(goals).loaded();
        let site = loaded.site();
        bencher.bench_local(|| {
            routes(&site).par_iter().for_each(|route| drop(black_box(site.view(*route))));
        });
    }

    /// Makes the views and renders every page; the exports too, as a build does.
    #[divan::bench(name = "5 render", args = GOALS)]
    fn render(bencher: Bencher<'_, '_>, goals: usize) {
        let site = site(goals);
        bencher.with_inputs(|| site.loaded()).bench_local_values(|mut loaded| {
            loaded.rehearse().expect("a rehearsal");
            loaded
        });
    }

    /// Makes every file for machines that tells of several plans.
    #[divan::bench(name = "6 exports", args = GOALS)]
    fn exports(bencher: Bencher<'_, '_>, goals: usize) {
        let loaded = site(goals).loaded();
        let site = loaded.site();
        let routes = routes(&site);
        bencher.bench_local(|| export::all(&site, &routes));
    }

    /// Makes every file that lies beside the pages of a plan: forms, tables, JSON, StratML.
    #[divan::bench(name = "6 files of plans", args = GOALS)]
    fn files_of_plans(bencher: Bencher<'_, '_>, goals: usize) {
        let loaded = site(goals).loaded();
        let site = loaded.site();
        let years = &site.plans.years;
        let plans: Vec<_> =
            years.iter().flat_map(|year| year.plans.iter().map(move |plan| (year, plan))).collect();
        bencher.bench_local(|| {
            plans.par_iter().for_each(|(year, plan)| {
                for file in export::PlanFile::of(&site, plan) {
                    drop(black_box(file.bytes(&site, year, plan)));
                }
            });
        });
    }

    /// Makes the search index but for the texts, which lie beside the plans.
    #[divan::bench(name = "6 search", args = GOALS)]
    fn search(bencher: Bencher<'_, '_>, goals: usize) {
        let loaded = site(goals).loaded();
        let site = loaded.site();
        bencher.bench_local(|| search::all(&site));
    }

    /// Makes the texts that the search page shows.
    #[divan::bench(name = "6 search texts", args = GOALS)]
    fn search_texts(bencher: Bencher<'_, '_>, goals: usize) {
        let loaded = site(goals).loaded();
        let site = loaded.site();
        let plans: Vec<_> = search::plans_in_order(&site).collect();
        bencher.bench_local(|| {
            plans.par_iter().for_each(|(_, _, plan)| {
                for number in 0..search::texts::blocks(plan) {
                    drop(black_box(search::texts::of_plan(&site, plan, number)));
                }
            });
        });
    }

    /// Makes the whole site's data set as a spreadsheet.
    #[divan::bench(name = "6 workbook", args = GOALS)]
    fn workbook(bencher: Bencher<'_, '_>, goals: usize) {
        let loaded = site(goals).loaded();
        let site = loaded.site();
        bencher.bench_local(|| export::DataSetFile::Workbook.bytes(&site, None));
    }

    /// Writes files that are ready into a new folder, and puts them into place.
    #[divan::bench(name = "7 publish", args = GOALS)]
    fn publish(bencher: Bencher<'_, '_>, goals: usize) {
        let files = site(goals).files();
        bencher.with_inputs(fresh_folder).bench_local_values(|folder| {
            let publication = Publication::open(folder.path()).expect("a publication");
            files.par_iter().for_each(|(path, bytes)| {
                publication.stage(path, bytes, None).expect("a file can be written");
            });
            publication.commit().expect("a commit");
            folder
        });
    }
}

/// The program as people run it, in a process of its own.
#[divan::bench_group(sample_count = 5, sample_size = 1, max_time = 8)]
mod program {
    use super::{Bencher, GOALS, fresh_folder, site};

    /// Builds a site for the first time.
    #[divan::bench(name = "1 build", args = GOALS)]
    fn first(bencher: Bencher<'_, '_>, goals: usize) {
        let site = site(goals);
        let fresh = || {
            site.forget();
            fresh_folder()
        };
        bencher.with_inputs(fresh).bench_local_values(|output| {
            site.build(output.path());
            output
        });
    }

    /// Builds it again where nothing has changed.
    #[divan::bench(name = "2 nothing changed", args = GOALS)]
    fn unchanged(bencher: Bencher<'_, '_>, goals: usize) {
        let site = site(goals);
        let output = site.built();
        site.build(output);
        bencher.bench_local(|| site.build(output));
    }

    /// Builds it again where the text of one goal was edited.
    #[divan::bench(name = "3 one text edited", args = GOALS)]
    fn edited(bencher: Bencher<'_, '_>, goals: usize) {
        let site = site(goals);
        let output = site.built();
        site.build(output);
        bencher.with_inputs(|| site.edit()).bench_local_values(|()| site.build(output));
    }
}
