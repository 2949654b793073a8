//! The provider's own clock: when a report, or a part of it, last changed. It decides which version is the later one;
//! when a file reached us does not.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde_json::{Map, Value};

use crate::domain::clock::Place;
use crate::intake::dates;
use crate::intake::provider::keys::{text, words};

/// Words of fields that say when something was made, changed or finished.
const CHANGED: &[&str] = &["revised", "completed", "updated", "modified", "upgraded", "created", "changed"];

/// The newest time among the fields of some objects: the report and its parts, never what carries them.
pub(super) fn newest<'a>(maps: impl Iterator<Item = &'a Map<String, Value>>) -> Option<DateTime<Utc>> {
    let is_time = |key: &str| {
        let words = words(key);
        // `completed_at`, `date_completed`, `modified`, `report_date`; not `completed_by`.
        let about = |word: &str| CHANGED.contains(&word);
        let last = words.last().map(String::as_str).unwrap_or_default();
        let ends = about(last) || matches!(last, "at" | "on" | "date" | "time");
        let changed = ends && words.iter().any(|word| about(word));
        changed || words == ["report", "date"] || words == ["date"]
    };
    let fields = maps.flat_map(|map| map.iter().filter(|(key, _)| is_time(key)));
    fields.filter_map(|(_, value)| time(value)).max()
}

/// The day in a field: as it is written there, or of a moment, the day that it is at a place.
pub(super) fn day(map: &Map<String, Value>, field: &str, place: Place) -> Option<NaiveDate> {
    let text = text(map, field)?;
    match DateTime::parse_from_rfc3339(text.trim()) {
        Ok(moment) => Some(place.day(moment.to_utc())),
        Err(_) => dates::read(text, None),
    }
}

/// A point in time; a day alone is its beginning.
fn time(value: &Value) -> Option<DateTime<Utc>> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            let exact = DateTime::parse_from_rfc3339(text).map(|time| time.to_utc()).ok();
            let bare =
                || NaiveDateTime::parse_from_str(&text.replacen(' ', "T", 1), "%Y-%m-%dT%H:%M:%S%.f").ok();
            let day = || dates::read(text, None).map(|day| day.and_time(NaiveTime::MIN));
            exact.or_else(|| bare().or_else(day).map(|time| time.and_utc()))
        }
        // Seconds since 1970, or thousandths of them.
        Value::Number(number) => match number.as_i64()? {
            seconds @ 1_000_000_000..100_000_000_000 => DateTime::from_timestamp(seconds, 0),
            millis @ 1_000_000_000_000..100_000_000_000_000 => DateTime::from_timestamp_millis(millis),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_newest_time_is_found_however_it_is_written() {
        let of = |value: Value| newest(std::iter::once(value.as_object().unwrap()));
        let at = |text: &str| Some(DateTime::parse_from_rfc3339(text).unwrap().to_utc());
        let first = at("2026-03-05T18:20:11Z");
        assert_eq!(of(json!({"created_at": "2026-03-02", "completed_at": "2026-03-05T18:20:11Z"})), first);
        assert_eq!(of(json!({"modified": "2026-03-05T13:20:11-05:00", "revised_at": null})), first);
        assert_eq!(of(json!({"updatedAt": "2026-03-05 18:20:11"})), first);
        assert_eq!(of(json!({"updated_at": 1_772_734_811})), first);
        assert_eq!(of(json!({"updated_at": 1_772_734_811_000_i64})), first);
        assert_eq!(of(json!({"report_date": "5 March 2026"})), at("2026-03-05T00:00:00Z"));
        assert_eq!(
            of(json!({"completed_by": "2026-03-05", "due_at": "2027-01-01", "created": "soon"})),
            None
        );
    }
}
