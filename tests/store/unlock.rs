//! Ways into a vault, through the real program: a passphrase, a real ssh-agent, agents that lie, the recovery key on
//! paper; and what of all that never leaves the process.

use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ed25519_dalek::hazmat::{ExpandedSecretKey, raw_sign};
use ed25519_dalek::{Signer, SigningKey};
use greenlight::custody;
use greenlight::seal::agent::{Agent, AgentError};
use greenlight::seal::recovery::RecoveryKey;
use greenlight::seal::vault_key::{UNLOCK_NAMESPACE, VaultKey, agent_file_name, file_name};

use crate::kit::town::ask::refuses;
use crate::kit::town::{Ran, Town, identity};

const PASSPHRASE: &str = "seven quiet herons";

/// A real ssh-agent, gone with the test.
pub(super) struct RealAgent {
    child: Child,
    pub(super) socket: PathBuf,
}

impl RealAgent {
    pub(super) fn start(town: &Town) -> RealAgent {
        let socket = town.path("agent.sock");
        let mut agent = town.command("ssh-agent");
        let child = agent.arg("-D").arg("-a").arg(&socket).stdout(Stdio::null()).spawn().unwrap();
        wait_for(|| UnixStream::connect(&socket).is_ok());
        RealAgent { child, socket }
    }

    pub(super) fn add(&self, town: &Town, args: &[&str]) -> String {
        let done = town.command("ssh-add").env("SSH_AUTH_SOCK", &self.socket).args(args).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    }
}

