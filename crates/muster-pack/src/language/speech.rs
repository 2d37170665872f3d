//! How does a language say who says a thing, how it is held, and where its clauses turn? `speech.toml`.
//!
//! Every list becomes signs in one lexicon, so that a reader looks each word up once.

use std::collections::HashSet;

use muster_model::Modality;
use muster_text::{Lexicon, fold_plain};

use crate::error::PackError;
use crate::files::PackFiles;
use crate::language::pack::About;
use crate::language::sentences::{Opener, Sentences};

mod written;

use written::Written;

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The dictionary form: "withdraw".
    Base,
    /// The form behind one other: "withdraws".
    Third,
    /// Finite, or the passive participle: "reported".
    Past,
    /// The passive participle alone: "withdrawn".
    Participle,
    /// The active participle: "withdrawing".
    Active,
    /// The one form of a verb that has no others.
    Plain,
}

/// What a word or phrase tells about the clause it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A form of a verb.
    Verb(Form),
    /// A form that is a noun as well.
    NounToo,
    /// A phrase with a verb in it that is none.
    Compound,
    /// A helper that makes a clause finite.
    Helper,
    /// A helper with its subject in one word.
    HelperWithSubject,
    /// A helper that is never finite.
    HelperOther,
    /// A helper whose subject suffers what the verb says.
    Passive,
    /// The word before an infinitive.
    Infinitive,
    /// A word that may stand inside a group of verbs.
    Adverb,
    /// A word behind which a noun stands.
    BeforeNoun,
    /// A preposition.
    Preposition,
    /// The word before who did it.
    Agent,
    /// A word that is a subject by itself.
    Subject,
    /// A word that opens a noun phrase.
    Article,
    /// A word that opens a clause.
    Opens(Opener),
    /// A word of saying, and how it holds what is said.
    Say(Modality),
    /// A noun that opens what is said, and how it holds it.
    SayNoun(Modality),
    /// A word that holds its clause.
    Cue(Modality),
    /// The same, only before an active participle.
    ActiveCue(Modality),
    /// The same, only before an infinitive with a time between.
    ToCue(Modality),
    /// The same, only where it opens the clause.
    OpensCue(Modality),
    /// The same, only in a group of verbs.
    HelpedCue(Modality),
    /// A word that turns its clause round.
    Negation,
    /// A verb of negation.
    NegatingVerb,
    /// A word that opens a clause that is not so.
    Instead,
    /// A verb that denies what a noun of saying opens.
    Rejecting,
    /// A word of negation before a noun.
    NegativeDeterminer,
    /// A phrase with a word of negation that turns nothing round.
    NegationExempt,
    /// A verb whose negation is meant for what it introduces.
    Raising,
    /// A verb of saying that, turned round, refuses to say.
    Declining,
    /// An opener of a condition.
    Condition,
    /// A word behind which an opener of a condition asks.
    Asks,
    /// An opener that makes a condition only before what has no time.
    ConditionTimeless,
    /// What such an opener takes.
    Timeless,
    /// An opener of a phrase that is a condition.
    ConditionPhrase,
    /// A word that is a condition by itself.
    ConditionWord,
    /// An opener of an attribution.
    According,
    /// The same, only before a name or a public noun.
    AccordingNamed,
    /// A verb that passes on what another says.
    Citing,
    /// A word between such a verb's object and the word of saying.
    CitingLink,
    /// An opener of a clause that only names who says the rest.
    Aside,
    /// A noun that is a basis, no sayer.
    Basis,
    /// A noun that carries someone's words.
    Carrier,
    /// A word between a carrier and its sayer.
    CarrierLink,
    /// A noun of an office or a body.
    Public,
    /// A word that ends a description.
    DescriptionEnd,
    /// A word for the person named last.
    PronounPerson,
    /// A word for the sayer named last.
    Pronoun,
    /// A word that names nobody.
    Nobody,
}

impl Sign {
    /// Returns a bit of its own for each kind of sign, whatever it carries.
    #[inline]
    pub const fn bit(self) -> u64 {
        1 << self.number()
    }

