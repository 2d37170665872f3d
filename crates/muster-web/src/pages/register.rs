//! A register: its question, its tables, and which of its figures do not add up.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use muster_model::{Register, Verdict};
use muster_record::Table;

use crate::drawn::{Content, DrawnSection, Pen};
use crate::export::{Exported, in_form};
use crate::frame::Frame;
use crate::icons::{Icon, icon};
use crate::pages::{problem, set};
use crate::visit::Visit;

/// A page of tables.
#[derive(Template)]
#[template(path = "register.html")]
pub(crate) struct TablePage {
    frame: Frame,
    icon: Icon,
    title: String,
    question: String,
    sections: Vec<DrawnSection>,
    notes: Vec<String>,
    fails: usize,
    doubts: usize,
    holds: usize,
    findings: Option<String>,
    /// What would fill it, when it is empty.
    wanted: Vec<String>,
}

/// Answers `/members` and its twelve neighbours.
pub(crate) async fn page(Path(name): Path<String>, visit: Visit) -> Response {
    let found = Register::ALL.iter().position(|register| register.as_str() == name);
    let Some((register, table)) = found.and_then(|index| Some((Register::ALL[index], visit.ready.tables.get(index)?)))
    else {
        return problem::not_found(visit).await;
    };
    if let Some(response) = in_form(&visit, &table.name, &Exported::Table(table)) {
        return response;
    }
    let mut page = tables(&visit, table);
    let kinds = visit.app.packs().pack.kinds.values().filter(|kind| kind.register == register);
    page.wanted = kinds.map(|kind| kind.label().to_owned()).collect();
    page.fails = visit.ready.count(Some(register), Verdict::Fails);
    page.doubts = visit.ready.count(Some(register), Verdict::CannotTell);
    page.holds = visit.ready.count(Some(register), Verdict::Holds);
    page.findings = (page.fails + page.doubts + page.holds > 0).then(|| visit.links().findings(Some(register)));
    set(&page)
}

/// Returns the page of a table.
pub(crate) fn tables(visit: &Visit, table: &Table) -> TablePage {
    let pen = Pen { ready: &visit.ready, links: visit.links() };
    TablePage {
        frame: Frame::of(visit, &table.title).with_forms(visit),
        icon: icon(&table.name),
        title: table.title.clone(),
        question: table.question.clone(),
        sections: table.sections.iter().map(|section| pen.section(section)).collect(),
        notes: table.notes.clone(),
        fails: 0,
        doubts: 0,
        holds: 0,
        findings: None,
        wanted: Vec::new(),
    }
}
