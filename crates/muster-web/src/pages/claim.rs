//! The words behind one figure: the sentence, who said it, which rule read it, its history, its rivals, its citation.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use muster_model::edtf::edtf;
use muster_model::{Claim, EvidenceRole, Finding, Register, Step, Value};
use muster_record::times::time_text;
use muster_record::{View, cite, figure};
use muster_work::WorkError;
use muster_work::explain::{Explanation, explain};

use crate::drawn::Pen;
use crate::error::WebError;
use crate::export::{Exported, in_form};
use crate::finding::DrawnFinding;
use crate::frame::Frame;
use crate::pages::sources::moment;
use crate::pages::{problem, set};
use crate::quoted::{Printed, Quoted, Room, held_as, quoted, said, speaker};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "claim.html")]
struct ClaimPage {
    frame: Frame,
    panel: Panel,
    context: Vec<Printed>,
    history: Vec<Happened>,
    rivals: Vec<Rival>,
    findings: Vec<DrawnFinding>,
    citations: [(&'static str, String); 3],
}

/// Everything a panel says of a claim.
pub(crate) struct Panel {
    /// Its name.
    pub id: String,
    /// The label of its kind.
    pub label: String,
    /// What sets it apart from others of its kind.
    pub aspect: Printed,
    /// Its value, in one line.
    pub value: Printed,
    /// The address of its own page.
    pub href: String,
    /// Its words.
    pub quoted: Quoted,
    /// Its slots.
    pub slots: Vec<DrawnSlot>,
    /// The time it is about.
    pub time: String,
    /// The same, in the written form.
    pub edtf: Option<String>,
    /// The words that give the time, and how it was found.
    pub time_words: Option<Printed>,
    /// How the time was found, when not in the words.
    pub time_step: Option<&'static str>,
    /// How it is held.
    pub held: Option<&'static str>,
    /// Its condition, in the source's words.
    pub condition: Option<Printed>,
    /// The mission it belongs to.
    pub within: Option<Printed>,
    /// The rule that read it.
    pub rule: String,
    /// Where the rule is written.
    pub rule_place: Option<String>,
    /// The register that shows it: title and address.
    pub register: Option<(String, String)>,
    /// The bytes of the words.
    pub bytes: String,
    explanation: Explanation,
}

/// A slot of a claim.
pub(crate) struct DrawnSlot {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Printed,
    /// Its words in the source, when they differ from the value.
    pub words: Option<Printed>,
    /// Where it was found, when not in the words.
    pub step: Option<&'static str>,
}

/// What happened to a claim.
struct Happened {
    position: u64,
    recorded: String,
    what: String,
}

/// Another saying of the same question.
struct Rival {
    href: String,
    value: Printed,
    time: String,
    said: String,
    speaker: Printed,
    held: Option<&'static str>,
}

/// Answers `/claims/{claim}`.
pub(crate) async fn page(Path(name): Path<String>, visit: Visit) -> Response {
    let claim = match muster_work::explain::find(&visit.ready.answers, &name) {
        Ok(claim) => claim.clone(),
        Err(_) => {
            let words =
                format!("No single claim of this record at these coordinates has a name that begins with “{name}”.");
            let hint = "a later reading may have taken its place, or the coordinates leave it out".into();
            return problem::nothing_there(visit, words, hint);
        }
    };
    if let Some(response) = in_form(&visit, "claim", &Exported::Claims(&[&claim])) {
        return response;
    }
    let pen = Pen { ready: &visit.ready, links: visit.links() };
    match panel_of(&visit, pen, &claim, Room::Wide).await {
        Ok(Some(panel)) => set(&whole(&visit, pen, &claim, panel)),
        Ok(None) => problem::nothing_there(visit, "The words of this claim are not held.".into(), String::new()),
        Err(error) => problem::broken(&WebError::from(error)),
    }
}

fn whole(visit: &Visit, pen: Pen<'_>, claim: &Claim, panel: Panel) -> ClaimPage {
    let view = visit.ready.answers.view(visit.app.packs());
    let links = visit.links();
    let rivals = panel.explanation.rivals.iter().map(|rival| Rival {
        href: links.claim(&rival.id),
        value: Printed::of(&value_line(&view, rival)),
        time: time_text(&rival.valid),
        said: said(rival),
        speaker: Printed::of(&speaker(rival)),
        held: held_as(rival),
    });
    let rivals = rivals.collect();
    let history = panel.explanation.history.iter().map(|(position, recorded, what)| Happened {
        position: *position,
        recorded: moment(*recorded),
        what: what.clone(),
    });
    let history = history.collect();
    let uses = |finding: &&Finding| finding.terms.iter().any(|term| term.claim.as_ref() == Some(&claim.id));
    let findings = visit.ready.findings.iter().filter(uses).map(|finding| pen.finding(finding)).collect();
    let context = claim.evidence.iter().filter(|evidence| evidence.role == EvidenceRole::Context);
    ClaimPage {
        frame: Frame::of(visit, format!("{}: {}", panel.label, value_line(&view, claim))).with_forms(visit),
        context: context.map(|evidence| Printed::of(&evidence.quote)).collect(),
        history,
        rivals,
        findings,
        citations: [
            ("Footnote", cite::footnote(claim)),
            ("Wiki template", cite::wiki(claim)),
            ("BibTeX", cite::bibtex(claim)),
        ],
        panel,
    }
}

/// Returns the panel of a claim, or `None` when its words are not held.
pub(crate) async fn panel(visit: &Visit, pen: Pen<'_>, claim: &Claim) -> Option<Panel> {
    panel_of(visit, pen, claim, Room::Narrow).await.ok().flatten()
}

async fn panel_of(visit: &Visit, pen: Pen<'_>, claim: &Claim, room: Room) -> Result<Option<Panel>, WorkError> {
    let packs = visit.app.packs();
    let explanation = explain(visit.app.ledger(), &visit.ready.answers, packs, claim.id.as_str()).await?;
    let view = visit.ready.answers.view(packs);
    let Some(quoted) = quoted(pen.ready, pen.links, claim, room) else { return Ok(None) };
    let words = claim.words();
    Ok(Some(Panel {
        id: claim.id.to_string(),
        label: explanation.label.clone(),
        aspect: Printed::of(&aspect(&view, claim)),
        value: Printed::of(&value_line(&view, claim)),
        href: pen.links.claim(&claim.id),
        quoted,
        slots: slots(&view, claim),
        time: time_text(&claim.valid),
        edtf: edtf(&claim.valid),
        time_words: claim.valid.text.as_deref().map(Printed::of),
        time_step: claim.valid.by.map(step),
        held: held_as(claim),
        condition: claim.condition.as_deref().map(Printed::of),
        within: claim.within.as_deref().map(Printed::of),
        rule: claim.rule.clone(),
        rule_place: explanation.rule_place.clone(),
        register: register(&view, pen, claim),
        bytes: format!("{}–{}", words.span.start, words.span.end),
        explanation,
    }))
}

fn register(view: &View<'_>, pen: Pen<'_>, claim: &Claim) -> Option<(String, String)> {
    let register: Register = view.declared.kinds.get(&claim.kind)?.register;
    let table = pen.ready.tables.iter().find(|table| table.name == register.as_str())?;
    Some((table.title.clone(), pen.links.register(register)))
}

/// The slots in the order of the kind's file, then any other.
fn slots(view: &View<'_>, claim: &Claim) -> Vec<DrawnSlot> {
    let declared = view.declared.kinds.get(&claim.kind).into_iter().flat_map(|kind| &kind.slots);
    let mut names: Vec<&str> = declared.map(|(name, _)| name.as_str()).collect();
    names.extend(claim.slots.keys().map(String::as_str).filter(|name| !names.contains(name)).collect::<Vec<_>>());
    let slots = names.into_iter().filter_map(|name| Some((name, claim.slots.get(name)?)));
    slots
        .map(|(name, slot)| {
            let value = value_text(view, &slot.value);
            let words = slot.value.text().filter(|words| *words != value);
            DrawnSlot {
                name: name.replace('_', " "),
                value: Printed::of(&value),
                words: words.as_deref().map(Printed::of),
                step: slot.by.map(step),
            }
        })
        .collect()
}

fn step(step: Step) -> &'static str {
    match step {
        Step::Words => "from the words",
        Step::Clause => "from the clause",
        Step::Sentence => "from the sentence",
        Step::Subject => "from the subject before",
        Step::Section => "from the paragraph or its heading",
        Step::Publisher => "from the publisher",
        Step::Said => "from the day it was said",
        Step::Default => "the plain reading of the kind",
    }
}

/// Returns a value as shown.
fn value_text(view: &View<'_>, value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => figure::shown(quantity).line(),
        Value::Person(person) => {
            let parts = [person.rank.as_deref(), Some(person.text.as_str()), person.role.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Value::List(values) => values.iter().map(|value| value_text(view, value)).collect::<Vec<_>>().join("; "),
        Value::Effect(effect) => {
            let count = effect.quantity.as_ref().map(|quantity| format!("{} ", figure::shown(quantity).text()));
            format!("{} {}{}", effect.verb.replace('_', " "), count.unwrap_or_default(), effect.object)
        }
        other => view.name(other),
    }
}

/// Returns what sets a claim apart from others of its kind: the values of its series that are no answer.
pub(crate) fn aspect(view: &View<'_>, claim: &Claim) -> String {
    let Some(kind) = view.declared.kinds.get(&claim.kind) else { return String::new() };
    let answer: Vec<&Value> = kind.answer.iter().filter_map(|slot| claim.value(slot)).collect();
    let series = kind.series.iter().filter_map(|slot| claim.value(slot)).filter(|value| !answer.contains(value));
    series.map(|value| value_text(view, value)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns what a claim answers, in one line: its answer slots, else its words.
pub(crate) fn value_line(view: &View<'_>, claim: &Claim) -> String {
    let kind = view.declared.kinds.get(&claim.kind);
    let answer = kind.into_iter().flat_map(|kind| &kind.answer).filter_map(|slot| claim.value(slot));
    let values: Vec<String> = answer.map(|value| value_text(view, value)).filter(|text| !text.is_empty()).collect();
    if values.is_empty() { claim.words().quote.clone() } else { values.join(", ") }
}
