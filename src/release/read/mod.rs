//! Numbers, dates, units, and the words around them.

pub mod around;
pub mod chinese;
pub mod date;
pub mod number;
pub mod share;
pub mod units;
pub mod words;
