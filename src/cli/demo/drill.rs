//! `greenlight demo --drill`: an exercise with invented people. At each step the person at the keyboard says what they
//! would do; it is done in a temporary store with the real rules, and at the end is listed what was met and what was
//! missed.

mod dossier;
mod news;

use std::fmt::Display;

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::demo::cast::Office;
use crate::cli::demo::scene::Scene;
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::domain::event::{Act, Level, Outcome, Phase, RecordKind, Route, Tier};
use crate::domain::ids::EventId;
use crate::domain::words::{Word as _, words};
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::report::reasons;
use crate::report::texts::Texts;
use crate::say;

/// What somebody may do at a step.
struct Choice {
    /// Whether the rules of the field ask for it.
    met: bool,
    /// What it does in the store.
    does: fn(&mut Exercise<'_>) -> Result<(), Error>,
}

const fn met(does: fn(&mut Exercise<'_>) -> Result<(), Error>) -> Choice {
    Choice { met: true, does }
}

const fn missed(does: fn(&mut Exercise<'_>) -> Result<(), Error>) -> Choice {
    Choice { met: false, does }
}

words! {
    /// The situations, in their order. The words of each stand under `drill-` and its own: the situation itself,
    /// `…-title`, `…-1` to `…-3`, `…-why`.
    Situation "drill" {
        ThreatCall = "threat-call",
        ThreatNational = "threat-national",
        ThreatVictim = "threat-victim",
        ThreatOutside = "threat-outside",
        ThreatClose = "threat-close",
        DossierArrives = "dossier-arrives",
        DossierSuspicion = "dossier-suspicion",
        DossierApplicant = "dossier-applicant",
        DossierDecide = "dossier-decide",
        DossierLater = "dossier-later",
        NewsArrives = "news-arrives",
        NewsAlone = "news-alone",
        NewsApplicant = "news-applicant",
        NewsBar = "news-bar",
        NewsEnds = "news-ends",
    }
}

impl Situation {
    /// A part of its words: `title`, the number of a choice, `why`.
    fn part(self, part: impl Display, texts: &Texts) -> String {
        texts.find(&format!("{}-{self}-{part}", Self::LIST))
    }
}

/// A step.
struct Step {
    of: Situation,
    choices: [Choice; 3],
}

/// A threat to a candidate two days before nominations close.
const THREAT: [Step; 5] = [
    Step { of: Situation::ThreatCall, choices: [missed(nothing), met(safety), missed(ordinary_flag)] },
    Step {
        of: Situation::ThreatNational,
        choices: [missed(defer_danger), missed(pass_danger), met(take_danger)],
    },
    Step {
        of: Situation::ThreatVictim,
        choices: [met(victim_report), missed(witting_note), missed(nothing)],
    },
    Step {
        of: Situation::ThreatOutside,
        choices: [missed(tell_at_once), met(tell_outside), missed(nothing)],
    },
    Step {
        of: Situation::ThreatClose,
        choices: [missed(withhold_on_nothing), missed(put_off), met(stand_by)],
    },
];

/// What is being played.
struct Exercise<'a> {
    scene: Scene<'a>,
    texts: &'a Texts,
    danger: Option<EventId>,
    flag: Option<EventId>,
    finding: Option<EventId>,
    greenlight: Option<EventId>,
}

/// How an exercise begins.
type Begins = for<'a> fn(&'a mut Office, &'a Texts, &str, u32) -> Result<Exercise<'a>, Error>;

/// Plays the exercises, one after the other.
pub(super) fn play(context: &Context, office: &mut Office) -> Result<(), Error> {
    let texts = &context.texts;
    context.output.paragraph("", &say!(texts, drill_title));
    context.output.paragraph("", &say!(texts, drill_how));
    let mut results = Vec::new();
    let parts: [(_, _, Begins, _, _); 3] = [
        (messages::drill_threat, &THREAT, begin_nominated, "Ottilie Penhaligon", 35030),
        (messages::drill_dossier, &dossier::DOSSIER, begin_nominated, "Magnus Thistlewood", 59003),
        (messages::drill_news, &news::NEWS, news::begin, "Winifred Castellane", 13004),
    ];
    'all: for (part, steps, begin, name, place) in parts {
        Output::text("");
        context.output.paragraph("", &texts.say(part, messages::drill_threat { name: name.into() }));
        let mut exercise = begin(office, texts, name, place)?;
        for step in steps {
            let Some(choice) = ask(context, step)? else { break 'all };
            results.push((step.of, choice.met));
            exercise.answer(context, step, choice)?;
        }
    }
    tally(context, &results);
    Ok(())
}

/// Shows a step and asks until one of its choices is named; nothing where the person goes.
fn ask<'s>(context: &Context, step: &'s Step) -> Result<Option<&'s Choice>, Error> {
    let texts = &context.texts;
    Output::text("");
    context.output.paragraph("", &texts.word(step.of));
    for number in 1..=step.choices.len() {
        context.output.paragraph("  ", &format!("{number}  {}", step.of.part(number, texts)));
    }
    loop {
        let Some(answer) = prompt::line(&say!(texts, drill_ask))? else { return Ok(None) };
        if answer.eq_ignore_ascii_case("q") {
            return Ok(None);
        }
        let chosen = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match chosen.and_then(|index| step.choices.get(index)) {
            Some(choice) => return Ok(Some(choice)),
            None => context.output.warn(&say!(texts, drill_again)),
        }
    }
}

