//! Who may do what, as a page that can be read: every verb is tried as every role, with a flag at every tier,
//! by its raiser and by others, recused or not, near and far; and every verb of the roster by everybody on
//! it. The answers are in `tests/golden/authority.txt`.

use std::collections::BTreeSet;
use std::fmt::Write;

use greenlight::domain::authority::{Denied, Ground, TABLE, row_of};
use greenlight::domain::event::{
    Act, Audience, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role,
    Route, SecondRule, Tier, Waived,
};
use greenlight::domain::ids::{EventId, Nonce};
use greenlight::domain::roster::RosterRefusal;
use greenlight::domain::roster::Standing;
use greenlight::domain::words::Word;

use crate::kit::acts::*;
use crate::kit::golden;
use crate::kit::party::{Party, ROOT, Someone, who};
use crate::kit::stage::Stage;

const LEGEND: &str = "\
Who may do what, as the program answers when each role tries it.

yes      may
second   may; it takes effect once somebody else has seconded it
-        the role may not
tier     not from the tier of this role
raiser   not the person who raised the flag
recused  not somebody who is recused
riding   not a member of the riding
own      not somebody who did it themselves
reverse  not while a decision is in effect: it is reversed
advice   not before somebody else has recommended
never    nobody may
";

/// Somebody who tries everything, and has no other part in the case.
struct Asking {
    role: Role,
    scope: &'static str,
    declared: Option<Declared>,
}

/// What is tried: in words, and the act.
type Tried = Vec<(String, Act)>;

/// A case and what is tried in it.
type Situation = fn(&Asking) -> (Stage, Tried);

const SITUATIONS: &[(&str, Situation)] = &[
    ("A case that is being vetted, with a recommendation", vetted),
    ("A case without a recommendation", without_recommendation),
    ("A case with a greenlight in effect", greenlit),
    ("A case whose applicant local members have nominated", nominated),
    ("A case that the person opened alone", opened_alone),
    ("What waits for a second", waiting),
    ("What waits for a second, under a legal hold", on_hold),
    ("A flag that somebody else raised, at the local tier", |asking| flagged(asking, Tier::Local)),
    ("A flag that somebody else raised, at the provincial tier", |asking| flagged(asking, Tier::Provincial)),
    ("A flag that somebody else raised, at the national tier", |asking| flagged(asking, Tier::National)),
    ("A flag that somebody else raised, at the leader tier", |asking| flagged(asking, Tier::Leader)),
];

const OWN_ACTS: &[(&str, Situation)] = &[
    ("A flag that the person raised, sent back to the local tier", |asking| own_flag(asking, Tier::Local)),
    ("A flag that the person raised, at the provincial tier", |asking| own_flag(asking, Tier::Provincial)),
    ("A flag that the person raised, at the national tier", |asking| own_flag(asking, Tier::National)),
    ("A flag that the person raised, at the leader tier", |asking| own_flag(asking, Tier::Leader)),
    ("What the person did or recommended, and waits for a second", own_acts),
];

fn me() -> Someone {
    who("Cora Wren")
}

impl Asking {
    /// A case of somebody else in Ontario, with this person on the roster.
    fn case(&self) -> Stage {
        let mut stage = Stage::new();
        stage.party.grant(&who(ROOT), &me(), self.role, self.scope);
        stage.cites_the_roster_of_now();
        if let Some(declared) = self.declared {
            stage.does(me().name, declare(&me(), declared));
        }
        stage
    }
}

