# The messages of Greenlight in English. Same ids and variables as fr.ftl; a test holds it.
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
status-contested = contested
status-withdrawn = withdrawn
status-lapsed = lapsed
status-closed = closed
outcome-greenlight = greenlight
outcome-greenlight-with-conditions = greenlight with conditions
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
decision-state-awaiting-second = no effect yet: awaiting a second
decision-state-lapsed = lapsed without effect: something new came before its second
decision-state-reversed = reversed
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
record-kind-reply = reply
record-kind-notice = notice
record-kind-note = note
record-kind-counsel = advice of counsel
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
flag-step-raised = raised, not accepted yet
flag-step-accepted = accepted
flag-step-answered = answered
flag-step-returned = returned
flag-step-passed-up = passed up, not accepted yet
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
check-result-unknown = wording we do not know
check-result-none = no result written down
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
document-step-received = received
document-step-authenticated = authenticated
document-step-read = read
usability-usable = can be used
usability-waived = waived
usability-missing = not begun
usability-not-read = not read yet
usability-unresolved = not resolved
usability-too-narrow = judicial matters are not covered
usability-undated = the date on the paper is not written down
usability-future-dated = dated after today
usability-stale = too old today
usability-stale-on-the-day = valid today, too old on the day that matters

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

## Words of the lists: law and gates
gate-consent = consent
gate-checks = checks
gate-flags = flags
gate-findings = findings
gate-conflict = conflict of interest
gate-recommendation = recommendation
gate-contested = contested
gate-second = second
gate-source = source
purpose-greenlight = a greenlight
purpose-withhold = a withholding
purpose-every-decision = any decision
lifter-vetter = a vetter, reviewer or approver
lifter-senior-other = a reviewer or approver other than the author
lifter-provincial = a reviewer, at the provincial tier
lifter-national = an approver, at the national tier
lifter-leader = the leader's office
lifter-person = the person concerned
lifter-anyone-else = somebody other than the person who will decide
lifter-approver = an approver
lifter-two-approvers = two approvers
second-rule-all = every decision waits for a second
second-rule-floor = withholdings, reversals, waivers, and greenlights nobody else recommended wait for a second
purge-rule-retention = past its date
purge-rule-read = raw report, once read
purge-rule-unlawful = should never have been recorded
purge-extent-all = text and document
purge-extent-document = document only

## Gates: what is missing
gap-consent = The { $check } was begun without a consent { $for }.
gap-check-missing = The { $check } has not been begun.
gap-check-not-read = The { $check } has not been read: { $status }.
gap-check-unresolved = The { $check } says nothing final: { $result }. Most causes are innocent.
gap-check-too-narrow = The { $check } covers criminal records only; judicial matters are needed too.
gap-check-undated = The date on the paper of the { $check } is not written down.
gap-check-from-the-future = The { $check } is dated { $day }, after today.
gap-check-stale = The { $check } was good until { $until }; it is too old now.
gap-check-stale-on = The { $check } is good until { $until }, and too old on { $day }, the day that matters.
gap-flag = Flag { $flag } is open at this tier: { $tier }.
gap-finding-open = Finding { $finding } of severity { $severity } is open.
gap-finding-not-put = Finding { $finding } was not put to the applicant, and no reason is written down.
gap-conflict-recused = { $person } is recused; their earlier work has not been adopted by anybody else.
gap-conflict-undeclared = { $person } has not declared whether there is a conflict of interest.
gap-recommendation = Nobody else, not recused, has recommended.
gap-contested = Two decisions stand that did not know each other.
gap-second = Decision { $decision } awaits its second.
gap-second-lapsed = Decision { $decision } lapsed: something new came before its second.
gap-source-nothing = Nothing is in the file on which a withholding could rest.
gap-source-grade = Nothing on which it rests reaches the grade { $bar }, and no document or check is among it.
gap-source-one-origin = It rests on claims of one origin only.
missing-for = Before { $purpose }
missing-who = by { $who }

## Rules of content
rule-body-shape = What was given does not have the shape of `{ $verb }`.
rule-day-ahead = The day { $day } has not come yet; today is { $today }.
rule-name-empty = A case needs the applicant's name.
rule-question-empty = A flag needs a question.
rule-text-empty = The text is empty.
rule-why-empty = The reasons are empty.
rule-innocent-empty = The innocent explanation that was tested is missing.
rule-innocent-empty-hint = Write down the most likely harmless reason for the conduct and what was done to test it.
rule-reason-missing = A withholding needs a reason code.
rule-reason-missing-hint = Add `--reason` with one of: legal, financial, ethical, candour, values, fi, ineligible, incomplete.
rule-condition-missing = A greenlight with conditions needs at least one condition.
rule-condition-missing-hint = Give each condition its text, owner, due date and evidence.
rule-ground-missing = A reversal needs its ground.
rule-ground-missing-hint = Add `--ground` with one of: appeal, new-facts, error.
rule-result-does-not-fit = The result “{ $result }” cannot come from a { $check }.
rule-read-without-result = A check that was read has a result.
rule-read-without-result-hint = Add `--result`; where the wording is not known, `unknown` keeps the provider's own words.
rule-case-closed = The case is closed.
rule-case-closed-hint = It can be reopened with a reason; notes, notices and reports of danger are always taken.
rule-case-not-closed = The case is not closed.
rule-close-flag = Flag { $flag } is still open at this tier: { $tier }.
rule-close-awaiting = A decision still awaits its second.
rule-close-deferral = A deferral is still live.
rule-close-deferral-hint = Resume the deferral first; “nothing for now” must come to an end.
rule-finding-lighten-another = Whoever wrote a finding of severity 2 or more does not take its weight away.
rule-finding-lighten-another-hint = A reviewer or approver who did not write it can.
rule-second-not-needed = The decision needs no second any more.
rule-second-lapsed = The decision lapsed; it cannot be seconded.
rule-second-lapsed-hint = Decide again, with what is new in view.

