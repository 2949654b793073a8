//! `greenlight demo`: a store of invented people, one case played by all roles, a brief, a verification, and five
//! commands to try. What it shows is the same every time.

mod between;
mod cast;
mod drill;
mod machines;
mod notes;
mod scene;
mod season;

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::brief::made_by;
use crate::cli::context::Context;
use crate::cli::demo::cast::{APPLICANTS, DISTRICTS, Office, WORKERS, set_policy};
use crate::cli::demo::scene::Scene;
use crate::cli::output::Output;
use crate::cli::sheet::sheet;
use crate::custody::variables;
use crate::domain::event::{Act, Level, Outcome, RecordKind, Relation, Tier};
use crate::domain::gates::{Proposal, gates_for};
use crate::domain::refusal::Gate;
use crate::error::Error;
use crate::report::brief::Brief;
use crate::report::messages::{self, Message};
use crate::report::{markdown, reasons};
use crate::say;
use crate::store::work_folder::private_temp;

/// `demo [--dir DIR] [--drill | --machines]`
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long, conflicts_with = "dir")]
    drill: bool,
    #[arg(long, conflicts_with = "drill")]
    machines: bool,
}

pub(super) fn demo(context: &Context, args: &DemoArgs) -> Result<(), Error> {
    if let Some(dir) = &args.dir {
        if args.machines {
            return between::play(context, dir, Some(&dir.display().to_string()));
        }
        return play(context, dir, &dir.display().to_string(), true);
    }
    let temp = variables::temp_dir();
    let dir = private_temp("greenlight-demo-", &temp).map_err(|error| Error::io(&temp, &error))?;
    if args.machines {
        return between::play(context, dir.path(), None);
    }
    if args.drill {
        return drill::play(context, &mut Office::found(dir.path(), &say!(context.texts, demo_org))?);
    }
    play(context, dir.path(), "demo", false)
}

fn play(context: &Context, dir: &Path, shown: &str, kept: bool) -> Result<(), Error> {
    let texts = &context.texts;
    let tell = |sentence: String| context.output.paragraph("", &sentence);
    tell(say!(texts, demo_title));
    let mut office = Office::found(dir, &say!(texts, demo_org))?;
    for worker in &WORKERS {
        Output::text(&format!("  {:<22} {}", worker.name, texts.word(worker.role)));
    }
    season::play(&mut office, &|done, total| context.output.progress(done, total))?;
    tell(say!(texts, demo_season, cases = APPLICANTS.len(), districts = DISTRICTS.len()));
    let name = APPLICANTS.first().copied().unwrap_or_default();
    let short = walk(context, &mut office, name)?;
    set_policy(&mut office)?;
    let brief = brief(context, &mut office, &short)?;
    let path = office.dir.join(format!("brief-{short}.md"));
    crate::store::private::private_file(&path, brief.as_bytes())?;
    tell(say!(texts, demo_brief, case = &short));
    tell(String::new());
    for line in brief.lines().take_while(|line| !line.starts_with("---")) {
        Output::text(&format!("  | {line}"));
    }
    let store = &mut office.desk("admin")?.store;
    if kept {
        // A demo may be made again in the same place, so the memory of the former store is replaced.
        context.remember_new(store);
    }
    let report = store.verify(&|_| {})?;
    if !report.ok {
        return Err(Error::Unsound { count: report.problems.len() });
    }
    tell(String::new());
    tell(say!(texts, verify_ok, logs = report.logs, events = report.events));
    tell(String::new());
    tell(say!(texts, if kept { demo_try_kept } else { demo_try }));
    if !kept {
        Output::text("  greenlight demo --dir demo");
    }
    for (who, command, what) in [
        ("vetter", "list".to_owned(), messages::demo_try_list),
        ("vetter", format!("next {short}"), messages::demo_try_next),
        ("reviewer", "flag list".to_owned(), messages::demo_try_flags),
        ("approver", "show \"Tobias Wrenfield\"".to_owned(), messages::demo_try_show),
        ("leader", format!("brief {short} --lang fr"), messages::demo_try_brief),
    ] {
        // A command stays on one line, so that it can be copied.
        Output::text(&format!("  greenlight --store {shown}/store --identity {shown}/keys/{who} {command}"));
        context.output.paragraph("      ", &texts.get(what));
    }
    Output::text("  greenlight demo --drill");
    context.output.paragraph("      ", &say!(texts, demo_try_drill));
    Output::text("  greenlight demo --machines");
    context.output.paragraph("      ", &say!(texts, demo_try_machines));
    Ok(())
}

