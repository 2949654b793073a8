//! Workbooks as their parts say them, and other packed files.

use std::io::{Cursor, Write as _};

/// A packed file of these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        file.start_file(*name, options).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with these sheets, and what its cells share.
pub fn book(sheets: &[(&str, &str)], shared: &str) -> Vec<u8> {
    book_with(sheets, shared, "")
}

/// The same, with more about the workbook.
pub fn book_with(sheets: &[(&str, &str)], shared: &str, more: &str) -> Vec<u8> {
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let (mut listed, mut related, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, data)) in sheets.iter().enumerate() {
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"s{at}\"/>");
        related += &format!(
            "<Relationship Id=\"s{at}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/{at}.xml\"/>"
        );
        let sheet =
            format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{data}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/{at}.xml"), sheet));
    }
    related +=
        &format!("<Relationship Id=\"t\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/>");
    parts.push(("_rels/.rels".into(), root));
    parts.push(("xl/workbook.xml".into(), format!("<workbook><sheets>{listed}</sheets>{more}</workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{related}</Relationships>")));
    parts
        .push(("xl/sharedStrings.xml".into(), format!("<sst uniqueCount=\"99999999999999\">{shared}</sst>")));
    let parts: Vec<_> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zip(&parts)
}

/// A row of texts, in the sheet itself.
pub fn texts(row: usize, cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!("<row r=\"{row}\">{}</row>", cells.iter().map(cell).collect::<String>())
}
