//! How does a language print figures, and what does it count? `numerals.toml`, `units.toml` and `hedges.toml`.

use std::collections::{BTreeMap, BTreeSet};

use muster_model::{Approx, Decimal, Unit};
use muster_text::{Lexicon, fold_plain};
use serde::Deserialize;

use self::led::Led;
use self::parts::Parts;
use self::written::{Table, WrittenHedges, WrittenNumerals, WrittenUnits};
use crate::error::PackError;
use crate::files::PackFiles;

pub mod led;
pub mod parts;
mod written;

/// A table of numbers, and what its words say.
type WordsOf<'t, V> = (&'t Table, fn(V) -> Numeral);

/// What a word says as part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// A number that adds up with others: "forty" "five".
    Small(u64),
    /// A number with a part: "anderthalb".
    Mixed(Decimal),
    /// A small number that only ends a longer one.
    Tail(u32),
    /// Multiplies what stands before it.
    Times(u64),
    /// A round number, not exact: "dozen".
    Rounded(u32),
    /// Some unsaid number, at least this: "dozens".
    Many(u64),
    /// A number nobody knows: "several".
    Vague,
    /// A part of a whole: "third".
    Share(Decimal),
    /// Left as a part: "halved".
    Shared(Decimal),
    /// A rank in a row: "third".
    Ordinal(u32),
    /// "an".
    Article,
    /// "and", inside a number.
    And,
    /// "et", between tens and the ones behind them.
    TensAnd,
    /// "und", between ones and the tens behind them.
    OnesAnd,
    /// A noun that says "two" by itself.
    Dual,
    /// "and a half".
    Half,
    /// Makes the number behind it an ordinal.
    OrdinalBefore,
    /// Stands between the two numbers of a part.
    ShareLink,
    /// A phrase whose number word is none.
    Hidden,
}

/// Where a language's adjectives stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Before the noun: the number and the noun embrace them.
    #[default]
    Before,
    /// After the noun.
    After,
}

/// Which number a noun is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One.
    Singular,
    /// Several.
    Plural,
    /// Either.
    Same,
}

/// A noun that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    unit: usize,
    /// Its number.
    pub form: Form,
    /// Whether an article before it counts one.
    pub article: bool,
    /// Whether it is measured, not counted.
    pub measure: bool,
}

/// What a word between a number and its noun does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Says what kind of noun follows.
    Classifier,
    /// Describes the noun before it.
    Adjective,
    /// Is part of a compound noun.
    Modifier,
    /// Leads from a part to its whole.
    Partitive,
    /// Opens the whole.
    Determiner,
    /// Ends the search.
    Stop,
    /// Makes the number none.
    Never,
    /// Ends the name of a street.
    Street,
    /// Makes the number behind it a name.
    Label,
}

/// What joins two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Opens a range.
    Between,
    /// Stands inside an opened range.
    And,
    /// Stands inside a range.
    To,
    /// Opens a change.
    From,
    /// Opens the size of a change.
    By,
    /// Stands between the levels of a change.
    Becomes,
    /// Stands between members of a list.
    List,
    /// Stands between numbers of one noun, each held for itself.
    Apart,
    /// Stands before a noun whose number follows later.
    NumberOf,
    /// May stand between a hedge and its number.
    Filler,
}

/// Words of one unit.
#[derive(Clone, Debug)]
struct UnitWords {
    unit: Unit,
    words: Vec<String>,
}

