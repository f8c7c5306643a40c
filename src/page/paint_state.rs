//! The paint state of a chart: still, queued, live or failed. The chart's host shows it as `data-paint`.

/// The state of a chart's picture.
///
/// ```text
///            near the window               painted
///   Still ─────────────────────▶ Queued ─────────────▶ Live
///     ▲  ◀───────────────────────  ▲ │ ◀────────────────  │
///     │     away, or no width      │ │    invalidated     │
///     │                            │ ▼ painting failed    │
///     │       near again, or       Failed                 │
///     │       invalidated, unless it trapped              │
///     └───────────────────────────────────────────────────┘
///                    away, or invalidated out of sight
/// ```
///
/// For another text size than the page's own, a chart stays `Queued` until the export module has laid it out, as one more still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaintState {
    /// The still is shown, and no painting is queued.
    Still,
    /// It will be painted in a task of its own, or, if its canvas is in view, in a microtask. Until then it looks as before.
    Queued,
    /// The canvas is shown and up to date.
    Live,
    /// The still is shown, because painting failed.
    Failed {
        /// Whether the wasm trapped; painting is then not tried again.
        trapped: bool,
    },
}

impl PaintState {
    /// The value of the attribute.
    pub const fn name(self) -> &'static str {
        match self {
            PaintState::Still => "still",
            PaintState::Queued => "queued",
            PaintState::Live => "live",
            PaintState::Failed { .. } => "failed",
        }
    }
}