/// Plays one case before the reader's eyes: vetter, reviewer, approver, second approver.
fn walk(context: &Context, office: &mut Office, name: &str) -> Result<String, Error> {
    let texts = &context.texts;
    let by = |who: usize, id: Message| {
        let worker = WORKERS.get(who).map_or("", |worker| worker.name);
        context.output.paragraph("  ", &format!("{}{}", texts.lead(worker), texts.get(id)));
    };
    let place = DISTRICTS.first().copied().unwrap_or_default();
    let mut scene = Scene::open(office, name, place)?;
    let case = scene.case;
    Output::text(&say!(texts, demo_walk, name = name));
    by(1, messages::demo_walk_open);
    scene.declare("vetter")?;
    scene.consents()?;
    scene.check(json!({
        "check": "police", "kind": "crjmc", "method": "name", "status": "read", "result": "incomplete",
        "issued": "2026-10-30",
    }))?;
    by(1, messages::demo_walk_police);
    scene.check(json!({ "check": "credit", "bureau": "Equifax", "status": "read", "result": "clear", "issued": "2026-10-28" }))?;
    scene.own_word()?;
    let text = say!(texts, demo_walk_finding_text);
    let finding = scene.finding(2, "B2", "financial", "credit report", &text)?;
    by(1, messages::demo_walk_finding);
    let flag = scene.flag("vetter", Tier::Local, Level::Ordinary, Some(finding))?;
    by(1, messages::demo_walk_flag);
    scene.declare("reviewer")?;
    scene.answer("reviewer", flag)?;
    by(2, messages::demo_walk_answer);
    scene.recommend("vetter", Outcome::Greenlight)?;
    by(1, messages::demo_walk_recommend);
    scene.declare("approver")?;
    by(3, messages::demo_walk_early);
    early(context, &mut scene)?;
    let fingerprints = json!({
        "check": "police", "kind": "crjmc", "method": "fingerprint", "status": "read", "result": "certified-none",
        "issued": "2026-11-13",
    });
    scene.record("vetter", RecordKind::Check, fingerprints)?;
    by(1, messages::demo_walk_fingerprints);
    scene.put(finding)?;
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) };
    scene.one(
        "reviewer",
        act,
        json!({ "status": "mitigated", "why": say!(texts, demo_walk_mitigated_text) }),
    )?;
    by(2, messages::demo_walk_mitigated);
    scene.recommend("vetter", Outcome::Greenlight)?;
    let decision = scene.decide("approver", Outcome::WithConditions, &[])?;
    by(3, messages::demo_walk_decide);
    let file = scene.file()?;
    if file.awaiting().is_some_and(|waiting| waiting.stamp.id == decision) {
        scene.second(decision)?;
    }
    let on = scene.withhold_rests_on()?;
    by(1, messages::demo_walk_news);
    let body = json!({
        "ground": "new-facts", "reason": "candour", "rests_on": on, "why": say!(texts, demo_walk_reverse_text),
        "applicant": say!(texts, demo_walk_reverse_applicant),
    });
    let reversal = scene.one("approver", Act::Reverse { decision, outcome: Outcome::Withhold }, body)?;
    by(3, messages::demo_walk_reverse);
    scene.second(reversal)?;
    by(4, messages::demo_walk_second);
    scene.declare("leader")?;
    let desk = office.desk("vetter")?;
    Ok(desk.store.short(case)?)
}

/// Shows the desk's answer to an approver who decides too early: everything that is missing, at once.
fn early(context: &Context, scene: &mut Scene<'_>) -> Result<(), Error> {
    let texts = &context.texts;
    let file = scene.file()?;
    let desk = scene.desk("approver")?;
    let policy = desk.policy();
    let proposal = Proposal {
        me: Some(desk.me()),
        outcome: Outcome::Greenlight,
        reverses: false,
        reason: None,
        rests_on: &[],
        overrides: None,
        asked_on: None,
    };
    for gate in gates_for(&desk.view(&file, &policy), &proposal).iter().filter(|gate| !Gate::passes(gate)) {
        for gap in &gate.gaps {
            let id = gate.id.to_string();
            context.output.paragraph("      ", &format!("{id:<10} {}", reasons::cause(gap, texts)));
        }
    }
    Ok(())
}

fn brief(context: &Context, office: &mut Office, short: &str) -> Result<String, Error> {
    let desk = office.desk("approver")?;
    let file = desk.case(short, crate::domain::sight::Page::Brief)?;
    let sheet = sheet(context, desk, &file)?;
    let brief = Brief::of(&[sheet], made_by(desk), &context.texts).of_store(desk.store.anchor()?);
    Ok(markdown::brief(&brief, &context.texts))
}
