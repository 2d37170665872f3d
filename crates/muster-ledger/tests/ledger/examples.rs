//! What an append adds, and what questions answer, by example.

use jiff::civil::date;
use muster_ledger::{Error, Ledger};
use muster_model::{Appended, Bound, Coordinates, Entry, Snapshot};
use tempfile::TempDir;

use crate::samples::{at, claim, document, intake, year};

async fn record() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = Ledger::create(folder.path()).await.expect("a ledger");
    (folder, ledger)
}

fn figures(snapshot: &Snapshot) -> Vec<String> {
    let slot = |claim: &muster_model::Claim| claim.value("level").and_then(|value| value.quantity()?.printed);
    snapshot.claims.iter().map(|held| slot(&held.claim).expect("a figure").to_string()).collect()
}

#[tokio::test]
async fn an_empty_record_has_nothing_and_cannot_be_made_twice() {
    let (folder, ledger) = record().await;
    let empty = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
    assert_eq!((empty.position, empty.documents.len(), empty.claims.len()), (0, 0, 0));
    assert!(matches!(Ledger::create(folder.path()).await, Err(Error::Exists(_))));
    assert!(matches!(Ledger::open(folder.path().join("elsewhere")).await, Err(Error::Missing(_))));
    assert!(matches!(ledger.snapshot(at(1)).await, Err(Error::BeyondHead { asked: 1, head: 0 })));
}