/// What the law answers, and the rows of its table that it looked at.
fn ask(stage: &Stage, act: &Act, rows: &mut BTreeSet<&'static str>) -> &'static str {
    let me = me();
    let (case, roster) = (stage.file(), stage.roster());
    if let Act::Open { .. } = act {
        let opened = stage.party.open(&me, "35001").file(&roster);
        rows.insert("open");
        return if opened.verdicts()[0].standing == Standing::Ok { "yes" } else { "-" };
    }
    let ground =
        Ground { history: case.history(), skeleton: &case.skeleton, at: case.history().len(), me: me.person };
    rows.extend(row_of(act, &ground).map(|row| row.id));
    let mut tried = stage.case.clone();
    let id = tried.by(&me, act.clone());
    let file = tried.file(&roster);
    let at = file.history().position(id).unwrap();
    let skeleton = &file.skeleton;
    let waits = skeleton.waiting.iter().any(|waiting| waiting.id == id)
        || skeleton.decisions.iter().any(|decision| decision.id == id && decision.needs_second)
        || skeleton.declarations.iter().any(|declaration| declaration.at == at && declaration.ends_recusal);
    match &file.verdicts()[at].denied {
        None if waits => "second",
        None => "yes",
        Some(Denied::Role { .. } | Denied::ParentVoid) => "-",
        Some(Denied::Tier(_)) => "tier",
        Some(Denied::Raiser) => "raiser",
        Some(Denied::Recused) => "recused",
        Some(Denied::Interest) => "riding",
        Some(Denied::NotAnother) => "own",
        Some(Denied::OnlyReverse) => "reverse",
        Some(Denied::NoRecommendation) => "advice",
        Some(Denied::Nobody(_)) => "never",
        Some(denied @ (Denied::Target(_) | Denied::Stranger | Denied::RosterCitation)) => {
            panic!("{act:?} is not tried in a case for it: {denied}")
        }
    }
}

fn row(words: &str, act: Act) -> (String, Act) {
    (words.to_owned(), act)
}

fn vetted(asking: &Asking) -> (Stage, Tried) {
    let mut stage = asking.case();
    let finding = stage.does("Vito Marsh", finding());
    let counsel = stage.does("Abel Crane", record(RecordKind::Counsel));
    let prior = stage.does("Vito Marsh", record(RecordKind::Prior));
    let another = who("Remi Vale");
    let put_off = stage.does("Abel Crane", defer(None, &another));
    let put_off_by_me = stage.does("Abel Crane", defer(None, &me()));
    stage.does("Vito Marsh", recommend(Outcome::Greenlight));
    let open = Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce: Nonce([7; 16]) };
    let on = |kind, relation| Act::Record { kind, relation };
    let mut tried = vec![
        row("open a new case", open),
        row("move it within the province", place(2023, "35002")),
        row("move it to another province", place(2023, "24001")),
        row("assign it to somebody", Act::Assign { person: another.person }),
        row("declare one's own ties", declare(&me(), Declared::Interest)),
        row("declare that one has no ties", declare(&me(), Declared::None)),
        row("declare oneself recused", declare(&me(), Declared::Recused)),
        row("declare somebody else recused", declare(&another, Declared::Recused)),
    ];
    for set in Phase::ALL {
        tried.push((format!("set the phase {set}"), phase(*set)));
    }
    for kind in RecordKind::ALL {
        tried.push((format!("record: {kind}"), record(*kind)));
    }
    tried.extend([
        row("record: counsel on a prior", on(RecordKind::Counsel, Relation::Continues(prior))),
        row("adopt a finding", adopt(vec![finding])),
        row("adopt counsel", adopt(vec![counsel])),
        row("refer to somebody outside", Act::Refer { route: None }),
        row("refer a danger to somebody outside", Act::Refer { route: Some(Route::Safety) }),
        row("report a danger", danger()),
    ]);
    for tier in Tier::ALL {
        tried.push((format!("raise a flag from the {tier} tier"), flag(Level::Ordinary, *tier)));
    }
    tried.extend([
        row("put the case off", defer(None, &another)),
        row("end a deferral that is another's", Act::Resume { deferral: put_off }),
        row("end a deferral that is one's own", Act::Resume { deferral: put_off_by_me }),
    ]);
    for outcome in [Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold] {
        tried.push((format!("recommend {outcome}"), recommend(outcome)));
    }
    for outcome in [Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold] {
        tried.push((format!("decide {outcome}"), decide(outcome)));
    }
    tried.extend([
        row("waive a check", waive_police()),
        row("waive a finding", Act::Waive { what: Waived::Finding(finding) }),
        row("waive a prior", Act::Waive { what: Waived::Prior(prior) }),
        row("issue a copy of the brief", Act::Issue { copy: 1, audience: Audience::Leader }),
        row("close it undecided", Act::Close {}),
        row("reopen it undecided", Act::Reopen {}),
        row("put it under a legal hold", Act::Hold { matter: matter("a lawsuit") }),
        row("purge at the end of retention", purge(PurgeRule::Retention, PurgeExtent::All, finding)),
        row(
            "purge the document of a report once read",
            purge(PurgeRule::Read, PurgeExtent::Document, finding),
        ),
        row("purge the whole of a report once read", purge(PurgeRule::Read, PurgeExtent::All, finding)),
        row("purge what is unlawful to keep", purge(PurgeRule::Unlawful, PurgeExtent::All, finding)),
    ]);
    (stage, tried)
}

