//! How does a word sound, in Latin or in Arabic letters? Both become sounds of one small alphabet.
//!
//! A transliteration chooses: ق is printed q, k, g, gh or an apostrophe, and short vowels stand in Latin
//! letters only. What it costs to take one sound for another stands in [`crate::likeness`].

use icu_normalizer::DecomposingNormalizer;

/// A sound: one of the constants of this module.
pub type Sound = u8;

macro_rules! sounds {
    ($($name:ident $says:literal),* $(,)?) => {
        #[allow(clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Order { $($name),*, Count }
        $(#[doc = $says] pub const $name: Sound = Order::$name as Sound;)*
        /// How many sounds there are.
        pub const COUNT: usize = Order::Count as usize;
    };
}

sounds!(
    AYN "ع, ء and every apostrophe.", B "b", P "p", T "t", TT "ط", TH "ث", J "ج", HH "ح", X "خ", D "d", DH "ذ", R "r",
    Z "z", S "s", SH "ش", SS "ص", DD "ض", ZZ "ظ", GH "غ", F "f", V "v", Q "ق", K "k", G "g", L "l", M "m", N "n",
    H "h", W "w", Y "y", CH "چ", SX "ş, which is ش in Turkish and ص in older transliterations.",
    C "c, which is k, s, j or ch.", A "a", E "e", I "i", O "o", U "u", AA "A long a, and alif.",
    WU "A long u, and waw inside a word.", YI "A long i, and ya inside a word.", TA "Ta marbuta, and -ah.",
    ANY "An alif that opens a word: any vowel.", N0 "0", N1 "1", N2 "2", N3 "3", N4 "4", N5 "5", N6 "6", N7 "7",
    N8 "8", N9 "9",
);

/// The script of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin letters: vowels are printed.
    Latin,
    /// Arabic letters: only long vowels are printed.
    Arabic,
}

/// Appends the sounds of one word and returns its script; signs that are no letters are passed over.
pub fn sounds(word: &str, sounds: &mut Vec<Sound>) -> Script {
    if word.chars().any(is_arabic) {
        arabic(word, sounds);
        return Script::Arabic;
    }
    let mut letters: Vec<(char, char)> = Vec::with_capacity(word.len());
    if word.is_ascii() {
        letters.extend(word.chars().map(|letter| (letter.to_ascii_lowercase(), PLAIN)));
    } else {
        for letter in DecomposingNormalizer::new_nfkd().normalize(word).chars().flat_map(char::to_lowercase) {
            match (letter, letters.last_mut()) {
                ('\u{300}'..='\u{36f}', Some(last)) => last.1 = letter,
                _ => letters.push((letter, PLAIN)),
            }
        }
    }
    latin(&letters, sounds);
    Script::Latin
}

/// Appends the plain letters of a word: small, without marks and apostrophes, one form of each Arabic letter.
pub fn plain_letters(word: &str, plain: &mut String) {
    if word.is_ascii() {
        plain.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    for letter in DecomposingNormalizer::new_nfkd().normalize(word).chars().flat_map(char::to_lowercase) {
        match letter {
            'ى' | 'ی' | 'ئ' => plain.push('ي'),
            'ة' => plain.push('ه'),
            'ک' => plain.push('ك'),
            'ٱ' => plain.push('ا'),
            'ـ' | '\u{2b0}'..='\u{2ff}' => {}
            letter if letter.is_alphanumeric() && !('\u{64b}'..='\u{65f}').contains(&letter) => plain.push(letter),
            _ => {}
        }
    }
}

/// Returns whether a letter belongs to the Arabic script.
pub fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d5}' | '\u{750}'..='\u{77f}')
}

/// Returns whether a sound is a vowel, or a sign that is often printed as none.
pub fn is_vowel(sound: Sound) -> bool {
    matches!(sound, A..=ANY | AYN)
}

/// Adds a sound; a doubled letter is a matter of style, so "Shaddadi" and "Shadadi" are one.
fn push(sounds: &mut Vec<Sound>, start: usize, sound: Sound) {
    if sound >= N0 || sounds.len() == start || sounds.last() != Some(&sound) {
        sounds.push(sound);
    }
}

/// Stands for the mark of a letter that has none.
const PLAIN: char = ' ';

/// Two Latin letters that print one sound.
fn pair(first: char, second: char) -> Option<Sound> {
    Some(match (first, second) {
        ('k', 'h') => X,
        ('g', 'h') => GH,
        ('s', 'h') => SH,
        ('c', 'h') => CH,
        ('t', 'h') => TH,
        ('d', 'h') => DH,
        ('z', 'h') | ('d', 'j') => J,
        ('p', 'h') => F,
        ('c', 'k') => K,
        ('o', 'u' | 'o') | ('u', 'u') => WU,
        ('e', 'e') | ('i', 'i' | 'e') => YI,
        ('a', 'a') => AA,
        _ => return None,
    })
}

