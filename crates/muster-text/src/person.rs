//! May two names be one person's? A proposal with its reasons; nobody is merged by it.
//!
//! "MacFarland", "McFarlane" and «ماكفارلاند» are printed of one person, and so are "LaCamera" and "Lakamra".

use crate::likeness::{Across, likeness};
use crate::sound::{Script, Sound, plain_letters, sounds};

/// Family names less alike than this are two.
const FAMILY_MIN: f32 = 0.82;
/// Given names of one script less alike than this are two.
const GIVEN_MIN: f32 = 0.75;
/// Given names of two scripts less alike than this are two: one script follows the sound, the other the spelling.
const GIVEN_ACROSS_MIN: f32 = 0.55;
/// Names as alike as this are the same but for the way they are written.
const SAME_MIN: f32 = 0.995;

/// Why two names may be one person's.
#[derive(Clone, Debug, PartialEq)]
pub struct AlikeNames {
    /// How alike they are: 1 is the same name.
    pub score: f32,
    /// The reasons, in words.
    pub why: Vec<String>,
}

/// A word of a name.
struct Word {
    letters: String,
    sounds: Vec<Sound>,
    script: Script,
}

/// Returns why two printed names may be one person's, or `None` where they are two.
///
/// The last word is held to be the family name; a name without a given one says less.
pub fn alike_names(left: &str, right: &str) -> Option<AlikeNames> {
    let (left, right) = (words(left), words(right));
    let (family, other_family) = (left.last()?, right.last()?);
    let whole =
        |words: &[Word]| words.iter().skip(1).flat_map(|word| word.sounds.iter().copied()).collect::<Vec<Sound>>();
    let mut family_alike = alike(family, other_family);
    if left.len() > 1 && right.len() > 1 && left.len() != right.len() {
        // "La Camera" and "LaCamera".
        family_alike = family_alike.max(likeness(&whole(&left), &whole(&right), across(family, other_family)));
    }
    if family_alike < FAMILY_MIN {
        return None;
    }
    let mut why = vec![reason("family name", family, other_family, family_alike)];
    let [given, other_given] = [&left, &right].map(|words| words.first().filter(|_| words.len() > 1));
    let (Some(given), Some(other_given)) = (given, other_given) else {
        why.push("one of them has no given name".to_owned());
        return Some(AlikeNames { score: family_alike * 0.9, why });
    };
    let initial = given.sounds.len() == 1 || other_given.sounds.len() == 1;
    let given_alike = match initial {
        true if given.sounds.first() == other_given.sounds.first() => 0.9,
        true => 0.0,
        false => alike(given, other_given),
    };
    let least = if across(given, other_given) == Across::One { GIVEN_MIN } else { GIVEN_ACROSS_MIN };
    if given_alike < least {
        return None;
    }
    why.push(if initial {
        format!("“{}” may stand for “{}”", given.letters, other_given.letters)
    } else {
        reason("given name", given, other_given, given_alike)
    });
    Some(AlikeNames { score: 0.6 * family_alike + 0.4 * given_alike, why })
}

fn words(name: &str) -> Vec<Word> {
    let parts = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '.' | '·'));
    let word = |part: &str| {
        let mut letters = String::new();
        plain_letters(part, &mut letters);
        // "Mc" is short for "Mac".
        let spelt = match letters.strip_prefix("mc") {
            Some(rest) if rest.len() > 2 => format!("mac{rest}"),
            _ => part.to_owned(),
        };
        let mut heard = Vec::new();
        let script = sounds(&spelt, &mut heard);
        (!heard.is_empty()).then_some(Word { letters, sounds: heard, script })
    };
    parts.filter_map(word).collect()
}

fn across(left: &Word, right: &Word) -> Across {
    if left.script == right.script { Across::One } else { Across::Two }
}

fn alike(left: &Word, right: &Word) -> f32 {
    likeness(&left.sounds, &right.sounds, across(left, right))
}

fn reason(what: &str, left: &Word, right: &Word, alike: f32) -> String {
    let (one, other) = (&left.letters, &right.letters);
    if one == other {
        format!("the same {what}, “{one}”")
    } else if alike >= SAME_MIN {
        format!("the {what} “{one}” is another way to write “{other}”")
    } else {
        format!("the {what} “{one}” sounds like “{other}” ({alike:.2})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_proposed() {
        for (left, right) in [
            ("Sean MacFarland", "Sean McFarlane"),
            ("Sean MacFarland", "Sean MacFarlane"),
            ("Sean MacFarland", "شون ماكفارلاند"),
            ("Paul LaCamera", "Paul La Camera"),
            ("Paul LaCamera", "Paul Lakamra"),
            ("Paul LaCamera", "بول لاكاميرا"),
            ("P. LaCamera", "Paul LaCamera"),
            ("LaCamera", "Paul LaCamera"),
            ("Mohammed Shia al-Sudani", "Muhammad Shiya' Al Sudani"),
        ] {
            assert!(alike_names(left, right).is_some(), "{left} / {right}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (left, right) in [
            ("Kevin Leahy", "Kevin Lambert"),
            ("Anna Example", "Paul Example"),
            ("J. Example", "Paul Example"),
            ("Paul LaCamera", "Paul Funk"),
            ("", "Paul"),
            ("Stephen Townsend", "Stephen Thompson"),
        ] {
            assert_eq!(alike_names(left, right), None, "{left} / {right}");
        }
    }

    #[test]
    fn the_reasons_are_told() {
        let found = alike_names("Sean MacFarland", "Sean McFarlane").expect("they are alike");
        assert_eq!(
            found.why,
            ["the family name “macfarland” sounds like “mcfarlane” (0.87)", "the same given name, “sean”"]
        );
    }
}
