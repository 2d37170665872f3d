//! What do we make of it? Registers, series and checks, as pure functions of a snapshot and what the packs declare.
//!
//! A [`View`] makes a masked snapshot ready; [`registers::table`] answers a register, [`checks::check`]
//! says which figures pass muster, and [`mask::mask`] hides people without public office before anything else.
//! This room never touches SQL, files or the clock: today comes in as a day.

#![forbid(unsafe_code)]

mod cells;
pub mod checks;
pub mod cite;
pub mod compare;
pub mod coverage;
pub mod figure;
pub mod mask;
mod mask_names;
pub mod milestones;
mod monthly;
mod people;
pub mod registers;
pub mod series;
pub mod table;
pub mod times;
pub mod view;

pub use checks::check;
pub use mask::{Masker, mask};
pub use registers::table;
pub use series::{Point, Series};
pub use table::{
    Align, Cell, Column, FigureCell, Lane, Mark, NameCell, Row, Section, Table, TimeCell, Voice, When, WordsCell,
};
pub use view::{Declared, Labels, Shown, View};
