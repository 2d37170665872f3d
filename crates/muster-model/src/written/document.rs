//! Documents and captures in the written form: what the ledger keeps of them.

use serde_json::{Map, Value as Json, json};

use super::{
    Read, array, bound_from_json, bound_to_json, index, object, optional_string, put, source_from_json, source_to_json,
    span_from_json, span_to_json, string, wrong,
};
use crate::document::{Block, BlockKind, Document, Given, HeaderKind, HeaderSpan, Part};
use crate::entry::Capture;
use crate::id::{DocumentId, Language};
use crate::time::Bound;

const BLOCKS: [(BlockKind, &str); 6] = [
    (BlockKind::Heading, "heading"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::Item, "item"),
    (BlockKind::Row, "row"),
    (BlockKind::Header, "header"),
    (BlockKind::Boilerplate, "boilerplate"),
];

const HEADERS: [(HeaderKind, &str); 2] = [(HeaderKind::DateLine, "date_line"), (HeaderKind::Modified, "modified")];

/// Writes a capture.
pub fn capture_to_json(capture: &Capture) -> Json {
    json!({
        "document": capture.document.as_str(),
        "bytes": format!("sha256:{}", capture.bytes_sha256),
        "file": capture.file,
        "format": capture.format,
        "source": source_to_json(&capture.source),
        "said": bound_to_json(capture.said),
        "given": given_to_json(&capture.given),
        "reader": capture.reader,
    })
}

/// Reads a capture.
///
/// # Errors
/// Names the first key that is missing or holds something else.
pub fn capture_from_json(json: &Json) -> Read<Capture> {
    object(json, "capture")?;
    let bytes = string(&json["bytes"], "capture.bytes")?;
    Ok(Capture {
        document: DocumentId::new(string(&json["document"], "capture.document")?),
        bytes_sha256: bytes.strip_prefix("sha256:").unwrap_or(&bytes).to_owned(),
        file: string(&json["file"], "capture.file")?,
        format: string(&json["format"], "capture.format")?,
        source: source_from_json(&json["source"])?,
        said: bound_from_json(&json["said"], "capture.said")?,
        given: given_from_json(&json["given"])?,
        reader: string(&json["reader"], "capture.reader")?,
    })
}

/// Writes a document: its text, parts and blocks.
pub fn document_to_json(document: &Document) -> Json {
    json!({
        "id": document.id.as_str(),
        "file": document.file,
        "format": document.format,
        "text": document.text,
        "parts": document.parts.iter().map(part_to_json).collect::<Vec<_>>(),
        "blocks": document.blocks.iter().map(block_to_json).collect::<Vec<_>>(),
        "given": given_to_json(&document.given),
        "origins": document.origins.iter().map(|(span, start)| json!([span.start, span.end, start])).collect::<Vec<_>>(),
        "private_names": document.private_names.iter().copied().map(span_to_json).collect::<Vec<_>>(),
    })
}

/// Reads a document.
///
/// # Errors
/// Names the first key that is missing or holds something else.
pub fn document_from_json(json: &Json) -> Read<Document> {
    object(json, "document")?;
    let origins = array(&json["origins"], "document.origins")?.iter().map(|json| {
        let span = span_from_json(&json!([json[0], json[1]]), "document.origins")?;
        Ok((span, index(&json[2], "document.origins")?))
    });
    Ok(Document {
        id: DocumentId::new(string(&json["id"], "document.id")?),
        file: string(&json["file"], "document.file")?,
        text: string(&json["text"], "document.text")?,
        format: string(&json["format"], "document.format")?,
        parts: array(&json["parts"], "document.parts")?.iter().map(part_from_json).collect::<Read<_>>()?,
        blocks: array(&json["blocks"], "document.blocks")?.iter().map(block_from_json).collect::<Read<_>>()?,
        given: given_from_json(&json["given"])?,
        origins: origins.collect::<Read<_>>()?,
        private_names: array(&json["private_names"], "document.private_names")?
            .iter()
            .map(|span| span_from_json(span, "document.private_names"))
            .collect::<Read<_>>()?,
    })
}

