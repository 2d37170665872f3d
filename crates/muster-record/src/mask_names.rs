//! Where does a text name somebody? Names and their distinctive parts, found in any writing and in handles.

use std::collections::BTreeSet;

use muster_model::Span;
use muster_text::{fold, fold_plain};

/// Parts of names that name nobody alone, folded.
const PARTICLES: [&str; 33] = [
    "abd", "abu", "al", "ben", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "dr", "el", "ibn", "jr",
    "la", "le", "lady", "miss", "mr", "mrs", "ms", "prof", "sir", "sr", "st", "ter", "umm", "ul", "van", "von",
];

/// A name to look for, squeezed to its letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    letters: String,
    whole: bool,
}

/// The names to look for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finder {
    names: Vec<Name>,
}

impl Finder {
    /// Keeps the private names and their distinctive parts.
    ///
    /// A name that a person in public office has is not looked for, nor a part that is a word of a
    /// public person's, an organisation's or a place's name.
    pub(crate) fn new(private: &BTreeSet<String>, public: &BTreeSet<String>, known: &BTreeSet<String>) -> Self {
        let held: Vec<Vec<String>> = public.iter().map(|name| tokens(name)).collect();
        let common: BTreeSet<String> = public.iter().chain(known).flat_map(|name| tokens(name)).collect();
        let mut names = BTreeSet::new();
        for name in private {
            let tokens = tokens(name);
            if tokens.is_empty() || held.iter().any(|public| is_short_for(&tokens, public)) {
                continue;
            }
            let whole = tokens.len() > 1 || tokens[0].chars().any(is_unspaced);
            names.insert(Name { letters: tokens.concat(), whole });
            let distinctive = |token: &&String| {
                token.chars().count() >= 3 && !PARTICLES.contains(&token.as_str()) && !common.contains(*token)
            };
            names.extend(tokens.iter().filter(distinctive).map(|token| Name { letters: token.clone(), whole: false }));
        }
        // Longer names first, so that a whole name is one bar.
        let mut names: Vec<Name> = names.into_iter().collect();
        names.sort_by_key(|name| (std::cmp::Reverse(name.letters.len()), name.letters.clone()));
        names.dedup_by(|later, earlier| later.letters == earlier.letters);
        Self { names }
    }

    /// Returns whether there is nobody to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// "Leahy" and "Kevin Leahy" are short for "Kevin C. Leahy"; a single given name, "Kevin", is not.
fn is_short_for(tokens: &[String], public: &[String]) -> bool {
    let within = tokens.iter().all(|token| public.contains(token));
    within && (tokens.len() > 1 || tokens.last() == public.last())
}

fn tokens(name: &str) -> Vec<String> {
    let folded = fold_plain(name);
    folded.split(|letter: char| !letter.is_alphabetic()).filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

/// Returns where `text` holds one of the names, in order and without overlaps.
pub(crate) fn find(finder: &Finder, text: &str) -> Vec<Span> {
    let squeezed = Squeezed::of(text);
    let mut spans: Vec<Span> = Vec::new();
    for name in &finder.names {
        for (start, _) in squeezed.letters.match_indices(&name.letters) {
            let end = start + name.letters.len();
            if squeezed.names(text, start, end, name) {
                spans.push(squeezed.source(start, end));
            }
        }
    }
    spans.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// A text squeezed to its folded letters, with the way back.
struct Squeezed {
    letters: String,
    /// For each byte of `letters`: where its letter begins and ends in the text.
    source: Vec<Span>,
}

impl Squeezed {
    fn of(text: &str) -> Self {
        let folded = fold(text, 0);
        let mut squeezed = Squeezed { letters: String::new(), source: Vec::new() };
        for (at, letter) in folded.text.char_indices() {
            if letter.is_alphabetic() {
                let source = folded.source(Span::new(at, at + letter.len_utf8()));
                squeezed.letters.push(letter);
                squeezed.source.resize(squeezed.letters.len(), source);
            }
        }
        squeezed
    }

    fn source(&self, start: usize, end: usize) -> Span {
        self.source[start].join(self.source[end - 1])
    }

    /// Decides whether the letters from `start` to `end` are the name, and not the middle of other words.
    fn names(&self, text: &str, start: usize, end: usize, name: &Name) -> bool {
        let span = self.source(start, end);
        if span.len() > name.letters.len() * 2 + 8 || text[span.start..span.end].contains("\n\n") {
            return false;
        }
        let handle = is_handle(text, span);
        if handle && name.whole {
            return true;
        }
        let unspaced = name.letters.chars().any(is_unspaced);
        let first = text[span.start..].chars().next();
        let capital = first.is_some_and(|letter| !letter.is_lowercase()) || handle;
        let before = text[..span.start].chars().next_back();
        let after = text[span.end..].chars().next();
        let apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphabetic());
        (name.whole || capital) && (unspaced || ((apart(before) || is_arabic_prefix(text, span.start)) && apart(after)))
    }
}

/// Whether the place lies in an address, a mail address or a handle, where names run together.
fn is_handle(text: &str, span: Span) -> bool {
    let start = text[..span.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = (start..=span.start).find(|at| text.is_char_boundary(*at)).unwrap_or(span.start);
    let end = text[span.end..].find(char::is_whitespace).map_or(text.len(), |at| span.end + at);
    let run = &text[start..end];
    !run.contains(char::is_whitespace) && (run.contains("://") || run.contains("www.") || run.contains('@'))
}

/// "And", "for", "by", "like" and the article are written onto an Arabic name.
fn is_arabic_prefix(text: &str, at: usize) -> bool {
    let word: Vec<char> = text[..at].chars().rev().take_while(|letter| letter.is_alphabetic()).take(4).collect();
    !word.is_empty() && word.len() < 4 && word.iter().all(|letter| matches!(letter, 'و' | 'ف' | 'ب' | 'ل' | 'ك' | 'ا'))
}

/// Scripts written without spaces between words.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
