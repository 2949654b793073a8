//! Who may see what of a case: the tables as a golden file, and the answer for one case against what the store's
//! questions leave of many, over invented parties, cases, recusals and times.

mod golden;
mod worlds;

use std::collections::BTreeSet;

use greenlight::domain::agenda::agenda;
use greenlight::domain::case::CaseFile;
use greenlight::domain::district::Scope;
use greenlight::domain::event::{Declared, Role, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::sight::{self, Fact, Page, Part, Reader, Sight};
use greenlight::store::likeness::Earlier;
use greenlight::store::query::Filter;
use worlds::World;

use crate::kit::random::Random;

/// A reader in a message.
fn who(reader: &Reader) -> String {
    format!("{} with {:?}", reader.me, reader.roles)
}

/// The cases of a world that a question leaves, as one answer for each gives them.
fn those<'a>(
    files: &'a [CaseFile],
    reader: &'a Reader,
    leaves: impl Fn(&CaseFile, &Sight<'_>) -> bool,
) -> BTreeSet<EventId> {
    let left = files.iter().filter(|file| leaves(file, &sight::of(reader, file)));
    left.map(|file| file.id).collect()
}

fn the_lists_show_what_each_page_shows(world: &World, files: &[CaseFile], reader: &Reader) {
    for page in [Page::Case, Page::Brief, Page::Log] {
        let rows = world.store.list(&Filter::default(), page, reader).unwrap();
        let listed: BTreeSet<EventId> = rows.iter().map(|row| row.id).collect();
        assert_eq!(
            listed,
            those(files, reader, |_, sight| sight.shows(page, Part::Facts)),
            "{page:?} {}",
            who(reader)
        );
        let open = rows.iter().filter(|row| !row.undeclared).map(|row| row.id).collect();
        let declared =
            |_: &CaseFile, sight: &Sight<'_>| sight.shows(page, Part::Facts) && sight.has_declared();
        assert_eq!(those(files, reader, declared), open, "{page:?}");
        let check = Some(("credit".to_owned(), "not-requested".to_owned()));
        let rows = world.store.list(&Filter { check, ..Filter::default() }, page, reader).unwrap();
        let asked: BTreeSet<EventId> = rows.iter().map(|row| row.id).collect();
        assert_eq!(
            asked,
            those(files, reader, |_, sight| sight.shows(page, Part::Words)),
            "{page:?} {}",
            who(reader)
        );
    }
    for file in files {
        let found = world.store.find(&file.id.to_string(), Page::Log, reader).unwrap();
        assert_eq!(!found.is_empty(), sight::of(reader, file).shows(Page::Log, Part::Facts));
    }
}

fn a_search_looks_where_the_words_are_shown(world: &World, files: &[CaseFile], reader: &Reader) {
    let hits = world.store.search(worlds::SAID, 500, reader).unwrap();
    let found: BTreeSet<EventId> = hits.iter().map(|hit| hit.case.id).collect();
    // Nobody looks through what does not say who wrote it.
    let said = |file: &CaseFile| {
        file.candidate.name().contains(worlds::SAID) && file.history().faults().of(file.id).is_none()
    };
    let reads = |file: &CaseFile, sight: &Sight<'_>| said(file) && sight.shows(Page::Case, Part::Words);
    assert_eq!(found, those(files, reader, reads), "{}", who(reader));
}

/// A person who searches for earlier files learns which they are of those that they may see, and of the others how
/// many.
fn a_search_for_earlier_files_names_what_is_shown(world: &World, files: &[CaseFile], reader: &Reader) {
    for file in files {
        let alike = world.store.alike(&file.candidate.description(), Some(file.id)).unwrap();
        let found: BTreeSet<EventId> = alike.iter().map(|alike| alike.case).collect();
        for other in &found {
            let other = files.iter().find(|file| file.id == *other).unwrap();
            let back = world.store.alike(&other.candidate.description(), Some(other.id)).unwrap();
            assert!(back.iter().any(|alike| alike.case == file.id), "one way only");
        }
        let earlier = world.store.earlier(&alike, reader).unwrap();
        assert_eq!(earlier.len(), found.len());
        let mut named = BTreeSet::new();
        for earlier in earlier {
            let Earlier::Seen(row, why) = earlier else { continue };
            let other = files.iter().find(|file| file.id == row.id).unwrap();
            assert_eq!(why.is_some(), sight::of(reader, other).has_declared(), "{}", who(reader));
            named.insert(row.id);
        }
        let shown = |other: &CaseFile, sight: &Sight<'_>| {
            found.contains(&other.id) && sight.shows(Page::Case, Part::Facts)
        };
        assert_eq!(named, those(files, reader, shown), "{}", who(reader));
    }
}

