//! What the layers found in one unit, as edges from token to token.

use std::ops::Range;
use std::rc::Rc;

use muster_model::{EntityClass, Named, Place, Valid, Value};
use muster_pack::pattern::Takes;

use super::vocabulary::WordId;
use crate::clause::Clause;
use crate::passage::{Found, Passage};

/// A typed mention between two tokens.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The tokens it takes.
    pub tokens: Range<usize>,
    /// The tokens that make it the same mention wherever it is used.
    pub core: Range<usize>,
    /// What it is.
    pub holds: Holds,
    /// Its value; none for a time or an unresolved reference ("they").
    pub value: Option<Value>,
    /// Whether it says where something is.
    pub stands: Stands,
}

/// How a mention stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Freely: it may be who acts.
    Free,
    /// Behind a word that says where: "in Iraq".
    Located,
    /// Behind a word that says from where or of what: "from Iraq".
    Directed,
}

/// The type of an edge.
#[derive(Clone, Debug, PartialEq)]
pub enum Holds {
    /// A quantity with a unit.
    Quantity(String),
    /// A number without one.
    Number,
    /// A rank in a row.
    Ordinal,
    /// A country.
    Country,
    /// An organisation.
    Org,
    /// A people or its forces: an actor, but no country by name.
    Forces,
    /// A place that is no country.
    Place,
    /// A person.
    Person,
    /// A post.
    Post,
    /// A time, with its bounds.
    Time(Valid),
    /// A country's ministry, government or forces, read as that country.
    Nation,
    /// A word that refers to an actor named before.
    Reference,
}

impl Edge {
    /// Returns whether a slot of this type takes the edge.
    pub fn fits(&self, takes: &Takes) -> bool {
        match takes {
            Takes::Quantity(units) => {
                matches!(&self.holds, Holds::Quantity(unit) if units.is_empty() || units.contains(unit))
            }
            Takes::Number(_) => self.holds == Holds::Number,
            Takes::Ordinal => self.holds == Holds::Ordinal,
            Takes::Place => matches!(self.holds, Holds::Place | Holds::Country),
            Takes::Country => self.is_country() || self.holds == Holds::Reference,
            Takes::Org => self.holds == Holds::Org,
            Takes::Actor => self.is_actor() || self.holds == Holds::Reference,
            Takes::Person => self.holds == Holds::Person,
            Takes::Party => self.is_actor() || matches!(self.holds, Holds::Reference | Holds::Person),
            Takes::Post => self.holds == Holds::Post,
            Takes::Time => matches!(self.holds, Holds::Time(_)),
            Takes::Phrase | Takes::Text | Takes::Word(_) | Takes::List(_) => false,
        }
    }

    /// Returns whether it names a country, by its name or by its people and forces.
    pub fn is_country(&self) -> bool {
        match (&self.holds, &self.value) {
            (Holds::Country | Holds::Nation, _) => true,
            (Holds::Forces, Some(Value::Entity(entity))) => entity.class == EntityClass::Country,
            _ => false,
        }
    }

    /// Returns whether it names an actor; a country behind "in" is a place.
    pub fn is_actor(&self) -> bool {
        match self.holds {
            Holds::Country => self.stands != Stands::Located,
            Holds::Org | Holds::Forces => true,
            _ => false,
        }
    }

    /// Returns whether it names a place.
    pub fn is_place(&self) -> bool {
        matches!(self.holds, Holds::Country | Holds::Place)
    }
}

/// One sentence, item or heading, ready for the machine.
pub struct Lattice<'p> {
    /// The passage.
    pub passage: &'p Passage<'p>,
    /// The tokens of the unit.
    pub tokens: Range<usize>,
    /// What each token of the passage can be.
    pub readings: Rc<[Rc<[WordId]>]>,
    /// Every mention, by its first token.
    pub edges: Vec<Edge>,
    /// For each token from the start of the unit: where a transparent run that begins there may end.
    pub transparent: Vec<Vec<usize>>,
    /// The unit's clauses, in order, without gaps.
    pub clauses: &'p [Clause],
    /// Tokens at which a free phrase ends.
    pub phrase_ends: Vec<bool>,
    /// Tokens that separate the members of a list.
    pub separators: Vec<bool>,
}

impl Lattice<'_> {
    /// Returns the edges that begin at a token, longest first.
    pub fn edges_at(&self, token: usize) -> impl Iterator<Item = (usize, &Edge)> {
        let start = self.edges.partition_point(|edge| edge.tokens.start < token);
        self.edges[start..]
            .iter()
            .enumerate()
            .take_while(move |(_, edge)| edge.tokens.start == token)
            .map(move |(at, edge)| (start + at, edge))
    }

    /// Returns whether a token can be a word of the rules.
    pub fn is(&self, token: usize, word: WordId) -> bool {
        token < self.tokens.end && self.readings[token].binary_search(&word).is_ok()
    }

    /// Returns the token before this one, with words that carry nothing passed over.
    pub fn before(&self, token: usize) -> Option<usize> {
        let mut at = token;
        while at > self.tokens.start && self.transparent[at - 1 - self.tokens.start].contains(&at) {
            at -= 1;
        }
        (at > self.tokens.start).then(|| at - 1)
    }

    /// Returns the index of the clause that holds a token.
    pub fn clause_of(&self, token: usize) -> usize {
        self.clauses.iter().position(|clause| clause.tokens.contains(&token)).unwrap_or(0)
    }

    /// Returns where the unit ends without its closing marks.
    pub fn last(&self) -> usize {
        let mut end = self.tokens.end;
        while end > self.tokens.start && self.passage.words.tokens[end - 1].class == muster_text::Class::Mark {
            end -= 1;
        }
        end
    }
}

/// Sorts edges by first token, longest first, so that [`Lattice::edges_at`] finds them.
pub fn sorted(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_by_key(|edge| (edge.tokens.start, std::cmp::Reverse(edge.tokens.end)));
    edges
}

/// Returns the edge of a mention other than a time or a quantity.
pub fn edge_of(found: &Found) -> Option<Edge> {
    let (holds, value) = match &found.mention.what {
        Named::Entity(entity) => {
            let holds = if entity.class == EntityClass::Country { Holds::Country } else { Holds::Org };
            (holds, Value::Entity(entity.clone()))
        }
        Named::Demonym(entity) => (Holds::Forces, Value::Entity(entity.clone())),
        Named::Person(person) => (Holds::Person, Value::Person(person.clone())),
        Named::Place(place) => (Holds::Place, Value::Place(place.clone())),
        Named::Post(post) => (Holds::Post, Value::Text(post.clone())),
        Named::Time(_) | Named::Quantity(_) => return None,
    };
    // A post lies over the organisation it is in: only its head is the mention.
    let core = if holds == Holds::Post { found.tokens.start..found.tokens.start + 1 } else { found.tokens.clone() };
    Some(Edge { tokens: found.tokens.clone(), core, holds, value: Some(value), stands: Stands::Free })
}

/// Returns a country as a place.
pub fn place_of_country(text: &str, id: Option<&str>) -> Place {
    Place {
        text: text.to_owned(),
        name: None,
        country: id.map(str::to_owned),
        latitude: None,
        longitude: None,
        id: id.map(str::to_owned),
        candidates: 1,
    }
}
