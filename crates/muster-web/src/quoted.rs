//! How are a source's words set? As text of theirs, the quote marked in its sentence, withheld names as bars.

use std::fmt;

use askama::filters::HtmlSafe;
use muster_model::{Bound, Claim, Held, Language, Modality, Polarity};
use muster_record::times::bound_text;
use muster_work::explain::sentence_around;

use crate::links::Links;
use crate::ready::Ready;

/// How many letters before and after the quote are shown where room is short.
const NEAR: usize = 150;

/// Text of a source as HTML: escaped, and masked names set as bars a screen reader can name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Printed(String);

impl HtmlSafe for Printed {}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Printed {
    /// Sets a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + text.len() / 8);
        let mut rest = text;
        while let Some(start) = rest.find('█') {
            push_escaped(&mut html, &rest[..start]);
            // A bar is as long as the name in bytes: blocks, then `_` for the rest.
            let bar = &rest[start..];
            let blocks = bar.find(|letter| letter != '█').unwrap_or(bar.len());
            let end = blocks + bar[blocks..].bytes().take(2).take_while(|byte| *byte == b'_').count();
            html.push_str(
                "<span class=\"withheld\" title=\"name withheld\"><span class=\"unseen\">[name withheld]</span>",
            );
            html.push_str(&format!("<span aria-hidden=\"true\">{}</span></span>", &bar[..blocks]));
            rest = &bar[end..];
        }
        push_escaped(&mut html, rest);
        Self(html)
    }

    /// Returns whether there is nothing to set.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn push_escaped(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

/// The words behind a figure, as they open beside it.
pub(crate) struct Quoted {
    /// What stands before them in their sentence.
    pub before: Printed,
    /// The words.
    pub words: Printed,
    /// What stands after them.
    pub after: Printed,
    /// Their language.
    pub language: Option<String>,
    /// Who says so, and through whom.
    pub speaker: Printed,
    /// When it was said.
    pub said: String,
    /// How it is held, when not simply stated.
    pub held: Option<&'static str>,
    /// The document's headline, or its file.
    pub document: Printed,
    /// The address of the words in their document.
    pub href: String,
}

/// Whether a sentence is shown whole, or only what stands near the words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// Whole.
    Wide,
    /// What stands near.
    Narrow,
}

/// Returns the words of a claim in their sentence.
pub(crate) fn quoted(ready: &Ready, links: Links, claim: &Claim, room: Room) -> Option<Quoted> {
    let words = claim.words();
    let held = ready.document(&words.document)?;
    let (sentence, span) = sentence_around(held, words.span);
    let (before, quote, after) = (sentence.get(..span.start)?, span.of(&sentence)?, sentence.get(span.end..)?);
    let (before, after) = match room {
        Room::Wide => (before.to_owned(), after.to_owned()),
        Room::Narrow => (last_letters(before), first_letters(after)),
    };
    Some(Quoted {
        before: Printed::of(&before),
        words: Printed::of(quote),
        after: Printed::of(&after),
        language: language(held, words.part),
        speaker: Printed::of(&speaker(claim)),
        said: said(claim),
        held: held_as(claim),
        document: Printed::of(&title(held)),
        href: links.words(&words.document, &claim.id),
    })
}

fn last_letters(text: &str) -> String {
    match text.char_indices().rev().nth(NEAR) {
        Some((from, _)) => {
            format!("… {}", text[from..].trim_start_matches(|letter: char| !letter.is_whitespace()).trim_start())
        }
        None => text.to_owned(),
    }
}

fn first_letters(text: &str) -> String {
    match text.char_indices().nth(NEAR) {
        Some((to, _)) => {
            format!("{} …", text[..to].trim_end_matches(|letter: char| !letter.is_whitespace()).trim_end())
        }
        None => text.to_owned(),
    }
}

/// Returns the language of a part of a document, when it is known.
pub(crate) fn language(held: &Held, part: usize) -> Option<String> {
    let of_part = held.document.parts.get(part).and_then(|part| part.language.as_ref());
    of_part.or(held.document.given.language.as_ref()).map(Language::to_string)
}

/// Returns who says what a claim says: the named sayer through the publisher.
pub(crate) fn speaker(claim: &Claim) -> String {
    let publisher = claim.source.publisher.as_ref().map(|fact| fact.text.clone());
    let through = claim.speaker.iter().flat_map(|speaker| speaker.via.iter().cloned()).chain(publisher);
    let through: Vec<String> = through.collect();
    match &claim.speaker {
        None if through.is_empty() => "publisher not stated".into(),
        None => through.join(", through "),
        Some(speaker) if through.is_empty() => speaker.name.clone(),
        Some(speaker) => format!("{}, through {}", speaker.name, through.join(", through ")),
    }
}

/// Returns when a claim was said, as shown.
pub(crate) fn said(claim: &Claim) -> String {
    said_text(claim.said)
}

/// Returns a day of saying, as shown.
pub(crate) fn said_text(said: Bound) -> String {
    if said.is_unknown() { "undated".into() } else { format!("said {}", bound_text(said)) }
}

/// Returns how a claim is held when it is not simply stated as so.
pub(crate) fn held_as(claim: &Claim) -> Option<&'static str> {
    match (claim.modality, claim.polarity) {
        (Modality::Asserted, Polarity::Positive) => None,
        (Modality::Asserted, Polarity::Negative) => Some("stated as not so"),
        (modality, _) => Some(modality.as_str()),
    }
}

/// Returns a document's headline, or its file's name.
pub(crate) fn title(held: &Held) -> String {
    let of_part = held.document.parts.iter().find_map(|part| part.source.headline.as_ref());
    let fact = held.capture.source.headline.as_ref().or(of_part);
    fact.map_or_else(|| held.document.file.clone(), |fact| fact.text.clone())
}

/// Returns a document's publisher, when it is known.
pub(crate) fn publisher(held: &Held) -> Option<String> {
    let of_part = held.document.parts.iter().find_map(|part| part.source.publisher.as_ref());
    held.capture.source.publisher.as_ref().or(of_part).map(|fact| fact.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_becomes_a_bar_that_can_be_read_out() {
        let html = Printed::of("said ████__, who <fled>").to_string();
        assert!(html.starts_with("said <span class=\"withheld\""), "{html}");
        assert!(html.ends_with("████</span></span>, who &lt;fled&gt;"), "{html}");
    }

    #[test]
    fn what_stands_near_is_cut_between_words() {
        let long = "word ".repeat(100);
        assert!(last_letters(&long).starts_with("… word"));
        assert!(first_letters(&long).ends_with("word …"));
        assert_eq!(first_letters("short"), "short");
    }
}
