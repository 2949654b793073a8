//! The store and the folder around it: what opens it, what is kept in it, what is found when somebody changed it.

mod backup;
mod broken;
mod counsel;
mod danger;
mod departures;
mod drafts;
mod forget;
mod fresh;
mod joined;
mod key_files;
mod leaving;
mod read_only;
mod room;
mod schema;
mod sight;
mod surroundings;
mod tables_follow;
mod tamper;
mod touched;
mod unlock;
mod verify_finds;
