//! The pattern of a rule: a sentence as people print it, with typed slots.
//!
//! | form | means |
//! |---|---|
//! | `word` | the word in any inflection the pack lists |
//! | `(a\|b c)` `[x]` `[a\|b]` | a choice; an optional part; an optional choice |
//! | `..` | a gap of at most eight tokens inside the clause |
//! | `*( … )` | a group printed once or more; each printing is a claim |
//! | `{slot:type}` | a typed mention; a slot whose name begins with `_` is matched and not kept |
//! | `{slot:type with (a\|b)}` | a mention that holds one of these words |
//! | `{slot:( … )}` | the printed words this part of the pattern takes |
//! | `<class>` | a word of a lexicon class |
//! | `^` `$` | the start and the end of the unit |

use muster_text::Words;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A word in any inflection, folded.
    Word(String),
    /// A word or phrase of a class.
    Class(String),
    /// At most [`GAP`] tokens of the same clause.
    Gap,
    /// The start of the unit.
    Start,
    /// The end of the unit.
    End,
    /// One of several.
    Choice(Vec<Vec<Element>>),
    /// May be left out.
    Optional(Vec<Element>),
    /// Once or more.
    Repeat(Vec<Element>),
    /// A typed slot.
    Slot(SlotPattern),
    /// A slot that keeps the printed words a part of the pattern takes.
    Capture(String, Vec<Element>),
}

/// The most tokens a gap may cover.
pub const GAP: usize = 8;

/// A typed slot of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotPattern {
    /// The slot's name.
    pub name: String,
    /// What it takes.
    pub takes: Takes,
    /// Words of which the mention must hold one; folded, any inflection.
    pub with: Vec<String>,
}

/// What a slot takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A quantity with one of these units; any unit when there is none.
    Quantity(Vec<String>),
    /// A number without a unit of its own; the rule supplies this one.
    Number(String),
    /// A rank in a row.
    Ordinal,
    /// A place or a country.
    Place,
    /// A country.
    Country,
    /// An organisation or force.
    Org,
    /// A country, an organisation, or a people with its forces.
    Actor,
    /// A person with rank and titles.
    Person,
    /// An actor or a person.
    Party,
    /// A post.
    Post,
    /// A time.
    Time,
    /// A few words up to the next boundary.
    Phrase,
    /// Words up to the end of the clause.
    Text,
    /// A symbol read from a word table.
    Word(String),
    /// Several of one type.
    List(Box<Takes>),
}

/// A mistake in a pattern: the byte where it stands, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The byte in the pattern.
    pub at: usize,
    /// What was there and what was expected.
    pub problem: String,
}

type Parsed<T> = Result<T, PatternError>;

