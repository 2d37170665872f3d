//! Which packs? The embedded ones, or those of a folder.

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use muster_pack::{Pack, PackFiles};
use muster_record::{Declared, Labels};

use crate::error::{Result, WorkError};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

/// Packs ready for work: what they say, and the names to show.
#[derive(Debug)]
pub struct Packs {
    /// What they say.
    pub pack: Pack,
    /// English names by id.
    pub labels: Labels,
    files: PackFiles,
}

impl Packs {
    /// Loads the packs of a folder, or the embedded ones.
    ///
    /// # Errors
    /// When a file cannot be read or a pack is wrong: with file, line and hint.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        let files = files(folder)?;
        let from = folder.map_or("the program".to_owned(), |folder| folder.display().to_string());
        // What is embedded was checked when the program was tested; a folder is checked here, every language of it.
        let load = if folder.is_some() { Pack::load } else { Pack::load_checked };
        let pack = load(&files).map_err(|error| WorkError::Pack { from, error })?;
        let labels = labels(&pack, &files);
        Ok(Self { pack, labels, files })
    }

    /// Returns the short hash by which a record knows which packs read it.
    pub fn version(&self) -> String {
        muster_pack::pack::version(&self.files)
    }

    /// Returns what a record needs of the packs.
    pub fn declared(&self) -> Declared<'_> {
        Declared { kinds: &self.pack.kinds, checks: &self.pack.checks, labels: &self.labels }
    }
}

/// Returns the files of the packs of a folder, or of the embedded ones.
///
/// # Errors
/// When a file cannot be read.
pub fn files(folder: Option<&Path>) -> Result<PackFiles> {
    let mut files = PackFiles::default();
    match folder {
        Some(folder) => add_folder(&mut files, folder, "")?,
        None => add_embedded(&mut files, &EMBEDDED),
    }
    Ok(files)
}

/// A file belongs to the packs by its ending.
fn is_pack_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml" || ending == "tsv")
}

fn add_embedded(files: &mut PackFiles, folder: &'static Dir<'static>) {
    for file in folder.files().filter(|file| is_pack_file(file.path())) {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text);
        }
    }
    folder.dirs().for_each(|folder| add_embedded(files, folder));
}

fn add_folder(files: &mut PackFiles, folder: &Path, prefix: &str) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(|error| WorkError::file(folder, error))? {
        let path = entry.map_err(|error| WorkError::file(folder, error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            add_folder(files, &path, &format!("{prefix}{name}/"))?;
        } else if is_pack_file(&path) {
            let text = fs::read_to_string(&path).map_err(|error| WorkError::file(&path, error))?;
            files.insert(format!("{prefix}{name}"), text);
        }
    }
    Ok(())
}

/// English names of countries and organisations: the first printed form of each.
fn labels(pack: &Pack, files: &PackFiles) -> Labels {
    let mut labels = Labels::new();
    let names: toml::Table = files.read("languages/en/names.toml").unwrap_or_default();
    for (id, forms) in names.get("countries").and_then(toml::Value::as_table).into_iter().flatten() {
        if let Some(name) = forms.as_array().and_then(|forms| forms.first()).and_then(toml::Value::as_str) {
            labels.insert(id.clone(), name.to_owned());
        }
    }
    for organisation in &pack.organisations.all {
        labels.insert(organisation.id.clone(), organisation.name.clone());
    }
    labels
}
