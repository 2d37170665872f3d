//! Which ground does a grid of the Military Grid Reference System name, and which grid names a point?
//!
//! `37SFV002107`: zone and band, a square of 100 km, and as many digits east as north.
//! Grids of the poles, which have no zone, are not read.

use std::fmt;
use std::str::FromStr;

/// Semi-major axis of WGS 84, in metres.
const AXIS_M: f64 = 6_378_137.0;
/// Flattening of WGS 84.
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// Scale on the middle meridian of a zone.
const SCALE: f64 = 0.9996;
/// Metres added to every easting.
const FALSE_EASTING_M: f64 = 500_000.0;
/// Metres added to every northing south of the equator.
const FALSE_NORTHING_M: f64 = 10_000_000.0;
/// The rows of squares repeat after so many metres.
const ROWS_M: f64 = 2_000_000.0;
/// The side of a square named by two letters, in metres.
const SQUARE_M: u32 = 100_000;
/// The bands of latitude from 80° south, eight degrees each.
const BANDS: &[u8; 20] = b"CDEFGHJKLMNPQRSTUVWX";
/// The letters of columns and rows; I and O are left out.
const LETTERS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
/// How many letters the rows have.
const ROWS: u32 = 20;

/// A grid: a cell on the ground with sides of 1 m to 10 km.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grid {
    zone: u8,
    band: u8,
    column: u8,
    row: u8,
    /// Digits of each of the two numbers, 1 to 5.
    digits: u8,
    /// Metres from the square's western side.
    east_m: u32,
    /// Metres from the square's southern side.
    north_m: u32,
}

/// A point on the ground, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// The ground a cell covers, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its southernmost latitude.
    pub south: f64,
    /// Its westernmost longitude.
    pub west: f64,
    /// Its northernmost latitude.
    pub north: f64,
    /// Its easternmost longitude.
    pub east: f64,
}

/// Why a text is no grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoGrid {
    /// It does not start with the number of a zone.
    Zone,
    /// The letter behind the zone is no band of latitude.
    Band(char),
    /// It is a grid of a pole.
    Pole,
    /// Two letters for the square are missing.
    Square,
    /// The first letter of the square is no column of the zone.
    Column(char, u8),
    /// The second letter of the square is no row.
    Row(char),
    /// Something else than a digit stands among the digits.
    Digit(char),
    /// There are so many digits, and not 2, 4, 6, 8 or 10.
    Digits(usize),
    /// The square does not lie in the band.
    Elsewhere(char),
}

impl std::error::Error for NoGrid {}

impl fmt::Display for NoGrid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Zone => write!(out, "expected the number of a zone, 1 to 60"),
            Self::Band(letter) => write!(out, "`{letter}` is no band; expected a letter from C to X without I and O"),
            Self::Pole => write!(out, "grids of the poles are not read"),
            Self::Square => write!(out, "expected two letters for the square behind the band"),
            Self::Column(letter, zone) => write!(out, "zone {zone} has no column `{letter}`"),
            Self::Row(letter) => write!(out, "`{letter}` is no row; expected a letter from A to V without I and O"),
            Self::Digit(letter) => write!(out, "expected only digits behind the square, found `{letter}`"),
            Self::Digits(count) => write!(out, "expected 2, 4, 6, 8 or 10 digits, found {count}"),
            Self::Elsewhere(band) => write!(out, "the square does not lie in band `{band}`"),
        }
    }
}

impl FromStr for Grid {
    type Err = NoGrid;

