//! A chart's picture: the SVG of the build (the still), and the canvas that replaces it without moving anything.

use leptos::html::Canvas;
use leptos::prelude::*;

/// The picture of one chart. `stills` are SVG elements, one per width class, and are passed only at build time: hydration does not set
/// `inner_html`, so in the browser those in the page stay. Until it is painted the canvas is empty and hidden.
///
/// It hydrates without marker comments, because it has no dynamic child; see `hydrated` in `site::document` before adding one.
#[component]
pub fn Picture(
    /// The stills as SVG.
    stills: String,
    /// The canvas element, for the code that paints it.
    canvas: NodeRef<Canvas>,
    /// Whether the canvas is painted and shown instead of the still.
    painted: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="still" class:spent=move || painted.get() inner_html=stills></div>
        <canvas class:live=move || painted.get() node_ref=canvas aria-hidden="true"></canvas>
    }
}
