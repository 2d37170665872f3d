//! How is work done on all cores while its results stay in order and few of them wait?

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// So many pieces of work for each thread may be begun before the first of them is handed over.
const AHEAD: usize = 8;

/// Returns how many threads this machine runs at once.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` on every task with up to `threads` threads, and hands the results over in the order of the tasks.
///
/// Tasks are taken one by one as threads become free, and never far ahead of the results: memory depends on the
/// number of threads, not on that of the tasks. With one thread everything happens on the caller's.
///
/// # Errors
/// The first that `hand_over` returns; what is begun is still finished, nothing more is begun.
pub fn in_order<T: Send, R: Send, E>(
    threads: usize,
    tasks: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut hand_over: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if threads <= 1 {
        return tasks.map(work).try_for_each(hand_over);
    }
    let tasks = Mutex::new(tasks.enumerate());
    let (permit, permits) = sync_channel(threads * AHEAD);
    (0..threads * AHEAD).for_each(|_| permit.send(()).expect("the channel holds them all"));
    let permits = Mutex::new(permits);
    let (done, results) = sync_channel(threads * AHEAD);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (tasks, permits, work, done) = (&tasks, &permits, &work, done.clone());
            scope.spawn(move || take(tasks, permits, work, &done));
        }
        drop(done);
        // The permits end with this block: a thread that waits for one then stops.
        let permit = permit;
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (index, result) in results {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&next) {
                hand_over(result)?;
                next += 1;
                permit.try_send(()).ok();
            }
        }
        Ok(())
    })
}

/// Takes tasks and does them until there are none, or nobody wants their results.
fn take<T, R>(
    tasks: &Mutex<impl Iterator<Item = (usize, T)>>,
    permits: &Mutex<Receiver<()>>,
    work: &(impl Fn(T) -> R + Sync),
    done: &SyncSender<(usize, R)>,
) {
    loop {
        if permits.lock().unwrap_or_else(PoisonError::into_inner).recv().is_err() {
            return;
        }
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((index, task)) = next else { return };
        if done.send((index, work(task))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(threads: usize) -> Vec<u64> {
        let mut found = Vec::new();
        let work = |number: u64| (0..(1000 - number) * 20).fold(number, |sum, _| std::hint::black_box(sum)).pow(2);
        let kept: Result<(), ()> = in_order(threads, 0..1000, work, |square| {
            found.push(square);
            Ok(())
        });
        assert_eq!(kept, Ok(()));
        found
    }

    #[test]
    fn results_stand_in_the_order_of_the_tasks() {
        let expected: Vec<u64> = (0..1000).map(|number| number * number).collect();
        assert_eq!(squares(1), expected);
        assert_eq!(squares(5), expected);
    }

    #[test]
    fn an_error_ends_it_soon() {
        let begun = std::sync::atomic::AtomicUsize::new(0);
        let work = |number: usize| {
            begun.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            number
        };
        let stopped = in_order(3, 0..1_000_000, work, |number| if number < 10 { Ok(()) } else { Err(number) });
        assert_eq!(stopped, Err(10));
        assert!(begun.into_inner() <= 10 + 2 * 3 * AHEAD + 3);
    }
}
