//! What does a line at the top of a document say about it: its date, author, source, section?

use crate::dates::{Found, Printed, date_beside, date_line};
use crate::words::{ends_sentence, letters, starts_capital, strip_start, words};

/// Where a line stands; the nearer the top, the more it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before anything that can be a headline.
    First,
    /// Between the headline and the first prose.
    Top,
    /// Anywhere after.
    Body,
}

/// What a header line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderLine<'a> {
    /// Whose text this one retells: the kind of publisher, never a name.
    Retold(&'a str),
    /// A date, perhaps with a place or a source beside it.
    Date(Found<'a>),
    /// Who wrote it.
    Byline,
    /// Who published it.
    Source(&'a str),
    /// In which section it stands.
    Category(&'a str),
    /// That it is a release.
    Release,
}

/// How a text says that it retells another: opening, end, and articles left out of the publisher's kind.
const RETOLD: &[(&str, &str, &[&str])] = &[
    ("retold from ", "not the original", &["a ", "an ", "the "]),
    ("kể lại từ ", "không phải nguyên văn", &["một "]),
    ("raconté d'après ", "pas l'original", &["un ", "une ", "le ", "la "]),
    ("contado a partir de ", "no es el original", &["un ", "una ", "el ", "la "]),
    ("nacherzählt nach ", "nicht das original", &["einem ", "einer ", "dem ", "der "]),
    ("مروي عن ", "وليس الأصل", &[]),
];

const SOURCES: &[&str] = &[
    "source:",
    "published by",
    "publisher:",
    "via:",
    "nguồn:",
    "nhà xuất bản:",
    "source :",
    "fuente:",
    "quelle:",
    "المصدر:",
];
const CATEGORIES: &[&str] = &[
    "category:",
    "categories:",
    "section:",
    "topic:",
    "topics:",
    "tags:",
    "filed under:",
    "filed under",
    "chuyên mục:",
    "chủ đề:",
    "rubrique :",
    "catégorie :",
    "sección:",
    "kategorie:",
    "القسم:",
];
const RELEASES: &[&str] = &[
    "press release",
    "news release",
    "media release",
    "for immediate release",
    "immediate release",
    "press statement",
    "thông cáo báo chí",
    "communiqué de presse",
    "comunicado de prensa",
    "nota de prensa",
    "pressemitteilung",
    "بيان صحفي",
];
const BYLINES: &[&str] = &["by ", "written by ", "author:", "authors:", "tác giả:", "par ", "von ", "por ", "بقلم "];

/// Returns what a line says about the document, when it says nothing else.
pub(crate) fn header_line(line: &str, place: Place) -> Option<HeaderLine<'_>> {
    if letters(line) > 200 {
        return None;
    }
    let date = date_line(line).filter(|found| match place {
        Place::First => found.printed == Printed::Date,
        Place::Top => true,
        Place::Body => found.labelled && found.printed == Printed::Date,
    });
    if let Some(found) = date {
        return Some(HeaderLine::Date(found));
    }
    if place == Place::Body {
        return None;
    }
    if let Some(kind) = retold(line) {
        return Some(HeaderLine::Retold(kind));
    }
    if RELEASES.contains(&line.trim_end_matches([':', '.', ' ']).to_lowercase().as_str()) {
        return Some(HeaderLine::Release);
    }
    let after = |openings: &[&str]| {
        let rest = openings
            .iter()
            .filter_map(|opening| strip_start(line, opening))
            .map(str::trim)
            .min_by_key(|rest| rest.len())?;
        (!rest.is_empty() && words(rest).len() <= 8).then_some(rest.trim_end_matches('.'))
    };
    if let Some(source) = after(SOURCES) {
        return Some(HeaderLine::Source(source));
    }
    if let Some(category) = after(CATEGORIES) {
        return Some(HeaderLine::Category(category));
    }
    if place == Place::First {
        return None;
    }
    if is_byline(line) {
        return Some(date_beside(line).map_or(HeaderLine::Byline, HeaderLine::Date));
    }
    date_beside(line).map(HeaderLine::Date)
}

fn retold(line: &str) -> Option<&str> {
    let bare = line.trim_end_matches(['.', ' ']);
    RETOLD.iter().find_map(|(opening, end, articles)| {
        let rest = strip_start(bare, opening)?;
        let cut = rest.len().checked_sub(end.len())?;
        let rest = rest.get(cut..).filter(|tail| tail.to_lowercase() == *end).and_then(|_| rest.get(..cut))?;
        let kind = rest.trim_end_matches([',', ' ', '،', ';']);
        let kind = articles.iter().find_map(|article| strip_start(kind, article)).unwrap_or(kind);
        (!kind.is_empty()).then_some(kind)
    })
}

/// Returns whether a line is *By* and a few names.
fn is_byline(line: &str) -> bool {
    let Some(names) = BYLINES.iter().find_map(|opening| strip_start(line, opening)) else { return false };
    let small = ["and", "of", "for", "in", "de", "la", "bin", "al", "và", "et", "und", "y", "with"];
    let bare = names.split(['|', '·', '•', '—', '–']).next().unwrap_or(names);
    let named = bare.split([' ', ',']).filter(|word| !word.is_empty()).all(|word| {
        starts_capital(word) || small.contains(&word) || !word.chars().any(char::is_alphabetic) || !word.is_ascii()
    });
    (1..=12).contains(&words(bare).len()) && letters(line) <= 120 && named && !ends_sentence(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str, place: Place) -> &'static str {
        match header_line(line, place) {
            None => "none",
            Some(HeaderLine::Retold(_)) => "retold",
            Some(HeaderLine::Date(_)) => "date",
            Some(HeaderLine::Byline) => "byline",
            Some(HeaderLine::Source(_)) => "source",
            Some(HeaderLine::Category(_)) => "category",
            Some(HeaderLine::Release) => "release",
        }
    }

    #[test]
    fn a_retelling_names_the_kind_of_publisher() {
        let check = |line, expected| assert_eq!(header_line(line, Place::First), Some(HeaderLine::Retold(expected)));
        check("Retold from a harbour gazette, not the original.", "harbour gazette");
        check("Retold from an agency copy of a report, not the original.", "agency copy of a report");
        check("Kể lại từ một tờ báo, không phải nguyên văn.", "tờ báo");
    }

    #[test]
    fn lines_of_the_head_are_told_apart() {
        for (line, place, expected) in [
            ("4 April 2020", Place::First, "date"),
            ("2021", Place::First, "none"),
            ("2021", Place::Top, "date"),
            ("Source: Norland Gazette", Place::Top, "source"),
            ("Category: Defence", Place::Top, "category"),
            ("FOR IMMEDIATE RELEASE", Place::First, "release"),
            ("By A Writer and B Writer", Place::Top, "byline"),
            ("By A Writer | 4 April 2020", Place::Top, "date"),
            ("By The Numbers", Place::First, "none"),
            ("By land and sea the troops left", Place::Top, "none"),
            ("Port Norland, 4 April 2020", Place::Top, "date"),
            ("4 April 2020", Place::Body, "none"),
            ("Last updated: 4 April 2020", Place::Body, "date"),
        ] {
            assert_eq!(kind(line, place), expected, "{line}");
        }
    }
}