fn tally(context: &Context, results: &[(Situation, bool)]) {
    let texts = &context.texts;
    for (wanted, heading) in [(true, messages::drill_met), (false, messages::drill_missed)] {
        let of_this: Vec<_> = results.iter().filter(|(_, met)| *met == wanted).collect();
        if !of_this.is_empty() {
            Output::text("");
            context
                .output
                .paragraph("", &texts.say(heading, messages::drill_met { count: of_this.len().into() }));
        }
        for (situation, _) in of_this {
            context.output.paragraph("  ", &format!("- {}", situation.part("title", texts)));
        }
    }
    Output::text("");
    context.output.paragraph("", &say!(texts, drill_end));
}

/// A nominated candidate two days before nominations close, everything in order.
fn begin_nominated<'a>(
    office: &'a mut Office,
    texts: &'a Texts,
    name: &str,
    place: u32,
) -> Result<Exercise<'a>, Error> {
    let mut scene = Scene::open(office, name, place)?;
    scene.in_order()?;
    scene.declare("reviewer")?;
    scene.declare("approver")?;
    let today = scene.desk("reviewer")?.clock.today;
    let close = today.checked_add_days(chrono::Days::new(2)).unwrap_or(today);
    // Members chose somebody who is not greenlit yet: two approvers let it be.
    let act = Act::Phase { phase: Phase::Nominated, date: today };
    let why = say!(texts, drill_without_greenlight);
    let body = json!({ "close": close, "without_greenlight": true, "why": why });
    let set = scene.one("approver", act, body)?;
    scene.one("second", Act::Second { event: set }, json!({ "text": "" }))?;
    Ok(Exercise { scene, texts, danger: None, flag: None, finding: None, greenlight: None })
}

