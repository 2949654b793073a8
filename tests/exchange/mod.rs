//! What leaves one machine for another.

mod folder;
mod proof;
