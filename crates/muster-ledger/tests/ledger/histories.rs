//! Random histories against a slow, obvious model: a list of entries, replayed for every question.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use muster_ledger::Ledger;
use muster_model::{
    Appended, Bound, Claim, ClaimId, Coordinates, Day, Document, DocumentId, Entry, Held, Intake, Position, Snapshot,
    Standing,
};
use proptest::prelude::*;

use crate::samples::{at, claim, intake, lose_index, year};

/// A claim to make: word, figure, when said.
type Made = (usize, i64, usize);

#[derive(Clone, Debug)]
enum Step {
    /// A document comes in, or is read again, perhaps with other details given.
    Add { document: usize, claims: Vec<Made>, given: usize },
    /// A person enters a claim.
    Enter { document: usize, made: Made },
    /// The n-th claim that stands is taken out.
    Supersede { nth: usize },
    /// The record is closed and opened.
    Reopen,
    /// The index is lost in between.
    LoseIndex,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let made = || (0..3_usize, 0..2_i64, 0..6_usize);
    let step = prop_oneof![
        6 => (0..3_usize, prop::collection::vec(made(), 0..4), 0..2_usize)
            .prop_map(|(document, claims, given)| Step::Add { document, claims, given }),
        1 => (0..3_usize, made()).prop_map(|(document, made)| Step::Enter { document, made }),
        1 => (0..8_usize).prop_map(|nth| Step::Supersede { nth }),
        1 => Just(Step::Reopen),
        1 => Just(Step::LoseIndex),
    ];
    prop::collection::vec(step, 1..9)
}

fn said(choice: usize) -> Bound {
    match choice {
        0 => Bound::UNKNOWN,
        1 => year(2015),
        2 => year(2017),
        3 => Bound::between(date(2014, 1, 1), date(2017, 1, 1)),
        4 => Bound { earliest: Some(date(2016, 5, 1)), latest: None },
        _ => Bound { earliest: None, latest: Some(date(2016, 5, 1)) },
    }
}

fn make(document: usize, (word, figure, choice): Made) -> Claim {
    claim(document, word, figure, said(choice))
}

fn intake_of(document: usize, claims: &[Made], given: usize, reader: usize) -> Intake {
    let claims = claims.iter().map(|made| make(document, *made)).collect();
    let mut intake = intake(document, &format!("reader {reader}"), claims);
    intake.capture.given.publisher = Some(format!("publisher {given}"));
    intake.document.given = intake.capture.given.clone();
    intake
}

/// One entry of the model.
struct Told {
    entry: Entry,
    recorded: i64,
    /// For a capture, the document as read.
    document: Option<Document>,
    /// Whether it came with a document.
    read: bool,
}

#[derive(Default)]
struct Model {
    log: Vec<Told>,
}

impl Model {
    fn told(&self, until: Position) -> impl Iterator<Item = (Position, &Told)> {
        (1..).zip(&self.log).take_while(move |(position, _)| *position <= until)
    }

    /// Replays the log: the claims that stand at a position, and whether they were read.
    fn standing(&self, until: Position) -> Vec<(Standing, bool)> {
        let mut standing: Vec<(Standing, bool)> = Vec::new();
        for (position, told) in self.told(until) {
            match &told.entry {
                Entry::Claim(claim) => {
                    let claim = claim.clone();
                    standing.push((Standing { claim, position, recorded: told.recorded }, told.read));
                }
                Entry::Supersede { claim, .. } => standing.retain(|(held, _)| held.claim.id != *claim),
                Entry::Capture(_) => {}
            }
        }
        standing
    }

    fn documents(&self, until: Position) -> Vec<Held> {
        let mut last: BTreeMap<DocumentId, Held> = BTreeMap::new();
        for (position, told) in self.told(until) {
            if let (Entry::Capture(capture), Some(document)) = (&told.entry, &told.document) {
                let (capture, document) = (capture.clone(), document.clone());
                let held = Held { capture, document, position, recorded: told.recorded };
                last.insert(held.document.id.clone(), held);
            }
        }
        let mut documents: Vec<Held> = last.into_values().collect();
        documents.sort_by_key(|held| held.position);
        documents
    }

    fn head(&self) -> Position {
        self.log.len() as Position
    }

