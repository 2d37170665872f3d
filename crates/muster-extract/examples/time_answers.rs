//! Scratch: times of text files, as tab-separated lines.
use muster_extract::Passage;
use muster_extract::time::{Narrative, find};
use muster_model::{Block, BlockKind, Bound, Named, Span};
use muster_pack::PackFiles;
use muster_pack::language::time::TimeLexicon;
use muster_text::Words;
use std::collections::BTreeSet;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let tag = &args[1];
    let mut files = PackFiles::default();
    let path = format!("languages/{tag}/time.toml");
    let text = std::fs::read_to_string(format!("packs/{path}")).unwrap_or_default();
    files.insert(path, text);
    let clock = std::time::Instant::now();
    let times = match TimeLexicon::read(&files, tag) {
        Ok(times) => times,
        Err(error) => {
            eprintln!("{error}");
            return;
        }
    };
    eprintln!("pack {:?}", clock.elapsed());
    let abbreviations: BTreeSet<String> = [
        "mr", "mrs", "dr", "gen", "lt", "col", "maj", "sgt", "st", "sept", "oct", "nov", "dec", "jan", "feb", "aug",
        "u.s", "no", "capt", "adm", "rep", "sen", "gov", "vs", "ca", "a.m", "p.m", "tp",
    ]
    .map(str::to_owned)
    .into();
    for spec in &args[2..] {
        let (date, file) = spec.split_once('=').unwrap_or(("", spec));
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let said = date.parse().map(Bound::day).unwrap_or(Bound::UNKNOWN);
        let mut state = Narrative::new(said, said);
        let clock = std::time::Instant::now();
        let mut start = 0;
        let mut blocks = Vec::new();
        for line in text.split_inclusive('\n') {
            blocks.push(Span::new(start, start + line.trim_end().len()));
            start += line.len();
        }
        for span in blocks {
            if span.is_empty() {
                continue;
            }
            let words = Words::of(&text, span);
            let sentences = muster_text::sentences(&text, span, &abbreviations)
                .into_iter()
                .map(|s| words.token_at(s.start)..words.token_at(s.end))
                .collect();
            let passage = Passage {
                text: &text,
                block: Block { kind: BlockKind::Paragraph, span, ordinal: None, part: 0 },
                words,
                sentences,
            };
            for time in find(&passage, &times, &mut state) {
                let Named::Time(t) = &time.found.mention.what else { continue };
                let span = time.found.mention.span;
                println!(
                    "{file}\t{}\t{}\t{}\t{}\t{}\t{:?}\t{}\t{}..{} {}..{} {:?}",
                    span.start,
                    span.end,
                    t.class.as_str(),
                    t.value,
                    u8::from(time.combined),
                    span.of(&text).unwrap_or(""),
                    passage.printed(time.reach.clone()).replace('\n', " "),
                    d(time.valid.start.earliest),
                    d(time.valid.start.latest),
                    d(time.valid.end.earliest),
                    d(time.valid.end.latest),
                    time.valid.shape
                );
            }
        }
        eprintln!("{file} {} bytes {:?}", text.len(), clock.elapsed());
    }
}
fn d(day: Option<muster_model::Day>) -> String {
    day.map_or("?".into(), |day| day.to_string())
}
