//! Citations carry the words and where they stand; coverage counts what came in, by publisher.

mod support;

use jiff::civil::date;
use muster_model::{Bound, Valid};
use muster_record::{Declared, View, cite, coverage};
use support::*;

#[test]
fn a_claim_is_cited_in_three_ways() {
    let mut writing = document("1", "A {paper} | daily", on(2017, 4, 1));
    let slots = [("flow", symbol("open")), ("period", symbol("month")), ("value", exact(43, "report"))];
    writing.claim_in("harm.reports", month(2017, 2), &slots, "43 reports\nwere still open");
    let snapshot = snapshot(vec![writing], None);
    let claim = &snapshot.claims[0].claim;
    assert_eq!(cite::footnote(claim), "A {paper} | daily, 1 Apr 2017: “43 reports were still open”.");
    assert_eq!(
        cite::wiki(claim),
        "{{cite web |title=1.txt |publisher=A {paper} {{!}} daily |date=1 Apr 2017 |quote=43 reports were still open}}"
    );
    let bibtex = cite::bibtex(claim);
    assert!(bibtex.starts_with("@misc{c-") && bibtex.contains("  publisher = {A paper | daily},\n"), "{bibtex}");
}

#[test]
fn coverage_counts_documents_by_publisher() {
    let mut dated = document("1", "a paper", on(2017, 4, 1));
    report(&mut dated, &month(2017, 2), &[("open", 43), ("completed", 17)]);
    let mut undated = document("2", "a paper", Bound::UNKNOWN);
    undated.claim("member.count", Valid::default(), &[("scope", symbol("roster")), ("value", exact(62, "member"))]);
    let silent = document("3", "another", on(2018, 1, 1));
    let snapshot = snapshot(vec![dated, undated, silent], None);
    let pack = pack();
    let declared = Declared { kinds: &pack.kinds, checks: &pack.checks, labels: &pack.labels };
    let table = coverage::table(&View::new(&snapshot, declared, date(2025, 12, 1)));
    assert_eq!(
        lines(&table, "Publishers"),
        ["a paper | 2 | 1 | 1 Apr 2017 | 3 | members 1, harm 2", "another | 1 | 0 | 1 Jan 2018 | 0"]
    );
}
