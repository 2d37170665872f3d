//! What text does a web page hold, and what does it say of itself in its metadata?
//!
//! Menus, page footers, forms and the like stay in the text and are marked; scripts, styles and hidden elements are left out.
//! A date the page only carries in its metadata becomes a line of the text, so that a span can point at it: those of the
//! page stand at the top, that of a short line under it.

mod entities;
mod events;
mod page;
mod writer;

use muster_model::document::HeaderKind;
use muster_model::id::Language;

use self::entities::decoded;
use self::events::{Attribute, Element, Event, events};
use self::page::walk;
use super::{Metadata, Read};

const SITE: &[&str] =
    &["og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher"];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_date",
    "citation_publication_date",
    "og:published_time",
];
const MODIFIED: &[&str] =
    &["article:modified_time", "datemodified", "last-modified", "dcterms.modified", "og:updated_time", "lastmod"];

/// Returns the text of a page with what its metadata says.
pub(crate) fn read(source: &str) -> Read {
    let events = events(source);
    let elements: Vec<&Element> = events
        .iter()
        .filter_map(|event| match event {
            Event::Open(element) => Some(element),
            _ => None,
        })
        .collect();
    let top = dates(source, &events, &elements);
    let walked = walk(source, &events, &top);
    let title = walked.title.as_ref().and_then(|at| source.get(at.clone())).map(shown);
    let mut metadata = metadata(&elements);
    metadata.headline = metadata.headline.or(title).filter(|title| !title.is_empty());
    Read { text: walked.writer.text, lines: walked.writer.lines, origins: walked.writer.origins, metadata }
}

/// Returns the charset a page declares in its first bytes.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head: String = bytes.iter().take(2048).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let after = &head[head.find("charset")? + "charset".len()..];
    let label = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end =
        label.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_:.".contains(letter))).unwrap_or(label.len());
    encoding_rs::Encoding::for_label(&label.as_bytes()[..end])
}

fn shown(text: &str) -> String {
    decoded(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the first of a page's `meta` elements that has one of `names` and says something.
fn meta<'a>(elements: &[&'a Element], names: &[&str]) -> Option<&'a Attribute> {
    names.iter().find_map(|name| {
        elements.iter().find_map(|element| {
            let named = element.name == "meta"
                && ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .any(|key| element.value(key).eq_ignore_ascii_case(name));
            element.attribute("content").filter(|content| named && !content.value.trim().is_empty())
        })
    })
}

fn metadata(elements: &[&Element]) -> Metadata {
    let canonical = elements
        .iter()
        .find(|element| element.name == "link" && element.value("rel").eq_ignore_ascii_case("canonical"));
    let address = canonical.map(|link| link.value("href")).filter(|href| !href.is_empty());
    let address = address.or_else(|| meta(elements, &["og:url"]).map(|content| content.value.as_str()));
    let language = elements.iter().find(|element| element.name == "html").and_then(|html| {
        let tag = [html.value("lang"), html.value("xml:lang")].into_iter().find(|tag| !tag.is_empty())?;
        // Regions in this place are seldom meant; the language is.
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        let sound = (2..=3).contains(&primary.len()) && primary.chars().all(|letter| letter.is_ascii_lowercase());
        sound.then(|| Language::new(primary))
    });
    let said = |names: &[&str]| meta(elements, names).map(|content| shown(&content.value));
    Metadata { publisher: said(SITE), headline: said(TITLE), address: address.map(shown), language }
}

/// Returns the dates the page gives for itself: `meta` elements first, then linked data.
fn dates(source: &str, events: &[Event], elements: &[&Element]) -> Vec<(HeaderKind, Attribute)> {
    let kinds = [(HeaderKind::DateLine, PUBLISHED, "datePublished"), (HeaderKind::Modified, MODIFIED, "dateModified")];
    let found = kinds.into_iter().filter_map(|(kind, names, key)| {
        let date = meta(elements, names).cloned().or_else(|| linked(source, events, key))?;
        let dated = date.value.chars().any(|letter| letter.is_ascii_digit()) && date.value.len() <= 64;
        (dated && !date.value.contains(['<', '\n'])).then_some((kind, date))
    });
    found.collect()
}

/// Returns the value of a key in the page's linked data (`application/ld+json`).
fn linked(source: &str, events: &[Event], key: &str) -> Option<Attribute> {
    let quoted = format!("\"{key}\"");
    events.iter().enumerate().find_map(|(index, event)| {
        let Event::Open(script) = event else { return None };
        if script.name != "script" || !script.value("type").eq_ignore_ascii_case("application/ld+json") {
            return None;
        }
        let closed = events[index..].iter().find_map(|event| match event {
            Event::Close(opened, at) if *opened == index => Some(*at),
            _ => None,
        });
        let data = source.get(script.end..closed?)?;
        let after = data.find(&quoted)? + quoted.len();
        let value = data[after..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let value = &value[..value.find('"')?];
        let start = crate::words::offset_in(source, value);
        Some(Attribute { name: key.to_owned(), value: value.to_owned(), at: start..start + value.len() })
    })
}
