//! What stands around every page? The rail of registers, the coordinates, and the link that shows the same for ever.

use muster_model::{Coordinates, Register, Verdict};
use muster_record::times::day_text;

use crate::assets;
use crate::icons::{Icon, icon, register_icon};
use crate::visit::Visit;

/// Everything the shared template needs.
pub(crate) struct Frame {
    /// The page's title.
    pub title: String,
    /// The record's name.
    pub record: String,
    /// The address of the style sheet.
    pub style: &'static str,
    /// The address of the picture in a browser's tab.
    pub icon: &'static str,
    /// The address of the overview.
    pub home: String,
    /// The page's own path, where the coordinates are sent.
    pub path: String,
    /// The rail, in groups.
    pub rail: Vec<Vec<RailLink>>,
    /// The coordinates asked for.
    pub controls: Controls,
    /// The forms the page can be had in: name and address.
    pub forms: Vec<(&'static str, String)>,
}

/// One link of the rail.
pub(crate) struct RailLink {
    /// Where it leads.
    pub href: String,
    /// Its word.
    pub label: String,
    /// Its picture.
    pub icon: Icon,
    /// Whether the page shown is this one.
    pub current: bool,
    /// How many findings say that figures do not add up.
    pub fails: usize,
    /// How many findings cannot tell.
    pub doubts: usize,
}

/// The coordinates, as the form and the lines under it show them.
pub(crate) struct Controls {
    /// As of, as a date field takes it.
    pub as_of: String,
    /// Said by, as a date field takes it.
    pub said_by: String,
    /// Position, as asked for; empty at the head.
    pub at: String,
    /// The position shown.
    pub position: u64,
    /// The last position of the record.
    pub head: u64,
    /// What else the form has to send along.
    pub hidden: Vec<(String, String)>,
    /// The coordinates in force in words, each with the address without it.
    pub chosen: Vec<(String, String)>,
    /// The address that shows the same for ever.
    pub pinned: String,
    /// The address of the same page at the head.
    pub unpinned: String,
}

impl Frame {
    /// Makes the frame of a page.
    pub(crate) fn of(visit: &Visit, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            record: visit.app.name().to_owned(),
            style: assets::style(),
            icon: assets::icon(),
            home: visit.links().page("/"),
            path: visit.path.clone(),
            rail: rail(visit),
            controls: controls(visit),
            forms: Vec::new(),
        }
    }

    /// Offers the page as CSV, JSON and JSON Lines.
    pub(crate) fn with_forms(mut self, visit: &Visit) -> Self {
        let forms = [("CSV", "csv"), ("JSON", "json"), ("JSON Lines", "jsonl")];
        self.forms = forms.map(|(name, format)| (name, visit.exported(format))).into();
        self
    }

    /// Returns the whole title, for the browser's tab.
    pub(crate) fn tab(&self) -> String {
        format!("{} · {} · Muster", self.title, self.record)
    }
}

fn rail(visit: &Visit) -> Vec<Vec<RailLink>> {
    let links = visit.links();
    let plain = |path: &str, label: &str, picture: &str| RailLink {
        href: links.page(path),
        label: label.into(),
        icon: icon(picture),
        current: visit.path == path,
        fails: 0,
        doubts: 0,
    };
    let registers = Register::ALL.iter().zip(&visit.ready.tables).map(|(register, table)| RailLink {
        href: links.register(*register),
        label: table.title.clone(),
        icon: register_icon(*register),
        current: visit.path == format!("/{}", register.as_str()),
        fails: visit.ready.count(Some(*register), Verdict::Fails),
        doubts: visit.ready.count(Some(*register), Verdict::CannotTell),
    });
    let mut findings = plain("/findings", "Findings", "findings");
    findings.fails = visit.ready.count(None, Verdict::Fails);
    findings.doubts = visit.ready.count(None, Verdict::CannotTell);
    let mut sources = plain("/sources", "Sources", "sources");
    sources.current = visit.path.starts_with("/sources");
    let coverage = plain("/coverage", "Coverage", "coverage");
    vec![vec![plain("/", "Overview", "overview")], registers.collect(), vec![findings, sources, coverage]]
}

fn controls(visit: &Visit) -> Controls {
    let coordinates = visit.asked.coordinates;
    let position = visit.ready.answers.snapshot.position;
    let mut chosen = Vec::new();
    if let Some(day) = coordinates.as_of {
        chosen.push((format!("as of {}", day_text(day)), visit.here(Coordinates { as_of: None, ..coordinates })));
    }
    if let Some(day) = coordinates.said_by {
        chosen.push((format!("said by {}", day_text(day)), visit.here(Coordinates { said_by: None, ..coordinates })));
    }
    Controls {
        as_of: coordinates.as_of.map(|day| day.to_string()).unwrap_or_default(),
        said_by: coordinates.said_by.map(|day| day.to_string()).unwrap_or_default(),
        at: coordinates.at.map(|position| position.to_string()).unwrap_or_default(),
        position,
        head: visit.head,
        hidden: visit.asked.rest.clone().into_iter().collect(),
        chosen,
        pinned: visit.here(Coordinates { at: Some(position), ..coordinates }),
        unpinned: visit.here(Coordinates { at: None, ..coordinates }),
    }
}
