//! Is a page well made? Tags balanced, names unique, headings in order, nothing inline, no block inside a line.

use std::collections::{BTreeMap, BTreeSet};

const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];
const BLOCK: [&str; 16] = [
    "div",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "section",
    "article",
    "nav",
    "blockquote",
    "figure",
    "h1",
    "h2",
    "h3",
    "aside",
];
const LINE: [&str; 8] = ["p", "span", "a", "h1", "h2", "h3", "bdi", "pre"];

/// A tag with its attributes.
#[derive(Clone, Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// Reads every opening tag and panics, saying where, when the page is not well made.
pub fn check(page: &str, html: &str) -> Vec<Tag> {
    let tags = balanced(page, html);
    let mut ids = BTreeSet::new();
    for tag in &tags {
        if let Some(id) = tag.get("id") {
            assert!(ids.insert(id.to_owned()), "{page}: the name `{id}` stands twice");
        }
        for name in tag.attributes.keys() {
            assert!(name != "style" && !name.starts_with("on"), "{page}: <{} {name}> is inline", tag.name);
        }
        assert!(tag.name != "script" && tag.name != "style", "{page}: <{}> is inline", tag.name);
    }
    for tag in &tags {
        for name in ["aria-labelledby", "aria-describedby"] {
            if let Some(label) = tag.get(name) {
                assert!(ids.contains(label), "{page}: {name}=\"{label}\" names nothing");
            }
        }
        if let Some(place) = tag.get("href").and_then(|href| href.strip_prefix('#')) {
            assert!(ids.contains(place), "{page}: #{place} leads nowhere");
        }
    }
    headings(page, &tags);
    tags
}

fn headings(page: &str, tags: &[Tag]) {
    let mut last = 0;
    let levels = tags.iter().filter_map(|tag| match tag.name.as_str() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        _ => None,
    });
    for level in levels {
        assert!(level <= last + 1, "{page}: a heading of level {level} follows one of level {last}");
        last = level;
    }
}

fn balanced(page: &str, html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("{page}: a tag does not end: {rest:.60}"));
        let inner = &rest[..end];
        rest = &rest[end + 1..];
        if inner.starts_with('!') {
            continue;
        }
        if let Some(name) = inner.strip_prefix('/') {
            let last = open.pop();
            assert_eq!(last.as_deref(), Some(name), "{page}: </{name}> closes {last:?} before {rest:.60}");
            continue;
        }
        let closes_itself = inner.ends_with('/');
        let tag = read(page, inner.trim_end_matches('/'));
        if BLOCK.contains(&tag.name.as_str()) {
            let line = open.iter().rev().find(|name| LINE.contains(&name.as_str()));
            assert!(line.is_none(), "{page}: <{}> stands inside <{}>", tag.name, line.cloned().unwrap_or_default());
        }
        if tag.name == "a" {
            assert!(!open.contains(&"a".to_owned()), "{page}: a link stands inside a link: {inner}");
        }
        if !closes_itself && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        tags.push(tag);
    }
    assert!(open.is_empty(), "{page}: still open at the end: {open:?}");
    tags
}

fn read(page: &str, inner: &str) -> Tag {
    let (name, mut rest) = inner.split_once([' ', '\n']).unwrap_or((inner, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let edge = rest.find(['=', ' ']).unwrap_or(rest.len());
        let key = &rest[..edge];
        rest = &rest[edge..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or_else(|| panic!("{page}: <{inner}> has an open quote"));
            value = &quoted[..end];
            rest = &quoted[end + 1..];
        }
        let known = attributes.insert(key.to_owned(), plain(value));
        assert!(known.is_none(), "{page}: <{inner}> says {key} twice");
    }
    Tag { name: name.to_owned(), attributes }
}

/// Returns text without its escapes.
pub fn plain(text: &str) -> String {
    let pairs = [("&#38;", "&"), ("&amp;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
    pairs.iter().fold(text.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}

/// Returns the text of a page without its tags, runs of space as one.
pub fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let (tag, after) = rest[start..].split_once('>').unwrap_or_default();
        if tag.strip_prefix("</").is_some_and(|name| !["span", "bdi", "a", "mark", "b"].contains(&name)) {
            text.push(' ');
        }
        rest = after;
    }
    text.push_str(rest);
    plain(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}
