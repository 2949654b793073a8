# The messages of Greenlight in English. Same ids and variables as fr.ftl; the build holds it.
# Words of closed lists are `LIST-WORD`; a shut gate is `gap-CODE`; a refused rule is `rule-CODE`, its hint `rule-CODE-hint`.

## Days
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Forms, vendors and districts
# Districts, form exports and vendor reports.

## Districts and scopes
district-credit = Contains information licensed under the Open Government Licence - Canada
district-empty = No district is written there.
district-not-found = No district is called “{ $text }”.
district-part = “{ $text }” is only a part of names of districts. A whole name or a five-digit code is needed.
district-differs = “{ $text }” does not name one district: its code, name and province do not belong together.
district-province = “{ $text }” is a province, not a district.
district-gone = No district is called “{ $text }” any more: the name was official until { $until }.
district-formerly = “{ $name }” is an earlier name, official until { $until }. The district is { $now } now.
districts-of = Names as a list of { $day } has them ({ $source }).
districts-same = The list has the names in force; nothing is signed.
districts-waits = A policy with these names awaits its second already: greenlight policy second { $id }
districts-changed = { $count ->
    [one] One name changes:
   *[other] { $count } names change:
}
districts-kept = { $count ->
    [one] One district is not in the list and keeps its name.
   *[other] { $count } districts are not in the list and keep their names.
}
districts-overruled = { $count ->
    [0] { $who } took in another list of names at the same time, of { $day } ({ $source }); the later policy counts, and no name differs (policy { $id }).
    [one] { $who } took in another list of names at the same time, of { $day } ({ $source }); the later policy counts, and one name of that list does not: { $first } (policy { $id }).
   *[other] { $who } took in another list of names at the same time, of { $day } ({ $source }); the later policy counts, and { $count } names of that list do not, such as { $first } (policy { $id }).
}
districts-too-large = A list of names has at most { $most } bytes.
districts-no-column = The list has no column { $name }. It needs four: code, name_en, name_fr, province.
districts-empty = The list has no row.
districts-rows = { $count ->
    [one] Nothing of { $file } was taken: one row has a fault.
   *[other] Nothing of { $file } was taken: there are { $count } faults.
}
districts-row = Row { $row }: { $what }
districts-code = “{ $code }” is not the code of a district of the 2023 order.
districts-province = the province is “{ $given }”, but the code is one of { $province }.
districts-twice = code { $code } is in row { $first }, too.
districts-no-name = { $column } is empty.
districts-bad-name = “{ $name }” cannot be a name: letters, digits, dashes, apostrophes and full stops only, at most 120, and no code.
districts-taken-name = district { $owner } would have the name “{ $name }”, too.
label-districts-on = From which day on the names are official
label-districts-source = Where the list comes from
districts-taken = { $count ->
    [one] “{ $text }” was taken for { $taken }.
   *[other] “{ $text }” was taken for { $count } districts: { $taken }.
 }
district-did-you-mean = Did you mean: { $suggestions }?

## What was detected
intake-encoding = Encoding: { $encoding }, detected
intake-encoding-given = Encoding: { $encoding }, as given
intake-sample = A piece of its text: { $sample }
intake-delimiter = Delimiter, detected: { $delimiter }
intake-delimiter-given = Delimiter, as given: { $delimiter }
intake-sheet = Workbook, sheet: { $sheet }
intake-size = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
  }, { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
  }
intake-dates-given = Dates in “{ $column }”: { $order }, as given
intake-dates-shown = Dates in “{ $column }”: { $order }, shown by row { $row } ({ $text })
intake-dates-not-needed = Dates in “{ $column }”: the year stands first or the month is a word
intake-dates-ambiguous = Dates in “{ $column }”: not clear which way round; row { $row } has { $text }
intake-dates-mixed = Dates in “{ $column }”: row { $row } has { $order }; row { $other_row } has { $other_order }
intake-order-day-month-year = day, month, year
intake-order-month-day-year = month, day, year
intake-order-year-month-day = year, month, day
intake-repeated = { $count ->
    [one] Left out, because it says the heads again: row { $rows }
   *[other] Left out, because they say the heads again: rows { $rows }
  }
intake-left-out = { $count ->
    [one] Left out, as you say: row { $rows }
   *[other] Left out, as you say: rows { $rows }
  }
intake-hidden = { $count ->
    [one] Row hidden in the workbook, and read as the others: { $rows }
   *[other] Rows hidden in the workbook, and read as the others ({ $count }): { $rows }
  }
intake-unread = { $count ->
    [one] One cell says something that its column is not for. It is kept as answered, and marked:
   *[other] { $count } cells say something that their column is not for. They are kept as answered, and marked:
  }
intake-unplaced = Kept with each case, although the map does not name them: { $columns }
intake-preview = Nothing was imported yet. To import, add --apply.
intake-nothing-new = Nothing new: every row of this file was imported before, and none is to be corrected.

## The file is no table
intake-file-too-large = The file is larger than { $max_bytes } bytes.
intake-too-many-rows = The file has more than { $max_rows } rows.
intake-too-many-cells = The file has more than { $max_cells } cells. Leave out columns that nobody needs, or import it in parts.
intake-too-many-columns = Row { $row } has more than { $max_columns } columns.
intake-cell-too-long = A cell in row { $row }, column { $column } is longer than { $max_bytes } bytes.
intake-bad-encoding = The file is not text in { $encoding }.
intake-bad-encoding-hint = Save it again as “CSV UTF-8”, or say its encoding in the map: encoding = "…".
intake-unclear-encoding = The file's encoding is not clear. Its text could be: { $readings }
intake-unclear-encoding-hint = Say which: --encoding macroman (or windows-1252, windows-1250, windows-1251, windows-1253, windows-1254, iso-8859-2, cp850, cp863), or in the map: encoding = "…". Better: save it again as “CSV UTF-8”.
intake-mixed-encodings = Line { $line } of the file is in UTF-8, and line { $other } is in another encoding: the file was put together from several.
intake-mixed-encodings-hint = Save each part again as “CSV UTF-8”, then put them together.
intake-empty = The file has no rows of answers.
intake-empty-file = The file is empty.
intake-empty-file-hint = Export it again; a download that broke off leaves an empty file.
intake-save-as-hint = Open it in a spreadsheet and save it as “Excel workbook (.xlsx)” or “CSV UTF-8”.
intake-export-hint = Export the answers from the form tool itself, as CSV or XLSX.
intake-is-xls = This is a workbook in an old or binary Excel format (.xls, .xlsb).
intake-is-locked = This workbook is locked with a password.
intake-is-locked-hint = Open it in Excel, take the password away (File, Info, Protect Workbook), and save it again.
intake-is-ods = This is an OpenDocument file (.ods).
intake-is-numbers = This is a Numbers document.
intake-is-numbers-hint = In Numbers: File, Export To, CSV, with the encoding “Unicode (UTF-8)”.
intake-is-html = This is a web page (HTML), whatever its name ends with.
intake-is-html-hint = Some tools give web pages the name “.xls”: open it in a spreadsheet and save it as .xlsx. If it is a page to sign in, download the export again.
intake-is-xml = This is an XML file.
intake-is-pdf = This is a PDF: a picture of a table, and no table.
intake-is-picture = This is a picture.
intake-is-document = This is a text document, and no table.
intake-is-zip = This is a packed archive.
intake-is-zip-hint = Unpack it and import the table that is in it.
intake-is-json = This is JSON, and no table.
intake-is-json-hint = Export the answers as CSV or XLSX. A provider's report is read with: greenlight check import
intake-is-data = This is a data file of a statistics program or a database (SPSS, SAS, Stata, Parquet, dBase, Access, SQLite).
intake-is-data-hint = Export it there as “CSV UTF-8” or as an Excel workbook (.xlsx).
intake-is-cut-off = The file breaks off: its end is missing.
intake-is-cut-off-hint = Export or copy it again; a download that was interrupted leaves half a file.
intake-bad-workbook = The workbook is damaged, or no spreadsheet program wrote it.
intake-bad-workbook-hint = Open it in a spreadsheet and save it again as .xlsx.
intake-workbook-too-large = The workbook unpacks to more than { $max_bytes } bytes.
intake-no-sheet = No sheet is called “{ $name }”. There are: { $sheets }
intake-several-sheets = The workbook has several sheets with rows: { $sheets }
intake-several-sheets-hint = Say which: --sheet NAME, or in the map: sheet = "…".
intake-formula = The cell in row { $row }, column { $column } is a formula whose value was never computed.
intake-formula-hint = Open the workbook in Excel and save it: it then keeps the values.
intake-title-above = The first row has one cell only, as a title has. To begin below it, add --skip-rows { $rows }, or in the map: skip_rows = { $rows }. If it is the head of the table: --header-rows 1.
intake-second-head = Row { $row } is a second row of heads, and nobody's answers. Add --header-rows { $rows }, or in the map: header_rows = { $rows }.
intake-no-delimiter = No delimiter was found between the columns.
intake-ambiguous-delimiter = Both “{ $first }” and “{ $second }” could be the delimiter.
intake-delimiter-hint = Say it in the map: delimiter = ";" (or ",", "tab", "|").
intake-bad-quote = A quotation mark in row { $row }, column { $column } is not closed, or not doubled.
intake-ragged-rows = { $rows ->
    [one] One row does not have { $expected } columns.
   *[other] { $rows } rows do not have { $expected } columns.
  }
intake-ragged-row = Row { $row } has { $found } columns.

## The map
intake-map-too-large = The map is larger than { $max_bytes } bytes.
intake-map-not-toml = The map cannot be read at line { $line }: { $text }
intake-map-not-toml-hint = Write a text in quotation marks on one line ("E-mail"), a list in brackets (["First name", "Last name"]), and each field once.
intake-map-unknown-field = Line { $line } of the map: there is no field “{ $field }”. Allowed here: { $allowed }.
intake-map-missing-field = Line { $line } of the map: “{ $field }” is missing.
intake-map-wrong-kind = Line { $line } of the map: “{ $field }” must be { $wanted }.
intake-map-unknown-word = Line { $line } of the map: “{ $word }” is no value for “{ $field }”. Allowed: { $allowed }
intake-map-head = “{ $head }”
intake-map-columns-of-file = The columns of the file: { $columns }
intake-map-column-blank = “{ $used_for }” names no column yet.
map-kind-text = a text in quotation marks
map-kind-texts = a list of texts, as ["Yes", "Oui"]
map-kind-text-or-texts = a text in quotation marks, or a list of texts
map-kind-number = a number of rows, as 2
map-kind-yes-or-no = true or false, without quotation marks
map-kind-table = a section of its own, under its name in brackets
map-kind-tables = one or more sections, each under its name in double brackets
map-kind-text-or-table = a column in quotation marks, or { "{" } column = "…", clear = "…" { "}" }
map-intro = The map of a form: what each column of its export means. Everything behind a number sign is a comment.
map-source = The name of the form. Keep it for as long as the form is used: rows are known by it.
map-date-order = Only where the dates of a column can be read in two ways: day-month-year, month-day-year or year-month-day.
map-missing = Still missing. Write the column that has it: { $field }
map-several = Questions where several answers may be ticked, and what stands between them in a cell.
map-declared = What the applicant declares: our word for it, the column, and the clear answer. Every other answer is open until somebody answers for it.
map-consent = Consents to checks, and the answers that are a yes. Of answers under neither, nothing is recorded: read them, and move each that is a yes or a no. Without a date column the day of the form counts. Checks: { $checks }.
map-consent-undated = No column has the day of the form. Name one below as date, or submitted_at in [columns], and take the number signs away.
map-rest = The other columns of the file. Each is kept with the case, question and answer. To give one a meaning, write it above: in [columns] as { $fields }; in [[several]], [declared] or [[consent]].
map-whole = Read the map before you use it, then: greenlight import FILE --map MAP.toml
map-lacks = The map still lacks: { $fields }. Write their columns into [columns], then: greenlight import FILE --map MAP.toml
intake-map-blank = Line { $line } of the map: “{ $field }” is empty.
intake-map-date-format = Line { $line } of the map: “{ $format }” is no way round for the dates of “{ $column }”. Allowed are day-month-year, month-day-year, year-month-day, or letters such as dd/mm/yyyy.
intake-map-consent-without-date = Line { $line } of the map: the consent to “{ $check }” has no date.
intake-map-consent-without-date-hint = Name a date column in the consent, or submitted_at in [columns].
intake-map-consent-twice = Line { $line } of the map: a second consent to “{ $check }”; the first is on line { $first_line }.
intake-map-consent-twice-hint = Keep the question that asks for both, to run the check and to see its result. Where a form asks for each alone, leave both out and record what was agreed to: greenlight consent CASE KIND --on DAY --for run
intake-map-columns = { $count ->
    [one] A column of the map cannot be found in the file.
   *[other] { $count } columns of the map cannot be found in the file.
  }
intake-map-column-missing = No column is called “{ $column }” ({ $used_for }).
intake-map-column-twice = Several columns are called “{ $column }” ({ $used_for }).
intake-map-did-you-mean = Did you mean “{ $did_you_mean }”?

## Rows
intake-problems = { $count ->
    [one] One problem; nothing was imported.
   *[other] { $count } problems; nothing was imported.
  }
intake-problem = Row { $row }, “{ $column }”: { $what }
intake-no-name = there is no name
intake-name-too-long = a name of { $chars } characters; { $max_chars } is the most
intake-bad-date = “{ $text }” is not a date that can be read
intake-ambiguous-date = “{ $text }” can be read day first or month first
intake-ambiguous-date-hint = Say it in the map: date_order = "day-month-year" (or "month-day-year"); for this column alone: [dates], "column" = "day-month-year".
intake-mixed-dates = row { $row } has { $order }; row { $other_row } has { $other_order }
intake-mixed-dates-hint = Correct the dates, or say in the map which way round this column is: [dates], "column" = "day-month-year".
intake-consent-without-date = the consent to “{ $check }” has no date
intake-consent-unclear = “{ $text }” is neither a yes nor a plain no to “{ $check }”
intake-consent-unclear-hint = Say in the map what it is, in this [[consent]]: yes, no or neither = ["…"]. With neither nothing is recorded, and the words are shown in: greenlight next CASE
intake-consent-neither = “{ $text }” is neither a yes nor a no to “{ $check }”, says the map; nothing is recorded of it
intake-sent-never = nobody sent this form in on “{ $text }”
intake-consent-before-form = the consent to “{ $check }” is of { $day }; the form was sent in on { $sent }
intake-consent-placeholder = the consent to “{ $check }” is of { $day }, which programs write where there is no day
intake-consent-same-day = the consent to “{ $check }” is of { $day } in all { $rows } rows, although the forms came on different days
intake-days-checked-hint = Correct the day, or, if it is right, say so in the map, in this [[consent]]: days_checked = true.
intake-lost-letter = “{ $text }” lost a letter on its way here
intake-decoded-twice = “{ $text }” was decoded twice; it seems to have been “{ $meant }”
intake-strange-letter = “{ $text }” has a sign inside a word that no word has
intake-escaped = “{ $text }” has a code in the place of a letter; it seems to have been “{ $meant }”
intake-not-a-name = “{ $text }” does not look like another name
intake-not-an-email = “{ $text }” is not an e-mail address
intake-not-a-phone = “{ $text }” is not a telephone number
intake-garbled-hint = Export the table again as “CSV UTF-8”, say its encoding (--encoding), or correct the cell.
intake-bad-language = “{ $text }” is neither English nor French
intake-no-key = the row has no key
intake-key-too-long = a key of { $chars } characters; { $max_chars } is the most
intake-duplicate-key = the same key as row { $first_row }
intake-key-shortened = “{ $text }” is a number that a spreadsheet shortened, so the row has no key of its own
intake-key-shortened-hint = Export the form again, or show the column as text before you save
intake-number-shortened = “{ $text }” is a number that a spreadsheet shortened; its last digits are lost
intake-sheet-error = “{ $text }” is what a spreadsheet shows in the place of an answer that it could not keep
intake-spoiled-hint = Export the form again, or show the column as text before you save
intake-row-too-large = the row is too large for one case: { $bytes } bytes, { $max_bytes } is the most

## Strict JSON
intake-json-too-large = The JSON is larger than { $max_bytes } bytes.
intake-json-too-deep = The JSON nests deeper than { $max_depth } levels.
intake-json-duplicate-key = The key “{ $key }” stands twice in one object.
intake-json-not-an-object = The JSON is not an object.
intake-json-syntax = Not valid JSON at line { $line }, column { $column }.

## Vendor reports
provider-not-a-report = This is not a report of { $provider }: it has none of the marks of one ({ $marks }), or those of another provider. It holds no police or credit check of theirs.
provider-not-a-report-hint = Name the provider who made it with --vendor; a document of anybody else is taken in with `greenlight doc receive`.
provider-several-reports = The file holds more than one report, or more than one person's.
provider-no-check = The report of { $provider } holds no police or credit check.
provider-other-parts = The report of { $provider } holds no police or credit check. It has other parts: { $parts }.
provider-no-check-hint = Looked for: a part whose name says that it is a Canadian police check or a credit check, such as canada_criminal_search, rcmp_result, ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT_1 or credit_report, with a status or a result of its own. What was ordered, and a number that refers to a part, are no part: ask for the whole report.
provider-not-text = The file is no text that can be read, in any encoding that a form may have.
provider-other-file = { $what ->
    [empty] The file is empty.
    [pdf] This is a PDF, and no report in JSON.
    [picture] This is a picture, and no report in JSON.
    [page] This is a web page (HTML) or XML, and no report in JSON.
    [archive] This is a compressed file, and no report in JSON.
    [workbook] This is a spreadsheet or a text document, and no report in JSON.
    [utf-32] The file is written in UTF-32, which hardly any program writes.
    [list] The file is a list, and a report is one object.
   *[text] This is text, and no report in JSON.
}
provider-other-file-hint = Ask the provider for the report itself as JSON, one report in each file, in UTF-8 or UTF-16. Any other file is taken in as a document: `greenlight doc receive CASE FILE`.
provider-known = This report is on file in { $case } already; nothing was recorded.
provider-not-newer = { $case }: the report was kept as a document. By the provider's own dates it is no newer than what is on file, so no check was changed.
provider-dropped = Dropped, because a vetting file has no use for them: { $dropped }
provider-includes-cancelled = Parts of the report were cancelled. A clear report with cancelled parts is a report with gaps.
provider-disputed = The applicant disputes the report.
provider-revised = The report was completed again after a dispute.
provider-levels-disagree = { $other } does not say the same as { $field }. The check was not read as clear.
provider-no-clock = The report has no dates of its own, so a later version cannot be told from an earlier one.
provider-not-compared = Neither a name nor a birth date in the report could be compared with the applicant's.
provider-several-of-one-kind = The report has more than one part for this check: { $check }. The worst of them was recorded.
provider-unknown-value = “{ $value }” in { $field } is not a value that we know. It was kept as it is and not read as clear.
provider-ambiguous-none = NONE in { $field } may mean that nothing was found, or that nothing was done. It was not read as clear.
provider-opinion-ignored = { $field } is somebody's judgment of the person. It was kept as it is and not adopted.
provider-not-read = { $field } is neither a Canadian police check nor a credit check. It was not recorded as a check.
provider-police-kind-not-stated = The report does not say whether { $field } is a criminal record check or also one of judicial matters.
provider-vulnerable-sector-dropped = { $field } is a vulnerable sector check, which is unlawful for a candidacy. It was dropped.
## Words of the lists: people, places
or = or
role-vetter = vetter
role-reviewer = reviewer
role-approver = approver
role-leader = leader's office
role-records = records keeper
role-auditor = auditor
role-admin = administrator
tier-local = local
tier-provincial = provincial
tier-national = national
tier-leader = leader's office
tier-short-local = local
tier-short-provincial = provincial
tier-short-national = national
tier-short-leader = leader
province-nl = Newfoundland and Labrador
province-pe = Prince Edward Island
province-ns = Nova Scotia
province-nb = New Brunswick
province-qc = Quebec
province-on = Ontario
province-mb = Manitoba
province-sk = Saskatchewan
province-ab = Alberta
province-bc = British Columbia
province-yt = Yukon
province-nt = Northwest Territories
province-nu = Nunavut
scope-canada = all of Canada
language-en = English
language-fr = French
audience-local = local tier
audience-provincial = provincial tier
audience-national = national tier
audience-leader = leader's office
audience-applicant = applicant
audience-outside = somebody outside

## Words of the lists: the case
phase-applied = applied
phase-vetting = vetting
phase-greenlit = greenlit
phase-contest = nomination contest
phase-nominated = nominated
phase-endorsed = endorsed
phase-confirmed = confirmed
phase-polled = polled
phase-withdrawn = withdrawn
phase-lapsed = lapsed
status-open = open
status-recommended = recommended
status-awaiting-second = awaiting a second
status-greenlit = greenlit
status-conditional = greenlit with conditions
status-withheld = greenlight withheld
status-conflicting = conflicting decisions
status-agreeing = two decisions that agree
status-withdrawn = withdrawn
status-lapsed = lapsed
status-closed = closed
status-broken = does not verify
uncleared-loud = stands without a greenlight
uncleared-seconded = stands without a greenlight, seconded
selected-vote = vote of the members
selected-acclaimed = acclaimed, without a vote
selected-appointed = appointed by the party
outcome-greenlight = greenlight
outcome-greenlight-with-conditions = greenlight with conditions
outcome-undecided = set aside: undecided
outcome-withhold = withhold the greenlight
reason-legal = legal
reason-financial = financial
reason-ethical = ethical
reason-candour = candour
reason-values = values
reason-fi = foreign interference
reason-ineligible = not eligible
reason-incomplete = file incomplete
reversal-ground-appeal = appeal
reversal-ground-new-facts = new facts
reversal-ground-error = error
decision-state-effective = in effect
decision-state-conflicting = conflicting decisions
decision-state-agreeing = two decisions that agree
decision-state-undecided = no decision is in effect
decision-state-awaiting-second = no effect yet: awaiting a second
decision-state-lapsed = lapsed without effect: something new came before its second
decision-state-declined = without effect: declined by another approver
decision-state-reversed = reversed
decision-state-ended = no longer in effect: the case has moved since, or the candidacy ended
decision-state-broken = not in effect: this case does not verify
condition-state-open = open
condition-state-met = met
condition-state-waived = waived
record-kind-candidate = applicant
record-kind-consent = consent
record-kind-document = document
record-kind-check = check
record-kind-finding = finding
record-kind-interference = FI note
record-kind-prior = earlier file
record-kind-weighing = weighing
record-kind-contest = nomination contest
record-kind-briefing = briefing
record-kind-appeal = appeal
record-kind-breach = breach of confidentiality
record-kind-reply = reply
record-kind-notice = notice
record-kind-note = note
record-kind-counsel = advice of counsel
earlier-line = { $case }, { $name }, { $district }, { $status }: { $why }
earlier-undeclared = { $case }, { $name }, { $district }, { $status }. Declare about it to see why: greenlight conflict { $case } none
earlier-hidden = A possible earlier file exists; ask the national tier.
earlier-why = { $chance } ({ $reasons })
earlier-unlike = { $case }, { $name }, { $district }, { $status }: names and dates no longer agree
earlier-not-kept = Recording the search for earlier files failed: { $what } Search again: greenlight prior search { $case }
earlier-found = { $count ->
    [one] One possible earlier file of the same person:
   *[other] { $count } possible earlier files of the same person:
}
earlier-none = No earlier file of the same person was found.
prior-heading = Possible earlier files
prior-unrecorded = Found now and not recorded yet
prior-searches = Searches
prior-search-line = { $who }, { $day }: { $cases ->
    [one] one case
   *[other] { $cases } cases
} searched, { $found ->
    [0] nothing found
    [one] one possible file
   *[other] { $found } possible files
}
prior-unjudged = not judged
prior-apart = judged in two ways, each without knowledge of the other
prior-waived = nobody could tell; waived by two approvers
prior-same-was = { $judgement }: { $was }
prior-judged = { $judgement }, by { $who } on { $day }
prior-one-candidacy = Both cases are open in one district: they are one candidacy. Close the later one: { $command }
prior-judgement-same = the same person
prior-judgement-not-same = not the same person
prior-judgement-unsure = unsure
prior-was-withheld = withheld
prior-was-undecided = closed without a decision
chance-possible = possible
chance-likely = likely
chance-same = very likely
likeness-name-equal = same name
likeness-name-without-accents = same name, but for accents, order or spacing
likeness-surname-equal = surname equal
likeness-surname-without-accents = surname equal without accents
likeness-surname-joined = surname equal without spaces
likeness-surname-spelling = surname spelled differently
likeness-surname-resembles = surnames resemble each other
likeness-surname-initial = initial of the surname fits
likeness-surname-differs = surnames differ
likeness-given-equal = given name equal
likeness-given-without-accents = given name equal without accents
likeness-given-joined = given name equal without spaces
likeness-given-nickname = given name is a short form
likeness-given-form = given name in another language or spelling
likeness-given-spelling = given name spelled differently
likeness-given-resembles = given names resemble each other
likeness-given-initial = initial fits
likeness-given-differs = given names differ
likeness-parent-turned = own name and parent's name exchanged
likeness-other-order = words in another order
likeness-word-more = one has a name more
likeness-other-name = by another name
likeness-no-name = nothing in the names agrees
likeness-other-letters = names in different scripts, which cannot be compared
likeness-generation-differs = senior and junior
likeness-generation-of-one = only one has a suffix such as Jr.
likeness-born-equal = same birth date
likeness-born-turned = birth dates agree with day and month exchanged
likeness-born-slip = birth dates differ by one digit
likeness-born-differs = birth dates differ
likeness-born-unknown = a birth date is missing
likeness-email-equal = same e-mail
likeness-phone-equal = same telephone
declared-none = no conflict of interest
declared-interest = an interest: member of the riding
declared-recused = recused
tie-acts-for = acts for or against the applicant, a rival or a donor
tie-personal = personal tie
tie-business = business tie
tie-riding = member of the riding
tie-none = no tie
level-ordinary = ordinary
level-serious = serious
route-safety = danger to somebody
flag-step-raised = raised
flag-step-accepted = accepted
flag-step-answered = answered
flag-step-returned = returned
flag-step-passed-up = passed up
standing-ok = counts
standing-late = late
standing-void = void

## Words of the lists: checks and documents
check-police = police check
check-credit = credit check
check-declaration = declaration
check-eligibility = eligibility check
check-court-register = court register check
check-online = check of public posts
check-interview = interview
check-references = reference check
check-influence-registry = foreign influence registry check
check-sanctions = sanctions list check
check-lobbyists = lobbyist registry check
check-insolvency = insolvency records check
check-status-not-requested = not requested
check-status-consent-pending = waiting for consent
check-status-requested = requested
check-status-with-applicant = with the applicant
check-status-in-progress = in progress
check-status-action-needed = the provider waits for us
check-status-received = received, not authenticated yet
check-status-authenticated = authenticated, not read yet
check-status-read = read
check-status-disputed = disputed by the applicant
check-status-cancelled = cancelled
check-status-lapsed = lapsed
check-status-superseded = replaced by a later one
check-status-waived = waived
check-result-negative = no record under this name and birth date
check-result-confirmed-declared = the declared record is confirmed
check-result-incomplete = not resolved
check-result-certified-none = certified by fingerprints: no record
check-result-certified-record = certified by fingerprints: a record
check-result-clear = clear
check-result-review = for a person to look at
check-result-no-hit = no file at the bureau (neutral)
check-result-nothing = no entry
check-result-entry = an entry
check-result-unknown = wording we do not know
check-result-none = no result written down
provider-says-clear = the provider says clear
provider-says-consider = the provider says consider: somebody must look at it
provider-says-clear-with-cancelled = the provider says clear, but a part was cancelled
provider-says-declared = the provider confirms the declared record
provider-says-no-file = the provider has no file (neutral)
provider-says-disagree = the provider's own words disagree
provider-says-unclear = the provider uses words that we do not know
police-kind-crc = criminal record
police-kind-crjmc = criminal record and judicial matters
method-name = by name
method-fingerprint = by fingerprints
credit-flag-collections = collections
credit-flag-judgments = judgments
credit-flag-bankruptcy = bankruptcy
credit-flag-consumer-proposal = consumer proposal
credit-flag-liens = liens
credit-flag-fraud-warning = fraud warning
credit-flag-foreign-inquiries = foreign inquiries
credit-band-u560 = under 560
credit-band-560-659 = 560 to 659
credit-band-660-724 = 660 to 724
credit-band-725p = 725 or more
consent-for-run = to run it
consent-for-result = to see its result
consent-for-both = to run it and to see its result
document-step-received = received
document-step-authenticated = authenticated
document-step-read = read
checks-age-stale = checks too old
checks-age-stale-on-the-day = checks too old on the day of the meeting
checks-age-stale-at-the-close = checks too old at the close
usability-waived = waived
usability-missing = not begun
usability-not-clear = a declared answer is open
usability-too-narrow = judicial matters are not covered
usability-undated = the date on the paper is not written down
usability-future-dated = dated after today

## Words of the lists: findings
category-identity = identity
category-eligibility = eligibility
category-citizenship-and-travel = citizenship and travel
category-education = education
category-employment-and-business = employment and business
category-professional-discipline = professional discipline
category-criminal = criminal
category-civil-litigation = civil litigation
category-financial = financial
category-conflicts-and-lobbying = conflicts and lobbying
category-political-history = political history
category-donations = donations
category-foreign-links = foreign links
category-publications-and-accounts = publications and accounts
category-relationships-and-conduct = relationships and conduct
category-candour = candour
category-other = other
finding-kind-adverse = adverse
finding-kind-unverifiable = cannot be verified
finding-kind-missing = missing
finding-kind-inconsistent = inconsistent
finding-kind-positive = speaks for the applicant
disclosed-volunteered = volunteered by the applicant
disclosed-when-asked = disclosed when asked
disclosed-denied = denied by the applicant
disclosed-not-asked = applicant not asked
finding-status-open = open
finding-status-put = put to the applicant
finding-status-resolved = resolved
finding-status-mitigated = mitigated
finding-status-substantiated = substantiated
finding-status-unsubstantiated = unsubstantiated
finding-status-cannot-tell = cannot be established
handling-p = P, may be passed on
handling-c = C, only under the stated condition
severity-0 = information
severity-1 = minor, old or disclosed
severity-2 = awkward in public, explainable
severity-3 = would probably cost the candidacy if confirmed
severity-4 = a legal bar, a danger to somebody, or knowing foreign interference
posture-target = target
posture-unwitting = unwitting
posture-semi-witting = semi-witting
posture-witting = witting
posture-unknown = not known
fi-status-open = open
fi-status-explained = explained
fi-status-substantiated = substantiated
fi-status-unfounded = unfounded

## Words of the lists: law and gates
gate-consent = consent
gate-checks = checks
gate-weighed = what weighs against
gate-fi = foreign interference
gate-prior-file = earlier files
gate-flags = flags
gate-greenlit = greenlight
gate-deferral = deferral
gate-findings = findings
gate-conflict = conflict of interest
gate-recommendation = recommendation
gate-conflicting = conflicting decisions
gate-second = second
gate-source = source
gate-override = override of local members
gate-separate-admin = separate administration
gate-broken = stored events
purpose-greenlight = a greenlight
purpose-withhold = a withholding
purpose-every-decision = any decision
purpose-next-phase = the next phase
lifter-vetter = a vetter, reviewer or approver
lifter-senior-other = a reviewer or approver other than the author
lifter-another-vetter = a vetter, reviewer or approver who did not record it
lifter-provincial = a reviewer, at the provincial tier
lifter-national = an approver, at the national tier
lifter-leader = the leader's office
lifter-person = the person concerned
lifter-anyone-else = somebody other than the person who will decide
lifter-approver = an approver
lifter-two-approvers = two approvers
lifter-another-approver = an approver who wrote nothing on which it rests
lifter-root-keys = the holder of a root key
lifter-whole-country = somebody with a role over all of Canada
lifter-outside-counsel = the outside counsel that the policy names, as everybody who could is recused
lifter-backup-holder = anyone who has a backup from before the damage
lifter-counsel-named = { $who }: { $name }
second-rule-all = every decision waits for a second
second-rule-floor = withholdings, reversals, waivers, and greenlights nobody else recommended wait for a second
separate-admin-marked = marked
separate-admin-required = refused
purge-rule-retention = past its date
purge-rule-read = raw report, once read
purge-rule-unlawful = should never have been recorded
purge-extent-all = text and document
purge-extent-document = document only

