//! Key files as they come: from Windows, from a password manager, from PuTTY, from a security key, with a certificate
//! beside them, with several keys in one; and a key that only an agent has.

use std::os::unix::fs::PermissionsExt;

use data_encoding::{BASE64, BASE64_NOPAD};
use greenlight::domain::ids::sha256;
use greenlight::seal::identity::{BadKey, Identity, read_public};

use super::unlock::{RealAgent, does, keygen, run, shell};
use crate::kit::town::ask::refuses;
use crate::kit::town::{Ran, Town, identity};

/// The same text as a file of another program would have it: each with what was done to it.
fn copies(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let lines: Vec<&str> = text.lines().collect();
    let (first, inside, last) = (lines[0], lines[1..lines.len() - 1].concat(), lines[lines.len() - 1]);
    let narrow: Vec<String> =
        inside.as_bytes().chunks(64).map(|line| String::from_utf8(line.to_vec()).unwrap()).collect();
    vec![
        ("as it is", text.into()),
        ("blank lines at its end", format!("{text}\n \n\n").into()),
        ("no line end at its end", text.trim_end().into()),
        ("line ends of Windows", text.replace('\n', "\r\n").into()),
        ("blank lines before it", format!("\n\r\n{text}").into()),
        ("a byte order mark", format!("\u{feff}{text}").into()),
        ("UTF-16", utf16([0xff, 0xfe], u16::to_le_bytes)),
        ("UTF-16, the other way", utf16([0xfe, 0xff], u16::to_be_bytes)),
        ("an indent", text.replace('\n', "\n    ").into()),
        ("narrow lines", format!("{first}\n{}\n{last}\n", narrow.join("\n")).into()),
        ("one line", format!("{first}\n{inside}\n{last}\n").into()),
        ("a comment before it", format!("# from the old laptop\n{text}").into()),
    ]
}

fn read(file: &[u8], passphrase: &str) -> Result<Identity, BadKey> {
    Identity::read(file, || Some(passphrase.to_owned().into()))
}

#[test]
fn a_private_key_is_read_however_it_came() {
    let town = Town::with_keys();
    let open = std::fs::read_to_string(town.path("keys/vetter")).unwrap();
    std::fs::set_permissions(town.path("keys/vetter"), std::fs::Permissions::from_mode(0o600)).unwrap();
    keygen(&town, &["-q", "-p", "-P", "", "-N", "seven quiet herons", "-f", "keys/vetter"]);
    let locked = std::fs::read_to_string(town.path("keys/vetter")).unwrap();
    for text in [open, locked] {
        for (what, file) in copies(&text) {
            let key = read(&file, "seven quiet herons").unwrap_or_else(|bad| panic!("{what}: {bad}"));
            assert_eq!(key.public(), identity("vetter").public(), "{what}");
        }
    }
    // What ssh-keygen reads, is read.
    std::fs::write(
        town.path("padded"),
        [&std::fs::read(town.path("keys/vetter")).unwrap()[..], b"\n\n"].concat(),
    )
    .unwrap();
    std::fs::set_permissions(town.path("padded"), std::fs::Permissions::from_mode(0o600)).unwrap();
    let public = keygen(&town, &["-y", "-P", "seven quiet herons", "-f", "padded"]);
    assert_eq!(read_public(public.as_bytes()), Ok(identity("vetter").public()));
}

#[test]
fn a_damaged_private_key_is_none() {
    let town = Town::with_keys();
    let text = std::fs::read_to_string(town.path("keys/vetter")).unwrap();
    let cut = text.lines().take(3).collect::<Vec<_>>().join("\n");
    let utf16: Vec<u8> =
        [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    for bad in [
        cut.as_bytes(),
        text.replace("END OPENSSH", "END OTHER").as_bytes(),
        text.replace('=', "?").replacen('A', "*", 3).as_bytes(),
        &utf16[..utf16.len() - 1],
        b"\xff\xfe\x00\xd8",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"",
        b"\n\n",
        b"-----BEGIN OPENSSH PRIVATE KEY----------END OPENSSH PRIVATE KEY-----",
    ] {
        assert_eq!(read(bad, "").unwrap_err(), BadKey::NotOpenSsh, "{}", String::from_utf8_lossy(bad));
    }
    // Every byte of a key file may be another: no key, or the same one.
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 0x15;
        if let Ok(key) = read(&bytes, "") {
            assert_eq!(key.public(), identity("vetter").public());
        }
    }
}

