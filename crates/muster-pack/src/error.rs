//! Errors in packs: where, what was there, what was expected, and a hint.

use std::fmt;

/// An error in a pack file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The file, from the folder of packs.
    pub file: String,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is wrong: what was there and what was expected.
    pub problem: String,
    /// What would mend it, when that is known.
    pub hint: Option<String>,
}

impl PackError {
    /// Makes an error about a file as a whole.
    pub fn file(file: &str, problem: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 0, problem: problem.into(), hint: None }
    }

    /// Makes an error at byte `at` of a file's text.
    pub fn at(file: &str, text: &str, at: usize, problem: impl Into<String>) -> Self {
        let line = text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
        Self { file: file.to_owned(), line, problem: problem.into(), hint: None }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.problem)?;
        } else {
            write!(f, "{}:{}: {}", self.file, self.line, self.problem)?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\nhint: {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for PackError {}
