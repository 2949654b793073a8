# Days
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
district-not-found = No district is called “{ $text }”.
district-several = “{ $text }” fits several districts.
district-did-you-mean = Did you mean: { $suggestions }?
district-bad-code = “{ $text }” is not a district code: five digits, of which the first two name a province.
district-bad-scope = “{ $text }” is not a scope: CA, a province such as ON, or a district code such as 35001.

## What was detected
intake-encoding = Encoding: { $encoding }, detected
intake-encoding-given = Encoding: { $encoding }, as given
intake-sample = A piece of its text: { $sample }
intake-delimiter = Delimiter: { $delimiter }, detected
intake-delimiter-given = Delimiter: { $delimiter }, as given
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
intake-dates-mixed = Dates in “{ $column }”: row { $day_first } has the day first, row { $month_first } the month first
intake-order-day-month-year = day, month, year
intake-order-month-day-year = month, day, year
intake-order-year-month-day = year, month, day
intake-unplaced = Kept with each case, although the map does not name them: { $columns }
intake-preview = Nothing was imported yet. To import, add --apply.
intake-nothing-new = Nothing new: every row of this file was imported before.

## The file is no table
intake-file-too-large = The file is larger than { $max_bytes } bytes.
intake-too-many-rows = The file has more than { $max_rows } rows.
intake-too-many-columns = Row { $row } has more than { $max_columns } columns.
intake-cell-too-long = A cell in row { $row }, column { $column } is longer than { $max_bytes } bytes.
intake-bad-encoding = The file is not text in { $encoding }.
intake-bad-encoding-hint = Save it again as “CSV UTF-8”, or say its encoding in the map: encoding = "…".
intake-empty = The file has no rows.
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
intake-map-toml = The map cannot be read at line { $line }: { $message }
intake-map-blank = “{ $field }” is empty in the map.
intake-map-consent-without-date = The consent to “{ $check }” has no date.
intake-map-consent-without-date-hint = Name a date column in the consent, or submitted_at in [columns].
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
intake-ambiguous-date-hint = Say it in the map: date_order = "day-month-year" (or "month-day-year").
intake-mixed-dates = row { $day_first } has the day first, row { $month_first } the month first
intake-consent-without-date = the consent to “{ $check }” has no date
intake-bad-language = “{ $text }” is neither English nor French
intake-no-key = the row has no key
intake-key-too-long = a key of { $chars } characters; { $max_chars } is the most
intake-duplicate-key = the same key as row { $first_row }
intake-row-too-large = the row is too large for one case: { $bytes } bytes, { $max_bytes } is the most

## Strict JSON
intake-json-too-large = The JSON is larger than { $max_bytes } bytes.
intake-json-too-deep = The JSON nests deeper than { $max_depth } levels.
intake-json-duplicate-key = The key “{ $key }” stands twice in one object.
intake-json-not-an-object = The JSON is not an object.
intake-json-syntax = Not valid JSON at line { $line }, column { $column }.

## Vendor reports
vendor-not-a-report = This is not a report of { $vendor }.
vendor-several-reports = The file holds more than one report, or more than one person's.
vendor-no-check = The report holds no police or credit check.
vendor-dropped = Dropped, because a vetting file has no use for them: { $dropped }
vendor-includes-cancelled = Parts of the report were cancelled. A clear report with cancelled parts is a report with gaps.
vendor-disputed = The applicant disputes the report.
vendor-revised = The report was completed again after a dispute.
vendor-unknown-value = “{ $value }” in { $field } is not a value that we know. It was kept as it is and not read as clear.
vendor-ambiguous-none = NONE in { $field } may mean that nothing was found, or that nothing was done. It was not read as clear.
vendor-opinion-ignored = { $field } is somebody's judgment of the person. It was kept as it is and not adopted.
vendor-not-read = { $field } is neither a Canadian police check nor a credit check. It was not recorded as a check.
vendor-police-kind-not-stated = The report does not say whether { $field } is a criminal record check or also one of judicial matters.
vendor-vulnerable-sector-dropped = { $field } is a vulnerable sector check, which is unlawful for a candidacy. It was dropped.
