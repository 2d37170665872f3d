//! A draft becomes a claim: time, mood, speaker, evidence, id.

use std::collections::BTreeMap;

use muster_model::{
    Bound, Claim, ClaimId, DocumentId, Evidence, EvidenceRole, Modality, Note, Polarity, Slot, Source, Span, Speaker,
    Step, Valid, Value,
};
use muster_pack::rules::Mood;

use super::context::{self, Surroundings, clause_of};
use super::draft::Draft;
use super::when::meant;
use crate::clause::Clause;
use crate::rules::lattice::Lattice;

/// What every claim of a part shares.
#[derive(Clone, Debug)]
pub struct DocumentFacts<'d> {
    /// The document.
    pub id: &'d DocumentId,
    /// The file's name.
    pub file: &'d str,
    /// The part.
    pub part: usize,
    /// The part's source.
    pub source: &'d Source,
    /// When the part was said.
    pub said: Bound,
}

/// Makes a claim, or nothing when a required slot stays empty.
pub fn finish(
    mut draft: Draft<'_>,
    lattice: &Lattice<'_>,
    around: &Surroundings,
    facts: &DocumentFacts<'_>,
    notes: &mut Vec<Note>,
) -> Option<Claim> {
    let mut outside = context::fill(&mut draft, lattice, around, notes);
    let clause = clause_of(&draft, lattice);
    let (modality, polarity) = match draft.rule.mood {
        Mood::Fact => (Modality::Asserted, Polarity::Positive),
        Mood::Set(modality) => (modality, clause.map_or(Polarity::Positive, |clause| clause.polarity)),
        Mood::Clause => {
            clause.map_or((Modality::Asserted, Polarity::Positive), |clause| (clause.modality, clause.polarity))
        }
    };
    if let Some(missing) = missing(&draft, modality) {
        let span = lattice.passage.span(draft.tokens.clone());
        let text = format!("{} matched, but slot `{missing}` stayed empty", draft.rule.id);
        notes.push(Note { span: Some(span), text });
        return None;
    }
    let valid = valid(&mut draft, lattice, around, modality, &mut outside);
    run_over(&mut draft, &valid);
    let mut claim = Claim {
        id: ClaimId::new(""),
        kind: draft.kind.name.clone(),
        slots: draft
            .slots
            .iter()
            .map(|(name, slot)| (name.clone(), Slot { value: slot.value.clone(), by: slot.by }))
            .collect(),
        valid,
        said: facts.said,
        source: facts.source.clone(),
        speaker: draft.speaker.clone().or_else(|| sayer(&draft, clause)),
        modality,
        polarity,
        condition: clause
            .and_then(|clause| clause.condition.clone())
            .map(|tokens| lattice.passage.printed(tokens).to_owned()),
        within: draft.within.clone(),
        evidence: evidence(&draft, lattice, outside, facts),
        rule: draft.rule.id.clone(),
    };
    claim.id = claim.content_id();
    Some(claim)
}

/// The time meant: the one the pattern names, or the one its kind's steps find, whose words join `outside`.
fn valid(
    draft: &mut Draft<'_>,
    lattice: &Lattice<'_>,
    around: &Surroundings,
    modality: Modality,
    outside: &mut Vec<Span>,
) -> Valid {
    let stated = draft.time.is_some();
    let named = draft.time.take().map(|time| (time, Step::Words, None));
    let Some((time, step, span)) = named.or_else(|| context::time(draft, lattice, around)) else {
        return Valid::default();
    };
    let valid = meant(time.valid, draft, step, time.tokens.as_ref(), modality, lattice);
    if valid.is_unknown() && !stated {
        return Valid { text: None, ..valid };
    }
    let text = time.tokens.map(|tokens| lattice.passage.printed(tokens).to_owned());
    let text = text.or_else(|| span.and_then(|span| span.of(lattice.passage.text)).map(str::to_owned));
    let by = (step != Step::Words).then_some(step);
    if by.is_some() {
        outside.extend(span);
    }
    Valid { text, by, ..valid }
}

