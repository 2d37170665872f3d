//! The verbs, one file each: `Args` and `run`.

pub mod add;
pub mod check;
pub mod demo;
pub mod explain;
pub mod init;
pub mod mentions;
pub mod place;
pub mod read;
pub mod serve;
pub mod show;

use std::path::Path;

use anyhow::{Context, Result};
use jiff::civil::Date;
use muster_model::{Bound, Coordinates, Given, Language};
use muster_work::{Packs, Question, Record};

use crate::Common;

/// What a person can say of a document.
#[derive(clap::Args)]
pub struct GivenArgs {
    /// When it was said: 2018-12-30, 2018-12 or 2018
    #[arg(long, value_name = "DATE", value_parser = parse_said)]
    date: Option<Bound>,
    /// When it was captured, for dates such as "12 hours ago"
    #[arg(long, value_name = "DATE", value_parser = parse_said)]
    captured: Option<Bound>,
    /// The language it is written in, such as en or vi
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Where it was published
    #[arg(long, value_name = "URL")]
    address: Option<String>,
}

impl GivenArgs {
    /// Returns what was given.
    pub fn given(&self) -> Given {
        Given {
            said: self.date,
            captured: self.captured,
            language: self.lang.as_deref().map(Language::from),
            publisher: self.publisher.clone(),
            address: self.address.clone(),
            ..Given::default()
        }
    }
}

/// The coordinates of a question.
#[derive(clap::Args)]
pub struct CoordinateArgs {
    /// What was true on this day
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    as_of: Option<Date>,
    /// Using only what had been said by this day
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    said_by: Option<Date>,
    /// The record as it stood at this position of the log
    #[arg(long, value_name = "POSITION")]
    at: Option<u64>,
}

impl CoordinateArgs {
    /// Returns the question these coordinates ask today.
    pub fn question(&self) -> Question {
        let coordinates = Coordinates { as_of: self.as_of, said_by: self.said_by, at: self.at };
        Question { coordinates, today: today() }
    }
}

fn parse_said(text: &str) -> Result<Bound, String> {
    muster_work::demo::said(text).map_err(|error| error.to_string())
}

fn parse_day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no day\nhint: write 2018-12-30"))
}

/// Returns today, in UTC.
pub fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Returns the time now, in seconds since 1970.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// Loads the packs the options name.
pub fn packs(common: &Common) -> Result<Packs> {
    Ok(Packs::load(common.packs.as_deref())?)
}

/// Opens the record the options name, or the nearest one upward.
pub fn record(common: &Common) -> Result<Record> {
    match &common.record {
        Some(folder) => Ok(Record::open(folder)?),
        None => {
            let here = std::env::current_dir().context("failed to find the current folder")?;
            Ok(Record::nearest(Path::new(&here))?)
        }
    }
}

/// Runs asynchronous work to its end.
pub fn wait<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("failed to start the runtime")?
        .block_on(work)
}
