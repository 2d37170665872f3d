//! How is a table drawn? Its cells with their links, marks and words, ready for the template.

use muster_model::ClaimId;
use muster_record::{Align, Cell, FigureCell, Lane, Mark, NameCell, Row, Section, TimeCell, Voice, When, WordsCell};

use crate::links::Links;
use crate::quoted::{Printed, Quoted, Room, quoted};
use crate::ready::Ready;

/// A section as the template sets it.
pub(crate) struct DrawnSection {
    /// Its title.
    pub title: String,
    /// Its name within the page.
    pub anchor: String,
    /// Its columns: label and class.
    pub columns: Vec<(String, &'static str)>,
    /// Rows that stand together, under a line of their own when they have a name.
    pub groups: Vec<DrawnGroup>,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them have no time.
    pub undated: usize,
}

/// Rows that stand together.
pub(crate) struct DrawnGroup {
    /// Their name.
    pub title: Option<String>,
    /// Whether they stand in the lane of what has no time.
    pub is_undated: bool,
    /// The rows.
    pub rows: Vec<DrawnRow>,
}

/// A row.
pub(crate) struct DrawnRow {
    /// The class of its lane.
    pub lane: &'static str,
    /// Its cells.
    pub cells: Vec<DrawnCell>,
}

/// A cell.
pub(crate) struct DrawnCell {
    /// Its class.
    pub class: &'static str,
    /// Whether it names its row.
    pub is_head: bool,
    /// What it holds.
    pub content: Content,
    /// The words that state it, opened by pointing at the cell or moving to its link.
    pub quoted: Option<Quoted>,
}

/// What a cell holds.
pub(crate) enum Content {
    /// Nothing is said.
    Empty,
    /// A figure.
    Figure(Box<Figure>),
    /// Words.
    Words(Words),
    /// Names.
    Names(Vec<Name>),
    /// A time.
    Time(Time),
    /// Claims, by where they lead.
    Claims(Vec<Link>),
}

/// A link.
pub(crate) struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: Printed,
    /// Whether the keyboard passes it by, because the same link stands earlier in its row.
    pub is_again: bool,
}

/// A figure.
pub(crate) struct Figure {
    /// The class that says how it is drawn: hatched, hollow, crossed.
    pub class: String,
    /// The bound's glyph.
    pub glyph: String,
    /// The bound in words, for who cannot see the glyph.
    pub bound: &'static str,
    /// The number, or the words that stand in its place.
    pub number: String,
    /// The unit.
    pub unit: Option<String>,
    /// Whether the unit follows the number without a gap.
    pub is_tight: bool,
    /// The time under it, where no column shows one.
    pub time: Option<Time>,
    /// What stands beside it.
    pub marks: Vec<DrawnMark>,
    /// How many documents say the same.
    pub sources: usize,
    /// How many claims say otherwise.
    pub rivals: usize,
    /// Where it leads.
    pub link: Option<Link>,
    /// The figures a derived one was computed from.
    pub terms: Vec<Link>,
}

/// A mark.
pub(crate) struct DrawnMark {
    /// Its class.
    pub class: &'static str,
    /// Its words.
    pub text: Printed,
}

/// Words.
pub(crate) struct Words {
    /// The words.
    pub text: Printed,
    /// Whether they are a source's.
    pub is_theirs: bool,
    /// What stands beside them.
    pub marks: Vec<DrawnMark>,
    /// Where they lead.
    pub link: Option<Link>,
}

/// A name.
pub(crate) struct Name {
    /// The name.
    pub text: Printed,
    /// What stands with it.
    pub detail: Option<Printed>,
    /// Where it leads.
    pub link: Option<Link>,
}

/// A time.
pub(crate) struct Time {
    /// As shown.
    pub text: String,
    /// The class of how it stands to the day asked for.
    pub class: &'static str,
    /// The day, when it is one.
    pub day: Option<String>,
}

/// Draws tables with what is ready.
#[derive(Clone, Copy)]
pub(crate) struct Pen<'a> {
    /// The answers.
    pub ready: &'a Ready,
    /// The links.
    pub links: Links,
}

