//! The third exercise: grave news about somebody greenlit and nominated, ten days before nominations close.

use serde_json::json;

use crate::cli::demo::cast::Office;
use crate::cli::demo::drill::{
    Exercise, Situation, Step, close_it, defer_for, met, missed, nothing, ordinary_flag, put_to_applicant,
};
use crate::cli::demo::scene::Scene;
use crate::domain::event::{Act, Outcome, Phase, RecordKind};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::messages;
use crate::report::texts::Texts;

/// How many days before nominations close it begins.
const DAYS: u64 = 10;

pub(super) const NEWS: [Step; 5] = [
    Step { of: Situation::NewsArrives, choices: [missed(nothing), met(record_it), missed(ordinary_flag)] },
    Step { of: Situation::NewsAlone, choices: [missed(weigh_own), met(consult), missed(nothing)] },
    Step { of: Situation::NewsApplicant, choices: [met(put_to_applicant), missed(nothing), missed(nothing)] },
    Step { of: Situation::NewsBar, choices: [missed(reverse_on_one), missed(nothing), met(certified_copy)] },
    Step { of: Situation::NewsEnds, choices: [missed(past_the_close), met(weigh), missed(close_it)] },
];

/// Somebody who was greenlit and then nominated, everything in order.
pub(super) fn begin<'a>(
    office: &'a mut Office,
    texts: &'a Texts,
    name: &str,
    place: u32,
) -> Result<Exercise<'a>, Error> {
    let mut scene = Scene::open(office, name, place)?;
    let greenlight = scene.greenlit()?;
    for who in ["reviewer", "second"] {
        scene.declare(who)?;
    }
    let today = scene.desk("reviewer")?.clock.today;
    let close = today.checked_add_days(chrono::Days::new(DAYS)).unwrap_or(today);
    let act = Act::Phase { phase: Phase::Nominated, date: today };
    scene.one("reviewer", act, json!({ "close": close }))?;
    let (danger, flag, finding) = (None, None, None);
    Ok(Exercise { scene, texts, danger, flag, finding, greenlight: Some(greenlight) })
}

fn record_it(play: &mut Exercise<'_>) -> Result<(), Error> {
    let (text, origin) =
        (play.text(messages::drill_text_accused), play.text(messages::drill_text_court_list));
    play.finding = Some(play.scene.finding(3, "B2", "criminal", &origin, &text)?);
    Ok(())
}

/// The name under which a weighing answers for the finding.
fn item(play: &mut Exercise<'_>) -> Result<Option<String>, Error> {
    let news = play.scene.file()?.news();
    Ok(news.first().map(crate::domain::case::grave::Grave::name))
}

fn weighing(play: &mut Exercise<'_>, who: &str) -> Result<(), Error> {
    let Some(item) = item(play)? else { return Ok(()) };
    let why = play.text(messages::drill_text_stays);
    let body = json!({ "items": [item], "why": why });
    play.scene.record(who, RecordKind::Weighing, body).map(|_| ())
}

fn weigh_own(play: &mut Exercise<'_>) -> Result<(), Error> {
    weighing(play, "approver")
}

fn weigh(play: &mut Exercise<'_>) -> Result<(), Error> {
    weighing(play, "second")
}

fn consult(play: &mut Exercise<'_>) -> Result<(), Error> {
    play.scene.declare("leader")?;
    play.note("leader", messages::drill_text_leader, play.finding)
}

fn reverse_on_one(play: &mut Exercise<'_>) -> Result<(), Error> {
    let Some(decision) = play.greenlight else { return Ok(()) };
    let on: Vec<EventId> = play.finding.into_iter().collect();
    let body = json!({
        "ground": "new-facts", "reason": "candour", "rests_on": on, "why": play.text(messages::drill_text_accused),
        "applicant": play.text(messages::drill_text_differs),
    });
    let act = Act::Reverse { decision, outcome: Outcome::Withhold };
    play.scene.one("approver", act, body).map(|_| ())
}

fn certified_copy(play: &mut Exercise<'_>) -> Result<(), Error> {
    let on = play.scene.desk("vetter")?.clock.today;
    let (title, text) = (play.text(messages::drill_text_copy), play.text(messages::drill_text_copy_says));
    let body = json!({ "step": "received", "title": title, "on": on, "text": text });
    play.scene.record("vetter", RecordKind::Document, body).map(|_| ())
}

fn past_the_close(play: &mut Exercise<'_>) -> Result<(), Error> {
    defer_for(play, None, DAYS + 1)
}