impl Drop for RealAgent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn wait_for(what: impl Fn() -> bool) {
    let start = Instant::now();
    while !what() {
        assert!(start.elapsed() < Duration::from_secs(20), "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Runs the program as somebody, with nothing on its stdin: nobody can be asked.
pub(super) fn run(town: &Town, socket: Option<&Path>, who: &str, args: &[&str]) -> Ran {
    shell(town, socket, who, "exec greenlight \"$@\" < /dev/null", args)
}

/// The same with the passphrase on a descriptor.
fn with_passphrase(town: &Town, socket: Option<&Path>, who: &str, args: &[&str]) -> Ran {
    std::fs::write(town.path("pass"), format!("{PASSPHRASE}\n")).unwrap();
    shell(town, socket, who, "exec greenlight --passphrase-fd 3 \"$@\" 3< pass < /dev/null", args)
}

pub(super) fn shell(town: &Town, socket: Option<&Path>, who: &str, script: &str, args: &[&str]) -> Ran {
    let mut command = town.command("bash");
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{who}"));
    if let Some(socket) = socket {
        command.env("SSH_AUTH_SOCK", socket);
    }
    let done = command.args(["-c", script, "bash"]).args(args).output().unwrap();
    Ran {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

#[track_caller]
pub(super) fn does(ran: &Ran) -> String {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    ran.out.lines().next().unwrap_or_default().to_owned()
}

pub(super) fn keygen(town: &Town, args: &[&str]) -> String {
    let done = town.command("ssh-keygen").args(args).output().unwrap();
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// A town where the vetter's and the reviewer's keys have a passphrase.
fn locked_town() -> Town {
    let town = Town::with_people();
    for who in ["vetter", "reviewer"] {
        let path = town.path(&format!("keys/{who}"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        keygen(&town, &["-q", "-p", "-P", "", "-N", PASSPHRASE, "-f", &format!("keys/{who}")]);
    }
    town
}

fn agent_file(town: &Town, who: &str) -> PathBuf {
    town.path("store/keys").join(agent_file_name(&identity(who).public()))
}

/// A town in which the vetter's key is in an agent.
fn unlocked_town() -> (Town, RealAgent) {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    does(&with_passphrase(&town, socket, "vetter", &["unlock", "--for", "1h"]));
    (town, agent)
}

#[test]
fn unlocking_puts_the_key_into_an_agent_and_a_file_beside_it() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    refuses(&run(&town, socket, "vetter", &["list"]), 7, "greenlight unlock");
    // A key of another kind in the agent is nobody's concern.
    keygen(&town, &["-q", "-t", "ecdsa", "-N", "", "-f", "keys/other"]);
    agent.add(&town, &["-q", "keys/other"]);

    does(&with_passphrase(&town, socket, "vetter", &["unlock", "--for", "1h"]));
    let file = agent_file(&town, "vetter");
    let about = std::fs::metadata(&file).unwrap();
    assert_eq!((about.len(), about.permissions().mode() & 0o777), (72, 0o600));
    let held = agent.add(&town, &["-L"]);
    assert!(held.contains("ssh-ed25519") && held.contains("keys/vetter"), "{held}");
    refuses(&run(&town, socket, "vetter", &["unlock"]), 0, "Unlocked already");
    assert_eq!(std::fs::read(&file).unwrap().len(), 72);
}

#[test]
fn an_agent_opens_the_store_and_signs() {
    let (town, agent) = unlocked_town();
    let socket = Some(agent.socket.as_path());
    let case = does(&run(
        &town,
        socket,
        "vetter",
        &["open", "--name", "Odalys Brannigan", "--district", "Ajax", "--quiet"],
    ));
    does(&run(&town, socket, "vetter", &["conflict", &case, "none"]));
    does(&run(&town, socket, "vetter", &["note", &case, "--text", "Called; she is away until Monday."]));
    assert!(run(&town, socket, "vetter", &["show", &case]).out.contains("Odalys Brannigan"));
    // Somebody else, with another key, finds every signature sound and the vetter's.
    assert!(town.run("admin", &["verify", "--json"], "").out.contains("\"ok\": true"));
    assert!(town.run("approver", &["log", &case], "").out.contains("Théo Larivée"));
    // The private file is not needed, its public half is.
    std::fs::rename(town.path("keys/vetter"), town.path("away")).unwrap();
    does(&run(&town, socket, "vetter", &["whoami"]));
    refuses(&run(&town, None, "vetter", &["whoami"]), 7, "No ssh-agent answers");
}

#[test]
fn what_an_agent_holds_no_more_opens_nothing() {
    let (town, agent) = unlocked_town();
    let (socket, file) = (Some(agent.socket.as_path()), agent_file(&town, "vetter"));
    does(&run(&town, socket, "vetter", &["lock"]));
    assert!(!agent.add(&town, &["-L"]).contains("ssh-ed25519"));
    for args in [&["show", "Odalys"][..], &["note", "Odalys", "--text", "Again."], &["verify"]] {
        let ran = run(&town, socket, "vetter", args);
        refuses(&ran, 7, "does not hold your key");
        assert!(ran.err.contains("Hint: Unlock again: greenlight unlock"), "{}", ran.err);
    }
    // The file stays for the next unlocking, and goes when that is asked for.
    refuses(&run(&town, socket, "vetter", &["lock"]), 0, "No ssh-agent holds");
    assert!(file.is_file());
    does(&run(&town, socket, "vetter", &["lock", "--forget"]));
    assert!(!file.is_file());
}

#[test]
fn an_agent_says_that_a_new_key_was_cut_short() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    does(&with_passphrase(&town, socket, "vetter", &["unlock", "--for", "1h"]));
    let next = town.path("store/keys.next");
    std::fs::create_dir(&next).unwrap();
    let ran = run(&town, socket, "vetter", &["list"]);
    refuses(&ran, 7, "getting a new key");
    refuses(&ran, 7, "greenlight unlock");
    does(&with_passphrase(&town, socket, "vetter", &["unlock"]));
    assert!(!next.exists());
    does(&run(&town, socket, "vetter", &["list"]));
}

#[test]
fn the_next_opening_by_passphrase_makes_the_file_for_the_agent() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    // The agent does not hold the key yet: nothing is made.
    does(&with_passphrase(&town, socket, "vetter", &["list"]));
    assert!(!agent_file(&town, "vetter").exists());
    // Handed over by hand, without a passphrase for once.
    std::fs::write(town.path("bare"), identity("vetter").to_openssh("").unwrap().as_bytes()).unwrap();
    std::fs::set_permissions(town.path("bare"), std::fs::Permissions::from_mode(0o600)).unwrap();
    agent.add(&town, &["-q", "bare"]);
    refuses(&run(&town, socket, "vetter", &["list"]), 7, "locked with a passphrase");
    does(&with_passphrase(&town, socket, "vetter", &["list"]));
    does(&run(&town, socket, "vetter", &["list"]));
    // A key without a passphrase needs no agent, and leaves none.
    std::fs::remove_file(agent_file(&town, "vetter")).unwrap();
    std::fs::rename(town.path("bare"), town.path("keys/vetter")).unwrap();
    does(&run(&town, socket, "vetter", &["list"]));
    assert!(!agent_file(&town, "vetter").exists());
}

#[test]
fn a_lifetime_ends_by_itself() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    does(&with_passphrase(&town, socket, "vetter", &["unlock", "--for", "2s"]));
    wait_for(|| run(&town, socket, "vetter", &["whoami"]).code == 7);
    refuses(&with_passphrase(&town, socket, "vetter", &["unlock", "--for", "soon"]), 2, "soon");
}

#[test]
fn what_an_agent_opens_is_one_persons_in_one_store() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    for who in ["vetter", "reviewer"] {
        does(&with_passphrase(&town, socket, who, &["unlock"]));
    }
    let (mine, theirs) = (agent_file(&town, "vetter"), agent_file(&town, "reviewer"));
    std::fs::copy(&theirs, &mine).unwrap();
    refuses(&run(&town, socket, "vetter", &["list"]), 7, "locked with a passphrase");
    // The passphrase opens the store all the same and makes the file again.
    does(&with_passphrase(&town, socket, "vetter", &["list"]));
    does(&run(&town, socket, "vetter", &["list"]));
    assert_ne!(std::fs::read(&mine).unwrap(), std::fs::read(&theirs).unwrap());
    for bad in [&b""[..], &[0; 72], &[7; 73]] {
        std::fs::write(&mine, bad).unwrap();
        refuses(&run(&town, socket, "vetter", &["list"]), 7, "locked with a passphrase");
    }
    // Somebody who is let go has no way in left.
    does(&with_passphrase(&town, socket, "vetter", &["unlock"]));
    town.does("admin", &["person", "revoke", "Théo Larivée", "--why", "left"]);
    assert!(!mine.exists());
    assert_ne!(run(&town, socket, "vetter", &["list"]).code, 0);
}

#[test]
fn a_file_of_an_earlier_key_locks_nobody_out() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    does(&with_passphrase(&town, socket, "vetter", &["unlock"]));
    let by_key = town.path("store/keys").join(file_name(&identity("vetter").public()));
    let by_agent = agent_file(&town, "vetter");
    let old = [&by_key, &by_agent].map(|file| std::fs::read(file).unwrap());
    town.does("admin", &["person", "rekey"]);
    // With the old file, the agent opens nothing; the passphrase does, and the file is made again.
    std::fs::write(&by_agent, &old[1]).unwrap();
    std::fs::set_permissions(&by_agent, std::fs::Permissions::from_mode(0o600)).unwrap();
    refuses(&run(&town, socket, "vetter", &["list"]), 7, "locked with a passphrase");
    does(&with_passphrase(&town, socket, "vetter", &["list"]));
    assert_ne!(std::fs::read(&by_agent).unwrap(), old[1]);
    does(&run(&town, socket, "vetter", &["list"]));
    // The other one is no damage either.
    std::fs::write(&by_key, &old[0]).unwrap();
    let ran = with_passphrase(&town, None, "vetter", &["list"]);
    refuses(&ran, 7, "holds an earlier key of the vault");
    assert!(ran.err.contains("greenlight recover") && ran.err.contains("person rekey"), "{}", ran.err);
    // A vault whose beginning is damaged is one.
    let vault = town.path("store/vault.db");
    let mut bytes = std::fs::read(&vault).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&vault, bytes).unwrap();
    refuses(&town.run("admin", &["list"], ""), 8, "cannot be read");
}

/// What a false agent answers to one request of a connection, the how manieth it is.
type Answer = fn(&SigningKey, usize, &[u8]) -> Vec<u8>;

/// An agent of our own, until the test ends.
fn false_agent(socket: &Path, key: SigningKey, answer: Answer) {
    let listener = UnixListener::bind(socket).unwrap();
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let (mut line, mut count, mut length) = (line.unwrap(), 0, [0; 4]);
            while line.read_exact(&mut length).is_ok() {
                let mut request = vec![0; u32::from_be_bytes(length) as usize];
                line.read_exact(&mut request).unwrap();
                count += 1;
                let reply = answer(&key, count, &request);
                if reply.is_empty() || line.write_all(&reply).is_err() {
                    break;
                }
            }
        }
    });
}

fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let part = |part: &&[u8]| [&u32::try_from(part.len()).unwrap().to_be_bytes()[..], part].concat();
    parts.iter().flat_map(part).collect()
}

/// The bytes that a request wants signed: they stand before the last four.
fn wanted(request: &[u8]) -> &[u8] {
    let start = request.windows(6).position(|six| six == b"SSHSIG").unwrap();
    &request[start..request.len() - 4]
}

fn reply(signature: &[u8]) -> Vec<u8> {
    framed(&[&[&[14][..], &framed(&[&framed(&[b"ssh-ed25519", signature])])].concat()])
}

/// A sound signature, made with a nonce that changes.
fn unsteady(key: &SigningKey, count: usize, request: &[u8]) -> Vec<u8> {
    let mut expanded = ExpandedSecretKey::from(&key.to_bytes());
    expanded.hash_prefix[0] = count.to_be_bytes()[7];
    let signature = raw_sign::<sha2::Sha512>(&expanded, wanted(request), &key.verifying_key());
    reply(&signature.to_bytes())
}

const LIARS: [(&str, Answer, &str); 6] = [
    ("two", unsteady, "in two ways"),
    (
        "other",
        |_, _, _| reply(&SigningKey::from_bytes(&[9; 32]).sign(b"this").to_bytes()),
        "no signature of your key",
    ),
    (
        "flood",
        |_, _, _| [&0x7fff_ffffu32.to_be_bytes()[..], &vec![14; 1 << 20]].concat(),
        "no signature of your key",
    ),
    ("garbage", |_, _, _| framed(&[b"\x0e\x00\x00\x00\xffhello"]), "no signature of your key"),
    ("refuses", |_, _, _| framed(&[&[5]]), "does not hold your key"),
    ("hangs-up", |_, _, _| Vec::new(), "No ssh-agent answers"),
];

