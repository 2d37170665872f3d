//! How are the words of one short line looked at? Lower case, punctuation off; used for cues only, never for reading.

/// Returns whether a letter parts words; everything else belongs to a word.
fn is_between(letter: char) -> bool {
    match letter {
        '.' | '\'' | '%' | '$' | '@' | '_' | '\\' | '`' => false,
        _ if letter.is_ascii() => letter.is_ascii_punctuation() || letter.is_ascii_whitespace() || letter == '\u{b}',
        '“' | '”' | '«' | '»' | '•' | '·' | '–' | '—' | '…' | '،' | '؛' | '؟' => true,
        _ => letter.is_whitespace(),
    }
}

/// Returns the words of `line` as printed, without the signs around them.
fn bare_words(line: &str) -> impl Iterator<Item = &str> {
    let pieces = line.split(is_between).map(|word| word.trim_matches(['.', '\'', '’', '‘', '"']));
    pieces.filter(|word| !word.is_empty())
}

/// Returns the words of `line` in lower case, without the signs around them.
pub(crate) fn words(line: &str) -> Vec<String> {
    bare_words(line).map(str::to_lowercase).collect()
}

/// Returns whether `line` has at least `least` words.
pub(crate) fn has_words(line: &str, least: usize) -> bool {
    least == 0 || bare_words(line).nth(least - 1).is_some()
}

/// Returns the number of letters, which is what a reader sees as length.
pub(crate) fn letters(line: &str) -> usize {
    line.chars().count()
}

/// Returns whether the line ends as a sentence does, closing quotes and brackets aside.
pub(crate) fn ends_sentence(line: &str) -> bool {
    bare_end(line).ends_with(['.', '!', '?', '…', '。', '؟', '۔', '！', '？'])
}

/// Returns the line without the quotes and brackets it closes with.
pub(crate) fn bare_end(line: &str) -> &str {
    line.trim_end_matches(|letter: char| letter.is_whitespace() || "\"'”’»)]*".contains(letter))
}

/// Returns whether the first letter is a small one; scripts without case have none.
pub(crate) fn starts_small(line: &str) -> bool {
    line.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Returns whether a letter with case is a capital at the start, quotes and brackets aside.
pub(crate) fn starts_capital(line: &str) -> bool {
    line.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Returns `text` without `prefix`, small and capital letters being the same.
pub(crate) fn strip_start<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (first, wanted) = (text.bytes().next()?, prefix.bytes().next()?);
    if wanted.is_ascii() && !first.eq_ignore_ascii_case(&wanted) {
        return None;
    }
    let head = text.get(..prefix.len())?;
    // Only prefixes with letters beyond ASCII need the costly comparison.
    let same =
        head.eq_ignore_ascii_case(prefix) || (!prefix.is_ascii() && head.to_lowercase() == prefix.to_lowercase());
    same.then(|| &text[prefix.len()..])
}

/// Returns whether `text` opens with one of `phrases` and the phrase ends where a word ends.
pub(crate) fn opens_with(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        strip_start(text, phrase).is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric()))
    })
}

/// Returns where `part` lies inside `whole`, of which it must be a slice.
pub(crate) fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bare_and_small() {
        assert_eq!(words("Share “This” Article!"), ["share", "this", "article"]);
        assert_eq!(words("2-Min Read"), ["2", "min", "read"]);
    }

    #[test]
    fn an_end_is_seen_through_quotes() {
        assert!(ends_sentence("he said.\")"));
        assert!(!ends_sentence("Our mission"));
    }

    #[test]
    fn a_phrase_ends_where_a_word_ends() {
        assert!(opens_with("Subscribe now", &["subscribe"]));
        assert!(!opens_with("Subscribers grew", &["subscribe"]));
    }
}
