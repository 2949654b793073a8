//! Short phrases that several forms share. They choose words for a sheet's rows; every judgment is made in `domain`.

pub mod claims;
pub mod recusal;

use chrono::NaiveDate;

use crate::domain::case::awaiting::{About, SecondOf};
use crate::domain::case::check::looked::Account;
use crate::domain::case::check::reported::ProviderSays;
use crate::domain::case::check::usable::{FINGERPRINT_DAYS, Usability};
use crate::domain::case::decision::{Override, Reason};
use crate::domain::case::printed::Printed;
use crate::domain::case::referral::ReferBody;
use crate::domain::check_kind::CheckStatus;
use crate::domain::district::Change;
use crate::domain::event::{Outcome, Phase, Tier};
use crate::domain::ids::EventId;
use crate::domain::refusal::Purpose;
use crate::domain::route::Channel;
use crate::domain::words::Word;
use crate::report::messages::{self, Message};
use crate::report::sheet::ladder_rows::{DeferralRow, FlagRow, ReferralRow, StayRow};
use crate::report::sheet::outcome_rows::{
    ConditionRow, DecisionRow, IssuedRow, RecommendationRow, SecondRow, ShownState, WaiverRow,
};
use crate::report::sheet::rows::{CheckRow, DistrictRow, Mark, Who};
use crate::report::texts::{Lang, Texts};
use crate::say;

const DOT: &str = " · ";

/// Parts of a line, with dots between them; an empty one is left out.
pub fn join(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(DOT)
}

/// A verb in words: `decide`, `bring something into the file`.
pub fn deed(verb: &str, texts: &Texts) -> String {
    let id = match verb {
        "declare" => "row-declare-oneself".to_owned(),
        "defer" => "row-defer-case".to_owned(),
        other => format!("row-{other}"),
    };
    if texts.has(&id) { texts.find(&id) } else { verb.to_owned() }
}

/// A district's new name beside the one until now, in both languages: `35001 Ajax → Ajax—Bay / Ajax—Baie`.
pub fn renamed(change: &Change) -> String {
    let both = |[en, fr]: &[String; 2]| if en == fr { en.clone() } else { format!("{en} / {fr}") };
    format!("{} {} → {}", change.code, both(&change.before), both(&change.after))
}

/// A district: `Ajax (35001, 2023), Ontario`.
pub fn district(row: &DistrictRow, texts: &Texts) -> String {
    let name = match texts.lang() {
        Lang::En => &row.name_en,
        Lang::Fr => &row.name_fr,
    };
    let name = if name.is_empty() { say!(texts, district_unknown) } else { name.clone() };
    say!(
        texts,
        district_line,
        name = name,
        code = row.code.to_string(),
        order = row.order.to_string(),
        province = texts.word(row.province)
    )
}

/// A phase in words. A greenlight with conditions is never shown as one without.
pub fn phase(phase: Phase, conditional: bool, texts: &Texts) -> String {
    if conditional && phase == Phase::Greenlit { say!(texts, status_conditional) } else { texts.word(phase) }
}

/// The answers of an override of local members: label and text. Where the leader's office wrote nothing on the day of its
/// consultation, that day is the approver's word.
pub fn answers(given: &Override, by_word: bool, texts: &Texts) -> Vec<(String, String)> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| texts.day(day));
    let consulted =
        day(given.leader_on).map(|day| if by_word { say!(texts, by_approvers_word, day = day) } else { day });
    let in_place = given.leader_not.is_some() || given.consulted.is_some();
    let answers = [
        (messages::label_shadow_of_doubt, Some(given.shadow_of_doubt.clone())),
        (messages::label_heard, day(given.heard_on)),
        (messages::label_not_heard, given.not_heard.clone()),
        (messages::label_leader_not, given.leader_not.clone()),
        (messages::label_consulted, given.consulted.clone()),
        (if in_place { messages::label_consulted_on } else { messages::label_leader_consulted }, consulted),
    ];
    let labelled = |(label, text): (Message, Option<String>)| Some((texts.get(label), text?));
    answers.into_iter().filter_map(labelled).filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// As [`answers`], of a decision; and when the applicant was asked for what is missing.
