//! What a map's file may say: which fields, of which kind, with which words. It is checked before anything is read from it,
//! so that a mistake is told with its line, its field and what is allowed, in the reader's language.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::application::clip;
use super::dates::DateOrder;
use super::encoding::Encoding;
use super::map::MapError;
use super::table::Delimiter;
use crate::domain::check_kind::CheckKind;
use crate::domain::names::is_blank as is_blank_text;
use crate::domain::words::{Word, words};

words! {
    /// What a field of a map holds.
    MapKind "map-kind" {
        Text = "text",
        Texts = "texts",
        TextOrTexts = "text-or-texts",
        Number = "number",
        YesOrNo = "yes-or-no",
        Table = "table",
        Tables = "tables",
        TextOrTable = "text-or-table",
    }
}

/// The kind of a field, with what is in it.
#[derive(Clone, Copy)]
enum Of {
    Text,
    Texts,
    TextOrTexts,
    Number,
    YesOrNo,
    /// A word of a closed list.
    Word(&'static [&'static str]),
    /// A word of a closed list that has other names, too: whether a text is one of them, and the list.
    Known(fn(&str) -> bool, &'static [&'static str]),
    Table(&'static [Field]),
    /// A table, or several under one name.
    TableOrTables(&'static [Field]),
    Tables(&'static [Field]),
    /// A table whose names are ours to choose.
    Named(&'static Of),
    /// A text that stands for the first field, or a table.
    TextOrTable(&'static [Field]),
}

/// A field of a map, and whether it must be there.
pub(super) struct Field {
    name: &'static str,
    of: Of,
    must: bool,
}

const fn may(name: &'static str, of: Of) -> Field {
    Field { name, of, must: false }
}

const fn must(name: &'static str, of: Of) -> Field {
    Field { name, of, must: true }
}

const MAP: &[Field] = &[
    must("source", Of::Text),
    may("encoding", Of::Known(|word| Encoding::named(word).is_ok(), Encoding::WORDS)),
    may("delimiter", Of::Known(|word| Delimiter::named(word).is_ok(), Delimiter::WORDS)),
    may("date_order", Of::Known(|word| DateOrder::named(word).is_ok(), DateOrder::WORDS)),
    may("sheet", Of::Text),
    may("skip_rows", Of::Number),
    may("header_rows", Of::Number),
    must("columns", Of::Table(COLUMNS)),
    may("several", Of::TableOrTables(SEVERAL)),
    may("dates", Of::Named(&Of::Text)),
    may("declared", Of::Named(&Of::TextOrTable(QUESTION))),
    may("consent", Of::Tables(CONSENT)),
];

const COLUMNS: &[Field] = &[
    must("name", Of::TextOrTexts),
    may("also_known_as", Of::Text),
    may("born", Of::Text),
    may("email", Of::Text),
    may("phone", Of::Text),
    must("district", Of::Text),
    may("language", Of::Text),
    may("submitted_at", Of::Text),
    may("row_key", Of::Text),
];

const SEVERAL: &[Field] =
    &[must("delimiter", Of::TextOrTexts), must("columns", Of::Texts), may("options", Of::Texts)];

const QUESTION: &[Field] = &[must("column", Of::Text), must("clear", Of::TextOrTexts)];

const CONSENT: &[Field] = &[
    must("check", Of::Word(CheckKind::WORDS)),
    must("column", Of::Text),
    must("yes", Of::Texts),
    may("no", Of::Texts),
    may("neither", Of::Texts),
    may("date", Of::Text),
    may("days_checked", Of::YesOrNo),
];

/// The names of the fields of `[columns]`, for a person who fills in a map.
pub fn column_fields() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|field| field.name)
}

/// Whether a text is a map, as far as its fields and their kinds go.
pub(super) fn check(text: &str) -> Result<(), MapError> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        // An open quotation mark or bracket is told at the end of its line, or on the next one.
        let said = text.lines().nth(line - 1).unwrap_or_default().trim();
        MapError::NotToml { line, text: said.chars().take(80).collect() }
    })?;
    let checker = Checker { text };
    checker.table(table.get_ref(), MAP, "", 1)?;
    checker.consents_have_days(table.get_ref())?;
    checker.each_check_once(table.get_ref())
}

