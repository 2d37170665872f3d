//! Which run inside a paragraph is an invitation to a newsletter, printed there as if it were prose?

use std::ops::Range;

use crate::words::{opens_with, words};

/// The longest run inside a paragraph that is cut out as an invitation.
const LONGEST_PLUG: usize = 320;

/// How a sentence opens that is no prose but an invitation.
const INVITING: &[&str] =
    &["sign up", "subscribe to", "subscribe for", "đăng ký nhận", "abonnez-vous à", "suscríbete a"];

/// Returns the runs of a paragraph that invite to a newsletter: from a sentence that opens as an invitation to the last word for what it invites to.
pub(crate) fn plugs(paragraph: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in sentence_starts(paragraph) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        if let Some(end) = plug_end(&paragraph[start..]) {
            found.push(start..start + end);
        }
    }
    found
}

fn sentence_starts(paragraph: &str) -> impl Iterator<Item = usize> + '_ {
    let mut ended = true;
    paragraph.char_indices().filter_map(move |(at, letter)| {
        if letter.is_whitespace() || matches!(letter, '"' | '\'' | '”' | '’' | ')' | ']') {
            return None;
        }
        let starts = ended;
        ended = matches!(letter, '.' | '!' | '?' | '…');
        (starts && !ended).then_some(at)
    })
}

fn plug_end(rest: &str) -> Option<usize> {
    let asked = opens_with(rest, INVITING);
    if !asked && !opens_with(rest, &["new"]) {
        return None;
    }
    let mut limit = rest.len().min(LONGEST_PLUG);
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    // Small letters of ASCII only: offsets stay those of the paragraph.
    let window = rest[..limit].to_ascii_lowercase();
    let announced = window.strip_prefix("new ").and_then(|after| {
        let at = after.find("newsletter:")?;
        (words(&after[..at]).len() <= 5).then_some("new ".len() + at + "newsletter:".len())
    });
    if announced.is_none() && !asked {
        return None;
    }
    let from = announced.unwrap_or(0);
    let sentence =
        [". ", "! ", "? "].iter().filter_map(|end| window[from..].find(end)).min().map_or(limit, |at| from + at + 1);
    let named =
        ["newsletters", "newsletter", "mailing list", "your inbox", "bản tin", "boletín", "lettre d'information"];
    let last =
        named.iter().filter_map(|word| window[from..sentence].rfind(word).map(|at| from + at + word.len())).max();
    let end = match last {
        Some(end) => end,
        None if announced.is_some() && sentence < limit => sentence,
        None => return None,
    };
    let closed = rest[end..].starts_with(['.', '!']);
    let end = end + usize::from(closed);
    // The run has to end where the article can go on.
    let goes_on = rest[end..].trim_start().chars().next().is_none_or(|next| !next.is_lowercase() && next != ',');
    (goes_on && rest[end..].chars().next().is_none_or(char::is_whitespace)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &[&str]) {
        let found: Vec<&str> = plugs(paragraph).into_iter().map(|plug| &paragraph[plug]).collect();
        assert_eq!(found, expected, "{paragraph}");
    }

    #[test]
    fn an_invitation_is_cut_to_its_last_word() {
        check(
            "The base was closed. New Gazette newsletter: Harbour Notes Sign up to get it with other Gazette newsletters \"It is shut,\" he said.",
            &["New Gazette newsletter: Harbour Notes Sign up to get it with other Gazette newsletters"],
        );
        check("Ten left. Sign up for our free newsletter. Two stayed.", &["Sign up for our free newsletter."]);
        check("Subscribe to the Harbour mailing list", &["Subscribe to the Harbour mailing list"]);
    }

    #[test]
    fn prose_about_newsletters_stays() {
        for prose in [
            "The command prints a newsletter. It has new readers.",
            "New troops arrived. The newsletter said so.",
            "They had to sign up for the newsletter, he said.",
            "Sign up is open to officers of all nations. They meet in May.",
        ] {
            check(prose, &[]);
        }
    }
}
