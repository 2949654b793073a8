//! What is told, to whom, and in which words.

mod locales;
mod pages;
mod told;
