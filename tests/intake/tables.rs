//! Tables: detection, ceilings, and no cell lost.

use greenlight::intake::encoding::Encoding;
use greenlight::intake::table::{Delimiter, Given, Ragged, Table, TableError, ceiling, read};

fn table(text: &str) -> Table {
    read(text.as_bytes(), &Given::default()).unwrap_or_else(|e| panic!("{e:?}"))
}

fn error(bytes: &[u8]) -> TableError {
    read(bytes, &Given::default()).unwrap_err()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

#[test]
fn quotes_line_ends_and_rows_are_counted_as_a_spreadsheet_does() {
    let table = table("a,b\r\n\"x\r\ny\",\"say \"\"no\"\"\"\r\n\r\n,\r\n5'10\",z\r");
    assert_eq!(cells(&table), [["x\r\ny", "say \"no\""], ["5'10\"", "z"]]);
    let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 5]);
}

#[test]
fn each_encoding_is_detected() {
    let text = "nom;ville\r\nZoé;Québec\r\n";
    let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (with_mark(&[0xEF, 0xBB, 0xBF], text.as_bytes()), Encoding::Utf8Bom),
        (latin, Encoding::Windows1252),
        (with_mark(&[0xFF, 0xFE], &little), Encoding::Utf16Le),
        (with_mark(&[0xFE, 0xFF], &big), Encoding::Utf16Be),
        (little, Encoding::Utf16Le),
        (big, Encoding::Utf16Be),
    ] {
        let table = read(&bytes, &Given::default()).unwrap();
        assert_eq!(table.encoding, Some(encoding));
        assert_eq!(table.headers, ["nom", "ville"]);
        assert_eq!(cells(&table), [["Zoé", "Québec"]]);
        assert_eq!(table.sample.as_deref(), Some("Zoé"));
    }
}

#[test]
fn bytes_that_no_encoding_spells_are_refused() {
    let windows = Given { encoding: Some(Encoding::Windows1252), ..Given::default() };
    assert_eq!(
        read(b"a,b\n\x81,\xff\n", &windows).unwrap_err(),
        TableError::BadEncoding { encoding: Encoding::Windows1252 }
    );
    assert_eq!(error(b"\xef\xbb\xbfa,b\n\xff,1\n"), TableError::BadEncoding { encoding: Encoding::Utf8Bom });
    assert_eq!(error(b"\xff\xfea\0,\0\n\0\x00"), TableError::BadEncoding { encoding: Encoding::Utf16Le });
}

#[test]
fn delimiters_are_told_apart_or_reported() {
    assert_eq!(table("a,b;c\n1,2;3\n4,5;6,7\n").delimiter, Some(Delimiter::Semicolon));
    assert_eq!(table("a|b\n1|2\n").delimiter, Some(Delimiter::Pipe));
    assert_eq!(table("a\tb, c\n1\t2\n").delimiter, Some(Delimiter::Tab));
    assert_eq!(table("sep=;\r\na;b\r\n1,0;2,0\r\n").headers, ["a", "b"]);
    assert_eq!(
        error(b"a,b;c\n1,2;3\n"),
        TableError::AmbiguousDelimiter { first: Delimiter::Comma, second: Delimiter::Semicolon }
    );
    assert_eq!(error(b"name\nAnn\n"), TableError::NoDelimiter);
    let given = Given { delimiter: Some(Delimiter::Semicolon), ..Given::default() };
    assert_eq!(read(b"a,b;c\n1,2;3\n", &given).unwrap().headers, ["a,b", "c"]);
}

#[test]
fn an_unclosed_quote_is_an_error_and_swallows_nothing() {
    let text = b"a,b\n1,2\n\"3,4\n5,6\n";
    assert_eq!(error(text), TableError::BadQuote { row: 3, column: 1 });
    assert_eq!(error(b"a,b\n\"1\"x,2\n"), TableError::BadQuote { row: 2, column: 1 });
}

#[test]
fn rows_have_the_headers_length() {
    assert_eq!(
        error(b"a,b\n1\n1,2\n1,2,3\n"),
        TableError::RaggedRows {
            expected: 2,
            rows: vec![Ragged { row: 2, found: 1 }, Ragged { row: 4, found: 3 }]
        }
    );
    // Empty columns past the end are what spreadsheets leave behind.
    let table = table("a,b,,\n1,2,,\n3,,,,,\n");
    assert_eq!(table.headers, ["a", "b"]);
    assert_eq!(cells(&table), [["1", "2"], ["3", ""]]);
    assert_eq!(read(b"a,,c\n1,2,3\n", &Given::default()).unwrap().headers[1], "column 2");
}

#[test]
fn ceilings_hold() {
    let max = |n: usize| "x,".repeat(n - 1) + "x\n";
    assert!(read((max(500) + &max(500).replace('x', "y")).as_bytes(), &Given::default()).is_ok());
    assert!(matches!(
        error((max(501) + &max(501)).as_bytes()),
        TableError::NoDelimiter | TableError::TooManyColumns { .. }
    ));
    let rows = |n: usize| "a,b\n".to_owned() + &"1,2\n".repeat(n);
    assert_eq!(table(&rows(ceiling::ROWS)).rows.len(), ceiling::ROWS);
    assert_eq!(
        error(rows(ceiling::ROWS + 1).as_bytes()),
        TableError::TooManyRows { max_rows: ceiling::ROWS }
    );
    let cell = |n: usize| format!("a,b\n1,{}\n", "y".repeat(n));
    assert!(read(cell(ceiling::CELL).as_bytes(), &Given::default()).is_ok());
    assert!(matches!(
        error(cell(ceiling::CELL + 1).as_bytes()),
        TableError::CellTooLong { row: 2, column: 2, .. } | TableError::NoDelimiter
    ));
    assert_eq!(error(&vec![b'a'; ceiling::FILE + 1]), TableError::FileTooLarge { max_bytes: ceiling::FILE });
    for nothing in ["", "\n\n", "a,b\n", "a,b\n,\n"] {
        assert!(
            matches!(
                error(nothing.as_bytes()),
                TableError::EmptyFile | TableError::Empty | TableError::NoDelimiter
            ),
            "{nothing:?}"
        );
    }
}

#[test]
fn many_rows_of_many_columns_are_too_many_cells() {
    let wide = |rows: usize| "x,".repeat(499) + "x\n" + &("y,".repeat(499) + "y\n").repeat(rows);
    assert!(read(wide(999).as_bytes(), &Given::default()).is_ok());
    assert_eq!(error(wide(1_000).as_bytes()), TableError::TooManyCells { max_cells: ceiling::CELLS });
}

#[test]
fn a_line_of_an_empty_quotation_is_a_blank_line() {
    let table = read(b"\"\"\nName,Riding\n\"\"\nRobin,Ajax\n", &Given::default()).unwrap();
    assert_eq!(
        (table.headers, table.rows.len(), table.rows[0].number),
        (vec!["Name".to_owned(), "Riding".to_owned()], 1, 4)
    );
}
