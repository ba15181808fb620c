//! The output folder: nothing half, nothing stale, nothing of a stranger's, nothing outside.

use std::fs;
use std::os::unix::fs::symlink;

use crate::harness::{Folder, Site, times};

#[test]
fn a_run_with_errors_publishes_nothing() {
    let site = Site::new().goal("02-booking", |goal| goal.number("0"));
    site.build().status(1);
    assert!(site.public().is_empty());
}

#[test]
fn a_run_with_errors_leaves_the_published_site_as_it_was() {
    let site = Site::new();
    site.build().succeeds();
    let (files, moments) = (site.public(), times(&site.root().join("public")));
    let site =
        site.goal("02-booking", |goal| goal.title("新しい題")).goal("03-budget", |goal| goal.number("0"));
    site.build().status(1);
    site.public().same_as(&files);
    assert_eq!(times(&site.root().join("public")), moments);
}

#[test]
fn a_mistake_in_a_template_leaves_the_published_site_as_it_was() {
    let site = Site::new();
    site.build().succeeds();
    let before = site.public();
    // The other pages can be rendered; nothing of them may show.
    let site = site.goal("02-booking", |goal| goal.title("新しい題"));
    let site = site.file("themes/default/templates/deadlines.html", "{{ deadlines.nothing.at.all }}");
    site.build().status(1).finding("template-unknown");
    site.public().same_as(&before);
}

#[test]
fn a_mended_site_is_the_same_as_one_that_was_never_broken() {
    let site = Site::new().goal("02-booking", |goal| goal.number("0"));
    site.build().status(1);
    let site = site.goal("02-booking", |goal| goal.deadline("１２月"));
    site.build().succeeds();
    let whole = Site::new();
    whole.build().succeeds();
    site.public().same_as(&whole.public());
}

#[test]
fn the_files_of_a_removed_goal_go_away() {
    let site = Site::new();
    let picture = "content/2022/policy/02-booking.png";
    let site = site.goal("02-booking", |goal| goal.title("消える題").extra("aliases: [old/booking]"));
    let site = site.bytes(picture, b"png");
    let before = site.build().is_clean().output_files();
    assert!(before.contains(&"old/booking/index.html".to_owned()));
    let outcome = site.remove("content/2022/policy/02-booking.md").remove(picture).build().is_clean();
    let after = outcome.output_files();
    assert!(!after.iter().any(|file| file.contains("booking")), "{after:?}");
    let public = outcome.site().root().join("public");
    assert!(
        !public.join("2022/policy/02-booking").exists() && !public.join("old").exists(),
        "an empty folder is left"
    );
    outcome.nowhere("消える題");
}

#[test]
fn a_renamed_goal_moves() {
    let site = Site::new();
    site.build().succeeds();
    let text = site.read("content/2022/policy/02-booking.md");
    let site =
        site.remove("content/2022/policy/02-booking.md").file("content/2022/policy/02-reservation.md", &text);
    let outcome = site.build().is_clean();
    assert!(outcome.output().holds("2022/policy/02-reservation/index.html"));
    assert!(!outcome.output().holds("2022/policy/02-booking/index.html"));
}

#[test]
fn a_page_that_somebody_edited_or_deleted_is_made_whole() {
    let site = Site::new();
    site.build().succeeds();
    let before = site.public();
    let site = site.file("public/2022/policy/index.html", "落書き").remove("public/2022/policy/02-booking");
    site.build().succeeds();
    site.public().same_as(&before);
}

#[test]
fn strangers_files_survive_removal_change_and_failure() {
    let strangers = [
        ("public/CNAME", "goals.example.jp"),
        ("public/2022/policy/02-booking/notes.txt", "メモ"),
        ("public/own/page.html", "<p>独自"),
        ("public/.nojekyll", ""),
    ];
    let site = Site::new();
    site.build().succeeds();
    let site = strangers.iter().fold(site, |site, (path, text)| site.file(path, text));
    let site = site.remove("content/2022/policy/02-booking.md");
    site.build().succeeds();
    site.clone().goal("03-budget", |goal| goal.number("0")).build().status(1);
    for (path, text) in strangers {
        assert_eq!(site.read(path), text, "{path}");
    }
}

#[test]
fn a_strangers_file_in_the_place_of_a_page_is_refused_and_named() {
    let site = Site::new();
    site.build().succeeds();
    let site = site.file("public/2022/policy/04-plan/index.html", "<p>独自").goal("04-plan", |goal| goal);
    let before = site.public();
    site.build().status(3).says("2022/policy/04-plan/index.html");
    site.public().same_as(&before);
}

#[test]
fn a_folder_that_is_not_its_own_is_refused() {
    let site = Site::new().file("public/index.html", "<p>別のサイト").file("public/photo.jpg", "jpg");
    let before = site.public();
    let moments = times(&site.root().join("public"));
    site.build().status(3).says("public");
    site.public().same_as(&before);
    assert_eq!(times(&site.root().join("public")), moments);
}

#[test]
fn an_empty_folder_or_one_of_dot_files_alone_is_taken() {
    let site = Site::new();
    fs::create_dir(site.root().join("public")).unwrap();
    site.build().succeeds();
    let site = Site::new().file("public/.gitkeep", "").file("public/.git/HEAD", "ref");
    site.build().succeeds();
    assert_eq!(site.read("public/.git/HEAD"), "ref");
}