impl Exercise<'_> {
    /// Does what was chosen, says what came of it and why, and brings the exercise to where the next step begins.
    fn answer(&mut self, context: &Context, step: &Step, choice: &Choice) -> Result<(), Error> {
        let before = self.scene.file()?.history().len();
        match (choice.does)(self) {
            Ok(()) => {
                let written = self.scene.file()?.history().len().saturating_sub(before);
                context.output.paragraph("    ", &say!(self.texts, drill_written, count = written));
            }
            Err(error) => self.refused(context, &error),
        }
        let verdict = say!(self.texts, if choice.met { drill_was_met } else { drill_was_missed });
        let why = step.of.part("why", self.texts);
        context.output.paragraph("    ", &format!("{verdict} {why}"));
        if let (false, Some(right)) = (choice.met, step.choices.iter().find(|known| known.met)) {
            context.output.paragraph("    ", &say!(self.texts, drill_colleague));
            // The next step does not depend on it, so a refusal is ignored.
            let _ = (right.does)(self);
        }
        self.stands(context)
    }

    /// What the desk answers where it refuses: the same words as in earnest.
    fn refused(&self, context: &Context, error: &Error) {
        let (what, _) = error.tell(self.texts);
        context.output.paragraph("    ", &say!(self.texts, drill_refused, why = what));
        for gap in error.gates().iter().flat_map(|gate| &gate.gaps) {
            context.output.paragraph("      ", &reasons::cause(gap, self.texts));
        }
    }

    /// Where the open flags stand, and until when.
    fn stands(&mut self, context: &Context) -> Result<(), Error> {
        let file = self.scene.file()?;
        let desk = self.scene.desk("approver")?;
        let (policy, place) = (desk.policy(), file.place());
        for flag in file.flags.iter().filter(|flag| flag.is_open()) {
            for rung in flag.stands_on(place.day(desk.clock.now), &policy, place) {
                let (tier, due) = (self.texts.word(rung.tier), self.texts.day(rung.due));
                let letters = file.short(flag.stamp.id);
                let line = say!(self.texts, drill_stands, flag = letters, tier = tier, due = due);
                context.output.paragraph("    ", &line);
            }
        }
        Ok(())
    }

    fn note(&mut self, who: &str, text: Message, about: Option<EventId>) -> Result<(), Error> {
        let text = self.texts.get(text);
        self.scene.record(who, RecordKind::Note, json!({ "text": text, "about": about })).map(|_| ())
    }

    fn flag(&mut self, level: Level, fields: serde_json::Value) -> Result<EventId, Error> {
        self.scene.one("vetter", Act::Flag { level, from: Tier::Local, route: None }, fields)
    }

    fn text(&self, id: Message) -> String {
        self.texts.get(id)
    }
}

fn nothing(_: &mut Exercise<'_>) -> Result<(), Error> {
    Ok(())
}

fn safety(play: &mut Exercise<'_>) -> Result<(), Error> {
    let question = play.text(messages::drill_text_threat);
    let act = Act::Flag { level: Level::Serious, from: Tier::Local, route: Some(Route::Safety) };
    let body = json!({ "question": question, "matter": "threat-to-life", "drill": true });
    play.danger = Some(play.scene.one("vetter", act, body)?);
    Ok(())
}

fn ordinary_flag(play: &mut Exercise<'_>) -> Result<(), Error> {
    let question = play.text(messages::drill_text_threat);
    play.flag(Level::Serious, json!({ "question": question })).map(|_| ())
}

fn defer_danger(play: &mut Exercise<'_>) -> Result<(), Error> {
    let danger = play.danger;
    defer_for(play, danger, 7)
}

fn put_off(play: &mut Exercise<'_>) -> Result<(), Error> {
    defer_for(play, None, 10)
}

fn defer_for(play: &mut Exercise<'_>, flag: Option<EventId>, days: u64) -> Result<(), Error> {
    let desk = play.scene.desk("approver")?;
    let (owner, today) = (desk.me(), desk.clock.today);
    let review = today.checked_add_days(chrono::Days::new(days)).unwrap_or(today);
    let body = json!({ "why": play.text(messages::drill_text_no_fuss), "triggers": [play.text(messages::drill_text_trigger)] });
    play.scene.one("approver", Act::Defer { flag, review, owner }, body).map(|_| ())
}

fn pass_danger(play: &mut Exercise<'_>) -> Result<(), Error> {
    let Some(flag) = play.danger else { return Ok(()) };
    let text = play.text(messages::drill_text_pass);
    play.scene.one("approver", Act::PassUp { flag }, json!({ "text": text })).map(|_| ())
}

