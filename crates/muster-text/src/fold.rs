//! Which letters are the same? Folding, with a map back to the text as printed.
//!
//! Case, the two Turkish kinds of i, width, composed and decomposed marks, Arabic letter forms, digits of other scripts, curly
//! quotes, hyphens, spaces, and the two ways to place a Vietnamese tone. Accents stay: in
//! Vietnamese they are letters. Nothing above this room spells a variant.

use icu_normalizer::ComposingNormalizer;
use muster_model::Span;

use crate::letters::Letters;

/// Folded text, and where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Byte 0 of what was folded is this byte of the original.
    base: usize,
    /// For each folded byte, and for the end: how far behind `base` it came from. Empty where no byte moved.
    moved: Vec<u32>,
}

impl Folded {
    /// Returns the original bytes behind a range of the folded text.
    pub fn source(&self, folded: Span) -> Span {
        if self.moved.is_empty() {
            return Span::new(self.base + folded.start, self.base + folded.end);
        }
        let at = |folded: usize| self.base + self.moved[folded] as usize;
        Span::new(at(folded.start), at(folded.end))
    }

    /// Returns the text with other letters at some places, given in order; they come from where the old ones stood.
    pub(crate) fn rewritten<'e>(&self, edits: impl Iterator<Item = (Span, &'e str)>) -> Self {
        let unmoved = || (0..=self.text.len()).map(offset).collect();
        let moved = if self.moved.is_empty() { unmoved() } else { self.moved.clone() };
        let mut new = Self { text: String::with_capacity(self.text.len()), base: self.base, moved: Vec::new() };
        let mut from = 0;
        for (place, letters) in edits {
            new.text.push_str(&self.text[from..place.start]);
            new.moved.extend_from_slice(&moved[from..place.start]);
            new.text.push_str(letters);
            new.moved.resize(new.text.len(), moved[place.start]);
            from = place.end;
        }
        new.text.push_str(&self.text[from..]);
        new.moved.extend_from_slice(&moved[from..]);
        new
    }
}

/// Folds `text`; byte 0 of it is byte `base` of the original.
///
/// A text of 4 GiB and more is folded without its map: its bytes then seem not to have moved.
pub fn fold(text: &str, base: usize) -> Folded {
    if text.is_ascii() && !text.contains('`') {
        return Folded { text: text.to_ascii_lowercase(), base, moved: Vec::new() };
    }
    let mut folding = Folding {
        text: String::with_capacity(text.len()),
        moved: Vec::with_capacity(text.len() + 1),
        misplaced: Vec::new(),
    };
    let mut at = 0;
    while at < text.len() {
        at += folding.ascii(&text[at..], at);
        at += folding.cluster(&text[at..], at);
    }
    folding.moved.push(offset(text.len()));
    folding.place_tones();
    Folded { text: folding.text, base, moved: folding.moved }
}

