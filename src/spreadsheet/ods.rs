use super::archive::{Names, Zip};
use super::book::Book;
use super::unreadable::Unreadable;
pub(super) fn read(_zip: &mut Zip<'_>, _names: &Names) -> Result<Book, Unreadable> {
    Err(Unreadable::broken("."))
}
