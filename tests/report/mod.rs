//! What is shown, to whom, and in which words.

mod due;
mod locales;
mod pages;
mod told;