/// Returns the folded form of a word or phrase, without its map.
pub fn fold_plain(text: &str) -> String {
    fold(text, 0).text
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A text while it is folded.
struct Folding {
    text: String,
    moved: Vec<u32>,
    /// Where a vowel with a tone stands behind the vowel that should carry it.
    misplaced: Vec<usize>,
}

impl Folding {
    /// Folds the plain letters at the start, up to one that may carry a mark; returns how many bytes.
    fn ascii(&mut self, rest: &str, at: usize) -> usize {
        let bytes = rest.as_bytes();
        let run = bytes.iter().take_while(|byte| byte.is_ascii()).count();
        // The last letter before another script's may be the bearer of a mark.
        let run = if run < bytes.len() && run > 0 && begins_with_mark(&rest[run..]) { run - 1 } else { run };
        let from = self.text.len();
        self.text.push_str(&rest[..run]);
        self.text[from..].make_ascii_lowercase();
        if bytes[..run].contains(&b'`') {
            self.text.replace_range(from.., &self.text[from..].replace('`', "'"));
        }
        self.moved.extend((at..at + run).map(offset));
        run
    }

    /// Folds the first letter with its marks; returns how many bytes.
    fn cluster(&mut self, rest: &str, at: usize) -> usize {
        let Some(letter) = rest.chars().next() else { return 0 };
        let length = letter.len_utf8();
        let marks = if begins_with_mark(&rest[length..]) {
            rest[length..].chars().take_while(|next| is_mark(*next)).map(char::len_utf8).sum()
        } else {
            0
        };
        match known(letter).filter(|_| marks == 0) {
            Some(Form::Dropped) => {}
            Some(Form::One(plain)) => self.push(plain, at),
            Some(Form::Several) | None => {
                let cluster = &rest[..length + marks];
                for plain in folded_letters(cluster) {
                    self.push(plain, at);
                }
            }
        }
        length + marks
    }

    fn push(&mut self, letter: char, at: usize) {
        if !letter.is_ascii() && self.text.ends_with(['o', 'u']) && is_toned(letter) {
            self.misplaced.push(self.text.len() - 1);
        }
        self.text.push(letter);
        self.moved.resize(self.text.len(), offset(at));
    }

    /// Moves a tone printed on the last vowel of `oa`, `oe`, `uy` to the one before ("hoà" → "hòa").
    fn place_tones(&mut self) {
        if self.misplaced.is_empty() {
            return;
        }
        let (mut text, mut moved) = (String::with_capacity(self.text.len()), Vec::with_capacity(self.moved.len()));
        let mut done = 0;
        for at in std::mem::take(&mut self.misplaced) {
            let here = &self.text[at..];
            let Some((old, new)) = TONES.into_iter().find(|(old, _)| here.starts_with(old)) else { continue };
            let end = at + old.len();
            let word_end = self.text[end..].chars().next().is_none_or(|next| !next.is_alphabetic());
            if word_end && !self.text[..at].ends_with('q') {
                text.push_str(&self.text[done..at]);
                moved.extend_from_slice(&self.moved[done..at]);
                text.push_str(new);
                moved.resize(text.len(), self.moved[at]);
                done = end;
            }
        }
        text.push_str(&self.text[done..]);
        moved.extend_from_slice(&self.moved[done..]);
        (self.text, self.moved) = (text, moved);
    }
}

/// A tone as it is misplaced, and where it belongs.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

fn is_toned(letter: char) -> bool {
    matches!(letter, 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ')
}

fn begins_with_mark(text: &str) -> bool {
    // The lead bytes of the marks; most letters are told apart by them.
    matches!(text.as_bytes().first(), Some(0xcc | 0xcd | 0xd8 | 0xd9)) && text.chars().next().is_some_and(is_mark)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// What becomes of a letter on its own.
#[derive(Clone, Copy, Debug)]
enum Form {
    Dropped,
    One(char),
    Several,
}

/// Returns the form of a letter of the common scripts, or `None` for a rarer one.
fn known(letter: char) -> Option<Form> {
    static FORMS: Letters<Form, 0x30> = Letters::new(form, Form::Several);
    FORMS.get(letter)
}

fn form(letter: char) -> Form {
    let mut letters = folded_letters(letter.encode_utf8(&mut [0; 4]));
    match (letters.len(), letters.pop()) {
        (0, _) => Form::Dropped,
        (1, Some(only)) => Form::One(only),
        _ => Form::Several,
    }
}

/// The rule itself: a letter with its marks, composed, in lower case, and each in its one form.
fn folded_letters(cluster: &str) -> Vec<char> {
    let composed = ComposingNormalizer::new_nfkc().normalize(cluster);
    composed.chars().flat_map(char::to_lowercase).filter_map(same_letter).collect()
}

/// Returns the one form of a letter that has several, or `None` for one that is only decoration.
fn same_letter(letter: char) -> Option<char> {
    Some(match letter {
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{307}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {
            return None;
        }
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ı' => 'i',
        'ک' => 'ك',
        '٠'..='٩' => ascii_digit(letter, '٠'),
        '۰'..='۹' => ascii_digit(letter, '۰'),
        '‘' | '’' | 'ʼ' | '‛' | '`' | '´' | 'ʿ' | 'ʾ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    })
}

fn ascii_digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let folded = fold(text, 7);
        assert_eq!(folded.text, expected);
        assert_eq!(folded.source(Span::new(0, folded.text.len())), Span::new(7, 7 + text.len()));
    }

    #[test]
    fn variants_of_one_letter_are_one() {
        check("Đà Nẵng", "đà nẵng");
        check("hoà", "hòa");
        check("luỹ", "lũy");
        check("quý", "quý");
        check("ho\u{e0}n", "hoàn");
        check("“Da’esh” – 2014‑18", "\"da'esh\" - 2014-18");
        check("الرّقة ٢٠١٤", "الرقه 2014");
        check("e\u{301}", "é");
        check("ＡＢ", "ab");
        check("IŞİD ılık", "işid ilik");
    }

    #[test]
    fn the_map_leads_back_to_the_printed_bytes() {
        let text = "xoá “Bỉ”";
        let folded = fold(text, 0);
        let at = folded.text.find("bỉ").expect("the name is there");
        let span = folded.source(Span::new(at, at + "bỉ".len()));
        assert_eq!(span.of(text), Some("Bỉ"));
    }
}
