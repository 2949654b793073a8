//! Names: how they are folded for comparison, which of them show something, and which two may be one person's.

use greenlight::domain::likeness::alike;
use greenlight::domain::names::{fold, shows, unseen};
use proptest::prelude::*;

#[test]
fn accents_dashes_and_apostrophes_do_not_count() {
    assert_eq!(fold("Mégantic—L’Érable—Lotbinière"), "megantic lerable lotbiniere");
    assert_eq!(fold("megantic - l'erable - lotbiniere"), "megantic lerable lotbiniere");
    assert_eq!(fold("St. John's East"), "st johns east");
    assert_eq!(fold("ST JOHN’S   EAST "), "st johns east");
}

#[test]
fn ligatures_and_wide_letters_are_spelled_out() {
    assert_eq!(fold("Sacré-Cœur"), "sacre coeur");
    assert_eq!(fold("ŒUVRE Æsop Straße"), "oeuvre aesop strasse");
    assert_eq!(fold("Ａｊａｘ"), "ajax");
    assert_eq!(fold("İstanbul ılık"), "istanbul ilik");
}

#[test]
fn invisible_characters_vanish_and_whitespace_separates() {
    assert_eq!(fold("Ma\u{200b}rie\u{202e} \u{1b}X\0"), "marie x");
    assert_eq!(fold("a\u{a0}b\tc\nd"), "a b c d");
    assert_eq!(fold(" — "), "");
}

#[test]
fn what_cannot_be_seen_is_no_name() {
    for blank in [
        "",
        " ",
        "\u{a0}\u{3000}",
        "\u{3164}",
        "\u{115f}\u{1160}",
        "\u{ffa0}",
        "\u{2800}\u{2800}",
        "\u{200b}\u{200d}",
        "\u{feff}",
        "\u{202e}\u{200f}\u{61c}",
        "\u{e0041}\u{e007f}",
        "\u{fe0f}\u{e0100}",
        "\u{301}\u{20dd}",
        "\u{180b}\u{180e}",
        "\u{17b4}\u{17b5}",
        "\u{34f}",
        "\u{13441}",
        "\u{16fe4}",
        "\u{1d173}",
        "\u{1bca0}",
        "\u{fff9}",
        "\u{ad}",
        "- . '",
        "\u{e000}",
        "\u{3164} \u{301}\u{2060}",
        "\u{7f}\0",
    ] {
        assert!(!shows(blank), "{blank:?}");
    }
    for name in ["X", "王小明", "ᓄᓇᕗᑦ", "محمد", "שרה", "अनीता", "김철수", "ᄀ", "É", "1", "Ａ", "Ο\u{200d}"]
    {
        assert!(shows(name), "{name}");
    }
    // Nor does it make another name of one.
    assert_eq!(fold("Ann\u{3164}e\u{e0041}"), fold("Anne"));
}

#[test]
fn names_are_looked_at_wherever_a_body_has_one() {
    let of = |body: serde_json::Value| unseen(body.as_object().unwrap());
    assert_eq!(
        of(serde_json::json!({ "name": "Ann", "also_known_as": ["A", "\u{3164}"] })),
        Some("--also-known-as")
    );
    assert_eq!(
        of(serde_json::json!({ "related": [{ "name": "\u{2800}", "as": "rival" }] })),
        Some("--related")
    );
    assert_eq!(of(serde_json::json!({ "name": "" })), Some("--name"));
    assert_eq!(of(serde_json::json!({ "name": "Ann", "email": "\u{3164}", "firm": null })), None);
}

#[test]
fn other_scripts_are_kept() {
    assert_eq!(fold("王 小明"), "王 小明");
    assert_eq!(fold("ᓄᓇᕗᑦ"), "ᓄᓇᕗᑦ");
}

#[test]
fn names_that_may_be_one_persons_are_alike() {
    for (one, other) in [
        ("Marguerite Sansoucy", "marguerite  SANSOUCY "),
        ("Marguerite Sansoucy", "Sansoucy, Marguerite"),
        ("Théo Larivée", "Theo Larivee"),
        // A letter of another script, or a whole word of them.
        ("Théo Larivée", "Thé\u{43e} Larivée"),
        ("Théo Larivée", "\u{422}h\u{435}\u{301}\u{43e} Larivée"),
        ("Тамара Новак", "ТАМАРА НОВАК"),
        ("Ingram Vale-Tremblay", "Ingram Vale Tremblay"),
        ("Ingram Vale-Tremblay", "Ingram ValeTremblay"),
        ("Ingram Vale-Tremblay", "Tremblay Vale, Ingram"),
        ("Marguerite Sansoucy", "M. Sansoucy"),
        ("Marguerite Sansoucy", "Marguerite A. Sansoucy"),
        ("Jean-Pierre Roy", "J.-P. Roy"),
        ("Seán O’Brien", "O'Brien, Sean"),
        ("Sansoucy", "SANSOUCY"),
        ("王 小明", "王小明"),
        ("M. S.", "m s"),
        ("Dr. Marguerite Sansoucy", "Marguerite Sansoucy, c.r."),
        ("Hon. Théo Larivée fils", "Theo Larivee"),
        ("Skwxwú7mesh Joe", "Skwxwumesh Joe"),
    ] {
        assert!(alike(one, other) && alike(other, one), "{one} / {other}");
    }
}

#[test]
fn names_of_different_people_are_not_alike() {
    for (one, other) in [
        ("Marguerite Sansoucy", "Marguerite Sanschagrin"),
        ("Marguerite Sansoucy", "Marie Sansoucy"),
        ("Marguerite Sansoucy", "Sansoucy"),
        ("Marguerite Sansoucy", "M. S."),
        ("Jean Roy", "Jean-Pierre Roy"),
        ("Marguerite A. Roy", "Marguerite B. Roy"),
        ("Anne Roy", "B. Roy"),
        ("王 伟", "王 小明"),
        ("Théo Larivée fils", "Théo Larivée père"),
        ("—", "…"),
        ("", ""),
    ] {
        assert!(!alike(one, other) && !alike(other, one), "{one} / {other}");
    }
}

proptest! {
    #[test]
    fn likeness_has_no_direction(one in "[a-cÀ-Ã .-]{0,12}", other in "[a-cÀ-Ã .-]{0,12}") {
        prop_assert_eq!(alike(&one, &other), alike(&other, &one));
    }

    #[test]
    fn plain_letters_fold_as_they_do_beside_others(text in "[ -~\t]{0,40}") {
        let alone = format!("{} e", fold(&text));
        prop_assert_eq!(alone.trim_start(), fold(&format!("{text} É")));
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