impl Pen<'_> {
    /// Draws a section; what has no time stands last, in a lane of its own.
    pub(crate) fn section(self, section: &Section) -> DrawnSection {
        let has_time = section.rows.iter().any(|row| row.cells.iter().any(|cell| matches!(cell, Cell::Time(_))));
        let timed = section.rows.iter().filter(|row| row.lane != Lane::Undated);
        let undated = section.rows.iter().filter(|row| row.lane == Lane::Undated);
        let mut groups: Vec<DrawnGroup> = Vec::new();
        for row in timed.chain(undated) {
            let is_undated = row.lane == Lane::Undated;
            let drawn = self.row(section, row, if has_time { Under::Nothing } else { Under::Time });
            match groups.last_mut() {
                Some(last) if last.title == row.group && last.is_undated == is_undated => last.rows.push(drawn),
                _ => groups.push(DrawnGroup { title: row.group.clone(), is_undated, rows: vec![drawn] }),
            }
        }
        let columns = section.columns.iter().map(|column| (column.label.clone(), align(column.align)));
        DrawnSection {
            title: section.title.clone(),
            anchor: anchor(&section.title),
            columns: columns.collect(),
            groups,
            rows: section.rows.len(),
            undated: section.undated,
        }
    }

    fn row(self, section: &Section, row: &Row, under: Under) -> DrawnRow {
        // Of several cells that open the same words one is a stop for the keyboard: the figure, or else the first.
        let figures = row.cells.iter().filter(|cell| matches!(cell, Cell::Figure(_)));
        let mut seen: Vec<ClaimId> = figures.filter_map(|cell| cell.claim().cloned()).collect();
        let mut cells = Vec::new();
        for (column, cell) in section.columns.iter().zip(&row.cells) {
            let opens = cell.claim().filter(|claim| matches!(cell, Cell::Figure(_)) || !seen.contains(claim));
            let quoted = opens.and_then(|claim| self.quoted(claim));
            let content = self.content(cell, under, &mut seen);
            let is_head = cells.is_empty() && !matches!(content, Content::Empty | Content::Figure(_));
            cells.push(DrawnCell { class: align(column.align), is_head, content, quoted });
        }
        DrawnRow { lane: row.lane.as_str(), cells }
    }

    /// Returns the words of a claim, as they open beside what it states.
    pub(crate) fn quoted(self, claim: &ClaimId) -> Option<Quoted> {
        quoted(self.ready, self.links, self.ready.claim(claim)?, Room::Narrow)
    }

    fn content(self, cell: &Cell, under: Under, seen: &mut Vec<ClaimId>) -> Content {
        match cell {
            Cell::Empty => Content::Empty,
            Cell::Figure(figure) => Content::Figure(Box::new(self.figure(figure, under))),
            Cell::Words(words) => Content::Words(self.words(words, seen)),
            Cell::Names(names) => Content::Names(names.iter().map(|name| self.name(name, seen)).collect()),
            Cell::Time(time) => Content::Time(self::time(time)),
            Cell::Claims(claims) => Content::Claims(
                claims
                    .iter()
                    .map(|claim| Link { text: Printed::of(claim.as_str()), ..self.again(claim, seen) })
                    .collect(),
            ),
        }
    }

    /// Draws a figure.
    pub(crate) fn figure(self, figure: &FigureCell, under: Under) -> Figure {
        let classes: Vec<&str> = figure.marks.iter().map(Mark::name).collect();
        Figure {
            class: classes.join(" "),
            glyph: figure.glyph.clone(),
            bound: bound(&figure.glyph),
            number: if figure.number.is_empty() { figure.text.clone() } else { figure.number.clone() },
            unit: figure.unit.clone(),
            is_tight: figure.unit.as_deref() == Some("%"),
            time: (under == Under::Time).then(|| time(&figure.time)),
            marks: marks(&figure.marks),
            sources: figure.sources,
            rivals: figure.rivals,
            link: figure.claim.as_ref().map(|id| self.link(id, String::new())),
            terms: figure.terms.iter().map(|id| self.link(id, self.term(id))).collect(),
        }
    }

    /// What a term of a derived figure is called: its figure, else its words.
    fn term(self, id: &ClaimId) -> String {
        let Some(claim) = self.ready.claim(id) else { return id.to_string() };
        let figure = claim.slots.values().find_map(|slot| slot.value.quantity());
        figure.map_or_else(|| claim.words().quote.clone(), |figure| muster_record::figure::shown(figure).text())
    }

    fn words(self, words: &WordsCell, seen: &mut Vec<ClaimId>) -> Words {
        Words {
            text: Printed::of(&words.text),
            is_theirs: words.voice == Voice::Theirs,
            marks: marks(&words.marks),
            link: words.claim.as_ref().map(|claim| self.again(claim, seen)),
        }
    }

    fn name(self, name: &NameCell, seen: &mut Vec<ClaimId>) -> Name {
        Name {
            text: Printed::of(&name.text),
            detail: name.detail.as_deref().map(Printed::of),
            link: name.claim.as_ref().map(|claim| self.again(claim, seen)),
        }
    }

    fn again(self, claim: &ClaimId, seen: &mut Vec<ClaimId>) -> Link {
        let is_again = seen.contains(claim);
        if !is_again {
            seen.push(claim.clone());
        }
        Link { is_again, ..self.link(claim, String::new()) }
    }

    fn link(self, claim: &ClaimId, text: String) -> Link {
        Link { href: self.links.claim(claim), text: Printed::of(&text), is_again: false }
    }
}

/// What stands under a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Under {
    /// Its time.
    Time,
    /// Nothing: a column beside it shows the time.
    Nothing,
}

fn marks(marks: &[Mark]) -> Vec<DrawnMark> {
    marks.iter().map(|mark| DrawnMark { class: mark.name(), text: Printed::of(&mark.text()) }).collect()
}

/// Draws a time.
pub(crate) fn time(time: &TimeCell) -> Time {
    let class = match time.when {
        When::On => "on",
        When::Before { .. } => "before",
        When::Plan => "plan",
        When::Undated => "undated",
    };
    let day = time.first.filter(|first| time.last == Some(*first)).map(|day| day.to_string());
    Time { text: time.text.clone(), class, day }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::End => "end",
    }
}

fn bound(glyph: &str) -> &'static str {
    match glyph {
        "≥" => "at least ",
        ">" => "more than ",
        "≤" => "at most ",
        "<" => "less than ",
        "≈" => "about ",
        _ => "",
    }
}

/// Returns a title as a name within a page: `reports-month-by-month`.
pub(crate) fn anchor(title: &str) -> String {
    let letters = title.chars().map(|letter| if letter.is_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join("-")
}
