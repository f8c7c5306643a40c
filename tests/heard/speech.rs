//! Reading aloud with real voices: Firefox speaks through speech-dispatcher with espeak-ng's voices, into a driver that takes sound as
//! fast as it is made. What Chromium does otherwise is left to the stand-in (`e2e::aloud`): it does not report the end of what takes
//! longer than 15 seconds.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use thirtyfour::WebDriver;

use crate::support::browser::Browser;
use crate::support::engine::{Driver, Engine, Launch, Running, is_wanted};
use crate::support::failure::{Failure, Outcome, PATIENCE};
use crate::support::server::{Server, Trouble};
use crate::support::{complaints, dist, ending, project, skipped, until, where_wanted};

/// Records every sentence that the page asks for, and when the voice begins and ends it. Long delays of the page can be brought
/// forward by `hurry()`.
const RECORD: &str = "
window.spoken = [];
const speak = SpeechSynthesis.prototype.speak;
SpeechSynthesis.prototype.speak = function (utterance) {
  const one = { text: utterance.text, rate: utterance.rate, began: false, ended: false };
  window.spoken.push(one);
  utterance.addEventListener('start', () => { one.began = true; });
  utterance.addEventListener('end', () => { one.ended = true; });
  speak.call(this, utterance);
};
const later = window.setTimeout, long = [];
window.setTimeout = (then, delay, ...more) => {
  if (delay > 5000) long.push(then);
  return later(then, delay, ...more);
};
window.hurry = () => long.splice(0).forEach(then => then());
";

/// What is configured beside the usual: one synthesizer, and a log of all that is asked for.
const CONFIGURATION: &str = "LogLevel 5
DefaultModule \"espeak-ng\"
AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"
AudioOutputMethod \"libao\"
Timeout 0
";

/// A speech-dispatcher of its own, with a folder for its configuration, its socket and its logs.
struct Dispatcher {
    folder: PathBuf,
    _process: Running,
}

