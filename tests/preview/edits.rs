//! Whatever is saved is shown, however it is saved.

use std::fs;

use super::Preview;
use crate::harness::{Goal, Site};

const GOAL: &str = "2022/policy/02-booking/";
const FILE: &str = "content/2022/policy/02-booking.md";

#[test]
fn a_goal_is_shown_as_it_is_saved() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.goal("02-booking", |goal| goal.title("直した題名").level("直した水準")));
    preview.shows(GOAL, "直した水準");
    // The tables and the neighbours tell the title too.
    for address in ["2022/policy/", "2022/deadlines/", "2022/policy/03-budget/"] {
        preview.shows(address, "直した題名");
    }
}

#[test]
fn a_department_is_shown_as_it_is_saved() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.replace("content/2022/policy/_index.md", "政策部の計画です。", "直した前書き"));
    preview.shows("2022/policy/", "直した前書き");
    preview.edit(|site| site.replace("content/2022/policy/_index.md", "name: 政策部", "name: 企画部"));
    preview.shows("2022/", "企画部");
    preview.shows(GOAL, "企画部");
}

#[test]
fn the_settings_are_shown_as_they_are_saved() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.replace("content/site.yaml", "組織目標", "新しい名"));
    preview.shows(GOAL, "新しい名");
    let categories = "categories:\n  - { key: policy, name: 新方針 }\n  - { key: mayor, name: 市長特命 }\n  \
                      - { key: reform, name: 行政改革 }\n";
    preview.edit(|site| site.settings(categories));
    preview.finding(GOAL, "category-unknown");
    preview.edit(|site| site.goal("02-booking", |goal| goal.category("新方針")));
    preview.is_clean();
    preview.shows(GOAL, "新方針");
}

#[test]
fn the_theme_is_shown_as_it_is_saved() {
    let preview = Preview::start(&Site::new());
    let template = "{% extends \"builtin/base.html\" %}{% block footer %}<p>独自の下</p>{% endblock %}";
    preview.edit(|site| site.file("themes/default/templates/base.html", template));
    preview.shows(GOAL, "独自の下");
    preview.edit(|site| site.replace("themes/default/templates/base.html", "独自の下", "直した下"));
    preview.shows(GOAL, "直した下");
    preview.edit(|site| site.file("themes/default/strings/ja.yaml", "breadcrumbs: 道しるべ\n"));
    preview.shows(GOAL, "道しるべ");
    preview.edit(|site| site.remove("themes"));
    preview.hides(GOAL, "直した下");
    preview.hides(GOAL, "道しるべ");
}

#[test]
fn a_style_sheet_has_a_new_address_with_the_new_bytes() {
    let site = Site::new().file("themes/default/assets/style.css", "body { margin: 1em }");
    let preview = Preview::start(&site);
    let address = || preview.state("")["styles"]["style.css"].as_str().unwrap_or_default().to_owned();
    let (first, digest) = (address(), preview.state("")["digest"].clone());
    assert!(preview.get(&first).body.ends_with(b"body { margin: 1em }"));
    preview.edit(|site| site.file("themes/default/assets/style.css", "body { margin: 2em }"));
    super::until("another address", || if address() == first { Err(first.clone()) } else { Ok(()) });
    assert!(preview.get(&address()).body.ends_with(b"body { margin: 2em }"));
    assert!(preview.get("").text().contains(&address()));
    // The page itself counts as unchanged, so that the tab need not be loaded again.
    assert_eq!(preview.state("")["digest"], digest);
}

#[test]
fn a_picture_is_shown_as_it_is_saved() {
    let preview = Preview::start(&Site::complete());
    preview.edit(|site| site.bytes("content/2022/policy/plan.png", b"other"));
    preview.comes_to("2022/policy/plan.png", "the new bytes", |response| response.body == b"other");
    preview.edit(|site| site.bytes("content/2022/policy/more.png", b"more"));
    preview.comes_to("2022/policy/more.png", "the new file", |response| response.body == b"more");
}

#[test]
fn a_page_tells_which_style_sheets_and_pictures_it_shows() {
    const PICTURE: &str = "/goals/2022/policy/plan.png";
    let preview = Preview::start(&Site::complete());
    let digest = || preview.state(GOAL)["pictures"][PICTURE].clone();
    // What a page bears is what the script is told of it, so that the script knows whether it came too late.
    let looks = |address: &str| {
        let page = preview.get(address).text();
        let (_, rest) = page.split_once("data-looks=\"").expect("the script's line");
        let looks = rest.split('"').next().unwrap_or_default().to_owned();
        assert_eq!(preview.state(address)["looks"], looks);
        looks
    };
    let (first, of_goal, of_other) = (digest(), looks(GOAL), looks("2022/policy/03-budget/"));
    assert!(first.is_string());
    preview.edit(|site| site.bytes("content/2022/policy/plan.png", b"other"));
    super::until("another digest", || if digest() == first { Err(first.to_string()) } else { Ok(()) });
    assert_ne!(looks(GOAL), of_goal);
    assert_eq!(looks("2022/policy/03-budget/"), of_other);
    preview.edit(|site| site.file("themes/default/assets/style.css", "body { margin: 2em }"));
    super::until("other looks", || {
        let now = preview.state("2022/policy/03-budget/")["looks"].clone();
        if now == of_other { Err(now.to_string()) } else { Ok(()) }
    });
    looks("2022/policy/03-budget/");
}

