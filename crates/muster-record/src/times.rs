//! How is a time shown? `Nov 2018`, `Aug 2014 – 30 Nov 2018`, `by Sep 2025`, `since 2023`, `undated`.

use muster_model::{Bound, Day, Shape, Valid};

/// Returns a time as shown, `undated` when nothing is known of it.
pub fn time_text(valid: &Valid) -> String {
    if valid.is_unknown() {
        return "undated".into();
    }
    if let Some(whole) = whole(valid) {
        return whole;
    }
    match valid.shape {
        Shape::From => format!("since {}", bound_text(valid.start)),
        Shape::Until => until(valid.end),
        _ if valid.start == valid.end => bound_text(valid.start),
        _ if valid.start.is_unknown() => until(valid.end),
        _ if valid.end.is_unknown() => format!("from {}", bound_text(valid.start)),
        _ => format!("{} – {}", bound_text(valid.start), bound_text(valid.end)),
    }
}

/// Returns an edge in time as shown, `unknown` when nothing is known of it.
pub fn bound_text(bound: Bound) -> String {
    match (bound.earliest, bound.latest) {
        (Some(first), Some(last)) => span_text(first, last),
        (Some(first), None) => format!("{} or later", day_text(first)),
        (None, Some(last)) => format!("{} or earlier", day_text(last)),
        (None, None) => "unknown".into(),
    }
}

/// Returns a day as shown: `9 Dec 2021`.
pub fn day_text(day: Day) -> String {
    format!("{} {}", day.day(), month_text(day))
}

/// Returns the month of a day as shown: `Dec 2021`.
pub fn month_text(day: Day) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let index = usize::try_from(day.month() - 1).expect("a month is 1 to 12");
    format!("{} {}", NAMES[index], day.year())
}

/// Returns the first day of a month and its last, when the days from `first` to `last` lie within one.
pub fn month_of(first: Day, last: Day) -> Option<Day> {
    (first.first_of_month() == last.first_of_month()).then(|| first.first_of_month())
}

fn whole(valid: &Valid) -> Option<String> {
    match valid.shape {
        Shape::Point | Shape::Period | Shape::Unknown => {}
        Shape::From | Shape::Until => return None,
    }
    let point = valid.start == valid.end;
    let exact = valid.start.earliest == valid.start.latest && valid.end.earliest == valid.end.latest;
    if !point && !exact {
        return None;
    }
    Some(span_text(valid.start.earliest?, valid.end.latest?))
}

fn until(bound: Bound) -> String {
    match (bound.earliest, bound.latest) {
        (Some(first), None) => format!("until at least {}", unit_of(first, last_of_unit(first))),
        (None, Some(last)) => format!("by {}", unit_of(first_of_unit(last), last)),
        _ => format!("by {}", bound_text(bound)),
    }
}

/// "By September 2025" is kept as its last day, "until at least September 2026" as its first or last:
/// an edge on a month's edge is shown as the month.
fn first_of_unit(day: Day) -> Day {
    if day == day.last_of_year() {
        day.first_of_year()
    } else if day == day.last_of_month() {
        day.first_of_month()
    } else {
        day
    }
}

fn last_of_unit(day: Day) -> Day {
    if day == day.first_of_month() { day.last_of_month() } else { day }
}

fn unit_of(first: Day, last: Day) -> String {
    span_text(first, last)
}

fn span_text(first: Day, last: Day) -> String {
    if first == last {
        return day_text(first);
    }
    if first == first.first_of_year() && last == last.last_of_year() {
        return if first.year() == last.year() {
            first.year().to_string()
        } else {
            format!("{}–{}", first.year(), last.year())
        };
    }
    if first == first.first_of_month() && last == last.last_of_month() {
        return match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => month_text(first),
            (true, false) => format!("{}–{}", &month_text(first)[..3], month_text(last)),
            _ => format!("{} – {}", month_text(first), month_text(last)),
        };
    }
    if first.year() == last.year() && first.month() == last.month() {
        return format!("{}–{}", first.day(), day_text(last));
    }
    format!("{} – {}", day_text(first), day_text(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(valid: Valid, expected: &str) {
        assert_eq!(time_text(&valid), expected);
    }

    #[test]
    fn whole_units_are_named() {
        check(Valid::period(date(2018, 11, 1), date(2018, 11, 30)), "Nov 2018");
        check(Valid::point(date(2019, 1, 1), date(2019, 12, 31)), "2019");
        check(Valid::point(date(2021, 12, 9), date(2021, 12, 9)), "9 Dec 2021");
        check(Valid::point(date(2014, 12, 1), date(2014, 12, 7)), "1–7 Dec 2014");
        check(Valid::default(), "undated");
    }

    #[test]
    fn a_period_keeps_both_edges() {
        let start = Bound::between(date(2014, 8, 1), date(2014, 8, 31));
        let end = Bound::day(date(2018, 11, 30));
        check(Valid { start, end, shape: Shape::Period, ..Valid::default() }, "Aug 2014 – 30 Nov 2018");
    }

    #[test]
    fn open_edges_say_on_which_side_they_are_open() {
        let start = Bound::between(date(2023, 1, 1), date(2023, 12, 31));
        check(Valid { start, shape: Shape::From, ..Valid::default() }, "since 2023");
        let end = Bound { earliest: None, latest: Some(date(2025, 9, 30)) };
        check(Valid { end, shape: Shape::Until, ..Valid::default() }, "by Sep 2025");
        let end = Bound { earliest: Some(date(2026, 9, 1)), latest: None };
        check(Valid { end, shape: Shape::Until, ..Valid::default() }, "until at least Sep 2026");
    }
}
