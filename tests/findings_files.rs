//! Mistakes in files and folders: their encoding, size, names and places.

use crate::harness::{Site, is_root};

const GOAL: &str = "content/2022/policy/02-booking.md";

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let site = Site::new();
    let path = site.root().join("content/2022/policy/04-socket.md");
    let _socket = std::os::unix::net::UnixListener::bind(path).expect("a socket");
    site.check().status(1).only("unreadable-file").in_file("content/2022/policy/04-socket.md").without_line();
}

#[test]
fn an_invisible_control_character_is_found() {
    let site = Site::new().goal("02-booking", |goal| goal.level("予約\u{b}システム"));
    site.check().status(1).only("control-character").in_file(GOAL).at(10, 3);
    // An escape in a quotation writes one too.
    let site = Site::new().goal("02-booking", |goal| goal.title("\"予約\\u0001\""));
    site.check().status(1).finding("control-character").in_file(GOAL).at(3, 8);
    Site::new().goal("02-booking", |goal| goal.level("予約\tシステム")).check().is_clean();
}

#[test]
fn a_conflict_that_nobody_settled_is_found_wherever_it_is() {
    let both = |mine: &str, theirs: &str| format!("<<<<<<< HEAD\n{mine}\n=======\n{theirs}\n>>>>>>> main\n");
    let site = Site::new().goal("02-booking", |goal| goal.level(&both("一", "二")));
    site.check().status(1).only("conflict-unsettled").in_file(GOAL).at(10, 1);
    let deadline = "deadline: 年度末\n";
    let site = Site::new().goal("02-booking", |goal| goal);
    let site = site.replace(GOAL, deadline, &both("deadline: 11月", "deadline: 12月"));
    site.check().status(1).only("conflict-unsettled").in_file(GOAL).at(6, 1);
    let site = Site::new().settings_more(&both("era: both", "era: western").replace('\n', "\r\n"));
    site.check().status(1).finding("conflict-unsettled").in_file("content/site.yaml").at(3, 1);
    let body = "## どの水準まで\n\n一\n\n## どのような方法で\n\n```\n<<<<<<< a\n```\n";
    Site::new().goal("02-booking", |goal| goal.body(body)).check().is_clean();
}

#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    if is_root() {
        // Permissions mean nothing to root; the test above holds the same rule.
        return;
    }
    let site = Site::new();
    let path = site.root().join(GOAL);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o000)).unwrap();
    site.check().status(1).only("unreadable-file").in_file(GOAL);
}

#[test]
fn shift_jis_is_recognised_and_its_first_line_named() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("---\nnumber: 2\ntitle: 予約\n---\n");
    let site = Site::new().bytes(GOAL, &bytes);
    site.check().status(1).only("not-utf8").in_file(GOAL).at(3, 8).message_contains("Shift_JIS");
}

#[test]
fn utf8_with_every_kind_of_character_passes() {
    Site::new().goal("02-booking", |goal| goal.title("髙𠮷﨑 ﾊﾝｶｸ émoji 🏛")).check().is_clean();
}

#[test]
fn a_file_of_ten_megabytes_is_too_large() {
    let site = Site::new().goal("02-booking", |goal| goal.level(&"あ".repeat(10 * 1024 * 1024 / 3)));
    site.check().status(1).only("file-too-large").in_file(GOAL).without_line().message_contains("MiB");
}

#[test]
fn a_long_file_below_the_limit_passes() {
    Site::new().goal("02-booking", |goal| goal.level(&"長い文章。\n\n".repeat(20_000))).check().is_clean();
}

#[test]
fn a_symbolic_link_is_not_followed() {
    let site = Site::new();
    let outside = site.beside("outside.md");
    std::fs::copy(site.root().join(GOAL), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, site.root().join("content/2022/policy/04-link.md")).unwrap();
    site.check().status(1).only("symbolic-link").in_file("content/2022/policy/04-link.md").without_line();
}