#[test]
fn goals_come_move_and_go() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.goal("04-more", |goal| goal.title("四つ目")));
    preview.shows("2022/policy/04-more/", "四つ目");
    preview.shows("2022/policy/", "四つ目");
    let folder = preview.site.root().join("content/2022/policy");
    fs::rename(folder.join("04-more.md"), folder.join("04-moved.md")).unwrap();
    preview.shows("2022/policy/04-moved/", "四つ目");
    preview.answers("2022/policy/04-more/", 404);
    preview.edit(|site| site.remove("content/2022/policy/04-moved.md"));
    preview.answers("2022/policy/04-moved/", 404);
    preview.hides("2022/policy/", "四つ目");
}

#[test]
fn folders_come_move_and_go() {
    let preview = Preview::start(&Site::new());
    let goal = Goal::new("01-road").section("共通").title("道路").text();
    // A folder within a folder that was not there: nobody watched it when the files came.
    preview.edit(|site| {
        site.file("content/2023/works/_index.md", "---\nname: 建設部\n---\n")
            .file("content/2023/works/01-road.md", &goal)
    });
    preview.shows("2023/works/01-road/", "道路");
    let year = preview.site.root().join("content/2023");
    fs::rename(year.join("works"), year.join("roads")).unwrap();
    preview.shows("2023/roads/01-road/", "道路");
    preview.answers("2023/works/01-road/", 404);
    // What is saved in a folder that was renamed is heard too.
    preview.edit(|site| site.replace("content/2023/roads/01-road.md", "道路", "橋"));
    preview.shows("2023/roads/01-road/", "橋");
    preview.edit(|site| site.remove("content/2023"));
    preview.answers("2023/roads/01-road/", 404);
}

#[test]
fn the_content_folder_is_removed_and_made_again() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.remove("content"));
    super::until("findings", || {
        let state = preview.state("");
        if state["report"]["errors"].as_u64() > Some(0) { Ok(()) } else { Err(state.to_string()) }
    });
    // The last good page stays meanwhile.
    assert!(preview.get(GOAL).text().contains("目標2の水準"));
    let again = Site::new().goal("02-booking", |goal| goal.level("作り直した水準"));
    fs::rename(again.root().join("content"), preview.site.root().join("content")).unwrap();
    preview.shows(GOAL, "作り直した水準");
    preview.is_clean();
    preview.edit(|site| site.replace(FILE, "作り直した", "もう一度直した"));
    preview.shows(GOAL, "もう一度直した水準");
}

#[test]
fn a_burst_of_files_ends_in_the_right_pages() {
    let preview = Preview::start(&Site::new());
    let name = |number: u32| format!("{number}-burst");
    for round in ["一巡目", "二巡目"] {
        for number in 100..400 {
            preview.edit(|site| site.goal(&name(number), |goal| goal.title(&format!("{round}の{number}"))));
        }
        for number in [100, 250, 399] {
            preview.shows(&format!("2022/policy/{}/", name(number)), &format!("{round}の{number}"));
        }
        let table = preview.get("2022/policy/").text();
        assert!((100..400).all(|number| table.contains(&format!("{round}の{number}"))));
    }
    for number in 100..400 {
        preview.edit(|site| site.remove(&format!("content/2022/policy/{}.md", name(number))));
    }
    preview.hides("2022/policy/", "二巡目");
    assert!(preview.get("2022/policy/").text().contains("目標2の題名"));
}

#[test]
fn saves_by_rename_are_heard_again_and_again() {
    let preview = Preview::start(&Site::new());
    let file = preview.site.root().join(FILE);
    let beside = |name: &str| file.with_file_name(name);
    for round in 1..=3 {
        let text = |editor: &str| Goal::new("02-booking").level(&format!("{editor}の{round}回目")).text();
        // Emacs and sed write beside the file and put the new one into its place.
        fs::write(beside("sedAbCdEf"), text("sed")).unwrap();
        fs::rename(beside("sedAbCdEf"), &file).unwrap();
        preview.shows(GOAL, &format!("sedの{round}回目"));
        // Vim puts the old file aside, writes a new one, and removes the old one.
        fs::rename(&file, beside("02-booking.md~")).unwrap();
        fs::write(&file, text("vim")).unwrap();
        fs::remove_file(beside("02-booking.md~")).unwrap();
        preview.shows(GOAL, &format!("vimの{round}回目"));
        // VS Code empties the file and writes into it.
        fs::write(&file, "").unwrap();
        fs::write(&file, text("code")).unwrap();
        preview.shows(GOAL, &format!("codeの{round}回目"));
    }
    preview.is_clean();
}

#[test]
fn folders_can_be_looked_through_instead() {
    let preview = Preview::start_with(&Site::new(), &["--port", "0", "--poll"]);
    preview.edit(|site| site.goal("02-booking", |goal| goal.level("直した水準")));
    preview.shows(GOAL, "直した水準");
    preview.edit(|site| site.goal("04-more", |goal| goal.title("四つ目")));
    preview.shows("2022/policy/04-more/", "四つ目");
    preview.edit(|site| site.remove("content/2022/policy/04-more.md"));
    preview.answers("2022/policy/04-more/", 404);
}
