//! Where do sentences end? Unicode's rules, with the language's abbreviations joined back.

use std::collections::BTreeSet;

use muster_model::Span;

use crate::breaks::breaks;
use crate::fold::fold_plain;

/// Returns the sentences of the bytes at `span`, without white space around them.
///
/// `abbreviations` are folded and without their last full stop: `lt`, `gen`, `u.s`. A full stop
/// after one of them, or after a single capital ("Stephen J. Townsend"), ends no sentence.
pub fn sentences(text: &str, span: Span, abbreviations: &BTreeSet<String>) -> Vec<Span> {
    let Some(block) = span.of(text) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    for end in breaks(block) {
        if end < block.len() && goes_on(&block[start..end], &block[end..], abbreviations) {
            continue;
        }
        let piece = &block[start..end];
        let lead = piece.len() - piece.trim_start().len();
        let kept = piece.trim();
        if !kept.is_empty() {
            let first = span.start + start + lead;
            found.push(Span::new(first, first + kept.len()));
        }
        start = end;
    }
    found
}

/// Returns whether the sentence printed so far goes on behind the break.
fn goes_on(sentence: &str, rest: &str, abbreviations: &BTreeSet<String>) -> bool {
    let printed = sentence.trim_end();
    if sentence[printed.len()..].contains('\n') {
        return false;
    }
    let Some(before) = printed.strip_suffix('.') else {
        // A break behind a closing quote whose next word is in lower case is inside a sentence.
        let closes = printed.ends_with(['"', '\'', '”', '’', '?', '!', ')']);
        return closes && rest.chars().next().is_some_and(char::is_lowercase);
    };
    let last =
        before.rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '(' | '/' | '–')).next().unwrap_or("");
    if last.chars().count() == 1 && last.chars().all(char::is_uppercase) {
        return true;
    }
    abbreviations.contains(&fold_plain(last)) || rest.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let abbreviations = BTreeSet::from(["lt".to_owned(), "gen".to_owned(), "u.s".to_owned()]);
        let spans = sentences(text, Span::new(0, text.len()), &abbreviations);
        let found: Vec<&str> = spans.iter().filter_map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        check("Lt. Gen. A. Example took over. He left in May.", &["Lt. Gen. A. Example took over.", "He left in May."]);
        check("The U.S. Army came. It stayed.", &["The U.S. Army came.", "It stayed."]);
    }

    #[test]
    fn a_question_inside_quotes_goes_on() {
        check("\"Who pays?\" he asked. Nobody knew.", &["\"Who pays?\" he asked.", "Nobody knew."]);
    }
}