/// Parses a pattern.
///
/// # Errors
/// Where it stands and what was expected.
pub fn parse(pattern: &str) -> Parsed<Vec<Element>> {
    let mut parser = Parser { text: pattern, at: 0 };
    let elements = parser.sequence(&[])?;
    if elements.is_empty() {
        return parser.error("an empty pattern, expected words or slots");
    }
    Ok(elements)
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn error<T>(&self, problem: impl Into<String>) -> Parsed<T> {
        Err(PatternError { at: self.at, problem: problem.into() })
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, literal: &str) -> bool {
        let found = self.rest().starts_with(literal);
        if found {
            self.at += literal.len();
        }
        found
    }

    fn expect(&mut self, literal: &str) -> Parsed<()> {
        if self.take(literal) { Ok(()) } else { self.error(format!("expected `{literal}`")) }
    }

    /// Parses elements up to the end or one of the closing letters.
    fn sequence(&mut self, closing: &[char]) -> Parsed<Vec<Element>> {
        let mut elements = Vec::new();
        loop {
            self.skip_space();
            let Some(next) = self.rest().chars().next() else { return Ok(elements) };
            if closing.contains(&next) {
                return Ok(elements);
            }
            self.element(next, &mut elements)?;
        }
    }

    fn element(&mut self, next: char, elements: &mut Vec<Element>) -> Parsed<()> {
        match next {
            '(' => {
                self.at += 1;
                elements.push(Element::Choice(self.branches(')')?));
            }
            '[' => {
                self.at += 1;
                let mut branches = self.branches(']')?;
                let inner = if branches.len() == 1 { branches.remove(0) } else { vec![Element::Choice(branches)] };
                elements.push(Element::Optional(inner));
            }
            '*' if self.rest().starts_with("*(") => {
                self.at += 2;
                let inner = self.sequence(&[')'])?;
                self.expect(")")?;
                elements.push(Element::Repeat(inner));
            }
            '{' => elements.push(self.slot_or_capture()?),
            '<' => {
                self.at += 1;
                let name = self.until('>')?;
                elements.push(Element::Class(name));
            }
            '^' => {
                self.at += 1;
                elements.push(Element::Start);
            }
            '$' => {
                self.at += 1;
                elements.push(Element::End);
            }
            '.' if self.take("..") => elements.push(Element::Gap),
            ')' | ']' | '}' | '>' | '|' => return self.error(format!("`{next}` closes nothing")),
            _ => self.words(elements),
        }
        Ok(())
    }

    /// Parses `a|b c` up to the closing letter.
    fn branches(&mut self, closing: char) -> Parsed<Vec<Vec<Element>>> {
        let mut branches = Vec::new();
        loop {
            let branch = self.sequence(&['|', closing])?;
            if branch.is_empty() {
                return self.error("an empty choice; use `[…]` for a part that may be left out");
            }
            branches.push(branch);
            if self.take(&closing.to_string()) {
                return Ok(branches);
            }
            self.expect("|")?;
        }
    }

    fn until(&mut self, closing: char) -> Parsed<String> {
        match self.rest().find(closing) {
            Some(length) => {
                let inner = self.rest()[..length].trim().to_owned();
                self.at += length + closing.len_utf8();
                Ok(inner)
            }
            None => self.error(format!("expected `{closing}`")),
        }
    }

    fn words(&mut self, elements: &mut Vec<Element>) {
        let stop = |letter: char| letter.is_whitespace() || "()[]{}<>|^$".contains(letter);
        let length = self.rest().find(stop).unwrap_or(self.rest().len()).max(1);
        let length = (length..=self.rest().len()).find(|end| self.rest().is_char_boundary(*end)).unwrap_or(length);
        let words = Words::of_phrase(&self.rest()[..length]);
        elements.extend((0..words.len()).map(|index| Element::Word(words.word(index).to_owned())));
        self.at += length;
    }

    fn slot_or_capture(&mut self) -> Parsed<Element> {
        let name = self.rest()[1..].split_once(":(").map(|(name, _)| name.trim().to_owned());
        match name.filter(|name| name.chars().all(|letter| letter.is_alphanumeric() || letter == '_')) {
            Some(name) => {
                self.at += self.rest().find(":(").unwrap_or(0) + 2;
                let mut branches = self.branches(')')?;
                self.skip_space();
                self.expect("}")?;
                let inner = if branches.len() == 1 { branches.remove(0) } else { vec![Element::Choice(branches)] };
                Ok(Element::Capture(name, inner))
            }
            None => Ok(Element::Slot(self.slot()?)),
        }
    }

    fn slot(&mut self) -> Parsed<SlotPattern> {
        let start = self.at;
        self.at += 1;
        let inner = self.until('}')?;
        let wrong = |problem: String| PatternError { at: start, problem };
        let (name, rest) = inner
            .split_once(':')
            .ok_or_else(|| wrong(format!("slot `{{{inner}}}` has no type; expected `{{name:type}}`")))?;
        let (takes, with) = match rest.split_once(" with ") {
            Some((takes, with)) => (takes, with_words(with)),
            None => (rest, Vec::new()),
        };
        let takes = takes_of(takes.trim()).ok_or_else(|| {
            wrong(format!(
                "`{}` is no slot type; expected quantity, number, ordinal, place, country, org, actor, person, party, post, time, phrase, text, word<table> or list<type>",
                takes.trim()
            ))
        })?;
        Ok(SlotPattern { name: name.trim().to_owned(), takes, with })
    }
}