    #[inline]
    const fn number(self) -> u32 {
        match self {
            Self::Verb(_) => 0,
            Self::NounToo => 1,
            Self::Compound => 2,
            Self::Helper => 3,
            Self::HelperWithSubject => 4,
            Self::HelperOther => 5,
            Self::Passive => 6,
            Self::Infinitive => 7,
            Self::Adverb => 8,
            Self::BeforeNoun => 9,
            Self::Preposition => 10,
            Self::Agent => 11,
            Self::Subject => 12,
            Self::Article => 13,
            Self::Opens(_) => 14,
            Self::Say(_) => 15,
            Self::SayNoun(_) => 16,
            Self::Cue(_) => 17,
            Self::ActiveCue(_) => 18,
            Self::ToCue(_) => 48,
            Self::OpensCue(_) => 19,
            Self::HelpedCue(_) => 20,
            Self::Negation => 21,
            Self::NegatingVerb => 22,
            Self::Instead => 23,
            Self::Rejecting => 24,
            Self::NegativeDeterminer => 25,
            Self::NegationExempt => 26,
            Self::Raising => 27,
            Self::Declining => 28,
            Self::Condition => 29,
            Self::Asks => 30,
            Self::ConditionTimeless => 31,
            Self::Timeless => 32,
            Self::ConditionPhrase => 33,
            Self::ConditionWord => 34,
            Self::According => 35,
            Self::AccordingNamed => 36,
            Self::Citing => 37,
            Self::CitingLink => 38,
            Self::Aside => 39,
            Self::Basis => 40,
            Self::Carrier => 41,
            Self::CarrierLink => 42,
            Self::Public => 43,
            Self::DescriptionEnd => 44,
            Self::PronounPerson => 45,
            Self::Pronoun => 46,
            Self::Nobody => 47,
        }
    }
}

/// Endings that tell the form of a word no list holds.
#[derive(Clone, Debug, Default)]
pub struct Endings {
    /// Of the active participle.
    pub active: Vec<String>,
    /// Of the past.
    pub past: Vec<String>,
    /// Of the third person.
    pub third: Vec<String>,
    /// Of adverbs.
    pub adverb: Vec<String>,
}

/// A set of first bytes: most marks and all figures begin nothing, and need not be looked up.
#[derive(Clone, Copy, Debug, Default)]
pub struct FirstBytes([u64; 4]);

impl FirstBytes {
    /// Returns whether something begins as this folded word does.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let byte = word.as_bytes().first().map_or(0, |byte| usize::from(*byte));
        self.0[byte / 64] & (1 << (byte % 64)) != 0
    }

    fn add(&mut self, word: &str) {
        let byte = word.as_bytes().first().map_or(0, |byte| usize::from(*byte));
        self.0[byte / 64] |= 1 << (byte % 64);
    }
}

/// How a language reports speech, mood and negation.
#[derive(Clone, Debug)]
pub struct SpeechLexicon {
    /// What words and phrases tell.
    pub signs: Lexicon<Sign>,
    /// The bytes that what stands among the signs begins with.
    pub begins: FirstBytes,
    /// What endings tell.
    pub endings: Endings,
    /// How a sentence with a subject and an infinitive only is held.
    pub headline: Modality,
}

impl Default for SpeechLexicon {
    /// Returns the lexicon of a language nothing is known of: all is asserted, nobody speaks.
    fn default() -> Self {
        let (signs, begins, endings) = (Lexicon::default(), FirstBytes::default(), Endings::default());
        Self { signs, begins, endings, headline: Modality::Asserted }
    }
}

impl SpeechLexicon {
    /// Reads `languages/<tag>/speech.toml`; `about` makes the forms, `sentences` gives the openers.
    ///
    /// # Errors
    /// When the file is missing or not of that shape, or names a modality there is none of.
    pub fn load(files: &PackFiles, tag: &str, about: &About, sentences: &Sentences) -> Result<Self, PackError> {
        let path = format!("languages/{tag}/speech.toml");
        let written: Written = files.read(&path)?;
        let text = files.get(&path).unwrap_or_default();
        let modality = |word: &str| {
            Modality::parse(word).ok_or_else(|| {
                let at = text.find(&format!("\"{word}\"")).unwrap_or(0);
                let known: Vec<&str> = Modality::ALL.iter().map(|modality| modality.as_str()).collect();
                PackError::at(&path, text, at, format!("`{word}` is no modality"))
                    .hint(format!("write one of {}", known.join(", ")))
            })
        };
        let (signs, verbs) = (Lexicon::default(), HashSet::new());
        let begins = FirstBytes::default();
        let mut builder = Builder { signs, begins, verbs, about, endings: endings(&written) };
        builder.verbs(&written);
        builder.lists(&written, sentences);
        for saying in &written.saying {
            let sign = Sign::Say(modality(&saying.holds)?);
            saying.forms.iter().for_each(|phrase| builder.every_form(phrase, sign));
            builder.lemmas(&saying.forms, &written, Noun::Never);
            let noun = Sign::SayNoun(modality(&saying.holds)?);
            saying.nouns.iter().for_each(|word| builder.put(word, noun));
        }
        for cue in &written.cue {
            let held = modality(&cue.modality)?;
            cue.helped.iter().for_each(|word| builder.put(word, Sign::HelpedCue(held)));
            cue.words.iter().for_each(|phrase| builder.put(phrase, Sign::Cue(held)));
            cue.forms.iter().for_each(|phrase| builder.every_form(phrase, Sign::Cue(held)));
            let late = |phrase: &&String| {
                written.helpers.infinitive.iter().any(|word| phrase.split(' ').next_back() == Some(word))
            };
            for phrase in cue.forms.iter().filter(late) {
                let before = phrase.rsplit_once(' ').map_or("", |(before, _)| before);
                builder.every_form(before, Sign::ToCue(held));
            }
            cue.active.iter().for_each(|phrase| builder.every_form(phrase, Sign::ActiveCue(held)));
            cue.opens.iter().for_each(|word| builder.put(word, Sign::OpensCue(held)));
        }
        let headline = modality(&written.headline.modality)?;
        Ok(Self { signs: builder.signs, begins: builder.begins, endings: builder.endings, headline })
    }
}

