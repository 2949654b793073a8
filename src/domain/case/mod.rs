//! A case (a vetting file) as its events leave it.

pub mod check;
