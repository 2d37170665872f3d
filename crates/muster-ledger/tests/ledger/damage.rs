//! Crashes, damaged bytes and lost files: the answer is right, or there is none.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use muster_ledger::{Error, Ledger, Recovered};
use muster_model::{Coordinates, Intake, Snapshot};
use tempfile::TempDir;

use crate::samples::{claim, copy, intake, lose_index, year};

/// A record of two documents.
async fn record() -> (TempDir, Snapshot) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::create(folder.path()).await.expect("a ledger");
    for number in [1, 2] {
        let claims = vec![claim(number, 0, 1, year(2016)), claim(number, 1, 2, year(2015))];
        ledger.append(intake(number, "reader", claims), 10).await.expect("an append");
    }
    let snapshot = ledger.snapshot(Coordinates::default()).await.expect("a snapshot");
    ledger.close().await;
    (folder, snapshot)
}

fn third() -> Intake {
    intake(3, "reader", vec![claim(3, 0, 7, year(2017))])
}

fn log_of(folder: &Path) -> PathBuf {
    folder.join("ledger/log.jsonl")
}

async fn everything(ledger: &Ledger) -> Snapshot {
    ledger.snapshot(Coordinates::default()).await.expect("a snapshot")
}

#[tokio::test]
async fn a_torn_tail_is_cut_back_wherever_the_crash_came() {
    let (before, held) = record().await;
    let whole = tempfile::tempdir().expect("a folder");
    copy(before.path(), whole.path());
    let mut ledger = Ledger::open(whole.path()).await.expect("a ledger");
    let appended = ledger.append(third(), 20).await.expect("an append");
    let expected = everything(&ledger).await;
    ledger.close().await;
    let (old, new) = (fs::read(log_of(before.path())).expect("a log"), fs::read(log_of(whole.path())).expect("a log"));
    let cuts = (old.len() + 1..new.len()).step_by(41).chain([new.len() - 1]);
    for cut in cuts {
        let folder = tempfile::tempdir().expect("a folder");
        copy(before.path(), folder.path());
        fs::write(log_of(folder.path()), &new[..cut]).expect("a torn log");
        let mut ledger = Ledger::open(folder.path()).await.expect("a ledger");
        let torn_bytes = (cut - old.len()) as u64;
        assert_eq!(ledger.recovered(), Recovered { torn_bytes, indexed_batches: 0 });
        assert_eq!(fs::read(log_of(folder.path())).expect("a log"), old);
        assert_eq!(everything(&ledger).await, held);
        assert_eq!(ledger.append(third(), 20).await.expect("an append"), appended);
        assert_eq!(everything(&ledger).await, expected);
        assert_eq!(fs::read(log_of(folder.path())).expect("a log"), new);
    }
}

#[tokio::test]
async fn a_tail_is_left_alone_while_a_writer_may_be_writing_it() {
    let (folder, held) = record().await;
    let lock = OpenOptions::new().write(true).open(folder.path().join("ledger/lock")).expect("a lock file");
    lock.lock().expect("the lock");
    let whole = fs::read(log_of(folder.path())).expect("a log");
    let mut log = OpenOptions::new().append(true).open(log_of(folder.path())).expect("a log");
    log.write_all(b"{\"type\":\"cla").expect("a torn line");
    let ledger = Ledger::open(folder.path()).await.expect("a reader");
    assert_eq!(everything(&ledger).await, held);
    assert_eq!(fs::read(log_of(folder.path())).expect("a log").len(), whole.len() + 12);
}

#[tokio::test]
async fn any_flipped_bit_of_the_log_is_found() {
    let (folder, _) = record().await;
    let whole = fs::read(log_of(folder.path())).expect("a log");
    for place in (0..whole.len()).step_by(17).chain([whole.len() - 1]) {
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << (place % 8);
        fs::write(log_of(folder.path()), &flipped).expect("a damaged log");
        match Ledger::open(folder.path()).await {
            Err(Error::Format { .. } | Error::Damaged { .. } | Error::Shortened { .. }) => {}
            Err(error) => panic!("byte {place}: {error}"),
            Ok(_) => panic!("byte {place}: not found"),
        }
        assert_eq!(fs::read(log_of(folder.path())).expect("a log"), flipped, "a damaged log is left as it is");
    }
}

