//! The forms a chart can take, by the names content files call them by.

use serde::{Deserialize, Serialize};

/// The rows of all forms of chart: what a form is, its name in Rust, and the module of `chart::forms` that says all else about
/// it and lays it out. From a row follow the name in content files (`glyph-gong`), its place in [`Form::ALL`] and in
/// `chart::forms::FORMS`. Hands the rows to the macro named.
macro_rules! forms {
    ($with:ident) => {
        $with! {
            /// The character 工, its two horizontals a part and its whole.
            GlyphGong => glyph_gong,
            /// The character 小, its three strokes crowds of people.
            GlyphXiao => glyph_xiao,
            /// The character 美, its three horizontals shares of a hundred.
            GlyphMei => glyph_mei,
            /// A part within its whole, as bars from one zero.
            Nested => nested,
            /// What is made, standing in what could be made.
            Tank => tank,
            /// Places gained, one ladder a ranking.
            Climb => climb,
            /// Amounts as counted cells, one cell a unit.
            Blocks => blocks,
            /// People as people, one figure so many.
            Crowd => crowd,
            /// Counted things as rows of symbols.
            Pictorial => pictorial,
            /// A share as a ring.
            Ring => ring,
            /// Shares as strips of a hundred cells.
            Rates => rates,
            /// Amounts as squares of proportional area.
            Areas => areas,
            /// A field of dots, one a thing.
            Field => field,
            /// Amounts as bars from zero.
            Bars => bars,
            /// What is left when a share is saved.
            Saving => saving,
        }
    };
}
pub(crate) use forms;

/// Declares [`Form`] with a variant a row.
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
    /// What content files call it.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(String::from)).unwrap_or_default()
    }
}
