//! A chart's picture: the still of the build, and the canvas that takes its place without moving anything.

use leptos::html::Canvas;
use leptos::prelude::*;

/// The picture of one chart. `stills` are SVG elements, one a width class, and are there only at build time: in the browser
/// they are already in the page and are left alone. Rendered without a browser the canvas stays empty and hidden.
#[component]
pub fn Picture(
    /// The stills as SVG.
    stills: String,
    /// The canvas, for whoever paints it.
    canvas: NodeRef<Canvas>,
    /// Whether the canvas has been painted and may be shown instead of the still.
    painted: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="still" class:spent=move || painted.get() inner_html=stills></div>
        <canvas class:live=move || painted.get() node_ref=canvas aria-hidden="true"></canvas>
    }
}
