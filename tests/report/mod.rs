//! What is told, to whom, and in which words.

mod locales;
mod messages;
mod told;
