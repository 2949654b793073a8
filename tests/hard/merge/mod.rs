//! Merge of three stores' events in any order, held against a second reading of the law.

mod judge;
