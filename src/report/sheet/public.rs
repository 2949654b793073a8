//! The sheet for a reader who has not declared: the public facts only. Every key is written out, so that each new one
//! needs a decision here.

use crate::domain::case::Status;
use crate::domain::case::view::View;
use crate::domain::sight::Sight;
use crate::report::sheet::application::ApplicationRow;
use crate::report::sheet::gather::Gather;
use crate::report::sheet::outcome_rows::Days;
use crate::report::sheet::rows::CandidateRow;
use crate::report::sheet::{Sheet, You};
use crate::report::texts::Texts;

impl Sheet {
    /// The public facts of a case, for a person who has not declared whether anything ties them to it.
    pub fn public(view: &View<'_>, sight: &Sight<'_>, short_id: String, texts: &Texts) -> Sheet {
        let (file, reader) = (view.file, sight.reader());
        let gather = Gather { view, texts, short: &short_id, now: None, clock: Vec::new() };
        let name = file.candidate.name().to_owned();
        Sheet {
            id: file.id,
            district: gather.district(),
            phase: file.phase(),
            tier: file.tier(),
            status: file.status(),
            conflicting: file.is_conflicting(),
            agreeing: file.agreed().is_some(),
            was_greenlit: gather.was_greenlit(),
            uncleared: file.skeleton.uncleared(file.history()),
            next_phase: Vec::new(),
            phase_marks: Vec::new(),
            stale: None,
            broken: gather.broken(),
            candidate: CandidateRow { name: name.clone(), ..CandidateRow::default() },
            name,
            consents: Vec::new(),
            documents: Vec::new(),
            checks: Vec::new(),
            findings: Vec::new(),
            interference: Vec::new(),
            conflicts: Vec::new(),
            flags: Vec::new(),
            missed: Vec::new(),
            recommendations: Vec::new(),
            decisions: Vec::new(),
            conditions: Vec::new(),
            deferrals: Vec::new(),
            gates: Vec::new(),
            heads: Vec::new(),
            events: file.history().len(),
            referrals: Vec::new(),
            grave: Vec::new(),
            issued: Vec::new(),
            seen_by: None,
            since: None,
            days: Days::default(),
            as_of: view.today,
            missing_checks: Vec::new(),
            replies: Vec::new(),
            notes: Vec::new(),
            prior: Vec::new(),
            briefings: Vec::new(),
            notices: Vec::new(),
            counsel: Vec::new(),
            counsel_withheld: 0,
            counsel_not_sent: 0,
            assigned: None,
            application: ApplicationRow::default(),
            adverse: Vec::new(),
            contest: None,
            contests_elsewhere: Vec::new(),
            waivers: Vec::new(),
            waiting: Vec::new(),
            seconds: Vec::new(),
            apart: Vec::new(),
            late: Vec::new(),
            unread: Vec::new(),
            purged: Vec::new(),
            time_set: Vec::new(),
            off_clock: Vec::new(),
            you: Some(You {
                who: gather.who(reader.me),
                declared: file.declared(reader.me),
                numbers: reader.numbers.clone(),
            }),
            emptied: Vec::new(),
            ties: gather.ties(sight),
            undeclared: true,
            conditional: file.status() == Status::Conditional,
            short: short_id,
        }
    }
}