#[test]
fn an_agent_that_lies_opens_nothing_and_the_passphrase_does() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    does(&with_passphrase(&town, Some(&agent.socket), "vetter", &["unlock"]));
    let made = std::fs::read(agent_file(&town, "vetter")).unwrap();
    let seed = greenlight::domain::ids::sha256(b"greenlight town vetter");
    for (name, answer, words) in LIARS {
        let socket = town.path(name);
        false_agent(&socket, SigningKey::from_bytes(&seed), answer);
        refuses(&run(&town, Some(&socket), "vetter", &["list"]), 7, words);
        does(&with_passphrase(&town, Some(&socket), "vetter", &["list"]));
        assert_eq!(std::fs::read(agent_file(&town, "vetter")).unwrap(), made, "{name}");
    }
    // It makes no file either, for one that it would never open again.
    std::fs::remove_file(agent_file(&town, "vetter")).unwrap();
    does(&with_passphrase(&town, Some(&town.path("two")), "vetter", &["list"]));
    assert!(!agent_file(&town, "vetter").exists());
    let gone = town.path("nothing-there");
    refuses(&run(&town, Some(&gone), "vetter", &["unlock"]), 7, "ssh-agent");
}

#[test]
fn an_agent_that_hangs_or_drips_is_not_waited_for() {
    let town = Town::new();
    let patience = Duration::from_millis(300);
    let public = identity("vetter").public();
    let listener = UnixListener::bind(town.path("drips")).unwrap();
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let mut line = line.unwrap();
            std::thread::spawn(move || {
                // The length of an endless answer, and then a byte now and then.
                while line.write_all(&[0]).is_ok() {
                    std::thread::sleep(Duration::from_millis(100));
                }
            });
        }
    });
    let hangs = UnixListener::bind(town.path("hangs")).unwrap();
    for socket in ["drips", "hangs"] {
        let start = Instant::now();
        let agent = Agent::connect(&town.path(socket), patience).unwrap();
        let signed = agent.sign(&public, UNLOCK_NAMESPACE, b"bytes");
        assert!(matches!(signed, Err(AgentError::Gone | AgentError::Garbled)), "{socket}");
        assert!(start.elapsed() < Duration::from_secs(5), "{socket}");
        let keys = Agent::connect(&town.path(socket), patience).unwrap().keys();
        assert!(matches!(keys, Err(AgentError::Gone | AgentError::Garbled)), "{socket}");
    }
    drop(hangs);
    assert_eq!(Agent::connect(&town.path("hangs"), patience).unwrap_err(), AgentError::Gone);
}

