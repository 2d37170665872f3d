//! Which small words are written onto others? "والعراق" is "and" and a name, "Mart'ta" is a month with an ending.
//!
//! A language lists what is written onto the front and onto the end of its words. A token is cut only
//! where the rest is a word the language's pack knows, or a figure, and the token as a whole is none; so a
//! language without such a list pays nothing, and what a pack does not know stays as printed.

use muster_model::Span;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::Folded;
use crate::words::{Class, Token, Words, token};

/// How many may be written onto one word at either end: "fa-bi-l-", "-lar-ı-nda-n".
const DEEPEST: usize = 4;
/// Longest clitic in letters.
const LONGEST: usize = 6;
/// Longest word that is looked into, in bytes.
const LONGEST_WORD: usize = 80;

/// What a language writes onto its words, and the words that are known to it.
#[derive(Clone, Debug, Default)]
pub struct Clitics {
    /// Small words written onto the front.
    before: Vec<Box<str>>,
    /// What is written onto the end, and the word it is read as.
    after: FxHashMap<Box<str>, Box<str>>,
    /// What a word starts with behind a clitic, and what it starts with alone.
    starts: Vec<(Box<str>, Box<str>)>,
    /// What a word ends in before an ending, and what it ends in alone.
    ends: Vec<(Box<str>, Box<str>)>,
    /// The mark that may stand between a word and its endings.
    mark: Option<Box<str>>,
    /// Whether every clitic ends in an apostrophe, so that words without one need no look.
    elided_only: bool,
    /// Words that stand by themselves.
    known: FxHashSet<Box<str>>,
}

/// The lists of a language's pack, folded.
#[derive(Clone, Debug, Default)]
pub struct CliticLists {
    /// Small words written onto the front of a word.
    pub before: Vec<String>,
    /// What is written onto the end of a word, and the word it is read as.
    pub after: Vec<(String, String)>,
    /// What a word starts with behind a clitic, and what it starts with alone.
    pub starts: Vec<(String, String)>,
    /// What a word ends in before an ending, and what it ends in alone.
    pub ends: Vec<(String, String)>,
    /// The mark that may stand between a word and its endings; empty when there is none.
    pub mark: String,
}

/// A part of a token: its place in the folded text, and what it is read as where that differs.
struct Piece {
    place: Span,
    letters: Option<Box<str>>,
    class: Class,
    spaced: bool,
}

/// A word without its clitics.
struct Core {
    /// Its place in the folded text of the token.
    place: Span,
    /// What it is alone, where that is spelt otherwise.
    alone: Option<Box<str>>,
}

impl Clitics {
    /// Makes them from a pack's lists and the folded words it knows.
    pub fn new(lists: CliticLists, known: impl IntoIterator<Item = String>) -> Self {
        let pairs = |pairs: Vec<(String, String)>| {
            pairs.into_iter().map(|(left, right)| (left.into_boxed_str(), right.into_boxed_str())).collect()
        };
        let mut before: Vec<Box<str>> = lists.before.into_iter().map(String::into_boxed_str).collect();
        before.sort_by_key(|clitic| std::cmp::Reverse(clitic.len()));
        let elided_only = lists.after.is_empty() && before.iter().all(|clitic| clitic.ends_with('\''));
        Self {
            elided_only,
            before,
            after: lists.after.into_iter().map(|(printed, word)| (printed.into(), word.into())).collect(),
            starts: pairs(lists.starts),
            ends: pairs(lists.ends),
            mark: Some(lists.mark).filter(|mark| !mark.is_empty()).map(String::into_boxed_str),
            known: known.into_iter().map(String::into_boxed_str).collect(),
        }
    }

    /// Returns whether the language writes nothing onto its words.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Cuts what is written onto the words of `text` off them, each into a token of its own.
    pub fn cut(&self, words: Words, text: &str) -> Words {
        if self.is_empty() {
            return words;
        }
        let mut pieces: Vec<Piece> = Vec::with_capacity(words.len() + words.len() / 4);
        let mut at = 0;
        while at < words.len() {
            at += self.marked(&words, at, &mut pieces).unwrap_or_else(|| {
                self.pieces(&words.tokens[at], words.word(at), &mut pieces);
                1
            });
        }
        if pieces.len() == words.len() && pieces.iter().all(|piece| piece.letters.is_none()) {
            return words;
        }
        rebuilt(words.into_folded(), pieces, text)
    }

