//! Fills the rows about decisions, about acts that wait and about what is missing.

use std::sync::Arc;

use crate::domain::case::Text;
use crate::domain::case::awaiting::{About, Awaited};
use crate::domain::case::briefing::BriefingBody;
use crate::domain::case::condition::{Condition, MetBody};
use crate::domain::case::copies::{IssueBody, Issued, Overtaken};
use crate::domain::case::decision::DecisionBody;
use crate::domain::case::note::NoteBody;
use crate::domain::district::DistrictCode;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, Waived};
use crate::domain::gates::phase::of_the_next;
use crate::domain::gates::{gates, separate_for};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::marks::{DecisionMark, marks, of_phase};
use crate::domain::refusal::{Gate, GateId, Suggest};
use crate::domain::roster::Standing;
use crate::domain::settled::Settled;
use crate::domain::skeleton::DecisionState;
use crate::report::sheet::gather::Gather;
use crate::report::sheet::outcome_rows::{
    Apart, BriefingRow, ConditionRow, ConditionState, DecisionRow, Field, GateRow, IssuedRow, LateRow,
    NoteRow, PhaseMarkRow, RecommendationRow, SaysRow, SecondRow, SettledRow, ShownState, WaitingRow,
    WaiverRow,
};
use crate::report::{due, reasons};
use crate::say;

