//! `flag stats`: how flags fare, province by province.

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier::{Leader, Local, National, Provincial};
use crate::domain::sight::Page;
use crate::error::Error;
use crate::report::stats::Count;
use crate::say;
use crate::store::query::Filter;

pub(super) fn stats(context: &Context) -> Result<(), Error> {
    let desk = context.desk()?;
    let texts = &context.texts;
    let (reader, policy, now) = (desk.reader(), desk.policy(), Timestamp::new(desk.clock.now));
    let mut cases = desk.store.list(&Filter::default(), Page::Case, &reader)?;
    cases.retain(|row| !row.undeclared);
    context.shows(&cases);
    let mut count = Count::default();
    for (at, row) in cases.iter().enumerate() {
        count.add(&desk.store.case_among_many(row.id, &desk.roster)?, now, &policy);
        context.output.progress(at + 1, cases.len());
    }
    let stats = count.stats();
    if context.output.json {
        Output::json(&stats);
        return Ok(());
    }
    let (mut rows, mut times) = (Vec::new(), Vec::new());
    for row in stats.iter().filter(|row| row.flags > 0) {
        let province = row.province.map_or_else(|| say!(texts, stats_all), |province| texts.word(province));
        let numbers = [row.flags, row.open, row.missed_conditions, row.silences, row.returns]
            .map(|number| number.to_string());
        let tier = |tier| {
            let tier = row.tiers.iter().find(|stats| stats.tier == tier);
            tier.map_or_else(String::new, |stats| format!("{} / {}", stats.median_days, stats.longest_days))
        };
        let tiers = [Local, Provincial, National, Leader].map(tier);
        times.push(std::iter::once(province.clone()).chain(tiers).collect());
        rows.push(std::iter::once(province).chain(numbers).collect());
    }
    // Two tables, so that both fit a narrow terminal.
    let heads = say!(texts, [col_province, col_flags, col_open, col_missed, col_silences, col_returns]);
    context.output.ranked(&heads, &rows, &[0, 0, 4, 3, 1, 2]);
    if !times.is_empty() {
        Output::text("");
    }
    let heads = say!(texts, [col_province, tier_local, tier_provincial, tier_national, tier_leader]);
    context.output.ranked(&heads, &times, &[0, 4, 1, 2, 3]);
    context.output.say(&say!(texts, stats_explained, count = cases.len()));
    Ok(())
}