    fn add(&mut self, intake: Intake, recorded: i64) -> Appended {
        let id = intake.document.id.clone();
        let standing = self.standing(self.head());
        let standing = standing.iter().filter(|(held, _)| held.claim.evidence[0].document == id);
        let mut claims: Vec<Claim> = Vec::new();
        for claim in intake.claims {
            if claims.iter().all(|other| other.id != claim.id) {
                claims.push(claim);
            }
        }
        let mut gone: Vec<ClaimId> = Vec::new();
        for (held, read) in standing {
            if !read {
                claims.retain(|claim| claim.id != held.claim.id);
            } else if claims.contains(&held.claim) {
                claims.retain(|claim| *claim != held.claim);
            } else {
                gone.push(held.claim.id.clone());
            }
        }
        let held = self.documents(self.head()).into_iter().find(|held| held.document.id == id);
        let same = held.as_ref().is_some_and(|held| held.capture.given == intake.capture.given);
        if same && claims.is_empty() && gone.is_empty() {
            return Appended { position: self.head(), ..Appended::default() };
        }
        let reason = format!("read again by {}", intake.capture.reader);
        let (added, superseded) = (claims.len(), gone.len());
        let told = |entry| Told { entry, recorded, document: None, read: true };
        self.log.push(Told { document: Some(intake.document), ..told(Entry::Capture(intake.capture)) });
        self.log.extend(gone.into_iter().map(|claim| told(Entry::Supersede { claim, reason: reason.clone() })));
        self.log.extend(claims.into_iter().map(|claim| told(Entry::Claim(claim))));
        Appended { documents: usize::from(held.is_none()), claims: added, superseded, position: self.head() }
    }

    fn snapshot(&self, coordinates: Coordinates) -> Snapshot {
        let position = coordinates.at.unwrap_or(self.head());
        let mut claims: Vec<Standing> = self.standing(position).into_iter().map(|(held, _)| held).collect();
        let day = |held: &Standing| held.claim.said.latest.or(held.claim.said.earliest);
        claims.sort_by_key(|held| (day(held), held.claim.said.earliest, held.position));
        let mut undated = Vec::new();
        if let Some(said_by) = coordinates.said_by {
            undated = claims.iter().filter(|held| day(held).is_none()).cloned().collect();
            claims.retain(|held| day(held).is_some_and(|day| day <= said_by));
        }
        Snapshot { coordinates, position, documents: self.documents(position), claims, undated }
    }
}

async fn play(steps: Vec<Step>, said_by: Day) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::create(folder.path()).await.expect("a ledger");
    let mut model = Model::default();
    let mut earlier: BTreeMap<Position, Snapshot> = BTreeMap::new();
    for (turn, step) in steps.into_iter().enumerate() {
        let recorded = turn as i64;
        match step {
            Step::Add { document, claims, given } => {
                let intake = intake_of(document, &claims, given, turn);
                let appended = ledger.append(intake.clone(), recorded).await.expect("an append");
                assert_eq!(appended, model.add(intake, recorded));
            }
            Step::Enter { document, made } => {
                let claim = make(document, made);
                let names: BTreeSet<ClaimId> =
                    model.standing(model.head()).into_iter().map(|(held, _)| held.claim.id).collect();
                let held = model.documents(model.head());
                let known = held.iter().any(|held| held.document.id == claim.evidence[0].document);
                if known && !names.contains(&claim.id) {
                    let entry = Entry::Claim(claim);
                    ledger.append_entries(vec![entry.clone()], recorded).await.expect("an append");
                    model.log.push(Told { entry, recorded, document: None, read: false });
                }
            }
            Step::Supersede { nth } => {
                if let Some((held, _)) = model.standing(model.head()).into_iter().nth(nth) {
                    let entry = Entry::Supersede { claim: held.claim.id, reason: "by hand".into() };
                    ledger.append_entries(vec![entry.clone()], recorded).await.expect("an append");
                    model.log.push(Told { entry, recorded, document: None, read: false });
                }
            }
            Step::Reopen => {
                ledger.close().await;
                ledger = Ledger::open(folder.path()).await.expect("a ledger");
            }
            Step::LoseIndex => {
                ledger.close().await;
                lose_index(folder.path());
                ledger = Ledger::open(folder.path()).await.expect("a ledger");
            }
        }
        let now = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
        assert_eq!(now.position, model.head());
        earlier.insert(now.position, now);
    }
    compare(&ledger, &model, &earlier, said_by).await;
    ledger.close().await;
    lose_index(folder.path());
    let ledger = Ledger::open(folder.path()).await.expect("a ledger");
    compare(&ledger, &model, &earlier, said_by).await;
    ledger.close().await;
}

/// Compares every position with the model, and with what was answered when it was the head.
async fn compare(ledger: &Ledger, model: &Model, earlier: &BTreeMap<Position, Snapshot>, said_by: Day) {
    for position in 0..=model.head() {
        for coordinates in [at(position), Coordinates { said_by: Some(said_by), ..at(position) }] {
            let answer = ledger.snapshot(coordinates).await.expect("a snapshot");
            assert_eq!(answer, model.snapshot(coordinates));
            if let (Some(then), None) = (earlier.get(&position), coordinates.said_by) {
                assert_eq!(answer, Snapshot { coordinates, ..then.clone() });
            }
        }
    }
    let entries = ledger.entries(..).await.expect("entries");
    assert!(entries.iter().map(|held| &held.entry).eq(model.log.iter().map(|told| &told.entry)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_agree_with_the_model(steps in steps(), said_by in 2013..2019_i16) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(play(steps, date(said_by, 5, 1)));
    }
}
