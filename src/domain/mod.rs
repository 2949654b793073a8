//! The law: cases, events, roster, authority, gates. Pure: no I/O, no clock, no randomness, no SQL, no terminal.

pub mod case;
pub mod district;
pub mod json;
pub mod names;
pub mod words;