pub fn answers_of(row: &DecisionRow, texts: &Texts) -> Vec<(String, String)> {
    let asked = row.asked_on.map(|day| (texts.get(messages::label_asked_on), texts.day(day)));
    let answers = row.overrides.iter().flat_map(|given| answers(given, row.by_approvers_word, texts));
    asked.into_iter().chain(answers).collect()
}

/// The line of a page that looks back: to which day or event, and how many events have come since.
pub fn looked_back(day: chrono::NaiveDate, by: Option<EventId>, since: usize, texts: &Texts) -> String {
    let day = texts.day(day);
    match by {
        Some(by) => say!(texts, as_of_event, event = by.short(0), day = day, count = since),
        None => say!(texts, as_of_day, day = day, count = since),
    }
}

/// Who and when: `Jordan Vetter, 3 March 2026`.
pub fn signed(mark: &Mark, texts: &Texts) -> String {
    let day = texts.day(mark.day);
    let name = &mark.by.name;
    let signed = say!(texts, if mark.time_set { signed_time_set } else { signed }, name = name, day = day);
    let signed = std::iter::once(signed)
        .chain(mark.clock.iter().map(|doubt| texts.word(*doubt)))
        .collect::<Vec<_>>()
        .join(", ");
    match mark.broken {
        Some(fault) => say!(texts, signed_broken, who = signed, how = texts.word(fault)),
        None => signed,
    }
}

/// The mark of an act that somebody else must adopt or repeat, because its author has been recused since.
pub fn to_adopt(mark: &Mark, texts: &Texts) -> Option<String> {
    mark.to_adopt.then(|| say!(texts, to_adopt))
}

/// A name with the person's id.
pub fn named(who: &Who) -> String {
    if who.name == who.person.to_string() {
        who.name.clone()
    } else {
        format!("{} ({})", who.name, who.person)
    }
}

/// The state of a check in words. An inconclusive check is not a police record, and a missing file is not a fault.
pub fn check_state(row: &CheckRow, texts: &Texts) -> String {
    let dispute = row.disputed.then(|| say!(texts, check_dispute_open));
    if row.superseded {
        return join([Some(say!(texts, check_superseded)), dispute]);
    }
    let read = row.status == CheckStatus::Read;
    let result = row.result.map_or_else(|| say!(texts, check_result_none), |result| texts.word(result));
    let method = row.method.map(|method| texts.word(method));
    // What asks for more than a glance is a remark of its own.
    let said = match row.says {
        Some(says) => (says == ProviderSays::Clear && !read).then(|| texts.word(says)),
        None => row.result.filter(|_| !read).map(|_| say!(texts, check_result_said, result = &result)),
    };
    let status = (!row.disputed || row.status != CheckStatus::Disputed).then(|| texts.word(row.status));
    let state = if read { Some(say!(texts, check_read, result = result)) } else { status };
    let departs = row.departs.is_some().then(|| say!(texts, check_departs));
    let days = row.good_until.map(|day| texts.day(day)).unwrap_or_default();
    let age = match row.usability {
        Usability::Usable => Some(say!(texts, check_good_until, day = days)),
        Usability::Stale(_) => Some(say!(texts, check_was_good_until, day = days)),
        Usability::StaleOn(..) => Some(say!(texts, check_good_only_until, day = days)),
        Usability::StaleAtClose(..) => Some(say!(texts, check_good_until_before_close, day = days)),
        Usability::Waived => Some(say!(texts, usability_waived)),
        Usability::NotClear => Some(say!(texts, usability_not_clear)),
        Usability::TooNarrow => Some(say!(texts, usability_too_narrow)),
        Usability::Undated => Some(say!(texts, usability_undated)),
        Usability::FromTheFuture(_) => Some(say!(texts, usability_future_dated)),
        _ => None,
    };
    let flags = row.flags.iter().map(|flag| texts.word(*flag)).collect::<Vec<_>>().join(", ");
    let flags = (!flags.is_empty()).then_some(flags);
    join([dispute, state, departs, said, method, flags, age, to_adopt(&row.mark, texts)])
}