fn without_recommendation(asking: &Asking) -> (Stage, Tried) {
    (asking.case(), vec![row("decide greenlight", decide(Outcome::Greenlight))])
}

fn greenlit(asking: &Asking) -> (Stage, Tried) {
    let mut stage = asking.case();
    stage.does("Vera Quill", recommend(Outcome::WithConditions));
    let decision = stage.does("Ana Birch", decide(Outcome::WithConditions));
    let tried = vec![
        row("say that a condition is met", Act::Met { decision, number: 1 }),
        row("waive a condition", Act::Waive { what: Waived::Condition(decision, 1) }),
        row("decide once more", decide(Outcome::Withhold)),
        row("reverse it to withhold", reverse(decision, Outcome::Withhold)),
        row("reverse it to undecided", reverse(decision, Outcome::Undecided)),
        row("set the phase contest", phase(Phase::Contest)),
        row("set the phase nominated", phase(Phase::Nominated)),
        row("close it decided", Act::Close {}),
        row("reopen it decided", Act::Reopen {}),
    ];
    (stage, tried)
}

fn nominated(asking: &Asking) -> (Stage, Tried) {
    let mut stage = asking.case();
    stage.nominated();
    let tried = vec![
        row("set the phase back to vetting", phase(Phase::Vetting)),
        row("set the phase withdrawn", phase(Phase::Withdrawn)),
        row("close it while the person stands", Act::Close {}),
    ];
    (stage, tried)
}

fn opened_alone(asking: &Asking) -> (Stage, Tried) {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &me(), asking.role, asking.scope);
    stage.case = stage.party.open(&me(), "35001");
    if let Some(declared) = asking.declared {
        stage.case.by(&me(), declare(&me(), declared));
    }
    (stage, vec![row("close it", Act::Close {}), row("reopen it", Act::Reopen {})])
}

/// Each of these is seconded, and declined.
fn answered(waiting: &[(&str, EventId)]) -> Tried {
    let second = waiting.iter().map(|(words, event)| (format!("second {words}"), second(*event)));
    let decline = waiting.iter().map(|(words, event)| (format!("decline {words}"), decline(*event)));
    second.chain(decline).collect()
}

fn waiting(asking: &Asking) -> (Stage, Tried) {
    let mut stage = asking.case();
    let finding = stage.does("Vito Marsh", finding());
    let remi = who("Remi Vale");
    stage.does("Remi Vale", declare(&remi, Declared::Recused));
    let end_of_recusal = stage.does("Ana Birch", declare(&remi, Declared::None));
    let waiver = stage.does("Ana Birch", waive_police());
    let phase = stage.does("Ana Birch", phase(Phase::Nominated));
    let retention = stage.does("Ruth Archer", purge(PurgeRule::Retention, PurgeExtent::All, finding));
    let unlawful = stage.does("Ana Birch", purge(PurgeRule::Unlawful, PurgeExtent::All, finding));
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    let mut tried = vec![row("end the recusal of somebody else", declare(&remi, Declared::None))];
    tried.extend(answered(&[
        ("a decision to withhold", decision),
        ("a phase without a greenlight", phase),
        ("the end of a recusal", end_of_recusal),
        ("a waiver", waiver),
        ("a purge at the end of retention", retention),
        ("a purge of what is unlawful to keep", unlawful),
    ]));
    (stage, tried)
}

