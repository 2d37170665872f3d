//! Where may a word end? Unicode's word boundaries (UAX 29), in one pass for the common scripts.
//!
//! Scripts whose words are not told by spaces, and letters outside the common ones, are left to the
//! full segmenter; a test holds that both give the same pieces.

use icu_properties::CodePointMapData;
use icu_properties::props::WordBreak;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::letters::Letters;

/// A piece of text between two boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// White space alone.
    Space,
    /// It holds letters, digits or `_`.
    Word,
    /// Anything else.
    Mark,
}

/// Cuts folded text at its word boundaries; every byte lies in one piece.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    plain(text).unwrap_or_else(|| segmented(text))
}

/// Cuts with the full segmenter.
fn segmented(text: &str) -> Vec<Piece> {
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut start = 0;
    let mut found = Vec::new();
    for (end, word_type) in segmenter.segment_str(text).iter_with_word_type() {
        if end > start {
            let kind = match text[start..end].trim().is_empty() {
                true => Kind::Space,
                false if word_type.is_word_like() => Kind::Word,
                false => Kind::Mark,
            };
            found.push(Piece { start, end, kind });
        }
        start = end;
    }
    found
}

/// What the rules of boundaries ask of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// `_`: joins letters and digits on either side.
    Joiner,
    /// Holds two letters together: `:`.
    MidLetter,
    /// Holds two digits together: `,`.
    MidDigit,
    /// Holds both: `.`, `'`.
    Mid,
    Space,
    /// Stands alone.
    Other,
    /// The full segmenter knows: other scripts, and marks that no fold has taken away.
    Rare,
}

/// The classes of ASCII, where most letters of most texts are.
const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joiner,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidDigit,
            b'.' | b'\'' => Class::Mid,
            b'\t'..=b'\r' | b' ' => Class::Space,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Returns the class of a letter; those behind the table, at U+2C00, are rare.
fn class(letter: char) -> Class {
    static CLASSES: Letters<Class, 0x2c> = Letters::new(class_of, Class::Rare);
    CLASSES.get(letter).unwrap_or(Class::Rare)
}

fn class_of(letter: char) -> Class {
    // Thai, Lao, Myanmar and Khmer print no spaces between words.
    if matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1900}'..='\u{1aff}')
    {
        return Class::Rare;
    }
    match CodePointMapData::<WordBreak>::new().get(letter) {
        WordBreak::ALetter => Class::Letter,
        WordBreak::Numeric => Class::Digit,
        WordBreak::ExtendNumLet if !letter.is_whitespace() => Class::Joiner,
        WordBreak::MidLetter => Class::MidLetter,
        WordBreak::MidNum => Class::MidDigit,
        WordBreak::MidNumLet | WordBreak::SingleQuote => Class::Mid,
        WordBreak::Other | WordBreak::DoubleQuote if !letter.is_whitespace() => Class::Other,
        WordBreak::Other | WordBreak::WSegSpace | WordBreak::CR | WordBreak::LF | WordBreak::Newline => Class::Space,
        _ => Class::Rare,
    }
}

/// A place in the text and the class of the letter there.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    /// Returns the class of the letter here and where the next one stands.
    fn peek(self) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if let Some(class) = ASCII.get(usize::from(byte)) {
            return Some((*class, self.at + 1));
        }
        let letter = self.text[self.at..].chars().next()?;
        Some((class(letter), self.at + letter.len_utf8()))
    }
}

/// Cuts text of the common scripts, or returns `None` where it holds another one.
fn plain(text: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::with_capacity(text.len() / 3 + 1);
    let mut cursor = Cursor { text, at: 0 };
    while let Some((class, next)) = cursor.peek() {
        let start = cursor.at;
        cursor.at = next;
        let kind = match class {
            Class::Letter | Class::Digit | Class::Joiner => word(&mut cursor, class)?,
            Class::Space => Kind::Space,
            Class::Rare => return None,
            _ => Kind::Mark,
        };
        found.push(Piece { start, end: cursor.at, kind });
    }
    Some(found)
}

/// Goes to the end of a word whose first letter has been read.
fn word(cursor: &mut Cursor<'_>, first: Class) -> Option<Kind> {
    let mut last = first;
    let letters = cursor.text.as_bytes()[cursor.at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters > 0 {
        cursor.at += letters;
        last = Class::Letter;
    }
    while let Some((class, next)) = cursor.peek() {
        match class {
            Class::Letter | Class::Digit | Class::Joiner => last = class,
            Class::MidLetter | Class::MidDigit | Class::Mid => {
                let Some((between, behind)) = (Cursor { at: next, ..*cursor }).peek() else { break };
                match between {
                    Class::Rare => return None,
                    Class::Letter if last == Class::Letter && class != Class::MidDigit => {}
                    Class::Digit if last == Class::Digit && class != Class::MidLetter => {}
                    _ => break,
                }
                cursor.at = behind;
                continue;
            }
            Class::Rare => return None,
            Class::Space | Class::Other => break,
        }
        cursor.at = next;
    }
    Some(Kind::Word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) {
        if let Some(mut found) = plain(text) {
            let mut expected = segmented(text);
            // The full segmenter cuts white space of several kinds apart; nobody asks where.
            for pieces in [&mut found, &mut expected] {
                pieces.retain(|piece| piece.kind != Kind::Space);
            }
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn one_pass_gives_the_pieces_of_the_full_segmenter() {
        for text in [
            "",
            "The U.S. has 1,114 troops: it's 3.5km_a",
            "a:b 1:2 1;2 a;b _ __ a_1",
            "gần 6.500 \u{a0}lực\r\n lượng",
            "الرقه 2014",
            "a.b.c. '5 5' 'a'",
        ] {
            assert!(plain(text).is_some(), "{text:?} is plain");
            check(text);
        }
        assert!(plain("ไทย").is_none());
        for byte in 0..128_u8 {
            assert_eq!(ASCII[usize::from(byte)], class_of(char::from(byte)), "{byte}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn one_pass_agrees_on_random_text(text in r"[a-zA-ZàđşІіАيةء0-9٣_.,:;'\x22!?%() \n\t\u{a0}–\u{301}\u{650}-]{0,24}") {
            check(&text);
        }

        #[test]
        fn one_pass_agrees_on_any_letters(text in "\\PC{0,12}") {
            check(&text);
        }
    }
}
