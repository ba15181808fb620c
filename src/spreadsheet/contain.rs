//! Libraries that panic on what they did not expect.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread reads a file just now, so that a panic is the file's fault and told as such.
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// What a function returns, or `None` where it panicked. Nothing is printed then: the hook that prints is asked only
/// for panics elsewhere.
pub(super) fn contain<T>(read: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let others = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            if !IS_CONTAINED.get() {
                others(panicked);
            }
        }));
    });
    let was_contained = IS_CONTAINED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    IS_CONTAINED.set(was_contained);
    match result {
        Ok(value) => Some(value),
        Err(panicked) => {
            // What was thrown is code of a library's own choice, and dropping it may panic once more.
            std::mem::forget(panicked);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_the_next_call_works() {
        assert_eq!(contain(|| 1), Some(1));
        assert_eq!(contain(|| -> u8 { panic!("within") }), None);
        assert_eq!(contain(|| 2), Some(2));
        assert!(!IS_CONTAINED.get());
    }
}