fn take_danger(play: &mut Exercise<'_>) -> Result<(), Error> {
    let Some(flag) = play.danger else { return Ok(()) };
    let who = if play.scene.file()?.tier() == Tier::Leader { "leader" } else { "approver" };
    let text = play.text(messages::drill_text_taken);
    play.scene.one(who, Act::Accept { flag }, json!({ "text": text }))?;
    play.note("approver", messages::drill_text_police, Some(flag))
}

fn victim_report(play: &mut Exercise<'_>) -> Result<(), Error> {
    let question = play.text(messages::drill_text_report);
    let flag = play.flag(Level::Serious, json!({ "question": question, "matter": "victim-report" }))?;
    play.flag = Some(flag);
    let text = play.text(messages::drill_text_contact);
    let body = json!({ "text": text, "about": flag, "support": "contact-person" });
    play.scene.record("vetter", RecordKind::Note, body).map(|_| ())
}

fn witting_note(play: &mut Exercise<'_>) -> Result<(), Error> {
    let body = json!({
        "indicator": "FI-09", "posture": "witting", "grade": "F6",
        "text": play.text(messages::drill_text_report), "innocent": play.text(messages::drill_text_innocent),
    });
    play.scene.record("vetter", RecordKind::Interference, body).map(|_| ())
}

fn tell_at_once(play: &mut Exercise<'_>) -> Result<(), Error> {
    let today = play.scene.desk("approver")?.clock.today;
    let body = json!({ "to": "cyber-centre", "text": play.text(messages::drill_text_account), "on": today });
    play.scene.one("approver", Act::Refer { route: None }, body).map(|_| ())
}

fn tell_outside(play: &mut Exercise<'_>) -> Result<(), Error> {
    let today = play.scene.desk("approver")?.clock.today;
    let body = json!({
        "to": "cyber-centre", "text": play.text(messages::drill_text_account), "on": today, "drill": true,
        "credible": play.text(messages::drill_text_credible), "actionable": play.text(messages::drill_text_actionable),
        "authority": play.text(messages::drill_text_authority),
    });
    play.scene.one("approver", Act::Refer { route: None }, body).map(|_| ())
}

fn withhold_on_nothing(play: &mut Exercise<'_>) -> Result<(), Error> {
    play.scene.recommend("vetter", Outcome::Withhold)?;
    play.scene.decide("approver", Outcome::Withhold, &[]).map(|_| ())
}

fn stand_by(play: &mut Exercise<'_>) -> Result<(), Error> {
    play.note("approver", messages::drill_text_no_ground, None)
}

fn put_to_applicant(play: &mut Exercise<'_>) -> Result<(), Error> {
    let Some(about) = play.finding else { return Ok(()) };
    let on = play.scene.desk("vetter")?.clock.today;
    let text = play.text(messages::drill_text_reply);
    play.scene
        .record("vetter", RecordKind::Reply, json!({ "about": about, "on": on, "text": text }))
        .map(|_| ())
}

fn close_it(play: &mut Exercise<'_>) -> Result<(), Error> {
    let text = play.text(messages::drill_text_no_fuss);
    play.scene.one("reviewer", Act::Close {}, json!({ "text": text })).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::texts::Lang;

    #[test]
    fn every_situation_is_played_once_and_has_all_its_words() {
        let steps = || THREAT.iter().chain(&dossier::DOSSIER).chain(&news::NEWS);
        assert_eq!(steps().map(|step| step.of).collect::<Vec<_>>(), Situation::ALL);
        for texts in [Lang::En, Lang::Fr].map(Texts::new) {
            for step in steps() {
                let numbers = (1..=step.choices.len()).map(|number| number.to_string());
                for part in numbers.chain(["title", "why"].map(str::to_owned)) {
                    let id = format!("drill-{}-{part}", step.of);
                    assert!(texts.has(&id), "{id}");
                }
            }
        }
    }
}
