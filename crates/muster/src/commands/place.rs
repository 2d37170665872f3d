//! `muster place NAME…|-`: which places a spelling may mean, and why.

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use muster_model::Grid;

use muster_work::place::{Answer, Candidate, Gazetteer};
use serde_json::{Value, json};

use crate::Common;
use crate::output::{self, Format};

/// How many names are read before their answers are printed.
const BATCH: usize = 4096;

/// What `place` takes.
#[derive(clap::Args)]
#[command(
    after_help = "Example: muster place \"Tall Abyad, Raqqa\" Kobanê\n         muster place - --gazetteer mine.csv --format jsonl < names.txt"
)]
pub struct Args {
    /// Names, each with what it lies in behind a comma; `-` reads one a line from standard input
    #[arg(required = true)]
    names: Vec<String>,
    /// A table with the columns id,name,country,admin1,lat,lon in place of the gazetteer of the packs
    #[arg(long, value_name = "FILE.csv")]
    gazetteer: Option<PathBuf>,
}

/// Asks and prints.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    let gazetteer = Gazetteer::load(common.packs.as_deref(), args.gazetteer.as_deref())?;
    let mut out = output::out();
    let mut rows = Vec::new();
    if args.names == ["-"] {
        let mut lines = std::io::stdin().lock().lines();
        loop {
            let names: Vec<String> =
                lines.by_ref().take(BATCH).collect::<Result<_, _>>().context("failed to read standard input")?;
            if names.is_empty() {
                break;
            }
            answer(&gazetteer, &names, common.format, &mut out, &mut rows)?;
        }
    } else {
        answer(&gazetteer, &args.names, common.format, &mut out, &mut rows)?;
    }
    finish(&rows, common.format, &mut out)?;
    Ok(ExitCode::SUCCESS)
}

fn answer(
    gazetteer: &Gazetteer,
    names: &[String],
    format: Format,
    out: &mut impl Write,
    rows: &mut Vec<Value>,
) -> Result<()> {
    for (name, answer) in names.iter().zip(gazetteer.ask(names)) {
        let row = match answer {
            Answer::Places(found) => {
                json!({ "name": name, "candidates": found.iter().map(candidate).collect::<Vec<_>>() })
            }
            Answer::Grid(Ok(grid)) => json!({ "name": name, "candidates": [cell(grid)] }),
            Answer::Grid(Err(reason)) => json!({ "name": name, "candidates": [], "refused": reason.to_string() }),
        };
        match format {
            Format::Jsonl => writeln!(out, "{row}")?,
            _ => rows.push(row),
        }
    }
    Ok(())
}

/// A cell of the military grid is where its middle is.
fn cell(grid: Grid) -> Value {
    let degrees = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let (centre, cell) = (grid.centre(), grid.cell());
    let (south, west, north, east) = (cell.south, cell.west, cell.north, cell.east);
    let side = grid.side_m();
    json!({
        "id": format!("mgrs:{grid}"),
        "name": grid.to_string(),
        "country": null,
        "admin1": null,
        "lat": degrees(centre.latitude),
        "lon": degrees(centre.longitude),
        "score": 1.0,
        "why": [format!("a cell of {side} m, from {south:.5}, {west:.5} to {north:.5}, {east:.5}")],
    })
}

fn candidate(candidate: &Candidate<'_>) -> Value {
    let place = candidate.place;
    let degrees = |degrees: &str| degrees.parse::<f64>().map_or(Value::Null, Value::from);
    let (lat, lon) = place.at.as_ref().map_or((Value::Null, Value::Null), |(lat, lon)| (degrees(lat), degrees(lon)));
    json!({
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": lat,
        "lon": lon,
        "score": f64::from((candidate.score * 1000.0).round()) / 1000.0,
        "why": candidate.why,
    })
}

fn finish(rows: &[Value], format: Format, out: &mut impl Write) -> Result<()> {
    let cells = |row: &Value, found: &Value| {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let why: Vec<&str> = found["why"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let score = found["score"].as_f64().map(|score| format!("{score:.2}")).unwrap_or_default();
        let within = [word(&found["admin1"]), word(&found["country"])].into_iter().filter(|part| !part.is_empty());
        let within = within.collect::<Vec<_>>().join(", ");
        [word(&row["name"]), word(&found["name"]), within, word(&found["id"]), score, why.join("; ")]
    };
    let lines = rows.iter().flat_map(|row| {
        let found = row["candidates"].as_array().filter(|found| !found.is_empty());
        let nothing = json!({ "name": row["refused"].as_str().unwrap_or("nothing found") });
        found.map_or_else(|| vec![cells(row, &nothing)], |found| found.iter().map(|found| cells(row, found)).collect())
    });
    match format {
        Format::Jsonl => {}
        Format::Json => writeln!(out, "{:#}", Value::from(rows.to_vec()))?,
        Format::Csv => {
            writeln!(out, "spelling,name,within,id,score,why")?;
            for line in lines {
                let line = line.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
                writeln!(out, "{}", line.join(","))?;
            }
        }
        Format::Table => {
            let mut table = comfy_table::Table::new();
            table
                .load_style(comfy_table::presets::UTF8_FULL_CONDENSED)
                .set_header(["spelling", "place", "within", "id", "score", "why"]);
            lines.for_each(|line| {
                table.add_row(line);
            });
            writeln!(out, "{table}")?;
        }
    }
    Ok(())
}
