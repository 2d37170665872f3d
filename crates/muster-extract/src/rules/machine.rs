//! Runs a program over a lattice: every thread in lockstep, no backtracking.
//!
//! A thread is an instruction and what it captured. At each token a pair of instruction and token is
//! visited once, so the work is bounded by the length of the unit times the length of the pattern.

use std::ops::Range;
use std::rc::Rc;

use muster_pack::pattern::Takes;
use muster_text::Class;

use super::lattice::{Edge, Holds, Lattice};
use super::program::{Instruction, Phrase, Program, SlotStep};

/// The most tokens a free phrase covers.
const PHRASE: usize = 12;
/// The most tokens a free text covers.
const TEXT: usize = 45;
/// The most tokens before a word-table entry inside a member of a list ("advanced surveillance").
const LEAD: usize = 2;

/// Something a thread captured.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    /// The slot's name.
    pub slot: String,
    /// The tokens.
    pub tokens: Range<usize>,
    /// What was captured.
    pub got: Got,
    /// In which printing of a repeated group; 0 outside.
    pub group: usize,
}

/// What a slot took.
#[derive(Clone, Debug, PartialEq)]
pub enum Got {
    /// An edge of the lattice, by index.
    Edge(usize),
    /// An edge whose unit the rule supplies.
    Number(usize, String),
    /// Free words.
    Words,
    /// A symbol.
    Symbol(String),
    /// The members of a list.
    List(Vec<(Range<usize>, Got)>),
}

/// A complete match.
#[derive(Clone, Debug)]
pub struct Match {
    /// From the first to the last token matched.
    pub tokens: Range<usize>,
    /// The first token matched by a word of the pattern itself.
    pub literal: usize,
    /// The captures, in order.
    pub captures: Vec<Capture>,
}

impl Match {
    /// Returns how many slots are filled.
    pub fn filled(&self) -> usize {
        self.captures.iter().filter(|capture| !capture.slot.starts_with('_')).count()
    }
}

/// What a thread has done so far, shared with the threads it split from.
#[derive(Clone, Default)]
struct Trail(Option<Rc<Link>>);

struct Link {
    event: Event,
    before: Trail,
}

enum Event {
    Literal(usize),
    Capture(Capture),
    Group,
    Ungroup,
    Open(String),
    Close,
    /// The last token consumed.
    End(usize),
}

impl Trail {
    fn with(&self, event: Event) -> Trail {
        Trail(Some(Rc::new(Link { event, before: self.clone() })))
    }

    /// Which printing of a repeated group the thread is in; 0 outside one.
    fn group(&self) -> usize {
        let mut link = self.0.as_ref();
        let mut groups = 0;
        while let Some(here) = link {
            match here.event {
                Event::Ungroup if groups == 0 => return 0,
                Event::Group => groups += 1,
                _ => {}
            }
            link = here.before.0.as_ref();
        }
        groups
    }
}

/// Runs a program from every token of `range`; matches do not overlap each other.
pub fn run(program: &Program, lattice: &Lattice<'_>, range: Range<usize>) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut machine = Machine::new(program, lattice, &range);
    let mut start = range.start;
    while start < range.end {
        match machine.from(start) {
            Some(found) => {
                start = found.tokens.end.max(start + 1);
                matches.push(found);
            }
            None => start += 1,
        }
    }
    matches
}

/// Runs a program from one token and returns the end of its best match there.
pub fn end_at(program: &Program, lattice: &Lattice<'_>, at: usize) -> Option<usize> {
    let range = at..lattice.tokens.end;
    Machine::new(program, lattice, &range).from(at).map(|found| found.tokens.end)
}

/// Returns whether a program matches anywhere in `range`.
pub fn found_in(program: &Program, lattice: &Lattice<'_>, range: Range<usize>) -> bool {
    let mut machine = Machine::new(program, lattice, &range);
    range.clone().any(|start| machine.from(start).is_some())
}

struct Machine<'m> {
    program: &'m Program,
    lattice: &'m Lattice<'m>,
    range: &'m Range<usize>,
    visited: Vec<bool>,
    threads: Vec<Vec<(usize, Trail)>>,
    /// Threads that have not taken their step yet.
    waiting: usize,
    best: Option<Match>,
    start: usize,
}

impl<'m> Machine<'m> {
    fn new(program: &'m Program, lattice: &'m Lattice<'m>, range: &'m Range<usize>) -> Self {
        Self {
            program,
            lattice,
            range,
            visited: Vec::new(),
            threads: Vec::new(),
            waiting: 0,
            best: None,
            start: range.start,
        }
    }

