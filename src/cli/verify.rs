//! Whether the record holds: `verify`, `rebuild`.

use std::sync::Mutex;

use crate::cli::Counter;
use crate::cli::output::Output;
use crate::error::Error;
use crate::say;
use crate::store::StoreError;

pub(super) fn verify(counter: &Counter) -> Result<(), Error> {
    let texts = &counter.texts;
    let (store, _) = counter.vault()?;
    let total = usize::try_from(store.cases()?).unwrap_or_default();
    let output = Mutex::new(&counter.output);
    let report = store.verify(&|done| {
        if let Ok(output) = output.lock() {
            output.progress(done, total);
        }
    })?;
    if counter.output.json {
        Output::json(&report);
    } else if report.ok {
        Output::text(&say!(texts, "verify-ok", logs = report.logs, events = report.events));
    } else {
        let heads =
            ["col-number", "col-case", "col-event", "col-problem", "col-detail"].map(|id| texts.get(id));
        let rows: Vec<Vec<String>> = report
            .problems
            .iter()
            .take(20)
            .map(|problem| {
                vec![
                    problem.seq.map_or_else(String::new, |seq| seq.to_string()),
                    problem.log.map_or_else(String::new, |log| log.short(0)),
                    problem.event.map_or_else(String::new, |event| event.short(0)),
                    texts.get(&format!("verify-{}", problem.what)),
                    problem.detail.clone(),
                ]
            })
            .collect();
        counter.output.table(&heads, &rows);
    }
    if report.ok { Ok(()) } else { Err(Error::Unsound(report.problems.len())) }
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
