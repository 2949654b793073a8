//! Headers, bodies and broken bytes from a number: the same number always makes the same. No clock, no system.

use chrono::NaiveDate;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::entry::{Header, LogKind, Timestamp};
use greenlight::domain::event::{
    Act, Audience, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role,
    Route, SecondRule, Tier, Waived,
};
use greenlight::domain::ids::{Digest256, EventId, Nonce, PersonId, PublicKey};
use greenlight::domain::words::Word;

use super::party::Someone;

/// A stream of numbers (splitmix64).
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// One time in so many.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        let at = self.below(among.len());
        &among[at]
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.number().to_le_bytes()[0])
    }

    fn word<T: Word>(&mut self) -> T {
        *self.of(T::ALL)
    }

    fn id(&mut self) -> EventId {
        EventId(self.bytes())
    }

    fn ids(&mut self, most: usize) -> Vec<EventId> {
        let count = 1 + self.below(most);
        let mut ids: Vec<_> = (0..count).map(|_| self.id()).collect();
        ids.sort_unstable();
        ids
    }

    fn u32(&mut self) -> u32 {
        let bits = self.below(33);
        u32::try_from((self.number() & 0xffff_ffff) >> (32 - bits)).unwrap()
    }

    fn date(&mut self) -> NaiveDate {
        let days = i32::try_from(self.below(3_652_000)).unwrap();
        NaiveDate::from_num_days_from_ce_opt(days).unwrap()
    }

    fn scope(&mut self) -> &'static str {
        self.of::<&str>(&["CA", "ON", "QC", "NU", "35001", "10007", "62001"])
    }

    fn district(&mut self) -> &'static str {
        self.of::<&str>(&["35001", "24077", "10007", "62001", "13999"])
    }

    /// Any act that stands in a log of this kind; the first one of the log where `first`.
    pub fn act(&mut self, kind: LogKind, first: bool) -> Act {
        let (person, key) = (PersonId(self.bytes()), PublicKey(self.bytes()));
        let (role, scope): (Role, _) = (self.word(), self.scope().parse().unwrap());
        let (order, district) =
            (u16::try_from(self.below(65_536)).unwrap(), self.district().parse().unwrap());
        match (kind, first) {
            (LogKind::Roster, true) => {
                Act::Genesis { roots: self.ids(24).into_iter().map(|id| PublicKey(id.0)).collect() }
            }
            (LogKind::Roster, false) => match self.below(7) {
                0 => Act::Grant { person, key, role, scope },
                1 => Act::Revoke { person, key, role, scope },
                2 => Act::Policy { second: self.word::<SecondRule>() },
                3 => Act::Same { person, other: PersonId(self.bytes()) },
                4 => self.record(true),
                5 => Act::Decline { event: self.id() },
                _ => Act::Second { event: self.id() },
            },
            (LogKind::Case, true) => Act::Open { order, district, nonce: Nonce(self.bytes()) },
            (LogKind::Case, false) => {
                let id = self.id();
                match self.below(32) {
                    0 => Act::Place { order, district },
                    1 => Act::Phase { phase: self.word::<Phase>(), date: self.date() },
                    2 => Act::Assign { person },
                    3 => Act::Declare { person, state: self.word::<Declared>() },
                    4 => self.record(false),
                    5 => Act::Adopt { events: self.ids(24) },
                    6 => {
                        let route = self.once_in(2).then_some(Route::Safety);
                        Act::Flag { level: self.word::<Level>(), from: self.word::<Tier>(), route }
                    }
                    7 => Act::Accept { flag: id },
                    8 => Act::Answer { flag: id },
                    9 => Act::Return { flag: id, tier: self.word::<Tier>(), date: self.date() },
                    10 => Act::PassUp { flag: id },
                    11 => {
                        let flag = self.once_in(2).then_some(id);
                        Act::Defer { flag, review: self.date(), owner: person }
                    }
                    12 => Act::Resume { deferral: id },
                    13 => Act::Refer { route: self.once_in(2).then_some(Route::Safety) },
                    14 => Act::Recommend { outcome: self.outcome() },
                    15 => Act::Decide { outcome: self.outcome() },
                    16 => Act::Reverse { decision: id, outcome: self.word::<Outcome>() },
                    17 => Act::Waive { what: Waived::Check(self.word::<CheckKind>()) },
                    18 => Act::Waive { what: Waived::Condition(id, self.u32()) },
                    19 => Act::Met { decision: id, number: self.u32() },
                    20 => Act::Second { event: id },
                    21 => Act::Close {},
                    22 => Act::Reopen {},
                    23 => Act::Issue { copy: self.u32(), audience: self.word::<Audience>() },
                    24 => Act::Hold { matter: Digest256(self.bytes()) },
                    26 => Act::Decline { event: id },
                    27 => Act::Waive { what: Waived::Consent(self.word::<CheckKind>()) },
                    28 => Act::Waive { what: Waived::Dispute(self.word::<CheckKind>()) },
                    29 => Act::Waive { what: Waived::Prior(id) },
                    30 => Act::Waive { what: Waived::Finding(id) },
                    25 => Act::Release { matter: Digest256(self.bytes()) },
                    _ => {
                        let (ground, extent): (PurgeRule, PurgeExtent) = (self.word(), self.word());
                        Act::Purge { rule: ground, extent, events: self.ids(24) }
                    }
                }
            }
        }
    }

    /// A record that can stand in a log of this kind.
    fn record(&mut self, roster: bool) -> Act {
        loop {
            let act = Act::Record { kind: self.word::<RecordKind>(), relation: self.relation() };
            if act.fits(roster) {
                return act;
            }
        }
    }

    /// What a recommendation or a decision can say.
    fn outcome(&mut self) -> Outcome {
        *self.of(&[Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold])
    }

    fn relation(&mut self) -> Relation {
        let id = self.id();
        *self.of(&[Relation::New, Relation::Continues(id), Relation::Corrects(id)])
    }

    /// A header that can stand in its log, signed for by this person.
    pub fn header(&mut self, by: &Someone) -> Header {
        let kind = *self.of(&[LogKind::Roster, LogKind::Case]);
        let first = self.once_in(6);
        let at = chrono::DateTime::from_timestamp(i64::from(self.u32()) * 40, 0).unwrap();
        Header {
            kind,
            log: (!first).then(|| self.id()),
            prev: if first { Vec::new() } else { self.ids(16) },
            auth: if kind == LogKind::Roster { Vec::new() } else { self.ids(16) },
            n: if first { 0 } else { self.u32().max(1) },
            by: by.public(),
            at: Timestamp::new(at),
            act: self.act(kind, first),
            body: None,
        }
    }
}
