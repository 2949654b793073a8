//! The proof of a case: a folder that anybody checks with `sha256sum` and `ssh-keygen` alone. It passes as it was made,
//! and fails for one changed letter, wherever it stands, and for a file that is missing or was added.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Output;

use greenlight::custody;
use greenlight::domain::ids::PublicKey;
use greenlight::exchange::proof::{Maker, write};
use greenlight::seal::identity::Identity;
use greenlight::seal::signature::armor;

use crate::kit::town::{Town, identity};

/// A small town with one case: what was said in it is in the proof.
fn town() -> (Town, String) {
    let town = Town::with_keys();
    town.does("admin", &["init", "--org", "Example Party", "--name", "Imogen Ashgrove"]);
    for (name, key, role) in
        [("Théo Larivée", "vetter", "vetter"), ("Marguerite Sansoucy", "approver", "approver")]
    {
        let file = format!("keys/{key}.pub");
        town.does("admin", &["person", "add", name, "--key", &file, "--role", role, "--scope", "CA"]);
    }
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    town.does("approver", &["conflict", &case, "none"]);
    town.does("approver", &["note", &case, "--counsel", "--text", "Advice of counsel."]);
    (town, case)
}

/// Runs the check where nothing is but the two programs that it may take.
fn check(town: &Town, proof: &Path) -> Output {
    let bin = town.path("two");
    if !bin.exists() {
        std::fs::create_dir(&bin).unwrap();
        for program in ["sha256sum", "ssh-keygen"] {
            let path = std::env::var("PATH").unwrap();
            let mut found = path.split(':').map(|folder| Path::new(folder).join(program));
            std::os::unix::fs::symlink(found.find(|path| path.exists()).unwrap(), bin.join(program)).unwrap();
        }
    }
    let shell = std::fs::canonicalize("/bin/sh").unwrap();
    town.command(shell.to_str().unwrap()).env("PATH", bin).arg(proof.join("check.sh")).output().unwrap()
}

fn passes(town: &Town, proof: &Path) -> bool {
    check(town, proof).status.success()
}

/// Every file of a proof.
fn files(proof: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for folder in [proof.to_owned(), proof.join("case"), proof.join("roster")] {
        let inside = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        all.extend(inside.filter(|path| path.is_file()));
    }
    all.sort();
    all
}

/// Writes the list of the files again, as somebody who changes a file would.
fn list_anew(proof: &Path) {
    let script = "for f in * case/* roster/*; do case $f in SHA256SUMS|case|roster) ;; *) sha256sum \"$f\";; esac; done > .l; mv .l SHA256SUMS";
    let done = std::process::Command::new("sh").current_dir(proof).args(["-c", script]).status().unwrap();
    assert!(done.success());
}

fn other_letter(byte: u8) -> u8 {
    if byte == b'e' { b'f' } else { b'e' }
}

#[test]
fn it_passes_with_two_programs_and_fails_for_one_changed_letter() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    let ran = check(&town, &proof);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("PASSED: 8 events; 0 bodies"), "{ran:?}");
    assert_eq!(ran.stderr, b"");
    let all = files(&proof);
    let kinds: BTreeSet<_> = all.iter().map(|path| path.extension().map(std::ffi::OsStr::to_owned)).collect();
    assert!(kinds.len() >= 5 && all.len() > 25, "{all:?}");
    for path in &all {
        let bytes = std::fs::read(path).unwrap();
        // One letter of each file, and of the texts that are signed or said a few more.
        let steps = if path.extension().is_some_and(|kind| kind == "sig") { 2 } else { 4 };
        for step in 0..steps {
            let at = bytes.len() * (2 * step + 1) / (2 * steps);
            let mut changed = bytes.clone();
            changed[at] = other_letter(bytes[at]);
            std::fs::write(path, changed).unwrap();
            assert!(!passes(&town, &proof), "{} at {at}", path.display());
        }
        std::fs::write(path, &bytes).unwrap();
        std::fs::remove_file(path).unwrap();
        assert!(!passes(&town, &proof), "without {}", path.display());
        std::fs::write(path, &bytes).unwrap();
        std::fs::write(path.with_extension("more"), "more").unwrap();
        assert!(!passes(&town, &proof), "with more than {}", path.display());
        std::fs::remove_file(path.with_extension("more")).unwrap();
    }
    assert!(passes(&town, &proof));
}