fn on_hold(asking: &Asking) -> (Stage, Tried) {
    let mut stage = asking.case();
    let finding = stage.does("Vito Marsh", finding());
    let hold = matter("a lawsuit");
    stage.does("Ruth Archer", Act::Hold { matter: hold });
    let release = stage.does("Ruth Archer", Act::Release { matter: hold });
    let unlawful = stage.does("Ana Birch", purge(PurgeRule::Unlawful, PurgeExtent::All, finding));
    let mut tried = vec![
        row("release a legal hold", Act::Release { matter: hold }),
        row("purge at the end of retention", purge(PurgeRule::Retention, PurgeExtent::All, finding)),
        row(
            "purge the document of a report once read",
            purge(PurgeRule::Read, PurgeExtent::Document, finding),
        ),
        row("purge what is unlawful to keep", purge(PurgeRule::Unlawful, PurgeExtent::All, finding)),
    ];
    tried.extend(answered(&[("a release", release), ("a purge of what is unlawful to keep", unlawful)]));
    (stage, tried)
}

/// Brings a flag to a tier. The leader's office may, wherever it is.
fn brings(stage: &mut Stage, flag: EventId, tier: Tier) {
    while stage.flag(flag).0 < tier {
        stage.does("Lena Brook", pass_up(flag));
    }
    if stage.flag(flag).0 > tier {
        stage.does("Lena Brook", send_back(flag, tier));
    }
}

fn on_flag(flag: EventId, tier: Tier) -> Tried {
    let mut tried = vec![row("accept it", accept(flag)), row("answer it", answer(flag))];
    if tier > Tier::Local {
        tried.push(row("return it to the local tier", send_back(flag, Tier::Local)));
    }
    if tier < Tier::Leader {
        tried.push(row("pass it up", pass_up(flag)));
    }
    tried.push(row("put it off", defer(Some(flag), &who("Remi Vale"))));
    tried
}

fn flagged(asking: &Asking, tier: Tier) -> (Stage, Tried) {
    let mut stage = asking.case();
    let flag = stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    brings(&mut stage, flag, tier);
    let mut tried = on_flag(flag, tier);
    for (words, owner) in [("another's", who("Remi Vale")), ("one's own", me())] {
        let deferral = stage.does("Lena Brook", defer(Some(flag), &owner));
        tried.push((format!("end a deferral of it that is {words}"), Act::Resume { deferral }));
    }
    (stage, tried)
}

fn own_flag(asking: &Asking, tier: Tier) -> (Stage, Tried) {
    let mut stage = asking.case();
    let raised = asking.role.tier().map_or_else(danger, |from| flag(Level::Ordinary, from));
    let flag = stage.does(me().name, raised);
    brings(&mut stage, flag, tier);
    (stage, on_flag(flag, tier))
}

fn own_acts(asking: &Asking) -> (Stage, Tried) {
    let mut stage = asking.case();
    let me = me().name;
    let waiver = stage.does(if asking.role == Role::Approver { me } else { "Ana Birch" }, waive_police());
    let recommends = matches!(asking.role, Role::Vetter | Role::Reviewer | Role::Approver);
    stage.does(if recommends { me } else { "Vera Quill" }, recommend(Outcome::Withhold));
    let decision = stage.does("Abel Crane", decide(Outcome::Withhold));
    let tried = answered(&[("a waiver of one's own", waiver), ("a decision that one recommended", decision)]);
    (stage, tried)
}

/// A line of the page: under which heading, what is tried, and what each role is answered.
#[derive(PartialEq)]
struct Line {
    heading: &'static str,
    words: String,
    answers: Vec<&'static str>,
}

impl Line {
    fn is_open_to_somebody(&self) -> bool {
        self.answers.iter().any(|answer| matches!(*answer, "yes" | "second"))
    }
}

/// Everything that was tried: the verbs, and the rows of the table of authority.
#[derive(Default)]
struct Met {
    verbs: BTreeSet<&'static str>,
    rows: BTreeSet<&'static str>,
}

