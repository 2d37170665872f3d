//! Whose name is hidden, and where? Everyone's without public office, everywhere a record shows anything.
//!
//! This is the one masking function at the edge of the record. A name gives way to a bar of the same
//! number of bytes: one `█` for every three and `_` for the rest. So every span of a masked snapshot
//! still points at the same bytes as in the captured text, and a quote is still the bytes at its span.
//! Private are the persons and speakers the reader calls so and the spans it lists in a document; a name
//! that belongs to somebody in public office anywhere in the snapshot is shown.

use std::collections::{BTreeMap, BTreeSet};

use muster_model::{Claim, Document, DocumentId, Effect, Fact, Held, Office, Quantity, Snapshot, Source, Span, Value};
use muster_text::fold_plain;

use crate::mask_names::{Finder, find};

/// The bar for a name that stands alone, without a place in a text.
pub const BAR: &str = "█████";

/// Returns the snapshot with every private person's name masked.
pub fn mask(snapshot: &Snapshot) -> Snapshot {
    let masker = Masker::of(snapshot);
    let mut masked = snapshot.clone();
    if masker.finder.is_empty() {
        return masked;
    }
    let cuts = cuts(snapshot);
    let none = BTreeSet::new();
    for held in &mut masked.documents {
        masker.held(held, cuts.get(&held.document.id).unwrap_or(&none));
    }
    let texts: BTreeMap<DocumentId, String> =
        masked.documents.iter().map(|held| (held.document.id.clone(), held.document.text.clone())).collect();
    for standing in masked.claims.iter_mut().chain(&mut masked.undated) {
        masker.claim(&mut standing.claim, &texts);
    }
    masked
}

/// Knows the private names of a snapshot; for doors that show texts of their own, such as error messages.
#[derive(Clone, Debug)]
pub struct Masker {
    finder: Finder,
}

impl Masker {
    /// Learns the private names of a snapshot.
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut private: BTreeSet<String> = BTreeSet::new();
        let mut public: BTreeSet<String> = BTreeSet::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for standing in snapshot.claims.iter().chain(&snapshot.undated) {
            let claim = &standing.claim;
            for slot in claim.slots.values() {
                note_value(&slot.value, &mut private, &mut public, &mut known);
            }
            if let Some(speaker) = &claim.speaker {
                match speaker.office {
                    Office::Public => drop(public.insert(speaker.name.clone())),
                    Office::Private if is_description(&speaker.name) => {}
                    Office::Private => drop(private.insert(speaker.name.clone())),
                }
            }
        }
        for held in &snapshot.documents {
            let names = held.document.private_names.iter().filter_map(|span| span.of(&held.document.text));
            private.extend(names.map(str::to_owned));
        }
        Self { finder: Finder::new(&private, &public, &known) }
    }

    /// Returns the text with every private name behind a bar of the same number of bytes.
    pub fn text(&self, text: &str) -> String {
        self.within(text, &BTreeSet::new())
    }

    /// Bars never cross a cut, so that a span that ends inside a name still ends between two letters.
    fn within(&self, text: &str, cuts: &BTreeSet<usize>) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut at = 0;
        for span in find(&self.finder, text) {
            masked.push_str(&text[at..span.start]);
            let mut from = span.start;
            for cut in cuts.range(span.start + 1..span.end).copied().chain([span.end]) {
                push_bar(&mut masked, cut - from);
                from = cut;
            }
            at = span.end;
        }
        masked.push_str(&text[at..]);
        masked
    }

    fn held(&self, held: &mut Held, cuts: &BTreeSet<usize>) {
        let Document { file, text, parts, given, .. } = &mut held.document;
        *text = self.within(text, cuts);
        self.replace(file);
        for part in parts {
            self.source(&mut part.source);
            self.optional(&mut part.category);
        }
        for given in [given, &mut held.capture.given] {
            self.optional(&mut given.publisher);
            self.optional(&mut given.headline);
            self.optional(&mut given.address);
        }
        self.source(&mut held.capture.source);
        self.replace(&mut held.capture.file);
    }

    fn claim(&self, claim: &mut Claim, texts: &BTreeMap<DocumentId, String>) {
        for slot in claim.slots.values_mut() {
            self.value(&mut slot.value);
        }
        if let Some(speaker) = &mut claim.speaker {
            self.replace(&mut speaker.name);
            speaker.via.iter_mut().for_each(|name| self.replace(name));
        }
        self.source(&mut claim.source);
        self.optional(&mut claim.condition);
        self.optional(&mut claim.within);
        self.optional(&mut claim.valid.text);
        for evidence in &mut claim.evidence {
            self.replace(&mut evidence.file);
            let shown = texts.get(&evidence.document).and_then(|text| evidence.span.of(text));
            evidence.quote = match shown {
                Some(shown) if shown.len() == evidence.quote.len() => shown.to_owned(),
                _ => self.text(&evidence.quote),
            };
        }
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::Quantity(quantity) => self.quantity(quantity),
            Value::Entity(entity) => self.replace(&mut entity.text),
            Value::Person(person) => {
                let bare = self.text(&person.text);
                // A private person's slot shows no length either, unless somebody in office has the name.
                person.text = if bare == person.text { bare } else { BAR.into() };
                self.optional(&mut person.role);
            }
            Value::Place(place) => self.replace(&mut place.text),
            Value::Symbol { text, .. } => self.optional(text),
            Value::Text(text) => self.replace(text),
            Value::List(values) => values.iter_mut().for_each(|value| self.value(value)),
            Value::Effect(Effect { verb_text, quantity, object, .. }) => {
                self.replace(verb_text);
                self.replace(object);
                quantity.iter_mut().for_each(|quantity| self.quantity(quantity));
            }
        }
    }

    fn quantity(&self, quantity: &mut Quantity) {
        self.replace(&mut quantity.text);
        for words in [&mut quantity.approx_text, &mut quantity.unit_printed, &mut quantity.of, &mut quantity.note] {
            self.optional(words);
        }
    }

    fn source(&self, source: &mut Source) {
        for fact in [&mut source.publisher, &mut source.headline, &mut source.address] {
            fact.iter_mut().for_each(|Fact { text, .. }| self.replace(text));
        }
    }

    fn optional(&self, text: &mut Option<String>) {
        text.iter_mut().for_each(|text| self.replace(text));
    }

    fn replace(&self, text: &mut String) {
        *text = self.text(text);
    }
}

