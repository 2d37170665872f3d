//! The overview: what stands now, what came last, what is wrong?

use askama::Template;
use axum::response::Response;
use muster_model::{Coordinates, Finding, Register, Verdict};

use crate::drawn::{Figure, Pen, Under};
use crate::finding::{DrawnFinding, gravity};
use crate::frame::Frame;
use crate::icons::{Icon, register_icon};
use crate::pages::sources::{DrawnSource, ordered, source};
use crate::pages::{problem, set};
use crate::quoted::{Printed, Quoted};
use crate::spark::Spark;
use crate::timeline::{Year, timeline};
use crate::visit::Visit;

/// How many findings and documents stand on the overview.
const LISTED: usize = 6;

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    frame: Frame,
    documents: usize,
    undated_documents: usize,
    claims: usize,
    undated_claims: usize,
    fails: usize,
    doubts: usize,
    holds: usize,
    findings_href: String,
    sources_href: String,
    figures: Vec<DrawnHeadline>,
    years: Vec<Year>,
    gravest: Vec<DrawnFinding>,
    last: Vec<DrawnSource>,
    registers: Vec<RegisterLine>,
}

/// A headline figure.
struct DrawnHeadline {
    label: String,
    of: Printed,
    figure: Figure,
    quoted: Option<Quoted>,
    spark: Option<Spark>,
    source: Printed,
    register: String,
    register_href: String,
}

/// A register, as a line of the overview.
struct RegisterLine {
    href: String,
    icon: Icon,
    title: String,
    question: String,
    rows: usize,
}

/// Answers `/`.
pub(crate) async fn page(visit: Visit) -> Response {
    let everything = Coordinates { at: visit.asked.coordinates.at, ..Coordinates::default() };
    let whole = match visit.app.ready(everything, visit.head).await {
        Ok(whole) => whole,
        Err(error) => return problem::broken(&error),
    };
    let snapshot = &visit.ready.answers.snapshot;
    let pen = Pen { ready: &visit.ready, links: visit.links() };
    let documents = ordered(&visit);
    set(&OverviewPage {
        frame: Frame::of(&visit, "Overview"),
        documents: documents.len(),
        undated_documents: documents.iter().filter(|held| held.capture.said.is_unknown()).count(),
        claims: snapshot.claims.len(),
        undated_claims: snapshot.undated.len(),
        fails: visit.ready.count(None, Verdict::Fails),
        doubts: visit.ready.count(None, Verdict::CannotTell),
        holds: visit.ready.count(None, Verdict::Holds),
        findings_href: visit.links().findings(None),
        sources_href: visit.links().page("/sources"),
        figures: figures(&visit, pen),
        years: timeline(&visit, &whole.answers.snapshot),
        gravest: gravest(&visit).into_iter().map(|finding| pen.finding(finding)).collect(),
        last: documents.iter().take(LISTED).map(|held| source(&visit, held)).collect(),
        registers: registers(&visit),
    })
}

fn gravest(visit: &Visit) -> Vec<&Finding> {
    let mut found: Vec<&Finding> =
        visit.ready.findings.iter().filter(|finding| finding.verdict != Verdict::Holds).collect();
    found.sort_by_key(|finding| gravity(finding.verdict));
    found.truncate(LISTED);
    found
}

fn figures(visit: &Visit, pen: Pen<'_>) -> Vec<DrawnHeadline> {
    let drawn = visit.ready.headlines.iter().map(|headline| {
        let claim = headline.figure.claim.as_ref().and_then(|id| visit.ready.claim(id));
        let title = visit.ready.tables.iter().find(|table| table.name == headline.register.as_str());
        DrawnHeadline {
            label: headline.label.clone(),
            of: Printed::of(&headline.of),
            figure: pen.figure(&headline.figure, Under::Time),
            quoted: headline.figure.claim.as_ref().and_then(|id| pen.quoted(id)),
            spark: Spark::of(&headline.values),
            source: Printed::of(&claim.map(crate::quoted::speaker).unwrap_or_default()),
            register: title.map(|table| table.title.clone()).unwrap_or_default(),
            register_href: pen.links.register(headline.register),
        }
    });
    drawn.collect()
}

fn registers(visit: &Visit) -> Vec<RegisterLine> {
    let lines = Register::ALL.iter().zip(&visit.ready.tables).map(|(register, table)| RegisterLine {
        href: visit.links().register(*register),
        icon: register_icon(*register),
        title: table.title.clone(),
        question: table.question.clone(),
        rows: table.row_count(),
    });
    lines.collect()
}
