//! `doctor`: how the program, the machine and the store are, without a name, a path, an id or a fingerprint, so that it
//! can be pasted anywhere. It also works where the store does not open.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::cli::sync::colleagues;
use crate::custody::guard::{self, Loose};
use crate::custody::keys::{self, Openers};
use crate::custody::surroundings::{self, Risk};
use crate::desk::Desk;
use crate::desk::handover::ENOUGH_APPROVERS;
use crate::domain::clock::proved::is_behind;
use crate::domain::district;
use crate::domain::entry::Timestamp;
use crate::domain::gates::{keep_and_decide, put_by_deciders};
use crate::domain::ids::PersonId;
use crate::domain::policy::SeparateAdmin;
use crate::domain::words::Word;
use crate::error::{Error, exit};
use crate::intake::channels;
use crate::report::messages;
use crate::say;
use crate::seal::identity::KeyFile;
use crate::store::recovery::Named;

/// The day of the release, which no right clock is before.
const BUILT: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 22);

/// The districts with cases that too few approvers cover.
pub(super) fn too_few_approvers(desk: &Desk) -> Result<Vec<(String, usize)>, Error> {
    let districts = desk.store.districts_in_use(&desk.reader())?;
    let counted = districts.into_iter().filter_map(|code: String| {
        let district = district::by_code(district::ORDER, code.parse().ok()?)?;
        Some((code, desk.roster.approvers_over(|scope| scope.covers(district.code))))
    });
    Ok(counted.filter(|(_, approvers)| *approvers < ENOUGH_APPROVERS).collect())
}

/// Says where too few approvers cover a district.
pub(super) fn warn_of_approvers(context: &Context, few: &[(String, usize)], nowhere: usize) {
    let texts = &context.texts;
    if few.is_empty() && nowhere < ENOUGH_APPROVERS {
        context.output.warn(&say!(texts, few_approvers, count = nowhere, enough = ENOUGH_APPROVERS));
    }
    for (code, count) in few {
        let sentence =
            say!(texts, few_approvers_over, district = code, count = *count, enough = ENOUGH_APPROVERS);
        context.output.warn(&sentence);
    }
}

/// Says in one line where somebody administers the roster and decides, or decides on the word of people whom they put
/// there, as far as it is about `person`; and what becomes of such decisions.
pub(super) fn warn_of_separation(context: &Context, desk: &Desk, person: PersonId) {
    let (texts, roster) = (&context.texts, &desk.roster);
    let mut said = Vec::new();
    if keep_and_decide(roster).contains(&person) {
        said.push(say!(texts, separate_keeper, person = roster.name(person)));
    }
    let about = put_by_deciders(roster).into_iter().filter(|both| [both.0, both.1].contains(&person));
    let (put, puts): (Vec<_>, Vec<_>) = about.partition(|(_, by)| *by != person);
    for (pairs, many) in [(put, messages::separate_put_by), (puts, messages::separate_puts)] {
        match pairs.as_slice() {
            [] => {}
            [(recommender, by)] => {
                let [recommender, by] = [recommender, by].map(|person| roster.name(*person));
                said.push(say!(texts, separate_recommender, recommender = recommender, person = by));
            }
            several => {
                let (person, count) = (roster.name(person).into(), several.len().into());
                said.push(texts.say(many, messages::separate_puts { person, count }));
            }
        }
    }
    if said.is_empty() {
        return;
    }
    let required = desk.policy().requires_separate_admin();
    said.push(say!(texts, if required { separate_refused } else { separate_marked }));
    // Only for a reader who may set the policy.
    if !required && desk.reader().is_national_approver() {
        said.push(say!(texts, separate_to_refuse));
    }
    context.output.warn(&said.join(" "));
}

/// In which way the clock of this machine cannot be right: it is before this program, or before the newest event.
fn of_clock(context: &Context, newest: Option<Timestamp>) -> Option<(&'static str, String)> {
    let clock = context.clock().ok()?;
    let told = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
    let now = told(clock.now);
    if BUILT.is_some_and(|built| clock.now.date_naive() < built) {
        let built = BUILT.map(|built| context.texts.day(built)).unwrap_or_default();
        return Some((
            "before-build",
            say!(context.texts, doctor_clock_before_build, now = now, built = built),
        ));
    }
    let newest = newest.filter(|_| is_behind(Timestamp::new(clock.now), newest))?;
    let sentence = say!(context.texts, doctor_clock_before_newest, now = now, newest = told(newest.utc()));
    Some(("before-newest", sentence))
}

/// The risk of a store's place, in words.
fn of_place(context: &Context, risk: Risk) -> String {
    match risk {
        Risk::Synced(service) => say!(context.texts, place_synced, service = service),
        Risk::Network(kind) => say!(context.texts, place_network, kind = kind),
    }
}