/// How a language prints figures, and what it counts.
#[derive(Clone, Debug)]
pub struct Quantities {
    /// The mark before the decimals.
    pub decimal: char,
    /// The mark between groups of three digits.
    pub group: char,
    /// Words and phrases of numbers.
    pub numerals: Lexicon<Numeral>,
    /// Endings that make digits an ordinal.
    pub ordinal_endings: Vec<String>,
    /// Folded letters written onto digits that multiply them: "bn".
    pub glued: BTreeMap<String, u64>,
    /// Folded nouns that are measured, as they are written onto digits: "km".
    pub glued_units: BTreeMap<String, Noun>,
    /// Multipliers behind which digits go on the number: 1000 for "2 bin 500".
    pub digits_behind: BTreeSet<u64>,
    /// Whether ten takes ones behind it: "mười" "hai", "on" "iki".
    pub ten_adds: bool,
    /// What numbers written in one word are made of.
    pub parts: Parts,
    /// Signs and words before a number that say what it counts: "$".
    pub signs: Led<Noun>,
    /// Nouns that say "two" by themselves.
    pub duals: Lexicon<Noun>,
    /// Words that are nouns behind a hyphen only.
    pub hyphened: Lexicon<Noun>,
    /// Nouns by the words that may end a longer word: "soldaten".
    heads: BTreeMap<String, Vec<Noun>>,
    /// Whether every noun has a capital: one with a capital is no name.
    pub capital_nouns: bool,
    /// The least letters of such a word.
    head_letters: usize,
    /// Folded number words read only before a noun that is counted.
    pub weak: BTreeSet<String>,
    /// Where adjectives stand.
    pub order: Order,
    /// Whether of two nouns in a row the second is the one counted.
    pub compounds: bool,
    /// Nouns that are counted; a noun that can be several units holds the plainest first.
    pub nouns: Lexicon<Noun>,
    /// Other words around a number and its noun.
    pub between: Led<Between>,
    /// Endings of plurals.
    plural_endings: Vec<String>,
    /// Endings of words that look like a plural and are none.
    not_plural: Vec<String>,
    /// Words before a number that hold it.
    pub before: Led<Approx>,
    /// Words behind a number that hold it.
    pub after: Led<Approx>,
    /// Words that join two numbers.
    pub links: Led<Link>,
    units: Vec<UnitWords>,
}

impl Quantities {
    /// Reads `numerals.toml`, `units.toml` and `hedges.toml` of a language.
    ///
    /// # Errors
    /// When a file is missing or not of its shape, or a key is no number, unit or way to hold a figure.
    pub fn load(files: &PackFiles, tag: &str) -> Result<Self, PackError> {
        let numerals_path = format!("languages/{tag}/numerals.toml");
        let units_path = format!("languages/{tag}/units.toml");
        let hedges_path = format!("languages/{tag}/hedges.toml");
        let numerals: WrittenNumerals = files.read(&numerals_path)?;
        let units: WrittenUnits = files.read(&units_path)?;
        let hedges: WrittenHedges = files.read(&hedges_path)?;
        let file = |path| Place { path, text: files.get(path).unwrap_or_default() };
        let counted = nouns(&units, &file(&units_path))?;
        let words = &numerals.words;
        let mut lexicon = numeral_lexicon(&numerals, &file(&numerals_path))?;
        counted.dual_words.iter().for_each(|word| lexicon.insert(word, Numeral::Dual));
        Ok(Self {
            decimal: numerals.decimal,
            group: numerals.group,
            ordinal_endings: words.ordinal_endings.iter().map(|ending| fold_plain(ending)).collect(),
            glued: glued(&numerals.glued, &file(&numerals_path))?,
            glued_units: counted.glued,
            digits_behind: words.digits_behind.iter().copied().collect(),
            ten_adds: !numerals.small.contains_key("11"),
            parts: parts(&numerals),
            signs: counted.signs,
            duals: counted.duals,
            capital_nouns: units.capital_nouns,
            hyphened: counted.hyphened,
            heads: counted.heads,
            head_letters: units.heads.unwrap_or(usize::MAX),
            weak: words.weak.iter().map(|word| fold_plain(word)).collect(),
            order: units.adjectives_stand,
            compounds: units.compounds,
            between: between(&units, &words.labels),
            plural_endings: units.plural.endings.iter().map(|(_, plural)| plural.clone()).collect(),
            not_plural: units.plural.not.clone(),
            before: approximators(&hedges.before, &file(&hedges_path))?,
            after: approximators(&hedges.after, &file(&hedges_path))?,
            links: links(&hedges),
            numerals: lexicon,
            nouns: counted.nouns,
            units: counted.units,
        })
    }

