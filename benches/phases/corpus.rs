//! A site of any size, the same in every run: five fiscal years, fifteen departments with five to seven sections
//! each, goals of about 1.3 kilobytes of which one in eight is common to its department.

use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

use crate::random::Random;
use crate::words::{
    AIMS, CATEGORIES, DEADLINES, DEPARTMENTS, LEVELS, METHODS, OBJECTS, REASONS, SECTIONS, SUBJECTS,
};

const YEARS: std::ops::RangeInclusive<usize> = 2021..=2025;

/// How many goals of a hundred are common to all sections of their department.
const COMMON: usize = 12;

/// Writes a site with so many goals into a folder. Their texts are made of the sentences, where there are any.
pub(crate) fn write(root: &Path, goals: usize, sentences: &[&str]) -> io::Result<()> {
    let content = root.join("content");
    fs::create_dir_all(&content)?;
    fs::write(content.join("site.yaml"), settings())?;
    let plans = YEARS.count() * DEPARTMENTS.len();
    let years = YEARS.flat_map(|year| DEPARTMENTS.map(|department| (year, department)));
    for (place, (year, (key, name))) in years.enumerate() {
        let mut random = Random::new(place as u64);
        let folder = content.join(year.to_string()).join(key);
        fs::create_dir_all(&folder)?;
        let sections = &SECTIONS[..5 + random.below(3)];
        fs::write(folder.join("_index.md"), department(year, name, sections))?;
        // What does not divide goes to the first departments.
        let count = goals / plans + usize::from(place < goals % plans);
        for number in 1..=count {
            let (subject, title) = one(&mut random, &SUBJECTS);
            let path = folder.join(format!("{number:04}-{subject}.md"));
            fs::write(path, goal(&mut random, number, title, sections, sentences))?;
        }
    }
    Ok(())
}

fn settings() -> String {
    let mut text =
        "title: 組織目標\norganisation: 見本市\nbase_url: https://goals.example.jp/\ncategories:\n"
            .to_owned();
    for (key, name) in CATEGORIES {
        let _ = writeln!(text, "  - {{ key: {key}, name: {name} }}");
    }
    text
}

fn department(year: usize, name: &str, sections: &[(&str, &str)]) -> String {
    let mut text = format!("---\nname: {name}\ncreated: {year}-04-01\nofficers:\n");
    let _ = writeln!(text, "  - {{ post: {name}長, name: 見本　太郎 }}\nsections:");
    for (key, name) in sections {
        let _ = writeln!(text, "  - {{ key: {key}, name: {name} }}");
    }
    let _ = writeln!(text, "---\n{name}が{year}年度に取り組むことを示します。");
    text
}

fn goal(
    random: &mut Random,
    number: usize,
    title: &str,
    sections: &[(&str, &str)],
    sentences: &[&str],
) -> String {
    let section = if random.below(100) < COMMON { "共通" } else { one(random, sections).1 };
    let mut text = format!("---\nnumber: {number}\ntitle: {title}{}\n", random.one(&AIMS));
    let _ = writeln!(text, "category: {}", one(random, &CATEGORIES).1);
    let _ = writeln!(text, "section: {section}\ndeadline: {}\n---\n", random.one(&DEADLINES));
    text.push_str("## どの水準まで\n\n");
    items(random, &mut text, &LEVELS, sentences);
    text.push_str("\n## どのような方法で\n\n");
    items(random, &mut text, &METHODS, sentences);
    text
}

/// One of some pairs.
fn one<T: Copy>(random: &mut Random, of: &[T]) -> T {
    of[random.below(of.len())]
}

fn items(random: &mut Random, text: &mut String, ends: &[&str], sentences: &[&str]) {
    for _ in 0..=random.below(6) {
        if !sentences.is_empty() {
            let _ = writeln!(text, "- {}", sentences[random.below(sentences.len())]);
            continue;
        }
        let amount = (2 + random.below(11)).to_string();
        let end = random.one(ends).replace("{}", &amount);
        let _ = writeln!(text, "- {}{}{end}", random.one(&REASONS), random.one(&OBJECTS));
    }
}
