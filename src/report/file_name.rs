//! The name of an exported file. A title from the record cannot give it a path, a hidden character or an executable
//! extension.

use crate::domain::names::fold;

/// The extensions of documents. Any other file gets one that no double click opens.
const ENDINGS: [&str; 18] = [
    "pdf", "png", "jpg", "jpeg", "gif", "tif", "tiff", "heic", "webp", "txt", "csv", "rtf", "doc", "docx",
    "odt", "xls", "xlsx", "ods",
];
const OTHER: &str = "bin";
/// The most letters of a title.
const MOST: usize = 60;

/// The name for a document: its short id, its title in ASCII, the extension of the file that was handed in.
pub fn document(letters: &str, title: &str, handed_in: &str) -> String {
    let plain = |text: &str| -> String {
        let spaced: String =
            fold(text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
        spaced.split_whitespace().collect::<Vec<_>>().join("-")
    };
    let ending =
        handed_in.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let ending = ENDINGS.into_iter().find(|known| *known == ending).unwrap_or(OTHER);
    // A title that is a file's name already has the extension.
    let title = title.strip_suffix(&format!(".{ending}")).unwrap_or(title);
    let title: String = plain(title).chars().take(MOST).collect();
    let words = [plain(letters), title.trim_matches('-').to_owned()];
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    format!("paper-{}.{ending}", words.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_is() {
        assert_eq!(
            document("7K3QX", "Certificat de police", "scan.PDF"),
            "paper-7k3qx-certificat-de-police.pdf"
        );
        assert_eq!(
            document("7K3QX", "Réponse à Québec.pdf", "Réponse à Québec.pdf"),
            "paper-7k3qx-reponse-a-quebec.pdf"
        );
        assert_eq!(document("7K3QX", "", ""), "paper-7k3qx.bin");
    }

    #[test]
    fn no_title_leads_elsewhere_hides_or_starts_anything() {
        for (title, handed_in) in [
            ("../../.ssh/authorized_keys", "x.pdf"),
            ("/etc/passwd", "/etc/passwd"),
            ("C:\\Windows\\System32\\x", "a\\b.exe"),
            ("CON", "con.txt"),
            (".hidden", ".bashrc"),
            ("-rf", "-rf"),
            ("invoice\u{202e}fdp.exe", "invoice\u{202e}fdp.exe"),
            ("a\u{0}b\nc\td", "x.pdf\u{0}"),
            ("\u{5d0}\u{5d1}.\u{661}", "x.\u{ff50}df"),
            (&"x".repeat(5000), "x.pdf"),
            ("name.desktop", "name.desktop"),
            ("~/.profile:stream", "x.lnk"),
        ] {
            let name = document("7K3QX", title, handed_in);
            assert!(name.len() < 90 && name.starts_with("paper-7k3qx"), "{name}");
            let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
            assert!(name.chars().all(safe), "{name}");
            let ending = name.rsplit('.').next().unwrap();
            assert!(
                name.matches('.').count() == 1 && (ending == OTHER || ENDINGS.contains(&ending)),
                "{name}"
            );
        }
    }
}
