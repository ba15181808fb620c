//! Many requests, as browsers send them.

use std::thread;
use std::time::{Duration, Instant};

use super::{PATIENCE, Preview};

#[test]
fn two_hundred_requests_after_each_other() {
    let preview = Preview::start();
    let times: Vec<_> = (0..200).map(|_| timed(&preview)).collect();
    judge("200 after each other", times);
}

#[test]
fn six_connections_at_once() {
    let preview = Preview::start();
    let times = thread::scope(|scope| {
        let clients: Vec<_> =
            (0..6).map(|_| scope.spawn(|| (0..50).map(|_| timed(&preview)).collect::<Vec<_>>())).collect();
        clients.into_iter().flat_map(|client| client.join().expect("a client")).collect()
    });
    judge("6 x 50 at once", times);
}

fn timed(preview: &Preview) -> Duration {
    let begun = Instant::now();
    assert_eq!(preview.get("/page/").status, 200);
    begun.elapsed()
}

fn judge(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{what}: median {median:?}, slowest {slowest:?}");
    assert!(median < Duration::from_millis(5) * PATIENCE, "median {median:?}");
    assert!(slowest < Duration::from_millis(100) * PATIENCE, "slowest {slowest:?}");
}
