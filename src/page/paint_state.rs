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
/// A chart laid out at another text size than its still has another height. It keeps its canvas where another chart would be
/// its still again, so that nothing below it moves: it is `Live` far from the window, too, and `Queued` with its last canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaintState {
    /// The still of the build is shown, and nothing is asked for.
    Still,
    /// It is to be painted in a task of its own, or, where the reader sees the canvas, in a microtask. What was shown goes on being
    /// shown.
    Queued,
    /// The canvas is shown, and shows the chart as its environment is.
    Live,
    /// The still is shown: painting failed.
    Failed {
        /// Whether it failed in the midst of the wasm, as a trap, and is not to be tried again.
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
