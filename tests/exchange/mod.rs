//! What leaves one machine for another.

mod bundles;
mod folder;
mod forgotten;
mod lost;
mod proof;
mod rounds;
mod team;
