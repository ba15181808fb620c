//! The same content gives the same bytes: again, elsewhere, on one thread or many.

use crate::harness::{Folder, Goal, Site, times};

/// A site with enough files for threads to get out of step.
fn large(name: &str) -> Site {
    let site = (10..40).fold(Site::named(name), |site, number| {
        let section = ["共通", "digital", "finance"][number % 3];
        let text =
            format!("文{number}[^a]\n\n[^a]: 注{number}\n\n![図](plan-{number}.png)\n\n[次](02-booking.md)");
        let file = format!("{number}-goal");
        site.bytes(&format!("content/2022/policy/plan-{number}.png"), format!("png{number}").as_bytes())
            .goal(&file, |goal| goal.section(section).level(&text))
    });
    ["2021", "2023"].iter().fold(site.settings("base_url: https://example.jp/\n"), |site, year| {
        site.file(&format!("content/{year}/policy/_index.md"), "---\nname: 政策部\n---\n").file(
            &format!("content/{year}/policy/01-goal.md"),
            &Goal::new("01-goal").section("共通").deadline("未定").text(),
        )
    })
}

#[test]
fn two_runs_into_fresh_folders_give_the_same_bytes() {
    let site = large("site");
    site.build_with(&["--output", "one"]).is_clean();
    site.build_with(&["--output", "two"]).is_clean();
    Folder::read(&site.root().join("one")).same_as(&Folder::read(&site.root().join("two")));
}

#[test]
fn a_second_run_touches_no_file_and_no_folder() {
    let site = large("site");
    site.build().is_clean();
    let (files, moments) = (site.public(), times(&site.root().join("public")));
    site.build().is_clean();
    site.public().same_as(&files);
    assert_eq!(times(&site.root().join("public")), moments);
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let outputs = ["1", "2", "4", "16"].map(|threads| {
        let site = large("site").variable("RAYON_NUM_THREADS", threads);
        site.build().is_clean();
        site.public()
    });
    for output in &outputs {
        output.same_as(&outputs[0]);
    }
}

#[test]
fn one_thread_and_many_tell_the_same_findings() {
    let told = ["1", "4"].map(|threads| {
        let site = (10..40).fold(Site::new(), |site, number| {
            site.goal(&format!("{number}-goal"), |goal| {
                goal.category("市長特名").number("7").level("[無](none.md)")
            })
        });
        site.variable("RAYON_NUM_THREADS", threads).check().status(1).stdout().to_owned()
    });
    assert_eq!(told[0], told[1]);
}

#[test]
fn where_the_sites_folder_is_does_not_matter() {
    let [plain, japanese] = ["site", "令和４年度 目標（案）& 'plan' 100%"].map(|name| {
        let site = large(name);
        site.build().is_clean();
        site
    });
    japanese.public().same_as(&plain.public());
    plain.build_with(&["--output", "out"]).is_clean().nowhere("goalpress-test-");
}

#[test]
fn where_the_command_is_run_does_not_matter() {
    let site = large("site");
    site.build().is_clean();
    let root = site.root();
    let output = site.beside("out put").to_str().unwrap().to_owned();
    let arguments =
        ["build", "--now", crate::harness::NOW, "--root", root.to_str().unwrap(), "--output", &output];
    let ran = crate::harness::goalpress(std::path::Path::new("/"), &arguments, &[]);
    assert_eq!(ran.status, 0, "{}", ran.told());
    Folder::read(output.as_ref()).same_as(&site.public());
}

#[test]
fn the_machines_language_and_zone_do_not_matter() {
    let site = large("site");
    site.build().is_clean();
    let other = large("site").variable("LC_ALL", "ja_JP.UTF-8").variable("TZ", "America/New_York");
    other.build_with(&["--lang", "en"]).is_clean();
    other.public().same_as(&site.public());
}

#[test]
fn the_order_in_which_files_were_written_does_not_matter() {
    let site = Site::new();
    site.build().is_clean();
    let goal = site.read("content/2022/policy/01-common.md");
    let other = Site::new()
        .remove("content/2022/policy/01-common.md")
        .file("content/2022/policy/01-common.md", &goal);
    other.build().is_clean();
    other.public().same_as(&site.public());
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let files =
        ["site.yaml", "2022/policy/_index.md", "2022/policy/02-booking.md", "2022/policy/03-budget.md"];
    let site = Site::new().goal("02-booking", |goal| {
        goal.level("一行目\n二行目\n\n・a\n・b\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    });
    site.build().is_clean();
    let before = site.public();
    let windows = files.iter().fold(site, |site, file| {
        let path = format!("content/{file}");
        let text = site.read(&path).replace('\n', "\r\n");
        site.file(&path, &format!("\u{feff}{text}"))
    });
    windows.build().is_clean();
    windows.public().same_as(&before);
}

#[test]
fn an_edit_and_its_undoing_give_the_same_bytes() {
    let site = Site::new();
    site.build().is_clean();
    let before = site.public();
    let goal = site.read("content/2022/policy/02-booking.md");
    let site = site
        .goal("02-booking", |goal| goal.number("9").title("別の題").section("共通"))
        .settings("era: western\n");
    site.build().is_clean();
    let site = site.file("content/2022/policy/02-booking.md", &goal).settings("");
    site.build().is_clean();
    site.public().same_as(&before);
}

#[test]
fn any_sequence_of_edits_gives_what_a_clean_build_gives() {
    let site = Site::new();
    let edits: [fn(Site) -> Site; 7] = [
        |site| site.goal("04-plan", |goal| goal.title("計画")),
        |site| site.goal("01-common", |goal| goal.number("20").section("財政課")),
        |site| site.settings("base_url: https://example.jp/a/\nera: era\n"),
        |site| site.remove("content/2022/policy/03-budget.md"),
        |site| site.file("content/about.md", "---\ntitle: 説明\n---\n[計画](2022/policy/04-plan.md)\n"),
        |site| site.goal("04-plan", |goal| goal.extra("aliases: [plan]")),
        |site| site.file("content/2023/policy/_index.md", "---\nname: 政策部\n---\n"),
    ];
    let mut site = site;
    for (place, edit) in edits.into_iter().enumerate() {
        site = edit(site);
        site.build().is_clean();
        let clean = format!("clean-{place}");
        site.build_with(&["--output", &clean]).is_clean();
        site.public().same_as(&Folder::read(&site.root().join(clean)));
    }
}
