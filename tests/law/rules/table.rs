//! Forty-one rules: the id that every way names, the name and the sentence, what becomes of a breach that was signed
//! by hand, and the breach.

use greenlight::domain::event::{
    Act, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Role, Tier,
};
use serde_json::{Value, json};

use super::play::{Breach, Play, step};
use crate::kit::acts::*;
use crate::kit::party::who;

/// What becomes of a breach that somebody's machine signed all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It never counts, and no import takes it in.
    Void,
    /// As [`Made::Void`]; the desk tells it with everything else that is missing.
    Told(&'static str),
    /// It is taken in, so that all stores agree, and carries the gate as its mark.
    Marked,
    /// It is taken in and shown, without the effect that it claims: this gate and gap stay.
    Kept(&'static str),
    /// Nothing: the rule is that everybody may.
    Counts,
}

/// A rule and how somebody breaks it.
pub struct Rule {
    /// The id that every way names.
    pub id: &'static str,
    pub name: &'static str,
    pub sentence: &'static str,
    pub made: Made,
    pub breach: fn(&mut Play) -> Breach,
}

use Made::{Counts, Kept, Marked, Told, Void};

pub const fn rule(
    made: Made,
    id: &'static str,
    name: &'static str,
    sentence: &'static str,
    breach: fn(&mut Play) -> Breach,
) -> Rule {
    Rule { id, name, sentence, made, breach }
}

pub const GREEN: Outcome = Outcome::Greenlight;
pub const WITHHOLD: Outcome = Outcome::Withhold;

/// Breaks nothing: everything that a greenlight needs is there.
pub const NOTHING_WRONG: Rule = rule(Counts, "", "nothing wrong", "A greenlight may pass.", |p| {
    p.ready();
    p.greenlights()
});

pub const RULES: [Rule; 41] = [
    // Who is out.
    rule(Void, "recused", "recused", "A recused person only declares, or reports a danger.", |p| {
        p.does("Ana Birch", declare(&who("Ana Birch"), Declared::Recused));
        p.tries("Ana Birch", note())
    }),
    rule(Void, "interest", "interest", "A member of the riding does not decide.", |p| {
        p.does("Vera Quill", recommend(GREEN));
        p.does("Ana Birch", declare(&who("Ana Birch"), Declared::Interest));
        p.tries("Ana Birch", decide(GREEN))
    }),
    rule(
        Void,
        "nobody: nobody ends their own recusal",
        "own recusal",
        "Nobody ends their own recusal.",
        |p| {
            p.does("Ana Birch", declare(&who("Ana Birch"), Declared::Recused));
            p.tries("Ana Birch", declare(&who("Ana Birch"), Declared::None))
        },
    ),
    rule(
        Void,
        "role declare-end-of-recusal",
        "end of recusal",
        "A recusal ends by an approver's word.",
        |p| {
            p.does("Ana Birch", declare(&who("Vera Quill"), Declared::Recused));
            p.tries("Rita Stone", declare(&who("Vera Quill"), Declared::None))
        },
    ),
    // The ladder.
    rule(Void, "raiser", "accept own flag", "The raiser of a flag does not take it on.", |p| {
        let flag = p.does("Ana Birch", flag(Level::Ordinary, Tier::National));
        p.tries("Ana Birch", accept(flag))
    }),
    rule(Void, "raiser", "answer own flag", "The raiser of a flag does not answer it.", |p| {
        let flag = p.does("Ana Birch", flag(Level::Ordinary, Tier::National));
        p.tries("Ana Birch", answer(flag))
    }),
    rule(Void, "tier national", "flag above", "A flag is answered at its tier or above.", |p| {
        let flag = p.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
        p.does("Rita Stone", pass_up(flag));
        p.tries("Remi Vale", answer(flag))
    }),
    rule(Void, "role answer", "local answer", "The local tier does not answer a flag.", |p| {
        let flag = p.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
        p.does("Rita Stone", send_back(flag, Tier::Local));
        p.tries("Vito Marsh", answer(flag))
    }),
    rule(
        Void,
        "target: a flag returns to a lower tier",
        "return down",
        "A flag is sent back to a lower tier.",
        |p| {
            let flag = p.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
            p.tries("Rita Stone", send_back(flag, Tier::Provincial))
        },
    ),
    rule(
        Void,
        "target: no tier is above the leader s",
        "above the leader",
        "No tier is above the leader's.",
        |p| {
            let flag = p.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
            p.does("Rita Stone", pass_up(flag));
            p.does("Ana Birch", pass_up(flag));
            p.tries("Lena Brook", pass_up(flag))
        },
    ),
    rule(Void, "role refer", "refer", "Nothing goes outside but by an approver.", |p| {
        p.tries("Vera Quill", Act::Refer { route: None })
    }),
    rule(Counts, "", "danger", "A danger is reported by everybody, recused or not.", |p| {
        p.does("Otto Plain", declare(&who("Otto Plain"), Declared::Recused));
        p.tries_saying("Otto Plain", danger(), &json!({"question": "Who is with them tonight?"}))
    }),
    // Roles and where they count.
    rule(Void, "role decide", "vetter decides", "A vetter does not decide.", |p| {
        p.does("Vito Marsh", recommend(GREEN));
        p.tries("Vera Quill", decide(GREEN))
    }),
    rule(Void, "role decide", "leader decides", "The leader's office does not decide.", |p| {
        p.does("Vito Marsh", recommend(GREEN));
        p.tries("Lena Brook", decide(GREEN))
    }),
    rule(Void, "role record", "auditor records", "An auditor adds nothing to a file.", |p| {
        p.tries("Otto Plain", finding())
    }),
    rule(Void, "role record-note", "other province", "A role counts in its own province.", |p| {
        p.does("Ana Birch", place(2023, "12001"));
        p.tries("Vito Marsh", note())
    }),
    rule(
        Void,
        "role close-standing-or-undecided",
        "other district",
        "A role for a district counts in that one.",
        |p| {
            p.joins("Dora Lane", Role::Reviewer, "35002");
            p.tries("Dora Lane", Act::Close {})
        },
    ),
    rule(
        Void,
        "role place-other-province",
        "move away",
        "Only an approver for the whole country moves a case to another province.",
        |p| {
            p.joins("Olga Reed", Role::Approver, "ON");
            p.tries("Olga Reed", place(2023, "24001"))
        },
    ),
    rule(
        Void,
        "nobody: greenlit is read from the decision",
        "set greenlit",
        "Nobody sets the phase `greenlit`.",
        |p| p.tries("Ana Birch", phase(Phase::Greenlit)),
    ),
    rule(Void, "role phase-back", "phase back", "A phase goes back by an approver's word.", |p| {
        p.stage.nominated();
        p.tries("Rita Stone", phase(Phase::Vetting))
    }),
    rule(Void, "role waive", "waive", "A check is waived by approvers only.", |p| {
        p.tries("Rita Stone", waive_police())
    }),
    rule(
        Void,
        "nobody: a report once read loses its document only",
        "purge all once read",
        "A report that was read loses its document and nothing else.",
        |p| {
            let check = p.does("Vera Quill", record(RecordKind::Check));
            p.tries("Rita Stone", purge(PurgeRule::Read, PurgeExtent::All, check))
        },
    ),
    // Decisions take two people.
    rule(
        Told("checks check-missing, prior-file prior-unsearched, recommendation recommendation"),
        "no-recommendation",
        "own recommendation",
        "Nobody decides on their own recommendation.",
        |p| {
            p.does("Ana Birch", recommend(GREEN));
            p.tries("Ana Birch", decide(GREEN))
        },
    ),
    rule(Void, "only-reverse", "decide again", "A decision in effect is reversed, not overwritten.", |p| {
        p.stage.greenlit();
        p.tries("Abel Crane", decide(WITHHOLD))
    }),
    rule(
        Void,
        "target: no such decision in effect",
        "reverse nothing",
        "Only a decision in effect is reversed.",
        |p| {
            let opened = p.stage.case.entries[0].id;
            p.tries("Ana Birch", reverse(opened, WITHHOLD))
        },
    ),
    rule(Void, "not-another", "second own", "Nobody seconds their own decision.", |p| {
        p.does("Vera Quill", recommend(WITHHOLD));
        let decision = p.does("Ana Birch", decide(WITHHOLD));
        p.tries("Ana Birch", second(decision))
    }),
    rule(Void, "not-another", "recommender seconds", "The recommender does not second.", |p| {
        p.does("Abel Crane", recommend(WITHHOLD));
        let decision = p.does("Ana Birch", decide(WITHHOLD));
        p.tries("Abel Crane", second(decision))
    }),
    rule(
        Void,
        "target: it needs no second",
        "needless second",
        "A second goes to what waits for one.",
        |p| {
            let decision = p.stage.greenlit();
            p.tries("Abel Crane", second(decision))
        },
    ),
    rule(Void, "target: what it adopts", "adopt nothing", "Only what is there is adopted.", |p| {
        let nowhere = p.nowhere();
        p.tries("Rita Stone", adopt(vec![nowhere]))
    }),
    // The gates.
    rule(Marked, "consent consent", "consent", "No check runs without its consent.", |p| {
        p.ready();
        let withdrawn = json!({"check": "credit", "for": ["run"], "on": "2026-11-01", "withdrawn": true});
        p.says("Vera Quill", record(RecordKind::Consent), withdrawn);
        p.greenlights()
    }),
    rule(Marked, "consent consent-late", "consent order", "A consent comes before its check.", |p| {
        p.ready();
        p.check(json!({"check": "references", "status": "requested"}));
        let late = json!({"check": "references", "for": ["run", "result"], "on": "2026-11-24"});
        p.says("Vera Quill", record(RecordKind::Consent), late);
        p.does("Vera Quill", recommend(GREEN));
        p.greenlights()
    }),
    rule(Marked, "checks check-not-read", "checks", "A greenlight needs every required check.", |p| {
        p.ready();
        p.check(json!({"check": "credit", "status": "requested"}));
        p.greenlights()
    }),
    rule(Marked, "flags flag", "flags", "An open flag stops a greenlight.", |p| {
        p.ready();
        p.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
        p.greenlights()
    }),
    rule(Marked, "deferral deferral", "deferral", "What was put off stops a greenlight.", |p| {
        p.ready();
        p.does("Ana Birch", defer(None, &who("Vera Quill")));
        p.greenlights()
    }),
    rule(Marked, "findings finding-open", "findings open", "An open finding stops a greenlight.", |p| {
        p.ready();
        p.finding("B2", "a court");
        p.does("Vera Quill", recommend(GREEN));
        p.greenlights()
    }),
    rule(
        Marked,
        "findings finding-not-put",
        "findings put",
        "A withholding rests on what the applicant could answer.",
        |p| {
            let finding = p.finding("B1", "a court");
            p.withholds(&[finding], &Value::Null)
        },
    ),
    rule(Marked, "conflict conflict-undeclared", "conflict", "Everybody who contributed declares.", |p| {
        p.ready();
        p.does("Vito Marsh", note());
        p.greenlights()
    }),
    rule(Marked, "source source-one-origin", "source", "A withholding rests on more than one claim.", |p| {
        let finding = p.put("B2", "a court");
        p.withholds(&[finding], &Value::Null)
    }),
    rule(
        Marked,
        "override override-leader",
        "override",
        "Nobody overrides local members without consulting the leader.",
        |p| {
            p.stage.nominated();
            let on = [p.put("B2", "a court"), p.put("C3", "a neighbour")];
            p.withholds(&on, &json!({"shadow_of_doubt": "no other reading", "heard_on": "2026-11-20"}))
        },
    ),
    rule(
        Kept("second second-lapsed"),
        "second second-lapsed",
        "second lapsed",
        "A second revives no decision that lapsed.",
        |p| {
            p.does("Vera Quill", recommend(WITHHOLD));
            let decision = p.does("Ana Birch", decide(WITHHOLD));
            p.does("Vera Quill", finding());
            p.tries("Abel Crane", second(decision))
        },
    ),
    rule(
        Kept("findings finding-open"),
        "finding-lighten-another",
        "lighten own finding",
        "A grave finding's writer does not take its weight away.",
        |p| {
            let finding = p.finding("B2", "a court");
            let lighter = json!({"status": "resolved", "why": "it was another person"});
            p.tries_saying("Vera Quill", step(finding), &lighter)
        },
    ),
];
