//! The monthly figures of the samples: what adds up, what does not, and what cannot be told.

mod support;

use jiff::civil::date;
use muster_model::{Approx, Register, Snapshot, Value};
use support::*;

const ARITHMETIC: [&str; 6] = ["sum", "stock_and_flow", "continuity", "running_total", "totals_identity", "share"];

fn check(snapshot: &Snapshot, expected: &[&str]) {
    assert_eq!(findings(snapshot, &ARITHMETIC), expected);
}

fn at_least(number: i64) -> Value {
    figure(&number.to_string(), Approx::AtLeast, "person")
}

fn cumulative(writing: &mut Writing, flow: &str, value: Value, year: i16, last_month: i8) {
    let valid = over(in_month(2014, 8), in_month(year, last_month));
    let slots = [("flow", symbol(flow)), ("period", symbol("cumulative")), ("value", value)];
    writing.claim("harm.reports", valid, &slots);
}

fn total_deaths(writing: &mut Writing, number: i64) {
    deaths(writing, Default::default(), "cumulative", None, at_least(number));
}

fn february() -> Writing {
    let mut writing = document("1", "retold: task force report", on(2017, 4, 1));
    let february = month(2017, 2);
    let figures = [
        ("carried_over", 19),
        ("received", 41),
        ("completed", 17),
        ("credible", 5),
        ("non_credible", 12),
        ("open", 43),
    ];
    report(&mut writing, &february, &figures);
    total_deaths(&mut writing, 229);
    writing
}

fn march() -> Writing {
    let mut writing = document("2", "retold: task force report", on(2017, 5, 1));
    let march = month(2017, 3);
    let figures = [
        ("carried_over", 43),
        ("received", 27),
        ("completed", 28),
        ("credible", 9),
        ("non_credible", 17),
        ("duplicate", 2),
        ("open", 42),
    ];
    report(&mut writing, &march, &figures);
    deaths(&mut writing, march, "month", None, exact(45, "person"));
    deaths(&mut writing, Default::default(), "batch", Some("backlog"), exact(80, "person"));
    total_deaths(&mut writing, 352);
    let since = over(in_month(2014, 8), in_month(2017, 3));
    let actor = ("actor", org("org:global-coalition", "the coalition"));
    writing.claim("ops.strikes", since.clone(), &[actor.clone(), ("value", exact(20_205, "strike"))]);
    writing.claim("ops.engagements", since, &[actor, ("value", exact(42_089, "engagement"))]);
    cumulative(&mut writing, "total", exact(396, "report"), 2017, 3);
    cumulative(&mut writing, "total", figure("0.94", Approx::Exact, "percent"), 2017, 3);
    cumulative(&mut writing, "credible", exact(102, "report"), 2017, 3);
    cumulative(&mut writing, "credible", figure("0.24", Approx::Exact, "percent"), 2017, 3);
    writing
}

fn april() -> Writing {
    let mut writing = document("4", "retold: task force report", on(2017, 6, 2));
    let april = month(2017, 4);
    let figures = [("received", 43), ("completed", 47), ("credible", 16), ("non_credible", 31), ("open", 38)];
    report(&mut writing, &april, &figures);
    deaths(&mut writing, april, "month", None, exact(132, "person"));
    total_deaths(&mut writing, 484);
    writing
}

fn september() -> Writing {
    let mut writing = document("6", "retold: news agency", on(2017, 10, 27));
    let september = month(2017, 9);
    let figures = [
        ("carried_over", 344),
        ("received", 302),
        ("completed", 127),
        ("credible", 16),
        ("non_credible", 105),
        ("duplicate", 6),
        ("open", 519),
    ];
    report(&mut writing, &september, &figures);
    deaths(&mut writing, september, "month", None, exact(51, "person"));
    total_deaths(&mut writing, 786);
    let since = over(in_month(2014, 9), in_month(2017, 9));
    let actor = ("actor", org("org:global-coalition", "the coalition"));
    writing.claim("ops.strikes", since, &[actor, ("value", exact(27_566, "strike"))]);
    cumulative(&mut writing, "total", exact(1266, "report"), 2017, 9);
    writing
}

