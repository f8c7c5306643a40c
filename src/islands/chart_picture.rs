//! A chart's picture: the SVG of the build (the still), and the canvas that replaces it without moving anything.

use leptos::html::Canvas;
use leptos::prelude::*;

/// The picture of one chart. `stills` are SVG elements, one per width class. They, `title` and `words` are passed only at build time:
/// hydration sets neither `inner_html` nor attributes, so in the browser those in the page stay. Until it is painted the canvas is empty
/// and hidden.
///
/// It must not have a dynamic child: see [`islands`](super).
#[component]
pub fn Picture(
    /// The stills as SVG.
    stills: String,
    /// Name of the chart.
    title: String,
    /// Id of its description.
    words: String,
    /// The canvas, for whoever paints it.
    canvas: NodeRef<Canvas>,
    /// Whether the canvas is painted and shown instead of the still.
    painted: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div
            class="still"
            class:seen=move || !painted.get()
            role="img"
            aria-label=title
            aria-describedby=words
            inner_html=stills
        ></div>
        <canvas class:live=move || painted.get() node_ref=canvas aria-hidden="true"></canvas>
    }
}