fn risk_of(dir: &Path) -> Option<Risk> {
    surroundings::risk(&surroundings::real(dir), &surroundings::mounts())
}

/// Warns of a synchronized folder, or of a network file system on which two machines may write at once.
pub(super) fn warn_of_place(context: &Context, dir: &Path) {
    if let Some(risk) = risk_of(dir) {
        context.output.warn(&of_place(context, risk));
    }
}

/// What can be told without opening the store.
#[derive(Debug, Serialize)]
struct Outside {
    version: &'static str,
    sqlite: &'static str,
    system: &'static str,
    machine: &'static str,
    file_system: Option<String>,
    place: Option<Risk>,
    files: Loose,
    /// Whether a list of offices is beside the vault, as earlier programs read it.
    old_channels: bool,
    /// Whether the key has a passphrase; nothing where there is no key.
    passphrase: Option<bool>,
}

/// What only the open store tells.
#[derive(Debug, Serialize)]
struct Inside {
    sqlcipher: String,
    crypto: String,
    events: i64,
    cases: i64,
    openers: usize,
    keys: Openers,
    rekey_due: bool,
    approvers: usize,
    /// Two people each whose names are alike, and nobody recorded that they are two.
    alike: usize,
    policies_waiting: usize,
    recovery: bool,
    recovery_unfounded: bool,
    rollbacks: usize,
    /// Logs of which colleagues have what has not come here.
    not_here: usize,
    /// Colleagues' stores that went back to an older copy at some time.
    went_back: usize,
    /// Whether colleagues had heard of events of this store that are not in it.
    is_behind: bool,
    forgotten: usize,
    read_only: bool,
    keep_and_decide: usize,
    put_by_deciders: usize,
    /// The policy's rule for their decisions.
    #[serde(skip)]
    separate: SeparateAdmin,
    #[serde(skip)]
    newest: Option<Timestamp>,
}

fn outside(context: &Context, dir: &Path) -> Outside {
    let (real, mounts) = (surroundings::real(dir), surroundings::mounts());
    Outside {
        version: env!("CARGO_PKG_VERSION"),
        sqlite: rusqlite::version(),
        system: std::env::consts::OS,
        machine: std::env::consts::ARCH,
        file_system: surroundings::file_system(&real, &mounts).map(str::to_owned),
        place: surroundings::risk(&real, &mounts),
        files: guard::loose(&real),
        old_channels: real.join(channels::FILE).symlink_metadata().is_ok(),
        passphrase: context.key_file().ok().map(|(file, _)| !matches!(file, KeyFile::Open(_))),
    }
}

fn inside(desk: &Desk) -> Result<Inside, Error> {
    let recovery = desk.store.named_recovery()?;
    let (sqlcipher, crypto) = desk.store.cipher_versions()?;
    let colleagues = colleagues(desk)?;
    Ok(Inside {
        sqlcipher,
        crypto,
        events: desk.store.events()?,
        cases: desk.store.cases()?,
        openers: keys::openers(&desk.store),
        keys: keys::against_the_roster(&desk.store)?,
        rekey_due: desk.store.is_rekey_due()?,
        approvers: desk.roster.approvers_over(|_| true),
        alike: desk.roster.all_alike().iter().filter(|alike| alike.two.is_none()).count(),
        policies_waiting: desk.roster.policies_waiting().count(),
        recovery: matches!(recovery, Named::Made(_)),
        recovery_unfounded: recovery == Named::Unfounded,
        rollbacks: desk.store.rollbacks()?.len(),
        not_here: desk.store.not_here()?.len(),
        went_back: colleagues.iter().filter(|(_, known)| known.back.is_some()).count(),
        is_behind: colleagues.iter().any(|(_, known)| known.ahead.is_some()),
        forgotten: desk.store.all_forgotten()?.len(),
        read_only: desk.store.is_read_only(),
        keep_and_decide: keep_and_decide(&desk.roster).len(),
        put_by_deciders: put_by_deciders(&desk.roster).len(),
        separate: desk.policy().separate_admin,
        newest: desk.store.newest()?.max(desk.roster.newest()),
    })
}