## Gates: what is missing
gap-consent = The { $check } was begun without a consent { $to }.
gap-consent-late = The consent { $to } is dated { $on }, after { $day }, when it was needed: { $check }.
gap-consents = The { $check } was begun without the consents to run it and to see its result.
gap-check-disputed = A dispute about the { $check } is open with the provider.
gap-check-incomplete = The { $check } is not resolved, which is no record. Most causes are innocent. Either the applicant declares again and the check is repeated, or the applicant gives fingerprints, which may take { $days } days.
gap-check-incomplete-late = The { $check } is not resolved, which is no record. Most causes are innocent. The applicant declares again, and the check is repeated. Fingerprints may take { $days } days: that is after the close of nominations on { $close }.
gap-check-missing = The { $check } has not been begun.
gap-check-not-read = The { $check } has not been read: { $status }.
gap-check-unresolved = The { $check } says nothing final: { $result }. Most causes are innocent.
gap-check-not-clear = The { $check } was read as clear, and an answer that the applicant declared is open.
gap-check-too-narrow = The { $check } covers criminal records only; judicial matters are needed too.
gap-check-undated = The date on the paper of the { $check } is not written down.
gap-check-refused = The applicant refused consent to the { $check } on { $day }. That is held against nobody: ask again, or two approvers waive it.
gap-check-from-the-future = The { $check } is dated { $day }, after today.
gap-check-stale = The { $check } was good until { $until }; it is too old now.
gap-check-stale-at-close = The { $check } is good until { $until }, and too old at the close of nominations on { $close }.
gap-check-stale-on = The { $check } is good until { $until }, and too old on { $day }, the day of the meeting.
gap-flag = Flag { $flag } is open at this tier: { $tier }.
gap-deferral = { $deferral } was deferred until { $day } and has not come back.
gap-deferral-back = { $deferral } was deferred and has been back since { $day }.
gap-finding-open = Finding { $finding } of severity { $severity } is open.
gap-finding-substantiated = Finding { $finding } of severity { $severity } is substantiated: a greenlight in spite of it takes two approvers who waive it.
gap-finding-cannot-tell = Nobody can establish whether finding { $finding } of severity { $severity } is true: a greenlight in spite of it takes two approvers who waive it.
gap-finding-not-put = Finding { $finding } was not put to the applicant, and no reason is written down.
gap-finding-carries-nothing = Finding { $finding } was taken back, or speaks for the applicant: a withholding cannot rest on it.
gap-finding-left-out = Finding { $finding } weighs against the applicant and was never put to them, though the withholding does not name it; no reason is written down.
gap-fi-open = FI note { $note } is open. Posture: { $posture }.
gap-fi-substantiated = FI note { $note } is substantiated. Posture: { $posture }.
gap-fi-not-put = FI note { $note } was not put to the applicant, and no reason is written down.
gap-fi-carries-nothing = FI note { $note } was explained, or is unfounded: a withholding cannot rest on it.
gap-fi-target = In FI note { $note } the applicant is the target: they are helped, and a withholding cannot rest on it.
gap-conflict-left = { $person } has left without declaring whether there is a conflict of interest.
gap-conflict-recused = { $person } is recused; their earlier work has not been adopted by anybody else.
gap-conflict-undeclared = { $person } has not declared whether there is a conflict of interest.
gap-prior-unsearched = Since names and dates were last recorded, nobody with a role over all of Canada has searched for earlier files.
gap-prior-unjudged = The possible earlier file { $file } has not been judged. If you may not see it, ask the national tier.
gap-prior-apart = The possible earlier file { $file } was judged in two ways, each without knowledge of the other.
gap-prior-unsure = Nobody could tell whether the earlier file { $file } is of the same person.
gap-prior-unweighed = An earlier file of the same person was { $was } ({ $file }): no finding names it, and no approver has said why there is none.
gap-recommendation = Nobody else, not recused, has recommended.
gap-recommendation-old = { $count ->
    [one] The recommendation is older than something that the file says now: one result, finding, note or reply came after it.
   *[other] The recommendation is older than what the file says now: { $count } results, findings, notes or replies came after it.
}
gap-not-greenlit = No greenlight is in effect for this district, and “{ $phase }” asks for one.
gap-conflicting = Two conflicting decisions were signed, each without knowledge of the other.
gap-agreeing = Two decisions were signed, each without knowledge of the other, and they agree: { $outcome }. One that knows both ends this.
gap-broken = { $count ->
    [one] 1 event of this case does not verify.
   *[other] { $count } events of this case do not verify.
}
gap-second = Decision { $decision } awaits its second.
gap-second-nobody = No approver over the district is left to second { $item }: each is recused, is a member of the riding, or wrote it, its recommendation, or something on which it rests. A further approver is needed.
gap-second-wrote = { $person } wrote { $item }, on which it rests, so another approver must second it.
gap-second-lapsed = Decision { $decision } lapsed: something new came before its second.
gap-second-lapsed-hint = Decide again, with what is new in view.
gap-source-nothing = Nothing is in the file on which a withholding could rest.
gap-incomplete-nothing-missing = The file is not incomplete: no required check is missing. Withhold for another reason, or not at all.
gap-incomplete-not-asked = Nobody asked the applicant for what is missing: { $check }.
gap-incomplete-no-day = It does not say on which day the applicant was asked for what is missing.
gap-incomplete-too-early = The applicant cannot have been asked on { $day } for what is missing: the case was opened on { $opened }.
gap-result-unweighed = The { $check } says: { $result }. No finding names it, and nobody has said why there is none.
gap-credit-flag-unweighed = The credit report shows: { $flag }. No finding names it, and nobody has said why there is none.
gap-declared-unweighed = The applicant's answer “{ $key }” is open: no finding names it, and nobody has said why there is none.
gap-source-grade = Nothing on which it rests reaches the grade { $bar }, and it names no document that was read and no adverse check.
gap-source-cannot-tell = It rests only on claims of which nobody can establish whether they are true.
gap-source-one-origin = It rests on claims of one origin only.
gap-source-near-origins = It rests on claims of one origin, unless two that are named almost alike are independent: a link says so.
gap-override-grade = The case was nominated: nothing on which it rests reaches grade { $bar }, and it names no document that was read and no adverse check.
gap-override-origins = The case was nominated: it does not rest on two independent origins.
gap-override-doubt = The case was nominated: “more than a shadow of doubt” is not answered in words.
gap-override-heard = The case was nominated: it does not say when the applicant was heard, or why not.
gap-override-leader = The case was nominated: it does not say when the leader was consulted, or why not, and who was in the leader’s place.
gap-override-consulted = The case was nominated: { $name } is not of the leader’s office, and the policy does not name them; name who was consulted in the leader’s place.
gap-override-ahead = The case was nominated: { $day } comes after the decision, so nobody was heard or consulted on that day.
gap-override-heard-early = The case was nominated: the applicant was heard on { $day }, before a claim was put to them on { $put }.
gap-override-leader-early = The case was nominated: the leader was consulted on { $day }, before the last claim or document on which it rests came on { $received }.
gap-separate-keeper = { $person } decides or seconds, and also administers the roster.
gap-separate-recommender = { $recommender } recommended, and was put on the roster by { $person }, who decides or seconds.
gap-second-passed-over = It took effect without a second and relies on an older roster: since { $day } the policy asks a second for every decision.
missing-for = Before { $purpose }
missing-who = by { $who }

## Rules of content
rule-body-shape = What was given does not have the shape of `{ $verb }`.
rule-status-not-recorded = A waiver takes two approvers; “superseded” follows from a later check. Neither is recorded by hand.
rule-consent-withdrawn = The applicant withdrew the consent to run this: { $check }.
rule-consent-refused = The applicant refused consent to this on { $day }: { $check }.
rule-consent-ended = The applicant withdrew or refused a consent on { $day }, so a result issued on { $issued } is not recorded: { $check }.
rule-consent-in-order = No consent is missing or late, so there is none to waive: { $check }.
rule-consent-long-ago = A consent of { $on } is too old for this check: ten years is the most.
rule-contest-empty = A contest's record needs at least one day or number.
rule-contest-new-members = More new members than members: one of the two numbers is a slip.
rule-contest-voters = More people voted than are on the list of members: one of the two numbers is a slip.
rule-contest-margin = The margin is larger than the number of votes: one of the two numbers is a slip.
rule-contest-chosen = That members chose is on record: that somebody was acclaimed, or that the party appointed somebody, is for a reviewer or an approver to say.
rule-contest-cut-off = The membership cut-off is after the selection date: one of the two days is a slip.
rule-contest-reported = The report is older than the selection date: one of the two days is a slip.
rule-declaration-not-clear = The declaration is not clear while answers of the applicant are open: { $items }.
rule-declaration-not-clear-hint = Answer for each with a finding (greenlight finding add CASE --answers ITEM), or say why there is none: greenlight weigh CASE ITEM --why -
rule-weigh-another = Who recorded it does not weigh it; a certified record and a credit report to review are weighed by a reviewer or approver: { $item }.
rule-weigh-nothing = Nothing adverse in this case has this name: { $item }.
rule-weigh-news = An approver who did not give the greenlight says why it stays: { $item }.
rule-case-ended = The candidacy has ended: it was withdrawn or lapsed.
rule-assign-who = { $person } has no role over this district that works on cases, or is recused.
rule-declare-first = You have not said whether anything ties you to { $name }; until then you see only the public facts of the case.
rule-declare-first-hint = Say so first: `greenlight conflict CASE none`, or `greenlight conflict CASE declare --kind KIND --text -`
rule-declare-for-another = About somebody else one declares only what recuses them (acts-for, personal, business), or the end of a recusal; anything else they declare themselves.
rule-dismiss-another = A suggested tie is dismissed by a reviewer or an approver, and not by the person whom it is about.
rule-dismiss-nothing = No tie of { $person } to this case is suggested, or it was dismissed already.
rule-day-behind = The day { $day } is over; today is { $today }.
rule-duplicate-elsewhere = A case is closed as a duplicate of an open case in the same district.
rule-duplicate-self = A case is no duplicate of itself.
rule-day-ahead = The day { $day } has not come yet; today is { $today }.
rule-clock-behind = This computer's clock says { $now }, but two people signed what this act builds on at { $proved } or later.
rule-clock-behind-hint = Set the clock. If it is right, run the command with `--my-clock-is-right`: the act and every page then say so.
rule-name-empty = A case needs the applicant's name.
rule-name-no-letter = A name has at least one letter.
rule-name-placeholder = “N/A”, “none” and the errors of a spreadsheet are no name.
rule-born-long-ago = Born on { $born }, the applicant would be 120 years old or more.
rule-born-too-late = Born on { $born }, the applicant would not be 18 on polling day, { $polling } at the latest.
rule-born-too-late-hint = Correct the date of birth. If it is right, the policy must know polling day: greenlight policy set
rule-question-empty = A flag needs a question.
rule-text-empty = The text is empty.
rule-why-empty = The reasons are empty.
rule-withdrawn-how = How the applicant said that they withdraw is missing.
rule-reason-blank = A blank is no reason: { $option } says nothing.
rule-reason-blank-hint = Say it in words, or leave the option out where nothing is asked.
rule-lighten-why = Give the reason: this takes weight off, says what became of it, or lets it be passed on.
rule-lighten-why-hint = Add --why TEXT.
rule-handling-kept = Handling code C is loosened by the author, a reviewer or an approver. Anybody may make it stricter.
rule-finding-lighten-another = A finding of severity 2 or more is lightened by a reviewer or approver who did not write it, be it by its kind, severity, grade or status.
rule-fi-another = A reviewer or approver who did not write this FI note sets its status, or lowers its posture.
rule-fi-another-hint = `greenlight person list` shows who else has the role.
rule-innocent-empty = The innocent explanation that was tested is missing.
rule-innocent-empty-hint = Write down the most likely harmless reason for the conduct and what was done to test it.
rule-briefing-names = Of a briefing only names are kept, of { $most } letters at the most, and never what was said.
rule-briefing-names-hint = Give --by NAME and --to NAME.
rule-account-blank = An account has a platform, a handle and the name of who read it.
rule-account-blank-hint = Give it as --account PLATFORM=HANDLE.
rule-looked-elsewhere = This is said of another check only: the { $check }.
rule-looked-elsewhere-hint = Record it with that check.
rule-applicant-missing = A withholding has a text that is safe to give to the applicant.
rule-applicant-missing-hint = Add `--applicant -` and say in plain words why, without sources and other people's names. Two texts on standard input are parted by a zero byte.
rule-reason-missing = A withholding needs a reason code.
rule-reason-missing-hint = Add `--reason` with one of: legal, financial, ethical, candour, values, fi, ineligible, incomplete.
rule-condition-missing = A greenlight with conditions needs at least one condition.
rule-condition-missing-hint = Give each condition its text, owner, due date and evidence.
rule-condition-unknown = The decision in effect has { $count ->
    [0] no condition
    [one] one condition
   *[other] { $count } conditions
}; there is no number { $number }.
rule-condition-settled = Condition { $number } is met or waived already.
rule-condition-settled-hint = Nothing is left to do about it. All conditions with their states: `greenlight condition list CASE`.
rule-condition-unknown-hint = Name one of its numbers, counted from 1. All conditions with their states: `greenlight condition list CASE`.
rule-met-evidence = A condition is met by its evidence.
rule-met-evidence-hint = Say with `--evidence` what shows it, and with `--document` which paper.
rule-ground-missing = A reversal needs its ground.
rule-ground-missing-hint = Add `--ground` with one of: appeal, new-facts, error.
rule-result-does-not-fit = The result “{ $result }” cannot come from a { $check }.
rule-result-of-names = “{ $result }” is a result of a search by name; fingerprints give certified-none or certified-record.
rule-reading-departs = This departs from what the provider says of the { $check }, and no reason was given.
rule-reading-changes = The { $check } was read before as “{ $before }”; say why it is read otherwise now.
rule-reading-departs-hint = Say why with --why; both are shown side by side. Another document is a check of its own: give its date with --issued, and for fingerprints --method fingerprint.
rule-dispute-closed-why = Say how the provider closed the dispute.
rule-dispute-closed-before = A dispute that began on { $began } was not closed on { $day }.
rule-dispute-closed-why-hint = Add --why; a report of the provider that is newer than the dispute closes it by itself.
rule-dispute-none = No dispute about the { $check } is open.
rule-printed-differs = { $what ->
    [name] The name on it is “{ $printed }”; the applicant is { $name }.
    [birth-date] The birth date on it is not that of { $name }.
   *[both] The name on it is “{ $printed }”, and the birth date on it is not that of { $name }.
}
rule-printed-differs-hint = If it is about the applicant all the same, say why: --although --why -. Another name of theirs is recorded with `greenlight edit`.
rule-read-without-result = A check that was read has a result.
rule-read-without-result-hint = Add `--result`; where the wording is not known, `unknown` keeps the provider's own words.
rule-case-closed = The case is closed.
rule-case-closed-hint = It can be reopened with a reason; notes, notices and reports of danger are always taken.
rule-case-not-closed = The case is not closed.
rule-close-flag = Flag { $flag } is still open at this tier: { $tier }.
rule-close-awaiting = A decision still awaits its second.
rule-close-grave = Grave news is unanswered, and the person stands: { $item }.
rule-close-deferral = A deferral is still live, and “nothing for now” must come to an end.
rule-life-by-safety = A threat to life does not go by way of an ordinary flag.
rule-life-by-safety-hint = Call the police of the place first; then `greenlight safety CASE` tells the national tier at once.
rule-drill-safety-only = Only the safety route has an exercise.
rule-drill-while-waiting = A decision awaits its second, and even an exercise would make it lapse.
rule-complicity-source = Suspected complicity needs its source.
rule-complicity-source-hint = Add `--source`: who says so, and how they know.
rule-complicity-validity = Suspected complicity is tested before it leaves the local tier.
rule-complicity-validity-hint = Add `--validity`: what was done to test it, and which innocent explanation remains.
rule-complicity-may-know = Suspected complicity needs to say who may be told.
rule-complicity-may-know-hint = Add `--may-know`: names or offices; everybody else hears nothing.
rule-pointer-only = A matter about a member of staff is kept by human resources; the file holds a pointer only.
rule-pointer-only-hint = Give the number under which human resources keep it: one line, at most 160 characters, no name.
rule-refer-to = A disclosure needs its receiver.
rule-reply-before = A reply is due no earlier than the day of telling: { $day } lies before { $told }.
rule-list-after-close = The list cannot be due after nominations close: { $day } lies after { $close }.
rule-list-after-close-hint = Give both days at once, with `--list-due` and `--close`.
rule-polled-before = Polls cannot have been held before { $from }, so { $day } is too early.
rule-lapsed-before = The case was opened on { $opened }, so the candidacy did not lapse on { $day }.
rule-phase-waits = A phase without a greenlight has to be seconded or declined first: { $phase }.
rule-phase-overtaken = A later phase overtook this one, so a second has no effect any more: { $phase }.
rule-refer-credible = Before anything goes outside: is it credible?
rule-refer-credible-hint = Add `--credible` with why it is.
rule-refer-actionable = Before anything goes outside: is it actionable?
rule-refer-actionable-hint = Add `--actionable` with what the receiver can do with it.
rule-refer-authority = Before anything goes outside: by what authority?
rule-refer-authority-hint = Add `--authority`: the consent, the law or the policy that allows it.
rule-answer-higher = Flag { $flag } is answered no lower than at this tier: { $tier }.
rule-answer-higher-hint = Pass it up with what you know; the person who raised it sees where it is.
rule-support-left = Flag { $flag } is the report of a candidate who is the target, and { $count ->
    [one] one point of their support is open
   *[other] { $count } points of their support are open
}.
rule-support-left-hint = Say for each point what was done, or why it is not needed: `greenlight flag support CASE { $flag } ITEM --text -`
rule-support-no-report = Support is recorded on the report of a candidate who is the target.
rule-trigger-empty = A deferral needs what would bring it back before its day.
rule-trigger-empty-hint = Add `--trigger`, once for each: “the police answer”, “a second report”.
rule-put-off-too-long = { $day } is too late: { $last } at the latest.
rule-put-off-too-long-hint = Choose { $last } or an earlier day; it can be put off again then.
rule-prior-judged-by-another = That file was withheld, or closed without a decision. Only a reviewer or approver who did not open this case may say that it is of another person.
rule-prior-not-unsure = Only a possible earlier file that was judged “unsure” can be waived.
rule-prior-unknown = No search in this case found that earlier file.
rule-put-off-past-deadline = Nothing is put off past the next deadline of the election, { $last }.
rule-deferral-stands = It is deferred already, until { $day }.
rule-deferral-stands-hint = Say what the review of that deferral found, then defer again if you must.
rule-deferral-ended = The deferral has ended.
rule-deferral-ended-hint = `greenlight show CASE` lists what is put off now, with its letters.
rule-trigger-unknown = The deferral has { $count ->
    [one] one trigger
   *[other] { $count } triggers
}; there is no number { $trigger }.
rule-defer-owner = { $person } has no role over this district that works at a tier, or is recused.
rule-defer-owner-hint = A deferral needs an owner who can bring it back.
rule-finding-lighten-another-hint = A reviewer or approver who did not write it can.
rule-second-not-needed = The decision needs no second any more.
rule-decline-nothing-waits = That does not wait for a second, so there is nothing to decline.
rule-decline-nothing-waits-hint = `greenlight show` says what waits. A decision in effect is answered by a reversal: greenlight reverse

## The law
denied-roster-citation = It does not rely on the roster that the case relies on, or a role ended meanwhile.
denied-parent-void = It builds on an event that never counted.
denied-stranger = The key belongs to nobody on the roster.
denied-role = To { $act } takes the role { $roles } over the district.
denied-nobody = Nobody may do this: { $why }.
denied-recused = A recused person may only declare, or report a danger.
denied-interest = A member of the riding neither decides, seconds nor declines.
denied-raiser = The person who raised this flag cannot accept or answer it; someone else must.
denied-tier = It takes a role at this tier or above: { $tier }.
denied-target = This cannot be done: { $what }.
denied-no-recommendation = Nobody else, not recused, has recommended.
denied-only-reverse = A decision stands; only a reversal can follow it.
denied-not-another = The person who wrote the act or the recommendation neither seconds nor declines it.
denied-detail-the-verb-belongs-to-the-roster = the verb belongs to the roster
denied-detail-greenlit-is-read-from-the-decision = “greenlit” is read from the decision, never set
denied-detail-nobody-ends-their-own-recusal = nobody ends their own recusal
denied-detail-no-such-flag = there is no such flag
denied-detail-the-flag-is-answered = the flag has its answer; a new question is a new flag
denied-detail-a-flag-returns-to-a-lower-tier = a flag is returned to a lower tier only
denied-detail-no-tier-is-above-the-leader-s = no tier is above the leader's office
denied-detail-what-it-continues-or-corrects = what it continues or corrects is not there
denied-detail-what-it-adopts = what it adopts is not there, or needs no adopting
denied-detail-no-such-deferral = there is no such deferral
denied-detail-no-such-decision-in-effect = no such decision is in effect
denied-detail-no-such-decision = there is no such decision
denied-detail-it-needs-no-second = it needs no second
denied-detail-it-was-declined = another approver declined it; the same act may be signed again
denied-detail-no-such-prior = no judgment on a possible earlier file is recorded there
denied-detail-no-such-finding = there is no such finding
denied-detail-nothing-there-waits-for-a-second = nothing there waits for a second
denied-detail-a-report-once-read-loses-its-document-only = a report once read loses its document only
denied-detail-a-legal-hold-stops-this-rule-of-purge = a legal hold stops this rule of purge
roster-refusal-not-root = Only a root key grants and revokes the role { $role }.
roster-refusal-not-admin = Only an administrator grants and revokes the role { $role }.
roster-refusal-key-taken = This key belongs to another person, for ever.
roster-refusal-not-national-approver = Only an approver for all of Canada sets, seconds or declines a policy.
roster-refusal-record-not-by-national = Only an approver for all of Canada records what concerns the whole party: a breach, or a briefing about no case.
roster-refusal-not-another = Another approver for all of Canada than the one who set a policy seconds or declines it.
roster-refusal-declined = Another approver declined this policy; set it again.
roster-refusal-same-not-by-root = Only a root key says that two numbers are one person.
roster-refusal-target = It continues something that is not there.
roster-refusal-parent-void = It builds on an event that never counted.

## The authority table: what each row lets somebody do
row-open = open a case
row-place = move a case to another district of the province
row-place-other-province = move a case to another province
row-phase = set the phase
row-phase-nominated-or-later = set the phase to nominated or later
row-phase-without-greenlight = let somebody stand without a greenlight
row-phase-back = step back to an earlier phase
row-assign = give a case to a person to work on
row-declare-oneself = declare one's own conflict of interest, or that there is none
row-declare-another = recuse somebody else
row-declare-end-of-recusal = end somebody's recusal
row-record = bring something into the file
row-record-note = write a note
row-record-briefing = record a briefing
row-record-appeal = record an appeal
row-record-counsel = file the advice of counsel
row-record-counsel-of-prior = give the reason for a judgment on an earlier file
row-adopt = take responsibility for the work of somebody recused or gone
row-flag = raise a flag
row-flag-safety = report a danger to somebody
row-accept = accept a flag
row-answer = answer a flag
row-return = return a flag to a lower tier
row-pass-up = pass a flag up
row-defer-flag = defer a flag
row-defer-case = defer a case
row-resume = end a deferral
row-refer = tell somebody outside
row-refer-safety = tell somebody outside about a danger
row-recommend = recommend
row-decide = decide
row-reverse = reverse a decision
row-waive = waive a required check or a condition
row-met = say that a condition is met
row-second = second or decline an act
row-second-release = second or decline a release or a purge
row-close = close or reopen a case
row-close-standing-or-undecided = close or reopen a case that is undecided, or of somebody who stands
row-close-by-opener = close or reopen a case that nobody else has signed in
row-issue = issue a brief
row-hold = place a legal hold
row-release = end a legal hold
row-purge-retention = purge what is past its date
row-purge-read = purge a raw report once read
row-purge-unlawful = purge what should never have been recorded
row-second-under-hold = second a purge under a legal hold

## Phrases of the sheet and the brief
label = { $name }:{" "}
district-line = { $name } ({ $code }, { $order } order), { $province }
district-unknown = district not known here
standing-deferred = deferred until { $day }, not clear
standing-phase = phase: { $phase }
standing-tier = tier: { $tier }
standing-status = status: { $status }
days-unknown = The day of the meeting and the close of nominations are not known yet.
days-to-meeting = { $days ->
    [0] The nomination meeting is today, { $day }.
    [one] 1 day left to the nomination meeting on { $day }.
   *[other] { $days } days left to the nomination meeting on { $day }.
}
days-to-list-due = { $days ->
    [0] The list of endorsed candidates is due today, { $day }.
    [one] 1 day left to the list of endorsed candidates, due on { $day }.
   *[other] { $days } days left to the list of endorsed candidates, due on { $day }.
}
days-close-unknown = The close of nominations is not known yet.
days-close-at = Nominations close on { $day }, at 2 pm there.
days-closed = Nominations closed on { $day }: a name that is on the ballot stays on it.
days-to-close = { $days ->
    [0] Nominations close today, { $day }, at 2 pm there.
    [one] 1 day left to the close of nominations on { $day }, at 2 pm there.
   *[other] { $days } days left to the close of nominations on { $day }, at 2 pm there.
}
signed-time-set = { $name }, { $day }, time set by hand
clock-mark-behind = dated before acts that it builds on
clock-mark-insisted = its author says that the clock is right
clock-mark-ahead = from the future: dated later than it arrived here
off-clock-line = { $count ->
    [one] The time of 1 event does not fit what it builds on, or when it arrived here.
   *[other] The times of { $count } events do not fit what they build on, or when they arrived here.
}
time-set = time set by hand
time-set-line = { $count ->
    [one] The time of 1 event was set by hand, not taken from a clock.
   *[other] The times of { $count } events were set by hand, not taken from a clock.
}
signed = { $name }, { $day }
signed-broken = { $who } · does not verify: { $how }
check-superseded = replaced by a later one
check-read = read: { $result }
check-result-said = the provider says: { $result }
check-dispute-open = disputed by the applicant, and not closed by the provider
check-departs = departs from the provider
check-departs-why = departs from the provider because: { $why }
check-searched = names searched: { $names }
check-account = { $platform }: { $handle }, read on { $day } by { $name }
check-account-closed = { $platform }: { $handle }, closed, read on { $day } by { $name }
check-cancelled-part = part cancelled: { $part }, no reason given
check-cancelled-part-why = part cancelled: { $part } ({ $why })
check-unread-part = unread part: { $says } ({ $part })
check-more-parts = and { $count } more
printed-other-name = another name on it: { $names }
printed-other-birth = another birth date on it
printed-not-compared = neither a name nor a birth date on it could be compared with the applicant's
printed-part-not-compared = { $part ->
    [name] the name on it could not be compared with the applicant's
   *[birth-date] the birth date on it could not be compared with the applicant's
 }
printed-said-not-compared = { $part ->
    [name] The name on it could not be compared with the applicant's: it is only part of a name, or in letters that the program does not read.
   *[birth-date] The birth date on it could not be compared with the applicant's: it is incomplete or unreadable, or the file does not have the applicant's.
 }
printed-differs = { $differs } · taken as the applicant's because: { $why }
document-dropped = dropped from the file: { $dropped }
check-of-kind = { $check } ({ $kind })
check-consent-late = The consent { $to } is dated { $on }, after { $day }, when it was needed.
check-good-until = good until { $day }
check-was-good-until = was good until { $day }
check-good-until-before-close = good until { $day }, too old at the close of nominations
check-fingerprints-late = Fingerprints may take { $days } days: that is after the close of nominations on { $close }.
check-good-only-until = good until { $day }, too old on the day of the meeting
grade-line = grade { $grade }
grade-none = not graded
severity-line = severity { $severity }
posture-line = posture: { $posture }
reason-line = reason: { $reason }
waiver-line = { $what }: { $why } ({ $who })
seconded-by = seconded by { $who }
flag-open = stands at { $tier }: { $state }
flag-safety = danger to somebody
flag-due = asked by { $day }
recommendation-recused = its author is recused; no decision can rely on it
to-adopt = by a recused person: adopt or redo
condition-line = { $text } · Owner: { $owner }. Due { $day }. Shown by: { $evidence }. State: { $state }.
conflicting-line = Conflicting decisions: two were signed, each without knowledge of the other. The stricter one counts until two approvers resolve the conflict.
agreeing-line = Two decisions were signed, each without knowledge of the other, and they agree: { $outcome }. Both count until two approvers sign one that knows both.
was-greenlit = Was greenlit on { $day } for { $district }. That greenlight no longer counts: the case has moved since, or the candidacy ended.
uncleared-loud-line = Stands without a greenlight: the phase asks for one, and none is in effect. An approver decides, or lets the person stand with a reason that another seconds.
uncleared-seconded-line = Stands without a greenlight: two approvers let the person stand as things were then.
contest-notified = Notified to Elections Canada
contest-cut-off = Membership cut-off
contest-members = Members on the list
contest-new-members = Of them new in the last 30 days
contest-contestants = Contestants
contest-voters = Voted
contest-margin = Margin, in votes
contest-selected-on = Selected on
contest-selected-by = Selected by
contest-reported = Report sent to Elections Canada
contest-report-due = The report to Elections Canada is due on { $day }.
contest-many-new = { $new } of { $members } members are new.
contest-late-list = { $days ->
    [one] The list of members closed 1 day before the vote.
   *[other] The list of members closed { $days } days before the vote.
}
contest-narrow = { $margin ->
    [one] It was won by 1 vote.
   *[other] It was won by { $margin } votes.
}
contest-alone = Nobody else ran.
contest-one-left = { $count } people ran, and the only one left was acclaimed.
contest-asks = { $what } That is no verdict; { $code } asks: { $question }
contest-elsewhere-on = A contest of this district, selection on { $day }, is kept in the case { $case } ({ $name }).
contest-elsewhere = A contest of this district is kept in the case { $case } ({ $name }).
contest-none = This case keeps no contest. In the case of the person selected: greenlight contest { $case } --selected-on DAY --selected-by vote
broken-line = { $count ->
    [one] This case does not verify: 1 event is not as it was signed, or cannot be read.
   *[other] This case does not verify: { $count } events are not as they were signed, or cannot be read.
} No decision of it is in effect, and only a report of danger or a recusal can be signed on it, until a backup or a colleague's copy has brought the true bytes (greenlight restore FILE --mend).
broken-event = Event { $id }: { $how }.
broken-more = { $count ->
    [one] 1 more event.
   *[other] { $count } more events.
}
broken-warning = { $count ->
    [one] 1 case that is shown does not verify: { $cases }. No decision of it is in effect. `greenlight restore FILE --mend` takes the true bytes from a backup; `greenlight verify` names what is wrong.
   *[other] { $count } cases that are shown do not verify: { $cases }. No decision of them is in effect. `greenlight restore FILE --mend` takes the true bytes from a backup; `greenlight verify` names what is wrong.
}
broken-roster-line = { $count ->
    [one] 1 event of the roster does not verify.
   *[other] { $count } events of the roster do not verify.
} What it grants is not given, what it ends has ended. Only a report of danger, a recusal and the end of a role can be signed, until a backup has brought the true bytes (greenlight restore FILE --mend).
fault-signature = not signed by the key that it names
fault-malformed = its bytes are no event
fault-newer = written by a newer Greenlight
fault-other-id = its bytes are those of another event
fault-misplaced = stored where it does not belong
fault-other-body = its text is not the one that was signed
fault-body-missing = its text is gone, and no purge says so
fault-missing = others build on it, and it is not here
fault-unlinked = does not link to the others
fault-roster = rests on an event of the roster that does not verify
apart-line = { $what } was set apart; { $name } wrote: { $value }
apart-name = The name
apart-district = The district
apart-phase = The phase
apart-assigned = Who works on it
apart-closed = Whether it is closed
decision-unseen = { $count ->
    [one] Decided without seeing this: { $ids }.
   *[other] Decided without seeing these { $count }: { $ids }.
}
decision-mark = Decided while a gate was shut: { $gap }
phase-mark = Set to { $phase } on { $day } although a requirement was not met: { $gap }
alike-unsaid = The names of { $one } and { $other } are alike, and it is not recorded that they are two people.
alike-two = The names of { $one } and { $other } are alike; it is recorded that they are two people: { $why }
decision-one-person = Since { $day } two people of this decision are known to be one person.
heading-recommendations = Recommendations
heading-decisions = Decisions
heading-checks = Checks
heading-waivers = Waived by two approvers
heading-contest = Nomination contest
heading-adverse = What checks brought that must be answered for
heading-application = What the applicant declared
heading-facts = The applicant's own particulars
heading-answers = Other answers
heading-refused = Refused by the applicant; that is held against nobody
heading-unclear-consents = Asked for consent, and answered neither yes nor no; nothing is recorded of it
heading-findings = Findings of severity { $severity }, if true: { $means }
heading-interference = FI notes
heading-replies = What the applicant says
heading-flags = Flags
heading-deferrals = Deferred: nothing for now
heading-conflicts = Conflicts of interest
heading-documents = Documents
heading-consents = Consents
heading-notes = Notes
heading-notices = What the applicant was told
heading-briefings = Briefings by somebody who is cleared
briefing-line = { $day }: { $by } briefed { $to }
heading-counsel = Advice of counsel
heading-conditions = Conditions
heading-missing = What is missing
heading-findings-all = Findings
label-also-known-as = Also known as
label-before = Before
label-answered = Answered
declared-blank = (left blank)
declared-clear = the clear answer
declared-open = Open: no finding answers for it, and nobody has said why there is none.
declared-earlier = Before: { $answer } (changed by { $who })
declared-open-now = Open until a finding answers for it, or somebody says why there is none: { $items }
adverse-prior = Earlier file of the same person
adverse-open = Nobody has answered for it yet.
answered-finding = Finding { $finding } answers for it.
answered-weighing = Looked at, no finding: { $why } ({ $who })
answers-for = answers for { $items }
links-taken-back = link taken back: { $items }
application-none = No form, no declaration and no consent is in this case.
application-unread = Kept as answered: it is not what this question asks for.
application-more = { $count ->
    [one] 1 other answer of the form: greenlight application { $case }
   *[other] { $count } other answers of the form: greenlight application { $case }
}
label-born = Born
label-email = E-mail
label-phone = Telephone
label-language = Language
label-assigned = Works on it
label-ground = Ground
label-applicant-text = For the applicant
label-origin = Origin
label-happened = When it happened
label-mitigating = Speaks for them
label-aggravating = Makes it worse
label-why = Why
label-withdrawn-how = How the applicant said that they withdraw (letter, e-mail, call)
label-meeting = Day of the nomination meeting (Enter: not known yet)
label-selected-on = Day of the selection
label-polled-on = Polling day
label-withdrawn-on = The day on which the applicant said so
label-not-put = Not put to the applicant, because
label-handling = Handling
label-handling-condition = Condition of handling
label-finding-kind = Kind
said-anew = { $label } (said anew)
finding-changed = Changed by { $who }: { $what }
finding-kept-back = deliberately not put to the applicant
label-innocent = Innocent explanation tested
applicant-says = The applicant says ({ $day }):{" "}
put-no-reply = Put to the applicant on { $day }; no reply yet.
not-put = Not put to the applicant yet.
purged-text = The text was purged.
consent-given = { $check }: consent { $to }, { $day }
consent-withdrawn = { $check }: consent withdrawn ({ $to }), { $day }
consent-refused = { $check }: consent refused ({ $to }), { $day }
consent-late = { $consent } (dated after it was needed)
consent-unclear = { $check }: “{ $answer }”
heading-deferrals-ended = Deferrals that have ended
deferral-back = a trigger was pulled: back since { $day }
deferral-ended = ended: { $outcome } ({ $who })
deferral-ended-by-flag = ended with the flag, which was answered or moved on
deferral-flag = flag { $flag }
deferral-overdue = overdue
deferral-tier = deferred at tier: { $tier }
deferral-triggers = What brings it back before its day:
trigger-pulled = It happened ({ $who }): { $text }
deferral-line = Comes back on { $day }; owner: { $name }
waits-for-second = waits for a second
counsel-not-sent = { $count ->
    [one] 1 note of counsel was not sent to you: for approvers only.
   *[other] { $count } notes of counsel were not sent to you: for approvers only.
}
withheld-counsel = { $count ->
    [one] 1 note of counsel: withheld here, for approvers only.
   *[other] { $count } notes of counsel: withheld here, for approvers only.
}
late-line = { $count ->
    [one] 1 event was signed by a role that had ended. It has no effect until somebody adopts it.
   *[other] { $count } events were signed by a role that had ended. They have no effect until somebody adopts them.
}
unread-line = { $count ->
    [one] 1 event has a body that this program does not understand. It is kept.
   *[other] { $count } events have a body that this program does not understand. They are kept.
}
purged-line = { $count ->
    [one] The text of 1 event was purged.
   *[other] The texts of { $count } events were purged.
}
foot-line = { $events ->
    [one] 1 event; heads: { $heads }
   *[other] { $events } events; heads: { $heads }
}
public-declare = Before you read on: does anything tie you to { $name }, to a rival or to a donor? Until you say so you see only these public facts.
public-events = { $count ->
    [one] The record of this case holds 1 event.
   *[other] The record of this case holds { $count } events.
}
tie-sign-name = name in common
tie-sign-firm = same firm
tie-sign-riding = same riding
tie-line = { $who }: { $sign } ({ $with })
tie-line-own = { $who }: { $sign } ({ $with }). Only they can declare it; anybody else dismisses the suggestion.
tie-yours = A possible tie of yours: { $sign } ({ $with }).
tie-heading = Ties that somebody may have

