//! Work that need not be done at once, a piece a task, so that the browser can answer the reader in between.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::event::later;

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Work>> = const { RefCell::new(VecDeque::new()) };
}

/// Does a piece of work after all that was asked for before, in a task of its own.
pub fn push(work: Work) {
    let idle = WAITING.with_borrow_mut(|waiting| {
        waiting.push_back(work);
        waiting.len() == 1
    });
    if idle {
        later(0, Box::new(next));
    }
}

/// The work at hand stays in the queue while it is done, so that what it asks for does not start a second run.
fn next() {
    let work =
        WAITING.with_borrow_mut(|waiting| waiting.front_mut().map(|work| std::mem::replace(work, Box::new(|| {}))));
    if let Some(work) = work {
        work();
    }
    let more = WAITING.with_borrow_mut(|waiting| {
        waiting.pop_front();
        !waiting.is_empty()
    });
    if more {
        later(0, Box::new(next));
    }
}
