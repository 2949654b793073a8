//! The answers that were ticked, in one cell. What somebody wrote behind "Other" stays one answer, with every comma.

use crate::domain::names::fold;

/// Cuts a cell at its delimiters. The form's own answers, where the map lists them, are never cut, and what is none of
/// them goes on to the next that is.
pub(super) fn answers(text: &str, delimiters: &[String], options: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let length = if is_other(rest) { rest.len() } else { answer_length(rest, delimiters, options) };
        let (answer, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let answer = answer.trim();
        if !answer.is_empty() {
            found.push(answer.to_owned());
        }
        rest = delimiters
            .iter()
            .find_map(|mark| behind.strip_prefix(mark.as_str()))
            .unwrap_or(behind)
            .trim_start();
    }
    // Some tools end a list with a delimiter.
    if let Some(last) = found.last_mut() {
        let bare = delimiters.iter().find_map(|mark| last.strip_suffix(mark.trim_end()));
        if let Some(bare) = bare.filter(|bare| !bare.trim().is_empty()) {
            *last = bare.trim().to_owned();
        }
    }
    found
}

/// How long the first answer is.
fn answer_length(text: &str, delimiters: &[String], options: &[String]) -> usize {
    let ends = |length: usize| {
        let behind = text.get(length..).unwrap_or_default();
        behind.trim().is_empty() || delimiters.iter().any(|mark| behind.starts_with(mark.as_str()))
    };
    let whole = options.iter().filter(|option| text.starts_with(option.as_str()) && ends(option.len()));
    if let Some(longest) = whole.map(String::len).max() {
        return longest;
    }
    let cuts = text.char_indices().filter_map(|(at, _)| {
        let from = text.get(at..)?;
        let mark = delimiters.iter().find(|mark| from.starts_with(mark.as_str()))?;
        Some((at, from.get(mark.len()..)?.trim_start()))
    });
    let begins_option = |behind: &str| options.iter().any(|option| behind.starts_with(option.as_str()));
    let mut cuts =
        cuts.filter(|(_, behind)| options.is_empty() || behind.is_empty() || begins_option(behind));
    cuts.next().map_or(text.len(), |(at, _)| at)
}

/// Whether what follows is somebody's own answer: `Other: a, b`, `Autre (veuillez préciser) : a, b`.
fn is_other(text: &str) -> bool {
    let Some((head, _)) = text.split_once(':') else { return false };
    let folded = fold(head);
    let mut words = folded.split(' ');
    let is_first = words.next().is_some_and(|word| matches!(word, "other" | "others" | "autre" | "autres"));
    let asks = |word: &str| {
        matches!(
            word,
            "please"
                | "specify"
                | "describe"
                | "explain"
                | "veuillez"
                | "preciser"
                | "precisez"
                | "svp"
                | "s"
                | "il"
                | "vous"
                | "plait"
                | "sil"
                | "lequel"
                | "laquelle"
                | "which"
                | "answer"
                | "reponse"
                | "a"
                | "text"
        )
    };
    is_first && words.all(asks)
}

#[cfg(test)]
mod tests {
    use super::answers;

    fn cut(text: &str, delimiters: &[&str], options: &[&str]) -> Vec<String> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        answers(text, &owned(delimiters), &owned(options))
    }

    #[test]
    fn answers_are_cut_at_any_delimiter() {
        assert_eq!(cut("a;b; c;", &[";"], &[]), ["a", "b", "c"]);
        assert_eq!(cut("a, b;c\nd", &[",", ";", "\n"], &[]), ["a", "b", "c", "d"]);
        assert_eq!(cut("x y", &[" "], &[]), ["x", "y"]);
        assert_eq!(cut(" ; ", &[";"], &[]), Vec::<String>::new());
    }

    #[test]
    fn what_stands_behind_other_is_one_answer() {
        assert_eq!(cut("a, Other: b, c", &[","], &[]), ["a", "Other: b, c"]);
        assert_eq!(
            cut("a;Autre (veuillez préciser) : b; c;", &[";"], &[]),
            ["a", "Autre (veuillez préciser) : b; c"]
        );
        assert_eq!(cut("Other people, b", &[","], &[]), ["Other people", "b"]);
        assert_eq!(cut("Other people: yes, b", &[","], &[]), ["Other people: yes", "b"]);
    }

    #[test]
    fn answers_of_the_form_are_never_cut() {
        let options = ["X, formerly Twitter", "Facebook", "Facebook, years ago"];
        assert_eq!(
            cut("Facebook, years ago, X, formerly Twitter, none, really", &[","], &options),
            ["Facebook, years ago", "X, formerly Twitter", "none, really"]
        );
        assert_eq!(cut("mine, ours, Facebook", &[","], &options), ["mine, ours", "Facebook"]);
    }
}
