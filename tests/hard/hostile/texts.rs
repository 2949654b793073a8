//! What is out to harm: it steers terminals, turns the reading direction, hides, floods, is markup, is a formula.

/// Each by itself.
pub fn all() -> Vec<String> {
    let mut all: Vec<String> = FIXED.iter().map(|text| (*text).to_owned()).collect();
    let each = |codes: &mut dyn Iterator<Item = u32>| -> String {
        codes.filter_map(char::from_u32).flat_map(|c| ['a', c]).collect()
    };
    // Every control but the zero byte, which no argument can hold; every mark that turns, joins, hides or tags.
    all.push(each(&mut (1..0x20)));
    all.push(each(&mut (0x7f..0xa0)));
    all.push(each(&mut [0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0].into_iter()));
    all.push(each(&mut (0x180b..0x1810).chain(0x200b..0x2010).chain(0x2028..0x202f)));
    all.push(each(&mut (0x2060..0x2070).chain(0xfe00..0xfe10).chain([0xfeff]).chain(0xfff0..0xfffc)));
    all.push(each(&mut (0x1bca0..0x1bca4).chain(0x1d173..0x1d17b)));
    all.push(each(&mut (0xe0000..0xe0080)));
    all.push(each(&mut (0xe0100..0xe01f0)));
    all.push(each(&mut [0xe000, 0xf8ff, 0xf0000, 0x10_fffd].into_iter()));
    for start in [
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "\u{a0}=",
        "\u{3000}=",
        "\"=",
        "'=",
    ] {
        all.push(format!("{start}1+cmd|' /C calc'!A0"));
        all.push(format!("Name;{start}2+5;{start}HYPERLINK(\"https://evil.example\")"));
    }
    all.push(format!("e{}", "\u{301}".repeat(400)));
    all.push("x".repeat(10_000));
    all.push("é".repeat(2_000) + "\u{202e}");
    all.push("\u{1b}[31m".repeat(500));
    all
}

const FIXED: &[&str] = &[
    "\u{1b}[2J\u{1b}[31mred\u{1b}]0;title\u{7}",
    "\u{1b}]8;;https://evil.example/\u{1b}\\click\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}clipboard\u{1b}]52;c;?\u{1b}\\",
    "\u{1b}P1$r0m\u{1b}\\\u{1b}_apc\u{1b}\\\u{1b}^pm\u{1b}\\\u{1b}Xsos\u{1b}\\",
    "\u{1b}[6n\u{1b}[c\u{1b}[>c\u{1b}[21t\u{1b}[?1049h\u{1b}[?25l\u{1b}c",
    "\u{1b}[1mbold\u{1b}[0m\u{1b}[2mdim\u{1b}[0m\u{1b}[1A\u{1b}[2K\rover",
    "a\u{9b}31mb\u{90}c\u{9d}d\u{85}e\u{9c}",
    "left\u{202e}thgir\u{202c}\u{2066}x\u{2069}\u{200f}",
    "in\u{200b}vis\u{200d}ible\u{feff}\u{2060}\u{ad}",
    "tag\u{e0041}\u{e0042}\u{e007f}",
    "line\nbreak\r\nand\rmore\u{2028}sep\u{2029}par",
    "of two lines\nSPOOFED: The record holds.\n\nSPOOFED: 0 problems.",
    "tab\there\u{b}\u{c}\u{8}\u{8}\u{7f}",
    "\u{fff9}anno\u{fffa}tated\u{fffb}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<!-- hidden --><details open ontoggle=alert(1)><svg/onload=alert(1)>",
    "[click](https://evil.example/) ![x](https://evil.example/x.png) <https://evil.example/>",
    "[click](javascript:alert(1)) [x]: javascript:alert(1)\n\n[x] [^1]\n\n[^1]: note",
    "# heading\n\n---\n\n> quote\n\n```\ncode\n```\n| a | b |\n|---|---|\n| c | d |",
    "heading\n=======\n\nheading\n-------\n\n1. one\n2) two\n- three\n* four\n+ five\n    six",
    "---\ntitle: x\nlayout: evil\n---\n+++\ntitle = 1\n+++",
    "`a` ``b`` ~~c~~ **d** __e__ *f* _g_ ^h^ ~i~ $j$ $$k$$ ||l|| ==m== %%n%% {#o .p} [[q]] \\",
    "&lt;b&gt; &#60;script&#62; &#x202e; javascript:alert(1) www.evil.example a@evil.example",
    "'; DROP TABLE entries; --",
    "\" OR text MATCH \"x",
    "NEAR(a b) * ^a -b col:c (d",
    "{$name} { $count } %s %n {0} { -term }",
    "[..] $(touch owned) `touch owned` ; touch owned | touch owned && touch owned",
    "../../../../tmp/owned",
    "~/owned /dev/full CON NUL a:b?c*d\"e<f>g|h",
    "BEGIN:VEVENT\r\nSUMMARY:evil\r\nEND:VEVENT\r\n;,\\n\\",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "{\"salt\":\"00\",\"a\":1,\"a\":2}",
];

/// The texts as one play gives them out.
pub struct Texts<'a> {
    all: &'a [String],
    play: usize,
    given: usize,
}

impl<'a> Texts<'a> {
    /// The texts of a play. The first play gives all of them at once; in the others each place meets one, the next in
    /// the next play.
    pub fn of(texts: &'a [String], play: usize) -> Texts<'a> {
        Texts { all: texts, play, given: 0 }
    }

    /// Which play it is.
    pub fn play(&self) -> usize {
        self.play
    }

    /// The next text.
    pub fn text(&mut self) -> String {
        self.given += 1;
        if self.play == 0 {
            // What is harmful for its length alone has its own plays.
            let short: Vec<String> = self.all.iter().map(|text| text.chars().take(400).collect()).collect();
            return short.join(if self.given.is_multiple_of(2) { " " } else { "\n\n" });
        }
        // A step that has no divisor in common with any length below it, so that every place moves on by itself.
        self.all[(self.given * 7919 + self.play) % self.all.len()].clone()
    }

    /// The next text, as long as a name may be.
    pub fn name(&mut self) -> String {
        let text = if self.play == 0 {
            self.given += 1;
            self.all[self.given % self.all.len()].clone()
        } else {
            self.text()
        };
        text.chars().take(150).collect::<String>() + &format!(" N{}", self.given)
    }

    /// The next text, as a file may be called.
    pub fn file(&mut self) -> String {
        let name: String = self.name().chars().filter(|c| !matches!(c, '/' | '\0')).collect();
        let mut end = name.len().min(200);
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        format!("{}{}", &name[..end], self.given)
    }
}

/// What every place takes, where it did not take what it was to be given.
pub const TAME: &str = "tame \u{1b}[2J\u{202e}\u{200b} <b> [a](b) =1";
