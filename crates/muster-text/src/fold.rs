//! Which letters are the same? Folding, with a map back to the text as printed.
//!
//! Case, the two Turkish kinds of i, width, composed and decomposed marks, Arabic letter forms, digits of other scripts, curly
//! quotes, hyphens, spaces, and the two ways to place a Vietnamese tone. Accents stay: in
//! Vietnamese they are letters. Nothing above this room spells a variant.

use icu_normalizer::ComposingNormalizer;
use muster_model::Span;

/// Folded text, and where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each folded byte, and for the end: the byte of the original it came from.
    source: Vec<usize>,
}

impl Folded {
    /// Returns the original bytes behind a range of the folded text.
    pub fn source(&self, folded: Span) -> Span {
        Span::new(self.source[folded.start], self.source[folded.end])
    }

    /// Returns the text with other letters at some places, given in order; they come from where the old ones stood.
    pub(crate) fn rewritten<'e>(&self, edits: impl Iterator<Item = (Span, &'e str)>) -> Self {
        let mut new =
            Self { text: String::with_capacity(self.text.len()), source: Vec::with_capacity(self.source.len()) };
        let mut from = 0;
        for (place, letters) in edits {
            new.text.push_str(&self.text[from..place.start]);
            new.source.extend_from_slice(&self.source[from..place.start]);
            new.text.push_str(letters);
            new.source.resize(new.text.len(), self.source[place.start]);
            from = place.end;
        }
        new.text.push_str(&self.text[from..]);
        new.source.extend_from_slice(&self.source[from..]);
        new
    }
}

/// Folds `text`; byte 0 of it is byte `base` of the original.
pub fn fold(text: &str, base: usize) -> Folded {
    if text.is_ascii() && !text.contains('`') {
        let source = (base..=base + text.len()).collect();
        return Folded { text: text.to_ascii_lowercase(), source };
    }
    let mut folded = Folded { text: String::with_capacity(text.len()), source: Vec::with_capacity(text.len() + 1) };
    let mut rest = text.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        if letter.is_ascii() && rest.peek().is_none_or(|(_, next)| !is_mark(*next)) {
            push(&mut folded, letter.to_ascii_lowercase(), base + at);
            continue;
        }
        let mut cluster = String::from(letter);
        while let Some((_, mark)) = rest.next_if(|(_, next)| is_mark(*next)) {
            cluster.push(mark);
        }
        for plain in ComposingNormalizer::new_nfkc().normalize(&cluster).chars().flat_map(char::to_lowercase) {
            if let Some(plain) = same_letter(plain) {
                push(&mut folded, plain, base + at);
            }
        }
    }
    folded.source.push(base + text.len());
    place_tones(&mut folded);
    folded
}

/// Returns the folded form of a word or phrase, without its map.
pub fn fold_plain(text: &str) -> String {
    fold(text, 0).text
}

fn push(folded: &mut Folded, letter: char, at: usize) {
    folded.text.push(letter);
    folded.source.resize(folded.text.len(), at);
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
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

/// Moves a tone printed on the last vowel of `oa`, `oe`, `uy` to the one before ("hoà" → "hòa").
fn place_tones(folded: &mut Folded) {
    const PAIRS: [(&str, &str); 15] = [
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
    let mut from = 0;
    while let Some(at) = folded.text[from..].find(['o', 'u']).map(|found| found + from) {
        from = at + 1;
        let here = &folded.text[at..];
        if here.as_bytes().get(1).is_none_or(u8::is_ascii) {
            continue;
        }
        let Some((old, new)) = PAIRS.into_iter().find(|(old, _)| here.starts_with(old)) else { continue };
        let end = at + old.len();
        let word_end = folded.text[end..].chars().next().is_none_or(|next| !next.is_alphabetic());
        if word_end && !folded.text[..at].ends_with('q') {
            let place = folded.source[at];
            folded.text.replace_range(at..end, new);
            folded.source.splice(at..end, std::iter::repeat_n(place, new.len()));
            from = at + new.len();
        }
    }
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
