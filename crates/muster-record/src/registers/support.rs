//! Who was supported by whom, with what, and what can partners do?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::table::Table;
use crate::view::View;

const PROVIDED: Plan = Plan {
    title: "Support",
    kinds: &["support.provided"],
    group: &["to"],
    columns: &[
        ("support", "support", Fill::Marked("support")),
        ("event", "state", Fill::Words("event")),
        ("figure", "how much", Fill::Figure("value")),
        ("by", "by", Fill::Names(&["by"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const CAPABILITY: Plan = Plan {
    title: "What partners are judged able to do",
    kinds: &["partner.capability"],
    group: &["partner"],
    columns: &[
        ("judgement", "judgement", Fill::Marked("judgement")),
        ("what", "what", Fill::Words("what")),
        ("by", "judged by", Fill::Names(&["by"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const ROLE: Plan = Plan {
    title: "Roles of partners",
    kinds: &["partner.role"],
    group: &["actor"],
    columns: &[
        ("event", "state", Fill::Marked("event")),
        ("role", "role", Fill::Words("role")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const MONEY: Plan = Plan {
    title: "Money",
    kinds: &["resource.money"],
    group: &["for"],
    columns: &[
        ("measure", "measure", Fill::Words("measure")),
        ("figure", "how much", Fill::Figure("value")),
        ("by", "by", Fill::Names(&["by"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let sections = [&PROVIDED, &CAPABILITY, &ROLE, &MONEY].map(|plan| section(view, plan));
    super::assemble(view, Register::Support, sections.into(), &[])
}
