//! One form of chart a file, and the few strokes they share.

pub(crate) mod areas;
pub(crate) mod bars;
pub(crate) mod blocks;
pub(crate) mod climb;
pub(crate) mod crowd;
pub(crate) mod field;
pub(crate) mod glyph_gong;
pub(crate) mod glyph_mei;
pub(crate) mod glyph_xiao;
pub(crate) mod nested;
pub(crate) mod pictorial;
pub(crate) mod rates;
pub(crate) mod ring;
pub(crate) mod saving;
pub(crate) mod strokes;
pub(crate) mod tank;

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
