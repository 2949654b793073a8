//! Letters of other scripts as they are usually written in Latin ones.

/// A Cyrillic or Greek letter, or a syllable of Inuktut, as it is usually written in Latin letters.
pub fn in_latin(c: char) -> impl Iterator<Item = char> {
    let written = match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' | 'ё' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'й' | 'ы' | 'ї' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'щ' => "ch",
        'ш' => "sh",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' | 'ђ' => "c",
        'џ' => "dj",
        'ѕ' => "dz",
        'қ' => "k",
        'ғ' => "g",
        'ң' => "n",
        'ө' => "o",
        'ұ' | 'ү' => "u",
        'һ' => "h",
        'ә' => "a",
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        c => syllable(c).unwrap_or_default(),
    };
    let known = !written.is_empty() || ('\u{370}'..='\u{4ff}').contains(&c);
    written.chars().chain((!known).then_some(c))
}

/// A folded word in Latin letters, in one spelling where people write several: `Yuri` and `Юрий`, `Maria` and `Мария` are
/// the same. Letters that have no usual spelling stay as they are.
pub fn written_in_latin(word: &str) -> String {
    // Before a vowel, a soft sign is heard: `Юрьева` is Yurieva.
    let heard = word.replace("ье", "ие").replace("ья", "ия").replace("ью", "ию");
    let latin: String = heard.chars().flat_map(in_latin).collect();
    let one = latin.replace("shch", "ch").replace("kh", "h").replace("ks", "x").replace("ye", "e");
    let mut letters: Vec<char> = one
        .chars()
        .map(|letter| match letter {
            'y' | 'j' => 'i',
            'w' => 'v',
            letter => letter,
        })
        .collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// The syllables and finals of Inuktut, long and short ones alike.
const SYLLABLES: &[(&str, &str)] = &[
    ("ᐃᐄ", "i"),
    ("ᐅᐆ", "u"),
    ("ᐊᐋ", "a"),
    ("ᐱᐲ", "pi"),
    ("ᐳᐴ", "pu"),
    ("ᐸᐹ", "pa"),
    ("ᑉ", "p"),
    ("ᑎᑏ", "ti"),
    ("ᑐᑑ", "tu"),
    ("ᑕᑖ", "ta"),
    ("ᑦ", "t"),
    ("ᑭᑮ", "ki"),
    ("ᑯᑰ", "ku"),
    ("ᑲᑳ", "ka"),
    ("ᒃ", "k"),
    ("ᒋᒌ", "gi"),
    ("ᒍᒎ", "gu"),
    ("ᒐᒑ", "ga"),
    ("ᒡ", "g"),
    ("ᒥᒦ", "mi"),
    ("ᒧᒨ", "mu"),
    ("ᒪᒫ", "ma"),
    ("ᒻ", "m"),
    ("ᓂᓃ", "ni"),
    ("ᓄᓅ", "nu"),
    ("ᓇᓈ", "na"),
    ("ᓐ", "n"),
    ("ᓯᓰ", "si"),
    ("ᓱᓲ", "su"),
    ("ᓴᓵ", "sa"),
    ("ᔅ", "s"),
    ("ᓕᓖ", "li"),
    ("ᓗᓘ", "lu"),
    ("ᓚᓛ", "la"),
    ("ᓪ", "l"),
    ("ᔨᔩ", "ji"),
    ("ᔪᔫ", "ju"),
    ("ᔭᔮ", "ja"),
    ("ᔾ", "j"),
    ("ᕕᕖ", "vi"),
    ("ᕗᕘ", "vu"),
    ("ᕙᕚ", "va"),
    ("ᕝ", "v"),
    ("ᕆᕇ", "ri"),
    ("ᕈᕉ", "ru"),
    ("ᕋᕌ", "ra"),
    ("ᕐ", "r"),
    ("ᕿᖀ", "qi"),
    ("ᖁᖂ", "qu"),
    ("ᖃᖄ", "qa"),
    ("ᖅ", "q"),
    ("ᖏᖐ", "ngi"),
    ("ᖑᖒ", "ngu"),
    ("ᖓᖔ", "nga"),
    ("ᖕ", "ng"),
    ("ᖠᖡ", "li"),
    ("ᖢᖣ", "lu"),
    ("ᖤᖥ", "la"),
    ("ᖦ", "l"),
];

fn syllable(c: char) -> Option<&'static str> {
    // Only its block of Unicode is worth a search.
    let found = || SYLLABLES.iter().find(|(signs, _)| signs.contains(c)).map(|(_, latin)| *latin);
    ('\u{1401}'..='\u{167f}').contains(&c).then(found).flatten()
}