#[test]
fn a_certificate_beside_a_key_changes_nothing() {
    let town = Town::with_people();
    keygen(&town, &["-q", "-t", "ed25519", "-N", "", "-f", "ca"]);
    keygen(&town, &["-q", "-s", "ca", "-I", "vetter", "-n", "vetter", "keys/vetter.pub"]);
    assert!(town.path("keys/vetter-cert.pub").is_file());
    does(&run(&town, None, "vetter", &["whoami"]));
    let agent = RealAgent::start(&town);
    std::fs::set_permissions(town.path("keys/vetter"), std::fs::Permissions::from_mode(0o600)).unwrap();
    agent.add(&town, &["-q", "keys/vetter"]);
    assert!(agent.add(&town, &["-L"]).contains("ssh-ed25519-cert-v01@openssh.com"));
    does(&run(&town, Some(&agent.socket), "vetter", &["unlock"]));
    std::fs::rename(town.path("keys/vetter"), town.path("away")).unwrap();
    does(&run(&town, Some(&agent.socket), "vetter", &["whoami"]));
    // The certificate itself is no key.
    let ran = run(&town, None, "vetter-cert.pub", &["whoami"]);
    refuses(&ran, 7, "is a certificate, not a key");
    refuses(&ran, 7, "without “-cert”");
}

/// Grants a role to the key of a file.
fn grant(town: &Town, file: &str, more: &[&str]) -> Ran {
    let args = ["person", "add", "Odalys Brannigan", "--key", file, "--role", "vetter", "--scope", "ON"];
    run(town, None, "admin", &[&args[..], more].concat())
}

/// A private key file that is not locked, of a kind that `ssh-keygen` makes only with a device.
fn of_a_token() -> String {
    let string = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat();
    let public = [string(b"sk-ssh-ed25519@openssh.com"), string(&[7; 32]), string(b"ssh:")].concat();
    let bytes = [
        &b"openssh-key-v1\0"[..],
        &string(b"none"),
        &string(b"none"),
        &string(b""),
        &[0, 0, 0, 1],
        &string(&public),
        &string(&[0; 64]),
    ]
    .concat();
    let inside = BASE64.encode(&bytes);
    format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{inside}\n-----END OPENSSH PRIVATE KEY-----\n")
}

