//! Is text made to hurt read in linear time and bounded memory?

use std::path::Path;

use anyhow::{Result, bail};

use super::peak::{self, Run};

/// Bytes of the large text; the small one has a quarter.
const BYTES: usize = 100_000_000;
/// Four times the text may take so many times the time: four, and what a busy machine adds.
const TIMES: f64 = 6.0;
/// Runs shorter than this are all start: their ratio says nothing.
const SECONDS: f64 = 0.5;
/// Memory may be so many times the text, and this on top, in mebibytes.
const MEMORY: (f64, f64) = (4.0, 250.0);
/// An element costs about a hundred times its letters, as its events are all kept: bounded, and more than it should be.
const MEMORY_OF_ELEMENTS: f64 = 120.0;

/// A text made to hurt, of about so many bytes.
struct Hostile {
    what: &'static str,
    /// How much smaller than the others it is: what costs more for each byte is read in smaller measure.
    smaller: usize,
    make: fn(usize) -> Vec<u8>,
}

const ELEMENTS: &str = "nested elements";

const TEXTS: [Hostile; 10] = [
    Hostile { what: "words on one line", smaller: 1, make: |bytes| repeat("the troops of the army went on ", bytes) },
    Hostile { what: "one word", smaller: 1, make: |bytes| repeat("a", bytes) },
    Hostile { what: "digits", smaller: 1, make: |bytes| repeat("7", bytes) },
    Hostile { what: "numbers in words", smaller: 10, make: |bytes| repeat("two hundred and three thousand ", bytes) },
    Hostile { what: "capitals", smaller: 10, make: |bytes| repeat("General Ann Example of ", bytes) },
    Hostile { what: "dates", smaller: 10, make: |bytes| repeat("in March 2016 and on 5 May, ", bytes) },
    Hostile { what: "brackets and quotes", smaller: 10, make: |bytes| repeat("(\"[«", bytes) },
    Hostile { what: ELEMENTS, smaller: 10, make: |bytes| repeat("<div><b>", bytes) },
    Hostile {
        what: "zero-width and bidi signs",
        smaller: 10,
        make: |bytes| repeat("a\u{200b}\u{202e}5\u{2066}\u{feff} ", bytes),
    },
    Hostile { what: "broken UTF-8 and surrogates", smaller: 10, make: broken },
];

/// Reads each text in two lengths and compares.
pub fn run() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("muster-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let done = measured(&folder);
    std::fs::remove_dir_all(&folder)?;
    done
}

fn measured(folder: &Path) -> Result<()> {
    let mut report = "# muster mentions FILE --lang en, text made to hurt; release build, whole process\n".to_owned();
    let mut failed = Vec::new();
    for text in TEXTS {
        let bytes = BYTES / text.smaller;
        let (small, large) = (read(folder, &text, bytes / 4)?, read(folder, &text, bytes)?);
        let ratio = large.seconds / small.seconds;
        let times = if text.what == ELEMENTS { MEMORY_OF_ELEMENTS } else { MEMORY.0 };
        let most = bytes as f64 / 1e6 * times + MEMORY.1;
        let line = format!(
            "{}: {:.0} MB in {:.2} s, {ratio:.2} times a quarter of it; peak {:.0} MiB",
            text.what,
            bytes as f64 / 1e6,
            large.seconds,
            large.peak_mib
        );
        println!("{line}");
        report += &(line + "\n");
        if large.seconds > SECONDS && ratio > TIMES || large.peak_mib > most {
            failed.push(text.what);
        }
    }
    super::keep("hostile.txt", &report)?;
    if !failed.is_empty() {
        bail!("not linear in time, or too much memory: {}", failed.join(", "));
    }
    Ok(())
}

fn read(folder: &Path, text: &Hostile, bytes: usize) -> Result<Run> {
    let file = folder.join("text.txt");
    std::fs::write(&file, (text.make)(bytes))?;
    let path = file.to_string_lossy();
    let args = ["mentions", &path, "--lang", "en", "--date", "2018-06-15", "--format", "jsonl"];
    peak::run(&super::program(), &args, Path::new("/dev/null"))
}

fn repeat(piece: &str, bytes: usize) -> Vec<u8> {
    piece.repeat(bytes / piece.len() + 1).into_bytes()
}

/// Bytes that are no letters, with halves of surrogate pairs among them.
fn broken(bytes: usize) -> Vec<u8> {
    let piece = b"troops \xff\xc3 \xed\xa0\x80 5 \xf0\x9f 2016 \x80\xbf";
    piece.repeat(bytes / piece.len() + 1)
}