pub(super) fn doctor(context: &Context) -> Result<(), Error> {
    context.nameless.set(true);
    let dir = context.store_dir()?;
    let around = outside(context, &dir);
    if around.passphrase == Some(false) {
        context.output.warn(&say!(context.texts, doctor_key_bare));
    }
    // `seat` does not re-key: doctor must not write.
    let opened = context.seat().and_then(|desk| Ok((inside(&desk)?, too_few_approvers(&desk)?.len())));
    let clock = of_clock(context, opened.as_ref().ok().and_then(|(within, _)| within.newest));
    // The words of an error name paths, so only its code is shown.
    context.ends.set(opened.as_ref().err().map_or(exit::DONE, Error::exit));
    if context.output.json {
        let (within, few) = opened.as_ref().map_or((None, None), |(within, few)| (Some(within), Some(few)));
        let mut data = serde_json::to_value(&around).unwrap_or_default();
        for more in [
            serde_json::to_value(within).unwrap_or_default(),
            serde_json::json!({
                "opens": within.is_some(), "too_few_approvers": few, "error": opened.as_ref().err().map(Error::code),
                "clock": clock.as_ref().map(|(how, _)| how),
            }),
        ] {
            if let (Some(all), Some(more)) = (data.as_object_mut(), more.as_object()) {
                all.extend(more.clone());
            }
        }
        Output::json(&data);
        return Ok(());
    }
    tell_outside(context, &around);
    if let Some((_, sentence)) = &clock {
        context.output.sentences(sentence);
    }
    match opened {
        Ok((within, few)) => {
            tell_inside(context, &within);
            if few > 0 {
                context.output.sentences(&say!(context.texts, doctor_few_approvers, count = few));
            } else {
                warn_of_approvers(context, &[], within.approvers);
            }
        }
        Err(Error::NotYetHere { .. }) => context.output.sentences(&say!(context.texts, doctor_empty)),
        Err(error) => context.output.sentences(&say!(context.texts, doctor_closed, code = error.code())),
    }
    Ok(())
}

fn tell_outside(context: &Context, around: &Outside) {
    let texts = &context.texts;
    let say = |sentence: String| context.output.sentences(&sentence);
    say(say!(texts, doctor_version, version = around.version));
    say(say!(texts, doctor_system, system = around.system, machine = around.machine));
    let kind = around.file_system.clone().unwrap_or_else(|| "?".to_owned());
    say(say!(texts, doctor_disk, kind = kind));
    if let Some(risk) = around.place {
        say(of_place(context, risk));
    }
    if around.old_channels {
        say(say!(texts, doctor_old_channels));
    }
    if around.files.open_to_others > 0 {
        say(say!(texts, doctor_open_to_others, count = around.files.open_to_others));
    }
    if around.files.of_another_account > 0 {
        say(say!(texts, doctor_of_another_account, count = around.files.of_another_account));
    }
}

fn tell_inside(context: &Context, within: &Inside) {
    let texts = &context.texts;
    let say = |sentence: String| context.output.sentences(&sentence);
    let (sqlcipher, sqlite, crypto) = (&within.sqlcipher, rusqlite::version(), &within.crypto);
    say(say!(texts, doctor_cipher, sqlcipher = sqlcipher, sqlite = sqlite, crypto = crypto));
    say(say!(texts, doctor_events, events = within.events));
    say(say!(texts, doctor_cases, count = within.cases));
    say(say!(texts, doctor_openers, count = within.openers));
    if within.rekey_due {
        say(say!(texts, rekey_due));
    }
    if within.keys.too_many > 0 {
        say(say!(texts, doctor_keys_too_many, count = within.keys.too_many));
    }
    if within.keys.missing > 0 {
        say(say!(texts, doctor_keys_missing, count = within.keys.missing));
    }
    let recovery = match (within.recovery, within.recovery_unfounded) {
        (true, _) => messages::doctor_recovery,
        (_, true) => messages::doctor_recovery_unfounded,
        _ => messages::doctor_no_recovery,
    };
    say(texts.get(recovery));
    say(say!(texts, doctor_approvers, count = within.approvers));
    if within.alike > 0 {
        say(say!(texts, doctor_alike, count = within.alike));
    }
    if within.read_only {
        say(say!(texts, doctor_read_only));
    }
    if within.keep_and_decide > 0 {
        say(say!(
            texts,
            doctor_keep_and_decide,
            count = within.keep_and_decide,
            separate = within.separate.word()
        ));
    }
    if within.put_by_deciders > 0 {
        say(say!(
            texts,
            doctor_put_by_deciders,
            count = within.put_by_deciders,
            separate = within.separate.word()
        ));
    }
    if within.rollbacks > 0 {
        say(say!(texts, doctor_rollbacks, count = within.rollbacks));
    }
    if within.not_here > 0 {
        say(say!(texts, doctor_not_here, count = within.not_here));
    }
    if within.went_back > 0 {
        say(say!(texts, doctor_went_back, count = within.went_back));
    }
    if within.is_behind {
        say(say!(texts, doctor_is_behind));
    }
    if within.forgotten > 0 {
        say(say!(texts, doctor_forgotten, count = within.forgotten));
    }
    if within.policies_waiting > 0 {
        say(say!(texts, doctor_policies, count = within.policies_waiting));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_was_not_built_in_the_future() {
        assert!(BUILT.unwrap() <= Utc::now().date_naive());
    }
}
