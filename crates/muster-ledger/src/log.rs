//! The log: what is appended, in which bytes, and how a reader knows that it is whole.
//!
//! `log.jsonl` is a text file of JSON lines, each ended by a line feed:
//!
//! ```text
//! {"type":"log","v":1}                                                      once, at the beginning
//! {"type":"capture","working":"sha256:…","document":"sha256:…",…}           a batch: its entries …
//! {"type":"claim","v":1,"id":"c:…",…}
//! {"type":"checkpoint","position":2,"entries":2,"recorded":1543536000,"chain":"…"}   … and its checkpoint
//! ```
//!
//! *Chain.* It begins with the SHA-256 of the first line. Each entry's line, and then the checkpoint's line as it
//! stands without its chain, makes the next: `SHA-256(hex of the chain so far, line feed, line, line feed)`.
//! A checkpoint therefore speaks for every byte before it, for its own time included.
//!
//! *Append.* The entries are written and synced, then the checkpoint is written and synced, then the batch is
//! acknowledged. So a whole checkpoint proves that its entries had reached the disk: if they do not fit it,
//! they were damaged later. Lines after the last whole checkpoint belong to a batch nobody was told of:
//! a torn tail, cut off by the next writer.
//!
//! This module never looks into an entry but to name the damaged one.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use muster_model::{Position, sha256_hex};
use serde_json::{Value as Json, json};

use crate::entry::Line;
use crate::error::{Error, Result, file};

const FIRST_LINE: &str = r#"{"type":"log","v":1}"#;
const CHECKPOINT: &[u8] = br#"{"type":"checkpoint","#;

/// The end of a batch: what the log said of itself then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of entries up to here.
    pub position: Position,
    /// When the batch was recorded: seconds since 1970, UTC.
    pub recorded: i64,
    /// The hash over everything before, in hexadecimal.
    pub chain: String,
}

/// A place between two batches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub position: Position,
    pub offset: u64,
    pub chain: String,
}

impl Head {
    /// Returns the place before the first batch.
    pub fn start() -> Self {
        let line = format!("{FIRST_LINE}\n");
        Self { position: 0, offset: line.len() as u64, chain: sha256_hex(line.as_bytes()) }
    }
}

/// A batch whose checkpoint fits its entries.
pub(crate) struct Batch {
    pub checkpoint: Checkpoint,
    /// Where each entry's line begins, and the line without its end.
    pub lines: Vec<(u64, Vec<u8>)>,
    /// The position before its first entry.
    pub before: Position,
}

/// Makes the log of a new record; it is there with its first line, or not at all.
pub(crate) fn create(path: &Path) -> Result<()> {
    let part = path.with_extension("part");
    let mut log = File::create(&part).map_err(file("create", &part))?;
    log.write_all(format!("{FIRST_LINE}\n").as_bytes()).map_err(file("write", &part))?;
    log.sync_all().map_err(file("sync", &part))?;
    fs::rename(&part, path).map_err(file("name", path))
}

fn link(chain: &str, line: &[u8]) -> String {
    sha256_hex(&[chain.as_bytes(), b"\n", line, b"\n"].concat())
}

/// Returns the checkpoint of a batch, and its line.
fn seal(before: &Head, lines: &[&[u8]], recorded: i64) -> (Checkpoint, String) {
    let position = before.position + lines.len() as u64;
    let chain = lines.iter().fold(before.chain.clone(), |chain, line| link(&chain, line));
    let mut json = json!({"type": "checkpoint", "position": position, "entries": lines.len(), "recorded": recorded});
    let chain = link(&chain, json.to_string().as_bytes());
    json["chain"] = chain.as_str().into();
    (Checkpoint { position, recorded, chain }, json.to_string())
}

/// The batches of a log from a place on, each checked against its checkpoint.
pub(crate) struct Batches {
    path: PathBuf,
    reader: BufReader<File>,
    length: u64,
    /// The place after the last batch returned.
    pub head: Head,
}

