//! `muster mentions FILE…|-`: times, quantities and names, nothing stored.

use std::io::{self, BufRead, BufReader, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use muster_work::mentions::Asked;
use muster_work::read::{Source, files};
use muster_work::side_by_side::{cores, in_order};
use muster_work::{Layers, Packs, Reader};
use serde_json::Value;

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
    /// Which layers to read
    #[arg(long, value_enum, default_value_t, value_name = "LAYERS")]
    layers: Layer,
    /// On how many threads; without it on all cores
    #[arg(long, value_name = "NUMBER")]
    threads: Option<NonZeroUsize>,
}

/// Which layers to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Layer {
    /// Times, quantities and names
    #[default]
    All,
    /// Times alone
    Times,
}

/// Finds mentions and prints them.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    // The packs live as long as the run: taking them apart at its end would only cost time.
    let packs: &'static Packs = Box::leak(Box::new(super::packs(common)?));
    let reader = Reader::new(&packs.pack);
    let mut out = output::out();
    if args.paths == [Path::new("-")] {
        let batches = Batches { input: BufReader::new(io::stdin()), line: 0, stopped: None };
        write(args, common, &reader, batches, &mut out)?;
    } else {
        let files = files(&args.paths)?.into_iter().map(|file| {
            let source = Source::open(&file, args.given.given())?;
            Ok(vec![Asked::file(source)])
        });
        write(args, common, &reader, files, &mut out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// So much of standard input is one piece of work.
const BATCH: usize = 64 * 1024;

/// The items of standard input, some at a time.
struct Batches<R> {
    input: R,
    /// The number of the line read last.
    line: usize,
    /// What stops the reading, told behind the items before it.
    stopped: Option<anyhow::Error>,
}

impl<R: BufRead> Batches<R> {
    /// Reads the next item, if there is one.
    fn item(&mut self, line: &mut String) -> Result<Option<Asked>> {
        loop {
            line.clear();
            if self.input.read_line(line).context("failed to read standard input")? == 0 {
                return Ok(None);
            }
            self.line += 1;
            if !line.trim().is_empty() {
                return Ok(Some(Asked::item(line).with_context(|| format!("standard input, line {}", self.line))?));
            }
        }
    }
}

impl<R: BufRead> Iterator for Batches<R> {
    type Item = Result<Vec<Asked>>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut asked, mut line, mut length) = (Vec::new(), String::new(), 0);
        while length < BATCH && self.stopped.is_none() {
            match self.item(&mut line) {
                Ok(Some(item)) => asked.push(item),
                Ok(None) => break,
                Err(error) => self.stopped = Some(error),
            }
            length += line.len();
        }
        if asked.is_empty() { self.stopped.take().map(Err) } else { Some(Ok(asked)) }
    }
}

/// Finds the mentions of every text, on as many threads as are wanted, and prints them in order.
fn write(
    args: &Args,
    common: &Common,
    reader: &Reader<'_>,
    tasks: impl Iterator<Item = Result<Vec<Asked>>> + Send,
    out: &mut impl Write,
) -> Result<()> {
    let layers = match args.layers {
        Layer::All => Layers::All,
        Layer::Times => Layers::Times,
    };
    let threads = args.threads.map_or_else(cores, NonZeroUsize::get);
    let threads = if args.paths.len() == 1 && args.paths[0].is_file() { 1 } else { threads };
    if threads == 1 && common.format == Format::Jsonl {
        for asked in tasks {
            asked?.iter().try_for_each(|asked| asked.write(reader, layers, out))?;
        }
        return Ok(());
    }
    let mut rows = Vec::new();
    let work = |asked: Result<Vec<Asked>>| asked.map(|asked| lines(&asked, reader, layers));
    in_order(threads, tasks, work, |lines| -> Result<()> {
        match common.format {
            Format::Jsonl => out.write_all(&lines?)?,
            _ => rows.extend(lines?.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok())),
        }
        Ok(())
    })?;
    finish(&rows, common.format, out)
}

fn lines(asked: &[Asked], reader: &Reader<'_>, layers: Layers) -> Vec<u8> {
    asked.iter().flat_map(|asked| asked.lines(reader, layers)).collect()
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
