//! Which places may a spelling mean? The gazetteer of the packs, or a table of somebody's own, is asked.

use std::convert::Infallible;
use std::path::Path;

use muster_model::Grid;
use muster_model::mgrs::NoGrid;
pub use muster_pack::placing::Candidate;
use muster_pack::placing::index::Scratch;
use muster_pack::placing::words::PlaceWords;
use muster_pack::placing::{Place, Placing};

use crate::error::{Result, WorkError};
use crate::packs;
use crate::side_by_side::{cores, in_order};

/// The columns a table of somebody's own must have, in any order.
const COLUMNS: [&str; 6] = ["id", "name", "country", "admin1", "lat", "lon"];
/// A batch of fewer names is not worth a second thread.
const NAMES_MIN: usize = 256;

/// A gazetteer, ready to be asked.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    placing: Placing,
}

/// What a spelling may mean.
#[derive(Clone, Debug)]
pub enum Answer<'p> {
    /// Places, the likeliest first; none where nothing is like it.
    Places(Vec<Candidate<'p>>),
    /// A cell of the military grid, or why it is none although it looks like one.
    Grid(std::result::Result<Grid, NoGrid>),
}

impl Gazetteer {
    /// Makes the gazetteer of the packs of a folder, or of the embedded ones; a table stands in place of their places.
    ///
    /// # Errors
    /// When a file cannot be read or is not as it must be.
    pub fn load(folder: Option<&Path>, table: Option<&Path>) -> Result<Self> {
        let files = packs::files(folder)?;
        let wrong = |error| WorkError::Pack { from: "the places".to_owned(), error };
        let placing = match table {
            Some(table) => {
                let words = PlaceWords::read(&files, "places/").map_err(wrong)?;
                let text = std::fs::read_to_string(table).map_err(|error| WorkError::file(table, error))?;
                of_table(words, &text).map_err(|problem| WorkError::file(table, problem))?
            }
            None => Placing::of_pack(&files, "places/").map_err(wrong)?,
        };
        Ok(Self { placing })
    }

    /// Returns what each spelling may mean, in the order of the spellings.
    pub fn ask(&self, spellings: &[String]) -> Vec<Answer<'_>> {
        let share = spellings.len().div_ceil(cores()).max(NAMES_MIN);
        let ask = |spellings: &[String]| {
            let mut scratch = Scratch::default();
            let answer = |spelling: &String| match as_grid(spelling) {
                Some(grid) => Answer::Grid(grid),
                None => Answer::Places(self.placing.find(spelling, &mut scratch)),
            };
            spellings.iter().map(answer).collect::<Vec<_>>()
        };
        let mut answers = Vec::with_capacity(spellings.len());
        let threads = spellings.len().div_ceil(share);
        let Ok(()) = in_order(threads, spellings.chunks(share), ask, |part| {
            answers.extend(part);
            Ok::<(), Infallible>(())
        });
        answers
    }
}

/// Reads what looks like a grid: a number of two digits at most, a letter, two letters, and nothing but digits.
fn as_grid(text: &str) -> Option<std::result::Result<Grid, NoGrid>> {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace()).peekable();
    let mut digits = 0;
    while letters.next_if(char::is_ascii_digit).is_some() {
        digits += 1;
    }
    let shaped = (1..=2).contains(&digits)
        && letters.by_ref().take(3).filter(char::is_ascii_alphabetic).count() == 3
        && letters.peek().is_some()
        && letters.all(|letter| letter.is_ascii_digit());
    shaped.then(|| text.parse())
}

/// Reads a table with the columns `id,name,country,admin1,lat,lon`.
fn of_table(words: PlaceWords, text: &str) -> std::result::Result<Placing, String> {
    let mut placing = Placing::new(words);
    let mut scratch = Scratch::default();
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| headers.iter().position(|header| header.trim() == name);
    let [id, name, country, admin1, lat, lon] = COLUMNS.map(column);
    let (Some(id), Some(name)) = (id, name) else {
        return Err(format!(
            "expected the columns {}, found {}",
            COLUMNS.join(","),
            headers.iter().collect::<Vec<_>>().join(",")
        ));
    };
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let cell = |at: Option<usize>| {
            at.and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty()).map(Into::into)
        };
        let (Some(id), Some(name)) = (cell(Some(id)), cell(Some(name))) else {
            let line = row.position().map_or(0, csv::Position::line);
            return Err(format!("line {line}: expected an id and a name"));
        };
        let at = cell(lat).zip(cell(lon));
        let place = Place { id, name, country: cell(country), admin1: cell(admin1), at, population: 0 };
        placing.insert(place, &mut std::iter::empty(), &mut scratch);
    }
    placing.settle(&mut scratch);
    Ok(placing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "id,name,country,admin1,lat,lon\n\
        1,Tall Zahra,SY,Raqqa,35.9,39.0\n2,Tall Zahra,SY,Hama,,\n\"3\",\"Kafr Nur, Upper\",,,,\n4,Umm Sarij,,,,\n";

    fn check(spelling: &str, expected: &[&str]) {
        let words =
            PlaceWords::read(&packs::files(None).expect("the packs are embedded"), "places/").expect("they are right");
        let gazetteer = Gazetteer { placing: of_table(words, TABLE).expect("the table is well formed") };
        let Answer::Places(found) = gazetteer.ask(&[spelling.to_owned()]).remove(0) else {
            panic!("{spelling}: a grid")
        };
        let ids: Vec<&str> = found.iter().map(|candidate| &*candidate.place.id).collect();
        assert_eq!(ids, expected, "{spelling}");
        assert!(found.iter().all(|candidate| !candidate.why.is_empty()), "{spelling}");
    }

    #[test]
    fn two_candidates_stay_two() {
        check("Tel az-Zahra", &["1", "2"]);
        check("تل الزهراء", &["1", "2"]);
    }

    #[test]
    fn what_stands_behind_the_comma_narrows() {
        check("Tel Zahra, Hama", &["2", "1"]);
        check("Tel Zahra, Raqqa", &["1", "2"]);
    }

    #[test]
    fn a_cell_with_a_comma_is_one_name_and_nothing_is_an_answer() {
        check("قرية كفر نور", &["3"]);
        check("Om Sarij village", &["4"]);
        check("Quux", &[]);
        check("", &[]);
    }

    #[test]
    fn a_grid_is_one_or_is_refused() {
        assert!(matches!(as_grid("37S FV 002 107"), Some(Ok(_))));
        assert!(matches!(as_grid("37SZV002107"), Some(Err(NoGrid::Column('Z', 37)))));
        assert!(as_grid("17 Nissan").is_none());
        assert!(as_grid("District 17").is_none());
    }

    #[test]
    fn a_table_without_names_is_refused() {
        let error = of_table(PlaceWords::default(), "id,lat\n1,2\n").expect_err("it has no names");
        assert_eq!(error, "expected the columns id,name,country,admin1,lat,lon, found id,lat");
    }
}
