//! What happens in the season of `demo --machines`: two decisions at once, a recusal, a stolen machine, a folder that was
//! put back, and at the end everybody has what they may have.

use std::path::Path;

use crate::cli::context::Context;
use crate::cli::demo::machines::{DESMOND, IMOGEN, MARGUERITE, Machines, SOLANGE, THEO, invite};
use crate::cli::output::Output;
use crate::error::Error;
use crate::report::messages;
use crate::say;

/// The two applicants.
const ODALYS: &str = "Odalys Brannigan";
const CEDRIC: &str = "Cedric Lunt";

/// Plays the season in a folder. `kept` is what the folder is called where it stays.
pub(super) fn play(context: &Context, dir: &Path, kept: Option<&str>) -> Result<(), Error> {
    context.output.paragraph("", &say!(context.texts, machines_title));
    let mut machines = Machines::set_up(context, dir)?;
    found(&machines)?;
    let findings = gather(&mut machines)?;
    apart(&mut machines, &findings)?;
    recused(&mut machines)?;
    stolen(&mut machines)?;
    put_back(&mut machines)?;
    agree(&mut machines)?;
    Output::text("");
    match kept {
        Some(shown) => {
            context.output.paragraph("", &say!(context.texts, machines_kept));
            for (machine, key) in [("ottawa", "solange"), ("toronto", "marguerite"), ("ajax", "theo")] {
                let store =
                    format!("--store {shown}/{machine}/store --identity {shown}/{machine}/keys/{key}");
                Output::text(&format!("  greenlight {store} list"));
            }
        }
        None => {
            context.output.paragraph("", &say!(context.texts, machines_gone));
            Output::text("  greenlight demo --machines --dir machines");
        }
    }
    Ok(())
}

/// The team from nothing: one person joins before the reader's eyes.
fn found(machines: &Machines<'_>) -> Result<(), Error> {
    machines.tells(messages::machines_found);
    let org = machines.text(messages::demo_org);
    machines.does(&IMOGEN, &["init", "--org", &org, "--name", IMOGEN.name, "--no-recovery"])?;
    let key = ["--key", "ottawa/keys/solange.pub", "--role", "approver", "--scope", "CA"];
    machines.does(&IMOGEN, &[&["person", "add", SOLANGE.name], &key[..]].concat())?;
    machines.shows(&IMOGEN, &["mailbox", "add", "team", "folder", "box"])?;
    let file = "theo.invitation";
    machines.shows(&IMOGEN, &invite(&THEO, "vetter", "ON", file))?;
    let joined = machines.shows(&THEO, &["join", file, "--no-recovery"])?;
    machines.shows(&IMOGEN, &["sync"])?;
    let words = machines.words(&joined);
    machines.shows(&IMOGEN, &["person", "add", "--from", THEO.name, "--words", &words])?;
    machines.sync(&[&IMOGEN])?;
    machines.shows(&THEO, &["sync"])?;
    machines.lets_in(&MARGUERITE)?;
    machines.lets_in(&DESMOND)?;
    machines.sync(&[&IMOGEN, &THEO])
}

