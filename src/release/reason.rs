//! Why a numeral is no figure.

use crate::check::{Said, say};

/// Why a numeral is no figure that a page could state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A part of a date, a time of day or the name of a period. GB/T 15835—2011 writes them in either kind of digits (4.1.3, 4.2.3).
    Date,
    /// A part of a name or a title: 十四五, “一镇三园”, 三审三校.
    Name,
    /// A part of a word or an idiom that counts nothing: 统一, 一律, 一步一步. GB/T 15835—2011, 4.2.3: always in Chinese characters.
    Word,
    /// It numbers the items of a list: 一是, （二）, 3. at the beginning of a line.
    List,
    /// Which one, not how many: 第二批, 二期, 四年级.
    Ordinal,
    /// It identifies: a document, a standard, a model, a telephone, a road. GB/T 15835—2011, 4.1.2.
    Label,
    /// It stands for “a”: 一座城市.
    Article,
    /// No definite number: 数百, 几十. GB/T 15835—2011, 4.2.2: always in Chinese characters.
    Vague,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 8] = [
        Reason::Date,
        Reason::Name,
        Reason::Word,
        Reason::List,
        Reason::Ordinal,
        Reason::Label,
        Reason::Article,
        Reason::Vague,
    ];

    /// It in words.
    pub fn said(self) -> Said {
        match self {
            Reason::Date => say("reason-date", &[]),
            Reason::Name => say("reason-name", &[]),
            Reason::Word => say("reason-word", &[]),
            Reason::List => say("reason-list", &[]),
            Reason::Ordinal => say("reason-ordinal", &[]),
            Reason::Label => say("reason-label", &[]),
            Reason::Article => say("reason-article", &[]),
            Reason::Vague => say("reason-vague", &[]),
        }
    }
}
