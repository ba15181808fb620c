//! A department's spreadsheet to a plan in text: what is in it, where, and what of it becomes which file.

mod column_map;
mod convert;
mod goal_file;
mod grid;
mod head;
mod layout;
mod marker;
mod name;
mod proposal;
mod report;
mod rows;
mod said;
#[cfg(test)]
mod sample;
mod skipped;
mod table;
mod text;
mod value;
mod vocabulary;
mod words;
