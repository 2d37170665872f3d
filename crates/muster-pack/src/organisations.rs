//! Which organisations and forces does the record speak of? `organisations.toml`, checked.

use std::collections::BTreeMap;

use muster_text::Lexicon;
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;
use crate::language::names::Casing;

/// The file, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The organisations.
    organisation: Vec<Written>,
}

/// One organisation, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Its name for ever: `org:cjtf-oir`.
    id: toml::Spanned<String>,
    /// What pages call it.
    name: String,
    /// What it is.
    r#type: OrganisationType,
    /// The country it belongs to.
    country: Option<String>,
    /// The organisation it stands under.
    part_of: Option<toml::Spanned<String>>,
    /// Language = what names it anywhere.
    #[serde(default)]
    aliases: BTreeMap<String, Vec<String>>,
    /// Language = what names it once it has been named.
    #[serde(default)]
    generic: BTreeMap<String, Vec<String>>,
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OrganisationType {
    /// A task force.
    Taskforce,
    /// A coalition of states for one purpose.
    Coalition,
    /// A standing union of states.
    Alliance,
    /// A command or headquarters.
    Command,
    /// Armed forces, a service or a unit.
    Force,
    /// A ministry.
    Ministry,
    /// A government, its head's office or a parliament.
    Government,
    /// Who is fought.
    Adversary,
    /// Press and broadcasters.
    Media,
    /// An agency.
    Agency,
    /// A group that counts or watches.
    Monitor,
    /// Anything else.
    Other,
}

/// An organisation or force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name for ever: `org:cjtf-oir`.
    pub id: String,
    /// What pages call it.
    pub name: String,
    /// What it is.
    pub kind: OrganisationType,
    /// ISO 3166-1 alpha-2 of the country it belongs to.
    pub country: Option<String>,
    /// The organisation it stands under.
    pub part_of: Option<String>,
}

/// A printed name of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Which organisation, as an index of [`Organisations::all`].
    pub organisation: usize,
    /// The language it is a name in.
    pub language: Box<str>,
    /// Whether it names it anywhere.
    pub reach: Reach,
    /// How it must be printed.
    pub casing: Casing,
}

/// How far a printed name holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It names the organisation anywhere.
    Own,
    /// It names it in a text that has named it: "the coalition".
    Generic,
}

/// The organisations of a pack.
#[derive(Clone, Debug, Default)]
pub struct Organisations {
    /// All of them, in the order of the file.
    pub all: Vec<Organisation>,
    /// Their printed names in every language.
    pub aliases: Lexicon<Alias>,
}

impl Organisations {
    /// Reads a file of organisations.
    ///
    /// # Errors
    /// When it is missing or not of its shape, an id is given twice, or one stands under an unknown one.
    pub fn read(files: &PackFiles, path: &str) -> Result<Self, PackError> {
        let file: File = files.read(path)?;
        check(&file, path, files.get(path).unwrap_or_default())?;
        let mut organisations = Self::default();
        for (index, written) in file.organisation.into_iter().enumerate() {
            for (names, reach) in [(&written.aliases, Reach::Own), (&written.generic, Reach::Generic)] {
                for (language, names) in names.iter().filter(|(language, _)| is_read(files, language)) {
                    for name in names {
                        organisations.insert(name, written.r#type, index, language, reach);
                    }
                }
            }
            organisations.all.push(Organisation {
                id: written.id.into_inner(),
                name: written.name,
                kind: written.r#type,
                country: written.country,
                part_of: written.part_of.map(toml::Spanned::into_inner),
            });
        }
        Ok(organisations)
    }

    /// Returns the organisation of an id.
    pub fn get(&self, id: &str) -> Option<&Organisation> {
        self.all.iter().find(|organisation| organisation.id == id)
    }

    /// Adds a printed name, with and without the dash inside it ("Task Force - Operation").
    fn insert(&mut self, name: &str, kind: OrganisationType, organisation: usize, language: &str, reach: Reach) {
        let casing = match kind {
            OrganisationType::Media | OrganisationType::Monitor => Casing::of_title(name),
            _ => Casing::of(name),
        };
        let alias = Alias { organisation, language: language.into(), reach, casing };
        let dashed = name.contains(" - ") || name.contains(" – ");
        if dashed {
            self.aliases.insert(&name.replace(" - ", " ").replace(" – ", " "), alias.clone());
        }
        self.aliases.insert(name, alias);
    }
}

/// Returns whether texts of a language can be read: its names wait in the file until they can.
fn is_read(files: &PackFiles, language: &str) -> bool {
    files.get(&format!("languages/{language}/names.toml")).is_some()
}

fn check(file: &File, path: &str, text: &str) -> Result<(), PackError> {
    let mut ids: BTreeMap<&str, ()> = BTreeMap::new();
    for written in &file.organisation {
        let id = written.id.get_ref();
        if ids.insert(id, ()).is_some() {
            return Err(PackError::at(path, text, written.id.span().start, format!("`{id}` is there twice")));
        }
        if !id.starts_with("org:") {
            return Err(PackError::at(path, text, written.id.span().start, format!("expected `org:…`, found `{id}`")));
        }
    }
    for over in file.organisation.iter().filter_map(|written| written.part_of.as_ref()) {
        if !ids.contains_key(over.get_ref().as_str()) {
            let problem = format!("`{}` is no organisation of this file", over.get_ref());
            return Err(PackError::at(path, text, over.span().start, problem));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_text::Words;

    fn read(text: &str) -> Result<Organisations, PackError> {
        let mut files = PackFiles::default();
        files.insert("o.toml", text.to_owned());
        files.insert("languages/en/names.toml", "");
        Organisations::read(&files, "o.toml")
    }

    #[test]
    fn a_name_is_found_with_and_without_its_dash() {
        let text = "[[organisation]]\nid = \"org:x\"\nname = \"X\"\ntype = \"taskforce\"\n\
                    aliases = { en = [\"Joint Force - Example\"] }\n";
        let organisations = read(text).expect("the file is well formed");
        for printed in ["Joint Force – Example", "Joint Force Example", "joint force-example"] {
            let words = Words::of_phrase(printed);
            let (length, aliases) = organisations.aliases.longest_at(&words, 0, words.len()).expect("it is listed");
            assert_eq!((length, aliases[0].organisation), (words.len(), 0), "{printed}");
        }
    }

    #[test]
    fn errors_name_the_line() {
        let one = "[[organisation]]\nid = \"org:x\"\nname = \"X\"\ntype = \"force\"\n";
        let error = read(&one.repeat(2)).expect_err("the id is there twice");
        assert_eq!(error.to_string(), "o.toml:6: `org:x` is there twice");
        let error = read(&format!("{one}part_of = \"org:y\"\n")).expect_err("there is no org:y");
        assert_eq!(error.to_string(), "o.toml:5: `org:y` is no organisation of this file");
    }
}
