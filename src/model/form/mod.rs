//! The forms a chart can take, with their names in content files.

pub mod character;
mod strokes;

use serde::{Deserialize, Serialize};

/// The table of all forms of chart: description, name in Rust, and module in `chart::forms`, which has its spec and layout. From a row
/// follow the name in content files (`glyph-dots`) and the position in [`Form::ALL`] and `chart::forms::FORMS`. Passes the rows to
/// the macro `$with`.
macro_rules! forms {
    ($with:ident) => {
        $with! {
            /// Any character, its strokes lengths along their middle lines.
            Glyph => glyph,
            /// Any character, its strokes dots along their middle lines, one per `each`.
            GlyphDots => glyph_dots,
            /// A character of level and upright strokes, the level ones bars on one scale with their names and values.
            GlyphBars => glyph_bars,
            /// Any character, its strokes shares from 0 to 100 %.
            GlyphShares => glyph_shares,
            /// Parts within their whole, as bars from a common zero.
            Nested => nested,
            /// Output within capacity, as a battery cell.
            Tank => tank,
            /// Places gained in rankings, one ladder per mark.
            Climb => climb,
            /// Amounts as counted cells, one per `each`.
            Blocks => blocks,
            /// People as people, one symbol per `each`.
            Crowd => crowd,
            /// Counted things as rows of symbols.
            Pictorial => pictorial,
            /// A share as the cells of a block, one per `each` per cent.
            Waffle => waffle,
            /// Shares as strips of a hundred cells.
            Rates => rates,
            /// Amounts as squares of proportional area.
            Areas => areas,
            /// A field of symbols, one per `each`.
            Field => field,
            /// Amounts as bars from zero.
            Bars => bars,
            /// A share that is saved, cut off a bar of the whole cost.
            Saving => saving,
            /// Amounts over time as columns from zero, upwards and downwards.
            Columns => columns,
            /// Growth and decline as bars from zero, to both sides.
            Changes => changes,
            /// Amounts over time as a line, broken where figures are missing.
            Line => line,
            /// A place against others, such as the province and the country, as dots on one axis.
            Place => place,
            /// Figures from one bound to another, on one axis.
            Range => range,
            /// An amount before and after.
            BeforeAfter => before_after,
            /// A small table of values.
            Table => table,
            /// Dwellings as windows of buildings, one per `each`.
            Facade => facade,
            /// Shares as cloth of a hundred threads.
            Cloth => cloth,
            /// Areas from small to very large, each scale with the one before it as small as it is there.
            Zoom => zoom,
            /// Counted things as cells of branches that hang from one main.
            Branches => branches,
            /// An amount as the pieces of a ring road, one per `each`.
            Ring => ring,
        }
    };
}
pub(crate) use forms;

/// Declares [`Form`] with one variant per row.
macro_rules! declare {
    ($($(#[$about:meta])* $form:ident => $module:ident,)+) => {
        /// The forms a chart can take. One file each in `chart::forms`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum Form {
            $($(#[$about])* $form,)+
        }

        impl Form {
            /// All forms.
            pub const ALL: [Form; [$(stringify!($form)),+].len()] = [$(Form::$form),+];
        }
    };
}
forms!(declare);

impl Form {
    /// Its name in content files.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(String::from)).unwrap_or_default()
    }

    /// Whether it draws a character from the strokes that the content has of it.
    pub fn draws_character(self) -> bool {
        matches!(self, Form::Glyph | Form::GlyphDots | Form::GlyphBars | Form::GlyphShares)
    }
}
