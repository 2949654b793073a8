//! A value that two people may set without knowing of each other. Both are kept and shown; no clock picks one.

/// One value, or several that were set without knowledge of each other. Each is kept with the position, in its log's
/// order, of the event that set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled<T> {
    /// In the log's order, none in the past of another. Empty where nobody has set the value.
    standing: Vec<(usize, T)>,
}

impl<T> Default for Settled<T> {
    fn default() -> Self {
        Self { standing: Vec::new() }
    }
}

impl<T> Settled<T> {
    /// Takes a value set at `at`; `knew(earlier)` says whether its author had seen the event at `earlier`.
    pub fn set(&mut self, at: usize, value: T, knew: impl Fn(usize) -> bool) {
        self.standing.retain(|(earlier, _)| !knew(*earlier));
        self.standing.push((at, value));
    }

    /// The current value: the last in the log's order.
    pub fn value(&self) -> Option<&T> {
        self.standing.last().map(|(_, value)| value)
    }

    /// The values that lost to it without having been seen: shown beside it.
    pub fn apart(&self) -> impl Iterator<Item = &(usize, T)> {
        self.standing.iter().rev().skip(1)
    }

    /// Where the current value was set.
    pub fn set_at(&self) -> Option<usize> {
        self.standing.last().map(|(at, _)| *at)
    }
}
