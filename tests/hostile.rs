//! Text that is out to harm goes in through every field of every command that takes text, and every command that reads
//! is asked: no control, bidirectional or invisible character reaches a reader, no cell is a formula, and no brief
//! carries a live tag or link.
#![cfg(unix)]

mod town;

use greenlight::report::shown::is_hidden;
use town::Town;

/// Text that steers terminals, turns the reading direction, hides, breaks lines, is markup, is a formula, is long.
fn corpus() -> Vec<String> {
    let mut all: Vec<String> = [
        "\u{1b}[2J\u{1b}[31mred\u{1b}]0;title\u{7}",
        "\u{1b}]8;;https://evil.example/\u{1b}\\click\u{1b}]8;;\u{1b}\\",
        "a\u{9b}31mb\u{90}c\u{9d}d\u{85}e",
        "left\u{202e}thgir\u{202c}\u{2066}x\u{2069}\u{200f}",
        "in\u{200b}vis\u{200d}ible\u{feff}\u{2060}\u{ad}",
        "tag\u{e0041}\u{e0042}\u{e007f}",
        "line\nbreak\r\nand\rmore\u{2028}sep\u{2029}par",
        "tab\there\u{b}\u{c}\u{8}\u{8}\u{7f}",
        "\u{fff9}anno\u{fffa}tated\u{fffb}\u{e000}\u{f0000}",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "[click](https://evil.example/) ![x](https://evil.example/x.png) <https://evil.example/>",
        "# heading\n\n---\n\n> quote\n\n```\ncode\n```\n| a | b |",
        "&lt;b&gt; &#60;script&#62; javascript:alert(1) www.evil.example",
        "=HYPERLINK(\"https://evil.example\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        " =1+1",
        "\t=1+1",
        "＝1+1",
        "'; DROP TABLE entries; --",
        "\" OR text MATCH \"x",
        "{$name} { $count } %s %n {0}",
        "[..] $(touch owned) `touch owned`",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push(format!("e{}", "\u{301}".repeat(400)));
    all.push("x".repeat(10_000));
    all.push("é".repeat(2_000) + "\u{202e}");
    all
}

/// What must never reach a reader, with where it stands.
fn hidden(text: &str) -> Option<String> {
    let at = text.char_indices().find(|(_, c)| *c != '\n' && is_hidden(*c));
    at.map(|(at, c)| {
        let start = text[..at].char_indices().rev().take(40).last().map_or(0, |(start, _)| start);
        format!("U+{:04X} after {:?}", u32::from(c), &text[start..at])
    })
}

/// A town with one case; the answer is its letters.
fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    (town, case)
}