fn the_flags_are_those_of_the_cases_shown(world: &World, files: &[CaseFile], reader: &Reader) {
    let listed: BTreeSet<EventId> = world.store.with_flags(true, reader).unwrap().into_iter().collect();
    let with_flags =
        |file: &CaseFile, sight: &Sight<'_>| !file.flags.is_empty() && sight.shows(Page::Case, Part::Facts);
    assert_eq!(listed, those(files, reader, with_flags), "{}", who(reader));
    let own: BTreeSet<EventId> = world.store.flagged_by(reader).unwrap().into_iter().collect();
    let raised = |file: &CaseFile, sight: &Sight<'_>| {
        !sight.is_recused() && file.flags.iter().any(|flag| reader.numbers.contains(&flag.stamp.by))
    };
    assert_eq!(own, those(files, reader, raised), "{}", who(reader));
    for file in files {
        for flag in file.flags.iter().filter(|flag| flag.is_open()) {
            let found = world.store.case_of_flag(&flag.stamp.id.short(40), reader).unwrap();
            let reads = sight::of(reader, file).shows(Page::Case, Part::Words);
            assert_eq!(found, reads.then_some((file.id, flag.stamp.id)));
        }
    }
}

fn the_districts_are_those_of_the_logs_shown(world: &World, files: &[CaseFile], reader: &Reader) {
    let shown = files.iter().filter(|file| sight::of(reader, file).shows(Page::Log, Part::Facts));
    let code = |file: &CaseFile| file.skeleton.district().map_or(String::new(), |(_, code)| code.to_string());
    let expected: BTreeSet<String> = shown.map(code).collect();
    assert_eq!(world.store.districts_in_use(reader).unwrap(), expected.into_iter().collect::<Vec<_>>());
}

fn the_agenda_has_the_lines_shown(world: &World, files: &[CaseFile], reader: &Reader) {
    let rows = world.store.agenda(reader.now, None, reader).unwrap();
    let mut told: Vec<_> =
        rows.into_iter().map(|row| (row.case, row.event, row.kind, row.tier, row.undeclared)).collect();
    let mut expected = Vec::new();
    let condition = reader.condition(Page::Agenda, Part::Facts);
    for file in files {
        let sight = sight::of(reader, file);
        for line in agenda(file, &reader.roster.policy(), &reader.roster) {
            let is = |fact| match fact {
                Fact::LineAt(tier) => line.tier == tier,
                other => sight.is(other),
            };
            if line.applies(reader.now) && condition.holds(&is) {
                expected.push((file.id, line.event, line.kind, line.tier, !sight.has_declared()));
            }
        }
    }
    told.sort_unstable();
    expected.sort_unstable();
    assert_eq!(told, expected, "{}", who(reader));
}

/// A person who works over the case works over all of it, a case without a district included.
fn the_roles_are_those_over_the_case(file: &CaseFile, reader: &Reader) {
    let sight = sight::of(reader, file);
    let over = |(role, scope): &(Role, Scope)| sight.is(Fact::Over(*scope)).then_some(*role);
    let roles: Vec<Role> = reader.roles.iter().filter_map(over).collect();
    assert_eq!(sight.reads_counsel(), roles.contains(&Role::Approver), "{}", who(reader));
    assert_eq!(sight.tier(), roles.iter().filter_map(|role| role.tier()).max(), "{}", who(reader));
}

/// How many invented parties are asked: enough for each of the [`traits`] to be met several times.
const WORLDS: u64 = 40;

/// Which of the things that could be answered apart are so of a case and a reader.
fn traits(file: &CaseFile, reader: &Reader) -> [bool; 10] {
    let sight = sight::of(reader, file);
    let mut scopes = reader.roles.iter().filter(|(role, _)| *role == Role::Leader).map(|(_, scope)| *scope);
    let at_leader = scopes.any(|scope| sight.is(Fact::Over(scope))) && sight.is(Fact::FlagAt(Tier::Leader));
    let by_act = file.flags.iter().any(|flag| flag.is_open() && flag.tier == Tier::Leader);
    let lines = agenda(file, &reader.roster.policy(), &reader.roster);
    let emptied = lines.iter().any(|line| {
        line.tier == Tier::Leader && line.emptied.is_some() && sight::FLAG_LINES.contains(&line.kind)
    });
    [
        sight.shows(Page::Case, Part::Words),
        sight.is_recused(),
        sight.is_recused() && reader.numbers.len() > 1,
        file.declared(reader.person) == Some(Declared::Interest),
        at_leader && by_act,
        at_leader && !by_act && !emptied,
        at_leader && !by_act && emptied,
        file.skeleton.district().is_none(),
        file.skeleton.district().is_none() && sight.reads_counsel(),
        file.is_broken(),
    ]
}

#[test]
fn one_case_and_many_are_answered_alike() {
    let mut counts = [0; 10];
    for seed in 0..WORLDS {
        let world = World::of(&mut Random(seed));
        let files = world.files();
        for reader in world.readers() {
            the_lists_show_what_each_page_shows(&world, &files, &reader);
            a_search_looks_where_the_words_are_shown(&world, &files, &reader);
            a_search_for_earlier_files_names_what_is_shown(&world, &files, &reader);
            the_flags_are_those_of_the_cases_shown(&world, &files, &reader);
            the_districts_are_those_of_the_logs_shown(&world, &files, &reader);
            the_agenda_has_the_lines_shown(&world, &files, &reader);
            for file in &files {
                the_roles_are_those_over_the_case(file, &reader);
                let met = traits(file, &reader);
                counts.iter_mut().zip(met).for_each(|(count, is)| *count += usize::from(is));
            }
        }
    }
    assert!(counts.iter().all(|count| *count >= 5), "{counts:?}");
}
