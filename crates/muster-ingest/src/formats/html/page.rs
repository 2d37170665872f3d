//! What does a page show, line by line, and what of it is menu, footer or form?

use std::collections::BTreeSet;
use std::ops::Range;

use muster_model::document::HeaderKind;

use super::events::{Attribute, Element, Event};
use super::writer::Writer;
use crate::line::Mark;
use crate::words::{ends_sentence, letters};

/// Elements that begin and end lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "title",
    "tr",
    "ul",
];
/// Elements whose text nobody sees.
const UNSEEN: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "math", "audio", "video", "map",
    "head", "textarea", "datalist",
];
/// Elements that are the frame of a page.
const FRAMES: &[&str] = &["nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "label", "option"];
const FRAME_ROLES: &[&str] =
    &["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "toolbar", "form"];
/// Words in a class or an id that name a part of the frame, when they stand there as words.
const FRAME_WORDS: &[&str] = &[
    "share",
    "sharing",
    "social",
    "newsletter",
    "subscribe",
    "cookie",
    "cookies",
    "breadcrumb",
    "breadcrumbs",
    "related",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "promo",
    "sidebar",
    "menu",
    "navbar",
    "nav",
    "footer",
    "comments",
    "comment",
    "popup",
    "modal",
    "donate",
    "donation",
    "signup",
    "toolbar",
    "pagination",
    "recommended",
    "sponsored",
    "skip",
];

/// Elements nested deeper than this are read as if they were not there, as browsers do.
const DEEPEST: usize = 512;

/// An element that is open.
struct Open {
    /// Its place in the list of events.
    index: usize,
    name: String,
    frame: bool,
    unseen: bool,
    /// Whether line breaks of the source count.
    pre: bool,
    /// Whether an `article` or `main` is around it, and which article.
    inside: bool,
    article: Option<usize>,
    /// The next number of an ordered list.
    next: Option<u32>,
    /// The number of an item, and whether its first line is still to come.
    ordinal: Option<u32>,
    fresh: bool,
    /// Whether a table row's cells hold blocks: a table used for layout.
    layout: bool,
}

/// Walks the events of a page.
pub(crate) struct Walk<'a> {
    source: &'a str,
    /// The text under way.
    pub writer: Writer,
    /// The page's title, where it stands.
    pub title: Option<Range<usize>>,
    open: Vec<Open>,
    articles: usize,
    /// The mark of the line under way, settled by its first letter.
    mark: Mark,
    frame: bool,
    article: Option<usize>,
    gap: usize,
    datetime: Option<Attribute>,
    heed: Heed,
    /// The `header` elements that hold a page's main heading.
    titled: BTreeSet<usize>,
}

/// Returns the walk of a page. When all of it would be frame, the page is read as if it had none.
pub(crate) fn walk<'a>(source: &'a str, events: &[Event], top: &[(HeaderKind, Attribute)]) -> Walk<'a> {
    let walked = Walk::new(source, Heed::Frames).run(events, top);
    let is_told = |walk: &Walk<'_>| {
        let told = walk.writer.lines.iter().filter(|line| !matches!(line.mark, Mark::Boilerplate | Mark::Dated(_)));
        told.map(|line| line.span.len()).sum::<usize>() * 20 > walk.writer.text.len()
    };
    if is_told(&walked) { walked } else { Walk::new(source, Heed::Nothing).run(events, top) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Heed {
    Frames,
    Nothing,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str, heed: Heed) -> Self {
        Walk {
            source,
            writer: Writer::default(),
            title: None,
            open: Vec::new(),
            articles: 0,
            mark: Mark::Plain,
            frame: false,
            article: None,
            gap: 1,
            datetime: None,
            heed,
            titled: BTreeSet::new(),
        }
    }

    fn run(mut self, events: &[Event], top: &[(HeaderKind, Attribute)]) -> Self {
        self.titled = titled(events);
        for (kind, date) in top {
            self.writer.write(self.source, date.at.clone());
            self.writer.end_line(Mark::Dated(*kind), 0, None);
        }
        for (index, event) in events.iter().enumerate() {
            match event {
                Event::Open(element) => self.opens(index, element),
                Event::Close(opened, _) => self.closes(*opened),
                Event::Text(at) => self.text(at.clone()),
                Event::Aside(at) if self.open.last().is_some_and(|open| open.name == "title") => {
                    self.title.get_or_insert_with(|| at.clone());
                }
                Event::Aside(_) => {}
            }
        }
        self.end_line();
        self
    }

    fn opens(&mut self, index: usize, element: &Element) {
        let name = element.name.as_str();
        self.close_implied(name);
        match name {
            "br" => return self.breaks(element.end),
            "td" | "th" => self.cell(),
            "time" => self.datetime = self.datetime.take().or_else(|| element.attribute("datetime").cloned()),
            "hr" => self.end_line(),
            _ if BLOCKS.contains(&name) => self.opens_block(),
            _ => {}
        }
        if element.holds && self.open.len() < DEEPEST {
            self.push(index, element);
        }
    }

    /// A block inside a cell shows that the table only places things.
    fn opens_block(&mut self) {
        let in_cell = self.open.last().is_some_and(|open| open.name == "td" || open.name == "th");
        if in_cell && let Some(row) = self.open.iter_mut().rfind(|open| open.name == "tr") {
            row.layout = true;
        }
        self.end_line();
    }

    fn push(&mut self, index: usize, element: &Element) {
        let name = element.name.clone();
        let above = self.open.last();
        let within = |what: fn(&Open) -> bool| above.is_some_and(what);
        let titled = name == "header" && self.titled.contains(&index);
        let own_frame = self.heed == Heed::Frames && !titled && is_frame(element, within(|open| open.inside));
        let frame = own_frame || within(|open| open.frame);
        let unseen = within(|open| open.unseen) || UNSEEN.contains(&name.as_str()) || is_hidden(element);
        let pre = name == "pre" || within(|open| open.pre);
        let inside = matches!(name.as_str(), "article" | "main") || within(|open| open.inside);
        let mut article = above.and_then(|open| open.article);
        if name == "article" && article.is_none() {
            article = Some(self.articles);
            self.articles += 1;
        }
        let number = |name: &str| element.value(name).trim().parse::<u32>().ok();
        let next = (name == "ol").then(|| number("start").unwrap_or(1));
        let mut ordinal = None;
        if name == "li"
            && let Some(list) = self.open.iter_mut().rfind(|open| matches!(open.name.as_str(), "ol" | "ul" | "menu"))
            && let Some(count) = list.next
        {
            ordinal = number("value").or(Some(count));
            list.next = ordinal.map(|ordinal| ordinal.saturating_add(1));
        }
        let fresh = name == "li";
        self.open.push(Open { index, name, frame, unseen, pre, inside, article, next, ordinal, fresh, layout: false });
    }

    /// Closes what a page may leave open: `<li>` by the next `<li>`, `<p>` by any block.
    fn close_implied(&mut self, name: &str) {
        if BLOCKS.contains(&name)
            && !matches!(name, "html" | "head" | "title")
            && let Some(head) = self.open.iter().take(3).position(|open| open.name == "head")
        {
            self.close_from(head);
        }
        let (closed, barriers): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select"]),
            _ if BLOCKS.contains(&name) => (&["p"], &["td", "th", "li", "div", "button"]),
            _ => return,
        };
        let reached = self
            .open
            .iter()
            .rposition(|open| closed.contains(&open.name.as_str()) || barriers.contains(&open.name.as_str()));
        if let Some(at) = reached
            && closed.contains(&self.open[at].name.as_str())
        {
            self.close_from(at);
        }
    }

    fn closes(&mut self, opened: usize) {
        if let Some(at) = self.open.iter().rposition(|open| open.index == opened) {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        if self.open[at..].iter().any(|open| BLOCKS.contains(&open.name.as_str())) {
            self.end_line();
        }
        self.open.truncate(at);
    }

    fn breaks(&mut self, at: usize) {
        match self.mark {
            Mark::Plain | Mark::Prose if !self.writer.is_empty() => {
                self.end_line();
                self.gap = 0;
            }
            Mark::Plain | Mark::Prose => self.gap = 1,
            _ => self.writer.blank(at),
        }
    }

    fn cell(&mut self) {
        match self.open.iter().rfind(|open| open.name == "tr") {
            Some(row) if !row.layout => self.writer.cell(),
            _ => self.end_line(),
        }
    }

    fn text(&mut self, at: Range<usize>) {
        if self.open.last().is_some_and(|open| open.unseen) {
            return;
        }
        let Some(words) = self.source.get(at.clone()) else { return };
        if self.writer.is_empty() && !words.trim().is_empty() {
            self.begin_line();
        }
        if self.open.last().is_some_and(|open| open.pre) {
            let mut from = at.start;
            for line in words.split_inclusive('\n') {
                self.writer.write(self.source, from..from + line.len());
                from += line.len();
                if line.ends_with('\n') {
                    self.end_line();
                    self.begin_line();
                    self.gap = 0;
                }
            }
        } else {
            self.writer.write(self.source, at);
        }
    }

    /// Settles what the line is that begins here.
    fn begin_line(&mut self) {
        self.frame = self.open.last().is_some_and(|open| open.frame);
        self.article = self.open.last().and_then(|open| open.article);
        self.mark = Mark::Plain;
        for open in self.open.iter_mut().rev() {
            match open.name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" => {
                    self.mark = Mark::Heading;
                    continue;
                }
                // A heading inside an item takes the item's first line: what follows is its text.
                "li" if open.fresh => {
                    open.fresh = false;
                    if self.mark != Mark::Heading {
                        self.mark = Mark::Item(open.ordinal);
                    }
                }
                "tr" if !open.layout && self.mark != Mark::Heading => self.mark = Mark::Row,
                "p" | "blockquote" | "figcaption" | "dd" if self.mark != Mark::Heading => {
                    self.mark = Mark::Prose;
                    continue;
                }
                name if !BLOCKS.contains(&name) || matches!(name, "div" | "section") => continue,
                _ => {}
            }
            break;
        }
    }

    fn end_line(&mut self) {
        if self.writer.is_empty() {
            self.gap = 1;
            return;
        }
        let mark = match self.mark {
            _ if self.frame => Mark::Boilerplate,
            Mark::Row if !self.writer.line().trim().contains('\t') => Mark::Plain,
            mark => mark,
        };
        let line = self.writer.line();
        let heads = !self.frame && letters(line) <= 90 && !ends_sentence(line);
        let date =
            self.datetime.take().filter(|date| heads && date.value.starts_with(|first: char| first.is_ascii_digit()));
        self.writer.end_line(mark, self.gap, self.article);
        // The date a short line carries unseen stands beside it, in a line of its own.
        if let Some(date) = date {
            self.writer.write(self.source, date.at);
            self.writer.end_line(Mark::Dated(HeaderKind::DateLine), 0, self.article);
        }
        self.gap = 1;
        self.mark = Mark::Plain;
    }
}