#[test]
fn it_fails_for_one_letter_although_the_list_was_made_anew() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    let signed = |path: &&PathBuf| !path.ends_with("README") && !path.ends_with("check.sh");
    for path in files(&proof).iter().filter(signed).filter(|path| !path.ends_with("SHA256SUMS")) {
        let bytes = std::fs::read(path).unwrap();
        let lines: Vec<usize> =
            bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
        // The last letter of every third line, and the first of the file; a signature's own frame is OpenSSH's.
        let framed = path.extension().is_some_and(|kind| kind == "sig");
        let ends = lines.iter().skip(usize::from(framed)).step_by(3);
        for at in ends.map(|end| end - 1).chain([usize::from(framed) * 100]) {
            if bytes[at] == b'-' && framed {
                continue;
            }
            let mut changed = bytes.clone();
            changed[at] = other_letter(bytes[at]);
            std::fs::write(path, changed).unwrap();
            list_anew(&proof);
            assert!(!passes(&town, &proof), "{} at {at}", path.display());
        }
        std::fs::remove_file(path).unwrap();
        list_anew(&proof);
        assert!(!passes(&town, &proof), "without {}", path.display());
        std::fs::write(path, &bytes).unwrap();
    }
    list_anew(&proof);
    assert!(passes(&town, &proof));
}

/// Nothing builds on it: only the signed slip knows of it.
#[test]
fn the_newest_event_cannot_be_left_out_of_a_proof() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    let text = std::fs::read_to_string(proof.join("checkpoint")).unwrap();
    let head = |log: &str| {
        text.lines()
            .find(|line| line.starts_with(&format!("log {log}")))
            .unwrap()
            .rsplit(' ')
            .next()
            .unwrap()
            .to_owned()
    };
    let id = std::fs::read_dir(proof.join("case")).unwrap().find_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let id = name.strip_suffix(".header")?.to_owned();
        text.contains(&format!("log {id} ")).then_some(id)
    });
    let last = head(&id.unwrap());
    for kind in ["header", "body", "sig"] {
        std::fs::remove_file(proof.join(format!("case/{last}.{kind}"))).unwrap();
    }
    list_anew(&proof);
    assert!(!passes(&town, &proof));
}

/// The folder and the id of an event of a proof.
fn some_event(proof: &Path) -> (String, String) {
    let header =
        files(proof).into_iter().find(|path| path.extension().is_some_and(|is| is == "header")).unwrap();
    let dir = header.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
    (dir, header.file_stem().unwrap().to_str().unwrap().to_owned())
}

/// Adds a file with the text `more` to the list of a proof.
fn list_too(proof: &Path, name: &str) {
    let list = std::fs::read_to_string(proof.join("SHA256SUMS")).unwrap();
    let sum = greenlight::domain::ids::Digest256(greenlight::domain::ids::sha256(b"more"));
    std::fs::write(proof.join("SHA256SUMS"), format!("{list}{sum}  {name}\n")).unwrap();
}

#[test]
fn a_file_that_no_proof_has_is_found_although_it_is_listed() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let (proof, id) = (town.path("proof"), "ab".repeat(32));
    let (dir, of_event) = some_event(&proof);
    for name in [
        ".hidden",
        "..more",
        "...",
        "case/.hidden",
        "roster/.hidden.header",
        ".git/config",
        "case/deep/file",
        "case/.deep/file",
        "more/file",
        "note.txt",
        "README.txt",
        "case/README",
        "case/a b",
        "roster/*",
        "-n",
        "case/x.header",
        &format!("case/{id}.sig"),
        &format!("case/{id}.body"),
        &format!("roster/{}.body", id.to_uppercase()),
        &format!("{dir}/{of_event}.more"),
        &format!("{dir}/.{of_event}.header"),
    ] {
        let path = proof.join(name);
        let list = std::fs::read_to_string(proof.join("SHA256SUMS")).unwrap();
        let made_folder = !path.parent().unwrap().exists();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "more").unwrap();
        assert!(!passes(&town, &proof), "{name}");
        list_too(&proof, name);
        assert!(!passes(&town, &proof), "{name}, listed");
        std::fs::write(proof.join("SHA256SUMS"), list).unwrap();
        if made_folder {
            std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
        } else {
            std::fs::remove_file(&path).unwrap();
        }
        assert!(passes(&town, &proof), "without {name}");
    }
}

