//! The law: cases, events, roster, authority, gates. Pure: no I/O, no clock, no randomness, no SQL, no terminal.

pub mod agenda;
pub mod all_recused;
pub mod authority;
pub mod called;
pub mod case;
pub mod channels;
pub mod check_kind;
pub mod clock;
pub mod district;
pub mod election_days;
pub mod entry;
pub mod event;
pub mod fault;
pub mod gates;
pub mod grade;
pub mod hindsight;
pub mod history;
pub mod ids;
pub mod json;
pub mod judge;
pub mod likeness;
pub mod marks;
pub mod names;
pub mod next;
pub mod policy;
pub mod positions;
pub mod refusal;
pub mod reminder;
pub mod roster;
pub mod route;
pub mod settled;
pub mod sight;
pub mod skeleton;

pub mod words;
