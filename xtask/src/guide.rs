//! Pages generated from the packs: the analyst's guide.

use std::fmt::Write as _;

use anyhow::Result;
use muster_model::{Kind, Register, SlotSpec};
use muster_work::Packs;

/// Returns the generated pages: path and text.
pub fn pages() -> Result<Vec<(String, String)>> {
    let packs = Packs::load(Some(std::path::Path::new("packs")))?;
    Ok(vec![("docs/reference/kinds.md".to_owned(), kinds(&packs))])
}

fn kinds(packs: &Packs) -> String {
    let mut page = String::from(
        "# Kinds of claim: the analyst's guide\n\nGenerated from `packs/claims/coalition/kinds/` by `cargo xtask bless`.\nEdit the kind files, not this page.\n",
    );
    for register in Register::ALL {
        let kinds: Vec<&Kind> = packs.pack.kinds.values().filter(|kind| kind.register == *register).collect();
        let _ = write!(page, "\n## Register: {}\n", register.as_str());
        kinds.into_iter().for_each(|kind| kind_section(kind, &mut page));
    }
    page
}

fn kind_section(kind: &Kind, page: &mut String) {
    let _ = write!(page, "\n### {} — `{}`\n\n{}\n", kind.label(), kind.name, kind.about);
    let _ = write!(page, "Time: {}. One series for each {}.\n\n", kind.time.as_str(), kind.series.join(", "));
    page.push_str("| slot | holds | required | meaning |\n|---|---|---|---|\n");
    for (name, slot) in &kind.slots {
        let required = if slot.required { "yes" } else { "" };
        let _ = writeln!(page, "| `{name}` | {} | {required} | {} |", holds(slot), slot.about);
    }
    list("Read as this kind", &kind.include, page);
    list("Not this kind", &kind.exclude, page);
    page.push_str("\nHard cases:\n\n");
    for case in &kind.hard {
        let _ = writeln!(page, "- “{}” — {}", case.text, case.answer);
    }
}

fn holds(slot: &SlotSpec) -> String {
    let more: Vec<&str> = slot.symbols.iter().chain(&slot.units).map(String::as_str).collect();
    let of = slot.of.map(|of| format!(" of {}", of.as_str())).unwrap_or_default();
    match more.as_slice() {
        [] => format!("{}{of}", slot.holds.as_str()),
        more => format!("{}{of}: {}", slot.holds.as_str(), more.join(", ")),
    }
}

fn list(title: &str, lines: &[String], page: &mut String) {
    let _ = write!(page, "\n{title}:\n\n");
    for line in lines {
        let _ = writeln!(page, "- {line}");
    }
}