#[test]
fn only_ed25519_keys_are_taken() {
    let town = locked_town();
    for (kind, passphrase) in [("rsa", ""), ("ecdsa", PASSPHRASE)] {
        keygen(&town, &["-q", "-t", kind, "-N", passphrase, "-f", &format!("keys/{kind}")]);
        // Said before any passphrase is asked for.
        for args in [&["whoami"][..], &["unlock"], &["lock"], &["init", "--org", "X"]] {
            refuses(&run(&town, None, kind, args), 7, "only Ed25519 keys are used");
        }
        std::fs::remove_file(town.path(&format!("keys/{kind}"))).unwrap();
        refuses(&run(&town, None, kind, &["whoami"]), 7, "only Ed25519 keys are used");
    }
}

#[test]
fn init_makes_a_key_that_ssh_keygen_opens() {
    let town = Town::new();
    refuses(&run(&town, None, "new", &["init", "--org", "Example Party"]), 7, "no private key");
    let ran = with_passphrase(&town, None, "new", &["init", "--org", "Example Party"]);
    assert_eq!(does(&ran), "store");
    assert!(!ran.err.contains("no passphrase"), "{}", ran.err);
    let opened = keygen(&town, &["-y", "-P", PASSPHRASE, "-f", "keys/new"]);
    assert_eq!(opened, std::fs::read_to_string(town.path("keys/new.pub")).unwrap());
    let print = keygen(&town, &["-l", "-f", "keys/new.pub"]);
    assert!(ran.err.contains(print.split(' ').nth(1).unwrap()), "{print} {}", ran.err);
    let file = std::fs::read(town.path("keys/new")).unwrap();
    assert_eq!(std::fs::metadata(town.path("keys/new")).unwrap().permissions().mode() & 0o777, 0o600);
    let wrong = town.command("ssh-keygen").args(["-y", "-P", "wrong", "-f", "keys/new"]).output().unwrap();
    assert!(!wrong.status.success());
    does(&with_passphrase(&town, None, "new", &["whoami"]));
    // Neither a key nor a half of one is ever written over, and none is made for a store that cannot be.
    refuses(&with_passphrase(&town, None, "new", &["init", "--org", "Again"]), 1, "already");
    refuses(&with_passphrase(&town, None, "newer", &["init", "--org", "Again"]), 1, "already");
    assert!(!town.path("keys/newer").exists());
    assert_eq!(std::fs::read(town.path("keys/new")).unwrap(), file);
    std::fs::write(town.path("half.pub"), opened).unwrap();
    let half = "GREENLIGHT_IDENTITY=half exec greenlight --passphrase-fd 3 \"$@\" 3< pass < /dev/null";
    refuses(&shell(&town, None, "", half, &["--store", "other", "init", "--org", "Other"]), 1, "half.pub");
    assert!(!town.path("half").exists() && !town.path("other").exists());

    let empty = "exec greenlight --passphrase-fd 3 \"$@\" 3< /dev/null < /dev/null";
    let other = ["--store", "other", "init", "--org", "Other"];
    refuses(&shell(&town, None, "bare", empty, &other), 2, "--no-passphrase");
    assert!(!town.path("keys/bare").exists());
    let bare = [&other[..], &["--no-passphrase", "--no-recovery"]].concat();
    let ran = run(&town, None, "bare", &bare);
    does(&ran);
    assert!(ran.err.contains("has no passphrase") && ran.err.contains("the store is lost"), "{}", ran.err);
    keygen(&town, &["-y", "-P", "", "-f", "keys/bare"]);
    refuses(&run(&town, None, "bare", &["--store", "other", "doctor"]), 0, "has no passphrase");
    refuses(&run(&town, None, "bare", &["--store", "other", "recover"]), 7, "no recovery key");
}

