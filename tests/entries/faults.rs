//! How the vectors are made: every verb sound once, then one fault each, in an entry that is sound otherwise.

use ed25519_dalek::SigningKey;
use greenlight::domain::entry::{Body, EVENT_NAMESPACE, Header, LogKind, MAX_BODY, MAX_ROSTER_BODY};
use greenlight::domain::event::{
    Act, Level, Outcome, PurgeExtent, PurgeRule, RecordKind, Relation, Role, Tier,
};
use greenlight::domain::ids::{Digest256, EventId, Nonce, PublicKey, sha256};
use greenlight::seal::signature::sign;

use crate::common::acts::{self, fields_of};
use crate::common::vectors::Vector;
use crate::common::{Someone, body, date, time, who};

fn id(name: &str) -> EventId {
    EventId(sha256(name.as_bytes()))
}

fn ids(count: usize) -> Vec<EventId> {
    let mut ids: Vec<_> = (0..count).map(|number| id(&format!("event {number}"))).collect();
    ids.sort_unstable();
    ids
}

/// One act of every verb. Some verbs come twice, where they have two forms.
fn samples() -> Vec<(&'static str, Act)> {
    let (vera, ben) = (who("Vera Quill"), who("Ben Other"));
    let (person, key, scope) = (ben.person, ben.public(), "35001".parse().unwrap());
    let corrected = Relation::Corrects(id("finding"));
    vec![
        ("genesis", Act::Genesis { roots: vec![vera.public()] }),
        ("grant", Act::Grant { person, key, role: Role::Vetter, scope }),
        ("revoke", Act::Revoke { person, key, role: Role::Approver, scope: "CA".parse().unwrap() }),
        ("policy", Act::Policy { second: greenlight::domain::event::SecondRule::All }),
        ("second-in-roster", acts::second(id("policy"))),
        ("open", Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce: Nonce([7; 16]) }),
        ("place", acts::place(2013, "24001")),
        ("phase", acts::phase(greenlight::domain::event::Phase::Nominated)),
        ("assign", Act::Assign { person }),
        ("declare", acts::declare(&ben, greenlight::domain::event::Declared::Recused)),
        ("record", acts::finding()),
        ("record-corrects", Act::Record { kind: RecordKind::Finding, relation: corrected }),
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
        ("waive-check", acts::waive_police()),
        (
            "waive-condition",
            Act::Waive { what: greenlight::domain::event::Waived::Condition(id("decision"), 1) },
        ),
        ("met", Act::Met { decision: id("decision"), number: 1 }),
        ("second", acts::second(id("decision"))),
        ("close", Act::Close {}),
        ("reopen", Act::Reopen {}),
        ("issue", Act::Issue { copy: 3, audience: greenlight::domain::event::Audience::Leader }),
        ("hold", Act::Hold { matter: acts::matter("a lawsuit") }),
        ("release", Act::Release { matter: acts::matter("a lawsuit") }),
        ("purge", acts::purge(PurgeRule::Retention, PurgeExtent::All, id("finding"))),
    ]
}

