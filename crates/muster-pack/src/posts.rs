//! Which posts do people hold, and which of them are public offices? `posts.toml`, checked.

use std::collections::BTreeMap;

use muster_model::Office;
use muster_text::{Lexicon, fold_plain};
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;
use crate::language::names::Casing;

/// Language = printed words.
type Printed = BTreeMap<String, Vec<String>>;

/// The file, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words around the head of a post.
    modifiers: BTreeMap<Modifier, Printed>,
    /// The posts.
    post: Vec<Written>,
}

/// One post, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Its name for ever.
    id: toml::Spanned<String>,
    /// What pages call it.
    name: String,
    /// Whether its holder's name is shown.
    public_office: bool,
    /// The heads of the printed post.
    forms: Printed,
}

/// What a word beside a post says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modifier {
    /// "deputy".
    Deputy,
    /// "assistant": the one modifier that takes the public office away.
    Assistant,
    /// "acting".
    Acting,
    /// "nominee".
    Designate,
    /// "new".
    Incoming,
    /// "outgoing".
    Outgoing,
    /// "former".
    Former,
    /// "senior".
    Senior,
    /// "overall".
    Overall,
    /// "special".
    Special,
}

impl Modifier {
    /// Returns the key of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Deputy => "deputy",
            Modifier::Assistant => "assistant",
            Modifier::Acting => "acting",
            Modifier::Designate => "designate",
            Modifier::Incoming => "incoming",
            Modifier::Outgoing => "outgoing",
            Modifier::Former => "former",
            Modifier::Senior => "senior",
            Modifier::Overall => "overall",
            Modifier::Special => "special",
        }
    }

    /// Returns whether it says when the post is held, not which post it is.
    pub fn is_of_time(self) -> bool {
        matches!(self, Modifier::Designate | Modifier::Incoming | Modifier::Outgoing | Modifier::Former)
    }
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its name for ever.
    pub id: String,
    /// What pages call it.
    pub name: String,
    /// Whether its holder's name is shown.
    pub office: Office,
}

/// The printed head of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which post, as an index of [`Posts::all`].
    pub post: usize,
    /// The language it is printed in.
    pub language: Box<str>,
    /// How it must be printed.
    pub casing: Casing,
}

/// The posts of a pack.
#[derive(Clone, Debug, Default)]
pub struct Posts {
    /// All of them, in the order of the file.
    pub all: Vec<Post>,
    /// Their printed heads in every language.
    pub heads: Lexicon<Head>,
    /// Words around a head, with the language of each.
    pub modifiers: Lexicon<(Modifier, Box<str>)>,
    by_name: BTreeMap<String, usize>,
}

impl Posts {
    /// Reads a file of posts.
    ///
    /// # Errors
    /// When it is missing or not of its shape, or an id is given twice.
    pub fn read(files: &PackFiles, path: &str) -> Result<Self, PackError> {
        let file: File = files.read(path)?;
        let mut posts = Self::default();
        for (modifier, printed) in &file.modifiers {
            for (language, word) in each(printed) {
                posts.modifiers.insert(word, (*modifier, language.into()));
            }
        }
        for (index, written) in file.post.into_iter().enumerate() {
            let at = written.id.span().start;
            let id = written.id.into_inner();
            if posts.by_id(&id).is_some() {
                let text = files.get(path).unwrap_or_default();
                return Err(PackError::at(path, text, at, format!("`{id}` is there twice")));
            }
            for (language, form) in each(&written.forms) {
                let casing = Casing::of(form);
                posts.heads.insert(form, Head { post: index, language: language.into(), casing });
                posts.by_name.entry(fold_plain(form)).or_insert(index);
            }
            posts.by_name.insert(fold_plain(&written.name), index);
            let office = if written.public_office { Office::Public } else { Office::Private };
            posts.all.push(Post { id, name: written.name, office });
        }
        Ok(posts)
    }

    /// Returns the post of an id.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|post| post.id == id)
    }

    /// Returns the post of a name or of one of its printed heads.
    pub fn by_name(&self, name: &str) -> Option<usize> {
        self.by_name.get(&fold_plain(name)).copied()
    }
}

fn each(printed: &Printed) -> impl Iterator<Item = (&str, &str)> {
    printed.iter().flat_map(|(language, words)| words.iter().map(move |word| (language.as_str(), word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "[[post]]\nid = \"cook\"\nname = \"Cook\"\npublic_office = false\nforms = { en = [\"cook\"] }\n";

    fn read(text: &str) -> Result<Posts, PackError> {
        let mut files = PackFiles::default();
        files.insert("p.toml", text.to_owned());
        Posts::read(&files, "p.toml")
    }

    #[test]
    fn a_post_is_found_by_its_forms() {
        let posts = read(&format!("[modifiers]\ndeputy = {{ en = [\"vice\"] }}\n{ONE}")).expect("it is well formed");
        assert_eq!(posts.by_name("COOK"), Some(0));
        assert_eq!(posts.all[0].office, Office::Private);
    }

    #[test]
    fn an_unknown_modifier_is_an_error() {
        let error =
            read(&format!("[modifiers]\nhalf = {{ en = [\"half\"] }}\n{ONE}")).expect_err("half is no modifier");
        assert!(error.to_string().contains("unknown variant `half`"), "{error}");
        let error = read(&format!("[modifiers]\n{ONE}{ONE}")).expect_err("the id is there twice");
        assert_eq!(error.to_string(), "p.toml:8: `cook` is there twice");
    }
}
