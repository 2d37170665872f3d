//! What a check found: holds, fails, or cannot tell, with its terms.

use crate::claim::words;
use crate::id::{ClaimId, FindingId};
use crate::kind::Register;
use crate::quantity::Quantity;

words! {
    /// The answer of a check.
    Verdict {
        /// The figures fit.
        Holds = "holds",
        /// They do not add up in the loaded documents.
        Fails = "fails",
        /// A term is missing or ambiguous.
        CannotTell = "cannot_tell",
    }
}

words! {
    /// Where a term came from.
    TermOrigin {
        /// A document states it.
        Stated = "stated",
        /// The check computed it from other terms; never a claim of the record.
        Derived = "derived",
        /// No loaded document states it.
        Missing = "missing",
    }
}

/// One term of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is: `carried over`.
    pub label: String,
    /// Its words or figure, as shown.
    pub shown: String,
    /// Its figure, when it is one.
    pub quantity: Option<Quantity>,
    /// Where it came from.
    pub origin: TermOrigin,
    /// The claim that states it.
    pub claim: Option<ClaimId>,
}

/// The answer of one check on one set of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name, stable while its check and terms are the same.
    pub id: FindingId,
    /// The check: `harm-stock-and-flow`.
    pub check: String,
    /// The check's shape: `stock_and_flow`.
    pub shape: String,
    /// Where it is shown.
    pub register: Register,
    /// The answer.
    pub verdict: Verdict,
    /// One line: `194 + 15 − 25 = 184 still open (derived)`.
    pub title: String,
    /// Why, in sentences.
    pub reason: String,
    /// Its terms.
    pub terms: Vec<Term>,
}
