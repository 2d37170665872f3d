//! How is each clause held, and who says it? Worked out once for each clause, not by each rule.

use std::ops::Range;

use muster_model::{Modality, Polarity, Speaker};
use muster_pack::language::speech::SpeechLexicon;

use crate::passage::{Found, Passage};

/// A clause of a sentence, and how it is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How the source holds it.
    pub modality: Modality,
    /// Whether it says that something is or is not.
    pub polarity: Polarity,
    /// Who is named as saying it.
    pub speaker: Option<Speaker>,
    /// The tokens of its condition, which may lie in a neighbouring clause.
    pub condition: Option<Range<usize>>,
    /// The tokens of its grammatical subject; those of an earlier clause when it is left out.
    pub subject: Option<Range<usize>>,
    /// The token of its main verb.
    pub verb: Option<usize>,
}

/// What is kept from sentence to sentence of a part: who is speaking.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    /// The last speaker named.
    pub speaker: Option<Speaker>,
}

/// Returns the clauses of a sentence: in order, without gaps.
pub fn clauses(
    _passage: &Passage,
    sentence: Range<usize>,
    _mentions: &[Found],
    _speech: &SpeechLexicon,
    _talk: &mut Talk,
) -> Vec<Clause> {
    vec![Clause {
        tokens: sentence,
        modality: Modality::Asserted,
        polarity: Polarity::Positive,
        speaker: None,
        condition: None,
        subject: None,
        verb: None,
    }]
}

/// Returns the clause that speaks for a match: the one that holds most of its tokens, the later of two equals.
pub fn holding(clauses: &[Clause], tokens: Range<usize>) -> Option<&Clause> {
    let shared =
        |clause: &&Clause| clause.tokens.end.min(tokens.end).saturating_sub(clause.tokens.start.max(tokens.start));
    clauses.iter().filter(|clause| shared(clause) > 0).max_by_key(shared)
}