impl Batches {
    /// Opens a log and checks its first line.
    pub fn open(path: &Path, from: Head) -> Result<Self> {
        let log = File::open(path).map_err(file("open", path))?;
        let length = log.metadata().map_err(file("read", path))?.len();
        let mut reader = BufReader::new(log);
        let mut first = Vec::new();
        reader.by_ref().take(200).read_until(b'\n', &mut first).map_err(file("read", path))?;
        if first != format!("{FIRST_LINE}\n").as_bytes() {
            let is_log = first.starts_with(br#"{"type":"log""#);
            let found =
                if is_log { String::from_utf8_lossy(&first).trim_end().to_owned() } else { "no such line".into() };
            return Err(Error::Format { path: path.to_owned(), found, expected: FIRST_LINE });
        }
        reader.seek(SeekFrom::Start(from.offset)).map_err(file("read", path))?;
        Ok(Self { path: path.to_owned(), reader, length, head: from })
    }

    /// Returns the next whole batch, or `None` at the end or before a torn tail.
    pub fn next(&mut self) -> Result<Option<Batch>> {
        let mut lines: Vec<(u64, Vec<u8>)> = Vec::new();
        let mut offset = self.head.offset;
        loop {
            let mut line = Vec::new();
            let read = self.reader.read_until(b'\n', &mut line).map_err(file("read", &self.path))?;
            if line.pop() != Some(b'\n') {
                return Ok(None);
            }
            if let Some(recorded) = checkpoint_time(&line) {
                return self.close(lines, &line, recorded, offset).map(Some);
            }
            lines.push((offset, line));
            offset += read as u64;
        }
    }

    /// Returns the bytes after the last whole batch, once `next` has returned `None`.
    pub fn torn(&self) -> u64 {
        self.length.saturating_sub(self.head.offset)
    }

    fn close(&mut self, lines: Vec<(u64, Vec<u8>)>, found: &[u8], recorded: i64, offset: u64) -> Result<Batch> {
        let texts: Vec<&[u8]> = lines.iter().map(|(_, line)| line.as_slice()).collect();
        let (checkpoint, expected) = seal(&self.head, &texts, recorded);
        if expected.as_bytes() != found {
            return Err(self.damage(&lines));
        }
        let before = self.head.position;
        let offset = offset + found.len() as u64 + 1;
        self.head = Head { position: checkpoint.position, offset, chain: checkpoint.chain.clone() };
        Ok(Batch { checkpoint, lines, before })
    }

    /// Returns the first line that is no entry, or else the whole batch.
    fn damage(&self, lines: &[(u64, Vec<u8>)]) -> Error {
        let path = self.path.clone();
        for (position, (offset, line)) in (self.head.position + 1..).zip(lines) {
            if let Err(found) = Line::read(line) {
                return Error::Damaged { path, position, offset: *offset, found, expected: "an entry" };
            }
        }
        let found = format!("a batch of {} lines that does not fit its checkpoint", lines.len());
        let (position, offset) = (self.head.position + 1, self.head.offset);
        Error::Damaged { path, position, offset, found, expected: "the bytes its checkpoint was made over" }
    }
}

/// Returns the time of a checkpoint line, or `None` when the line is none.
fn checkpoint_time(line: &[u8]) -> Option<i64> {
    if !line.starts_with(CHECKPOINT) {
        return None;
    }
    serde_json::from_slice::<Json>(line).ok()?["recorded"].as_i64()
}

/// The log in the hands of its one writer.
pub(crate) struct Log {
    path: PathBuf,
    file: File,
    head: Head,
}

impl Log {
    /// Opens the log for writing after `head`, and cuts off what lies behind.
    pub fn open(path: &Path, head: Head) -> Result<Self> {
        let mut log = OpenOptions::new().write(true).open(path).map_err(file("open", path))?;
        if log.metadata().map_err(file("read", path))?.len() > head.offset {
            log.set_len(head.offset).map_err(file("cut the torn tail of", path))?;
            log.sync_all().map_err(file("sync", path))?;
        }
        log.seek(SeekFrom::Start(head.offset)).map_err(file("open", path))?;
        Ok(Self { path: path.to_owned(), file: log, head })
    }

    /// Appends one batch; when this returns, the batch is on the disk.
    pub fn append(&mut self, entries: &[Line], recorded: i64) -> Result<Batch> {
        let texts: Vec<String> = entries.iter().map(Line::write).collect();
        let bytes: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
        let (checkpoint, sealed) = seal(&self.head, &bytes, recorded);
        let before = self.head.position;
        let (mut lines, mut body, mut offset) = (Vec::new(), String::new(), self.head.offset);
        for text in texts {
            body.push_str(&text);
            body.push('\n');
            let start = std::mem::replace(&mut offset, self.head.offset + body.len() as u64);
            lines.push((start, text.into_bytes()));
        }
        self.write(&body)?;
        self.write(&format!("{sealed}\n"))?;
        let offset = offset + sealed.len() as u64 + 1;
        self.head = Head { position: checkpoint.position, offset, chain: checkpoint.chain.clone() };
        Ok(Batch { checkpoint, lines, before })
    }

    fn write(&mut self, text: &str) -> Result<()> {
        self.file.write_all(text.as_bytes()).map_err(file("write", &self.path))?;
        self.file.sync_data().map_err(file("sync", &self.path))
    }
}

/// Reads the line of `length` bytes at `offset`; what is not there is left out.
pub(crate) fn line_at(log: &mut File, path: &Path, offset: u64, length: u64) -> Result<Vec<u8>> {
    let mut line = Vec::new();
    log.seek(SeekFrom::Start(offset)).map_err(file("read", path))?;
    log.take(length).read_to_end(&mut line).map_err(file("read", path))?;
    Ok(line)
}