## What comes next
other-way = or:
next-heading = What comes next
next-nothing = Nothing is missing.
next-reverse = Resolve the conflict: one decision that knows both, and its second.
next-reverse-agreeing = Two decisions made apart agree: sign one that knows both, and have it seconded.
next-second = Second the decision, or let it lapse.
next-recommend = Every other gate is open: somebody who will not decide recommends.
next-decide = Every gate is open: decide.
next-condition = Look at the first open condition, and say when it is met.
next-notice = Tell the applicant, and write down when.
next-brief = Issue the brief.
next-close = Close the case.

## The brief
brief-title = Brief
brief-conflicting = Conflicting decisions: two were signed, each without knowledge of the other. This case has no outcome until two approvers resolve the conflict. Until then the stricter decision counts.
brief-agreeing = Two decisions were signed, each without knowledge of the other, and they agree: { $outcome }. Two approvers must still sign one that knows both.
brief-conditional = Greenlight with conditions only: see the conditions below.
brief-awaiting = The decision below has no effect yet: it awaits a second.
brief-reversal-awaiting = A decision is in effect; the reversal of it has no effect yet: it awaits a second.
brief-lapsed = The decision below lapsed and has no effect: something new came before its second.
brief-undecided = No decision yet.
brief-set-aside = Decided on { $day }: { $outcome }. That decision was set aside on { $on }: no decision is in effect.
brief-deferred = Not clear. Nothing for now: { $head }.
brief-none = None.
brief-withheld-unfounded = withheld here: about a claim that is unfounded
brief-withheld = withheld here: conditional
brief-withheld-counsel = { $count ->
    [one] withheld here: 1 note of counsel
   *[other] withheld here: { $count } notes of counsel
}
brief-unnamed = Case { $id }
brief-case = Case { $id }
brief-foot = { $events ->
    [one] 1 event. Heads: { $heads }.
   *[other] { $events } events. Heads: { $heads }.
}
brief-issued = Issued by { $name } on { $time }. Copy { $copy }, for: { $to } ({ $audience }).
brief-draft = Made on { $time } by { $name }. Not issued.
brief-generated = Every line is generated from the signed record; nothing was retyped.

## The log in words
log-genesis = founded the roster of { $org }; root keys: { $keys }
log-grant = gave { $name } the role { $role } for { $scope } (key { $key })
log-revoke = ended the role { $role } of { $name } (key { $key })
log-policy = set the policy: { $settings }
log-second-policy = seconded the policy { $id }
log-decline-policy = declined the policy { $id }
log-same = said that { $name } and { $other } are one person
log-open = opened the case in { $district }
log-place = moved the case to { $district }
log-phase = set the phase to { $phase } from { $day }
log-assign = gave the case to { $name }
log-declare-oneself = declared: { $state } ({ $name })
log-declare-another = declared about { $name }: { $state }
log-record-candidate = recorded who the applicant is
log-record-consent = recorded a consent
log-record-document = recorded a document
log-record-check = recorded a check
log-record-finding = recorded a finding
log-record-interference = recorded an FI note
log-prior-searched = { $cases ->
    [one] one case
   *[other] { $cases } cases
}, { $found } found
log-record-prior = searched for earlier files, or judged one
log-record-weighing = weighed something adverse
log-record-contest = recorded the nomination contest
log-record-briefing = recorded a briefing
log-record-appeal = recorded an appeal
log-record-breach = recorded a breach of confidentiality
log-record-reply = recorded what the applicant says
log-record-notice = told the applicant
log-record-note = wrote a note
log-dismissed = dismissed a suggested tie of { $name }: { $sign } ({ $with })
log-record-counsel = filed advice of counsel
log-finding-put = put to the applicant on { $day }
log-finding-not-put = not put to the applicant, with the reason why not, on { $day }
log-record-with = { $what }: { $details }
log-continues = { $what } (a further step of { $id })
log-corrects = { $what } (corrects { $id })
log-adopt = { $count ->
    [one] adopted { $ids }
   *[other] adopted { $count } events: { $ids }
}
log-flag = raised a flag ({ $level }) from this tier: { $tier }
log-flag-safety = reported a danger to somebody
log-accept = accepted flag { $id }
log-answer = answered flag { $id }
log-return = returned flag { $id } to this tier: { $tier }, by { $day }
log-pass-up = passed flag { $id } up
log-defer-case = decided to do nothing for now; { $name } looks again on { $day }
log-defer-flag = deferred flag { $id }; { $name } looks again on { $day }
log-trigger = pulled trigger { $number } of the deferral { $id }
log-resume = ended the deferral { $id }
log-refer = told somebody outside
log-refer-safety = told somebody outside about a danger
log-recommend = recommended: { $outcome }
log-decide = decided: { $outcome }
log-reverse = reversed decision { $id }: { $outcome }
log-waive-check = waived the { $check }
log-waive-consent = waived the consent to the { $check }
log-waive-dispute = waived the dispute of the { $check }
log-waive-prior = waived the possible earlier file { $id }
log-waive-finding = waived { $id }
log-waive-condition = waived condition { $number } of decision { $id }
log-met = said that condition { $number } of decision { $id } is met
log-second = seconded { $id }
log-decline = declined { $id }
log-close = closed the case
log-reopen = reopened the case
log-issue = issued copy { $copy } of the brief, for: { $audience }
log-hold = placed a legal hold
log-release = ended a legal hold
log-purge = { $count ->
    [one] purged 1 event ({ $extent }): { $rule }
   *[other] purged { $count } events ({ $extent }): { $rule }
}
log-nobody = a key that belongs to nobody
log-unsigned = An unknown signer
log-mark-late = late: the role had ended; it has no effect by itself
log-mark-phase = set although a requirement was not met: { $gap }
log-mark-broken = does not verify: { $how }
log-mark-void = void: { $why }
log-mark-adopted = adopted by { $name }
log-mark-corrected = corrected by { $id }
log-mark-unread = its body is not understood by this program; it is kept
log-mark-purged = its text was purged
log-mark-counsel = withheld here: for approvers only
log-mark-not-sent = not sent to you: for approvers only

## The policy in words
policy-none = not set
policy-second = Seconds: { $value }.
policy-separate-admin = A decision by somebody who administers the roster, or on the word of somebody whom they put there: { $value }.
policy-check-max-age-days = A check is too old after { $value } days.
policy-provincial-days = A flag may stand { $value } business days at the provincial tier.
policy-national-days = A flag may stand { $value } business days at the national tier.
policy-leader-days = A flag may stand { $value } business days at the leader's office.
policy-review-days = A deferral is reviewed within { $value } days.
policy-keep-withheld-months = A withheld or withdrawn file is kept { $value } months.
policy-keep-greenlit-months = A greenlit file is kept { $value } months after the next general election.
policy-source-bar = A withholding rests on grade { $value } or better.
policy-override-bar = An override rests on grade { $value } or better.
policy-required-checks = Required checks: { $value }.
policy-close-of-nominations = Close of nominations: { $value }.
policy-writ-day = The election is called on { $value }.
policy-polling-day = Polling day: { $value }.
policy-list-due = The list of endorsed candidates is due: { $value }.
policy-outside-counsel = Outside counsel: { $value }.
policy-districts = Names of districts from a newer list: { $value }.
policy-channels = Contact lines: { $value }.

## Foreign interference: the guide
fi-guide-title = Foreign interference: sixteen indicators
fi-guide-conduct = Write down conduct, never origin. Birthplace, origin, language, religion, dual citizenship, relatives abroad, ordinary community events and opinions are never indicators.
fi-guide-use = For each: what it is, and the question to ask. `greenlight fi guide FI-05` shows one page.
fi-guide-posture = Posture decides the route: a target is helped; suspected complicity is examined.
fi-guide-classified = Nothing classified is ever written here: only that a cleared person was briefed, when, and by whom.
fi-label-question = Ask
fi-label-not = What does not count
fi-label-help = Where help is
fi-label-innocent = Before you write
fi-innocent = Test the innocent explanation first and write down how. Grade the source and the information apart. One story in three outlets is one origin, and an allegation may itself be the attack.
indicator-fi-01 = undeclared contact with foreign officials
fi-01-question = Who from a mission or foreign party have you spoken to about running, and what was offered?
fi-01-not = Consular errands, public receptions, national-day events, and contact that the applicant declared.
fi-01-help = The party's cleared representative; the Canadian Security Intelligence Service.
indicator-fi-02 = a mission or a proxy rallying support
fi-02-question = Who organises this group for you, and who suggested it?
fi-02-not = Neighbours, a congregation or a community club that supports somebody of its own accord.
fi-02-help = The party's cleared representative; in an election, the federal task force on elections through them.
indicator-fi-03 = an intermediary speaking for a foreign state
fi-03-question = Has anyone told you what a foreign government wants of you? Is somebody around your campaign in the public registry of foreign influence, or should they be?
fi-03-not = Somebody who holds or voices an opinion about another country, or who only shares its language.
fi-03-help = The party's cleared representative; the Canadian Security Intelligence Service.
indicator-fi-04 = cultivation: sudden friendship, flattery, access
fi-04-question = Which relationships began after your plans were known?
fi-04-not = New supporters, donors and old friends who turn up, as they do for every candidate.
fi-04-help = The party's cleared representative, for a talk with the applicant.
indicator-fi-05 = sponsored or unexplained travel
fi-05-question = Who paid, who hosted, what was asked afterwards?
fi-05-not = Visits to family, holidays, pilgrimages, study and work trips that were paid for in the ordinary way.
fi-05-help = The party's cleared representative; the ethics commissioner's public guidance on sponsored travel.
indicator-fi-06 = money whose source is layered
fi-06-question = Can each large contributor show that it is their own? Did anything come as a crypto-asset, a money order or a prepaid product?
fi-06-not = Many small gifts from one community, and family help within the limits of the law.
fi-06-help = The Commissioner of Canada Elections; the party's financial agent. Ineligible gifts go back within 30 days.
indicator-fi-07 = benefit, contract, job or gift from a foreign entity
fi-07-question = Who outside Canada pays you or your family, and for what? Is there an arrangement with a foreign principal that the public registry must show?
fi-07-not = A foreign pension, an inheritance, an ordinary job with an international employer, money sent to relatives.
fi-07-help = The party's cleared representative; legal counsel.
indicator-fi-08 = debt or relief with foreign leverage
fi-08-question = To whom do you owe what you could not easily repay?
fi-08-not = Debt itself, a bankruptcy, a mortgage abroad with an ordinary bank, a thin credit file.
fi-08-help = The party's cleared representative; legal counsel.
indicator-fi-09 = threats to the candidate or relatives
fi-09-question = Has anyone mentioned family, visas or property abroad?
fi-09-not = Having relatives or property abroad. The person threatened is a victim, and is helped.
fi-09-help = A danger now: the police of the place, at once. Otherwise the RCMP national security information network.
indicator-fi-10 = compromising material
fi-10-question = Is there something that someone could hold over you?
fi-10-not = A private life, or an old embarrassment that the applicant tells openly and nobody uses.
fi-10-help = The party's cleared representative; for devices and accounts, the candidates' service of the Canadian Centre for Cyber Security.
indicator-fi-11 = bulk sign-ups, bused or instructed voters
fi-11-question = Who recruited these members, who paid, who told them how to vote?
fi-11-not = A community that joins and votes together, and a ride to the meeting shared by neighbours.
fi-11-help = The party's national director; the Commissioner of Canada Elections where money or pressure is involved.
indicator-fi-12 = false residency or identity papers
fi-12-question = Can the proof be examined again?
fi-12-not = A name spelt several ways, a recent move, papers from abroad that take time to arrive.
fi-12-help = The party's national director; legal counsel; the police where papers are forged.
indicator-fi-13 = a rival pressed to stand aside
fi-13-question = Was anyone warned or induced to withdraw?
fi-13-not = Friends who advise against running, and bargaining that is ordinary inside a party.
fi-13-help = The Commissioner of Canada Elections; the RCMP national security information network where there are threats.
indicator-fi-14 = coordinated or state-linked amplification
fi-14-question = Did you ask for it, know of it, or gain by it?
fi-14-not = Being shared, praised or attacked by strangers; nobody chooses their audience.
fi-14-help = The party's cleared representative; in an election, the federal task force on elections through them.
indicator-fi-15 = seeking or passing party or constituents' information
fi-15-question = Has anyone asked for lists, opinions, private views?
fi-15-not = Ordinary canvassing, and questions from journalists or researchers who say who they are.
fi-15-help = The party's privacy officer; the party's cleared representative.
indicator-fi-16 = a concealed or shifting account of a foreign tie
fi-16-question = Why does the form differ from what was found?
fi-16-not = Having the tie, an honest slip on a long form, a date that is a little wrong.
fi-16-help = The party's cleared representative; legal counsel.

## The counter: help
help =
    The vetting files of people who want to stand for a federal party.
    Everything that happens to a case is signed, kept in one encrypted store, and
    can be verified later. Nobody decides alone.
help-more =
    A case is named by the first letters of its id, or by whole words of the name where only one case fits. To look, the beginning of a name or the district is enough. “-” as a text reads it from standard input. Words of lists may be typed in French, too: greenlight or feu-vert, same or même.
    First steps: greenlight init --org PARTY --name NAME, then greenlight person add --help.
help-usage = Usage:
help-commands = Commands
help-options = Options
help-options-everywhere = Options of every command
help-arguments = Arguments
help-command-name = COMMAND
help-adopt = Take responsibility for the work of somebody who is recused or gone
help-assign = Give a case to somebody to work on
help-brief = Write the brief of one or more cases, for the person who decides
help-brief-more =
    Example:
      greenlight brief 7K3QX --out brief.md
      greenlight brief list
help-brief-list = List the copies of briefs that you were given, and whether each is still the newest state
help-check = Police, credit and other checks: each step is recorded apart
help-check-authenticate = Say that the paper of a check is authentic
help-check-import = Take in a vendor's report: the file is kept, its checks are recorded
help-check-import-more =
    What a vetting file has no use for, such as a social insurance number, is dropped and named. Wording that is not known is never read as clear.
    Example:
      greenlight check import 7K3QX report.json --vendor certn
help-check-read = Say that a check was read, and its result
help-check-read-more =
    Example:
      greenlight check read 7K3QX police --kind crjmc --result negative --issued 2026-09-01
help-check-receive = Say that the paper of a check has come in
help-check-record = Record any state of a check
help-check-record-more =
    Example:
      greenlight check record 7K3QX credit --bureau Equifax --status read --result review
help-check-request = Say that a check was asked for
help-close = Close a case
help-completions = Print the completions of a shell
help-completions-more =
    Example:
      greenlight completions bash > ~/.local/share/bash-completion/completions/greenlight
help-conflict = Declare a conflict of interest, or that there is none
help-conflict-more =
    A tie recuses: the case is hidden from then on. Membership of the riding is an interest, which bars only deciding and seconding.
    Examples:
      greenlight conflict 7K3QX none
      greenlight conflict none 7K3QX 9M2TD
      greenlight conflict 7K3QX declare --kind personal --text "a cousin"
help-conflict-declare = Declare a tie, one's own or, as an approver, somebody else's
help-conflict-dismiss = Dismiss a suggested tie of somebody else, once and with the reason
help-conflict-list = List the cases about which you have not declared
help-conflict-none = Declare that there is no conflict of interest, about one case or many at once
help-consent = Record what the applicant agreed to, or withdrew
help-consent-more =
    Example:
      greenlight consent 7K3QX police --on 2026-08-30
help-decide = Decide on a case
help-decide-more =
    A withholding, and a greenlight that nobody else recommended, has no effect until another approver seconds it.
    Examples:
      greenlight decide 7K3QX greenlight --why "nothing adverse was found"
      greenlight decide 7K3QX withhold --reason candour --why - --applicant -
help-demo = Make a store of invented people, and walk through the whole job
help-defer = Decide to do nothing for now, with an owner, a day and what brings it back
help-defer-more =
    The first word is a case, or the letters of an open flag.
    Example:
      greenlight defer 7K3QX --owner "Alex Vetter" --review +14d --trigger "the police answer" --why -
help-resume = End a deferral: say what its review found
help-resume-more =
    Example:
      greenlight resume 7K3QX M4TRN --outcome unchanged --text "Still no answer; we write again."
help-trigger = Say that what was waited for has happened: the deferral comes back at once
help-trigger-more =
    Example:
      greenlight trigger 7K3QX M4TRN 1 --text "The police answered today."
help-defer--case = The case, or the letters of an open flag
help-defer--flag = The flag to defer; without it, the whole case
help-defer--owner = Who looks at it again, by name; “me” is you
help-defer--review = The day of the review, such as 2026-12-06, +14d or close-5d; never past the next deadline of the election
help-arg-trigger = What would bring it back before its day; may be given several times; “-” reads it from standard input
help-arg-deferral = The deferral: its letters, as `greenlight show` gives them
help-resume--outcome = What the review found: unchanged or changed
help-resume--text = What the review found, in words; “-” reads it from standard input, without it your editor opens
help-trigger--number = Which trigger, as `greenlight show` numbers them; may be left out where there is only one
help-trigger--text = What happened; “-” reads it from standard input, without it your editor opens
help-doc = Documents: received, authenticated and read are three steps
help-doc-authenticate = Say that a document is authentic
help-doc-list = List the documents of a case
help-doc-read = Say that a document was read
help-doc-receive = Take in a document, as a file or as a paper that was shown
help-doc-receive-more =
    Example:
      greenlight doc receive 7K3QX record-check.pdf --title "Police check, paper copy"
help-doc-save = Save a copy of a document's file
help-doctor = Say how the program, this machine and the store are, in a report that can be pasted
help-draft = Texts that were typed and refused; they are kept in the store
help-draft-drop = Throw a kept text away
help-draft-list = List the kept texts
help-draft-show = Show a kept text
help-edit = Change what is known of an applicant, or the district
help-export = Write many cases as a table for a spreadsheet
help-fi = Foreign interference: notes, and guidance for them
help-briefing = Record that a cleared person briefed somebody: when, by whom, to whom, and never what was said
help-briefing--case = The case, or “-” where the briefing was about no case
help-briefing--by = Who briefed; “-” reads it from standard input
help-briefing--to = Who was briefed; “-” reads it from standard input
help-briefing--list = List the briefings instead
help-fi-add = Write a note on conduct that may be foreign interference
help-fi-add-more =
    Write down conduct, never origin; test the innocent explanation first.
    Example:
      greenlight fi add 7K3QX --indicator FI-05 --posture target --grade B2 \
        --innocent "a family visit; the tickets show it" --text -
help-fi-guide = Sixteen indicators, each on one page: what to ask, what does not count
help-fi-put = Say that an FI note was put to the applicant, or why not
help-fi-status = Say what became of an FI note: a reviewer or approver who did not write it
help-fi-status-more =
    Example:
      greenlight fi status 7K3QX M4TRN explained --why "The tickets show who paid."
help-fi-review = Say that you looked at an FI note again and it stays as it is
help-fi-correct = Correct an FI note; what was signed before stays in the log
help-fi-correct-more =
    The gravest posture ever signed counts until a reviewer or approver who did not write the note lowers it.
help-fi-link = Say that an FI note and another one, or a finding, tell the same
help-fi-unlink = Take back a mistaken link between an FI note and another note or a finding; for reviewers and approvers
help-fi-unlink--other = The other note or finding: its letters, as `greenlight show` gives them
help-fi-unlink--why = Why the link was a mistake; “-” reads it from standard input
help-fi-status--status = Status: open, explained, substantiated, unfounded
help-fi-correct--condition = Under which condition it may be passed on, for handling C
help-fi-correct--text = The new text; “-” reads it from standard input
help-finding-correct--yes = Sign it although a reminder asks once more
help-finding-add--yes = Sign it although a reminder asks once more
help-fi-correct--yes = Sign it although a reminder asks once more
help-fi-add--yes = Sign it although a reminder asks once more
help-fi-correct--why = Why it is corrected; “-” reads it from standard input
help-fi-link--other = The other note or finding: its letters, as `greenlight show` gives them
help-fi-link--kind = Whether both come from one origin, or each from its own: same-origin, independent
help-fi-link--why = How that is known; “-” reads it from standard input
help-finding = Findings: what stands out, with its source and its weight
help-finding-add = Write down a finding
help-finding-add-more =
    Severity is how bad it would be if true; the grade is how good the source is.
    Example:
      greenlight finding add 7K3QX --category financial --severity 2 --grade C3 \
        --disclosed denied --text -
help-finding-correct = Correct a finding; what was signed before stays in the log
help-finding-put = Say that a finding was put to the applicant, or why not
help-finding-status = Say what became of a finding
help-flag = Flags: a question with a deadline, for the tier above
help-flag-accept = Say that you are taking a flag on; its clock runs on
help-flag-answer = Answer a flag
help-flag-list = List the open flags that you can see
help-flag-pass-up = Pass a flag to the next tier
help-flag-raise = Raise a flag
help-flag-raise--known = For a contribution that must go back: the day on which it was known; without it, today
help-flag-raise-more =
    Example:
      greenlight flag raise 7K3QX --question "Does this debt matter?" --about M4TRN
help-flag-return = Return a flag to a lower tier with what it asks
help-import = Open cases from a form tool's export
help-import-more =
    Without --apply nothing is written: what was found is only shown.
    Example:
      greenlight import applications.csv --map map.toml
help-import-list = List what was imported, and how much of it was undone
help-import-undo = Close what one import opened, where only its opener has signed
help-import-undo-more =
    The same sheet, corrected, can be imported again.
    Example:
      greenlight import undo GEZDGNBV --why "Two columns were swapped"
help-init = Make a store; you become its first administrator
help-init-more =
    Example:
      greenlight init --org "Example Party" --name "Alex Roy"
help-list = List the cases that you can see
help-list-more =
    Examples:
      greenlight list --province ON --status open
      greenlight list --check police=incomplete
help-log = Show what happened to a case or to the roster, and who signed it
help-man = Print the manual page
help-next = Say what is missing in a case, who can do it, with which command
help-note = Write a note for colleagues
help-notice = Record what the applicant was told
help-open = Open a case for an applicant
help-open-more =
    Example:
      greenlight open --name "Sam Tremblay" --district 35001 --born 1980-02-03
help-person = People, their keys and their roles
help-person-add = Put a person on the roster with a key and a role
help-person-add-more =
    The key is the public half of an Ed25519 key: ssh-keygen -t ed25519 -f FILE
    Example:
      greenlight person add "Alex Roy" --key alex.pub --role vetter --scope ON
help-person-grant = Give a person another role or another key
help-person-list = List the people and their roles
help-person-revoke = End a role, or all that a person holds
help-phase = Set the phase of a candidacy and its dates
help-phase-more =
    Example:
      greenlight phase 7K3QX contest --meeting 2026-11-20
help-contest = Keep the days and numbers of a nomination contest, or show them
help-contest-more =
    Without a day or a number it shows what is known. Nothing here is a verdict.
    Example:
      greenlight contest 7K3QX --selected-on 2026-11-20 --selected-by vote --members 840 --new-members 310 --margin 12
help-policy = The party's own settings, and who may do what
help-policy-matrix = Print the table of who may do what
help-policy-second--event = The policy, by its letters, where there are several
help-policy-second = Second the policy that waits for it
help-policy-decline--event = The policy, by its letters, where there are several
help-policy-decline--why = Why; “-” reads it from standard input
help-policy-decline = Decline the policy that waits for a second: it ends, and may be set again
help-policy-set = Change settings; another approver must second it
help-policy-set-more =
    Settings tighten the rules and never loosen them below the built-in floor.
    “-” empties a setting. Example:
      greenlight policy set check_max_age_days=120 national_days=1
help-policy-show = Show the settings and what each means
help-channels = Whom a matter goes to, and how to reach them
help-channels-show = Show the contact lines that the signed policy has
help-channels-show--out = Write a copy for printing into a new file
help-channels-edit = Change contact lines; another approver must second it
help-channels-edit-more =
    Without a channel your editor opens on the whole list. Examples:
      greenlight channels edit party-help --line "613-555-0142"
      greenlight channels edit --text - < lines.toml
help-channels-edit--channel = The office: police, party-help, legal-counsel ...; `greenlight channels show` lists them
help-channels-edit--line = How it is reached; “-” reads it from standard input
help-channels-edit--en = Its name in English; “-” reads it from standard input
help-channels-edit--fr = Its name in French; “-” reads it from standard input
help-channels-edit--text = A list in TOML; “-” reads it from standard input
help-channels-edit--why = Why; “-” reads it from standard input
help-channels-import = Read contact lines from a file; another approver must second them
help-channels-import--file = A list in TOML, as `greenlight channels show --out` writes it; “-” reads it from standard input
help-channels-import--why = Why; “-” reads it from standard input
help-districts = List the electoral districts by the names in force; take newer names from a list
help-districts-more =
    Examples:
      greenlight districts Ajax
      greenlight districts update names.csv --on 2026-10-01 --source "Elections Canada, list of 1 October 2026"
help-districts--district = Only this district, by its code, a name of today or of earlier, or a part of a name
help-districts-update = Take newer names from a list; another approver must second it
help-districts-update--file = A table with the columns code, name_en, name_fr and province, such as a CSV file; “-” reads it from standard input
help-districts-update--on = The day from which on the names are official, such as 2026-10-01
help-districts-update--source = Where the list comes from; “-” reads it from standard input
help-districts-update--why = Why; “-” reads it from standard input
help-rebuild = Make every table anew from the signed record
help-recommend = Recommend a decision to somebody else
help-prior = Earlier files of the same person
help-prior-search = Search this store for earlier files, and record that you did
help-prior-list = Show the searches, what they found and what was judged
help-prior-judge = Judge whether a possible earlier file is of the same person
help-prior-judge--file = The earlier file, by the letters that `prior list` shows
help-prior-judge--judgement = same, not-same or unsure
help-prior-judge--why = Why; kept from everybody but approvers and yourself; “-” reads it from standard input
help-close--duplicate-of = The open case of the same candidacy that goes on
help-reopen = Reopen a closed case
help-reply = Record what the applicant says
help-reverse = Reverse a decision by a later one, with its ground
help-search = Search the texts of the cases that you can see
help-second = Second a decision or another act that waits for it
help-decline = Decline a decision or another act that waits for a second: it ends, and the same act may be signed again
help-show = Show a case on one page
help-application = Show what the applicant declared, or take down an answer
help-application-more =
    Examples:
      greenlight application 7K3QX
      greenlight application 7K3QX --declared charged --answer "Yes, in 2019" --clear No
help-verify = Check every signature, hash and link in the store
help-weigh = Say why something adverse is no finding
help-weigh-more =
    Who recorded a check does not weigh it. What was weighed and then changes is open again.
    Grave news after a greenlight is named by the letters of its finding; an approver who did not give the greenlight says why it stays.
    Examples:
      greenlight weigh 7K3QX certified-record --why -
      greenlight weigh 7K3QX charged --why "Withdrawn in 1998; the court file agrees"
      greenlight weigh 7K3QX 9M2TD --why "Seen; the greenlight stays, because it was known in the riding"
help-waive = Waive a required check, what a consent lacks, a dispute, a finding or an FI note, or a possible earlier file of which nobody can tell; another approver must second it
help-whoami = Say who you are here, and which roles you hold

