//! What a folder holds at one moment.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The files of a folder by path, with their bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Every file below a folder; none where there is no such folder. Links are not followed.
    pub(crate) fn read(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        visit(root, "", &mut |path, name| {
            let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
            if is_file {
                files.insert(name.to_owned(), fs::read(path).expect("a file can be read"));
            }
        });
        Self { files }
    }

    /// The same without goalpress's own files, whose names begin with a dot.
    pub(crate) fn published(root: &Path) -> Self {
        let mut folder = Self::read(root);
        folder.files.retain(|name, _| !name.starts_with('.'));
        folder
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    pub(crate) fn holds(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    pub(crate) fn bytes(&self, name: &str) -> &[u8] {
        self.files.get(name).unwrap_or_else(|| panic!("no {name} among {:?}", self.names()))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files whose name or content holds some words, in UTF-8, percent-encoded or as numbers of characters.
    pub(crate) fn holding(&self, words: &str) -> Vec<&str> {
        let encoded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let references = |format: &dyn Fn(char) -> String| words.chars().map(format).collect::<String>();
        let forms = [
            words.to_owned(),
            encoded.to_lowercase(),
            encoded,
            references(&|character| format!("&#{};", character as u32)),
            references(&|character| format!("&#x{:x};", character as u32)),
            references(&|character| format!("\\u{:04x}", character as u32)),
        ];
        let holds = |bytes: &[u8]| {
            forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form.as_bytes()))
        };
        let hits = self.files.iter().filter(|(name, bytes)| holds(name.as_bytes()) || holds(bytes));
        hits.map(|(name, _)| name.as_str()).collect()
    }

    /// Fails with the first difference where the two are not the same, byte for byte.
    pub(crate) fn same_as(&self, other: &Self) {
        assert_eq!(self.names(), other.names(), "other files");
        for (name, bytes) in &self.files {
            assert!(*bytes == other.files[name], "{name} differs");
        }
    }
}

/// When each file and folder below a folder was last changed, the folder itself included.
pub(crate) fn times(root: &Path) -> BTreeMap<String, SystemTime> {
    let mut times = BTreeMap::new();
    let mut take = |path: &Path, name: &str| {
        let metadata = fs::symlink_metadata(path).expect("metadata can be read");
        times.insert(name.to_owned(), metadata.modified().expect("a time"));
    };
    take(root, "");
    visit(root, "", &mut take);
    times
}

fn visit(folder: &Path, prefix: &str, take: &mut impl FnMut(&Path, &str)) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let own = path.file_name().expect("a name").to_string_lossy().into_owned();
        let name = if prefix.is_empty() { own } else { format!("{prefix}/{own}") };
        take(&path, &name);
        if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
            visit(&path, &name, take);
        }
    }
}

/// Copies a folder with everything in it.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for name in Folder::read(from).names() {
        let target = to.join(name);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder can be made");
        fs::copy(from.join(name), target).expect("a file can be copied");
    }
}

/// Whether permissions mean nothing to this process, because it may do everything.
pub(crate) fn is_root() -> bool {
    let probe = tempfile::tempdir().expect("a temporary folder");
    let file = probe.path().join("probe");
    fs::write(&file, "").expect("a file can be written");
    let mut permissions = fs::metadata(&file).expect("metadata").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).expect("permissions can be set");
    fs::OpenOptions::new().write(true).open(&file).is_ok()
}