#[test]
fn a_linked_folder_is_not_followed() {
    let site = Site::new().file("elsewhere/_index.md", "---\nname: よそ\n---\n");
    std::os::unix::fs::symlink(site.root().join("elsewhere"), site.root().join("content/2022/else")).unwrap();
    site.check().status(1).only("symbolic-link").in_file("content/2022/else");
}

#[test]
fn a_content_folder_that_is_a_link_itself_is_a_choice() {
    let site = Site::new();
    std::fs::rename(site.root().join("content"), site.beside("kept")).unwrap();
    std::os::unix::fs::symlink(site.beside("kept"), site.root().join("content")).unwrap();
    site.check().is_clean();
}

#[test]
fn upper_case_is_no_file_name() {
    let file = "content/2022/policy/09-Booking.md";
    let site = Site::new().goal("09-Booking", |goal| goal);
    site.check().status(1).only("file-name").in_file(file).without_line().nearest("09-booking.md");
}

#[test]
fn japanese_is_no_file_name() {
    let site = Site::new().goal("09-予約", |goal| goal);
    site.check()
        .status(1)
        .only("file-name")
        .in_file("content/2022/policy/09-予約.md")
        .message_contains("09-予約.md");
}

#[test]
fn a_space_is_no_file_name() {
    let site = Site::new().goal("09 booking", |goal| goal);
    site.check().status(1).only("file-name").nearest("09-booking.md");
}

#[test]
fn the_name_of_a_departments_folder_is_checked() {
    let site = Site::new().file("content/2022/Finance/_index.md", "---\nname: 財政部\n---\n");
    site.check().status(1).only("file-name").in_file("content/2022/Finance").nearest("finance");
}

#[test]
fn the_name_of_a_picture_is_checked() {
    let site = Site::new().bytes("content/2022/policy/Plan A.PNG", b"png");
    site.check().status(1).only("file-name").in_file("content/2022/policy/Plan A.PNG").nearest("plan-a.png");
}

#[test]
fn a_name_that_is_no_unicode_is_a_finding() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::new();
    let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.md");
    std::fs::write(site.root().join("content/2022/policy").join(name), "x").unwrap();
    site.check().status(1).only("file-name");
}

#[test]
fn what_editors_leave_behind_does_not_count() {
    let site = Site::new();
    let leftovers =
        [".DS_Store", "Thumbs.db", "desktop.ini", "02-booking.md~", ".02-booking.md.swp", "~$plan.docx"];
    let site = leftovers
        .iter()
        .fold(site, |site, name| site.bytes(&format!("content/2022/policy/{name}"), b"\xff leftover"));
    let outcome = site.build().is_clean();
    assert!(!outcome.output_files().iter().any(|file| leftovers.iter().any(|name| file.ends_with(name))));
}

#[test]
fn a_folder_with_markdown_that_is_no_year_is_named() {
    let site = Site::new().file("content/archive/note.md", "---\ntitle: 覚書\n---\n");
    site.check().status(1).only("year-folder").in_file("content/archive").without_line();
}

#[test]
fn a_year_in_era_words_is_led_to_its_four_digits() {
    let site = Site::new().file("content/r4/policy/_index.md", "---\nname: 政策部\n---\n");
    site.check().status(1).finding("year-folder").in_file("content/r4").nearest("2022");
}

#[test]
fn an_impossible_year_is_led_to_the_year_that_is_meant() {
    let site = Site::new().file("content/h32/policy/_index.md", "---\nname: 政策部\n---\n");
    site.check().status(1).finding("year-folder").in_file("content/h32").nearest("2020");
}

#[test]
fn a_folder_of_pictures_alone_is_no_year_and_no_mistake() {
    let site = Site::new().bytes("content/images/plan.png", b"png");
    assert!(site.build().is_clean().output().holds("images/plan.png"));
}

#[test]
fn markdown_deeper_than_a_goal_is_misplaced() {
    let site = Site::new().file("content/2022/policy/09-booking/notes.md", "---\ntitle: 覚書\n---\n");
    site.check().status(1).only("misplaced-file").in_file("content/2022/policy/09-booking/notes.md");
}