/// The beginning of a text, for telling where something stands.
fn start(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Every command that takes text, with `{}` where the text goes.
#[expect(clippy::too_many_lines, reason = "a list")]
fn writers<'a>(case: &'a str, item: &'a [String; 4]) -> Vec<(&'a str, Vec<&'a str>)> {
    let [finding, flag, paper, _] = item;
    vec![
        (
            "vetter",
            vec![
                "open",
                "--name",
                "{}",
                "--district",
                "Ajax",
                "--email",
                "{}",
                "--phone",
                "{}",
                "--also-known-as",
                "{}",
            ],
        ),
        ("vetter", vec!["edit", case, "--name", "{}"]),
        ("vetter", vec!["edit", case, "--also-known-as", "{}", "--email", "{}", "--phone", "{}"]),
        ("vetter", vec!["note", case, "--text", "{}"]),
        ("vetter", vec!["note", case, "--handling", "C", "--text", "{}"]),
        ("approver", vec!["note", case, "--counsel", "--text", "{}"]),
        ("vetter", vec!["notice", case, "--text", "{}"]),
        ("vetter", vec!["reply", case, "--about", finding, "--text", "{}"]),
        (
            "vetter",
            vec![
                "finding",
                "add",
                case,
                "--category",
                "other",
                "--severity",
                "1",
                "--text",
                "{}",
                "--origin",
                "{}",
                "--happened",
                "{}",
                "--mitigating",
                "{}",
                "--aggravating",
                "{}",
                "--handling",
                "C",
                "--condition",
                "{}",
            ],
        ),
        ("vetter", vec!["finding", "put", case, finding, "--why-not", "{}"]),
        ("vetter", vec!["finding", "correct", case, finding, "--text", "{}", "--why", "{}"]),
        ("reviewer", vec!["finding", "status", case, finding, "open", "--why", "{}"]),
        (
            "vetter",
            vec![
                "fi",
                "add",
                case,
                "--indicator",
                "FI-05",
                "--posture",
                "unknown",
                "--innocent",
                "{}",
                "--text",
                "{}",
                "--handling",
                "C",
                "--condition",
                "{}",
            ],
        ),
        (
            "vetter",
            vec![
                "check",
                "record",
                case,
                "credit",
                "--status",
                "requested",
                "--bureau",
                "{}",
                "--provider",
                "{}",
                "--text",
                "{}",
            ],
        ),
        ("vetter", vec!["doc", "receive", case, "--title", "{}", "--text", "{}"]),
        ("vetter", vec!["doc", "authenticate", case, paper, "--text", "{}"]),
        ("vetter", vec!["flag", "raise", case, "--question", "{}"]),
        ("reviewer", vec!["flag", "accept", case, flag, "--text", "{}"]),
        ("reviewer", vec!["flag", "return", case, flag, "--by", "2026-11-30", "--text", "{}"]),
        ("reviewer", vec!["flag", "pass-up", case, flag, "--text", "{}"]),
        ("approver", vec!["flag", "answer", case, flag, "--text", "{}"]),
        ("reviewer", vec!["phase", case, "vetting", "--why", "{}"]),
        ("vetter", vec!["recommend", case, "withhold", "--why", "{}"]),
        (
            "approver",
            vec!["decide", case, "withhold", "--reason", "candour", "--why", "{}", "--applicant", "{}"],
        ),
        (
            "approver",
            vec![
                "decide",
                case,
                "greenlight-with-conditions",
                "--why",
                "{}",
                "--condition",
                "{}",
                "--owner",
                "{}",
                "--due",
                "2026-12-30",
                "--evidence",
                "{}",
            ],
        ),
        ("approver", vec!["waive", case, "police", "--why", "{}"]),
        ("third", vec!["conflict", case, "declare", "--kind", "riding", "--text", "{}"]),
        ("admin", vec!["person", "grant", "Théo Larivée", "--role", "records", "--scope", "{}"]),
        ("vetter", vec!["search", "{}"]),
        ("vetter", vec!["list", "{}"]),
        ("vetter", vec!["show", "{}"]),
        ("vetter", vec!["show", case, "--lang", "{}"]),
        ("vetter", vec!["{}"]),
        ("vetter", vec!["check", "record", case, "{}", "--status", "{}"]),
        ("vetter", vec!["consent", case, "police", "--on", "{}"]),
        ("vetter", vec!["open", "--name", "Somebody", "--district", "{}"]),
        ("vetter", vec!["import", "{}", "--map", "{}"]),
        ("approver", vec!["policy", "set", "{}", "--why", "{}"]),
        ("reviewer", vec!["close", case, "--why", "{}"]),
        ("reviewer", vec!["reopen", case, "--why", "{}"]),
    ]
}

/// A command with its text in place; an option's value is joined to it, so that it may begin with a dash.
fn filled(args: &[&str], text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for arg in args {
        match all.last_mut().filter(|last| *arg == "{}" && last.starts_with("--")) {
            Some(option) => *option = format!("{option}={text}"),
            None => all.push(if *arg == "{}" { text.to_owned() } else { (*arg).to_owned() }),
        }
    }
    all
}

