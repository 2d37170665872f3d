//! JSON: a table, a finding or a claim as one value.

use muster_model::written::decimal_to_json;
use muster_model::{Finding, Quantity};
use muster_record::{Cell, FigureCell, Row, Section, Table, TimeCell};
use serde_json::{Map, Value, json};

/// Returns a table with its sections and rows.
pub fn table(table: &Table) -> Value {
    json!({
        "register": table.name,
        "title": table.title,
        "question": table.question,
        "sections": table.sections.iter().map(|section| json!({
            "title": section.title,
            "undated": section.undated,
            "rows": section.rows.iter().map(|one| row(section, one)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "notes": table.notes,
    })
}

/// Returns a row: its section's columns by name, its lane, and the claims behind it.
pub fn row(section: &Section, row: &Row) -> Value {
    let mut map = Map::new();
    map.insert("section".into(), section.title.as_str().into());
    if let Some(group) = &row.group {
        map.insert("group".into(), group.as_str().into());
    }
    map.insert("lane".into(), row.lane.as_str().into());
    for (column, one) in section.columns.iter().zip(&row.cells) {
        map.insert(column.name.clone(), cell(one));
    }
    map.insert("claims".into(), row.claims.iter().map(muster_model::ClaimId::as_str).collect());
    Value::Object(map)
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Figure(one) => figure(one),
        Cell::Words(words) if words.marks.is_empty() => words.text.as_str().into(),
        Cell::Words(words) => {
            json!({"text": words.text, "marks": words.marks.iter().map(muster_record::Mark::text).collect::<Vec<_>>()})
        }
        Cell::Names(names) => names
            .iter()
            .map(|name| match &name.id {
                Some(id) => json!({"name": name.text, "id": id}),
                None => json!({"name": name.text}),
            })
            .collect(),
        Cell::Time(one) => time(one),
        Cell::Claims(claims) => claims.iter().map(muster_model::ClaimId::as_str).collect(),
    }
}

fn figure(figure: &FigureCell) -> Value {
    json!({
        "text": figure.text,
        "unit": figure.unit,
        "time": time(&figure.time),
        "marks": figure.marks.iter().map(muster_record::Mark::text).collect::<Vec<_>>(),
        "sources": figure.sources,
        "rivals": figure.rivals,
        "claim": figure.claim.as_ref().map(muster_model::ClaimId::as_str),
    })
}

fn time(time: &TimeCell) -> Value {
    json!({
        "text": time.text,
        "first": time.first.map(|day| day.to_string()),
        "last": time.last.map(|day| day.to_string()),
    })
}

/// Returns a finding with its terms.
pub fn finding(finding: &Finding) -> Value {
    let number = |quantity: &Quantity| quantity.printed.map_or(Value::Null, decimal_to_json);
    json!({
        "id": finding.id.as_str(),
        "verdict": finding.verdict.as_str(),
        "check": finding.check,
        "shape": finding.shape,
        "register": finding.register.as_str(),
        "title": finding.title,
        "reason": finding.reason,
        "terms": finding.terms.iter().map(|term| json!({
            "label": term.label,
            "shown": term.shown,
            "value": term.quantity.as_ref().map_or(Value::Null, number),
            "origin": term.origin.as_str(),
            "claim": term.claim.as_ref().map(muster_model::ClaimId::as_str),
        })).collect::<Vec<_>>(),
    })
}