## The law
denied-roster-citation = It does not rely on the roster that the case relies on, or a role ended meanwhile.
denied-parent-void = It builds on an event that never counted.
denied-stranger = The key belongs to nobody on the roster.
denied-role = To { $act } takes the role { $roles } over the district.
denied-nobody = Nobody may do this: { $why }.
denied-recused = A recused person may only declare, or report a danger.
denied-interest = A member of the riding neither decides nor seconds.
denied-raiser = Whoever raised a flag neither accepts nor answers it.
denied-tier = It takes a role at this tier or above: { $tier }.
denied-target = It names something that is not there for it: { $what }.
denied-no-recommendation = Nobody else, not recused, has recommended.
denied-only-reverse = A decision stands; only a reversal can follow it.
denied-not-another = A second comes from a person who wrote neither the act nor the recommendation.
denied-detail-the-verb-belongs-to-the-roster = the verb belongs to the roster
denied-detail-greenlit-is-read-from-the-decision = “greenlit” is read from the decision, never set
denied-detail-nobody-ends-their-own-recusal = nobody ends their own recusal
denied-detail-no-such-flag = there is no such flag
denied-detail-the-flag-is-answered = the flag is answered
denied-detail-a-flag-returns-to-a-lower-tier = a flag returns to a lower tier
denied-detail-no-tier-is-above-the-leader-s = no tier is above the leader's office
denied-detail-what-it-continues-or-corrects = what it continues or corrects
denied-detail-what-it-adopts = what it adopts
denied-detail-no-such-deferral = there is no such deferral
denied-detail-no-such-decision-in-effect = no such decision is in effect
denied-detail-no-such-decision = there is no such decision
denied-detail-it-needs-no-second = it needs no second
denied-detail-nothing-there-waits-for-a-second = nothing there waits for a second
denied-detail-a-report-once-read-loses-its-document-only = a report once read loses its document only
denied-detail-a-legal-hold-stops-this-rule-of-purge = a legal hold stops this rule of purge
roster-refusal-not-root = Only a root key grants and revokes the role { $role }.
roster-refusal-not-admin = Only an administrator grants and revokes the role { $role }.
roster-refusal-key-taken = This key belongs to another person, for ever.
roster-refusal-not-national-approver = The policy is set by an approver for all of Canada.
roster-refusal-not-another = A policy is seconded by another approver for all of Canada.
roster-refusal-parent-void = It builds on an event that never counted.

