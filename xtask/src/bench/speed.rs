//! How fast are mentions found, on how much memory, with how large a lexicon, on how many cores?

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value as Json;

use super::corpus::{Made, Sources};
use super::peak::{self, Run};
use super::ratchet::Ratchet;

/// Bytes of text that are read.
const BYTES: usize = 50_000_000;
/// Bytes of the smaller text, which memory is compared with.
const FEWER: usize = 10_000_000;
/// Runs of each measure; the fastest counts, as nothing makes a run too fast.
const RUNS: usize = 3;

/// Measures and compares.
pub fn run() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("muster-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let done = measured(&folder);
    std::fs::remove_dir_all(&folder)?;
    done
}

fn measured(folder: &Path) -> Result<()> {
    let sources = Sources::read(&super::shared()?)?;
    let large = sources.write(BYTES, &folder.join("large.jsonl"))?;
    let small = sources.write(FEWER, &folder.join("small.jsonl"))?;
    let mut report = format!(
        "# muster mentions - --format jsonl, release build, whole process, {} cores; fastest of {RUNS}\n",
        super::cores()
    );
    let mut say = |line: String| -> Result<()> {
        println!("{line}");
        writeln!(report, "{line}").context("failed to write the report")
    };
    say(format!("text: {} bytes, {} sentences, {} distinct", large.bytes, large.sentences, large.distinct))?;
    say(format!("sentences with a hit, of the first megabytes: {:.3}", share_with_hit(&small)?))?;
    let all = fastest(&["--threads", "1"], &large)?;
    let speed = |run: Run, made: &Made| made.bytes as f64 / 1e6 / run.seconds;
    say(format!("all layers, one thread: {:.2} MB/s, peak {:.0} MiB", speed(all, &large), all.peak_mib))?;
    let fewer = fastest(&["--threads", "1"], &small)?;
    let growth = all.peak_mib / fewer.peak_mib;
    say(format!(
        "all layers, a fifth of the text: {:.2} MB/s, peak {:.0} MiB; memory grows {growth:.2} times",
        speed(fewer, &small),
        fewer.peak_mib
    ))?;
    let times = fastest(&["--threads", "1", "--layers", "times"], &large)?;
    say(format!("times alone, one thread: {:.2} MB/s", speed(times, &large)))?;
    let cores = fastest(&[], &large)?;
    let gain = all.seconds / cores.seconds;
    say(format!("all layers, all cores: {:.2} MB/s, {gain:.2} times one thread", speed(cores, &large)))?;
    let packs = ten_times(folder)?;
    let packs = packs.to_string_lossy();
    let larger = fastest(&["--threads", "1", "--packs", &packs], &small)?;
    let plain = fastest(&["--threads", "1", "--packs", "packs"], &small)?;
    let load = |packs: &str| -> Result<f64> { Ok(start(packs)?.seconds) };
    let cost = (larger.seconds - load(&packs)?) / (plain.seconds - load("packs")?);
    say(format!("ten times the names: {cost:.2} times the time, loading taken off both"))?;
    super::keep("speed.txt", &report)?;
    let ratchet = Ratchet::read()?;
    ratchet.at_least("mentions_mb_s", speed(all, &large))?;
    ratchet.at_least("times_mb_s", speed(times, &large))?;
    ratchet.at_most("memory_growth", growth)?;
    ratchet.at_most("ten_times_lexicon", cost)
}

fn fastest(args: &[&str], made: &Made) -> Result<Run> {
    let mut best: Option<Run> = None;
    for _ in 0..RUNS {
        let args: Vec<&str> = ["mentions", "-", "--format", "jsonl"].into_iter().chain(args.iter().copied()).collect();
        let run = peak::run(&super::program(), &args, &made.file)?;
        best = best.filter(|best| best.seconds <= run.seconds).or(Some(run));
    }
    best.context("no run")
}

/// Starts the program with packs and gives it nothing to read.
fn start(packs: &str) -> Result<Run> {
    let runs =
        (0..RUNS).map(|_| peak::run(&super::program(), &["mentions", "-", "--packs", packs], Path::new("/dev/null")));
    let runs: Vec<Run> = runs.collect::<Result<_>>()?;
    runs.into_iter().min_by(|one, two| one.seconds.total_cmp(&two.seconds)).context("no run")
}

/// Returns the share of sentences, cut at full stops, in which something is found.
fn share_with_hit(made: &Made) -> Result<f64> {
    let output = Command::new(super::program())
        .args(["mentions", "-", "--format", "jsonl"])
        .stdin(std::fs::File::open(&made.file)?)
        .stderr(Stdio::inherit())
        .output()?;
    let mut starts: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let mention: Json = serde_json::from_slice(line)?;
        let start = mention["span"][0].as_u64().and_then(|start| usize::try_from(start).ok());
        starts.entry(mention["item"].as_u64().unwrap_or(0)).or_default().extend(start);
    }
    let (mut sentences, mut hit) = (0_usize, 0_usize);
    for line in std::fs::read_to_string(&made.file)?.lines() {
        let document: Json = serde_json::from_str(line)?;
        let text = document["text"].as_str().unwrap_or_default();
        let found = starts.get(&document["item"].as_u64().unwrap_or(0)).map_or(&[][..], Vec::as_slice);
        let mut at = 0;
        for sentence in text.split_inclusive(['.', '\n']) {
            let end = at + sentence.len();
            if sentence.trim().len() > 20 {
                sentences += 1;
                hit += usize::from(found.iter().any(|start| (at..end).contains(start)));
            }
            at = end;
        }
    }
    Ok(hit as f64 / sentences.max(1) as f64)
}

/// Copies the packs with nine made-up names beside every name of the gazetteer and of the languages.
fn ten_times(folder: &Path) -> Result<PathBuf> {
    let packs = folder.join("packs");
    copy(Path::new("packs"), &packs)?;
    for table in ["places/iq-sy.tsv", "places/world.tsv"] {
        let path = packs.join(table);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        std::fs::write(&path, text.lines().flat_map(rows_of).collect::<String>())?;
    }
    for language in std::fs::read_dir(packs.join("languages"))? {
        let path = language?.path().join("names.toml");
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        std::fs::write(&path, text.lines().map(names_of).collect::<String>())?;
    }
    Ok(packs)
}

/// A row of the gazetteer and nine like it under other names.
fn rows_of(row: &str) -> Vec<String> {
    let mut rows = vec![format!("{row}\n")];
    let columns: Vec<&str> = row.split('\t').collect();
    if let [id, name, rest @ ..] = &columns[..]
        && *id != "id"
    {
        let other = |number: usize| format!("{id}x{number}\t{name}{}\t{}\n", suffix(number), rest.join("\t"));
        rows.extend((1..10).map(other));
    }
    rows
}

/// A list of names and nine others for each, in the line of a pack; other lines as they are.
fn names_of(line: &str) -> String {
    let Some((key, list)) = line.split_once(" = [\"").filter(|(key, _)| key.len() <= 3) else {
        return format!("{line}\n");
    };
    let names: Vec<&str> = list.trim_end_matches("\"]").split("\", \"").collect();
    let others = names.iter().flat_map(|name| (1..10).map(move |number| format!("{name}{}", suffix(number))));
    let all: Vec<String> = names.iter().map(|name| (*name).to_owned()).chain(others).collect();
    format!("{key} = [\"{}\"]\n", all.join("\", \""))
}

/// Letters that make a name another one, which no text has.
fn suffix(number: usize) -> String {
    let letter = char::from(b'a' + number as u8);
    format!("q{letter}x{letter}")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a file has a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            std::fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