/// What a reader of a check must know beside its state: what the provider says, why a reading departs from the provider's, what the report
/// leaves out or says of something else, whose it is.
pub fn check_remarks(row: &CheckRow, texts: &Texts) -> Vec<String> {
    let mut remarks: Vec<String> = Vec::new();
    let beside = row.says.filter(|says| *says != ProviderSays::Clear || row.departs.is_some());
    remarks.extend(beside.map(|says| texts.word(says)));
    let given = |text: &&String| !text.trim().is_empty();
    remarks.extend(row.departs.as_ref().filter(given).map(|why| say!(texts, check_departs_why, why = why)));
    remarks.extend(row.cancelled.iter().map(|part| match &part.why {
        Some(why) => say!(texts, check_cancelled_part_why, part = &part.part, why = why),
        None => say!(texts, check_cancelled_part, part = &part.part),
    }));
    let more = |more: usize| (more > 0).then(|| say!(texts, check_more_parts, count = more));
    remarks.extend(row.cancelled.last().and_then(|last| more(last.more)));
    let unread = row.unread.iter();
    remarks.extend(unread.map(|part| say!(texts, check_unread_part, part = &part.part, says = &part.says)));
    remarks.extend(row.unread.last().and_then(|last| more(last.more)));
    remarks.extend(row.printed.as_ref().and_then(|printed| printed_line(printed, texts)));
    remarks.extend(row.after_close.map(|close| {
        say!(texts, check_fingerprints_late, days = FINGERPRINT_DAYS, close = texts.day(close))
    }));
    remarks.extend(row.late_consents.iter().map(|late| {
        let (to, on, day) = (texts.word(late.to), texts.day(late.on), texts.day(late.needed_on));
        say!(texts, check_consent_late, to = to, on = on, day = day)
    }));
    if !row.searched.is_empty() {
        remarks.push(say!(texts, check_searched, names = row.searched.join("; ")));
    }
    remarks.extend(row.accounts.iter().map(|account| {
        let Account { platform, handle, read_on, by, closed } = account;
        let (day, closed) = (texts.day(*read_on), *closed);
        say!(
            texts,
            if closed { check_account_closed } else { check_account },
            platform = platform,
            handle = handle,
            day = day,
            name = by
        )
    }));
    remarks
}

/// That a document or report has another name or birth date than the applicant's, and why it is about them; or neither
/// that could be compared.
pub fn printed_line(printed: &Printed, texts: &Texts) -> Option<String> {
    if printed.compared.is_empty() {
        return Some(say!(texts, printed_not_compared));
    }
    let part = printed.not_compared.first();
    let part = part.map(|part| say!(texts, printed_part_not_compared, part = part.word()));
    let names = (!printed.names.is_empty())
        .then(|| say!(texts, printed_other_name, names = printed.names.join("; ")));
    let birth = printed.has_other_birth().then(|| say!(texts, printed_other_birth));
    let differs = join([names, birth]);
    let why = printed.why.clone().unwrap_or_default();
    let differs = (!differs.is_empty()).then(|| say!(texts, printed_differs, differs = differs, why = why));
    Some(join([differs, part])).filter(|line| !line.is_empty())
}

/// Who briefed whom, when.
pub fn briefing(on: Option<NaiveDate>, by: &str, to: &str, texts: &Texts) -> String {
    let day = on.map(|day| texts.day(day)).unwrap_or_default();
    say!(texts, briefing_line, day = day, by = by, to = to)
}

/// The name of a check, with the kind of a police check.
pub fn check_name(row: &CheckRow, texts: &Texts) -> String {
    match row.kind {
        Some(kind) => say!(texts, check_of_kind, check = texts.word(row.check), kind = texts.word(kind)),
        None => texts.word(row.check),
    }
}

/// Whether an issued copy is still right, where it is not.
fn outrun(row: &IssuedRow, texts: &Texts) -> Option<String> {
    match (row.outdated, row.replaced) {
        (true, false) => Some(say!(texts, issued_outdated)),
        (_, true) => Some(say!(texts, issued_replaced)),
        (false, false) => None,
    }
}

/// Whether a newer state exists than that of an issued copy.
pub fn copy_state(row: &IssuedRow, texts: &Texts) -> String {
    let since = say!(texts, copy_since, count = row.acts_since);
    join([outrun(row, texts), Some(since)].into_iter().chain(row.overtaken.iter().cloned().map(Some)))
}

