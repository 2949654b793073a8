//! A sentence for each verb, without its subject: `opened the case`, `raised a serious flag`.

use std::sync::Arc;

use crate::domain::case::CaseFile;
use crate::domain::case::briefing::BriefingBody;
use crate::domain::case::candidate::CandidateBody;
use crate::domain::case::check::CheckBody;
use crate::domain::case::consent::ConsentBody;
use crate::domain::case::contest::ContestBody;
use crate::domain::case::copies::IssueBody;
use crate::domain::case::deferral::ResumeBody;
use crate::domain::case::document::DocumentBody;
use crate::domain::case::finding::{FindingBody, Put};
use crate::domain::case::interference::InterferenceBody;
use crate::domain::case::note::NoteBody;
use crate::domain::case::prior::PriorBody;
use crate::domain::case::referral::ReferBody;
use crate::domain::case::reply::ReplyBody;
use crate::domain::case::weighing::WeighingBody;
use crate::domain::district::{self, DistrictCode, Scope};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, Audience, RecordKind, Route, Waived};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::{GrantBody, Roster};
use crate::domain::route::Channel;
use crate::report::texts::{Lang, Texts};
use crate::report::{application, changes, contest, phrases, shown};
use crate::say;
use crate::seal::identity::fingerprint;

#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) file: Option<&'a CaseFile>,
    pub(super) roster: &'a Roster,
    pub(super) texts: &'a Texts,
    /// Whether sentences may use the bodies, not only the headers.
    pub(super) content: bool,
}