    /// Returns the unit a noun counts.
    pub fn unit(&self, noun: &Noun) -> &Unit {
        &self.units[noun.unit].unit
    }

    /// Returns every folded noun that counts a unit, in every form: what a rule on that unit can be anchored by.
    ///
    /// Nothing for a unit without nouns (`ordinal`, `share`).
    pub fn words_of<'q>(&'q self, unit: &'q str) -> impl Iterator<Item = &'q str> {
        let of_unit = self.units.iter().filter(move |words| words.unit.as_str() == unit);
        of_unit.flat_map(|words| words.words.iter().map(String::as_str))
    }

    /// Returns the noun that a longer folded word ends in: "soldaten" of "regierungssoldaten".
    pub fn head_of(&self, word: &str) -> Option<&[Noun]> {
        if self.heads.is_empty() {
            return None;
        }
        let letters = word.chars().count();
        let ends = word.char_indices().enumerate().skip(2);
        let mut fits = ends.take_while(|(before, _)| before + self.head_letters <= letters);
        fits.find_map(|(_, (at, _))| self.heads.get(&word[at..]).map(Vec::as_slice))
    }

    /// Returns whether a folded word that is no known noun looks like the plural of one.
    pub fn looks_plural(&self, word: &str) -> bool {
        word.chars().count() > 3
            && self.plural_endings.iter().any(|ending| word.ends_with(ending.as_str()))
            && !self.not_plural.iter().any(|ending| word.ends_with(ending.as_str()))
    }
}

/// Units every pack may count, in the singular; `ordinal` and `share` have no nouns.
#[rustfmt::skip]
const UNITS: [&str; 58] = [
    "person", "nation", "organisation", "member", "base", "aircraft", "ship", "vehicle", "unit", "strike", "engagement", "sortie",
    "munition", "target", "operation", "report", "incident", "attack", "item", "money", "percent", "share", "place", "course", "round",
    "mm", "cm", "m", "km", "inch", "foot", "yard", "mile", "nautical_mile",
    "m2", "km2", "hectare", "acre", "square_foot", "square_mile",
    "gram", "kg", "tonne", "pound", "ounce", "litre", "gallon", "barrel", "m3",
    "km_per_hour", "mile_per_hour", "knot", "degree", "celsius", "fahrenheit", "kilowatt", "megawatt", "gigawatt",
];

/// A pack file, for its errors.
struct Place<'p> {
    path: &'p str,
    text: &'p str,
}

impl Place<'_> {
    fn error(&self, key: &str, problem: String, hint: &str) -> PackError {
        let at = self.text.find(key).unwrap_or(0);
        PackError::at(self.path, self.text, at, problem).hint(hint)
    }
}

/// The nouns of a language, by where they stand.
#[derive(Default)]
struct Counted {
    nouns: Lexicon<Noun>,
    units: Vec<UnitWords>,
    signs: Led<Noun>,
    duals: Lexicon<Noun>,
    hyphened: Lexicon<Noun>,
    dual_words: Vec<String>,
    glued: BTreeMap<String, Noun>,
    heads: BTreeMap<String, Vec<Noun>>,
}

impl Counted {
    fn unit(&mut self, name: &str) -> usize {
        self.units.iter().position(|words| words.unit.as_str() == name).unwrap_or_else(|| {
            self.units.push(UnitWords { unit: Unit::new(name), words: Vec::new() });
            self.units.len() - 1
        })
    }

    /// Adds a noun of a unit in one form.
    fn add(&mut self, word: &str, noun: Noun, head_letters: usize) {
        let folded = fold_plain(word);
        if noun.measure && !folded.contains(char::is_whitespace) {
            self.glued.entry(folded.clone()).or_insert(noun);
        }
        if !noun.measure && folded.chars().count() >= head_letters && folded.chars().all(char::is_alphabetic) {
            self.heads.entry(folded.clone()).or_default().push(noun);
        }
        self.nouns.insert(word, noun);
        self.units[noun.unit].words.push(folded);
    }
}