#[tokio::test]
async fn what_went_in_comes_out() {
    let (_folder, mut ledger) = record().await;
    let new = intake(1, "reader 1", vec![claim(1, 0, 30, year(2016)), claim(1, 1, 31, year(2016))]);
    let appended = ledger.append(new.clone(), 1_500_000_000).await.expect("an append");
    assert_eq!(appended, Appended { documents: 1, claims: 2, superseded: 0, position: 3 });
    assert_eq!(ledger.head().await.expect("a head"), 3);
    let id = &new.document.id;
    assert_eq!(ledger.document(id).await.expect("a document").as_ref(), Some(&new.document));
    assert_eq!(ledger.bytes(id).await.expect("bytes").as_ref(), Some(&new.bytes));
    assert_eq!(ledger.bytes(&document(2).id).await.expect("an answer"), None);
    let entries = ledger.entries(2..).await.expect("entries");
    assert_eq!(entries.iter().map(|entry| entry.position).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(entries[0].entry, Entry::Claim(new.claims[0].clone()));
    assert_eq!(ledger.entries(..2).await.expect("entries").len(), 1);
    let checkpoints = ledger.checkpoints().await.expect("checkpoints");
    assert_eq!((checkpoints.len(), checkpoints[0].position, checkpoints[0].recorded), (1, 3, 1_500_000_000));
}

#[tokio::test]
async fn the_same_document_adds_nothing_whatever_its_name_reader_or_day() {
    let (_folder, mut ledger) = record().await;
    let first = intake(1, "reader 1", vec![claim(1, 0, 30, year(2016))]);
    ledger.append(first.clone(), 1).await.expect("an append");
    let mut again = intake(1, "reader 2", first.claims.clone());
    again.claims.push(first.claims[0].clone());
    again.claims[0].rule = "coalition/force.level/en#renamed".into();
    again.claims[0].evidence[0].file = "copy.txt".into();
    again.capture.file = "copy.txt".into();
    again.document.file = "copy.txt".into();
    again.document.given.captured = Some(year(2026));
    again.capture.given.captured = Some(year(2026));
    let nothing = Appended { position: 2, ..Appended::default() };
    assert_eq!(ledger.append(again, 2).await.expect("an append"), nothing);
    assert_eq!(ledger.append(first, 3).await.expect("an append"), nothing);
}

#[tokio::test]
async fn a_newer_reading_supersedes_what_it_no_longer_reads() {
    let (_folder, mut ledger) = record().await;
    let (kept, wrong, right) = (claim(1, 0, 30, year(2016)), claim(1, 1, 9, year(2016)), claim(1, 1, 10, year(2016)));
    ledger.append(intake(1, "reader 1", vec![kept.clone(), wrong.clone()]), 1).await.expect("an append");
    let appended = ledger.append(intake(1, "reader 2", vec![kept, right]), 2).await.expect("an append");
    assert_eq!(appended, Appended { documents: 0, claims: 1, superseded: 1, position: 6 });
    let history = ledger.find_claim(wrong.id.as_str()).await.expect("a history");
    let reason = "read again by reader 2".to_owned();
    assert_eq!(history[1].entry, Entry::Supersede { claim: wrong.id.clone(), reason });
    assert_eq!((history[0].position, history[1].position, history[1].recorded), (3, 5, 2));
    let now = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
    assert_eq!(figures(&now), ["30", "10"]);
    assert_eq!((now.documents.len(), now.documents[0].capture.reader.as_str()), (1, "reader 2"));
    let then = ledger.snapshot(at(3)).await.expect("a snapshot");
    assert_eq!(figures(&then), ["30", "9"]);
    assert_eq!(then.documents[0].capture.reader, "reader 1");
    assert_eq!(figures(&ledger.snapshot(at(5)).await.expect("a snapshot")), ["30"]);
}

#[tokio::test]
async fn a_day_learned_later_replaces_the_claim_under_its_own_name() {
    let (_folder, mut ledger) = record().await;
    let (undated, dated) = (claim(1, 0, 30, Bound::UNKNOWN), claim(1, 0, 30, year(2016)));
    assert_eq!(undated.id, dated.id);
    ledger.append(intake(1, "reader 1", vec![undated]), 1).await.expect("an append");
    let appended = ledger.append(intake(1, "reader 1", vec![dated.clone()]), 2).await.expect("an append");
    assert_eq!((appended.claims, appended.superseded), (1, 1));
    let now = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
    assert_eq!(now.claims.iter().map(|held| held.claim.said).collect::<Vec<_>>(), [year(2016)]);
    assert_eq!(ledger.find_claim(&dated.id.as_str()[2..9]).await.expect("a history").len(), 3);
}

#[tokio::test]
async fn a_back_filled_older_document_stands_before_a_newer_one() {
    let (_folder, mut ledger) = record().await;
    ledger.append(intake(1, "reader", vec![claim(1, 0, 2020, year(2020))]), 1).await.expect("an append");
    ledger.append(intake(2, "reader", vec![claim(2, 0, 2016, year(2016))]), 2).await.expect("an append");
    let everything = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
    assert_eq!(figures(&everything), ["2016", "2020"]);
    let said_by = Coordinates { said_by: Some(date(2019, 1, 1)), ..Coordinates::default() };
    assert_eq!(figures(&ledger.snapshot(said_by).await.expect("a snapshot")), ["2016"]);
    assert!(figures(&ledger.snapshot(Coordinates { at: Some(2), ..said_by }).await.expect("a snapshot")).is_empty());
}

#[tokio::test]
async fn undated_claims_come_first_and_are_left_out_when_a_day_is_asked_for() {
    let (_folder, mut ledger) = record().await;
    let open_end = Bound { earliest: Some(date(2016, 6, 1)), latest: None };
    let claims = [(0, year(2017)), (1, Bound::UNKNOWN), (2, open_end), (3, year(2016))];
    let claims = claims.map(|(word, said)| claim(1, word, word as i64, said)).to_vec();
    ledger.append(intake(1, "reader", claims), 1).await.expect("an append");
    let everything = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
    assert_eq!(figures(&everything), ["1", "3", "2", "0"]);
    assert!(everything.undated.is_empty());
    let said_by = Coordinates { said_by: Some(date(2016, 6, 1)), ..Coordinates::default() };
    let early = ledger.snapshot(said_by).await.expect("a snapshot");
    assert_eq!(figures(&early), ["3", "2"]);
    assert_eq!(early.undated.len(), 1);
}

#[tokio::test]
async fn entries_by_themselves_are_idempotent_and_no_reading_takes_them_out() {
    let (_folder, mut ledger) = record().await;
    let (read, entered) = (claim(1, 0, 30, year(2016)), claim(1, 1, 31, year(2016)));
    ledger.append(intake(1, "reader 1", vec![read.clone()]), 1).await.expect("an append");
    let supersede = Entry::Supersede { claim: read.id.clone(), reason: "misread".into() };
    let entries = vec![supersede, Entry::Claim(entered.clone())];
    let appended = ledger.append_entries(entries.clone(), 2).await.expect("an append");
    assert_eq!(appended, Appended { documents: 0, claims: 1, superseded: 1, position: 4 });
    let again = ledger.append_entries(entries, 3).await.expect("an append");
    assert_eq!(again, Appended { position: 4, ..Appended::default() });
    ledger.append(intake(1, "reader 2", vec![claim(1, 2, 32, year(2016))]), 4).await.expect("an append");
    assert_eq!(figures(&ledger.snapshot(Coordinates::default()).await.expect("a snapshot")), ["31", "32"]);
}

#[tokio::test]
async fn what_does_not_hold_together_is_refused_and_leaves_no_trace() {
    let (_folder, mut ledger) = record().await;
    let mut misquoted = claim(1, 0, 30, year(2016));
    misquoted.evidence[0].quote = "w9".into();
    let mut unfounded = claim(1, 0, 30, year(2016));
    unfounded.evidence.clear();
    let foreign = claim(2, 0, 30, year(2016));
    for claim in [misquoted, unfounded, foreign.clone()] {
        let refused = ledger.append(intake(1, "reader", vec![claim]), 1).await;
        assert!(matches!(refused, Err(Error::Refused { .. })), "{refused:?}");
    }
    let mut altered = intake(1, "reader", Vec::new());
    altered.bytes.push(b'!');
    assert!(matches!(ledger.append(altered, 1).await, Err(Error::Refused { .. })));
    let capture = Entry::Capture(intake(1, "reader", Vec::new()).capture);
    for entry in [capture, Entry::Claim(foreign.clone())] {
        assert!(matches!(ledger.append_entries(vec![entry], 1).await, Err(Error::Refused { .. })));
    }
    let unknown = Entry::Supersede { claim: foreign.id, reason: String::new() };
    assert!(matches!(ledger.append_entries(vec![unknown], 1).await, Err(Error::NoSuchClaim(_))));
    assert_eq!(ledger.head().await.expect("a head"), 0);
}

#[tokio::test]
async fn a_claim_is_found_by_enough_of_its_name() {
    let (_folder, mut ledger) = record().await;
    let claims: Vec<_> = (0..10).map(|word| claim(1, word, 1, year(2016))).collect();
    ledger.append(intake(1, "reader", claims.clone()), 1).await.expect("an append");
    assert_eq!(ledger.find_claim(claims[3].id.as_str()).await.expect("a history").len(), 1);
    assert!(
        matches!(ledger.find_claim("c:").await, Err(Error::Ambiguous { candidates, .. }) if candidates.len() == 10)
    );
    assert!(matches!(ledger.find_claim("c:none").await, Err(Error::NoSuchClaim(_))));
}

#[tokio::test]
async fn one_writes_and_others_read() {
    let (folder, mut first) = record().await;
    first.append(intake(1, "reader", vec![claim(1, 0, 1, year(2016))]), 1).await.expect("an append");
    let mut second = Ledger::open(folder.path()).await.expect("a reader beside the writer");
    let other = intake(2, "reader", vec![claim(2, 0, 2, year(2017))]);
    let refused = second.append(other.clone(), 2).await;
    assert!(matches!(refused, Err(Error::Locked(_))), "{refused:?}");
    first.append(intake(3, "reader", vec![claim(3, 0, 3, year(2018))]), 2).await.expect("an append");
    assert_eq!(figures(&second.snapshot(Coordinates::default()).await.expect("a snapshot")), ["1", "3"]);
    first.close().await;
    second.append(other, 3).await.expect("the lock is free");
    assert_eq!(figures(&second.snapshot(Coordinates::default()).await.expect("a snapshot")), ["1", "2", "3"]);
}

#[tokio::test]
async fn a_ledger_is_shared_between_tasks() {
    let (_folder, mut ledger) = record().await;
    let new = intake(1, "reader", vec![claim(1, 0, 1, year(2016))]);
    let ledger = tokio::spawn(async move { ledger.append(new, 1).await.map(|_| ledger) }).await.expect("a task");
    let ledger = std::sync::Arc::new(ledger.expect("an append"));
    let questions: Vec<_> = (0..8_u64)
        .map(|turn| {
            let ledger = ledger.clone();
            tokio::spawn(async move { ledger.snapshot(at(turn % 3)).await.map(|answer| answer.claims.len()) })
        })
        .collect();
    for (turn, question) in questions.into_iter().enumerate() {
        assert_eq!(question.await.expect("a task").expect("a snapshot"), usize::from(turn % 3 == 2));
    }
}