/// Two cases; one of them is ready to be decided. The answer are the letters of its findings.
fn gather(machines: &mut Machines<'_>) -> Result<[String; 2], Error> {
    machines.at("2026-11-17T14:00:00Z", messages::machines_gather);
    for name in [ODALYS, CEDRIC] {
        machines.does(&THEO, &["open", "--name", name, "--district", "35001"])?;
        machines.does(&THEO, &["conflict", name, "none"])?;
    }
    for check in ["police", "credit"] {
        machines.does(&THEO, &["consent", ODALYS, check, "--on", "2026-11-01"])?;
    }
    for (check, result) in
        [("police", "negative"), ("credit", "clear"), ("declaration", "clear"), ("eligibility", "clear")]
    {
        let read = ["check", "record", ODALYS, check, "--status", "read", "--result", result];
        let kind: &[&str] = if check == "police" { &["--kind", "crjmc"] } else { &[] };
        machines.does(&THEO, &[&read[..], kind, &["--issued", "2026-11-10"]].concat())?;
    }
    let mut findings = [const { String::new() }; 2];
    let told = [
        (messages::machines_finding, "B2", messages::machines_origin),
        (messages::machines_other_finding, "C3", messages::machines_other_origin),
    ];
    for ((text, grade, origin), letters) in told.into_iter().zip(&mut findings) {
        let (text, origin) = (machines.text(text), machines.text(origin));
        let what = ["--category", "civil-litigation", "--severity", "3", "--grade", grade];
        let more = ["--origin", &origin, "--disclosed", "denied", "--text", &text];
        let said = machines.does(&THEO, &[&["finding", "add", ODALYS], &what[..], &more[..]].concat())?;
        *letters = said.letters();
        let reply = machines.text(messages::machines_reply);
        machines.does(&THEO, &["finding", "put", ODALYS, letters, "--on", "2026-11-17"])?;
        machines.does(&THEO, &["reply", ODALYS, "--about", letters, "--text", &reply])?;
    }
    let why = machines.text(messages::machines_recommend);
    machines.does(&THEO, &["recommend", ODALYS, "greenlight", "--why", &why])?;
    machines.shows(&THEO, &["sync"])?;
    machines.shows(&MARGUERITE, &["sync"])?;
    machines.sync(&[&DESMOND, &SOLANGE])?;
    for seat in [&MARGUERITE, &DESMOND, &SOLANGE] {
        machines.does(seat, &["conflict", ODALYS, "none"])?;
    }
    machines.does(&MARGUERITE, &["prior", "search", ODALYS])?;
    machines.sync(&[&MARGUERITE, &DESMOND, &SOLANGE, &MARGUERITE, &DESMOND])?;
    Ok(findings)
}

/// A greenlight and a withholding that know nothing of each other, and how that ends.
fn apart(machines: &mut Machines<'_>, findings: &[String; 2]) -> Result<(), Error> {
    machines.at("2026-11-18T14:00:00Z", messages::machines_apart);
    let [first, other] = findings;
    let (resolved, why) =
        (machines.text(messages::machines_resolved), machines.text(messages::machines_greenlight));
    for finding in findings {
        let status = ["finding", "status", ODALYS, finding, "resolved", "--why", &resolved];
        machines.does(&MARGUERITE, &status)?;
    }
    machines.shows(&MARGUERITE, &["decide", ODALYS, "greenlight", "--why", &why])?;
    let (why, applicant) =
        (machines.text(messages::machines_withhold), machines.text(messages::machines_applicant));
    let rests = ["--reason", "candour", "--rests-on", first, "--rests-on", other];
    let says = ["--why", &why, "--applicant", &applicant];
    let decide = [&["decide", ODALYS, "withhold"], &rests[..], &says[..]].concat();
    let withheld = machines.shows(&DESMOND, &decide)?.letters();
    machines.sync(&[&DESMOND, &SOLANGE])?;
    machines.shows(&SOLANGE, &["second", ODALYS, &withheld])?;
    machines.sync(&[&SOLANGE])?;
    machines.at("2026-11-18T23:00:00Z", messages::machines_meet);
    machines.shows(&MARGUERITE, &["sync"])?;
    machines.shows(&MARGUERITE, &["due"])?;
    machines.sync(&[&DESMOND, &SOLANGE, &THEO])?;
    machines.at("2026-11-19T14:00:00Z", messages::machines_resolve);
    let why = machines.text(messages::machines_together);
    let reverse = ["reverse", ODALYS, &withheld, "greenlight", "--ground", "new-facts", "--why", &why];
    let reversal = machines.shows(&SOLANGE, &reverse)?.letters();
    machines.sync(&[&SOLANGE, &MARGUERITE])?;
    machines.shows(&MARGUERITE, &["second", ODALYS, &reversal])?;
    machines.shows(&MARGUERITE, &["sync"])?;
    machines.sync(&[&DESMOND, &SOLANGE, &THEO])
}