fn nouns(written: &WrittenUnits, file: &Place) -> Result<Counted, PackError> {
    let mut counted = Counted::default();
    let head_letters = written.heads.unwrap_or(usize::MAX);
    for entry in &written.unit {
        if !UNITS.contains(&entry.name.as_str()) {
            let problem = format!("`{}` is no unit", entry.name);
            return Err(file.error(
                &format!("\"{}\"", entry.name),
                problem,
                &format!("units are {}", UNITS.join(", ")),
            ));
        }
        let unit = counted.unit(&entry.name);
        let of = |form| Noun { unit, form, article: entry.article, measure: entry.measure };
        for noun in &entry.nouns {
            for (form, word) in forms(noun, &written.plural.endings) {
                counted.add(&word, of(form), head_letters);
            }
        }
        for word in &entry.duals {
            counted.duals.insert(word, of(Form::Plural));
            counted.units[unit].words.push(fold_plain(word));
            counted.dual_words.push(word.clone());
        }
        entry.hyphened.iter().for_each(|word| counted.hyphened.insert(word, of(Form::Same)));
        entry.signs.iter().for_each(|sign| counted.signs.insert(sign, of(Form::Same)));
    }
    let unit = counted.unit("money");
    let money = Noun { unit, form: Form::Same, article: false, measure: true };
    written.currency.iter().for_each(|sign| counted.signs.insert(sign, money));
    Ok(counted)
}

/// Returns a noun's forms: "base" → base, bases; "person/people" as written, and more plurals behind more strokes;
/// "staff/staff" is one form.
fn forms(noun: &str, endings: &[(String, String)]) -> Vec<(Form, String)> {
    let made = || {
        endings
            .iter()
            .find_map(|(ending, plural)| noun.strip_suffix(ending.as_str()).map(|stem| format!("{stem}{plural}")))
    };
    let (singular, plurals) = match noun.split_once('/') {
        Some((singular, plurals)) => (singular, plurals.to_owned()),
        None => (noun, made().unwrap_or_else(|| noun.to_owned())),
    };
    if singular == plurals {
        return vec![(Form::Same, plurals)];
    }
    let plurals = plurals.split('/').map(|plural| (Form::Plural, plural.to_owned()));
    std::iter::once((Form::Singular, singular.to_owned())).chain(plurals).collect()
}

fn between(units: &WrittenUnits, labels: &[String]) -> Led<Between> {
    let mut lexicon = Led::default();
    for (words, role) in [
        (units.classifiers.as_slice(), Between::Classifier),
        (&units.adjectives, Between::Adjective),
        (&units.modifiers, Between::Modifier),
        (&units.partitives, Between::Partitive),
        (&units.determiners, Between::Determiner),
        (&units.stops, Between::Stop),
        (&units.streets, Between::Street),
        (labels, Between::Label),
    ] {
        words.iter().for_each(|word| lexicon.insert(word, role));
    }
    for noun in &units.never {
        for (_, word) in forms(noun, &units.plural.endings) {
            lexicon.insert(&word, Between::Never);
        }
    }
    lexicon
}

fn approximators(written: &Table, file: &Place) -> Result<Led<Approx>, PackError> {
    let mut lexicon = Led::default();
    for (key, phrases) in written {
        let Some(approx) = Approx::parse(key) else {
            let known: Vec<&str> = Approx::ALL.into_iter().map(Approx::as_str).collect();
            let hint = format!("ways are {}", known.join(", "));
            return Err(file.error(key, format!("`{key}` is no way to hold a figure"), &hint));
        };
        phrases.iter().for_each(|phrase| lexicon.insert(phrase, approx));
    }
    Ok(lexicon)
}

fn links(hedges: &WrittenHedges) -> Led<Link> {
    let mut lexicon = Led::default();
    for (words, link) in [
        (&hedges.links.between, Link::Between),
        (&hedges.links.and, Link::And),
        (&hedges.links.to, Link::To),
        (&hedges.links.from, Link::From),
        (&hedges.links.by, Link::By),
        (&hedges.links.becomes, Link::Becomes),
        (&hedges.links.list, Link::List),
        (&hedges.links.apart, Link::Apart),
        (&hedges.links.number_of, Link::NumberOf),
        (&hedges.between, Link::Filler),
    ] {
        words.iter().for_each(|word| lexicon.insert(word, link));
    }
    lexicon
}

