//! The law of cases and of the roster: given events, when somebody acts, then a refusal or a state. Each test bears
//! the name of its rule.

mod authority;
mod calendar;
mod carrying;
mod contest;
mod damage;
mod decisions;
mod entries;
mod flags;
mod frozen_logs;
mod gates;
mod leaks;
mod likeness;
mod marks;
mod name_pairs;
mod names;
mod next;
mod policy;
mod properties;
mod raised;
mod recusal;
mod roster;
mod rules;
mod same;
mod second_verifier;
mod seconds;
mod spoken_days;
mod standing;
mod uncleared;
mod verbs;
