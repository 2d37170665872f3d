//! What opens, what closes, what is written between, and at which bytes?

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use lol_html::html_content::{Element as Seen, EndTag, TextChunk, TextType};
use lol_html::{DocumentContentHandlers, HtmlRewriter, Settings, element};

/// An attribute with the place of its value in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// Its name in small letters.
    pub name: String,
    /// Its value as written, references and all.
    pub value: String,
    /// Where the value stands.
    pub at: Range<usize>,
}

/// A tag that opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name in small letters.
    pub name: String,
    /// Those of its attributes anything here looks at.
    pub attributes: Vec<Attribute>,
    /// Whether it can hold anything.
    pub holds: bool,
    /// The byte after its start tag.
    pub end: usize,
}

impl Element {
    /// Returns an attribute by its name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// Returns the value of an attribute, or nothing when it has none.
    pub fn value(&self, name: &str) -> &str {
        self.attribute(name).map_or("", |attribute| &attribute.value)
    }
}

/// One thing in the order of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A tag opens.
    Open(Element),
    /// The tag opened at this place in the list closes, with all inside it; and where.
    Close(usize, usize),
    /// Text between tags.
    Text(Range<usize>),
    /// Text of the page's title and the like, and of data sections.
    Aside(Range<usize>),
}

const LOOKED_AT: &[&str] = &[
    "id",
    "class",
    "role",
    "lang",
    "xml:lang",
    "datetime",
    "content",
    "property",
    "name",
    "itemprop",
    "href",
    "rel",
    "hidden",
    "style",
    "aria-hidden",
    "type",
    "start",
    "value",
    "charset",
    "http-equiv",
];

/// Returns what a page consists of. What the tokenizer gives up on is left out; what came before stays.
pub(crate) fn events(source: &str) -> Vec<Event> {
    let events: Rc<RefCell<Vec<Event>>> = Rc::default();
    let opened = Rc::clone(&events);
    let written = Rc::clone(&events);
    let settings = Settings::new()
        .with_strict(false)
        .append_element_content_handler(element!("*", |seen: &mut Seen| {
            let index = opened.borrow().len();
            opened.borrow_mut().push(Event::Open(open(seen)));
            if let Some(handlers) = seen.end_tag_handlers() {
                let closed = Rc::clone(&opened);
                handlers.push(Box::new(move |end: &mut EndTag<'_>| {
                    closed.borrow_mut().push(Event::Close(index, end.source_location().bytes().start));
                    Ok(())
                }));
            }
            Ok(())
        }))
        .append_document_content_handler(DocumentContentHandlers::default().text(|chunk: &mut TextChunk<'_>| {
            text(&mut written.borrow_mut(), chunk);
            Ok(())
        }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    if rewriter.write(source.as_bytes()).is_ok() {
        // An error at the very end loses only what an unfinished tag would have said.
        let _ = rewriter.end();
    }
    events.take()
}

fn open(seen: &Seen<'_, '_>) -> Element {
    let attributes = seen.attributes().iter().filter_map(|attribute| {
        let name = attribute.name();
        let at = attribute.value_source_location().map_or(0..0, |at| at.bytes());
        LOOKED_AT.contains(&name.as_str()).then(|| Attribute { name, value: attribute.value(), at })
    });
    Element {
        name: seen.tag_name(),
        attributes: attributes.collect(),
        holds: seen.can_have_content(),
        end: seen.source_location().bytes().end,
    }
}

fn text(events: &mut Vec<Event>, chunk: &TextChunk<'_>) {
    let at = chunk.source_location().bytes();
    if at.is_empty() {
        return;
    }
    // The tokenizer may hand over one text in several pieces.
    match (chunk.text_type(), events.last_mut()) {
        (TextType::Data, Some(Event::Text(last))) if last.end == at.start => last.end = at.end,
        (TextType::Data, _) => events.push(Event::Text(at)),
        (TextType::RCData, Some(Event::Aside(last))) if last.end == at.start => last.end = at.end,
        (TextType::RCData, _) => events.push(Event::Aside(at)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_name_their_bytes() {
        let source = "<p class=a>One &amp; <b>two</b></p><time datetime='2020-04-04'>x";
        let events = events(source);
        let texts: Vec<&str> = events
            .iter()
            .filter_map(|event| match event {
                Event::Text(at) => source.get(at.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(texts, ["One &amp; ", "two", "x"]);
        let dated = events.iter().find_map(|event| match event {
            Event::Open(element) => element.attribute("datetime"),
            _ => None,
        });
        assert_eq!(dated.and_then(|dated| source.get(dated.at.clone())), Some("2020-04-04"));
        assert!(events.contains(&Event::Close(0, source.find("</p>").unwrap_or_default())));
    }
}