/// Somebody is recused, and is sent nothing more of that case.
fn recused(machines: &mut Machines<'_>) -> Result<(), Error> {
    machines.at("2026-11-19T16:00:00Z", messages::machines_recused);
    let text = machines.text(messages::machines_tie);
    let declare = ["conflict", CEDRIC, "declare", "--kind", "personal", "--yes", "--text", &text];
    machines.shows(&MARGUERITE, &declare)?;
    machines.sync(&[&MARGUERITE, &THEO])?;
    let text = machines.text(messages::machines_late_payment);
    let what = ["--category", "financial", "--severity", "1", "--grade", "B2", "--text", &text];
    machines.does(&THEO, &[&["finding", "add", CEDRIC], &what[..]].concat())?;
    machines.shows(&THEO, &["sync"])?;
    machines.shows(&MARGUERITE, &["sync"])?;
    machines.shows(&MARGUERITE, &["list"])?;
    machines.sync(&[&DESMOND, &SOLANGE])
}

/// A machine is stolen, and what is signed there afterwards has no effect.
fn stolen(machines: &mut Machines<'_>) -> Result<(), Error> {
    machines.copy_of_the_folder()?;
    machines.at("2026-11-20T15:00:00Z", messages::machines_stolen);
    let why = machines.text(messages::machines_theft);
    let revoke = ["person", "revoke", THEO.name, "--lost-at", "2026-11-20T14:30:00Z", "--why", &why];
    machines.shows(&IMOGEN, &revoke)?;
    machines.sync(&[&IMOGEN])?;
    machines.at("2026-11-20T17:00:00Z", messages::machines_thief);
    let note = machines.text(messages::machines_forged);
    machines.does(&THEO, &["note", CEDRIC, "--text", &note])?;
    machines.sync(&[&THEO])?;
    machines.at("2026-11-20T20:00:00Z", messages::machines_late);
    machines.shows(&DESMOND, &["sync"])?;
    machines.does(&DESMOND, &["conflict", CEDRIC, "none"])?;
    machines.shows(&DESMOND, &["log", CEDRIC])?;
    machines.sync(&[&DESMOND, &MARGUERITE])
}

/// The folder is put back as it was before, and what was lost with it is sent again.
fn put_back(machines: &mut Machines<'_>) -> Result<(), Error> {
    machines.at("2026-11-21T14:00:00Z", messages::machines_back);
    let note = machines.text(messages::machines_who);
    machines.does(&DESMOND, &["note", CEDRIC, "--text", &note])?;
    machines.sync(&[&DESMOND])?;
    machines.put_the_folder_back()?;
    machines.shows(&DESMOND, &["sync"])?;
    machines.shows(&SOLANGE, &["sync"])?;
    let all = [&IMOGEN, &SOLANGE, &MARGUERITE, &DESMOND];
    machines.sync(&all)?;
    machines.now_it_is("2026-11-23T14:00:00Z");
    machines.sync(&all)?;
    machines.sync(&all)
}

/// What each store attests is at the others, as far as it is for them.
fn agree(machines: &mut Machines<'_>) -> Result<(), Error> {
    machines.tells(messages::machines_agree);
    for seat in [&IMOGEN, &THEO, &MARGUERITE, &DESMOND] {
        machines.does(seat, &["checkpoint", "--out", &format!("{}.slip", seat.machine)])?;
    }
    let against = |slips: [&'static str; 3]| {
        let mut args = vec!["verify"];
        slips.iter().for_each(|slip| args.extend(["--against", slip]));
        args
    };
    machines.shows(&IMOGEN, &against(["montreal.slip", "toronto.slip", "ajax.slip"]))?;
    machines.shows(&DESMOND, &against(["ottawa.slip", "toronto.slip", "ajax.slip"]))?;
    machines.shows(&MARGUERITE, &["verify"]).map(|_| ())
}
