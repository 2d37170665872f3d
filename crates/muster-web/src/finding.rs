//! How is a finding drawn? One line, its verdict in words, and its terms as figures that open their words.

use muster_model::{Finding, Term, TermOrigin, Verdict};

use crate::drawn::Pen;
use crate::quoted::{Printed, Quoted};

/// A finding as the template sets it.
pub(crate) struct DrawnFinding {
    /// Its name within the page.
    pub anchor: String,
    /// Its verdict.
    pub verdict: DrawnVerdict,
    /// What it found, in one line.
    pub title: Printed,
    /// Why.
    pub reason: Printed,
    /// The check, in words.
    pub check: String,
    /// The register: its title.
    pub register: String,
    /// The register: its address.
    pub register_href: String,
    /// Its terms.
    pub terms: Vec<DrawnTerm>,
}

/// A verdict, told apart by its sign and its words as well as by its tint.
#[derive(Clone, Copy)]
pub(crate) struct DrawnVerdict {
    /// The class: `holds`, `fails`, `cannot-tell`.
    pub class: &'static str,
    /// Its sign.
    pub sign: &'static str,
    /// Its words.
    pub text: &'static str,
}

/// A term.
pub(crate) struct DrawnTerm {
    /// What it is.
    pub label: Printed,
    /// Whether the term before it is called the same, so that the name need not be seen again.
    pub is_same: bool,
    /// Its figure or words.
    pub shown: Printed,
    /// The class of its origin: `stated`, `derived`, `missing`.
    pub class: &'static str,
    /// What is said of its origin.
    pub note: Option<&'static str>,
    /// Where it leads.
    pub href: Option<String>,
    /// The words that state it.
    pub quoted: Option<Quoted>,
}

/// Returns how a verdict is shown.
pub(crate) fn verdict(verdict: Verdict) -> DrawnVerdict {
    match verdict {
        Verdict::Fails => DrawnVerdict { class: "fails", sign: "≠", text: "does not add up in the loaded documents" },
        Verdict::CannotTell => DrawnVerdict { class: "cannot-tell", sign: "?", text: "cannot tell" },
        Verdict::Holds => DrawnVerdict { class: "holds", sign: "=", text: "holds" },
    }
}

/// Returns the order in which verdicts are listed: the gravest first.
pub(crate) fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Fails => 0,
        Verdict::CannotTell => 1,
        Verdict::Holds => 2,
    }
}

impl Pen<'_> {
    /// Draws a finding.
    pub(crate) fn finding(self, finding: &Finding) -> DrawnFinding {
        let table = self.ready.tables.iter().find(|table| table.name == finding.register.as_str());
        DrawnFinding {
            anchor: finding.id.as_str().replace(':', "-"),
            verdict: verdict(finding.verdict),
            title: Printed::of(&finding.title),
            reason: Printed::of(&finding.reason),
            check: finding.check.replace('-', " "),
            register: table.map_or_else(|| finding.register.as_str().to_owned(), |table| table.title.clone()),
            register_href: self.links.register(finding.register),
            terms: self.terms(&finding.terms),
        }
    }

    fn terms(self, terms: &[Term]) -> Vec<DrawnTerm> {
        let before = std::iter::once(None).chain(terms.iter().map(Some));
        let is_same = |(term, before): (&Term, Option<&Term>)| before.is_some_and(|before| before.label == term.label);
        terms.iter().zip(before).map(|pair| DrawnTerm { is_same: is_same(pair), ..self.term_of(pair.0) }).collect()
    }

    fn term_of(self, term: &Term) -> DrawnTerm {
        let note = match term.origin {
            TermOrigin::Stated => None,
            TermOrigin::Derived => Some("derived"),
            TermOrigin::Missing => Some("not in the loaded documents"),
        };
        DrawnTerm {
            label: Printed::of(&term.label),
            is_same: false,
            shown: Printed::of(&term.shown),
            class: term.origin.as_str(),
            note,
            href: term.claim.as_ref().map(|claim| self.links.claim(claim)),
            quoted: term.claim.as_ref().and_then(|claim| self.quoted(claim)),
        }
    }
}