#[test]
fn a_descriptor_hands_in_one_line_and_no_more_than_a_kibibyte() {
    let town = locked_town();
    let given = |from: &str| {
        shell(
            &town,
            None,
            "vetter",
            &format!("exec greenlight \"$@\" {from}"),
            &["--passphrase-fd", "3", "whoami"],
        )
    };
    does(&given(&format!("3< <(printf '{PASSPHRASE}')")));
    does(&given(&format!("3< <(printf '{PASSPHRASE}\\r\\nmore\\n')")));
    does(&given("3< <(printf 'seven quiet'; sleep 0.2; printf ' herons\\n'; sleep 9)"));
    refuses(&given("3< <(printf 'another')"), 7, "does not open");
    refuses(&given("3< <(head -c 2000 /dev/zero | tr '\\0' a)"), 1, "descriptor 3");
    refuses(&given("3< <(printf '\\377')"), 1, "descriptor 3");
    refuses(&given("3<&-"), 1, "descriptor 3");
    refuses(&run(&town, None, "vetter", &["--passphrase-fd", "0", "whoami"]), 2, "--passphrase-fd");
}

/// A town whose store has a recovery key, and what is on the paper.
fn with_a_paper() -> (Town, String) {
    let town = Town::with_keys();
    let made = town.run("admin", &["init", "--org", "Example Party", "--json"], "");
    let data: serde_json::Value = serde_json::from_str(&made.out).unwrap();
    let paper = data["recovery_key"].as_str().unwrap().to_owned();
    assert!(!made.err.contains("AGE-SECRET-KEY"), "{}", made.err);
    assert_eq!(paper.len(), 74);
    town.does(
        "admin",
        &["person", "add", "Théo Larivée", "--key", "keys/vetter.pub", "--role", "vetter", "--scope", "CA"],
    );
    (town, paper)
}

/// Types a key from paper.
fn recover(town: &Town, who: &str, typed: &str) -> Ran {
    std::fs::write(town.path("paper"), typed).unwrap();
    let command = "exec greenlight \"$@\" 4< paper < /dev/null";
    shell(town, None, who, command, &["recover", "--recovery-fd", "4"])
}

/// Its public half is in the vault.
#[test]
fn the_key_on_paper_is_nowhere_in_the_store() {
    let (town, paper) = with_a_paper();
    let doctor = town.run("admin", &["doctor", "--json"], "").out;
    assert!(doctor.contains("\"openers\": 2") && doctor.contains("\"recovery\": true"), "{doctor}");

    let store = custody::open(&town.path("store"), &identity("admin")).unwrap();
    let key = RecoveryKey::read(&paper).unwrap();
    assert_eq!(store.recovery().unwrap().unwrap(), key.recipient());
    let wrapped = std::fs::read(town.path("store/keys/recovery.age")).unwrap();
    let unwrapped = VaultKey::unwrap_with_recovery(&wrapped, &key).unwrap();
    assert_eq!(*unwrapped.pragma(), *store.key().pragma());
    drop(store);
    for entry in std::fs::read_dir(town.path("store")).unwrap().filter_map(Result::ok) {
        if let Ok(bytes) = std::fs::read(entry.path()) {
            assert!(!bytes.windows(20).any(|part| part == &paper.as_bytes()[..20]), "{entry:?}");
        }
    }
}

