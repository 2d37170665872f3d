//! Pages, asked for as a browser asks: on a small record made by hand.

mod asked;
mod html;
mod masked;
mod record;
mod shown;
