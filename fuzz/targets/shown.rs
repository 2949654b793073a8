//! Text on its way to a reader: nothing hidden comes through, no cell is a formula whichever mark a spreadsheet cuts at,
//! Markdown and JSON say the same text and nothing else.
#![no_main]

use greenlight::cli::output::json_text;
use greenlight::report::shown::{cut, is_hidden, line, lines};
use greenlight::report::{csv as cells, markdown};
use libfuzzer_sys::fuzz_target;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fuzz_target!(|bytes: &[u8]| {
    let text = &String::from_utf8_lossy(bytes);
    let single = line(text);
    assert!(!single.chars().any(is_hidden), "{single:?}");
    assert_eq!(line(&single), single);
    let several = lines(text);
    assert!(!several.chars().any(|c| c != '\n' && is_hidden(c)), "{several:?}");
    assert_eq!(lines(&several), several);
    for width in [1, 7, 40] {
        let short = cut(text, width);
        assert!(short.chars().count() <= width && !short.chars().any(is_hidden));
        assert_eq!(cut(&short, width), short);
    }
    no_cell_is_a_formula(text);
    says_the_same_in_markdown(text, single.trim());
    let json = json_text(&[text.as_ref()]);
    assert!(!json.chars().any(|c| c != '\n' && is_hidden(c)));
    assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text.as_ref()]);
});

fn no_cell_is_a_formula(text: &str) {
    let cell = cells::cell(text);
    assert_eq!(cells::cell(&cell), cell);
    assert!(!cell.chars().any(is_hidden));
    let (front, back) = text.split_at(text.floor_char_boundary(text.len() / 2));
    let row: Vec<String> = ["A", text, front, back].map(str::to_owned).to_vec();
    let file = cells::table(&["one", "two", "three", "four"], [row.clone()]);
    let read = |delimiter: u8| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(file.as_bytes());
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    };
    assert_eq!(read(b',')[1], row.iter().map(|text| cells::cell(text)).collect::<Vec<_>>());
    // Spreadsheets cut at the mark of the country, which is a semicolon where a comma stands in numbers.
    for delimiter in [b',', b';', b'\t'] {
        for cell in read(delimiter).iter().flatten() {
            let bare = cell.trim_start();
            assert!(!bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?} of {file:?}");
        }
    }
}

/// A list item and a paragraph, read by a Markdown reader with everything that it can do switched on.
fn says_the_same_in_markdown(text: &str, shown: &str) {
    let safe = markdown::escape(text);
    assert!(!safe.chars().any(is_hidden));
    if safe.is_empty() {
        return;
    }
    let mut options = Options::all();
    // Quotation marks and dashes would be made prettier; metadata is only at the very start of a file.
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    for frame in ["", "x\n\n", "- ", "- **x** ", "1. x\\\n   "] {
        let page = format!("{frame}{safe}\n\n---\n");
        let mut said = String::new();
        for event in Parser::new_ext(&page, options) {
            match event {
                Event::Text(text) => said.push_str(&text),
                Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong)
                | Event::End(TagEnd::Paragraph | TagEnd::List(_) | TagEnd::Item | TagEnd::Strong)
                | Event::HardBreak
                | Event::Rule => {}
                other => panic!("{other:?} out of {safe:?}"),
            }
        }
        let before = frame.matches('x').count();
        let said: String = said.chars().skip(before).collect();
        assert_eq!(said.trim(), shown, "{page:?}");
    }
}