#[test]
fn the_key_on_paper_opens_the_store_again() {
    let (town, paper) = with_a_paper();
    // The vetter's way in is lost; typed with spaces and small letters.
    let lost = town.path("store/keys").join(file_name(&identity("vetter").public()));
    std::fs::write(&lost, "damaged").unwrap();
    refuses(&run(&town, None, "vetter", &["whoami"]), 7, "does not open the store");
    let typed = format!("{} {}\n", paper[..30].to_lowercase(), paper[30..].to_lowercase());
    let ran = recover(&town, "vetter", &typed);
    does(&ran);
    assert!(ran.err.contains("Théo Larivée"), "{}", ran.err);
    does(&run(&town, None, "vetter", &["whoami"]));
}

/// What it may sign is the roster's affair.
#[test]
fn the_key_on_paper_opens_the_store_for_a_new_key() {
    let (town, paper) = with_a_paper();
    let ran = recover(&town, "stranger", &paper);
    does(&ran);
    assert!(ran.err.contains("nobody on the roster"), "{}", ran.err);
    does(&run(&town, None, "stranger", &["verify"]));
    refuses(&run(&town, None, "stranger", &["list"]), 7, "nobody on the roster");
}

#[test]
fn a_wrong_key_on_paper_opens_nothing() {
    let (town, paper) = with_a_paper();
    let end = if paper.ends_with('Q') { "P" } else { "Q" };
    refuses(&recover(&town, "second", &format!("{}{end}", &paper[..73])), 2, "a letter is wrong");
    refuses(&recover(&town, "second", &RecoveryKey::generate().line()), 7, "not the one of this store");
    refuses(&run(&town, None, "second", &["recover"]), 2, "--recovery-fd");
    assert_ne!(run(&town, None, "second", &["verify"]).code, 0);
}

