//! `bundle CASE... --for PERSON... --out FILE`: cases for colleagues as sealed files, to be carried by hand.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::lookup;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::entry::Timestamp;
use crate::domain::sight::Page;
use crate::error::Error;
use crate::exchange::pack::{Addressee, Counted, Packer, Sealed};
use crate::say;
use crate::store::private::private_file;

/// `bundle CASE... --for PERSON... --out FILE`
#[derive(Debug, Args)]
pub(super) struct BundleArgs {
    #[arg(value_name = "CASE")]
    cases: Vec<String>,
    #[arg(long = "for", value_name = "PERSON", required = true)]
    people: Vec<String>,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// The file of a bundle: the first has the name that was asked for, and each further one a number behind it.
fn numbered(out: &Path, at: usize) -> PathBuf {
    if at == 0 {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let name = match out.extension() {
        Some(extension) => format!("{stem}-{}.{}", at + 1, extension.to_string_lossy()),
        None => format!("{stem}-{}", at + 1),
    };
    out.with_file_name(name)
}

pub(super) fn bundle(context: &Context, args: &BundleArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let (now, texts) = (Timestamp::new(desk.clock.now), &context.texts);
    let mut people: Vec<_> =
        args.people.iter().map(|word| lookup::person(&desk, word)).collect::<Result<_, _>>()?;
    people.sort_unstable();
    people.dedup();
    let found = people.iter().map(|person| (*person, Addressee::of(&desk.roster, *person, now)));
    let (with, without): (Vec<_>, Vec<_>) = found.partition(|(_, addressee)| addressee.is_some());
    if !without.is_empty() {
        let names: Vec<String> = without.iter().map(|(person, _)| desk.roster.name(*person)).collect();
        return Err(Error::NoUsableKey { names: names.join(", ") });
    }
    let to: Vec<Addressee> = with.into_iter().filter_map(|(_, addressee)| addressee).collect();
    let find = |word: &String| context.one_of(word, |word| desk.case_to_sign(word, Page::Case));
    let mut cases: Vec<CaseFile> = args.cases.iter().map(find).collect::<Result<_, _>>()?;
    cases.sort_by_key(|file| file.id);
    cases.dedup_by_key(|file| file.id);
    for file in &cases {
        if let Some(barred) = to.iter().find(|addressee| !addressee.is_sent(file)) {
            let (name, case) = (desk.roster.name(barred.person), desk.store.short(file.id)?);
            return Err(Error::MayNotSee { name, case });
        }
    }
    let mut written: Vec<String> = Vec::new();
    let mut put = |sealed: Sealed| -> Result<(), Error> {
        let path = numbered(&args.out, written.len());
        private_file(&path, &sealed.bytes)?;
        written.push(path.display().to_string());
        Ok(())
    };
    let people = desk.store.roster_history()?;
    let mut packing = packer(&desk).begin(&to, Counted::Receipts, &mut put)?;
    let (before, after) = cases.split_at(cases.partition_point(|file| Some(file.id) < people.log()));
    before.iter().try_for_each(|file| packing.add_case(file))?;
    packing.add_roster(&people)?;
    after.iter().try_for_each(|file| packing.add_case(file))?;
    packing.finish()?;
    let names: Vec<String> = to.iter().map(|addressee| desk.roster.name(addressee.person)).collect();
    let names = names.join(", ");
    let files = written.join(", ");
    let sentence = say!(texts, done_bundle, cases = cases.len(), names = &names, files = &files);
    context.output.done(&files, &sentence, &json!({ "files": written, "cases": cases.len(), "for": names }));
    Ok(())
}

/// Packs bundles of a store, under the name of the person who acts.
pub(super) fn packer(desk: &Desk) -> Packer<'_> {
    Packer {
        store: &desk.store,
        identity: desk.identity(),
        roster: &desk.roster,
        me: desk.me(),
        at: Timestamp::new(desk.clock.now),
        time_set: desk.clock.set,
    }
}
