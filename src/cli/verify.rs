//! Whether the record holds: `verify`, `rebuild`.

use std::sync::Mutex;

use clap::Args;
use serde::Serialize;

use crate::cli::fresh::Given;
use crate::cli::output::Output;
use crate::cli::{Counter, fresh};
use crate::error::Error;
use crate::exchange::checkpoint::Compared;
use crate::report::reasons;
use crate::say;
use crate::store::rollback::Rollback;
use crate::store::verify::Report;
use crate::store::{Store, StoreError};

/// `verify [--against SLIP]...`
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    #[arg(long, value_name = "SLIP|-")]
    against: Vec<String>,
}

/// What verifying found, with what was held against the store.
#[derive(Debug, Serialize)]
struct Verified {
    #[serde(flatten)]
    report: Report,
    slips: Vec<Compared>,
    rollbacks: Vec<Rollback>,
    /// Whether somebody left who may have the key that the vault has now.
    rekey_due: bool,
}

pub(super) fn verify(counter: &Counter, args: &VerifyArgs) -> Result<(), Error> {
    let slips: Vec<Given> = args.against.iter().map(|word| fresh::given(word)).collect::<Result<_, _>>()?;
    let (store, _) = counter.vault()?;
    store.before_checking()?;
    let report = watched(counter, &store, Store::verify)?;
    store.checked(&report)?;
    let mut verified = Verified { report, slips: Vec::new(), rollbacks: Vec::new(), rekey_due: false };
    // Where the pages do not hold, or the roster does not, the record cannot be asked for more.
    let readable = !verified.report.problems.iter().any(|problem| problem.what == "page");
    let roster = store.roster().ok().filter(|_| readable);
    if let Some(roster) = &roster {
        verified.rollbacks = store.rollbacks()?;
        verified.rekey_due = store.is_rekey_due()?;
        for slip in &slips {
            verified.slips.push(fresh::compare(&store, roster, slip)?);
        }
    }
    let found = verified.report.problems.len();
    let attested = verified.slips.iter().flat_map(|slip| slip.problems.iter().cloned());
    verified.report.problems.extend(attested);
    verified.report.ok = verified.report.problems.is_empty();
    if counter.output.json {
        Output::json(&verified);
    } else {
        tell(counter, &verified, found);
        if let Some(roster) = &roster {
            let holds = verified.slips.iter().filter(|slip| slip.problems.is_empty());
            holds.for_each(|slip| counter.output.sentences(&fresh::compared(counter, slip, roster)));
            fresh::rollbacks(counter, &verified.rollbacks, roster)
                .iter()
                .for_each(|told| counter.output.sentences(told));
        }
        if verified.rekey_due {
            counter.output.sentences(&counter.texts.get("rekey-due"));
        }
    }
    match (found, verified.report.problems.len()) {
        (0, 0) => Ok(()),
        (0, attested) => Err(Error::Unattested(attested)),
        (_, all) => Err(Error::Unsound(all)),
    }
}

/// A check of the whole store, with how far it has come on the screen.
pub(super) fn watched(
    counter: &Counter,
    store: &Store,
    check: impl Fn(&Store, &(dyn Fn(usize) + Sync)) -> Result<Report, StoreError>,
) -> Result<Report, Error> {
    let total = usize::try_from(store.cases()?).unwrap_or_default();
    let output = Mutex::new(&counter.output);
    let progress = |done| {
        if let Ok(output) = output.lock() {
            output.progress(done, total);
        }
    };
    Ok(check(store, &progress)?)
}

/// Refuses where not everything that the store holds verifies: asked before it is attested to anybody.
pub(super) fn must_hold(counter: &Counter, store: &Store) -> Result<(), Error> {
    store.as_seen()?;
    watched(counter, store, Store::whole).map(|_| ())
}

/// The first of the `found` problems of the record, and everything that slips attest and that is not here.
fn tell(counter: &Counter, verified: &Verified, found: usize) {
    let (texts, report) = (&counter.texts, &verified.report);
    if report.ok {
        counter.output.sentences(&say!(texts, "verify-ok", logs = report.logs, events = report.events));
        return;
    }
    let heads = ["col-number", "col-case", "col-event", "col-problem", "col-detail"].map(|id| texts.get(id));
    let of_record = report.problems.iter().take(found).take(20);
    let rows: Vec<Vec<String>> = of_record
        .chain(report.problems.iter().skip(found))
        .map(|problem| {
            vec![
                problem.seq.map_or_else(String::new, |seq| seq.to_string()),
                problem.log.map_or_else(String::new, |log| log.short(0)),
                problem.event.map_or_else(String::new, |event| event.short(0)),
                texts.get(&format!("verify-{}", problem.what)),
                reasons::problem_detail(problem, texts),
            ]
        })
        .collect();
    counter.output.table(&heads, &rows);
}

pub(super) fn rebuild(counter: &Counter) -> Result<(), Error> {
    let texts = &counter.texts;
    let (mut store, _) = counter.vault()?;
    let cases = store.rebuild(&mut |done, total| counter.output.progress(done, total));
    let cases = cases.map_err(|error: StoreError| Error::from(error))?;
    let sentence = say!(texts, "done-rebuild", count = cases);
    counter.output.done(&cases.to_string(), &sentence, &serde_json::json!({ "cases": cases }));
    Ok(())
}
