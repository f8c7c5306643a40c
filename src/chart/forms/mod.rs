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

use crate::chart::symbol;
use crate::model::content::Form;

/// How many symbols, dots or cells a form draws for one mark at most; `None` where it does not count.
pub fn most(form: Form) -> Option<usize> {
    match form {
        Form::GlyphXiao => Some(glyph_xiao::MOST),
        Form::Blocks | Form::Crowd | Form::Pictorial | Form::Field => Some(symbol::MOST),
        _ => None,
    }
}
