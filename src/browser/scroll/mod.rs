//! What follows scrolling: layout of what is far, entrances, the navigation, the place kept on the way to another edition.

pub mod entrance;
pub mod progressive_layout;
pub mod reading_position;
pub mod scroll_spy;
