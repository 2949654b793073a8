//! A set of positions in the order of a log's events.

/// The most events that one log may have; a case has some fifty.
pub const MAX_EVENTS: usize = 16_384;

/// A set of positions in a history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Positions {
    bits: Vec<u64>,
}

impl Positions {
    /// Room for the positions below `len`.
    pub fn none(len: usize) -> Self {
        Self { bits: vec![0; len.div_ceil(64)] }
    }

    /// Every position below `len`.
    pub fn all(len: usize) -> Self {
        let mut positions = Self::none(len);
        (0..len).for_each(|at| positions.insert(at));
        positions
    }

    /// Adds a position.
    pub fn insert(&mut self, at: usize) {
        if let Some(word) = self.bits.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Whether the position is in.
    pub fn contains(&self, at: usize) -> bool {
        self.bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Whether all of `other` is in.
    pub fn contains_all(&self, other: &Positions) -> bool {
        other.bits.iter().enumerate().all(|(i, word)| word & !self.bits.get(i).copied().unwrap_or(0) == 0)
    }

    /// Adds all of `other`, which is of the same length or shorter.
    pub fn join(&mut self, other: &Positions) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(mine, theirs)| *mine |= theirs);
    }

    /// How many positions are in.
    pub fn count(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }
}
