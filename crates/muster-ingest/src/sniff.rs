//! Which format are these bytes? By what they hold, never by the file's name.

use crate::encoding;

/// Openings of formats that are named and not read.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-elf"),
    (b"{\\rtf", "application/rtf"),
];

/// What a web page may open with, after blank space and comments.
const TAGS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "script",
    "style",
    "div",
    "p",
    "h1",
    "h2",
    "table",
    "article",
    "main",
    "section",
    "header",
    "nav",
    "ul",
    "ol",
    "a",
    "b",
    "br",
    "font",
    "span",
    "link",
    "center",
];

/// Returns the name of the format when `bytes` are not letters at all.
pub(crate) fn not_text(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(name);
    }
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31);
    let sample = &bytes[..bytes.len().min(65_536)];
    let controls = sample.iter().filter(control).count();
    (!marked && encoding::wide(bytes).is_none() && controls * 50 > sample.len()).then_some("application/octet-stream")
}

/// Returns whether a decoded text is a web page.
pub(crate) fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    while let Some(comment) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?xml")) {
        let Some(end) = comment.find('>') else { return false };
        rest = comment[end + 1..].trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    TAGS.iter().any(|name| {
        tag.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
            && tag[name.len()..].starts_with([' ', '>', '\n', '\r', '\t', '/'])
    })
}

/// Returns the name of a written format that is read as plain text for want of better.
pub(crate) fn looks_like(text: &str) -> Option<&'static str> {
    let start = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let head: String = start.chars().take(512).collect();
    if start.starts_with("WARC/1.") {
        Some("application/warc")
    } else if start.starts_with('<') && head.contains("<rss") {
        Some("application/rss+xml")
    } else if start.starts_with('<') && head.contains("<feed") {
        Some("application/atom+xml")
    } else if start.starts_with("<?xml") {
        Some("application/xml")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_opening() {
        assert!(is_html("\u{feff}\n<!DOCTYPE html>\n<html>"));
        assert!(is_html("<!-- saved from the web -->\n<HTML lang=en>"));
        assert!(is_html("<p>One.</p>"));
        assert!(!is_html("<pre-war figures> are missing"));
        assert!(!is_html("12 < 13"));
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(not_text(b"%PDF-1.7\n"), Some("application/pdf"));
        assert_eq!(not_text(&[0, 1, 2, 3, 200, 7]), Some("application/octet-stream"));
        assert_eq!(not_text("Một\r\n".as_bytes()), None);
        assert_eq!(looks_like("<?xml version=\"1.0\"?><rss>"), Some("application/rss+xml"));
    }
}
