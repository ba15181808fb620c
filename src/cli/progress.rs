//! Shows how far a build is, where that takes long enough to wonder.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::messages::MESSAGES;
use crate::language::Language;
use crate::pipeline::{Phase, Progress};

/// How long nothing is shown: most builds are over by then.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar moves.
const TICK: Duration = Duration::from_millis(100);

/// Follows a build.
#[derive(Debug)]
pub(super) struct Follower {
    started: Instant,
    /// The parts that have begun, with their numbers of steps.
    phases: Mutex<Vec<(Phase, Instant, usize)>>,
    /// The steps of the last of them that were made.
    steps: AtomicUsize,
    is_over: AtomicBool,
    is_stopped: AtomicBool,
}

impl Follower {
    pub(super) fn new() -> Self {
        Self {
            started: Instant::now(),
            phases: Mutex::default(),
            steps: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
            is_stopped: AtomicBool::new(false),
        }
    }

    /// Ends the build as soon as nothing is half done.
    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Does the work and shows meanwhile how far it is, on the error output.
    pub(super) fn show<T>(&self, language: Language, work: impl FnOnce() -> T) -> T {
        thread::scope(|scope| {
            let shown = scope.spawn(|| self.follow(language));
            let done = work();
            self.is_over.store(true, Ordering::Release);
            shown.thread().unpark();
            done
        })
    }

    /// How long each part took.
    pub(super) fn timings(&self) -> Vec<(Phase, Duration)> {
        let phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = phases.iter().skip(1).map(|(_, began, _)| *began).chain([Instant::now()]);
        phases.iter().zip(ends).map(|((phase, began, _), end)| (*phase, end - *began)).collect()
    }

    fn follow(&self, language: Language) {
        while self.started.elapsed() < PATIENCE {
            if self.is_over.load(Ordering::Acquire) {
                return;
            }
            thread::park_timeout(PATIENCE.saturating_sub(self.started.elapsed()));
        }
        if std::io::stderr().is_terminal() { self.bar(language) } else { self.lines(language) }
    }

    fn bar(&self, language: Language) {
        let mut shown: Option<(Phase, ProgressBar)> = None;
        while !self.is_over.load(Ordering::Acquire) {
            if let Some((phase, began, steps)) = self.now() {
                let bar = match shown.take() {
                    Some((before, bar)) if before == phase => bar,
                    earlier => {
                        if let Some((_, bar)) = earlier {
                            bar.finish_and_clear();
                        }
                        ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr())
                            .with_style(style(steps))
                            .with_message(MESSAGES.of(language).get(phase_key(phase)))
                            .with_elapsed(began.elapsed())
                    }
                };
                bar.set_position(self.steps.load(Ordering::Relaxed) as u64);
                shown = Some((phase, bar));
            }
            thread::park_timeout(TICK);
        }
        if let Some((_, bar)) = shown {
            bar.finish_and_clear();
        }
    }

    /// A line for each part that begins, for logs.
    fn lines(&self, language: Language) {
        let mut shown = None;
        while !self.is_over.load(Ordering::Acquire) {
            if let Some((phase, _, steps)) = self.now()
                && shown != Some(phase)
            {
                shown = Some(phase);
                let words = MESSAGES.of(language).get(phase_key(phase));
                let steps = if steps == 0 { String::new() } else { format!(" ({steps})") };
                // Progress that nobody reads is no reason to fail.
                let _ = writeln!(std::io::stderr(), "{words}{steps}…");
            }
            thread::park_timeout(TICK);
        }
    }

    fn now(&self) -> Option<(Phase, Instant, usize)> {
        self.phases.lock().unwrap_or_else(PoisonError::into_inner).last().copied()
    }
}

impl Progress for Follower {
    fn begin(&self, phase: Phase, steps: usize) {
        let mut phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        self.steps.store(0, Ordering::Relaxed);
        phases.push((phase, Instant::now(), steps));
    }

    fn step(&self) {
        self.steps.fetch_add(1, Ordering::Relaxed);
    }

    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}

/// The key of the words for a part.
pub(super) fn phase_key(phase: Phase) -> &'static str {
    match phase {
        Phase::Look => "phase-look",
        Phase::Read => "phase-read",
        Phase::Check => "phase-check",
        Phase::Make => "phase-make",
        Phase::Publish => "phase-publish",
        Phase::Remember => "phase-remember",
    }
}

fn style(steps: usize) -> ProgressStyle {
    let template =
        if steps == 0 { "{spinner} {msg}" } else { "{msg} {bar:30} {human_pos}/{human_len} {eta}" };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
