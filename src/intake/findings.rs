//! The table of what can be wrong with a form's export, its map, a row or a provider's report. A row is a
//! variant with the values that its sentence names, its message, and the message of its hint where there is
//! one; `=>` builds its words elsewhere. Rows and columns are counted from 1, and the header is row 1; a text
//! of the file is cut at 80 characters.

/// Hands the rows of a type to a macro.
#[macro_export]
macro_rules! every_finding {
    (TableError, $read:ident) => {
        $read! {
            /// Why bytes are not a table. The ceilings are in [`crate::intake::table::ceiling`].
            #[derive(Debug, Clone, PartialEq, Eq)]
            TableError {
                FileTooLarge { max_bytes: usize } = intake_file_too_large;
                TooManyRows { max_rows: usize } = intake_too_many_rows;
                TooManyColumns { row: usize, max_columns: usize } = intake_too_many_columns;
                TooManyCells { max_cells: usize } = intake_too_many_cells;
                CellTooLong { row: usize, column: usize, max_bytes: usize } = intake_cell_too_long;
                BadEncoding { encoding: Encoding } = intake_bad_encoding, intake_bad_encoding_hint;
                // In each encoding that is possible, a piece of the text.
                UnclearEncoding { readings: String } = intake_unclear_encoding, intake_unclear_encoding_hint;
                // A line in UTF-8, and one in another encoding.
                MixedEncodings { line: usize, other: usize } =
                    intake_mixed_encodings, intake_mixed_encodings_hint;
                Empty = intake_empty;
                EmptyFile = intake_empty_file, intake_empty_file_hint;
                IsXls = intake_is_xls, intake_save_as_hint;
                IsLocked = intake_is_locked, intake_is_locked_hint;
                IsOds = intake_is_ods, intake_save_as_hint;
                IsNumbers = intake_is_numbers, intake_is_numbers_hint;
                IsHtml = intake_is_html, intake_is_html_hint;
                IsXml = intake_is_xml, intake_save_as_hint;
                IsPdf = intake_is_pdf, intake_export_hint;
                IsPicture = intake_is_picture, intake_export_hint;
                IsDocument = intake_is_document, intake_export_hint;
                IsZip = intake_is_zip, intake_is_zip_hint;
                IsJson = intake_is_json, intake_is_json_hint;
                // Of a statistics program or a database.
                IsData = intake_is_data, intake_is_data_hint;
                // A packed file, or a workbook, whose end is missing.
                IsCutOff = intake_is_cut_off, intake_is_cut_off_hint;
                BadWorkbook = intake_bad_workbook, intake_bad_workbook_hint;
                WorkbookTooLarge { max_bytes: usize } = intake_workbook_too_large;
                NoSheet { name: String, sheets: String } = intake_no_sheet;
                SeveralSheets { sheets: String } = intake_several_sheets, intake_several_sheets_hint;
                FormulaWithoutValue { row: usize, column: usize } = intake_formula, intake_formula_hint;
                // Rows above the heads.
                TitleAbove { rows: usize } = intake_title_above;
                // A second row of heads, and how many there are.
                SecondHead { row: usize, rows: usize } = intake_second_head;
                NoDelimiter = intake_no_delimiter, intake_delimiter_hint;
                // Two delimiters fit equally well.
                AmbiguousDelimiter { first: Delimiter, second: Delimiter } =
                    intake_ambiguous_delimiter, intake_delimiter_hint;
                // A quote that never closes, or text after a closing quote, in the cell that begins here.
                BadQuote { row: usize, column: usize } = intake_bad_quote;
                // Every row with another number of cells than the header has.
                RaggedRows { expected: usize, rows: Vec<Ragged> } = intake_ragged_rows;
            }
        }
    };
    (MapError, $read:ident) => {
        $read! {
            /// Why a map cannot be used.
            #[derive(Debug, Clone, PartialEq, Eq)]
            MapError {
                TooLarge { max_bytes: usize } = intake_map_too_large;
                NotToml { line: usize, text: String } = intake_map_not_toml, intake_map_not_toml_hint;
                UnknownField { line: usize, field: String, allowed: String } = intake_map_unknown_field;
                MissingField { line: usize, field: String } = intake_map_missing_field;
                WrongKind { line: usize, field: String, wanted: MapKind } = intake_map_wrong_kind;
                UnknownWord { line: usize, field: String, word: String, allowed: String } = intake_map_unknown_word;
                Blank { line: usize, field: String } = intake_map_blank;
                DateFormat { line: usize, column: String, format: String } = intake_map_date_format;
                // Without a date column of its own, and without `submitted_at`.
                ConsentWithoutDate { line: usize, check: CheckKind } =
                    intake_map_consent_without_date, intake_map_consent_without_date_hint;
                // Two questions for consent to one check.
                ConsentTwice { line: usize, first_line: usize, check: CheckKind } =
                    intake_map_consent_twice, intake_map_consent_twice_hint;
                // Columns that the table does not have, or has twice.
                => Columns(Vec<ColumnProblem>);
            }
        }
    };
    (What, $read:ident) => {
        $read! {
            /// What can be wrong with a cell or a row.
            #[derive(Debug, Clone, PartialEq, Eq)]
            What {
                NoName = intake_no_name;
                NameTooLong { chars: usize, max_chars: usize } = intake_name_too_long;
                BadDate { text: String } = intake_bad_date;
                // No value of the column shows the order of its dates; this is the first of them.
                AmbiguousDate { text: String } = intake_ambiguous_date, intake_ambiguous_date_hint;
                // Rows that show different orders.
                MixedDates { row: usize, order: DateOrder, other_row: usize, other_order: DateOrder } =
                    intake_mixed_dates, intake_mixed_dates_hint;
                ConsentWithoutDate { check: CheckKind } = intake_consent_without_date;
                // Neither a yes nor a plain no.
                ConsentUnclear { check: CheckKind, text: String } =
                    intake_consent_unclear, intake_consent_unclear_hint;
                // The same, where the map says that it is neither.
                ConsentNeither { check: CheckKind, text: String } = intake_consent_neither;
                // A day on which nobody sent this form.
                SentNever { text: String } = intake_sent_never;
                // Before the day on which the form was sent in.
                ConsentBeforeForm { check: CheckKind, day: String, sent: String } =
                    intake_consent_before_form, intake_days_checked_hint;
                // What a program writes where there is no day.
                ConsentPlaceholder { check: CheckKind, day: String } =
                    intake_consent_placeholder, intake_days_checked_hint;
                // In every row, while the forms came on different days.
                ConsentSameDay { check: CheckKind, day: String, rows: usize } =
                    intake_consent_same_day, intake_days_checked_hint;
                LostLetter { text: String } = intake_lost_letter, intake_garbled_hint;
                // UTF-8 that was read as something else, and what it said.
                DecodedTwice { text: String, meant: String } = intake_decoded_twice, intake_garbled_hint;
                // A code of a web page or a mail, and what it said.
                Escaped { text: String, meant: String } = intake_escaped, intake_garbled_hint;
                StrangeLetter { text: String } = intake_strange_letter, intake_garbled_hint;
                // Instead of another name.
                NotAName { text: String } = intake_not_a_name;
                NotAnEmail { text: String } = intake_not_an_email;
                NotAPhone { text: String } = intake_not_a_phone;
                BadLanguage { text: String } = intake_bad_language;
                NoKey = intake_no_key;
                KeyTooLong { chars: usize, max_chars: usize } = intake_key_too_long;
                // A spreadsheet wrote a long number as 1.23E+11.
                KeyShortened { text: String } = intake_key_shortened, intake_key_shortened_hint;
                // The same where something else than a key was.
                NumberShortened { text: String } = intake_number_shortened, intake_spoiled_hint;
                // What a spreadsheet shows where it took an answer for a formula, or a column was too narrow.
                SheetError { text: String } = intake_sheet_error, intake_spoiled_hint;
                DuplicateKey { first_row: usize } = intake_duplicate_key;
                // Too large for one case.
                TooLarge { bytes: usize, max_bytes: usize } = intake_row_too_large;
                => District(NotFound);
                // A rule that applies to what somebody types, too.
                => Rule(Cause);
            }
        }
    };
    (ProviderError, $read:ident) => {
        $read! {
            /// Why a report is refused.
            #[derive(Debug, Clone, PartialEq, Eq)]
            ProviderError {
                // Without any mark of the provider, or with those of another.
                NotAReport { provider: Provider, marks: &'static str } =
                    provider_not_a_report, provider_not_a_report_hint;
                SeveralReports = provider_several_reports;
                // Neither a police nor a credit check is among its parts.
                NoCheck { provider: Provider } = provider_no_check, provider_no_check_hint;
                OtherParts { provider: Provider, parts: String } = provider_other_parts, provider_no_check_hint;
                // No text in any encoding.
                NotText = provider_not_text;
                // What the file is instead, as a word of the message.
                OtherFile { what: &'static str } = provider_other_file, provider_other_file_hint;
                => Json(JsonError);
            }
        }
    };
    (ProviderNote, $read:ident) => {
        $read! {
            /// A note for a person about the reading of a report; a field is named by its path.
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
            #[serde(tag = "note", rename_all = "kebab-case")]
            ProviderNote {
                // Parts were cancelled: a clear report is a report with gaps.
                IncludesCancelled = provider_includes_cancelled;
                Disputed = provider_disputed;
                // The report was completed again after a dispute.
                Revised = provider_revised;
                // The whole and a part, or two fields of a part, do not say the same.
                LevelsDisagree { field: String, other: String } = provider_levels_disagree;
                // Its own clock says no day, so an earlier version cannot be told from a later one.
                NoClock = provider_no_clock;
                // Parts of one kind: the worst counts.
                SeveralOfOneKind { check: CheckKind } = provider_several_of_one_kind;
                // A value that this program does not know, so it was not read as clear.
                UnknownValue { field: String, value: String } = provider_unknown_value;
                // `NONE`: nothing found, or nothing done.
                AmbiguousNone { field: String } = provider_ambiguous_none;
                // Somebody's judgment of the person, which is never adopted.
                ProviderOpinionIgnored { field: String } = provider_opinion_ignored;
                // A part of the report that is neither a Canadian police check nor a credit check.
                NotRead { field: String } = provider_not_read;
                PoliceKindNotStated { field: String } = provider_police_kind_not_stated;
                // A vulnerable sector check, which was dropped, because it is unlawful for a candidacy.
                VulnerableSectorDropped { field: String } = provider_vulnerable_sector_dropped;
            }
        }
    };
}

/// Makes a type from its rows.
macro_rules! make_finding {
    (
        $(#[$meta:meta])* $name:ident {
            $($variant:ident $({ $($field:ident: $type:ty),+ })? = $message:ident $(, $hint:ident)?;)+
            $(=> $other:ident($inner:ty);)*
        }
    ) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "the words of each row are in `locales/`")]
        pub enum $name { $($variant $({ $($field: $type),+ })?,)+ $($other($inner),)* }

        impl $name {
            /// The name of its row, for data.
            pub fn code(&self) -> &'static str {
                match self {
                    $($name::$variant { .. } => stringify!($variant),)+
                    $($name::$other(..) => stringify!($other),)*
                }
            }
        }
    };
}
pub(crate) use make_finding;
