//! Reads a story or the whole page aloud, unit by unit, each highlighted while it is read. Uses the browser's speech synthesis; if it has
//! no voice for the language of the page, there are no controls.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, Reflect};
use web_sys::{
    Document, Event, HtmlElement, KeyboardEvent, PointerEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
    SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

use super::announcer;
use crate::browser::dom::events::{closest, listen, set_timeout};
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, under_bar, window_height};
use crate::islands::speech_player::{Player, PlayerWords, SPEEDS, State};
use crate::page::data::{PageData, Unread};

/// The delay between cancelling an utterance and speaking the next, in milliseconds.
const BREATH: i32 = 80;
/// How long a unit may take before it is given up, in milliseconds: so long, and so much for three bytes, a Chinese character or half a
/// word. Some voices never report the end of what takes longer than 15 seconds, and one whose program has ended reports nothing at all.
const PATIENCE: (i32, i32) = (10_000, 400);

/// Shows the controls as soon as the browser has a voice for the page: some browsers list their voices late.
pub fn init(document: &Document, live: Rc<PageData<Unread>>) {
    let Some(voice) = synthesis() else {
        return;
    };
    let reader = Rc::new(Reader {
        document: document.clone(),
        live,
        voice: voice.clone(),
        own: RefCell::default(),
        utterance: RefCell::default(),
        units: RefCell::default(),
        at: Cell::new(0),
        turn: Cell::new(0),
        stalled: Cell::new(false),
        begun_by: RefCell::default(),
        state: Cell::new(None),
    });
    reader.clone().offer();
    let late = reader.clone();
    listen(&voice, "voiceschanged", move |_: Event| late.clone().offer());
}

/// The browser's speech synthesis, if it has any. Checked by the properties of the window, since web-sys assumes that they exist.
fn synthesis() -> Option<SpeechSynthesis> {
    let (window, _) = page()?;
    let has =
        |name: &str| Reflect::get(&window, &name.into()).is_ok_and(|value| value.is_object() || value.is_function());
    (has("speechSynthesis") && has("SpeechSynthesisUtterance")).then(|| window.speech_synthesis().ok()).flatten()
}

/// Whether a voice fits the language of the page. Browsers write `zh-CN`, `zh_CN` and `cmn-Hans-CN`; a Cantonese voice is no use for
/// text in Mandarin.
fn speaks(voice: &str, lang: &str) -> bool {
    let voice = voice.to_ascii_lowercase().replace('_', "-");
    let (of_voice, of_page) = (voice.split('-').next(), lang.split('-').next());
    match of_page {
        Some("zh") => matches!(of_voice, Some("zh" | "cmn")) && !voice.ends_with("-hk") && !voice.contains("yue"),
        of_page => of_voice == of_page,
    }
}

/// The state of the reading.
struct Reader {
    document: Document,
    live: Rc<PageData<Unread>>,
    voice: SpeechSynthesis,
    /// The voice to ask for, where the browser would not find it by the language of the page.
    own: RefCell<Option<SpeechSynthesisVoice>>,
    /// The current utterance, kept because some browsers garbage-collect one that nobody refers to, and then never report its end.
    utterance: RefCell<Option<SpeechSynthesisUtterance>>,
    units: RefCell<Vec<HtmlElement>>,
    at: Cell<usize>,
    /// Counts utterances: the end event of a cancelled one is ignored.
    turn: Cell<u32>,
    /// Whether the unit before was given up.
    stalled: Cell<bool>,
    /// The control that began the reading, to which the focus returns.
    begun_by: RefCell<Option<HtmlElement>>,
    /// The state of the player, which is mounted at the first reading.
    state: Cell<Option<State>>,
}