## The counter: help on arguments
help-arg-about = The finding, note or other item that it is about
help-conflict-declare--about = Somebody else, by name, who is recused by this; for approvers
help-conflict-dismiss--sign = Which suggestion, where there are several: name, firm, riding
help-arg-aggravating = What makes it worse; “-” reads it from standard input
help-arg-all = Answered flags, too
help-arg-also-known-as = Another name of the same person; may be given several times
help-arg-applicant = A text that is safe to give to the applicant; “-” reads it from standard input
help-arg-apply = Open the cases; without it, only show what was found
help-arg-assigned = Only cases that this person works on; “me” is you
help-arg-band = Credit band: <560, 560-659, 660-724, 725+
help-arg-born = Date of birth, such as 1980-02-03
help-arg-born-as-printed = The birth date on the document; it is compared with the applicant's
help-arg-name-as-printed = The name on the document; it is compared with the applicant's names
help-arg-although = Record it although the name or the birth date differs; --why says why it is about the applicant
help-arg-dispute-closed = The day on which the provider closed a dispute; --why says how
help-arg-searched = A public registry: a name that was searched; may be given several times; “-” reads it from standard input
help-arg-account = Online: an account that was read; may be given several times
help-arg-closed-account = Online: an account that is closed, read as far as anything is left of it; may be given several times
help-arg-read-by = Who read the accounts, where that was somebody else
help-arg-bureau = Credit bureau, such as Equifax or TransUnion
help-arg-by = The day by which it should be answered, such as 2026-11-22, friday, +3bd (business days) or close-5d
help-flag-return--by = The day by which it is asked, such as 2026-11-30, friday, +3bd (business days) or close-5d; default: in a week
help-arg-case = The case: letters of its id, or whole words of the name; to look, the beginning of a name or a district
help-brief--case = The cases, one or several
help-log--case = The case, or “roster” for people and policy
help-flag-list--case = Only the flags of this case, answered ones too
help-arg-category = Category: identity, eligibility, citizenship-and-travel, education, employment-and-business, professional-discipline, criminal, civil-litigation, financial, conflicts-and-lobbying, political-history, donations, foreign-links, publications-and-accounts, relationships-and-conduct, candour, other
help-arg-check = The check: police, credit, declaration, eligibility, court-register, online, interview, references, influence-registry, sanctions, lobbyists, insolvency
help-list--check = Only cases whose check has this status or result, such as police=incomplete or credit=received
help-export--check = Only cases whose check has this status or result, such as police=incomplete or credit=received
help-arg-close = The day nominations close here, such as 2027-03-01 or meeting+14d
help-arg-condition = A condition of the greenlight; may be given several times, each with its own --owner, --due and --evidence
help-finding-add--condition = Under which condition it may be passed on, for handling C
help-finding-correct--condition = Under which condition it may be passed on, for handling C
help-fi-add--condition = Under which condition it may be passed on, for handling C
help-arg-counsel = Advice of legal counsel, which only approvers write and read
help-arg-csv = Comma-separated values, with the heads in English
help-arg-date-order = How dates are written, where the file does not show it: day-month-year, month-day-year, year-month-day; or in letters: dd/mm/yyyy
help-arg-header-rows = How many rows the heads fill, where it is more than one
help-arg-sheet = The sheet of a workbook, where it has several
help-arg-skip-rows = How many rows of titles come before the heads
help-arg-decision = The decision: its letters, as `greenlight show` gives them
help-arg-delimiter = What stands between columns, where it is not clear: comma as “,”, “;”, tab, or “|”
help-arg-dir = A new folder for the store and the keys of the invented people; without it nothing is kept
help-arg-disclosed = How the applicant disclosed it: volunteered, when-asked, denied, not-asked
help-arg-district = The district: its code or its whole name
help-list--district = Only cases of this district: its code, its name, or a part of names
help-export--district = Only cases of this district: its code, its name, or a part of names
help-arg-document = The document: its letters, as `greenlight doc list` gives them
help-arg-due = When the condition is due, such as 2026-12-15, +10bd (business days) or close-5d; one for each --condition
help-arg-email = E-mail address
help-arg-encoding = How the file is encoded, where it is not clear: utf-8, utf-8-bom, windows-1252, iso-8859-15, macroman, cp850, cp863, utf-16le, utf-16be; usual names such as latin1, ansi or mac are understood
help-arg-event = What waits for a second: its letters, as `greenlight show` gives them
help-arg-evidence = What will show that the condition is met; one for each --condition
help-arg-file = The file
help-doc-receive--file = The document as a file; leave it out for a paper that was only shown
help-check-import--file = The vendor's report, in JSON
help-import--file = The form tool's export: CSV or similar, or an XLSX workbook
help-import--same = This row is of this case, or of the same person as that row: 9=7K3QX, 9=4; may be given several times
help-import--new = This row is of nobody who is here, and opens a case; may be given several times
help-import--skip = Leave this row out; may be given several times
help-import--make-map = Write a map for this file, filled in where its heads leave no doubt
help-import--out = The file to write the map to; without it, standard output
help-import-undo--batch = The import: its letters, as `greenlight import list` gives them
help-arg-finding = The finding: its letters, as `greenlight show` gives them
help-arg-note = The FI note: its letters, as `greenlight show` gives them
help-arg-firm = The firm that they work for or own; the same firm in a case is suggested as a tie
help-arg-flag = The flag: its letters, as `greenlight flag list` gives them
help-arg-flags = What the credit report shows; may be given several times: collections, judgments, bankruptcy, consumer-proposal, liens, fraud-warning, foreign-inquiries
help-arg-format = How it is written: md (default) or json
help-arg-grade = Grade: source A to F, information 1 to 6, such as C3; F and 6 mean “cannot be judged”
help-arg-ground = Why the decision is reversed: appeal, new-facts, error
help-arg-handling = Handling code: P may be passed on, C only under a stated condition
help-arg-happened = When it happened, in your words, such as “spring 2019”
help-arg-help = Print this help
help-arg-identity = Your private key; default: GREENLIGHT_IDENTITY, else ~/.ssh/id_ed25519
help-arg-indicator = The indicator, FI-01 to FI-16; `greenlight fi guide` explains each
help-fi-guide--indicator = One indicator, FI-01 to FI-16; without it, all of them in brief
help-arg-innocent = The innocent explanation and how it was tested; “-” reads it from standard input
help-arg-issued = The date on the paper, such as 2026-11-18, yesterday or -3d
help-arg-items = What to take on: letters of items, as `greenlight log` gives them
help-arg-json = Data as JSON, for programs
help-arg-key = Public key file, such as alex.pub
help-person-grant--key = Another public key of the same person; default: the key that is known
help-arg-kind = Police check: crc (criminal record) or crjmc (criminal record and judicial matters)
help-check-import--kind = Where the report does not say which police check it is: crc or crjmc
help-consent--kind = The check: police, credit, declaration, eligibility, court-register, online, interview, references, influence-registry, sanctions, lobbyists, insolvency
help-conflict-declare--kind = The tie: acts-for, personal, business, riding, or none; as an approver, “none” about another person ends a recusal
help-finding-add--kind = Kind: adverse, unverifiable, missing, inconsistent, positive
help-finding-correct--kind = Kind: adverse, unverifiable, missing, inconsistent, positive
help-arg-lang = Language: en or fr; default: GREENLIGHT_LANG, else the system's
help-arg-language = The applicant's language: en or fr
help-arg-limit = At most so many cases
help-search--limit = At most so many places; default: 50
help-arg-map = The map that says which column holds what
help-arg-list-due = the day on which the list of endorsed candidates is due
help-arg-meeting = The day of the nomination meeting, such as 2027-01-20 or close-5w
help-arg-method = Method of a police check: name (default) or fingerprint
help-arg-mitigating = What speaks for the applicant; “-” reads it from standard input
help-arg-name = The applicant's name; “-” reads it from standard input
help-init--name = Your name on the roster
help-person-add--name = The person's name
help-arg-number = The number that `greenlight draft list` gives
help-arg-on = The day, such as 2026-11-22, yesterday, monday (the last one) or -3d; default: today
help-consent--on = The day of the consent or its withdrawal, such as 2026-11-22, today, monday (the last one) or -3d
help-arg-org = The party, as its roster names it
help-arg-origin = Where the story comes from; one story in three outlets has one origin
help-arg-out = A new file that only you can read; default: standard output
help-doc-save--out = A new file that only you can read; in a folder it gets a safe name by itself
help-arg-outcome = Outcome: greenlight, greenlight-with-conditions, withhold
help-reverse--outcome = Outcome: greenlight, greenlight-with-conditions, withhold, undecided (sets the decision aside, with none in its place)
help-arg-overdue = Only cases with a flag past its deadline
help-arg-owner = Who sees to the condition; one for each --condition
help-arg-person = The person, by name; “me” is you
help-arg-phase = Phase: applied, vetting, contest, nominated, endorsed, confirmed, polled, withdrawn, lapsed; “greenlit” follows from the decision
help-list--phase = Only cases in this phase: applied, vetting, greenlit, contest, nominated, endorsed, confirmed, polled, withdrawn, lapsed
help-export--phase = Only cases in this phase: applied, vetting, greenlit, contest, nominated, endorsed, confirmed, polled, withdrawn, lapsed
help-arg-phone = Telephone number
help-arg-posture = The applicant's part in it: target, unwitting, semi-witting, witting, unknown
help-arg-provider = Who ran the check
help-arg-province = Only cases of this province: NL, PE, NS, NB, QC, ON, MB, SK, AB, BC, YT, NT, NU
help-arg-question = The question; “-” reads it from standard input, without it your editor opens
help-arg-quiet = Say only warnings and errors
help-arg-my-clock-is-right = Sign although the record proves a later time; the act and the pages then say so
help-arg-reason = Reason for a withholding: legal, financial, ethical, candour, values, fi, ineligible, incomplete
help-arg-rests-on = What the decision rests on: letters of an item; may be given several times; default for a withholding: all that still weighs
help-arg-result = Result. Police: negative, confirmed-declared, incomplete, certified-none, certified-record. Credit: clear, review, no-hit. Others: clear, review. Any: unknown
help-arg-riding = The riding of which they are a member; its cases are suggested as a tie
help-arg-role = Role: vetter, reviewer, approver, leader, records, auditor, admin
help-person-revoke--role = Only this role: vetter, reviewer, approver, leader, records, auditor, admin; default: all that the person holds
help-person-revoke--lost-at = A machine was lost: the last moment at which it was certainly in the right hands, such as "yesterday 14:30"; what its key signed later, or what arrived later, does not count
help-person-revoke--key = Only the roles of this key, by the first letters of its fingerprint
help-arg-scope = Where it counts: CA, a province such as ON, or a district such as 35001
help-arg-serious = Serious: it needs an answer soon
help-arg-settings = Settings, such as leader_days=2; `greenlight policy show` lists them
help-arg-severity = Severity, if true: 0 information, 1 minor, 2 awkward, 3 would cost the candidacy, 4 a legal bar or danger
help-arg-shell = Shell: bash, elvish, fish, powershell, zsh
help-arg-status = Status: not-requested, consent-pending, requested, with-applicant, in-progress, action-needed, received, authenticated, read, disputed, cancelled, lapsed, superseded, waived
help-list--status = Only cases with this status: open, recommended, awaiting-second, greenlit, conditional, withheld, conflicting, withdrawn, lapsed, closed, broken (does not verify)
help-export--status = Only cases with this status: open, recommended, awaiting-second, greenlit, conditional, withheld, conflicting, withdrawn, lapsed, closed, broken (does not verify)
help-finding-status--status = Status: open, put, resolved, mitigated, substantiated, unsubstantiated, cannot-tell
help-arg-store = The store's folder; default: GREENLIGHT_STORE, else the place for your data
help-arg-text = The text; “-” reads it from standard input, without it your editor opens
help-check-request--text = A remark, such as the provider's own words; “-” reads it from standard input
help-check-receive--text = A remark, such as the provider's own words; “-” reads it from standard input
help-check-authenticate--text = A remark, such as how it was authenticated; “-” reads it from standard input
help-check-read--text = A remark, such as the provider's own words; “-” reads it from standard input
help-check-record--text = A remark, such as the provider's own words; “-” reads it from standard input
help-check-request--why = Why: it is about the applicant although name or birth date differ, or the reading departs from the provider's; “-” reads it from standard input
help-check-receive--why = Why: it is about the applicant although name or birth date differ, or the reading departs from the provider's; “-” reads it from standard input
help-check-authenticate--why = Why: it is about the applicant although name or birth date differ, or the reading departs from the provider's; “-” reads it from standard input
help-check-read--why = Why: it is about the applicant although name or birth date differ, or the reading departs from the provider's; “-” reads it from standard input
help-check-record--why = Why: it is about the applicant although name or birth date differ, or the reading departs from the provider's; “-” reads it from standard input
help-check-import--why = Why it is about the applicant although name or birth date differ; “-” reads it from standard input
help-doc-authenticate--why = Why it is about the applicant although name or birth date differ; “-” reads it from standard input
help-doc-read--why = Why it is about the applicant although name or birth date differ; “-” reads it from standard input
help-doc-receive--text = A remark; “-” reads it from standard input
help-doc-authenticate--text = How it was authenticated; “-” reads it from standard input
help-doc-read--text = A remark; “-” reads it from standard input
help-conflict-declare--yes = Sign it although nobody is left at a tier then, or nobody may decide
help-conflict-declare--text = What the tie is; “-” reads it from standard input
help-finding-correct--text = The new text; “-” reads it from standard input
help-flag-accept--text = A remark; “-” reads it from standard input
help-arg-tier = Only cases at this tier: local, provincial, national, leader
help-flag-return--tier = The tier that it goes back to: local, provincial, national; default: the one below
help-arg-title = What the document is; default: the file's name
help-arg-to = Only half of it: run (to run the check) or result (to see its result); default: both
help-arg-vendor = Whose report it is: checkr or certn
help-waive--what = The check: police, credit, declaration, eligibility, court-register, online, interview, references, influence-registry, sanctions, lobbyists, insolvency; or, before it, what of it is waived: check, consent, dispute; or finding, or prior
help-waive--check = The check, after check, consent or dispute; after finding the letters of the finding or FI note, after prior those of the earlier file
help-arg-version = Print the version
help-arg-why = The reasons; “-” reads them from standard input, without it your editor opens
help-close--why = Why; “-” reads it from standard input
help-reopen--why = Why; “-” reads it from standard input
help-phase--why = Why; “-” reads it from standard input
help-phase--how = For “withdrawn”: how the applicant said so; “-” reads it from standard input
help-phase--without-greenlight = Let the person stand without a greenlight: an approver says why, and another seconds it
help-phase--flag = Where no greenlight is in effect, raise a serious flag instead of setting the phase
help-contest--notified = When Elections Canada was notified of the contest
help-contest--cut-off = The last day on which somebody could become a member and vote
help-contest--members = How many members the list has
help-contest--new-members = How many of them became members in the last 30 days before the cut-off
help-contest--contestants = How many ran
help-contest--voters = How many voted
help-contest--margin = By how many votes it was won
help-contest--selected-on = The selection date; the report is due 30 days after it
help-contest--flag = Where the person selected has no greenlight, raise a serious flag in the same step
help-contest--selected-by = How: vote, acclaimed (nobody else ran, or was left) or appointed (no report is owed)
help-contest--reported = When the report was sent to Elections Canada
help-export--standing = Only cases where somebody stands for the party without a greenlight in effect
help-list--standing = Only cases where somebody stands for the party without a greenlight in effect
help-second--why = Why; “-” reads it from standard input
help-decline--why = Why; “-” reads it from standard input
help-policy-set--why = Why; “-” reads it from standard input
help-person-revoke--why = Why; “-” reads it from standard input
help-finding-correct--why = Why it is corrected; “-” reads it from standard input
help-arg-why-not = Why it was not put to the applicant; “-” reads it from standard input
help-arg-withdrawn = The applicant withdraws the consent; new work stops, nothing is erased
help-arg-refused = The applicant refuses the consent; that is held against nobody
help-arg-declared = What the applicant declared: a short name for the question; may be given several times, each with --answer
help-arg-declared-answer = Their answer, in their own words; “-” reads it from standard input
help-arg-declared-question = The question as the form asks it; “-” reads it from standard input
help-arg-clear-answer = The answer that needs nobody's attention, such as No; may be given several times; “-” reads it from standard input. Without it, every answer is open
help-arg-answers = What it answers for: a declared question, or what a check brought, as `greenlight next` gives it; may be given several times
help-weigh--items = What was looked at: a declared question, or what a check brought, as `greenlight next` gives it
help-arg-words = Words to search for
help-list--words = Only cases with these words in the name, or in a text that you may read
help-export--words = Only cases with these words in the name, or in a text that you may read

## The counter: what stands for a value in help
value-address = ADDRESS
value-band = BAND
value-batch = BATCH
value-bureau = BUREAU
value-case = CASE
value-category = CATEGORY
value-check = CHECK
value-code = CODE
value-day = DAY
value-decision = DECISION
value-deferral = DEFERRAL
value-delimiter = DELIMITER
value-dir = DIR
value-district = DISTRICT
value-document = DOCUMENT
value-encoding = ENCODING
value-sheet = SHEET
value-event = EVENT
value-file = FILE
value-finding = FINDING
value-flag = FLAG
value-grade = GRADE
value-how = HOW
value-item = ITEM
value-key = KEY
value-keyfile = KEYFILE
value-judgement = JUDGMENT
value-prior = PRIOR
value-kind = KIND
value-map = MAP
value-name = NAME
value-note = NOTE
value-party = PARTY
value-number = NUMBER
value-order = ORDER
value-outcome = OUTCOME
value-mailbox = MAILBOX
value-path = PATH
value-person = PERSON
value-platform = PLATFORM
value-ground = GROUND
value-handle = HANDLE
value-phase = PHASE
value-posture = POSTURE
value-province = PROVINCE
value-result = RESULT
value-role = ROLE
value-row = ROW
value-scope = SCOPE
value-setting = SETTING
value-shell = SHELL
value-state = STATE
value-status = STATUS
value-text = TEXT
value-what = WHAT
value-tier = TIER
value-value = VALUE
value-when = WHEN
value-words = WORDS

## The counter: what was wrong on the command line
usage-unknown-command = There is no command “{ $word }”.
usage-unknown-option = There is no option “{ $word }” here.
usage-missing = This is missing: { $what }
usage-no-command = The command is missing.
usage-conflict = “{ $one }” cannot stand beside “{ $other }”.
usage-twice = “{ $option }” can stand only once.
usage-no-value = { $option } needs a value.
usage-not-text = A word of the command line is not valid text (UTF-8).
usage-bad-value = “{ $value }” does not fit { $option }.
usage-allowed = Allowed: { $allowed }.
usage-near = Did you mean “{ $near }”?
usage-hint = This explains what it takes: { $command } --help
usage-greenlight-init = With your party and your name: greenlight init --org PARTY --name NAME

## The counter: errors
error-label = Error:
hint-label = Hint:
error-admit = A signed event cannot be taken in: { $error }
error-admit-hint = Nothing of it was written. Somebody who can sign it anew must do so, on the case as it stands.
error-ambiguous = “{ $word }” names no case that you can see, or several.
error-ambiguous-hint = Name one by its letters: { $cases }
pick-several = “{ $word }” may mean more than one case, or is not a whole name:
pick-which = Which one? Type its number, 1 to { $count }; Enter alone stops here
error-bad-check-state = “{ $given }” is not a check and its state.
error-bad-check-state-hint = Write KIND=STATE, such as police=incomplete or credit=received; `greenlight check record --help` lists the words.
error-bad-account = “{ $given }” is not an account.
error-bad-account-hint = Write PLATFORM=HANDLE, such as forum=margaret.q
error-bad-day = “{ $day }” is not a day.
error-bad-answer = “{ $given }” does not say which row is which case.
error-bad-answer-hint = Write the number of the row, an equals sign and the case: --same 9=7K3QX
error-bad-day-hint = Write it as 2026-11-22, or today, yesterday, tomorrow, monday; +14d, -2w, +3bd (business days); meeting, close, close-5d, close-2bd.
error-bad-format = A brief cannot be written as “{ $format }”.
error-bad-format-hint = Use --format md or --format json.
error-bad-grade = “{ $grade }” is not a grade.
error-bad-grade-hint = A letter for the source (A to F) and a digit for the information (1 to 6), such as C3; F6 where neither can be judged. `greenlight finding scale` says what each means.
error-bad-now = GREENLIGHT_NOW is set to “{ $now }”, which is not a time.
error-bad-now-hint = Write it as 2026-11-22T15:04:05Z, or unset it: it is for drills and tests only.
error-bad-moment = “{ $time }” is not a time.
error-bad-moment-hint = Write a day and an hour in Ottawa, such as "yesterday 14:30" or "2026-11-22 14:30", or a time with its zone, such as 2026-11-22T19:30:00Z.
error-moment-ahead = “{ $time }” is still to come.
error-moment-ahead-hint = Give the last moment at which the machine was certainly still in the right hands.
error-bad-scope = “{ $scope }” is not a scope.
error-bad-scope-hint = CA, a province such as ON, or a district such as 35001.
error-bad-setting = “{ $setting }” is not a setting and a value that fits it.
error-bad-setting-hint = Write SETTING=VALUE, such as leader_days=2; `greenlight policy show` lists the settings.
error-setting-of-channels = Contact lines are not set here.
error-setting-of-channels-hint = greenlight channels edit, or greenlight channels import FILE
error-setting-of-districts = Names of districts are not set here.
error-setting-of-districts-hint = greenlight districts update FILE
error-districts-older = The list is of { $on }; the names in force are of { $known }.
error-districts-older-hint = Take a list that is not older, or give the day from which on its names are official: --on DAY
error-bad-severity = “{ $severity }” is not a severity.
error-bad-severity-hint = 0 information, 1 minor, 2 awkward, 3 would cost the candidacy, 4 a legal bar or danger. `greenlight finding scale` says what each means.
error-below-floor = { $setting ->
    [required_checks] No policy can do without one of the required checks: police, credit, declaration, eligibility.
   *[other] “{ $setting }” cannot be { $given }: the built-in floor does not allow it.
}
error-below-floor-hint = { $setting ->
    [check_max_age_days] Allowed: 1 to 365 days.
    [review_days] Allowed: 1 to 30 days.
    [keep_withheld_months] Allowed: 6 to 36 months.
    [keep_greenlit_months] Allowed: 6 to 36 months.
    [source_bar] Allowed: C3 or better.
    [override_bar] Allowed: B2 or better.
    [required_checks] Name those four and, if you like, more: required_checks=police,credit,declaration,eligibility,references
   *[other] Allowed: 1 to 5 business days.
}
error-body = What was to be written cannot be put into the record.
error-body-hint = This is a fault of the program, not yours. Nothing was written.
error-condition-parts = Each condition needs its text, owner, due date and evidence.
error-condition-parts-hint = Give --condition, --owner, --due and --evidence the same number of times, in the same order.
error-outcome-undecided = “undecided” sets an earlier decision aside; it is no outcome of a recommendation or a decision.
error-outcome-undecided-hint = greenlight, greenlight-with-conditions or withhold; to set a decision aside: greenlight reverse CASE DECISION undecided --ground GROUND --why -
damage-changed = it was changed, or is not the one that this key opens
damage-foreign = “{ $name }” does not belong in a vault
damage-tables = the tables of the record are not as they should be
error-damaged = The store cannot be read; it is damaged: { $what }
error-damaged-hint = Do not go on working with this store. Put it aside as it is, restore a copy, and run `greenlight verify` on the copy. Exit code 8 means that what is stored does not verify.
error-database = The store did not do what it was asked: { $error }
error-database-hint = Nothing was written. If another Greenlight is at work on this store, wait and try again; otherwise run `greenlight verify`.
error-day-not-known = “{ $day }”: { $anchor ->
    [meeting] the day of the nomination meeting is not known yet.
    [close] the day nominations close is not known yet.
    [list] the day the list is due is not known yet.
   *[polling] polling day is not known yet.
}
error-day-not-known-hint = { $anchor ->
    [meeting] Write the day itself, or record it first: greenlight phase CASE PHASE --meeting DAY
    [close] Write the day itself, or record it first: greenlight phase CASE PHASE --close DAY, or greenlight policy set close_of_nominations=DAY
   *[other] Write the day itself, such as 2026-11-22.
}
error-day-too-far = “{ $day }” lies too far away.
error-day-too-far-hint = At most 3,660 days from another, and between the years 1900 and 2100.
error-district-near = No district is called “{ $word }”.
error-district-near-hint = Did you mean: { $near }? Use the five-digit code.
error-district-differs = “{ $word }” does not name one district: its code, name and province do not belong together.
error-district-differs-hint = Use the five-digit code alone. Did you mean: { $near }?
error-district-gone = No district is called “{ $word }” any more: the name was official until { $until }.
error-district-gone-hint = Which of today's districts is it? Perhaps: { $near }. Use the five-digit code.
error-district-part = “{ $word }” is only a part of names of districts.
error-district-part-hint = Use the whole name or the five-digit code. Did you mean: { $near }? `greenlight list --district` searches parts of names.
error-district-province = “{ $word }” is a province, not a district.
error-district-province-hint = Use the district's whole name, or its five-digit code of the 2023 order, such as 35001. For a whole province: `greenlight list --province { $code }`
error-district-unknown = No district is called “{ $word }”.
error-district-unknown-hint = Use its full name, or its five-digit code of the 2023 order, such as 35001.
error-editor = The editor could not be used: { $error }
error-editor-hint = Set EDITOR to your editor, or give the text with the option; “-” reads it from standard input.
error-file-too-large = { $path } is too large: { $most } bytes is the most.
error-file-too-large-hint = Give a smaller file, such as a scan at a lower resolution.
error-gates = { $count ->
    [one] A gate is shut: one thing is missing.
   *[other] Gates are shut: { $count } things are missing.
}
error-gates-hint = `greenlight next CASE` shows what is missing and who can do it.
error-handling-condition = Handling code C needs its condition.
error-handling-condition-hint = Add --condition and say when it may be passed on, or use --handling P.
error-in-doubt = The disk failed at the last moment ({ $error }): this may or may not have been written; if it was, then whole.
error-in-doubt-hint = Before you write it again, look whether it is there: `greenlight log CASE`, and `greenlight list` for new cases.
error-not-there = No file or folder is there: { $path }
error-not-there-hint = Look at the path; nothing is written into a folder that does not exist.
error-is-folder = { $path } is a folder, not a file.
error-is-folder-hint = Name a file in it.
error-no-permission = This account may not read or write there: { $path }
error-no-permission-hint = Name another place, or ask its owner for the right.
error-disk-full = There is no space left on the disk for { $path }.
error-disk-full-hint = Make room, and run the command again. A quota, or the number of files that the disk takes, may be used up, too.
error-no-room = There is no room left on the disk for { $path }: { $free } are free, about { $needed } are needed.
error-no-room-hint = Make room, and run the command again. What only reads works meanwhile: show, list, next, due, log, search, verify.
error-read-only-disk = Nothing can be written to { $path }: that disk can only be read.
error-read-only-disk-hint = Name a place on another disk.
error-folder-taken = Something is in the folder { $path } already.
error-folder-taken-hint = Name a new folder: nothing is overwritten.
error-io = { $path }: { $error }
error-io-hint = Look at the path, at who may read and write there, and at the space left on the disk.
error-name-known = Somebody of this name is on the roster: { $known }. Nothing was signed.
error-name-known-hint = For another key of the same person: greenlight person grant { $person } --key FILE.pub --role ROLE --scope SCOPE, or with a request --same-person. For another person with this name, add to the command: --another-person --why -
error-no-namesake = Nobody on the roster has a name like “{ $name }”.
error-no-namesake-hint = Leave out --another-person; `greenlight person list` shows everybody.
error-already-one = { $name } and { $other } are one person on the roster already.
error-already-one-hint = `greenlight person list` shows the numbers of each person.
error-key-known = This key belongs to { $name } already; a key belongs to one person for ever.
error-key-known-hint = For another role: greenlight person grant "{ $name }" --role ROLE --scope SCOPE
error-key-locked = The key { $path } is locked with a passphrase, and nobody can be asked for it here.
error-key-locked-hint = Hand it to an ssh-agent: greenlight unlock. Or run the command in a terminal, give the passphrase with --passphrase-fd, or name another key: --identity FILE
error-key-not-ed25519 = { $path } is another kind of key; only Ed25519 keys are used.
error-key-not-ed25519-hint = Make one: ssh-keygen -t ed25519 -f FILE
error-key-not-openssh = { $path } is not an OpenSSH key.
error-key-not-openssh-hint = Make one: ssh-keygen -t ed25519 -f FILE. A private key goes to --identity, its .pub file to --key.
error-key-other-kind = { $path } is a key of the kind { $kind }; only Ed25519 keys are used.
error-key-other-kind-hint = Make one: ssh-keygen -t ed25519 -f FILE
error-key-fido = { $path } is the key of a security key (FIDO). It signs in another form and cannot open a store.
error-key-fido-hint = Make a key that lies in a file, with a passphrase: ssh-keygen -t ed25519 -f FILE
error-key-putty = { $path } is a PuTTY key file. Greenlight reads keys of OpenSSH.
error-key-putty-hint = Export it as OpenSSH: open it in PuTTYgen, then Conversions > Export OpenSSH key. Or: puttygen { $path } -O private-openssh -o FILE
error-key-pkcs8 = { $path } is a key in the PKCS #8 form. Greenlight reads keys of OpenSSH.
error-key-pkcs8-hint = If it is an Ed25519 key, `ssh-keygen -p -f { $path }` writes it as OpenSSH (from OpenSSH 9.6 on). Otherwise make one: ssh-keygen -t ed25519 -f FILE
error-key-ssh2 = { $path } is a key in the SSH2 form (RFC 4716). Greenlight reads keys of OpenSSH.
error-key-ssh2-hint = Write the public key as OpenSSH: ssh-keygen -i -f { $path } > FILE.pub. Or copy it from PuTTYgen: “Public key for pasting into OpenSSH authorized_keys file”.
error-key-certificate = { $path } is a certificate, not a key.
error-key-certificate-hint = Name the key itself: the same file name without “-cert”.
error-key-several = { $path } holds several keys.
error-key-several-hint = Put yours alone in a file, and name it: --identity FILE. `ssh-keygen -l -f { $path }` lists them.
error-key-wrong-passphrase = The passphrase does not open the key { $path }.
error-key-wrong-passphrase-hint = Run the command again and type it anew; `ssh-keygen -y -f FILE` tries a passphrase without Greenlight.
error-map-not-text = The map is text neither in UTF-8 nor in UTF-16. Save it again with the encoding UTF-8.
error-missing = { $option } is missing.
error-missing-hint = Add it; the same command with --help explains it.
error-moved = The case has changed since you looked: { $what }
error-moved-hint = Nothing was signed. Read what is new, then run the command again: greenlight log CASE
error-people-moved = The roster was changed by somebody else at the same moment. Nothing was signed.
error-people-moved-hint = See who is there now, then run the command again: greenlight person list
error-moved-meanwhile = The case was changed by somebody else at the same moment.
error-moved-meanwhile-hint = Nothing was signed. Read what is new, then run the command again: greenlight log CASE
error-name-unseen = { $option }: nothing of this name can be seen. A name has at least one letter or digit.
error-name-unseen-hint = Type the name as people read it.
error-newer = The store was written by a newer Greenlight.
error-newer-hint = Update Greenlight; this version cannot know what the newer one means. Nothing was changed.
error-no-draft = There is no kept text number { $number }.
error-no-draft-hint = `greenlight draft list` lists them.
error-no-file = This document has no file here: it was only shown, or its file was purged.
error-no-file-hint = `greenlight doc list CASE` shows which documents have one.
error-no-home = The folder for your data cannot be found: { $error }
error-no-home-hint = Name the places: --store DIR and --identity FILE
error-no-item = “{ $word }” names nothing in this case, or several things.
error-no-item-hint = Use the letters that `greenlight show CASE` gives, one more if several fit.
error-no-adverse = { $known ->
    [none] “{ $word }” names nothing here: nothing in this case must be answered for.
   *[other] “{ $word }” names nothing in this case that must be answered for, or two things. There is: { $known }.
}
error-no-adverse-hint = `greenlight show CASE` names what must be answered for; with its group where two have one name, such as declared:charged.
error-no-key = There is no private key at { $path }.
error-no-key-hint = `ssh-keygen -t ed25519 -f { $path }` makes one; for a new store, so does, in a terminal, `greenlight init --org PARTY --name NAME`. Or name yours: --identity FILE
error-no-key-but-agent = There is no key at { $path }. The ssh-agent holds an Ed25519 key.
error-no-key-but-agent-hint = Write its public half to a file: ssh-add -L > FILE.pub (keep only your line). Then name it: --identity FILE.pub
error-no-person = Nobody on the roster is called “{ $word }”.
error-no-person-hint = `greenlight person list` shows everybody; “me” is you.
error-several-policies = Several policies wait for a second: { $ids }.
error-several-policies-hint = `greenlight policy show` says what each would change; name one: greenlight policy second LETTERS, or greenlight policy decline LETTERS
error-no-policy-waits = No policy waits for a second.
error-no-policy-waits-hint = Setting one comes first: greenlight policy set SETTING=VALUE
error-no-store = There is no store in { $path }.
error-no-store-hint = Make one: `greenlight init --org PARTY --name NAME`. Or name its folder: --store DIR
error-not-encrypted = This program was built without encryption, so it must not run.
error-not-encrypted-hint = Install a released Greenlight; nothing was read or written.
error-not-for-this-key = This key does not open the store.
error-not-for-this-key-hint = Name the key that is on the roster: --identity FILE. An administrator gives access: greenlight person add NAME --key FILE.pub --role ROLE --scope SCOPE
error-not-found = “{ $word }” names no case that you can see, or several.
error-not-found-hint = `greenlight list` shows the cases that you can see; name one by its letters.
error-safety-not-found = “{ $word }” names no case, or several.
error-safety-not-found-hint = Give the letters of the case's id, or the whole name exactly as it is written in the case.
error-nothing-held = { $name } holds no such role.
error-nothing-held-hint = `greenlight person list` shows who holds what.
error-nothing-to-change = Nothing to change was given.
error-nothing-to-change-hint = Name what changes: greenlight edit CASE --district 35001
error-only-police = --kind and --method belong to police checks only.
error-only-police-hint = Leave them out; the bureau of a credit check is named with --bureau.
error-random = The system gives no random bytes: { $error }
error-random-hint = Nothing was signed. Restart the machine and try again.
error-several-people = “{ $word }” fits several people: { $names }
error-several-people-hint = Use the full name, or the letters that `greenlight person list` gives.
error-stdout = Not all of the answer could be written: { $error }
error-stdout-hint = What the command was told to do is done; `greenlight log` shows it. Ask again once there is room where the answer goes.
error-stdin = Standard input or output cannot be used: { $error }
error-stdin-hint = Give the text with the option itself instead of “-”.
error-store-exists = There is a store in { $path } already.
error-store-exists-hint = Use it as it is, or make another elsewhere: greenlight --store DIR init --org PARTY --name NAME
error-not-yet-here = Your store is empty until the first bundle from { $inviter } comes.
error-not-yet-here-hint = Take it in: greenlight sync, from the team's mailbox, or greenlight receive FILE
error-stranger = Your key belongs to nobody on the roster.
error-stranger-hint = An administrator adds you: greenlight person add NAME --key FILE.pub --role ROLE --scope SCOPE
error-text-too-long = The text is too long: { $bytes } bytes, { $most } is the most.
error-text-too-long-hint = Shorten it, or keep it as a document: greenlight doc receive CASE FILE
error-unknown-word = “{ $word }” is not a word for this { $list ->
    [audience] audience
    [carrier] kind of mailbox
    [category] category
    [check] check
    [check-result] result
    [check-status] status
    [consent-for] consent
    [credit-band] credit band
    [credit-flag] credit flag
    [date-order] order of dates
    [delimiter] delimiter
    [disclosed] disclosure
    [encoding] encoding
    [finding-kind] kind of finding
    [finding-status] status
    [handling] handling code
    [indicator] indicator
    [language] language
    [link] link
    [related] tie to the applicant
    [method] method
    [outcome] outcome
    [phase] phase
    [police-kind] police check
    [posture] posture
    [province] province
    [reason] reason
    [reversal-ground] ground
    [role] role
    [second-rule] setting
    [separate-admin] setting
    [status] status
    [tie] tie
    [tier] tier
    [provider] vendor
    [liftable] thing to waive
    [prior-judgement] judgment
   *[other] place
}.
error-unknown-word-hint = One of: { $allowed }
error-variable-no-text = { $name } is set to something that is no text.
error-variable-no-text-hint = Set it to text in UTF-8, or unset it.
error-unlinked = It does not fit onto what the log holds: { $what }
error-unlinked-hint = Nothing was signed. Run `greenlight verify`; if the store holds, run the command again.
error-unsound = The record does not verify. Problems found: { $count }
error-unsound-hint = Do not go on working with this store. Put it aside as it is and restore a copy; exit code 8 means that what is stored does not verify. Where only a table differs, `greenlight rebuild` makes it anew.
error-broken-case = Case { $case } does not verify, so nothing is signed on it. Events that are not as they were signed: { $count }
error-broken-case-hint = A backup from before, or one that a colleague made of a copy that verifies, has the true bytes: greenlight restore FILE --mend. A report of danger (greenlight safety { $case }) and a recusal are signed all the same; other cases are not touched.
error-broken-roster = The roster does not verify, so nothing is signed. Events that are not as they were signed: { $count }
error-broken-roster-hint = A backup from before, or one that a colleague made of a copy that verifies, has the true bytes: greenlight restore FILE --mend. A report of danger, a recusal and the end of a role are signed all the same.
error-lifted-by = This can be lifted by { $who }: { $command }
error-role-hint = `greenlight person list` shows who holds that role, `greenlight policy matrix` who may do what.
error-target-hint = `greenlight show CASE` shows what stands there now, with its letters.
error-recused-hint = Somebody else takes your work on: greenlight adopt CASE ITEM. Only an approver other than you ends a recusal.
error-another-hint = Ask somebody else with the role; `greenlight person list` shows who.
error-recommendation-hint = First somebody who will not decide recommends: greenlight recommend CASE OUTCOME --why -
error-reverse-hint = Name the decision that stands: greenlight reverse CASE DECISION OUTCOME --ground new-facts --why -
error-again-hint = Run the command again, on the roster as it is now; `greenlight whoami` shows the roles that you hold.
error-roster-hint = `greenlight person list` shows who is an administrator or approver, `greenlight log roster` who holds a root key.

