//! What the forms of a chart are called, what they show, and what they are for.

use crate::chart::forms::{Order, Scale};
use crate::manuscript::messages::Tongue;
use crate::model::form::Form;

/// What a form is called, and what it shows.
pub fn words(form: Form, tongue: Tongue) -> (&'static str, &'static str) {
    let (chinese, english) = both(form);
    match tongue {
        Tongue::Chinese => chinese,
        Tongue::English => english,
    }
}

type Words = (&'static str, &'static str);

/// In Chinese and in English.
fn both(form: Form) -> (Words, Words) {
    match form {
        Form::Glyph => (
            ("笔画字图", "一个字，笔画的长短是数"),
            ("Character of strokes", "A character; its strokes are as long as the values"),
        ),
        Form::GlyphDots => (
            ("点阵字图", "一个字，笔画由数得清的点排成"),
            ("Character of dots", "A character; its strokes are dots to be counted"),
        ),
        Form::GlyphBars => (
            ("横条字图", "一个字，各横是同一把尺上的横条"),
            ("Character of bars", "A character; its level strokes are bars on one scale"),
        ),
        Form::GlyphShares => (
            ("占比字图", "一个字，笔画填满的长度是百分比"),
            ("Character of shares", "A character; its strokes are filled as far as the shares"),
        ),
        Form::Nested => {
            (("套条图", "整体的横条里套着部分"), ("Nested bars", "Parts as bars within the bar of their whole"))
        }
        Form::Tank => (("电池图", "产能的外框里填着产量"), ("Battery", "Output within the outline of the capacity")),
        Form::Climb => (("阶梯图", "名次上升了几级，几级阶梯"), ("Ladders", "As many rungs as places were gained")),
        Form::Blocks => (("方格条图", "一格一格的横条，数得清"), ("Bars of cells", "Bars of cells to be counted")),
        Form::Crowd => (("人形图", "一个人形代表几个人"), ("People", "One figure for so many people")),
        Form::Pictorial => (
            ("图形计数图", "一排排小图形，一个代表几个"),
            ("Symbols in rows", "Rows of symbols, one for so many things"),
        ),
        Form::Branches => (
            ("支管图", "总管下的支管，每格一个"),
            ("Branches", "Branches that hang from one main; each cell is one thing"),
        ),
        Form::Waffle => {
            (("百格图", "一个百分比，全部格子是百分之百"), ("Waffle", "One share; all the cells are everything"))
        }
        Form::Rates => {
            (("百格条图", "百分比，每条一百格"), ("Strips of a hundred", "Shares as strips of a hundred cells"))
        }
        Form::Areas => (("方块面积图", "方块的面积是数"), ("Squares", "Squares as large in area as the values")),
        Form::Field => (
            ("方块阵图", "一片小方块，一块代表几个"),
            ("Field of symbols", "A field of symbols, one for so many things"),
        ),
        Form::Bars => (("横条图", "从零画起的横条"), ("Bars", "Bars from zero")),
        Form::Saving => (
            ("节省图", "从整条上切下省掉的百分比"),
            ("Bar with a part saved", "A share that is saved, cut off the whole"),
        ),
        Form::Columns => (("柱形图", "按时间排列，从零画起"), ("Columns", "In the order of time, from zero")),
        Form::Changes => (("增减图", "从零向两边画，增和减"), ("Growth and decline", "Bars from zero to both sides")),
        Form::Line => (("折线图", "按时间连成的线"), ("Line", "A line through time")),
        Form::Place => {
            (("位置图", "本地和别处，同一把尺上的点"), ("Dots on an axis", "A place beside others on one axis"))
        }
        Form::Range => (("范围图", "从多少到多少"), ("Ranges", "From one bound to another")),
        Form::BeforeAfter => {
            (("前后对比图", "以前和后来，两根横条"), ("Before and after", "Two bars, the earlier and the later"))
        }
        Form::Table => (("数据表", "不画图，写出数"), ("Table", "The values, not drawn")),
        Form::Facade => (("楼房图", "一扇窗代表几户"), ("Windows", "One window for so many dwellings")),
        Form::Cloth => {
            (("织布图", "百分比，一百根线织好几根"), ("Cloth", "Shares as threads that are woven, of a hundred"))
        }
        Form::Ring => {
            (("环路图", "一圈路段，一段代表几个"), ("Ring road", "The pieces of a ring road, one for so much"))
        }
        Form::Zoom => (
            ("面积方格图", "相差很大的面积，最小的是一格"),
            ("Cells of area", "Areas that differ much: the smallest is one cell"),
        ),
    }
}

/// What forms are for, in the order in which they are offered: keys of words.
pub const KINDS: [&str; 8] = [
    "for-amounts",
    "for-counting",
    "for-shares",
    "for-parts",
    "for-time",
    "for-places",
    "for-values",
    "for-characters",
];

/// What a form is for: one of [`KINDS`], by its spec.
pub fn kind(form: Form) -> &'static str {
    let spec = form.spec();
    match (spec.scale, spec.order) {
        _ if form.draws_character() => "for-characters",
        (Scale::Shares, _) => "for-shares",
        (_, Order::WholeFirst | Order::CapacityFirst) => "for-parts",
        (Scale::Signed, _) | (_, Order::Time) => "for-time",
        (Scale::Position | Scale::Range | Scale::Panels, _) => "for-places",
        (Scale::Written, _) => "for-values",
        (Scale::Common, Order::Free) if spec.counts.is_some() => "for-counting",
        (Scale::Common | Scale::Zoomed, Order::Free) => "for-amounts",
    }
}
