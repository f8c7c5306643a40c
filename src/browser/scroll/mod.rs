//! What follows scrolling: layout of what is far, entrances, the navigation, the place kept on the way to another edition.

pub(crate) mod entrance;
pub(crate) mod progressive_layout;
pub(crate) mod reading_position;
pub(crate) mod scroll_spy;
