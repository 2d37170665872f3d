//! A record of four documents, and a browser to look at it.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::civil::date;
use muster_ledger::Ledger;
use muster_model::{
    Approx, Block, BlockKind, Bound, Capture, Claim, ClaimId, Day, Decimal, Document, DocumentId, Entity, EntityClass,
    Evidence, EvidenceRole, Fact, Given, Intake, KindName, Known, Language, Modality, Office, Part, Polarity, Quantity,
    Slot, Source, Span, Speaker, Unit, Valid, Value, sha256_hex,
};
use muster_work::{Packs, Record};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// The day the pages take for today.
pub fn today() -> Day {
    date(2025, 12, 1)
}

/// An answer to a request.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// A served record.
pub struct Served {
    pub router: Router,
    pub folder: TempDir,
}

impl Served {
    /// Serves a record that holds these documents.
    pub async fn with(documents: Vec<Writing>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let record = Record::init(folder.path()).await.expect("a record");
        let mut ledger = record.ledger().await.expect("a ledger");
        for document in documents {
            append(&mut ledger, document).await;
        }
        ledger.close().await;
        let packs = Packs::load(None).expect("the packs are right");
        let router = muster_web::router(record, packs, today).await.expect("the pages");
        Self { router, folder }
    }

    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).body(Body::empty()).expect("an address");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8(bytes.to_vec()).expect("text");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Asks for a page that must be there and well made.
    pub async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        crate::html::check(address, &answer.body);
        answer.body
    }

    /// Adds a document while the record is being served, as another process does.
    pub async fn add(&self, document: Writing) {
        let mut ledger = Ledger::open(self.folder.path()).await.expect("a ledger");
        append(&mut ledger, document).await;
        ledger.close().await;
    }
}

async fn append(ledger: &mut Ledger, document: Writing) {
    ledger.append(document.intake(), 1_760_000_000).await.expect("an append");
}

/// A document being written, block by block.
pub struct Writing {
    file: String,
    publisher: String,
    said: Bound,
    text: String,
    blocks: Vec<(BlockKind, Span)>,
    claims: Vec<Claim>,
    pub private_names: Vec<Span>,
    pub headline: Option<String>,
}

/// Begins a document.
pub fn document(file: &str, publisher: &str, said: Bound) -> Writing {
    Writing {
        file: file.into(),
        publisher: publisher.into(),
        said,
        text: String::new(),
        blocks: Vec::new(),
        claims: Vec::new(),
        private_names: Vec::new(),
        headline: None,
    }
}

impl Writing {
    /// Adds a block and returns where it stands.
    pub fn block(&mut self, kind: BlockKind, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        self.blocks.push((kind, span));
        span
    }

    /// Adds a claim whose words are the last place these words stand.
    pub fn claim(&mut self, kind: &str, words: &str, valid: Valid, slots: &[(&str, Value)]) -> &mut Claim {
        let start = self.text.rfind(words).expect("the words stand in the text");
        self.claims.push(Claim {
            id: ClaimId::new(""),
            kind: KindName::new(kind),
            slots: slots.iter().map(|(name, value)| ((*name).to_owned(), Slot::stated(value.clone()))).collect(),
            valid,
            said: self.said,
            source: Source { publisher: Some(fact(&self.publisher)), ..Source::default() },
            speaker: None,
            modality: Modality::Asserted,
            polarity: Polarity::Positive,
            condition: None,
            within: None,
            evidence: vec![Evidence {
                document: DocumentId::new(""),
                file: self.file.clone(),
                part: 0,
                role: EvidenceRole::Words,
                span: Span::new(start, start + words.len()),
                quote: words.to_owned(),
            }],
            rule: format!("coalition/{kind}/en#by-hand"),
        });
        self.claims.last_mut().expect("a claim was just added")
    }

    fn intake(mut self) -> Intake {
        let id = DocumentId::new(format!("sha256:{}", sha256_hex(self.text.as_bytes())));
        for claim in &mut self.claims {
            claim.evidence.iter_mut().for_each(|evidence| evidence.document = id.clone());
            claim.id = claim.content_id();
        }
        let source = Source {
            publisher: Some(fact(&self.publisher)),
            headline: self.headline.as_deref().map(fact),
            address: None,
        };
        let part = Part {
            span: Some(Span::new(0, self.text.len())),
            source: source.clone(),
            language: Some(Language::new("en")),
            ..Part::default()
        };
        let blocks = self.blocks.iter().map(|(kind, span)| Block { kind: *kind, span: *span, part: 0, ordinal: None });
        let bytes = self.text.clone().into_bytes();
        let capture = Capture {
            document: id.clone(),
            bytes_sha256: sha256_hex(&bytes),
            file: self.file.clone(),
            format: "text/plain; utf-8".into(),
            source,
            said: self.said,
            given: Given::default(),
            reader: "by hand".into(),
        };
        let document = Document {
            id,
            file: self.file.clone(),
            blocks: blocks.collect(),
            text: self.text,
            format: "text/plain; utf-8".into(),
            parts: vec![part],
            given: Given::default(),
            origins: Vec::new(),
            private_names: self.private_names,
        };
        Intake { bytes, document, capture, claims: self.claims }
    }
}