fn given_to_json(given: &Given) -> Json {
    let mut map = Map::new();
    put(&mut map, "said", given.said.map(bound_to_json));
    put(&mut map, "captured", given.captured.map(bound_to_json));
    put(&mut map, "language", given.language.as_ref().map(Language::as_str));
    put(&mut map, "publisher", given.publisher.as_deref());
    put(&mut map, "headline", given.headline.as_deref());
    put(&mut map, "address", given.address.as_deref());
    Json::Object(map)
}

fn given_from_json(json: &Json) -> Read<Given> {
    let bound = |key: &str| -> Read<Option<Bound>> {
        if json[key].is_null() { Ok(None) } else { bound_from_json(&json[key], key).map(Some) }
    };
    Ok(Given {
        said: bound("said")?,
        captured: bound("captured")?,
        language: optional_string(&json["language"], "given.language")?.map(Language::new),
        publisher: optional_string(&json["publisher"], "given.publisher")?,
        headline: optional_string(&json["headline"], "given.headline")?,
        address: optional_string(&json["address"], "given.address")?,
    })
}

fn part_to_json(part: &Part) -> Json {
    let mut map = Map::new();
    put(&mut map, "span", part.span.map(span_to_json));
    map.insert("source".into(), source_to_json(&part.source));
    put(&mut map, "category", part.category.as_deref());
    put(&mut map, "language", part.language.as_ref().map(Language::as_str));
    let headers = part.headers.iter().map(|header| {
        let kind = HEADERS.iter().find(|(kind, _)| *kind == header.kind).map_or("", |(_, word)| word);
        json!([kind, header.span.start, header.span.end])
    });
    map.insert("headers".into(), headers.collect());
    Json::Object(map)
}

fn part_from_json(json: &Json) -> Read<Part> {
    let mut headers = Vec::new();
    for header in array(&json["headers"], "part.headers")? {
        let Some((kind, _)) = HEADERS.iter().find(|(_, word)| header[0] == *word) else {
            return wrong("part.headers", "date_line or modified", header);
        };
        let span = span_from_json(&json!([header[1], header[2]]), "part.headers")?;
        headers.push(HeaderSpan { kind: *kind, span });
    }
    let span = &json["span"];
    Ok(Part {
        span: if span.is_null() { None } else { Some(span_from_json(span, "part.span")?) },
        source: source_from_json(&json["source"])?,
        category: optional_string(&json["category"], "part.category")?,
        language: optional_string(&json["language"], "part.language")?.map(Language::new),
        headers,
    })
}

fn block_to_json(block: &Block) -> Json {
    let kind = BLOCKS.iter().find(|(kind, _)| *kind == block.kind).map_or("", |(_, word)| word);
    let ordinal = block.ordinal.map_or(Json::Null, Json::from);
    json!([kind, block.span.start, block.span.end, block.part, ordinal])
}

fn block_from_json(json: &Json) -> Read<Block> {
    let Some((kind, _)) = BLOCKS.iter().find(|(_, word)| json[0] == *word) else {
        return wrong("document.blocks", "a kind of block", json);
    };
    let span = span_from_json(&json!([json[1], json[2]]), "document.blocks")?;
    let ordinal = json[4].as_u64().and_then(|number| u32::try_from(number).ok());
    Ok(Block { kind: *kind, span, part: index(&json[3], "document.blocks")?, ordinal })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Fact, Known, Source, Span};

    #[test]
    fn a_document_reads_back_the_same() {
        let document = Document {
            id: DocumentId::new("sha256:00"),
            file: "a.html".into(),
            text: "Heading\n1. Egypt\n".into(),
            format: "text/html; utf-8".into(),
            parts: vec![Part {
                span: Some(Span::new(0, 16)),
                source: Source {
                    headline: Some(Fact { text: "Heading".into(), known: Known::Stated }),
                    ..Source::default()
                },
                category: Some("Politics".into()),
                language: Some(Language::new("en")),
                headers: vec![HeaderSpan { kind: HeaderKind::Modified, span: Span::new(0, 7) }],
            }],
            blocks: vec![Block { kind: BlockKind::Item, span: Span::new(11, 16), part: 0, ordinal: Some(1) }],
            given: Given { publisher: Some("someone".into()), ..Given::default() },
            origins: vec![(Span::new(0, 7), 120)],
            private_names: vec![Span::new(11, 16)],
        };
        assert_eq!(document_from_json(&document_to_json(&document)).as_ref(), Ok(&document));
    }
}
