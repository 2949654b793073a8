//! What comes in from outside: application forms, the reports of providers.

mod answers;
mod forms;
mod tables;