    /// Endings behind a mark of their own: "2014 ' te". Returns how many tokens they take.
    fn marked(&self, words: &Words, at: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
        let (mark, endings) = (words.tokens.get(at)?, words.tokens.get(at + 1)?);
        let opens = self.mark.as_deref() == Some(words.word(at)) && !mark.spaced && !endings.spaced && at > 0;
        let cuts = self.endings(words.word(at + 1)).filter(|_| opens && endings.class == Class::Word)?;
        self.push_endings(mark.folded.start, endings.folded, &cuts, pieces);
        Some(2)
    }

    fn pieces(&self, printed: &Token, word: &str, pieces: &mut Vec<Piece>) {
        let whole = Piece { place: printed.folded, letters: None, class: printed.class, spaced: printed.spaced };
        let plain = self.elided_only && !word.contains('\'');
        if printed.class != Class::Word || plain || word.len() > LONGEST_WORD || self.known.contains(word) {
            pieces.push(whole);
            return;
        }
        if self.cut_marked(printed, word, pieces) {
            return;
        }
        let mut front = Vec::new();
        if let Some(core) = self.front(word, 0, &mut front) {
            let start = printed.folded.start;
            let mut from = start;
            for (index, end) in front.iter().enumerate() {
                let place = Span::new(from, start + end);
                pieces.push(Piece { place, letters: None, class: Class::Word, spaced: printed.spaced || index > 0 });
                from = start + end;
            }
            let place = Span::new(start + core.place.start, start + core.place.end);
            let class = if word[core.place.start..].starts_with(|c: char| c.is_ascii_digit()) {
                Class::Number
            } else {
                Class::Word
            };
            pieces.push(Piece { place, letters: core.alone, class, spaced: true });
            return;
        }
        let mut cuts = Vec::new();
        match self.back(word, 0, &mut cuts) {
            Some(core) => self.push_cut(printed, core, &cuts, pieces),
            None => pieces.push(whole),
        }
    }

    /// "Ağustos'ta": behind the mark stand endings only, whatever stands before it.
    fn cut_marked(&self, printed: &Token, word: &str, pieces: &mut Vec<Piece>) -> bool {
        let Some((stem, endings)) = self.mark.as_deref().and_then(|mark| word.split_once(mark)) else { return false };
        let Some(cuts) = self.endings(endings).filter(|_| !stem.is_empty()) else { return false };
        let start = printed.folded.start;
        let place = Span::new(start, start + stem.len());
        pieces.push(Piece { place, letters: self.alone_at_end(stem), class: Class::Word, spaced: printed.spaced });
        let behind = Span::new(printed.folded.end - endings.len(), printed.folded.end);
        self.push_endings(place.end, behind, &cuts, pieces);
        true
    }

    fn push_cut(&self, printed: &Token, core: Core, cuts: &[(usize, &str)], pieces: &mut Vec<Piece>) {
        let start = printed.folded.start;
        let place = Span::new(start, start + core.place.end);
        pieces.push(Piece { place, letters: core.alone, class: Class::Word, spaced: printed.spaced });
        self.push_endings(place.end, Span::new(start, printed.folded.end), cuts, pieces);
    }

    /// Adds endings; the first takes the mark before it, from `from` on.
    fn push_endings(&self, from: usize, printed: Span, cuts: &[(usize, &str)], pieces: &mut Vec<Piece>) {
        let mut start = from;
        for (index, (_, word)) in cuts.iter().enumerate() {
            let end = cuts.get(index + 1).map_or(printed.end, |(next, _)| printed.start + next);
            let letters = Some((*word).into());
            pieces.push(Piece { place: Span::new(start, end), letters, class: Class::Word, spaced: false });
            start = end;
        }
    }

