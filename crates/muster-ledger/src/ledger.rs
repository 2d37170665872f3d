//! The ledger: a record's log, index and documents as one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::ops::{Bound as Edge, RangeBounds};
use std::path::Path;

use muster_model::written::{capture_to_json, document_from_json, document_to_json};
use muster_model::{
    Appended, Capture, Claim, ClaimId, Coordinates, Document, DocumentId, Entry, Held, Intake, Position, Snapshot,
    Standing,
};
use serde_json::Value as Json;

use crate::documents::{self, Stored, sync_folder};
use crate::entry::{Line, place_of};
use crate::error::{Error, Result, file};
use crate::intake::{check, check_words, is_same_reading, refuse, without_circumstance};
use crate::log::{self, Checkpoint, Log};
use crate::recover::{self, Paths, Recovered};
use crate::store::{CaptureRow, Row, Store};

/// An entry with its place and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the log.
    pub position: Position,
    /// When its batch was recorded: seconds since 1970, UTC.
    pub recorded: i64,
    /// The entry.
    pub entry: Entry,
}

/// A record's store in a folder.
///
/// Any number of ledgers may be open on one folder. The first append makes this one the writer, until it is dropped
/// or closed; others go on reading, and see what was appended at their next question.
pub struct Ledger {
    paths: Paths,
    store: Store,
    writer: Writer,
    recovered: Recovered,
}

enum Writer {
    /// Nothing was appended yet; the lock is not held.
    Idle,
    /// The lock is held.
    Ready { log: Log, lock: File },
    /// An append failed half-way, so that what is on the disk is not known.
    Stopped,
}

impl Ledger {
    /// Makes an empty record in `folder`, which is made too when it is not there.
    ///
    /// # Errors
    /// When there is a record already, or a file cannot be made.
    pub async fn create(folder: impl AsRef<Path>) -> Result<Self> {
        let paths = Paths::in_folder(folder.as_ref());
        for path in [&paths.ledger, &paths.documents] {
            fs::create_dir_all(path).map_err(file("create", path))?;
        }
        let lock = paths.lock()?.ok_or_else(|| Error::Locked(paths.lock.clone()))?;
        if paths.log.exists() {
            return Err(Error::Exists(paths.log));
        }
        log::create(&paths.log)?;
        sync_folder(&paths.ledger)?;
        sync_folder(folder.as_ref())?;
        drop(lock);
        Self::open(folder).await
    }

