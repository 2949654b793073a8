//! The invented people of the demo: who works there, who applies, in which districts, and the fixed "random" bytes and
//! times that make every run show the same. No name stands for anybody.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde_json::json;

use crate::custody::{self, keys};
use crate::desk::{Clock, Desk, Draft, Random, Target};
use crate::domain::channels::Office as Line;
use crate::domain::district::Scope;
use crate::domain::event::{Act, Role};
use crate::domain::ids::{PersonId, sha256};
use crate::domain::policy::SeparateAdmin;
use crate::domain::route::Channel;
use crate::error::Error;
use crate::seal::identity::Identity;
use crate::store::private::{private_dir, private_file};

/// Somebody who works for the invented party.
pub(super) struct Worker {
    /// The name of the key file.
    pub key: &'static str,
    /// Their name.
    pub name: &'static str,
    /// What they do.
    pub role: Role,
}

/// The six identities. The first keeps the roster.
pub(super) const WORKERS: [Worker; 6] = [
    Worker { key: "admin", name: "Imogen Ashgrove", role: Role::Admin },
    Worker { key: "vetter", name: "Théo Larivée", role: Role::Vetter },
    Worker { key: "reviewer", name: "Nadia Okonjo-Wells", role: Role::Reviewer },
    Worker { key: "approver", name: "Marguerite Sansoucy", role: Role::Approver },
    Worker { key: "second", name: "Desmond Farquharson", role: Role::Approver },
    Worker { key: "leader", name: "Pernille Astrup", role: Role::Leader },
];

/// The ten districts of the demo, in four provinces.
pub(super) const DISTRICTS: [u32; 10] =
    [35001, 35011, 35030, 35052, 24003, 24014, 24025, 24046, 59003, 13004];

/// The invented applicants.
pub(super) const APPLICANTS: [&str; 60] = [
    "Élodie Ferland-Quist",
    "Bramwell Tesfaye",
    "Rosalind Achterberg",
    "Jean-Onésime Charbonnel",
    "Ottilie Penhaligon",
    "Fidèle Montreuil-Roy",
    "Ingrid Vasquez-Thorne",
    "Marcel-André Bellehumeur",
    "Tobias Wrenfield",
    "Noémie Sylvestre-Ko",
    "Harriet Dunmorrow",
    "Anselme Grandpré",
    "Yusuf Applethwaite",
    "Solange Tranchemontagne",
    "Cedric Okafor-Lunt",
    "Philomène Daoust-Weir",
    "Leopold Sandringham",
    "Océane Brisebois-Ng",
    "Winifred Castellane",
    "Gaétan Lhuillier",
    "Pádraig Holloway-Sé",
    "Mireille Vadeboncoeur",
    "Sunniva Draycott",
    "Olivier Pelland-Sato",
    "Cordelia Mbeki-Ross",
    "Léandre Fontarabie",
    "Ambrose Featherstone",
    "Aurélie Sansregret",
    "Magnus Thistlewood",
    "Victoire Jolicoeur-Diaz",
    "Beatrix Longmire",
    "Rémi Passepartout-Hall",
    "Ezekiel Marchbanks",
    "Clémence Ouimet-Farah",
    "Rowena Silverthorne",
    "Zacharie Lespérance",
    "Gideon Blackwater",
    "Geneviève Tournesol",
    "Hamish Quillfeather",
    "Maëlle Desruisseaux-Li",
    "Araminta Copperfield-Osei",
    "Théophile Beauregard-Noël",
    "Jasper Willowby",
    "Laurence Quesnel-Ito",
    "Eudora Finchley",
    "Célestin Rivard-Monroe",
    "Barnaby Crosswell",
    "Florence Isle-Verte",
    "Tamsin Ridgeway",
    "Benoît Marsolais-Cruz",
    "Isolde Greymantle",
    "Édouard Chantelune",
    "Percival Hawthorne-Adeyemi",
    "Justine Belleau-Frost",
    "Lucasta Pemberley",
    "Hyacinthe Boisclair",
    "Sebastian Moorcroft",
    "Agathe Vaillancourt-Ming",
    "Delphine Underhill",
    "Rosaire Clairval",
];

/// How the invented party reaches whom a matter goes to: numbers that no telephone has.
const LINES: [(Channel, &str); 6] = [
    (Channel::ClearedRepresentative, "Wilhelmina Arrowsmith, 613-555-0101, at any hour"),
    (Channel::PartyHelp, "Candidates' desk, 613-555-0142"),
    (Channel::LegalCounsel, "Cornelius Habberley, 613-555-0118"),
    (Channel::HumanResources, "613-555-0127"),
    (Channel::NationalDirector, "613-555-0134; deputy 613-555-0135"),
    (Channel::LeaderOffice, "613-555-0150"),
];

