//! Findings and foreign-interference notes in one line.

use crate::report::phrases::{join, signed, to_adopt};
use crate::report::sheet::links::LinkRow;
use crate::report::sheet::rows::{FindingRow, InterferenceRow, WithdrawnRow};
use crate::report::texts::Texts;
use crate::say;

/// The head of a finding: category, grade, kind, disclosure, status.
pub fn finding_head(row: &FindingRow, texts: &Texts) -> String {
    let grade = row
        .grade
        .map_or_else(|| say!(texts, grade_none), |grade| say!(texts, grade_line, grade = grade.to_string()));
    join([
        Some(row.category.map_or_else(|| say!(texts, category_other), |category| texts.word(category))),
        Some(grade),
        Some(texts.word(row.kind)),
        row.disclosed.map(|disclosed| texts.word(disclosed)),
        Some(if row.kept_back { say!(texts, finding_kept_back) } else { texts.word(row.status) }),
        to_adopt(&row.mark, texts),
    ])
}

/// The line of a withdrawn finding, with its severity, so that it is as visible as the finding was.
pub fn withdrawn(row: &FindingRow, withdrawal: &WithdrawnRow, texts: &Texts) -> String {
    say!(
        texts,
        finding_withdrawn,
        finding = &row.mark.short,
        severity = row.severity,
        status = texts.word(row.status),
        who = signed(&withdrawal.mark, texts)
    )
}

/// The line of a charge that was looked into and is unfounded: never the charge again.
pub fn unfounded(row: &FindingRow, withdrawal: &WithdrawnRow, texts: &Texts) -> String {
    let (day, who) = (texts.day(row.mark.day), signed(&withdrawal.mark, texts));
    say!(texts, finding_unfounded, finding = &row.mark.short, day = day, who = who)
}

/// The line of a note that is unfounded: never the charge again.
pub fn withdrawn_note(row: &InterferenceRow, withdrawal: &WithdrawnRow, texts: &Texts) -> String {
    say!(texts, fi_withdrawn, note = &row.mark.short, who = signed(&withdrawal.mark, texts))
}

/// A link between two findings or notes that say the same.
pub fn link(row: &LinkRow, texts: &Texts) -> String {
    let line = say!(texts, finding_link, link = texts.word(row.kind), finding = &row.short);
    match &row.why {
        Some(why) => format!("{line} ({why})"),
        None => line,
    }
}

/// The head of a foreign-interference note.
pub fn interference_head(row: &InterferenceRow, texts: &Texts) -> String {
    let grade = row
        .grade
        .map_or_else(|| say!(texts, grade_none), |grade| say!(texts, grade_line, grade = grade.to_string()));
    let title = row.indicator.map(|indicator| format!("{indicator} {}", texts.word(indicator)));
    join([
        title,
        Some(grade),
        Some(say!(texts, posture_line, posture = texts.word(row.posture))),
        Some(texts.word(row.status)),
        to_adopt(&row.mark, texts),
    ])
}