#[test]
fn an_empty_folder_or_a_link_in_a_proof_is_found() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    let (dir, of_event) = some_event(&proof);
    for folder in [".empty", "empty", "case/empty", "case/.empty"] {
        std::fs::create_dir(proof.join(folder)).unwrap();
        assert!(!passes(&town, &proof), "{folder}");
        std::fs::remove_dir(proof.join(folder)).unwrap();
    }
    // Links to what would be the same.
    for linked in ["README", "checkpoint", "SHA256SUMS", "case", &format!("{dir}/{of_event}.header")] {
        let (path, away) = (proof.join(linked), town.path("away"));
        std::fs::rename(&path, &away).unwrap();
        std::os::unix::fs::symlink(&away, &path).unwrap();
        assert!(!passes(&town, &proof), "{linked} is a link");
        std::fs::remove_file(&path).unwrap();
        std::fs::rename(&away, &path).unwrap();
    }
    // A link that leads nowhere is there all the same.
    std::os::unix::fs::symlink("nowhere", proof.join("case/nowhere")).unwrap();
    assert!(!passes(&town, &proof));
    std::fs::remove_file(proof.join("case/nowhere")).unwrap();
    assert!(passes(&town, &proof));
}

#[test]
fn the_list_of_a_proof_names_nothing_outside_of_its_folder() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    std::fs::write(town.path("outside"), "more").unwrap();
    list_too(&town.path("proof"), "../outside");
    assert!(!passes(&town, &town.path("proof")));
}

#[test]
fn the_check_names_its_files_and_the_readme_proves_nothing() {
    let (town, case) = town();
    let id = town.run("approver", &["--json", "proof", &case, "--out", "proof"], "").out;
    let id: serde_json::Value = serde_json::from_str(&id).unwrap();
    let proof = town.path("proof");
    let root = custody::open(&town.path("store"), &identity("approver")).unwrap().roster_log().unwrap();
    let (case, roster) = (format!("case {}", id["case"].as_str().unwrap()), format!("roster {root}"));
    let by = format!("checkpoint by {}", identity("approver").public());
    let readme = std::fs::read_to_string(proof.join("README")).unwrap();
    // An edited one with a new list passes, but is not among what the script says is proved.
    std::fs::write(proof.join("README"), readme.replace("Nobody signed", "The leader signed")).unwrap();
    list_anew(&proof);
    let ran = check(&town, &proof);
    assert!(ran.status.success(), "{ran:?}");
    let said = String::from_utf8(ran.stdout).unwrap();
    for line in [
        &*case,
        &roster,
        &by,
        "This stands for case/, roster/, allowed_signers, checkpoint and checkpoint.sig.",
        "Cela vaut pour case/, roster/, allowed_signers, checkpoint et checkpoint.sig.",
        "Nobody signed README, check.sh and SHA256SUMS: nothing that they say is proved.",
        "Personne n'a signé README, check.sh ni SHA256SUMS : rien de ce qu'ils disent n'est prouvé.",
    ] {
        assert!(said.lines().any(|known| known == line), "{line}: {said}");
    }
    // It is the same for every proof: no id, no key, no name, no time.
    assert!(readme.contains("Nobody signed this README") && readme.contains("Personne n'a signé ce README"));
    for word in [&id["case"].as_str().unwrap()[..16], &root.to_string()[..16], "Odalys", "2026", "Marguerite"]
    {
        assert!(!readme.contains(word), "{word}: {readme}");
    }
    // It says none of it where something is wrong.
    std::fs::write(proof.join("case/more"), "").unwrap();
    let ran = check(&town, &proof);
    assert!(!ran.status.success() && ran.stdout.is_empty(), "{ran:?}");
}

/// The places of a text at which one other byte is tried, and that byte.
fn one_changed(script: &[u8]) -> Vec<(usize, u8)> {
    let text = std::str::from_utf8(script).unwrap();
    let from = text.find("# 5. The hashes once more").unwrap();
    let wrong = text.find("bad=0").unwrap()..text.find("# The SHA-256 of a file").unwrap();
    let set = text.find("set -eu").unwrap();
    let mut all = Vec::new();
    for at in wrong.chain(set..set + 7).chain(from..script.len()) {
        let is = script[at];
        // A digit turned around, a test turned around, a word that is none, a comment, a statement that ends here.
        let others: &[u8] = match is {
            b'0' => b"1#",
            b'1'..=b'9' => b"0#",
            b'=' => b"> ",
            b'z' => b"n#",
            b'&' | b'|' => b" ;",
            b' ' | b'\n' => b"#!",
            b'!' => b" ",
            _ => b"#",
        };
        all.extend(others.iter().filter(|other| **other != is).map(|other| (at, *other)));
    }
    all
}