fn lines(
    situations: &[(&'static str, Situation)],
    scope: &'static str,
    declared: Option<Declared>,
    met: &mut Met,
) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for (heading, situation) in situations {
        let first = all.len();
        for role in Role::ALL {
            let asking = Asking { role: *role, scope, declared };
            let (stage, tried) = situation(&asking);
            for (at, (words, act)) in tried.into_iter().enumerate() {
                let answer = ask(&stage, &act, &mut met.rows);
                met.verbs.insert(act.verb());
                match all.get_mut(first + at) {
                    Some(line) => line.answers.push(answer),
                    None => all.push(Line { heading, words, answers: vec![answer] }),
                }
            }
        }
    }
    all
}

/// A table: a row for what is tried, a column for everybody who tries it.
fn table<'a>(to: &mut String, columns: &[&str], lines: impl IntoIterator<Item = &'a Line>) {
    let mut under = "";
    for line in lines {
        if line.heading != under {
            under = line.heading;
            writeln!(to, "\n{under}").unwrap();
            let heads = columns.iter().map(|column| format!("{column:<9}")).collect::<String>();
            writeln!(to, "{:<46}{}", "", heads.trim_end()).unwrap();
        }
        let answers = line.answers.iter().map(|answer| format!("{answer:<9}")).collect::<String>();
        writeln!(to, "  {:<44}{}", line.words, answers.trim_end()).unwrap();
    }
}

/// Who tries to write the roster: the head of the column, and the name.
const ON_THE_ROSTER: [(&str, &str); 10] = [
    ("root", ROOT),
    ("admin", "Adam Field"),
    ("approver", "Cora Wren"),
    ("province", "Olga Reed"),
    ("records", "Ruth Archer"),
    ("reviewer", "Rita Stone"),
    ("vetter", "Vera Quill"),
    ("leader", "Lena Brook"),
    ("auditor", "Otto Plain"),
    ("nobody", "Nobody Known"),
];

fn roster(met: &mut Met) -> Vec<Line> {
    let mut party = Party::founded();
    party.log.entries.truncate(1);
    party.grant(&who(ROOT), &who("Adam Field"), Role::Admin, "CA");
    for (name, role, scope) in [
        ("Cora Wren", Role::Approver, "CA"),
        ("Olga Reed", Role::Approver, "ON"),
        ("Ruth Archer", Role::Records, "CA"),
        ("Rita Stone", Role::Reviewer, "CA"),
        ("Vera Quill", Role::Vetter, "CA"),
        ("Lena Brook", Role::Leader, "CA"),
        ("Otto Plain", Role::Auditor, "CA"),
    ] {
        let by = if role.is_granted_by_root() { ROOT } else { "Adam Field" };
        party.grant(&who(by), &who(name), role, scope);
    }
    party.grant(&who(ROOT), &who("Ana Birch"), Role::Approver, "CA");
    let policy = Act::Policy { second: SecondRule::All };
    let waits = party.log.by(&who("Ana Birch"), policy.clone());
    let own = party.log.by(&who("Cora Wren"), policy.clone());
    let (dora, ewan) = (who("Dora Lane"), who("Ewan Holt"));
    let mut tried = Tried::new();
    for role in Role::ALL {
        let (person, key, scope) = (dora.person, dora.public(), "CA".parse().unwrap());
        tried.push((format!("grant {role}"), Act::Grant { person, key, role: *role, scope }));
    }
    for role in Role::ALL {
        let (person, key, scope) = (dora.person, dora.public(), "CA".parse().unwrap());
        tried.push((format!("revoke {role}"), Act::Revoke { person, key, role: *role, scope }));
    }
    tried.extend([
        row("set the policy", policy),
        row("second another's policy", second(waits)),
        row("decline another's policy", decline(waits)),
        row("second the approver's own policy", second(own)),
        row("record a breach that concerns the party", record(RecordKind::Breach)),
        row("say that two numbers are one person", Act::Same { person: dora.person, other: ewan.person }),
    ]);
    let answers = |act: &Act| {
        let answer = |(_, name): (&str, &'static str)| {
            let mut party = party.clone();
            let id = party.log.by(&who(name), act.clone());
            let roster = party.roster();
            match roster.refusal(roster.order().position(id).unwrap()) {
                None if matches!(act, Act::Policy { .. }) => "second",
                None => "yes",
                Some(
                    RosterRefusal::NotRoot(_)
                    | RosterRefusal::NotAdmin(_)
                    | RosterRefusal::NotNationalApprover
                    | RosterRefusal::RecordNotByNational
                    | RosterRefusal::SameNotByRoot,
                ) => "-",
                Some(RosterRefusal::NotAnother) => "own",
                Some(refusal) => panic!("{act:?} is not tried in a roster for it: {refusal}"),
            }
        };
        ON_THE_ROSTER.map(answer).to_vec()
    };
    met.verbs.extend(tried.iter().map(|(_, act)| act.verb()));
    let line = |(words, act): (String, Act)| Line { heading: "The roster", words, answers: answers(&act) };
    tried.into_iter().map(line).collect()
}

