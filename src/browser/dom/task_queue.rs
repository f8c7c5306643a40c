//! A queue of deferred work, one piece per task, so that the page stays responsive in between.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use super::events::set_timeout;

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Work>> = const { RefCell::new(VecDeque::new()) };
    /// Whether a task for the next piece has been scheduled.
    static AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// Enqueues a piece of work. It runs in a task of its own, after all pieces enqueued before.
pub fn push(work: Work) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(work));
    if !AWAITED.replace(true) {
        set_timeout(0, Box::new(next));
    }
}

/// Runs the next piece. The following task is scheduled first, so that a piece that traps does not stop the queue.
fn next() {
    let (work, more) = WAITING.with_borrow_mut(|waiting| (waiting.pop_front(), !waiting.is_empty()));
    AWAITED.set(more);
    if more {
        set_timeout(0, Box::new(next));
    }
    if let Some(work) = work {
        work();
    }
}
