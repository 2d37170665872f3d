//! The words every room of Muster shares.
//!
//! Documents, claims, entries, snapshots and findings are defined here and nowhere else.
//! This room holds no I/O, reads no clock and knows no language: it only says what things are,
//! and how they are written down ([`written`]).

#![forbid(unsafe_code)]

pub mod check;
pub mod claim;
pub mod document;
pub mod edtf;
pub mod entry;
pub mod finding;
pub mod id;
pub mod kind;
pub mod mention;
pub mod mgrs;
pub mod note;
pub mod quantity;
pub mod snapshot;
pub mod time;
pub mod value;
pub mod written;

pub use check::{Check, CheckShape, Checks, TermRole, TermSpec, Wording};
pub use claim::{Claim, Evidence, EvidenceRole, Modality, Polarity, Speaker};
pub use document::{Block, BlockKind, Document, Fact, Given, HeaderKind, HeaderSpan, Known, Part, Source, Span};
pub use entry::{Appended, Capture, Coordinates, Entry, Intake, Position};
pub use finding::{Finding, Term, TermOrigin, Verdict};
pub use id::{ClaimId, DocumentId, FindingId, KindName, Language, SeriesKey, Unit, sha256_hex, short_hash};
pub use kind::{HardCase, Kind, Kinds, Register, SlotSpec, SlotType, TimeKind};
pub use mention::{Mention, Named};
pub use mgrs::Grid;
pub use note::Note;
pub use quantity::{Approx, Decimal, Quantity};
pub use snapshot::{Held, Snapshot, Standing};
pub use time::{Bound, Day, Shape, TimeMention, TimexClass, Valid};
pub use value::{Effect, Entity, EntityClass, Office, Person, Place, Slot, Step, Value};
