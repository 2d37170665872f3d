//! `muster mentions FILE…|-`: times, quantities and names, nothing stored.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use muster_model::written::mention_to_json;
use muster_model::{Document, Given, Language};
use muster_work::read::{Source, files};
use muster_work::{Packs, Reader};
use serde_json::{Map, Value};

use crate::Common;
use crate::output::{self, Format};

/// What `mentions` takes.
#[derive(clap::Args)]
#[command(
    after_help = "Example: muster mentions release.txt --date 2018-12-30 --format jsonl\n         echo '{\"item\":\"1\",\"text\":\"last May\",\"lang\":\"en\",\"date\":\"2018-12-30\"}' | muster mentions - --format jsonl"
)]
pub struct Args {
    /// Files and folders; `-` reads one JSON object a line from standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    given: super::GivenArgs,
}

/// Finds mentions and prints them.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    // The packs live as long as the run: taking them apart at its end would only cost time.
    let packs: &'static Packs = Box::leak(Box::new(super::packs(common)?));
    let reader = Reader::new(&packs.pack);
    let mut out = output::out();
    let mut rows = Vec::new();
    if args.paths == [Path::new("-")] {
        for (number, line) in std::io::stdin().lock().lines().enumerate() {
            let line = line.context("failed to read standard input")?;
            if line.trim().is_empty() {
                continue;
            }
            let (item, source) = item(&line).with_context(|| format!("standard input, line {}", number + 1))?;
            found(&reader, &source.document(), ("item", item), common.format, &mut out, &mut rows)?;
        }
    } else {
        for file in files(&args.paths)? {
            let source = Source::open(&file, args.given.given())?;
            let name = Value::String(source.file.clone());
            found(&reader, &source.document(), ("file", name), common.format, &mut out, &mut rows)?;
        }
    }
    finish(&rows, common.format, &mut out)?;
    Ok(ExitCode::SUCCESS)
}

/// Reads an item: `{"item":…,"text":…,"lang":…,"date":…}`; `lang` and `date` may be absent or null.
fn item(line: &str) -> Result<(Value, Source)> {
    let json: Value = serde_json::from_str(line).context("expected a JSON object")?;
    let text = json["text"].as_str().context("expected a key `text` with a string")?;
    let said = match json["date"].as_str() {
        Some(date) => Some(muster_work::demo::said(date.get(..10).unwrap_or(date))?),
        None => None,
    };
    let given = Given { said, language: json["lang"].as_str().map(Language::from), ..Given::default() };
    Ok((json["item"].clone(), Source { file: String::new(), bytes: text.as_bytes().to_vec(), given }))
}

fn found(
    reader: &Reader<'_>,
    document: &Document,
    (key, name): (&str, Value),
    format: Format,
    out: &mut impl Write,
    rows: &mut Vec<Value>,
) -> Result<()> {
    for mention in reader.mentions(document) {
        let mut row = Map::new();
        row.insert(key.to_owned(), name.clone());
        if let Value::Object(rest) = mention_to_json(&mention, &document.text) {
            row.extend(rest);
        }
        match format {
            Format::Jsonl => writeln!(out, "{}", Value::Object(row))?,
            _ => rows.push(Value::Object(row)),
        }
    }
    Ok(())
}

fn finish(rows: &[Value], format: Format, out: &mut impl Write) -> Result<()> {
    let cells = |row: &Value| {
        let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let what = ["value", "unit", "id", "name"].iter().map(|key| word(key)).find(|word| !word.is_empty());
        let number = row["printed"].as_f64().map(|number| number.to_string() + " ").unwrap_or_default();
        let kind = [word("kind"), word("timex")].concat();
        [word("type"), kind, number + &what.unwrap_or_default(), word("text"), row["span"].to_string()]
    };
    match format {
        Format::Jsonl => {}
        Format::Json => writeln!(out, "{:#}", Value::from(rows.to_vec()))?,
        Format::Csv => {
            for row in rows {
                let cells = cells(row).map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
                writeln!(out, "{}", cells.join(","))?;
            }
        }
        Format::Table => {
            let mut table = comfy_table::Table::new();
            table
                .load_style(comfy_table::presets::UTF8_FULL_CONDENSED)
                .set_header(["type", "kind", "value", "words", "bytes"]);
            rows.iter().for_each(|row| {
                table.add_row(cells(row));
            });
            writeln!(out, "{table}")?;
        }
    }
    Ok(())
}
