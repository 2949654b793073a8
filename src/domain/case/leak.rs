//! What a text for the applicant must not give away: who said something, a third person's name, what colleagues may not
//! pass on. Words are compared folded; a summary in other words is for its writer to judge.

use crate::domain::case::CaseFile;
use crate::domain::case::finding::Handling;
use crate::domain::names::fold;

/// How many words in a row are a quotation.
const RUN: usize = 5;

/// Something that a text gives away, in the words in which it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leak {
    /// The origin of a finding.
    Source(String),
    /// The name of somebody else.
    ThirdParty(String),
    /// Words that stay inside: a finding or note with handling code `C`, or advice of counsel.
    Restricted(String),
}

/// A word as it was written and as it is compared.
struct Word<'a> {
    written: &'a str,
    folded: String,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let pieces = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '_'));
    let word = |written| Word { written, folded: fold(written) };
    // A piece such as `a,b` holds two words, so that nothing hides behind a missing space.
    let split = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric() && !joins(c)));
    split.map(word).filter(|word| !word.folded.is_empty()).collect()
}

/// Whether a character stands inside a word: what folding drops or joins.
fn joins(c: char) -> bool {
    fold(&format!("a{c}a")).len() == 2
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn quoted(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.written).collect::<Vec<_>>().join(" ")
}

/// Where a name stands in a text, as it is written there.
fn find(text: &[Word<'_>], name: &[String]) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let same = |window: &&[Word<'_>]| window.iter().zip(name).all(|(word, wanted)| word.folded == *wanted);
    text.windows(name.len()).find(same).map(quoted)
}

/// The longest run of words that a text takes over from another, where it is long enough to be a quotation.
fn run(text: &[Word<'_>], kept: &[String]) -> Option<String> {
    let mut longest: &[Word<'_>] = &[];
    for start in 0..text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let shared = |at: usize| {
            let there = kept.get(at..).unwrap_or_default();
            rest.iter().zip(there).take_while(|(word, other)| word.folded == **other).count()
        };
        let length = (0..kept.len()).map(shared).max().unwrap_or(0);
        if length > longest.len() {
            longest = rest.get(..length).unwrap_or_default();
        }
    }
    (longest.len() >= RUN).then(|| quoted(longest))
}

/// What a text for the applicant gives away of a case.
#[must_use]
pub fn leaks(text: &str, file: &CaseFile) -> Vec<Leak> {
    let text = words(text);
    let facts = &file.candidate.facts;
    // What the applicant is called gives nothing away to them, nor does that they said so themselves.
    let own: Vec<Vec<String>> = std::iter::once(file.candidate.name())
        .chain(facts.also_known_as.iter().map(String::as_str))
        .chain(["applicant", "the applicant", "candidate", "the candidate"])
        .chain(["la personne candidate", "le candidat", "la candidate"])
        .map(folded)
        .collect();
    let mut leaks = Vec::new();
    let mut add = |leak: Option<Leak>| leaks.extend(leak.filter(|leak| !leaks.contains(leak)));
    let steps = file.findings.iter().flat_map(|one| &one.steps);
    for origin in steps.filter_map(|(_, step)| step.origin.as_deref()).map(folded) {
        if !own.contains(&origin) {
            add(find(&text, &origin).map(Leak::Source));
        }
    }
    for name in facts.related.iter().map(|one| folded(&one.name)).filter(|name| !own.contains(name)) {
        add(find(&text, &name).or_else(|| family_name(&text, &name, &own)).map(Leak::ThirdParty));
    }
    for kept in restricted(file) {
        add(run(&text, &folded(kept)).map(Leak::Restricted));
    }
    leaks
}

/// The family name of somebody else alone, written as a name and not shared with the applicant.
fn family_name(text: &[Word<'_>], name: &[String], own: &[Vec<String>]) -> Option<String> {
    let [_, .., family] = name else { return None };
    let shared = own.iter().flatten().any(|word| word == family);
    let is_name = |word: &&Word<'_>| {
        word.folded == *family && family.chars().count() > 2 && word.written.starts_with(char::is_uppercase)
    };
    text.iter().filter(|_| !shared).find(is_name).map(|word| word.written.to_owned())
}

/// Every text of the case that stays inside.
fn restricted(file: &CaseFile) -> Vec<&str> {
    let conditional = Some(Handling::Conditional);
    let findings = file.findings.iter().filter(|one| one.now.handling == conditional);
    let findings = findings.flat_map(|one| &one.steps).flat_map(|(_, body)| {
        [&body.text, &body.fact, &body.inference, &body.mitigating, &body.aggravating, &body.why]
    });
    let interference = file.interference.iter().filter(|one| one.now.handling == conditional);
    let interference =
        interference.flat_map(|one| &one.steps).flat_map(|(_, body)| [&body.text, &body.innocent]);
    let notes = file.notes.iter().filter(|one| one.body.handling == conditional);
    let notes = notes.chain(&file.counsel).map(|one| one.body.text.as_str());
    findings.chain(interference).filter_map(|text| text.as_deref()).chain(notes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, name: &str) -> Option<String> {
        find(&words(text), &folded(name))
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert_eq!(found("so says THE  Évening-Herald, again", "Evening Herald").unwrap(), "Évening Herald");
        assert_eq!(found("what O’Brien said", "o'brien").unwrap(), "O’Brien");
        assert_eq!(found("the heralds of evening", "Evening Herald"), None);
        assert_eq!(found("source:Evening;Herald", "Evening Herald").unwrap(), "Evening Herald");
        assert_eq!(found("anything", ""), None);
        assert_eq!(found("Eve\u{200b}ning Herald", "Evening Herald").unwrap(), "Eve\u{200b}ning Herald");
    }

    #[test]
    fn five_words_in_a_row_are_a_quotation() {
        let kept = folded("The neighbour saw two men carry boxes into the garage at night.");
        let run = |text: &str| run(&words(text), &kept);
        assert_eq!(run("We know that two men carry boxes, often."), None);
        let quoted = run("It is said: saw TWO men carry boxes, by somebody.").unwrap();
        assert_eq!(quoted, "saw TWO men carry boxes");
        assert_eq!(
            run("two men carry boxes into the garage").unwrap(),
            "two men carry boxes into the garage"
        );
        assert_eq!(run(""), None);
    }

    #[test]
    fn a_family_name_is_one_where_it_is_written_as_one() {
        let (name, own) = (folded("Paul Underhill"), vec![folded("Robin Carter")]);
        let said = |text: &str, own: &[Vec<String>]| family_name(&words(text), &name, own);
        assert_eq!(said("as Mr. Underhill wrote", &own).unwrap(), "Underhill");
        assert_eq!(said("in an underhill way", &own), None);
        assert_eq!(said("as Mr. Underhill wrote", &[folded("Robin Underhill")]), None);
    }
}