#[test]
fn no_single_letter_of_the_script_makes_a_changed_proof_pass() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    assert!(passes(&town, &proof));
    let script = std::fs::read(proof.join("check.sh")).unwrap();
    let kind = |path: &PathBuf, kind: &str| path.extension().is_some_and(|is| is == kind);
    // One letter of a header, of a body or of a signature changes; the list is written again each time, as
    // somebody who changed the script would.
    let tests = |at: usize| b"0123456789=!&|z".contains(&script[at]);
    for (kinds, every) in [("header", 16), ("body", 40), ("sig", 40)] {
        let path = files(&proof).into_iter().rfind(|path| kind(path, kinds)).unwrap();
        let whole = std::fs::read(&path).unwrap();
        let mut changed = whole.clone();
        changed[whole.len() / 2] = other_letter(whole[whole.len() / 2]);
        std::fs::write(&path, changed).unwrap();
        // Everything that tests or counts, and some of the rest.
        let all = one_changed(&script).into_iter().enumerate();
        let tried: Vec<_> = all
            .filter(|(row, (at, _))| row % every == 0 || (kinds == "header" && tests(*at)))
            .map(|(_, changed)| changed)
            .collect();
        std::thread::scope(|scope| {
            for part in 0..4 {
                let (tried, script, town, proof) = (&tried, &script, &town, &proof);
                scope.spawn(move || {
                    let mine = town.path(&format!("mine-{kinds}-{part}"));
                    let copied = town.command("cp").arg("-r").args([proof, &mine]).status().unwrap();
                    assert!(copied.success());
                    for (at, other) in tried.iter().skip(part).step_by(4) {
                        let mut other_script = script.clone();
                        other_script[*at] = *other;
                        std::fs::write(mine.join("check.sh"), &other_script).unwrap();
                        list_anew(&mine);
                        let ran = check(town, &mine);
                        let line = String::from_utf8_lossy(&script[..=*at]).lines().count();
                        let what =
                            format!("{kinds}, line {line}: {} is {}", script[*at] as char, *other as char);
                        assert!(!ran.status.success(), "{what}: {ran:?}");
                    }
                });
            }
        });
        std::fs::write(&path, whole).unwrap();
    }
    assert!(passes(&town, &proof));
}

#[test]
fn who_checks_is_told_which_script_to_trust() {
    let (town, case) = town();
    let ran = town.run("approver", &["proof", &case, "--out", "proof"], "");
    let script = std::fs::read(town.path("proof/check.sh")).unwrap();
    let hash = greenlight::domain::ids::Digest256(greenlight::domain::ids::sha256(&script)).to_string();
    assert!(ran.err.contains(&hash) && ran.err.contains("by another way"), "{}", ran.err);
    let readme = std::fs::read_to_string(town.path("proof/README")).unwrap();
    assert!(readme.contains("by another way") && readme.contains("par une autre voie"), "{readme}");
    assert!(!readme.contains(&hash), "the folder does not vouch for itself");
}

/// Signs every event of an author again with somebody else's key; the answer is how many.
fn sign_anew(proof: &Path, author: PublicKey, forger: &Identity) -> usize {
    let headers =
        files(proof).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "header"));
    let theirs =
        headers.filter(|path| std::fs::read_to_string(path).unwrap().contains(&format!("by {author}")));
    let sign = |path: PathBuf| {
        let signature = forger.sign("event@greenlight", &std::fs::read(&path).unwrap()).unwrap();
        let armored = armor(&forger.public(), "event@greenlight", &signature).unwrap();
        std::fs::write(path.with_extension("sig"), armored).unwrap();
    };
    theirs.map(sign).count()
}

