//! What is lost, late, changed or put back on the way: it is named on both sides, and sent again once, not at every round.

use std::collections::BTreeSet;
use std::fs;

use greenlight::domain::entry::Entry;
use greenlight::domain::event::{RecordKind, Role};
use greenlight::domain::ids::{Digest256, EventId, sha256};
use greenlight::exchange::receive::receive;
use greenlight::store::Blob;
use serde_json::json;

use crate::exchange::team::{DAY, Team, later, log};
use crate::kit::acts::{finding, note, record};
use crate::kit::machines::{Carried, Machine};
use crate::kit::party::{Log, Party, ROOT, who};

/// A document in a case, by the machine's own person.
fn document(case: &mut Log, machine: &Machine) -> (Entry, Blob) {
    let blob = Blob::seal([7; 32], b"an invented report");
    let file = json!({"blob": blob.digest, "sha256": Digest256(sha256(b"an invented report")), "bytes": 18,
        "name": "report.pdf"});
    let tips = case.tips();
    let body = json!({"step": "received", "title": "a report", "file": file, "on": "2026-11-22"});
    case.saying(&tips, &machine.who, record(RecordKind::Document), body);
    (case.entries.last().unwrap().clone(), blob)
}

/// A case of Vera's with a document, and a bundle of it for Ana and Remi.
fn sent_with_a_document(team: &mut Team) -> (Log, Blob, Vec<u8>) {
    let mut case = team.opens("35001");
    let (entry, blob) = document(&mut case, &team.vera);
    team.vera.signs_with(&[entry], vec![blob.clone()], later(team.clock));
    let mut bundles = team.vera.bundles(&[log(&case)], &[&team.ana.who, &team.remi.who], later(team.clock));
    (case, blob, bundles.remove(0).bytes)
}

/// How many logs of events a round sent.
fn sent(round: &greenlight::exchange::round::OutGone) -> usize {
    round.sent.values().map(|sent| sent.bundles).sum()
}

#[test]
fn what_an_older_bundle_says_of_other_logs_counts() {
    let mut team = Team::new();
    let (first, second) = (team.opens("35001"), team.opens("35002"));
    let older = team.vera.bundles(&[log(&first)], &[&team.ana.who], later(10));
    let mut more = second.clone();
    more.by(&team.vera.who, finding());
    team.vera.signs(&more.entries, later(11));
    let newer = team.vera.bundles(&[log(&second)], &[&team.ana.who], later(12));
    for bundle in [&newer[0], &older[0]] {
        team.ana.receives(&bundle.bytes, later(13)).unwrap();
    }
    let vera = team.vera.identity.public();
    for case in [&first, &second] {
        let attested = team.ana.store.attested(log(case)).unwrap();
        assert_eq!(
            attested[&vera].state.heads,
            team.vera.store.history(log(case)).unwrap().heads_among(|_| true)
        );
    }
}

/// Ana puts a copy back from before her latest act, and signs something else on it until it has more than it had.
fn put_back_and_grown(team: &mut Team, case: &Log, other: &Log) -> EventId {
    let (mut gone, mut since) = (case.clone(), other.clone());
    let lost = gone.by(&team.ana.who, note());
    team.ana.signs(&gone.entries, later(team.clock));
    for _ in 0..2 {
        team.round();
    }
    assert!(team.vera.has(log(case)).contains(&lost));
    team.folder.empty();
    team.ana = Machine::new(who("Ana Birch"), &team.party, later(0));
    team.ana.signs(&team.party.log.entries, later(0));
    team.ana.signs(&case.entries, later(0));
    team.ana.signs(&other.entries, later(0));
    for _ in 0..5 {
        since.by(&team.ana.who, note());
    }
    team.ana.signs(&since.entries, later(team.clock));
    team.clock += 10;
    lost
}

