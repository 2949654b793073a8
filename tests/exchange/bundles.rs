//! Bundles between stores: everything or nothing, again is nothing, in any order, and only for whom it was meant.

use greenlight::domain::event::{Outcome, RecordKind, Relation, Role};
use greenlight::domain::ids::{Digest256, EventId, sha256};
use greenlight::exchange::bundle::Unreadable;
use greenlight::exchange::pack::Counted;
use greenlight::exchange::receive::NotReceived;
use greenlight::seal::identity::Identity;
use greenlight::store::Blob;
use serde_json::json;

use crate::kit::acts::{self, decide, finding, recommend};
use crate::kit::machines::Machine;
use crate::kit::party::{Log, Party, ROOT, Someone, time, who};

/// A party, a case in Ontario with a finding in it, and the machine of who opened it.
fn office() -> (Party, Log, Machine) {
    let party = Party::new();
    let vera = who("Vera Quill");
    let mut case = party.open(&vera, "35001");
    case.by(&vera, finding());
    let mut machine = Machine::new(vera, &party, time(0));
    machine.signs(&party.log.entries, time(1));
    machine.signs(&case.entries, time(2));
    (party, case, machine)
}

fn machine(name: &'static str, party: &Party) -> Machine {
    Machine::new(who(name), party, time(0))
}

fn one(bundles: Vec<greenlight::exchange::pack::Sealed>) -> Vec<u8> {
    let [bundle] = <[_; 1]>::try_from(bundles).unwrap();
    bundle.bytes
}

fn log(case: &Log) -> EventId {
    case.entries[0].id
}

#[test]
fn a_case_travels_whole_with_the_roster_it_needs() {
    let (party, case, vera) = office();
    let mut ana = machine("Ana Birch", &party);
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    let received = ana.receives(&bundle, time(11)).unwrap();
    assert_eq!(received.roster, party.log.entries.len() - 1);
    assert!(received.cases[&log(&case)].is_new);
    assert_eq!(received.cases[&log(&case)].events.len(), 2);
    assert_eq!(ana.has(log(&case)), vera.has(log(&case)));
    assert_eq!(ana.store.verify(&|_| ()).unwrap().problems.len(), 0);
    let mut theirs = ana.store.dump_views().unwrap();
    ana.store.rebuild(&mut |_, _| ()).unwrap();
    assert_eq!(ana.store.dump_views().unwrap(), std::mem::take(&mut theirs));
}

#[test]
fn the_same_bundle_again_changes_nothing() {
    let (party, case, vera) = office();
    let mut ana = machine("Ana Birch", &party);
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    ana.receives(&bundle, time(11)).unwrap();
    let (events, views) = (ana.store.events().unwrap(), ana.store.dump_views().unwrap());
    assert!(ana.receives(&bundle, time(12)).unwrap().is_nothing());
    assert_eq!((ana.store.events().unwrap(), ana.store.dump_views().unwrap()), (events, views));
}

#[test]
fn a_receipt_spares_the_roster_and_documents() {
    let (party, case, vera) = office();
    let mut ana = machine("Ana Birch", &party);
    let first = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    ana.receives(&first, time(11)).unwrap();
    // Ana's own bundle is the receipt.
    let mut vera = vera;
    let back = one(ana.bundles(&[log(&case)], &[&vera.who], time(12)));
    assert!(vera.receives(&back, time(13)).unwrap().is_nothing());
    let second = vera.bundles(&[log(&case)], &[&ana.who], time(14));
    let people = party.log.entries[0].id;
    let sent = |bundle: &greenlight::exchange::pack::Sealed, log| {
        bundle.logs.iter().find(|note| note.attested.state.log == log).unwrap().sent
    };
    assert_eq!(sent(&second[0], people), 0);
    assert_eq!(sent(&second[0], log(&case)), 2);
}

#[test]
fn what_two_machines_signed_apart_comes_together_in_any_order() {
    let (party, case, mut vera) = office();
    let (mut ana, mut abel) = (machine("Ana Birch", &party), machine("Abel Crane", &party));
    let first = one(vera.bundles(&[log(&case)], &[&ana.who, &abel.who], time(10)));
    ana.receives(&first, time(11)).unwrap();
    abel.receives(&first, time(11)).unwrap();
    let mut by_vera = case.clone();
    by_vera.by(&vera.who, recommend(Outcome::Greenlight));
    vera.signs(&by_vera.entries, time(12));
    let mut by_ana = case.clone();
    by_ana.by(&ana.who, recommend(Outcome::Withhold));
    ana.signs(&by_ana.entries, time(12));
    let of_vera = one(vera.bundles(&[log(&case)], &[&abel.who], time(13)));
    let of_ana = one(ana.bundles(&[log(&case)], &[&abel.who], time(13)));
    let mut other = machine("Alma Frost", &party);
    let for_alma = [
        one(ana.bundles(&[log(&case)], &[&other.who], time(13))),
        one(vera.bundles(&[log(&case)], &[&other.who], time(13))),
    ];
    for bundle in [&of_vera, &of_ana] {
        abel.receives(bundle, time(14)).unwrap();
    }
    for bundle in &for_alma {
        other.receives(bundle, time(14)).unwrap();
    }
    assert_eq!(abel.has(log(&case)).len(), 4);
    assert_eq!(abel.has(log(&case)), other.has(log(&case)));
}