impl Gather<'_> {
    /// The event by which somebody first said, with effect, that a condition is met.
    fn met(&self, decision: EventId, number: u32) -> Option<SettledRow> {
        let file = self.view.file;
        if !file.skeleton.met.contains(&(decision, number)) {
            return None;
        }
        let says = Act::Met { decision, number };
        let counts = |at: usize, entry: &Entry| {
            let ok = file.verdicts().get(at).is_some_and(|verdict| verdict.standing == Standing::Ok);
            ok || file.skeleton.adopted.iter().any(|(_, event, _)| *event == entry.id)
        };
        let mut entries = file.history().entries().iter().enumerate();
        let (at, entry) = entries.find(|(at, entry)| entry.header.act == says && counts(*at, entry))?;
        let body = body_of::<MetBody>(entry);
        let (text, document) = body.map_or((None, None), |body| (Some(body.evidence.clone()), body.document));
        Some(SettledRow { mark: self.mark_at(at)?, second: None, text, document })
    }

    /// The waiver of a condition that took effect.
    fn waived(&self, decision: EventId, number: u32) -> Option<SettledRow> {
        let what = Waived::Condition(decision, number);
        let (second, _) = self.view.file.skeleton.waived.iter().find(|(_, waived)| *waived == what)?;
        self.waiver(*second)
    }

    /// The waiver that took effect with a second.
    fn waiver(&self, second: usize) -> Option<SettledRow> {
        let waiting = &self.view.file.skeleton.waiting;
        let asked = waiting.iter().find(|waiting| waiting.seconded == Some(second))?;
        let (mark, second) = (self.mark_at(asked.at)?, self.mark_at(second));
        Some(SettledRow { mark, second, text: self.text_at(asked.at), document: None })
    }

    /// What was waived of the case; a condition's waiver stands with the condition.
    pub(super) fn waivers(&self) -> Vec<WaiverRow> {
        let file = self.view.file;
        let row = |(second, waived): &(usize, Waived)| {
            let item = match *waived {
                Waived::Condition(..) => return None,
                Waived::Finding(event) => Some(event),
                Waived::Check(_) | Waived::Consent(_) | Waived::Dispute(_) | Waived::Prior(_) => None,
            };
            let (what, about) = file.waiver_of(*waived);
            let SettledRow { mark, second, text, .. } = self.waiver(*second)?;
            Some(WaiverRow { mark, what, about, item, second, why: text })
        };
        file.skeleton.waived.iter().filter_map(row).collect()
    }

    /// Conditions with their state; only those of a decision in effect can be missed.
    fn conditions(&self, decision: EventId, set: &[Condition], holds: bool) -> Vec<ConditionRow> {
        let place = self.view.file.place();
        let today = self.now.map_or(self.view.today, |now| place.day(now));
        let row = |(number, condition): (u32, &Condition)| {
            let (state, settled) = match (self.met(decision, number), self.waived(decision, number)) {
                (Some(met), _) => (ConditionState::Met, Some(met)),
                (None, Some(waived)) => (ConditionState::Waived, Some(waived)),
                (None, None) if holds && condition.due < today => (ConditionState::Missed, None),
                (None, None) => (ConditionState::Open, None),
            };
            ConditionRow {
                decision,
                number,
                text: condition.text.clone(),
                owner: condition.owner.clone(),
                due: condition.due,
                evidence: condition.evidence.clone(),
                state,
                settled,
            }
        };
        (1..).zip(set).map(row).collect()
    }

    fn says(body: Option<&DecisionBody>) -> SaysRow {
        SaysRow {
            reason: body.and_then(|body| body.reason),
            why: body.map(|body| body.why.clone()),
            applicant: body.and_then(|body| body.applicant.clone()),
            rests_on: body.map(|body| body.rests_on.clone()).unwrap_or_default(),
        }
    }

    pub(super) fn recommendations(&self) -> Vec<RecommendationRow> {
        let row = |recommendation: &crate::domain::case::decision::Recommended| RecommendationRow {
            mark: self.mark(&recommendation.stamp),
            outcome: recommendation.outcome,
            says: Self::says(recommendation.body.as_deref()),
            conditions: self.conditions(
                recommendation.stamp.id,
                recommendation.body.as_ref().map_or(&[], |body| body.conditions.as_slice()),
                false,
            ),
            recused: self.view.file.is_recused(recommendation.stamp.by),
        };
        self.view.file.recommendations.iter().map(row).collect()
    }

    pub(super) fn decisions(&self) -> Vec<DecisionRow> {
        let days_left = self.days().next.map(|next| next.days_left);
        let row = |decision: &crate::domain::case::decision::Decision| DecisionRow {
            mark: self.mark(&decision.stamp),
            outcome: decision.outcome,
            state: ShownState::of(decision, self.view.file),
            needs_second: decision.needs_second,
            second: decision.second.as_ref().map(|second| self.mark(second)),
            unseen: decision.unseen.clone(),
            marks: self.marks(decision),
            reverses: decision.reverses,
            ground: decision.body.as_ref().and_then(|body| body.ground),
            reversed_by: self.reversed_by(decision.stamp.id),
            recommendation: decision.recommendation,
            overrides: decision.body.as_ref().and_then(|body| body.overrides.clone()),
            by_approvers_word: self.view.file.is_by_approvers_word(decision),
            asked_on: decision.body.as_ref().and_then(|body| body.asked_on),
            says: Self::says(decision.body.as_deref()),
            conditions: self.conditions(
                decision.stamp.id,
                decision.body.as_ref().map_or(&[], |body| body.conditions.as_slice()),
                decision.state == DecisionState::Effective,
            ),
            days_left,
        };
        self.view.file.decisions.iter().map(row).collect()
    }

    /// The reversals of a decision that took effect, even where they were reversed in turn, and the decisions that
    /// replaced it without naming it.
    fn reversed_by(&self, decision: EventId) -> Vec<EventId> {
        let decisions = self.view.file.decisions.iter();
        let reversals =
            decisions.filter(|later| later.reverses == Some(decision) && later.state.took_effect());
        let mut by: Vec<EventId> = reversals.map(|reversal| reversal.stamp.id).collect();
        let unnamed = self.view.file.replaced_by(decision).map(|later| later.stamp.id);
        by.extend(unnamed.filter(|id| !by.contains(id)));
        by
    }

    fn marks(&self, decision: &crate::domain::case::decision::Decision) -> Vec<String> {
        let texts = self.texts;
        let words = |mark: DecisionMark| match mark {
            DecisionMark::Shut(gap) => say!(texts, decision_mark, gap = reasons::cause(&gap, texts)),
            DecisionMark::Noted(gap) => reasons::cause(&gap, texts),
            DecisionMark::Alike(alike) => reasons::alike(&alike, texts),
            DecisionMark::OnePerson(day) => say!(texts, decision_one_person, day = texts.day(day)),
        };
        marks(self.view.file, decision, self.view.roster).into_iter().map(words).collect()
    }

    fn text_at(&self, at: usize) -> Option<String> {
        self.entry(at).map(|entry| entry.text("text")).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The gates. That which separates the roster's keepers depends on the reader.
    pub(super) fn gates(&self, reader: PersonId) -> Vec<GateRow> {
        let mut gates = gates(self.view);
        for gate in gates.iter_mut().filter(|gate| gate.id == GateId::SeparateAdmin) {
            gate.gaps = separate_for(self.view, reader);
        }
        self.gate_rows(gates)
    }

    /// What the next phase would be refused for now.
    pub(super) fn next_phase(&self) -> Vec<GateRow> {
        self.gate_rows(of_the_next(self.view))
    }

    fn gate_rows(&self, gates: Vec<Gate>) -> Vec<GateRow> {
        let rows = |gate: Gate| -> Vec<GateRow> {
            let Gate { id, purpose, gaps } = gate;
            let open = GateRow {
                id,
                purpose,
                passes: true,
                reason: None,
                lifted_by: None,
                command: None,
                instead: None,
                code: None,
            };
            if gaps.is_empty() {
                return vec![open];
            }
            let shut = gaps.iter().map(|gap| GateRow {
                passes: false,
                reason: Some(reasons::cause(gap, self.texts)),
                lifted_by: Some(gap.lifted_by),
                command: gap.line(self.short),
                instead: gap.other_line(self.short),
                code: Some(gap.code()),
                ..open.clone()
            });
            shut.collect()
        };
        gates.into_iter().flat_map(rows).collect()
    }

    pub(super) fn notes(&self, notes: &[Text<Arc<NoteBody>>]) -> Vec<NoteRow> {
        let row = |note: &Text<Arc<NoteBody>>| NoteRow {
            mark: self.mark(&note.stamp),
            text: note.body.text.clone(),
            handling: note.body.handling,
            on: note.body.on,
        };
        notes.iter().map(row).collect()
    }

    pub(super) fn briefings(&self) -> Vec<BriefingRow> {
        let row = |briefing: &Text<Arc<BriefingBody>>| BriefingRow {
            mark: self.mark(&briefing.stamp),
            on: briefing.body.on,
            by: briefing.body.by.clone(),
            to: briefing.body.to.clone(),
        };
        self.view.file.briefings.iter().map(row).collect()
    }

    pub(super) fn waiting(&self) -> Vec<WaitingRow> {
        let declines = &self.view.file.skeleton.declines;
        let row = |waiting: &crate::domain::skeleton::Waiting| {
            Some(WaitingRow {
                declined: declines.iter().any(|decline| decline.of == waiting.id),
                mark: self.mark_at(waiting.at)?,
                verb: waiting.act.verb(),
                seconded: waiting.seconded.is_some(),
                text: self.text_at(waiting.at),
            })
        };
        self.view.file.skeleton.waiting.iter().filter_map(row).collect()
    }

    pub(super) fn seconds(&self) -> Vec<SecondRow> {
        let row = |awaited: Awaited| {
            let about = match awaited.about {
                About::Person(person) => About::Named(self.view.roster.name(person)),
                about => about,
            };
            SecondRow { mark: self.mark(&awaited.stamp), what: awaited.what, about, why: awaited.why }
        };
        self.view.file.seconds_awaited().into_iter().map(row).collect()
    }

    /// The copies of the brief that were given out.
    pub(super) fn issued(&self) -> Vec<IssuedRow> {
        let file = self.view.file;
        let owed: Vec<EventId> = file.outdated().iter().map(|(copy, _)| copy.stamp.id).collect();
        let row = |copy: &Issued| {
            let body = copy.body.as_deref();
            let overtaken = file.overtaken(copy);
            let command = body.filter(|_| owed.contains(&copy.stamp.id)).map(|body| {
                let to = Suggest::on_case("brief").given("--to", due::quoted(&body.to));
                to.given("--audience", copy.audience).line(self.short)
            });
            IssuedRow {
                mark: self.mark(&copy.stamp),
                copy: copy.copy,
                to: body.map(|body| body.to.clone()),
                audience: copy.audience,
                decision: body.and_then(|body| body.decision),
                decisions: body.map(IssueBody::rests_on).unwrap_or_default(),
                findings: body.map(|body| body.findings.clone()).unwrap_or_default(),
                heads: body.map(|body| body.heads.clone()).unwrap_or_default(),
                acts_since: file.acts_since(copy),
                outdated: !overtaken.is_empty(),
                replaced: file.is_replaced(copy),
                overtaken: overtaken.iter().map(|cause| self.overtaken(cause)).collect(),
                command,
            }
        };
        file.issued.iter().map(row).collect()
    }

    fn overtaken(&self, overtaken: &Overtaken) -> String {
        let place = self.view.file.place_at(overtaken.stamp().at);
        let day = self.texts.day(place.day(overtaken.stamp().time.utc()));
        match overtaken {
            Overtaken::Reversed(decision, _) => {
                say!(self.texts, overtaken_reversed, decision = self.view.file.short(*decision), day = day)
            }
            Overtaken::Ended(decision, _) => {
                say!(self.texts, overtaken_ended, decision = self.view.file.short(*decision), day = day)
            }
            Overtaken::Withdrawn(claim, _) => {
                let item = self.view.file.short(*claim);
                if self.view.file.interference.iter().any(|note| note.id() == *claim) {
                    say!(self.texts, overtaken_unfounded, note = item, day = day)
                } else {
                    say!(self.texts, overtaken_withdrawn, finding = item, day = day)
                }
            }
        }
    }

    pub(super) fn apart(&self) -> Vec<Apart> {
        let file = self.view.file;
        let skeleton = &file.skeleton;
        let names = self.view.policy.districts.names();
        let district = |(order, code): &(u16, DistrictCode)| {
            let name = names.by_code(*order, *code).map_or("", |known| match self.texts.lang() {
                crate::report::texts::Lang::En => &known.name_en,
                crate::report::texts::Lang::Fr => &known.name_fr,
            });
            format!("{code} {name}").trim().to_owned()
        };
        let mut apart = self.lost(Field::Name, &file.candidate.name, String::clone);
        apart.extend(self.lost(Field::District, &skeleton.district, district));
        apart.extend(self.lost(Field::Phase, &skeleton.phase, |(phase, _)| phase.to_string()));
        apart.extend(self.lost(Field::Assigned, &skeleton.assigned, |person| self.view.roster.name(*person)));
        apart.extend(self.lost(Field::Closed, &skeleton.closed, bool::to_string));
        apart
    }

    fn lost<T>(&self, what: Field, settled: &Settled<T>, value: impl Fn(&T) -> String) -> Vec<Apart> {
        let row =
            |(at, lost): &(usize, T)| Some(Apart { what, value: value(lost), mark: self.mark_at(*at)? });
        settled.apart().filter_map(row).collect()
    }

    /// The phases that were set although a requirement was not met.
    pub(super) fn phase_marks(&self) -> Vec<PhaseMarkRow> {
        let file = self.view.file;
        let counts =
            file.verdicts().iter().enumerate().filter(|(_, verdict)| verdict.standing == Standing::Ok);
        let row = |(at, _): (usize, _)| {
            let entry = self.entry(at)?;
            let Act::Phase { phase, .. } = entry.header.act else { return None };
            let gaps = of_phase(file, entry.id, self.view.roster);
            let gaps: Vec<_> = gaps.iter().map(|gap| reasons::cause(gap, self.texts)).collect();
            let mark = self.mark_at(at).filter(|_| !gaps.is_empty())?;
            Some(PhaseMarkRow { phase, gaps, mark })
        };
        counts.filter_map(row).collect()
    }

    pub(super) fn late(&self) -> Vec<LateRow> {
        let file = self.view.file;
        let late =
            file.verdicts().iter().enumerate().filter(|(_, verdict)| verdict.standing == Standing::Late);
        let row = |(at, _): (usize, _)| {
            let mark = self.mark_at(at)?;
            let adopted = file.skeleton.adopted.iter().any(|(_, event, _)| *event == mark.id);
            Some(LateRow { verb: self.entry(at)?.header.act.verb(), adopted, mark })
        };
        late.filter_map(row).collect()
    }
}
