//! EDTF from bounds: bounds are stored, EDTF is written from them and never read back.

use jiff::civil::Date;

use crate::time::{Bound, Shape, Valid};

/// Returns the EDTF string of a time, or `None` when nothing is known of it.
///
/// Whole years, months and days are written short (`2018-11`); anything else as an interval of
/// days, with `..` for an open and an empty side for an unknown edge.
pub fn edtf(valid: &Valid) -> Option<String> {
    if valid.is_unknown() {
        return None;
    }
    if let Some(short) = whole(valid) {
        return Some(short);
    }
    Some(match valid.shape {
        Shape::From => format!("{}/..", side(valid.start)),
        Shape::Until => format!("/{}", side(valid.end)),
        _ if valid.start == valid.end => side(valid.start),
        _ => format!("{}/{}", side(valid.start), side(valid.end)),
    })
}

/// A time that fills exactly one year, month or day, however its bounds say so.
fn whole(valid: &Valid) -> Option<String> {
    let (first, last) = match valid.shape {
        Shape::Point => (valid.start.earliest?, valid.end.latest?),
        Shape::Period if valid.start.earliest == valid.start.latest && valid.end.earliest == valid.end.latest => {
            (valid.start.earliest?, valid.end.latest?)
        }
        _ => return None,
    };
    span_name(first, last)
}

fn span_name(first: Date, last: Date) -> Option<String> {
    if first == last {
        return Some(day(first));
    }
    if first == first.first_of_month() && last == first.last_of_month() {
        return Some(format!("{:04}-{:02}", first.year(), first.month()));
    }
    if first == first.first_of_year() && last == first.last_of_year() {
        return Some(format!("{:04}", first.year()));
    }
    None
}

fn side(bound: Bound) -> String {
    match (bound.earliest, bound.latest) {
        (None, None) => String::new(),
        (Some(first), Some(last)) => {
            span_name(first, last).unwrap_or_else(|| format!("[{}..{}]", day(first), day(last)))
        }
        (Some(first), None) => format!("[{}..]", day(first)),
        (None, Some(last)) => format!("[..{}]", day(last)),
    }
}

fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(valid: Valid, expected: &str) {
        assert_eq!(edtf(&valid).as_deref(), Some(expected));
    }

    #[test]
    fn whole_units_are_written_short() {
        check(Valid::period(date(2018, 11, 1), date(2018, 11, 30)), "2018-11");
        check(Valid::point(date(2019, 1, 1), date(2019, 12, 31)), "2019");
        check(Valid::point(date(2021, 12, 9), date(2021, 12, 9)), "2021-12-09");
    }

    #[test]
    fn a_period_keeps_both_edges() {
        let start = Bound::between(date(2014, 8, 1), date(2014, 8, 31));
        let end = Bound::day(date(2018, 11, 30));
        check(Valid { start, end, shape: Shape::Period, ..Valid::default() }, "2014-08/2018-11-30");
    }

    #[test]
    fn open_and_unknown_sides_differ() {
        let start = Bound::between(date(2014, 10, 1), date(2014, 10, 31));
        check(Valid { start, shape: Shape::From, ..Valid::default() }, "2014-10/..");
        let end = Bound { earliest: None, latest: Some(date(2021, 12, 9)) };
        check(Valid { end, shape: Shape::Until, ..Valid::default() }, "/[..2021-12-09]");
    }

    #[test]
    fn nothing_known_has_no_edtf() {
        assert_eq!(edtf(&Valid::default()), None);
    }
}
