//! How the vectors are made: every verb sound once, then one fault each, in an entry that is sound otherwise.

use ed25519_dalek::SigningKey;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::entry::{Body, EVENT_NAMESPACE, Header, LogKind, MAX_BODY};
use greenlight::domain::event::{
    Act, Level, Outcome, PurgeExtent, PurgeRule, RecordKind, Relation, Role, Tier, Waived,
};
use greenlight::domain::ids::{Digest256, EventId, Nonce, PublicKey, sha256};
use greenlight::seal::signature::sign;

use super::{bodies, headers};
use crate::kit::acts::{self, fields_of};
use crate::kit::party::{Someone, body, time, who};
use crate::kit::vectors::Vector;

pub fn id(name: &str) -> EventId {
    EventId(sha256(name.as_bytes()))
}

pub fn ids(count: usize) -> Vec<EventId> {
    let mut ids: Vec<_> = (0..count).map(|number| id(&format!("event {number}"))).collect();
    ids.sort_unstable();
    ids
}

/// One act of every verb. Some come more than once, where they have several forms; a name that ends so is of the roster,
/// where the act may stand in both logs.
pub fn samples() -> Vec<(&'static str, Act)> {
    let (vera, ben) = (who("Vera Quill"), who("Ben Other"));
    let (person, key, scope) = (ben.person, ben.public(), "35001".parse().unwrap());
    let corrected = Relation::Corrects(id("finding"));
    vec![
        ("genesis", Act::Genesis { roots: vec![vera.public()] }),
        ("grant", Act::Grant { person, key, role: Role::Vetter, scope }),
        ("revoke", Act::Revoke { person, key, role: Role::Approver, scope: "CA".parse().unwrap() }),
        ("policy", Act::Policy { second: greenlight::domain::event::SecondRule::All }),
        ("same", Act::Same { person, other: vera.person }),
        ("same-descending", Act::Same { person: vera.person, other: person }),
        ("same-of-itself", Act::Same { person, other: person }),
        ("record-breach-in-roster", acts::record(RecordKind::Breach)),
        ("record-briefing-in-roster", acts::record(RecordKind::Briefing)),
        (
            "record-continues-in-roster",
            Act::Record { kind: RecordKind::Breach, relation: Relation::Continues(id("breach")) },
        ),
        ("second-in-roster", acts::second(id("policy"))),
        ("decline-in-roster", Act::Decline { event: id("policy") }),
        ("open", Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce: Nonce([7; 16]) }),
        ("place", acts::place(2013, "24001")),
        ("phase", acts::phase(greenlight::domain::event::Phase::Nominated)),
        ("assign", Act::Assign { person }),
        ("declare", acts::declare(&ben, greenlight::domain::event::Declared::Recused)),
        ("record", acts::finding()),
        ("record-corrects", Act::Record { kind: RecordKind::Finding, relation: corrected }),
        ("record-weighing", acts::record(RecordKind::Weighing)),
        ("record-contest", acts::record(RecordKind::Contest)),
        ("record-briefing", acts::record(RecordKind::Briefing)),
        ("record-appeal", acts::record(RecordKind::Appeal)),
        ("adopt", acts::adopt(ids(24))),
        ("flag", acts::flag(Level::Ordinary, Tier::Local)),
        ("flag-safety", acts::danger()),
        ("accept", acts::accept(id("flag"))),
        ("answer", acts::answer(id("flag"))),
        ("return", acts::send_back(id("flag"), Tier::Local)),
        ("pass-up", acts::pass_up(id("flag"))),
        ("defer", acts::defer(None, &ben)),
        ("defer-flag", acts::defer(Some(id("flag")), &ben)),
        ("resume", Act::Resume { deferral: id("deferral") }),
        ("refer", Act::Refer { route: None }),
        ("recommend", acts::recommend(Outcome::Greenlight)),
        ("decide", acts::decide(Outcome::WithConditions)),
        ("reverse", acts::reverse(id("decision"), Outcome::Withhold)),
        ("reverse-undecided", acts::reverse(id("decision"), Outcome::Undecided)),
        ("waive-check", acts::waive_police()),
        ("waive-influence-registry", waive(Waived::Check(CheckKind::InfluenceRegistry))),
        ("waive-sanctions", waive(Waived::Check(CheckKind::Sanctions))),
        ("waive-lobbyists", waive(Waived::Check(CheckKind::Lobbyists))),
        ("waive-insolvency", waive(Waived::Check(CheckKind::Insolvency))),
        ("waive-consent", waive(Waived::Consent(CheckKind::Credit))),
        ("waive-dispute", waive(Waived::Dispute(CheckKind::Credit))),
        ("waive-prior", waive(Waived::Prior(id("prior")))),
        ("waive-finding", waive(Waived::Finding(id("finding")))),
        ("waive-condition", waive(Waived::Condition(id("decision"), 1))),
        ("met", Act::Met { decision: id("decision"), number: 1 }),
        ("second", acts::second(id("decision"))),
        ("decline", Act::Decline { event: id("decision") }),
        ("close", Act::Close {}),
        ("reopen", Act::Reopen {}),
        ("issue", Act::Issue { copy: 3, audience: greenlight::domain::event::Audience::Leader }),
        ("hold", Act::Hold { matter: acts::matter("a lawsuit") }),
        ("release", Act::Release { matter: acts::matter("a lawsuit") }),
        ("purge", acts::purge(PurgeRule::Retention, PurgeExtent::All, id("finding"))),
    ]
}