impl Reader {
    /// Shows the controls if there is a voice and they are not shown yet.
    fn offer(self: Rc<Reader>) {
        let hidden = query::all(self.document.query_selector_all(concatcp!("[", attr::READ, "][hidden]")));
        if hidden.is_empty() {
            return;
        }
        // A browser that has a voice of `cmn` speaks `zh` with a voice of any other language. A name is longer for a voice that is a
        // disguise of another.
        let voices: Array = self.voice.get_voices();
        let voices = voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
        let fitting = voices.filter(|voice| speaks(&voice.lang(), &self.live.lang));
        let found = |voice: &SpeechSynthesisVoice| voice.lang().get(..2) == self.live.lang.get(..2);
        let plainest = |voice: &SpeechSynthesisVoice| (!found(voice), voice.lang().len(), voice.name().len());
        let Some(voice) = fitting.min_by_key(plainest) else {
            return;
        };
        self.own.replace((!found(&voice)).then_some(voice));
        for control in &hidden {
            control.set_hidden(false);
        }
        let reader = self.clone();
        listen(&self.document, "click", move |event: PointerEvent| {
            if let Some(control) =
                closest(event.target(), concatcp!("[", attr::READ, "]")).and_then(|e| e.dyn_into().ok())
            {
                reader.clone().begin(control);
            }
        });
        // Otherwise some browsers go on speaking after the page is left.
        if let Some((window, _)) = page() {
            let voice = self.voice.clone();
            listen(&window, "pagehide", move |_: Event| voice.cancel());
        }
    }

    /// Starts reading the story of a control, or the whole page.
    fn begin(self: Rc<Reader>, control: HtmlElement) {
        let units = match control.get_attribute(attr::READ).as_deref() {
            Some("all") => self.document.query_selector_all(concatcp!("main [", attr::SAY, "]")),
            _ => match closest(Some(control.clone().into()), "article") {
                Some(story) => story.query_selector_all(concatcp!("[", attr::SAY, "]")),
                None => return,
            },
        };
        // Units that the style hides are not read.
        let shown = |unit: &HtmlElement| unit.get_client_rects().length() > 0;
        self.show_none();
        self.units.replace(query::all(units).into_iter().filter(shown).collect());
        self.begun_by.replace(Some(control));
        self.at.set(0);
        self.stalled.set(false);
        let state = self.player();
        state.paused.set(false);
        state.shown.set(true);
        self.clone().speak(true);
        // In a task of its own, when the player is shown.
        let document = self.document.clone();
        set_timeout(
            0,
            Box::new(move || {
                if let Some(pause) = query::one(document.query_selector(concatcp!(".", class::PLAYER, " button"))) {
                    let _ = pause.focus();
                }
            }),
        );
    }