#[test]
fn markdown_beside_the_departments_is_misplaced() {
    let site = Site::new().file("content/2022/note.md", "---\ntitle: 覚書\n---\n");
    site.check().status(1).only("misplaced-file").in_file("content/2022/note.md");
}

#[test]
fn a_free_page_and_a_years_text_are_in_their_places() {
    let site = Site::new()
        .file("content/about.md", "---\ntitle: このサイトについて\n---\n説明\n")
        .file("content/2022/_index.md", "---\n---\n年度の説明\n");
    let outcome = site.build().is_clean();
    outcome.page("about/").contains("このサイトについて").contains("説明");
    outcome.page("2022/").contains("年度の説明");
}

#[test]
fn a_folder_without_content_is_a_finding() {
    let outcome = Site::empty("site").check().status(1);
    outcome.only("content-missing").in_file("content");
}

#[test]
fn content_that_is_a_file_is_a_finding() {
    Site::empty("site").file("content", "x").check().status(1).finding("content-missing").in_file("content");
}

#[test]
fn a_department_needs_its_index() {
    let site = Site::new().remove("content/2022/policy/_index.md");
    let outcome = site.check().status(1);
    // Which sections there are is not known, so nothing is said of them.
    outcome.only("department-index-missing").in_file("content/2022/policy");
}

#[test]
fn a_goal_and_a_section_cannot_have_one_address() {
    let site = Site::new().goal("digital", |goal| goal.number("4"));
    let outcome = site.check().status(1);
    outcome
        .only("address-conflict")
        .in_file("content/2022/policy/digital.md")
        .message_contains("/2022/policy/digital/")
        .related("content/2022/policy/_index.md", Some(7));
}

#[test]
fn a_department_named_category_or_deadlines_is_in_the_way() {
    for name in ["category", "deadlines"] {
        let site = Site::new().file(&format!("content/2022/{name}/_index.md"), "---\nname: 分類部\n---\n");
        let outcome = site.check().status(1);
        outcome.finding("address-conflict").message_contains(&format!("/2022/{name}/"));
    }
}

#[test]
fn a_free_page_cannot_take_a_years_address() {
    let site = Site::new().file("content/2022.md", "---\ntitle: 年度\n---\n");
    site.check().status(1).only("address-conflict").message_contains("/2022/");
}

#[test]
fn a_file_beside_the_content_cannot_take_a_page() {
    let site = Site::new().bytes("content/2022/policy/index.html", b"<p>x");
    let outcome = site.check().status(1);
    outcome.only("address-conflict").in_file("content/2022/policy/index.html");
    let site = Site::new().bytes("content/robots.txt", b"x").bytes("content/404.html", b"x");
    site.check().status(1).finding("address-conflict").times(2);
}

#[test]
fn an_alias_cannot_take_a_page_that_is_there() {
    let site = Site::new().goal("02-booking", |goal| goal.extra("aliases: [2022/policy/03-budget]"));
    site.check()
        .status(1)
        .only("address-conflict")
        .in_file(GOAL)
        .related("content/2022/policy/03-budget.md", None);
}

#[test]
fn two_goals_cannot_have_one_alias() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.extra("aliases: [old/plan]"))
        .goal("03-budget", |goal| goal.extra("aliases: [/old/plan/]").section("財政課"));
    let outcome = site.check().status(1);
    outcome
        .only("address-conflict")
        .in_file("content/2022/policy/03-budget.md")
        .at(7, 11)
        .related(GOAL, Some(7));
}

#[test]
fn a_file_cannot_stand_where_a_page_needs_a_folder() {
    let site = Site::new().bytes("content/2022/policy/04-plan", b"x").goal("04-plan", |goal| goal);
    site.check().status(1).only("address-conflict");
}

#[test]
fn two_departments_may_have_goals_of_one_name_and_number() {
    let site = Site::new()
        .file("content/2022/finance/_index.md", "---\nname: 財政部\n---\n")
        .goal("04-plan", |goal| goal)
        .file(
            "content/2022/finance/04-plan.md",
            &crate::harness::Goal::new("04-plan").section("共通").text(),
        );
    site.check().is_clean();
}
