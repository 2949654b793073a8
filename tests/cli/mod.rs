//! The real program at its command line, run as a person runs it.

mod application;
mod channels;
mod clocks;
mod conflict;
mod counter;
mod deferral;
mod demo;
mod due;
mod errors;
mod evidence;
mod fairness;
mod holds;
mod hostile;
mod manual;
mod maps;
mod naming;
mod need_to_know;
mod one_person;
mod prior;
mod routes;
mod rows;
mod standards;
mod typed;
mod variables;
mod waits;
