//! What leaves one machine for another.

mod proof;
