//! A record on disk: a folder with `muster.toml`, its ledger and its documents.

use std::fs;
use std::path::{Path, PathBuf};

use muster_ledger::Ledger;
use serde::{Deserialize, Serialize};

use crate::error::{Result, WorkError};

/// The file that makes a folder a record.
pub const FILE: &str = "muster.toml";

/// What `muster.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The record's name, as pages show it.
    pub name: String,
    /// The version of the record's layout.
    pub version: u32,
}

/// A record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its folder.
    pub folder: PathBuf,
    /// What it says of itself.
    pub config: Config,
}

impl Record {
    /// Makes a new record in a folder, which may exist if it holds none.
    ///
    /// # Errors
    /// When there is a record already, or the folder cannot be written.
    pub async fn init(folder: &Path) -> Result<Self> {
        let file = folder.join(FILE);
        if file.exists() {
            return Err(WorkError::file(
                &file,
                "expected no record here, found one\nhint: add to it with `muster add`",
            ));
        }
        fs::create_dir_all(folder).map_err(|error| WorkError::file(folder, error))?;
        let ledger = Ledger::create(folder).await.map_err(WorkError::ledger("make the ledger"))?;
        ledger.close().await;
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let name = whole.file_name().and_then(|name| name.to_str()).unwrap_or("record").to_owned();
        let config = Config { name, version: 1 };
        let text = format!(
            "# A Muster record: the ledger and the documents lie beside this file.\n\nname    = {:?}\nversion = {}\n",
            config.name, config.version
        );
        fs::write(&file, text).map_err(|error| WorkError::file(&file, error))?;
        Ok(Self { folder: folder.to_owned(), config })
    }

    /// Opens the record in a folder.
    ///
    /// # Errors
    /// When there is none, or its file is wrong.
    pub fn open(folder: &Path) -> Result<Self> {
        let file = folder.join(FILE);
        let text = fs::read_to_string(&file).map_err(|_| {
            WorkError::file(
                folder,
                format!("expected a record, found no {FILE}\nhint: make one with `muster init {}`", folder.display()),
            )
        })?;
        let config: Config = toml::from_str(&text).map_err(|error| WorkError::file(&file, error.message()))?;
        if config.version != 1 {
            let problem = format!("version = {}, expected 1\nhint: a newer Muster made this record", config.version);
            return Err(WorkError::file(&file, problem));
        }
        Ok(Self { folder: folder.to_owned(), config })
    }

    /// Opens the nearest record, from a folder upward.
    ///
    /// # Errors
    /// When there is none.
    pub fn nearest(from: &Path) -> Result<Self> {
        match from.ancestors().find(|folder| folder.join(FILE).exists()) {
            Some(folder) => Self::open(folder),
            None => Err(WorkError::missing(format!(
                "no record in {} or above it\nhint: name one with --record DIR, or make one with `muster init DIR`",
                from.display()
            ))),
        }
    }

    /// Opens its ledger.
    ///
    /// # Errors
    /// When the log is damaged or cannot be read.
    pub async fn ledger(&self) -> Result<Ledger> {
        Ledger::open(&self.folder).await.map_err(WorkError::ledger("open the ledger"))
    }
}