fn october() -> Writing {
    let mut writing = document("8", "retold: organisation's digest", on(2017, 11, 30));
    let october = month(2017, 10);
    let figures = [
        ("carried_over", 519),
        ("received", 240),
        ("completed", 64),
        ("credible", 5),
        ("non_credible", 55),
        ("duplicate", 4),
        ("open", 695),
    ];
    report(&mut writing, &october, &figures);
    deaths(&mut writing, october, "month", None, exact(15, "person"));
    total_deaths(&mut writing, 801);
    cumulative(&mut writing, "total", exact(1790, "report"), 2017, 10);
    writing
}

fn november() -> Writing {
    let mut writing = document("9", "retold: task force report", on(2017, 12, 28));
    let november = month(2017, 11);
    report(&mut writing, &november, &[("completed", 101), ("credible", 9), ("non_credible", 92), ("open", 603)]);
    deaths(&mut writing, november, "month", None, exact(11, "person"));
    deaths(&mut writing, Default::default(), "batch", Some("reassessed"), exact(5, "person"));
    total_deaths(&mut writing, 817);
    cumulative(&mut writing, "total", exact(1799, "report"), 2017, 11);
    writing
}

fn november_2018() -> Writing {
    let mut writing = document("12", "retold: reference page", on(2018, 12, 30));
    let november = month(2018, 11);
    let figures = [
        ("carried_over", 194),
        ("received", 15),
        ("completed", 25),
        ("credible", 3),
        ("duplicate", 2),
        ("non_credible", 20),
    ];
    report(&mut writing, &november, &figures);
    writing
}

#[test]
fn february_and_march_2017_hold_but_for_the_total_of_deaths() {
    check(
        &snapshot(vec![february(), march()], None),
        &[
            "harm-completed: holds: 5 + 12 = 17 completed",
            "harm-completed: holds: 9 + 17 + 2 = 28 completed",
            "harm-open: holds: 19 + 41 − 17 = 43 still open",
            "harm-open: holds: 43 + 27 − 28 = 42 still open",
            "harm-carried-over: holds: 43 still open = 43 carried over into Mar 2017",
            "harm-deaths-so-far: fails: 229 + 45 + 80 = 354, printed 352 deaths so far",
            "harm-reports-share: holds: 396 of 42,089 engagements = 0.94%",
            "harm-credible-share: holds: 102 of 42,089 engagements = 0.24%",
        ],
    );
}

#[test]
fn april_2017_derives_what_was_carried_over() {
    check(
        &snapshot(vec![april()], None),
        &[
            "harm-completed: holds: 16 + 31 = 47 completed",
            "harm-open: cannot_tell: 38 + 47 − 43 = 42 carried over (derived; not printed)",
        ],
    );
    let with_march = findings(&snapshot(vec![march(), april()], None), &["running_total"]);
    assert_eq!(with_march, ["harm-deaths-so-far: holds: 352 + 132 = 484 deaths so far"]);
}

#[test]
fn totals_of_copies_never_fail() {
    let found = snapshot(vec![september(), october()], None);
    check(
        &found,
        &[
            "harm-completed: holds: 16 + 105 + 6 = 127 completed",
            "harm-completed: holds: 5 + 55 + 4 = 64 completed",
            "harm-open: holds: 344 + 302 − 127 = 519 still open",
            "harm-open: holds: 519 + 240 − 64 = 695 still open",
            "harm-carried-over: holds: 519 still open = 519 carried over into Oct 2017",
            "harm-deaths-so-far: holds: 786 + 15 = 801 deaths so far",
            "harm-reports-in-all: cannot_tell: 1,266 + 240 = 1,506, printed 1,790 reports in all",
        ],
    );
    let copies = support::found(&found).into_iter().find(|found| found.check == "harm-reports-in-all");
    let copies = copies.expect("the totals are compared");
    assert!(copies.reason.contains("known from copies only"), "{}", copies.reason);
}

