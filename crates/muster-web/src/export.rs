//! In which form is a page wanted? `?format=csv`, `json` or `jsonl`, written by the room of exports.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use muster_model::written::claim_to_json;
use muster_model::{Claim, Finding};
use muster_record::Table;

use crate::asked::Unreadable;
use crate::error::WebError;
use crate::pages::problem;
use crate::visit::Visit;

/// A form other than a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
    JsonLines,
}

/// What is exported.
pub(crate) enum Exported<'a> {
    /// A table.
    Table(&'a Table),
    /// Findings.
    Findings(&'a [&'a Finding]),
    /// Claims.
    Claims(&'a [&'a Claim]),
}

/// Answers in the form asked for, or `None` when a page was.
pub(crate) fn in_form(visit: &Visit, name: &str, exported: &Exported<'_>) -> Option<Response> {
    let form = match visit.rest("format")? {
        "html" => return None,
        "csv" => Form::Csv,
        "json" => Form::Json,
        "jsonl" => Form::JsonLines,
        other => {
            let unreadable = Unreadable {
                name: "format",
                found: other.to_owned(),
                expected: "csv, json or jsonl".into(),
                hint: "leave it out to see the page".into(),
            };
            return Some(problem::unreadable(visit, vec![unreadable]));
        }
    };
    Some(match written(form, exported) {
        Ok(bytes) => respond(form, name, bytes),
        Err(error) => problem::broken(&error),
    })
}

fn respond(form: Form, name: &str, bytes: Vec<u8>) -> Response {
    let (kind, ending) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "csv"),
        Form::Json => ("application/json", "json"),
        Form::JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
    };
    let disposition = format!("inline; filename=\"{name}.{ending}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

fn written(form: Form, exported: &Exported<'_>) -> Result<Vec<u8>, WebError> {
    let mut out = Vec::new();
    let failed = |error: &dyn std::fmt::Display| WebError::Export(error.to_string());
    let findings = |findings: &[&Finding]| findings.iter().map(|finding| (*finding).clone()).collect::<Vec<_>>();
    match (form, exported) {
        (Form::Csv, Exported::Table(table)) => {
            muster_export::csv::table(table, &mut out).map_err(|error| failed(&error))?;
        }
        (Form::Csv, Exported::Findings(found)) => {
            muster_export::csv::findings(&findings(found), &mut out).map_err(|error| failed(&error))?;
        }
        (Form::Csv, Exported::Claims(claims)) => {
            muster_export::csv::claims(claims.iter().copied(), &mut out).map_err(|error| failed(&error))?;
        }
        (Form::JsonLines, Exported::Table(table)) => {
            muster_export::jsonl::table(table, &mut out).map_err(|error| failed(&error))?;
        }
        (Form::JsonLines, Exported::Findings(found)) => {
            muster_export::jsonl::findings(&findings(found), &mut out).map_err(|error| failed(&error))?;
        }
        (Form::JsonLines, Exported::Claims(claims)) => {
            muster_export::jsonl::claims(claims.iter().copied(), &mut out).map_err(|error| failed(&error))?;
        }
        (Form::Json, _) => {
            let value = match exported {
                Exported::Table(table) => muster_export::json::table(table),
                Exported::Findings(found) => {
                    found.iter().map(|finding| muster_export::json::finding(finding)).collect()
                }
                Exported::Claims(claims) => claims.iter().map(|claim| claim_to_json(claim)).collect(),
            };
            out = format!("{value:#}\n").into_bytes();
        }
    }
    Ok(out)
}
