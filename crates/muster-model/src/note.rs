//! Notes on what a reading could not do; reading itself never fails.

use crate::document::Span;

/// Something the reader met and could not settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where in the text, when it has a place.
    pub span: Option<Span>,
    /// What was there and why it was left open, in one lower-case sentence.
    pub text: String,
}