#[test]
fn the_re_assessed_five_raise_no_false_alarm() {
    check(
        &snapshot(vec![october(), november()], None),
        &[
            "harm-completed: holds: 5 + 55 + 4 = 64 completed",
            "harm-completed: holds: 9 + 92 = 101 completed",
            "harm-open: holds: 519 + 240 − 64 = 695 still open",
            "harm-open: cannot_tell: 603 + 101 − 695 = 9 received (derived; not printed)",
            "harm-deaths-so-far: holds: 801 + 11 + 5 = 817 deaths so far",
            "harm-reports-in-all: cannot_tell: 1,799 − 1,790 = 9 received (derived; not printed)",
        ],
    );
}

#[test]
fn november_2018_derives_what_is_still_open() {
    let snapshot = snapshot(vec![november_2018()], None);
    check(
        &snapshot,
        &[
            "harm-completed: holds: 3 + 20 + 2 = 25 completed",
            "harm-open: cannot_tell: 194 + 15 − 25 = 184 still open (derived; not printed)",
        ],
    );
    let table = table(&snapshot, Register::Harm);
    assert_eq!(
        lines(&table, "Reports month by month"),
        ["Nov 2018 | 194 reports | 15 reports | 25 reports | 3 reports | 20 reports | 2 reports | \
          184 reports · derived | retold: reference page"]
    );
}

#[test]
fn reopened_reports_are_tried_inside_and_on_top() {
    let reopened = |open: i64| {
        let mut writing = document("14", "retold: task force report", on(2019, 9, 26));
        let figures = [("carried_over", 97), ("received", 2), ("completed", 20), ("reopened", 2), ("open", open)];
        report(&mut writing, &month(2019, 8), &figures);
        findings(&snapshot(vec![writing], None), &["stock_and_flow"])
    };
    assert_eq!(reopened(79), ["harm-open: holds: 97 + 2 − 20 = 79 still open"]);
    assert_eq!(reopened(81), ["harm-open: holds: 97 + 2 − 20 + 2 = 81 still open"]);
    assert_eq!(reopened(90), ["harm-open: fails: 97 + 2 − 20 = 79, printed 90 still open"]);
}

#[test]
fn totals_with_unloaded_months_between_cannot_be_told() {
    let found = findings(&snapshot(vec![april(), september()], None), &["running_total"]);
    assert_eq!(
        found,
        ["harm-deaths-so-far: cannot_tell: 484 after Apr 2017, then 786 deaths so far: months between are not loaded"]
    );
}

#[test]
fn what_was_open_against_what_was_carried_over_is_cannot_tell_in_copies() {
    let mut july = document("5", "retold: news site", on(2017, 9, 29));
    report(&mut july, &month(2017, 8), &[("open", 350), ("completed", 20)]);
    let found = findings(&snapshot(vec![july, september()], None), &["continuity"]);
    assert_eq!(
        found,
        ["harm-carried-over: cannot_tell: 350 still open in Aug 2017, but 344 carried over into Sep 2017"]
    );
}

#[test]
fn totals_counted_from_another_day_are_pointed_out() {
    let found = findings(&snapshot(vec![march(), september()], None), &["disagreement"]);
    assert_eq!(found, ["figures-disagree: cannot_tell: strikes counted from Aug 2014 and from Sep 2014"]);
}

#[test]
fn stock_at_the_edge_of_a_month_belongs_to_the_report() {
    // "43 open at the end of February" is a day, "19 carried over" may be dated before the month.
    let mut writing = document("1", "retold: task force report", on(2017, 4, 1));
    report(&mut writing, &month(2017, 2), &[("received", 41), ("completed", 17)]);
    report(&mut writing, &point(on(2017, 2, 28)), &[("open", 43)]);
    report(&mut writing, &by(date(2017, 1, 31)), &[("carried_over", 19)]);
    let found = findings(&snapshot(vec![writing], None), &["stock_and_flow"]);
    assert_eq!(found, ["harm-open: holds: 19 + 41 − 17 = 43 still open"]);
}