/// An issued copy of the brief: number, recipient, audience, signature, state.
pub fn issued(row: &IssuedRow, texts: &Texts) -> String {
    let to = row.to.clone().unwrap_or_else(|| say!(texts, purged_text));
    let state = outrun(row, texts);
    let head = say!(texts, issued_head, copy = row.copy, name = to, audience = texts.word(row.audience));
    join([Some(head), Some(signed(&row.mark, texts)), state])
}

/// The head of a flag: level, matter, tier, state.
pub fn flag_head(row: &FlagRow, texts: &Texts) -> String {
    let state = texts.named("flag-state", row.state.word());
    let stands =
        if row.open { say!(texts, flag_open, tier = texts.word(row.tier), state = state) } else { state };
    join([
        row.drill.then(|| say!(texts, drill)),
        Some(texts.word(row.level)),
        row.safety.then(|| say!(texts, flag_safety)),
        row.hours.map(|hours| say!(texts, due_hours, hours = hours)),
        row.matter.filter(|_| !row.safety).map(|matter| texts.word(matter)),
        Some(stands),
        row.due.filter(|_| row.open).map(|day| say!(texts, flag_due, day = texts.day(day))),
        to_adopt(&row.mark, texts),
    ])
}

/// The head of a deferral: its owner, tier and day, and whether it is overdue.
pub fn deferral(row: &DeferralRow, texts: &Texts) -> String {
    let pulled = !row.pulled.is_empty();
    join([
        row.flag.map(|flag| say!(texts, deferral_flag, flag = flag.short(0))),
        Some(say!(texts, deferral_line, name = &row.owner.name, day = texts.day(row.review))),
        Some(say!(texts, deferral_tier, tier = texts.word(row.tier))),
        pulled.then(|| say!(texts, deferral_back, day = texts.day(row.due))),
        row.overdue.then(|| say!(texts, deferral_overdue)),
        to_adopt(&row.mark, texts),
    ])
}

/// How a deferral ended.
pub fn deferral_ended(row: &DeferralRow, texts: &Texts) -> String {
    let how = match &row.resumed {
        Some(resumed) => {
            let outcome = resumed.outcome.map(|outcome| texts.word(outcome));
            let outcome = outcome.unwrap_or_else(|| say!(texts, purged_text));
            say!(texts, deferral_ended, outcome = outcome, who = signed(&resumed.mark, texts))
        }
        None => say!(texts, deferral_ended_by_flag),
    };
    join([row.flag.map(|flag| say!(texts, deferral_flag, flag = flag.short(0))), Some(how)])
}

/// The head of a disclosure outside: recipient, day, number, day of reply.
pub fn referral_head(row: &ReferralRow, texts: &Texts) -> String {
    let body = row.told.as_ref();
    let to = |body: &ReferBody| {
        body.to.parse::<Channel>().map_or_else(|_| body.to.clone(), |channel| texts.word(channel))
    };
    join([
        row.drill.then(|| say!(texts, drill)),
        row.safety.then(|| say!(texts, flag_safety)),
        body.map(to),
        body.map(|body| texts.day(body.on)),
        body.and_then(|body| body.reference.as_ref())
            .map(|number| say!(texts, referral_reference, number = number)),
        body.and_then(|body| body.reply_due).map(|day| say!(texts, referral_due, day = texts.day(day))),
        Some(row.mark.by.name.clone()),
        to_adopt(&row.mark, texts),
    ])
}

/// How long a flag was at each tier.
pub fn stays(row: &FlagRow, texts: &Texts) -> String {
    let stay = |stay: &StayRow| {
        Some(say!(texts, flag_stay, tier = texts.word(stay.tier), days = stay.business_days))
    };
    join(row.stays.iter().map(stay))
}

/// The head of a decision: outcome, state, reason, signatures.
pub fn decision_head(row: &DecisionRow, texts: &Texts) -> String {
    let outcome = texts.word(row.outcome);
    // A conflicting decision is not the decision of the case, so that word comes before the outcome.
    let head = match row.state {
        ShownState::Conflicting => [texts.word(row.state), say!(texts, conflicting_says, outcome = outcome)],
        ShownState::Agreeing => [texts.word(row.state), say!(texts, agreeing_says, outcome = outcome)],
        _ => [outcome, texts.word(row.state)],
    };
    let [first, then] = head;
    join([
        Some(first),
        Some(then),
        row.says.reason.map(|reason| say!(texts, reason_line, reason = texts.word(reason))),
        Some(signed(&row.mark, texts)),
        row.second.as_ref().map(|second| say!(texts, seconded_by, who = signed(second, texts))),
        to_adopt(&row.mark, texts),
    ])
}

