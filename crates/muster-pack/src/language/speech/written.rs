//! `speech.toml` as it is written.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// The verbs that make a clause.
    pub verbs: Verbs,
    /// The words that help a verb.
    pub helpers: Helpers,
    /// What the words around a form say about it.
    pub around: Around,
    /// Words of saying, by how what is said is held.
    pub saying: Vec<Saying>,
    /// Words that hold the clause they stand in.
    pub cue: Vec<Cue>,
    /// Words that turn a clause round.
    pub negation: Negation,
    /// What makes a clause conditional.
    pub condition: Condition,
    /// Who says it.
    pub speaker: Speaker,
    /// How a sentence without a finite verb is held.
    pub headline: Headline,
}

/// `[verbs]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    /// Verbs whose forms are verbs and little else, in the dictionary form.
    pub plain: Vec<String>,
    /// Verbs whose first and third forms are nouns as well.
    pub noun_too: Vec<String>,
    /// Verbs whose past is spelt like the dictionary form.
    pub past_same: Vec<String>,
    /// Irregular forms that never stand without a helper.
    pub participles: Vec<String>,
    /// Phrases with a verb in them that are no verbs.
    pub compounds: Vec<String>,
    /// Endings of the active participle.
    pub ending_participle: Vec<String>,
    /// Endings of the past.
    pub ending_past: Vec<String>,
    /// Endings of the third person.
    pub ending_third: Vec<String>,
}

/// `[helpers]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Helpers {
    /// Forms that make a clause finite.
    pub finite: Vec<String>,
    /// Subject and helper in one word.
    pub with_subject: Vec<String>,
    /// Forms that are never finite.
    pub other: Vec<String>,
    /// Helpers whose subject suffers what the verb says.
    pub passive: Vec<String>,
    /// The word before an infinitive.
    pub infinitive: Vec<String>,
    /// Words that may stand inside a group of verbs.
    pub adverbs: Vec<String>,
    /// Endings of adverbs.
    pub ending_adverb: Vec<String>,
}

/// `[around]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Around {
    /// Words behind which stands a noun or an adjective.
    pub before_noun: Vec<String>,
    /// Prepositions.
    pub prepositions: Vec<String>,
    /// The word before who did it.
    pub agent: Vec<String>,
    /// Words that are a subject by themselves.
    pub subjects: Vec<String>,
    /// Words that open a noun phrase.
    pub articles: Vec<String>,
}

/// `[[saying]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Saying {
    /// The modality of what is said.
    pub holds: String,
    /// The verbs; the first word of each in every form.
    pub forms: Vec<String>,
    /// Nouns that open what is said.
    #[serde(default)]
    pub nouns: Vec<String>,
}

/// `[[cue]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    /// The modality.
    pub modality: String,
    /// Words that count only in a group of verbs.
    #[serde(default)]
    pub helped: Vec<String>,
    /// Words and phrases as printed.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words and phrases, the first word in every form.
    #[serde(default)]
    pub forms: Vec<String>,
    /// The same, only before an active participle.
    #[serde(default)]
    pub active: Vec<String>,
    /// Openers that hold the clause they open.
    #[serde(default)]
    pub opens: Vec<String>,
}

/// `[negation]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Negation {
    /// Words of negation.
    pub words: Vec<String>,
    /// Words of negation before a noun.
    pub determiners: Vec<String>,
    /// Verbs of negation, the first word of each in every form.
    pub forms: Vec<String>,
    /// Words that open a clause that is not so.
    #[serde(default)]
    pub instead: Vec<String>,
    /// Verbs that deny what a noun of saying opens.
    #[serde(default)]
    pub rejecting: Vec<String>,
    /// Phrases that turn nothing round.
    pub exempt: Vec<String>,
    /// Verbs whose negation is meant for what they introduce.
    pub raising: Vec<String>,
    /// Verbs of saying that, turned round, refuse to say.
    pub declining: Vec<String>,
}

/// `[condition]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    /// Openers of a condition.
    pub openers: Vec<String>,
    /// Openers that make one only before what has no time.
    pub openers_timeless: Vec<String>,
    /// What a timeless opener takes.
    pub timeless: Vec<String>,
    /// Openers of a phrase that is one.
    pub phrases: Vec<String>,
    /// Words that are one by themselves.
    pub words: Vec<String>,
    /// Words behind which an opener of a condition asks.
    #[serde(default)]
    pub asks: Vec<String>,
}

/// `[speaker]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Speaker {
    /// Openers of an attribution.
    pub according: Vec<String>,
    /// Openers of an attribution only before a name or a public noun.
    pub according_named: Vec<String>,
    /// Verbs that pass on what another says.
    #[serde(default)]
    pub citing: Vec<String>,
    /// Words between such a verb's object and the word of saying.
    #[serde(default)]
    pub citing_links: Vec<String>,
    /// Openers of a clause that only names who says the rest.
    #[serde(default)]
    pub aside: Vec<String>,
    /// Nouns that are a basis, no sayer.
    pub basis: Vec<String>,
    /// Nouns that carry someone's words.
    pub carriers: Vec<String>,
    /// Words between a carrier and its sayer.
    pub carrier_links: Vec<String>,
    /// Nouns of offices and bodies.
    pub public: Vec<String>,
    /// Words that end a description.
    pub description_ends: Vec<String>,
    /// Words for the person named last.
    pub pronouns_person: Vec<String>,
    /// Words for the sayer named last.
    pub pronouns: Vec<String>,
    /// Words that name nobody.
    pub nobody: Vec<String>,
}

/// `[headline]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Headline {
    /// How a subject with an infinitive is held.
    pub modality: String,
}
