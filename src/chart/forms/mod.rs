//! One form of chart a file, and the few strokes they share.

pub mod areas;
pub mod bars;
pub mod blocks;
pub mod climb;
pub mod crowd;
pub mod field;
pub mod glyph_gong;
pub mod glyph_mei;
pub mod glyph_xiao;
pub mod nested;
pub mod pictorial;
pub mod rates;
pub mod ring;
pub mod saving;
pub mod strokes;
pub mod tank;
