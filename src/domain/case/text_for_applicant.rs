//! What a text for the applicant must not give away: who said something, a third person's name, what colleagues may not
//! pass on. Words are compared folded; a summary in other words is for its writer to judge.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use crate::domain::case::CaseFile;
use crate::domain::case::handling::Handling;
use crate::domain::district;
use crate::domain::names::{fold, is_apostrophe};
use crate::domain::refusal::{Cause, Refusal, own_rule};

/// How many words in a row are a quotation; of a shorter text, all of them.
const RUN: usize = 5;

/// The fewest letters of a part of a name that identifies its bearer.
const PART: usize = 4;

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

impl Word<'_> {
    /// Whether it is written as a name is.
    fn is_name(&self) -> bool {
        self.written.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
    }

    /// Whether it can give anything away by itself.
    fn says(&self) -> bool {
        says(&self.folded)
    }
}

fn says(folded: &str) -> bool {
    folded.chars().count() >= PART && !common(folded)
}

/// What precedes an apostrophe in French and is no part of a name: `l'Évangéline`, `qu'Aline`.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// The words of a text. An apostrophe separates them, so that neither an elision nor a possessive hides a name.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut all: Vec<Word<'_>> = Vec::new();
    let (mut start, mut possessive) = (0, false);
    let ends = text.char_indices().filter(|(_, c)| separates(*c)).map(|(at, c)| (at, Some(c)));
    for (at, mark) in ends.chain(std::iter::once((text.len(), None))) {
        let written = text.get(start..at).unwrap_or_default();
        let word = Word { written, folded: fold(written) };
        let elided = mark.is_some_and(is_apostrophe) && ELIDED.contains(&word.folded.as_str());
        let of = possessive && word.folded == "s";
        let empty = word.folded.is_empty();
        if !empty && !elided && !of {
            all.push(word);
        }
        possessive = !empty && mark.is_some_and(is_apostrophe);
        start = at + mark.map_or(0, char::len_utf8);
    }
    all
}

/// Whether a character separates words: all but letters, digits and what shows nothing inside a word.
fn separates(c: char) -> bool {
    is_apostrophe(c) || !c.is_alphanumeric() && fold(&format!("a{c}a")).len() > 2
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn quoted(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.written).collect::<Vec<_>>().join(" ")
}

/// A name in a text, as it is written there.
fn find(text: &[Word<'_>], name: &[String]) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let same = |window: &&[Word<'_>]| window.iter().zip(name).all(|(word, wanted)| word.folded == *wanted);
    text.windows(name.len()).find(same).map(quoted)
}

/// A part of a name that occurs alone in a text, written as a name, if it is neither part of the applicant's name nor
/// an everyday word. A family name counts from three letters.
fn part(text: &[Word<'_>], name: &[String], own: &BTreeSet<String>) -> Option<String> {
    let family = name.last().filter(|_| name.len() > 1);
    let stands = |wanted: &String| {
        let short = family == Some(wanted) && wanted.chars().count() == PART - 1 && !common(wanted);
        !own.contains(wanted) && (says(wanted) || short)
    };
    let named: Vec<&String> = name.iter().filter(|wanted| stands(wanted)).collect();
    let is = |word: &&Word<'_>| {
        let same = |wanted: &&String| {
            word.folded == **wanted || word.folded.strip_suffix('s') == Some(wanted.as_str())
        };
        word.is_name() && named.iter().any(same)
    };
    text.iter().find(is).map(|word| word.written.to_owned())
}

