//! From a figure back to its words: the sentence, the source, the rule, the history, the rivals.

use muster_ledger::{Ledger, Recorded};
use muster_model::{BlockKind, Claim, Held, Position, Span};

use crate::answer::Answers;
use crate::error::{Result, WorkError};
use crate::packs::Packs;

/// Everything behind one claim.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The claim, masked.
    pub claim: Claim,
    /// The label of its kind.
    pub label: String,
    /// The sentence or item around the words, and where the words stand in it.
    pub sentence: String,
    /// Where the words stand in the sentence.
    pub words: Span,
    /// The document.
    pub document: Held,
    /// Where the rule that read it is written: file and line; none when the packs have no such rule now.
    pub rule_place: Option<String>,
    /// What the ledger says of it: positions, times and what happened.
    pub history: Vec<(Position, i64, String)>,
    /// Other claims of its series.
    pub rivals: Vec<Claim>,
}

/// Explains a claim, by its id or an unambiguous beginning of it.
///
/// # Errors
/// When there is no such claim at these coordinates, or several begin so.
pub async fn explain(ledger: &Ledger, answers: &Answers, packs: &Packs, id: &str) -> Result<Explanation> {
    let claim = find(answers, id)?.clone();
    let view = answers.view(packs);
    let document = view.held(&claim.words().document).ok_or_else(|| {
        WorkError::missing(format!("claim {} stands in a document this record does not hold", claim.id))
    })?;
    let (sentence, words) = sentence_around(document, claim.words().span);
    let history = ledger.find_claim(claim.id.as_str()).await.map_err(WorkError::ledger("look up the claim"))?;
    let kind = packs.pack.kinds.get(&claim.kind);
    Ok(Explanation {
        label: kind.map_or_else(|| claim.kind.to_string(), |kind| kind.label().to_owned()),
        sentence,
        words,
        document: document.clone(),
        rule_place: rule_place(packs, &claim.rule),
        history: history.into_iter().map(happened).collect(),
        rivals: rivals(&view, &claim),
        claim,
    })
}

/// Finds a claim by its id or an unambiguous beginning of it, with or without `c:`.
///
/// # Errors
/// When none begins so, or several do.
pub fn find<'a>(answers: &'a Answers, id: &str) -> Result<&'a Claim> {
    let wanted = id.strip_prefix("c:").unwrap_or(id);
    let all = answers.snapshot.claims.iter().chain(&answers.snapshot.undated).map(|standing| &standing.claim);
    let found: Vec<&Claim> = all.filter(|claim| claim.id.as_str()[2..].starts_with(wanted)).collect();
    match found.as_slice() {
        [claim] => Ok(claim),
        [] => Err(WorkError::missing(format!(
            "no claim `{id}` in this record at these coordinates\nhint: `muster show REGISTER --format jsonl` prints ids"
        ))),
        several => {
            let ids: Vec<&str> = several.iter().take(5).map(|claim| claim.id.as_str()).collect();
            Err(WorkError::missing(format!(
                "{} claims begin with `{id}`: {}\nhint: give more of the id",
                several.len(),
                ids.join(", ")
            )))
        }
    }
}

/// The sentence, item or heading around a span, and the span inside it.
pub fn sentence_around(held: &Held, span: Span) -> (String, Span) {
    let text = &held.document.text;
    let block = held.document.blocks.iter().find(|block| block.span.contains(span)).map_or(span, |block| block.span);
    let is_prose = held.document.blocks.iter().any(|other| other.span == block && other.kind == BlockKind::Paragraph);
    let sentences =
        if is_prose { muster_text::sentences(text, block, &std::collections::BTreeSet::new()) } else { vec![block] };
    let around = sentences.into_iter().filter(|sentence| sentence.overlaps(span)).reduce(Span::join).unwrap_or(span);
    let around = around.join(span);
    let words = Span::new(span.start - around.start, span.end - around.start);
    (around.of(text).unwrap_or_default().to_owned(), words)
}

fn rule_place(packs: &Packs, rule: &str) -> Option<String> {
    let mut rules = packs.pack.languages.iter().flat_map(|(_, language)| &language.rules);
    rules.find(|known| known.id == rule).map(|known| format!("packs/{}", known.place))
}

fn happened(recorded: Recorded) -> (Position, i64, String) {
    let what = match recorded.entry {
        muster_model::Entry::Capture(capture) => format!("captured {}", capture.file),
        muster_model::Entry::Claim(claim) => format!("read by {}", claim.rule),
        muster_model::Entry::Supersede { reason, .. } => format!("superseded: {reason}"),
    };
    (recorded.position, recorded.recorded, what)
}

fn rivals(view: &muster_record::View<'_>, claim: &Claim) -> Vec<Claim> {
    let series = view.series().iter().find(|series| series.points.iter().any(|point| point.claim.id == claim.id));
    let points = series.into_iter().flat_map(|series| &series.points);
    points.filter(|point| point.claim.id != claim.id).map(|point| point.claim.clone()).collect()
}
