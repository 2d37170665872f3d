//! What does not pass muster? One line for each finding, the gravest first, its terms as figures.

use askama::Template;
use axum::response::Response;
use muster_model::{Finding, Register, Verdict};

use crate::asked::Unreadable;
use crate::drawn::Pen;
use crate::export::{Exported, in_form};
use crate::finding::{DrawnFinding, DrawnVerdict, gravity, verdict};
use crate::frame::Frame;
use crate::pages::{problem, set};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "findings.html")]
struct FindingsPage {
    frame: Frame,
    verdicts: Vec<Choice>,
    registers: Vec<Choice>,
    groups: Vec<Group>,
    total: usize,
}

/// The findings of one verdict.
struct Group {
    verdict: DrawnVerdict,
    heading: &'static str,
    findings: Vec<DrawnFinding>,
}

/// One choice of a filter.
struct Choice {
    href: String,
    label: String,
    verdict: Option<DrawnVerdict>,
    count: usize,
    is_chosen: bool,
}

/// What is shown.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Filter {
    verdict: Option<Verdict>,
    register: Option<Register>,
}

impl Filter {
    fn lets(self, finding: &Finding) -> bool {
        self.verdict.is_none_or(|verdict| finding.verdict == verdict)
            && self.register.is_none_or(|register| finding.register == register)
    }
}

/// Answers `/findings`.
pub(crate) async fn page(visit: Visit) -> Response {
    let filter = match filter(&visit) {
        Ok(filter) => filter,
        Err(problems) => return problem::unreadable(&visit, problems),
    };
    let mut found: Vec<&Finding> = visit.ready.findings.iter().filter(|finding| filter.lets(finding)).collect();
    found.sort_by_key(|finding| gravity(finding.verdict));
    if let Some(response) = in_form(&visit, "findings", &Exported::Findings(&found)) {
        return response;
    }
    let pen = Pen { ready: &visit.ready, links: visit.links() };
    set(&FindingsPage {
        frame: Frame::of(&visit, "Findings").with_forms(&visit),
        verdicts: verdicts(&visit, filter),
        registers: registers(&visit, filter),
        groups: groups(pen, &found),
        total: visit.ready.findings.len(),
    })
}

fn groups(pen: Pen<'_>, found: &[&Finding]) -> Vec<Group> {
    let verdicts = [
        (Verdict::Fails, "Does not add up in the loaded documents"),
        (Verdict::CannotTell, "Cannot tell"),
        (Verdict::Holds, "Holds"),
    ];
    let group = |(one, heading): (Verdict, &'static str)| {
        let of_verdict = found.iter().filter(|finding| finding.verdict == one);
        Group { verdict: verdict(one), heading, findings: of_verdict.map(|finding| pen.finding(finding)).collect() }
    };
    verdicts.map(group).into_iter().filter(|group| !group.findings.is_empty()).collect()
}

fn filter(visit: &Visit) -> Result<Filter, Vec<Unreadable>> {
    let mut problems = Vec::new();
    let mut unreadable = |name: &'static str, found: &str, words: Vec<&str>| {
        problems.push(Unreadable {
            name,
            found: found.to_owned(),
            expected: format!("one of {}", words.join(", ")),
            hint: "leave it out to see all findings".into(),
        });
    };
    let mut filter = Filter::default();
    if let Some(word) = visit.rest("verdict") {
        filter.verdict = Verdict::parse(word);
        if filter.verdict.is_none() {
            unreadable("verdict", word, Verdict::ALL.iter().map(|verdict| verdict.as_str()).collect());
        }
    }
    if let Some(word) = visit.rest("register") {
        filter.register = Register::parse(word);
        if filter.register.is_none() {
            unreadable("register", word, Register::ALL.iter().map(|register| register.as_str()).collect());
        }
    }
    if problems.is_empty() { Ok(filter) } else { Err(problems) }
}

fn href(visit: &Visit, filter: Filter) -> String {
    let mut more = Vec::new();
    more.extend(filter.verdict.map(|verdict| ("verdict", verdict.as_str())));
    more.extend(filter.register.map(|register| ("register", register.as_str())));
    visit.links().with("/findings", &more)
}

fn verdicts(visit: &Visit, filter: Filter) -> Vec<Choice> {
    let choices = [None, Some(Verdict::Fails), Some(Verdict::CannotTell), Some(Verdict::Holds)];
    let choice = |chosen: Option<Verdict>| {
        let wanted = Filter { verdict: chosen, ..filter };
        let label = match chosen {
            None => "all",
            Some(Verdict::Fails) => "does not add up",
            Some(other) => verdict(other).text,
        };
        Choice {
            href: href(visit, wanted),
            label: label.into(),
            verdict: chosen.map(verdict),
            count: count(visit, wanted),
            is_chosen: wanted == filter,
        }
    };
    choices.map(choice).into()
}

fn registers(visit: &Visit, filter: Filter) -> Vec<Choice> {
    let all = std::iter::once((None, "all registers".to_owned()));
    let titles = Register::ALL.iter().zip(&visit.ready.tables).map(|(one, table)| (Some(*one), table.title.clone()));
    let choices = all.chain(titles).map(|(register, label)| {
        let wanted = Filter { register, ..filter };
        Choice {
            href: href(visit, wanted),
            label,
            verdict: None,
            count: count(visit, wanted),
            is_chosen: wanted == filter,
        }
    });
    choices.filter(|choice| choice.count > 0 || choice.is_chosen).collect()
}

fn count(visit: &Visit, filter: Filter) -> usize {
    visit.ready.findings.iter().filter(|finding| filter.lets(finding)).count()
}