/// The longest run of words that a text takes over from another, where it is long enough to be a quotation: five words,
/// or all of a shorter text. Words that say nothing are none.
fn run(text: &[Word<'_>], kept: &[String]) -> Option<String> {
    let enough = kept.len().min(RUN);
    let (start, length) = longest_shared(text, kept)?;
    let longest = text.get(start..start + length)?;
    let quotes = longest.len() >= enough && longest.iter().any(Word::says);
    quotes.then(|| quoted(longest))
}

/// The start and length, in words, of the longest run of words that both texts contain. Both may be as long as a body
/// and repeat one word throughout, so comparing every word with every other would take too long: the length is doubled
/// while a run of it is shared, then found by bisection.
fn longest_shared(text: &[Word<'_>], kept: &[String]) -> Option<(usize, usize)> {
    let mut numbers = HashMap::new();
    let ours = numbered(&mut numbers, text.iter().map(|word| word.folded.as_str()));
    let theirs = numbered(&mut numbers, kept.iter().map(String::as_str));
    let mut doubled = Vec::new();
    let mut longest = Stretches { words: 1, ours, theirs };
    longest.shared()?;
    loop {
        let twice = longest.followed_by(&longest);
        if twice.shared().is_none() {
            break;
        }
        doubled.push(std::mem::replace(&mut longest, twice));
    }
    for more in doubled.iter().rev() {
        let longer = longest.followed_by(more);
        if longer.shared().is_some() {
            longest = longer;
        }
    }
    Some((longest.shared()?, longest.words))
}

/// Every stretch of so many words of two texts, each as a number: equal numbers are equal words.
struct Stretches {
    words: usize,
    ours: Vec<usize>,
    theirs: Vec<usize>,
}

impl Stretches {
    /// Where the first of ours starts that is one of theirs, too.
    fn shared(&self) -> Option<usize> {
        let theirs: HashSet<&usize> = self.theirs.iter().collect();
        self.ours.iter().position(|number| theirs.contains(number))
    }

    /// The stretches that begin with these and go on with others.
    fn followed_by(&self, more: &Stretches) -> Stretches {
        let mut numbers = HashMap::new();
        let mut join = |first: &[usize], then: &[usize]| {
            let pairs = first.iter().copied().zip(then.iter().skip(self.words).copied());
            numbered(&mut numbers, pairs)
        };
        let (ours, theirs) = (join(&self.ours, &more.ours), join(&self.theirs, &more.theirs));
        Stretches { words: self.words + more.words, ours, theirs }
    }
}

/// A number for each value; equal values have equal numbers.
fn numbered<T: Eq + Hash>(numbers: &mut HashMap<T, usize>, all: impl Iterator<Item = T>) -> Vec<usize> {
    all.map(|value| {
        let next = numbers.len();
        *numbers.entry(value).or_insert(next)
    })
    .collect()
}

/// A name as it is looked for: the articles before it are no part of it.
fn named(name: &str) -> Vec<String> {
    let words = folded(name);
    let article =
        |word: &&String| matches!(word.as_str(), "a" | "an" | "the" | "le" | "la" | "les" | "un" | "une");
    let articles = words.iter().take_while(article).count();
    if articles < words.len() { words.into_iter().skip(articles).collect() } else { words }
}

/// What a text for the applicant gives away of a case.
pub fn leaks(text: &str, file: &CaseFile) -> Vec<Leak> {
    let text = words(text);
    let facts = &file.candidate.facts;
    // The applicant's own names give nothing away to them, nor does that they are a source.
    let called =
        || std::iter::once(file.candidate.name()).chain(facts.also_known_as.iter().map(String::as_str));
    let own: Vec<Vec<String>> = called()
        .chain(["applicant", "the applicant", "candidate", "the candidate"])
        .chain(["la personne candidate", "le candidat", "la candidate"])
        .map(named)
        .collect();
    // Nor does the name of their riding.
    let place = file.skeleton.district().and_then(|(order, code)| district::by_code(order, code));
    let place = place.into_iter().flat_map(|known| [&*known.name_en, &*known.name_fr]);
    let shared: BTreeSet<String> = called().chain(place).flat_map(folded).collect();
    let gives = |name: &Vec<String>| {
        if own.contains(name) { None } else { find(&text, name).or_else(|| part(&text, name, &shared)) }
    };
    let mut leaks = Vec::new();
    let mut add = |leak: Option<Leak>| leaks.extend(leak.filter(|leak| !leaks.contains(leak)));
    let steps = file.findings.iter().flat_map(|finding| &finding.steps);
    let origins = steps.filter_map(|(_, step)| step.origin.as_deref());
    let bodies = file.flags.iter().filter_map(|flag| flag.body.as_ref());
    for origin in origins.chain(bodies.filter_map(|body| body.source.as_deref())) {
        add(gives(&named(origin)).map(Leak::Source));
    }
    for other in &facts.related {
        add(gives(&named(&other.name)).map(Leak::ThirdParty));
    }
    for kept in restricted(file) {
        add(run(&text, &folded(kept)).map(Leak::Restricted));
    }
    leaks
}

/// A text for the applicant names no source and no third person, and passes on nothing that stays inside.
pub(super) fn for_applicant(file: &CaseFile, text: &str) -> Result<(), Refusal> {
    let Some(leak) = leaks(text, file).into_iter().next() else { return Ok(()) };
    Err(own_rule(match leak {
        Leak::Source(words) => Cause::ApplicantSource { words },
        Leak::ThirdParty(words) => Cause::ApplicantThirdParty { words },
        Leak::Restricted(words) => Cause::ApplicantRestricted { words },
    }))
}

/// Every text of the case that stays inside.
fn restricted(file: &CaseFile) -> Vec<&str> {
    let conditional = Some(Handling::Conditional);
    // Why something was not put, and how two findings are known to be related, is written for colleagues.
    let steps = || file.findings.iter().flat_map(|finding| &finding.steps);
    let not_put = steps().filter_map(|(_, body)| body.put.as_ref()?.why_not.as_ref());
    let links = steps().flat_map(|(_, body)| &body.links).filter_map(|link| link.why.as_ref());
    let findings = file.findings.iter().filter(|finding| finding.now.handling == conditional);
    let findings = findings.flat_map(|finding| &finding.steps).flat_map(|(_, body)| {
        [
            &body.text,
            &body.fact,
            &body.inference,
            &body.mitigating,
            &body.aggravating,
            &body.why,
            &body.handling_condition,
        ]
    });
    let interference = file.interference.iter().filter(|note| note.now.handling == conditional);
    let interference = interference
        .flat_map(|note| &note.steps)
        .flat_map(|(_, body)| [&body.text, &body.innocent, &body.handling_condition]);
    let notes = file.notes.iter().filter(|note| note.body.handling == conditional);
    let notes = notes.chain(&file.counsel).map(|note| note.body.text.as_str());
    // A few words on how a suspicion was tested can occur in any text.
    let long = |text: &&Option<String>| text.as_deref().is_some_and(|text| words(text).len() >= RUN);
    let flags = file.flags.iter().filter_map(|flag| flag.body.as_ref());
    let flags = flags.flat_map(|body| [&body.source, &body.validity, &body.may_know]).filter(long);
    let texts = findings.chain(interference).chain(flags).filter_map(Option::as_deref);
    texts.chain(not_put.chain(links).map(String::as_str)).chain(notes).collect()
}

/// Words of every day, of offices and of the largest places: alone they give nobody away.
fn common(folded: &str) -> bool {
    COMMON.split_whitespace().any(|word| word == folded)
}

/// Folded, in both languages.
const COMMON: &str = "
    about after against also anonymous answer april association august avenue because been before being both caller canada canadian check
    centre city claim clerk client club college committee community company complaint conversation council county court credit daily
    december declaration department director district each east election elections email evening example federal february
    file finance financial find found friday from general government group have having heard herself himself
    information inspector institute interview january july june know letter liberal local magazine mail manager march media
    member members message minister ministry monday morning mother municipal national neighbour news newspaper
    nomination north november october office officer official online only other ours over page paper papers party person
    phone police policy post posts president provincial public question record records reference register report
    reporter riding road said saturday says school search september service should social source south staff state statement
    street such sunday than that their them then there these they this those through thursday times town tribunal
    tuesday under union university very volunteer website wednesday week were west what when where which while will with
    without witness work worker would wrote year your
    conservative conservatives democratic democrats green liberals quebecois parti partie liberaux liberale liberales
    alberta british brunswick calgary columbia edmonton halifax island labrador manitoba montreal newfoundland northwest
    nova nunavut ontario ottawa prince quebec regina saskatchewan saskatoon scotia toronto vancouver victoria winnipeg
    yukon territories colombie britannique ecosse nouveau nouvelle terre neuve edouard ouest nord
    ainsi alors anonyme aout apres aucun aussi autre autres avant avec avez avoir avons avril banque bank bien bureau
    candidat candidate candidature cela celle celui centre cette ceux chaque chez circonscription client comite comme
    communaute commune compagnie comptable conseil contre courriel cour credit dans declaration decembre depuis deux
    directeur directrice dont dossier dossiers elle elles election elections encore entre entrevue enquete etait etaient
    etat etes etre fait federal federale fevrier finances financier groupe hebdo ici ils inspecteur inspectrice janvier
    jeudi jour journal juillet juin leur leurs lundi mairie mais mardi mars membre membres mercredi mere message meme
    ministere ministre moins mois nationale nombre notre nous novembre octobre office ombre page par parce pas pendant
    personne personnes plainte plus police pour pourquoi presse provincial provinciale public publique quand quatre
    quelqu quelque quoi rapport redaction reference registre reponse rien rue samedi sans secretaire selon semaine
    septembre sera service seulement sociaux societe soir soit sont sous source sous suis sujet sur temoin temoins
    telephone tous tout toute toutes travail trois tres une universite vendredi verification ville voisin voisine
    voisins volontaire votre vous
";

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, name: &str) -> Option<String> {
        find(&words(text), &named(name))
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert_eq!(found("so says THE  Évening-Herald, again", "Evening Herald").unwrap(), "Évening Herald");
        assert_eq!(found("what O’Brien said", "o'brien").unwrap(), "O Brien");
        assert_eq!(found("the heralds of evening", "Evening Herald"), None);
        assert_eq!(found("source:Evening;Herald", "The Evening Herald").unwrap(), "Evening Herald");
        assert_eq!(found("anything", ""), None);
        assert_eq!(found("Eve\u{200b}ning Herald", "Evening Herald").unwrap(), "Eve\u{200b}ning Herald");
        assert_eq!(found("the Evening Herald’s story", "Evening Herald").unwrap(), "Evening Herald");
        assert_eq!(found("selon l'Agence Étoile, qu’on", "Agence Étoile").unwrap(), "Agence Étoile");
        assert_eq!(found("l’avis d'Agence Étoile", "l'Agence Étoile").unwrap(), "Agence Étoile");
    }

    #[test]
    fn five_words_in_a_row_or_a_whole_short_text_are_a_quotation() {
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
        let short = |text: &str, kept: &str| super::run(&words(text), &folded(kept));
        assert_eq!(short("It is said that he is paid.", "He is paid").unwrap(), "he is paid");
        assert_eq!(short("He was paid.", "He is paid"), None);
        assert_eq!(short("That is what it was in the end", "it was in the"), None);
        assert_eq!(short("anything", ""), None);
    }

    #[test]
    fn the_longest_shared_stretch_is_found_whatever_repeats() {
        let plain = |text: &[Word<'_>], kept: &[String]| {
            let all = (0..text.len()).flat_map(|start| (start + 1..=text.len()).map(move |end| (start, end)));
            let same =
                |ours: &[Word<'_>], theirs: &[String]| ours.iter().zip(theirs).all(|(a, b)| a.folded == *b);
            let stands = |(start, end): &(usize, usize)| {
                kept.windows(end - start).any(|there| same(&text[*start..*end], there))
            };
            let found = all.filter(stands).map(|(start, end)| (start, end - start));
            found.min_by_key(|(start, length)| (usize::MAX - length, *start))
        };
        for seed in 0..400usize {
            let word =
                |at: usize| ["again", "boxes", "carry"][(seed * 7 + at * at * (seed % 5 + 1) + at / 3) % 3];
            let of = |from: usize, count: usize| (from..from + count).map(word).collect::<Vec<_>>().join(" ");
            let (text, kept) = (of(0, seed % 17), folded(&of(seed % 23 + 5, seed % 13)));
            let text = words(&text);
            assert_eq!(longest_shared(&text, &kept), plain(&text, &kept), "{seed}");
        }
        let (text, kept) = ("again ".repeat(20_000), vec!["again".to_owned(); 30_000]);
        assert_eq!(run(&words(&text), &kept).unwrap().len(), text.trim_end().len());
    }

    #[test]
    fn a_part_of_a_name_is_one_where_it_is_written_as_one() {
        let part = |text: &str, name: &str, own: &str| {
            part(&words(text), &named(name), &folded(own).into_iter().collect())
        };
        assert_eq!(part("as Mr. Underhill wrote", "Paul Underhill", "Robin Carter").unwrap(), "Underhill");
        assert_eq!(part("as the Underhills wrote", "Paul Underhill", "").unwrap(), "Underhills");
        assert_eq!(part("in an underhill way", "Paul Underhill", ""), None);
        assert_eq!(part("as Mr. Underhill wrote", "Paul Underhill", "Robin Underhill"), None);
        assert_eq!(part("as Ms. Lee wrote", "Ann Lee", "").unwrap(), "Lee");
        assert_eq!(part("In Toronto the Court found", "Toronto Court Register", ""), None);
    }

    #[test]
    fn the_common_words_are_folded() {
        for word in COMMON.split_whitespace() {
            assert_eq!(word, fold(word));
        }
    }
}