#[test]
fn a_store_that_was_put_back_and_grew_is_named_on_both_sides() {
    let mut team = Team::new();
    let (case, other) = (team.opens("35001"), team.opens("35002"));
    for _ in 0..3 {
        team.round();
    }
    let lost = put_back_and_grown(&mut team, &case, &other);
    let (ana, vera) = (team.ana.identity.public(), team.vera.identity.public());
    let mut noticed = false;
    for _ in 0..4 {
        team.round();
        noticed |= team.ana.store.colleague(vera).unwrap().is_some_and(|known| known.ahead.is_some());
    }
    assert!(noticed, "her own store is told that it went back");
    assert!(team.vera.store.colleague(ana).unwrap().unwrap().back.is_some());
    team.clock += DAY;
    for _ in 0..3 {
        team.round();
    }
    assert!(team.ana.has(log(&case)).contains(&lost), "what was lost comes back");
    assert!(team.ana.store.colleague(vera).unwrap().unwrap().ahead.is_none());
}

/// Two reviewers who have told each other all that there is, a copy of the store of one of them from before the case that
/// is there, and the case.
fn two_with_nothing_to_say() -> (Party, Carried, [Machine; 2], tempfile::TempDir, Log) {
    let (mut party, folder) = (Party::founded(), Carried::new());
    for name in ["Rita Stone", "Remi Vale"] {
        party.grant(&who(ROOT), &who(name), Role::Reviewer, "CA");
    }
    let mut both = ["Rita Stone", "Remi Vale"].map(|name| Machine::new(who(name), &party, later(0)));
    both.iter_mut().for_each(|machine| machine.signs(&party.log.entries, later(0)));
    let talk = |both: &mut [Machine; 2], minute| {
        for at in minute..minute + 4 {
            both.iter_mut().for_each(|machine| _ = machine.syncs(&folder, later(at)));
        }
    };
    talk(&mut both, 1);
    let (backup, mut case) = (both[1].backup(), party.open(&both[1].who, "35001"));
    for _ in 0..5 {
        case.by(&both[1].who, note());
    }
    both[1].signs(&case.entries, later(6));
    talk(&mut both, 6);
    (party, folder, both, backup, case)
}

#[test]
fn a_store_that_was_put_back_tells_so_without_any_news() {
    let (_, folder, mut both, backup, case) = two_with_nothing_to_say();
    both[1].put_back(&backup);
    assert_eq!(both[1].has(log(&case)).len(), 0);
    for day in 1..4 {
        both.iter_mut().rev().for_each(|machine| _ = machine.syncs(&folder, later(day * DAY)));
    }
    assert_eq!(both[1].has(log(&case)).len(), case.entries.len());
}

#[test]
fn what_is_known_of_lost_arrivals_sends_nothing_again() {
    let (party, folder, [mut rita, mut remi], backup, _) = two_with_nothing_to_say();
    let other = party.open(&rita.who, "35003");
    rita.signs(&other.entries, later(11));
    rita.syncs(&folder, later(11));
    // Rita has heard of arrivals that Remi loses now, and answers nothing any more: her machine is off.
    remi.put_back(&backup);
    let theirs = party.open(&remi.who, "35002");
    remi.syncs(&folder, later(12));
    assert!(remi.store.colleague(rita.identity.public()).unwrap().unwrap().ahead.is_some());
    remi.signs(&theirs.entries, later(13));
    let mut sends =
        |day| remi.syncs(&folder, later(13 + day * DAY)).1.sent.contains_key(&vec![rita.who.person]);
    assert_eq!((0..6).filter(|day| sends(*day)).count(), 1);
}

#[test]
fn nobody_honest_is_said_to_have_gone_back() {
    let mut team = Team::new();
    let case = team.opens("35001");
    for _ in 0..5 {
        for machine in [&mut team.vera, &mut team.ana, &mut team.remi] {
            let mut theirs = case.clone();
            theirs.by(&machine.who, note());
            machine.signs(&theirs.entries, later(team.clock));
        }
        team.round();
    }
    let machines = [&team.root, &team.vera, &team.remi, &team.ana];
    for (here, there) in machines.iter().flat_map(|here| machines.map(|there| (here, there))) {
        let Some(known) = here.store.colleague(there.identity.public()).unwrap() else { continue };
        assert!(known.back.is_none() && known.ahead.is_none(), "{} of {}", here.who.name, there.who.name);
    }
}

