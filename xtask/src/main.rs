//! The project's own commands: `cargo xtask demo | test | check | bless | bench`.

mod bench;
mod bless;
mod check;
mod docs;
mod guide;
mod shell;
mod test;
mod tidy;
mod walls;

use anyhow::{Result, bail};

const HELP: &str = "cargo xtask COMMAND

  demo [--no-serve]   build everything, make the sample record, say what it holds, serve it
  test                run every test: rooms, packs, cases, pages in a real browser
  check               format, lints, docs, walls, then every test
  bless               write generated pages and expected records anew; read the diff
  bench [NAME]        measure seeds, speed, hostile text and accuracy, compare with the ratchet, keep the numbers in bench/runs";

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    std::env::set_current_dir(shell::root())?;
    match command.as_str() {
        "demo" => demo(&rest),
        "test" => test::run(),
        "check" => check::run(),
        "bless" => bless::run(),
        "bench" => bench::run(&rest),
        "" | "help" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("`{other}` is no command\n\n{HELP}"),
    }
}

/// Everything a fresh clone needs to see the sample record.
fn demo(rest: &[String]) -> Result<()> {
    let mut args = vec!["run", "--release", "--quiet", "--package", "muster", "--", "demo", "--dir", "target/demo"];
    args.extend(rest.iter().map(String::as_str));
    println!("building; the first time takes some minutes");
    shell::run("cargo", &args)
}
