//! The command line: one file for each verb, all of one shape.

mod commands;
mod output;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Keeps the record of a coalition from what is published about it, and checks whether the figures pass muster.
#[derive(Parser)]
#[command(name = "muster", version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Example: muster demo\n         muster init r && muster add press/*.txt --record r && muster show members --record r"
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options every command takes.
#[derive(clap::Args)]
struct Common {
    /// The record; without it, the nearest folder upward that holds muster.toml
    #[arg(long, global = true, value_name = "DIR")]
    record: Option<PathBuf>,
    /// Use the packs of this folder in place of the embedded ones
    #[arg(long, global = true, value_name = "DIR")]
    packs: Option<PathBuf>,
    /// How to print
    #[arg(long, global = true, value_enum, default_value_t)]
    format: output::Format,
}

#[derive(Subcommand)]
enum Command {
    /// Make a sample record, check it and serve it
    Demo(commands::demo::Args),
    /// Make a new record in a folder
    Init(commands::init::Args),
    /// Add documents to a record
    Add(commands::add::Args),
    /// Read files and print their claims; nothing is stored
    Read(commands::read::Args),
    /// Print the times, quantities and names of files; nothing is stored
    Mentions(commands::mentions::Args),
    /// Say which places a spelling may mean, and why
    Place(commands::place::Args),
    /// Show a register of a record
    Show(commands::show::Args),
    /// Show the words, the rule, the history and the rivals of a claim
    Explain(commands::explain::Args),
    /// Say which figures of a record pass muster
    Check(commands::check::Args),
    /// Serve a record as web pages
    Serve(commands::serve::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Demo(args) => commands::demo::run(args, &cli.common),
        Command::Init(args) => commands::init::run(&args),
        Command::Add(args) => commands::add::run(args, &cli.common),
        Command::Read(args) => commands::read::run(&args, &cli.common),
        Command::Mentions(args) => commands::mentions::run(&args, &cli.common),
        Command::Place(args) => commands::place::run(&args, &cli.common),
        Command::Show(args) => commands::show::run(&args, &cli.common),
        Command::Explain(args) => commands::explain::run(&args, &cli.common),
        Command::Check(args) => commands::check::run(&args, &cli.common),
        Command::Serve(args) => commands::serve::run(&args, &cli.common),
    };
    match done {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