pub(super) fn line_at(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(1, |before| before.matches('\n').count() + 1)
}

struct Checker<'a> {
    text: &'a str,
}

fn path(section: &str, name: &str) -> String {
    if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") }
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", ")
}

impl Checker<'_> {
    fn table(
        &self,
        table: &DeTable<'_>,
        fields: &[Field],
        section: &str,
        line: usize,
    ) -> Result<(), MapError> {
        let mut given: Vec<_> = table.iter().collect();
        given.sort_by_key(|(name, _)| name.span().start);
        for (name, value) in given {
            let at = line_at(self.text, name.span().start);
            let field = fields.iter().find(|field| field.name == name.get_ref().as_ref());
            let Some(field) = field else {
                let (field, allowed) = (path(section, name.get_ref()), names(fields));
                return Err(MapError::UnknownField { line: at, field, allowed });
            };
            self.value(value, field.of, &path(section, field.name))?;
        }
        let missing = fields
            .iter()
            .find(|field| field.must && !table.keys().any(|name| name.get_ref().as_ref() == field.name));
        missing.map_or(Ok(()), |field| Err(MapError::MissingField { line, field: path(section, field.name) }))
    }

    fn value(&self, value: &Spanned<DeValue<'_>>, of: Of, field: &str) -> Result<(), MapError> {
        let line = line_at(self.text, value.span().start);
        let said = value.get_ref();
        self.kind(value, of, field)?;
        if is_blank(said, field) {
            return Err(MapError::Blank { line, field: field.to_owned() });
        }
        let column = field.strip_prefix("dates.").zip(said.as_str());
        match column.filter(|(_, format)| DateOrder::of_format(format).is_none()) {
            Some((column, format)) => {
                let (column, format) = (column.to_owned(), format.to_owned());
                Err(MapError::DateFormat { line, column, format })
            }
            None => Ok(()),
        }
    }

    /// A consent has a column with its day, or the form has one.
    fn consents_have_days(&self, map: &DeTable<'_>) -> Result<(), MapError> {
        let has = |table: Option<&DeTable<'_>>, field: &str| {
            table.is_some_and(|table| table.keys().any(|name| name.get_ref().as_ref() == field))
        };
        let columns = map.get("columns").and_then(|columns| columns.get_ref().as_table());
        let consents = map.get("consent").and_then(|consents| consents.get_ref().as_array());
        for consent in consents.into_iter().flat_map(|all| all.iter()) {
            let table = consent.get_ref().as_table();
            let check = table.and_then(|table| table.get("check")).and_then(|check| check.get_ref().as_str());
            if let Some(check) = check.and_then(|check| CheckKind::from_word(check).ok())
                && !has(table, "date")
                && !has(columns, "submitted_at")
            {
                let line = line_at(self.text, consent.span().start);
                return Err(MapError::ConsentWithoutDate { line, check });
            }
        }
        Ok(())
    }

    /// A check has one question for consent: two that are answered otherwise would record a yes and a no to the same.
    fn each_check_once(&self, map: &DeTable<'_>) -> Result<(), MapError> {
        let consents = map.get("consent").and_then(|consents| consents.get_ref().as_array());
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for consent in consents.into_iter().flat_map(|all| all.iter()) {
            let line = line_at(self.text, consent.span().start);
            let Some(said) = consent.get_ref().as_table().and_then(|table| table.get("check")) else {
                continue;
            };
            let Some(check) = said.get_ref().as_str() else { continue };
            if let (Ok(check), Some(first_line)) = (CheckKind::from_word(check), first.insert(check, line)) {
                return Err(MapError::ConsentTwice { line, first_line, check });
            }
        }
        Ok(())
    }

    fn kind(&self, value: &Spanned<DeValue<'_>>, of: Of, field: &str) -> Result<(), MapError> {
        let line = line_at(self.text, value.span().start);
        let wrong = |wanted| Err(MapError::WrongKind { line, field: field.to_owned(), wanted });
        let said = value.get_ref();
        match of {
            Of::Text if said.is_str() => Ok(()),
            Of::Text => wrong(MapKind::Text),
            Of::Texts | Of::TextOrTexts if is_texts(said) => Ok(()),
            Of::Texts => wrong(MapKind::Texts),
            Of::TextOrTexts if said.is_str() => Ok(()),
            Of::TextOrTexts => wrong(MapKind::TextOrTexts),
            Of::Number if is_count(said) => Ok(()),
            Of::Number => wrong(MapKind::Number),
            Of::YesOrNo if said.is_bool() => Ok(()),
            Of::YesOrNo => wrong(MapKind::YesOrNo),
            Of::Word(allowed) | Of::Known(_, allowed) => {
                let Some(word) = said.as_str() else { return wrong(MapKind::Text) };
                let is_known =
                    if let Of::Known(knows, _) = of { knows(word) } else { allowed.contains(&word) };
                let (field, allowed) = (field.to_owned(), allowed.join("   "));
                let unknown = || MapError::UnknownWord { line, field, word: clip(word), allowed };
                if is_known { Ok(()) } else { Err(unknown()) }
            }
            Of::Table(fields) => match said.as_table() {
                Some(table) => self.table(table, fields, field, line),
                None => wrong(MapKind::Table),
            },
            Of::TableOrTables(fields) | Of::Tables(fields) => match (said.as_table(), said.as_array()) {
                (Some(table), _) if matches!(of, Of::TableOrTables(_)) => {
                    self.table(table, fields, field, line)
                }
                (_, Some(all)) => all.iter().try_for_each(|each| self.value(each, Of::Table(fields), field)),
                _ => wrong(MapKind::Tables),
            },
            Of::Named(of) => match said.as_table() {
                Some(table) => {
                    let mut given: Vec<_> = table.iter().collect();
                    given.sort_by_key(|(name, _)| name.span().start);
                    given.into_iter().try_for_each(|(name, value)| {
                        if name.get_ref().trim().is_empty() {
                            let line = line_at(self.text, name.span().start);
                            return Err(MapError::Blank { line, field: field.to_owned() });
                        }
                        self.value(value, *of, &path(field, name.get_ref()))
                    })
                }
                None => wrong(MapKind::Table),
            },
            Of::TextOrTable(fields) => match said.as_table() {
                Some(table) => self.table(table, fields, field, line),
                None if said.is_str() => Ok(()),
                None => wrong(MapKind::TextOrTable),
            },
        }
    }
}

/// Whether a field that must say something says nothing. An empty cell must never be a yes.
fn is_blank(value: &DeValue<'_>, field: &str) -> bool {
    let texts: Vec<&str> = match (value.as_str(), value.as_array()) {
        (Some(text), _) => vec![text],
        (None, Some(items)) => items.iter().filter_map(|item| item.get_ref().as_str()).collect(),
        (None, None) => return false,
    };
    match field {
        "source" => texts.iter().any(|text| text.trim().is_empty()),
        "columns.name" => texts.is_empty(),
        "several.delimiter" => texts.is_empty() || texts.iter().any(|text| text.is_empty()),
        "consent.yes" => texts.is_empty() || texts.iter().any(|text| is_blank_text(text)),
        "consent.no" | "consent.neither" => texts.iter().any(|text| is_blank_text(text)),
        _ => false,
    }
}

fn is_texts(value: &DeValue<'_>) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(|item| item.get_ref().is_str()))
}

/// A whole number that counts rows.
fn is_count(value: &DeValue<'_>) -> bool {
    value.as_integer().is_some_and(|number| {
        usize::from_str_radix(&number.as_str().replace('_', ""), number.radix())
            .is_ok_and(|rows| rows < 1_000_000)
    })
}
