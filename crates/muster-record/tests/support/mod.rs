//! Claims by hand, for tests: documents with figures, and the pack's own kinds and checks.

#![allow(dead_code)] // Each test file uses its own part of the builder.

use std::path::PathBuf;

use jiff::civil::date;
use muster_model::{
    Approx, Block, BlockKind, Bound, Capture, Checks, Claim, ClaimId, Coordinates, Day, Decimal, Document, DocumentId,
    Entity, EntityClass, Evidence, EvidenceRole, Fact, Finding, Given, Held, KindName, Kinds, Known, Language,
    Modality, Office, Part, Person, Place, Polarity, Quantity, Register, Shape, Slot, Snapshot, Source, Span, Speaker,
    Standing, Unit, Valid, Value,
};
use muster_pack::PackFiles;
use muster_record::{Declared, Labels, Table, View};

/// What the pack declares, loaded once for each test.
pub struct Pack {
    pub kinds: Kinds,
    pub checks: Checks,
    pub labels: Labels,
}

#[allow(clippy::disallowed_methods)] // The bans hold for the room; its tests read the pack from the repository.
pub fn pack() -> Pack {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../packs/claims/coalition");
    let mut files = PackFiles::default();
    let mut add = |name: String, path: PathBuf| {
        files.insert(name, std::fs::read_to_string(&path).expect("the pack's files are in the repository"));
    };
    add("claims/coalition/checks.toml".into(), root.join("checks.toml"));
    for entry in std::fs::read_dir(root.join("kinds")).expect("the pack has kinds") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        add(format!("claims/coalition/kinds/{name}"), path);
    }
    let kinds = muster_pack::kinds::load(&files, "coalition").expect("the kinds are right");
    let checks = muster_pack::checks::load(&files, "coalition", &kinds).expect("the checks are right");
    let labels = Labels::from([("US".into(), "United States".into()), ("IQ".into(), "Iraq".into())]);
    Pack { kinds, checks, labels }
}

/// A document being written: each claim takes a line of its text.
pub struct Writing {
    name: String,
    publisher: String,
    said: Bound,
    text: String,
    claims: Vec<Claim>,
    pub private_names: Vec<Span>,
}

pub fn document(name: &str, publisher: &str, said: Bound) -> Writing {
    Writing {
        name: name.into(),
        publisher: publisher.into(),
        said,
        text: String::new(),
        claims: Vec::new(),
        private_names: Vec::new(),
    }
}

pub fn on(year: i16, month: i8, day: i8) -> Bound {
    Bound::day(date(year, month, day))
}

pub fn in_month(year: i16, month: i8) -> Bound {
    let first = date(year, month, 1);
    Bound::between(first, first.last_of_month())
}

pub fn month(year: i16, month: i8) -> Valid {
    let first = date(year, month, 1);
    Valid::period(first, first.last_of_month())
}

pub fn point(bound: Bound) -> Valid {
    Valid { start: bound, end: bound, shape: Shape::Point, ..Valid::default() }
}

pub fn by(day: Day) -> Valid {
    Valid { end: Bound { earliest: None, latest: Some(day) }, shape: Shape::Until, ..Valid::default() }
}

pub fn until(day: Day) -> Valid {
    Valid { end: Bound::day(day), shape: Shape::Until, ..Valid::default() }
}

pub fn over(start: Bound, end: Bound) -> Valid {
    Valid { start, end, shape: Shape::Period, ..Valid::default() }
}

pub fn symbol(text: &str) -> Value {
    Value::Symbol { symbol: text.into(), text: None }
}

pub fn country(id: &str, text: &str) -> Value {
    Value::Entity(Entity { text: text.into(), class: EntityClass::Country, id: Some(id.into()) })
}

pub fn org(id: &str, text: &str) -> Value {
    Value::Entity(Entity { text: text.into(), class: EntityClass::Org, id: Some(id.into()) })
}

pub fn place(id: &str, text: &str) -> Value {
    Value::Place(Place {
        text: text.into(),
        name: Some(text.into()),
        country: Some(id.into()),
        latitude: None,
        longitude: None,
        id: Some(id.into()),
        candidates: 1,
    })
}

pub fn person(name: &str, office: Office) -> Value {
    Value::Person(Person { text: name.into(), rank: None, service: None, nationality: None, role: None, office })
}

pub fn figure(number: &str, approx: Approx, unit: &str) -> Value {
    let number: Decimal = number.parse().expect("a test's number is a number");
    let mut quantity = Quantity::bounded(number, approx, number.to_string());
    quantity.unit = (!unit.is_empty()).then(|| Unit::new(unit));
    Value::Quantity(quantity)
}

pub fn exact(number: i64, unit: &str) -> Value {
    figure(&number.to_string(), Approx::Exact, unit)
}

impl Writing {
    /// Adds a claim on a line of its own and hands it back for changes.
    pub fn claim(&mut self, kind: &str, valid: Valid, slots: &[(&str, Value)]) -> &mut Claim {
        let words: Vec<String> =
            slots.iter().filter_map(|(_, value)| value.text().or_else(|| value.symbol().map(str::to_owned))).collect();
        self.claim_in(kind, valid, slots, &words.join(" "))
    }