## The counter: done
done-adopt = { $case } { $name }: you answer for this work now ({ $item }).
done-assign = { $case } { $name }: given out to work on ({ $item }).
done-check = { $case } { $name }: check recorded ({ $item }).
done-check-import = { $count ->
    [one] { $case }: report taken in, 1 check recorded.
   *[other] { $case }: report taken in, { $count } checks recorded.
}
done-close = { $case } { $name }: closed.
done-conflict-end = { $case } { $name }: the recusal ends once another approver seconds it: greenlight second { $case } { $item }
done-conflict-interest = { $case } { $name }: interest declared; it bars deciding and seconding ({ $item }).
done-conflict-dismissed = { $case } { $name }: suggestion dismissed; the reason stays on record ({ $item }).
done-conflict-none = { $case } { $name }: no conflict of interest declared ({ $item }).
done-conflict-none-all = No conflict of interest declared about { $count } cases.
done-conflict-recused = { $case } { $name }: recusal recorded; the case is hidden from the person who is recused ({ $item }).
done-consent = { $case } { $name }: consent recorded ({ $item }).
done-consent-withdrawn = { $case } { $name }: withdrawal of the consent recorded; no new work on it may begin ({ $item }).
done-consent-refused = { $case } { $name }: refusal of the consent recorded ({ $item }).
done-application = { $case } { $name }: answers of the applicant recorded ({ $item }).
done-weigh = { $case } { $name }: recorded why there is no finding ({ $item }).
done-decide = { $case } { $name }: decided, in effect: { $outcome } ({ $item }).
done-decide-waits = { $case } { $name }: decided, no effect yet: { $outcome }. Another approver seconds it: greenlight second { $case } { $item }
done-defer = { $case } { $name }: nothing for now ({ $item }). It comes back to { $owner } on { $day }; once overdue, it goes to the next tier: { $tier }.
done-defer-flag = { $case } { $name }: flag deferred ({ $item }). It comes back to { $owner } on { $day }; once overdue, it goes to the next tier: { $tier }.
done-resume-changed = { $case } { $name }: the deferral has ended, something has changed ({ $item }).
done-resume-unchanged = { $case } { $name }: the deferral has ended, nothing has changed ({ $item }).
done-trigger = { $case } { $name }: trigger pulled ({ $item }); the deferral comes back at once.
deferred-often = This was deferred { $count } times. Perhaps it is time to decide.
done-doc-authenticated = { $case } { $name }: document authenticated ({ $item }).
done-doc-read = { $case } { $name }: document read ({ $item }).
done-doc-received = { $case } { $name }: document received ({ $item }).
done-doc-saved = Saved to { $path }; destroy this copy when you are done with it.
done-draft-dropped = Kept text { $number } thrown away.
done-edit = { $case } { $name }: changed.
done-fi = { $case } { $name }: FI note recorded ({ $item }).
done-briefing = { $case } { $name }: briefing recorded ({ $item }), without what was said.
done-briefing-party = Briefing recorded ({ $item }), without what was said.
done-fi-corrected = { $case } { $name }: FI note corrected ({ $item }); what was signed before stays in the log.
done-fi-link = { $case } { $name }: FI note linked ({ $item }).
done-fi-not-put = { $case } { $name }: recorded why the FI note was not put to the applicant ({ $item }).
done-fi-put = { $case } { $name }: recorded that the FI note was put to the applicant ({ $item }).
done-fi-review = { $case } { $name }: FI note reviewed ({ $item }); it stays as it is.
done-fi-status = { $case } { $name }: status of the FI note recorded ({ $item }).
done-finding = { $case } { $name }: finding recorded ({ $item }).
done-finding-corrected = { $case } { $name }: finding corrected ({ $item }); what was signed before stays in the log.
done-finding-not-put = { $case } { $name }: recorded why the finding was not put to the applicant ({ $item }).
done-finding-put = { $case } { $name }: recorded that the finding was put to the applicant ({ $item }).
done-finding-status = { $case } { $name }: status of the finding recorded ({ $item }).
done-flag = { $case } { $name }: flag { $item } raised; it stands at the tier above you.
done-flag-national = { $case } { $name }: flag { $item } raised; an approver at the national tier answers it.
done-flag-accepted = { $case } { $name }: flag accepted ({ $item }); its clock runs on until it is answered.
done-flag-answered = { $case } { $name }: flag answered ({ $item }).
done-flag-passed-up = { $case } { $name }: flag passed up ({ $item }); it stands at the next tier now.
done-flag-returned = { $case } { $name }: flag returned ({ $item }).
done-import = { $count ->
    [0] No case opened
    [one] 1 case opened
   *[other] { $count } cases opened
  }; rows that were here already: { $known }{ $corrected ->
    [0] .
   *[other] , of which corrected: { $corrected }.
  } Import { $batch }. { $count ->
    [0] What changed in a case: greenlight log CASE
   *[other] To undo it: greenlight import undo { $batch }
  }
done-undo = { $count ->
    [one] 1 case closed; left open: { $left }; closed before: { $already }; corrected and left so: { $corrected }. The same sheet, corrected, can be imported again.
   *[other] { $count } cases closed; left open: { $left }; closed before: { $already }; corrected and left so: { $corrected }. The same sheet, corrected, can be imported again.
}
done-init = Store for { $org } made in { $path }; root key and first administrator: { $fingerprint }
done-note = { $case } { $name }: note recorded ({ $item }).
done-notice = { $case } { $name }: recorded what the applicant was told ({ $item }).
done-open = { $case } { $name }, { $district }: case opened.
done-out = Written to { $path }; only you can read it.
done-person = { $name } is { $role } for { $scope } now. Compare the key by telephone: { $fingerprint }
done-phase = { $case } { $name }: phase set ({ $item }).
done-phase-waits = { $case } { $name }: no greenlight is in effect; the phase is set once another approver seconds it: greenlight second { $case } { $item }
done-phase-back = { $case } { $name }: the step back takes effect once another approver seconds it: greenlight second { $case } { $item }
done-contest = { $case } { $name }: nomination contest recorded ({ $item }).
phase-day-past = { $day } has passed: { $what }. It is written down all the same; was another year meant?
phase-next-ended = The candidacy has ended. The case can be closed: greenlight close { $case } --why -
phase-next-confirmed = After polling day: greenlight phase { $case } polled
phase-next-endorsed = Once Elections Canada confirms the candidate: greenlight phase { $case } confirmed
phase-next-nominated = Once the party endorses the person: greenlight phase { $case } endorsed
contest-selected = { $name } was selected on { $day }; the phase is still { $phase }. To set it: greenlight phase { $case } nominated --on { $iso }
contest-selected-uncleared = { $name } was selected on { $day } without a greenlight in effect. To let the person stand, an approver: greenlight phase { $case } nominated --on { $iso } --without-greenlight --why -
phase-next-contest = Once somebody is chosen: greenlight phase { $case } nominated
phase-next-vetting = Next: greenlight next { $case }
phase-flag-instead = To tell the next tier instead: greenlight phase { $case } { $phase } --flag
phase-flag-offer = No greenlight is in effect. Raise a serious flag instead: “{ $question }” [y/n]
phase-flag-question = Without a greenlight: { $phase } on { $day }. What is to be done?
done-policy = Policy set; it holds once another approver for all of Canada seconds it: greenlight policy second
done-policy-second = Policy seconded; it holds from now on, and nothing before it changes.
done-policy-decline = Policy declined; it may be set again.
done-rebuild = { $count ->
    [one] The tables of 1 case were made anew from the record.
   *[other] The tables of { $count } cases were made anew from the record.
}
done-recommend = { $case } { $name }: recommendation recorded ({ $item }); somebody else decides.
done-reopen = { $case } { $name }: reopened.
done-reply = { $case } { $name }: recorded what the applicant says ({ $item }).
done-revoke = { $name } no longer holds: { $roles }
done-second = { $case } { $name }: seconded ({ $item }).
second-offers-text = The second came too late. You may decide the same text again in your own name: greenlight draft resume { $number }
done-decline = { $case } { $name }: declined ({ $item }). The same act may be signed again.
done-prior-search = { $case } { $name }: searched for earlier files in { $cases ->
    [one] one case
   *[other] { $cases } cases
}.
done-prior-judge = { $case } { $name }: judgment on the earlier file recorded ({ $item }).
done-waive = { $case } { $name }: the waiver holds once another approver seconds it: greenlight second { $case } { $item }
done-waive-condition = { $case } { $name }: the waiver holds once another approver seconds it: greenlight second { $case } { $item }

## The counter: questions
label-answer = Answer
label-applicant = Applicant's name
label-category = Category (such as financial, candour, foreign-links; --help lists them)
label-conduct = What was done, by whom, when: conduct, never origin
reminder-origin = The text names origin, birthplace, faith, language or a second nationality. These are never indicators: write down what was done.
reminder-classified = The text says that it is classified. Nothing classified is kept here: record only that somebody cleared briefed, with `greenlight briefing`.
reminder-sign = Sign it all the same? (yes/no)
label-district = District (code or name)
label-finding = What is claimed, and by whom (what is established: --fact; what you infer: --inference)
label-indicator = Indicator (FI-01 to FI-16)
label-briefed-by = Who briefed
label-briefed = Who was briefed
label-name = Name
label-note = Note
label-notice = What the applicant was told
label-posture = Posture (target, unwitting, semi-witting, witting, unknown)
label-owner = Owner: who looks at it again
label-review = Day of the review
label-review-outcome = What the review found (unchanged or changed)
label-review-text = What the review found, in words
label-trigger = What would bring it back before its day
label-trigger-text = What happened
label-question = Question
label-reply = What the applicant says
label-return = What is asked before it comes back
label-severity = Severity, if true (0 to 4; “?” shows the scale)
label-title = What the document is
prompt-passphrase = Passphrase of { $path }

## The counter: heads of tables
col-act = Act
col-born = Born
col-case = Case
col-consents = Consents
col-credit = Credit
col-detail = Detail
col-formerly = Formerly
col-district = District
col-document = Document
col-due = Due
col-event = Event
col-excerpt = Text
col-flag = Flag
col-flags = Flags
col-meaning = Meaning
col-name = Name
col-number = No.
col-row = Row
col-field = Field
col-old = Case says
col-new = Form says
col-import = Import
col-form = Form
col-day = Day
col-by = By
col-cases = Cases
col-undone = Undone
col-corrected = Corrected
col-person = Person
col-phase = Phase
col-police = Police
col-problem = Problem
col-question = Question
col-roles = Roles
col-second = Second
col-setting = Setting
col-sha256 = SHA-256
col-state = State
col-status = Status
col-step = Step
col-text = Text
col-tier = Tier
col-time = Time
col-title = Title
col-value = Value
col-where = Where
col-who = Who
col-worst = Worst
col-fi = FI

## The counter: said beside the answer
admin-name = Administrator
time-is-set = The time is set to { $now } (GREENLIGHT_NOW), not taken from the clock.
draft-kept = What you typed is kept: greenlight draft show { $number }
editor-left = { $count ->
    [one] A command was killed while its editor was open. The text that it left in a private folder is removed.
   *[other] Commands were killed while their editors were open. The { $count } texts that they left in private folders are removed.
}
draft-not-kept = What you typed could not be kept in the store either. So that it is not lost, here it is:
openers = Keys that open the store: { $before } before, { $after } now.
init-next = Next, add people, at least three approvers among them: greenlight person add NAME --key FILE.pub --role approver --scope CA
open-next = What comes next: greenlight conflict { $case } none, then greenlight next { $case }
whoami = { $name }, { $org }
whoami-role = { $role }, { $scope }
doctor-version = Greenlight { $version }
doctor-events = Events in the record: { $events }
doctor-openers = Keys that open the store: { $count }
doctor-approvers = Approvers on the roster: { $count }
doctor-alike = People whose names are alike without a record that they are two: { $count ->
    [one] one pair
   *[other] { $count } pairs
} (greenlight person list). Approvers among them count as one.
doctor-policies = Policies that wait for a second: { $count } (greenlight policy second)
doctor-read-only = The store can only be read where it is.
doctor-old-channels = channels.toml is beside the vault and is not read any more. Contact lines are settings of the signed policy: greenlight channels show, greenlight channels import FILE.
few-approvers = Too few approvers: { $count }. At least { $enough } are needed, as one decides, another seconds and the third may be away or in conflict.
few-approvers-over = Too few approvers over district { $district }: { $count }. At least { $enough } are needed, as one decides, another seconds and the third may be away or in conflict.
doctor-clock-before-newest = This computer's clock says { $now }; the newest event is dated { $newest }. One of the two is wrong.
doctor-clock-before-build = This computer's clock says { $now }, before { $built }, when this program was built. Set the clock.
doctor-keep-and-decide = People who administer the roster and also decide: { $count }. Their decisions are { $separate ->
    [required] refused.
   *[marked] marked.
}
doctor-put-by-deciders = People who recommend and were put on the roster by somebody who decides: { $count }. Decisions on their word by that person are { $separate ->
    [required] refused.
   *[marked] marked.
}
separate-keeper = { $person } administers the roster and also decides or seconds.
separate-recommender = { $recommender } recommends and was put on the roster by { $person }, who decides or seconds.
separate-put-by = { $person } recommends and was put on the roster by people who decide or second: { $count }.
separate-puts = { $person } decides or seconds and put people on the roster who recommend: { $count }.
separate-marked = Decisions made in this way are marked.
separate-refused = Decisions made in this way are refused.
separate-to-refuse = To refuse them: greenlight policy set separate_admin=required
conflict-all-declared = You have declared about every case that you can see.
conflict-to-declare = { $count ->
    [one] You have not declared about 1 case. Where nothing ties you: greenlight conflict none { $cases }
   *[other] You have not declared about { $count } cases. Where nothing ties you: greenlight conflict none { $cases }
}
list-danger = danger, { $when }
list-count = { $count ->
    [0] No case.
    [one] 1 case.
   *[other] { $count } cases.
}
list-unchecked = { $count ->
    [one] * Others wrote in 1 case, and it was not checked since. It is checked when you show it.
   *[other] * Others wrote, and { $count } cases were not checked since. Each is checked when you show it.
}
search-count = { $count ->
    [0] Found nowhere that you can see.
    [one] Found in 1 place.
   *[other] Found in { $count } places.
}
import-beyond-one = row { $row } { $name } ({ $district })
import-beyond = { $count ->
    [one] One application is beyond the districts of your roles: { $names }
   *[other] { $count } applications are beyond the districts of your roles: { $names }
}
import-count = New: { $count }. Here already: { $known }{ $corrected ->
    [0] .
   *[other] , of which to correct: { $corrected }.
  }{ $asked ->
    [0] {""}
   *[other] {" "}You are asked about: { $asked }.
  }
import-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
import-unrecognizable = { $count ->
    [one] Row { $rows } has only a name to be known by: it cannot be recognized again once anything in it changes.
   *[other] { $count } rows have only a name to be known by: they cannot be recognized again once anything in them changes. Rows: { $rows }
}
import-earlier = Row { $row }, { $name }: may have an earlier file. { $file }
import-declared = { $count ->
    [one] One row has an open answer or a refused consent:
   *[other] { $count } rows have an open answer or a refused consent:
}
import-says = Row { $row }, { $name }: { $what }
import-says-of-case = Row { $row }, case { $case }, { $name }: { $what }
import-open = open answers: { $items }
import-refuses = consent refused: { $checks }
import-formerly = { $count ->
    [one] One row names its district by a name that is official no more:
   *[other] { $count } rows name their districts by names that are official no more:
  }
import-formerly-row = Row { $row }, { $name }: { $what }
import-corrections = Known rows with changed answers; each is a correction of its case:
import-linked = (this row belongs to this case from now on)
import-consent = Consent: { $check }
import-consent-refused = refused on { $day }
import-consent-withdrawn = withdrawn on { $day }
import-hidden-value = (shown once you have declared)
import-left = Row { $row }, case { $case }, { $name }: “{ $field }” was changed by hand and stays “{ $now }”. The form says “{ $new }”. To take it: greenlight edit { $case } { $option }
import-left-later = Row { $row }, case { $case }, { $name }: “{ $field }” stays “{ $now }”, which the case has from another form, sent in later or on a day that is not known. “{ $new }” is kept with the answers. To take it: greenlight edit { $case } { $option }
import-left-counts = Row { $row }, case { $case }, { $name }: “{ $field }” is “{ $new }” here, and “{ $now }” in a form that was sent in later. Both are kept; the later one counts.
import-hidden-row = Row { $row }, { $who }: here already, in a case that you may not see, and it says something else now. Nothing of it was taken: ask the national tier.
import-joined-row = row { $row }
import-moved = Row { $row }, case { $case }, { $name }: the form now names another district, { $district }. The case stays where it is. To move it: greenlight edit { $case } --district { $code }
import-asks = { $count ->
    [one] Nothing was imported: you must say who one row is.
   *[other] Nothing was imported: you must say who { $count } rows are.
}
import-ask = Row { $row }: { $who }
import-answer = Add one of these: { $ways }
import-beside-case = case { $case }, { $name }, { $district }, { $status }
import-beside-hidden = a case that you may not see; ask the national tier
import-beside-row = row { $row }: { $who }
import-list-empty = No cases that you can see came from a form.
near-key-of-another = This key belongs to somebody of another name or birth date: { $other }
near-key-of-several = Several cases came from this row: { $other }
near-other-key = The same person came under another key: { $other }
near-other-district = The same person, in another district: { $other }
near-other-birth = The same name, e-mail or telephone, with another birth date: { $other }
near-name-and-district = The same name and district: { $other }
near-email = The same e-mail: { $other }
near-closed = It is of this case, which is closed. To take it in there: greenlight reopen, then import again. { $other }
near-phone = The same telephone: { $other }
near-two-rows = May be the same person as { $other }
undo-why = Import { $batch } undone
undo-not-yours = you may not see it
undo-opened-by-another = somebody else opened it
undo-others-signed = somebody else has signed in it
undo-holds-work = something was recorded in it since
undo-something-waits = something in it waits for an answer
undo-left = Not closed: { $case }, { $name }: { $why }.
undo-corrected = Corrected by this import, and left so: { $case }, { $name }. What changed: greenlight log { $case }
provider-document-title = Report of { $provider }
same-go-on = From now on { $name } and { $other } are one person for every rule. This cannot be taken back. Go on? [y/N]
done-same = { $name } and { $other } are one person from now on.
same-holds = What they signed before stands. From now on no rule takes one number for another person, and a recusal of one is a recusal of both.
revoke-keeps = What they signed so far stands. What they have read or copied cannot be taken back; ask for it to be destroyed.
revoke-sync = Colleagues with a store of their own learn it with your next: greenlight sync
lost-heard = The machine of { $name } with key { $key } was last heard of here: { $at }
lost-never-heard = Of a machine of { $name } with key { $key }, no bundle ever came here.
lost-opens = Its key opens this store: it may have a copy of all of it.
lost-had-nothing = As far as this store knows, it had no case.
lost-had = { $count ->
    [one] As far as this store knows, it had 1 case:
   *[other] As far as this store knows, it had { $count } cases:
}
lost-case-receipt = { $case }: its receipt of { $at } shows it
lost-case-sent = { $case }: sent to it, no receipt yet
lost-ask-others = What others sent to it, their stores know: greenlight person revoke PERSON --lost-at TIME --handover shows it there.
lost-later = { $count ->
    [one] 1 act with this key was signed or arrived after { $at }. It is late and has no effect by itself; if the person signed it, a reviewer or an approver adopts it: greenlight adopt
   *[other] { $count } acts with this key were signed or arrived after { $at }. They are late and have no effect by themselves; what the person signed, a reviewer or an approver adopts: greenlight adopt
}
lost-folder = Take the machine's access to the shared folder away where it is kept, and have it wiped if that can be done from afar. With its passphrase, what is on it can be read.

## The counter: policy
policy-from-polling = { $day } (21 days before polling day)
policy-before-close = { $day } (the day before nominations close)
policy-approvers = Approvers for the whole country: { $count }. One sets the policy and another seconds it.
policy-waits = A policy set by { $who } waits for a second; it would change: { $changes }. greenlight policy second { $id }
policy-changes = Changed by this policy: { $changes }
policy-channels-set = { $count ->
    [0] none set
    [one] one set
   *[other] { $count } set
}
policy-another-waits = Policy { $id } still waits for a second and is not part of this one. If this one is seconded, that one has no effect.
policy-overruled = { $who } set { $setting } to { $value } at the same time; the later policy counts, this one does not (policy { $id }).
setting-second = which decisions wait for a second: floor (withholdings, reversals, waivers, greenlights nobody else recommended) or all
setting-separate-admin = a decision by somebody who administers the roster, or on the word of somebody whom they put there: marked, or refused (required)
setting-check-max-age-days = a check is too old after so many days (1 to 365)
setting-provincial-days = business days for a flag at the provincial tier (1 to 5)
setting-national-days = business days for a flag at the national tier (1 to 5)
setting-leader-days = business days for a flag at the leader's office (1 to 5)
setting-review-days = a deferral is looked at again within so many days (1 to 30)
setting-keep-withheld-months = months that a withheld or withdrawn file is kept (6 to 36)
setting-keep-greenlit-months = months that a greenlit file is kept after the next general election (6 to 36)
setting-source-bar = the worst grade on which a withholding may rest alone (C3 or better)
setting-override-bar = the worst grade on which an override may rest (B2 or better)
setting-required-checks = checks that a greenlight needs; never fewer than these: police, credit, declaration, eligibility
setting-close-of-nominations = the day nominations close, where the whole party has one
setting-writ-day = the day the election is called (with polling day: while it is on, the election task force is the way)
setting-polling-day = polling day; nominations close 21 days before
setting-list-due = the day the list of endorsed candidates is due; else the day before nominations close
setting-outside-counsel = who takes a case when recusals empty the top tier
setting-districts = the day of the newer names of districts: greenlight districts
setting-channels = whom a matter goes to and how to reach them: greenlight channels show
setting-beyond = not known to this version; kept as it is
reach-district = in the district
reach-canada = with a role for all of Canada
reach-anywhere = with any role
flag-state-raised = not accepted
flag-state-accepted = accepted
flag-state-answered = answered
flag-state-returned = returned
flag-state-passed-up = passed up
flag-state-missed = raised by the calendar · condition { $number } missed

## The counter: verifying
verify-ok = { $events ->
    [one] The record holds: 1 event, logs: { $logs }.
   *[other] The record holds: { $events } events, logs: { $logs }.
}
verify-arrival-chain = the chain of arrivals is broken here
verify-arrival-missing = stored, but never arrived
verify-bad-signature = the signature does not fit
verify-body-missing = the body is gone, and no purge says so
verify-document-differs = a file is not what it is named by
verify-document-missing = a file that the record names is gone
verify-document-unnamed = a file that no event names
verify-event-missing = events that arrived are gone
verify-malformed = not an event
verify-misplaced = in the wrong place
verify-no-first = a log without its first event
verify-other-id = not the event that it is named by
verify-page = a page of the file is damaged
verify-schema = something in the file that no new store has, or not as a new store has it
verify-unlinked = events do not link up
verify-view = a table differs from the record
verify-void = signed by somebody who could not

## Is the store as new as it was: the anchor, slips, accepted rollbacks
stale-rolled-back = { $missing ->
    [one] 1 event that had arrived in this store is not here any more: number { $first }. The last one that is here arrived at { $last }.
   *[other] { $missing } events that had arrived in this store are not here any more: numbers { $first } to { $known }. The last one that is here arrived at { $last }.
}
stale-spliced = Of the first { $known } events of this store, at least one is not what it was when you last opened it: something was taken out, put in or exchanged. { $found } are here.
stale-another-roster = This is not the store that you last opened in this place: it has another roster, { $roster }.
stale-warning = Read only. { $what } Put the newer store back; or `greenlight accept-rollback --why -` takes this one as it is.
anchor-unknown = Nobody can tell whether the newest events are missing: what is remembered of this store ({ $path }) cannot be read or written: { $why } Hold it against a slip: `greenlight verify --against SLIP`. The next event makes it anew.
anchor-garbled = it is not as Greenlight writes it.
anchor-nowhere = Nobody can tell whether the newest events are missing: your system names no folder in which to remember this store.
check-due = Others wrote to this store since everything in it was last checked. When you have a minute: `greenlight verify`.
altered-warning = Read only. Something else than your commands wrote to the vault's file, and it does not verify: { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
}. What is shown may lack something, or be false. `greenlight verify` names it.
error-altered = Nothing is written to this store: something else than your commands wrote to the vault's file, and it does not verify. Problems: { $problems }.
error-altered-hint = `greenlight verify` names them. Where only tables differ, `greenlight rebuild` makes them anew from what is signed; else put a copy or a backup in its place: `greenlight restore FILE`.
error-stale = Nothing is written to this store. { $what }
error-stale-hint = Put the newer store back in its place. `greenlight verify --against SLIP` names what a slip attests and is not here. Is the older one meant, as after a disk was lost? `greenlight accept-rollback --why -` takes it as it is; who did so, when and why is shown for ever. Exit code 8 means that what is stored does not verify.
error-read-only = The store in { $path } can only be read: the disk or its permissions do not allow writing. Nothing was written.
error-read-only-hint = Commands that only show work here. To write, open the store where it is kept, or copy its whole folder to a disk that can be written.
error-not-whole = The record does not verify, so nothing was signed over it. Problems found: { $count }. { $what }
error-not-whole-hint = `greenlight verify` names everything that does not hold. Do not go on working with this store: put it aside as it is and restore a copy. Where only a table differs, `greenlight rebuild` makes it anew. Exit code 8 means that what is stored does not verify.
problem-of = { $event }: { $what }
error-unattested = The record verifies by itself, but what was held against it does not hold. Problems found: { $count }
error-unattested-hint = Where a slip was changed, get it again from the person who signed it. Where it holds, this store is older than the slip, or lost what the slip attests: put the newer store back in its place.
error-not-rolled-back = There is nothing to accept: this store is what you last saw of it.
error-not-rolled-back-hint = `greenlight verify --against SLIP` holds it against a slip that somebody kept elsewhere.
done-accept-rollback = Rollback { $number } accepted: this store is taken as it is, and can be written to again. What is missing stays missing.
rollback-accepted = Rollback { $number } was accepted by { $name } on { $time }: { $known } events were known, { $found } were here. Why: { $why }
detail-known = { $one } known, { $here } here
detail-attested = { $one } attested, { $here } here
verify-rolled-back = the newest events are missing: an older copy, or one that was cut short
verify-spliced = events were taken out, put in or exchanged since this store was last opened here
verify-another-roster = another store than the one that was last opened here
verify-slip-malformed = this is no slip, or it was changed
verify-slip-newer = this slip was written by a newer Greenlight
verify-slip-signature = the signature of this slip does not fit
verify-slip-stranger = this slip is signed by a key that is not on the roster, or not any more because the roster lost events
verify-slip-roster = this slip is of a store with another roster
verify-slip-log = a log that a slip attests is not here
verify-slip-head = an event that a slip attests, the last of its branch, is not here
verify-slip-count = a log has fewer events than a slip attests
verify-mark-ahead = fewer events have arrived here than a summary says
verify-mark-differs = other events have arrived here than a summary says
slip-holds = { $logs ->
    [one] Slip { $slip }, signed by { $name } on { $time }: the log that it attests is here, up to its last event. { $order }
   *[other] Slip { $slip }, signed by { $name } on { $time }: all { $logs } logs that it attests are here, up to their last events. { $order }
}
slip-same-order = They arrived in the same order.
slip-other-order = They arrived here in another order: the slip is of another store of the same party, or this one was put together anew.
mark-holds = The line { $mark } of a summary holds: the same events have arrived here, in the same order.
done-checkpoint = Signed: { $events ->
    [one] 1 event,
   *[other] { $events } events,
} logs: { $logs }. Keep this slip away from the store.
brief-store = The store on { $day }: { $events } events, chain { $chain }.
help-accept-rollback = Take a store as it is, although events that you have seen are missing
help-accept-rollback-more =
    What you last saw of a store is remembered in your own folder. Where the store is older, or another, it is only read until you accept that here. Do so only when you know why. Who accepted, when and why is shown for ever.
    Everybody accepts for their own machine; any role will do.
    Example:
      greenlight accept-rollback --why "The disk died; this is Friday's copy."
