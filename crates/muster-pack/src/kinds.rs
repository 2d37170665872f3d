//! Kinds: `claims/<pack>/kinds/<kind>.toml`.

use std::collections::BTreeMap;

use muster_model::{HardCase, Kind, KindName, Kinds, Register, SlotSpec, SlotType, Step, TimeKind};
use serde::Deserialize;
use toml::Spanned;

use crate::error::PackError;
use crate::files::{PackFiles, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    kind: String,
    register: Spanned<String>,
    time: Spanned<String>,
    labels: BTreeMap<String, String>,
    about: String,
    series: Spanned<Vec<String>>,
    answer: Spanned<Vec<String>>,
    include: Vec<String>,
    exclude: Vec<String>,
    slots: toml::Table,
    valid: RawValid,
    hard: Vec<RawHard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValid {
    from: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHard {
    text: String,
    answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSlot {
    #[serde(rename = "type")]
    holds: String,
    of: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    units: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    default: Option<String>,
    #[serde(default)]
    time: BTreeMap<String, String>,
    #[serde(default)]
    from: Vec<String>,
    about: String,
}

/// Loads every kind of a claim pack.
///
/// # Errors
/// The first file that is wrong, with its line.
pub fn load(files: &PackFiles, pack: &str) -> Result<Kinds, PackError> {
    let folder = format!("claims/{pack}/kinds/");
    let mut kinds = Kinds::new();
    for (path, text) in files.under(&folder) {
        let kind = kind(path, text, path[folder.len()..].trim_end_matches(".toml"))?;
        kinds.insert(kind.name.clone(), kind);
    }
    if kinds.is_empty() {
        return Err(PackError::file(&folder, "expected a file for each kind, found none"));
    }
    Ok(kinds)
}

fn kind(path: &str, text: &str, name: &str) -> Result<Kind, PackError> {
    let raw: RawKind = parse(path, text)?;
    if raw.kind != name {
        return Err(PackError::file(path, format!("kind = `{}`, expected the file's name `{name}`", raw.kind)));
    }
    let slots = slots(path, &raw.slots)?;
    for (names, what) in [(&raw.series, "series"), (&raw.answer, "answer")] {
        let unknown =
            names.get_ref().iter().find(|name| *name != "within" && !slots.iter().any(|(slot, _)| slot == *name));
        if let Some(unknown) = unknown {
            return Err(PackError::at(
                path,
                text,
                names.span().start,
                format!("{what} names `{unknown}`, which is no slot"),
            ));
        }
    }
    if raw.hard.len() < 3 {
        return Err(PackError::file(path, format!("found {} hard cases, expected three", raw.hard.len())));
    }
    let word = |word: &Spanned<String>, expected: &str| {
        PackError::at(path, text, word.span().start, format!("`{}`: expected {expected}", word.get_ref()))
    };
    Ok(Kind {
        name: KindName::new(raw.kind),
        register: Register::parse(raw.register.get_ref()).ok_or_else(|| word(&raw.register, "a register"))?,
        time: TimeKind::parse(raw.time.get_ref()).ok_or_else(|| word(&raw.time, "stock, flow, event or interval"))?,
        labels: raw.labels,
        about: raw.about,
        series: raw.series.into_inner(),
        answer: raw.answer.into_inner(),
        include: raw.include,
        exclude: raw.exclude,
        slots,
        valid_from: steps(path, "valid", &raw.valid.from)?,
        hard: raw.hard.into_iter().map(|hard| HardCase { text: hard.text, answer: hard.answer }).collect(),
    })
}

fn slots(path: &str, table: &toml::Table) -> Result<Vec<(String, SlotSpec)>, PackError> {
    table.iter().map(|(name, value)| Ok((name.clone(), slot(path, name, value)?))).collect()
}

fn slot(path: &str, name: &str, value: &toml::Value) -> Result<SlotSpec, PackError> {
    let raw: RawSlot = value
        .clone()
        .try_into()
        .map_err(|error: toml::de::Error| PackError::file(path, format!("slots.{name}: {}", error.message())))?;
    let slot_type = |word: &str| {
        SlotType::parse(word).ok_or_else(|| PackError::file(path, format!("slots.{name}: `{word}` is no slot type")))
    };
    let holds = slot_type(&raw.holds)?;
    if holds == SlotType::Symbol && raw.symbols.is_empty() {
        return Err(PackError::file(path, format!("slots.{name}: a symbol without symbols")));
    }
    if let Some(default) = raw.default.as_ref().filter(|default| !raw.symbols.contains(default)) {
        return Err(PackError::file(path, format!("slots.{name}: default `{default}` is none of its symbols")));
    }
    let mut time = BTreeMap::new();
    for (symbol, word) in &raw.time {
        let kind = TimeKind::parse(word).filter(|_| raw.symbols.contains(symbol));
        let kind = kind.ok_or_else(|| PackError::file(path, format!("slots.{name}.time: `{symbol} = {word}`")))?;
        time.insert(symbol.clone(), kind);
    }
    Ok(SlotSpec {
        holds,
        of: raw.of.as_deref().map(slot_type).transpose()?,
        required: raw.required,
        units: raw.units,
        symbols: raw.symbols,
        default: raw.default,
        time,
        from: steps(path, name, &raw.from)?,
        about: raw.about,
    })
}

fn steps(path: &str, owner: &str, words: &[String]) -> Result<Vec<Step>, PackError> {
    let step = |word: &String| {
        Step::parse(word).ok_or_else(|| PackError::file(path, format!("{owner}.from: `{word}` is no context step")))
    };
    words.iter().map(step).collect()
}
