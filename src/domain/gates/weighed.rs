//! The gate `weighed`: everything adverse has a finding that names it, or a reason for none.

use crate::domain::case::view::View;
use crate::domain::refusal::Gap;

/// Everything adverse is answered for, by somebody who had seen it as it is now.
pub(super) fn weighed(view: &View<'_>) -> Vec<Gap> {
    view.file.unweighed()
}
