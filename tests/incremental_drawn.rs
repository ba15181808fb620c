//! Sequences of changes, drawn: after each, the site is what a clean build makes, and one more build writes nothing.

use std::fs;
use std::path::Path;

use crate::harness::{Folder, Goal, Random, Site, times};
use crate::incremental::{equals_clean, plans, without_feed};

const SEQUENCES: u64 = 6;
const CHANGES: usize = 14;

#[test]
fn any_sequence_of_changes_ends_in_the_clean_site() {
    for seed in 0..SEQUENCES {
        let mut random = Random::new(seed);
        // Where there is no feed a text is shown by the pages of its plan alone.
        let site = if seed % 2 == 0 { plans() } else { without_feed() };
        let mut drawn = Drawn { site, now: "2026-01-01".to_owned(), count: 0 };
        drawn.site.build_with(&["--now", "2026-01-01"]).succeeds();
        let mut told = Vec::new();
        for _ in 0..CHANGES {
            for _ in 0..=random.below(3) {
                told.push(drawn.change(&mut random));
            }
            drawn.check(&format!("seed {seed}: {told:?}"));
        }
    }
}

/// A change and its name.
type Change<'a> = (&'static str, &'a dyn Fn(&mut Drawn, &mut Random));

struct Drawn {
    site: Site,
    now: String,
    count: usize,
}

impl Drawn {
    /// Builds, and compares. Content that a change made wrong is put back.
    fn check(&mut self, told: &str) {
        println!("{told}");
        let arguments = ["--now", self.now.as_str()];
        let before = self.site.public();
        let outcome = self.site.build_with(&arguments);
        if outcome.code() != 0 {
            self.site.public().same_as(&before);
            let fresh = plans();
            fs::remove_dir_all(self.site.root().join("content")).unwrap();
            fs::rename(fresh.root().join("content"), self.site.root().join("content")).unwrap();
            let _ = fs::remove_dir_all(self.site.root().join("themes"));
            self.site.build_with(&arguments).succeeds();
        }
        equals_clean(&self.site, &arguments);
        let moments = times(&self.site.root().join("public"));
        self.site.build_with(&arguments).succeeds();
        assert_eq!(times(&self.site.root().join("public")), moments, "{told}");
    }

    fn goals(&self) -> Vec<String> {
        let names = Folder::read(&self.site.root().join("content"));
        let is_goal = |name: &&str| {
            name.matches('/').count() == 2 && name.ends_with(".md") && !name.ends_with("_index.md")
        };
        names.names().into_iter().filter(is_goal).map(|name| format!("content/{name}")).collect()
    }

    fn edit(&self, path: &str, change: impl FnOnce(String) -> String) {
        let text = change(self.site.read(path));
        fs::write(self.site.root().join(path), text).unwrap();
    }

    fn write(&self, path: &str, text: &str) {
        let _ = self.site.clone().file(path, text);
    }

