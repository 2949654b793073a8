//! The map of a form's export: the meaning of each column. It is read from TOML, and an unknown key is an
//! error. A missing column is named with the most similar header.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};

use super::dates::{DateOrder, DayOf};
use super::encoding::Encoding;
use super::map_shape::{self, MapKind};
use super::one_or_more::OneOrMore;
use super::table::{Delimiter, Given, Table};
use crate::domain::check_kind::CheckKind;
use crate::domain::names::fold;
use crate::domain::words::UnknownWord;
use crate::intake::findings::make_finding;

/// The largest map, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// The separator of the rows of a column's heads, where they are joined to one line.
pub(super) const BETWEEN_HEADS: &str = " / ";

/// A map as in its TOML file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// The form's name. With the row key it tells whether an application was imported before, so it must not change.
    pub source: String,
    /// Fixes the encoding instead of detecting it.
    #[serde(default, deserialize_with = "encoding")]
    pub encoding: Option<Encoding>,
    /// Fixes the delimiter instead of detecting it.
    #[serde(default, deserialize_with = "delimiter")]
    pub delimiter: Option<Delimiter>,
    /// Fixes the order of dates, where the values do not show it.
    #[serde(default, deserialize_with = "date_order")]
    pub date_order: Option<DateOrder>,
    /// The sheet of a workbook, where it has several.
    pub sheet: Option<String>,
    /// How many rows of titles come before the heads, blank ones counted.
    pub skip_rows: Option<usize>,
    /// How many rows the heads fill.
    pub header_rows: Option<usize>,
    /// The columns with a meaning of their own.
    pub columns: Columns,
    /// Questions where several answers may be ticked.
    pub several: Option<OneOrMore<Several>>,
    /// Of single columns, the order of their dates, whatever the values show: a column, and `day-month-year` or
    /// `dd/mm/yyyy`.
    #[serde(default)]
    pub dates: BTreeMap<String, String>,
    /// What the applicant declares: our key for it, its column, and the clear answer.
    #[serde(default)]
    pub declared: BTreeMap<String, Declared>,
    /// Consents to checks.
    #[serde(default)]
    pub consent: Vec<Consent>,
}

/// A word that has other names, too.
fn named<'de, D: Deserializer<'de>, W>(
    from: D,
    read: fn(&str) -> Result<W, UnknownWord>,
) -> Result<Option<W>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| read(&text)).transpose().map_err(serde::de::Error::custom)
}

fn encoding<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Encoding>, D::Error> {
    named(from, Encoding::named)
}

fn delimiter<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Delimiter>, D::Error> {
    named(from, Delimiter::named)
}

fn date_order<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DateOrder>, D::Error> {
    named(from, DateOrder::named)
}

/// Columns with a meaning of their own. Only the name and the district are required.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// One column, or several to join with a space.
    pub name: OneOrMore<String>,
    /// Other names that the person goes or went by.
    pub also_known_as: Option<String>,
    /// Date of birth.
    pub born: Option<String>,
    /// Email address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Electoral district: code or name.
    pub district: String,
    /// Preferred language.
    pub language: Option<String>,
    /// When the form was sent in.
    pub submitted_at: Option<String>,
    /// The form tool's own id of the row.
    pub row_key: Option<String>,
}

/// A question that the applicant declares on.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Declared {
    /// The column alone: whatever is answered needs attention, such as what follows "If yes".
    Column(String),
    /// The column, and the answers that need none.
    Question(Question),
}

/// A declared question with its clear answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The column.
    pub column: String,
    /// The clear answer, or several: in each language, in each wording of the form.
    pub clear: OneOrMore<String>,
}

impl Declared {
    /// The column.
    pub fn column(&self) -> &str {
        match self {
            Self::Column(column) => column,
            Self::Question(question) => &question.column,
        }
    }

    fn clear(&self) -> &[String] {
        match self {
            Self::Column(_) => &[],
            Self::Question(question) => question.clear.as_slice(),
        }
    }
}

/// Columns whose cells have a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Several {
    /// What stands between the answers in a cell; several, where a cell may have any of them.
    pub delimiter: OneOrMore<String>,
    /// The columns.
    pub columns: Vec<String>,
    /// The form's own answers, where one has a delimiter in it.
    #[serde(default)]
    pub options: Vec<String>,
}

/// A consent: its check, and the answers that count as yes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The check.
    pub check: CheckKind,
    /// The column with the answer.
    pub column: String,
    /// The answers that are a yes.
    pub yes: Vec<String>,
    /// Answers that are a no, beside the plain ones of both languages. Any other answer is a question.
    #[serde(default)]
    pub no: Vec<String>,
    /// Answers that somebody looked at, and that are neither: nothing is recorded, and their words are shown.
    #[serde(default)]
    pub neither: Vec<String>,
    /// The column with the date; without it, `submitted_at`.
    pub date: Option<String>,
    /// Whether somebody has looked at its days, and they are right although they look wrong.
    #[serde(default)]
    pub days_checked: bool,
}