#[test]
fn somebody_elses_key_under_an_authors_name_is_no_proof() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    // A line that says that the vetter's digits are the stranger's key, and every event of the vetter is signed again.
    let (vetter, stranger) = (identity("vetter"), identity("stranger"));
    let line = |key| greenlight::seal::identity::public_line(&key).trim().to_owned();
    let allowed = std::fs::read_to_string(proof.join("allowed_signers")).unwrap();
    let forged = allowed.replace(&line(vetter.public()), &line(stranger.public()));
    assert_ne!(allowed, forged);
    std::fs::write(proof.join("allowed_signers"), forged).unwrap();
    assert!(sign_anew(&proof, vetter.public(), &stranger) > 0);
    list_anew(&proof);
    let ran = check(&town, &proof);
    assert!(!ran.status.success());
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(said.contains(&format!("allowed_signers: {}", vetter.public())), "{said}");
    assert!(!said.contains(".sig"), "the line is all that gives it away: {said}");
}

#[test]
fn a_line_without_an_end_signs_under_nobodys_name() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    // Every true line is there, and behind them one without its end that gives the vetter the stranger's key, too.
    let (vetter, stranger) = (identity("vetter"), identity("stranger"));
    let mut allowed = std::fs::read_to_string(proof.join("allowed_signers")).unwrap();
    let line = greenlight::seal::identity::public_line(&stranger.public());
    let spaces = "namespaces=\"event@greenlight,checkpoint@greenlight\"";
    allowed += &format!("{} {spaces} {}", vetter.public(), line.trim());
    std::fs::write(proof.join("allowed_signers"), allowed).unwrap();
    list_anew(&proof);
    assert!(!passes(&town, &proof));
    let forged = sign_anew(&proof, vetter.public(), &stranger);
    list_anew(&proof);
    assert!(forged > 0 && !passes(&town, &proof));
}

#[test]
fn a_header_that_names_two_authors_is_no_proof() {
    let (town, case) = town();
    town.does("approver", &["proof", &case, "--out", "proof"]);
    let proof = town.path("proof");
    // The approver signs the newest event again and names the vetter as its author.
    let (vetter, approver) = (identity("vetter"), identity("approver"));
    let mut slip = std::fs::read_to_string(proof.join("checkpoint")).unwrap();
    let last = files(&proof).into_iter().find(|path| {
        let id = path.file_stem().unwrap().to_string_lossy().into_owned();
        path.extension().is_some_and(|kind| kind == "header")
            && path.parent().is_some_and(|folder| folder.ends_with("case"))
            && slip.contains(&format!(" {id}"))
            && !slip.contains(&format!("log {id}"))
    });
    let last = last.unwrap();
    let by = format!("by {}\n", approver.public());
    let text = std::fs::read_to_string(&last).unwrap();
    let text = text.replace(&by, &format!("by {}\n{by}", vetter.public()));
    let id = greenlight::domain::ids::Digest256(greenlight::domain::ids::sha256(text.as_bytes())).to_string();
    let sign = |namespace: &str, text: &str| {
        let signature = approver.sign(namespace, text.as_bytes()).unwrap();
        greenlight::seal::signature::armor(&approver.public(), namespace, &signature).unwrap()
    };
    let known = last.file_stem().unwrap().to_string_lossy().into_owned();
    std::fs::write(last.with_file_name(format!("{id}.header")), &text).unwrap();
    std::fs::write(last.with_file_name(format!("{id}.sig")), sign("event@greenlight", &text)).unwrap();
    std::fs::rename(last.with_extension("body"), last.with_file_name(format!("{id}.body"))).unwrap();
    for kind in ["header", "sig"] {
        std::fs::remove_file(last.with_extension(kind)).unwrap();
    }
    slip = slip.replace(&known, &id);
    std::fs::write(proof.join("checkpoint"), &slip).unwrap();
    std::fs::write(proof.join("checkpoint.sig"), sign("checkpoint@greenlight", &slip)).unwrap();
    list_anew(&proof);
    let ran = check(&town, &proof);
    assert!(!ran.status.success());
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(said.matches("WRONG").count(), 1, "{said}");
    assert!(said.contains(&format!("{id}.header: by")), "{said}");
}