    /// Finds the word behind what is written onto its front; `cuts` are the ends of the clitics.
    fn front(&self, word: &str, from: usize, cuts: &mut Vec<usize>) -> Option<Core> {
        let rest = &word[from..];
        if from > 0 && rest.starts_with(|letter: char| letter.is_ascii_digit()) {
            return Some(Core { place: Span::new(from, word.len()), alone: None });
        }
        // What ends in an apostrophe is cut off whatever stands behind it: "d'Alep", "n'a".
        let elided =
            from > 0 && word[..from].ends_with('\'') && !self.before.iter().any(|clitic| rest.starts_with(&**clitic));
        if from > 0 && (elided || rest.chars().nth(1).is_some()) {
            let place = Span::new(from, word.len());
            if elided || self.known.contains(rest) {
                return Some(Core { place, alone: None });
            }
            if let Some(alone) = self.alone_at_start(rest) {
                return Some(Core { place, alone: Some(alone) });
            }
        }
        if cuts.len() == DEEPEST {
            return None;
        }
        for clitic in self.before.iter().filter(|clitic| rest.len() > clitic.len() && rest.starts_with(&***clitic)) {
            cuts.push(from + clitic.len());
            if let Some(core) = self.front(word, from + clitic.len(), cuts) {
                return Some(core);
            }
            cuts.pop();
        }
        None
    }

    fn alone_at_start(&self, rest: &str) -> Option<Box<str>> {
        self.starts.iter().find_map(|(behind, alone)| {
            let word = format!("{alone}{}", rest.strip_prefix(&**behind)?);
            self.known.contains(word.as_str()).then(|| word.into_boxed_str())
        })
    }

    /// Finds the word before its endings; `cuts` are where they start and what they are read as, in order.
    fn back<'c>(&'c self, word: &str, depth: usize, cuts: &mut Vec<(usize, &'c str)>) -> Option<Core> {
        if depth > 0 && word.chars().nth(1).is_some() {
            let place = Span::new(0, word.len());
            if self.known.contains(word) {
                return Some(Core { place, alone: None });
            }
            if let Some(alone) = self.alone_at_end(word) {
                return Some(Core { place, alone: Some(alone) });
            }
        }
        if depth == DEEPEST {
            return None;
        }
        for (start, read) in self.endings_of(word) {
            if let Some(core) = self.back(&word[..start], depth + 1, cuts) {
                cuts.push((start, read));
                return Some(core);
            }
        }
        None
    }

    fn alone_at_end(&self, stem: &str) -> Option<Box<str>> {
        if self.known.contains(stem) {
            return None;
        }
        self.ends.iter().find_map(|(before, alone)| {
            let word = format!("{}{alone}", stem.strip_suffix(&**before)?);
            self.known.contains(word.as_str()).then(|| word.into_boxed_str())
        })
    }

    /// The endings a word may have, the longest first: where each starts, and what it is read as.
    fn endings_of<'c>(&'c self, word: &str) -> impl Iterator<Item = (usize, &'c str)> {
        let mut starts: Vec<usize> = word.char_indices().rev().take(LONGEST).map(|(start, _)| start).collect();
        starts.reverse();
        let found: Vec<(usize, &'c str)> = starts
            .into_iter()
            .filter_map(|start| self.after.get(&word[start..]).map(|read| (start, &**read)))
            .collect();
        found.into_iter()
    }

    /// Reads a word that is endings and nothing else: where each starts, and what it is read as, in order.
    fn endings<'c>(&'c self, word: &str) -> Option<Vec<(usize, &'c str)>> {
        if self.after.is_empty() || word.chars().nth(LONGEST * 2).is_some() {
            return None;
        }
        for (start, read) in self.endings_of(word) {
            if start == 0 {
                return Some(vec![(0, read)]);
            }
            if let Some(mut cuts) = self.endings(&word[..start]) {
                cuts.push((start, read));
                return Some(cuts);
            }
        }
        None
    }
}

