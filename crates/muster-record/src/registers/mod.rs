//! Which register answers which question? One file each, all of one shape: a view in, a table out.

pub(crate) mod list;

pub mod command;
pub mod forces;
pub mod harm;
pub mod inquiries;
pub mod media;
pub mod members;
pub mod operations;
pub mod support;
pub mod talks;
pub mod taskforce;
pub mod territory;
pub mod training;
pub mod transition;

use muster_model::Register;

use crate::table::{Section, Table};
use crate::times::day_text;
use crate::view::View;

/// Returns a register, answered.
pub fn table(view: &View<'_>, register: Register) -> Table {
    match register {
        Register::Taskforce => taskforce::table(view),
        Register::Members => members::table(view),
        Register::Command => command::table(view),
        Register::Forces => forces::table(view),
        Register::Operations => operations::table(view),
        Register::Training => training::table(view),
        Register::Support => support::table(view),
        Register::Territory => territory::table(view),
        Register::Harm => harm::table(view),
        Register::Inquiries => inquiries::table(view),
        Register::Transition => transition::table(view),
        Register::Talks => talks::table(view),
        Register::Media => media::table(view),
    }
}

/// Returns the title and the reader's question of a register.
pub fn question(register: Register) -> (&'static str, &'static str) {
    match register {
        Register::Taskforce => ("Task force", "What is it, who set it up, when, and on which grounds?"),
        Register::Members => ("Members", "Who is in, doing what, since when, says who?"),
        Register::Command => ("Command", "Who commanded on that day, from where, with whom?"),
        Register::Forces => ("Forces", "How many are where, stated or planned?"),
        Register::Operations => ("Operations", "How much was flown and struck?"),
        Register::Training => ("Training", "Who was trained, how many, by whom?"),
        Register::Support => ("Support", "Who was supported by whom, with what?"),
        Register::Territory => ("Territory", "What ground changed hands, and what remains of the threat?"),
        Register::Harm => ("Harm", "How many reports, how judged, how many people, says who?"),
        Register::Inquiries => ("Inquiries", "What was inquired into, and what came of it?"),
        Register::Transition => ("Transition", "What was promised, due, done?"),
        Register::Talks => ("Talks", "Who met whom, where, about what?"),
        Register::Media => ("Media", "What is said, by whom, and what was read from it?"),
    }
}

/// Puts a register together: empty sections left out, lanes and coordinates said in the notes.
pub(crate) fn assemble(view: &View<'_>, register: Register, sections: Vec<Section>, notes: &[&str]) -> Table {
    let (title, question) = question(register);
    let sections: Vec<Section> = sections.into_iter().filter(|section| !section.rows.is_empty()).collect();
    let mut all: Vec<String> = Vec::new();
    if let Some(day) = view.as_of() {
        all.push(format!("As of {}: levels may hold on that day or were last attested before it.", day_text(day)));
    }
    let undated: usize = sections.iter().map(|section| section.undated).sum();
    if undated > 0 {
        all.push(match undated {
            1 => "1 row has no time in the words and stands apart.".into(),
            _ => format!("{undated} rows have no time in the words and stand apart."),
        });
    }
    let kinds = view.declared.kinds;
    let in_register = |kind| kinds.get(kind).is_some_and(|kind| kind.register == register);
    let held = view.snapshot.undated.iter().filter(|standing| in_register(&standing.claim.kind)).count();
    if held > 0 {
        all.push(format!("{held} claims of undated sources are left out, because a day of saying was asked for."));
    }
    if !sections.is_empty() {
        all.extend(notes.iter().map(|note| (*note).to_owned()));
    }
    Table { name: register.as_str().into(), title: title.into(), question: question.into(), sections, notes: all }
}