/// A header that can stand in its log, with its body.
fn sound(act: &Act) -> (Header, Option<Body>) {
    let first = matches!(act, Act::Genesis { .. } | Act::Open { .. });
    let kind = if act.is_of_roster() { LogKind::Roster } else { LogKind::Case };
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

fn signed_by(me: &SigningKey, header: Vec<u8>, body: Option<Vec<u8>>) -> Vector {
    let signature = sign(me, EVENT_NAMESPACE, &header);
    Vector { expect: String::new(), fault: String::new(), header, signature, body }
}

fn vera() -> Someone {
    who("Vera Quill")
}

struct Vectors(Vec<(String, Vector)>);

impl Vectors {
    fn add(&mut self, name: &str, expect: &str, fault: &str, vector: Vector) {
        let vector = Vector { expect: expect.to_owned(), fault: fault.to_owned(), ..vector };
        self.0.push((name.to_owned(), vector));
    }

    /// A header with one thing wrong in its text, signed as it is.
    fn text(&mut self, name: &str, fault: &str, act: &Act, wrong: impl Fn(String) -> String) {
        let (header, body) = sound(act);
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
    fn body(&mut self, name: &str, expect: &str, fault: &str, kind: LogKind, bytes: Vec<u8>) {
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
        let (header, body) = sound(&act);
        let mut vector =
            signed_by(&vera().key, header.to_text().into_bytes(), body.map(|b| b.bytes().to_vec()));
        if name == "second-in-roster" {
            vector = signed_by(&vera().key, of_roster(header).to_text().into_bytes(), None);
        }
        vectors.add(&format!("ok-{name}"), "ok", "none", vector);
    }
    known_answer(&mut vectors);
    limits_that_hold(&mut vectors);
    lines(&mut vectors);
    numbers_and_lists(&mut vectors);
    vocabulary(&mut vectors);
    bodies(&mut vectors);
    signatures(&mut vectors);
    vectors.0
}

fn of_roster(header: Header) -> Header {
    Header { kind: LogKind::Roster, auth: vec![], ..header }
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

fn lines(vectors: &mut Vectors) {
    let note = &acts::note();
    let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    vectors.text("crlf", "lines end with CR LF", note, |text| text.replace('\n', "\r\n"));
    vectors.text("no-last-lf", "the last line feed is missing", note, |text| text.trim_end().to_owned());
    vectors.text("trailing-byte", "a byte follows the last line feed", note, |text| text + "x");
    vectors.text("trailing-empty-line", "an empty line follows", note, |text| text + "\n");
    vectors.text("empty-line", "an empty line before `do`", note, swap("do ", "\ndo "));
    vectors.text("leading-space", "a space before `do`", note, swap("do ", " do "));
    vectors.text("double-space", "two spaces after `do`", note, swap("do ", "do  "));
    vectors.text("trailing-space", "a space at the end of a line", note, swap("do record\n", "do record \n"));
    vectors.text("tab", "a tab instead of a space", note, swap("do ", "do\t"));
    vectors.text("nul", "a zero byte inside a line", note, swap("record", "rec\0rd"));
    vectors.text("non-ascii", "a letter beyond ASCII", note, swap("kind note", "kind not\u{e9}"));
    vectors.text("line-missing", "the line `at` is missing", note, |text| {
        text.split_inclusive('\n').filter(|line| !line.starts_with("at ")).collect()
    });
    vectors.text("line-twice", "the line `by` stands twice", note, |text| {
        text.split_inclusive('\n')
            .flat_map(|line| [line; 2].into_iter().take(1 + usize::from(line.starts_with("by "))))
            .collect()
    });
    vectors.text("order-of-lines", "`auth` stands before `prev`", note, |text| {
        let mut lines: Vec<_> = text.split_inclusive('\n').collect();
        lines.swap(2, 3);
        lines.concat()
    });
    let (header, _) = sound(note);
    let mut utf8 = header.to_text().into_bytes();
    utf8[40] = 0xff;
    vectors.add(
        "header-not-utf-8",
        "malformed",
        "a byte that no text has",
        signed_by(&vera().key, utf8, None),
    );
    vectors.add("header-empty", "malformed", "no header at all", signed_by(&vera().key, Vec::new(), None));
    let long = header.to_text().replace("do record", &format!("do {}", "x".repeat(4096)));
    vectors.add(
        "header-too-long",
        "malformed",
        "more than 4096 bytes",
        signed_by(&vera().key, long.into_bytes(), None),
    );
    let format = |first: &str| header.to_text().replacen("greenlight1 case", first, 1).into_bytes();
    for (name, expect, fault, first) in [
        ("format-2", "newer", "a higher format number", "greenlight2 case"),
        ("format-largest", "newer", "the highest format number", "greenlight4294967295 anything else"),
        ("format-too-large", "malformed", "a format number beyond 32 bits", "greenlight4294967296 case"),
        ("format-0", "malformed", "format number 0", "greenlight0 case"),
        ("format-01", "malformed", "a leading zero in the format number", "greenlight01 case"),
        ("format-none", "malformed", "no format number", "greenlight case"),
        ("format-capital", "malformed", "a capital in the first word", "Greenlight1 case"),
        ("log-kind", "malformed", "a kind of log that is not known", "greenlight1 ledger"),
    ] {
        vectors.add(&format!("header-{name}"), expect, fault, signed_by(&vera().key, format(first), None));
    }
}

fn numbers_and_lists(vectors: &mut Vectors) {
    let note = &acts::note();
    let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    let adopt = &acts::adopt(ids(3));
    let words = |ids: &[EventId]| ids.iter().map(|id| format!(" {id}")).collect::<String>();
    let list = |name: &'static str, to: String| {
        move |text: String| -> String {
            let start = format!("{name} ");
            text.split_inclusive('\n')
                .map(|line| if line.starts_with(&start) { format!("{name}{to}\n") } else { line.to_owned() })
                .collect()
        }
    };
    let (mut unsorted, twice) = (ids(3), [ids(1), ids(1)].concat());
    unsorted.reverse();
    vectors.text("uppercase-hex", "an id in capitals", note, |text| {
        text.replacen(&ids(1)[0].to_string(), &ids(1)[0].to_string().to_uppercase(), 1)
    });
    vectors.text("short-id", "an id of 63 digits", note, |text| {
        text.replacen(&ids(1)[0].to_string(), &ids(1)[0].to_string()[1..], 1)
    });
    vectors.text("prev-unsorted", "`prev` is not sorted", note, list("prev", words(&unsorted)));
    vectors.text("prev-twice", "an id stands twice in `prev`", note, list("prev", words(&twice)));
    vectors.text("prev-17", "17 ids in `prev`", note, list("prev", words(&ids(17))));
    vectors.text("auth-unsorted", "`auth` is not sorted", note, list("auth", words(&unsorted)));
    vectors.text("auth-17", "17 ids in `auth`", note, list("auth", words(&ids(17))));
    vectors.text(
        "ids-unsorted",
        "the ids of an argument are not sorted",
        adopt,
        list("events", words(&unsorted)),
    );
    vectors.text("ids-twice", "an id stands twice in an argument", adopt, list("events", words(&twice)));
    vectors.text("ids-25", "25 ids in an argument", adopt, list("events", words(&ids(25))));
    vectors.text("ids-none", "no id in an argument that needs one", adopt, list("events", " -".to_owned()));
    vectors.text("n-leading-zero", "a leading zero in `n`", note, swap("n 12\n", "n 012\n"));
    vectors.text("n-plus", "a sign before `n`", note, swap("n 12\n", "n +12\n"));
    vectors.text("n-overflow", "`n` beyond 32 bits", note, swap("n 12\n", "n 4294967296\n"));
    vectors.text("n-0", "`n` is 0 in an event that builds on others", note, swap("n 12\n", "n 0\n"));
    vectors.text("first-n-1", "`n` is 1 in a first event", &samples()[5].1, swap("n 0\n", "n 1\n"));
    vectors.text("date-february-30", "a day that no calendar has", note, swap("2026-11-22T", "2026-02-30T"));
    vectors.text("date-not-leap", "29 February of a common year", note, swap("2026-11-22T", "2100-02-29T"));
    vectors.text("time-24", "hour 24", note, swap("T06:", "T24:"));
    vectors.text("time-leap-second", "second 60", note, swap(":00Z", ":60Z"));
    vectors.text("time-lowercase", "a lowercase z", note, swap("00Z", "00z"));
    vectors.text("time-offset", "an offset instead of Z", note, swap("00Z", "00+00:00"));
    vectors.text("time-fraction", "a fraction of a second", note, swap("00Z", "00.0Z"));
    let phase = &acts::phase(greenlight::domain::event::Phase::Nominated);
    vectors.text("argument-date-short", "a day of one digit", phase, swap("2026-12-01", "2026-12-1"));
    vectors.text(
        "argument-date-long-year",
        "a year of five digits",
        phase,
        swap("2026-12-01", "+12026-12-01"),
    );
    vectors.text("argument-day", "a month that no calendar has", phase, swap("2026-12-01", "2026-13-01"));
    assert_eq!(date("2026-12-01").to_string(), "2026-12-01");
}

fn vocabulary(vectors: &mut Vectors) {
    let note = &acts::note();
    let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    vectors.text("verb-unknown", "a verb that is not in the list", note, swap("do record", "do delete"));
    vectors.text("verb-capital", "a verb in capitals", note, swap("do record", "do Record"));
    vectors.text("argument-unknown", "an argument that the verb does not have", note, swap("kind ", "sort "));
    vectors.text("argument-extra", "one argument too many", note, swap("body ", "why because\nbody "));
    vectors.text("argument-missing", "an argument is missing", note, swap("item -\n", ""));
    vectors.text(
        "argument-order",
        "arguments in another order",
        note,
        swap("kind note\nitem -\n", "item -\nkind note\n"),
    );
    vectors.text(
        "argument-word",
        "a word that is not in the argument's list",
        note,
        swap("kind note", "kind rumour"),
    );
    vectors.text(
        "relation-unknown",
        "a relation that is not known",
        note,
        swap("item -", "item replaces 00"),
    );
    let place = &acts::place(2023, "35001");
    vectors.text("order-overflow", "an order beyond 16 bits", place, swap("order 2023", "order 65536"));
    vectors.text("district-province", "a district of no province", place, swap("35001", "36001"));
    vectors.text("district-digits", "a district of four digits", place, swap("35001", "3501"));
    let grant = &samples()[1].1;
    vectors.text("scope-unknown", "a scope that is no place", grant, swap("scope 35001", "scope US"));
    vectors.text("role-unknown", "a role that is not known", grant, swap("role vetter", "role boss"));
    vectors.text("verb-of-roster", "a verb of the roster in a case", grant, |text| {
        text.replace("1 roster", "1 case").replace("auth -", &format!("auth {}", ids(1)[0]))
    });
    vectors.text("verb-of-case", "a verb of a case in the roster", note, |text| {
        text.replace("1 case", "1 roster").replace(&format!("auth {}", ids(1)[0]), "auth -")
    });
    vectors.text("log-absent-later", "`log -` in a later event", note, |text| {
        text.replace(&format!("log {}", id("log")), "log -")
    });
    vectors.text("log-present-first", "a log in a first event", &samples()[5].1, |text| {
        text.replace("log -", &format!("log {}", id("log")))
    });
    vectors.text("prev-absent-later", "`prev -` in a later event", note, |text| {
        text.replace(&format!("prev {} {}", ids(2)[0], ids(2)[1]), "prev -")
    });
    vectors.text("prev-present-first", "`prev` in a first event", &samples()[5].1, |text| {
        text.replace("prev -", &format!("prev {}", id("log")))
    });
    vectors.text("auth-absent-in-case", "`auth -` in a case", note, |text| {
        text.replace(&format!("auth {}", ids(1)[0]), "auth -")
    });
    vectors.text("auth-present-in-roster", "`auth` in the roster", grant, |text| {
        text.replace("auth -", &format!("auth {}", id("log")))
    });
    vectors.text("body-length-zero", "a leading zero in the length", note, |text| {
        let (start, length) = text.trim_end().rsplit_once(' ').unwrap();
        format!("{start} 0{length}\n")
    });
    vectors.text("body-length-missing", "no length of the body", note, |text| {
        format!("{}\n", text.rsplit_once(' ').unwrap().0)
    });
    let announced = |kind: &str, most: usize| {
        let (mut header, _) = sound(if kind == "case" { note } else { grant });
        header.body.as_mut().unwrap().length = u32::try_from(most + 1).unwrap();
        signed_by(&vera().key, header.to_text().into_bytes(), None)
    };
    let (case, roster) = (announced("case", MAX_BODY), announced("roster", MAX_ROSTER_BODY));
    vectors.add("header-body-too-long", "body-too-long", "the header names a body of 262145 bytes", case);
    vectors.add(
        "header-roster-body-too-long",
        "body-too-long",
        "the header names a body of 4194305 bytes",
        roster,
    );
}

fn bodies(vectors: &mut Vectors) {
    let salt = "00112233445566778899aabbccddeeff";
    let salted = |inside: &str| format!(r#"{{"salt":"{salt}",{inside}}}"#).into_bytes();
    for (name, fault, bytes) in [
        ("empty", "no byte", Vec::new()),
        ("salt-missing", "no salt", br#"{"text":"as agreed, and long enough for a salt to fit"}"#.to_vec()),
        ("salt-short", "a salt of 31 digits", format!(r#"{{"salt":"{}","a":1}}"#, &salt[1..]).into_bytes()),
        (
            "salt-uppercase",
            "a salt in capitals",
            format!(r#"{{"salt":"{}","a":1}}"#, salt.to_uppercase()).into_bytes(),
        ),
        (
            "salt-not-first",
            "the salt is not the first field",
            format!(r#"{{"a":1,"salt":"{salt}"}}"#).into_bytes(),
        ),
        (
            "salt-after-space",
            "a space before the salt",
            format!(r#"{{ "salt":"{salt}","a":1}}"#).into_bytes(),
        ),
        ("salt-alone", "nothing follows the salt", format!(r#"{{"salt":"{salt}"}}"#).into_bytes()),
        ("salt-twice", "a second salt", salted(&format!(r#""salt":"{salt}""#))),
        ("comma-last", "a comma before the end", salted(r#""a":1,"#)),
        ("not-json", "not JSON", salted(r#""a":as agreed"#)),
        ("cut", "the last byte is missing", salted(r#""a":1"#)[..48].to_vec()),
        ("trailing", "text follows the object", [salted(r#""a":1"#), b"{}".to_vec()].concat()),
        ("key-twice", "a key stands twice", salted(r#""a":1,"a":1"#)),
        ("key-twice-escaped", "a key stands twice, once in another spelling", salted(r#""a":1,"\u0061":2"#)),
        ("key-twice-inside", "a key stands twice in an inner object", salted(r#""x":[{"a":1,"a":2}]"#)),
        ("depth-33", "33 levels", salted(&format!(r#""a":{}{}"#, "[".repeat(32), "]".repeat(32)))),
        ("depth-5000", "5000 levels", salted(&format!(r#""a":{}{}"#, "[".repeat(5000), "]".repeat(5000)))),
        ("nan", "a number that JSON does not have", salted(r#""a":NaN"#)),
        ("number-too-large", "a number beyond every double", salted(r#""a":1e999"#)),
        ("leading-zero", "a leading zero", salted(r#""a":01"#)),
        ("half-pair", "half of a surrogate pair", salted(r#""a":"\ud83d""#)),
        ("control", "a line feed inside a text", salted("\"a\":\"one\ntwo\"")),
        ("not-utf-8", "a byte that no text has", [&salted(r#""a":""#)[..48], b"\xff\"}"].concat()),
    ] {
        vectors.body(name, "bad-body", fault, LogKind::Case, bytes);
    }
    let (header, body) = sound(&acts::note());
    let good = signed_by(&vera().key, header.to_text().into_bytes(), body.map(|body| body.bytes().to_vec()));
    let with = |body: Vec<u8>| Vector { body: Some(body), ..good.clone() };
    let bytes = good.body.clone().unwrap();
    let mut flipped = bytes.clone();
    flipped[50] ^= 1;
    vectors.add("body-another", "body-differs", "one letter of the body is another", with(flipped));
    vectors.add("body-longer", "body-differs", "a space follows the body", with([&bytes[..], b" "].concat()));
    let too_long = [&salted("\"a\":\"")[..48], &b"x".repeat(MAX_BODY)].concat();
    vectors.add("body-too-long", "body-too-long", "more than 262144 bytes", with(too_long));
    let mut length = header.clone();
    length.body.as_mut().unwrap().length += 1;
    let length = signed_by(&vera().key, length.to_text().into_bytes(), Some(bytes.clone()));
    vectors.add("body-length", "body-differs", "the header names one byte more", length);
    let none = Header { body: None, ..header };
    let none = signed_by(&vera().key, none.to_text().into_bytes(), Some(bytes));
    vectors.add("body-unannounced", "body-differs", "a body where the header names none", none);
}

fn signatures(vectors: &mut Vectors) {
    let (header, body) = sound(&acts::note());
    let good = signed_by(&vera().key, header.to_text().into_bytes(), body.map(|body| body.bytes().to_vec()));
    let with = |signature: [u8; 64]| Vector { signature, ..good.clone() };
    let flip = |at: usize| {
        let mut signature = good.signature;
        signature[at] ^= 1;
        with(signature)
    };
    let bad = "bad-signature";
    vectors.add("signature-r-flipped", bad, "one bit of the first half is another", flip(3));
    vectors.add("signature-s-flipped", bad, "one bit of the second half is another", flip(35));
    vectors.add("signature-zero", bad, "64 zero bytes", with([0; 64]));
    vectors.add(
        "signature-malleable",
        bad,
        "the order of the group is added to S",
        with(plus_order(good.signature)),
    );
    let other = sign(&who("Ben Other").key, EVENT_NAMESPACE, &good.header);
    vectors.add("signature-of-another", bad, "signed with another person's key", with(other));
    let namespace = sign(&vera().key, "bundle@greenlight", &good.header);
    vectors.add("signature-namespace", bad, "signed in another namespace", with(namespace));
    let mut elsewhere = header.clone();
    elsewhere.n += 1;
    let elsewhere = sign(&vera().key, EVENT_NAMESPACE, elsewhere.to_text().as_bytes());
    vectors.add("signature-of-another-header", bad, "signed over another header", with(elsewhere));
    use ed25519_dalek::Signer;
    let raw = vera().key.sign(&good.header).to_bytes();
    vectors.add("signature-raw", bad, "signed over the header itself, without SSHSIG", with(raw));
    // With the neutral point as key, R = neutral and S = 0 satisfy the equation for every message.
    for (name, fault, key) in [
        ("neutral", "a key of order 1, which every message satisfies", [&[1][..], &[0; 31]].concat()),
        ("order-2", "a key of order 2", [&[0xec][..], &[0xff; 30], &[0x7f]].concat()),
        ("order-4", "a key of order 4", vec![0; 32]),
        (
            "not-canonical",
            "a key with a coordinate beyond the field",
            [&[0xee][..], &[0xff; 30], &[0x7f]].concat(),
        ),
        ("not-on-curve", "a key that is no point", [&[2][..], &[0; 31]].concat()),
    ] {
        let mut weak = header.clone();
        weak.by = PublicKey::from_slice(&key).unwrap();
        let mut signature = [0; 64];
        signature[0] = 1;
        let header = weak.to_text().into_bytes();
        vectors.add(
            &format!("signature-key-{name}"),
            bad,
            fault,
            Vector { header, signature, ..good.clone() },
        );
    }
}

/// The same signature with S + L for S: the same point, another 64 bytes.
fn plus_order(mut signature: [u8; 64]) -> [u8; 64] {
    let order = data_encoding::HEXLOWER.decode(b"edd3f55c1a631258d69cf7a2def9de14").unwrap();
    let mut order: Vec<u8> = order;
    order.extend([0; 15]);
    order.push(0x10);
    let mut carry = 0u16;
    for (byte, add) in signature[32..].iter_mut().zip(order) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = u8::try_from(carry & 0xff).unwrap();
        carry >>= 8;
    }
    signature
}
