//! The gate `prior-file`: everything that may be an earlier file of the same person was judged, and somebody who has
//! the whole country looked since names and dates changed. It reads this case's log alone. See
//! `docs/rules.md`, 8.12.

use crate::domain::case::prior::{PriorState, is_searched};
use crate::domain::case::view::View;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};

/// No search that counts, and every file that is not judged same or not same, or waived.
pub(super) fn prior_file(view: &View<'_>) -> Vec<Gap> {
    let search = Suggest::on_case("prior search");
    let unsearched =
        (!is_searched(view)).then(|| Gap::new(Cause::PriorUnsearched, Lifter::WholeCountry, search));
    let gap_of = |mark| {
        let file = view.file.prior_item(mark);
        let judge = || Suggest::on_case("prior judge").item(file).blank(Blank::Judgement).text("--why");
        match view.file.prior_state(mark) {
            PriorState::Unjudged => Some(Gap::new(Cause::PriorUnjudged { file }, Lifter::Vetter, judge())),
            PriorState::Apart => Some(Gap::new(Cause::PriorApart { file }, Lifter::Vetter, judge())),
            PriorState::Unsure(_) => {
                let waive = Suggest::on_case("waive").word("prior").item(file).text("--why");
                Some(Gap::new(Cause::PriorUnsure { file }, Lifter::TwoApprovers, waive))
            }
            PriorState::Waived | PriorState::Settled(_) => None,
        }
    };
    let files = view.file.prior_files().into_iter().filter_map(gap_of);
    unsearched.into_iter().chain(files).collect()
}