    /// Runs from one token and returns the best match that begins there: most slots, then longest.
    fn from(&mut self, start: usize) -> Option<Match> {
        if !self.can_begin(0, start, 0) {
            return None;
        }
        self.start = start;
        self.visited.clear();
        self.visited.resize(self.program.code.len() * (self.range.len() + 1), false);
        self.threads.resize_with(self.range.len() + 1, Vec::new);
        self.add(0, start, Trail::default());
        let mut at = start;
        while self.waiting > 0 {
            let mut done = 0;
            while done < self.threads[at - self.range.start].len() {
                let (pc, trail) = self.threads[at - self.range.start][done].clone();
                done += 1;
                self.waiting -= 1;
                self.step(pc, at, &trail);
            }
            self.threads[at - self.range.start].clear();
            at += 1;
        }
        self.best.take()
    }

    /// Cheap test before anything is allocated: can some first instruction take this token?
    fn can_begin(&self, pc: usize, at: usize, depth: usize) -> bool {
        if depth > 12 {
            return true;
        }
        match &self.program.code[pc] {
            Instruction::Word(word) => self.lattice.is(at, *word),
            Instruction::Phrases(phrases) => phrases.iter().any(|phrase| self.phrase_at(phrase, at).is_some()),
            Instruction::Split(targets) => targets.iter().any(|target| self.can_begin(*target, at, depth + 1)),
            Instruction::Start | Instruction::Group | Instruction::Open(_) => self.can_begin(pc + 1, at, depth + 1),
            Instruction::Slot(slot) => match &slot.takes {
                Takes::Phrase | Takes::Text => true,
                Takes::Word(_) => slot.table.iter().any(|phrase| self.phrase_at(phrase, at).is_some()),
                Takes::List(_) => true,
                takes => self.lattice.edges_at(at).any(|(_, edge)| edge.fits(takes)),
            },
            _ => true,
        }
    }

    /// Adds a thread, following instructions that take nothing.
    fn add(&mut self, pc: usize, at: usize, trail: Trail) {
        let place = (at - self.range.start) * self.program.code.len() + pc;
        if self.visited[place] {
            return;
        }
        self.visited[place] = true;
        match &self.program.code[pc] {
            Instruction::Split(targets) => {
                for target in targets.clone() {
                    self.add(target, at, trail.clone());
                }
            }
            Instruction::Start => {
                if (self.range.start..at).all(|token| self.is_mark(token)) || self.skips_to(self.range.start, at) {
                    self.add(pc + 1, at, trail);
                }
            }
            Instruction::End => {
                if at >= self.lattice.last().min(self.range.end) || self.skips_to(at, self.lattice.last()) {
                    self.add(pc + 1, at, trail);
                }
            }
            Instruction::Group => self.add(pc + 1, at, trail.with(Event::Group)),
            Instruction::Ungroup => self.add(pc + 1, at, trail.with(Event::Ungroup)),
            Instruction::Open(name) => self.add(pc + 1, at, trail.with(Event::Open(name.clone()))),
            Instruction::Close => self.add(pc + 1, at, trail.with(Event::Close)),
            Instruction::Match => self.complete(&trail),
            _ => {
                self.waiting += 1;
                self.threads[at - self.range.start].push((pc, trail));
            }
        }
    }

    fn is_mark(&self, token: usize) -> bool {
        self.lattice.passage.words.tokens[token].class == Class::Mark
    }

