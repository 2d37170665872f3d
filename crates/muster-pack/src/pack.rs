//! The packs as one checked value: languages, kinds, rules, checks, and what they know of the world.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
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
    pub languages: Languages,
    /// The kinds of claim.
    pub kinds: Arc<Kinds>,
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

/// The languages of the packs. Each is read when it is first asked for: a run seldom needs more than one or two.
#[derive(Debug)]
pub struct Languages {
    by_tag: BTreeMap<Language, OnceLock<LanguagePack>>,
    files: PackFiles,
    kinds: Arc<Kinds>,
}

impl Languages {
    /// Returns a language, read now if it was not yet.
    pub fn get(&self, tag: &Language) -> Option<&LanguagePack> {
        let (tag, place) = self.by_tag.get_key_value(tag)?;
        let read = || language(&self.files, tag.as_str(), &self.kinds).expect("packs are checked before they are used");
        Some(place.get_or_init(read))
    }

    /// Returns every language, read now where it was not yet.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &LanguagePack)> {
        self.by_tag.keys().filter_map(|tag| Some((tag, self.get(tag)?)))
    }

    /// Returns the tags of the languages there are.
    pub fn tags(&self) -> impl Iterator<Item = &Language> {
        self.by_tag.keys()
    }

    /// Reads every language side by side.
    fn read_all(&self) -> Result<(), PackError> {
        let read = |tag: &Language| language(&self.files, tag.as_str(), &self.kinds);
        thread::scope(|scope| {
            let threads: Vec<_> =
                self.by_tag.iter().map(|(tag, place)| (place, scope.spawn(move || read(tag)))).collect();
            for (place, thread) in threads {
                place.set(thread.join().expect("loading does not panic")?).ok();
            }
            Ok(())
        })
    }
}

impl Pack {
    /// Loads packs nobody has checked yet, with every language.
    ///
    /// # Errors
    /// The first mistake, with file and line.
    pub fn load(files: &PackFiles) -> Result<Self, PackError> {
        let pack = Self::load_checked(files)?;
        pack.languages.read_all()?;
        Ok(pack)
    }

    /// Loads packs that [`Pack::load`] has found right before: a language is read when it is first asked for.
    ///
    /// # Errors
    /// The first mistake outside the languages, with file and line.
    pub fn load_checked(files: &PackFiles) -> Result<Self, PackError> {
        let kinds = Arc::new(kinds::load(files, CLAIM_PACK)?);
        let folder = format!("claims/{CLAIM_PACK}");
        let (places, rest) = thread::scope(|scope| {
            let places = scope.spawn(|| Places::read(files, "places/"));
            let rest = (
                checks::load(files, CLAIM_PACK, &kinds),
                Organisations::read(files, &format!("{folder}/organisations.toml")),
                Posts::read(files, &format!("{folder}/posts.toml")),
            );
            (places.join().expect("loading does not panic"), rest)
        });
        let by_tag = tags(files).into_iter().map(|tag| (Language::new(tag), OnceLock::new())).collect();
        let languages = Languages { by_tag, files: files.clone(), kinds: Arc::clone(&kinds) };
        Ok(Self { languages, checks: rest.0?, organisations: rest.1?, posts: rest.2?, places: places?, kinds })
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

/// Reads a language; its rules beside its words, as each is about half of the work.
fn language(files: &PackFiles, tag: &str, kinds: &Kinds) -> Result<LanguagePack, PackError> {
    thread::scope(|scope| {
        let rules = scope.spawn(|| rules::load(files, CLAIM_PACK, tag, kinds));
        let about = About::load(files, tag)?;
        let sentences = Sentences::load(files, tag)?;
        let quantities = Quantities::load(files, tag)?;
        let times = TimeLexicon::read(files, tag)?;
        let names = Names::read(files, tag)?;
        let speech = SpeechLexicon::load(files, tag, &about, &sentences)?;
        let (rules, tables) = rules.join().expect("loading does not panic")?;
        Ok(LanguagePack { about, sentences, quantities, times, names, speech, rules, tables })
    })
}

/// Returns a short hash over every file, so that a record knows which packs read it.
pub fn version(files: &PackFiles) -> String {
    let parts: Vec<&[u8]> = files.under("").flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]).collect();
    short_hash(parts)
}