/// One approver sets whom to call, and that nobody who keeps the roster decides; another seconds that.
pub(super) fn set_policy(office: &mut Office) -> Result<(), Error> {
    let desk = office.desk("approver")?;
    let mut policy = desk.policy();
    for (channel, line) in LINES {
        policy.channels.set(channel, &Line { line: line.to_owned(), ..Line::default() });
    }
    policy.separate_admin = SeparateAdmin::Required;
    let set = desk.record(&[Draft::policy(&policy, None)])?;
    let desk = office.desk("second")?;
    desk.roster = desk.store.roster()?;
    let seconds = set.into_iter().map(|event| Draft::bare(Target::Roster, Act::Second { event }));
    desk.record(&seconds.collect::<Vec<_>>()).map(|_| ())
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// When the store was made: almost a year before the season.
const FOUNDED: i64 = -363 * DAY;

/// Where the season's time begins: every run has the same.
pub(super) fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_837_600, 0).unwrap_or_default()
}

/// A fixed sequence of bytes for each worker. Only the demo's store uses it, which has no secrets.
pub(super) fn fixed_random(seed: &str) -> Random {
    let seed = seed.to_owned();
    let mut drawn = 0u64;
    Box::new(move |bytes| {
        for chunk in bytes.chunks_mut(32) {
            let block = sha256(format!("greenlight demo {seed} {drawn}").as_bytes());
            drawn += 1;
            chunk.iter_mut().zip(block).for_each(|(to, from)| *to = from);
        }
        Ok(())
    })
}

/// The key of a worker.
pub(super) fn identity(key: &str) -> Identity {
    Identity::from_seed(&sha256(format!("greenlight demo key {key}").as_bytes()))
}

/// The clock of the demo at a minute after the season's start.
pub(super) fn clock(minute: i64) -> Clock {
    let now = start() + Duration::minutes(minute);
    Clock { now, today: now.date_naive(), set: false }
}

/// Grants the roles and lets every key open the store.
fn hire(admin: &mut Desk) -> Result<(), Error> {
    for worker in WORKERS.iter().skip(1) {
        let key = identity(worker.key).public();
        let person = PersonId(admin.random()?);
        let act = Act::Grant { person, key, role: worker.role, scope: Scope::Canada };
        admin.record(&[Draft::new(Target::Roster, act, &json!({ "name": worker.name }))?])?;
        keys::admit(&admin.store, &key)?;
    }
    Ok(())
}

/// The people at their desks, in the order of [`WORKERS`].
pub(super) struct Office {
    pub dir: PathBuf,
    desks: Vec<Desk>,
    minute: i64,
}

impl Office {
    /// Makes the store, its people and their key files.
    pub(super) fn found(dir: &Path, org: &str) -> Result<Office, Error> {
        let keys = dir.join("keys");
        private_dir(&keys)?;
        for worker in &WORKERS {
            let identity = identity(worker.key);
            let text =
                identity.to_openssh(worker.key).map_err(|bad| Error::Key(bad, worker.key.to_owned()))?;
            private_file(&keys.join(worker.key), text.as_bytes())?;
            let line = crate::seal::identity::public_line(&identity.public()) + "\n";
            private_file(&keys.join(format!("{}.pub", worker.key)), line.as_bytes())?;
        }
        let store = dir.join("store");
        let admin = WORKERS.first().map_or("", |worker| worker.name);
        let mut desk =
            Desk::init(&store, identity("admin"), org, admin, None, clock(FOUNDED), fixed_random("admin"))?;
        hire(&mut desk)?;
        drop(desk);
        let desks = WORKERS.iter().map(|worker| {
            let identity = identity(worker.key);
            let vault = custody::open(&store, &identity)?;
            Desk::open(vault, identity, clock(FOUNDED), fixed_random(worker.key))
        });
        Ok(Office { dir: dir.to_owned(), desks: desks.collect::<Result<_, _>>()?, minute: 1 })
    }

    /// Lets somebody act so many days before the season, which then begins.
    pub(super) fn before_the_season<T>(
        &mut self,
        days: i64,
        acts: impl FnOnce(&mut Office) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let season = std::mem::replace(&mut self.minute, -days * DAY);
        let done = acts(self)?;
        self.minute = season;
        Ok(done)
    }

    /// The day of the last act.
    pub(super) fn today(&self) -> NaiveDate {
        clock(self.minute).today
    }

    /// The desk of a worker, seven minutes later than the last act.
    pub(super) fn desk(&mut self, key: &str) -> Result<&mut Desk, Error> {
        self.minute += 7;
        let place = WORKERS.iter().position(|worker| worker.key == key);
        let desk = place.and_then(|place| self.desks.get_mut(place));
        let desk = desk.ok_or_else(|| Error::NoPerson { word: key.to_owned() })?;
        desk.clock = clock(self.minute);
        Ok(desk)
    }
}
