//! Rules, word tables and classes: `claims/<pack>/rules/<language>/<kind>.toml` and `tables.toml`.

use std::collections::BTreeMap;

use muster_model::{BlockKind, Kind, KindName, Kinds, Modality, SlotType};
use serde::Deserialize;
use toml::Spanned;

use crate::error::PackError;
use crate::files::{PackFiles, parse};
use crate::pattern::{self, Element, SlotPattern, Takes};

/// A rule: a pattern that reads one kind of claim in one language.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name everywhere: `coalition/force.level/en#stationed`.
    pub id: String,
    /// The kind it reads.
    pub kind: KindName,
    /// The pattern.
    pub pattern: Vec<Element>,
    /// Which blocks it reads; `None` is a sentence of prose.
    pub unit: Option<BlockKind>,
    /// What the heading over the unit must say.
    pub under: Option<Vec<Element>>,
    /// The list slot of which every member is a claim.
    pub each: Option<String>,
    /// Symbols and texts the rule sets.
    pub set: BTreeMap<String, String>,
    /// What words beside the match change: "since the start" makes a count cumulative.
    pub when: Vec<When>,
    /// Whether the claim is taken at its clause's word, or states a fact inside it.
    pub mood: Mood,
    /// Whether its quantity may feed another kind too.
    pub use_of_quantity: UseOfQuantity,
    /// Patterns whose presence in the sentence refuses the match.
    pub unless: Vec<Vec<Element>>,
    /// Settles a conflict that slots and length leave open; higher wins.
    pub priority: i32,
    /// Examples: text it reads, and what it gives.
    pub examples: Vec<Example>,
    /// Text it must not read.
    pub not: Vec<Refused>,
    /// Where it stands: file and line.
    pub place: String,
}

/// What words beside a match change.
#[derive(Clone, Debug)]
pub struct When {
    /// The pattern that must be in the sentence of the match.
    pub has: Vec<Element>,
    /// What it sets, over what the rule sets.
    pub set: BTreeMap<String, String>,
}

/// Where a rule's modality and polarity come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// From the clause.
    Clause,
    /// The slot states a fact although its clause is negative or planned.
    Fact,
    /// The pattern itself says it.
    Set(Modality),
}

/// Whether a quantity feeds one kind or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseOfQuantity {
    /// One.
    Only,
    /// Others too.
    Shared,
}

/// A text a rule reads.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The heading over it.
    pub heading: Option<String>,
    /// When it was said.
    pub date: Option<String>,
    /// What the rule's claims hold, by slot; also `modality`, `polarity`, `valid` (as EDTF), `speaker`, `condition`, `within`.
    pub gives: BTreeMap<String, Given>,
}

/// What a slot of an example holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// One value.
    One(String),
    /// The values of several claims, or of a list.
    Several(Vec<String>),
}

impl Given {
    /// Returns the values.
    pub fn values(&self) -> &[String] {
        match self {
            Given::One(value) => std::slice::from_ref(value),
            Given::Several(values) => values,
        }
    }
}

/// A text a rule must not read.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Refused {
    /// Prose.
    Text(String),
    /// A unit under a heading.
    Under {
        /// The heading.
        heading: String,
        /// The unit.
        text: String,
    },
}

/// Word tables and classes of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// Table → symbol → phrases, each word in any inflection.
    #[serde(default)]
    pub tables: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Class → phrases.
    #[serde(default)]
    pub classes: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<Spanned<RawRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    name: String,
    pattern: Spanned<String>,
    unit: Option<String>,
    under: Option<String>,
    each: Option<String>,
    #[serde(default)]
    set: BTreeMap<String, String>,
    #[serde(default)]
    when: Vec<RawWhen>,
    #[serde(default)]
    fact: bool,
    #[serde(default)]
    share: bool,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    priority: i32,
    modality: Option<String>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    not: Vec<Refused>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWhen {
    has: String,
    set: BTreeMap<String, String>,
}

/// Slots of a pattern that belong to the claim, not to its kind.
const CLAIM_SLOTS: [&str; 3] = ["valid", "within", "speaker"];

/// Loads the rules of one language of a claim pack, in the order of files and lines.
///
/// # Errors
/// The first rule that is wrong, with file and line: an unknown key, a bad pattern, no example, a
/// slot, symbol, table or class that is not declared.
pub fn load(files: &PackFiles, pack: &str, language: &str, kinds: &Kinds) -> Result<(Vec<Rule>, Tables), PackError> {
    let folder = format!("claims/{pack}/rules/{language}/");
    let tables_path = format!("{folder}tables.toml");
    let tables = match files.get(&tables_path) {
        Some(text) => parse(&tables_path, text)?,
        None => Tables::default(),
    };
    let mut rules = Vec::new();
    for (path, text) in files.under(&folder).filter(|(path, _)| *path != tables_path) {
        let name = path[folder.len()..].trim_end_matches(".toml");
        let kind = kinds.get(&KindName::new(name)).ok_or_else(|| {
            PackError::file(path, format!("expected a file named as a kind, found `{name}`"))
                .hint("see claims/coalition/kinds for the names")
        })?;
        let file: RuleFile = parse(path, text)?;
        for raw in file.rule {
            let at = raw.span().start;
            rules.push(checked(raw.into_inner(), at, &Place { path, text, pack, language, kind, tables: &tables })?);
        }
    }
    Ok((rules, tables))
}

/// Where a rule stands, and what it may name.
struct Place<'p> {
    path: &'p str,
    text: &'p str,
    pack: &'p str,
    language: &'p str,
    kind: &'p Kind,
    tables: &'p Tables,
}

impl Place<'_> {
    fn error(&self, at: usize, rule: &str, problem: impl std::fmt::Display) -> PackError {
        PackError::at(self.path, self.text, at, format!("rule \"{rule}\": {problem}"))
    }
}

