//! The packs of the repository and small documents, for the tests of this room.

#![allow(clippy::disallowed_methods, reason = "tests read the packs of the repository")]

use std::fs;
use std::path::Path;

use muster_model::{Block, BlockKind, Document, DocumentId, Given, Language, Part, Span};
use muster_pack::{Pack, PackFiles};

/// Loads the packs of the repository.
pub fn pack() -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = PackFiles::default();
    add(&mut files, &folder, "");
    match Pack::load(&files) {
        Ok(pack) => pack,
        Err(error) => panic!("the packs of the repository load: {error}"),
    }
}

fn add(files: &mut PackFiles, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("the packs are in the repository") {
        let path = entry.expect("a readable folder").path();
        let name = format!("{prefix}{}", path.file_name().and_then(|name| name.to_str()).expect("a plain name"));
        if path.is_dir() {
            add(files, &path, &format!("{name}/"));
        } else if let Ok(text) = fs::read_to_string(&path) {
            files.insert(name, text);
        }
    }
}

/// Makes a document of one block of this kind, under a heading when there is one.
pub fn document(heading: Option<&str>, kind: BlockKind, text: &str, language: &str, said: Option<&str>) -> Document {
    let mut whole = String::new();
    let mut blocks = Vec::new();
    let pieces = heading.map(|heading| (BlockKind::Heading, heading)).into_iter().chain([(kind, text)]);
    for (kind, piece) in pieces {
        let marker = if kind == BlockKind::Item {
            piece.find(". ").filter(|at| piece[..*at].parse::<u32>().is_ok())
        } else {
            None
        };
        let lead = marker.map_or(0, |at| at + 2);
        let start = whole.len() + lead;
        whole.push_str(piece);
        let ordinal = marker.and_then(|at| piece[..at].parse().ok());
        blocks.push(Block { kind, span: Span::new(start, whole.len()), part: 0, ordinal });
        whole.push('\n');
    }
    let said = said.map(|day| muster_model::Bound::day(day.parse().expect("a day")));
    Document {
        id: DocumentId::new("sha256:test"),
        file: "test.txt".into(),
        text: whole,
        format: "text/plain; utf-8".into(),
        parts: vec![Part::default()],
        blocks,
        given: Given { language: Some(Language::new(language)), said, ..Given::default() },
        origins: Vec::new(),
        private_names: Vec::new(),
    }
}
