//! Greenlight.

pub mod domain;
