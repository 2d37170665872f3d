//! The record at one coordinate: immutable, shared, and all a page needs.

use crate::claim::Claim;
use crate::document::Document;
use crate::entry::{Capture, Coordinates, Position};

/// A document held by the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What the log says of it.
    pub capture: Capture,
    /// The document as read: text, parts and blocks.
    pub document: Document,
    /// Its place in the log.
    pub position: Position,
    /// When its batch was recorded: seconds since 1970, UTC.
    pub recorded: i64,
}

/// A claim held by the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The claim.
    pub claim: Claim,
    /// Its place in the log.
    pub position: Position,
    /// When its batch was recorded: seconds since 1970, UTC.
    pub recorded: i64,
}

/// Everything that stands at one coordinate.
///
/// Claims are those said by `said_by` and recorded by `at`, without superseded ones, in the order
/// *said* (latest, earliest; undated first) and then position. `as_of` is left to the registers,
/// because whether a claim holds on a day depends on its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The coordinates asked for.
    pub coordinates: Coordinates,
    /// The position it was taken at: `coordinates.at`, or the head.
    pub position: Position,
    /// Its documents, in the order of the log.
    pub documents: Vec<Held>,
    /// Its claims.
    pub claims: Vec<Standing>,
    /// Claims left out because their source is undated and `said_by` was asked for.
    pub undated: Vec<Standing>,
}