#[test]
fn a_bundle_opens_for_its_recipients_only() {
    let (party, case, vera) = office();
    let (ana, abel) = (machine("Ana Birch", &party), machine("Abel Crane", &party));
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    assert_eq!(abel.opens(&bundle).unwrap_err(), Unreadable::Sealed);
    assert!(ana.opens(&bundle).is_ok());
}

#[test]
fn a_bundle_is_not_passed_on_under_its_senders_name() {
    use greenlight::seal::vault_key::{Recipient, sealed_to, unsealed};
    use std::io::{Read, Write};

    let (party, case, vera) = office();
    let (ana, abel) = (machine("Ana Birch", &party), machine("Abel Crane", &party));
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    let mut plain = Vec::new();
    unsealed(bundle.as_slice(), &ana.identity).unwrap().read_to_end(&mut plain).unwrap();
    let mut again = sealed_to(&[Recipient::Ssh(abel.identity.public())], Vec::new()).unwrap();
    again.write_all(&plain).unwrap();
    assert_eq!(abel.opens(&again.finish().unwrap()).unwrap_err(), Unreadable::NotToUs);
}

#[test]
fn a_bundle_of_another_party_is_refused_before_it_is_read() {
    let (_, case, vera) = office();
    let mut elsewhere = Party::founded();
    elsewhere.log.entries.truncate(1);
    let other = who(ROOT);
    elsewhere.log.entries.clear();
    elsewhere.log.saying(
        &[],
        &other,
        greenlight::domain::event::Act::Genesis { roots: vec![other.public()] },
        json!({"org": "Another Party"}),
    );
    let ana = machine("Ana Birch", &elsewhere);
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    assert_eq!(ana.opens(&bundle).unwrap_err(), Unreadable::AnotherParty);
}

#[test]
fn no_bit_of_a_bundle_can_be_changed() {
    let (party, case, vera) = office();
    let ana = machine("Ana Birch", &party);
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    // Each byte of the head, and every eleventh behind it; `tests/hard` tries every bit.
    for at in (0..bundle.len()).filter(|at| *at < 400 || at % 11 == 0) {
        let mut changed = bundle.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(ana.opens(&changed).is_err(), "byte {at}");
        assert!(ana.opens(&bundle[..at]).is_err(), "cut at {at}");
    }
    assert!(ana.opens(&[bundle.as_slice(), b"\n"].concat()).is_err());
}

#[test]
fn somebody_off_the_roster_is_not_believed() {
    let (party, case, vera) = office();
    let mut ana = machine("Ana Birch", &party);
    // A stranger who got hold of everything: the law would void what they sign, and their word is not taken either.
    let stranger = Someone::named("Xavier Nobody");
    let identity = Identity::from_seed(stranger.key.as_bytes());
    let forged = {
        let roster = vera.store.roster().unwrap();
        let to = [greenlight::exchange::pack::Addressee::of(&roster, ana.who.person, time(9)).unwrap()];
        let packer =
            greenlight::exchange::pack::Packer { identity: &identity, ..vera.packer(&roster, time(9)) };
        let mut sealed = Vec::new();
        let mut put = |bundle| -> Result<(), greenlight::store::StoreError> {
            sealed.push(bundle);
            Ok(())
        };
        let (people, file) =
            (vera.store.roster_history().unwrap(), vera.store.case(log(&case), &roster).unwrap());
        let mut packing = packer.begin(&to, Counted::Receipts, &mut put).unwrap();
        if people.log() < Some(file.id) {
            packing.add_roster(&people).unwrap();
            packing.add_case(&file).unwrap();
        } else {
            packing.add_case(&file).unwrap();
            packing.add_roster(&people).unwrap();
        }
        packing.finish().unwrap();
        one(sealed)
    };
    let events = ana.store.events().unwrap();
    assert!(matches!(ana.receives(&forged, time(10)), Err(NotReceived::Stranger(_))));
    assert_eq!(ana.store.events().unwrap(), events);
}

#[test]
fn what_the_law_never_allowed_takes_everything_with_it() {
    let (party, mut case, mut vera) = office();
    let mut ana = machine("Ana Birch", &party);
    // A vetter's decision is void; her own program would never sign it.
    case.by(&vera.who, decide(Outcome::Greenlight));
    vera.signs(&case.entries, time(3));
    let mut sound = party.open(&who("Rita Stone"), "35002");
    sound.by(&who("Rita Stone"), finding());
    vera.signs(&sound.entries, time(3));
    let bundle = one(vera.bundles(&[log(&case), log(&sound)], &[&ana.who], time(10)));
    let events = ana.store.events().unwrap();
    assert!(matches!(ana.receives(&bundle, time(11)), Err(NotReceived::Void(..))));
    assert_eq!(
        ana.store.events().unwrap(),
        events,
        "nothing was taken in, the sound case and the roster neither"
    );
}

