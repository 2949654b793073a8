//! How far two spellings are from each other, counted in halves of a slip.

/// Whether a letter of a reading is a vowel. A reading has three: `e` and `y` are `i`, and `o` is `u`.
pub fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u')
}

/// Consonants that are written for each other.
const NEIGHBOURS: &[[char; 2]] =
    &[['b', 'p'], ['d', 't'], ['f', 'v'], ['s', 'z'], ['g', 'k'], ['g', 'j'], ['g', 'h'], ['m', 'n']];

/// What a letter more costs: a vowel or an `h` half a slip, any other a whole one.
fn added(c: char) -> usize {
    if is_vowel(c) || c == 'h' { 1 } else { 2 }
}

fn exchanged(one: char, other: char) -> usize {
    if one == other {
        return 0;
    }
    let neighbours = || NEIGHBOURS.iter().any(|two| two.contains(&one) && two.contains(&other));
    if is_vowel(one) && is_vowel(other) || neighbours() { 1 } else { 2 }
}

/// The least that letters added, left out, exchanged or turned round cost between two readings of words.
pub fn distance(one: &[char], other: &[char]) -> usize {
    // Of the usual table only three rows are kept.
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = std::iter::once(0)
        .chain(other.iter().scan(0, |sum, c| {
            *sum += added(*c);
            Some(*sum)
        }))
        .collect();
    for (row, c) in one.iter().enumerate() {
        let mut left = above.first().copied().unwrap_or_default() + added(*c);
        let mut costs = Vec::with_capacity(above.len());
        costs.push(left);
        for (column, (letter, (corner, up))) in
            other.iter().zip(above.iter().zip(above.iter().skip(1))).enumerate()
        {
            let least = (up + added(*c)).min(left + added(*letter)).min(corner + exchanged(*c, *letter));
            let turned =
                row > 0 && column > 0 && other.get(column - 1) == Some(c) && one.get(row - 1) == Some(letter);
            let turned = turned.then(|| before.get(column.saturating_sub(1)).map(|cost| cost + 2)).flatten();
            left = least.min(turned.unwrap_or(least));
            costs.push(left);
        }
        before = std::mem::replace(&mut above, costs);
    }
    above.last().copied().unwrap_or_default()
}