    /// Reads a grid; spaces may stand anywhere, and small letters are read as capitals.
    fn from_str(text: &str) -> Result<Self, NoGrid> {
        let mut letters =
            text.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_uppercase()).peekable();
        let mut zone = 0_u8;
        let mut read = 0;
        while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(10)).filter(|_| read < 2) {
            zone = zone * 10 + digit as u8;
            read += 1;
            letters.next();
        }
        if zone == 0 && read == 0 && matches!(letters.peek(), Some('A' | 'B' | 'Y' | 'Z')) {
            return Err(NoGrid::Pole);
        }
        if !(1..=60).contains(&zone) {
            return Err(NoGrid::Zone);
        }
        let letter = letters.next().ok_or(NoGrid::Band(' '))?;
        let band = place_in(BANDS, letter).ok_or(NoGrid::Band(letter))?;
        let (Some(column), Some(row)) = (letters.next(), letters.next()) else { return Err(NoGrid::Square) };
        let column = column_of(column, zone).ok_or(NoGrid::Column(column, zone))?;
        let row = place_in(LETTERS, row).filter(|row| u32::from(*row) < ROWS).ok_or(NoGrid::Row(row))?;
        let mut numbers = Vec::with_capacity(10);
        for letter in letters.take(12) {
            numbers.push(letter.to_digit(10).ok_or(NoGrid::Digit(letter))?);
        }
        let digits = numbers.len() / 2;
        if !matches!(numbers.len(), 2 | 4 | 6 | 8 | 10) {
            return Err(NoGrid::Digits(numbers.len()));
        }
        let step = SQUARE_M / 10_u32.pow(digits as u32);
        let metres = |part: &[u32]| part.iter().fold(0, |all, digit| all * 10 + digit) * step;
        let (east_m, north_m) = (metres(&numbers[..digits]), metres(&numbers[digits..]));
        let grid = Self { zone, band, column, row, digits: digits as u8, east_m, north_m };
        grid.northing().ok_or(NoGrid::Elsewhere(letter))?;
        Ok(grid)
    }
}

impl fmt::Display for Grid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |letters: &[u8], at: u8| char::from(letters[usize::from(at)]);
        let step = self.side_m();
        let column = letter(LETTERS, self.column + (self.zone + 2) % 3 * 8);
        let digits = usize::from(self.digits);
        let (band, row) = (letter(BANDS, self.band), letter(LETTERS, self.row));
        write!(out, "{}{band}{column}{row}{:0digits$}{:0digits$}", self.zone, self.east_m / step, self.north_m / step)
    }
}

impl Grid {
    /// Returns the grid of a point with 1 to 5 digits a number, or `None` at the poles and off the map.
    pub fn of(point: Point, digits: u8) -> Option<Self> {
        let Point { latitude, longitude } = point;
        if !(-80.0..84.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) || !(1..=5).contains(&digits) {
            return None;
        }
        let band = (((latitude + 80.0) / 8.0) as u8).min(19);
        let zone = zone_of(latitude, longitude);
        let (easting, northing) = project(point, zone);
        let northing = if latitude < 0.0 { northing + FALSE_NORTHING_M } else { northing };
        let side = f64::from(SQUARE_M);
        let column = (easting / side).floor() as u32;
        let row = ((northing / side).floor() as u32 + first_row(zone)) % ROWS;
        let step = SQUARE_M / 10_u32.pow(u32::from(digits));
        let within = |metres: f64| (metres.rem_euclid(side) as u32) / step * step;
        Some(Self {
            zone,
            band,
            column: u8::try_from(column.checked_sub(1)?).ok()?,
            row: u8::try_from(row).ok()?,
            digits,
            east_m: within(easting),
            north_m: within(northing),
        })
    }

    /// Returns the grid with at most so many digits a number: the larger cell around this one.
    #[must_use]
    pub fn coarser(self, digits: u8) -> Self {
        let digits = self.digits.min(digits.max(1));
        let side = SQUARE_M / 10_u32.pow(u32::from(digits));
        Self { digits, east_m: self.east_m / side * side, north_m: self.north_m / side * side, ..self }
    }

    /// Returns the side of the cell, in metres.
    pub fn side_m(&self) -> u32 {
        SQUARE_M / 10_u32.pow(u32::from(self.digits))
    }

    /// Returns the middle of the cell.
    pub fn centre(&self) -> Point {
        let half = f64::from(self.side_m()) / 2.0;
        self.point(half, half)
    }

    /// Returns the ground the cell covers.
    pub fn cell(&self) -> Cell {
        let side = f64::from(self.side_m());
        let corners = [(0.0, 0.0), (side, 0.0), (0.0, side), (side, side)].map(|(east, north)| self.point(east, north));
        let [latitudes, longitudes] = [corners.map(|point| point.latitude), corners.map(|point| point.longitude)];
        let least = |degrees: [f64; 4]| degrees.into_iter().fold(f64::INFINITY, f64::min);
        let most = |degrees: [f64; 4]| degrees.into_iter().fold(f64::NEG_INFINITY, f64::max);
        Cell { south: least(latitudes), west: least(longitudes), north: most(latitudes), east: most(longitudes) }
    }

    /// Returns the point so many metres east and north of the cell's south-western corner.
    fn point(&self, east_m: f64, north_m: f64) -> Point {
        let easting = f64::from((u32::from(self.column) + 1) * SQUARE_M + self.east_m) + east_m;
        let northing = self.northing().unwrap_or(0.0) + north_m;
        unproject(easting, northing, self.zone)
    }

