//! The scenes: every command, in an order in which it can do what it is for, with hostile text wherever it takes text.
//!
//! A line is `who: command`, or `who: name = command`, whose first printed word is `$name` from then on. `{}` is a text,
//! `{name}` one as long as a name may be, `{in}` a file that is called so and holds one, `{out}` a file that is not there
//! yet, `{saved}` one for what is sealed or signed as it is; `< {}` gives a text on stdin, `4< FILE` a file behind that
//! number. `?` in front says that a refusal will do. `sh:` is what somebody does without the program. Lines behind
//! `READ` are asked in every way there is.

use std::collections::{BTreeMap, BTreeSet};

use super::texts::{TAME, Texts};
use super::{Figures, WAYS, Way, checks, look, tree};
use crate::kit::town::Town;

const SCENES: &str = r#"
admin: init --org {name} --name {name}
admin: vetter = person add {name} --key keys/vetter.pub --role vetter --scope CA
admin: reviewer = person add {name} --key keys/reviewer.pub --role reviewer --scope CA
admin: approver = person add {name} --key keys/approver.pub --role approver --scope CA
admin: second = person add {name} --key keys/second.pub --role approver --scope CA
admin: third = person add {name} --key keys/third.pub --role approver --scope CA
admin: leader = person add Odalys --key keys/leader.pub --role leader --scope CA
admin: stranger = person add Odalys --key keys/stranger.pub --role vetter --scope ON --firm {name} --riding Ajax --another-person --why {}
admin: person grant $stranger --role vetter --scope QC --another-person --why {}
admin: person grant $approver --role records --scope CA --firm {name}
vetter: case = open --name {name} --district Ajax --also-known-as {name} --related {name} --as rival --email {} --phone {} --born 1980-02-03 --language fr --declared charged --question {} --answer {} --clear {}
vetter: other = open --name Hedda-Ferrers --district 35002 --email h@example.org
vetter: third = open --name {name} --district 24001
vetter: twin = open --name Hedda-Ferrers --district 35003 --email h@example.org
vetter: conflict none $case $other $third $twin
reviewer: conflict none $case $other $third $twin
approver: conflict none $case $other $third
second: conflict none $case $other $third
leader: conflict $case none
third: conflict $case declare --kind riding --text {}
third: conflict $other declare --yes --kind business --about $leader --text {}
reviewer: conflict dismiss $case $stranger --why {}
vetter: edit $case --name {name} --also-known-as {name} --email {} --phone {} --related {name} --as donor --declared bankrupt --question {} --answer {} --clear {}
vetter: application $case --declared sued --question {} --answer {} --clear {}
vetter: application $case --declared barred --question {} --answer Yes --clear No
reviewer: weigh $case declared:barred --why {}
vetter: prior search $other
vetter: earlier = prior list $other
reviewer: prior judge $other $earlier not-same --why Cousins.
vetter: twinned = prior list $twin
reviewer: prior judge $twin $twinned not-same --why {}
vetter: consent $case police --on 2026-11-02
vetter: consent $case credit --on 2026-11-02
vetter: consent $case references --on 2026-11-02
reviewer: phase $case vetting --why {} --meeting 2027-03-02 --close 2027-02-20
reviewer: assign $case $vetter
reviewer: policy show
approver: policy set outside_counsel={name} --why {}
second: policy second
approver: channels edit party-help --line {name} --en {name} --fr {name} --why {}
second: policy second
? approver: channels edit --text {} --why {}
? approver: channels import {in} --why {}
approver: channels import {lines} --why {}
second: policy second
? approver: districts update {in} --on 2026-10-01 --source {} --why {}
approver: districts update {names} --on 2026-10-01 --source {} --why {}
second: policy second
approver: policy set leader_days=3 --why {}
second: policy decline --why {}
vetter: doc = doc receive $case {in} --title {} --text {}
vetter: doc receive $case --title {} --text {}
vetter: doc authenticate $case $doc --text {} --although --name-as-printed {name} --why {}
vetter: doc read $case $doc --text {} --although --name-as-printed {name} --why {}
vetter: doc save $case $doc --out {saved}
vetter: check request $case credit --bureau {name} --provider {name} --text {} --although --name-as-printed {name} --why {}
vetter: check receive $case credit --bureau {name} --provider {name} --text {} --although --name-as-printed {name} --why {}
vetter: check authenticate $case credit --bureau {name} --provider {name} --text {} --although --name-as-printed {name} --why {}
vetter: check read $case credit --bureau {name} --provider {name} --result review --issued 2026-11-10 --text {} --although --name-as-printed {name} --why {}
vetter: check record $case references --status read --result clear --issued 2026-11-10 --provider {name} --text {} --although --name-as-printed {name} --why {}
vetter: check import $case {report} --vendor checkr --although --why {}
vetter: check request $case influence-registry --searched {name}
? vetter: check receive $case influence-registry --searched {name}
? vetter: check authenticate $case influence-registry --searched {name}
vetter: check read $case influence-registry --searched {name} --result nothing
vetter: check record $other influence-registry --status read --result nothing --searched {name}
? vetter: check request $case online --account a=b --read-by {name}
? vetter: check receive $case online --account a=b --read-by {name}
? vetter: check authenticate $case online --account a=b --read-by {name}
? vetter: check read $case online --account a=b --read-by {name} --result clear
? vetter: check record $other online --status read --result clear --account a=b --read-by {name}
vetter: import {form} --map {map}
vetter: import {form} --make-map --out {saved}
vetter: import {form} --map {map} --apply
vetter: batch = import list
vetter: import undo $batch --why {}
vetter: finding = finding add $case --category other --severity 2 --grade C3 --disclosed denied --text {} --origin {} --happened {} --mitigating {} --aggravating {} --handling C --condition {} --fact {} --inference {}
vetter: same = finding add $case --category financial --severity 1 --grade B2 --text {} --origin {}
vetter: weighs = finding add $case --category financial --severity 3 --grade B2 --text {}
vetter: finding put $case $weighs --on 2026-11-20
vetter: finding put $case $finding --why-not {}
vetter: finding put $case $same --on 2026-11-20
vetter: finding correct $case $same --text {} --why {} --origin {} --happened {} --mitigating {} --aggravating {} --fact {} --inference {} --condition {} --handling C
vetter: finding link $case $finding $same --kind same-origin --why {}
reviewer: finding status $case $same open --why {}
vetter: fi = fi add $case --indicator FI-05 --posture target --grade B2 --innocent {} --text {} --handling C --condition {}
vetter: fi correct $case $fi --innocent {} --text {} --why {} --handling C --condition {} --yes
vetter: heard = fi add $case --indicator FI-03 --posture unknown --grade C3 --innocent {} --text {} --yes
vetter: fi put $case $heard --why-not {}
vetter: fi link $case $heard $fi --kind same-origin --why {}
reviewer: finding unlink $case $finding $same --why {}
reviewer: fi unlink $case $heard $fi --why {}
reviewer: fi review $case $fi --why {}
reviewer: fi status $case $heard explained --why {}
vetter: briefing $case --by {name} --to {name}
? vetter: briefing {} --by {name} --to {name}
vetter: contest $case --selected-by vote --members 9
vetter: reply $case --about $finding --text {}
vetter: notice $case --text {}
vetter: note $case --text {}
vetter: note $case --text - < {}
vetter: note $case --handling C --text {}
approver: note $case --counsel --text {}
vetter: flag = flag raise $case --question {} --by 2026-12-01
reviewer: flag accept $case $flag --text {}
reviewer: flag answer $case $flag --text {}
vetter: back = flag raise $case --question {}
reviewer: flag return $case $back --by 2026-11-30 --text {}
reviewer: flag answer $case $back --text {}
vetter: up = flag raise $case --question {} --about $finding
reviewer: flag pass-up $case $up --text {}
vetter: routed = flag raise $case --question {} --about $fi --route complicity --source {} --validity {} --may-know {}
vetter: aimed = flag raise $case --question {} --route victim-report --source {} --validity {} --may-know {}
reviewer: flag support $case $aimed contact-person --text {}
vetter: waiting = flag raise $other --question {}
reviewer: put = defer $other $waiting --owner $reviewer --review +14d --trigger {} --why {}
reviewer: trigger $other $put 1 --text {}
reviewer: resume $other $put --outcome unchanged --text {}
reviewer: flag answer $other $waiting --text {}
reviewer: off = defer $third --owner $reviewer --review +14d --trigger {} --trigger {} --why {}
approver: referral = refer $case --to {name} --text {} --credible {} --actionable {} --authority {} --reference {name}
approver: refer $case $referral --reply {}
vetter: refer $case --safety --to {name} --text {} --credible {} --actionable {} --authority {} --reference {name}
vetter: safety $case --text {}
vetter: safety $case --drill --text {}
reviewer: adopt $case $finding
vetter: recommend $case withhold --why {}
? approver: decide $case greenlight --why {}
approver: draft list
vetter: doc read $case $doc --text {}
approver: decided = decide $case withhold --reason candour --why {} --applicant {} --rests-on $doc --shadow-of-doubt {} --not-heard {}
second: second $case $decided --why {}
? approver: decide $case withhold --reason candour --why {} --applicant {} --leader-not-consulted {} --consulted {name}
vetter: consent $other police --on 2026-11-02
vetter: consent $other credit --on 2026-11-02
vetter: check record $other police --kind crjmc --method name --status read --result negative --issued 2026-11-10 --provider {name}
vetter: check record $other credit --status read --result clear --issued 2026-11-10 --bureau {name}
vetter: check record $other declaration --status read --result clear --issued 2026-11-10
vetter: check record $other eligibility --status read --result clear --issued 2026-11-10
vetter: recommend $other greenlight --why {}
approver: bound = decide $other greenlight-with-conditions --why {} --condition {} --owner {name} --due 2026-12-30 --evidence {} --condition {} --owner {name} --due 2026-12-31 --evidence {} --applicant {}
vetter: condition met $other 1 --evidence {}
approver: condition waive $other 2 --why {}
approver: lifted = waive $third police --why {}
second: decline $third $lifted --why {}
second: reverse $other $bound greenlight-with-conditions --ground new-facts --why {} --shadow-of-doubt {} --not-heard {} --applicant {} --condition {} --owner {name} --due 2026-12-30 --evidence {}
? approver: reverse $other $bound withhold --ground new-facts --reason candour --why {} --applicant {} --leader-not-consulted {} --consulted {name}
reviewer: phase $twin withdrawn --on 2026-11-20 --how {}
leader: asked = flag raise $case --question {}
approver: flag accept $case $asked
approver: flag answer $case $asked --text {}
approver: brief $case --to {name} --audience leader
approver: brief $case --to {name} --audience leader --format json --out {out}
? second: close $third --why {}
reviewer: resume $third $off --outcome changed --text {}
second: draft resume 1 --yes
approver: reopen $third --why {}
approver: close $third --why {}
approver: reopen $third --why {}
admin: person revoke $leader --role leader --why {}
admin: rebuild
admin: person revoke $stranger --handover
admin: person revoke $stranger --lost-at yesterday --handover
? admin: person revoke $stranger --lost-at {} --key {}
? admin: person revoke $stranger --lost-at yesterday --key {}
admin: person revoke $stranger --why {}
admin: person same $leader $stranger --why {}
admin: person rekey
admin: person invite {name} --role vetter --scope ON --mailbox {} --out {saved}
? admin: person invite {name} --role approver --scope CA --channels {in} --out {saved}
admin: person invite Ottilie --role vetter --scope ON --out ottilie
? leader: join {in} --store theirs --name {name} --out {saved}
leader: join ottilie --store theirs --name {name} --out {saved}
? leader: list --store theirs
? admin: person add --from {in} --invitation {in} --words {}
vetter: unlock
vetter: unlock --for 1h
vetter: lock
vetter: lock --forget
admin: init --org {name} --name {name} --store {saved}
sh: greenlight --json --store other --identity keys/admin init --org Other 2> /dev/null | sed -n 's/.*"recovery_key": "\(.*\)"/\1/p' > paper
stranger: recover --store other --recovery-fd 4 4< paper
vetter: backup {saved}
vetter: backup evening.age
vetter: note $case --text {}
? vetter: restore evening.age
vetter: restore evening.age --rollback --why {}
approver: proof $case --out {out}
sh: greenlight --store store --identity keys/vetter --quiet checkpoint --out slip 2> /dev/null
sh: cp -r store friday
vetter: note $case --text {}
sh: greenlight --store store --identity keys/vetter --quiet checkpoint --out newer 2> /dev/null
sh: mv store today && cp -r friday store
? vetter: list
? vetter: note $case --text {}
? vetter: verify --against newer
? vetter: verify --against {in}
? vetter: doctor
? vetter: restore evening.age
admin: accept-rollback --why {}
READ
vetter: list
vetter: application $case
vetter: prior list $other
vetter: import list
approver: list
vetter: list {}
? vetter: list --assigned {}
vetter: search {}
vetter: search evil
vetter: search xxxx
vetter: show $case
approver: show $case
vetter: show $other
? vetter: show {}
vetter: show $case --as-of 2026-11-22
vetter: next $case
approver: next $other
vetter: due --all
reviewer: due --mine
vetter: due --ics -
vetter: due --ics {out}
vetter: log $case
approver: log $other
admin: log roster
vetter: channels show
vetter: channels show --out {saved}
? vetter: channels edit {} --line {}
vetter: conflict list
approver: conflict list
vetter: doc list $case
vetter: finding scale
vetter: fi guide
vetter: fi guide FI-05
vetter: flag list
approver: flag list $case
vetter: flag show $case $flag
vetter: flag show $case $routed
vetter: flag stats
vetter: refer
approver: refer $case
vetter: condition list $other
approver: draft list
approver: draft show 1
vetter: brief $case
approver: brief list
approver: brief $case $other
approver: brief $case --format json
approver: brief $case --out {out}
vetter: export --csv
vetter: export {} --csv
approver: export --csv --out {out}
approver: policy show
vetter: districts
? vetter: districts {}
approver: policy matrix
admin: person list
admin: whoami
admin: doctor
admin: verify
admin: verify --against slip
? admin: verify --against newer
? admin: verify --against {in}
admin: checkpoint
vetter: checkpoint $case
approver: checkpoint --out {out}
? admin: person revoke $stranger --handover
? vetter: unlock --for {}
? vetter: recover
? vetter: restore {in}
? approver: proof $other --out {in}
admin: completions bash
admin: man
? vetter: import {in} --map {in}
admin: mailbox list
? admin: mailbox doctor
? admin: mailbox doctor {}
ONCE
? approver: forget {} --undo
vetter: forget $third --although --yes
sh: mkdir box post
admin: mailbox add office folder post
admin: mailbox remove office
admin: mailbox add {name} folder box
? admin: mailbox add {} {} {out}
admin: mailbox doctor
admin: sync
admin: person invite Ottilie --role vetter --scope ON --mailbox {name} --out third
leader: join third --store joined --mailbox box --name {name} --no-recovery
? leader: sync --store joined
? admin: person add --from {name} --words {}
? leader: join third --store joined --mailbox {}
admin: sync
? admin: sync {}
admin: notify set pager {} {}
? admin: notify try
admin: notify show
admin: notify off
vetter: bundle $case --for $approver --out {saved}
? vetter: bundle {} --for {} --out {saved}
vetter: bundle --for $approver --out people.glb
approver: receive people.glb
? approver: receive {in}
? admin: mailbox remove {}
approver: draft drop 1
vetter: demo
vetter: demo --drill
vetter: demo --machines
vetter: demo --dir {out}
"#;

