//! Work that need not be done at once, a piece a task, so that the browser can answer the reader in between.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use super::events::set_timeout;

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Work>> = const { RefCell::new(VecDeque::new()) };
    /// Whether the task of the next piece has been asked for.
    static AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// Does a piece of work after all that was asked for before, in a task of its own.
pub fn push(work: Work) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(work));
    if !AWAITED.replace(true) {
        set_timeout(0, Box::new(next));
    }
}

/// The next task is asked for before the work at hand is done: a piece that fails keeps none from being done.
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
