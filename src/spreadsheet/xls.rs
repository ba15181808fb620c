use super::book::Book;
use super::unreadable::Unreadable;
pub(super) fn read(_bytes: &[u8]) -> Result<Book, Unreadable> {
    Err(Unreadable::broken("."))
}
