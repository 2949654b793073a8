//! The project itself: its floors, what it is built on, what its pages promise.

mod circles;
mod citations;
mod dependencies;
mod files;
mod messages;
mod threat_model;
mod walls;