help-accept-rollback--why = Why this store is taken as it is; “-” reads it from standard input, without it your editor opens
help-checkpoint = Sign a slip that says how far the store has come; keep it elsewhere
help-checkpoint-more =
    The slip names each log by its id, with how many events it has and where it ends: no names, no words. With it one can tell later what is missing:
      greenlight checkpoint --out slip.txt
      greenlight verify --against slip.txt
help-checkpoint--case = Only the roster and these cases; without any: the whole store
help-verify-more =
    The line at the foot of a summary can be given as it stands there, too:
      greenlight verify --against 57:3fa9c2d41b7e6a90
help-arg-against = A slip to hold against the store, “-” reads it from standard input; or the number and chain of a summary, as 57:3fa9c2d41b7e6a90; may be given several times
value-slip = SLIP

## Proof for strangers
help-proof = Write a case as a folder that anybody can check without this program
help-proof-more =
    The folder holds every event of the case and of the roster, with signatures, and check.sh, which takes nothing but sha256sum and ssh-keygen. It is the whole record: everything that was ever said, advice of counsel and what may be passed on only under a condition included, and the names of all who work here. So only approvers who have declared take it out. Files that were handed in stay in the store; the proof holds their hashes.
      greenlight proof 7K3QX --out proof
      sh proof/check.sh
help-proof--out = A new folder that only you can enter
row-proof = take a whole case out
row-accept-rollback = accept a rollback
done-proof = { $events ->
    [one] 1 event written to { $path }.
   *[other] { $events } events written to { $path }.
} To check it: sh { $path }/check.sh
proof-check-hash = The SHA-256 of check.sh is { $sha256 }. Tell it to the person who checks by another way than the folder takes: somebody who changes the folder can change the script.
proof-is-everything = It is everything that was ever said in this case, and who works here. Hand it to nobody who may not read all of it.
proof-readme =
    PROOF OF A CASE

    This folder is one vetting file, event by event, and the roster of the people
    who worked on it. Nobody has to believe the program that wrote it:

      sh check.sh

    It needs sha256sum and ssh-keygen, and nothing else. It fails if one letter of
    an event, a signature or the checkpoint is another, or if a file is missing or
    was added. It says at its end which case and which roster it stands for.

    Nobody signed this README: it explains, and proves nothing.

    check.sh came with the folder, and somebody who changed a file could change the
    script, too. Before it is run, hold what sha256sum check.sh says against the
    SHA-256 that the maker of the proof tells you by another way, or run the
    check.sh of another proof, or of the project, here: it is the same for all.

    case/ID.header  who did what, after what: what is signed. ID is its SHA-256.
    case/ID.body    what was said. The last line of the header holds its SHA-256.
    case/ID.sig     the SSH signature over the header (namespace event@greenlight)
    roster/         the same for the people: who was given which role, by whom
    allowed_signers the public keys, named by the 64 digits that headers use
    checkpoint      signed by the maker of this folder: how many events each log
                    has and where it ends, so that nothing newer is left out
    SHA256SUMS      every other file with its SHA-256

    What the check says: each of these keys signed exactly these words, after
    exactly these other events. What it does not say:

    - whose the keys are. Compare the fingerprints with the people themselves
      (ssh-keygen -l -f of a key), and the two ids that the check prints with
      somebody who has kept them: in a summary of the case, or in a slip.
    - whether each person was allowed to: the rules stand in docs/format.md of
      the project, for a second verifier.
    - the hour. The times are those that the signers' clocks showed.
    - what is in papers that were handed in. They are not here; the body of each
      such event holds the SHA-256 of the file, to be held against the paper.

    Where a body is missing, a purge in this case names its event: what was said
    was removed, that something was said was not.

## The counter: the demo
demo-title = A demo with invented people. Six of them do the work:
demo-org = Example Party (demo)
demo-season = One season: { $cases } cases in { $districts } districts, played from application to decision.
demo-walk = Now one case before your eyes: { $name }
demo-walk-open = opens the case and declares that there is no conflict of interest.
demo-walk-police = records the consents and reads the police check by name: not resolved. That is no bad sign; most causes are innocent.
demo-walk-finding = writes down what the credit report shows, with its source and its weight.
demo-walk-finding-text = The credit report shows a debt in collection, paid off in 2023. The form does not mention it.
demo-walk-flag = raises a flag about it, for the provincial tier.
demo-walk-answer = answers the flag.
demo-walk-recommend = recommends a greenlight.
demo-walk-early = wants to decide, and reads at once everything that is still missing:
demo-walk-fingerprints = reads the check by fingerprints: no record.
demo-walk-mitigated = sets the finding to mitigated, as its author cannot.
demo-walk-mitigated-text = Paid off two years ago, the receipt was seen, and the applicant answered openly.
demo-walk-decide = decides: a greenlight with conditions.
demo-walk-news = learns of a court case that the applicant had denied, from two independent origins.
demo-walk-reverse = reverses the decision; nothing is erased, and it has no effect yet.
demo-walk-reverse-applicant = What you answered and the public records differ.
demo-walk-reverse-text = Two independent origins name a court case that the applicant denied when asked.
demo-walk-second = seconds the reversal; only now the greenlight is withheld.
demo-brief = The brief of case { $case } for the person who decides next, as it is now:
demo-try-kept = The store is kept. Five commands to try:
demo-try = Nothing was kept. Make the same store to keep, then try five commands:
demo-try-list = the cases that a vetter sees
demo-try-next = what is missing in the case, and who can do it
demo-try-flags = the flags that wait for an answer
demo-try-show = a case on one page
demo-try-brief = the brief for the leader's office, in French

## Routes
matter-threat-to-life = threat to life
matter-election-interference = foreign interference with an election
matter-targeted = candidate or device targeted
matter-victim-report = report by a candidate who is the target
matter-complicity = suspected complicity
matter-elections-offence = possible elections offence or foreign money
matter-legal-question = legal question
matter-staff-member = member of staff concerned
matter-serious = serious matter
channel-police = police of the place
channel-cleared-representative = the party's cleared representative (the way to the election task force)
channel-security-intelligence = Canadian Security Intelligence Service
channel-federal-police = Royal Canadian Mounted Police
channel-party-help = the party's help for candidates
channel-cyber-centre = the cyber centre's line for candidates
channel-private-security = private security for candidates, offered below the threshold of the police
channel-elections-commissioner = Commissioner of Canada Elections
channel-legal-counsel = legal counsel
channel-human-resources = human resources
channel-national-director = national director
channel-leader-office = leader's office
channel-national-board = national board
support-contact-person = one person to call, at any hour
support-safety-plan = a plan for their safety
support-police-report = the police know, or why not
support-private-security = private security was offered, or why not
support-devices-and-accounts = devices and accounts are secured
support-family-and-home = family and home are thought of
support-after-care = somebody asks how they are, later
demand-credible = Is it credible?
demand-actionable = Is it actionable?
demand-authority = By what authority?
review-outcome-unchanged = nothing has changed
review-outcome-changed = something has changed
weight-ordinary = ordinary
weight-serious = serious
weight-danger = danger
agenda-flag-accept = Take on the flag
agenda-flag-answer = Answer the flag
agenda-flag-answer-local = Give what was asked, then pass it up
agenda-flag-told = Danger is reported: for your knowledge
agenda-flag-returned = Your flag came back: give what is asked
agenda-flag-overdue = The leader's office let a flag pass its day
agenda-flag-answered = Your flag was answered
agenda-reopen = A flag was raised on the closed case: reopen it
agenda-donation-back = An ineligible contribution must have gone back
agenda-conflicting = Conflicting decisions: resolve them
agenda-agreeing = Two decisions made apart agree: sign one that knows both
agenda-uncleared = Stands without a greenlight: decide, or let the person stand with a second
agenda-contest-report = Send the report on the contest to Elections Canada, and record the day
agenda-decision-awaited = Decide: it was recommended
agenda-second-awaited = Second the decision, or say why not
agenda-second-act = Second it, or say why not
agenda-second-policy = Second the new policy, or say why not
second-of-waive-check = waiver of a check
second-of-waive-consent = waiver of a consent
second-of-waive-dispute = waiver of a dispute
second-of-waive-prior = waiver of a possible earlier file
second-of-waive-finding = waiver of a finding
second-of-waive-condition = waiver of a condition
second-of-phase-back = step back of phase
second-of-phase = phase without a greenlight
second-of-recusal-end = end of a recusal
second-of-release = release of a legal hold
second-of-purge = purge
agenda-deadline = Undecided before a deadline
agenda-deferral-review = Look again: it was deferred
agenda-condition = A condition is due
agenda-disclosure-reply = No reply to the disclosure
agenda-applicant-reply = The applicant has not replied to the finding or FI note
agenda-fi-review = Look again at an FI note that is still open
agenda-consent = A check runs without consent
agenda-check-expires = A check is getting too old
agenda-untouched = Nobody has touched the case for ten business days
agenda-news = Grave news after the greenlight: reverse it, or say why it stays
agenda-grave = Something grave is in the file: look at it and decide
agenda-dispute = The applicant disputes what a provider reports
agenda-overtaken = A recommendation is older than what came since: recommend again
agenda-untold = The applicant was not told of the decision
agenda-unassigned = Nobody works on the case: assign it
agenda-undecidable = Nobody is left who may decide a case: bring in outside counsel

## The counter: the season between machines
demo-try-machines = a season of four stores and the folder between them
help-demo--machines = Play a season on four machines: people join, two decide at once, a recusal, a theft, a folder that went back
machines-title = A season on four machines, with invented people. Each machine has a store of its own, and a folder carries sealed bundles between them. What stands after a $ is typed there, and what follows is what the program says. The time is set by hand; that every command says so is left out here. Five people, in four cities:
machines-ottawa = Ottawa
machines-ajax = Ajax
machines-toronto = Toronto
machines-montreal = Montréal
machines-found = Monday, 16 November. Imogen has made the store of the office, at which Solange works, too. She names the folder that all share and invites Théo. He reads six words to her on the telephone; Marguerite and Desmond join in the same way.
machines-gather = Tuesday. Théo opens two cases in Ajax. In one of them he gathers the consents, the checks and two findings, and recommends. One command takes all of that to those who may see it.
machines-finding = A court file names the applicant's firm.
machines-origin = court register
machines-other-finding = A former partner tells the same.
machines-other-origin = former partner
machines-reply = That was another firm of the same name.
machines-recommend = The court file is of another firm.
machines-apart = Wednesday, nine o'clock. Marguerite sits in a train, without a network, and gives the greenlight. At the same hour Desmond withholds it in Montréal, and Solange seconds him in Ottawa. None of them can know of the other.
machines-resolved = Read at the court: another firm of that name.
machines-greenlight = The court file is of another firm.
machines-withhold = Members could not trust this account.
machines-applicant = Your account and the records differ.
machines-meet = In the evening Marguerite's train arrives. Both decisions are kept, and until two approvers resolve it the stricter one counts.
machines-resolve = Thursday. They have talked. Solange signs one decision that knows both, and Marguerite seconds it.
machines-together = We read the court file together: it is of another firm.
machines-recused = The same day Marguerite learns who applies in the other case. From now on she is sent nothing of it, whatever Théo adds.
machines-tie = His sister is my law partner.
machines-late-payment = A late payment in 2019.
machines-stolen = Friday. Théo's machine is stolen in the train at half past nine. Half an hour later Imogen ends what its key may do.
machines-theft = The machine was stolen.
machines-thief = At noon somebody types a note at the stolen machine, and syncs.
machines-forged = All is well, decide at once.
machines-late = In the afternoon it reaches Desmond. It is kept, marked, and has no effect.
machines-back = Saturday. Desmond writes a note. Then the keeper of the folder restores it as it was on Thursday: all that was left there since is gone. Nobody need know.
machines-who = Who takes the case over?
machines-agree = Monday. Everybody has synced and signs a slip that says how far their store has come. What the slips of the others attest is here, in Ottawa as in Montréal. Marguerite's store holds, too, with the case from which she is recused as it was when she left it.
machines-kept = The stores are kept, each as its owner has it. To look at the same list in three of them:
machines-gone = Nothing was kept. To play the same and keep the stores:

## The exercise
demo-try-drill = an exercise: a threat, then a dossier, then grave news; you decide what is done
help-demo--drill = Play an exercise: a threat to a candidate, a dossier that may be disinformation, grave news about somebody nominated
drill-title = EXERCISE. Invented people, a throw-away store; nobody is called and nothing is kept.
drill-how = At each step say what you would do: 1, 2 or 3; q ends it. The desk answers as it would in earnest.
drill-ask = Your choice (1, 2, 3, q):
drill-again = Please type 1, 2, 3 or q.
drill-written = { $count ->
    [0] Nothing is on the record: nobody will follow it up.
    [one] One event is on the record.
   *[other] { $count } events are on the record.
}
drill-refused = The desk refuses: { $why }
drill-was-met = Met.
drill-was-missed = Missed.
drill-colleague = A colleague does what was missed, so that the exercise goes on.
drill-stands = Flag { $flag } stands now at this tier: { $tier }, until { $due }.
drill-met = Met ({ $count }):
drill-missed = Missed ({ $count }):
drill-end = Talk it through with the people who would be on duty: who calls, who is called, at what hour. Then play it again.
drill-without-greenlight = The members chose on short notice, before anybody decided.
drill-threat = Part one. { $name } is nominated; nominations close in two days.
drill-threat-call = 7:40 p.m. The campaign manager phones you, a volunteer vetter: a voice message names the candidate's children and says she must withdraw by Friday.
drill-threat-call-title = The police first, then the national tier at once
drill-threat-call-1 = Write an e-mail to the regional chair and wait for the morning
drill-threat-call-2 = Have the police of the place called, then report it by the safety route
drill-threat-call-3 = Raise a serious flag to the provincial tier
drill-threat-call-why = A threat to life goes to the police of the place at once, then straight to the national tier. Every tier that was skipped is told after.
drill-threat-national = You are on duty for the national tier. The report stands before you.
drill-threat-national-title = The national tier takes it on and writes down what the police said
drill-threat-national-1 = Defer it for a week: the campaign wants no fuss
drill-threat-national-2 = Pass it up to the leader's office and regard it as done
drill-threat-national-3 = Take it on, call the candidate, write down what the police say
drill-threat-national-why = Somebody must own it by name. Nothing is put off past the next deadline, and passing up is no answer.
drill-threat-victim = The candidate asks that her own report be taken down, and what the party will do for her.
drill-threat-victim-title = A target is helped: her own report and the support checklist
drill-threat-victim-1 = Raise it as the report of a candidate who is the target, and begin the support checklist
drill-threat-victim-2 = Note her as witting: she knew of the group that threatens her
drill-threat-victim-3 = Tell her to call the police again
drill-threat-victim-why = Victim and suspect part ways here. Her report climbs local, provincial, national as a flag of its own, and is not answered before each point of her support is.
drill-threat-outside = The same account has threatened two other candidates. Somebody proposes to tell the cyber centre.
drill-threat-outside-title = Credible, actionable, by what authority: before anything goes outside
drill-threat-outside-1 = Forward the message at once
drill-threat-outside-2 = Answer first whether it is credible, what they can do with it, and by what authority it leaves; then tell them
drill-threat-outside-3 = Keep it inside the party
drill-threat-outside-why = What leaves the party is a record: what, to whom, by what authority, when, and when the reply is due.
drill-threat-close = The evening before the close. A colleague says: “She brings trouble. Withhold it, or leave it until it is over.”
drill-threat-close-title = Being threatened is no ground; nothing drifts past the close
drill-threat-close-1 = Withhold her greenlight
drill-threat-close-2 = Put the question off until after the close
drill-threat-close-3 = Write down that being threatened is no ground, and go on helping
drill-threat-close-why = A withholding needs something to rest on, and from the nomination on far more of it. After the close the name stays on the ballot.
drill-dossier = Part two. { $name } is nominated; nominations close in two days.
drill-dossier-arrives = An anonymous dossier says that he took money from a foreign state. Three outlets carry the story; each quotes the dossier.
drill-dossier-arrives-title = One story in three outlets is one origin
drill-dossier-arrives-1 = Record three findings, one for each outlet
drill-dossier-arrives-2 = Record one finding: a claim, severity 3 if true, source F, one origin
drill-dossier-arrives-3 = Leave it: the press has it anyway
drill-dossier-arrives-why = Severity says what it would be if true; the grade says how good the source is. Every new source is F, which is not “bad”, and three echoes are one voice.
drill-dossier-suspicion = A colleague wants the suspicion of complicity before the provincial tier tonight.
drill-dossier-suspicion-title = Suspected complicity: its source, its test, who may know
drill-dossier-suspicion-1 = Raise it now, without more words
drill-dossier-suspicion-2 = Ask around among friends in the party first
drill-dossier-suspicion-3 = Test it, then raise it with its source, what the test showed, and who may be told
drill-dossier-suspicion-why = The allegation may itself be the attack. Before it leaves the local tier it says where it comes from, how it was tested, and who may be told; everybody else hears nothing.
drill-dossier-applicant = Do you speak to the candidate about it?
drill-dossier-applicant-title = What weighs against somebody is put to them
drill-dossier-applicant-1 = Put the claim to him, without naming the source, and record his reply
drill-dossier-applicant-2 = No: he would be warned
drill-dossier-applicant-3 = No: ask his neighbours instead
drill-dossier-applicant-why = Every adverse finding is put to the person, or it is recorded why not. The reply stands beside the finding.
drill-dossier-decide = Somebody demands a decision tonight.
drill-dossier-decide-title = “Cannot tell” is an honest answer; one origin carries no withholding
drill-dossier-decide-1 = Withhold the greenlight on the dossier
drill-dossier-decide-2 = Write down that it cannot be told, and what would tell
drill-dossier-decide-3 = Delete the dossier and forget it
drill-dossier-decide-why = A withholding never rests on claims of one origin. Nothing is deleted from the record either.
drill-dossier-later = Nothing more can be learned tonight.
drill-dossier-later-title = “Nothing for now” has an owner, a day and a trigger
drill-dossier-later-1 = Leave it as it is
drill-dossier-later-2 = Close the case
drill-dossier-later-3 = Defer it until tomorrow, with an owner and with what would bring it back at once
drill-dossier-later-why = A deferral comes back by itself, with its reason; when nobody looks, it climbs. A case with an open flag is not closed.
drill-news = Part three. { $name } was greenlit and is nominated; nominations close in ten days.
drill-news-arrives = A clerk of the court sends last month's list: somebody of her name and birth year is on it, charged with fraud.
drill-news-arrives-title = Grave news goes into the record, and raises itself
drill-news-arrives-1 = Wait for Monday's meeting: it may be somebody else
drill-news-arrives-2 = Record it as a claim: severity 3 if true, from the court's own list
drill-news-arrives-3 = Raise a flag to the provincial tier, and write no finding yet
drill-news-arrives-why = From severity 3 on, news about somebody greenlit is at once on the agendas of the national tier and of the leader's office. Nobody has to think of a flag.
drill-news-alone = The approver who gave the greenlight says: “I know her. I shall note that it stays.”
drill-news-alone-title = Those who gave a greenlight do not answer for the news alone
drill-news-alone-1 = Let that approver write that the greenlight stays
drill-news-alone-2 = Ask the leader's office, which writes down what it said, and leave the answer to another approver
drill-news-alone-3 = Leave it to the riding, which chose her
drill-news-alone-why = An approver who did not give the greenlight may say why it stays. The day on which the leader was consulted is on the record, in the leader's office's own words.
drill-news-applicant = Does anybody speak to the candidate?
drill-news-applicant-title = News is put to the person before anything rests on it
drill-news-applicant-1 = Put the claim to her, and record her reply
drill-news-applicant-2 = No: she would tell the press
drill-news-applicant-3 = No: a charge speaks for itself
drill-news-applicant-why = A list of names is a claim, and a charge is no conviction. What she replies stands beside it everywhere.
drill-news-bar = The national director wants it over tonight: “Take the greenlight back.”
drill-news-bar-title = After the members chose, one source is not enough
drill-news-bar-1 = Reverse the greenlight on the court's list
drill-news-bar-2 = Say nothing until after the close
drill-news-bar-3 = Get the court's certified file, and keep it with the case
drill-news-bar-why = Setting the members' choice aside takes two independent origins or an authenticated document, and much more than a shadow of doubt, answered in words.
drill-news-ends = The certified file is here: another person of that name. Eight days are left.
drill-news-ends-title = News ends with an answer, not with time
drill-news-ends-1 = Put it off for eleven days
drill-news-ends-2 = An approver who did not give the greenlight writes why it stays
drill-news-ends-3 = Close the case
drill-news-ends-why = The line is on both agendas until a decision has seen the news or such an approver answers for it. Nothing is put off past the next deadline, and a case that is running for the party is not closed by the province.
drill-text-threat = Voice message of this evening: names the children, “withdraw by Friday”. The police of the place were called.
drill-text-no-fuss = The campaign wants no fuss.
drill-text-trigger = A second message.
drill-text-pass = For the leader's office.
drill-text-taken = I own this. I call her within the hour, and again in the morning.
drill-text-police = The police have a file number and drive by tonight.
drill-text-report = “They named my children. I want this on file, and I want to go on.”
drill-text-contact = One number, answered at any hour; she has it.
drill-text-innocent = She knew the group from the news only.
drill-text-account = One account threatened three candidates within two days.
drill-text-credible = Three messages of the same account were seen by two people.
drill-text-actionable = The account and its times are known.
drill-text-authority = The candidate asked for it in writing.
drill-text-no-ground = Being threatened is no ground for withholding. The support goes on.
drill-text-dossier = An anonymous dossier claims that he took money from a foreign state.
drill-text-origin = anonymous dossier
drill-text-outlet = outlet { $number }
drill-text-suspicion = Is this more than a story? What may we ask, and whom?
drill-text-validity = Two of its five documents carry dates before their letterhead existed. The innocent explanation, a forgery, is likely.
drill-text-may-know = The reviewer and the approver on duty.
drill-text-reply = “I never had that account. My bank will confirm it in writing.”
drill-text-cannot-tell = It cannot be told yet. The bank's letter would tell.
drill-text-accused = The list of the provincial court of last month: charged with fraud over 5,000 dollars.
drill-text-court-list = list of the provincial court
drill-text-leader = Consulted today: no step before the court's file is here.
drill-text-differs = A list of the court names somebody who may be you.
drill-text-copy = Certified file of the provincial court
drill-text-copy-says = Another birth date, another address: another person.
drill-text-stays = The court's file is about another person of her name. The greenlight stays.
drill-text-second-origin = The bank's letter, or a second origin.
link-same-origin = of the same origin
link-independent = independent
## The agenda as somebody reads it, and how flags fare

help-due = Say what is to be done, by whom, by when
help-due-more =
    What hurts most stands first: danger, two decisions apart, what is overdue, then by day.
    Each line has the command that does it.
    Examples:
      greenlight due
      greenlight due --until +2w
      greenlight due --mine --ics calendar.ics
help-flag-stats = Count flags by province: open ones, days at each tier, silences, returns
help-due--mine = Only what stands in your name
help-due--all = Everything that you may know of, not only what is yours to do
help-due--until = Also what comes up by this day and is due by then, such as 2026-11-30, friday or +2w
help-due--limit = At most so many lines
help-arg-exit-code = End with exit code 10 where something is due now, for scripts
help-arg-ics = As a calendar, without names: a new file that only you can read, or “-” for standard output
due-group-danger = Danger
due-group-conflicting = Conflicting decisions
due-group-agreeing = Decisions made apart that agree
due-group-overdue = Overdue
due-group-today = Today
due-group-later = Later
due-group-news = For your knowledge
due-passed = its day has passed
due-overdue = { $days ->
    [one] overdue by one business day
   *[other] overdue by { $days } business days
}
due-in = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
due-hours = { $hours ->
    [0] reported within the hour
    [one] reported one hour ago
   *[other] reported { $hours } hours ago
}
due-danger-call = Danger reported: call { $line }
due-condition = condition { $number }
due-pulled = one of its triggers was pulled
due-too-old = renew by { $by }: { $check }, too old at { $day }
due-day-meeting = the nomination meeting
due-day-list-due = the day on which the list is due
due-day-close = the close of nominations
due-before-waits = { $day } · waits for { $who }: { $gate }
due-before-decide = { $day } · waits for { $who }: the decision
due-owed = was for { $name }
due-counsel = make two of them approvers: { $name }
due-left = { $days ->
    [0] Today is { $what } ({ $day })
    [one] One day left to { $what } ({ $day })
   *[other] { $days } days left to { $what } ({ $day })
}
due-waiting = { $count ->
    [one] Waits since { $day }
   *[other] { $count } wait, the oldest since { $day }
} { $days ->
    [0] (today)
    [one] (1 business day)
   *[other] ({ $days } business days)
}: { $what }
due-yours = yours
due-owner = owner: { $name }
due-silent = SILENCE: stands here since { $day } because nobody below acted in time
due-silent-from = It will stand here from { $day } on, unless somebody below acts in time.
due-silent-above = SILENCE: the day of the leader's office was { $day }.
recusal-empties = After this everybody at this tier is recused from the case: { $tier }. Its work on the case goes to the tier above: { $above }.
recusal-empties-top = After this everybody at this tier is recused from the case: { $tier }.
recusal-undecidable = After this nobody can decide the case. It goes to the outside counsel that the policy names, { $counsel }: a holder of a root key makes two of them approvers over the district.
recusal-undecidable-unnamed = After this nobody can decide the case. The policy names no outside counsel: two approvers for all of Canada name one (greenlight policy set outside_counsel=NAME --why -), and a holder of a root key makes two of them approvers over the district.
emptied-line = RECUSED: everybody at this tier is recused: { $tier }. Now it is the turn of this one: { $above }.
emptied-counsel = RECUSED: everybody at this tier is recused: { $tier }. The case goes to the outside counsel that the policy names: { $counsel }.
emptied-no-counsel = RECUSED: everybody at this tier is recused: { $tier }. The case goes to outside counsel, and the policy names none: two approvers for all of Canada name one (greenlight policy set outside_counsel=NAME --why -).
due-why = Why it was put off
due-nothing = Nothing stands on this agenda.
due-more = { $count ->
    [one] One more line; --limit cuts here.
   *[other] { $count } more lines; --limit cuts here.
}
done-ics = { $count ->
    [one] One entry written to { $path }; it holds no name.
   *[other] { $count } entries written to { $path }; they hold no name.
}
error-file-exists = There is a file { $path } already.
error-file-exists-hint = Name a new file, or remove that one first: nothing is overwritten.
col-province = Province
col-open = Open
col-silences = Silences
col-missed = Missed conditions
col-channel = Channel
col-office = Office
col-line = How to reach it
missed-head = Raised by the calendar: condition { $number } of decision { $decision } was not met by { $day }. The decision stands.
col-returns = Returns
stats-all = All
stats-explained = { $count ->
    [one] One case. Days at a tier are business days, median / longest. A silence is a tier that let its time pass.
   *[other] { $count } cases. Days at a tier are business days, median / longest. A silence is a tier that let its time pass.
}
drill = DRILL
drill-line = DRILL: { $what }
overdue = overdue
channel-line = { $name }: { $line }
channel-no-line = { $name }: no line is filled in (greenlight channels edit { $channel } --line -)
channel-beside = { $line } (this party also has: { $other })
channel-empty = not filled in
channels-too-large = it has more than { $most } bytes
channels-not-text = it is not UTF-8 text
channels-not-toml = line { $line } is not TOML: each office is a table, such as [party-help], with a line = "…" in it
channels-no-office = there is no office “{ $word }”; the offices are { $allowed }
channels-no-table = “{ $office }” has not the right shape: it must be a table, [{ $office }], with line = "…" below it
channels-no-key = “{ $key }” in [{ $office }] is not understood; an office has line, en and fr
channels-no-value = “{ $key }” in [{ $office }] must be a text in quotation marks of at most { $most } characters
channels-emergency = The emergency number of the country stays first: { $line }
channels-toml-edit =
    Whom a matter goes to, and how they are reached. `line` is what people read at the moment of need: a telephone number, an address, a name.
    Fill in the empty lines. What you leave out stays as it is.
channels-toml-copy =
    A copy for printing, made on { $day }. The program does not read it.
    To change a line: greenlight channels edit. To read a list in: greenlight channels import FILE.
channels-toml-police = The emergency number of the country is built in and always shown first. Another number here is shown beside it.
channels-toml-cleared-representative = The party's person cleared for classified briefings: a name, and how to reach them at any hour.
channels-toml-security-intelligence = The reporting line of the service, as its own site gives it.
channels-toml-federal-police = The national security reporting line, as the force's own site gives it.
channels-toml-party-help = Who in the party helps candidates who are a target: a name and a number.
channels-toml-cyber-centre = The centre's line for candidates and parties, as the centre gave it to the party.
channels-toml-private-security = How a candidate asks for the security service that is offered to candidates, as the office that runs it says.
channels-toml-elections-commissioner = The complaint form or address of the office, as its own site gives it.
channels-toml-legal-counsel = The name and number of counsel.
channels-toml-human-resources = Who in human resources takes such matters, and where their file is kept.
channels-toml-national-director = The name and number of the national director and of a deputy.
channels-toml-leader-office = Whom in the leader's office to call.
channels-toml-national-board = How an important issue is put before the board.
error-channels = { $path } cannot be read: { $error }.
error-channels-hint = Correct it and try again; `greenlight channels show --out FILE` writes a list in the right form.
error-channels-same = That changes no contact line.
error-channels-same-hint = `greenlight channels show` has the lines in force.
channels-unchanged = Nothing was changed in the list, so nothing is signed.
init-channels = Once there are approvers: `greenlight channels edit` says whom a matter goes to and how to reach them.
flag-withheld = withheld here: a legal question stays with those who handle it
flag-raised-by = Raised by { $who }
flag-rung = Stands at this tier: { $tier }, since { $since }; in time until { $due }
flag-rung-danger = At this tier: { $tier }; due at once
flag-hours = now ({ $hours } h)
flag-rung-silent = Stands at this tier too: { $tier }, since { $since }, by silence, not by a choice; in time until { $due }
flag-silent-at = silence: { $tier }
flag-none = There is no flag here.
flag-none-open = No flag is open here; `--all` lists those that were answered, too.
flag-stay = { $tier } { $days ->
    [one] { $days } business day
   *[other] { $days } business days
 }
flag-returns = { $count ->
    [one] Returned once.
   *[other] Returned { $count } times.
 }