/// Reads letters, each with the mark over or under it.
fn latin(letters: &[(char, char)], sounds: &mut Vec<Sound>) {
    let start = sounds.len();
    let (body, ending) = match letters {
        [body @ .., ('a' | 'e', PLAIN), ('h', PLAIN)] if body.len() > 1 => (body, Some(TA)),
        all => (all, None),
    };
    let mut at = 0;
    while let Some((letter, mark)) = body.get(at).copied() {
        at += 1;
        match body.get(at).copied() {
            Some((next, PLAIN)) if mark == PLAIN => {
                if let Some(sound) = pair(letter, next) {
                    push(sounds, start, sound);
                    at += 1;
                    continue;
                }
                // The French "tch" is the sound of "ch".
                if (letter, next) == ('t', 'c') && body.get(at + 1).is_some_and(|third| third.0 == 'h') {
                    continue;
                }
            }
            _ => {}
        }
        if let Some(sound) = latin_sound(letter, mark) {
            push(sounds, start, sound);
        }
    }
    sounds.extend(ending);
}

fn latin_sound(letter: char, mark: char) -> Option<Sound> {
    const BELOW: [char; 3] = ['\u{323}', '\u{326}', '\u{327}'];
    const LONG: [char; 2] = ['\u{304}', '\u{302}'];
    let below = BELOW.contains(&mark);
    let long = LONG.contains(&mark);
    let caron = mark == '\u{30c}';
    Some(match letter {
        'a' | 'e' if long => AA,
        'o' | 'u' if long => WU,
        'i' if long => YI,
        's' if mark == '\u{323}' => SS,
        's' if below => SX,
        's' | 'ʃ' if caron => SH,
        'c' if caron || below => CH,
        'z' if caron => J,
        'g' if mark != PLAIN => GH,
        't' if below => TT,
        'd' if below => DD,
        'z' if below => ZZ,
        'h' if below => HH,
        'a' | 'ə' | 'æ' => A,
        'e' => E,
        'i' | 'ı' => I,
        'o' | 'ø' => O,
        'u' => U,
        'b' => B,
        'c' => C,
        'd' | 'đ' | 'ð' => D,
        'f' => F,
        'g' => G,
        'h' => H,
        'j' => J,
        'k' => K,
        'l' | 'ł' => L,
        'm' => M,
        'n' => N,
        'p' => P,
        'q' => Q,
        'r' => R,
        's' | 'ß' => S,
        't' => T,
        'v' => V,
        'w' => W,
        'x' => X,
        'y' => Y,
        'z' => Z,
        '٠'..='٩' => N0 + u8::try_from(letter as u32 - '٠' as u32).ok()?,
        '۰'..='۹' => N0 + u8::try_from(letter as u32 - '۰' as u32).ok()?,
        '\'' | '`' | '´' | '\u{2018}' | '\u{2019}' | '\u{2b0}'..='\u{2ff}' | '"' => AYN,
        '0'..='9' => N0 + (letter as u8 - b'0'),
        _ => return None,
    })
}

fn arabic(word: &str, sounds: &mut Vec<Sound>) {
    let start = sounds.len();
    let mut letters = word.chars().filter(|letter| *letter != 'ـ').peekable();
    while let Some(letter) = letters.next() {
        let sound = match letter {
            // A vowel opens the word, and only the Latin spelling says which.
            'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' if sounds.len() == start => Some(ANY),
            'و' if sounds.len() == start => Some(W),
            'ي' | 'ی' if sounds.len() == start => Some(Y),
            'ه' | 'ە' if sounds.len() > start + 1 && letters.peek().is_none() => Some(TA),
            other => arabic_sound(other),
        };
        // Arabic prints a letter twice only where a vowel stands between.
        sounds.extend(sound);
    }
}

fn arabic_sound(letter: char) -> Option<Sound> {
    Some(match letter {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' => AA,
        'ء' | 'ؤ' | 'ئ' | 'ع' => AYN,
        'ب' => B,
        'پ' => P,
        'ت' => T,
        'ة' => TA,
        'ث' => TH,
        'ج' | 'ژ' => J,
        'چ' => CH,
        'ح' => HH,
        'خ' => X,
        'د' => D,
        'ذ' => DH,
        'ر' | 'ڕ' => R,
        'ز' => Z,
        'س' => S,
        'ش' => SH,
        'ص' => SS,
        'ض' => DD,
        'ط' => TT,
        'ظ' => ZZ,
        'غ' => GH,
        'ف' => F,
        'ڤ' => V,
        'ق' => Q,
        'ك' | 'ک' => K,
        'گ' => G,
        'ل' | 'ڵ' => L,
        'م' => M,
        'ن' => N,
        'ه' | 'ھ' => H,
        'ە' => E,
        'و' => WU,
        'ۆ' => O,
        'ي' | 'ی' | 'ێ' => YI,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => latin_sound(letter, PLAIN)?,
        _ => return None,
    })
}