/// Returns the `header` elements that hold an `h1` themselves.
fn titled(events: &[Event]) -> BTreeSet<usize> {
    let (mut open, mut titled) = (Vec::new(), BTreeSet::new());
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Open(element) if element.name == "header" => open.push(index),
            Event::Open(element) if element.name == "h1" => titled.extend(open.last()),
            Event::Close(opened, _) if open.last() == Some(opened) => drop(open.pop()),
            _ => {}
        }
    }
    titled
}

fn is_hidden(element: &Element) -> bool {
    let style: String = element.value("style").to_ascii_lowercase().split_whitespace().collect();
    element.attribute("hidden").is_some()
        || element.value("aria-hidden").eq_ignore_ascii_case("true")
        || style.contains("display:none")
}

fn is_frame(element: &Element, in_article: bool) -> bool {
    let name = element.name.as_str();
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    let role = element.value("role").to_ascii_lowercase();
    let header = name == "header" && !in_article;
    header || FRAMES.contains(&name) || FRAME_ROLES.contains(&role.as_str()) || named_as_frame(element)
}

/// Returns whether class or id say frame: `share-bar`, `relatedPosts`, `site_footer`, but not `shared` or `has-sidebar`.
fn named_as_frame(element: &Element) -> bool {
    let names = [element.value("class"), element.value("id")].join(" ");
    let mut word = String::new();
    let mut before = String::new();
    let mut after_small = false;
    for letter in names.chars().chain([' ']) {
        let hump = letter.is_ascii_uppercase() && after_small;
        if !letter.is_ascii_alphanumeric() || hump {
            if FRAME_WORDS.contains(&word.as_str()) && !matches!(before.as_str(), "has" | "no" | "with" | "without") {
                return true;
            }
            before = std::mem::take(&mut word);
            if letter.is_whitespace() {
                before.clear();
            }
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
        after_small = letter.is_ascii_lowercase();
    }
    false
}