/// A column that a map names and a table does not have, or has twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnProblem {
    /// Its name in the map.
    pub column: String,
    /// Its use (`name`, `consent police`).
    pub used_for: String,
    /// Whether the table has it more than once.
    pub twice: bool,
    /// The most similar header.
    pub did_you_mean: Option<String>,
}

crate::every_finding!(MapError, make_finding);

impl Map {
    /// The text of a map's file: UTF-8, or UTF-16 where its first bytes say so, as Windows calls Unicode.
    pub fn text(bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(found, _)| found);
        let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
        (!has_errors).then(|| text.into_owned())
    }

    /// Reads a map.
    pub fn parse(text: &str) -> Result<Self, MapError> {
        if text.len() > MAX_BYTES {
            return Err(MapError::TooLarge { max_bytes: MAX_BYTES });
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        map_shape::check(text)?;
        // What has the shape of a map is one; only a mistake of ours could be left.
        toml::from_str(text).map_err(|error| MapError::NotToml {
            line: error.span().map_or(1, |span| map_shape::line_at(text, span.start)),
            text: String::new(),
        })
    }

    /// The questions where several answers may be ticked, by what stands between the answers.
    pub(super) fn several(&self) -> &[Several] {
        self.several.as_ref().map_or(&[], OneOrMore::as_slice)
    }

    /// The settings of the map, unless the command line overrides them.
    pub fn given(&self, said: Given) -> Given {
        Given {
            encoding: said.encoding.or(self.encoding),
            delimiter: said.delimiter.or(self.delimiter),
            date_order: said.date_order.or(self.date_order),
            sheet: said.sheet.or_else(|| self.sheet.clone()),
            skip_rows: said.skip_rows.or(self.skip_rows),
            header_rows: said.header_rows.or(self.header_rows),
            leave_out: said.leave_out,
        }
    }

    /// The declared questions, in the order of the form.
    fn questions(&self, finder: &mut Finder<'_>) -> Vec<LocatedQuestion> {
        let located = self.declared.iter().map(|(key, declared)| LocatedQuestion {
            key: key.trim().to_owned(),
            column: finder.find(declared.column(), &format!("declared {key}")),
            clear: declared.clear().to_vec(),
        });
        let mut questions: Vec<_> = located.collect();
        questions.sort_by_key(|question| question.column);
        questions
    }

    /// Finds every column of the map in a table. An error names all that are missing.
    pub(super) fn locate(&self, table: &Table) -> Result<Located, MapError> {
        let mut finder = Finder {
            headers: &table.headers,
            folded: table.headers.iter().map(|h| fold(h)).collect(),
            problems: Vec::new(),
        };
        let columns = &self.columns;
        let names = columns.name.as_slice().iter();
        let name = names.map(|column| finder.find(column, "name")).collect();
        let mut optional = |column: &Option<String>, used_for: &str| {
            let column = column.as_ref();
            column.map(|column| finder.find(column, used_for))
        };
        let located = Located {
            name,
            also_known_as: optional(&columns.also_known_as, "also_known_as"),
            born: optional(&columns.born, "born"),
            email: optional(&columns.email, "email"),
            phone: optional(&columns.phone, "phone"),
            language: optional(&columns.language, "language"),
            submitted_at: optional(&columns.submitted_at, "submitted_at"),
            row_key: optional(&columns.row_key, "row_key"),
            district: finder.find(&columns.district, "district"),
            several: (self.several().iter().enumerate())
                .flat_map(|(at, several)| several.columns.iter().map(move |column| (at, column)))
                .map(|(at, column)| (finder.find(column, "several"), at))
                .collect(),
            orders: (self.dates.iter())
                .filter_map(|(column, format)| {
                    Some((finder.find(column, "dates"), DateOrder::of_format(format)?))
                })
                .collect(),
            declared: self.questions(&mut finder),
            consents: (self.consent.iter())
                .map(|consent| {
                    let used_for = format!("consent {}", consent.check);
                    let column = finder.find(&consent.column, &used_for);
                    let date = consent.date.as_ref();
                    let date = date.map(|date| finder.find(date, &used_for));
                    LocatedConsent {
                        check: consent.check,
                        column,
                        date,
                        days_checked: consent.days_checked,
                        yes: consent.yes.clone(),
                        no: consent.no.clone(),
                        neither: consent.neither.clone(),
                    }
                })
                .collect(),
        };
        if finder.problems.is_empty() { Ok(located) } else { Err(MapError::Columns(finder.problems)) }
    }
}

