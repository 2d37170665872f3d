//! Documents as files named by their own hash: written once, checked whenever they are read.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use muster_model::sha256_hex;

use crate::error::{Error, Result, file};

/// The two kinds of file in `documents/`.
#[derive(Clone, Copy)]
pub(crate) enum Stored {
    /// Bytes as captured.
    Captured,
    /// Working text in the written form.
    Working,
}

fn path_of(folder: &Path, hex: &str, stored: Stored) -> PathBuf {
    match stored {
        Stored::Captured => folder.join(hex),
        Stored::Working => folder.join(format!("{hex}.json")),
    }
}

/// Keeps `bytes` under their hash and returns it; what is there already stays as it is.
pub(crate) fn keep(folder: &Path, bytes: &[u8], stored: Stored) -> Result<String> {
    let hex = sha256_hex(bytes);
    let path = path_of(folder, &hex, stored);
    if path.exists() {
        return Ok(hex);
    }
    let part = path.with_extension("part");
    let mut new = File::create(&part).map_err(file("create", &part))?;
    new.write_all(bytes).map_err(file("write", &part))?;
    new.sync_all().map_err(file("sync", &part))?;
    fs::rename(&part, &path).map_err(file("name", &path))?;
    sync_folder(folder)?;
    Ok(hex)
}

/// Returns the bytes kept under a hash, after checking them against it.
pub(crate) fn read(folder: &Path, hex: &str, stored: Stored) -> Result<Vec<u8>> {
    let path = path_of(folder, hex, stored);
    let bytes = fs::read(&path).map_err(file("read", &path))?;
    let found = sha256_hex(&bytes);
    if found != hex {
        return Err(Error::Document { path, found: format!("bytes of hash {found}"), expected: format!("hash {hex}") });
    }
    Ok(bytes)
}

/// Makes the names in a folder reach the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    // Elsewhere a folder cannot be opened, and its names need no sync of their own.
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(file("sync", folder))?;
    }
    Ok(())
}
