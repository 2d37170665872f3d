//! Is a line a list item or a table row, and where does its marker end?

use crate::words::letters;

/// The mark in front of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// The printed number, absent for bullets.
    pub ordinal: Option<u32>,
    /// Where the item itself begins.
    pub content: usize,
    /// Whether the mark may be something else when no other item is near: a dialogue dash, a footnote star.
    pub doubtful: bool,
}

/// Signs that are nothing but bullets.
const BULLETS: &str = "•▪●◦‣▸►·∙○■□-";
/// Signs that are bullets only in company.
const DOUBTFUL_BULLETS: &str = "*–—+";

/// Returns the mark of a line that has one: `12. Egypt`, `3) Iraq`, `(a) food`, `• Spain`, `- Politics`.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    if BULLETS.contains(first) || DOUBTFUL_BULLETS.contains(first) {
        // Releases print `--` where others print a bullet.
        let length: usize = line.chars().take(3).take_while(|next| *next == first).map(char::len_utf8).sum();
        let content = content_after(line, length)?;
        return Some(Marker { ordinal: None, content, doubtful: DOUBTFUL_BULLETS.contains(first) });
    }
    let (open, rest) = match line.strip_prefix('(') {
        Some(rest) => (1, rest),
        None => (0, line),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (ordinal, length) = if (1..=3).contains(&digits) {
        (rest[..digits].parse().ok(), digits)
    } else if digits == 0 && rest.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        (None, 1)
    } else {
        return None;
    };
    let closed = match rest.as_bytes().get(length)? {
        b')' => true,
        b'.' => open == 0 && ordinal.is_some(),
        _ => false,
    };
    let content = closed.then(|| content_after(line, open + length + 1)).flatten()?;
    Some(Marker { ordinal, content, doubtful: true })
}

fn content_after(line: &str, mark: usize) -> Option<usize> {
    let rest = &line[mark..];
    let content = rest.trim_start();
    (content.len() < rest.len() && content.chars().any(char::is_alphanumeric)).then(|| line.len() - content.len())
}

/// Returns an item without the sign that parts it from the next: `Egypt;` is `Egypt`.
pub(crate) fn bare_item(item: &str) -> &str {
    item.trim_end_matches([';', ',', '،', '؛']).trim_end()
}

/// Returns whether two neighbouring marks belong to one list.
pub(crate) fn same_list(first: Marker, second: Marker) -> bool {
    match (first.ordinal, second.ordinal) {
        (Some(first), Some(second)) => second == first + 1,
        (None, None) => true,
        // A bulleted list may lie inside a numbered one.
        _ => false,
    }
}

/// Returns into how many cells a line of a printed table falls; one means that it is no table row.
pub(crate) fn cells(line: &str) -> usize {
    let printed = line.as_bytes();
    if !printed.contains(&b'\t') && !printed.contains(&b'|') && !line.contains("   ") {
        return 1;
    }
    let tabs = line.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    if tabs > 1 {
        return tabs;
    }
    let bars = line.split('|').filter(|cell| !cell.trim().is_empty()).count();
    if bars > 1 && line.matches('|').count() >= 2 {
        return bars;
    }
    let columns = line.split("   ").filter(|cell| !cell.trim().is_empty()).count();
    if columns > 1 && letters(line) <= 160 { columns } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Option<u32>, &str)>) {
        let found = marker(line).map(|marker| (marker.ordinal, &line[marker.content..]));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn marks_end_before_the_item() {
        check("12. Egypt", Some((Some(12), "Egypt")));
        check("3) Iraq", Some((Some(3), "Iraq")));
        check("(7)  Spain", Some((Some(7), "Spain")));
        check("a) food", Some((None, "food")));
        check("• Ý", Some((None, "Ý")));
        check("- Politics", Some((None, "Politics")));
        check("-- Near Tell Sabil, one strike", Some((None, "Near Tell Sabil, one strike")));
    }

    #[test]
    fn figures_and_words_are_no_marks() {
        for line in ["12.5 percent", "2017. godine", "1,114 reports", "a. m.", "-5 degrees", "---", "1.", "12 strikes"]
        {
            check(line, None);
        }
    }

    #[test]
    fn rows_fall_into_cells() {
        assert_eq!(cells("Iraq\t2,500"), 2);
        assert_eq!(cells("| Iraq | 2,500 |"), 2);
        assert_eq!(cells("Iraq      2,500    2021"), 3);
        assert_eq!(cells("Iraq and Syria"), 1);
    }
}
