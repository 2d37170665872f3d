//! What do digits say? Separators, decimals, and letters written onto them.

use muster_model::Decimal;

use super::numeral::Printed;

/// The longest number in digits, separators included: longer ones are names, and sums of shorter ones never overflow.
const LONGEST: usize = 18;

/// Digits, read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Read {
    /// The number.
    pub value: Decimal,
    /// The number when its one separator is read as grouping against the habit of the language.
    pub grouped: Option<Decimal>,
    /// How it is printed.
    pub printed: Printed,
}

/// Cuts the letters off digits: "1.2bn".
pub(super) fn cut(text: &str) -> (&str, &str) {
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    text.split_at(end)
}

impl Read {
    /// Reads digits with separators; the shape settles what it can, the language the rest.
    pub fn of(text: &str, decimal: char, group: char) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let separators: Vec<char> = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let pieces: Vec<&str> = text.split(|letter: char| !letter.is_ascii_digit()).collect();
        if separators.iter().any(|mark| !matches!(mark, '.' | ',' | '\'' | '’')) || pieces.iter().any(|p| p.is_empty())
        {
            return None;
        }
        let join = |pieces: &[&str]| pieces.concat().parse::<Decimal>().ok();
        let threes = |pieces: &[&str]| pieces.iter().skip(1).all(|piece| piece.len() == 3) && pieces[0].len() <= 3;
        let separated = |value| Self { value, grouped: None, printed: Printed::Separated };
        let with_decimals = |whole: &[&str], part: &str| format!("{}.{part}", whole.concat()).parse::<Decimal>().ok();
        let Some((last, earlier)) = separators.split_last() else {
            let named = pieces[0].len() > 1 && pieces[0].starts_with('0');
            return join(&pieces).filter(|_| !named).map(|value| Self { printed: Printed::Plain, ..separated(value) });
        };
        let (part, whole) = pieces.split_last()?;
        if earlier.iter().any(|mark| mark == last) {
            return (threes(&pieces) && earlier.iter().all(|mark| mark == last))
                .then(|| join(&pieces).map(separated))
                .flatten();
        }
        if !earlier.is_empty() {
            let alike = earlier.iter().all(|mark| *mark == earlier[0]);
            return (alike && threes(whole)).then(|| with_decimals(whole, part).map(separated)).flatten();
        }
        let looks_grouped = threes(&pieces) && !pieces[0].starts_with('0');
        if looks_grouped && *last != decimal {
            return join(&pieces).map(separated);
        }
        if *last == group && part.len() > 3 {
            return None;
        }
        let grouped = if looks_grouped { join(&pieces) } else { None };
        with_decimals(whole, part).map(|value| Self { grouped, ..separated(value) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, decimal: char, expected: Option<&str>) {
        let group = if decimal == '.' { ',' } else { '.' };
        let value = Read::of(text, decimal, group).map(|read| read.value.to_string());
        assert_eq!(value.as_deref(), expected, "{text}");
    }

    #[test]
    fn the_shape_settles_a_separator_and_the_language_the_rest() {
        check("1,114", '.', Some("1114"));
        check("1.114", '.', Some("1.114"));
        check("1.114", ',', Some("1114"));
        check("6,8", '.', Some("6.8"));
        check("6.8", ',', Some("6.8"));
        check("1.234.567", '.', Some("1234567"));
        check("1,234.5", ',', Some("1234.5"));
        check("1.234,5", '.', Some("1234.5"));
        check("0,345", '.', Some("0.345"));
        check("1'139", '.', Some("1139"));
    }

    #[test]
    fn dates_versions_and_telephone_numbers_are_none() {
        check("15.12.2021", '.', None);
        check("00", '.', None);
        check("007", '.', None);
        check("37sfu2992591150", '.', None);
    }

    #[test]
    fn the_other_reading_of_an_ambiguous_mark_is_kept() {
        let read = Read::of("1.114", '.', ',').expect("it is a number");
        assert_eq!(read.grouped, Some(Decimal::from(1114)));
        assert_eq!(Read::of("1.14", '.', ',').and_then(|read| read.grouped), None);
    }
}
