//! The claim: what one source said about one thing, with the exact words.

use std::collections::BTreeMap;

use crate::document::{Source, Span};
use crate::id::{ClaimId, DocumentId, KindName, short_hash};
use crate::time::{Bound, Valid};
use crate::value::{Slot, Value};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the written form.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// Returns the word of the written form.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// Reads the word of the written form.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How the source holds what it says.
    Modality {
        /// Stated as so.
        Asserted = "asserted",
        /// A party concedes it.
        Admitted = "admitted",
        /// The saying itself does it: "declared that they would take part".
        Announced = "announced",
        /// Intended.
        Planned = "planned",
        /// Thought likely.
        Expected = "expected",
        /// Undertaken towards another.
        Promised = "promised",
        /// Advised.
        Recommended = "recommended",
        /// Said by someone the source does not vouch for.
        Alleged = "alleged",
        /// Said not to be so by a party.
        Denied = "denied",
        /// Refused to say.
        Declined = "declined",
    }
}

words! {
    /// Whether the claim says that something is or is not.
    Polarity {
        /// It is.
        Positive = "positive",
        /// It is not.
        Negative = "negative",
    }
}

words! {
    /// What a piece of evidence shows.
    EvidenceRole {
        /// The matched words.
        Words = "words",
        /// Where a slot came from outside them.
        Context = "context",
    }
}

/// A named or described sayer, and through whom we hear it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The innermost sayer, as printed.
    pub name: String,
    /// Those who pass it on, outward.
    pub via: Vec<String>,
    /// Whether the name may be shown.
    pub office: crate::value::Office,
}

/// Words that carry a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The document.
    pub document: DocumentId,
    /// The file's name.
    pub file: String,
    /// The part of the document.
    pub part: usize,
    /// What the words show.
    pub role: EvidenceRole,
    /// Where they stand.
    pub span: Span,
    /// The bytes at the span.
    pub quote: String,
}

/// What one source said about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub id: ClaimId,
    /// Its kind.
    pub kind: KindName,
    /// Its values by slot.
    pub slots: BTreeMap<String, Slot>,
    /// The time it is about.
    pub valid: Valid,
    /// When the source said it.
    pub said: Bound,
    /// Who published it.
    pub source: Source,
    /// Who is named as saying it.
    pub speaker: Option<Speaker>,
    /// How it is held.
    pub modality: Modality,
    /// Whether it is or is not.
    pub polarity: Polarity,
    /// The words of a condition, never evaluated.
    pub condition: Option<String>,
    /// The mission a figure belongs to, when the text says so.
    pub within: Option<String>,
    /// The words; never empty, the matched words first.
    pub evidence: Vec<Evidence>,
    /// Which rule read it: `coalition/harm.reports/en#carried-over`.
    pub rule: String,
}

impl Claim {
    /// Returns the value of a slot.
    pub fn value(&self, slot: &str) -> Option<&Value> {
        self.slots.get(slot).map(|slot| &slot.value)
    }

    /// Returns the symbol in a slot.
    pub fn symbol(&self, slot: &str) -> Option<&str> {
        self.value(slot).and_then(Value::symbol)
    }

    /// Returns the matched words' evidence.
    pub fn words(&self) -> &Evidence {
        &self.evidence[0]
    }

    /// Returns the id that its content gives it.
    ///
    /// Over text hash, spans, kind, canonical slots, valid, modality, polarity and speaker (`claims.md`);
    /// not the pack version, so that the same reading keeps its name.
    pub fn content_id(&self) -> ClaimId {
        let mut parts: Vec<String> = vec![self.kind.as_str().into()];
        for evidence in &self.evidence {
            parts.push(format!("{}:{}-{}", evidence.document, evidence.span.start, evidence.span.end));
        }
        for (name, slot) in &self.slots {
            parts.push(format!("{name}={:?}", slot.value));
        }
        parts.push(format!("{:?}{:?}{:?}", self.valid.start, self.valid.end, self.valid.shape));
        parts.push(format!("{} {}", self.modality.as_str(), self.polarity.as_str()));
        parts.push(format!("{:?}", self.speaker));
        ClaimId::new(format!("c:{}", short_hash(parts.iter().map(String::as_bytes))))
    }
}