impl Teller<'_> {
    fn short(&self, id: EventId) -> String {
        self.file.map_or_else(|| id.short(0), |file| file.short(id))
    }

    fn name(&self, person: PersonId) -> String {
        self.roster.name(person)
    }

    fn district(&self, order: u16, code: DistrictCode) -> String {
        let names = self.roster.policy().districts.names();
        let name = names.by_code(order, code).map(|known| match self.texts.lang() {
            Lang::En => &known.name_en,
            Lang::Fr => &known.name_fr,
        });
        name.map_or_else(|| format!("{code} ({order})"), |name| format!("{name} ({code})"))
    }

    fn scope(&self, scope: Scope) -> String {
        match scope {
            Scope::Canada => say!(self.texts, scope_canada),
            Scope::Province(province) => self.texts.word(province),
            Scope::District(code) => self.district(district::ORDER, code),
        }
    }

    pub(super) fn of_case(&self, entry: &Entry) -> String {
        let texts = self.texts;
        match &entry.header.act {
            Act::Open { order, district, .. } => {
                say!(texts, log_open, district = self.district(*order, *district))
            }
            Act::Place { order, district } => {
                say!(texts, log_place, district = self.district(*order, *district))
            }
            Act::Phase { phase, date } => {
                say!(texts, log_phase, phase = texts.word(*phase), day = texts.day(*date))
            }
            Act::Assign { person } => say!(texts, log_assign, name = self.name(*person)),
            Act::Declare { person, state } => {
                let by = self.roster.person_of(entry.header.by);
                let own = by.is_some_and(|by| self.roster.same().is(by, *person));
                let (name, state) = (self.name(*person), texts.word(*state));
                say!(
                    texts,
                    if own { log_declare_oneself } else { log_declare_another },
                    name = name,
                    state = state
                )
            }
            Act::Record { kind, .. } => self.record(*kind, entry),
            Act::Adopt { events } => {
                let ids = events.iter().map(|id| self.short(*id)).collect::<Vec<_>>().join(", ");
                say!(texts, log_adopt, count = events.len(), ids = ids)
            }
            Act::Flag { route: Some(Route::Safety), .. } => say!(texts, log_flag_safety),
            Act::Flag { level, from, .. } => {
                say!(texts, log_flag, level = texts.word(*level), tier = texts.word(*from))
            }
            Act::Accept { flag } => say!(texts, log_accept, id = self.short(*flag)),
            Act::Answer { flag } => say!(texts, log_answer, id = self.short(*flag)),
            Act::Return { flag, tier, date } => say!(
                texts,
                log_return,
                id = self.short(*flag),
                tier = texts.word(*tier),
                day = texts.day(*date)
            ),
            Act::PassUp { flag } => say!(texts, log_pass_up, id = self.short(*flag)),
            Act::Defer { flag, review, owner } => {
                let (name, day) = (self.name(*owner), texts.day(*review));
                match flag {
                    Some(flag) => {
                        say!(texts, log_defer_flag, id = self.short(*flag), name = name, day = day)
                    }
                    None => say!(texts, log_defer_case, name = name, day = day),
                }
            }
            Act::Resume { deferral } => {
                let plain = say!(texts, log_resume, id = self.short(*deferral));
                match body_of::<ResumeBody>(entry).filter(|_| self.content) {
                    Some(body) => {
                        say!(texts, log_record_with, what = plain, details = texts.word(body.outcome))
                    }
                    None => plain,
                }
            }
            Act::Refer { route: Some(Route::Safety) } => say!(texts, log_refer_safety),
            Act::Refer { route: None } => {
                let body = body_of::<ReferBody>(entry).filter(|_| self.content);
                body.map_or_else(
                    || say!(texts, log_refer),
                    |body| {
                        let to = body
                            .to
                            .parse::<Channel>()
                            .map_or_else(|_| body.to.clone(), |channel| texts.word(channel));
                        say!(texts, log_refer_to, to = shown::cut(&to, 120), day = texts.day(body.on))
                    },
                )
            }
            Act::Recommend { outcome } => say!(texts, log_recommend, outcome = texts.word(*outcome)),
            Act::Decide { outcome } => say!(texts, log_decide, outcome = texts.word(*outcome)),
            Act::Reverse { decision, outcome } => {
                say!(texts, log_reverse, id = self.short(*decision), outcome = texts.word(*outcome))
            }
            Act::Waive { what } => self.waiver(*what),
            Act::Met { decision, number } => {
                say!(texts, log_met, id = self.short(*decision), number = *number)
            }
            Act::Second { event } => say!(texts, log_second, id = self.short(*event)),
            Act::Decline { event } => say!(texts, log_decline, id = self.short(*event)),
            Act::Close {} => say!(texts, log_close),
            Act::Reopen {} => say!(texts, log_reopen),
            Act::Issue { copy, audience } => self.issue(*copy, *audience, entry),
            Act::Hold { .. } => say!(texts, log_hold),
            Act::Release { .. } => say!(texts, log_release),
            Act::Purge { rule, extent, events } => say!(
                texts,
                log_purge,
                count = events.len(),
                rule = texts.word(*rule),
                extent = texts.word(*extent)
            ),
            Act::Genesis { .. }
            | Act::Grant { .. }
            | Act::Revoke { .. }
            | Act::Policy { .. }
            | Act::Same { .. } => self.of_roster(entry),
        }
    }

    fn waiver(&self, what: Waived) -> String {
        let texts = self.texts;
        match what {
            Waived::Check(kind) => say!(texts, log_waive_check, check = texts.word(kind)),
            Waived::Consent(kind) => say!(texts, log_waive_consent, check = texts.word(kind)),
            Waived::Dispute(kind) => say!(texts, log_waive_dispute, check = texts.word(kind)),
            Waived::Prior(event) => say!(texts, log_waive_prior, id = self.short(event)),
            Waived::Finding(event) => say!(texts, log_waive_finding, id = self.short(event)),
            Waived::Condition(decision, number) => {
                say!(texts, log_waive_condition, id = self.short(decision), number = number)
            }
        }
    }

    fn issue(&self, copy: u32, audience: Audience, entry: &Entry) -> String {
        let texts = self.texts;
        let plain = say!(texts, log_issue, copy = copy, audience = texts.word(audience));
        match body_of::<IssueBody>(entry).filter(|body| self.content && !body.to.is_empty()) {
            Some(body) => {
                say!(texts, log_record_with, what = plain, details = shown::cut(&body.to, 120))
            }
            None => plain,
        }
    }

    fn record(&self, kind: RecordKind, entry: &Entry) -> String {
        let texts = self.texts;
        let plain = || texts.find(&format!("log-record-{kind}"));
        if !self.content {
            return plain();
        }
        let details = match kind {
            RecordKind::Consent => {
                body_of::<ConsentBody>(entry).map(|body| application::consent_said(&body, texts))
            }
            RecordKind::Candidate => body_of::<CandidateBody>(entry).map(|body| {
                let said = body.declared.iter().map(|said| {
                    let answer = shown::cut(&application::answer(&said.answer, texts), 120);
                    format!("{}{answer}", texts.lead(&said.key))
                });
                said.collect::<Vec<_>>().join(" · ")
            }),
            RecordKind::Weighing => body_of::<WeighingBody>(entry).map(|body| body.items.join(", ")),
            RecordKind::Document => body_of::<DocumentBody>(entry).map(|body| {
                let title = body.title.as_ref().map(|title| format!(" · {}", shown::cut(title, 80)));
                format!("{}{}", texts.word(body.step), title.unwrap_or_default())
            }),
            RecordKind::Check => body_of::<CheckBody>(entry).map(|body| {
                let parts = [
                    body.check.map(|check| texts.word(check)),
                    body.status.map(|status| texts.word(status)),
                    body.result.map(|result| texts.word(result)),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }),
            RecordKind::Finding => body_of::<FindingBody>(entry).map(|body| {
                let put = body.put.as_ref().map(|put| self.put(put));
                changes::values(&body, texts).into_iter().chain(put).collect::<Vec<_>>().join(" · ")
            }),
            RecordKind::Interference => body_of::<InterferenceBody>(entry).map(|body| {
                let put = body.put.as_ref().map(|put| self.put(put));
                changes::note_values(&body, texts).into_iter().chain(put).collect::<Vec<_>>().join(" · ")
            }),
            RecordKind::Reply => body_of::<ReplyBody>(entry).map(|body| texts.day(body.on)),
            RecordKind::Notice => {
                body_of::<NoteBody>(entry).and_then(|body| body.on).map(|day| texts.day(day))
            }
            RecordKind::Note => body_of::<NoteBody>(entry).and_then(|body| {
                if let Some((person, tie)) = body.dismissed.zip(body.tie.as_ref()) {
                    let (sign, with) = (texts.word(tie.sign), shown::cut(&tie.with, 120));
                    return Some(say!(
                        texts,
                        log_dismissed,
                        name = self.name(person),
                        sign = sign,
                        with = with
                    ));
                }
                let (number, id) = (body.trigger?, self.short(body.about?));
                Some(say!(texts, log_trigger, number = number, id = id))
            }),
            RecordKind::Prior => body_of::<PriorBody>(entry).map(|body| prior(&body, texts)),
            RecordKind::Contest => {
                body_of::<ContestBody>(entry).map(|body| contest::known(&body, texts).join("; "))
            }
            RecordKind::Briefing => body_of::<BriefingBody>(entry)
                .map(|body| phrases::briefing(body.on, &body.by, &body.to, texts)),
            RecordKind::Counsel | RecordKind::Appeal | RecordKind::Breach => None,
        };
        match details.filter(|details| !details.is_empty()) {
            Some(details) => say!(texts, log_record_with, what = plain(), details = details),
            None => plain(),
        }
    }

    /// That a claim was put to the applicant, or not.
    fn put(&self, put: &Put) -> String {
        let (texts, day) = (self.texts, self.texts.day(put.on));
        say!(texts, if put.why_not.is_some() { log_finding_not_put } else { log_finding_put }, day = day)
    }

    pub(super) fn of_roster(&self, entry: &Entry) -> String {
        let texts = self.texts;
        match &entry.header.act {
            Act::Genesis { roots } => {
                let keys = roots.iter().map(fingerprint).collect::<Vec<_>>().join(", ");
                say!(texts, log_genesis, org = self.roster.org(), keys = keys)
            }
            Act::Grant { person, key, role, scope } => {
                let name = body_of::<GrantBody>(entry).map(|body| body.name.clone()).unwrap_or_default();
                let name = if name.is_empty() { self.name(*person) } else { name };
                say!(
                    texts,
                    log_grant,
                    name = shown::cut(&name, 120),
                    role = texts.word(*role),
                    scope = self.scope(*scope),
                    key = fingerprint(key)
                )
            }
            Act::Revoke { person, key, role, .. } => say!(
                texts,
                log_revoke,
                name = self.name(*person),
                role = texts.word(*role),
                key = fingerprint(key)
            ),
            Act::Policy { second } => {
                let mut policy = body_of::<Policy>(entry).map(Arc::unwrap_or_clone).unwrap_or_default();
                policy.second = *second;
                let settings = super::policy(&policy.at_the_floor_or_above(), texts);
                let settings: Vec<_> = settings.into_iter().map(|row| row.words).collect();
                say!(texts, log_policy, settings = settings.join(" "))
            }
            Act::Second { event } => say!(texts, log_second_policy, id = event.short(0)),
            Act::Decline { event } => say!(texts, log_decline_policy, id = event.short(0)),
            Act::Same { person, other } => {
                let [name, other] = [person, other].map(|id| format!("{} ({id})", self.name(*id)));
                say!(texts, log_same, name = name, other = other)
            }
            Act::Record { kind, .. } => self.record(*kind, entry),
            other => other.verb().to_owned(),
        }
    }
}

/// What a search found, or what was judged of a file.
fn prior(body: &PriorBody, texts: &Texts) -> String {
    match (body.judgement, body.cases) {
        (Some(judgement), _) => texts.word(judgement),
        (None, Some(cases)) => say!(texts, log_prior_searched, cases = cases, found = body.files.len()),
        (None, None) => String::new(),
    }
}