#[test]
fn a_key_of_another_kind_or_program_says_what_it_is() {
    let town = Town::with_people();
    for kind in ["rsa", "ecdsa"] {
        keygen(&town, &["-q", "-t", kind, "-N", "", "-f", &format!("keys/{kind}")]);
        keygen(&town, &["-q", "-t", kind, "-m", "PEM", "-N", "", "-f", &format!("keys/{kind}.pem")]);
    }
    keygen(&town, &["-q", "-t", "rsa", "-m", "PKCS8", "-N", "", "-f", "keys/pkcs8"]);
    let ssh2 = keygen(&town, &["-e", "-f", "keys/vetter.pub"]);
    let token = [&[0, 0, 0, 26][..], b"sk-ssh-ed25519@openssh.com", &[0, 0, 0, 32], &[7; 32]].concat();
    for (name, text) in [
        ("putty", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: work\nPublic-Lines: 2\n"),
        ("putty.old", "PuTTY-User-Key-File-2: ssh-rsa\r\nEncryption: none\r\n"),
        ("ssh2", ssh2.as_str()),
        ("dsa", "-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----\n"),
        (
            "locked.pkcs8",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n",
        ),
        ("pgp", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ\n-----END PGP PRIVATE KEY BLOCK-----\n"),
        ("age", "# created: 2026-01-02\nAGE-SECRET-KEY-1QQQ\n"),
        ("token", &of_a_token()),
        ("token.pub", &format!("sk-ssh-ed25519@openssh.com {} me\n", BASE64.encode(&token))),
        ("word", "not a key at all"),
    ] {
        std::fs::write(town.path(&format!("keys/{name}")), text).unwrap();
    }
    for (name, words) in [
        ("rsa", "is a key of the kind RSA"),
        ("rsa.pub", "is a key of the kind RSA"),
        ("rsa.pem", "is a key of the kind RSA"),
        ("ecdsa", "is a key of the kind ECDSA"),
        ("ecdsa.pub", "is a key of the kind ECDSA"),
        ("ecdsa.pem", "is a key of the kind ECDSA"),
        ("dsa", "is a key of the kind DSA"),
        ("pgp", "is a key of the kind OpenPGP"),
        ("age", "is a key of the kind age"),
        ("token", "security key (FIDO)"),
        ("token.pub", "security key (FIDO)"),
        ("putty", "Conversions > Export OpenSSH key"),
        ("putty.old", "-O private-openssh"),
        ("pkcs8", "PKCS #8"),
        ("locked.pkcs8", "ssh-keygen -p -f"),
        ("ssh2", "ssh-keygen -i -f"),
        ("word", "is not an OpenSSH key"),
    ] {
        refuses(&run(&town, None, name, &["whoami"]), 7, words);
        refuses(&grant(&town, &format!("keys/{name}"), &[]), 7, words);
    }
    let french = run(&town, None, "putty", &["whoami", "--lang", "fr"]);
    refuses(&french, 7, "Exportez-la pour OpenSSH");
    // A private key is nothing that somebody hands out.
    refuses(&grant(&town, "keys/stranger", &[]), 7, "its .pub file to --key");
}

#[test]
fn of_several_keys_in_a_file_one_is_named() {
    let town = Town::with_people();
    keygen(&town, &["-q", "-t", "rsa", "-N", "", "-C", "old phone", "-f", "keys/rsa"]);
    let line = |name: &str| std::fs::read_to_string(town.path(&format!("keys/{name}.pub"))).unwrap();
    let print = |name: &str| keygen(&town, &["-l", "-f", name]).split(' ').nth(1).unwrap().to_owned();
    let (mine, theirs, rsa) = (print("keys/stranger.pub"), print("keys/third.pub"), print("keys/rsa.pub"));
    let many = format!("# mine\n{}\n{} laptop\n{}", line("third"), line("stranger").trim_end(), line("rsa"));
    std::fs::write(town.path("many.pub"), many).unwrap();
    let ran = grant(&town, "many.pub", &[]);
    refuses(&ran, 2, "holds several keys");
    for part in [&mine, &theirs, &rsa, "laptop", "old phone", "--fingerprint"] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    // A fingerprint that is none of theirs names none; one of another kind is of another kind.
    let print_of = |bytes: &[u8]| format!("SHA256:{}", BASE64_NOPAD.encode(&sha256(bytes)));
    refuses(&grant(&town, "many.pub", &["--fingerprint", &print_of(b"nobody")]), 2, "holds several keys");
    refuses(&grant(&town, "many.pub", &["--fingerprint", &rsa]), 7, "of the kind RSA");
    let ran = grant(&town, "many.pub", &["--fingerprint", &mine]);
    does(&ran);
    assert!(ran.err.contains(&mine) && ran.err.contains("was compared"), "{}", ran.err);
    // The same key twice is one.
    let twice = format!("restrict,command=\"echo a b\" {}\n{}", line("leader"), line("leader"));
    assert_eq!(read_public(twice.as_bytes()), Ok(identity("leader").public()));
    // As somebody's own key such a file names nobody.
    let ran = run(&town, None, "../many.pub", &["whoami"]);
    refuses(&ran, 7, "holds several keys");
}

#[test]
fn a_key_that_only_an_agent_has_is_let_in_by_recovery() {
    let town = Town::with_keys();
    let made = town.run("admin", &["init", "--org", "Example Party", "--json"], "");
    let data: serde_json::Value = serde_json::from_str(&made.out).unwrap();
    std::fs::write(town.path("paper"), data["recovery_key"].as_str().unwrap()).unwrap();
    let args =
        ["person", "add", "Théo Larivée", "--key", "keys/vetter.pub", "--role", "vetter", "--scope", "CA"];
    town.does("admin", &args);
    let agent = RealAgent::start(&town);
    let socket = Some(agent.socket.as_path());
    std::fs::set_permissions(town.path("keys/vetter"), std::fs::Permissions::from_mode(0o600)).unwrap();
    agent.add(&town, &["-q", "keys/vetter"]);
    std::fs::rename(town.path("keys/vetter"), town.path("away")).unwrap();

    for command in ["whoami", "unlock"] {
        let ran = run(&town, socket, "vetter", &[command]);
        refuses(&ran, 7, "The ssh-agent holds your key");
        refuses(&ran, 7, "greenlight unlock --identity FILE");
        refuses(&ran, 7, "greenlight recover");
    }
    refuses(&run(&town, None, "vetter", &["whoami"]), 7, "Only the public half");
    // Without even the public half, the agent's own list is the way to it.
    refuses(&run(&town, socket, "nowhere", &["whoami"]), 7, "ssh-add -L > FILE.pub");
    refuses(&run(&town, None, "nowhere", &["whoami"]), 7, "There is no private key");
    std::fs::write(town.path("listed.pub"), agent.add(&town, &["-L"])).unwrap();
    refuses(&run(&town, socket, "../listed.pub", &["whoami"]), 7, "The ssh-agent holds your key");

    // Both ways work.
    does(&run(&town, socket, "vetter", &["unlock", "--identity", "away"]));
    does(&run(&town, socket, "vetter", &["whoami"]));
    does(&run(&town, socket, "vetter", &["lock", "--forget"]));
    agent.add(&town, &["-q", "away"]);
    refuses(&run(&town, socket, "vetter", &["whoami"]), 7, "The ssh-agent holds your key");
    let recover = "exec greenlight \"$@\" 4< paper < /dev/null";
    does(&shell(&town, socket, "vetter", recover, &["recover", "--recovery-fd", "4"]));
    does(&run(&town, socket, "vetter", &["whoami"]));
    does(&run(&town, socket, "vetter", &["open", "--name", "Wren Ashby", "--district", "Ajax"]));
}
