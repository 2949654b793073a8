//! One fault in the text of a header: its lines, its numbers and lists, its words.

use greenlight::domain::entry::{LogKind, MAX_BODY, MAX_ROSTER_BODY};
use greenlight::domain::ids::EventId;

use super::faults::{Vectors, id, ids, sample, signed_by, sound, sound_in, vera};
use crate::kit::acts;

pub fn lines(vectors: &mut Vectors) {
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
        ("format-02", "malformed", "a leading zero in a higher format number", "greenlight02 case"),
        ("format-01", "malformed", "a leading zero in the format number", "greenlight01 case"),
        ("format-none", "malformed", "no format number", "greenlight case"),
        ("format-capital", "malformed", "a capital in the first word", "Greenlight1 case"),
        ("log-kind", "malformed", "a kind of log that is not known", "greenlight1 ledger"),
    ] {
        vectors.add(&format!("header-{name}"), expect, fault, signed_by(&vera().key, format(first), None));
    }
}

pub fn numbers_and_lists(vectors: &mut Vectors) {
    let note = &acts::note();
    let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    let adopt = &acts::adopt(ids(3));
    let words =
        |ids: &[EventId]| ids.iter().flat_map(|id| [" ".to_owned(), id.to_string()]).collect::<String>();
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
    vectors.text("first-n-1", "`n` is 1 in a first event", &sample("open"), swap("n 0\n", "n 1\n"));
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
}

pub fn vocabulary(vectors: &mut Vectors) {
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
    let grant = &sample("grant");
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
    vectors.text("log-present-first", "a log in a first event", &sample("open"), |text| {
        text.replace("log -", &format!("log {}", id("log")))
    });
    vectors.text("prev-absent-later", "`prev -` in a later event", note, |text| {
        text.replace(&format!("prev {} {}", ids(2)[0], ids(2)[1]), "prev -")
    });
    vectors.text("prev-present-first", "`prev` in a first event", &sample("open"), |text| {
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
    words_that_stand_elsewhere(vectors);
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

/// Words that the list has, where they may not stand; and arguments of several forms in none of them.
fn words_that_stand_elsewhere(vectors: &mut Vectors) {
    let swap = |from: &'static str, to: &'static str| move |text: String| text.replacen(from, to, 1);
    let roster = |name: &str| sound_in(LogKind::Roster, &sample(name));
    let breach = || roster("record-breach-in-roster");
    vectors.text_of("roster-record-note", "a note in the roster", breach(), swap("kind breach", "kind note"));
    vectors.text_of(
        "roster-record-counsel",
        "counsel in the roster",
        breach(),
        swap("kind breach", "kind counsel"),
    );
    vectors.text_of(
        "roster-record-corrects",
        "a record of the roster that corrects another",
        roster("record-continues-in-roster"),
        swap("item continues", "item corrects"),
    );
    let note = &acts::note();
    vectors.text("record-breach-in-case", "a breach in a case", note, swap("kind note", "kind breach"));
    for (verb, act) in [("recommend", sample("recommend")), ("decide", sample("decide"))] {
        vectors.text(&format!("{verb}-undecided"), "an outcome of reversals alone", &act, |text| {
            let from = text.split_once("outcome ").unwrap().1.split_once('\n').unwrap().0.to_owned();
            text.replacen(&format!("outcome {from}"), "outcome undecided", 1)
        });
    }
    let same = &sample("same");
    vectors.text("same-one-person", "a person alone", same, |text| {
        let last = text.rfind("person ").unwrap();
        text[..last].to_owned() + text[last..].split_once('\n').unwrap().1
    });
    vectors.text("same-on-one-line", "two persons on one line", same, |text| {
        let last = text.rfind("\nperson ").unwrap();
        text[..last].to_owned() + &text[last..].replacen("\nperson ", " ", 1)
    });
    vectors.text("same-in-case", "`same` in a case", same, |text| {
        text.replace("1 roster", "1 case").replace("auth -", &format!("auth {}", ids(1)[0]))
    });
    let decline = &sample("decline");
    vectors.text("decline-nothing", "a `decline` of nothing", decline, |text| {
        text.replace(&format!("event {}", id("decision")), "event -")
    });
    let (check, prior, condition) =
        (&sample("waive-consent"), &sample("waive-prior"), &sample("waive-condition"));
    let earlier = id("prior").to_string();
    for (name, fault, act, from, to) in [
        ("waive-unknown", "a waiver of something that nothing waives", check, "consent", "gate"),
        ("waive-check-unknown", "a waiver of a check that is not known", check, "credit", "palmistry"),
        ("waive-two-checks", "a waiver of two checks", check, "credit", "credit police"),
        ("waive-nothing", "a waiver of nothing", check, "consent credit", "-"),
        ("waive-prior-check", "a check where an id must stand", prior, earlier.as_str(), "police"),
        ("waive-number-first", "a number before a finding", prior, "prior", "finding 1"),
    ] {
        vectors.text(name, fault, act, |text| text.replacen(from, to, 1));
    }
    vectors.text("waive-dispute-id", "an id where a check must stand", check, |text| {
        text.replacen("consent credit", &format!("dispute {earlier}"), 1)
    });
    vectors.text("waive-prior-number", "a number after an earlier file", prior, |text| {
        text.replacen(&earlier, &format!("{earlier} 1"), 1)
    });
    vectors.text("waive-condition-alone", "a condition without its number", condition, |text| {
        text.replacen(&format!("{} 1", id("decision")), &id("decision").to_string(), 1)
    });
}
