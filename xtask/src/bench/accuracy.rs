//! How right is what is found? The shared corpora by their scorers, and the project's own by their tests.
//!
//! `bench/accuracy.toml` says what each figure is, what it must reach and what it may not fall behind.
//! `cargo xtask bench accuracy` writes `docs/reference/accuracy.md`; `cargo xtask test` holds the figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// A figure may vary by so much before it counts as fallen: the last digit a scorer prints.
const PRINTED: f64 = 0.001;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    figure: Vec<Figure>,
}

/// A figure: what it is, and what it is held against.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    /// Corpus and measure, as the scorers name them.
    name: String,
    /// What it is, for the page.
    what: String,
    /// The best other program measured, if any.
    #[serde(default)]
    peer: String,
    /// What it has to reach.
    must: Option<f64>,
    /// What is aimed at.
    goal: Option<f64>,
    /// What it may not fall behind.
    held: f64,
}

/// A figure as measured, and on how many cases.
#[derive(Clone, Copy, Debug)]
struct Measured {
    value: f64,
    cases: usize,
}

type Figures = BTreeMap<String, Measured>;

/// Measures everything, writes the page and fails when a figure has fallen.
pub fn run() -> Result<()> {
    let declared = declared()?;
    let mut figures = scored(&super::program())?;
    figures.append(&mut own()?);
    let page = page(&declared, &figures)?;
    std::fs::write("docs/reference/accuracy.md", page)?;
    let rows: String = figures.iter().map(|(name, one)| format!("{name}\t{:.4}\t{}\n", one.value, one.cases)).collect();
    print!("{rows}");
    super::keep("accuracy.tsv", &format!("name\tvalue\tcases\n{rows}"))?;
    compare(&declared, &figures, |_| true)
}

/// Fails when a figure of the shared corpora lies below what is held; the project's own are held by their tests.
pub fn hold(program: &Path) -> Result<()> {
    let declared = declared()?;
    compare(&declared, &scored(program)?, |name| !name.starts_with("own "))
}

fn declared() -> Result<Vec<Figure>> {
    let text = std::fs::read_to_string("bench/accuracy.toml").context("failed to read bench/accuracy.toml")?;
    let declared: Declared = toml::from_str(&text).context("bench/accuracy.toml")?;
    Ok(declared.figure)
}

fn compare(declared: &[Figure], figures: &Figures, asked: impl Fn(&str) -> bool) -> Result<()> {
    let mut fallen = String::new();
    for figure in declared.iter().filter(|figure| asked(&figure.name)) {
        match figures.get(&figure.name) {
            Some(measured) if measured.value + PRINTED >= figure.held => {}
            Some(measured) => writeln!(fallen, "{}: {:.4}, held {}", figure.name, measured.value, figure.held)?,
            None => writeln!(fallen, "{}: not measured, held {}", figure.name, figure.held)?,
        }
    }
    if !fallen.is_empty() {
        bail!(
            "figures have fallen:\n{fallen}hint: `cargo xtask bench accuracy` shows all; a scorer's `--errors 20` shows cases"
        );
    }
    Ok(())
}

/// Runs the scorers of the shared corpora on a program.
fn scored(program: &Path) -> Result<Figures> {
    let mut figures = Figures::new();
    for language in ["en", "de"] {
        let line = scorer(program, "time_score.py", &[&format!("data/time/wikiwars_{language}_dev.jsonl")])?;
        let cases = number_behind(&line, "gold=").unwrap_or(0.0) as usize;
        for (measure, label) in [("strict", "strict P/R/F="), ("relaxed", "relaxed P/R/F="), ("value", "valueF1=")] {
            // Precision and recall stand before the F1, with strokes between.
            let value = line.split_once(label).and_then(|(_, rest)| rest.split_whitespace().next());
            let value = value.and_then(|value| value.rsplit('/').next()?.parse().ok());
            let value: f64 = value.with_context(|| format!("time_score.py: expected {label} in {line}"))?;
            figures.insert(format!("wikiwars_{language} {measure}"), Measured { value: value / 100.0, cases });
        }
    }
    cases(program, &mut figures)?;
    places(program, &mut figures)?;
    Ok(figures)
}

/// The case files, each and together: right span and value.
fn cases(program: &Path, figures: &mut Figures) -> Result<()> {
    let mut together: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    for corpus in ["duckling", "recognizers"] {
        let printed = scorer(program, "cases_score.py", &[&format!("data/time/{corpus}_cases_dev.jsonl")])?;
        for line in printed.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [language, cases, "span", _, "span+value", value] = words[..] else { continue };
            let (cases, value): (usize, f64) = (cases.parse()?, value.parse()?);
            figures.insert(format!("{corpus}_cases {language}"), Measured { value, cases });
            let sum = together.entry(language.to_owned()).or_default();
            *sum = (sum.0 + value * cases as f64, sum.1 + cases);
        }
    }
    for (language, (sum, cases)) in together {
        figures.insert(format!("cases {language}"), Measured { value: sum / cases as f64, cases });
    }
    Ok(())
}