fn waive(what: Waived) -> Act {
    Act::Waive { what }
}

/// The act with this name among the samples.
pub fn sample(name: &str) -> Act {
    let (_, act) = samples().into_iter().find(|(known, _)| *known == name).unwrap();
    act
}

/// A header that can stand in its log, with its body.
pub fn sound(act: &Act) -> (Header, Option<Body>) {
    sound_in(if act.fits(false) { LogKind::Case } else { LogKind::Roster }, act)
}

/// A header that would stand in this log if its act may.
pub fn sound_in(kind: LogKind, act: &Act) -> (Header, Option<Body>) {
    let first = matches!(act, Act::Genesis { .. } | Act::Open { .. });
    let fields = fields_of(act);
    let body = (!fields.is_null()).then(|| body(act.verb(), &fields));
    let header = Header {
        kind,
        log: (!first).then(|| id("log")),
        prev: if first { vec![] } else { ids(2) },
        auth: if kind == LogKind::Roster { vec![] } else { ids(1) },
        n: if first { 0 } else { 12 },
        by: who("Vera Quill").public(),
        at: time(0),
        act: act.clone(),
        body: body.as_ref().map(Body::reference),
    };
    (header, body)
}

pub fn signed_by(me: &SigningKey, header: Vec<u8>, body: Option<Vec<u8>>) -> Vector {
    let signature = sign(me, EVENT_NAMESPACE, &header);
    Vector { expect: String::new(), fault: String::new(), header, signature, body }
}

pub fn vera() -> Someone {
    who("Vera Quill")
}

pub struct Vectors(Vec<(String, Vector)>);

impl Vectors {
    pub fn add(&mut self, name: &str, expect: &str, fault: &str, vector: Vector) {
        let vector = Vector { expect: expect.to_owned(), fault: fault.to_owned(), ..vector };
        self.0.push((name.to_owned(), vector));
    }

    /// A header with one thing wrong in its text, signed as it is.
    pub fn text(&mut self, name: &str, fault: &str, act: &Act, wrong: impl Fn(String) -> String) {
        self.text_of(name, fault, sound(act), wrong);
    }

    /// The same for a header that is here already.
    pub fn text_of(
        &mut self,
        name: &str,
        fault: &str,
        (header, body): (Header, Option<Body>),
        wrong: impl Fn(String) -> String,
    ) {
        let text = header.to_text();
        let changed = wrong(text.clone());
        assert_ne!(text, changed, "{name} changes something");
        let body = body.map(|body| body.bytes().to_vec());
        self.add(
            &format!("header-{name}"),
            "malformed",
            fault,
            signed_by(&vera().key, changed.into_bytes(), body),
        );
    }

