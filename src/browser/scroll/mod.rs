//! What depends on scrolling: layout of stories far from the window, entrances, the navigation, and the reading position.

pub(crate) mod entrance;
pub(crate) mod progressive_layout;
pub(crate) mod reading_position;
pub(crate) mod scroll_spy;