#[test]
fn a_bundle_that_came_before_the_roster_waits() {
    let (mut party, _, mut vera) = office();
    let mut ana = machine("Ana Birch", &party);
    ana.signs(&party.log.entries, time(1));
    // A newcomer opens a case, and the grant has not reached Ana. Vera believes that it has.
    let nina = who("Nina Fair");
    party.grant(&who(ROOT), &nina, Role::Vetter, "CA");
    let case = party.open(&nina, "35003");
    vera.signs(&party.log.entries, time(2));
    vera.signs(&case.entries, time(2));
    let roster = one(vera.bundles(&[], &[&ana.who], time(3)));
    let with_roster = one(vera.bundles(&[log(&case)], &[&ana.who], time(3)));
    let alone = {
        let mut bundle = ana.opens(&with_roster).unwrap();
        bundle.logs.retain(|(of, _)| *of == log(&case));
        bundle
    };
    let me = ana.identity.public();
    let early = greenlight::exchange::receive::receive(&mut ana.store, alone.clone(), me, None, time(4));
    assert!(matches!(early, Err(NotReceived::Early)), "{early:?}");
    ana.receives(&roster, time(5)).unwrap();
    let taken = greenlight::exchange::receive::receive(&mut ana.store, alone, me, None, time(6)).unwrap();
    assert!(taken.cases[&log(&case)].is_new);
}

#[test]
fn a_document_travels_once_and_may_come_later() {
    let (party, mut case, mut vera) = office();
    let mut ana = machine("Ana Birch", &party);
    let blob = Blob::seal([7; 32], b"an invented report");
    let file = json!({"blob": blob.digest, "sha256": Digest256(sha256(b"an invented report")), "bytes": 18,
        "name": "report.pdf"});
    let act = greenlight::domain::event::Act::Record { kind: RecordKind::Document, relation: Relation::New };
    let tips = case.tips();
    case.saying(
        &tips,
        &vera.who,
        act,
        json!({"step": "received", "title": "a report", "file": file, "on": "2026-11-22"}),
    );
    let new = case.entries.last().unwrap().clone();
    vera.signs_with(&[new], vec![blob.clone()], time(5));
    let bundle = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    // On its way: the event came, the document did not.
    let mut without = ana.opens(&bundle).unwrap();
    let documents = std::mem::take(&mut without.documents);
    assert_eq!(documents.len(), 1);
    let me = ana.identity.public();
    let received =
        greenlight::exchange::receive::receive(&mut ana.store, without, me, None, time(11)).unwrap();
    assert_eq!((received.documents, received.on_their_way), (0, 1));
    assert_eq!(ana.store.verify(&|_| ()).unwrap().problems.len(), 0);
    // Her receipt says so, and Vera sends it again, with the case.
    let receipt = one(ana.bundles(&[log(&case)], &[&vera.who], time(12)));
    vera.receives(&receipt, time(13)).unwrap();
    let again = one(vera.bundles(&[log(&case)], &[&ana.who], time(14)));
    let received = ana.receives(&again, time(15)).unwrap();
    assert_eq!((received.documents, received.on_their_way), (1, 0));
    assert_eq!(ana.store.document(blob.digest).unwrap().unwrap().bytes, blob.bytes);
    // Once she has it, it travels no more.
    let receipt = one(ana.bundles(&[log(&case)], &[&vera.who], time(16)));
    vera.receives(&receipt, time(17)).unwrap();
    let last = one(vera.bundles(&[log(&case)], &[&ana.who], time(18)));
    assert_eq!(ana.opens(&last).unwrap().documents.len(), 0);
}

#[test]
fn what_was_attested_and_is_not_here_is_named() {
    let (party, case, mut vera) = office();
    let mut ana = machine("Ana Birch", &party);
    let first = one(vera.bundles(&[log(&case)], &[&ana.who], time(10)));
    ana.receives(&first, time(11)).unwrap();
    let mut more = case.clone();
    let note = more.by(&vera.who, acts::note());
    vera.signs(&more.entries, time(12));
    let mut lost = ana.opens(&one(vera.bundles(&[log(&case)], &[&ana.who], time(13)))).unwrap();
    // A carrier that holds one bundle back: the next one only tells how far Vera has come.
    lost.logs.clear();
    let me = ana.identity.public();
    greenlight::exchange::receive::receive(&mut ana.store, lost, me, None, time(14)).unwrap();
    let missing = ana.store.not_here().unwrap();
    assert_eq!(missing[&log(&case)][&note], [vera.identity.public()]);
}