/// One line, read.
struct Line<'a> {
    may_fail: bool,
    who: &'a str,
    save: Option<&'a str>,
    words: Vec<&'a str>,
    stdin: Option<&'a str>,
    /// What lies behind the descriptor 4.
    fourth: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Line<'a> {
        let (may_fail, line) = line.strip_prefix("? ").map_or((false, line), |line| (true, line));
        let (who, command) = line.split_once(": ").unwrap();
        if who == "sh" {
            return Line { may_fail, who, save: None, words: vec![command], stdin: None, fourth: None };
        }
        let cut =
            |text: &'a str, at: &str| text.split_once(at).map_or((text, None), |(one, two)| (one, Some(two)));
        let (command, fourth) = cut(command, " 4< ");
        let (command, stdin) = cut(command, " < ");
        let (save, command) =
            command.split_once(" = ").map_or((None, command), |(one, two)| (Some(one), two));
        Line { may_fail, who, save, words: command.split(' ').collect(), stdin, fourth }
    }
}

/// The lines of a part of the scenes.
fn part(from: &str) -> impl Iterator<Item = Line<'static>> {
    let start =
        if from.is_empty() { 0 } else { SCENES.find(&format!("\n{from}\n")).unwrap() + from.len() + 2 };
    let lines = SCENES[start..].lines().skip_while(|line| line.is_empty());
    lines.take_while(|line| line.contains(": ")).map(Line::read)
}