/// Every command that reads.
fn readers(case: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["list"],
        vec!["show", case],
        vec!["next", case],
        vec!["log", case],
        vec!["log", "roster"],
        vec!["search", "evil"],
        vec!["search", "xxxx"],
        vec!["flag", "list"],
        vec!["flag", "list", case],
        vec!["doc", "list", case],
        vec!["person", "list"],
        vec!["draft", "list"],
        vec!["draft", "show", "1"],
        vec!["brief", case],
        vec!["brief", case, "--format", "json"],
        vec!["export", "--csv"],
        vec!["policy", "show"],
        vec!["whoami"],
    ]
}

fn holds(what: &str, args: &[&str], ran: &town::Ran) {
    for (stream, text) in [("stdout", &ran.out), ("stderr", &ran.err)] {
        assert_eq!(hidden(text), None, "{what} {stream} of {args:?}");
    }
    assert!((0..=8).contains(&ran.code), "{what} {args:?}: {}\n{}", ran.code, ran.err);
    assert!(!ran.err.contains("panicked"), "{what} {args:?}: {}", ran.err);
}

fn read_everything(town: &Town, who: &str, case: &str) {
    for args in readers(case) {
        for more in [&[][..], &["--json"], &["--lang", "fr"], &["--json", "--lang", "fr"]] {
            let args: Vec<&str> = args.iter().chain(more).copied().collect();
            let ran = town.run(who, &args, "");
            holds("reading", &args, &ran);
            if more.contains(&"--json") && args.first() != Some(&"export") && ran.code == 0 {
                let read: Result<serde_json::Value, _> = serde_json::from_str(&ran.out);
                assert!(read.is_ok(), "{args:?}: {read:?}");
            }
        }
    }
}

#[test]
fn nothing_harmful_comes_back_out() {
    let (town, case) = with_case();
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    let items = [
        town.does(
            "vetter",
            &["finding", "add", &case, "--category", "other", "--severity", "1", "--text", "One."],
        ),
        town.does("vetter", &["flag", "raise", &case, "--question", "One?"]),
        town.does("vetter", &["doc", "receive", &case, "--title", "One"]),
        String::new(),
    ];
    let (mut written, mut tried) = (0, 0);
    // Each text goes through some of the commands, each command gets some of the texts, some texts meet all.
    let corpus = corpus();
    let writers = writers(&case, &items);
    for (at, (who, args)) in writers.iter().enumerate() {
        for step in 0..4 {
            let Some(text) = corpus.get((at * 5 + step * 7) % corpus.len()) else { continue };
            let args = filled(args, text);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let ran = town.run(who, &args, "");
            let told: Vec<String> = args.iter().map(|arg| start(arg)).collect();
            let told: Vec<&str> = told.iter().map(String::as_str).collect();
            holds("writing", &told, &ran);
            tried += 1;
            written += usize::from(ran.code == 0);
        }
    }
    assert!(written > 60, "{written} of {tried}");
    // All of it through one field, as one case.
    for text in corpus.iter().chain([&"nul\0and\0more".to_owned()]) {
        let ran = town.run("vetter", &["note", &case, "--text", "-"], text);
        holds("noting", &["note"], &ran);
        assert_eq!(ran.code, 0, "{text:?}: {}", ran.err);
    }
    for (number, text) in corpus.iter().enumerate() {
        let (name, known) = (format!("--name={text}"), format!("--also-known-as={text}"));
        town.run("vetter", &["open", "--district", "Ajax", &name, &known], "");
        std::fs::write(town.path("paper.txt"), text).unwrap();
        let title = format!("--title={text}{number}");
        let ran = town.run("vetter", &["doc", "receive", &case, "paper.txt", &title], "");
        assert_eq!(ran.code, 0, "{title:?}: {}", ran.err);
    }
    for who in ["vetter", "approver"] {
        read_everything(&town, who, &case);
    }
    csv_holds_no_formula(&town.run("vetter", &["export", "--csv"], "").out);
    for (who, lang) in [("vetter", "en"), ("approver", "fr")] {
        brief_is_dead(&town.run(who, &["brief", &case, "--lang", lang], "").out);
    }
    let ran = town.run("admin", &["verify"], "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(!town.path("owned").exists());
}

fn csv_holds_no_formula(text: &str) {
    let mut rows = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let mut cells = 0;
    for row in rows.records() {
        for cell in &row.unwrap() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
            cells += 1;
        }
    }
    assert!(cells > 200, "{cells}");
}

