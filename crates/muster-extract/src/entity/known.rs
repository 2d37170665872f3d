//! Whom and what has the text named so far?

/// The organisations a document has named, and the persons of its present part.
#[derive(Clone, Debug, Default)]
pub struct Known {}

impl Known {
    /// Forgets the persons: in another part a short form is another person's.
    pub fn next_part(&mut self) {}
}