/// What one play has to say.
#[derive(Default)]
pub struct Played {
    /// The commands that did what they are for, and the options to which a text was given: `finding add --text`.
    pub done: BTreeSet<String>,
    /// Texts that a place refused.
    pub refused: BTreeSet<String>,
}

struct Stage<'a> {
    town: Town,
    figures: &'a Figures,
    texts: Texts<'a>,
    names: BTreeMap<&'static str, String>,
    played: Played,
}

impl Stage<'_> {
    /// What stands in a line for something, as this play has it.
    fn filled(&mut self, word: &str, tame: bool) -> String {
        match word {
            "{}" if tame => TAME.to_owned(),
            "{}" => self.texts.text(),
            "{name}" if tame => format!("{TAME} {}", self.texts.file().len()),
            "{name}" => self.texts.name(),
            "{in}" => {
                let text = if tame { TAME.to_owned() } else { self.texts.text() };
                self.file(&text)
            }
            "{out}" => self.path("out"),
            "{saved}" => self.path("saved"),
            "{report}" => {
                let text = &self.texts.text().chars().take(3_000).collect::<String>();
                let report = include_str!("../../../fixtures/provider/checkr-consider.json");
                let mut report: serde_json::Value = serde_json::from_str(report).unwrap();
                report["id"] = serde_json::json!(text);
                report["package"] = serde_json::json!(text);
                report["assessment"] = serde_json::json!(text);
                report["status_of_something"] = serde_json::json!({ text.as_str(): text, "search": [text] });
                self.file(&report.to_string())
            }
            "{map}" => {
                let source = toml::Value::String(self.texts.name()).to_string();
                self.file(&format!(
                    "source = {source}\n[columns]\nname = \"Who\"\ndistrict = \"Where\"\nemail = \"Mail\"\nphone = \"Call\"\nalso_known_as = \"Alias\"\n[declared]\ncharged = \"Charged\"\n"
                ))
            }
            "{names}" => {
                self.file("code,name_en,name_fr,province\n35001,Ajax—Duffins Creek,Ajax—Ruisseau,ON\n")
            }
            "{lines}" => {
                let line = toml::Value::String(self.texts.name()).to_string();
                self.file(&format!("[legal-counsel]\nline = {line}\n"))
            }
            "{form}" => {
                let odd = self.filled("{name}", tame);
                let mut file = csv::Writer::from_writer(Vec::new());
                let heads = ["Who", "Where", "Mail", "Call", "Alias", "Charged"].map(str::to_owned);
                file.write_record(heads.iter().chain([&odd])).unwrap();
                // A form may be refused for what is damaged in it, or ask which rows are one person.
                for _ in 0..if tame { 1 } else { 5 } {
                    let mut row: Vec<String> = (0..7).map(|_| self.filled("{name}", tame)).collect();
                    "Ajax".clone_into(&mut row[1]);
                    file.write_record(&row).unwrap();
                }
                self.file(&String::from_utf8(file.into_inner().unwrap()).unwrap())
            }
            word => match word.strip_prefix('$') {
                Some(name) => self.names.get(name).unwrap_or_else(|| panic!("no {name}")).clone(),
                None => word.to_owned(),
            },
        }
    }

    fn path(&mut self, folder: &str) -> String {
        format!("{folder}/{}", self.texts.file())
    }

    fn file(&mut self, text: &str) -> String {
        let path = self.path("in");
        std::fs::write(self.town.path(&path), text).unwrap();
        path
    }

    /// A line's command with its texts in place; an option's value is joined to it, so that it may begin with a dash.
    fn args(&mut self, line: &Line, tame: bool) -> Vec<String> {
        let mut args: Vec<String> = Vec::new();
        for word in &line.words {
            let value = self.filled(word, tame).replace('\0', "");
            match args
                .last_mut()
                .filter(|last| word.starts_with('{') && last.starts_with("--") && !last.contains('='))
            {
                Some(option) => *option = format!("{option}={value}"),
                None => args.push(value),
            }
        }
        args
    }

    fn call(&self, line: &Line<'static>, way: Way, args: &[String], stdin: &str) -> (i32, String) {
        let program = env!("CARGO_BIN_EXE_greenlight");
        let mut command = match line.fourth {
            Some(file) => {
                let mut command = self.town.command("sh");
                command.args(["-c", &format!("exec \"$0\" \"$@\" 4< {file}"), program]);
                command
            }
            None => self.town.command(program),
        };
        if matches!(line.words[0], "unlock" | "lock") {
            command.env("SSH_AUTH_SOCK", "agent.sock");
        }
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{}", line.who));
        command.env("EDITOR", "true");
        command.args(args);
        match way {
            Way::Json => drop(command.arg("--json")),
            Way::Pipe(lang) | Way::Terminal(_, lang) => drop(command.env("GREENLIGHT_LANG", lang)),
        }
        look(self.figures, way, command, stdin, args)
    }

    /// Plays a line in a way. Where the place does not take the text, it gets one that is hostile, but short and plain.
    fn play(&mut self, line: &Line<'static>, way: Way) {
        if line.who == "sh" {
            let done = self.town.command("sh").args(["-ec", line.words[0]]).status().unwrap();
            assert!(done.success(), "{}", line.words[0]);
            return;
        }
        // Letters are printed off a terminal only, and a terminal would take a control for a key.
        let way = if line.save.is_some() || line.stdin.is_some() { Way::Pipe("en") } else { way };
        let args = self.args(line, false);
        let stdin = line.stdin.map_or_else(String::new, |text| self.filled(text, false));
        let (mut code, mut out) = self.call(line, way, &args, &stdin);
        if code != 0 && line.words.iter().any(|word| word.starts_with('{')) && !line.may_fail {
            self.played.refused.insert(format!("{} {code}", line.words.join(" ")));
            let args = self.args(line, true);
            (code, out) = self.call(line, way, &args, TAME);
        }
        let expected = line.may_fail || code == 0;
        assert!(expected, "{} ended with {code} ({way:?}): {out}", line.words.join(" "));
        if let Some(name) = line.save {
            // A name with a break in it is still said in one line. A list has a head, and letters begin its first row.
            let said = match line.words.get(1) {
                Some(&"list") => out.lines().nth(1).and_then(|row| row.split_whitespace().next()),
                _ => out.lines().next(),
            };
            self.names.insert(name, said.unwrap_or_default().to_owned());
        }
        let played = tree::covered(&line.words);
        self.played.done.extend(played.into_iter().skip(usize::from(code != 0)));
        self.weigh(line, way, code, &out);
        // What is said of the store itself is said by nobody else.
        let verdict = matches!(line.words[0], "verify" | "doctor" | "whoami" | "restore" | "checkpoint");
        let spoofed = out.lines().any(|said| said.starts_with("SPOOFED"));
        assert!(!verdict || !spoofed, "{}: {out}", line.words.join(" "));
    }

    /// What comes out in a form of its own is read by a reader of that form.
    fn weigh(&self, line: &Line, way: Way, code: i32, out: &str) {
        if code != 0 || matches!(way, Way::Terminal(..)) {
            return;
        }
        let words = &line.words[..];
        let to_file = words.contains(&"{out}");
        let wrong = match words {
            ["export", ..] if !to_file => return self.csv(out),
            ["brief", ..] if !to_file && (words.contains(&"json") || way == Way::Json) => checks::json(out),
            ["brief", "list"] if way != Way::Json => None,
            ["brief", ..] if !to_file => {
                Figures::add(&self.figures.pages, 1);
                checks::markdown(out)
            }
            ["due", "--ics", "-"] => checks::calendar(&out.replace('\n', "\r\n")),
            ["completions" | "man" | "demo", ..] => None,
            _ if way == Way::Json && !out.is_empty() => checks::json(out),
            _ => None,
        };
        assert_eq!(wrong, None, "{}", words.join(" "));
    }

    fn csv(&self, text: &str) {
        let cells = checks::csv(text).unwrap_or_else(|wrong| panic!("{wrong}"));
        Figures::add(&self.figures.cells, cells);
    }

    /// Whatever was written to a file is no worse than what was said.
    fn weigh_files(&self) {
        let mut files = 0;
        for entry in std::fs::read_dir(self.town.path("out")).unwrap() {
            let path = entry.unwrap().path();
            // A folder is a store, or a proof: that is the record itself, but for what it says about itself.
            let path = if path.is_dir() { path.join("README") } else { path };
            if !path.exists() {
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let wrong = match text.as_bytes() {
                [b'#', ..] => checks::markdown(&text).or_else(|| checks::said(text.as_bytes(), false)),
                [b'{', ..] => checks::json(&text).or_else(|| checks::said(text.as_bytes(), false)),
                _ if text.starts_with("BEGIN:VCALENDAR") => checks::calendar(&text),
                _ if text.starts_with("greenlight1 checkpoint\n") || path.ends_with("README") => {
                    checks::said(text.as_bytes(), false)
                }
                _ if text.starts_with("id,name,") => {
                    self.csv(&text);
                    checks::said(text.as_bytes(), false)
                }
                _ => Some("a file of no kind that we know".to_owned()),
            };
            assert_eq!(wrong, None, "{}", path.display());
        }
        assert!(files >= 4, "{files}");
    }
}

