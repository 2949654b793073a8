//! The invented season, one long script: sixty cases are played, so that every state that the program knows occurs.
//! Whatever happens here goes through the desk, like everything else.

use chrono::{Duration, NaiveDate};
use serde_json::json;

use crate::cli::demo::cast::{APPLICANTS, DISTRICTS, Office, clock, fixed_random, identity};
use crate::custody::{self, backup, variables};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::district::{self, DistrictCode};
use crate::domain::event::{Act, Declared, Level, Outcome, Phase, RecordKind, Relation, Tier, Waived};
use crate::domain::ids::{EventId, Nonce};
use crate::error::Error;
use crate::exchange::admit::admit;
use crate::store::work_folder::private_temp;

/// What is written in a case's language.
fn told(french: bool, en: &'static str, fr: &'static str) -> &'static str {
    if french { fr } else { en }
}

/// A day so long before the demo begins.
fn day(ago: i64) -> String {
    (clock(0).today - Duration::days(ago)).to_string()
}

/// A case being played.
pub(super) struct Scene<'a> {
    office: &'a mut Office,
    pub case: EventId,
    french: bool,
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

    pub(super) fn file(&mut self) -> Result<CaseFile, Error> {
        let desk = self.office.desk("vetter")?;
        Ok(desk.store.case(self.case, &desk.roster)?)
    }

    fn act(&mut self, who: &str, acts: Vec<(Act, serde_json::Value)>) -> Result<Vec<EventId>, Error> {
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

    fn police(&mut self, result: &str, ago: i64) -> Result<EventId, Error> {
        let on = day(ago);
        self.check(json!({ "check": "police", "kind": "crjmc", "method": "name", "status": "read", "result": result, "issued": on }))
    }

    fn credit(&mut self, result: &str) -> Result<EventId, Error> {
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
    fn declared_charge(&mut self) -> Result<(), Error> {
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

    pub(super) fn put(&mut self, finding: EventId) -> Result<(), Error> {
        let on = day(3);
        let text = told(
            self.french,
            "It is true, it was long ago, and I have paid what I owed.",
            "C'est vrai, c'était il y a longtemps, et j'ai remboursé ce que je devais.",
        );
        self.record("vetter", RecordKind::Reply, json!({ "about": finding, "on": on, "text": text }))
            .map(|_| ())
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

    fn text(&mut self, who: &str, act: Act, en: &'static str, fr: &'static str) -> Result<EventId, Error> {
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
    fn search(&mut self, who: &str) -> Result<(), Error> {
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
        let body = match outcome {
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
        };
        self.one(who, Act::Decide { outcome }, body)
    }

    pub(super) fn second(&mut self, event: EventId) -> Result<(), Error> {
        self.declare("second")?;
        self.one("second", Act::Second { event }, json!({ "text": "" })).map(|_| ())
    }

    fn phase(&mut self, phase: Phase, meeting: Option<i64>) -> Result<(), Error> {
        let date = clock(0).today;
        let meeting = meeting.map(|days| (date + Duration::days(days)).to_string());
        self.one("reviewer", Act::Phase { phase, date }, json!({ "meeting": meeting })).map(|_| ())
    }

    /// Members chose somebody whom nobody has decided about, and an approver sets it; it waits for its second.
    fn without_greenlight(&mut self) -> Result<EventId, Error> {
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
    fn grave(&mut self) -> Result<Vec<EventId>, Error> {
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

    fn withheld(&mut self) -> Result<EventId, Error> {
        self.in_order()?;
        let on = self.grave()?;
        self.recommend("vetter", Outcome::Withhold)?;
        self.decide("approver", Outcome::Withhold, &on)
    }

    fn greenlit(&mut self) -> Result<EventId, Error> {
        self.in_order()?;
        self.recommend("vetter", Outcome::Greenlight)?;
        self.decide("approver", Outcome::Greenlight, &[])
    }

    /// Two approvers decide in two copies of the store, without knowledge of each other.
    fn conflicting(&mut self) -> Result<(), Error> {
        self.in_order()?;
        self.recommend("vetter", Outcome::Greenlight)?;
        self.declare("approver")?;
        self.declare("second")?;
        self.search("approver")?;
        let case = self.case;
        let temp = variables::temp_dir();
        let away = private_temp("greenlight-demo-", &temp).map_err(|error| Error::io(&temp, &error))?;
        let copy = away.path().join("store");
        let here = self.office.desk("second")?;
        let on_the_road = here.clock;
        backup::copy_to(&here.store, &copy)?;
        let store = custody::open(&copy, &identity("second"))?;
        let mut there = Desk::open(store, identity("second"), on_the_road, fixed_random("away"))?;
        let file = there.store.case(case, &there.roster)?;
        let body = json!({ "why": told(self.french, "Decided on the road.", "Décidé en déplacement.") });
        let act = Act::Decide { outcome: Outcome::Greenlight };
        there.record(&[Draft::new(Target::case(&file), act, &body)?])?;
        self.decide("approver", Outcome::Greenlight, &[])?;
        let signed = there.store.history(case)?.entries().to_vec();
        let here = self.office.desk("second")?;
        let now = crate::domain::entry::Timestamp::new(here.clock.now);
        let (store, roster) = (&mut here.store, &here.roster);
        admit(store, roster, case, signed, now).map_err(|bad| Error::Admit { error: bad.to_string() })?;
        Ok(())
    }

    /// Plays script number `number`.
    fn play(&mut self, number: usize) -> Result<(), Error> {
        let french = self.french;
        match number {
            0 => Ok(()),
            1 => {
                self.declare("vetter")?;
                self.consents()?;
                self.check(
                    json!({ "check": "police", "kind": "crjmc", "method": "name", "status": "requested" }),
                )?;
                self.check(json!({ "check": "credit", "bureau": "TransUnion", "status": "with-applicant" }))?;
                self.phase(Phase::Vetting, Some(45))
            }
            2 => {
                self.declare("vetter")?;
                self.consents()?;
                self.police("incomplete", 12)?;
                self.credit("no-hit").map(|_| ())
            }
            3 => {
                self.declare("vetter")?;
                self.consents()?;
                let on = day(9);
                self.check(json!({ "check": "police", "kind": "crc", "method": "name", "status": "received", "issued": on }))?;
                self.check(json!({ "check": "credit", "bureau": "Equifax", "status": "authenticated", "issued": on }))?;
                self.own_word()
            }
            4 => {
                self.in_order()?;
                let text = told(
                    french,
                    "Two posts of 2014 that the form does not name.",
                    "Deux publications de 2014 que le formulaire ne nomme pas.",
                );
                self.finding(2, "B2", "publications-and-accounts", "public account", text).map(|_| ())
            }
            5 => {
                self.in_order()?;
                let text = told(
                    french,
                    "A trip in 2019: nobody says who paid.",
                    "Un voyage en 2019: personne ne dit qui a payé.",
                );
                let about = self.finding(2, "C3", "foreign-links", "the applicant", text)?;
                self.flag("vetter", Tier::Local, Level::Ordinary, Some(about)).map(|_| ())
            }
            6 => {
                self.declare("vetter")?;
                let flag = self.flag("vetter", Tier::Local, Level::Ordinary, None)?;
                self.text("reviewer", Act::Accept { flag }, "", "")?;
                self.text(
                    "reviewer",
                    Act::PassUp { flag },
                    "This is not ours to settle.",
                    "Ce n'est pas à nous d'en décider.",
                )
                .map(|_| ())
            }
            7 => {
                self.in_order()?;
                self.flag("approver", Tier::National, Level::Serious, None).map(|_| ())
            }
            8 => {
                let flag = self.flag("vetter", Tier::Local, Level::Ordinary, None)?;
                let date = clock(0).today + Duration::days(12);
                let act = Act::Return { flag, tier: Tier::Local, date };
                self.text(
                    "reviewer",
                    act,
                    "Please ask for the letter first.",
                    "Veuillez d'abord demander la lettre.",
                )
                .map(|_| ())
            }
            9 => {
                self.in_order()?;
                self.recommend("vetter", Outcome::Greenlight).map(|_| ())
            }
            10 => self.greenlit().map(|_| ()),
            11 => {
                self.in_order()?;
                self.recommend("reviewer", Outcome::WithConditions)?;
                self.declare("reviewer")?;
                self.decide("approver", Outcome::WithConditions, &[]).map(|_| ())
            }
            12 => self.withheld().map(|_| ()),
            13 => {
                let decision = self.withheld()?;
                self.second(decision)
            }
            14 => {
                self.withheld()?;
                let text = told(
                    french,
                    "A letter came after the decision.",
                    "Une lettre est arrivée après la décision.",
                );
                self.finding(1, "B2", "other", "post", text).map(|_| ())
            }
            15 => {
                let how = told(
                    french,
                    "by e-mail to the riding's chair",
                    "par courriel à la présidence de la circonscription",
                );
                let act = Act::Phase { phase: Phase::Withdrawn, date: clock(0).today };
                self.one("reviewer", act, json!({ "how": how })).map(|_| ())
            }
            16 => {
                let decision = self.withheld()?;
                self.second(decision)?;
                self.one("reviewer", Act::Close {}, json!({ "text": "" })).map(|_| ())
            }
            17 => {
                self.in_order()?;
                let person = self.office.desk("reviewer")?.me();
                let act = Act::Declare { person, state: Declared::Recused };
                let text = told(french, "We were law partners.", "Nous étions associés.");
                self.one("reviewer", act, json!({ "kind": "business", "text": text })).map(|_| ())
            }
            18 => {
                self.in_order()?;
                let body = json!({
                    "indicator": "FI-09", "posture": "target", "grade": "B2",
                    "innocent": told(french, "A prank by a rival's friend; the number is foreign.", "Une mauvaise blague; le numéro est étranger."),
                    "text": told(french, "Two calls spoke of relatives abroad.", "Deux appels ont parlé de parents à l'étranger."),
                });
                self.record("vetter", RecordKind::Interference, body)?;
                let flag = self.flag("vetter", Tier::Local, Level::Ordinary, None)?;
                self.answer("reviewer", flag)?;
                let body = json!({
                    "to": "cyber-centre", "on": day(0), "reply_due": (clock(0).today + Duration::days(9)).to_string(),
                    "text": told(french, "The two calls, with their times.", "Les deux appels, avec leurs heures."),
                    "credible": told(french, "The numbers were seen.", "Les numéros ont été vus."),
                    "actionable": told(french, "They know these numbers.", "Ils connaissent ces numéros."),
                    "authority": told(french, "The applicant agreed in writing.", "Accord écrit de la personne."),
                });
                self.one("approver", Act::Refer { route: None }, body).map(|_| ())
            }
            19 => self.conflicting(),
            20 => {
                self.declare("vetter")?;
                self.consents()?;
                self.police("confirmed-declared", 170)?;
                self.credit("review")?;
                self.own_word()?;
                self.declared_charge()?;
                self.phase(Phase::Vetting, Some(21))
            }
            21 => self.phase(Phase::Lapsed, None),
            22 => {
                let decision = self.greenlit()?;
                let on = self.grave()?;
                let body = json!({
                    "ground": "new-facts", "reason": "candour", "rests_on": on,
                    "why": told(french, "The court file was not known.", "Le dossier de cour n'était pas connu."),
                    "applicant": told(french, "A court file says otherwise.", "Un dossier de cour dit autre chose."),
                });
                let act = Act::Reverse { decision, outcome: Outcome::Withhold };
                let reversal = self.one("approver", act, body)?;
                self.second(reversal)
            }
            23 => {
                self.declare("vetter")?;
                self.consents()?;
                self.police("negative", 20)?;
                self.own_word()?;
                let act = Act::Waive { what: Waived::Check(crate::domain::check_kind::CheckKind::Credit) };
                self.declare("approver")?;
                let waiver =
                    self.text("approver", act, "The bureau is on strike.", "Le bureau est en grève.")?;
                self.second(waiver)
            }
            25 => {
                self.in_order()?;
                self.without_greenlight().map(|_| ())
            }
            26 => {
                self.in_order()?;
                let set = self.without_greenlight()?;
                self.second(set)
            }
            27 => {
                self.greenlit()?;
                self.phase(Phase::Nominated, None)?;
                let body = json!({
                    "notified": day(40), "cut_off": day(12), "members": 840, "new_members": 310, "voters": 402,
                    "margin": 12, "contestants": 2, "selected_on": day(5), "selected_by": "vote",
                });
                self.record("reviewer", RecordKind::Contest, body).map(|_| ())
            }
            28 => {
                self.greenlit()?;
                self.phase(Phase::Nominated, None)?;
                let text = told(
                    french,
                    "A court file of last month names them as the accused.",
                    "Un dossier de cour du mois dernier les nomme comme la personne accusée.",
                );
                self.finding(4, "B2", "criminal", "a court", text).map(|_| ())
            }
            _ => {
                self.declare("vetter")?;
                self.consents()?;
                self.police("certified-none", 60)?;
                self.credit("clear")?;
                let owner = self.office.desk("reviewer")?.me();
                let review = clock(0).today + Duration::days(10);
                let body = json!({
                    "why": told(french, "The audit of the firm is not out yet.", "La vérification de l'entreprise n'est pas parue."),
                    "triggers": [told(french, "The audit is out.", "La vérification paraît.")],
                });
                self.one("reviewer", Act::Defer { flag: None, review, owner }, body).map(|_| ())
            }
        }
    }
}

/// How many scripts take turns.
const SCRIPTS: usize = 25;
/// The first case of the third round: with it begin those that are played once.
const ONCE: usize = 2 * SCRIPTS + 1;
/// How many are played once.
const PLAYED_ONCE: usize = 4;

/// The script that a case is played by. All of them show every state.
fn script(index: usize) -> usize {
    let once = index.checked_sub(ONCE).filter(|at| *at < PLAYED_ONCE);
    once.map_or(index % SCRIPTS, |at| SCRIPTS + at)
}

/// Plays the season: every applicant but the first, whose case the demo plays before the reader's eyes.
pub(super) fn play(office: &mut Office, progress: &dyn Fn(usize, usize)) -> Result<(), Error> {
    for (index, name) in APPLICANTS.iter().enumerate().skip(1) {
        let place = DISTRICTS.get(index % DISTRICTS.len()).copied().unwrap_or(DISTRICTS[0]);
        let mut scene = Scene::open(office, name, place)?;
        // Open cases are the most; the rest take turns.
        scene.play(script(index))?;
        // In most cases everybody has declared; of the others only the public facts are visible yet.
        if index % 5 != 4 {
            for who in ["vetter", "reviewer", "approver"] {
                scene.declare(who)?;
            }
        }
        let case = scene.case;
        if index % 3 == 0 {
            assign(office, case)?;
        }
        progress(index, APPLICANTS.len());
    }
    Ok(())
}

fn assign(office: &mut Office, case: EventId) -> Result<(), Error> {
    let person = office.desk("vetter")?.me();
    let desk = office.desk("approver")?;
    let file = desk.store.case(case, &desk.roster)?;
    if file.skeleton.is_closed() {
        return Ok(());
    }
    desk.record(&[Draft::bare(Target::case(&file), Act::Assign { person })]).map(|_| ())
}