fn with_words(with: &str) -> Vec<String> {
    let inner = with.trim().trim_start_matches('(').trim_end_matches(')');
    inner.split('|').map(|word| muster_text::fold_plain(word.trim())).filter(|word| !word.is_empty()).collect()
}

fn takes_of(text: &str) -> Option<Takes> {
    let (head, inner) = match text.split_once('<') {
        Some((head, inner)) => (head, Some(inner.strip_suffix('>')?)),
        None => (text, None),
    };
    Some(match (head, inner) {
        ("quantity", None) => Takes::Quantity(Vec::new()),
        ("quantity", Some(units)) => Takes::Quantity(units.split('|').map(|unit| unit.trim().to_owned()).collect()),
        ("number", Some(unit)) => Takes::Number(unit.trim().to_owned()),
        ("word", Some(table)) => Takes::Word(table.trim().to_owned()),
        ("list", Some(inner)) => Takes::List(Box::new(takes_of(inner)?)),
        ("ordinal", None) => Takes::Ordinal,
        ("place", None) => Takes::Place,
        ("country", None) => Takes::Country,
        ("org", None) => Takes::Org,
        ("actor", None) => Takes::Actor,
        ("person", None) => Takes::Person,
        ("party", None) => Takes::Party,
        ("post", None) => Takes::Post,
        ("time", None) => Takes::Time,
        ("phrase", None) => Takes::Phrase,
        ("text", None) => Takes::Text,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        let pattern = "^ (countries|nations) that [also] <said> .. {value:quantity<report|strike>} {_:list<word<support>>} *( in {place:place} ) $";
        let elements = parse(pattern).expect("a good pattern");
        assert_eq!(elements.len(), 10);
        assert!(matches!(&elements[1], Element::Choice(branches) if branches.len() == 2));
        assert!(
            matches!(&elements[6], Element::Slot(slot) if slot.takes == Takes::Quantity(vec!["report".into(), "strike".into()]))
        );
        assert!(
            matches!(&elements[7], Element::Slot(slot) if slot.takes == Takes::List(Box::new(Takes::Word("support".into()))))
        );
        assert!(matches!(&elements[8], Element::Repeat(inner) if inner.len() == 2));
    }

    #[test]
    fn words_inside_a_mention_are_kept() {
        let elements = parse("{value:quantity<nation> with (contributing|Allied)}").expect("a good pattern");
        assert!(matches!(&elements[0], Element::Slot(slot) if slot.with == ["contributing", "allied"]));
    }

    #[test]
    fn a_hyphenated_word_is_its_tokens() {
        let elements = parse("US-led").expect("a good pattern");
        assert_eq!(elements, ["us", "-", "led"].map(|word| Element::Word(word.into())));
    }

    #[test]
    fn a_slot_may_keep_the_words_of_a_part() {
        let elements = parse("operate {basis:( at request of {_:actor} | under {_:phrase} )}").expect("a good pattern");
        assert!(
            matches!(&elements[1], Element::Capture(name, inner) if name == "basis" && matches!(&inner[0], Element::Choice(branches) if branches.len() == 2))
        );
    }

    #[test]
    fn mistakes_are_placed() {
        assert_eq!(
            parse("a (b|").expect_err("open").problem,
            "an empty choice; use `[…]` for a part that may be left out"
        );
        assert_eq!(parse("a {b}").expect_err("no type").at, 2);
        assert!(parse("a {b:colour}").expect_err("no such type").problem.starts_with("`colour` is no slot type"));
        assert_eq!(parse("a ]").expect_err("closes nothing").problem, "`]` closes nothing");
    }
}