#[test]
fn a_missing_document_is_sent_once_by_its_author() {
    let mut team = Team::new();
    let (case, blob, bundle) = sent_with_a_document(&mut team);
    for machine in [&mut team.ana, &mut team.remi] {
        let mut without = machine.opens(&bundle).unwrap();
        without.documents.clear();
        receive(&mut machine.store, without, machine.identity.public(), None, later(team.clock)).unwrap();
    }
    // Somebody else has it, too; its author is likely to send it.
    team.ana.receives(&bundle, later(team.clock)).unwrap();
    team.clock += 1;
    team.remi.syncs(&team.folder, later(team.clock));
    let (_, out) = team.ana.syncs(&team.folder, later(team.clock + 1));
    assert_eq!(sent(&out), 0);
    let (_, out) = team.vera.syncs(&team.folder, later(team.clock + 2));
    assert_eq!(sent(&out), 1);
    for minute in 3..6 {
        let (_, out) = team.vera.syncs(&team.folder, later(team.clock + minute));
        assert_eq!(sent(&out), 0, "what is on its way is not sent again");
    }
    team.remi.syncs(&team.folder, later(team.clock + 7));
    assert!(team.remi.store.has_document(blob.digest).unwrap());
    // He says so, and nobody has anything to send him. (After a day the roster goes to those who never came.)
    let days = team.clock + 2 * DAY;
    for machine in [&mut team.vera, &mut team.ana] {
        machine.syncs(&team.folder, later(days - 1));
    }
    for minute in 0..3 {
        let (_, out) = team.vera.syncs(&team.folder, later(days + minute));
        assert_eq!(sent(&out), 0);
        let (_, out) = team.ana.syncs(&team.folder, later(days + minute));
        assert_eq!(sent(&out), 0);
    }
    let attested = team.vera.store.attested(log(&case)).unwrap();
    assert!(attested[&team.remi.identity.public()].lacks.is_empty());
}

#[test]
fn somebody_elses_document_is_sent_after_a_day() {
    let mut team = Team::new();
    let (_, blob, bundle) = sent_with_a_document(&mut team);
    team.ana.receives(&bundle, later(team.clock)).unwrap();
    let mut without = team.remi.opens(&bundle).unwrap();
    without.documents.clear();
    let me = team.remi.identity.public();
    receive(&mut team.remi.store, without, me, None, later(team.clock)).unwrap();
    team.remi.syncs(&team.folder, later(team.clock + 1));
    team.ana.syncs(&team.folder, later(team.clock + 2));
    team.ana.syncs(&team.folder, later(team.clock + 3 + DAY));
    team.remi.syncs(&team.folder, later(team.clock + 4 + DAY));
    assert!(team.remi.store.has_document(blob.digest).unwrap());
}

#[test]
fn advice_of_counsel_reaches_approvers_in_the_first_round() {
    let mut team = Team::new();
    let mut case = team.opens("35001");
    let advice = case.by(&who("Abel Crane"), record(RecordKind::Counsel));
    let mut abel = Machine::new(who("Abel Crane"), &team.party, later(0));
    abel.signs(&team.party.log.entries, later(0));
    abel.signs(&case.entries, later(team.clock));
    abel.syncs(&team.folder, later(team.clock + 1));
    for machine in [&mut team.ana, &mut team.remi] {
        machine.syncs(&team.folder, later(team.clock + 2));
    }
    let body =
        |machine: &Machine| machine.store.history(log(&case)).unwrap().get(advice).unwrap().body.is_some();
    assert!(body(&team.ana) && !body(&team.remi));
    // Who is not to read it does not miss it, so that nothing is looked at for them again.
    team.remi.syncs(&team.folder, later(team.clock + 3));
    abel.syncs(&team.folder, later(team.clock + 4));
    let attested = abel.store.attested(log(&case)).unwrap();
    assert!(attested[&team.remi.identity.public()].lacks.is_empty());
}