    /// A body of these bytes, named rightly by a header that is signed rightly.
    pub fn body(&mut self, name: &str, expect: &str, fault: &str, kind: LogKind, bytes: Vec<u8>) {
        let act = match kind {
            LogKind::Case => acts::note(),
            LogKind::Roster => Act::Policy { second: greenlight::domain::event::SecondRule::All },
        };
        let (mut header, _) = sound(&act);
        let length = u32::try_from(bytes.len()).unwrap();
        let digest = Digest256(sha256(&bytes));
        header.body = Some(greenlight::domain::entry::BodyRef { digest, length });
        let vector = signed_by(&vera().key, header.to_text().into_bytes(), Some(bytes));
        self.add(&format!("body-{name}"), expect, fault, vector);
    }
}

/// Every vector, by its name.
pub fn all() -> Vec<(String, Vector)> {
    let mut vectors = Vectors(Vec::new());
    for (name, act) in samples() {
        let of_roster = !act.fits(false) || name.ends_with("-in-roster");
        let (header, body) = sound_in(if of_roster { LogKind::Roster } else { LogKind::Case }, &act);
        let body = body.map(|body| body.bytes().to_vec());
        let vector = signed_by(&vera().key, header.to_text().into_bytes(), body);
        vectors.add(&format!("ok-{name}"), "ok", "none", vector);
    }
    known_answer(&mut vectors);
    limits_that_hold(&mut vectors);
    headers::lines(&mut vectors);
    headers::numbers_and_lists(&mut vectors);
    headers::vocabulary(&mut vectors);
    bodies::bodies(&mut vectors);
    bodies::numbers(&mut vectors);
    bodies::signatures(&mut vectors);
    vectors.0
}

fn known_answer(vectors: &mut Vectors) {
    let secret: Digest256 =
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60".parse().unwrap();
    let key = SigningKey::from_bytes(&secret.0);
    let public = PublicKey(key.verifying_key().to_bytes());
    let org = br#"{"salt":"000102030405060708090a0b0c0d0e0f","org":"Example Party"}"#.to_vec();
    let (mut header, _) = sound(&Act::Genesis { roots: vec![public] });
    header.by = public;
    header.body = Some(Body::parse(LogKind::Roster, org.clone()).unwrap().reference());
    vectors.add("ok-known-answer", "ok", "none", signed_by(&key, header.to_text().into_bytes(), Some(org)));
}

fn limits_that_hold(vectors: &mut Vectors) {
    let key = &vera().key;
    let (mut header, body) = sound(&acts::adopt(ids(24)));
    (header.prev, header.auth, header.n) = (ids(16), ids(16), u32::MAX);
    let body = body.map(|body| body.bytes().to_vec());
    let most = signed_by(key, header.to_text().into_bytes(), body);
    vectors.add(
        "ok-most-heads",
        "ok",
        "none: 16 prev, 16 auth, 24 ids and the largest n are allowed",
        most.clone(),
    );
    vectors.add(
        "ok-body-absent",
        "ok",
        "none: the header names a body that is not here",
        Vector { body: None, ..most },
    );
    let salted = |inside: &str| format!(r#"{{"salt":"{}",{inside}}}"#, "0f".repeat(16)).into_bytes();
    let deep = salted(&format!(r#""a":{}{}"#, "[".repeat(31), "]".repeat(31)));
    vectors.body("ok-depth-32", "ok", "none: 32 levels are allowed", LogKind::Case, deep);
    let long = salted(&format!(r#""a":"{}""#, "x".repeat(MAX_BODY - 50)));
    assert_eq!(long.len(), MAX_BODY);
    vectors.body("ok-longest", "ok", "none: 262144 bytes are allowed in a case", LogKind::Case, long);
    let roster = salted(&format!(r#""a":"{}""#, "x".repeat(MAX_BODY)));
    vectors.body(
        "ok-longer-in-roster",
        "ok",
        "none: a body of the roster may be longer",
        LogKind::Roster,
        roster,
    );
    let spaced = salted(" \"a\" : [ 1.5e3, -0, true, null, \"\\u00e9\\ud83d\\ude00\" ]\n");
    vectors.body("ok-spaced", "ok", "none: any JSON text after the salt", LogKind::Case, spaced);
}
