//! The reader: a document with every claim marked in its text, and a panel for each.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use muster_model::{Block, BlockKind, Claim, DocumentId, Held, Span};
use muster_record::times::time_text;

use crate::drawn::Pen;
use crate::export::{Exported, in_form};
use crate::frame::Frame;
use crate::links::{Links, document_path};
use crate::marked::{Mark, Piece, marks, pieces};
use crate::pages::claim::{Panel, aspect, panel, value_line};
use crate::pages::sources::{DrawnSource, source};
use crate::pages::{problem, set};
use crate::quoted::{Printed, title};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "reader.html")]
struct ReaderPage {
    frame: Frame,
    source: DrawnSource,
    hash: String,
    address: Option<Printed>,
    parts: Vec<DrawnPart>,
    claims: Vec<ClaimLine>,
    chosen: Option<Panel>,
    /// From the claim that is looked at: to the one before, to the one after, and away from it.
    before: Option<String>,
    after: Option<String>,
    away: String,
}

/// An article of the document.
struct DrawnPart {
    heading: Option<PartHeading>,
    language: Option<String>,
    blocks: Vec<DrawnBlock>,
}

/// What is known of an article, shown over it when a document has several.
struct PartHeading {
    number: usize,
    publisher: Option<Printed>,
    category: Option<Printed>,
}

/// A block of the text.
struct DrawnBlock {
    kind: &'static str,
    marker: Option<String>,
    pieces: Vec<DrawnPiece>,
}

/// A piece of a block, with its links.
struct DrawnPiece {
    piece: Piece,
    href: Option<String>,
    ends: Vec<(usize, String)>,
}

/// A claim in the list beside the text.
struct ClaimLine {
    number: usize,
    href: String,
    label: String,
    aspect: Printed,
    value: Printed,
    time: String,
    is_chosen: bool,
}

/// Answers `/sources/{document}`.
pub(crate) async fn page(Path(name): Path<String>, visit: Visit) -> Response {
    let Some(held) = find(&visit, &name).cloned() else {
        let words = format!("No document of this record at these coordinates has a name that begins with “{name}”.");
        return problem::nothing_there(visit, words, "Sources lists every document, with its file and its hash".into());
    };
    let claims = visit.ready.claims_in(&held.document.id);
    if let Some(response) = in_form(&visit, "claims", &Exported::Claims(&claims)) {
        return response;
    }
    let chosen = match visit.rest("claim") {
        None => None,
        Some(id) => match claims.iter().position(|claim| claim.id.as_str() == id) {
            Some(index) => Some(index),
            None => {
                let words = format!("No claim “{id}” was read in this document at these coordinates.");
                return problem::nothing_there(visit, words, "a later reading may have taken its place".into());
            }
        },
    };
    set(&reader(&visit, &held, &claims, chosen).await)
}

/// Finds a document by the beginning of its hash; the shortest that can be meant has eight digits.
fn find<'v>(visit: &'v Visit, name: &str) -> Option<&'v Held> {
    let wanted = name.strip_prefix("sha256:").unwrap_or(name);
    let hash = |id: &DocumentId| id.as_str().strip_prefix("sha256:").unwrap_or(id.as_str()).to_owned();
    let mut found = visit.ready.answers.snapshot.documents.iter().filter(|held| {
        let hash = hash(&held.document.id);
        hash == wanted || (wanted.len() >= 8 && hash.starts_with(wanted))
    });
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

async fn reader(visit: &Visit, held: &Held, claims: &[&Claim], chosen: Option<usize>) -> ReaderPage {
    let marks = marks(claims);
    let links = visit.links();
    let view = visit.ready.answers.view(visit.app.packs());
    let lines = claims.iter().enumerate().map(|(index, claim)| ClaimLine {
        number: index + 1,
        href: words_href(links, held, claim),
        label: view.declared.kinds.get(&claim.kind).map_or(claim.kind.as_str(), |kind| kind.label()).to_owned(),
        aspect: Printed::of(&aspect(&view, claim)),
        value: Printed::of(&value_line(&view, claim)),
        time: time_text(&claim.valid),
        is_chosen: chosen == Some(index),
    });
    let claim_lines = lines.collect();
    drop(view);
    let pen = Pen { ready: &visit.ready, links };
    let panel = match chosen.and_then(|index| claims.get(index)) {
        Some(claim) => panel(visit, pen, claim).await,
        None => None,
    };
    let mut frame = Frame::of(visit, title(held)).with_forms(visit);
    frame.path = document_path(&held.document.id);
    ReaderPage {
        frame,
        source: source(visit, held),
        hash: held.document.id.to_string(),
        address: held.capture.source.address.as_ref().map(|fact| Printed::of(&fact.text)),
        parts: parts(visit, held, claims, &marks, chosen.map(|index| index + 1)),
        claims: claim_lines,
        chosen: panel,
        before: chosen.and_then(|index| claims.get(index.checked_sub(1)?)).map(|claim| words_href(links, held, claim)),
        after: chosen.and_then(|index| claims.get(index + 1)).map(|claim| words_href(links, held, claim)),
        away: format!("{}#text", links.document(&held.document.id)),
    }
}

fn words_href(links: Links, held: &Held, claim: &Claim) -> String {
    links.words(&held.document.id, &claim.id)
}

fn parts(visit: &Visit, held: &Held, claims: &[&Claim], marks: &[Mark], chosen: Option<usize>) -> Vec<DrawnPart> {
    let mut parts: Vec<(usize, DrawnPart)> = Vec::new();
    let mut end = 0;
    for block in &held.document.blocks {
        if parts.last().is_none_or(|(part, _)| *part != block.part) {
            parts.push((block.part, part(held, block.part)));
        }
        let between = held.document.text.get(end..block.span.start).unwrap_or_default();
        end = block.span.end;
        let links = visit.links();
        let drawn = drawn_block(held, block, between, marks, chosen, |number| {
            claims.get(number - 1).map(|claim| words_href(links, held, claim)).unwrap_or_default()
        });
        if let Some((_, part)) = parts.last_mut() {
            part.blocks.push(drawn);
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn part(held: &Held, number: usize) -> DrawnPart {
    let known = held.document.parts.get(number);
    let heading = (held.document.parts.len() > 1).then(|| PartHeading {
        number: number + 1,
        publisher: known.and_then(|part| part.source.publisher.as_ref()).map(|fact| Printed::of(&fact.text)),
        category: known.and_then(|part| part.category.as_deref()).map(Printed::of),
    });
    DrawnPart { heading, language: crate::quoted::language(held, number), blocks: Vec::new() }
}

fn drawn_block(
    held: &Held,
    block: &Block,
    between: &str,
    marks: &[Mark],
    chosen: Option<usize>,
    href: impl Fn(usize) -> String,
) -> DrawnBlock {
    let kind = match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Row => "row",
        BlockKind::Header => "header",
        BlockKind::Boilerplate => "boilerplate",
    };
    // What stands between two blocks is the marker of a list item, or nothing.
    let marker = Some(between.trim()).filter(|marker| !marker.is_empty()).map(str::to_owned);
    let whole = Span::new(block.span.start, block.span.end);
    let pieces = pieces(&held.document.text, whole, marks, chosen).into_iter().map(|piece| DrawnPiece {
        href: piece.opens.map(&href),
        ends: piece.ends.iter().map(|number| (*number, href(*number))).collect(),
        piece,
    });
    DrawnBlock { kind, marker, pieces: pieces.collect() }
}
