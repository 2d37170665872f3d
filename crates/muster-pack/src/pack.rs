//! The packs as one checked value: languages, kinds, rules, checks, and what they know of the world.

use std::collections::BTreeMap;
use std::thread;

use muster_model::check::Checks;
use muster_model::{Kinds, Language, Span, short_hash};
use muster_text::Words;

use crate::error::PackError;
use crate::files::PackFiles;
use crate::language::names::Names;
use crate::language::pack::About;
use crate::language::quantities::Quantities;
use crate::language::sentences::Sentences;
use crate::language::speech::SpeechLexicon;
use crate::language::time::TimeLexicon;
use crate::organisations::Organisations;
use crate::places::Places;
use crate::posts::Posts;
use crate::rules::{Rule, Tables};
use crate::{checks, kinds, rules};

/// The claim pack every record starts with.
pub const CLAIM_PACK: &str = "coalition";

/// Everything the packs say.
#[derive(Debug)]
pub struct Pack {
    /// The languages that can be read.
    pub languages: BTreeMap<Language, LanguagePack>,
    /// The kinds of claim.
    pub kinds: Kinds,
    /// The checks.
    pub checks: Checks,
    /// Organisations and forces.
    pub organisations: Organisations,
    /// Posts people hold.
    pub posts: Posts,
    /// The gazetteer.
    pub places: Places,
}

/// What the packs say of one language.
#[derive(Debug)]
pub struct LanguagePack {
    /// Its name and the forms of its words.
    pub about: About,
    /// Its sentences and the words that carry nothing.
    pub sentences: Sentences,
    /// Its numbers and units.
    pub quantities: Quantities,
    /// Its times.
    pub times: TimeLexicon,
    /// Its names.
    pub names: Names,
    /// Its ways of saying who says what, and how.
    pub speech: SpeechLexicon,
    /// The claim pack's rules in it.
    pub rules: Vec<Rule>,
    /// The word tables and classes of the rules.
    pub tables: Tables,
}

impl LanguagePack {
    /// Cuts the bytes of `text` at `span` into words, with what the language writes onto a word cut off it.
    pub fn words(&self, text: &str, span: Span) -> Words {
        self.about.clitics.cut(Words::of(text, span), text)
    }
}

impl Pack {
    /// Loads the packs.
    ///
    /// # Errors
    /// The first mistake, with file and line.
    pub fn load(files: &PackFiles) -> Result<Self, PackError> {
        let kinds = kinds::load(files, CLAIM_PACK)?;
        let checks = checks::load(files, CLAIM_PACK, &kinds)?;
        let folder = format!("claims/{CLAIM_PACK}");
        // Languages and the world are read side by side: loading is most of a short run.
        let (languages, world) = thread::scope(|scope| {
            let kinds = &kinds;
            let languages: Vec<_> =
                tags(files).into_iter().map(|tag| (tag, scope.spawn(move || language(files, tag, kinds)))).collect();
            let world = (
                Organisations::read(files, &format!("{folder}/organisations.toml")),
                Posts::read(files, &format!("{folder}/posts.toml")),
                Places::read(files, "places/"),
            );
            let languages: Vec<_> = languages
                .into_iter()
                .map(|(tag, thread)| (tag, thread.join().expect("loading does not panic")))
                .collect();
            (languages, world)
        });
        let languages = languages
            .into_iter()
            .map(|(tag, language)| Ok((Language::new(tag), language?)))
            .collect::<Result<_, _>>()?;
        Ok(Self { languages, checks, organisations: world.0?, posts: world.1?, places: world.2?, kinds })
    }

    /// Returns the pack of a language, also of a regional tag ("en-GB").
    pub fn language(&self, language: &Language) -> Option<&LanguagePack> {
        let base = language.as_str().split('-').next().unwrap_or_default();
        self.languages.get(language).or_else(|| self.languages.get(&Language::from(base)))
    }
}

fn tags(files: &PackFiles) -> Vec<&str> {
    let paths =
        files.under("languages/").filter_map(|(path, _)| path.strip_prefix("languages/")?.strip_suffix("/pack.toml"));
    paths.collect()
}

fn language(files: &PackFiles, tag: &str, kinds: &Kinds) -> Result<LanguagePack, PackError> {
    let (rules, tables) = rules::load(files, CLAIM_PACK, tag, kinds)?;
    let about = About::load(files, tag)?;
    let sentences = Sentences::load(files, tag)?;
    Ok(LanguagePack {
        quantities: Quantities::load(files, tag)?,
        times: TimeLexicon::read(files, tag)?,
        names: Names::read(files, tag)?,
        speech: SpeechLexicon::load(files, tag, &about, &sentences)?,
        about,
        sentences,
        rules,
        tables,
    })
}

/// Returns a short hash over every file, so that a record knows which packs read it.
pub fn version(files: &PackFiles) -> String {
    let parts: Vec<&[u8]> = files.under("").flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]).collect();
    short_hash(parts)
}
