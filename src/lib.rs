//! Greenlight keeps the vetting files of people who want to stand for a Canadian federal party.
//!
//! ```text
//!    6  cli        the counter    words in, words out; exit codes
//!    5  desk       the desk       an open store, who is acting, the time: record
//!    4  report     the press      briefs, lists, sheets; markdown, csv, json; en, fr
//!       intake     the mailroom   application forms, provider reports
//!       exchange   the door       events that were signed elsewhere
//!    3  custody    the strongroom the folder around the vault: opening, keys, backup, restore
//!       store      the vault      SQLite: the record, the views, the questions
//!    2  seal       the seals      keys, signatures, unlocking
//!    1  domain     the law        cases, events, roster, authority, gates: pure
//! ```
//!
//! A floor uses floors below it, never one above, and the rooms of floor 4 do not use each other.

pub mod cli;
pub mod custody;
pub mod desk;
pub mod domain;
pub mod error;
pub mod exchange;
pub mod intake;
pub mod report;
pub mod seal;
pub mod store;