fn numeral_lexicon(written: &WrittenNumerals, file: &Place) -> Result<Lexicon<Numeral>, PackError> {
    let mut lexicon = Lexicon::default();
    let mixed = |key: &str| key.contains('.').then(|| key.parse::<Decimal>().ok()).flatten();
    let whole: [WordsOf<u64>; 6] = [
        (&written.small, Numeral::Small),
        (&written.tail, |value| Numeral::Tail(value as u32)),
        (&written.times, Numeral::Times),
        (&written.rounded, |value| Numeral::Rounded(value as u32)),
        (&written.many, Numeral::Many),
        (&written.ordinals, |value| Numeral::Ordinal(value as u32)),
    ];
    for (table, numeral) in whole {
        for (key, words) in table {
            let value = match mixed(key) {
                Some(value) if std::ptr::eq(table, &written.small) => Numeral::Mixed(value),
                _ => numeral(key.parse().map_err(|_| not_a_number(file, key))?),
            };
            words.iter().for_each(|word| lexicon.insert(word, value));
        }
    }
    let parts: [WordsOf<Decimal>; 2] = [(&written.shares, Numeral::Share), (&written.shared, Numeral::Shared)];
    for (table, numeral) in parts {
        for (key, words) in table {
            let value = part(key).ok_or_else(|| not_a_number(file, key))?;
            words.iter().for_each(|word| lexicon.insert(word, numeral(value)));
        }
    }
    for (words, numeral) in joining(written) {
        words.iter().for_each(|word| lexicon.insert(word, numeral));
    }
    Ok(lexicon)
}

/// Returns the words of `[words]` that are read as parts of numbers.
fn joining(written: &WrittenNumerals) -> [(&[String], Numeral); 9] {
    let words = &written.words;
    [
        (&words.articles, Numeral::Article),
        (&words.vague, Numeral::Vague),
        (&words.and, Numeral::And),
        (&words.tens_and, Numeral::TensAnd),
        (&words.ones_and, Numeral::OnesAnd),
        (&words.half, Numeral::Half),
        (&words.ordinal_before, Numeral::OrdinalBefore),
        (&words.share_link, Numeral::ShareLink),
        (&words.hidden, Numeral::Hidden),
    ]
}

/// Returns what numbers written in one word are made of; nothing where none are.
fn parts(written: &WrittenNumerals) -> Parts {
    if !written.words.one_word {
        return Parts::default();
    }
    let value = |key: &str| key.parse::<u64>().ok();
    let tables: [WordsOf<u64>; 4] = [
        (&written.small, Numeral::Small),
        // "Ein" is an article, and one inside "einundzwanzig".
        (&written.tail, Numeral::Small),
        (&written.times, Numeral::Times),
        (&written.ordinals, |value| Numeral::Ordinal(value as u32)),
    ];
    let mut words = Vec::new();
    for (table, numeral) in tables {
        let known = table.iter().filter_map(|(key, words)| Some((value(key)?, words)));
        let known = known.flat_map(|(value, words)| words.iter().map(move |word| (fold_plain(word), numeral(value))));
        words.extend(known);
    }
    let joins =
        |numeral: &Numeral| matches!(numeral, Numeral::And | Numeral::TensAnd | Numeral::OnesAnd | Numeral::Half);
    for (list, numeral) in joining(written).into_iter().filter(|(_, numeral)| joins(numeral)) {
        words.extend(list.iter().map(|word| (fold_plain(word), numeral)));
    }
    Parts::new(words)
}

fn glued(table: &Table, file: &Place) -> Result<BTreeMap<String, u64>, PackError> {
    let mut glued = BTreeMap::new();
    for (key, letters) in table {
        let by: u64 = key.parse().map_err(|_| not_a_number(file, key))?;
        glued.extend(letters.iter().map(|letters| (fold_plain(letters), by)));
    }
    Ok(glued)
}

