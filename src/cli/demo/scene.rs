//! A case of the invented season while it is played: what people do in it, through the desk, like everything else.

use chrono::{Duration, NaiveDate};
use serde_json::{Value, json};

use crate::cli::demo::cast::{Office, clock};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::district::{self, DistrictCode};
use crate::domain::event::{Act, Declared, Level, Outcome, Phase, RecordKind, Relation, Tier};
use crate::domain::ids::{EventId, Nonce};
use crate::error::Error;

/// What is written in a case's language.
pub(super) fn told(french: bool, en: &'static str, fr: &'static str) -> &'static str {
    if french { fr } else { en }
}

/// A day so long before the demo begins.
pub(super) fn day(ago: i64) -> String {
    (clock(0).today - Duration::days(ago)).to_string()
}

/// A case being played.
pub(super) struct Scene<'a> {
    pub(super) office: &'a mut Office,
    pub case: EventId,
    pub(super) french: bool,
}

impl<'a> Scene<'a> {
    /// The vetter opens a case.
    pub(super) fn open(office: &'a mut Office, name: &str, code: u32) -> Result<Scene<'a>, Error> {
        let vetter = office.desk("vetter")?;
        let code = DistrictCode::new(code).and_then(|code| district::by_code(district::ORDER, code));
        let place = code.ok_or_else(|| Error::DistrictUnknown { word: String::new() })?;
        let french = place.province == district::Province::QC;
        let born = NaiveDate::from_ymd_opt(
            1971 + i32::from(name.as_bytes().first().copied().unwrap_or(0) % 30),
            3,
            14,
        );
        let body = json!({
            "name": name, "born": born, "language": if french { "fr" } else { "en" },
            "email": format!("{}@example.org", crate::domain::names::fold(name).replace(' ', ".")),
        });
        let act = Act::Open { order: place.order, district: place.code, nonce: Nonce(vetter.random()?) };
        let ids = vetter.record(&[Draft::new(Target::NewCase, act, &body)?])?;
        let case = ids.first().copied().unwrap_or_default();
        Ok(Scene { office, case, french })
    }

    /// A case that was opened before.
    pub(super) fn again(office: &'a mut Office, case: EventId) -> Result<Scene<'a>, Error> {
        let mut scene = Scene { office, case, french: false };
        let district = scene.file()?.skeleton.district();
        let place = district.and_then(|(order, code)| district::by_code(order, code));
        scene.french = place.is_some_and(|place| place.province == district::Province::QC);
        Ok(scene)
    }

    pub(super) fn file(&mut self) -> Result<CaseFile, Error> {
        let desk = self.office.desk("vetter")?;
        Ok(desk.store.case(self.case, &desk.roster)?)
    }

    pub(super) fn act(
        &mut self,
        who: &str,
        acts: Vec<(Act, serde_json::Value)>,
    ) -> Result<Vec<EventId>, Error> {
        let case = self.case;
        let desk = self.office.desk(who)?;
        let file = desk.store.case(case, &desk.roster)?;
        let drafts = acts.into_iter().map(|(act, body)| Draft::new(Target::case(&file), act, &body));
        desk.record(&drafts.collect::<Result<Vec<_>, _>>()?)
    }

    pub(super) fn one(&mut self, who: &str, act: Act, body: serde_json::Value) -> Result<EventId, Error> {
        let ids = self.act(who, vec![(act, body)])?;
        Ok(ids.first().copied().unwrap_or_default())
    }

    pub(super) fn record(
        &mut self,
        who: &str,
        kind: RecordKind,
        body: serde_json::Value,
    ) -> Result<EventId, Error> {
        self.one(who, Act::Record { kind, relation: Relation::New }, body)
    }

    /// Nobody who works on the case has a tie to it.
    pub(super) fn declare(&mut self, who: &str) -> Result<(), Error> {
        let case = self.case;
        let desk = self.office.desk(who)?;
        let person = desk.me();
        if desk.store.case(case, &desk.roster)?.declared(person).is_some() {
            return Ok(());
        }
        let act = Act::Declare { person, state: Declared::None };
        self.one(who, act, json!({ "kind": "none" })).map(|_| ())
    }

    pub(super) fn consents(&mut self) -> Result<(), Error> {
        let on = day(40);
        let consent = |check: &str| {
            let act = Act::Record { kind: RecordKind::Consent, relation: Relation::New };
            (act, json!({ "check": check, "for": ["run", "result"], "on": on }))
        };
        self.act("vetter", vec![consent("police"), consent("credit")]).map(|_| ())
    }

    pub(super) fn check(&mut self, body: serde_json::Value) -> Result<EventId, Error> {
        self.record("vetter", RecordKind::Check, body)
    }

    pub(super) fn police(&mut self, result: &str, ago: i64) -> Result<EventId, Error> {
        let on = day(ago);
        self.check(json!({ "check": "police", "kind": "crjmc", "method": "name", "status": "read", "result": result, "issued": on }))
    }

    pub(super) fn credit(&mut self, result: &str) -> Result<EventId, Error> {
        let on = day(28);
        self.check(json!({ "check": "credit", "bureau": "Equifax", "status": "read", "result": result, "issued": on }))
    }

    /// Consents, and the four required checks, all in order.
    pub(super) fn in_order(&mut self) -> Result<(), Error> {
        self.declare("vetter")?;
        self.consents()?;
        self.police("negative", 25)?;
        self.credit("clear")?;
        self.own_word()
    }

    /// The applicant's declaration and the statutory bars.
    pub(super) fn own_word(&mut self) -> Result<(), Error> {
        let on = day(30);
        self.check(json!({ "check": "declaration", "status": "read", "result": "clear", "issued": on }))?;
        self.check(json!({ "check": "eligibility", "status": "read", "result": "clear", "issued": on }))
            .map(|_| ())
    }

    /// The form declares a charge, which the police confirmed; the reviewer says why it is no finding.
    pub(super) fn declared_charge(&mut self) -> Result<(), Error> {
        let french = self.french;
        let answer = json!({
            "key": "charged",
            "question": told(french, "Have you ever been charged with an offence, anywhere?", "Avez-vous déjà été accusé d'une infraction, où que ce soit?"),
            "answer": told(french, "Yes, mischief, 1998; fined.", "Oui, méfait, 1998; amende."),
            "clear": ["No", "Non"],
        });
        self.record("vetter", RecordKind::Candidate, json!({ "declared": [answer] }))?;
        self.declare("reviewer")?;
        let why = told(
            french,
            "It was said at once, and the court file agrees.",
            "Dit d'emblée; le greffe le confirme.",
        );
        let weighing = json!({ "items": ["police:confirmed-declared"], "why": why });
        self.record("reviewer", RecordKind::Weighing, weighing).map(|_| ())
    }

    pub(super) fn finding(
        &mut self,
        severity: u8,
        grade: &str,
        category: &str,
        origin: &str,
        text: &str,
    ) -> Result<EventId, Error> {
        let body = json!({
            "category": category, "kind": "adverse", "severity": severity, "grade": grade, "origin": origin,
            "text": text, "disclosed": if severity > 2 { "denied" } else { "when-asked" },
        });
        self.record("vetter", RecordKind::Finding, body)
    }

    /// The applicant answers a finding.
    pub(super) fn put(&mut self, finding: EventId) -> Result<(), Error> {
        let en = "It is true, it was long ago, and I have paid what I owed.";
        let fr = "C'est vrai, c'était il y a longtemps, et j'ai remboursé ce que je devais.";
        self.reply(finding, en, fr)
    }

    pub(super) fn reply(&mut self, about: EventId, en: &'static str, fr: &'static str) -> Result<(), Error> {
        let body = json!({ "about": about, "on": day(3), "text": told(self.french, en, fr) });
        self.record("vetter", RecordKind::Reply, body).map(|_| ())
    }

    pub(super) fn flag(
        &mut self,
        who: &str,
        from: Tier,
        level: Level,
        about: Option<EventId>,
    ) -> Result<EventId, Error> {
        let question = told(
            self.french,
            "Can this wait until the nomination meeting?",
            "Cela peut-il attendre l'assemblée d'investiture?",
        );
        let mut body =
            json!({ "question": question, "by": (clock(0).today + Duration::days(14)).to_string() });
        if let (Some(about), Some(fields)) = (about, body.as_object_mut()) {
            fields.insert("about".to_owned(), json!(about));
        }
        self.one(who, Act::Flag { level, from, route: None }, body)
    }

    pub(super) fn text(
        &mut self,
        who: &str,
        act: Act,
        en: &'static str,
        fr: &'static str,
    ) -> Result<EventId, Error> {
        let text = told(self.french, en, fr);
        self.one(who, act, json!({ "text": text }))
    }

    pub(super) fn answer(&mut self, who: &str, flag: EventId) -> Result<(), Error> {
        let en = "It can. The papers were seen and the dates agree.";
        let fr = "Oui. Les papiers ont été vus et les dates concordent.";
        self.text(who, Act::Answer { flag }, en, fr).map(|_| ())
    }

    pub(super) fn recommend(&mut self, who: &str, outcome: Outcome) -> Result<EventId, Error> {
        let why = if outcome == Outcome::Withhold {
            told(self.french, "The account changed three times.", "Le récit a changé trois fois.")
        } else {
            told(self.french, "Everything is in and agrees.", "Tout est reçu et concorde.")
        };
        if outcome.is_greenlight() {
            self.search(who)?;
        }
        self.one(who, Act::Recommend { outcome }, json!({ "why": why }))
    }

    /// Somebody with a role over the whole country searches for earlier files, where nobody has.
    pub(super) fn search(&mut self, who: &str) -> Result<(), Error> {
        let case = self.case;
        let desk = self.office.desk(who)?;
        let file = desk.store.case(case, &desk.roster)?;
        if desk.owes_search(&file) {
            let found = desk.earlier_files(&file)?;
            let draft = desk.search_draft(&file, &found)?;
            desk.record(&[draft])?;
        }
        Ok(())
    }

    pub(super) fn decide(
        &mut self,
        who: &str,
        outcome: Outcome,
        rests_on: &[EventId],
    ) -> Result<EventId, Error> {
        self.declare(who)?;
        if outcome.is_greenlight() {
            self.search(who)?;
        }
        let body = self.says(outcome, rests_on);
        self.one(who, Act::Decide { outcome }, body)
    }

    /// What a decision says.
    pub(super) fn says(&self, outcome: Outcome, rests_on: &[EventId]) -> Value {
        match outcome {
            Outcome::Withhold => json!({
                "reason": "candour", "rests_on": rests_on,
                "why": told(self.french, "Members could not trust this account.", "Les membres ne pourraient se fier à ce récit."),
                "applicant": told(self.french, "Your account and the records differ.", "Votre récit et les dossiers diffèrent."),
            }),
            Outcome::WithConditions => json!({
                "why": told(self.french, "One matter must be closed first.", "Une question doit d'abord être réglée."),
                "conditions": [{
                    "text": told(self.french, "Resign from the board.", "Démissionner du conseil."),
                    "owner": told(self.french, "the applicant", "la personne candidate"),
                    "due": (clock(0).today + Duration::days(30)).to_string(),
                    "evidence": told(self.french, "letter of the board", "lettre du conseil"),
                }],
            }),
            Outcome::Greenlight | Outcome::Undecided => {
                json!({ "why": told(self.french, "Nothing stands in the way.", "Rien ne s'y oppose.") })
            }
        }
    }

    pub(super) fn second(&mut self, event: EventId) -> Result<(), Error> {
        self.declare("second")?;
        self.one("second", Act::Second { event }, json!({ "text": "" })).map(|_| ())
    }

    pub(super) fn phase(&mut self, phase: Phase, meeting: Option<i64>) -> Result<(), Error> {
        let date = self.office.today();
        let meeting = meeting.map(|days| (clock(0).today + Duration::days(days)).to_string());
        self.one("reviewer", Act::Phase { phase, date }, json!({ "meeting": meeting })).map(|_| ())
    }

    /// Members chose somebody whom nobody has decided about, and an approver sets it; it waits for its second.
    pub(super) fn without_greenlight(&mut self) -> Result<EventId, Error> {
        self.declare("approver")?;
        let act = Act::Phase { phase: Phase::Nominated, date: clock(0).today };
        let why = told(
            self.french,
            "The members chose on short notice, before anybody decided.",
            "Les membres ont choisi à court préavis, avant toute décision.",
        );
        self.one("approver", act, json!({ "without_greenlight": true, "why": why }))
    }

    /// The desk of a worker.
    pub(super) fn desk(&mut self, who: &str) -> Result<&mut Desk, Error> {
        self.office.desk(who)
    }

    /// Records grave findings and says which.
    pub(super) fn withhold_rests_on(&mut self) -> Result<Vec<EventId>, Error> {
        self.grave()
    }

    /// A finding of severity 3 with two origins, put to the applicant: what a withholding may rest on.
    pub(super) fn grave(&mut self) -> Result<Vec<EventId>, Error> {
        let texts = (
            told(
                self.french,
                "A court file names the applicant's firm.",
                "Un dossier de cour nomme l'entreprise.",
            ),
            told(self.french, "A former partner tells the same.", "Un ancien associé raconte la même chose."),
        );
        let first = self.finding(3, "B2", "civil-litigation", "court register", texts.0)?;
        let other = self.finding(3, "C3", "candour", "former partner", texts.1)?;
        self.put(first)?;
        self.put(other)?;
        Ok(vec![first, other])
    }

    pub(super) fn withheld(&mut self) -> Result<EventId, Error> {
        self.in_order()?;
        let on = self.grave()?;
        self.recommend("vetter", Outcome::Withhold)?;
        self.decide("approver", Outcome::Withhold, &on)
    }

    pub(super) fn greenlit(&mut self) -> Result<EventId, Error> {
        self.in_order()?;
        self.recommend("vetter", Outcome::Greenlight)?;
        self.decide("approver", Outcome::Greenlight, &[])
    }
}
