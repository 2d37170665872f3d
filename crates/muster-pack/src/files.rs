//! The files of the packs, as the outer doors hand them in: embedded, or from a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::error::PackError;

/// Pack files by their path from the folder of packs, with forward slashes.
#[derive(Clone, Debug, Default)]
pub struct PackFiles {
    files: BTreeMap<String, Cow<'static, str>>,
}

impl PackFiles {
    /// Adds a file.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<Cow<'static, str>>) {
        self.files.insert(path.into(), text.into());
    }

    /// Returns the text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|text| &**text)
    }

    /// Returns the files under a folder, in the order of their paths.
    pub fn under<'f>(&'f self, folder: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        let files = self.files.range(folder.to_owned()..);
        files.take_while(move |(path, _)| path.starts_with(folder)).map(|(path, text)| (path.as_str(), &**text))
    }

    /// Reads a file that must be there.
    ///
    /// # Errors
    /// When it is missing, or not TOML of that shape: with file and line.
    pub fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T, PackError> {
        let text = self.get(path).ok_or_else(|| PackError::file(path, "expected this file, found none"))?;
        parse(path, text)
    }
}

/// Reads TOML; an unknown key is an error with file and line.
///
/// # Errors
/// When the text is not TOML of that shape.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, PackError> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        PackError::at(path, text, at, error.message().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Shape {
        #[allow(dead_code)]
        name: String,
    }

    #[test]
    fn an_unknown_key_is_an_error_with_its_line() {
        let error =
            parse::<Shape>("languages/en/pack.toml", "name = \"x\"\ncolour = 1\n").expect_err("colour is no key");
        assert_eq!((error.file.as_str(), error.line), ("languages/en/pack.toml", 2));
        assert!(error.to_string().contains("unknown field `colour`"), "{error}");
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = PackFiles::default().read::<Shape>("a.toml").expect_err("there is no file");
        assert_eq!(error.to_string(), "a.toml: expected this file, found none");
    }
}
