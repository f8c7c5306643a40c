//! Why a test, or the taking of screenshots, could not go on.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// How long a test waits for what should come at once. A machine that does much else beside the tests takes seconds for it.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A message for whoever started the tests.
pub struct Failure(pub String);

/// The result of everything that drives a browser.
pub type Outcome<T = ()> = Result<T, Failure>;

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        let text = error.to_string();
        // The rest of a driver's message is its own stack trace.
        Failure(text.split("(Session info").next().unwrap_or_default().trim().into())
    }
}