    /// Makes one change, and says which.
    fn change(&mut self, random: &mut Random) -> &'static str {
        self.count += 1;
        let count = self.count;
        let goals = self.goals();
        let goal = goals[random.below(goals.len())].clone();
        let folder = goal.rsplit_once('/').unwrap().0.to_owned();
        let toggled = |text: String, line: &str| {
            if text.contains(line) {
                text.replacen(line, "", 1)
            } else {
                text.replacen("---\n", &format!("---\n{line}"), 1)
            }
        };
        let changes: [Change<'_>; 21] = [
            ("text", &|drawn, _| drawn.edit(&goal, |text| format!("{text}\n追記{count}\n"))),
            ("title", &|drawn, _| {
                drawn.edit(&goal, |text| text.replacen("title: ", &format!("title: 改{count}"), 1));
            }),
            ("category", &|drawn, _| drawn.edit(&goal, |text| text.replacen("施政方針", "行政改革", 1))),
            ("deadline", &|drawn, _| drawn.edit(&goal, |text| text.replacen("年度末", "12月", 1))),
            ("delete", &|drawn, _| {
                if goals.len() > 4 {
                    fs::remove_file(drawn.site.root().join(&goal)).unwrap();
                }
            }),
            ("rename", &|drawn, _| {
                let root = drawn.site.root();
                fs::rename(root.join(&goal), root.join(format!("{folder}/renamed-{count}.md"))).unwrap();
            }),
            ("add", &|drawn, _| {
                let name = format!("{}-added", 100 + count);
                drawn.write(&format!("{folder}/{name}.md"), &Goal::new(&name).section("共通").text());
            }),
            ("draft", &|drawn, _| drawn.edit(&goal, |text| toggled(text, "draft: true\n"))),
            ("embargo", &|drawn, _| drawn.edit(&goal, |text| toggled(text, "publish_on: 2028-01-01\n"))),
            ("time", &|drawn, random| {
                random.one(&["2026-01-01", "2027-12-31", "2029-01-01"]).clone_into(&mut drawn.now);
            }),
            ("alias", &|drawn, _| {
                drawn.edit(&goal, |text| toggled(text, &format!("aliases: [old/{count}]\n")));
            }),
            ("link", &|drawn, random| {
                let target = goals[random.below(goals.len())].strip_prefix("content/").unwrap();
                drawn.edit(&goal, |text| format!("{text}\n[先](../../{target})\n"));
            }),
            ("picture", &|drawn, _| {
                // One of three is the picture that the department's pages name.
                let name = if count.is_multiple_of(3) { "share" } else { "plan" };
                drawn.write(&format!("{folder}/{name}.png"), &format!("png{count}"));
                if count.is_multiple_of(2) {
                    drawn.edit(&goal, |text| format!("{text}\n![図](plan.png)\n"));
                }
            }),
            ("department", &|drawn, _| {
                drawn.edit(&format!("{folder}/_index.md"), |text| text.replacen("name: ", "name: 新", 1));
            }),
            ("free page", &|drawn, _| {
                drawn.write("content/about.md", &format!("---\ntitle: 説明{}\n---\n{count}\n", count % 3));
            }),
            ("style", &|drawn, _| {
                drawn.write("themes/default/assets/style.css", &format!("a {{ margin: {count}px }}"));
            }),
            ("theme.yaml", &|drawn, random| {
                let accent = random.one(&["#7a1f3d", "#005500", "#0017c1"]);
                let (headings, years) = (random.one(&["mincho", "gothic"]), 1 + random.below(3));
                let text = format!(
                    "colours: {{ accent: \"{accent}\" }}\noptions: {{ headings: {headings}, years_in_navigation: {years} }}\n"
                );
                drawn.write("themes/default/theme.yaml", &text);
            }),
            ("template", &|drawn, _| {
                let row = format!("<tr id=\"{{{{ row.id }}}}\"><td>{{{{ row.title }}}} {count}</td></tr>");
                drawn.write("themes/default/templates/row.html", &row);
            }),
            ("settings", &|drawn, _| {
                drawn
                    .edit("content/site.yaml", |text| toggled(text, "footer: 下の文\n").replace("---\n", ""));
            }),
            ("output", &|drawn, random| damage(&drawn.site.root().join("public"), random)),
            ("memory", &|drawn, random| damage(&drawn.site.root().join(".goalpress"), random)),
        ];
        let (name, change) = changes[random.below(changes.len())];
        change(self, random);
        name
    }
}

/// Changes a file in a folder and puts its time back, or deletes it.
fn damage(folder: &Path, random: &mut Random) {
    let files = Folder::read(folder);
    let names: Vec<&str> = files.names().into_iter().filter(|name| !name.starts_with(".goalpress")).collect();
    if names.is_empty() {
        return;
    }
    let name = names[random.below(names.len())];
    let path = folder.join(name);
    if random.below(2) == 0 {
        fs::remove_file(path).unwrap();
        return;
    }
    let moment = fs::metadata(&path).unwrap().modified().unwrap();
    let mut bytes = files.bytes(name).to_vec();
    let place = random.below(bytes.len());
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= 1;
    }
    fs::write(&path, bytes).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(moment).unwrap();
}
