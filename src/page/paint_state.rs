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
/// A chart laid out at another text size than its still has another height. It keeps its canvas where other charts go back to their
/// still, so that nothing below it moves: it is `Live` far from the window, too, and `Queued` with its last canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaintState {
    /// The still of the build is shown, and no painting is queued.
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