#[test]
fn what_one_of_two_mailboxes_lost_is_sent_again() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let stick = Carried::named("stick");
    let nobody_heard_yet = Machine::new(who("Abel Crane"), &team.party, later(0));
    let mut abel = nobody_heard_yet;
    abel.signs(&team.party.log.entries, later(0));
    team.vera.syncs_through(&[&team.folder, &stick], later(team.clock));
    stick.empty();
    let (came, _) = team.vera.syncs_through(&[&team.folder, &stick], later(team.clock + 1));
    assert!(came.lost > 0);
    abel.syncs(&stick, later(team.clock + 2));
    assert_eq!(abel.has(log(&case)).len(), 1);
}

#[test]
fn a_mailbox_that_fails_stops_no_other() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let gone = Carried::named("stick");
    let mailboxes = [gone.mailbox(), team.folder.mailbox()];
    drop(gone);
    let now = later(team.clock);
    let came =
        greenlight::exchange::round::take_in(&mut team.vera.store, &team.vera.identity, &mailboxes, now)
            .unwrap();
    assert_eq!(came.failed.len(), 1);
    let roster = team.vera.store.roster().unwrap();
    let out = greenlight::exchange::round::send(team.vera.packer(&roster, now), &mailboxes).unwrap();
    assert!(out.failed.len() <= 1 && sent(&out) > 0);
    team.ana.syncs(&team.folder, later(team.clock + 1));
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn nothing_goes_past_a_mailbox_that_is_away() {
    let mut team = Team::new();
    for _ in 0..3 {
        team.round();
    }
    // Vera heard Ana through the folder, which is not here; a stick is.
    let case = team.opens("35001");
    let stick = Carried::named("stick");
    let now = later(team.clock);
    team.vera.store.add_mailbox("team", "folder", "/somewhere", now).unwrap();
    let (_, out) = team.vera.syncs_through(&[&stick], now);
    let names = |out: &greenlight::exchange::round::OutGone| -> BTreeSet<_> {
        out.sent.keys().flatten().copied().collect()
    };
    assert!(!names(&out).contains(&team.ana.who.person), "Ana does not look at the stick");
    let (_, out) = team.vera.syncs(&team.folder, later(team.clock + 1));
    assert!(names(&out).contains(&team.ana.who.person));
    team.ana.syncs(&team.folder, later(team.clock + 2));
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn each_key_of_a_store_looks_for_itself() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let bundle = team.vera.bundles(&[log(&case)], &[&team.ana.who], later(team.clock));
    let folder = Carried::new();
    folder.mailbox().carrier.put(&bundle[0].bytes).unwrap();
    let (mailboxes, now) = ([folder.mailbox()], later(team.clock));
    let shared = &mut team.remi.store;
    let mut takes = |identity| {
        greenlight::exchange::round::take_in(shared, identity, &mailboxes, now).unwrap().taken.len()
    };
    assert_eq!(takes(&team.remi.identity), 0);
    assert_eq!(takes(&team.ana.identity), 1);
}

#[test]
fn a_lost_part_of_the_roster_comes_with_the_next() {
    let mut team = Team::new();
    let mut nina = Machine::new(who("Abel Crane"), &team.party, later(0));
    team.party.grant(&who(ROOT), &who("Vera Quill"), Role::Reviewer, "ON");
    team.root.signs(&team.party.log.entries, later(team.clock));
    let first = team.folder.files();
    team.root.syncs(&team.folder, later(team.clock + 1));
    // What was sent to a newcomer before is lost.
    first.iter().for_each(|file| fs::remove_file(file).unwrap());
    team.root.syncs(&team.folder, later(team.clock + 2));
    nina.syncs(&team.folder, later(team.clock + 3));
    assert_eq!(nina.store.roster_history().unwrap().len(), team.party.log.entries.len());
}

