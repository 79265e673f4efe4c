//! Many jobs by a few hands, each with one job at a time: what a job holds in memory is held as often as there are hands. (A pool that splits
//! work lends its threads to further jobs while one waits.)

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// With fewer jobs a hand than this, a job's own work is shared out as well.
const FEW: usize = 4;

/// The results, in the order of the jobs.
pub(super) fn each<T: Send>(jobs: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    let hands = rayon::current_num_threads();
    if jobs < hands * FEW {
        return (0..jobs).into_par_iter().map(work).collect();
    }
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(jobs)));
    let hand = || {
        let mut own = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= jobs {
                break;
            }
            own.push((at, work(at)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
    };
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| match ThreadPoolBuilder::new().num_threads(1).build() {
                Ok(alone) => alone.install(hand),
                // no thread is to be had: the work is done all the same
                Err(_) => hand(),
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_done_once_and_results_are_in_order() {
        for jobs in [0, 1, 7, 1000] {
            let results = each(jobs, |at| (0..at % 5).into_par_iter().map(|n| n + at).sum::<usize>());
            assert_eq!(results, (0..jobs).map(|at| (0..at % 5).map(|n| n + at).sum()).collect::<Vec<usize>>());
        }
    }
}
