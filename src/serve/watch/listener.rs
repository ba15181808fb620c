//! Hears what the system tells.

use std::path::Path;
use std::sync::Arc;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind, RenameMode};
use notify::{ErrorKind, Event, EventHandler, EventKind};

use super::burst::News;
use super::mailbox::Mailbox;
use super::native::EACH_FOLDER;
use super::scope::Scope;
use super::scratch::is_passing;

/// Whether the system tells when a file is closed after it was written.
const TELLS_CLOSING: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Lives in the thread of `notify`, and puts what counts into the mailbox.
#[derive(Debug)]
pub(super) struct Listener {
    scope: Scope,
    mailbox: Arc<Mailbox>,
}

impl Listener {
    pub(super) fn new(scope: Scope, mailbox: Arc<Mailbox>) -> Self {
        mailbox.attach();
        Self { scope, mailbox }
    }

    fn hear(&self, event: &Event) {
        let Some(news) = news(event.kind) else { return };
        if event.kind == EventKind::Modify(ModifyKind::Name(RenameMode::Both)) && !self.both_count(event) {
            return;
        }
        for path in &event.paths {
            if is_passing(path) && is_of_file(event.kind) {
                continue;
            }
            match self.scope.relative(path) {
                Some(relative) => self.mailbox.put(relative, news),
                None if self.has_lost_root(path, event.kind) => self.mailbox.put_miss(),
                None => {}
            }
        }
    }

    /// Whether a rename that was told in two halves is one from here to here. If it is, the old name is done with;
    /// if not, it was an editor's that puts the old file aside, and the new one is still to come.
    fn both_count(&self, event: &Event) -> bool {
        event.paths.iter().all(|path| self.scope.relative(path).is_some())
    }

    /// Whether the site's folder itself has gone: what is at its path later is another one, and is not watched.
    fn has_lost_root(&self, path: &Path, kind: EventKind) -> bool {
        path == self.scope.root()
            && matches!(kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
    }
}

impl EventHandler for Listener {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        match event {
            Ok(event) if event.need_rescan() => self.mailbox.put_miss(),
            Ok(event) => self.hear(&event),
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                self.mailbox.put_refusal(error.into());
            }
            Err(_) => self.mailbox.put_miss(),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.mailbox.detach();
    }
}

/// What an event means for its paths, if anything. Opening, reading and closing mean nothing: whoever reads what
/// changed would never come to rest.
fn news(kind: EventKind) -> Option<News> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(News::Closed),
        EventKind::Access(_) => None,
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) if TELLS_CLOSING => {
            Some(News::Unfinished)
        }
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => {
            Some(News::Unfinished)
        }
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) => Some(News::Appeared),
        // A folder that may be read again. Elsewhere the system tells this of a folder whenever an entry changes.
        EventKind::Modify(ModifyKind::Metadata(_)) if EACH_FOLDER => Some(News::Appeared),
        EventKind::Any | EventKind::Modify(_) | EventKind::Other => Some(News::Changed),
    }
}

/// Whether an event can only be about a file.
fn is_of_file(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Create(CreateKind::File)
            | EventKind::Remove(RemoveKind::File)
            | EventKind::Modify(ModifyKind::Data(_))
    )
}
