//! The time zone of each riding: the province's, or another where most of the riding's people keep another. The rules
//! of a zone are those of the tz database; where it is behind the law, another zone that already follows the law is
//! used, and a test fails once that is no longer needed.

use chrono_tz::{America, Tz};

use crate::domain::district::{DistrictCode, Province};

/// Ridings whose people mostly keep another time than the rest of the province.
const ELSEWHERE: &[(u32, Tz)] = &[
    // Labrador is on Atlantic time but for the south coast (L'Anse-au-Clair to Norman Bay), where fewer live.
    (10004, America::Goose_Bay),
    // Kenora—Kiiwetinoong lies mostly west of 90°: Kenora, Dryden, Sioux Lookout and Red Lake keep Central time.
    (35045, America::Winnipeg),
    // Cranbrook, Kimberley, Fernie and Golden keep Mountain time with its two changes: the regional district took its
    // vote to end them back in April 2026. Not the zone of Edmonton, which leaves those changes in the same year.
    (59007, America::Denver),
];

/// What seems to belong there, and does not: Thunder Bay—Rainy River (35107) is on Central time in its west, but most
/// of its people live in Thunder Bay; Gaspésie—Les Îles-de-la-Madeleine—Listuguj (24024) has Atlantic time on the
/// islands and in Listuguj, but seven in eight of its people live on the peninsula, on Eastern time; of Côte-Nord
/// (24021) only Blanc-Sablon differs; in Prince George—Peace River—Northern Rockies (59026) both halves have been at
/// UTC−7 all year since March 2026; Nunavut has three zones, and over half of its people live on the Eastern one.
pub(super) fn zone(code: DistrictCode) -> Tz {
    let elsewhere = ELSEWHERE.iter().find(|(number, _)| *number == code.number());
    elsewhere.map_or_else(|| of_province(code.province()), |(_, zone)| *zone)
}

fn of_province(province: Province) -> Tz {
    match province {
        Province::NL => America::St_Johns,
        Province::PE | Province::NS => America::Halifax,
        Province::NB => America::Moncton,
        Province::QC | Province::ON => America::Toronto,
        Province::MB => America::Winnipeg,
        // Alberta (Official Time Act, 2026) and the Northwest Territories stay at UTC−6 from November 2026, as
        // Saskatchewan has for sixty years; `America/Edmonton` still goes back in the tz database that we have.
        Province::SK | Province::AB | Province::NT => America::Regina,
        // British Columbia has stayed at UTC−7 since 8 March 2026, as Yukon has since 2020; `America/Vancouver` still
        // goes back in the tz database that we have.
        Province::YT | Province::BC => America::Whitehorse,
        Province::NU => America::Iqaluit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::district::{ORDER, by_code};

    #[test]
    fn the_ridings_elsewhere_are_the_ones_meant() {
        let names = ELSEWHERE
            .iter()
            .map(|(number, _)| &*by_code(ORDER, DistrictCode::new(*number).unwrap()).unwrap().name_en);
        let meant = ["Labrador", "Kenora—Kiiwetinoong", "Columbia—Kootenay—Southern Rockies"];
        assert_eq!(names.collect::<Vec<_>>(), meant);
    }

    #[test]
    fn the_ridings_that_stay_are_the_ones_meant() {
        for (number, name, zone_there) in [
            (24021, "Côte-Nord—Kawawachikamach—Nitassinan", America::Toronto),
            (24024, "Gaspésie—Les Îles-de-la-Madeleine—Listuguj", America::Toronto),
            (35107, "Thunder Bay—Rainy River", America::Toronto),
            (59026, "Prince George—Peace River—Northern Rockies", America::Whitehorse),
            (62001, "Nunavut", America::Iqaluit),
        ] {
            let code = DistrictCode::new(number).unwrap();
            assert_eq!(by_code(ORDER, code).unwrap().name_en, name);
            assert_eq!(zone(code), zone_there, "{name}");
        }
    }

    #[test]
    fn zones_stand_in_for_others_only_as_long_as_they_must() {
        // When the crate brings a tz database of 2026, let British Columbia, Alberta and the Northwest Territories have
        // their own zones again, and look at Cranbrook's.
        assert_eq!(chrono_tz::IANA_TZDB_VERSION, "2025b");
    }
}