/// What the scenes mean to play.
pub fn named() -> BTreeSet<String> {
    let lines = ["", "READ", "ONCE"].into_iter().flat_map(part).filter(|line| line.who != "sh");
    lines.flat_map(|line| tree::covered(&line.words)).collect()
}

/// An ssh-agent of the town's own, gone with the play.
struct Agent(std::process::Child);

impl Agent {
    fn start(town: &Town) -> Agent {
        let mut agent = town.command("ssh-agent");
        let agent =
            agent.args(["-D", "-a", "agent.sock"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        while !town.path("agent.sock").exists() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        Agent(agent)
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Plays all scenes in a town of its own.
pub fn play(figures: &Figures, texts: Texts) -> Played {
    let number = texts.play();
    let town = Town::with_keys();
    for folder in ["in", "out", "saved"] {
        std::fs::create_dir(town.path(folder)).unwrap();
    }
    let _agent = Agent::start(&town);
    let mut stage = Stage { town, figures, texts, names: BTreeMap::new(), played: Played::default() };
    for line in part("") {
        stage.play(&line, WAYS[number % WAYS.len()]);
    }
    for (at, line) in part("READ").enumerate() {
        // All at once in every way; alone in every way over the plays.
        let ways = if number == 0 { &WAYS[..] } else { &WAYS[(number + at) % WAYS.len()..][..1] };
        for way in ways {
            stage.play(&line, *way);
        }
    }
    // What takes seconds and is the same every time.
    for line in part("ONCE").filter(|line| number == 0 || line.words[0] != "demo") {
        stage.play(&line, WAYS[number % WAYS.len()]);
    }
    stage.weigh_files();
    assert!(!stage.town.path("owned").exists(), "something was run");
    stage.played
}
