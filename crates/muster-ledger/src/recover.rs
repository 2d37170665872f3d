//! Opening: do the log and the index say the same, and what is done when they do not?
//!
//! The log decides. A torn tail is cut off, and an index that is missing, unreadable, older or of another history is
//! filled again, by whoever can take the writer's lock; while another process holds it, that process sees to both.
//! One thing is not repaired: a log that ends before what the index has seen, because acknowledged entries are lost.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result, file};
use crate::log::{Batches, Head, Log};
use crate::store::Store;

/// Where the files of a record lie.
pub(crate) struct Paths {
    pub ledger: PathBuf,
    pub log: PathBuf,
    pub index: PathBuf,
    pub lock: PathBuf,
    pub documents: PathBuf,
}

impl Paths {
    pub fn in_folder(folder: &Path) -> Self {
        let ledger = folder.join("ledger");
        Self {
            log: ledger.join("log.jsonl"),
            index: ledger.join("index.sqlite"),
            lock: ledger.join("lock"),
            documents: folder.join("documents"),
            ledger,
        }
    }

    /// Takes the writer's lock, held until the file is dropped; `None` when another holds it.
    pub fn lock(&self) -> Result<Option<File>> {
        let mut options = OpenOptions::new();
        let lock =
            options.create(true).truncate(false).write(true).open(&self.lock).map_err(file("open", &self.lock))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(source)) => Err(file("lock", &self.lock)(source)),
        }
    }
}

/// What opening had to put right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Bytes of a batch nobody was told of, cut off the log's end.
    pub torn_bytes: u64,
    /// Batches that were entered into the index again.
    pub indexed_batches: u64,
}

struct Survey {
    /// The end of the last whole batch.
    head: Head,
    torn_bytes: u64,
    /// The place in the log the index has reached; `None` when it tells of another log.
    index: Option<Head>,
}

/// Opens the index, and puts right what can be.
pub(crate) async fn open(paths: &Paths) -> Result<(Store, Recovered)> {
    let found = match look(paths).await? {
        Some((store, survey)) if survey.torn_bytes == 0 && survey.index.as_ref() == Some(&survey.head) => {
            return Ok((store, Recovered::default()));
        }
        found => found,
    };
    let Some(_lock) = paths.lock()? else {
        return match found {
            Some((store, Survey { index: Some(_), .. })) => Ok((store, Recovered::default())),
            _ => Err(Error::Locked(paths.lock.clone())),
        };
    };
    let store = match found {
        Some((store, _)) => store,
        None => Store::create(&paths.index).await?,
    };
    let (_, recovered) = repair(paths, &store).await?;
    Ok((store, recovered))
}

/// Puts log and index right; the caller holds the lock. Returns the log's end.
pub(crate) async fn repair(paths: &Paths, store: &Store) -> Result<(Head, Recovered)> {
    let survey = survey(paths, store).await?;
    if survey.torn_bytes > 0 {
        Log::open(&paths.log, survey.head.clone())?;
    }
    let mut recovered = Recovered { torn_bytes: survey.torn_bytes, indexed_batches: 0 };
    if survey.index.as_ref() != Some(&survey.head) {
        let mut filling = store.fill().await?;
        if survey.index.is_none() {
            filling.clear().await?;
        }
        let mut batches = Batches::open(&paths.log, survey.index.unwrap_or_else(Head::start))?;
        while let Some(batch) = batches.next()? {
            filling.add(&batch).await?;
            recovered.indexed_batches += 1;
        }
        filling.finish().await?;
    }
    Ok((survey.head, recovered))
}

/// Returns the index beside the log, or `None` when there is none that can be read.
async fn look(paths: &Paths) -> Result<Option<(Store, Survey)>> {
    let Ok(store) = Store::open(&paths.index).await else { return Ok(None) };
    match survey(paths, &store).await {
        Ok(survey) => Ok(Some((store, survey))),
        Err(Error::Index { .. }) => {
            store.close().await;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Reads the whole log, checks it, and finds the place the index has reached.
async fn survey(paths: &Paths, store: &Store) -> Result<Survey> {
    // The index first: a writer at work adds to the log before the index, so the log read later is never behind.
    let seen = store.reached().await?;
    let mut batches = Batches::open(&paths.log, Head::start())?;
    let mut index = seen.is_none().then(Head::start);
    while batches.next()?.is_some() {
        let head = &batches.head;
        if seen.as_ref().is_some_and(|seen| (seen.position, &seen.chain) == (head.position, &head.chain)) {
            index = Some(head.clone());
        }
    }
    let (found, expected) = (batches.head.position, seen.map_or(0, |seen| seen.position));
    if found < expected {
        return Err(Error::Shortened { path: paths.log.clone(), found, expected });
    }
    if !store.is_whole(expected).await? {
        index = None;
    }
    Ok(Survey { torn_bytes: batches.torn(), head: batches.head, index })
}