    /// The player's state. Mounts the player when it is first needed.
    fn player(self: &Rc<Reader>) -> State {
        if let Some(state) = self.state.get() {
            return state;
        }
        let state = State::new();
        self.state.set(Some(state));
        if let Some(body) = self.document.body() {
            let words = &self.live.words;
            let words = PlayerWords {
                reading: words.reading.clone(),
                pause: words.pause.clone(),
                resume: words.resume.clone(),
                speed: words.speed.clone(),
                stop_reading: words.stop_reading.clone(),
            };
            mount_to(body, move || view! { <Player words=words state=state/> }).forget();
        }
        let reader = self.clone();
        listen(&self.document, "keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" && closest(event.target(), concatcp!(".", class::PLAYER)).is_some() {
                reader.end(None);
            }
        });
        let reader = self.clone();
        listen(&self.document, "click", move |event: PointerEvent| {
            let control = closest(event.target(), concatcp!("[", attr::PLAYER, "]"))
                .and_then(|control| control.get_attribute(attr::PLAYER));
            match control.as_deref() {
                Some("pause") => reader.clone().toggle(),
                Some("speed") => reader.clone().speed(),
                Some("stop") => reader.end(None),
                _ => {}
            }
        });
        state
    }

    /// Speaks the current unit, or ends the reading after the last one. Scrolls the unit into view if the one before was in view, or, with
    /// `follow`, in any case.
    fn speak(self: Rc<Reader>, follow: bool) {
        let Some(unit) = self.units.borrow().get(self.at.get()).cloned() else {
            return self.end(None);
        };
        let before = self.at.get().checked_sub(1).and_then(|before| self.units.borrow().get(before).cloned());
        let followed = follow || before.is_none_or(|before| in_view(&before));
        self.show_none();
        let _ = unit.class_list().add_1(class::BEING_READ);
        if let Some(fold) = closest(Some(unit.clone().into()), "details:not([open])") {
            let _ = fold.set_attribute("open", "");
        }
        if followed && !in_view(&unit) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            unit.scroll_into_view_with_scroll_into_view_options(&options);
        }
        let words = unit.get_attribute(attr::SAY).filter(|words| !words.is_empty());
        let words = words.or_else(|| unit.text_content()).unwrap_or_default();
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&words) else {
            return self.end(Some(&self.live.words.read_failed));
        };
        utterance.set_lang(&self.live.lang);
        utterance.set_voice(self.own.borrow().as_ref());
        utterance.set_rate(self.rate());
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let (ended, failed) = (self.clone(), self.clone());
        listen(&utterance, "end", move |_: Event| {
            if ended.turn.get() == turn {
                ended.stalled.set(false);
                ended.at.set(ended.at.get() + 1);
                ended.clone().speak(false);
            }
        });
        listen(&utterance, "error", move |_: Event| {
            if failed.turn.get() == turn {
                failed.end(Some(&failed.live.words.read_failed));
            }
        });
        let (least, each) = PATIENCE;
        let length = i32::try_from(words.len() / 3).unwrap_or(i32::MAX);
        let waiting = self.clone();
        set_timeout(
            least.saturating_add(each.saturating_mul(length)),
            Box::new(move || {
                if waiting.turn.get() == turn {
                    waiting.give_up();
                }
            }),
        );
        self.utterance.replace(Some(utterance.clone()));
        if !self.voice.speaking() {
            return self.voice.speak(&utterance);
        }
        // Some browsers drop an utterance that immediately follows a cancel.
        self.voice.cancel();
        set_timeout(
            BREATH,
            Box::new(move || {
                if self.turn.get() == turn {
                    self.voice.speak(&utterance);
                }
            }),
        );
    }

    /// Goes on after a unit that did not end; after two, ends the reading.
    fn give_up(self: Rc<Reader>) {
        if self.stalled.replace(true) {
            return self.end(Some(&self.live.words.read_failed));
        }
        self.at.set(self.at.get() + 1);
        self.speak(false);
    }

    fn rate(&self) -> f32 {
        let speed = self.state.get().map_or(0, |state| state.speed.get_untracked());
        SPEEDS.get(speed).map_or(1.0, |(rate, _)| *rate)
    }

    /// Cancels the current utterance, without its end starting the next one.
    fn silence(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.voice.cancel();
    }

    /// Pauses, or resumes at the start of the unit. Does not use `speechSynthesis.pause()`, which ends the speech in some browsers.
    fn toggle(self: Rc<Reader>) {
        let state = self.player();
        let paused = !state.paused.get_untracked();
        state.paused.set(paused);
        if paused {
            self.silence();
        } else {
            self.speak(true);
        }
    }

    /// Switches to the next speed, and starts the unit again.
    fn speed(self: Rc<Reader>) {
        let state = self.player();
        state.speed.update(|speed| *speed = (*speed + 1) % SPEEDS.len());
        if !state.paused.get_untracked() {
            self.speak(false);
        }
    }

    /// Ends the reading; announces why if the reader did not request it.
    fn end(&self, why: Option<&str>) {
        self.silence();
        self.show_none();
        self.utterance.take();
        let inside = self
            .document
            .active_element()
            .and_then(|focus| focus.closest(concatcp!(".", class::PLAYER)).ok().flatten())
            .is_some();
        if let Some(state) = self.state.get() {
            state.shown.set(false);
        }
        if let Some(control) = self.begun_by.take().filter(|_| inside) {
            let _ = control.focus();
        }
        if let Some(why) = why {
            announcer::announce(why);
        }
    }

    fn show_none(&self) {
        for unit in query::all(self.document.query_selector_all(concatcp!(".", class::BEING_READ))) {
            let _ = unit.class_list().remove_1(class::BEING_READ);
        }
    }
}

/// Whether all of it is in view between the bar and the player, or it fills that space.
fn in_view(unit: &HtmlElement) -> bool {
    let Some((window, document)) = page() else {
        return true;
    };
    let player = query::one(document.query_selector(concatcp!(".", class::PLAYER)))
        .map(|player| player.get_bounding_client_rect());
    let top = under_bar(&document);
    let bottom = player.filter(|r| r.height() > 0.0).map_or(window_height(&window), |player| player.top());
    let at = unit.get_bounding_client_rect();
    at.top() >= top && at.bottom() <= bottom || at.top() < top && at.bottom() > bottom
}
