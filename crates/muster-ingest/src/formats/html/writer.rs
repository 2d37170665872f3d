//! How does the text of a page come to be, and where did each run of it stand in the source?

use std::ops::Range;

use muster_model::document::Span;

use super::entities::reference;
use crate::formats::text::is_blank;
use crate::line::{Line, Mark};

/// The text as far as it is written.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    /// The text.
    pub text: String,
    /// Its finished lines.
    pub lines: Vec<Line>,
    /// Runs of the text with their place in the source.
    pub origins: Vec<(Span, usize)>,
    /// Where the line under way begins.
    start: usize,
    /// A blank seen but not yet written, with its place.
    blank: Option<usize>,
}

impl Writer {
    /// Returns whether the line under way has nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.len() == self.start
    }

    /// Returns the line under way.
    pub fn line(&self) -> &str {
        &self.text[self.start..]
    }

    /// Writes a stretch of source: blanks become one space, references become letters.
    pub fn write(&mut self, source: &str, at: Range<usize>) {
        let Some(piece) = source.get(at.clone()) else { return };
        let mut offset = 0;
        while let Some(letter) = piece[offset..].chars().next() {
            let from = at.start + offset;
            if matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.blank(from);
                offset += letter.len_utf8();
                continue;
            }
            let mut plain = [0; 4];
            let found = if letter == '&' { reference(&piece[offset..]) } else { None };
            offset += found.as_ref().map_or(letter.len_utf8(), |(_, length)| *length);
            match &found {
                // A reference must not make a line end where the page has none.
                Some((letters, _)) if letters.chars().any(char::is_control) => self.blank(from),
                Some((letters, _)) => {
                    self.settle_blank();
                    self.begin_run(letters, from);
                }
                None => {
                    self.settle_blank();
                    self.run(letter.encode_utf8(&mut plain), from);
                }
            }
        }
    }

    /// Writes one space for something that parts words.
    pub fn blank(&mut self, at: usize) {
        if !self.is_empty() {
            self.blank = self.blank.or(Some(at));
        }
    }

    /// Parts two cells of a row.
    pub fn cell(&mut self) {
        if !self.is_empty() && !self.text.ends_with('\t') {
            self.blank = None;
            self.text.push('\t');
        }
    }

    fn settle_blank(&mut self) {
        if let Some(blank) = self.blank.take()
            && !self.text.ends_with('\t')
        {
            self.run(" ", blank);
        }
    }

    /// Goes on with the last run when text and source go on in step.
    fn run(&mut self, letters: &str, from: usize) {
        match self.origins.last_mut() {
            Some((span, origin)) if span.end == self.text.len() && *origin + span.len() == from => {
                self.text.push_str(letters);
                span.end = self.text.len();
            }
            _ => self.begin_run(letters, from),
        }
    }

    fn begin_run(&mut self, letters: &str, from: usize) {
        let start = self.text.len();
        self.text.push_str(letters);
        self.origins.push((Span::new(start, self.text.len()), from));
    }

    /// Ends the line under way; a line of blanks is taken back.
    pub fn end_line(&mut self, mark: Mark, gap: usize, article: Option<usize>) {
        self.blank = None;
        let raw = &self.text[self.start..];
        let bare = raw.trim_matches(is_blank);
        if bare.is_empty() {
            self.text.truncate(self.start);
            while self.origins.last().is_some_and(|(span, _)| span.end > self.start) {
                self.origins.pop();
            }
            return;
        }
        let from = self.start + crate::words::offset_in(raw, bare);
        let span = Span::new(from, from + bare.len());
        let gap = if self.lines.is_empty() { 0 } else { gap };
        self.lines.push(Line { span, gap, mark, article });
        self.text.push('\n');
        self.start = self.text.len();
    }
}
