//! What leaves one machine for another.

mod bundles;
mod folder;
mod proof;
mod rounds;