/// Who says it: the clause's sayer, but not the one who declines to say for what the text itself states.
fn sayer(draft: &Draft<'_>, clause: Option<&Clause>) -> Option<Speaker> {
    let clause = clause.filter(|clause| draft.rule.mood != Mood::Fact || clause.modality != Modality::Declined)?;
    clause.speaker.clone()
}

/// The longest a month's figure can lie in time, in days; a longer time is that of a running total.
const MONTH_DAYS_MAX: i32 = 62;

/// A count whose time is longer than a month runs over all of it.
fn run_over(draft: &mut Draft<'_>, valid: &Valid) {
    let days = valid.first_day().zip(valid.last_day()).map(|(first, last)| (last - first).get_days());
    let runs = draft.kind.slot("period").is_some_and(|spec| spec.symbols.iter().any(|symbol| symbol == "cumulative"));
    if runs && draft.symbol("period") == Some("month") && days.is_some_and(|days| days > MONTH_DAYS_MAX) {
        let value = Value::Symbol { symbol: "cumulative".to_owned(), text: None };
        draft.slots.insert("period".to_owned(), super::draft::DraftSlot { value, by: None, core: None });
    }
}

/// The first required slot that is empty; a refusal to say needs no figure.
fn missing<'d>(draft: &'d Draft<'_>, modality: Modality) -> Option<&'d str> {
    let open = draft.kind.slots.iter().find(|(name, spec)| {
        let refused = modality == Modality::Declined && draft.kind.answer.contains(name);
        spec.required && !refused && !draft.slots.contains_key(name)
    });
    open.map(|(name, _)| name.as_str())
}

fn evidence(
    draft: &Draft<'_>,
    lattice: &Lattice<'_>,
    mut outside: Vec<Span>,
    facts: &DocumentFacts<'_>,
) -> Vec<Evidence> {
    let matched = lattice.passage.span(draft.tokens.clone());
    let words = match &draft.member {
        Some(member) => {
            let name = lattice.passage.span(member.clone());
            if name != matched {
                outside.insert(0, matched);
            }
            name
        }
        None => matched,
    };
    outside.retain(|span| draft.member.is_some() || !words.contains(*span));
    outside.dedup();
    let piece = |span: Span, role: EvidenceRole| Evidence {
        document: facts.id.clone(),
        file: facts.file.to_owned(),
        part: facts.part,
        role,
        span,
        quote: span.of(lattice.passage.text).unwrap_or_default().to_owned(),
    };
    let context = outside.into_iter().map(|span| piece(span, EvidenceRole::Context));
    std::iter::once(piece(words, EvidenceRole::Words)).chain(context).collect()
}

/// Folds the same prose sentence printed twice in one part into one claim with two spans.
///
/// Claims of list items and rows (`is_unit`) stay apart: two equal bullets are two events.
pub fn merged(claims: Vec<(Claim, bool)>) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (claim, is_unit) in claims {
        let first = if is_unit { None } else { known.get(&likeness(&claim)).copied() };
        match first {
            Some(index) => {
                let extra = claim.evidence.into_iter().filter(|evidence| evidence.role == EvidenceRole::Words);
                let same = |one: &Evidence, other: &Evidence| one.span == other.span;
                for evidence in extra {
                    if !kept[index].evidence.iter().any(|known| same(known, &evidence)) {
                        kept[index].evidence.push(evidence);
                    }
                }
                kept[index].id = kept[index].content_id();
            }
            None => {
                if !is_unit {
                    known.insert(likeness(&claim), kept.len());
                }
                kept.push(claim);
            }
        }
    }
    kept
}

/// What makes two claims of one part the same: kind, slots, time, mood, speaker and the quoted words.
fn likeness(claim: &Claim) -> String {
    let slots: Vec<(&String, &Value)> = claim.slots.iter().map(|(name, slot)| (name, &slot.value)).collect();
    let words = &claim.evidence[0];
    format!(
        "{} {} {slots:?} {:?} {:?} {:?} {:?} {}",
        words.part, claim.kind, claim.valid, claim.modality, claim.polarity, claim.speaker, words.quote
    )
}