/// A brief for people carries what was typed as text, never as markup.
fn brief_is_dead(brief: &str) {
    for (at, _) in brief.match_indices('<') {
        assert!(brief[..at].ends_with('\\'), "a tag in {:?}", start(&brief[at..]));
    }
    for (at, _) in brief.match_indices("](") {
        assert!(brief[..at].ends_with('\\'), "a link in {:?}", start(&brief[at..]));
    }
    for line in brief.lines() {
        assert!(!line.trim_start().starts_with("```"), "{line}");
        let heading = line.starts_with('#');
        assert!(!heading || !line.contains("heading"), "{line}");
        assert!(!line.starts_with("| a"), "{line}");
    }
    assert!(brief.contains("evil.example"), "the text is there, as text");
}

#[test]
fn names_on_the_roster_are_shown_for_what_they_are() {
    let town = Town::with_people();
    for (number, text) in corpus().iter().enumerate() {
        let key = format!("keys/more{number}");
        let identity = town::identity(&key);
        std::fs::write(
            town.path(&format!("{key}.pub")),
            greenlight::seal::identity::public_line(&identity.public()),
        )
        .unwrap();
        let args =
            ["person", "add", text, "--key", &format!("{key}.pub"), "--role", "vetter", "--scope", "ON"];
        holds("adding", &["person", "add"], &town.run("admin", &args, ""));
    }
    for args in [&["person", "list"][..], &["log", "roster"], &["doctor"]] {
        for more in [&[][..], &["--json"], &["--lang", "fr"]] {
            let args: Vec<&str> = args.iter().chain(more).copied().collect();
            holds("reading", &args, &town.run("admin", &args, ""));
        }
    }
}

#[test]
fn empty_and_blank_text_is_asked_for_again() {
    let (town, case) = with_case();
    for blank in ["", " ", "\n\n", "\t \n"] {
        for args in [
            vec!["note", &case, "--text", "-"],
            vec!["flag", "raise", &case, "--question", "-"],
            vec!["finding", "add", &case, "--category", "other", "--severity", "1", "--text", "-"],
            vec!["recommend", &case, "greenlight", "--why", "-"],
        ] {
            let ran = town.run("vetter", &args, blank);
            assert!(matches!(ran.code, 2 | 5), "{args:?} {blank:?}: {}", ran.code);
            holds("blank", &args, &ran);
        }
    }
    let ran = town.run("vetter", &["open", "--name", "  ", "--district", "Ajax"], "");
    assert!(matches!(ran.code, 2 | 5), "{}", ran.code);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    use std::io::Write;
    use std::process::Stdio;
    let (town, case) = with_case();
    let mut command = town.command("greenlight");
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    command.args(["note", &case, "--text", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"caf\xe9 \xff\xfe").unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    let long = "x".repeat(1_100_000);
    assert_eq!(town.run("vetter", &["note", &case, "--text", "-"], &long).code, 2);
    assert_eq!(town.run("vetter", &["note", &case, "--text", "-"], &"y".repeat(400_000)).code, 2);
}

#[test]
fn the_watchman_is_awake() {
    assert!(hidden("a\u{1b}b").is_some() && hidden("a\u{202e}").is_some() && hidden("\u{200b}").is_some());
    assert!(hidden("a\nb é 漢").is_none());
    for live in ["<b>", "[a](b)", "```\n"] {
        assert!(
            std::panic::catch_unwind(|| brief_is_dead(&format!("evil.example {live}\n{live}"))).is_err(),
            "{live}"
        );
    }
}