/// The effect of a second: the waiver of a check, the end of a recusal.
pub fn second_of(what: SecondOf, about: &About, texts: &Texts) -> String {
    let about = match about {
        About::Case => return texts.word(what),
        About::Check(check) => texts.word(*check),
        About::Condition(number) => say!(texts, due_condition, number = number.to_string()),
        About::Phase(phase) => texts.word(*phase),
        About::Person(_) | About::Named(_) => about.to_string(),
    };
    format!("{} ({about})", texts.word(what))
}

/// What a second would bring about, who asked for it, and why.
pub fn second_asked(row: &SecondRow, texts: &Texts) -> String {
    let (what, who) = (second_of(row.what, &row.about, texts), signed(&row.mark, texts));
    match &row.why {
        Some(why) => say!(texts, second_waits_because, what = what, who = who, why = why),
        None => say!(texts, second_waits, what = what, who = who),
    }
}

/// What two approvers waived, why, and who they are.
pub fn waiver(row: &WaiverRow, why: &str, texts: &Texts) -> String {
    let who = std::iter::once(signed(&row.mark, texts));
    let second = row.second.iter().map(|second| say!(texts, seconded_by, who = signed(second, texts)));
    let who = who.chain(second).collect::<Vec<_>>().join("; ");
    say!(texts, waiver_line, what = second_of(row.what, &row.about, texts), why = why, who = who)
}

/// An outcome with its code and day, without a name, for the applicant.
pub fn outcome(outcome: Outcome, reason: Option<Reason>, day: chrono::NaiveDate, texts: &Texts) -> String {
    join([
        Some(texts.word(outcome)),
        reason.map(|reason| say!(texts, reason_line, reason = texts.word(reason))),
        Some(texts.day(day)),
    ])
}

/// The head of a recommendation.
pub fn recommendation_head(row: &RecommendationRow, texts: &Texts) -> String {
    join([
        Some(texts.word(row.outcome)),
        row.says.reason.map(|reason| say!(texts, reason_line, reason = texts.word(reason))),
        Some(signed(&row.mark, texts)),
        row.recused.then(|| say!(texts, recommendation_recused)),
    ])
}

/// A condition: owner, date, evidence, state.
pub fn condition(row: &ConditionRow, texts: &Texts) -> String {
    say!(
        texts,
        condition_line,
        text = &row.text,
        owner = &row.owner,
        day = texts.day(row.due),
        evidence = &row.evidence,
        state = condition_state(row, texts)
    )
}

/// The state of a condition; once met or waived, with its author and evidence.
pub fn condition_state(row: &ConditionRow, texts: &Texts) -> String {
    let state = texts.word(row.state);
    let Some(settled) = &row.settled else { return state };
    let second = settled.second.as_ref().map(|second| say!(texts, seconded_by, who = signed(second, texts)));
    let document = settled.document.map(|id| say!(texts, condition_paper, document = id.short(0)));
    let how = [Some(signed(&settled.mark, texts)), second, settled.text.clone(), document];
    let how = how.into_iter().flatten().collect::<Vec<_>>().join("; ");
    say!(texts, condition_settled, state = state, how = how)
}

/// The decisions for which something is missing: `Before a greenlight`.
pub fn purpose(purpose: Purpose, texts: &Texts) -> String {
    say!(texts, missing_for, purpose = texts.word(purpose))
}

/// The line of a tier at which everybody is recused, and who handles the case instead: the tier above, or at the top
/// the policy's outside counsel.
pub fn emptied(tier: Tier, to: Option<Tier>, counsel: Option<&str>, texts: &Texts) -> String {
    let whose = texts.word(tier);
    match (to, counsel) {
        (Some(to), _) if to < Tier::Leader => {
            say!(texts, emptied_line, tier = whose, above = texts.word(to))
        }
        (_, Some(counsel)) => say!(texts, emptied_counsel, tier = whose, counsel = counsel),
        (_, None) => say!(texts, emptied_no_counsel, tier = whose),
    }
}