impl Dispatcher {
    fn start(name: &str) -> Outcome<Dispatcher> {
        let folder = std::env::temp_dir().join(format!("gongxiaomei-voice-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("modules"))?;
        fs::write(folder.join("speechd.conf"), CONFIGURATION)?;
        fs::write(folder.join("modules/espeak-ng.conf"), "EspeakIndexing 1\n")?;
        // Read from the home directory: where libao sends the sound.
        fs::write(folder.join(".libao"), "default_driver=null\n")?;
        let process = Running::start(OsStr::new("speech-dispatcher"), |command| {
            command.args(["--run-single", "--communication-method", "unix_socket"]);
            for (option, file) in
                [("--socket-path", "socket"), ("--config-dir", "."), ("--pid-file", "pid"), ("--log-dir", ".")]
            {
                command.arg(option).arg(folder.join(file));
            }
            command.env("HOME", &folder);
        });
        let missing = || Failure("speech-dispatcher does not start; run `scripts/setup test`".into());
        let dispatcher = Dispatcher { folder, _process: process.map_err(|_| missing())? };
        let start = Instant::now();
        while !dispatcher.folder.join("socket").exists() {
            if start.elapsed() > PATIENCE {
                return Err(missing());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(dispatcher)
    }

    fn address(&self) -> String {
        format!("unix_socket:{}", self.folder.join("socket").display())
    }

    /// The commands that it was sent and that begin like this, without that.
    fn asked(&self, command: &str) -> Outcome<Vec<String>> {
        let log = fs::read(self.folder.join("speech-dispatcher.log"))?;
        let log = String::from_utf8_lossy(&log);
        let marker = format!("DATA:|{command}");
        Ok(log
            .lines()
            .filter_map(|line| Some(line.split_once(&marker)?.1.trim_end_matches('|').trim().into()))
            .collect())
    }

    /// Ends the program of the voice, and leaves the dispatcher.
    fn end_voice(&self) -> Outcome {
        let parent = fs::read_to_string(self.folder.join("pid"))?;
        let ended = Command::new("pkill")
            .args(["-KILL", "-P", parent.trim(), "sd_espeak-ng"])
            .stdout(Stdio::null())
            .status()?;
        if ended.success() { Ok(()) } else { Err(Failure("no voice was running".into())) }
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Runs a test in Firefox with real voices, on a page that records what is spoken.
async fn spoken(name: &str, page: &str, test: impl AsyncFnOnce(&Browser, &Dispatcher) -> Outcome) -> Outcome {
    if !is_wanted("speech-dispatcher".as_ref()) {
        skipped("speech-dispatcher is not on this machine, and is installed on Debian only");
        return Ok(());
    }
    where_wanted(Engine::Firefox, async |engine| {
        let dispatcher = Dispatcher::start(name)?;
        let driver = Driver::start_in(engine, &[("SPEECHD_ADDRESS", dispatcher.address())])?;
        let session = WebDriver::new(&driver.url, engine.capabilities(&Launch::default())?).await?;
        let browser = Browser::of(engine, session, None).await?;
        let server = Server::troubled(&dist()?, Trouble::script(RECORD))?;
        browser.open(&server.url(page)).await?;
        let folder = project().join("target/e2e-failures/speech").join(name);
        ending(browser, &folder, async |browser| {
            // Firefox lists its voices once it has asked for them all.
            until(browser, "document.querySelector('.hero .read').checkVisibility()").await?;
            test(browser, &dispatcher).await?;
            assert_eq!(complaints(browser).await?, []);
            Ok(())
        })
        .await
    })
    .await
}

/// The number of sentences whose end was reported.
const ENDED: &str = "spoken.filter(one => one.ended).length";

async fn reads_and_obeys(name: &str, page: &str, voice: &str) -> Outcome {
    spoken(name, page, async |browser, dispatcher| {
        browser.click(".hero .read").await?;
        until(browser, &format!("{ENDED} > 2")).await?;

        // While it is paused nothing is asked for; then it goes on with the sentence it had begun.
        browser.click(".player [data-player=pause]").await?;
        let (count, text): (usize, String) = browser.run("return [spoken.length, spoken.at(-1).text];").await?;
        let then: usize = browser.run("await rest(60); return spoken.length;").await?;
        assert_eq!(then, count, "nothing begins while it is paused");
        browser.click(".player [data-player=pause]").await?;
        until(browser, &format!("spoken.length > {count}")).await?;
        let again: String = browser.run(&format!("return spoken[{count}].text;")).await?;
        assert_eq!(again, text, "the sentence that was interrupted");
        until(browser, &format!("{ENDED} > 6")).await?;

        // Faster from the next sentence on.
        let before = dispatcher.asked("SET SELF RATE ")?;
        browser.click(".player [data-player=speed]").await?;
        until(browser, "spoken.filter(one => one.rate === 1.25 && one.ended).length > 2").await?;
        let after = dispatcher.asked("SET SELF RATE ")?;
        let rate = |asked: &[String]| asked.last().and_then(|rate| rate.parse::<i32>().ok()).unwrap_or_default();
        assert!(rate(&after) > rate(&before), "{:?}, then {:?}", rate(&before), rate(&after));

        let voices = dispatcher.asked("SET SELF SYNTHESIS_VOICE ")?;
        let others: Vec<_> = voices.iter().filter(|asked| !asked.starts_with(voice)).collect();
        assert!(!voices.is_empty() && others.is_empty(), "not {voice}: {others:?}");

        // In the order of the page, without a gap.
        let order: bool = browser
            .run(
                "const texts = all('main [data-say]').filter(e => e.getClientRects().length).map(e => e.dataset.say || e.textContent);
                 const heard = spoken.map(one => one.text).filter((text, at, of) => text !== of[at - 1]);
                 return heard.length > 8 && heard.every((text, at) => text === texts[at]);",
            )
            .await?;
        assert!(order, "the sentences are read in their order");

        // It stops as the page is left: nothing more is asked for.
        browser.run::<()>("location.href = 'about:blank';").await?;
        until(browser, "location.href === 'about:blank'").await?;
        let last = dispatcher.asked("SPEAK")?.len();
        let stopped = !dispatcher.asked("CANCEL SELF")?.is_empty() || !dispatcher.asked("STOP SELF")?.is_empty();
        browser.run::<()>("await rest(60);").await?;
        assert!(stopped && dispatcher.asked("SPEAK")?.len() == last, "it goes on: {last} and more");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mandarin_voice_reads_pauses_goes_on_and_follows_the_speed() -> Outcome {
    reads_and_obeys("zh", "index.html", "Chinese (Mandarin").await
}

#[tokio::test]
async fn an_english_voice_reads_pauses_goes_on_and_follows_the_speed() -> Outcome {
    reads_and_obeys("en", "en/index.html", "English (").await
}

#[tokio::test]
async fn two_hundred_sentences_are_read_without_a_stall() -> Outcome {
    spoken("200", "en/index.html", async |browser, _| {
        browser.run::<()>("all('.more').forEach(fold => { fold.open = true; });").await?;
        browser.click(".hero .read").await?;
        let start = Instant::now();
        let mut before = 0;
        let mut moved = Instant::now();
        loop {
            let ended: usize = browser.run(&format!("return {ENDED};")).await?;
            if ended >= 200 {
                break;
            }
            if ended > before {
                (before, moved) = (ended, Instant::now());
            }
            // Without waiting as long as the page does before it passes a sentence over.
            assert!(moved.elapsed() < Duration::from_secs(9), "stalled after {ended} sentences");
            let reading: bool = browser.run("return Boolean(document.querySelector('.being-read'));").await?;
            if !reading {
                // The page has fewer: from the top again.
                browser.click(".hero .read").await?;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let passed_over: usize = browser.run("return spoken.slice(0, 200).filter(one => !one.ended).length;").await?;
        assert_eq!(passed_over, 0, "each was read to its end");
        println!("200 sentences in {:?}", start.elapsed());
        browser.click(".player [data-player=stop]").await
    })
    .await
}

#[tokio::test]
async fn a_voice_that_is_gone_is_told_and_given_up() -> Outcome {
    spoken("gone", "index.html", async |browser, dispatcher| {
        browser.click(".hero .read").await?;
        until(browser, &format!("{ENDED} > 2")).await?;
        dispatcher.end_voice()?;
        // What is being spoken now, and then one more, do not end.
        for _ in 0..2 {
            let count: usize = browser.run("return spoken.length;").await?;
            browser.run::<()>("hurry();").await?;
            until(browser, &format!("spoken.length > {count} || !document.querySelector('.being-read')")).await?;
        }
        until(browser, "!document.querySelector('.being-read')").await?;
        let said: String =
            browser.run("await announced(); return document.getElementById('said').textContent;").await?;
        assert_eq!(said, crate::support::word("read_failed")?);
        assert!(!browser.run::<bool>("return document.querySelector('.player').checkVisibility();").await?);
        Ok(())
    })
    .await
}
