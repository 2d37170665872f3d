//! What does an address ask for? Three coordinates, and what one page alone understands.

use std::collections::BTreeMap;

use muster_model::{Coordinates, Day, Position};

/// The coordinates and the rest of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The coordinates.
    pub coordinates: Coordinates,
    /// Everything else that was asked, by name: `verdict`, `claim`, `format`.
    pub rest: BTreeMap<String, String>,
}

/// Something in an address that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// Where: the name in the address.
    pub name: &'static str,
    /// What was there.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub hint: String,
}

/// What could be read of an address, and what could not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What could be read.
    pub asked: Asked,
    /// What could not.
    pub unreadable: Vec<Unreadable>,
    /// Whether a field came empty, as forms send it.
    pub has_empty: bool,
}

/// Reads the fields of an address; a field given twice counts as first given.
pub(crate) fn read(fields: Vec<(String, String)>, head: Position) -> Reading {
    let mut reading = Reading::default();
    for (name, value) in fields {
        let value = value.trim();
        if value.is_empty() {
            reading.has_empty = true;
            continue;
        }
        let coordinates = &mut reading.asked.coordinates;
        match name.as_str() {
            "as-of" if coordinates.as_of.is_none() => match day("as-of", value) {
                Ok(day) => coordinates.as_of = Some(day),
                Err(problem) => reading.unreadable.push(problem),
            },
            "said-by" if coordinates.said_by.is_none() => match day("said-by", value) {
                Ok(day) => coordinates.said_by = Some(day),
                Err(problem) => reading.unreadable.push(problem),
            },
            "at" if coordinates.at.is_none() => match position(value, head) {
                Ok(position) => coordinates.at = Some(position),
                Err(problem) => reading.unreadable.push(problem),
            },
            "as-of" | "said-by" | "at" => {}
            _ => {
                reading.asked.rest.entry(name).or_insert_with(|| value.to_owned());
            }
        }
    }
    reading
}

fn day(name: &'static str, value: &str) -> Result<Day, Unreadable> {
    value.parse().map_err(|_| Unreadable {
        name,
        found: value.to_owned(),
        expected: "a day written as year, month, day".into(),
        hint: format!("write 2018-12-30, or leave {name} empty"),
    })
}

fn position(value: &str, head: Position) -> Result<Position, Unreadable> {
    let problem = |expected: String| Unreadable {
        name: "at",
        found: value.to_owned(),
        expected,
        hint: "leave it empty to see the record as it stands now".into(),
    };
    match value.parse::<Position>() {
        Ok(position) if position <= head => Ok(position),
        Ok(_) => Err(problem(format!("a position up to {head}, where the record ends now"))),
        Err(_) => Err(problem(format!("a whole number up to {head}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fields: &[(&str, &str)], expected: &str) {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let reading = read(fields, 40);
        let Coordinates { as_of, said_by, at } = reading.asked.coordinates;
        let problems: Vec<&str> = reading.unreadable.iter().map(|problem| problem.name).collect();
        assert_eq!(format!("{as_of:?} {said_by:?} {at:?} {:?} {problems:?}", reading.asked.rest), expected);
    }

    #[test]
    fn coordinates_are_read_and_the_rest_is_kept() {
        check(
            &[("as-of", "2018-01-01"), ("at", "12"), ("verdict", "fails")],
            r#"Some(2018-01-01) None Some(12) {"verdict": "fails"} []"#,
        );
    }

    #[test]
    fn an_empty_field_asks_for_nothing() {
        check(&[("as-of", ""), ("said-by", " "), ("at", "")], "None None None {} []");
    }

    #[test]
    fn what_cannot_be_read_leaves_the_rest() {
        check(
            &[("as-of", "soon"), ("said-by", "2018-02-30"), ("at", "3")],
            r#"None None Some(3) {} ["as-of", "said-by"]"#,
        );
        check(&[("at", "41")], r#"None None None {} ["at"]"#);
    }
}
