//! A pattern as instructions for the machine.

use std::collections::BTreeMap;

use muster_pack::pattern::{Element, GAP, SlotPattern, Takes};
use muster_pack::rules::Tables;

use super::vocabulary::{Vocabulary, WordId};

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The instructions; the machine starts at the first.
    pub code: Vec<Instruction>,
}

/// One step of the machine.
#[derive(Clone, Debug)]
pub enum Instruction {
    /// Takes one token that can be this word.
    Word(WordId),
    /// Takes one of these phrases.
    Phrases(Vec<Phrase>),
    /// Takes any one token of the clause.
    Any,
    /// Takes a typed mention for a slot.
    Slot(SlotStep),
    /// Goes on only at the start of the unit.
    Start,
    /// Goes on only at the end of the unit.
    End,
    /// Goes on at each of these, first ones preferred.
    Split(Vec<usize>),
    /// Begins a printing of a repeated group.
    Group,
    /// Leaves a repeated group.
    Ungroup,
    /// Begins the words a slot keeps.
    Open(String),
    /// Ends them.
    Close,
    /// The pattern is complete.
    Match,
}

/// A phrase of a class or a word table.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Its words.
    pub words: Vec<WordId>,
    /// The symbol it stands for; empty in a class.
    pub symbol: String,
}

/// A slot as the machine takes it.
#[derive(Clone, Debug)]
pub struct SlotStep {
    /// The slot's name.
    pub name: String,
    /// What it takes.
    pub takes: Takes,
    /// The words of which the mention must hold one.
    pub with: Vec<WordId>,
    /// The phrases of its word table.
    pub table: Vec<Phrase>,
}

/// Compiles a pattern.
pub fn compile(pattern: &[Element], tables: &Tables, vocabulary: &mut Vocabulary) -> Program {
    let mut compiler = Compiler { program: Program::default(), tables, vocabulary };
    compiler.sequence(pattern);
    compiler.program.code.push(Instruction::Match);
    compiler.program
}

struct Compiler<'c> {
    program: Program,
    tables: &'c Tables,
    vocabulary: &'c mut Vocabulary,
}

impl Compiler<'_> {
    fn push(&mut self, instruction: Instruction) -> usize {
        self.program.code.push(instruction);
        self.program.code.len() - 1
    }

    fn here(&self) -> usize {
        self.program.code.len()
    }

    fn sequence(&mut self, elements: &[Element]) {
        for element in elements {
            self.element(element);
        }
    }

    fn element(&mut self, element: &Element) {
        match element {
            Element::Word(word) => {
                let id = self.vocabulary.intern(word);
                self.push(Instruction::Word(id));
            }
            Element::Class(class) => {
                let phrases = self.tables.classes.get(class).map_or(&[][..], Vec::as_slice);
                let phrases = phrases.iter().map(|phrase| self.phrase(phrase, "")).collect();
                self.push(Instruction::Phrases(phrases));
            }
            Element::Gap => self.gap(),
            Element::Start => {
                self.push(Instruction::Start);
            }
            Element::End => {
                self.push(Instruction::End);
            }
            Element::Choice(branches) => self.choice(branches),
            Element::Optional(inner) => {
                let split = self.push(Instruction::Split(Vec::new()));
                self.sequence(inner);
                let after = self.here();
                self.program.code[split] = Instruction::Split(vec![split + 1, after]);
            }
            Element::Repeat(inner) => {
                let start = self.push(Instruction::Group);
                self.sequence(inner);
                let split = self.here();
                self.push(Instruction::Split(vec![start, split + 1]));
                self.push(Instruction::Ungroup);
            }
            Element::Capture(name, inner) => {
                self.push(Instruction::Open(name.clone()));
                self.sequence(inner);
                self.push(Instruction::Close);
            }
            Element::Slot(slot) => {
                let step = self.slot(slot);
                self.push(Instruction::Slot(step));
            }
        }
    }

    /// Up to [`GAP`] tokens, fewer preferred: a chain of steps each of which may leave.
    fn gap(&mut self) {
        let first = self.here();
        let after = first + 2 * GAP;
        for step in 0..GAP {
            let at = first + 2 * step;
            self.push(Instruction::Split(vec![after, at + 1]));
            self.push(Instruction::Any);
        }
    }

    fn choice(&mut self, branches: &[Vec<Element>]) {
        let split = self.push(Instruction::Split(Vec::new()));
        let mut starts = Vec::new();
        let mut exits = Vec::new();
        for branch in branches {
            starts.push(self.here());
            self.sequence(branch);
            exits.push(self.push(Instruction::Split(Vec::new())));
        }
        let after = self.here();
        for exit in exits {
            self.program.code[exit] = Instruction::Split(vec![after]);
        }
        self.program.code[split] = Instruction::Split(starts);
    }

    fn phrase(&mut self, phrase: &str, symbol: &str) -> Phrase {
        Phrase { words: self.vocabulary.intern_phrase(phrase), symbol: symbol.to_owned() }
    }

    fn slot(&mut self, slot: &SlotPattern) -> SlotStep {
        let with = slot.with.iter().map(|word| self.vocabulary.intern(word)).collect();
        let table = match &slot.takes {
            Takes::Word(table) => self.table(table),
            Takes::List(inner) => match &**inner {
                Takes::Word(table) => self.table(table),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        SlotStep { name: slot.name.clone(), takes: slot.takes.clone(), with, table }
    }

    /// The phrases of a table, longest first, so that "stop short of" is not read as "stop".
    fn table(&mut self, name: &str) -> Vec<Phrase> {
        let empty = BTreeMap::new();
        let symbols = self.tables.tables.get(name).unwrap_or(&empty);
        let mut phrases: Vec<Phrase> = Vec::new();
        for (symbol, printed) in symbols {
            phrases.extend(printed.iter().map(|phrase| self.phrase(phrase, symbol)));
        }
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        phrases
    }
}
