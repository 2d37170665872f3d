//! Mentions: what the layers under the rules find, as lines of the written form; nothing is stored.

use std::io::{self, Write};

use muster_extract::{Layers, Reader};
use muster_model::written::MentionLine;
use muster_model::{Given, Language};
use serde_json::Value as Json;

use crate::demo;
use crate::error::{Result, WorkError};
use crate::read::Source;

/// A text to find mentions in, and how its lines name it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The key that names it, `file` or `item`, and the name.
    pub from: (&'static str, Json),
    /// The text.
    pub source: Source,
}

impl Asked {
    /// A file under its name.
    pub fn file(source: Source) -> Self {
        Self { from: ("file", Json::String(source.file.clone())), source }
    }

    /// Reads an item: `{"item":…,"text":…,"lang":…,"date":…}`; `lang` and `date` may be absent or null.
    ///
    /// # Errors
    /// When the line is no such object, with what was expected.
    pub fn item(line: &str) -> Result<Self> {
        let mut json: Json = serde_json::from_str(line)
            .map_err(|error| WorkError::missing(format!("expected a JSON object: {error}")))?;
        let Json::String(text) = json["text"].take() else {
            return Err(WorkError::missing("expected a key `text` with a string".to_owned()));
        };
        let said = match json["date"].as_str() {
            Some(date) => Some(demo::said(date.get(..10).unwrap_or(date))?),
            None => None,
        };
        let given = Given { said, language: json["lang"].as_str().map(Language::from), ..Given::default() };
        Ok(Self {
            from: ("item", json["item"].take()),
            source: Source { file: String::new(), bytes: text.into_bytes(), given },
        })
    }

    /// Writes its mentions, one JSON object a line, in the order of the text.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, reader: &Reader<'_>, layers: Layers, out: &mut impl Write) -> io::Result<()> {
        let document = self.source.nameless();
        let mut written = Ok(());
        reader.each_mention(&document, layers, |mention| {
            let line = MentionLine { from: Some((self.from.0, &self.from.1)), mention: &mention, text: &document.text };
            if written.is_ok() {
                written = serde_json::to_writer(&mut *out, &line)
                    .map_err(io::Error::from)
                    .and_then(|()| out.write_all(b"\n"));
            }
        });
        written
    }

    /// Returns its mentions as [`Asked::write`] writes them.
    pub fn lines(&self, reader: &Reader<'_>, layers: Layers) -> Vec<u8> {
        let mut lines = Vec::new();
        self.write(reader, layers, &mut lines).expect("memory can be written to");
        lines
    }
}