    /// Returns the northing of the south-western corner, negative south of the equator, or `None` when no row of the band fits.
    fn northing(&self) -> Option<f64> {
        let row = (u32::from(self.row) + ROWS - first_row(self.zone)) % ROWS;
        let within = f64::from(row * SQUARE_M + self.north_m);
        let south = f64::from(self.band) * 8.0 - 80.0;
        let north = if self.band == 19 { 84.0 } else { south + 8.0 };
        // A square may lie across the border of its band, and the cell with it by as much as its side.
        let slack = f64::from(self.side_m()) / 110_000.0 + 0.02;
        let easting = f64::from((u32::from(self.column) + 1) * SQUARE_M + self.east_m);
        // South of the equator rows are counted from a false northing, which is a whole number of rounds.
        (-5..5).map(|round| within + f64::from(round) * ROWS_M).find(|northing| {
            let latitude = unproject(easting, *northing, self.zone).latitude;
            (south - slack..north + slack).contains(&latitude)
        })
    }
}

fn place_in(letters: &[u8], letter: char) -> Option<u8> {
    let at = letters.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(at).ok()
}

/// Returns the column of a letter in a zone: the zones take the alphabet in turn, eight letters each.
fn column_of(letter: char, zone: u8) -> Option<u8> {
    place_in(LETTERS, letter)?.checked_sub((zone + 2) % 3 * 8).filter(|column| *column < 8)
}

/// Returns the row that stands at the equator.
fn first_row(zone: u8) -> u32 {
    if zone.is_multiple_of(2) { 5 } else { 0 }
}

/// Returns the zone of a point, with the wider ones of Norway and Svalbard.
fn zone_of(latitude: f64, longitude: f64) -> u8 {
    let plain = (((longitude + 180.0) / 6.0).floor() as i32).rem_euclid(60) as u8 + 1;
    if (56.0..64.0).contains(&latitude) && (3.0..12.0).contains(&longitude) {
        return 32;
    }
    if latitude >= 72.0 {
        let starts = [(0.0, 9.0, 31), (9.0, 21.0, 33), (21.0, 33.0, 35), (33.0, 42.0, 37)];
        let wider = starts.into_iter().find(|(west, east, _)| (*west..*east).contains(&longitude));
        return wider.map_or(plain, |(.., zone)| zone);
    }
    plain
}

/// The series of Krüger's transverse Mercator projection in the third flattening.
struct Series {
    radius_m: f64,
    forward: [f64; 4],
    back: [f64; 4],
}

fn series() -> Series {
    let n = FLATTENING / (2.0 - FLATTENING);
    let [n2, n3, n4] = [n * n, n * n * n, n * n * n * n];
    Series {
        radius_m: AXIS_M / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0),
        forward: [
            n / 2.0 - n2 * 2.0 / 3.0 + n3 * 5.0 / 16.0 + n4 * 41.0 / 180.0,
            n2 * 13.0 / 48.0 - n3 * 3.0 / 5.0 + n4 * 557.0 / 1440.0,
            n3 * 61.0 / 240.0 - n4 * 103.0 / 140.0,
            n4 * 49_561.0 / 161_280.0,
        ],
        back: [
            n / 2.0 - n2 * 2.0 / 3.0 + n3 * 37.0 / 96.0 - n4 / 360.0,
            n2 / 48.0 + n3 / 15.0 - n4 * 437.0 / 1440.0,
            n3 * 17.0 / 480.0 - n4 * 37.0 / 840.0,
            n4 * 4397.0 / 161_280.0,
        ],
    }
}

fn middle_of(zone: u8) -> f64 {
    f64::from(zone) * 6.0 - 183.0
}

/// Returns easting and northing of a point in a zone, in metres; the northing is negative south of the equator.
fn project(point: Point, zone: u8) -> (f64, f64) {
    let series = series();
    let eccentricity = (FLATTENING * (2.0 - FLATTENING)).sqrt();
    let sine = point.latitude.to_radians().sin();
    let away = (point.longitude - middle_of(zone)).to_radians();
    let t = (sine.atanh() - eccentricity * (eccentricity * sine).atanh()).sinh();
    let north = t.atan2(away.cos());
    let east = (away.sin() / t.hypot(1.0)).atanh();
    let (mut eastward, mut northward) = (east, north);
    for (term, times) in series.forward.iter().zip([2.0, 4.0, 6.0, 8.0]) {
        eastward += term * (times * north).cos() * (times * east).sinh();
        northward += term * (times * north).sin() * (times * east).cosh();
    }
    let radius = SCALE * series.radius_m;
    (FALSE_EASTING_M + radius * eastward, radius * northward)
}