    /// Opens the record in `folder`; the whole log is read and checked, and the index filled again where it has to be.
    ///
    /// # Errors
    /// When there is no record, its log is damaged or was cut, or a file cannot be read.
    pub async fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let paths = Paths::in_folder(folder.as_ref());
        if !paths.log.is_file() {
            return Err(Error::Missing(paths.log));
        }
        let (store, recovered) = recover::open(&paths).await?;
        Ok(Self { paths, store, writer: Writer::Idle, recovered })
    }

    /// Closes the record and gives the lock back; dropping does the same, a little later.
    pub async fn close(self) {
        self.store.close().await;
    }

    /// Returns what opening had to put right.
    pub fn recovered(&self) -> Recovered {
        self.recovered
    }

    /// Appends what one document claims, as one batch: its capture, what a newer reading took out, what is new.
    ///
    /// The same document with the same claims adds nothing, under whatever name, day of capture or reader it comes.
    ///
    /// # Errors
    /// When the intake does not hold together, another process writes, or a file cannot be written.
    pub async fn append(&mut self, intake: Intake, recorded: i64) -> Result<Appended> {
        check(&intake)?;
        self.become_writer().await?;
        let held = self.store.capture(&intake.capture.document).await?;
        let (added, gone) = self.compare(&intake).await?;
        let known = match &held {
            Some(held) => added.is_empty() && gone.is_empty() && self.is_same_capture(held, &intake)?,
            None => false,
        };
        if known {
            return Ok(Appended { position: self.head().await?, ..Appended::default() });
        }
        documents::keep(&self.paths.documents, &intake.bytes, Stored::Captured)?;
        let working = document_to_json(&intake.document).to_string();
        let working = documents::keep(&self.paths.documents, working.as_bytes(), Stored::Working)?;
        let (claims, superseded) = (added.len(), gone.len());
        let reason = format!("read again by {}", intake.capture.reader);
        let mut lines = vec![Line { entry: Entry::Capture(intake.capture), working: Some(working) }];
        let gone = gone.into_iter().map(|claim| Entry::Supersede { claim, reason: reason.clone() });
        let entries = gone.chain(added.into_iter().map(Entry::Claim));
        lines.extend(entries.map(|entry| Line { entry, working: None }));
        let position = self.commit(&lines, recorded).await?;
        Ok(Appended { documents: usize::from(held.is_none()), claims, superseded, position })
    }

    /// Appends claims entered by themselves, and supersessions, as one batch; what is there already is left out.
    ///
    /// # Errors
    /// When an entry is a capture, or rests on a document, words or a claim the record does not hold;
    /// when another process writes, or a file cannot be written.
    pub async fn append_entries(&mut self, entries: Vec<Entry>, recorded: i64) -> Result<Appended> {
        self.become_writer().await?;
        let mut appended = Appended::default();
        let mut lines = Vec::new();
        // What the entries before this one have changed; `None` for a claim taken out.
        let mut changed: BTreeMap<ClaimId, Option<Claim>> = BTreeMap::new();
        for entry in entries {
            match &entry {
                Entry::Capture(capture) => {
                    let expected = "a capture with its document (`append`)";
                    return refuse(capture.document.as_str(), "a capture alone", expected);
                }
                Entry::Claim(claim) => {
                    match self.standing(&changed, &claim.id).await? {
                        Some(old) if is_same_reading(&old, claim) => continue,
                        Some(_) => return refuse(claim.id.as_str(), "a standing claim of this name", "none"),
                        None => self.check_entered(claim).await?,
                    }
                    changed.insert(claim.id.clone(), Some(claim.clone()));
                    appended.claims += 1;
                }
                Entry::Supersede { claim, .. } => {
                    if self.standing(&changed, claim).await?.is_none() {
                        if !changed.contains_key(claim) && self.store.entries_about(claim.as_str()).await?.is_empty() {
                            return Err(Error::NoSuchClaim(claim.as_str().to_owned()));
                        }
                        continue;
                    }
                    changed.insert(claim.clone(), None);
                    appended.superseded += 1;
                }
            }
            lines.push(Line { entry, working: None });
        }
        appended.position = if lines.is_empty() { self.head().await? } else { self.commit(&lines, recorded).await? };
        Ok(appended)
    }

    /// Returns the record at three coordinates; see [`Snapshot`].
    ///
    /// `said_by` chooses among claims. Documents are all those held at the position, each as last captured by then.
    ///
    /// # Errors
    /// When the position lies beyond the log's end, or what is kept cannot be read.
    pub async fn snapshot(&self, coordinates: Coordinates) -> Result<Snapshot> {
        let head = self.head().await?;
        let position = coordinates.at.unwrap_or(head);
        if position > head {
            return Err(Error::BeyondHead { asked: position, head });
        }
        let captures = self.store.captures(position).await?;
        let rows = self.store.claims(position, coordinates.said_by).await?;
        let mut log = self.open_log()?;
        let mut documents = Vec::new();
        for row in captures {
            let document = self.working(&row.working)?;
            let Recorded { position, recorded, entry } = self.read(&mut log, &row.row)?;
            if let Entry::Capture(capture) = entry {
                documents.push(Held { capture, document, position, recorded });
            }
        }
        let (mut claims, mut undated) = (Vec::new(), Vec::new());
        for row in rows {
            let Recorded { position, recorded, entry } = self.read(&mut log, &row.row)?;
            let left_out = coordinates.said_by.is_some() && row.said_last.is_none();
            if let Entry::Claim(claim) = entry {
                let place = if left_out { &mut undated } else { &mut claims };
                place.push(Standing { claim, position, recorded });
            }
        }
        Ok(Snapshot { coordinates, position, documents, claims, undated })
    }

    /// Returns the position of the last entry; 0 in an empty record.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn head(&self) -> Result<Position> {
        Ok(self.store.reached().await?.map_or(0, |checkpoint| checkpoint.position))
    }

    /// Returns the end of every batch in order: up to where, and when it was recorded.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn checkpoints(&self) -> Result<Vec<Checkpoint>> {
        self.store.checkpoints().await
    }

    /// Returns a document as last read, or `None` when it is not held.
    ///
    /// # Errors
    /// When its file is missing or damaged.
    pub async fn document(&self, document: &DocumentId) -> Result<Option<Document>> {
        let row = self.store.capture(document).await?;
        row.map(|row| self.working(&row.working)).transpose()
    }

    /// Returns a document's bytes as last captured, or `None` when it is not held.
    ///
    /// # Errors
    /// When its file is missing or damaged.
    pub async fn bytes(&self, document: &DocumentId) -> Result<Option<Vec<u8>>> {
        let row = self.store.capture(document).await?;
        row.map(|row| documents::read(&self.paths.documents, &row.bytes, Stored::Captured)).transpose()
    }

    /// Returns the entries in a range of positions; the first entry is 1.
    ///
    /// # Errors
    /// When what is kept cannot be read.
    pub async fn entries(&self, range: impl RangeBounds<Position>) -> Result<Vec<Recorded>> {
        let first = match range.start_bound() {
            Edge::Included(first) => *first,
            Edge::Excluded(before) => before.saturating_add(1),
            Edge::Unbounded => 0,
        };
        let last = match range.end_bound() {
            Edge::Included(last) => *last,
            Edge::Excluded(0) => return Ok(Vec::new()),
            Edge::Excluded(after) => after - 1,
            Edge::Unbounded => Position::MAX,
        };
        let most = i64::MAX.cast_unsigned();
        let rows = self.store.entries(first.min(most), last.min(most)).await?;
        self.read_all(&rows)
    }

    /// Returns every entry about the claim of this name, oldest first; its first digits are enough, with or without `c:`.
    ///
    /// # Errors
    /// When no claim, or more than one, has a name that begins so.
    pub async fn find_claim(&self, name: &str) -> Result<Vec<Recorded>> {
        let mut candidates = self.store.claims_named(name).await?;
        if candidates.is_empty() {
            candidates = self.store.claims_named(&format!("c:{name}")).await?;
        }
        match candidates.as_slice() {
            [] => Err(Error::NoSuchClaim(name.to_owned())),
            [claim] => self.read_all(&self.store.entries_about(claim.as_str()).await?),
            _ => Err(Error::Ambiguous { asked: name.to_owned(), candidates }),
        }
    }

    /// Takes the lock, and brings log and index to where the last writer left them.
    async fn become_writer(&mut self) -> Result<()> {
        match self.writer {
            Writer::Ready { .. } => Ok(()),
            Writer::Stopped => Err(Error::Stopped),
            Writer::Idle => {
                let lock = self.paths.lock()?.ok_or_else(|| Error::Locked(self.paths.lock.clone()))?;
                let (head, _) = recover::repair(&self.paths, &self.store).await?;
                self.writer = Writer::Ready { log: Log::open(&self.paths.log, head)?, lock };
                Ok(())
            }
        }
    }

    /// Writes one batch to the log and then to the index.
    ///
    /// Whatever fails or is given up in between leaves the writer stopped: after a failed sync nobody can know what
    /// the disk holds, and an index behind its log would let the same entries in twice.
    async fn commit(&mut self, lines: &[Line], recorded: i64) -> Result<Position> {
        let Writer::Ready { mut log, lock } = std::mem::replace(&mut self.writer, Writer::Stopped) else {
            return Err(Error::Stopped);
        };
        let batch = log.append(lines, recorded)?;
        let mut filling = self.store.fill().await?;
        filling.add(&batch).await?;
        filling.finish().await?;
        self.writer = Writer::Ready { log, lock };
        Ok(batch.checkpoint.position)
    }

    /// Returns the claims of an intake that do not stand yet, and the standing ones that it no longer makes.
    ///
    /// A claim entered by itself stays: a reading neither makes nor takes it out.
    async fn compare(&self, intake: &Intake) -> Result<(Vec<Claim>, Vec<ClaimId>)> {
        let rows = self.store.claims_of(&intake.capture.document).await?;
        let mut log = self.open_log()?;
        let mut standing = Vec::new();
        for row in rows {
            if let Entry::Claim(claim) = self.read(&mut log, &row.row)?.entry {
                standing.push((claim, row.capture.is_none()));
            }
        }
        let old: BTreeMap<&ClaimId, (&Claim, bool)> =
            standing.iter().map(|(claim, entered)| (&claim.id, (claim, *entered))).collect();
        let (mut added, mut kept, mut seen) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for claim in intake.claims.iter().filter(|claim| seen.insert(&claim.id)) {
            match old.get(&claim.id) {
                Some((old, entered)) if *entered || is_same_reading(old, claim) => {
                    kept.insert(&claim.id);
                }
                Some(_) => added.push(claim.clone()),
                None if self.store.standing(&claim.id).await?.is_some() => {
                    return refuse(claim.id.as_str(), "a claim of this name in another document", "none");
                }
                None => added.push(claim.clone()),
            }
        }
        let gone = standing.iter().filter(|(claim, entered)| !entered && !kept.contains(&claim.id));
        let gone = gone.map(|(claim, _)| claim.id.clone()).collect();
        Ok((added, gone))
    }

    fn is_same_capture(&self, held: &CaptureRow, intake: &Intake) -> Result<bool> {
        let mut log = self.open_log()?;
        let Entry::Capture(capture) = self.read(&mut log, &held.row)?.entry else { return Ok(false) };
        let document = self.working(&held.working)?;
        let told = |capture: &Capture| without_circumstance(capture_to_json(capture));
        let read = |document: &Document| without_circumstance(document_to_json(document));
        Ok(told(&capture) == told(&intake.capture) && read(&document) == read(&intake.document))
    }

    async fn standing(&self, changed: &BTreeMap<ClaimId, Option<Claim>>, claim: &ClaimId) -> Result<Option<Claim>> {
        if let Some(claim) = changed.get(claim) {
            return Ok(claim.clone());
        }
        let Some(row) = self.store.standing(claim).await? else { return Ok(None) };
        match self.read(&mut self.open_log()?, &row)?.entry {
            Entry::Claim(claim) => Ok(Some(claim)),
            _ => Ok(None),
        }
    }

    async fn check_entered(&self, claim: &Claim) -> Result<()> {
        if claim.evidence.is_empty() {
            return refuse(claim.id.as_str(), "no evidence", "at least one piece");
        }
        for evidence in &claim.evidence {
            match self.document(&evidence.document).await? {
                Some(document) => check_words(claim, evidence, &document)?,
                None => return refuse(claim.id.as_str(), evidence.document.as_str(), "a document of this record"),
            }
        }
        Ok(())
    }

    fn open_log(&self) -> Result<File> {
        File::open(&self.paths.log).map_err(file("open", &self.paths.log))
    }

    fn read_all(&self, rows: &[Row]) -> Result<Vec<Recorded>> {
        let mut log = self.open_log()?;
        rows.iter().map(|row| self.read(&mut log, row)).collect()
    }

    fn read(&self, log: &mut File, row: &Row) -> Result<Recorded> {
        let (position, recorded) = (row.position.cast_unsigned(), row.recorded);
        let (offset, length) = (row.log_offset.cast_unsigned(), row.log_length.cast_unsigned());
        let found = match Line::read(&log::line_at(log, &self.paths.log, offset, length)?) {
            Ok(line) if line.about() == row.about => return Ok(Recorded { position, recorded, entry: line.entry }),
            Ok(line) => line.about().to_owned(),
            Err(found) => found,
        };
        Err(Error::IndexWrong { position, found, expected: row.about.clone() })
    }

    fn working(&self, hex: &str) -> Result<Document> {
        let bytes = documents::read(&self.paths.documents, hex, Stored::Working)?;
        let read = serde_json::from_slice(&bytes).map_err(|error| error.to_string());
        read.and_then(|json: Json| document_from_json(&json).map_err(place_of)).map_err(|found| {
            let path = self.paths.documents.join(format!("{hex}.json"));
            Error::Document { path, found, expected: "a document in the written form".to_owned() }
        })
    }
}