fn endings(written: &Written) -> Endings {
    let folded = |list: &[String]| list.iter().map(|ending| fold_plain(ending)).collect();
    Endings {
        active: folded(&written.verbs.ending_participle),
        past: folded(&written.verbs.ending_past),
        third: folded(&written.verbs.ending_third),
        adverb: folded(&written.helpers.ending_adverb),
    }
}

/// Whether the first and third forms of verbs are nouns as well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// They are.
    Too,
    /// They are not.
    Never,
}

/// Fills the lexicon of signs.
struct Builder<'p> {
    signs: Lexicon<Sign>,
    begins: FirstBytes,
    /// The forms that have their sign: the first list that names one decides.
    verbs: HashSet<String>,
    about: &'p About,
    endings: Endings,
}

impl Builder<'_> {
    fn put(&mut self, phrase: &str, sign: Sign) {
        self.begins.add(&fold_plain(phrase));
        self.signs.insert(phrase, sign);
    }

    fn verbs(&mut self, written: &Written) {
        let verbs = &written.verbs;
        self.lemmas(&verbs.plain, written, Noun::Never);
        self.lemmas(&verbs.noun_too, written, Noun::Too);
    }

    fn lemmas(&mut self, lemmas: &[String], written: &Written, noun: Noun) {
        let inflects = !self.endings.past.is_empty();
        for lemma in lemmas.iter().filter(|lemma| !inflects || !lemma.contains(' ')) {
            for form in self.about.forms(lemma) {
                let Some(which) = self.form(&form, lemma, written) else { continue };
                let noun_too = noun == Noun::Too && matches!(which, Form::Base | Form::Third);
                if !self.verbs.insert(form.clone()) {
                    continue;
                }
                self.put(&form, Sign::Verb(which));
                if noun_too {
                    self.put(&form, Sign::NounToo);
                }
            }
        }
    }

    /// Returns which form of `lemma` a word is; none for a form made by rule where the language has another.
    fn form(&self, form: &str, lemma: &str, written: &Written) -> Option<Form> {
        let ends = |endings: &[String]| endings.iter().any(|ending| form.ends_with(ending.as_str()));
        let irregular = self.about.irregular_forms(lemma);
        if self.endings.active.is_empty() && self.endings.past.is_empty() {
            return Some(Form::Plain);
        }
        if form == lemma {
            let same = written.verbs.past_same.iter().any(|word| word == lemma);
            return Some(if same { Form::Past } else { Form::Base });
        }
        if written.verbs.participles.iter().any(|word| word == form) {
            return Some(Form::Participle);
        }
        if ends(&self.endings.active) {
            return Some(Form::Active);
        }
        if irregular.iter().any(|word| word == form) && !ends(&self.endings.third) {
            return Some(Form::Past);
        }
        if ends(&self.endings.past) {
            return irregular.is_empty().then_some(Form::Past);
        }
        ends(&self.endings.third).then_some(Form::Third)
    }

    fn every_form(&mut self, phrase: &str, sign: Sign) {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        if self.endings.past.is_empty() {
            self.put(phrase, sign);
            return;
        }
        for form in self.about.forms(first) {
            self.put(&format!("{form} {rest}"), sign);
        }
    }

    fn lists(&mut self, written: &Written, sentences: &Sentences) {
        let (helpers, around) = (&written.helpers, &written.around);
        let (negation, condition, speaker) = (&written.negation, &written.condition, &written.speaker);
        for (words, sign) in [
            (&written.verbs.compounds, Sign::Compound),
            (&helpers.finite, Sign::Helper),
            (&helpers.passive, Sign::Passive),
            (&helpers.with_subject, Sign::HelperWithSubject),
            (&helpers.other, Sign::HelperOther),
            (&helpers.infinitive, Sign::Infinitive),
            (&helpers.adverbs, Sign::Adverb),
            (&around.before_noun, Sign::BeforeNoun),
            (&around.prepositions, Sign::Preposition),
            (&around.agent, Sign::Agent),
            (&around.subjects, Sign::Subject),
            (&around.articles, Sign::Article),
            (&negation.words, Sign::Negation),
            (&negation.determiners, Sign::NegativeDeterminer),
            (&negation.instead, Sign::Instead),
            (&negation.exempt, Sign::NegationExempt),
            (&condition.openers, Sign::Condition),
            (&condition.openers_timeless, Sign::ConditionTimeless),
            (&condition.timeless, Sign::Timeless),
            (&condition.phrases, Sign::ConditionPhrase),
            (&condition.words, Sign::ConditionWord),
            (&condition.asks, Sign::Asks),
            (&speaker.according, Sign::According),
            (&speaker.according_named, Sign::AccordingNamed),
            (&speaker.citing_links, Sign::CitingLink),
            (&speaker.aside, Sign::Aside),
            (&speaker.basis, Sign::Basis),
            (&speaker.carriers, Sign::Carrier),
            (&speaker.carrier_links, Sign::CarrierLink),
            (&speaker.public, Sign::Public),
            (&speaker.description_ends, Sign::DescriptionEnd),
            (&speaker.pronouns_person, Sign::PronounPerson),
            (&speaker.pronouns, Sign::Pronoun),
            (&speaker.nobody, Sign::Nobody),
        ] {
            words.iter().for_each(|phrase| self.put(phrase, sign));
        }
        for (forms, sign) in [
            (&negation.forms, Sign::NegatingVerb),
            (&negation.rejecting, Sign::Rejecting),
            (&speaker.citing, Sign::Citing),
            (&negation.raising, Sign::Raising),
            (&negation.declining, Sign::Declining),
        ] {
            forms.iter().for_each(|phrase| self.every_form(phrase, sign));
        }
        for (phrase, opener) in &sentences.opener_phrases {
            self.put(phrase, Sign::Opens(*opener));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_text::Words;

    fn files(speech: &str) -> PackFiles {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/languages/en/");
        let mut files = PackFiles::default();
        for name in ["pack", "sentences"] {
            #[allow(clippy::disallowed_methods, reason = "tests read the packs from the repository; the room does not")]
            let text = std::fs::read_to_string(format!("{root}{name}.toml")).expect("the pack is there");
            files.insert(format!("languages/en/{name}.toml"), text);
        }
        files.insert("languages/en/speech.toml", speech.to_owned());
        files
    }

    fn load(change: impl Fn(String) -> String) -> Result<SpeechLexicon, PackError> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/languages/en/speech.toml");
        #[allow(clippy::disallowed_methods, reason = "tests read the packs from the repository; the room does not")]
        let text = std::fs::read_to_string(path).expect("the pack is there");
        let files = files(&change(text));
        let (about, sentences) = (About::load(&files, "en")?, Sentences::load(&files, "en")?);
        SpeechLexicon::load(&files, "en", &about, &sentences)
    }

    #[test]
    fn forms_of_verbs_are_told_apart() {
        let speech = load(|text| text).expect("the pack is well formed");
        let form = |word: &str| {
            let words = Words::of_phrase(word);
            let (_, signs) = speech.signs.longest_at(&words, 0, words.len())?;
            let form = signs.iter().find_map(|sign| if let Sign::Verb(form) = sign { Some(*form) } else { None })?;
            Some((form, signs.contains(&Sign::NounToo)))
        };
        assert_eq!(form("withdraw"), Some((Form::Base, false)));
        assert_eq!(form("withdrew"), Some((Form::Past, false)));
        assert_eq!(form("withdrawn"), Some((Form::Participle, false)));
        assert_eq!(form("strikes"), Some((Form::Third, true)));
        assert_eq!(form("striking"), Some((Form::Active, false)));
        assert_eq!(form("shut"), Some((Form::Past, false)));
        assert_eq!(form("troops"), None);
    }

    #[test]
    fn an_unknown_modality_is_an_error_with_its_line() {
        let change = |text: String| text.replacen("holds = \"alleged\"", "holds = \"rumoured\"", 1);
        let error = load(change).expect_err("there is no such modality");
        assert!(error.line > 1 && error.problem.contains("`rumoured` is no modality"), "{error}");
    }
}
