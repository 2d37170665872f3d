//! Where may a sentence end? Unicode's sentence boundaries (UAX 29), looked for only behind marks that can end one.
//!
//! Text with marks on letters or invisible signs is left to the full segmenter; a test holds that both
//! give the same boundaries.

use icu_properties::CodePointMapData;
use icu_properties::props::SentenceBreak;
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

use crate::letters::Letters;

/// Returns where sentences end by Unicode's rules, in order; the end of the text is the last.
pub(crate) fn breaks(text: &str) -> Vec<usize> {
    plain(text).unwrap_or_else(|| segmented(text))
}

/// Finds them with the full segmenter.
fn segmented(text: &str) -> Vec<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    segmenter.segment_str(text).filter(|end| *end > 0).collect()
}

/// What the rules of boundaries ask of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    /// A letter without case.
    Letter,
    Digit,
    Space,
    /// Ends a paragraph.
    Paragraph,
    /// A full stop, which may also stand inside a sentence.
    Stop,
    /// Ends a sentence whatever follows: `?`.
    End,
    /// A quote or bracket.
    Close,
    /// Says that the sentence goes on: `,`.
    GoesOn,
    Other,
    /// The full segmenter knows.
    Rare,
}

fn class(letter: char) -> Class {
    static CLASSES: Letters<Class, 0x1100> = Letters::new(class_of, Class::Rare);
    CLASSES.get(letter).unwrap_or(Class::Rare)
}

fn class_of(letter: char) -> Class {
    match CodePointMapData::<SentenceBreak>::new().get(letter) {
        SentenceBreak::Lower => Class::Lower,
        SentenceBreak::Upper => Class::Upper,
        SentenceBreak::OLetter => Class::Letter,
        SentenceBreak::Numeric => Class::Digit,
        SentenceBreak::Sp => Class::Space,
        SentenceBreak::Sep | SentenceBreak::CR | SentenceBreak::LF => Class::Paragraph,
        SentenceBreak::ATerm => Class::Stop,
        SentenceBreak::STerm => Class::End,
        SentenceBreak::Close => Class::Close,
        SentenceBreak::SContinue => Class::GoesOn,
        SentenceBreak::Other => Class::Other,
        _ => Class::Rare,
    }
}

/// Returns the class of the letter at a byte, and where the next one stands.
fn at(text: &str, start: usize) -> Option<(Class, usize)> {
    let letter = text[start..].chars().next()?;
    Some((class(letter), start + letter.len_utf8()))
}

/// Finds the boundaries of text without marks on letters, or returns `None` where there are some.
fn plain(text: &str) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some((here, next)) = at(text, start) {
        match here {
            Class::Rare => return None,
            Class::Paragraph => {
                start = paragraph_end(text, start, next);
                found.push(start);
            }
            Class::Stop | Class::End => {
                let (goes_to, ends) = behind(text, start, next, here)?;
                if ends {
                    found.push(goes_to);
                }
                start = goes_to;
            }
            _ => start = next + text.as_bytes()[next..].iter().take_while(|byte| is_dull(**byte)).count(),
        }
    }
    if found.last() != Some(&text.len()) && !text.is_empty() {
        found.push(text.len());
    }
    Some(found)
}

/// Returns whether a byte is a letter of its own that can neither end a sentence nor be rare.
fn is_dull(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'\r')
}

/// Returns where the paragraph ends whose last sign stands at `start`: `\r\n` is one sign.
fn paragraph_end(text: &str, start: usize, next: usize) -> usize {
    if text[start..].starts_with("\r\n") { next + 1 } else { next }
}

/// Returns where reading goes on behind a mark that may end a sentence, and whether the sentence ends there.
fn behind(text: &str, start: usize, next: usize, mark: Class) -> Option<(usize, bool)> {
    let Some((follows, _)) = at(text, next) else { return Some((next, true)) };
    let before = text[..start].chars().next_back().map_or(Class::Other, class);
    let inside = follows == Class::Digit || follows == Class::Upper && matches!(before, Class::Upper | Class::Lower);
    if mark == Class::Stop && inside {
        return Some((next, false));
    }
    let closed = skip(text, next, Class::Close);
    let end = skip(text, closed, Class::Space);
    let Some((follows, after)) = at(text, end) else { return Some((end, true)) };
    match follows {
        Class::Rare => None,
        Class::GoesOn | Class::Stop | Class::End => Some((end, false)),
        Class::Paragraph => Some((paragraph_end(text, end, after), true)),
        _ if mark == Class::Stop => Some((end, !goes_on_small(text, end)?)),
        _ => Some((end, true)),
    }
}

fn skip(text: &str, mut start: usize, wanted: Class) -> usize {
    while let Some((here, next)) = at(text, start).filter(|(here, _)| *here == wanted) {
        debug_assert_eq!(here, wanted);
        start = next;
    }
    start
}

/// Returns whether the next letter is a small one, before any mark that may end a sentence.
fn goes_on_small(text: &str, mut start: usize) -> Option<bool> {
    while let Some((here, next)) = at(text, start) {
        match here {
            Class::Lower => return Some(true),
            Class::Upper | Class::Letter | Class::Paragraph | Class::Stop | Class::End => return Some(false),
            Class::Rare => return None,
            _ => start = next,
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) {
        if let Some(found) = plain(text) {
            assert_eq!(found, segmented(text), "{text:?}");
        }
    }

    #[test]
    fn one_pass_gives_the_boundaries_of_the_full_segmenter() {
        for text in [
            "",
            "One. Two? \"Three!\" Four",
            "The U.S. Army (it came.) stayed. he said. 3.5 a.m. on 3. May",
            "a.\r\nb\n\nC.\u{2029}d",
            "... no. , yes. (1) (a) One.\u{201d} Two…",
            "Gần 6.500. Ở Bỉ. ở đó",
            "قال. ثم؟ نعم",
        ] {
            assert!(plain(text).is_some(), "{text:?} is plain");
            check(text);
        }
        assert!(plain("e\u{301}").is_none());
        for byte in 0..128_u8 {
            let dull = !matches!(class_of(char::from(byte)), Class::Rare | Class::Paragraph | Class::Stop | Class::End);
            assert_eq!(is_dull(byte), dull, "{byte}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn one_pass_agrees_on_random_text(text in r"[a-cA-C0-9.?!…,:;)\x22” \n\r–đĐا؟]{0,24}") {
            check(&text);
        }

        #[test]
        fn one_pass_agrees_on_any_letters(text in "\\PC{0,12}") {
            check(&text);
        }
    }
}