#[test]
fn a_case_brings_what_it_cites_of_the_roster() {
    let mut team = Team::new();
    for _ in 0..2 {
        team.round();
    }
    team.party.grant(&who(ROOT), &who("Remi Vale"), Role::Vetter, "ON");
    team.vera.signs(&team.party.log.entries, later(team.clock));
    let case = team.opens("35001");
    team.vera.syncs(&team.folder, later(team.clock + 1));
    let (came, _) = team.ana.syncs(&team.folder, later(team.clock + 2));
    assert_eq!((came.early, team.ana.has(log(&case)).len()), (0, 1), "nothing waits for who signed it");
}

#[test]
fn a_bundle_that_was_cut_short_is_sent_again() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let before: BTreeSet<_> = team.folder.files().into_iter().collect();
    team.vera.syncs(&team.folder, later(team.clock));
    for file in team.folder.files().iter().filter(|file| !before.contains(*file)) {
        let bytes = fs::read(file).unwrap();
        fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
    }
    let (came, _) = team.vera.syncs(&team.folder, later(team.clock + 1));
    assert!(came.lost > 0);
    team.ana.syncs(&team.folder, later(team.clock + 2));
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn what_was_changed_is_sent_again_once_a_later_one_came() {
    let mut team = Team::new();
    let (case, other) = (team.opens("35001"), team.opens("35002"));
    let before: BTreeSet<_> = team.folder.files().into_iter().collect();
    team.vera.syncs(&team.folder, later(team.clock));
    for file in team.folder.files().iter().filter(|file| !before.contains(*file)) {
        let mut bytes = fs::read(file).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(file, bytes).unwrap();
    }
    let (came, _) = team.ana.syncs(&team.folder, later(team.clock + 1));
    assert!(!came.not_here.is_empty());
    let mut more = other.clone();
    more.by(&team.vera.who, finding());
    team.vera.signs(&more.entries, later(team.clock + 2));
    for day in 0..4 {
        team.vera.syncs(&team.folder, later(team.clock + 3 + day * DAY));
        team.ana.syncs(&team.folder, later(team.clock + 4 + day * DAY));
    }
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn what_nobody_fetched_for_long_waits_until_they_are_heard() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let before = team.folder.files();
    team.vera.syncs(&team.folder, later(team.clock));
    // After a day she sends what others signed, too: the roster.
    team.vera.syncs(&team.folder, later(team.clock + 2 * DAY));
    for day in [91, 92, 93] {
        let (came, out) = team.vera.syncs(&team.folder, later(team.clock + day * DAY));
        assert_eq!((came.lost, sent(&out)), (0, 0), "nothing is sent again to somebody who does not come");
    }
    let left: Vec<_> = team.folder.files().into_iter().filter(|file| !before.contains(file)).collect();
    assert!(left.is_empty(), "and nothing lies there for ever");
    // Ana comes back from a long absence.
    team.ana.syncs(&team.folder, later(team.clock + 94 * DAY));
    assert_eq!(team.ana.has(log(&case)).len(), 0);
    let mut own = team.party.open(&team.ana.who, "35003");
    own.by(&team.ana.who, note());
    team.ana.signs(&own.entries, later(team.clock + 94 * DAY + 1));
    team.ana.syncs(&team.folder, later(team.clock + 94 * DAY + 2));
    team.vera.syncs(&team.folder, later(team.clock + 94 * DAY + 3));
    team.ana.syncs(&team.folder, later(team.clock + 94 * DAY + 4));
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn somebody_elses_event_does_not_send_what_is_on_its_way_again() {
    let mut team = Team::new();
    let case = team.opens("35001");
    for _ in 0..3 {
        team.round();
    }
    let mut by_vera = case.clone();
    by_vera.by(&team.vera.who, finding());
    team.vera.signs(&by_vera.entries, later(team.clock));
    let (_, out) = team.vera.syncs(&team.folder, later(team.clock + 1));
    assert!(sent(&out) > 0);
    let mut by_remi = case.clone();
    by_remi.by(&team.remi.who, note());
    team.vera.signs(&by_remi.entries, later(team.clock + 2));
    let (_, out) = team.vera.syncs(&team.folder, later(team.clock + 3));
    assert_eq!(sent(&out), 0, "it is for its author to send, and the rest is on its way");
}
