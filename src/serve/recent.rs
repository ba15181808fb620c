//! What was made last, so that all who ask for the same thing wait for one making and share one copy. After an edit
//! every open tab asks for its page at once, and the largest page of a large site takes a second.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many bytes are kept in all.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// How many things are kept, however small.
const MOST: usize = 1024;

/// Things by key, the last ones that were asked for.
#[derive(Debug)]
pub(super) struct Recent<T> {
    /// The oldest first.
    entries: Mutex<Vec<Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    key: String,
    /// Empty while the thing is being made.
    place: Arc<OnceLock<T>>,
}

/// What has a size in memory, roughly.
pub(super) trait Weighed {
    fn bytes(&self) -> usize;
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self { entries: Mutex::default() }
    }
}

impl<T: Clone + Weighed> Recent<T> {
    /// The thing of a key, made if it is not there.
    pub(super) fn get(&self, key: &str, make: impl FnOnce() -> T) -> T {
        let thing = self.place(key).get_or_init(make).clone();
        self.shrink();
        thing
    }

    /// Where the thing of a key is or will be; from now on it is the newest.
    fn place(&self, key: &str) -> Arc<OnceLock<T>> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = match entries.iter().position(|entry| entry.key == key) {
            Some(found) => entries.remove(found),
            None => Entry { key: key.to_owned(), place: Arc::default() },
        };
        let place = Arc::clone(&entry.place);
        entries.push(entry);
        place
    }

    /// Forgets the oldest things where there is too much.
    fn shrink(&self) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = 0;
        let mut kept = 0;
        for entry in entries.iter().rev() {
            bytes += entry.place.get().map_or(0, Weighed::bytes);
            if kept == MOST || (bytes > MOST_BYTES && kept > 0) {
                break;
            }
            kept += 1;
        }
        let old = entries.len() - kept;
        entries.drain(..old);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::{MOST, MOST_BYTES, Recent, Weighed};

    #[derive(Clone, Debug, PartialEq)]
    struct Thing(usize);

    impl Weighed for Thing {
        fn bytes(&self) -> usize {
            self.0
        }
    }

    #[test]
    fn many_who_ask_at_once_share_one_making() {
        let (recent, made, all) = (Recent::default(), AtomicUsize::new(0), Barrier::new(20));
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    all.wait();
                    let thing = recent.get("a", || {
                        made.fetch_add(1, Ordering::Relaxed);
                        Thing(7)
                    });
                    assert_eq!(thing, Thing(7));
                });
            }
        });
        assert_eq!(made.into_inner(), 1);
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let recent = Recent::default();
        let get = |key: &str, size| {
            let mut is_made = false;
            recent.get(key, || {
                is_made = true;
                Thing(size)
            });
            is_made
        };
        let third = MOST_BYTES / 3;
        assert!(get("a", third) && get("b", third) && get("c", third));
        assert!(!get("a", third));
        assert!(
            get("d", third) && get("b", third) && !get("d", third) && !get("a", third) && get("c", third)
        );
        // What is too large alone is kept until something else comes.
        assert!(get("e", MOST_BYTES * 2) && !get("e", 0) && get("f", 1) && get("e", 1));
        for number in 0..MOST * 2 {
            get(&number.to_string(), 1);
        }
        assert!(get("0", 1) && !get(&(MOST * 2 - 1).to_string(), 1));
    }
}
