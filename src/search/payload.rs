//! Where a gram occurs, as the files of the index have it.

use super::bits::{BitWriter, number, parameter};
use super::document::CLASSES;
use super::piece::Occurrences;

/// In how many combinations of document and class it occurs.
pub(super) fn documents(occurrences: &[Occurrences; CLASSES]) -> usize {
    occurrences.iter().map(|class| class.documents.len()).sum()
}

/// The list of documents of each class. Where more than half of all have the gram, those are listed that do not.
pub(super) fn list(occurrences: &[Occurrences; CLASSES], room: u32) -> Vec<u8> {
    let mut writer = BitWriter::default();
    put_mask(&mut writer, occurrences);
    for class in occurrences.iter().filter(|class| !class.documents.is_empty()) {
        let count = number(class.documents.len());
        writer.gamma(count);
        if count > room / 2 {
            let others = others(&class.documents, room);
            put_numbers(&mut writer, &others, room);
        } else {
            put_numbers(&mut writer, &class.documents, room);
        }
    }
    writer.finish()
}

/// The places in each document, class by class.
pub(super) fn places(occurrences: &[Occurrences; CLASSES]) -> Vec<u8> {
    let mut writer = BitWriter::default();
    for class in occurrences.iter().filter(|class| !class.documents.is_empty()) {
        let mut gaps = Vec::with_capacity(class.places.len());
        let mut rest = class.places.as_slice();
        for count in &class.counts {
            let (document, others) = rest.split_at((*count as usize).min(rest.len()));
            let mut next = 0;
            for place in document {
                gaps.push(place - next);
                next = place + 1;
            }
            rest = others;
        }
        let sum: u64 = gaps.iter().map(|gap| u64::from(*gap)).sum();
        let rice = parameter(number(gaps.len()), u32::try_from(sum).unwrap_or(u32::MAX)).min(15);
        writer.put(rice, 4);
        let mut gaps = gaps.into_iter();
        for count in &class.counts {
            writer.gamma(*count);
            gaps.by_ref().take(*count as usize).for_each(|gap| writer.rice(gap, rice));
        }
    }
    writer.finish()
}

fn put_mask(writer: &mut BitWriter, occurrences: &[Occurrences; CLASSES]) {
    for class in occurrences {
        writer.put(u32::from(!class.documents.is_empty()), 1);
    }
}

fn put_numbers(writer: &mut BitWriter, numbers: &[u32], room: u32) {
    let rice = parameter(number(numbers.len()), room);
    let mut next = 0;
    for number in numbers {
        writer.rice(number - next, rice);
        next = number + 1;
    }
}

fn others(numbers: &[u32], room: u32) -> Vec<u32> {
    let mut others = Vec::new();
    let mut next = 0;
    for number in numbers {
        others.extend(next..*number);
        next = number + 1;
    }
    others.extend(next..room);
    others
}