/// Spellings of places: the right one first.
fn places(program: &Path, figures: &mut Figures) -> Result<()> {
    let printed = scorer(program, "places_score.py", &["data/places/places_dev.csv"])?;
    let words: Vec<&str> = printed.split_whitespace().collect();
    for four in words.windows(4) {
        let [name, of, "=", value] = four else { continue };
        let cases =
            of.split_once('/').and_then(|(_, all)| all.parse().ok()).context("places_score.py: expected k/n")?;
        figures.insert(format!("places {name}"), Measured { value: value.parse()?, cases });
    }
    Ok(())
}

fn scorer(program: &Path, script: &str, args: &[&str]) -> Result<String> {
    let shared = super::shared()?;
    let output = Command::new("python3")
        .arg(shared.join("eval").join(script))
        .args(args)
        .current_dir(&shared)
        .env("MUSTER", program)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .context("failed to start `python3`; is it installed?")?;
    if !output.status.success() {
        bail!("{script} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn number_behind(line: &str, label: &str) -> Option<f64> {
    line.split_once(label)?.1.split(|letter: char| !letter.is_ascii_digit() && letter != '.').next()?.parse().ok()
}

/// Runs the tests of the project's own corpora, which print `corpus <layer> <tag> <measure>=<value> … of=<cases>`.
fn own() -> Result<Figures> {
    let output = Command::new("cargo")
        .args(["test", "--package", "muster-extract", "--locked", "--quiet", "--tests", "--", "--nocapture"])
        .output()
        .context("failed to start `cargo`")?;
    if !output.status.success() {
        bail!("a test of the corpora failed\n{}", String::from_utf8_lossy(&output.stdout));
    }
    let mut figures = Figures::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((_, found)) = line.split_once("corpus ") else { continue };
        let words: Vec<&str> = found.split_whitespace().collect();
        let [layer, tag, measures @ ..] = &words[..] else { continue };
        let measures: Vec<(&str, f64)> = measures
            .iter()
            .filter_map(|word| word.split_once('='))
            .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
            .collect();
        // Some print `of=259`, some `cases=130`, some `of 253`.
        let counted = |name: &&(&str, f64)| matches!(name.0, "of" | "cases");
        let spaced = words.windows(2).find_map(|pair| if pair[0] == "of" { pair[1].parse().ok() } else { None });
        let cases = measures.iter().find(counted).map(|(_, cases)| *cases).or(spaced).unwrap_or(0.0);
        for (measure, value) in measures.into_iter().filter(|one| !counted(&one)) {
            let value = if measure == "right" && cases > 0.0 { value / cases } else { value };
            figures.insert(format!("own {layer} {tag} {measure}"), Measured { value, cases: cases as usize });
        }
    }
    Ok(figures)
}

/// The page: every declared figure, then what else was measured.
fn page(declared: &[Figure], figures: &Figures) -> Result<String> {
    let mut page = format!(
        "# Accuracy of what is found\n\n\
         Measured on {} by `cargo xtask bench accuracy`; this page is written by it.\n\
         Shares and F1 lie between 0 and 1.\n\
         The corpora of the first table are not part of this project: they lie in `../shared`, and each is the development half of its corpus.\n\
         `cargo xtask test` fails when a figure falls behind what `bench/accuracy.toml` holds.\n\n\
         | measure | cases | measured | must reach | goal | best other program |\n|---|---|---|---|---|---|\n",
        super::today()?
    );
    let limit = |limit: Option<f64>| limit.map_or(String::new(), |limit| limit.to_string());
    for figure in declared {
        let Some(measured) = figures.get(&figure.name) else { continue };
        let (must, goal) = (limit(figure.must), limit(figure.goal));
        let Measured { value, cases } = measured;
        writeln!(page, "| {} | {cases} | {value:.3} | {must} | {goal} | {} |", figure.what, figure.peer)?;
    }
    page.push_str(
        "\n## The project's own corpora\n\n\
         Sentences written for this project, in `crates/muster-extract/corpora`; the tests beside them hold floors of their own.\n\n\
         | corpus | language | measure | cases | measured |\n|---|---|---|---|---|\n",
    );
    for (name, measured) in figures {
        let words: Vec<&str> = name.split(' ').collect();
        if let ["own", layer, tag, measure] = words[..] {
            writeln!(page, "| {layer} | {tag} | {measure} | {} | {:.3} |", measured.cases, measured.value)?;
        }
    }
    Ok(page)
}