flag-many-returns = With this one, flag { $flag } has been returned { $count } times: it goes round in circles. Talk to each other, or pass it up.
flag-support = For the candidate who is the target:
support-done = done: { $what }
support-left = left to do: { $what }
flag-step-line = { $what } · tier: { $tier } · { $name }
flag-on-closed = The case is closed; the flag asks for its reopening: greenlight reopen { $case } --why -
heading-flag-steps = Step by step
heading-disclosures = Disclosures outside
label-about = About
label-flag-stays = Time at each tier
label-complicity-source = Suspected complicity: where it comes from, who says so and how they know
label-complicity-validity = Suspected complicity: how it was tested, and which innocent explanation remains
label-complicity-may-know = Suspected complicity: who may be told
label-complicity-source-short = Source
label-complicity-validity-short = How it was tested
label-complicity-may-know-short = Who may be told
label-credible = Credible, because
label-actionable = Actionable, because
label-authority = By what authority
label-case = Case (letters of its id, or the full name)
label-safety = What is the danger, to whom, where (one sentence)
label-safety-district = District of the person (code or name)
label-refer-to = To whom (a channel's word, or a name)
label-refer-text = What was told
label-refer-reply = What came back
route-goes-to = Where this goes ({ $matter }):
route-restricted = The words of this flag stay with the person who raised it and those who can answer it.
route-pointer = The file keeps this pointer and no more; the matter itself is kept there.
route-answered-at = It is answered no lower than at this tier: { $tier }.
route-offences = Offences of elections law cover nomination and leadership contests, too. Barred are, besides foreign money and money that is somebody else's, contributions by crypto-asset, money order or prepaid product.
route-demands = Before anything goes outside: { $demands } Then write it down: greenlight refer { $case } --to { $channel } --text - --credible TEXT --actionable TEXT --authority TEXT
route-demands-approver = Before anything goes outside: { $demands } An approver answers that and writes it down.
route-within = An ineligible contribution goes back within { $days } days: by { $day }.
route-support = The support checklist is open; say for each point what was done, or why it is not needed: greenlight flag support { $case } { $flag } ITEM --text -
route-offered = Its posture offers a route: { $matter }. { $command }
next-offered = Routes that FI notes offer
next-offers = FI note { $note }: { $matter }
refer-line = It goes to { $line }
refer-name = No channel has the word “{ $to }”: it is taken as a name. Channels: { $allowed }
refer-none = No referral outside is on record in the cases that you may read.
refer-unread = { $count ->
    [one] One referral outside is in a case that you may not read yet; say first whether anything ties you to it: greenlight conflict list
   *[other] { $count } referrals outside are in cases that you may not read yet; say first whether anything ties you to them: greenlight conflict list
}
refer-replied = replied
referral-reference = reference { $number }
referral-due = reply due { $day }
referral-reply = Reply { $day }:{" "}
referral-no-reply = No reply yet.
log-refer-to = told { $to } on { $day }
safety-police = Is somebody's life in danger? Call first: { $line }
safety-police-party = The party's own line for emergencies: { $line }
safety-police-drill = in a real case: call first: { $line }
safety-told-after = Told after, because it went over them: { $tiers }
done-danger-kept = The report is signed and kept, not yet in the record: { $path }. The next command that can write to the store records it.
danger-words-kept = Not recorded: the store could not be opened. Your words are kept for you: { $path }. Your next command that opens the store records them.
danger-words-kept-already = Not recorded: the store could not be opened. These words are already kept for you: { $path }. Your next command that opens the store records them.
danger-not-recorded = Not recorded.
danger-words-wait = A report of danger that you made is not recorded yet: { $why } It is kept in { $path }. Report it again: greenlight safety CASE --text -
danger-taken-in = { $count ->
    [one] A report of danger that had to wait is recorded now.
   *[other] { $count } reports of danger that had to wait are recorded now.
}
danger-open = Danger to life is reported in this case, and nobody has answered yet: { $item }, { $when }.
danger-waits = { $count ->
    [one] A report of danger is kept outside the record and cannot be recorded now.
   *[other] { $count } reports of danger are kept outside the record and cannot be recorded now.
}
done-safety = The danger is reported ({ $item }); it stands at this tier now: { $tier }.
spread-left = Left in the mailbox at once for { $names }.
spread-left-unnamed = Left in the mailbox at once for those who may see the case.
spread-here = Everybody else who works at this store sees it with their next command.
spread-no-mailbox = There is no mailbox, so nobody gets this report by itself: call, and hand it over: greenlight bundle { $case } --for PERSON --out FILE
spread-nobody = Report { $item } in case { $case }: no colleague's store has shown yet that it has it. Call them; do not wait.
spread-has = Report { $item } in case { $case } is in the store of { $names }.
spread-has-some = { $count ->
    [one] Report { $item } in case { $case } is in the store of 1 colleague.
   *[other] Report { $item } in case { $case } is in the stores of { $count } colleagues.
}
done-flag-support = { $case } { $name }: support recorded ({ $item }).
done-refer = { $case } { $name }: disclosure recorded ({ $item }).
done-refer-reply = { $case } { $name }: reply to the disclosure recorded ({ $item }).
done-refer-safety = What was told outside about the danger is recorded ({ $item }).
error-safety-district = Several people have this name.
error-rows-alike = Nothing was imported: { $count } rows may all be of { $name }, with the same name in one district, or the same name with the same birth date, e-mail or telephone. Rows: { $rows }, …
error-rows-alike-hint = Leave copies and test answers out of the sheet. Of up to { $most } such rows, each is asked about.
error-no-row = The file has no row { $row }.
error-no-row-hint = Rows are counted as a spreadsheet counts them, with the header as row 1. Run the command without it: it shows the rows that it asks about.
error-row-keyed = Row { $row } is known by its key, so it opens no other case.
error-row-keyed-hint = Give it a key of its own in the table, or leave it out: --skip { $row }
error-row-known = Row { $row } is of a case already, and that is not “{ $word }”.
error-row-known-hint = Run the command without --same: it shows the row's case. To leave the row out: --skip { $row }. If it is of somebody else: --new { $row }
error-row-not-near = Row { $row } asks nothing about “{ $word }”.
error-row-not-near-hint = Run the command without --same: it shows which cases and rows it asks about.
error-safety-district-hint = Say which with `--district`: the electoral district, by code or name.
error-drill-not-now = No exercise can be held here at the moment.
error-drill-not-now-hint = Hold it with an invented case, or at another time; a real danger is reported without `--drill`.
help-refer = Write down what was told outside the party, to whom, by what authority; list all disclosures
help-refer-more =
    Examples:
      greenlight refer 7K3QX --to elections-commissioner --text -
      greenlight refer 7K3QX M4TRN --reply -
      greenlight refer
help-safety = Somebody's life is in danger: whom to call, and the national tier is told at once
help-safety-more =
    Anybody on the roster may, whatever they see of the case. Examples:
      greenlight safety 7K3QX --text -
      greenlight safety 7K3QX --text - --drill
help-flag-show = Show the whole history of a flag
help-flag-support = Say what was done for a candidate who is the target
help-refer--case = The case; without it, the register of all disclosures that you can see
help-arg-referral = A disclosure, to write down what came back: its letters
help-refer--to = To whom: police, cleared-representative, security-intelligence, federal-police, party-help, cyber-centre, elections-commissioner, legal-counsel, human-resources, national-director, leader-office, national-board, or a name
help-arg-credible = Why it is credible; “-” reads it from standard input
help-arg-actionable = What the receiver can do with it; “-” reads it from standard input
help-arg-authority = By what authority: the consent, the law or the policy; “-” reads it from standard input
help-refer--text = What was told; “-” reads it from standard input, without it your editor opens
help-refer--on = The day on which it was told, or the reply came, such as 2026-11-22, yesterday or -3d; default: today
help-arg-reply-due = The day by which they are to answer, such as 2026-12-01, friday or +5bd
help-arg-reply = What came back; “-” reads it from standard input
help-refer--reference = The receiver's number for it
help-refer--about = The flag or note that it is about
help-arg-safety = It was about a danger to somebody: anybody may write it down, and nothing more is asked
help-arg-drill = An exercise: marked everywhere, and it stops nothing
help-refer--district = Where several people have the name: the electoral district
help-safety--district = Where several people have the name: the electoral district
help-safety--case = The case: letters of its id, or the full name
help-safety--text = One sentence: what danger, to whom, where; “-” reads it from standard input
help-arg-route = The nature of the matter: threat-to-life, election-interference, targeted, victim-report, complicity, elections-offence, legal-question, staff-member, serious
help-arg-source = Suspected complicity: where it comes from; “-” reads it from standard input
help-arg-validity = Suspected complicity: how it was tested; “-” reads it from standard input
help-arg-may-know = Suspected complicity: who may be told; “-” reads it from standard input
help-arg-mine = The flags that you raised, with their answers, even where you no longer see the case
help-flag-support--item = What was done: contact-person, safety-plan, police-report, devices-and-accounts, family-and-home, after-care
help-flag-support--text = How it was done, or why it is not needed; “-” reads it from standard input, without it your editor opens
value-matter = MATTER
value-channel = CHANNEL
value-referral = DISCLOSURE
col-referral = Disclosure
col-to = To
col-told-on = Told on
col-reference = Reference
col-reply-due = Reply due
col-reply = Reply
col-answer = Answer

## Findings in full
label-claimed = Claimed
label-established = Established
label-inferred = Inferred
finding-link = Tells the same ({ $link }): { $finding }
scale-severity = Severity, if true
scale-source = Grade, the letter: the source
scale-information = Grade, the digit: the information
scale-handling = Handling
scale-apart = The letter and the digit are given independently of each other. Severity and grade are never made into one score.
grade-source-a = completely reliable
grade-source-b = usually reliable
grade-source-c = fairly reliable
grade-source-d = not usually reliable
grade-source-e = unreliable
grade-source-f = reliability cannot be judged; this is not “bad”: every new source is F
grade-information-1 = confirmed by independent sources
grade-information-2 = probably true
grade-information-3 = possibly true
grade-information-4 = doubtful
grade-information-5 = improbable
grade-information-6 = truth cannot be judged
label-grade = Grade of the source and of the information, such as C3 (“?” shows the scale; Enter: F6, cannot be judged)
label-link = Origin of the two: same-origin or independent
done-finding-link = { $case } { $name }: the two findings are linked ({ $item }).
done-unlink = { $case } { $name }: the link is taken back ({ $item }); it stays in the history.
rule-unlink-nothing = Nothing links these two: { $item }.
rule-unlink-nothing-hint = greenlight show CASE prints the links of each finding and FI note.
rule-unlink-reviewer = A reviewer or an approver takes back a link.
rule-unlink-reviewer-hint = Ask one of them, with the reason why the link is a mistake.
rule-link-self = A finding is not linked to itself.
rule-link-self-hint = Name two findings: greenlight finding link CASE FINDING OTHER --kind same-origin
rule-link-not-finding = What the link names is no finding or FI note of this case.
rule-link-not-finding-hint = `greenlight show CASE` gives the letters of every finding and FI note.
help-finding-link = Say that two findings tell the same, and whether from one origin
help-finding-link-more =
    One story in three outlets has one origin. What has one origin only cannot carry a withholding.
    Example:
      greenlight finding link 7K3QX M4TRN Q8WZC --kind same-origin
help-finding-link--other = The other finding: its letters, as `greenlight show` gives them
help-finding-link--kind = Whether both come from one origin, or each from its own: same-origin, independent
help-finding-link--why = How that is known; “-” reads it from standard input
help-finding-unlink = Take back a mistaken link between two findings; for reviewers and approvers
help-finding-unlink-more =
    The link counts no more, whichever of the two made it. The history keeps it, with the reason why it was taken back.
help-finding-unlink--other = The other finding or note: its letters, as `greenlight show` gives them
help-finding-unlink--why = Why the link was a mistake; “-” reads it from standard input
help-finding-scale = Severity, grade and handling: what each letter and digit means
help-arg-fact = What is established, apart from the claim; “-” reads it from standard input
help-arg-inference = What you infer from it, apart from both; “-” reads it from standard input
value-other = OTHER
next-unput = Not yet put to the applicant: stops nothing by itself, and is fair before any decision
next-seconds = Waits for a second
second-waits = { $what }, asked for by { $who }
second-waits-because = { $what }, asked for by { $who }. Reason: { $why }
second-reads = You are about to second this: { $what }
second-sign = Sign the second? (yes/no)
second-another = another approver
next-unput-finding = Finding { $finding } (severity { $severity }) was neither put to the applicant nor has a reason why not.

## Copies of the brief
agenda-brief-outdated = A copy of the brief is out of date: issue a new one
due-brief = for { $name } ({ $audience })
heading-grave = Grave, and not yet answered
grave-finding = finding { $item }, severity { $severity }
grave-note = FI note { $item }
grave-record = a certified record ({ $check })
grave-after = News after the greenlight: { $what }, since { $since }. With: { $tiers }.
grave-after-ends = It ends when a decision has seen it, when somebody who did not write it finds it { $note ->
    [yes] explained or unfounded
   *[no] resolved, mitigated or unsubstantiated
}, or when an approver who did not give the greenlight says why it stays.
grave-open = Something grave: { $what }, since { $since }. With: { $tiers }.
grave-open-ends = It ends when a decision has seen it, or when somebody who did not write it finds it { $note ->
    [yes] explained or unfounded
   *[no] resolved, mitigated or unsubstantiated
}.
heading-withdrawn = Withdrawn: this is not held against the applicant any more
finding-withdrawn = Withdrawn: finding { $finding } (severity { $severity }) is { $status } ({ $who }).
finding-unfounded = A claim of { $day } was looked into and is unfounded ({ $finding }; { $who }).
fi-withdrawn = Withdrawn: an FI note ({ $note }) was looked into and is unfounded ({ $who }).
heading-issued = Copies of the brief that were handed out
issued-head = Copy { $copy } · { $name } ({ $audience })
issued-outdated = out of date
issued-replaced = replaced by a newer copy
copy-since = { $count ->
    [0] the newest state
    [one] one act since
   *[other] { $count } acts since
}
copies-none = No copy of a brief was handed out to you in the cases that you may read.
copies-unread = { $count ->
    [one] One copy of yours is of a case that you may not read yet; say first whether anything ties you to it: greenlight conflict list
   *[other] { $count } copies of yours are of cases that you may not read yet; say first whether anything ties you to them: greenlight conflict list
}
overtaken-ended = It rests on decision { $decision }, which no longer counts: the case moved to another riding on { $day }.
overtaken-reversed = It rests on decision { $decision }, which was reversed on { $day }.
overtaken-unfounded = It carries FI note { $note }, which was found to be unfounded on { $day }.
overtaken-withdrawn = It carries finding { $finding }, which was withdrawn on { $day }.
reversed-copy = Has a brief that rests on decision { $decision }: { $copy }
brief-not-for-applicant = withheld here: not for the applicant
brief-withheld-inner = withheld here, if there is any: sources, checks, recommendations, flags, notes on foreign interference, deferrals, legal advice, what was not put to the applicant and what is missing; not for the applicant
label-to = Who is given the copy
done-issue = Copy { $copy } of the brief handed out to { $name } ({ $audience }), and signed as handed out.
error-brief-one-case = A copy that is handed out is of one case.
error-brief-one-case-hint = Hand out one copy for each case; without --to, a brief of several cases is a draft to read.
help-brief--to = Who is given the copy: that is signed, with what was in it; “-” reads it from standard input; without it, the brief is a draft
help-arg-audience = For whom such a copy is made: local, provincial, national, leader, applicant, outside
value-audience = AUDIENCE

## What the applicant is told, and others on the case
rule-applicant-source = The text for the applicant names a source: “{ $words }”.
rule-applicant-source-hint = Say what was found without saying who said so; the source stays in the finding.
rule-applicant-third-party = The text for the applicant names somebody else who is on the case: “{ $words }”.
rule-applicant-third-party-hint = Say it without the name, or leave it out.
rule-applicant-restricted = The text for the applicant takes over words that stay inside: “{ $words }”.
rule-applicant-restricted-hint = Those words stand in an item with handling code C or in advice of counsel. Say it in other words, or leave it out.
related-rival = rival
related-donor = donor
related-associate = associate
related-relative = relative
related-other = other tie
label-related = Others on the case
error-related-parts = Each --related needs its --as.
error-related-parts-hint = Give --related and --as equally often, in the same order, such as --related NAME --as donor.
error-declared-parts = Each --declared goes with its --answer, and each --question with one of them.
error-declared-parts-hint = Give --declared and --answer equally often, in the same order, such as --declared charged --answer "No" --clear No.
help-arg-related = Somebody else on the case, whose name the applicant is never told; with --as, may be given several times; “-” reads it from standard input
help-arg-as = How that person stands to the applicant: rival, donor, associate, relative, other
value-tie = TIE
override-why = Local members have chosen this candidate: to set their choice aside, meet the higher standard and answer each point below.
ask-shadow-of-doubt = More than a shadow of doubt: what leaves no other explanation?
ask-heard = On which day was the applicant heard? (empty: they were not)
ask-not-heard = Why was the applicant not heard?
ask-leader-consulted = On which day was the leader consulted? (empty: not at all)
ask-leader-not = Why was the leader not consulted? (recused, out of reach)
ask-consulted = Who was consulted in the leader’s place?
ask-consulted-on = On which day was that person consulted?
ask-asked = On which day was the applicant asked for what is missing?
label-shadow-of-doubt = More than a shadow of doubt
label-heard = Applicant heard
label-not-heard = Applicant not heard, because
label-leader-consulted = Leader consulted
label-leader-not = Leader not consulted, because
label-consulted = Consulted in the leader’s place
label-consulted-on = Consulted on
label-asked-on = Applicant asked for what is missing on
by-approvers-word = { $day } (by the approver’s word: the leader’s office wrote nothing on that day)
days-closed-remains = What remains possible: take back the party's endorsement publicly, ask the candidate to step back from campaigning, and tell them in writing (greenlight notice).
decision-reverses = Reverses decision { $id }.
decision-reversed-by = Reversed by { $id }.
help-arg-shadow-of-doubt = Once local members have chosen: why there is more than a shadow of doubt; “-” reads it from standard input
help-arg-heard = Once local members have chosen: the day on which the applicant was heard, such as 2026-11-20, yesterday or -3d
help-arg-not-heard = Once local members have chosen: why the applicant was not heard; “-” reads it from standard input
help-arg-leader-consulted = Once local members have chosen: the day on which the leader was consulted, such as 2026-11-20, yesterday or -3d
help-arg-leader-not-consulted = Once local members have chosen: why the leader was not consulted; “-” reads it from standard input
help-arg-consulted = Once local members have chosen: who was consulted in the leader’s place, on the day of --leader-consulted
help-arg-asked = Reason “incomplete”: the day on which the applicant was asked for what is missing, such as 2026-11-20, yesterday or -3d
condition-state-missed = missed: its day has passed
condition-settled = { $state } ({ $how })
condition-paper = document { $document }
condition-count = { $count ->
    [0] No conditions.
    [one] 1 condition.
   *[other] { $count } conditions.
}
label-met-evidence = What shows that the condition is met
done-condition-met = { $case } { $name }: condition met ({ $item }).
help-condition = Conditions of a greenlight: what is open, met, waived or missed
help-condition-list = List the conditions of a case with their state
help-condition-met = Say that a condition is met, and what shows it
help-condition-met-more =
    Example:
      greenlight condition met 7K3QX 1 --evidence "the letter of the bank came" --document M4TRN
help-condition-waive = Waive a condition; another approver must second it
help-condition-waive-more =
    Example:
      greenlight condition waive 7K3QX 1 --why -
help-condition-met--decision = The number of the condition; before it the letters of its decision, where several hold
help-condition-met--number = The number of the condition, after the letters of its decision
help-condition-met--evidence = What shows that it is met; “-” reads it from standard input, without it your editor opens
help-condition-waive--decision = The number of the condition; before it the letters of its decision, where several hold
help-condition-waive--number = The number of the condition, after the letters of its decision
error-bad-condition-number = “{ $given }” is no number of a condition.
error-bad-condition-number-hint = `greenlight condition list CASE` numbers them.
error-condition-which = Several decisions that hold set conditions.
error-condition-which-hint = Put the letters of the decision before the number: `greenlight condition list CASE` gives both.
error-several-ties = Several ties of { $person } to this case are suggested; each is dismissed by itself.
error-several-ties-hint = Say which: --sign name, --sign firm or --sign riding; `greenlight next CASE` lists them.
error-adopt-too-many = { $count } items are too many for one event: it carries { $most }.
error-adopt-too-many-hint = Adopt them in several commands of at most { $most } each, as `greenlight next CASE` prints them.
error-no-condition = No decision in effect sets a condition.
error-no-batch = No import { $batch } opened or corrected a case that you can see.
error-no-batch-hint = greenlight import list shows them.
error-no-condition-hint = `greenlight show CASE` shows what was decided.
col-decision = Decision
col-owner = Owner
as-of-event = As the author of { $event } had it before them, { $day }. What is shown is what stood then; { $count ->
    [0] nothing has come since.
    [one] 1 event has come since.
   *[other] { $count } events have come since.
}
as-of-day = As of { $day }. What is shown is what stood then; { $count ->
    [0] nothing has come since.
    [one] 1 event has come since.
   *[other] { $count } events have come since.
}
help-arg-as-of = As it stood at the end of a day, such as 2026-11-20, friday or -2w, or as the author of an event had it before them: its letters
error-as-of-nothing = Before { $word } there was nothing in the case.
error-as-of-nothing-hint = `greenlight log CASE` lists its events.
error-as-of-ahead = { $day } is still to come.
error-as-of-ahead-hint = Name a day that has been, or the letters of an event.
conflicting-says = one of two decisions, which says: { $outcome }
agreeing-says = one of the two, which says: { $outcome }
draft-none = No text is kept.
draft-act = Kept text { $number }, for: { $verb }
draft-nothing-came = Nothing has come to the case since.
draft-news = { $count ->
    [one] Since then 1 event has come: { $what }
   *[other] Since then { $count } events have come: { $what }
}
draft-sign-it = Sign it on top of what is there now? (yes or no)
draft-not-dropped = It is signed and recorded. The kept text { $number } could not be removed: greenlight draft drop { $number }
draft-stays = Nothing was signed; the text stays kept.
done-draft-resumed = Kept text { $number } signed ({ $item }).
help-draft-resume = Sign a kept text as it was meant, on top of what is there now
help-draft-resume-more =
    What has come since is shown first; on a terminal you are asked, else say --yes.
    Example:
      greenlight draft resume 1 --yes
help-arg-yes = Sign without being asked
error-draft-not-whole = Kept text { $number } holds only what was typed, not the whole act: it cannot be taken up.
error-draft-not-whole-hint = Read it with `greenlight draft show { $number }` and run the command again.
error-draft-not-what-it-says = Kept text { $number } is not what it says it would sign. Somebody else wrote or changed it in the store.
error-draft-not-what-it-says-hint = Nothing is signed. Read it with `greenlight draft show { $number }`, tell the person who keeps the store, and throw it away: `greenlight draft drop { $number }`.
error-draft-of-no-case = Kept text { $number } would sign something that is no act of a case, as a role or a policy. No such act is ever taken up from a kept text.
error-draft-of-no-case-hint = Nothing is signed. If you mean it, run the command itself; else throw the text away: `greenlight draft drop { $number }`.
error-draft-not-signed = Kept text { $number } does not carry the signature of your key: somebody else may have written it in the store, an older version kept it, or your key is another now.
error-draft-not-signed-hint = Nothing is signed. Its text can still be read: `greenlight draft show { $number }`. If the words are yours, run the command again with them.
draft-take-up = To sign it on top of what is new: greenlight draft resume { $number }
whoami-aloud = To read aloud: { $fingerprint }
fingerprint-mine = Your key, for them to compare: { $fingerprint }
fingerprint-theirs = The key that { $name } is to have: { $fingerprint }
fingerprint-ask = Call { $name } on a number that you know, and let them read their fingerprint aloud: `greenlight whoami`, or `ssh-keygen -lf` on their key. The last { $count } letters are hidden here: type what you hear.
label-letters = The last { $count } letters, large and small as read
fingerprint-not-compared = Nobody heard the fingerprint yet: --fingerprint compares it with what the person read aloud, before anything is signed.
done-person-met = { $name } is { $role } for { $scope } now. The key was compared: { $fingerprint }
done-person-known = { $name } is { $role } for { $scope } now, with the key that opened the store already: { $fingerprint }
error-no-key-in-use = { $name } has no key that holds a role and opens the store.
error-no-key-in-use-hint = Name the key that they are to work with, and compare it: `greenlight person grant NAME --key FILE.pub --role ROLE --scope SCOPE --fingerprint SHA256:...`
error-several-keys = { $name } works with several keys: { $keys }
error-several-keys-hint = Name the one that is meant: `greenlight person grant NAME --key FILE.pub --role ROLE --scope SCOPE`
error-fingerprint-differs = The fingerprint is not that of the key that { $name } is to have. Nothing was signed.
error-fingerprint-differs-hint = Call { $name } again. If it still differs, the file is not their key: let them hand it to you in person.
error-several-in-file = { $path } holds several keys: { $keys }
error-several-in-file-hint = Name the one that the person read aloud to you: --fingerprint SHA256:...
help-arg-fingerprint = The fingerprint as the person read it to you, SHA256:..., compared with the key before anything is signed
value-fingerprint = FINGERPRINT
done-let-in = { $name } held the role already; now the key opens the store, too.
help-person-rekey = Give the vault a new key, wrapped for those who hold a role
help-person-rekey-more =
    A revocation does this by itself. Run it where a revocation was cut short, or where a key file was planted.
    --new-recovery also makes another recovery key; the paper that there was opens nothing that is written from then on.
    An administrator does this, or the holder of a root key.
    Examples:
      greenlight person rekey
      greenlight person rekey --new-recovery
help-person-rekey--new-recovery = Make another recovery key, shown this once; the one on paper opens the store no more
help-person-rekey--no-recovery = Let no recovery key open the store; then nothing does once every key is lost
rekey-recovery =
    The new recovery key of this store, shown this once and kept nowhere. Write it on paper, lock it away, and destroy the old paper:
      { $key }
    It opens the store when every other key is lost: greenlight recover
    The old paper still opens copies and backups that were made before now.
rekey-no-recovery = No recovery key opens the store any more. If every key that opens it is lost, or every passphrase forgotten, the store is lost with all its cases: nobody can open it, and no backup that is made from now on. The old paper still opens copies and backups that were made before now. To make one again: greenlight person rekey --new-recovery
recovery-left-out = The recovery key that the store names was not made by somebody who is an administrator now; it was left out. To make one: greenlight person rekey --new-recovery
error-recovery-cut-short = The recovery key may have been changed and the vault not re-keyed: rely on no paper, old or new. { $why }
error-recovery-cut-short-hint = Run the command again; before it has succeeded, no paper opens the store for certain: greenlight person rekey --new-recovery
recovery-untold = A recovery key was named for this store, and the command ended before it was shown: rely on no paper, old or new. An administrator makes another: greenlight person rekey --new-recovery
revoke-paper = The recovery paper still opens the store. If { $name } may have it: greenlight person rekey --new-recovery
row-recovery-key = say which recovery key opens the store
verify-recovery-unfounded = the store names a recovery key, or has a file for one, that no administrator made
doctor-recovery-unfounded = Recovery key: one that no administrator made; it opens nothing after the next new key of the vault. To make one: greenlight person rekey --new-recovery
error-recovery-unfounded = This recovery key opens the file that is here, and no administrator made it the recovery key of this store. No key was let in.
error-recovery-unfounded-hint = Look for the paper that an administrator wrote. Anybody whose key opens the store sees what is wrong: greenlight verify. An administrator makes another: greenlight person rekey --new-recovery
error-backup-other-keys = The backup is sealed to other keys than this one.
error-backup-other-keys-hint = It opens to those who could open the store when it was made. Name a key that could then: --identity FILE. Or ask somebody who has one to restore it.
error-earlier-key = The file in keys/ that is for your key holds an earlier key of the vault: it was put back after the vault got a new one.
error-earlier-key-hint = An administrator writes all key files anew: greenlight person rekey. Or let yourself in with the recovery key from paper: greenlight recover. If that does not help either, the beginning of vault.db is damaged: greenlight restore FILE
rekey-unlock = The ssh-agent opens the store again once you have given the passphrase: greenlight unlock
no-role = no role
rekey-due = Somebody who left may still have the key of the vault. The next command of an administrator that finds nobody else at the store gives it a new one.
rekey-caught-up = Somebody had left: the vault has a new key now, wrapped for those who hold a role.
done-rekey = The vault has a new key, wrapped for those who hold a role now.
error-grant-opens-nothing = The role of { $name } is recorded, and their key does not open the store yet. { $why }
error-grant-opens-nothing-hint = To let the key in: greenlight person rekey
error-rekey-failed = The role has ended, and the vault still has its old key. { $why }
error-rekey-failed-hint = To give it a new one: greenlight person rekey
revoke-still-holds = What they may still hold: whatever they read, copied or printed; the old key of the vault, with every copy of the store that was made before now; backups that were sealed to their key. What is written from now on, none of these opens.
help-person-add--another-person = Another person than those on the roster whose names are alike; give the reason with --why
help-person-add--why = How you know that they are two people; “-” reads it from standard input
help-person-grant--another-person = Record that this is another person than those on the roster whose names are alike
help-person-grant--why = How you know that they are two people; “-” reads it from standard input
help-person-same = Say that two people of the roster are one person
help-person-same-more =
    A person who was added twice has two numbers. From then on every rule that asks for another person takes them for one,
    approvers are counted once, and a person who is recused under one number is recused under both. It takes a root key. A
    mistake is not taken back: somebody who is another person after all gets a new key under a new number.
    Examples:
      greenlight person same "Marguerite Sansoucy" "M. Sansoucy" --why -
help-person-same--why = How it was found out; “-” reads it from standard input
help-person-same--person = A person: a name, or the number from person list
help-person-same--other = The same person under another name or number
help-person-revoke--handover = Only say what would be left behind; sign nothing
handover-nothing = { $name } leaves nothing behind that has nobody else.
handover-head = { $name } leaves { $count ->
    [one] 1 thing behind:
   *[other] { $count } things behind:
}
handover-assigned = case { $case } is assigned to them: greenlight assign { $letters } PERSON
handover-flag-alone = flag { $item } in case { $case } would stand where nobody is left to act on it
handover-flag-taken = flag { $item } in case { $case } was accepted by them and is not answered
handover-deferral = deferral { $item } in case { $case } is theirs to review
handover-condition = condition { $item } in case { $case } is theirs to meet
handover-second-nobody = decision { $item } in case { $case } waits for a second, and nobody would be left to give it
handover-second-waits = their decision { $item } in case { $case } waits for a second; it stands, and others second it
handover-policy = policy { $item } waits for a second
handover-last-role = they are the last who hold the role { $item }
handover-last-root = they hold every root key: nobody else can ever make an administrator, an approver or a records officer
handover-few-approvers = district { $item } would have { $count ->
    [0] no approver
    [one] 1 approver
   *[other] { $count } approvers
}, fewer than three
handover-go-on = End what { $name } holds? (yes or no)
error-not-confirmed = Nothing was signed.
error-not-confirmed-hint = Run the command again when you want to sign it.
error-mailbox-in-store = The store would be carried along with this mailbox: { $path }
error-mailbox-in-store-hint = Use a folder for bundles alone, outside the store's folder, and no folder that the store is in.
error-mailbox-known = There is a mailbox “{ $name }” already.
error-mailbox-known-hint = Choose another name; `greenlight mailbox list` shows them all.
error-mailbox-name = A mailbox needs a name of at most { $most } letters.
error-mailbox-name-hint = A short word will do, such as office: greenlight mailbox add office folder PATH
error-mailbox-path = The path of this folder is not text: { $path }
error-mailbox-path-hint = Rename the folder, or give it another name by a link.
error-mailbox-same = This folder is mailbox “{ $name }” already: { $path }
error-mailbox-same-hint = Nothing needs to be added; `greenlight mailbox list` shows them all.
error-no-mailbox = There is no mailbox “{ $name }”.
error-no-mailbox-hint = `greenlight mailbox list` shows them all.
error-forget-only = This may be the only copy: no colleague’s store has said that it has all of this case.
error-forget-only-hint = Send it first, and wait for an answer. To remove it all the same: greenlight forget CASE --although
error-mailbox-absent = The mailbox is not there: { $path }
error-mailbox-absent-hint = If it is on a stick or a share, plug it in or connect, and run the command again. Greenlight never makes this folder: it would not be the one that is carried.
error-mailbox-no-folder = The mailbox is not a folder: { $path }
error-mailbox-no-folder-hint = Name the folder that is shared: greenlight mailbox add NAME folder PATH
error-mailbox-unreadable = This account may not read the mailbox: { $path }
error-mailbox-unreadable-hint = Have the right given to you by the owner of that folder.
error-mailbox-unwritable = Nothing can be written into the mailbox: { $path }
error-mailbox-unwritable-hint = Have the right given to you by the owner of that folder. What is in it can be received meanwhile.
error-mailbox-taken = Something that is not a file has the name of a bundle: { $path }
error-mailbox-taken-hint = Look at what it is, and move it away. Greenlight follows no link and removes nothing that is not its own.
error-mailbox-busy = Another Greenlight is writing this bundle: { $path }
error-mailbox-busy-hint = Wait until it is done, and run the command again.
error-mailbox-too-large = A bundle of { $bytes } bytes is too large: { $most } is the most.
error-mailbox-too-large-hint = Send fewer cases at a time; a document can follow in a bundle of its own.
error-in-use = Somebody else has the store open, and this needs it alone. Nothing was changed.
error-in-use-hint = Close every other Greenlight on this store, an open editor too, and run the command again.
in-use-by = Has it open: { $program } (process { $process }).
error-nobody-left = Nobody would be left who can open the store. Nothing was signed.
error-nobody-left-hint = Give somebody a role first: greenlight person add NAME --key FILE.pub --role ROLE --scope SCOPE
error-unsafe-file = { $path } is not opened: { $why }.
error-unsafe-file-hint = A store is never made like that: ask who did it. { $help } Then run `greenlight verify`.
unsafe-symbolic-link-help = Take the link away, and put the file itself in its place.
unsafe-hard-link-help = `find / -samefile { $path }` finds the other name: remove it, or copy the file anew and put the copy in its place.
unsafe-no-file-help = Take it away.
unsafe-writable-by-all-help = Take that right away: `chmod go-w { $path }`.
unsafe-another-owner-help = Work from the account that it belongs to, or have it given to yours: `chown`.
unsafe-symbolic-link = it is a symbolic link, so the real file lies where others may reach it
unsafe-hard-link = the same file has a second name somewhere (a hard link)
unsafe-no-file = it is no plain file
unsafe-another-owner = it belongs to another account on this machine, which can change it
open-to-a-group = Everybody in a group of this machine can change { $path }: put older pages back, or take the store away. Where no team is meant to share it: `chmod -R g-w` the store's folder.
unsafe-writable-by-all = everybody on this machine can change it
error-moved-aside = There is no store here, for a restore was cut short. The store that was here lies whole in { $path }.
error-moved-aside-hint = Run `greenlight restore FILE` again, or give that folder its old name back.
error-no-backup = This is no whole backup: { $why }.
error-no-backup-hint = Take another copy of it; if none holds, make a new backup where the store still is: greenlight backup FILE
backup-no-age = it is no file that Greenlight sealed
backup-changed = it was cut short or changed
backup-content = it holds something else than a store
backup-unsound = what was written does not verify, so it was thrown away
backup-differs = what was written differs from the store, so it was thrown away
help-backup = Write the whole store into one sealed file, and test it
help-backup-more =
    The file is sealed with age to everybody who opens the store. It is opened again and verified before it has its name. Others may work on the store meanwhile.
    Example:
      greenlight backup greenlight-2026-11-22.age
help-backup--file = A new file; it is never written over another
help-restore = Put a backup in the place of the store
help-restore-more =
    It refuses to go backwards, and says what would be lost. The store that was here is moved aside, never deleted.
    Examples:
      greenlight restore greenlight-2026-11-22.age
      greenlight restore greenlight-2026-11-22.age --rollback --why -
      greenlight restore greenlight-2026-11-22.age --mend
help-restore--file = The backup
help-restore--mend = Take nothing from it but the true bytes of what does not verify here; what came since stays
help-restore--rollback = Go back, although what came after the backup is lost
help-restore--why = Why; “-” reads it from standard input
done-backup = Backup in { $path }: { $events } events, logs: { $logs }, opened again and verified, sealed to { $count ->
    [one] 1 key.
   *[other] { $count } keys.
}
backup-hash = SHA-256: { $sha256 }
backup-keep = Keep it in another building, and note the hash elsewhere. Each of those keys opens it; so does a key that is revoked later.
done-restore = The store in { $path } is the one of the backup: { $events } events.
done-mend-sound = Nothing has to be mended: everything here verifies.
done-mend = { $count ->
    [0] Nothing was mended: the backup has no true bytes of what does not verify here.
    [one] 1 event has its true bytes again.
   *[other] { $count } events have their true bytes again.
}
restore-aside = The store that was here lies whole in { $path }; nothing was deleted. Remove it once nobody needs it.
restore-loses = Going back loses { $count ->
    [one] 1 event
   *[other] { $count } events
} in { $logs ->
    [one] 1 log
   *[other] { $logs } logs
}, the newest first:
restore-loses-line = { $case }: { $count ->
    [one] 1 event, on { $last }
   *[other] { $count } events, the last on { $last }
}
restore-loses-drafts = { $count ->
    [one] 1 kept text is not in the backup.
   *[other] { $count } kept texts are not in the backup.
}
restore-loses-draft-line = kept text { $number }{ $case ->
    [none] {""}
   *[other] {" "}of case { $case }
}
restore-loses-drafts-others = { $count ->
    [one] 1 kept text of somebody else
   *[other] { $count } kept texts of others
}
restore-drafts-aside = The kept texts lie in the store that was moved aside. To read yours: greenlight --store { $path } draft list
restore-other-order = No event is lost, and yet the backup is not a later state of this store: the same events came in another order.
restore-roster = people and policy
restore-blind = The store that is here does not open, so nobody can say what would be lost.
error-rollback = The backup is no later state of what is here; events that going back would lose: { $count }. Nothing was changed.
error-rollback-hint = To go back all the same: greenlight restore FILE --rollback --why -
error-restore-blind = The store that is here does not open, so what would be lost cannot be listed. Nothing was changed.
error-restore-blind-hint = To put the backup in its place all the same: greenlight restore FILE --rollback --why -
place-synced = The store lies in a folder of { $service }. That service copies it to machines that you do not see, and may mix two half-written states into one that nobody can read. Keep the store elsewhere and send backups there: greenlight backup FILE
place-network = The store lies on a disk of another machine ({ $kind }). The database cannot keep two machines from writing at once there, and the people who run that machine have a copy. Keep the store on a disk of this one.
doctor-system = System: { $system } { $machine }
doctor-disk = File system: { $kind }
doctor-cipher = SQLCipher { $sqlcipher }, SQLite { $sqlite }, { $crypto }
doctor-cases = Cases: { $count }
doctor-key-bare = The key has no passphrase: anybody who can read its file can sign in the name of its owner. To give it one: ssh-keygen -p
doctor-few-approvers = Districts with too few approvers: { $count }
doctor-stale = Read only: the store is not what was last seen here ({ $code }). `greenlight verify` says more.
doctor-unknown = Nobody can tell whether the newest events are missing: what is remembered of this store cannot be read or written.
doctor-empty = The store is empty until the first bundle comes: greenlight sync, or greenlight receive FILE
doctor-closed = The store does not open: { $code }
doctor-open-to-others = Files and folders that others on this machine can enter: { $count }. Close them: chmod -R go-rwx on the store's folder
doctor-of-another-account = Files and folders of another account: { $count }
doctor-keys-too-many = Key files of nobody who holds a role: { $count }. Give the vault a new key: greenlight person rekey
doctor-keys-missing = Keys that hold a role and do not open the store: { $count }. Let them in: greenlight person rekey
restore-roster-back = The people are those of the backup: those who were revoked since then hold their roles again, and the vault has its old key. Revoke them again.

## Unlocking
help-arg-passphrase-fd = Read the passphrase from this descriptor, 3 or more, instead of asking: its first line
help-init--no-passphrase = Make the new key without a passphrase: anybody who can read its file has it
help-init--no-recovery = Make no recovery key; then nothing opens the store once every key is lost
help-lock = Take your key out of the ssh-agent
help-lock--forget = Also remove the file by which an ssh-agent opens this store
help-recover = Let your key open the store again, with the recovery key from paper
help-recover-more =
    The recovery key opens the store; it signs nothing. What your key may sign depends on the roster, as before.
help-recover--recovery-fd = Read the recovery key from this descriptor, 3 or more, instead of asking
help-unlock = Hand your key to the ssh-agent for a while, so that no passphrase is asked for
help-unlock-more =
    The key is handed over by `ssh-add -t TIME`: after that time the agent drops it by itself, `greenlight lock` does so at once. `ssh-add -c` instead, by hand, has the agent ask you at each use.
    Example:
      greenlight unlock --for 4h
help-unlock--lifetime = How long the agent keeps the key, as ssh-add -t takes it: 30m, 8h, 1d; default: 8h
value-time = TIME
done-init-key = Key made: { $path }, its public half beside it in a .pub file.
done-lock = The ssh-agent no longer holds the key { $fingerprint }.
done-recover = The key { $fingerprint } opens the store again.
done-unlock = Unlocked for { $time }: the ssh-agent holds the key { $fingerprint } and opens the store.
unlock-already = Unlocked already: the ssh-agent holds the key { $fingerprint }, until the time that it was given ends.
unlock-prepared = Unlocked: the ssh-agent held the key { $fingerprint } already, until the time that it was given ends; it opens the store now.
lock-nothing = No ssh-agent holds the key { $fingerprint }.
lock-forgotten = The file by which an ssh-agent opened this store is gone; unlocking makes it again.
lock-still = the agent still holds the key
recover-known = On the roster the key is { $name }'s; it may sign what that person's roles allow. The recovery key stays as it is: keep it.
recover-stranger = The key belongs to nobody on the roster: it can verify the store, and signs nothing until somebody who may gives it a role with `greenlight person add`. Where every root key is lost, nobody can appoint administrators and approvers any more. The recovery key stays as it is: keep it.
init-recovery =
    The recovery key of this store, shown this once and kept nowhere. Write it on paper and lock it away:
      { $key }
    It opens the store when every other key is lost: greenlight recover
init-no-recovery = No recovery key was made. If every key that opens the store is lost, or every passphrase forgotten, the store is lost with all its cases: nobody can open it, and no backup of it either.
key-bare = The key { $path } has no passphrase: anybody who can read the file can sign in your name. Give it one: ssh-keygen -p -f { $path }
doctor-recovery = Recovery key: made; it is on paper
doctor-no-recovery = Recovery key: none
prompt-new-passphrase = New passphrase for { $path }
prompt-passphrase-again = The same passphrase again
prompt-recovery = Recovery key, as it stands on paper
error-agent-garbled = What the ssh-agent answered is no signature of your key.
error-agent-garbled-hint = Nothing of it was used. See which agent SSH_AUTH_SOCK names; without it you are asked for the passphrase.
error-agent-gone = No ssh-agent answers.
error-agent-gone-hint = Start a shell that has one: ssh-agent bash. Then: greenlight unlock. Without an agent, a terminal asks for the passphrase and --passphrase-fd takes it from a script.
error-agent-refused = The ssh-agent does not hold your key any more, or its use was declined. Nothing was signed.
error-agent-refused-hint = Unlock again: greenlight unlock
error-agent-unsettled = The vault is getting a new key, and that is not finished. An ssh-agent opens it only after that.
error-agent-unsettled-hint = If it was cut short, your key itself finishes it: give its passphrase in a terminal, or with --passphrase-fd: greenlight unlock
error-agent-unsteady = The ssh-agent signs the same bytes in two ways, so it cannot open a store.
error-agent-unsteady-hint = Use the agent that comes with OpenSSH, or unset SSH_AUTH_SOCK: then you are asked for the passphrase.
error-bad-lifetime = “{ $given }” is no time that an agent could keep a key.
error-bad-lifetime-hint = Write it as ssh-add -t takes it: 30m, 8h, 1d.
error-key-beside = { $path } is there, and the private key is not.
error-key-beside-hint = Nothing is written over. Name another place for the new key: --identity FILE
error-key-only-public = Only the public half of { $path } is here.
error-key-only-public-hint = Name the private key: --identity FILE. Or have an ssh-agent hold it: ssh-add FILE
error-key-only-in-agent = The ssh-agent holds your key, but it does not open this store yet: { $path } is only the public half.
error-key-only-in-agent-hint = Open the store once with the file of the private key: greenlight unlock --identity FILE. From then on the agent is enough. If there is no such file, use the recovery key: greenlight recover
error-no-recovery = This store has no recovery key.
error-no-recovery-hint = Any key that opens it can let yours in: greenlight person add NAME --key FILE.pub --role ROLE --scope SCOPE
error-passphrase-differs = The two passphrases are not the same.
error-passphrase-differs-hint = Nothing was made. Run the command again.
error-passphrase-empty = A new key needs a passphrase.
error-passphrase-empty-hint = Type one. To do without on purpose: greenlight init --org PARTY --no-passphrase
error-prior-hidden = You may not see the possible earlier file { $file }.
error-prior-hidden-hint = Ask somebody at the national tier to judge it.
error-recovery-bad = This is no recovery key: a letter is wrong or missing.
error-recovery-bad-hint = It begins with AGE-SECRET-KEY-1 and has 74 letters and digits; spaces do no harm.
error-recovery-wrong = This recovery key is not the one of this store.
error-recovery-wrong-hint = Look for the paper that was written when the store was made, or name the right store: --store DIR
error-secret-fd = No secret can be read from descriptor { $fd }: { $error }
error-secret-fd-hint = Open it in the shell that runs the command, such as: greenlight --passphrase-fd 3 COMMAND 3< FILE. One line, at most 1,024 bytes.
error-ssh-add = `ssh-add` did not do it: { $error }
error-ssh-add-hint = It comes with OpenSSH and must be on the PATH; `ssh-add -l` shows what the agent holds.
doctor-rollbacks = Older copies of the store that somebody accepted: { $count } (`greenlight verify` says by whom and why)
standing-deferred-back = deferred; a trigger was pulled, so it is back since { $day }, not clear
reversed-decision = This takes the place of decision { $decision }.
draft-signed = That was kept text { $number }; it is kept no more.
done-draft-signed = { $case } { $name }: signed as it was meant ({ $item }).
brief-conflicting-applicant = Conflicting decisions: two were signed, each without knowledge of the other. This case has no outcome until that is resolved.
brief-agreeing-applicant = Two decisions were signed, each without knowledge of the other, and they agree. One that knows both must still be signed.
brief-nothing-told = No reason was recorded for the applicant.
brief-condition = { $text } · Due { $day }. Shown by: { $evidence }. State: { $state }.
brief-unfounded-applicant = A claim that was put to you on { $day } was looked into and is unfounded.
brief-withdrawn-applicant = Withdrawn: finding { $finding } is { $status }.
brief-put = Put to the applicant on { $day }.
heading-put = What was put to the applicant
due-declare = Say first whether anything ties you to the case
declare-words = Type the word none where nothing ties you, declare where something does; nothing but Enter stops here.
declare-ask = none, declare, or nothing to stop here
label-tie = What ties you (? shows the words)
label-tie-text = In a few words (may stay empty)
reversed-decision-waits = Once in effect, this takes the place of decision { $decision }.

## Mailboxes
carrier-folder = folder
col-kind = Kind
col-mailbox = Mailbox
col-place = Place
done-mailbox-add = Mailbox “{ $name }” added: { $place }
done-mailbox-remove = Mailbox “{ $name }” removed from this store. What is in its folder stays there.
mailbox-none = No mailbox yet. Share a folder with your colleagues, then: greenlight mailbox add NAME folder PATH
mailbox-head = { $name }: { $place }
mailbox-bundles = { $count ->
    [one] It can be read: 1 bundle, { $size }, from { $oldest }.
   *[other] It can be read: { $count } bundles, { $size }; the oldest is from { $oldest }.
}
mailbox-empty = It can be read: no bundles.
mailbox-writable = It can be written: a small file was written and removed again.
mailbox-passed-over = { $count ->
    [one] One thing in it has the name of a bundle and is not a file of that size; it is left alone.
   *[other] { $count } things in it have the names of bundles and are not files of that size; they are left alone.
}
mailbox-cut = It has more than 100,000 files, and only so many are looked at. Use a folder for nothing else.
help-mailbox = Where bundles are left and looked for: folders that something else carries
help-mailbox-more =
    A mailbox is a folder that somebody else's program carries from machine to machine: OneDrive, SharePoint, Google
    Drive, Nextcloud, Syncthing, a share, a USB stick. Only sealed bundles go into it, so its keeper reads nothing.
    Never share the folder of the store itself.
help-mailbox-add = Add a folder in which bundles are left and looked for
help-mailbox-add--kind = What carries it: folder
help-mailbox-add--name = What you call it, such as office
help-mailbox-add--place = The folder, which must be there
help-mailbox-doctor = Look at the mailboxes: whether they can be read and written, and what is in them
help-mailbox-doctor--name = Only this mailbox
help-mailbox-list = List the mailboxes
help-mailbox-remove = Stop using a mailbox; what is in its folder stays there
help-mailbox-remove--name = The mailbox, by its name
## Joining from another computer

help-join = Join a party that invited you: your key, your store, and the request that you send back
help-join-more =
    Example:
      greenlight join theo.invitation
help-join--file = The invitation; “-” reads it from standard input
help-join--mailbox = The folder that the team shares, as it is on your computer; default: the one of the invitation, where it is there
help-join--name = Your name as the roster should have it; default: the name in the invitation
help-join--out = A new file for the request; default: none where a mailbox takes it, else the name of the invitation with “.request” after it
help-join--no-passphrase = Make the new key without a passphrase: anybody who reads its file has it
help-join--no-recovery = Make no recovery key; then nothing opens the store once your key is lost
help-person-invite = Invite a person to join from another computer, with a signed file
help-person-invite-more =
    Example:
      greenlight person invite "Alex Roy" --role vetter --scope ON --out alex.invitation
help-person-invite--name = The person's name
help-person-invite--role = A role that the person is to have; may be given several times, each with its --scope
help-person-invite--scope = Where that role counts: CA, a province such as ON, or a district such as 35001
help-person-invite--mailbox = The mailbox of the team: the name of one of yours, or its kind and place, such as “folder /srv/box”; never a password
help-person-invite--propose = A setting that the first approvers are asked to set; may be given several times
help-person-invite--channels = Offices that they are asked to set: a list in TOML, as for channels import
help-person-invite--out = The new file for the invitation
help-person-add--from = The request of somebody whom you invited: its file, or their name where it came through a mailbox; “-” reads it from standard input
help-person-add--invitation = The invitation that it answers, where it was made in another store
help-person-add--same-person = The person of this name who is on the roster joins with another key
help-person-add--words = The six words that you heard from them, in quotes; “-” reads them from standard input
invite-role = { $role } for { $scope }
done-invite = Invitation in { $path } for { $name }: { $roles }. It is valid for { $days } days, for one person, and has no secret in it.
invite-next = Send the file to { $name }, who runs: greenlight join FILE
done-join = Your store for { $party } is made in { $store }. It is empty until the first bundle from { $inviter } comes.
join-words = Call { $inviter } on a number that you know, and read these six words aloud: { $words }
join-send = Send { $request } to { $inviter }; it has no secret in it.
join-shared = The request is in the mailbox { $place }, where { $inviter } finds it with `greenlight sync`. Once you are let in, your own `greenlight sync` brings people and cases.
join-mailbox = Mailbox of the team: { $mailbox }. It is not a folder of this computer. Where your own copy of it is: greenlight mailbox add team folder PATH
asking-waits = Your request to join is in the mailboxes. { $inviter } lets you in once you have read these six words aloud, on a number that you know: { $words }
asking-too-old = Your invitation is too old to be answered. Ask { $inviter } for another one, and join with it: greenlight join FILE
asks-to-join = { $name } asks to join: { $roles }. Call { $name } on a number that you know, have the six words read to you, then: greenlight person add --from "{ $name }"
asks-several = { $count } requests came under the name { $name }: { $roles }. One of them at most is theirs. Call { $name } on a number that you know, and type the six words that you hear: greenlight person add --from "{ $name }" --words "..."
join-settings = { $inviter } proposes settings. Once the first bundle is here: greenlight policy set { $settings } --why -
join-offices = { $inviter } proposes offices, too. Once the first bundle is here: greenlight channels import FILE, with the file of the invitation
six-words = The six words of this request: { $words }
six-words-heard = Did { $name } read these six words to you? [y/n]
done-person-joined = { $name } is { $roles } now, with a store of their own. The six words agreed. Key: { $fingerprint }
joined-next = The store of { $name } fills with the first bundle that you send.
error-changed-on-its-way = { $path } was changed after it was signed. Nothing was written.
error-changed-on-its-way-hint = Let the sender send the file again, as an attachment and not as text.
error-newer-file = { $path } was written by a newer Greenlight.
error-newer-file-hint = Update the program, then try again.
error-not-invitation = { $path } is not an invitation, or not a whole one.
error-not-invitation-hint = An administrator makes one: greenlight person invite NAME --role ROLE --scope SCOPE --out FILE
error-not-request = { $path } is not a request to join, or not a whole one.
error-not-request-hint = The person whom you invited makes one: greenlight join FILE
error-no-request = There is no file “{ $name }”, and nobody of that name asks to join.
error-no-request-hint = `greenlight sync` looks into the mailboxes and says who asks; else name the file of the request.
error-several-requests = { $count } requests to join came under the name { $name }, and only one is theirs. Nothing was signed.
error-several-requests-hint = Call { $name }, type the six words that you hear: --words "WORD WORD WORD WORD WORD WORD"
error-invitation-old = The invitation was made on { $day }; it was valid for 30 days.
error-invitation-old-hint = An administrator makes a new one: greenlight person invite NAME --role ROLE --scope SCOPE --out FILE
error-invitation-unknown = The request answers an invitation that this store did not make. Nothing was signed.
error-invitation-unknown-hint = If another store of yours made it, add its file: --invitation FILE. Otherwise invite the person again.
error-invitation-used = Somebody joined with this invitation for { $name } already. Nothing was signed.
error-invitation-used-hint = An invitation is for one key. Call { $name }; for another key, invite again.
error-invitation-by = { $name }, who signed the invitation, may not grant these roles now. Nothing was signed.
error-invitation-by-hint = Invite the person again: greenlight person invite NAME --role ROLE --scope SCOPE --out FILE
error-joined-already = A store of { $party } is in { $path } already.
error-joined-already-hint = Work with that one. To join on a second computer, use the invitation there.
error-store-of-another = The store in { $path } is of another party, not of { $party }.
error-store-of-another-hint = Name another folder for the new store: --store DIR
error-other-party = The request in { $path } is for another party. Nothing was signed.
error-other-party-hint = Name the store of the party that invited: --store DIR
error-request-other-name = The invitation is for { $invited }, and the request is from { $name }. Nothing was signed.
error-request-other-name-hint = For { $name }, make an invitation of their own: greenlight person invite "{ $name }" --role ROLE --scope SCOPE --out FILE
error-words-differ = These are not the six words of the request from { $name }. Nothing was signed.
error-words-differ-hint = Call { $name } again. If they still differ, the file is not the one that was sent to you: invite again.
error-mailbox-secret = A password is in the place of the mailbox.
error-mailbox-secret-hint = An invitation has no secret in it: leave the password out, and tell it in person.
error-no-proposal = Settings and offices are proposed only to the first approvers for CA, before there is a policy.
error-no-proposal-hint = Leave out --propose and --channels. An approver sets them: greenlight policy set SETTING=VALUE
error-roles-and-scopes = Each --role needs a --scope, and an invitation has at most { $most } roles.
error-roles-and-scopes-hint = Give them in pairs: --role vetter --scope ON --role reviewer --scope QC

## Forgetting
done-forget = { $count ->
    [one] { $case }: forgotten here, 1 event. What colleagues have stays with them.
   *[other] { $case }: forgotten here, { $count } events. What colleagues have stays with them.
}
done-forget-undo = { $case } may come again: it is taken in with the next bundle that has it.
forget-sure = Remove case { $case } with all that belongs to it from this store? It cannot be brought back from here. [y/n]
verify-forgotten = { $count ->
    [one] 1 event belongs to a case that was forgotten here.
   *[other] { $count } events belong to cases that were forgotten here.
}
help-forget = Remove a whole case from your own store; what colleagues have stays with them
help-forget--although = Also where no colleague’s store has said that it has all of the case
help-forget--undo = Let a forgotten case be taken in again with the next bundle
help-forget--yes = Do not ask

## Between stores
col-came = What came
came-new = new case
came-events = { $count ->
    [one] 1 new event
   *[other] { $count } new events
}
came-late = { $count ->
    [one] 1 act of { $names } came too late to count
   *[other] { $count } acts of { $names } came too late to count
}
came-conflict = its decisions are in conflict
came-roster = { $count ->
    [one] People and policy: 1 new event.
   *[other] People and policy: { $count } new events.
}
came-documents = { $count ->
    [one] 1 document came.
   *[other] { $count } documents came.
}
came-on-their-way = { $count ->
    [one] 1 document is still on its way.
   *[other] { $count } documents are still on their way.
}
came-mended = { $count ->
    [one] 1 damaged event was mended.
   *[other] { $count } damaged events were mended.
}
came-missing = { $count ->
    [one] A colleague has something that is not here yet; it comes with a later bundle.
   *[other] Colleagues have { $count } things that are not here yet; they come with later bundles.
}
came-forgotten = { $count ->
    [one] 1 case that you removed came again and was left out: greenlight forget CASE --undo
   *[other] { $count } cases that you removed came again and were left out: greenlight forget CASE --undo
}
came-nothing = Nothing new.
came-see-due = What is due for you now: greenlight due
came-still-empty = Your role has not come yet, so there is nothing to show.
done-bundle = { $cases ->
    [0] People and policy for { $names }: { $files }
    [one] 1 case for { $names }: { $files }
   *[other] { $cases } cases for { $names }: { $files }
}
sync-not-here = { $count ->
    [one] 1 bundle is not all here yet; the next sync looks again.
   *[other] { $count } bundles are not all here yet; the next sync looks again.
}
sync-early = { $count ->
    [one] 1 bundle waits for another that has not come yet.
   *[other] { $count } bundles wait for others that have not come yet.
}
sync-lost = { $count ->
    [one] 1 bundle of yours did not reach everybody; what it brings is sent again.
   *[other] { $count } bundles of yours did not reach everybody; what they bring is sent again.
}
sync-sent = { $count ->
    [0] Documents left for { $names }.
    [one] Left for { $names }: 1 log.
   *[other] Left for { $names }: { $count } logs.
}
sync-sent-nothing = Nothing to send.
sync-without-key = Nothing is sent to these, because no key of theirs holds a role: { $names }
sync-silent = { $count ->
    [one] Nothing heard from { $name } for 1 day.
   *[other] Nothing heard from { $name } for { $count } days.
}
sync-went-back = The store of { $name } went back to an older copy, or two copies of it are in use. Ask { $name } what happened; what was lost is sent again.
names-and-more = { $names } and { $count ->
    [one] 1 more
   *[other] { $count } more
}
sync-withdrawn = { $count ->
    [one] 1 bundle was taken out of the mailbox because somebody without a role could open it; the others are sent another.
   *[other] { $count } bundles were taken out of the mailboxes because somebody without a role could open them; the others are sent others.
}
sync-ahead = { $name } had heard of events of this store that are not in it: an older copy of it was put back, or two copies are in use. Colleagues send what they have; look at what you signed since.
missing-case = Case { $case }: { $names } had what has not come here. It may be under way: greenlight sync
missing-roster = People and rules: { $names } had what has not come here. It may be under way: greenlight sync
missing-more = { $count ->
    [one] The same holds of 1 more case.
   *[other] The same holds of { $count } more cases.
}
doctor-not-here = Cases of which colleagues have what has not come here: { $count } (`greenlight verify` names them)
doctor-went-back = Colleagues’ stores that went back to an older copy: { $count }
doctor-is-behind = Colleagues had heard of events of this store that are not in it: an older copy of it was put back, or two copies are in use.
doctor-forgotten = Cases forgotten here: { $count }
error-bundle-early = This bundle builds on events that have not come yet: { $file }
error-bundle-early-hint = Take the others in first, or name all files at once: greenlight receive FILE FILE. Nothing of it is lost meanwhile.
error-bundle-newer = A newer Greenlight wrote this bundle: { $file }
error-bundle-newer-hint = Update Greenlight, then take it in again. Nothing of it is lost meanwhile.
error-bundle-party = This bundle is another party's: { $file }
error-bundle-party-hint = Name the store of that party with `--store`, or ask its sender.
error-bundle-request = This is a request to join, and no bundle: { $file }
error-bundle-request-hint = Leave it in the mailbox; `greenlight sync` finds it and says who asks.
error-bundle-sealed = This bundle is not for your key, or was changed or cut short on the way: { $file }
error-bundle-sealed-hint = Ask its sender for it again, for the key that `greenlight whoami` shows.
error-bundle-stranger = Nobody on the roster has the key that signed this bundle: { $file }
error-bundle-stranger-hint = If its sender joined lately, take in the administrator's bundle first.
error-bundle-unsound = This bundle is not sound, and nothing of it was taken in: { $file } ({ $why })
error-bundle-unsound-hint = Keep the file and show it to an administrator: it was changed on the way, or its sender's store was.
error-mailbox-none = There is no mailbox to look into.
error-mailbox-none-hint = Add the folder that the team shares: greenlight mailbox add NAME folder PATH. Without one: greenlight bundle CASE --for PERSON --out FILE
error-may-not-see = { $name } may not see case { $case }, so it is not sent to them.
error-may-not-see-hint = Leave out the case or the name. Who may see a case is a matter of role, district and recusal: greenlight person list
error-no-usable-key = No key of these people holds a role, so nothing can be sent to them: { $names }
error-no-usable-key-hint = An administrator grants roles: greenlight person grant. Or leave out the names.
help-bundle = Seal cases for colleagues in a file, to be carried by hand
help-bundle-more =
    Each case travels whole, with what the recipients lack of the roster and the documents. Only they can open it. A
    case that one of them may not see is refused, and so is anybody without a role.
help-bundle--cases = The cases; without any, only people and policy
help-bundle--out = The file; where one is too large, further ones get numbers
help-bundle--people = For whom; again for several
help-receive = Take in bundles of colleagues: all of one, or nothing
help-receive-more =
    The same bundle again changes nothing, and the order does not matter. What builds on events that have not come yet
    waits: name the other files, too.
help-receive--files = The bundles
help-sync = Take in what lies in the mailboxes, then leave what colleagues are to have
help-sync-more =
    You send what you signed; what others signed is sent by others only after a day, to those who still lack it. Nobody
    is sent a case that they may not see.
help-sync--mailbox = Only this mailbox

## Being told when something is overdue
done-notify-set = When something becomes overdue, or danger is reported, `greenlight sync` and `greenlight due --exit-code` run: { $command }
notify-try = To see whether it reaches you: greenlight notify try
notify-none = No command is set. To be told when something is overdue: greenlight notify set -- PROGRAM ARGUMENT...
notify-trial = This is a trial; nothing is overdue because of it. Greenlight can reach you.
done-notify-try = The command ran and ended well. Look whether the line reached you.
done-notify-off = No command is run any more.
notify-overdue = { $count ->
    [one] 1 line is overdue
   *[other] { $count } lines are overdue
}
notify-danger = { $count ->
    [one] 1 danger
   *[other] { $count } dangers
}
notify-line = { $what }; open Greenlight.
error-notifier-absent = The program that should tell you what is overdue is not there: { $program }
error-notifier-absent-hint = Install it, or name another: greenlight notify set -- PROGRAM ARGUMENT...
error-notifier-ended = The program that should tell you what is overdue was ended before it was done: { $program }
error-notifier-ended-hint = Try it by hand: greenlight notify try. You are told the next time.
error-notifier-failed = The program that should tell you what is overdue failed: { $program } (exit code { $code })
error-notifier-failed-hint = Try it by hand: greenlight notify try. You are told the next time.
error-notifier-garbled = The file that names the command to notify you was not written by Greenlight: { $path }
error-notifier-garbled-hint = Name the command again: greenlight notify set -- PROGRAM ARGUMENT...
error-notifier-none = No command is set that would notify you.
error-notifier-none-hint = Set one: greenlight notify set -- PROGRAM ARGUMENT...
error-notifier-slow = The program that should tell you what is overdue took longer than 20 seconds and was ended: { $program }
error-notifier-slow-hint = Try it by hand: greenlight notify try. You are told the next time.
error-notifier-unsafe = Another account can write the file that names the command to notify you, so it is not run: { $path }
error-notifier-unsafe-hint = See who changed it, take the right to write from others, and name the command again: greenlight notify set -- PROGRAM ARGUMENT...
value-program = PROGRAM
help-notify = Be told by a command of your own when something is overdue: a mail, a pager
help-notify-more =
    `greenlight sync` and `greenlight due --exit-code` run it with one line, such as “2 lines are overdue, 1 danger; open
    Greenlight.” It has no name and no text of a case, and comes once for each line of the agenda. The line is on the
    command's standard input, and in place of “{"{}"}” in its arguments. It is kept in your own folder and run without a shell.

    Examples:
      greenlight notify set -- mail -s Greenlight alex@example.org
      greenlight notify set notify-send Greenlight {"{}"}
help-notify-set = Name the command
help-notify-set--command = The program and its arguments; “{"{}"}” in an argument becomes the line
help-notify-show = Show the command
help-notify-try = Run the command now with a line that says it is a trial
help-notify-off = Run no command any more
