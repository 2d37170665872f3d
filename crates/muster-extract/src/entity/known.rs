//! Whom and what has the text named so far?

use muster_model::{Office, Person, Place};
use rustc_hash::FxHashMap;

/// The organisations and places a document has named, and the persons of its present part.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Organisations by their index, the latest last.
    organisations: Vec<usize>,
    /// Places that only the text knows, by their folded name.
    places: Vec<(String, Place)>,
    /// The persons of the part.
    pub(super) people: Vec<Acquaintance>,
    /// Persons by the last word of their name, the latest last: only persons who share it can be the same.
    by_last: FxHashMap<Box<str>, Vec<usize>>,
}

/// A person the part has named.
#[derive(Clone, Debug)]
pub(super) struct Acquaintance {
    /// The folded words of the name, without particles and initials.
    pub core: Vec<Box<str>>,
    /// All that is said of the person, under the fullest name.
    pub person: Person,
}

impl Known {
    /// Forgets the persons: in another part a short form is another person's.
    pub fn next_part(&mut self) {
        self.people.clear();
        self.by_last.clear();
    }

    /// Notes that the text names an organisation.
    pub(super) fn name_organisation(&mut self, index: usize) {
        self.organisations.retain(|other| *other != index);
        self.organisations.push(index);
    }

    /// Returns which of several organisations the text named last, or the only one there is.
    pub(super) fn meant(&self, organisations: &[usize]) -> Option<usize> {
        let named = self.organisations.iter().rev().find(|index| organisations.contains(index));
        match organisations {
            [only] => Some(*only),
            _ => named.copied(),
        }
    }

    /// Notes a place the gazetteer has not.
    pub(super) fn name_place(&mut self, key: String, place: Place) {
        if self.places.iter().all(|(other, _)| *other != key) {
            self.places.push((key, place));
        }
    }

    /// Returns a place the text has named in full.
    pub(super) fn place(&self, key: &str) -> Option<&Place> {
        self.places.iter().find(|(other, _)| other == key).map(|(_, place)| place)
    }

    /// Returns the person a name means: the same name, its last words, or another middle.
    pub(super) fn resolve(&self, core: &[Box<str>]) -> Option<usize> {
        let namesakes = self.by_last.get(core.last()?)?;
        namesakes.iter().rev().copied().find(|index| is_same(&self.people[*index].core, core))
    }

    /// Returns the person named last whose name ends in a folded word.
    pub(super) fn by_last_name(&self, word: &str) -> Option<usize> {
        self.by_last.get(word)?.last().copied()
    }

    /// Adds what is said of a person here to what is known; returns which person it is.
    pub(super) fn meet(&mut self, core: Vec<Box<str>>, said: Person) -> usize {
        let Some(index) = self.resolve(&core) else {
            let index = self.people.len();
            if let Some(last) = core.last() {
                self.by_last.entry(last.clone()).or_default().push(index);
            }
            self.people.push(Acquaintance { core, person: said });
            return index;
        };
        let known = &mut self.people[index];
        if core.len() > known.core.len() {
            known.core = core;
            known.person.text.clone_from(&said.text);
        }
        fill(&mut known.person, &said);
        if said.role.is_some() && known.person.role.is_none() {
            known.person.role = said.role;
        }
        index
    }
}

/// Adds to `person` what it lacks and `other` has; a public office stays one.
pub(super) fn fill(person: &mut Person, other: &Person) {
    for (mine, theirs) in [
        (&mut person.rank, &other.rank),
        (&mut person.service, &other.service),
        (&mut person.nationality, &other.nationality),
    ] {
        if mine.is_none() {
            mine.clone_from(theirs);
        }
    }
    if other.office == Office::Public {
        person.office = Office::Public;
    }
}

/// Returns whether two names are one person's: "al-Sudani" is the last word of "Mohammed Shia al-Sudani".
fn is_same(known: &[Box<str>], name: &[Box<str>]) -> bool {
    let (short, long) = if known.len() < name.len() { (known, name) } else { (name, known) };
    if short.is_empty() {
        return false;
    }
    // A longer name than the known one is the same person only when the known one was a last word.
    let last_words = long.ends_with(short) && (known.len() >= name.len() || known.len() == 1);
    let another_middle = short.len() > 1 && long.first() == short.first() && long.last() == short.last();
    last_words || another_middle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn core(name: &str) -> Vec<Box<str>> {
        name.split(' ').map(Into::into).collect()
    }

    fn check(known: &str, name: &str, same: Option<usize>) {
        let mut people = Known::default();
        let person = Person {
            text: known.to_owned(),
            rank: None,
            service: None,
            nationality: None,
            role: None,
            office: Office::Private,
        };
        people.meet(core(known), person);
        assert_eq!(people.resolve(&core(name)), same, "{known} / {name}");
    }

    #[test]
    fn a_short_form_is_the_person_named_before() {
        check("mohammed shia sudani", "sudani", Some(0));
        check("stephen townsend", "townsend", Some(0));
        check("mohammed shia sudani", "mohammed sudani", Some(0));
        check("biden", "joe biden", Some(0));
        check("joe biden", "joe", None);
        check("kevin leahy", "kevin lambert", None);
        check("anna maria keller", "anna maria", None);
    }
}
