//! The invented season, one long script: sixty cases are played, so that every state that the program knows occurs.
//! Whatever happens here goes through the desk, like everything else.

use chrono::Duration;
use serde_json::json;

use crate::cli::demo::cast::{APPLICANTS, DISTRICTS, Office, clock, fixed_random, identity};
use crate::cli::demo::notes::{OPEN, WRITTEN};
use crate::cli::demo::scene::{Scene, day, told};
use crate::custody::{self, backup, variables};
use crate::desk::{Desk, Draft, Target};
use crate::domain::district::{DistrictCode, ORDER};
use crate::domain::event::{Act, Declared, Level, Outcome, Phase, RecordKind, Tier, Waived};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::exchange::admit::admit;
use crate::store::work_folder::private_temp;

impl Scene<'_> {
    /// Two approvers decide in two copies of the store, without knowledge of each other: here for a greenlight, on the
    /// road for this.
    fn made_apart(&mut self, outcome: Outcome) -> Result<(), Error> {
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
        let mut body = self.says(outcome, &[]);
        if let Some(why) = body.get_mut("why") {
            *why = told(self.french, "Decided on the road.", "Décidé en déplacement.").into();
        }
        let act = Act::Decide { outcome };
        there.record(&[Draft::new(Target::case(&file), act, &body)?])?;
        self.decide("approver", Outcome::Greenlight, &[])?;
        let signed = there.store.history(case)?.entries().to_vec();
        let here = self.office.desk("second")?;
        let now = crate::domain::entry::Timestamp::new(here.clock.now);
        let (store, roster) = (&mut here.store, &here.roster);
        admit(store, roster, case, &signed, now).map_err(|bad| Error::Admit { error: bad.to_string() })?;
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
            AGREES => self.made_apart(Outcome::Greenlight),
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
            29..33 => self.of_interference(number),
            33 => {
                // Moved after the greenlight, which was for another riding.
                self.greenlit()?;
                self.phase(Phase::Nominated, None)?;
                let Some(district) = DistrictCode::new(13005) else { return Ok(()) };
                self.one("reviewer", Act::Place { order: ORDER, district }, json!({})).map(|_| ())
            }
            DISAGREES => self.made_apart(Outcome::WithConditions),
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
const PLAYED_ONCE: usize = 9;

/// The script of decisions that were made apart, and in its second round of those that disagree.
const AGREES: usize = 19;
const DISAGREES: usize = SCRIPTS + PLAYED_ONCE;

/// The script that a case is played by. All of them show every state.
fn script(index: usize) -> usize {
    let once = index.checked_sub(ONCE).filter(|at| *at < PLAYED_ONCE);
    match index.checked_sub(SCRIPTS) {
        Some(AGREES) => DISAGREES,
        _ => once.map_or(index % SCRIPTS, |at| SCRIPTS + at),
    }
}

/// The district of an applicant.
fn place(index: usize) -> u32 {
    DISTRICTS.get(index % DISTRICTS.len()).copied().unwrap_or(DISTRICTS[0])
}

/// Somebody applied a year ago; a note was written then, and the case waited for the season.
fn written_early(office: &mut Office, name: &str, place: u32) -> Result<EventId, Error> {
    office.before_the_season(WRITTEN, |office| {
        let mut scene = Scene::open(office, name, place)?;
        scene.written_early()?;
        let case = scene.case;
        assign(office, case)?;
        Ok(case)
    })
}

/// Plays the season: every applicant but the first, whose case the demo plays before the reader's eyes.
pub(super) fn play(office: &mut Office, progress: &dyn Fn(usize, usize)) -> Result<(), Error> {
    let early = APPLICANTS.iter().enumerate().find(|(index, _)| script(*index) == OPEN);
    let early = match early {
        Some((index, name)) => Some((index, written_early(office, name, place(index))?)),
        None => None,
    };
    for (index, name) in APPLICANTS.iter().enumerate().skip(1) {
        let mut scene = match early.filter(|(at, _)| *at == index) {
            Some((_, case)) => Scene::again(office, case)?,
            None => Scene::open(office, name, place(index))?,
        };
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
