//! Where in a document do claims stand? Its text cut into pieces, each knowing every claim that covers it.
//!
//! Claims overlap: one sentence may state a count, its parts and a share. Each claim keeps one level of
//! underline over all its words, so that overlapping ones run below each other and can be told apart.

use std::collections::BTreeSet;

use muster_model::{Claim, EvidenceRole, Modality, Polarity, Span};

use crate::quoted::Printed;

/// How many levels of underline are told apart; what lies deeper shares the last.
const LEVELS: usize = 5;

/// A claim's words in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The claim's number in the document, from 1.
    pub number: usize,
    /// Where its words stand.
    pub span: Span,
    /// How it is drawn.
    pub manner: &'static str,
    level: usize,
}

/// A piece of a text, covered by the same claims throughout.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The text.
    pub text: Printed,
    /// The classes of its underlines; empty for plain text.
    pub class: String,
    /// The number of the claim a click opens: the one with the fewest words here.
    pub opens: Option<usize>,
    /// Whether the claim that is looked at covers it.
    pub is_chosen: bool,
    /// Whether the words of the claim that is looked at begin here.
    pub is_first_chosen: bool,
    /// The claims whose words end here.
    pub ends: Vec<usize>,
}

/// Returns the marks of claims in the order given, which is the order of the text.
pub(crate) fn marks(claims: &[&Claim]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let words = claim.words();
        let of_claim = claim
            .evidence
            .iter()
            .filter(|evidence| evidence.role == EvidenceRole::Words && evidence.document == words.document);
        for evidence in of_claim {
            let span = evidence.span;
            let taken: BTreeSet<usize> =
                marks.iter().filter(|mark| mark.span.overlaps(span)).map(|mark| mark.level).collect();
            let level = (0..).find(|level| !taken.contains(level)).unwrap_or_default();
            marks.push(Mark { number: index + 1, span, manner: manner(claim), level });
        }
    }
    marks
}

fn manner(claim: &Claim) -> &'static str {
    match (claim.modality, claim.polarity) {
        (Modality::Planned | Modality::Expected | Modality::Promised | Modality::Recommended, _) => "planned",
        (Modality::Alleged, _) => "alleged",
        (Modality::Denied | Modality::Declined, _) | (_, Polarity::Negative) => "denied",
        (Modality::Asserted | Modality::Admitted | Modality::Announced, Polarity::Positive) => "stated",
    }
}

/// Cuts a stretch of a text into pieces at the edges of the marks.
pub(crate) fn pieces(text: &str, stretch: Span, marks: &[Mark], chosen: Option<usize>) -> Vec<Piece> {
    let here: Vec<&Mark> = marks.iter().filter(|mark| mark.span.overlaps(stretch)).collect();
    let mut edges: BTreeSet<usize> = BTreeSet::from([stretch.start, stretch.end]);
    for mark in &here {
        let inside = [mark.span.start, mark.span.end].into_iter();
        edges.extend(inside.filter(|edge| (stretch.start..=stretch.end).contains(edge)));
    }
    let edges: Vec<usize> = edges.into_iter().collect();
    let spans = edges.windows(2).map(|pair| Span::new(pair[0], pair[1]));
    spans.filter_map(|span| Some(piece(span.of(text)?, span, &here, chosen))).collect()
}

fn piece(text: &str, span: Span, marks: &[&Mark], chosen: Option<usize>) -> Piece {
    let covering: Vec<&&Mark> = marks.iter().filter(|mark| mark.span.contains(span)).collect();
    let classes: BTreeSet<String> =
        covering.iter().map(|mark| format!("{}-{}", mark.manner, mark.level.min(LEVELS - 1))).collect();
    let is_chosen = |mark: &&&Mark| Some(mark.number) == chosen;
    Piece {
        text: Printed::of(text),
        class: classes.into_iter().collect::<Vec<_>>().join(" "),
        opens: covering.iter().min_by_key(|mark| (mark.span.len(), mark.number)).map(|mark| mark.number),
        is_chosen: covering.iter().any(is_chosen),
        is_first_chosen: covering.iter().any(|mark| is_chosen(mark) && mark.span.start == span.start),
        ends: covering.iter().filter(|mark| mark.span.end == span.end).map(|mark| mark.number).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spans: &[(usize, usize)], expected: &[&str]) {
        let text = "abcdefghij";
        let mut marks = Vec::new();
        for (index, (start, end)) in spans.iter().enumerate() {
            let span = Span::new(*start, *end);
            let taken: Vec<usize> =
                marks.iter().filter(|mark: &&Mark| mark.span.overlaps(span)).map(|mark| mark.level).collect();
            let level = (0..).find(|level| !taken.contains(level)).expect("levels do not end");
            marks.push(Mark { number: index + 1, span, manner: "stated", level });
        }
        let shown = pieces(text, Span::new(0, 10), &marks, None).into_iter().map(|piece| {
            let ends: String = piece.ends.iter().map(ToString::to_string).collect();
            format!("{}[{}]{}{ends}", piece.text, piece.class, piece.opens.map_or(String::new(), |n| format!("→{n}/")))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn plain_text_is_one_piece() {
        check(&[], &["abcdefghij[]"]);
    }

    #[test]
    fn overlapping_claims_keep_a_level_each() {
        check(&[(1, 6), (4, 8)], &["a[]", "bcd[stated-0]→1/", "ef[stated-0 stated-1]→2/1", "gh[stated-1]→2/2", "ij[]"]);
    }

    #[test]
    fn a_claim_inside_another_opens_first() {
        check(&[(0, 9), (2, 4)], &["ab[stated-0]→1/", "cd[stated-0 stated-1]→2/2", "efghi[stated-0]→1/1", "j[]"]);
    }
}
