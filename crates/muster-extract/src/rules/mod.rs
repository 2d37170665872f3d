//! Rules: patterns over words and mentions, run by one machine, reached through anchors.

pub mod anchor;
pub mod lattice;
pub mod machine;
pub mod program;
pub mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use muster_model::BlockKind;
use muster_pack::rules::{Rule, Tables};
use muster_text::Inflection;

use anchor::Chooser;
use lattice::Lattice;
use machine::{Match, end_at, found_in, run};
use program::{Compiler, Program};
use vocabulary::{Vocabulary, WordId};

/// The rules of one language, compiled.
pub struct RuleSet<'r> {
    /// The words rules name.
    pub vocabulary: Vocabulary,
    rules: Vec<Compiled<'r>>,
    /// Anchor word → rules; a word of the vocabulary that is no anchor is absent.
    by_anchor: BTreeMap<WordId, Vec<usize>>,
    /// Rules without an anchor, tried on every unit of their kind.
    free: Vec<usize>,
    /// Class → its phrases, for the layers around the machine.
    classes: BTreeMap<String, Program>,
}

struct Compiled<'r> {
    rule: &'r Rule,
    program: Program,
    under: Option<Program>,
    unless: Vec<Program>,
    when: Vec<Program>,
}

/// A rule and where it matched.
pub struct RuleMatch<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The match.
    pub found: Match,
    /// What the rule sets here: its own `set`, and that of every `when` whose words stand beside the match.
    pub set: BTreeMap<String, String>,
}

impl<'r> RuleSet<'r> {
    /// Compiles rules with their tables.
    pub fn new(
        rules: &'r [Rule],
        tables: &Tables,
        inflection: Inflection,
        stop: &BTreeSet<String>,
        unit_words: &dyn Fn(&str) -> Vec<String>,
    ) -> Self {
        let mut vocabulary = Vocabulary::new(inflection);
        let mut by_anchor: BTreeMap<WordId, Vec<usize>> = BTreeMap::new();
        let mut free = Vec::new();
        let mut compiled = Vec::new();
        let mut compiler = Compiler::new(tables);
        let chooser = Chooser::new(tables, stop, unit_words);
        for (index, rule) in rules.iter().enumerate() {
            let words = chooser.anchor(&rule.pattern);
            if words.is_empty() {
                free.push(index);
            }
            for word in words {
                by_anchor.entry(vocabulary.intern(&word)).or_default().push(index);
            }
            let mut of = |pattern: &Vec<_>| compiler.compile(pattern, &mut vocabulary);
            compiled.push(Compiled {
                rule,
                program: of(&rule.pattern),
                under: rule.under.as_ref().map(&mut of),
                unless: rule.unless.iter().map(&mut of).collect(),
                when: rule.when.iter().map(|when| of(&when.has)).collect(),
            });
        }
        let mut classes = BTreeMap::new();
        for name in tables.classes.keys() {
            let element = muster_pack::pattern::Element::Class(name.clone());
            classes.insert(name.clone(), compiler.compile(&[element], &mut vocabulary));
        }
        Self { vocabulary, rules: compiled, by_anchor, free, classes }
    }

    /// Returns whether one of these words is an anchor of some rule.
    pub fn is_anchored(&self, readings: &[WordId]) -> bool {
        readings.iter().any(|word| self.by_anchor.contains_key(word))
    }

    /// Returns the end of a phrase of a class that begins at a token.
    pub fn class_at(&self, class: &str, lattice: &Lattice<'_>, at: usize) -> Option<usize> {
        end_at(self.classes.get(class)?, lattice, at)
    }

    /// Returns every match in a unit, in the order of the rules.
    pub fn matches(&self, lattice: &Lattice<'_>, headings: &[Lattice<'_>]) -> Vec<RuleMatch<'r>> {
        let kind = lattice.passage.block.kind;
        let mut candidates: BTreeSet<usize> = self.free.iter().copied().collect();
        for token in lattice.tokens.clone() {
            for word in lattice.readings[token].iter() {
                candidates.extend(self.by_anchor.get(word).into_iter().flatten());
            }
        }
        let mut matches = Vec::new();
        for index in candidates {
            let compiled = &self.rules[index];
            if !reads(compiled.rule, kind) || !self.is_under(compiled, headings) {
                continue;
            }
            for found in run(&compiled.program, lattice, lattice.tokens.clone()) {
                let clauses = clauses_of(lattice, &found.tokens);
                if !compiled.unless.iter().any(|unless| found_in(unless, lattice, clauses.clone())) {
                    let set = compiled.set_at(lattice);
                    matches.push(RuleMatch { rule: compiled.rule, found, set });
                }
            }
        }
        matches
    }

    fn is_under(&self, compiled: &Compiled<'_>, headings: &[Lattice<'_>]) -> bool {
        let Some(under) = &compiled.under else { return true };
        headings.iter().any(|heading| found_in(under, heading, heading.tokens.clone()))
    }
}

impl Compiled<'_> {
    /// What the rule sets in this unit.
    fn set_at(&self, lattice: &Lattice<'_>) -> BTreeMap<String, String> {
        let mut set = self.rule.set.clone();
        for (program, when) in self.when.iter().zip(&self.rule.when) {
            if found_in(program, lattice, lattice.tokens.clone()) {
                set.extend(when.set.clone());
            }
        }
        set
    }
}

/// A rule without a unit reads prose and headings; others read their own blocks.
fn reads(rule: &Rule, kind: BlockKind) -> bool {
    match rule.unit {
        None => matches!(kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item),
        Some(unit) => unit == kind,
    }
}

/// The tokens of the clauses a match touches.
fn clauses_of(lattice: &Lattice<'_>, tokens: &Range<usize>) -> Range<usize> {
    let touched =
        lattice.clauses.iter().filter(|clause| clause.tokens.start < tokens.end && tokens.start < clause.tokens.end);
    touched
        .map(|clause| clause.tokens.clone())
        .reduce(|all, next| all.start.min(next.start)..all.end.max(next.end))
        .unwrap_or(tokens.clone())
}
