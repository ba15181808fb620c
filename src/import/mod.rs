//! A department's spreadsheet to a plan in text: what is in it, where, and what of it becomes which file.

mod column_map;
mod grid;
mod head;
mod layout;
mod marker;
mod rows;
mod said;
#[cfg(test)]
mod sample;
mod table;
mod text;
mod vocabulary;
mod words;
