//! `proof`: a case as a folder that a stranger can check.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::checking::must_hold;
use crate::cli::context::Context;
use crate::domain::authority::Denied;
use crate::domain::entry::Timestamp;
use crate::domain::event::Role;
use crate::domain::refusal::Refusal;
use crate::domain::sight;
use crate::error::Error;
use crate::exchange::proof::{Maker, check_hash, write};
use crate::report::texts::{Lang, Texts};
use crate::say;
use crate::store::StoreError;

/// `proof CASE --out DIR`
#[derive(Debug, Args)]
pub(super) struct ProofArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// A proof has everything that was ever said in a case, advice of counsel and restricted questions included, so only
/// somebody who may read all of that may export it.
pub(super) fn proof(context: &Context, args: &ProofArgs) -> Result<(), Error> {
    let (desk, file) = context.declared_case_to_sign(&args.case)?;
    if !sight::of(&desk.reader(), &file).reads_counsel() {
        return Err(Refusal::Law(Denied::Role { row: "proof", roles: &[Role::Approver] }).into());
    }
    must_hold(context, &desk.store)?;
    let (case, roster) = (file.history(), &desk.store.roster_history()?);
    let readme = [Lang::En, Lang::Fr].map(|lang| say!(Texts::new(lang), proof_readme) + "\n");
    let maker =
        Maker { identity: desk.identity(), at: Timestamp::new(desk.clock.now), time_set: desk.clock.set };
    let events = write(&args.out, &desk.store, (case, roster), &maker, &readme.join("\n"));
    let events = events.map_err(|error| match error {
        StoreError::Exists(dir) => Error::FolderTaken { path: dir },
        other => other.into(),
    })?;
    let (texts, path) = (&context.texts, args.out.display().to_string());
    let sentence = say!(texts, done_proof, path = &path, events = events);
    context.output.done(
        &path,
        &sentence,
        &json!({ "proof": path, "case": file.id, "events": events, "check_sha256": check_hash() }),
    );
    context.output.say(&say!(texts, proof_check_hash, sha256 = check_hash().to_string()));
    context.output.say(&say!(texts, proof_is_everything));
    Ok(())
}
