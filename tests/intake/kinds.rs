//! Files of other kinds, named as what they are, and what a workbook hides or never computed.

use greenlight::domain::district::Names;
use greenlight::intake;
use greenlight::intake::map::Map;
use greenlight::intake::table::{Given, TableError, read};

use super::today;
use crate::kit::books::{book, book_with, texts, zip};

fn error(bytes: &[u8]) -> TableError {
    read(bytes, &Given::default()).map(|table| table.rows).expect_err("no table")
}

// Kinds.

#[test]
fn a_file_whose_end_is_missing_is_named_so() {
    let whole = book(&[("s", &(texts(1, &["Name", "Riding"]) + &texts(2, &["Ann", "Ajax"])))], "");
    assert!(read(&whole, &Given::default()).is_ok());
    for part in [2, 3, 4] {
        assert_eq!(error(&whole[..whole.len() / part]), TableError::IsCutOff, "1/{part}");
    }
    assert_eq!(error(b"PK\x03\x04 cut off"), TableError::IsCutOff);
    assert_eq!(error(&zip(&[])), TableError::IsZip);
}

#[test]
fn old_documents_are_no_workbooks() {
    let office = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        error(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &name].concat())
    };
    assert_eq!(office("WordDocument"), TableError::IsDocument);
    assert_eq!(office("PowerPoint Document"), TableError::IsDocument);
    assert_eq!(office("__substg1.0_0037001F"), TableError::IsDocument);
    assert_eq!(office("Workbook"), TableError::IsXls);
    assert_eq!(office("Book"), TableError::IsXls);
}

#[test]
fn pages_of_every_kind_are_named_so() {
    for page in [
        "<!-- saved from url -->\n<html><table><tr><td>Name</td></tr></table></html>",
        "<!-- one -->\n<!-- two -->\n<TABLE><tr><td>Name;Riding</td></tr></TABLE>",
        "<!-- a comment that never ends; and a table",
        "<!-- only a comment -->",
        "<title>Sign in</title><form>",
        "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n",
        "From: <Saved by Blink>\nSubject: Form\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n",
    ] {
        assert_eq!(error(page.as_bytes()), TableError::IsHtml, "{page}");
    }
}

#[test]
fn pictures_of_telephones_are_named_so() {
    for picture in [
        &b"\0\0\0\x24ftypheic\0\0\0\0mif1"[..],
        b"\0\0\0\x18ftypmp42\0\0\0\0",
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"BM\x36\0\x0c\0\0\0\0\0\x36\0",
    ] {
        assert_eq!(error(picture), TableError::IsPicture, "{picture:?}");
    }
}

#[test]
fn files_of_statistics_and_databases_are_named_so() {
    // A dBase file: its day, its number of rows, the length of its head, a field, and the end of the head.
    let dbase = |version: u8| {
        let mut file = vec![version, 126, 11, 30, 1, 0, 0, 0, 65, 0, 11, 0];
        file.resize(32, 0);
        file.extend(b"NAME\0\0\0\0\0\0\0C");
        file.resize(64, 0);
        file.extend(b"\r Ann Quill\x1a");
        file
    };
    for version in [0x03, 0x83, 0x30, 0xF5] {
        assert_eq!(error(&dbase(version)), TableError::IsData, "{version}");
    }
    for data in [
        &b"$FL2@(#) SPSS DATA FILE"[..],
        b"$FL3@(#) SPSS DATA FILE",
        b"PAR1\x15\x04",
        b"SQLite format 3\0\x10\0",
        b"\0\x01\0\0Standard ACE DB\0",
        b"<stata_dta><header>",
        b"\x72\x02\x01\0\x05\0",
        b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!",
    ] {
        assert_eq!(error(data), TableError::IsData, "{data:?}");
    }
    for packed in [&b"\xfd7zXZ\0\0"[..], b"\x28\xb5\x2f\xfd\x04", b"BZh91AY&SY"] {
        assert_eq!(error(packed), TableError::IsZip, "{packed:?}");
    }
}

#[test]
fn a_table_that_begins_alike_is_a_table() {
    for text in [
        "0,Name\n1,Ann\n",
        "BM,Name\n1,Ann\n",
        "PAR,Name\n1,Ann\n",
        "From,MIME-Version:\nAnn,1.0\n",
        "$F,b\n1,2\n",
    ] {
        assert!(read(text.as_bytes(), &Given::default()).is_ok(), "{text}");
    }
}

// Workbooks.

fn row(cells: &str) -> String {
    texts(1, &["Name", "Riding", "Convicted"]) + &format!("<row r=\"2\">{cells}</row>")
}

const ANN: &str =
    "<c r=\"A2\" t=\"inlineStr\"><is><t>Ann</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Ajax</t></is></c>";

#[test]
fn a_formula_that_was_never_computed_is_no_blank() {
    for formula in [
        "<c r=\"C2\"><f>Yes, fraud</f><v/></c>",
        "<c r=\"C2\"><f>Yes</f><v></v></c>",
        "<c r=\"C2\"><f>Yes</f></c>",
    ] {
        let book = book(&[("s", &row(&format!("{ANN}{formula}")))], "");
        assert_eq!(error(&book), TableError::FormulaWithoutValue { row: 2, column: 3 }, "{formula}");
    }
    // A nought that the next program is to compute.
    let nought = row(&format!("{ANN}<c r=\"C2\"><f>Yes</f><v>0</v></c>"));
    let later = "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>";
    let never = TableError::FormulaWithoutValue { row: 2, column: 3 };
    assert_eq!(error(&book_with(&[("s", &nought)], "", later)), never);
    let cells = |book: Vec<u8>| read(&book, &Given::default()).unwrap().rows[0].cells.clone();
    assert_eq!(cells(book(&[("s", &nought)], "")), ["Ann", "Ajax", "0"]);
    // A formula may well give an empty text, and a value that is there is one.
    let blank = row(&format!("{ANN}<c r=\"C2\" t=\"str\"><f>\"\"</f><v></v></c>"));
    assert_eq!(cells(book_with(&[("s", &blank)], "", later)), ["Ann", "Ajax", ""]);
    let seven = row(&format!("{ANN}<c r=\"C2\"><f>3+4</f><v>7</v></c>"));
    assert_eq!(cells(book_with(&[("s", &seven)], "", later)), ["Ann", "Ajax", "7"]);
}

#[test]
fn a_text_that_a_workbook_lost_is_no_blank() {
    let lost = row(&format!("{ANN}<c r=\"C2\" t=\"s\"><v>9</v></c>"));
    assert_eq!(error(&book(&[("s", &lost)], "<si><t>Yes</t></si>")), TableError::BadWorkbook);
}

#[test]
fn rows_that_a_workbook_hides_are_read_and_named() {
    let hidden = |row: usize, name: &str| texts(row, &[name, "Ajax"]).replace("<row ", "<row hidden=\"1\" ");
    let rows = texts(1, &["Name", "Riding"])
        + &texts(2, &["Ann Quill", "Ajax"])
        + &hidden(3, "Bo Lind")
        + "<row r=\"4\" hidden=\"1\"/>"
        + &texts(5, &["Cy Strand", "Ajax"]).replace("<row ", "<row hidden=\"0\" ")
        + &hidden(6, "Di Moss");
    let map = Map::parse("source = \"Form\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n").unwrap();
    let import =
        intake::read(&book(&[("s", &rows)], ""), &map, Given::default(), today(), &Names::default()).unwrap();
    assert_eq!(import.detected.hidden, [3, 6]);
    assert_eq!(import.outcome.unwrap().len(), 4);
}