fn fact(text: &str) -> Fact {
    Fact { text: text.into(), known: Known::Given }
}

pub fn month(year: i16, month: i8) -> Valid {
    let first = date(year, month, 1);
    Valid::period(first, first.last_of_month())
}

pub fn symbol(text: &str) -> Value {
    Value::Symbol { symbol: text.into(), text: None }
}

pub fn country(id: &str, text: &str) -> Value {
    Value::Entity(Entity { text: text.into(), class: EntityClass::Country, id: Some(id.into()) })
}

pub fn figure(number: i64, approx: Approx, unit: &str, words: &str) -> Value {
    let mut quantity = Quantity::bounded(Decimal::from(number), approx, words);
    quantity.unit = Some(Unit::new(unit));
    Value::Quantity(quantity)
}

pub fn private(name: &str) -> Option<Speaker> {
    Some(Speaker { name: name.into(), via: Vec::new(), office: Office::Private })
}

/// A month's report whose outcomes do not add up, claims overlapping.
pub fn report() -> Writing {
    let mut report = document("report.txt", "task force report", Bound::day(date(2017, 5, 1)));
    report.headline = Some("Figures for March".into());
    report.block(BlockKind::Heading, "Figures for March");
    report.block(BlockKind::Boilerplate, "Share this <page> & print it");
    let words = "In March 2017 the force received 27 reports and completed 30, of which 9 were credible, 17 were not and 2 were known.";
    report.block(BlockKind::Paragraph, words);
    for (flow, number, words) in [
        ("received", 27, "received 27 reports"),
        ("completed", 30, "received 27 reports and completed 30"),
        ("credible", 9, "completed 30, of which 9 were credible"),
        ("non_credible", 17, "17 were not"),
        ("duplicate", 2, "2 were known"),
    ] {
        let value = figure(number, Approx::Exact, "report", &number.to_string());
        let slots = [("flow", symbol(flow)), ("period", symbol("month")), ("value", value)];
        report.claim("harm.reports", words, month(2017, 3), &slots);
    }
    report
}

/// A level, and a planned one.
pub fn news() -> Writing {
    let mut news = document("news.txt", "news agency", Bound::day(date(2021, 7, 26)));
    news.block(BlockKind::Paragraph, "About 2,500 American troops are in Iraq; officials said 900 would remain.");
    let slots = |number: i64, approx: Approx, words: &str| {
        let value = figure(number, approx, "person", words);
        [
            ("actor", country("US", "American")),
            ("what", symbol("troops")),
            ("measure", symbol("strength")),
            ("value", value),
        ]
    };
    let day = Valid::point(date(2021, 7, 26), date(2021, 7, 26));
    news.claim("force.level", "About 2,500 American troops", day, &slots(2500, Approx::About, "About 2,500"));
    let later = Valid::point(date(2022, 1, 1), date(2022, 12, 31));
    let plan = news.claim("force.level", "900 would remain", later, &slots(900, Approx::Exact, "900"));
    plan.modality = Modality::Planned;
    news
}

/// A page without a day.
pub fn undated() -> Writing {
    let mut page = document("page.txt", "reference page", Bound::UNKNOWN);
    page.block(BlockKind::Paragraph, "Some 40 nations are members.");
    let slots = [("scope", symbol("coalition")), ("value", figure(40, Approx::About, "country", "Some 40"))];
    page.claim("member.count", "40 nations", Valid::default(), &slots);
    page
}

/// The record most tests look at.
pub async fn small() -> Served {
    Served::with(vec![report(), news(), undated()]).await
}

/// The addresses of a page's links, each once, without places within a page.
pub fn links(tags: &[crate::html::Tag]) -> BTreeMap<String, ()> {
    let hrefs = tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href"));
    let addresses = hrefs.map(|href| href.split('#').next().unwrap_or_default().to_owned());
    addresses.filter(|address| !address.is_empty()).map(|address| (address, ())).collect()
}