    /// Adds a claim whose words are `line`.
    pub fn claim_in(&mut self, kind: &str, valid: Valid, slots: &[(&str, Value)], line: &str) -> &mut Claim {
        let start = self.text.len();
        self.text.push_str(line);
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        self.claims.push(Claim {
            id: ClaimId::new(""),
            kind: KindName::new(kind),
            slots: slots.iter().map(|(name, value)| ((*name).to_owned(), Slot::stated(value.clone()))).collect(),
            valid,
            said: self.said,
            source: source(&self.publisher),
            speaker: None,
            modality: Modality::Asserted,
            polarity: Polarity::Positive,
            condition: None,
            within: None,
            evidence: vec![Evidence {
                document: self.id(),
                file: format!("{}.txt", self.name),
                part: 0,
                role: EvidenceRole::Words,
                span,
                quote: line.to_owned(),
            }],
            rule: "test".into(),
        });
        self.claims.last_mut().expect("a claim was just added")
    }

    /// Adds text that gives no claim and says where it stands.
    pub fn prose(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        span
    }

    fn id(&self) -> DocumentId {
        DocumentId::new(format!("sha256:{}", self.name))
    }

    fn held(&self) -> Held {
        let whole = Span::new(0, self.text.len());
        let part = Part {
            span: Some(whole),
            source: source(&self.publisher),
            language: Some(Language::new("en")),
            ..Part::default()
        };
        let file = format!("{}.txt", self.name);
        Held {
            capture: Capture {
                document: self.id(),
                bytes_sha256: String::new(),
                file: file.clone(),
                format: "text/plain; utf-8".into(),
                source: source(&self.publisher),
                said: self.said,
                given: Given::default(),
                reader: "test".into(),
            },
            document: Document {
                id: self.id(),
                file,
                text: self.text.clone(),
                format: "text/plain; utf-8".into(),
                parts: vec![part],
                blocks: vec![Block { kind: BlockKind::Paragraph, span: whole, part: 0, ordinal: None }],
                given: Given::default(),
                origins: Vec::new(),
                private_names: self.private_names.clone(),
            },
            position: 1,
            recorded: 0,
        }
    }
}

fn source(publisher: &str) -> Source {
    let fact = Fact { text: publisher.into(), known: Known::Given };
    Source { publisher: Some(fact), ..Source::default() }
}

pub fn speaker(name: &str, office: Office) -> Option<Speaker> {
    Some(Speaker { name: name.into(), via: Vec::new(), office })
}

/// Puts documents together as the ledger would: in the order said.
pub fn snapshot(writings: Vec<Writing>, as_of: Option<Day>) -> Snapshot {
    let documents = writings.iter().map(Writing::held).collect();
    let mut claims: Vec<Claim> = writings.into_iter().flat_map(|writing| writing.claims).collect();
    claims.iter_mut().for_each(|claim| claim.id = claim.content_id());
    claims.sort_by_key(|claim| (claim.said.latest, claim.said.earliest));
    let numbered = claims.into_iter().zip(1..);
    Snapshot {
        coordinates: Coordinates { as_of, ..Coordinates::default() },
        position: 100,
        documents,
        claims: numbered.map(|(claim, position)| Standing { claim, position, recorded: 0 }).collect(),
        undated: Vec::new(),
    }
}

pub const TODAY: Day = date(2025, 12, 1);

/// Runs the pack's checks and writes each finding as `check: verdict: title`, those of `shapes` only.
pub fn findings(snapshot: &Snapshot, shapes: &[&str]) -> Vec<String> {
    let found = found(snapshot);
    let wanted = found.iter().filter(|finding| shapes.is_empty() || shapes.contains(&finding.shape.as_str()));
    wanted.map(|finding| format!("{}: {}: {}", finding.check, finding.verdict.as_str(), finding.title)).collect()
}

pub fn found(snapshot: &Snapshot) -> Vec<Finding> {
    let pack = pack();
    let declared = Declared { kinds: &pack.kinds, checks: &pack.checks, labels: &pack.labels };
    muster_record::check(&View::new(snapshot, declared, TODAY))
}

/// Answers a register.
pub fn table(snapshot: &Snapshot, register: Register) -> Table {
    let pack = pack();
    let declared = Declared { kinds: &pack.kinds, checks: &pack.checks, labels: &pack.labels };
    muster_record::table(&View::new(snapshot, declared, TODAY), register)
}

/// Writes a section as lines of `cell | cell`, with groups, empty cells left out.
pub fn lines(table: &Table, title: &str) -> Vec<String> {
    let Some(section) = table.sections.iter().find(|section| section.title == title) else { return Vec::new() };
    let line = |row: &muster_record::Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.text()).filter(|text| !text.is_empty()).collect();
        let group = row.group.as_ref().map(|group| format!("[{group}] ")).unwrap_or_default();
        format!("{group}{}", cells.join(" | "))
    };
    section.rows.iter().map(line).collect()
}

/// A month's report as claims: step of assessment and figure.
pub fn report(writing: &mut Writing, valid: &Valid, figures: &[(&str, i64)]) {
    for (flow, number) in figures {
        let slots = [("flow", symbol(flow)), ("period", symbol("month")), ("value", exact(*number, "report"))];
        writing.claim("harm.reports", valid.clone(), &slots);
    }
}

/// Deaths: period, origin, figure.
pub fn deaths(writing: &mut Writing, valid: Valid, period: &str, origin: Option<&str>, value: Value) {
    let mut slots = vec![("whom", symbol("civilian")), ("period", symbol(period)), ("value", value)];
    slots.extend(origin.map(|origin| ("origin", symbol(origin))));
    writing.claim("harm.deaths", valid, &slots);
}
