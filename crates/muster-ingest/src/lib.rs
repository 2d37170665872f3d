//! What text is in these bytes, and where are its headings, paragraphs, items and header lines?
//!
//! Bytes come in, a [`Document`] goes out; nothing here opens a file, asks the network or the clock, or gives a document
//! its name. Reading never fails: what is not read is said in the document's `format`.
//!
//! Two steps, because a document is named after the hash of its text, and for a web page the text is known only after the
//! first: [`decode`] finds the text, the caller names it, [`outline`] finds what is in it. [`ingest`] does both when the
//! name is known.
//!
//! - The text of a text file is the file: byte order mark and line ends included, when it is UTF-8. Other encodings are
//!   decoded, and `format` says so.
//! - Blocks never overlap and are in order. Every letter of the text lies in exactly one block, except the markers of list
//!   items (`12.`, `•`) and the signs that part items (`;`).
//! - A page of several articles has a part for each; see [`Document::parts`] and the module `parts`.

mod boilerplate;
mod cards;
mod dates;
mod encoding;
mod formats;
mod header;
mod layout;
mod line;
mod lists;
mod parts;
mod plugs;
mod sniff;
mod words;

use muster_model::document::{Block, BlockKind, Document, Fact, Given, Known, Part, Source, Span};
use muster_model::id::DocumentId;

use crate::formats::{Metadata, Read};
use crate::line::{Line, Lines};
use crate::parts::{Draft, Parts};

/// A text found in bytes, with what the format knows about its lines; [`outline`] makes a document of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The file's name, without folders.
    pub file: String,
    /// The text. Its SHA-256 is the document's name.
    pub text: String,
    /// The format and encoding, in words: `text/plain; utf-8`.
    pub format: String,
    /// For a web page: where each run of the text lies in the captured bytes, as (text span, byte start).
    ///
    /// Inside a run of a page in UTF-8, text and bytes go in step; in other encodings only the start of a run is exact.
    pub origins: Vec<(Span, usize)>,
    lines: Vec<Line>,
    metadata: Metadata,
}

/// Returns the text of `bytes`, whatever they are. `file` only lends its name.
pub fn decode(file: &str, bytes: &[u8]) -> Decoded {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned();
    let (read, format) = match sniff::not_text(bytes) {
        Some(name) => (Read::default(), format!("{name}; not read: only text and web pages are")),
        None => read(bytes),
    };
    Decoded { file, text: read.text, format, origins: read.origins, lines: read.lines, metadata: read.metadata }
}

fn read(bytes: &[u8]) -> (Read, String) {
    let letters = encoding::decode(bytes, None);
    if !sniff::is_html(&letters.text) {
        let note =
            sniff::looks_like(&letters.text).map_or(String::new(), |name| format!("; {name} read as plain text"));
        let format = format!("text/plain; {}{note}", letters.said());
        return (formats::text::read(letters.text), format);
    }
    let letters = match formats::html::declared_encoding(bytes) {
        Some(declared) if letters.encoding != encoding_rs::UTF_8 => encoding::decode(bytes, Some(declared)),
        _ => letters,
    };
    let mut read = formats::html::read(&letters.text);
    let mut starts: Vec<usize> = read.origins.iter().map(|(_, start)| *start).collect();
    starts.sort_unstable();
    let bytes_at = encoding::origins(bytes, &letters, &starts);
    for (_, start) in &mut read.origins {
        *start = starts.binary_search(start).ok().and_then(|at| bytes_at.get(at)).copied().unwrap_or(*start);
    }
    (read, format!("text/html; {}", letters.said()))
}

/// Returns the document a text makes: its parts, its blocks, and what is known about each part.
///
/// What is given beats what the text or its metadata says. On a page of several articles it is said about the page: an
/// article keeps the publisher and the headline it states, and takes only what it does not.
pub fn outline(decoded: Decoded, id: DocumentId, given: Given) -> Document {
    let lines = Lines { text: &decoded.text, lines: &decoded.lines };
    let shapes = layout::shapes(lines);
    let Parts { drafts, settled, page_first } = parts::parts(lines, &shapes);
    let blocks = layout::blocks(lines, &shapes, &settled);
    let many = drafts.len() > 1;
    let mut headings = headings(&decoded.text, &blocks, drafts.len());
    let parts = drafts.into_iter().enumerate().map(|(index, draft)| {
        let scope = if many && !(page_first && index == 0) { Scope::Article } else { Scope::Page };
        let headline = headline(std::mem::take(&mut headings[index]), index, &decoded.metadata);
        part(draft, headline, scope, &decoded.metadata, &given)
    });
    let parts = parts.collect();
    Document {
        id,
        file: decoded.file,
        format: decoded.format,
        parts,
        blocks,
        given,
        origins: decoded.origins,
        private_names: Vec::new(),
        text: decoded.text,
    }
}

/// Returns the document `bytes` make under a name their text is known by: [`decode`], then [`outline`].
pub fn ingest(file: &str, bytes: &[u8], id: DocumentId, given: Given) -> Document {
    outline(decode(file, bytes), id, given)
}

/// What a part is to its page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The page itself.
    Page,
    /// One of several articles on it.
    Article,
}

/// Returns the headings of each part in words.
fn headings(text: &str, blocks: &[Block], parts: usize) -> Vec<Vec<String>> {
    let mut headings = vec![Vec::new(); parts];
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Heading) {
        headings[block.part].extend(block.span.of(text).map(one_line));
    }
    headings
}

/// Returns the headline of a part: its first heading, or the one the page's own title repeats.
fn headline(headings: Vec<String>, part: usize, metadata: &Metadata) -> Option<String> {
    let mut headings = headings.into_iter();
    let first = headings.next()?;
    let title = metadata.headline.as_deref().filter(|title| !title.contains(&first) && part == 0);
    let repeated = title.and_then(|title| headings.find(|heading| heading.len() >= 12 && title.contains(heading)));
    Some(repeated.unwrap_or(first))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn part(draft: Draft, headline: Option<String>, scope: Scope, metadata: &Metadata, given: &Given) -> Part {
    let stated = |text: Option<String>| text.map(|text| Fact { text, known: Known::Stated });
    let found = |text: &Option<String>| text.clone().map(|text| Fact { text, known: Known::Metadata });
    let told = |text: &Option<String>| text.clone().map(|text| Fact { text, known: Known::Given });
    let own_publisher = stated(draft.publisher);
    let page_publisher = found(&metadata.publisher).or(stated(draft.publisher_of_frame));
    let (publisher, headline) = match scope {
        Scope::Page => (
            told(&given.publisher).or(own_publisher).or(page_publisher),
            told(&given.headline).or(stated(headline)).or(found(&metadata.headline)),
        ),
        Scope::Article => (own_publisher.or(told(&given.publisher)).or(page_publisher), stated(headline)),
    };
    Part {
        span: draft.span,
        source: Source { publisher, headline, address: told(&given.address).or(found(&metadata.address)) },
        category: draft.category,
        language: given.language.clone().or(metadata.language.clone()),
        headers: draft.headers,
    }
}