    /// Returns whether transparent runs lead from one token to another.
    fn skips_to(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            match self.skips(at).filter(|end| *end <= to).max() {
                Some(end) => at = end,
                None => return false,
            }
        }
        at == to
    }

    fn skips(&self, at: usize) -> impl Iterator<Item = usize> + use<'m> {
        let ends: &'m [usize] = self.lattice.transparent.get(at - self.lattice.tokens.start).map_or(&[], Vec::as_slice);
        ends.iter().copied()
    }

    fn step(&mut self, pc: usize, at: usize, trail: &Trail) {
        let program = self.program;
        match &program.code[pc] {
            Instruction::Word(word) if at < self.range.end && self.lattice.is(at, *word) => {
                self.add(pc + 1, at + 1, trail.with(Event::Literal(at)));
            }
            Instruction::Phrases(phrases) => {
                for phrase in phrases.iter() {
                    if let Some(end) = self.phrase_at(phrase, at) {
                        self.add(pc + 1, end, trail.with(Event::Literal(at)).with(Event::End(end)));
                    }
                }
            }
            Instruction::Any if at < self.range.end && self.same_clause(at) => {
                self.add(pc + 1, at + 1, trail.clone());
            }
            Instruction::Slot(slot) => self.slot(slot, pc, at, trail),
            _ => {}
        }
        // Times, brackets and adverbs may stand between words, but not before the first.
        if at > self.start && !matches!(program.code[pc], Instruction::Any) {
            for end in self.skips(at).collect::<Vec<_>>() {
                if end <= self.range.end {
                    self.add(pc, end, trail.clone());
                }
            }
        }
    }

    /// Returns whether a gap may go on over a token: within the clause, or into one that no mark or
    /// "and" parts from it ("those who have said they will train soldiers | include …").
    fn same_clause(&self, at: usize) -> bool {
        let lattice = self.lattice;
        at <= lattice.tokens.start
            || lattice.clause_of(at) == lattice.clause_of(at - 1)
            || !(self.is_mark(at - 1) || self.is_mark(at) || self.is_separator(at - 1) || self.is_separator(at))
    }

    fn phrase_at(&self, phrase: &Phrase, at: usize) -> Option<usize> {
        let end = at + phrase.words.len();
        let fits = end <= self.range.end
            && phrase.words.iter().enumerate().all(|(index, word)| self.lattice.is(at + index, *word));
        fits.then_some(end)
    }

    fn slot(&mut self, slot: &SlotStep, pc: usize, at: usize, trail: &Trail) {
        match &slot.takes {
            Takes::Phrase => {
                for end in self.phrase_ends(at) {
                    self.take(slot, pc, at..end, Got::Words, trail);
                }
            }
            Takes::Text => {
                for end in self.text_ends(at, pc) {
                    self.take(slot, pc, at..end, Got::Words, trail);
                }
            }
            Takes::List(inner) => {
                let members = self.members(slot, inner, at);
                if let Some(end) = members.last().map(|(tokens, _)| tokens.end) {
                    self.take(slot, pc, at..end, Got::List(members), trail);
                }
            }
            _ => {
                for (tokens, got) in self.one(slot, &slot.takes, at) {
                    self.take(slot, pc, tokens, got, trail);
                }
            }
        }
    }

    fn take(&mut self, slot: &SlotStep, pc: usize, tokens: Range<usize>, got: Got, trail: &Trail) {
        let end = tokens.end;
        if end > self.range.end || (got == Got::Words && !self.holds_with(tokens.clone(), slot)) {
            return;
        }
        let capture = Capture { slot: slot.name.clone(), tokens, got, group: trail.group() };
        self.add(pc + 1, end, trail.with(Event::Capture(capture)));
    }

    /// Every way a slot can take one mention that begins at a token, longest first.
    fn one(&self, slot: &SlotStep, takes: &Takes, at: usize) -> Vec<(Range<usize>, Got)> {
        if let Takes::Word(_) = takes {
            let ends = slot.table.iter().filter_map(|phrase| self.phrase_at(phrase, at).map(|end| (end, phrase)));
            return ends.take(1).map(|(end, phrase)| (at..end, Got::Symbol(phrase.symbol.clone()))).collect();
        }
        let fitting = self
            .lattice
            .edges_at(at)
            .filter(|(_, edge)| edge.fits(takes) && self.holds_with(edge.tokens.clone(), slot));
        fitting
            .map(|(index, edge)| {
                let got = match takes {
                    Takes::Number(unit) => Got::Number(index, unit.clone()),
                    _ => Got::Edge(index),
                };
                (edge.tokens.clone(), got)
            })
            .collect()
    }

    fn holds_with(&self, tokens: Range<usize>, slot: &SlotStep) -> bool {
        slot.with.is_empty()
            || tokens.into_iter().any(|token| slot.with.iter().any(|word| self.lattice.is(token, *word)))
    }

    /// The members of a list that begins at a token, as many as are printed.
    fn members(&self, slot: &SlotStep, inner: &Takes, at: usize) -> Vec<(Range<usize>, Got)> {
        let mut members: Vec<(Range<usize>, Got)> = Vec::new();
        let mut next = at;
        while next < self.range.end {
            let Some(member) = self.member(slot, inner, next) else { break };
            next = member.0.end;
            members.push(member);
            match self.after_separator(next) {
                Some(after) => next = after,
                None => break,
            }
        }
        members
    }

    fn member(&self, slot: &SlotStep, inner: &Takes, at: usize) -> Option<(Range<usize>, Got)> {
        let starts: Vec<usize> = std::iter::once(at).chain(self.skips(at)).collect();
        for start in starts {
            match inner {
                Takes::Phrase => {
                    let end = (start..self.range.end).find(|token| self.ends_phrase(*token)).unwrap_or(self.range.end);
                    let end = end.min(start + PHRASE);
                    if end > start {
                        return Some((start..end, Got::Words));
                    }
                }
                Takes::Word(_) => {
                    for lead in 0..=LEAD {
                        if (start..start + lead).any(|token| token >= self.range.end || self.ends_phrase(token)) {
                            break;
                        }
                        if let Some((tokens, got)) = self.one(slot, inner, start + lead).into_iter().next() {
                            return Some((tokens, got));
                        }
                    }
                }
                _ => {
                    if let Some(found) = self.one(slot, inner, start).into_iter().next() {
                        return Some(found);
                    }
                }
            }
        }
        None
    }

    /// The token after the separators that stand here ("," or ", and"); brackets and times are passed over.
    fn after_separator(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while let Some(end) = self.skips(next).filter(|end| *end <= self.range.end).max() {
            if self.is_separator(next) {
                break;
            }
            next = end;
        }
        let first = next;
        while next < self.range.end && self.is_separator(next) {
            next += 1;
        }
        (next > first).then_some(next)
    }

    fn is_separator(&self, token: usize) -> bool {
        self.lattice.separators[token - self.lattice.tokens.start]
    }

    /// Whether a free phrase ends before this token.
    fn ends_phrase(&self, token: usize) -> bool {
        self.lattice.phrase_ends[token - self.lattice.tokens.start] || self.is_separator(token)
    }

    /// Where a free phrase from here may end, longest first.
    fn phrase_ends(&self, at: usize) -> Vec<usize> {
        let ends = |token: &usize| self.lattice.phrase_ends[*token - self.lattice.tokens.start] || self.closes(*token);
        let stop = (at..self.range.end).find(ends).unwrap_or(self.range.end).min(at + PHRASE);
        (at + 1..=self.before_time(at, stop)).rev().collect()
    }

    /// Whether a mark closes a sentence or a clause.
    fn closes(&self, token: usize) -> bool {
        matches!(self.lattice.passage.words.word(token), "." | "!" | "?" | ";" | ":" | "…")
    }

    /// Free words do not end with a time: what is left of it is the claim's own.
    fn before_time(&self, at: usize, end: usize) -> usize {
        let is_time = |edge: &&Edge| matches!(edge.holds, Holds::Time(_));
        let times =
            self.lattice.edges.iter().filter(is_time).filter(|edge| edge.tokens.end == end && edge.tokens.start > at);
        times.map(|edge| edge.tokens.start).min().unwrap_or(end)
    }

    /// Where a free text from here may end: the end of the clause first, then shorter.
    fn text_ends(&self, at: usize, pc: usize) -> Vec<usize> {
        if at >= self.range.end {
            return Vec::new();
        }
        let clause =
            self.lattice.clauses.get(self.lattice.clause_of(at)).map_or(self.range.end, |clause| clause.tokens.end);
        let mut end = clause.min(self.range.end).min(at + TEXT);
        while end > at && self.is_mark(end - 1) {
            end -= 1;
        }
        let end = self.before_time(at, end);
        if matches!(self.program.code.get(pc + 1), Some(Instruction::Match)) {
            return if end > at { vec![end] } else { Vec::new() };
        }
        (at + 1..=end).rev().collect()
    }

    fn complete(&mut self, trail: &Trail) {
        let found = self.unwind(trail);
        let better = match &self.best {
            None => true,
            Some(best) => (found.filled(), found.tokens.len()) > (best.filled(), best.tokens.len()),
        };
        if better && !found.tokens.is_empty() {
            self.best = Some(found);
        }
    }

    /// Reads a trail from its end to its beginning.
    fn unwind(&self, trail: &Trail) -> Match {
        let mut captures: Vec<Capture> = Vec::new();
        let mut literal = None;
        let mut all = Covered::default();
        // The words slots keep, while their end has been read and their beginning has not.
        let mut open: Vec<Covered> = Vec::new();
        let mut link = trail.0.as_ref();
        while let Some(here) = link {
            let tokens = match &here.event {
                Event::Literal(at) => {
                    literal = Some(*at);
                    *at..at + 1
                }
                Event::Capture(capture) => {
                    captures.push(capture.clone());
                    capture.tokens.clone()
                }
                Event::End(at) => at - 1..*at,
                Event::Close => {
                    open.push(Covered::default());
                    0..0
                }
                Event::Open(name) => {
                    if let Some(tokens) = open.pop().and_then(|words| words.0) {
                        let group = here.before.group();
                        captures.push(Capture { slot: name.clone(), tokens, got: Got::Words, group });
                    }
                    0..0
                }
                Event::Group | Event::Ungroup => 0..0,
            };
            std::iter::once(&mut all).chain(&mut open).for_each(|covered| covered.add(&tokens));
            link = here.before.0.as_ref();
        }
        captures.reverse();
        let tokens = all.0.unwrap_or(self.start..self.start);
        Match { literal: literal.unwrap_or(tokens.start), tokens, captures }
    }
}

/// From the first to the last token of several ranges.
#[derive(Default)]
struct Covered(Option<Range<usize>>);

impl Covered {
    fn add(&mut self, tokens: &Range<usize>) {
        if !tokens.is_empty() {
            let known = self.0.take().unwrap_or(tokens.clone());
            self.0 = Some(known.start.min(tokens.start)..known.end.max(tokens.end));
        }
    }
}
