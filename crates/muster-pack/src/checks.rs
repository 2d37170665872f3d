//! Checks: `claims/<pack>/checks.toml`.

use std::collections::BTreeMap;

use muster_model::check::{Check, CheckShape, Checks, TermRole, TermSpec, Wording};
use muster_model::{Approx, Decimal, KindName, Kinds, Unit};
use serde::Deserialize;
use toml::Spanned;

use crate::error::PackError;
use crate::files::PackFiles;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChecks {
    #[serde(default)]
    originals: Vec<String>,
    #[serde(default)]
    tolerance_percent: BTreeMap<String, u32>,
    #[serde(default)]
    check: Vec<Spanned<RawCheck>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCheck {
    name: String,
    shape: String,
    asks: String,
    #[serde(default)]
    days_max: i64,
    wording: Option<String>,
    #[serde(default)]
    same: BTreeMap<String, Vec<Vec<String>>>,
    #[serde(default)]
    term: Vec<RawTerm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerm {
    role: String,
    label: String,
    kind: String,
    slot: Option<String>,
    #[serde(default, rename = "where")]
    symbols: BTreeMap<String, Vec<String>>,
    unit: Option<String>,
}

/// Loads the checks of a claim pack.
///
/// # Errors
/// The first check that is wrong, with file and line.
pub fn load(files: &PackFiles, pack: &str, kinds: &Kinds) -> Result<Checks, PackError> {
    let path = format!("claims/{pack}/checks.toml");
    let raw: RawChecks = files.read(&path)?;
    let text = files.get(&path).unwrap_or_default();
    let mut tolerance_percent = BTreeMap::new();
    for (word, percent) in raw.tolerance_percent {
        let approx = Approx::parse(&word)
            .ok_or_else(|| PackError::file(&path, format!("tolerance_percent: `{word}` is no approximator")))?;
        tolerance_percent.insert(approx, Decimal::from(percent));
    }
    let mut checks = Vec::new();
    for check in raw.check {
        let at = check.span().start;
        checks.push(checked(check.into_inner(), kinds).map_err(|problem| PackError::at(&path, text, at, problem))?);
    }
    Ok(Checks { tolerance_percent, originals: raw.originals, checks })
}

fn checked(raw: RawCheck, kinds: &Kinds) -> Result<Check, String> {
    let shape =
        CheckShape::parse(&raw.shape).ok_or_else(|| format!("check \"{}\": `{}` is no shape", raw.name, raw.shape))?;
    let wording = match raw.wording.as_deref() {
        None => Wording::Examples,
        Some(word) => Wording::parse(word).ok_or_else(|| format!("check \"{}\": `{word}` is no wording", raw.name))?,
    };
    let parse_term = |raw_term| term(raw_term, kinds).map_err(|problem| format!("check \"{}\": {problem}", raw.name));
    let terms = raw.term.into_iter().map(parse_term).collect::<Result<_, _>>()?;
    Ok(Check {
        shape,
        wording,
        terms,
        name: raw.name.clone(),
        asks: raw.asks.clone(),
        days_max: raw.days_max,
        same: raw.same,
    })
}

fn term(raw: RawTerm, kinds: &Kinds) -> Result<TermSpec, String> {
    let kind_name = KindName::new(raw.kind);
    let kind = kinds.get(&kind_name).ok_or_else(|| format!("term \"{}\": `{kind_name}` is no kind", raw.label))?;
    for (slot, symbols) in &raw.symbols {
        let spec =
            kind.slot(slot).ok_or_else(|| format!("term \"{}\": {kind_name} has no slot `{slot}`", raw.label))?;
        if let Some(symbol) = symbols.iter().find(|symbol| !spec.symbols.contains(symbol)) {
            return Err(format!("term \"{}\": slot `{slot}` has no symbol `{symbol}`", raw.label));
        }
    }
    Ok(TermSpec {
        role: TermRole::parse(&raw.role).ok_or_else(|| format!("term \"{}\": `{}` is no role", raw.label, raw.role))?,
        label: raw.label,
        kind: kind_name,
        slot: raw.slot.unwrap_or_else(|| "value".to_owned()),
        symbols: raw.symbols,
        unit: raw.unit.map(Unit::new),
    })
}