## The authority table: what each row lets somebody do
row-open = open a case
row-place = move a case to another district of the province
row-place-other-province = move a case to another province
row-phase = set the phase
row-phase-nominated-or-later = set the phase to nominated or later
row-phase-back = step back to an earlier phase
row-assign = give a case to a person to work on
row-declare-oneself = declare one's own conflict of interest, or that there is none
row-declare-another = recuse somebody else
row-declare-end-of-recusal = end somebody's recusal
row-record = bring something into the file
row-record-note = write a note
row-record-counsel = file the advice of counsel
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
row-second = second an act
row-second-release = second a release or a purge
row-close = close a case
row-reopen = reopen a case
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
district-credit = Contains information licensed under the Open Government Licence - Canada
standing-phase = phase: { $phase }
standing-tier = tier: { $tier }
standing-status = status: { $status }
days-unknown = The day of the meeting and the close of nominations are not known yet.
days-to-meeting = { $days ->
    [0] The nomination meeting is today, { $day }.
    [one] 1 day left to the nomination meeting on { $day }.
   *[other] { $days } days left to the nomination meeting on { $day }.
}
days-to-close = { $days ->
    [0] Nominations close today, { $day }.
    [one] 1 day left to the close of nominations on { $day }.
   *[other] { $days } days left to the close of nominations on { $day }.
}
signed = { $name }, { $day }
check-superseded = replaced by a later one
check-read = read: { $result }
check-result-said = the provider says: { $result }
check-of-kind = { $check } ({ $kind })
check-good-until = good until { $day }
check-was-good-until = was good until { $day }
check-good-only-until = good until { $day }, too old on the day that matters
grade-line = grade { $grade }
grade-none = not graded
severity-line = severity { $severity }
posture-line = posture: { $posture }
reason-line = reason: { $reason }
seconded-by = seconded by { $who }
flag-open = stands at { $tier }: { $state }
flag-safety = danger to somebody
flag-due = asked by { $day }
recommendation-recused = its author is recused; no decision can rely on it
condition-line = { $text } Owner: { $owner }. Due { $day }. Shown by: { $evidence }. State: { $state }.
contested-line = Contested: two decisions stand that did not know each other. The stricter one holds until two approvers settle it.
apart-line = { $what } was set apart; { $name } wrote: { $value }
apart-name = The name
apart-district = The district
apart-phase = The phase
apart-assigned = Who works on it
apart-closed = Whether it is closed
decision-unseen = { $count ->
    [one] Decided without seeing this: { $ids }.
   *[other] Decided without seeing these { $count }: { $ids }.
decision-mark = Decided while a gate was shut: { $gap }
}
heading-recommendations = Recommendations
heading-decisions = Decisions
heading-checks = Checks
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
heading-counsel = Advice of counsel
heading-conditions = Conditions
heading-missing = What is missing
heading-findings-all = Findings
label-also-known-as = Also known as
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
label-not-put = Not put to the applicant, because
label-handling = Handling
label-innocent = Innocent explanation tested
applicant-says = The applicant says ({ $day }):{" "}
put-no-reply = Put to the applicant on { $day }; no reply yet.
not-put = Not put to the applicant yet.
purged-text = The text was purged.
consent-given = { $check }: consent { $for }, { $day }
consent-withdrawn = { $check }: consent { $for } withdrawn, { $day }
deferral-line = Comes back on { $day }; owner: { $name }
waits-for-second = waits for a second
waiting-line = `{ $verb }` ({ $id }) by { $name } waits for a second.
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

## What comes next
next-heading = What comes next
next-nothing = Nothing is missing.
next-reverse = Settle the contest: one decision that knows both, and its second.
next-second = Second the decision, or let it lapse.
next-recommend = Every other gate is open: somebody who will not decide recommends.
next-decide = Every gate is open: decide.
next-condition = Look at the first open condition, and say when it is met.
next-notice = Tell the applicant, and write down when.
next-brief = Issue the brief.
next-close = Close the case.

## The brief
brief-title = Brief
brief-contested = Contested: two decisions stand that did not know each other. This case has no outcome until two approvers settle it. Until then the stricter decision holds.
brief-conditional = Greenlight with conditions only: see the conditions below.
brief-awaiting = The decision below has no effect yet: it awaits a second.
brief-lapsed = The decision below lapsed and has no effect: something new came before its second.
brief-undecided = No decision yet.
brief-none = None.
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
brief-issued = Issued by { $name } on { $time }, for: { $audience }. Copy { $copy }.
brief-draft = Made on { $time } by { $name }. Not issued.
brief-generated = Every line is generated from the signed record; nothing was retyped.
brief-worst = worst severity { $severity }

## The log in words
log-genesis = founded the roster of { $org }; root keys: { $keys }
log-grant = gave { $name } the role { $role } for { $scope } (key { $key })
log-revoke = ended the role { $role } of { $name } (key { $key })
log-policy = set the policy: { $settings }
log-second-policy = seconded the policy { $id }
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
log-record-prior = judged a possible earlier file
log-record-reply = recorded what the applicant says
log-record-notice = told the applicant
log-record-note = wrote a note
log-record-counsel = filed advice of counsel
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
log-resume = ended the deferral { $id }
log-refer = told somebody outside
log-refer-safety = told somebody outside about a danger
log-recommend = recommended: { $outcome }
log-decide = decided: { $outcome }
log-reverse = reversed decision { $id }: { $outcome }
log-waive-check = waived the { $check }
log-waive-condition = waived condition { $number } of decision { $id }
log-met = said that condition { $number } of decision { $id } is met
log-second = seconded { $id }
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
log-mark-late = late: the role had ended; it has no effect by itself
log-mark-void = void: { $why }
log-mark-adopted = adopted by { $name }
log-mark-corrected = corrected by { $id }
log-mark-unread = its body is not understood by this program; it is kept
log-mark-purged = its text was purged
log-mark-counsel = withheld here: for approvers only

## The policy in words
policy-none = not set
policy-second = Seconds: { $value }.
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
policy-outside-counsel = Outside counsel: { $value }.

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
fi-03-question = Has anyone told you what a foreign government wants of you?
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
fi-06-question = Can each large contributor show that it is their own?
fi-06-not = Many small gifts from one community, and family help within the limits of the law.
fi-06-help = The Commissioner of Canada Elections; the party's financial agent. Ineligible gifts go back within 30 days.
indicator-fi-07 = benefit, contract, job or gift from a foreign entity
fi-07-question = Who outside Canada pays you or your family, and for what?
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