#[test]
fn only_who_may_read_all_takes_a_proof_and_to_an_empty_place() {
    let (town, case) = town();
    let proof = |who: &str, out: &str| town.run(who, &["proof", &case, "--out", out], "");
    assert_eq!(proof("vetter", "proof").code, 4);
    assert!(proof("vetter", "proof").err.contains("takes the role"));
    assert_eq!(proof("admin", "proof").code, 3, "an admin sees no case");
    for (name, key) in [("Desmond Farquharson", "second"), ("Ingram Vale-Tremblay", "third")] {
        let file = format!("keys/{key}.pub");
        town.does("admin", &["person", "add", name, "--key", &file, "--role", "approver", "--scope", "CA"]);
    }
    assert_eq!(proof("second", "proof").code, 5, "declares first");
    town.does("third", &["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin."]);
    assert_eq!(proof("third", "proof").code, 3, "is recused");
    assert!(!town.path("proof").exists());

    std::fs::create_dir(town.path("full")).unwrap();
    std::fs::write(town.path("full/paper.txt"), "Mine.").unwrap();
    assert_eq!(proof("approver", "full").code, 1);
    assert_eq!(proof("approver", "full/paper.txt").code, 1);
    assert_eq!(std::fs::read_dir(town.path("full")).unwrap().count(), 1);
    assert_eq!(proof("approver", "nowhere/proof").code, 1);
    std::fs::create_dir(town.path("empty")).unwrap();
    let ran = proof("approver", "empty");
    assert_eq!((ran.code, ran.out.as_str()), (0, "empty\n"), "{}", ran.err);
    assert!(ran.err.contains("It is everything that was ever said in this case"), "{}", ran.err);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for folder in ["empty", "empty/case", "empty/roster"] {
        assert_eq!(mode(&town.path(folder)), 0o700);
    }
    assert!(files(&town.path("empty")).iter().all(|path| mode(path) == 0o600));
    let left: Vec<_> =
        std::fs::read_dir(town.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".greenlight")), "{left:?}");
    let readme = std::fs::read_to_string(town.path("empty/README")).unwrap();
    assert!(readme.contains("PROOF OF A CASE") && readme.contains("PREUVE D'UN DOSSIER"));
    assert!(passes(&town, &town.path("empty")));
    // It runs from anywhere, and from inside.
    let inside = town.command("sh").current_dir(town.path("empty")).arg("check.sh").output().unwrap();
    assert!(inside.status.success());
}

#[test]
fn a_store_that_is_not_what_was_seen_last_gives_no_proof() {
    let (town, case) = town();
    let copy = |from: &str, to: &str| {
        let script = format!("rm -rf {to} && cp -r {from} {to}");
        assert!(town.command("sh").args(["-c", &script]).status().unwrap().success());
    };
    copy("store", "old");
    town.does("vetter", &["note", &case, "--text", "One."]);
    copy("old", "store");
    assert_eq!(town.run("approver", &["proof", &case, "--out", "proof"], "").code, 8);
    assert!(!town.path("proof").exists());
}

#[test]
fn a_body_may_be_missing_only_where_a_purge_names_it() {
    use greenlight::domain::entry::Timestamp;
    use greenlight::domain::history::History;
    let (town, _) = town();
    let store = custody::open(&town.path("store"), &identity("approver")).unwrap();
    let roster = store.roster().unwrap();
    let (_, states) = store.states(None).unwrap();
    let log = states.iter().map(|state| state.log).find(|log| Some(*log) != roster.order().log()).unwrap();
    let history = store.history(log).unwrap();
    let at: Timestamp = "2026-11-22T15:00:00Z".parse().unwrap();
    let approver = identity("approver");
    let maker = Maker { identity: &approver, at, time_set: false };
    let mut entries = history.entries().to_vec();
    let gone = entries.iter().position(|entry| entry.body.is_some() && entry.header.n == 3).unwrap();
    entries[gone].body = None;
    let without = History::of(entries.clone()).unwrap();
    write(&town.path("hole"), &store, (&without, &store.roster_history().unwrap()), &maker, "").unwrap();
    assert!(!passes(&town, &town.path("hole")));

    let header = greenlight::domain::entry::Header {
        prev: without.heads_among(|_| true),
        n: entries.last().unwrap().header.n + 1,
        by: approver.public(),
        act: greenlight::domain::event::Act::from_lines(&format!(
            "purge\nrule unlawful\nextent all\nevents {}\n",
            entries[gone].id
        ))
        .unwrap(),
        body: None,
        ..entries.last().unwrap().header.clone()
    };
    let purge = approver.sign_event(header, None).unwrap();
    let purged = without.with(purge).unwrap();
    write(&town.path("purged"), &store, (&purged, &store.roster_history().unwrap()), &maker, "").unwrap();
    let ran = check(&town, &town.path("purged"));
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("1 bodies removed"), "{ran:?}");
}
