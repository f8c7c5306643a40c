//! What depends on scrolling: entrances, the navigation, and the reading position.

pub(crate) mod entrance;
pub(crate) mod reading_position;
pub(crate) mod scroll_spy;
