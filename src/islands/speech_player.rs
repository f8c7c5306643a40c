//! The controls of reading aloud: pause, speed, stop. Shown at the bottom of the window while something is being read.

use leptos::prelude::*;

/// The words of the controls, copied from [`Messages`](crate::model::Messages), where they are documented.
#[derive(Debug, Clone)]
pub struct PlayerWords {
    /// Name of the player for screen readers.
    pub reading: String,
    /// The button that pauses.
    pub pause: String,
    /// The same button while it is paused.
    pub resume: String,
    /// Pattern with `{n}`: the button of the speed.
    pub speed: String,
    /// The button that stops.
    pub stop_reading: String,
}

/// The speeds, as rates and as texts.
pub const SPEEDS: [(f32, &str); 4] = [(1.0, "1"), (1.25, "1.25"), (1.5, "1.5"), (0.75, "0.75")];

/// State of the controls.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// Whether the controls are shown: something is being read, or is paused.
    pub shown: RwSignal<bool>,
    /// Whether it is paused.
    pub paused: RwSignal<bool>,
    /// Index of the speed in [`SPEEDS`].
    pub speed: RwSignal<usize>,
}

impl State {
    /// Hidden, at normal speed.
    pub fn new() -> State {
        State { shown: RwSignal::new(false), paused: RwSignal::new(false), speed: RwSignal::new(0) }
    }
}

impl Default for State {
    fn default() -> Self {
        State::new()
    }
}

/// The controls. The code that mounts them handles their clicks. Not rendered by the build: without a browser nothing can be read aloud.
#[component]
pub fn Player(
    /// The words of the controls.
    words: PlayerWords,
    /// Their state.
    state: State,
) -> impl IntoView {
    let (pause, resume, pattern) = (words.pause, words.resume, words.speed);
    let now = move || if state.paused.get() { resume.clone() } else { pause.clone() };
    let rate = move || pattern.replace("{n}", SPEEDS.get(state.speed.get()).map_or("1", |(_, written)| *written));
    view! {
        <div class="player" role="region" aria-label=words.reading prop:hidden=move || !state.shown.get()>
            <button type="button" data-player="pause">{now}</button>
            <button type="button" data-player="speed" aria-live="polite">{rate}</button>
            <button type="button" data-player="stop">{words.stop_reading}</button>
        </div>
    }
}
