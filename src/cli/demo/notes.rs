//! The states of notes on foreign interference, a case for each.

use serde_json::json;

use crate::cli::demo::scene::{Scene, told};
use crate::domain::case::copies::IssueBody;
use crate::domain::case::interference::Interference;
use crate::domain::event::{Act, Audience, RecordKind, Relation, Waived};
use crate::domain::ids::EventId;
use crate::error::Error;

/// The script of a note that nobody has settled for a year.
pub(super) const OPEN: usize = 29;
/// How many days before the season it was written: in the first days of the season its review is due.
pub(super) const WRITTEN: i64 = 361;

impl Scene<'_> {
    /// Plays one of these scripts.
    pub(super) fn of_interference(&mut self, number: usize) -> Result<(), Error> {
        match number {
            // Open for a year: no greenlight until somebody else says what became of it, and a review is due.
            OPEN => {
                self.in_order()?;
                let open = self.file()?.interference.first().map(Interference::id);
                open.map_or(Ok(()), |note| self.answers(note))
            }
            // Proved, and two approvers waive it with a reason.
            30 => {
                let note = self.note("FI-15", "witting")?;
                self.settle(note, "substantiated")?;
                self.declare("approver")?;
                let act = Act::Waive { what: Waived::Finding(note) };
                let why = "Told of it at once; the list was never used.";
                let pourquoi = "L'a dit aussitôt; la liste n'a jamais servi.";
                let waiver = self.text("approver", act, why, pourquoi)?;
                self.second(waiver)
            }
            // Proved, and nobody waives it.
            31 => {
                let note = self.note("FI-03", "semi-witting")?;
                self.settle(note, "substantiated")
            }
            // Unfounded, after a copy of the brief had it: everybody who has one is told.
            _ => {
                let note = self.note("FI-07", "semi-witting")?;
                let heads = self.file()?.heads();
                let to = "Pernille Astrup".to_owned();
                let body = IssueBody { to, findings: vec![note], heads, ..IssueBody::default() };
                let body = serde_json::to_value(body).unwrap_or_default();
                self.declare("reviewer")?;
                self.one("reviewer", Act::Issue { copy: 1, audience: Audience::Leader }, body)?;
                self.settle(note, "unfounded")
            }
        }
    }

    /// What is written a year before the rest of its case.
    pub(super) fn written_early(&mut self) -> Result<(), Error> {
        self.declare("vetter")?;
        self.claim("FI-01", "unwitting").map(|_| ())
    }

    /// A note that was put to the applicant, in a file where everything else is in order.
    fn note(&mut self, indicator: &str, posture: &str) -> Result<EventId, Error> {
        self.in_order()?;
        let note = self.claim(indicator, posture)?;
        self.answers(note)?;
        Ok(note)
    }

    /// The applicant answers a note.
    fn answers(&mut self, note: EventId) -> Result<(), Error> {
        let en = "We met twice, about the cultural week. He asked for a list, and I gave him none.";
        let fr =
            "Deux rencontres, pour la semaine culturelle. Il a demandé une liste; je n'en ai donné aucune.";
        self.reply(note, en, fr)
    }

    fn claim(&mut self, indicator: &str, posture: &str) -> Result<EventId, Error> {
        let french = self.french;
        let body = json!({
            "indicator": indicator, "posture": posture, "grade": "B2",
            "text": told(french, "Two meetings with an attaché before the form was sent in; a list of members was asked for.", "Deux rencontres avec un attaché avant le dépôt du formulaire; une liste de membres a été demandée."),
            "innocent": told(french, "The meetings were about a cultural week that both helped to hold.", "Les rencontres portaient sur une semaine culturelle que tous deux organisaient."),
        });
        self.record("vetter", RecordKind::Interference, body)
    }

    /// A reviewer, who did not write it, says what became of it.
    fn settle(&mut self, note: EventId, status: &str) -> Result<(), Error> {
        self.declare("reviewer")?;
        let why = match status {
            "substantiated" => told(
                self.french,
                "Two people saw it, each apart.",
                "Deux personnes l'ont vu, chacune de son côté.",
            ),
            _ => told(
                self.french,
                "Another person of that name met the attaché.",
                "Une autre personne du même nom a rencontré l'attaché.",
            ),
        };
        let act = Act::Record { kind: RecordKind::Interference, relation: Relation::Continues(note) };
        self.one("reviewer", act, json!({ "status": status, "why": why })).map(|_| ())
    }
}
