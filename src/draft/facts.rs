//! What is known of a plan without its texts, for a later run that does not show them.

use std::ops::Bound;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::content::Drafts;
use super::department::DepartmentDraft;
use super::file::{Draft, FileRead};
use super::goal::{GoalDraft, Visibility};
use crate::digest::Digest;

/// A plan's files without their texts, as bytes.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The bytes: the same files of the same program give the same.
    pub bytes: Vec<u8>,
    /// The digest of what the files say, their texts aside.
    pub said: Digest,
    /// Whether the plan is what its own files say and nothing else: nothing in it links anywhere, no moment changes
    /// what it shows, no file has a finding, and no page of it lies elsewhere.
    pub is_plain: bool,
}

/// What the files say, as it is written. The digests of the files follow.
#[derive(Serialize)]
struct Written<'a> {
    head: Option<&'a DepartmentDraft>,
    goals: Vec<&'a GoalDraft>,
}

/// The same as it is read.
#[derive(Deserialize)]
struct Read {
    head: Option<DepartmentDraft>,
    goals: Vec<GoalDraft>,
}

impl Drafts {
    /// The facts of the plan in a folder, which is relative to `content/`; `None` where they cannot be told.
    pub fn facts(&self, folder: &str) -> Option<Facts> {
        let mut written = Written { head: None, goals: Vec::new() };
        let (mut head, mut digests) = (None, Vec::new());
        let mut is_plain = true;
        for (_, file) in self.of_plan(folder) {
            let digest = file.digest?;
            is_plain &= file.findings.is_empty();
            match &file.draft {
                Draft::DepartmentIndex { draft, .. } => {
                    is_plain &= draft.introduction.fragment.links().is_empty();
                    written.head = Some(draft);
                    head = Some(digest);
                }
                Draft::Goal { draft, .. } => {
                    is_plain &= is_plain_goal(draft);
                    written.goals.push(draft);
                    digests.push(digest);
                }
                Draft::Page(_) | Draft::YearIndex { .. } | Draft::Nothing => return None,
            }
        }
        let bytes = postcard::to_stdvec(&written).ok()?;
        let said = Digest::of(&bytes);
        postcard::to_extend(&(head, digests), bytes).ok().map(|bytes| Facts { bytes, said, is_plain })
    }

    /// Takes a plan's files as an earlier run of this program knew them; `false` where the bytes are not facts.
    pub fn recall(&mut self, folder: &str, bytes: &[u8]) -> bool {
        let Some((year, department)) = folder.split_once('/') else { return false };
        let Ok((Read { head, goals }, rest)) = postcard::take_from_bytes::<Read>(bytes) else { return false };
        let Ok((of_head, digests)) = postcard::from_bytes::<(Option<Digest>, Vec<Digest>)>(rest) else {
            return false;
        };
        if digests.len() != goals.len() || of_head.is_some() != head.is_some() {
            return false;
        }
        let read = |draft, digest| Arc::new(FileRead { draft, findings: Vec::new(), digest });
        if let Some(draft) = head {
            let draft = Draft::DepartmentIndex { year: year.to_owned(), draft };
            self.files.insert(format!("{folder}/_index.md").into(), read(draft, of_head));
        }
        for (draft, digest) in goals.into_iter().zip(digests) {
            let path = format!("{folder}/{}.md", draft.key);
            let draft = Draft::Goal {
                year: year.to_owned(),
                department: department.to_owned(),
                draft: Arc::new(draft),
            };
            self.files.insert(path.into(), read(draft, Some(digest)));
        }
        true
    }

    /// Everything that several hold.
    pub fn joined(all: impl IntoIterator<Item = Self>) -> Self {
        Self { files: all.into_iter().flat_map(|drafts| drafts.files).collect() }
    }

    /// Together with others, of other files.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        let has_more = self.files.len() >= others.files.len();
        let (mut all, fewer) = if has_more { (self, others) } else { (others, self) };
        all.files.extend(fewer.files);
        all
    }

    /// Whether a file is among them; `path` is relative to `content/`.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The digest of a file's bytes, where it was read; `path` is relative to `content/`.
    pub fn digest(&self, path: &str) -> Option<Digest> {
        self.files.get(path).and_then(|file| file.digest)
    }

    /// The goal that a file holds; `path` is relative to `content/`.
    pub fn goal(&self, path: &str) -> Option<Arc<GoalDraft>> {
        match &self.files.get(path)?.draft {
            Draft::Goal { draft, .. } => Some(Arc::clone(draft)),
            _ => None,
        }
    }

    /// The files of the plan in a folder, by path.
    fn of_plan(&self, folder: &str) -> impl Iterator<Item = (&Arc<str>, &Arc<FileRead>)> {
        let prefix = format!("{folder}/");
        self.files
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(prefix.as_str()))
    }
}

fn is_plain_goal(draft: &GoalDraft) -> bool {
    let links = draft.texts.iter().any(|(_, prose)| !prose.fragment.links().is_empty());
    !links && draft.aliases.is_empty() && !matches!(draft.visibility, Visibility::From(_))
}

#[cfg(test)]
mod tests {
    use super::super::content::Drafts;
    use crate::settings;
    use crate::source::{CONTENT, walk};
    use crate::theme::{self, Theme};

    #[test]
    fn a_plan_is_recalled_as_it_was_but_for_its_texts() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join(CONTENT).join("2022/policy");
        std::fs::create_dir_all(&plan).unwrap();
        let (settings, ..) = settings::read("title: t\norganisation: o\n");
        std::fs::write(plan.join("_index.md"), "---\nname: 政策部\n---\n序").unwrap();
        let goal = "---\nnumber: 9\ntitle: 予約\ncategory: 施政方針\nsection: 共通\ndeadline: 12月\n---\n\
            ## どの水準まで\n水準\n## どのような方法で\n方法\n";
        std::fs::write(plan.join("09-booking.md"), goal).unwrap();
        let (tree, _) = walk(folder.path()).unwrap();
        let (theme, _): (Theme, _) = theme::load(folder.path(), &settings).unwrap();
        let read = Drafts::read(&tree, &settings, &theme.labels(), &Drafts::default(), |_| true, &|| {});
        let facts = read.facts("2022/policy").unwrap();
        let mut recalled = Drafts::default();
        assert!(recalled.recall("2022/policy", &facts.bytes));
        assert_eq!(recalled.facts("2022/policy").unwrap().bytes, facts.bytes);
        assert_eq!(recalled.digest("2022/policy/09-booking.md"), read.digest("2022/policy/09-booking.md"));
        let (content, findings) = recalled.content(&tree, &settings);
        assert!(findings.is_empty(), "{findings:?}");
        let goal = &content.years[0].departments[0].goals[0];
        assert_eq!((goal.number, goal.title.as_str(), goal.is_whole), (Some(9), "予約", false));
        assert!(!recalled.recall("2022/policy", &facts.bytes[..facts.bytes.len() / 2]));
    }
}