fn push_bar(text: &mut String, bytes: usize) {
    text.extend(std::iter::repeat_n('█', bytes / '█'.len_utf8()));
    text.extend(std::iter::repeat_n('_', bytes % '█'.len_utf8()));
}

fn note_value(
    value: &Value,
    private: &mut BTreeSet<String>,
    public: &mut BTreeSet<String>,
    known: &mut BTreeSet<String>,
) {
    match value {
        Value::Person(person) if person.office == Office::Private => drop(private.insert(person.text.clone())),
        Value::Person(person) => drop(public.insert(person.text.clone())),
        Value::Entity(entity) => drop(known.insert(entity.text.clone())),
        Value::Place(place) => {
            known.insert(place.text.clone());
            known.extend(place.name.clone());
        }
        Value::List(values) => values.iter().for_each(|value| note_value(value, private, public, known)),
        Value::Quantity(_) | Value::Symbol { .. } | Value::Text(_) | Value::Effect(_) => {}
    }
}

/// A sayer without a name ("local residents", "một quan chức") is described, not named: nothing to hide.
fn is_description(name: &str) -> bool {
    let cased = name.chars().any(|letter| letter.is_lowercase() || letter.is_uppercase());
    let capital = name.chars().any(char::is_uppercase);
    let plain_word = |word: &str| word.chars().count() >= 6 && word.chars().next().is_some_and(char::is_lowercase);
    cased && (!capital || name.split_whitespace().any(plain_word) || fold_plain(name).is_empty())
}

/// Where spans of each document begin and end.
fn cuts(snapshot: &Snapshot) -> BTreeMap<DocumentId, BTreeSet<usize>> {
    let mut cuts: BTreeMap<DocumentId, BTreeSet<usize>> = BTreeMap::new();
    for held in &snapshot.documents {
        let document = &held.document;
        let headers = document.parts.iter().flat_map(|part| part.headers.iter().map(|header| header.span));
        let parts = document.parts.iter().filter_map(|part| part.span);
        let blocks = document.blocks.iter().map(|block| block.span);
        let origins = document.origins.iter().map(|(span, _)| *span);
        let all = headers.chain(parts).chain(blocks).chain(origins).chain(document.private_names.iter().copied());
        cuts.entry(document.id.clone()).or_default().extend(all.flat_map(|Span { start, end }| [start, end]));
    }
    for standing in snapshot.claims.iter().chain(&snapshot.undated) {
        for evidence in &standing.claim.evidence {
            let spans = cuts.entry(evidence.document.clone()).or_default();
            spans.extend([evidence.span.start, evidence.span.end]);
        }
    }
    cuts
}