#[test]
fn a_manifest_that_was_tampered_with_is_not_believed() {
    let site = Site::new();
    site.build().succeeds();
    let site = site.file("public/stranger.txt", "他人の文");
    let manifest = site.read("public/.goalpress-manifest");
    let line = manifest.lines().last().unwrap();
    let (facts, _) = line.rsplit_once(' ').unwrap();
    let site = site.file(
        "public/.goalpress-manifest",
        &format!("{manifest}{facts} ../content/site.yaml\n{facts} stranger.txt\n"),
    );
    site.build().status(3);
    assert_eq!(site.read("public/stranger.txt"), "他人の文");
    assert!(site.root().join("content/site.yaml").exists());
}

#[test]
fn no_link_in_the_output_leads_a_write_outside() {
    let site = Site::new();
    site.build().succeeds();
    let outside = site.beside("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("index.html"), "外の文").unwrap();
    let site = site.remove("public/2022/policy/02-booking").goal("02-booking", |goal| goal.title("新しい題"));
    symlink(&outside, site.root().join("public/2022/policy/02-booking")).unwrap();
    let outcome = site.build();
    assert_eq!(fs::read_to_string(outside.join("index.html")).unwrap(), "外の文");
    assert_eq!(outcome.code(), 3, "{}", outcome.stderr());
}

#[test]
fn no_linked_file_in_the_output_is_written_through() {
    let site = Site::new();
    site.build().succeeds();
    let outside = site.beside("outside.html");
    fs::write(&outside, "外の文").unwrap();
    let site = site.remove("public/index.html").settings("footer: 新しい下の文\n");
    symlink(&outside, site.root().join("public/index.html")).unwrap();
    let _ = site.build();
    assert_eq!(fs::read_to_string(outside).unwrap(), "外の文");
}

#[test]
fn nothing_lands_outside_whatever_the_content_says() {
    let names = ["../../evil", "/tmp/evil", "..", "a/../../../evil", "..\\..\\evil", "C:\\evil", "a\0b"];
    for name in names {
        let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('\0', "\\0"));
        let sites = [
            Site::new().goal("02-booking", |goal| goal.extra(&format!("aliases: [{quoted}]"))),
            Site::new().settings(&format!("categories:\n  - {{ key: {quoted}, name: 施政方針 }}\n")),
            Site::new().settings(&format!("theme: {quoted}\n")),
            Site::new().settings(&format!("departments: [{quoted}]\n")),
            Site::new().replace("content/2022/policy/_index.md", "key: finance", &format!("key: {quoted}")),
        ];
        for site in sites {
            let beside = |site: &Site| fs::read_dir(site.beside("")).unwrap().count();
            let before = (beside(&site), Folder::read(&site.root().join("content")));
            let outcome = site.build();
            assert!(matches!(outcome.code(), 0 | 1), "{name}: {}", outcome.stderr());
            assert_eq!(beside(&site), before.0, "{name}");
            Folder::read(&site.root().join("content")).same_as(&before.1);
            assert!(!std::path::Path::new("/tmp/evil").exists(), "{name}");
        }
    }
}

#[test]
fn an_output_folder_that_is_a_link_itself_is_a_choice() {
    let site = Site::new();
    fs::create_dir(site.beside("elsewhere")).unwrap();
    symlink(site.beside("elsewhere"), site.root().join("public")).unwrap();
    site.build().succeeds();
    assert!(site.beside("elsewhere/2022/policy/index.html").exists());
}

#[test]
fn drafts_that_were_shown_go_away_again() {
    let site = Site::new().goal("02-booking", |goal| goal.title("内緒の題").extra("draft: true"));
    site.build_with(&["--drafts"]).succeeds().page("2022/policy/02-booking/").contains("内緒の題");
    site.build().succeeds().nowhere("内緒の題");
}

/// Starts a build and does not wait for it.
fn start(site: &Site) -> std::process::Child {
    std::process::Command::new(env!("CARGO_BIN_EXE_goalpress"))
        .args(["build", "--now", crate::harness::NOW])
        .current_dir(site.root())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn whenever_a_build_is_killed_the_next_one_makes_the_site_whole() {
    let site = (10..40).fold(Site::new(), |site, number| site.goal(&format!("{number}-goal"), |goal| goal));
    site.build_with(&["--output", "clean-2"]).succeeds();
    let site = (10..40)
        .fold(site, |site, number| site.goal(&format!("{number}-goal"), |goal| goal.title("新しい題")));
    for (round, pause) in [0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80].into_iter().enumerate() {
        // Each round publishes something else, so that there is always something to write.
        let site = site.clone().settings(&format!("footer: 下の文{round}\n"));
        let mut child = start(&site);
        std::thread::sleep(std::time::Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        site.build().succeeds();
        let clean = format!("clean-{round}");
        site.clone().build_with(&["--output", &clean]).succeeds();
        site.public().same_as(&Folder::read(&site.root().join(clean)));
    }
}

#[test]
fn two_builds_at_once_leave_a_whole_site() {
    let site = (10..40).fold(Site::new(), |site, number| site.goal(&format!("{number}-goal"), |goal| goal));
    let mut children = [start(&site), start(&site), start(&site)];
    let codes = children.each_mut().map(|child| child.wait().unwrap().code());
    assert!(codes.contains(&Some(0)) && codes.iter().all(|code| matches!(code, Some(0 | 3))), "{codes:?}");
    let before = site.public();
    site.build_with(&["--output", "clean"]).succeeds();
    before.same_as(&Folder::read(&site.root().join("clean")));
}
