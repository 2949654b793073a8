//! What comes in from outside: application forms, the reports of providers.

mod forms;
mod tables;