/// The positions of a map's columns in one table.
pub(super) struct Located {
    pub(super) name: Vec<usize>,
    pub(super) also_known_as: Option<usize>,
    pub(super) born: Option<usize>,
    pub(super) email: Option<usize>,
    pub(super) phone: Option<usize>,
    pub(super) language: Option<usize>,
    pub(super) submitted_at: Option<usize>,
    pub(super) row_key: Option<usize>,
    pub(super) district: usize,
    /// Columns with several answers, each with its place in [`Map::several`].
    pub(super) several: BTreeMap<usize, usize>,
    /// Columns whose order of dates the map says.
    pub(super) orders: BTreeMap<usize, DateOrder>,
    pub(super) declared: Vec<LocatedQuestion>,
    pub(super) consents: Vec<LocatedConsent>,
}

/// A declared question's column and clear answers.
pub(super) struct LocatedQuestion {
    pub(super) key: String,
    pub(super) column: usize,
    pub(super) clear: Vec<String>,
}

/// A consent's columns, and its answers.
pub(super) struct LocatedConsent {
    pub(super) check: CheckKind,
    pub(super) column: usize,
    pub(super) date: Option<usize>,
    pub(super) days_checked: bool,
    pub(super) yes: Vec<String>,
    pub(super) no: Vec<String>,
    pub(super) neither: Vec<String>,
}

impl Located {
    /// Every column that is read as a date.
    pub(super) fn dates(&self) -> BTreeSet<usize> {
        let consents = self.consents.iter().filter_map(|consent| consent.date);
        consents.chain(self.born).chain(self.submitted_at).collect()
    }

    /// What the days of a column are days of.
    pub(super) fn day_of(&self, column: usize) -> DayOf {
        if self.submitted_at == Some(column) {
            DayOf::Sending
        } else if self.born == Some(column) {
            DayOf::Birth
        } else {
            DayOf::Signing
        }
    }

    /// Every column with a field of its own in an application. A consent's answer is also kept with the other
    /// answers, because the words of a refusal matter.
    pub(super) fn placed(&self) -> BTreeSet<usize> {
        let single = [
            self.also_known_as,
            self.born,
            self.email,
            self.phone,
            self.language,
            self.submitted_at,
            self.row_key,
            Some(self.district),
        ];
        let declared = self.declared.iter().map(|question| question.column);
        let all = self.name.iter().copied().chain(declared);
        all.chain(single.into_iter().flatten()).collect()
    }

    /// Every column that the map names, also those whose answers are only kept.
    pub(super) fn named(&self) -> BTreeSet<usize> {
        let consents = self.consents.iter().map(|consent| consent.column);
        let kept = consents.chain(self.several.keys().copied()).chain(self.orders.keys().copied());
        self.placed().into_iter().chain(self.dates()).chain(kept).collect()
    }
}

/// Looks columns up and collects the missing ones.
struct Finder<'a> {
    headers: &'a [String],
    folded: Vec<String>,
    problems: Vec<ColumnProblem>,
}

impl Finder<'_> {
    /// Finds a column exactly after trimming, else folded. A missing column becomes a problem, and the position then
    /// returned is never used.
    fn find(&mut self, column: &str, used_for: &str) -> usize {
        let wanted = column.trim();
        let folded = fold(wanted);
        let places = |fits: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..self.headers.len()).filter(|i| fits(*i)).collect()
        };
        let mut at = places(&|i| self.headers.get(i).is_some_and(|h| h == wanted));
        if at.is_empty() && !folded.is_empty() {
            at = places(&|i| self.folded.get(i) == Some(&folded));
        }
        // Heads of several rows: any of them may be named, where it is the only one.
        if at.is_empty() {
            let rows = |i: usize| self.headers.get(i).map_or("", String::as_str).split(BETWEEN_HEADS);
            at = places(&|i| rows(i).count() > 1 && rows(i).any(|head| fold(head) == folded));
        }
        if let [only] = at[..] {
            return only;
        }
        let did_you_mean = if at.is_empty() { self.similar(&folded) } else { None };
        self.problems.push(ColumnProblem {
            column: column.to_owned(),
            used_for: used_for.to_owned(),
            twice: !at.is_empty(),
            did_you_mean,
        });
        0
    }

    fn similar(&self, folded: &str) -> Option<String> {
        let clipped = |text: &str| text.chars().take(200).collect::<String>();
        let wanted = clipped(folded);
        let ranked = self.folded.iter().zip(self.headers);
        ranked
            .map(|(candidate, header)| (strsim::jaro_winkler(&wanted, &clipped(candidate)), header))
            .filter(|(likeness, _)| *likeness >= 0.8)
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, header)| header.clone())
    }
}
