//! What the layers under the rules find in a text: times, quantities, names.

use crate::document::Span;
use crate::quantity::Quantity;
use crate::time::TimeMention;
use crate::value::{Entity, Person, Place};

/// A thing a text names, where it names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What.
    pub what: Named,
}

/// What a mention names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A time.
    Time(TimeMention),
    /// A quantity or a bare number.
    Quantity(Quantity),
    /// A country, an organisation or a force.
    Entity(Entity),
    /// A people or nationality used as an adjective: "Iraqi".
    Demonym(Entity),
    /// A person.
    Person(Person),
    /// A place.
    Place(Place),
    /// A post: "deputy commander for strategy".
    Post(String),
}