fn checked(raw: RawRule, at: usize, place: &Place<'_>) -> Result<Rule, PackError> {
    if raw.example.is_empty() {
        return Err(place
            .error(at, &raw.name, "has no example")
            .hint("add example = [{ text = \"…\", gives = { … } }]"));
    }
    let pattern_at = raw.pattern.span().start;
    let read = |pattern: &str, at: usize| {
        pattern::parse(pattern)
            .map_err(|error| place.error(at, &raw.name, format!("pattern, letter {}: {}", error.at + 1, error.problem)))
    };
    let pattern = read(raw.pattern.get_ref(), pattern_at)?;
    check_elements(&pattern, pattern_at, &raw, place)?;
    for set in std::iter::once(&raw.set).chain(raw.when.iter().map(|when| &when.set)) {
        check_set(set, &raw.name, at, place)?;
    }
    let mut when = Vec::new();
    for raw_when in &raw.when {
        when.push(When { has: read(&raw_when.has, at)?, set: raw_when.set.clone() });
    }
    let under = raw.under.as_deref().map(|under| read(under, at)).transpose()?;
    let unless = raw.unless.iter().map(|unless| read(unless, at)).collect::<Result<_, _>>()?;
    let unit = match raw.unit.as_deref() {
        None => None,
        Some("item") => Some(BlockKind::Item),
        Some("row") => Some(BlockKind::Row),
        Some("heading") => Some(BlockKind::Heading),
        Some(other) => {
            return Err(place.error(at, &raw.name, format!("unit `{other}`: expected item, row or heading")));
        }
    };
    let mood = match (raw.fact, raw.modality.as_deref()) {
        (true, None) => Mood::Fact,
        (false, None) => Mood::Clause,
        (false, Some(word)) => Mood::Set(
            Modality::parse(word).ok_or_else(|| place.error(at, &raw.name, format!("`{word}` is no modality")))?,
        ),
        (true, Some(_)) => return Err(place.error(at, &raw.name, "has both `fact` and `modality`; expected one")),
    };
    Ok(Rule {
        id: format!("{}/{}/{}#{}", place.pack, place.kind.name, place.language, raw.name),
        kind: place.kind.name.clone(),
        pattern,
        unit,
        under,
        each: raw.each,
        set: raw.set,
        when,
        mood,
        use_of_quantity: if raw.share { UseOfQuantity::Shared } else { UseOfQuantity::Only },
        unless,
        priority: raw.priority,
        examples: raw.example,
        not: raw.not,
        place: PackError::at(place.path, place.text, at, "").to_string().trim_end_matches([':', ' ']).to_owned(),
    })
}

fn check_elements(elements: &[Element], at: usize, raw: &RawRule, place: &Place<'_>) -> Result<(), PackError> {
    for element in elements {
        match element {
            Element::Choice(branches) => {
                for branch in branches {
                    check_elements(branch, at, raw, place)?;
                }
            }
            Element::Optional(inner) | Element::Repeat(inner) => check_elements(inner, at, raw, place)?,
            Element::Class(class) if !place.tables.classes.contains_key(class) => {
                return Err(place.error(at, &raw.name, format!("`<{class}>` is no class of tables.toml")));
            }
            Element::Slot(slot) => check_slot(slot, at, raw, place)?,
            Element::Capture(name, inner) => {
                check_name(name, at, raw, place)?;
                check_elements(inner, at, raw, place)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn check_slot(slot: &SlotPattern, at: usize, raw: &RawRule, place: &Place<'_>) -> Result<(), PackError> {
    if let Some(table) = table_of(&slot.takes) {
        let Some(symbols) = place.tables.tables.get(table) else {
            return Err(place.error(at, &raw.name, format!("`word<{table}>` is no table of tables.toml")));
        };
        let spec = place.kind.slot(&slot.name).filter(|spec| spec.holds == SlotType::Symbol);
        let stranger = spec.and_then(|spec| symbols.keys().find(|symbol| !spec.symbols.contains(symbol)));
        if let Some(symbol) = stranger {
            return Err(place.error(
                at,
                &raw.name,
                format!("table `{table}` gives `{symbol}`, which slot `{}` does not declare", slot.name),
            ));
        }
    }
    check_name(&slot.name, at, raw, place)
}

fn check_name(name: &str, at: usize, raw: &RawRule, place: &Place<'_>) -> Result<(), PackError> {
    if name.starts_with('_') || CLAIM_SLOTS.contains(&name) || place.kind.slot(name).is_some() {
        return Ok(());
    }
    let slots: Vec<&str> = place.kind.slots.iter().map(|(name, _)| name.as_str()).collect();
    Err(place
        .error(at, &raw.name, format!("slot `{name}` is not declared by {}", place.kind.name))
        .hint(format!("its slots are {}; begin the name with `_` to match without keeping", slots.join(", "))))
}

fn table_of(takes: &Takes) -> Option<&str> {
    match takes {
        Takes::Word(table) => Some(table),
        Takes::List(inner) => table_of(inner),
        _ => None,
    }
}

fn check_set(set: &BTreeMap<String, String>, rule: &str, at: usize, place: &Place<'_>) -> Result<(), PackError> {
    for (name, value) in set {
        let Some(spec) = place.kind.slot(name) else {
            return Err(place.error(
                at,
                rule,
                format!("sets slot `{name}`, which {} does not declare", place.kind.name),
            ));
        };
        if spec.holds == SlotType::Symbol && !spec.symbols.contains(value) {
            let known = spec.symbols.join(", ");
            return Err(place.error(at, rule, format!("sets `{name}` to `{value}`; expected one of {known}")));
        }
    }
    Ok(())
}
