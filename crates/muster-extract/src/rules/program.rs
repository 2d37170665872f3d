//! A pattern as instructions for the machine.

use std::collections::HashMap;
use std::sync::Arc;

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
    Phrases(Arc<[Phrase]>),
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
    pub table: Arc<[Phrase]>,
}

/// Compiles patterns of one language; each class and table is worked out once.
pub struct Compiler<'c> {
    tables: &'c Tables,
    known: HashMap<String, Arc<[Phrase]>>,
}

impl<'c> Compiler<'c> {
    /// Makes one for a language's tables.
    pub fn new(tables: &'c Tables) -> Self {
        Self { tables, known: HashMap::new() }
    }

    /// Compiles a pattern.
    pub fn compile(&mut self, pattern: &[Element], vocabulary: &mut Vocabulary) -> Program {
        let mut writer = Writer { program: Program::default(), compiler: self, vocabulary };
        writer.sequence(pattern);
        writer.program.code.push(Instruction::Match);
        writer.program
    }
}

struct Writer<'w, 'c> {
    program: Program,
    compiler: &'w mut Compiler<'c>,
    vocabulary: &'w mut Vocabulary,
}

impl Writer<'_, '_> {
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
                let phrases = self.class(class);
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
        let inner = if let Takes::List(inner) = &slot.takes { inner } else { &slot.takes };
        let table = if let Takes::Word(table) = inner { self.table(table) } else { Arc::from([]) };
        SlotStep { name: slot.name.clone(), takes: slot.takes.clone(), with, table }
    }

    fn class(&mut self, name: &str) -> Arc<[Phrase]> {
        let key = format!("<{name}>");
        if let Some(phrases) = self.compiler.known.get(&key) {
            return Arc::clone(phrases);
        }
        let printed = self.compiler.tables.classes.get(name).map_or(&[][..], Vec::as_slice);
        let phrases: Arc<[Phrase]> = printed.iter().map(|phrase| self.phrase(phrase, "")).collect();
        self.compiler.known.insert(key, Arc::clone(&phrases));
        phrases
    }

    /// The phrases of a table, longest first, so that "stop short of" is not read as "stop".
    fn table(&mut self, name: &str) -> Arc<[Phrase]> {
        if let Some(phrases) = self.compiler.known.get(name) {
            return Arc::clone(phrases);
        }
        let mut phrases: Vec<Phrase> = Vec::new();
        for (symbol, printed) in self.compiler.tables.tables.get(name).into_iter().flatten() {
            phrases.extend(printed.iter().map(|phrase| self.phrase(phrase, symbol)));
        }
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        let phrases: Arc<[Phrase]> = phrases.into();
        self.compiler.known.insert(name.to_owned(), Arc::clone(&phrases));
        phrases
    }
}