fn page() -> (String, Met) {
    let mut met = Met::default();
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
    let mut text = LEGEND.to_owned();
    text.push_str("\n\n# With a role over the whole country\n");
    let country = lines(SITUATIONS, "CA", None, &mut met);
    table(&mut text, &roles, &country);
    table(&mut text, &roles, &lines(OWN_ACTS, "CA", None, &mut met));
    let mut differences = |to: &mut String, scope, declared| {
        let all = lines(SITUATIONS, scope, declared, &mut met);
        table(
            to,
            &roles,
            all.iter().zip(&country).filter(|(line, known)| line != known).map(|(line, _)| line),
        );
    };
    text.push_str("\n\n# With a role over the province of the case: as above, but\n");
    differences(&mut text, "ON", None);
    text.push_str("\n\n# With a role over the district of the case: as above, but\n");
    differences(&mut text, "35001", None);
    text.push_str("\n\n# A member of the riding, with a role over the whole country: as above, but\n");
    differences(&mut text, "CA", Some(Declared::Interest));
    text.push_str("\n\n# With a role over another province: these alone\n");
    let elsewhere = lines(SITUATIONS, "NS", None, &mut met);
    table(&mut text, &roles, elsewhere.iter().filter(|line| line.is_open_to_somebody()));
    text.push_str("\n\n# Somebody recused: these alone\n");
    let recused = lines(SITUATIONS, "CA", Some(Declared::Recused), &mut met);
    table(&mut text, &roles, recused.iter().filter(|line| line.is_open_to_somebody()));
    text.push_str(
        "\n\n# The roster, by the root key, each role, an approver of a province only, and a stranger\n",
    );
    let columns = ON_THE_ROSTER.map(|(column, _)| column);
    table(&mut text, &columns, &roster(&mut met));
    (text, met)
}

#[test]
fn who_may_do_what_is_the_golden_page() {
    golden::hold("authority.txt", &page().0);
}

#[test]
fn every_verb_and_every_row_of_the_table_is_tried() {
    let (_, met) = page();
    // The first event of a roster asks nobody.
    let verbs = Act::VERBS.iter().copied().filter(|verb| *verb != "genesis");
    assert_eq!(met.verbs, verbs.collect());
    assert_eq!(met.rows, TABLE.iter().map(|row| row.id).collect());
}

#[test]
fn every_verb_of_a_case_has_a_row() {
    let of_roster = ["genesis", "grant", "revoke", "policy", "same"];
    // These fall under the rows of what they undo.
    let under_another = ["decline", "reopen"];
    let of_its_own = |verb: &&&str| !of_roster.contains(*verb) && !under_another.contains(*verb);
    for verb in Act::VERBS.iter().filter(of_its_own) {
        assert!(
            TABLE.iter().any(|row| row.id == *verb || row.id.starts_with(&format!("{verb}-"))),
            "{verb} has no row"
        );
    }
}
