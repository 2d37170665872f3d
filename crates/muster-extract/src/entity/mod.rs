//! Whom, what and where does a text name? Countries, organisations, persons, posts and places.
//!
//! [`find`] reads one passage after another in the order of the text and keeps what a later short form
//! needs in [`Known`]; [`settle`] then looks back once over a part, because "Biden" in a headline is
//! told apart from a village, and a commander from a private soldier, only by what the text says later.

mod known;

use std::ops::Range;

use muster_pack::language::names::Names;
use muster_pack::organisations::Organisations;
use muster_pack::places::Places;
use muster_pack::posts::Posts;

use crate::passage::{Found, Passage};

pub use known::Known;

/// What the packs know of the world, beside the names of one language.
#[derive(Clone, Copy, Debug)]
pub struct World<'p> {
    /// The organisations and forces.
    pub organisations: &'p Organisations,
    /// The posts people hold.
    pub posts: &'p Posts,
    /// The gazetteer.
    pub places: &'p Places,
}

/// What a passage names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    /// The mentions by their first token, the longer first. A post may lie over the organisation it is
    /// in; no other two share a token.
    pub found: Vec<Found>,
    /// How far the description of each person reaches.
    pub reaches: Vec<Reach>,
}

/// A person's name with everything that describes the person beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The mention, as an index of [`Entities::found`].
    pub person: usize,
    /// The tokens from the first to the last word of name and description.
    pub tokens: Range<usize>,
}

/// Finds what a passage names; tokens in `claimed` belong to times and quantities and name nothing.
pub fn find(
    passage: &Passage<'_>,
    names: &Names,
    world: World<'_>,
    known: &mut Known,
    claimed: &[Range<usize>],
) -> Entities {
    let _ = (passage, names, world, known, claimed);
    Entities::default()
}

/// Looks back over the passages of a part: adds short forms printed before the full name, and gives
/// every mention of a person what the whole part says about the person.
pub fn settle(passages: &[Passage<'_>], entities: &mut [Entities], known: &Known) {
    let _ = (passages, entities, known);
}
