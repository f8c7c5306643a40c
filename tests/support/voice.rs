//! A speech synthesis voice for tests: headless browsers have none.

/// A script that gives the engine a voice of a language, listed after a while. The voice is silent: it records in `said` what it is
/// to speak, and each utterance lasts until `finish()`.
pub fn voice(lang: &str) -> String {
    r"{
    window.said = [];
    class Said extends EventTarget { constructor(text) { super(); this.text = text; this.rate = 1; } }
    window.SpeechSynthesisUtterance = Said;
    const voice = Object.assign(new EventTarget(), {
      now: null, list: [],
      get speaking() { return Boolean(this.now); },
      getVoices() { return this.list; },
      speak(u) { this.now = u; window.said.push({ text: u.text, lang: u.lang, rate: u.rate }); },
      cancel() { const u = this.now; this.now = null; if (u) setTimeout(() => u.dispatchEvent(new Event('error'))); },
    });
    window.finish = () => { const u = voice.now; voice.now = null; u.dispatchEvent(new Event('end')); };
    Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true });
    setTimeout(() => { voice.list = [{ lang: 'LANG', name: 'voice' }]; voice.dispatchEvent(new Event('voiceschanged')); }, 50);
    }"
    .replace("LANG", lang)
}
