//! The line drawing of a section, in parts: each story shows where the one before it left off, like a handscroll.

use leptos::prelude::*;

/// How much of the drawing a story moves on by, in CSS pixels: a phone's width. On a wider phone a story shows more, which is seen again
/// in the next one; on a desk it shows no more.
const STEP: usize = 390;

/// A part of a drawing.
pub struct Scenery<'a> {
    /// Id of the section.
    pub section: &'a str,
    /// The drawing as SVG paths.
    pub drawing: &'a [String],
    /// What it shows.
    pub about: &'a str,
    /// The place of the story in its section, from 0.
    pub place: usize,
}

impl Scenery<'_> {
    /// The part as HTML. The first has the drawing, and says that it is a sketch; the others refer to it. Nobody who does not see it is told
    /// of it. Without a browser it is an SVG element like any other.
    pub fn view(&self) -> AnyView {
        let id = format!("scenery-{}", self.section);
        if self.place == 0 {
            return view! {
                <small class="sketch" aria-hidden="true">{self.about.to_string()}</small>
                <svg class="scenery" aria-hidden="true" focusable="false"><path id=id d=self.drawing.concat()></path></svg>
            }
            .into_any();
        }
        let left = format!("-{}", STEP * self.place);
        view! { <svg class="scenery" aria-hidden="true" focusable="false"><use href=format!("#{id}") x=left></use></svg> }
            .into_any()
    }
}