/// Returns the point of an easting and a northing in a zone.
fn unproject(easting: f64, northing: f64, zone: u8) -> Point {
    let series = series();
    let radius = SCALE * series.radius_m;
    let (north, east) = (northing / radius, (easting - FALSE_EASTING_M) / radius);
    let (mut eastward, mut northward) = (east, north);
    for (term, times) in series.back.iter().zip([2.0, 4.0, 6.0, 8.0]) {
        eastward -= term * (times * north).cos() * (times * east).sinh();
        northward -= term * (times * north).sin() * (times * east).cosh();
    }
    let eccentricity = (FLATTENING * (2.0 - FLATTENING)).sqrt();
    let conformal = (northward.sin() / eastward.cosh()).atanh();
    let mut sine = conformal.tanh();
    for _ in 0..8 {
        sine = (conformal + eccentricity * (eccentricity * sine).atanh()).tanh();
    }
    let longitude = middle_of(zone) + eastward.sinh().atan2(northward.cos()).to_degrees();
    Point { latitude: sine.asin().to_degrees(), longitude }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"))
    }

    #[test]
    fn known_points_have_their_grids() {
        for (text, latitude, longitude) in [
            ("38SMB4488", 33.33424, 44.40363),
            ("15TWG0000049776", 42.0, -93.0),
            ("31UDQ4825111932", 48.85824, 2.29450),
            ("56HLH3487352267", -33.85699, 151.21500),
        ] {
            let found = grid(text).centre();
            let near = |left: f64, right: f64| (left - right).abs() < 0.0002;
            assert!(near(found.latitude, latitude) && near(found.longitude, longitude), "{text}: {found:?}");
            assert_eq!(grid(text).to_string(), text);
        }
    }

    #[test]
    fn a_point_is_in_the_cell_of_its_grid() {
        for latitude in [-79.9, -45.0, -8.1, -0.1, 0.1, 7.99, 33.3, 35.95, 36.0, 47.999, 58.0, 71.9, 73.0, 83.9] {
            for step in 0..120_u8 {
                let point = Point { latitude, longitude: f64::from(step) * 3.0 - 179.9 };
                for digits in 1..=5 {
                    let grid = Grid::of(point, digits).expect("it is on the map");
                    let cell = grid.cell();
                    let slack = 0.02 * f64::from(grid.side_m()) / 100_000.0 + 1e-7;
                    let inside = (cell.south - slack..=cell.north + slack).contains(&latitude)
                        && (cell.west - slack..=cell.east + slack).contains(&point.longitude);
                    assert!(inside, "{point:?} {grid} {cell:?}");
                    assert_eq!(grid.to_string().parse(), Ok(grid));
                }
            }
        }
    }

    #[test]
    fn spaces_and_small_letters_are_read() {
        assert_eq!(grid("37S FV 002 107"), grid("37sfv002107"));
        assert_eq!(grid("37SFV002107").side_m(), 100);
        assert_eq!(grid("37SFV002107").coarser(2).to_string(), "37SFV0010");
        assert_eq!(grid("37SFV0010").coarser(4), grid("37SFV0010"));
    }

    #[test]
    fn what_is_no_grid_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "expected the number of a zone, 1 to 60"),
            ("61SFV0021", "expected the number of a zone, 1 to 60"),
            ("37IFV0021", "`I` is no band; expected a letter from C to X without I and O"),
            ("37", "` ` is no band; expected a letter from C to X without I and O"),
            ("YXH0021", "grids of the poles are not read"),
            ("37S", "expected two letters for the square behind the band"),
            ("37SZV0021", "zone 37 has no column `Z`"),
            ("37SFW0021", "`W` is no row; expected a letter from A to V without I and O"),
            ("37SFV00x1", "expected only digits behind the square, found `X`"),
            ("37SFV00210", "expected 2, 4, 6, 8 or 10 digits, found 5"),
            ("37SFV", "expected 2, 4, 6, 8 or 10 digits, found 0"),
            ("37SFV002100210021", "expected 2, 4, 6, 8 or 10 digits, found 12"),
            ("37TFP0021", "the square does not lie in band `T`"),
        ] {
            let problem = text.parse::<Grid>().expect_err(text);
            assert_eq!(problem.to_string(), reason, "{text}");
        }
    }
}