#[tokio::test]
async fn damage_is_told_with_its_place() {
    let (folder, _) = record().await;
    let whole = fs::read(log_of(folder.path())).expect("a log");
    let starts: Vec<usize> = (1..whole.len()).filter(|at| whole[at - 1] == b'\n').collect();
    for (line, position) in [(1, 2), (2, 3), (5, 5)] {
        let mut damaged = whole.clone();
        damaged[starts[line]] = b'?';
        fs::write(log_of(folder.path()), damaged).expect("a damaged log");
        match Ledger::open(folder.path()).await {
            Err(Error::Damaged { position: found, offset, .. }) => {
                assert_eq!((found, offset), (position, starts[line] as u64));
            }
            other => panic!("expected damage, found {:?}", other.err()),
        }
    }
}

#[tokio::test]
async fn a_log_that_lost_acknowledged_entries_is_not_taken_for_a_torn_one() {
    let (folder, _) = record().await;
    let whole = fs::read(log_of(folder.path())).expect("a log");
    fs::write(log_of(folder.path()), &whole[..whole.len() - 5]).expect("a shorter log");
    let found = Ledger::open(folder.path()).await.err();
    assert!(matches!(found, Some(Error::Shortened { found: 3, expected: 6, .. })), "{found:?}");
    lose_index(folder.path());
    let ledger = Ledger::open(folder.path()).await.expect("what is left, when asked for");
    assert_eq!(everything(&ledger).await.position, 3);
}

#[tokio::test]
async fn an_index_that_is_missing_garbage_or_older_is_filled_again() {
    let (folder, held) = record().await;
    let index = folder.path().join("ledger/index.sqlite");
    let older = fs::read(&index).expect("an index");

    lose_index(folder.path());
    let mut ledger = Ledger::open(folder.path()).await.expect("a ledger");
    assert_eq!(ledger.recovered().indexed_batches, 2);
    assert_eq!(format!("{:?}", everything(&ledger).await), format!("{held:?}"));
    ledger.append(third(), 20).await.expect("an append");
    let expected = everything(&ledger).await;
    ledger.close().await;

    for (content, batches) in [(older, 1), (b"no database at all".repeat(300), 3), (Vec::new(), 3)] {
        fs::write(&index, content).expect("another index");
        let ledger = Ledger::open(folder.path()).await.expect("a ledger");
        assert_eq!(ledger.recovered().indexed_batches, batches);
        assert_eq!(everything(&ledger).await, expected);
        ledger.close().await;
    }
}

#[tokio::test]
async fn an_index_of_another_history_is_filled_again() {
    let (folder, held) = record().await;
    // Its only checkpoint is at a position where this log has one too.
    let same_length = intake(3, "reader", vec![claim(3, 0, 1, year(2016)), claim(3, 1, 2, year(2015))]);
    let other = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::create(other.path()).await.expect("a ledger");
    ledger.append(same_length, 20).await.expect("an append");
    ledger.close().await;
    fs::copy(other.path().join("ledger/index.sqlite"), folder.path().join("ledger/index.sqlite")).expect("a copy");
    let ledger = Ledger::open(folder.path()).await.expect("a ledger");
    assert_eq!(ledger.recovered().indexed_batches, 2);
    assert_eq!(everything(&ledger).await, held);
}

#[tokio::test]
async fn a_changed_document_file_is_never_shown() {
    let (folder, _) = record().await;
    let ledger = Ledger::open(folder.path()).await.expect("a ledger");
    for entry in fs::read_dir(folder.path().join("documents")).expect("documents") {
        let path = entry.expect("a file").path();
        let mut bytes = fs::read(&path).expect("a document");
        bytes[9] ^= 1;
        fs::write(&path, bytes).expect("a changed document");
    }
    assert!(matches!(ledger.snapshot(Coordinates::default()).await, Err(Error::Document { .. })));
    assert!(matches!(ledger.bytes(&third().document.id).await, Ok(None)));
    let first = intake(1, "reader", Vec::new()).document.id;
    assert!(matches!(ledger.bytes(&first).await, Err(Error::Document { .. })));
}

#[tokio::test]
async fn a_log_of_a_later_format_is_named_and_left_alone() {
    let (folder, _) = record().await;
    let text = fs::read_to_string(log_of(folder.path())).expect("a log");
    fs::write(log_of(folder.path()), text.replacen("\"v\":1", "\"v\":2", 1)).expect("a later log");
    let error = Ledger::open(folder.path()).await.err().expect("an error").to_string();
    assert!(error.contains(r#"{"type":"log","v":2}"#), "{error}");
}
