//! Whether the record verifies: `verify`; and `rebuild`.

use clap::Args;
use serde::Serialize;

use crate::cli::checking::watched;
use crate::cli::context::Context;
use crate::cli::fresh::{self, Given};
use crate::cli::missing::{self, Missing, missing};
use crate::cli::output::Output;
use crate::error::Error;
use crate::exchange::checkpoint::Compared;
use crate::report::reasons;
use crate::say;
use crate::store::problem::Wrong;
use crate::store::rollback::Rollback;
use crate::store::verify::Report;
use crate::store::{Store, StoreError};

/// `verify [--against SLIP]...`
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    #[arg(long, value_name = "SLIP|-")]
    against: Vec<String>,
}

/// What verifying found, with the slips that were compared with the store.
#[derive(Debug, Serialize)]
struct Verified {
    #[serde(flatten)]
    report: Report,
    slips: Vec<Compared>,
    rollbacks: Vec<Rollback>,
    /// What colleagues have and has not come here. It may be under way, so it is no problem of the record.
    not_here: Vec<Missing>,
    /// Whether somebody left who may have the key that the vault has now.
    rekey_due: bool,
}

pub(super) fn verify(context: &Context, args: &VerifyArgs) -> Result<(), Error> {
    let slips: Vec<Given> = args.against.iter().map(|word| fresh::given(word)).collect::<Result<_, _>>()?;
    let (store, _) = context.vault()?;
    store.before_checking()?;
    let report = watched(context, &store, Store::verify)?;
    store.checked(&report)?;
    let (slips_compared, rollbacks, not_here) = (Vec::new(), Vec::new(), Vec::new());
    let mut verified = Verified { report, slips: slips_compared, rollbacks, not_here, rekey_due: false };
    // Where a page or the roster does not verify, the record cannot be queried further.
    let readable = !verified.report.problems.iter().any(|problem| problem.what == Wrong::Page);
    let roster = store.roster().ok().filter(|_| readable);
    if let Some(roster) = &roster {
        verified.rollbacks = store.rollbacks()?;
        verified.not_here = missing(&store, roster)?;
        verified.rekey_due = store.is_rekey_due()?;
        for slip in &slips {
            verified.slips.push(fresh::compare(&store, roster, slip)?);
        }
    }
    let found = verified.report.problems.len();
    let attested = verified.slips.iter().flat_map(|slip| slip.problems.iter().cloned());
    verified.report.problems.extend(attested);
    verified.report.ok = verified.report.problems.is_empty();
    if context.output.json {
        Output::json(&verified);
    } else {
        tell(context, &verified, found);
        if let Some(roster) = &roster {
            if verified.report.forgotten > 0 {
                let count = verified.report.forgotten;
                context.output.sentences(&say!(context.texts, verify_forgotten, count = count));
            }
            let holds = verified.slips.iter().filter(|slip| slip.problems.is_empty());
            holds.for_each(|slip| context.output.sentences(&fresh::compared(context, slip, roster)));
            fresh::rollbacks(context, &verified.rollbacks, roster)
                .iter()
                .for_each(|told| context.output.sentences(told));
        }
        missing::tell(context, &verified.not_here);
        if verified.rekey_due {
            context.output.sentences(&say!(context.texts, rekey_due));
        }
    }
    match (found, verified.report.problems.len()) {
        (0, 0) => Ok(()),
        (0, attested) => Err(Error::Unattested { count: attested }),
        (_, all) => Err(Error::Unsound { count: all }),
    }
}

/// The first of the `found` problems of the record, and everything that slips attest and that is not here.
fn tell(context: &Context, verified: &Verified, found: usize) {
    let (texts, report) = (&context.texts, &verified.report);
    if report.ok {
        context.output.sentences(&say!(texts, verify_ok, logs = report.logs, events = report.events));
        return;
    }
    let heads = say!(texts, [col_number, col_case, col_event, col_problem, col_detail]);
    let of_record = report.problems.iter().take(found).take(20);
    let rows: Vec<Vec<String>> = of_record
        .chain(report.problems.iter().skip(found))
        .map(|problem| {
            vec![
                problem.seq.map_or_else(String::new, |seq| seq.to_string()),
                problem.log.map_or_else(String::new, |log| log.short(0)),
                problem.event.map_or_else(String::new, |event| event.short(0)),
                texts.word(problem.what),
                reasons::problem_detail(problem, texts),
            ]
        })
        .collect();
    context.output.table(&heads, &rows);
}

pub(super) fn rebuild(context: &Context) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut store, _) = context.vault()?;
    let cases = store.rebuild(&mut |done, total| context.output.progress(done, total));
    let cases = cases.map_err(|error: StoreError| Error::from(error))?;
    let sentence = say!(texts, done_rebuild, count = cases);
    context.output.done(&cases.to_string(), &sentence, &serde_json::json!({ "cases": cases }));
    Ok(())
}
