//! Reports: a case, a list or a brief as data, then in a format (text, Markdown, CSV, JSON) and a language.
//! `cli/output.rs` prints them.

pub mod application;
pub mod brief;
pub mod calendar;
pub mod changes;
pub mod contest;
pub mod csv;
pub mod days;
pub mod due;
pub mod earlier;
pub mod emergency;
pub mod fi_guide;
pub mod file_name;
pub mod markdown;
pub mod messages;
pub mod next;
pub mod page;
pub mod phrases;
pub mod reasons;
pub mod scale;
pub mod sheet;
pub mod show;
pub mod shown;
pub mod standing;
pub mod stats;
pub mod texts;
pub mod timeline;
pub mod typed;
pub mod wrap;
