//! Reading: files to documents, claims and mentions; nothing is stored.

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use muster_extract::{Reader, Reading};
use muster_model::{Document, DocumentId, Given, sha256_hex};

use crate::error::{Result, WorkError};
use crate::side_by_side::{cores, in_order};

/// Bytes with a name and what is known of them.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The file's name, without folders.
    pub file: String,
    /// The bytes as captured.
    pub bytes: Vec<u8>,
    /// What was given with them.
    pub given: Given,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(path: &Path, given: Given) -> Result<Self> {
        let bytes = fs::read(path).map_err(|error| WorkError::file(path, error))?;
        Ok(Self { file: file_name(path), bytes, given })
    }

    /// Finds the text in the bytes and what stands where in it.
    pub fn document(&self) -> Document {
        self.named(|text| DocumentId::new(format!("sha256:{}", sha256_hex(text.as_bytes()))))
    }

    /// Returns the document without its name, for what nobody will ever cite: a hash costs as much as cutting words.
    pub fn nameless(&self) -> Document {
        self.named(|_| DocumentId::new(String::new()))
    }

    fn named(&self, name: impl FnOnce(&str) -> DocumentId) -> Document {
        let decoded = muster_ingest::decode(&self.file, &self.bytes);
        let id = name(&decoded.text);
        muster_ingest::outline(decoded, id, self.given.clone())
    }

    /// Reads it; the document carries the languages and the private names the reader found.
    pub fn read(&self, reader: &Reader<'_>) -> (Document, Reading) {
        let mut document = self.document();
        let reading = reader.read(&document);
        document.private_names.clone_from(&reading.private_names);
        for (part, language) in document.parts.iter_mut().zip(&reading.languages) {
            part.language = part.language.take().or_else(|| language.clone());
        }
        (document, reading)
    }
}

/// Reads sources on all cores; the answers stand in the order of the sources.
pub fn read_all(sources: &[Source], reader: &Reader<'_>) -> Vec<(Document, Reading)> {
    let mut read = Vec::with_capacity(sources.len());
    let threads = cores().min(sources.len());
    let kept = in_order(
        threads,
        sources.iter(),
        |source| source.read(reader),
        |answer| {
            read.push(answer);
            Ok::<(), Infallible>(())
        },
    );
    match kept {
        Ok(()) => read,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Returns the files meant by paths: files as they are, folders with everything below them, in order of name.
///
/// # Errors
/// When a path is not there or a folder cannot be read.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files)?;
        } else if path.is_file() {
            files.push(path.clone());
        } else {
            return Err(WorkError::file(path, "expected a file or a folder, found nothing"));
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| WorkError::file(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