/// Makes words of pieces, with the letters that are read otherwise put into the folded text.
fn rebuilt(folded: Folded, pieces: Vec<Piece>, text: &str) -> Words {
    let edits = pieces.iter().filter_map(|piece| Some((piece.place, piece.letters.as_deref()?)));
    let new = folded.rewritten(edits);
    let (mut longer, mut shorter) = (0, 0);
    let mut tokens = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let start = piece.place.start + longer - shorter;
        let printed = piece.place.end - piece.place.start;
        let length = piece.letters.as_deref().map_or(printed, str::len);
        longer += length;
        shorter += printed;
        tokens.push(token(&new, text, Span::new(start, start + length), piece.class, piece.spaced));
    }
    Words::from_parts(new, tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic() -> Clitics {
        let lists = CliticLists {
            before: ["و", "ف", "ب", "ل", "ك", "ال"].map(str::to_owned).to_vec(),
            starts: vec![("ل".to_owned(), "ال".to_owned())],
            ..CliticLists::default()
        };
        Clitics::new(lists, ["العراق", "جمعه", "الجمعه", "وزاره", "قوات"].map(str::to_owned))
    }

    fn turkish() -> Clitics {
        let after = [
            ("ta", "_da"),
            ("te", "_da"),
            ("nda", "_da"),
            ("i", "_i"),
            ("u", "_i"),
            ("in", "_in"),
            ("nin", "_in"),
            ("lar", "_lar"),
        ];
        let lists = CliticLists {
            after: after.map(|(printed, read)| (printed.to_owned(), read.to_owned())).to_vec(),
            ends: vec![("ğ".to_owned(), "k".to_owned())],
            mark: "'".to_owned(),
            ..CliticLists::default()
        };
        Clitics::new(lists, ["ay", "yil", "uçak", "mart"].map(str::to_owned))
    }

    fn french() -> Clitics {
        let before = ["l'", "d'", "qu'"].map(str::to_owned).to_vec();
        Clitics::new(CliticLists { before, ..CliticLists::default() }, ["août"].map(str::to_owned))
    }

    fn check(clitics: &Clitics, text: &str, expected: &[(&str, &str)]) {
        let words = clitics.cut(Words::of_phrase(text), text);
        let found: Vec<(&str, &str)> =
            (0..words.len()).map(|at| (words.word(at), words.span(at..at + 1).of(text).unwrap_or("?"))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_elided_is_cut_off_any_word() {
        let french = french();
        check(&french, "d'août", &[("d'", "d'"), ("août", "août")]);
        check(&french, "qu'à", &[("qu'", "qu'"), ("à", "à")]);
        check(&french, "Qu’Alep", &[("qu'", "Qu’"), ("alep", "Alep")]);
        check(&french, "aujourd'hui", &[("aujourd'hui", "aujourd'hui")]);
        check(&french, "d' août", &[("d'", "d'"), ("août", "août")]);
    }

    #[test]
    fn small_words_before_a_known_word_or_a_figure_are_cut_off() {
        check(&arabic(), "وبالعراق وزارة", &[("و", "و"), ("ب", "ب"), ("العراق", "العراق"), ("وزاره", "وزارة")]);
        check(&arabic(), "للعراق", &[("ل", "ل"), ("العراق", "لعراق")]);
        check(&arabic(), "وَالْقُوّات و٩٢٠", &[("و", "وَ"), ("ال", "الْ"), ("قوات", "قُوّات"), ("و", "و"), ("920", "٩٢٠")]);
        check(&arabic(), "وحيد ب1,5", &[("وحيد", "وحيد"), ("ب", "ب"), ("1,5", "1,5")]);
    }

    #[test]
    fn endings_are_cut_off_known_words_and_behind_a_mark() {
        check(
            &turkish(),
            "ayının yıllar",
            &[("ay", "ay"), ("_i", "ı"), ("_in", "nın"), ("yil", "yıl"), ("_lar", "lar")],
        );
        check(&turkish(), "Örnek'te 2014'te", &[("örnek", "Örnek"), ("_da", "'te"), ("2014", "2014"), ("_da", "'te")]);
        check(&turkish(), "uçağı yazar", &[("uçak", "uçağ"), ("_i", "ı"), ("yazar", "yazar")]);
    }

    #[test]
    fn a_language_without_clitics_is_left_alone() {
        check(&Clitics::default(), "Mart'ta", &[("mart'ta", "Mart'ta")]);
    }
}