/// Runs a command line on a terminal of its own and types the next line at each question. What was shown, and how many
/// questions were asked.
fn on_a_terminal(town: &Town, command: &str, lines: &[&str]) -> (String, usize) {
    let mut script = town.command("script");
    script.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/new");
    script.args(["-qefc", command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = script.spawn().unwrap();
    let (mut typed, mut shown) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (mut said, mut asked, mut lines) = (Vec::new(), 0, lines.iter());
    let mut since = 0;
    let mut byte = [0; 1];
    while let Ok(1) = shown.read(&mut byte) {
        said.push(byte[0]);
        // A question ends with a colon, and waits.
        if said[since..].ends_with(b": ")
            && String::from_utf8_lossy(&said[since..]).to_lowercase().contains("passphrase")
        {
            asked += 1;
            since = said.len();
            std::thread::sleep(Duration::from_millis(200));
            writeln!(typed, "{}", lines.next().unwrap_or(&"")).unwrap();
        } else if byte[0] == b'\n' {
            since = said.len();
        }
    }
    drop(typed);
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(child.wait().unwrap().success(), "{command}\n{said}");
    (said, asked)
}

#[test]
fn from_init_to_the_first_show_three_questions_at_most() {
    let town = Town::new();
    let (said, first) =
        on_a_terminal(&town, "greenlight init --org 'Example Party'", &[PASSPHRASE, PASSPHRASE]);
    assert!(said.contains("AGE-SECRET-KEY-1") && !said.contains(PASSPHRASE), "{said}");
    assert_eq!(first, 2, "one question, asked twice: {said}");
    let agent = RealAgent::start(&town);
    let with_agent = |commands: &[&str], lines: &[&str]| {
        let program = format!("SSH_AUTH_SOCK={} greenlight", agent.socket.display());
        let all: Vec<_> = commands.iter().map(|command| format!("{program} {command}")).collect();
        on_a_terminal(&town, &all.join(" && "), lines)
    };
    let way = [
        "unlock",
        "person grant me --role vetter --scope CA",
        "open --name 'Odalys Brannigan' --district Ajax",
        "conflict Odalys none",
        "show Odalys",
    ];
    let (said, more) = with_agent(&way, &[PASSPHRASE]);
    assert!(said.contains("Odalys Brannigan") && !said.contains(PASSPHRASE), "{said}");
    assert!(first + more <= 3, "{said}");
    // Without an agent the question comes each time, and an agent that has no such key leads to it, too.
    let (_, asked) = on_a_terminal(&town, "greenlight show Odalys", &[PASSPHRASE]);
    assert_eq!(asked, 1);
    agent.add(&town, &["-D"]);
    let (said, asked) = with_agent(&["show Odalys"], &[PASSPHRASE]);
    assert!(asked == 1 && said.contains("does not hold your key"), "{said}");
    // Two that differ make nothing.
    let other = "! greenlight --store other --identity keys/other init --org X";
    let (said, _) = on_a_terminal(&town, other, &[PASSPHRASE, "seven quiet geese"]);
    assert!(said.contains("not the same") && !town.path("other").exists(), "{said}");
    assert!(!town.path("keys/other").exists());
}

#[test]
fn who_rekeys_by_an_agent_is_told_what_it_asks_next() {
    let town = Town::new();
    let agent = RealAgent::start(&town);
    on_a_terminal(&town, "greenlight init --org 'Example Party'", &[PASSPHRASE, PASSPHRASE]);
    let program = format!("SSH_AUTH_SOCK={} greenlight", agent.socket.display());
    let line = format!("{program} unlock && {program} person rekey");
    let (said, asked) = on_a_terminal(&town, &line, &[PASSPHRASE]);
    assert!(asked == 1 && said.contains("once you have given the"), "{said}");
}

#[test]
fn no_secret_is_in_arguments_environment_or_files_on_the_way() {
    let town = locked_town();
    let agent = RealAgent::start(&town);
    let real = Command::new("which").arg("ssh-add").output().unwrap();
    let real = String::from_utf8(real.stdout).unwrap();
    let spy = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > spied.args\nenv > spied.env\ntee spied.stdin | {} \"$@\"\n",
        real.trim()
    );
    std::fs::write(town.path("bin/ssh-add"), spy).unwrap();
    std::fs::set_permissions(town.path("bin/ssh-add"), std::fs::Permissions::from_mode(0o755)).unwrap();
    does(&with_passphrase(&town, Some(&agent.socket), "vetter", &["unlock", "--for", "2h"]));
    let spied = |what: &str| std::fs::read_to_string(town.path(&format!("spied.{what}"))).unwrap();
    assert_eq!(spied("args"), "-q\n-t\n7200\n-\n");
    assert!(spied("stdin").starts_with("-----BEGIN OPENSSH PRIVATE KEY"));
    let (args, env) = (spied("args"), spied("env"));
    for secret in [PASSPHRASE, "PRIVATE", "AAAAB3", "b3BlbnNzaC1rZXk"] {
        assert!(!args.contains(secret) && !env.contains(secret), "{secret}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_core_is_dumped_and_nobody_may_look_into_the_process() {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    let town = Town::with_people();
    let program = town.program();
    std::fs::set_permissions(town.path("."), std::fs::Permissions::from_mode(0o755)).unwrap();
    let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
    let started = |program: &Path, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        if root {
            command.uid(65534);
        }
        command.spawn().unwrap()
    };
    // Both wait for their stdin. A process that is not dumpable belongs to root in /proc, no matter who runs it.
    let mut ours = started(&program, &["init", "--no-passphrase", "--org", "-", "--identity", "none"]);
    let mut other = started(Path::new("cat"), &[]);
    let look = |child: &Child| {
        let of = format!("/proc/{}", child.id());
        let limits = std::fs::read_to_string(format!("{of}/limits")).unwrap_or_default();
        let core = limits.lines().find(|line| line.starts_with("Max core")).unwrap_or_default();
        let none = core.split_whitespace().filter(|word| *word == "0").count() == 2;
        (none, std::fs::metadata(format!("{of}/environ")).map_or(0, |about| about.uid()))
    };
    // It does both at its very start, one after the other.
    wait_for(|| look(&ours) == (true, 0));
    let (seen, beside) = (look(&ours), look(&other));
    for child in [&mut ours, &mut other] {
        let _ = child.kill();
        let _ = child.wait();
    }
    assert_eq!(seen, (true, 0));
    assert_ne!(beside.1, 0, "a process that may be looked into");
}
