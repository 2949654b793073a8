//! The second exercise: a dossier that may be disinformation.

use serde_json::json;

use crate::cli::demo::drill::{Exercise, Situation, Step, close_it, met, missed, nothing, put_to_applicant};
use crate::domain::event::{Act, Level, Outcome};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::messages;
use crate::say;

/// A dossier that may be disinformation.
pub(super) const DOSSIER: [Step; 5] = [
    Step {
        of: Situation::DossierArrives,
        choices: [missed(three_sources), met(one_origin), missed(nothing)],
    },
    Step {
        of: Situation::DossierSuspicion,
        choices: [missed(bare_suspicion), missed(nothing), met(tested_suspicion)],
    },
    Step {
        of: Situation::DossierApplicant,
        choices: [met(put_to_applicant), missed(nothing), missed(nothing)],
    },
    Step {
        of: Situation::DossierDecide,
        choices: [missed(withhold_on_dossier), met(cannot_tell), missed(nothing)],
    },
    Step { of: Situation::DossierLater, choices: [missed(nothing), missed(close_it), met(defer_it)] },
];

fn three_sources(play: &mut Exercise<'_>) -> Result<(), Error> {
    for number in 1..=3u32 {
        let outlet = say!(play.texts, drill_text_outlet, number = number);
        let text = play.text(messages::drill_text_dossier);
        play.scene.finding(3, "C3", "foreign-links", &outlet, &text)?;
    }
    Ok(())
}

fn one_origin(play: &mut Exercise<'_>) -> Result<(), Error> {
    let (text, origin) = (play.text(messages::drill_text_dossier), play.text(messages::drill_text_origin));
    play.finding = Some(play.scene.finding(3, "F6", "foreign-links", &origin, &text)?);
    Ok(())
}

fn bare_suspicion(play: &mut Exercise<'_>) -> Result<(), Error> {
    let question = play.text(messages::drill_text_suspicion);
    let body = json!({ "question": question, "matter": "complicity", "about": play.finding });
    play.flag = Some(play.flag(Level::Serious, body)?);
    Ok(())
}

fn tested_suspicion(play: &mut Exercise<'_>) -> Result<(), Error> {
    let body = json!({
        "question": play.text(messages::drill_text_suspicion), "matter": "complicity", "about": play.finding,
        "source": play.text(messages::drill_text_origin), "validity": play.text(messages::drill_text_validity),
        "may_know": play.text(messages::drill_text_may_know),
    });
    play.flag = Some(play.flag(Level::Serious, body)?);
    Ok(())
}

fn withhold_on_dossier(play: &mut Exercise<'_>) -> Result<(), Error> {
    play.scene.recommend("vetter", Outcome::Withhold)?;
    let on: Vec<EventId> = play.finding.into_iter().collect();
    play.scene.decide("approver", Outcome::Withhold, &on).map(|_| ())
}

fn cannot_tell(play: &mut Exercise<'_>) -> Result<(), Error> {
    play.note("reviewer", messages::drill_text_cannot_tell, play.finding)
}

fn defer_it(play: &mut Exercise<'_>) -> Result<(), Error> {
    let desk = play.scene.desk("reviewer")?;
    let (owner, today) = (desk.me(), desk.clock.today);
    let review = today.succ_opt().unwrap_or(today);
    let body = json!({
        "why": play.text(messages::drill_text_cannot_tell), "triggers": [play.text(messages::drill_text_second_origin)],
    });
    play.scene.one("reviewer", Act::Defer { flag: play.flag, review, owner }, body).map(|_| ())
}