fn not_a_number(file: &Place, key: &str) -> PackError {
    file.error(key, format!("`{key}` is no number"), "write a whole number, or a part such as 1/3")
}

/// Reads "1/3".
fn part(key: &str) -> Option<Decimal> {
    let (over, under) = key.split_once('/')?;
    let under: u32 = under.parse().ok().filter(|under| *under > 0)?;
    Some(Decimal::from(over.parse::<u32>().ok()?) / Decimal::from(under))
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_text::Words;

    const NUMERALS: &str = "decimal = \".\"\ngroup = \",\"\n[small]\n1 = [\"one\"]\n[tail]\n[times]\n100 = [\"hundred\"]\n[rounded]\n[many]\n\
        [shares]\n\"1/3\" = [\"third\"]\n[shared]\n[ordinals]\n3 = [\"third\"]\n[words]\narticles = [\"an\"]\nvague = []\nand = []\nhalf = []\n\
        ordinal_endings = [\"th\"]\nordinal_before = []\nshare_link = []\nweak = []\nhidden = []\nlabels = []\n";
    const UNITS_FILE: &str = "adjectives_stand = \"before\"\nclassifiers = []\nadjectives = []\nmodifiers = []\npartitives = []\n\
        determiners = []\nstops = []\nnever = [\"year\"]\ncurrency = []\n[plural]\nendings = [[\"y\", \"ies\"], [\"\", \"s\"]]\nnot = [\"ss\"]\n\
        [[unit]]\nname = \"person\"\nnouns = [\"person/people\", \"staff/staff\", \"fatality\"]\n";
    const HEDGES: &str = "between = []\n[before]\nabout = [\"about\"]\n[after]\n[links]\nbetween = []\nand = []\nto = []\nfrom = []\nby = []\nbecomes = []\nlist = []\n";

    fn load(numerals: &str, units: &str, hedges: &str) -> Result<Quantities, PackError> {
        let mut files = PackFiles::default();
        files.insert("languages/en/numerals.toml", numerals.to_owned());
        files.insert("languages/en/units.toml", units.to_owned());
        files.insert("languages/en/hedges.toml", hedges.to_owned());
        Quantities::load(&files, "en")
    }

    #[test]
    fn nouns_have_their_forms() {
        let quantities = load(NUMERALS, UNITS_FILE, HEDGES).expect("the files are of their shape");
        let words: Vec<&str> = quantities.words_of("person").collect();
        assert_eq!(words, ["person", "people", "staff", "fatality", "fatalities"]);
        assert_eq!(quantities.words_of("ordinal").count(), 0);
        assert!(quantities.looks_plural("hospitals") && !quantities.looks_plural("hopeless"));
    }

    #[test]
    fn a_word_can_be_a_part_and_a_rank() {
        let quantities = load(NUMERALS, UNITS_FILE, HEDGES).expect("the files are of their shape");
        let words = Words::of_phrase("third");
        let (_, values) = quantities.numerals.longest_at(&words, 0, 1).expect("the word is listed");
        assert_eq!(values, [Numeral::Ordinal(3), Numeral::Share(Decimal::ONE / Decimal::from(3))]);
    }

    #[test]
    fn mistakes_have_their_line() {
        let error = load(NUMERALS, &UNITS_FILE.replace("\"person\"", "\"soul\""), HEDGES).expect_err("no such unit");
        assert_eq!((error.file.as_str(), error.line), ("languages/en/units.toml", 14));
        let error = load(NUMERALS, UNITS_FILE, &HEDGES.replace("about =", "perhaps =")).expect_err("no such way");
        assert_eq!((error.file.as_str(), error.line), ("languages/en/hedges.toml", 3));
        let error = load(&NUMERALS.replace("1/3", "third part"), UNITS_FILE, HEDGES).expect_err("no part");
        assert!(error.problem.contains("`third part` is no number"), "{error}");
    }
}
