//! What Orca says of the page, scene by scene, committed as texts under `tests/transcripts`: what is heard otherwise is a changed file
//! that can be read. Needs `dist/`: `make build`.
//!
//! `make transcripts` writes them again. In Firefox and in Chromium, whose pages Orca reads with its browse mode; for WebKitGTK it has no
//! such mode.

use std::time::Instant;

use crate::session::{Said, Session};
use crate::support::engine::{Engine, is_wanted};
use crate::support::failure::{Failure, Outcome};
use crate::support::probe::READ_THROUGH;
use crate::support::server::{Fate, Server, Trouble};
use crate::support::voice::voice;
use crate::support::{dist, skipped, soaks, where_wanted};
use crate::transcripts::{Transcript, words, writes};

/// Fixes the current date.
const DAY: &str = "window.Date = class extends Date { constructor(...of) { if (of.length) super(...of); else super(2024, 4, 1, 12); } };";

/// The version of Orca that the transcripts are of: Debian's.
const ORCA: &str = "43.";

/// An edition and how Orca speaks in it.
struct Edition {
    /// Its language, in the page and in the names of transcripts.
    lang: &'static str,
    page: &'static str,
    /// The language of Orca's own words.
    orca: &'static str,
}

const CHINESE: Edition = Edition { lang: "zh-CN", page: "index.html", orca: "zh_CN" };
const ENGLISH: Edition = Edition { lang: "en", page: "en/index.html", orca: "en" };

/// A session that writes down what it hears.
struct Scene<'a> {
    session: &'a mut Session,
    heard: Transcript,
    /// What is left out of what is heard, because whether it is said is a matter of milliseconds.
    leaves_out: fn(&str) -> bool,
    /// What is noted last of what is said after a key, because which of two things is said first is a matter of milliseconds.
    notes_last: fn(&str) -> bool,
}

/// Whether this is the note of a qualifier, such as `“over”: the true number is higher than this`: in browse mode Orca gives a mark the focus
/// and speaks of it at once, or after the tip has brought the note.
fn is_note(text: &str) -> bool {
    text.starts_with('“') && (text.contains("”：") || text.contains("”: "))
}

/// The same, and that a figure is left: line by line out of a tip, Orca asks what it leaves while the tip goes away.
fn is_note_or_leaves_figure(text: &str) -> bool {
    is_note(text) || ["正在离开图表。", "leaving figure."].contains(&text)
}

/// Whether this is how many faults there are: a worker looks for them, while the draft is kept.
fn counts_faults(text: &str) -> bool {
    text.ends_with("处要改") || text.ends_with("to correct")
}

impl Scene<'_> {
    /// Opens a page at its top.
    async fn open(&mut self, url: &str) -> Outcome {
        self.session.open(url).await?;
        // Whether the link that is there is said to be one depends on whether it has the focus already.
        self.session.press("ctrl+Home", "true").await?;
        Ok(())
    }

    /// Presses a key.
    async fn key(&mut self, key: &str) -> Outcome<Said> {
        self.key_until(key, "true").await
    }

    /// Presses a key, and waits until an expression is true in the page.
    async fn key_until(&mut self, key: &str, expression: &str) -> Outcome<Said> {
        let mut said = self.session.press(key, expression).await?;
        said.retain(|text| !(self.leaves_out)(text));
        said.sort_by_key(|text| (self.notes_last)(text));
        self.heard.add(key, &said);
        Ok(said)
    }

    /// Presses a key, and waits until the page has announced what came of it.
    async fn key_told(&mut self, key: &str) -> Outcome {
        self.session.browser.run::<()>("window.toldBefore = document.getElementById('said').textContent;").await?;
        let told = "![toldBefore, ''].includes(document.getElementById('said').textContent)";
        self.key_until(key, told).await?;
        Ok(())
    }

    async fn keys(&mut self, keys: &[&str]) -> Outcome {
        for key in keys {
            self.key(key).await?;
        }
        Ok(())
    }

    /// Presses a key that leads from one thing to the next, until it comes to the first again.
    async fn around(&mut self, key: &str) -> Outcome {
        let first = self.key(key).await?;
        for _ in 0..100 {
            let said = self.key(key).await?;
            if said.last() == first.last() {
                return Ok(());
            }
        }
        Err(Failure(format!("{key} does not come to its first again: {first:?}")))
    }

    /// Comes to a control by Tab, from the one before it.
    async fn tab_to(&mut self, selector: &str) -> Outcome {
        let script = format!(
            "const target = document.querySelector({selector:?});
             await show(target); await alive();
             const stops = all('a[href], button, summary, input, select, textarea').filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility());
             stops[stops.indexOf(target) - 1].focus({{ preventScroll: true }});
             await rest(2);"
        );
        self.session.browser.run::<()>(&script).await?;
        self.session.all_said().await?;
        // A mark has its tip before the next control.
        let there = format!("return document.activeElement === document.querySelector({selector:?});");
        for _ in 0..4 {
            let said = self.session.press("Tab", "true").await?;
            if self.session.browser.run(&there).await? {
                self.heard.add("Tab", &said);
                return Ok(());
            }
        }
        Err(Failure(format!("Tab does not lead to {selector}")))
    }
}

/// Reading on from the top to the end of the page.
async fn reading(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    // What comes near the window is completed and painted, as it has been for who listens at the speed of a voice: a chart that was painted once
    // has its marks.
    scene.session.browser.run::<()>(READ_THROUGH).await?;
    scene.session.all_said().await?;
    let said = scene.key("KP_Add").await?;
    scene.heard.note(&format!("({} words to the end of the page)", words(&said)));
    Ok(())
}

async fn headings(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.around("h").await
}

async fn landmarks(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.around("m").await
}

/// From the last lines of the first screen into the first pillar: its pictures come in from the ones before them, and nothing is said of
/// that.
async fn stage(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.leaves_out = is_note_or_leaves_figure;
    scene.open(url).await?;
    scene.keys(&["2", "shift+b"]).await?;
    for _ in 0..24 {
        scene.key_until("Down", "!document.querySelector('[data-transition]')").await?;
    }
    Ok(())
}

/// A chart by Tab: from mark to mark in focus mode, to the tip, and out.
async fn chart_by_tab(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.keys(&["3", "Tab", "Insert+a Insert+a", "Right", "Left", "End", "Tab"]).await?;
    scene.key_told("Return").await?;
    scene.keys(&["Escape", "Escape", "Insert+a", "Tab"]).await
}

/// A chart in browse mode: line by line through it, with a mark opened on the way.
async fn chart_by_lines(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.leaves_out = is_note;
    scene.open(url).await?;
    scene.keys(&["3", "b", "Down"]).await?;
    scene.key_until("Return", "document.querySelector('.tip:not([hidden])')").await?;
    scene.keys(&["Down", "Down"]).await?;
    // Out of the tip by a key: while Orca asks what it leaves, the tip that loses the focus goes away.
    scene.key_until("Escape", "!document.querySelector('.tip:not([hidden])')").await?;
    scene.keys(&["Down", "Down"]).await
}

/// A table, cell by cell.
async fn table(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.tab_to(".values summary").await?;
    scene.key_until("Return", "document.querySelector('.values').open").await?;
    scene.keys(&["Insert+a", "t", "alt+shift+Down", "alt+shift+Right", "alt+shift+Down", "alt+shift+Left"]).await?;
    scene.keys(&["alt+shift+End"]).await
}

/// The table of all figures: searched, sorted, and by its cells.
async fn figures(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.tab_to("#data summary").await?;
    scene.key_until("Return", "document.querySelector('#data form')").await?;
    scene.keys(&["Tab", "Tab", "Tab", "Tab"]).await?;
    scene.key_told("3").await?;
    scene.keys(&["Tab", "Tab"]).await?;
    scene.tab_to("#data [data-sort=data-size]").await?;
    scene.key_told("Return").await?;
    scene
        .keys(&["t", "alt+shift+Down", "alt+shift+Right", "alt+shift+Right", "alt+shift+Right", "alt+shift+Down"])
        .await
}

/// The disclosures of a story.
async fn story(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    let folded = "return document.querySelector('#steel .more summary').checkVisibility();";
    if scene.session.browser.run(folded).await? {
        scene.tab_to("#steel .more summary").await?;
        scene.keys(&["Return", "Insert+a", "Down", "Down", "Down"]).await?;
    }
    scene.tab_to("#steel .data summary").await?;
    scene.key_until("Return", "document.querySelector('#steel .actions').firstChild").await?;
    scene.keys(&["Insert+a", "t", "Down", "Down", "Down", "Tab", "Tab"]).await
}

/// The menus of the bar.
async fn menus(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.tab_to(".bar .share summary").await?;
    scene.key_until("Return", "document.querySelector('.bar .share').open").await?;
    scene.key("Tab").await?;
    scene.key_told("Return").await?;
    scene.keys(&["Tab", "Escape"]).await?;
    scene.tab_to(".display summary").await?;
    scene.keys(&["Return", "Tab", "Tab", "Tab"]).await?;
    scene.key_told("Return").await?;
    scene.key("Escape").await?;
    Ok(())
}

/// The elder edition chosen, and left.
async fn elder(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    let elder: bool = scene.session.browser.run("return root.dataset.mode === 'elder';").await?;
    let [there, back] = if elder { [".to-standard", ".to-elder"] } else { [".to-elder", ".to-standard"] };
    scene.tab_to(there).await?;
    let chosen = format!("document.activeElement.matches('{back}') && document.getElementById('said').textContent");
    scene.key_until("Return", &chosen).await?;
    scene.key("Tab").await?;
    Ok(())
}

/// The codes for hosts.
async fn embedding(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.tab_to("#share summary").await?;
    scene.key_until("Return", "document.querySelector('#share details').open").await?;
    scene.tab_to("#share [data-do=embed]").await?;
    scene.key_until("Return", "document.querySelector('#embed .made:not([hidden])')").await?;
    scene.keys(&["Tab", "Down", "Tab", "Tab", "Tab", "Tab", "Tab"]).await?;
    scene.key_told("Return").await?;
    scene.key_until("Escape", "!document.querySelector('#embed').open").await?;
    Ok(())
}

/// The page read aloud, by a silent voice.
async fn aloud(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.tab_to(".hero .read").await?;
    scene.key_until("Return", "document.activeElement.closest('.player')").await?;
    scene.keys(&["Return", "Tab", "Return", "Tab"]).await?;
    scene.key_until("Return", "document.activeElement.matches('.read')").await?;
    Ok(())
}

/// The long image: while it is made, and made.
async fn long_image(scene: &mut Scene<'_>, server: &Server, page: &str) -> Outcome {
    scene.open(&server.url(page)).await?;
    scene.session.browser.run::<()>("await openSharing();").await?;
    scene.tab_to("#share [data-do=poster]").await?;
    scene.key_until("Return", "document.querySelector('#poster').open").await?;
    scene.keys(&["Down", "Down", "Down"]).await?;
    server.mend();
    let made = "await until('not made', () => document.querySelector('#poster .made').hidden ? 'yet' : '');";
    scene.session.browser.run::<()>(made).await?;
    let said = scene.session.all_said().await?;
    scene.heard.add("(the image is made)", &said);
    // From the control that closes the dialog to the one that saves the image.
    scene.key("Tab").await?;
    scene.key_until("Escape", "!document.querySelector('#poster').open").await?;
    Ok(())
}

/// The long image where it cannot be made.
async fn failed_image(scene: &mut Scene<'_>, url: &str) -> Outcome {
    scene.open(url).await?;
    scene.session.browser.run::<()>("await openSharing();").await?;
    scene.tab_to("#share [data-do=poster]").await?;
    scene.key_until("Return", "document.querySelector('#poster .failed:not([hidden])')").await?;
    scene.key("Tab").await?;
    scene.key_until("Escape", "!document.querySelector('#poster').open").await?;
    Ok(())
}

/// The press has checked everything, and shows the page.
const CHECKED: &str =
    "document.querySelector('#count')?.dataset.checking === 'false' && document.documentElement.dataset.shown";

/// Whether the press has faults to tell, once it has checked everything.
fn checked(faults: bool) -> String {
    format!("{CHECKED} && (document.querySelector('#count').dataset.faults !== '0') === {faults}")
}

/// A figure is corrected in the press: typed wrongly, the fault heard and found, taken back, typed rightly, and the difference heard.
async fn correction(scene: &mut Scene<'_>, url: &str, lang: &str) -> Outcome {
    scene.notes_last = counts_faults;
    let ready = format!("await until('not ready', () => {CHECKED} ? '' : 'yet');");
    // In the language that is heard, whatever that of the browser is.
    let own = format!(
        "{ready} if (document.documentElement.lang !== {lang:?}) document.querySelector('#language').click();
         await until('another language', () => document.documentElement.lang === {lang:?} ? '' : document.documentElement.lang); {ready}"
    );
    scene.session.open_until(url, &own).await?;
    let subject =
        "const figure = all('.figure').find(e => e.querySelector('h3').textContent.startsWith('钢铁产业营业收入'));";
    let value: String =
        scene.session.browser.run(&format!("{subject} return figure.querySelector(\"[id$='.value']\").id;")).await?;
    scene.tab_to(&format!("[id='{value}']")).await?;
    scene.key_until("ctrl+a 1 2 o o", &checked(true)).await?;
    scene.keys(&["Tab", "shift+Tab"]).await?;
    scene.tab_to(".found .way").await?;
    scene.key_until("Return", "document.activeElement.matches('.wrong input')").await?;
    scene.key_until("ctrl+z", &checked(false)).await?;
    scene.tab_to(&format!("[id='{value}']")).await?;
    scene.key_until("ctrl+a 1 2 0 0", &checked(false)).await?;
    scene.key("Tab").await?;
    scene.tab_to("#differences").await?;
    scene.key_until("Return", "document.querySelector('#told').open").await?;
    scene.keys(&["Up", "Up", "Up"]).await?;
    scene.key_until("Escape", "!document.querySelector('#told').open").await?;
    Ok(())
}

/// The servers that the scenes are played on, all with the same page, day and voice.
struct Servers {
    lang: &'static str,
    good: Server,
    /// Lacks the texts of the long image.
    without_image: Server,
}

impl Servers {
    fn start(lang: &'static str) -> Outcome<Servers> {
        let missing = vec![("poster-", ".json", Fate::Status(404))];
        Ok(Servers { lang, good: Servers::one(lang, vec![])?, without_image: Servers::one(lang, missing)? })
    }

    fn one(lang: &str, files: Vec<(&'static str, &'static str, Fate)>) -> Outcome<Server> {
        let script = [DAY, &voice(lang)].concat();
        Ok(Server::troubled(&dist()?, Trouble { files, script, ..Trouble::default() })?)
    }

    /// A server that holds the texts of the long image back, until it is mended.
    fn late(&self) -> Outcome<Server> {
        Servers::one(self.lang, vec![("poster-", ".json", Fate::Held)])
    }
}

/// The scenes, each a file of this name.
const SCENES: [&str; 16] = [
    "reading",
    "headings",
    "landmarks",
    "stage",
    "chart-by-tab",
    "chart-by-lines",
    "table",
    "figures",
    "story",
    "menus",
    "elder",
    "embedding",
    "aloud",
    "long-image",
    "failed-image",
    CORRECTION,
];

/// The scene of the press, which has no elder edition. In Firefox alone: what the press announces at the same time, Chromium tells in either
/// order.
const CORRECTION: &str = "correction";

/// Plays a scene by its name.
async fn play(scene: &mut Scene<'_>, name: &str, servers: &Servers, page: &str) -> Outcome {
    let url = servers.good.url(page);
    match name {
        "reading" => reading(scene, &url).await,
        "headings" => headings(scene, &url).await,
        "landmarks" => landmarks(scene, &url).await,
        "stage" => stage(scene, &url).await,
        "chart-by-tab" => chart_by_tab(scene, &url).await,
        "chart-by-lines" => chart_by_lines(scene, &url).await,
        "table" => table(scene, &url).await,
        "figures" => figures(scene, &url).await,
        "story" => story(scene, &url).await,
        "menus" => menus(scene, &url).await,
        "elder" => elder(scene, &url).await,
        "embedding" => embedding(scene, &url).await,
        "aloud" => aloud(scene, &url).await,
        "long-image" => long_image(scene, &servers.late()?, page).await,
        "failed-image" => failed_image(scene, &servers.without_image.url(page)).await,
        CORRECTION => correction(scene, &Server::start(&dist()?)?.url("press/press.html"), servers.lang).await,
        _ => Err(Failure(format!("no scene is called {name}"))),
    }
}

/// The scenes of controls that `make test` plays in the Chinese edition in Firefox and in the English one in Chromium.
const HALF: [&str; 3] = ["menus", "embedding", "long-image"];

/// Those that it plays the other way round: each is heard in both editions and in both engines, once.
const OTHER_HALF: [&str; 3] = ["stage", "elder", "failed-image"];

/// Whether a scene is to be played: all are, unless the environment variable `SCENE` names one.
fn wanted(engine: Engine, edition: &Edition, scene: &str) -> bool {
    let elsewhere = if takes_the_half(engine, edition) { OTHER_HALF.as_slice() } else { HALF.as_slice() };
    std::env::var("SCENE").map_or(all() || !elsewhere.contains(&scene), |name| name == scene)
}

/// Whether it is this engine that `make test` plays the first half of an edition in, and its standard mode.
fn takes_the_half(engine: Engine, edition: &Edition) -> bool {
    (engine == Engine::Firefox) == (edition.lang == CHINESE.lang)
}

/// Plays every scene of an edition with one browser and one Orca, and compares all that is heard.
async fn heard(engine: Engine, edition: Edition) -> Outcome {
    if !is_wanted("orca".as_ref()) {
        skipped("Orca is not on this machine, and is installed on Debian only");
        return Ok(());
    }
    let servers = Servers::start(edition.lang)?;
    let play = async || {
        Session::with(engine, edition.orca, async |session| play_all(session, engine, &edition, &servers).await).await
    };
    // A browser and a screen reader that did not get on are started once more. What is heard otherwise is heard otherwise both times.
    let Err(failure) = play().await else { return Ok(()) };
    println!("once more, after: {failure:?}");
    play().await
}

/// Whether everything is played: for `make soak` and `make transcripts`.
fn all() -> bool {
    writes() || soaks()
}

/// The modes that an edition is played in. `make test` plays each edition in each mode in one of the engines. Each in both takes twice as long:
/// that is for `make soak` and `make transcripts`.
fn modes(engine: Engine, edition: &Edition) -> &'static [&'static str] {
    if all() {
        &["standard", "elder"]
    } else if takes_the_half(engine, edition) {
        &["standard"]
    } else {
        &["elder"]
    }
}

async fn play_all(session: &mut Session, engine: Engine, edition: &Edition, servers: &Servers) -> Outcome {
    if !session.version.starts_with(ORCA) {
        skipped(&format!("the transcripts are of Orca {ORCA}, not of {}", session.version));
        return Ok(());
    }
    let mut differences = String::new();
    for mode in modes(engine, edition) {
        let page = format!("{}?mode={mode}", edition.page);
        let of_mode = |name: &str| name != CORRECTION || (engine == Engine::Firefox && *mode == "standard");
        for name in SCENES.into_iter().filter(|name| wanted(engine, edition, name) && of_mode(name)) {
            let mut scene = Scene {
                session: &mut *session,
                heard: Transcript::default(),
                leaves_out: |_| false,
                notes_last: |_| false,
            };
            let start = Instant::now();
            let played = play(&mut scene, name, servers, &page).await;
            let place = format!("{}/{}-{mode}/{name}", format!("{engine:?}").to_lowercase(), edition.lang);
            println!("{place}: {:.1} s", start.elapsed().as_secs_f64());
            match played {
                Ok(()) => differences.extend(scene.heard.compare(&place)?),
                Err(failure) => {
                    return Err(Failure(format!("{place}: {failure:?}, after\n{}\n{differences}", scene.heard)));
                }
            }
        }
    }
    if differences.is_empty() {
        return Ok(());
    }
    Err(Failure(format!("read what differs as a listener would, then `make transcripts`:\n{differences}")))
}

#[tokio::test]
async fn the_chinese_edition_is_heard_in_firefox_as_committed() -> Outcome {
    where_wanted(Engine::Firefox, async |engine| heard(engine, CHINESE).await).await
}

#[tokio::test]
async fn the_english_edition_is_heard_in_firefox_as_committed() -> Outcome {
    where_wanted(Engine::Firefox, async |engine| heard(engine, ENGLISH).await).await
}

#[tokio::test]
async fn the_chinese_edition_is_heard_in_chromium_as_committed() -> Outcome {
    where_wanted(Engine::Chromium, async |engine| heard(engine, CHINESE).await).await
}

#[tokio::test]
async fn the_english_edition_is_heard_in_chromium_as_committed() -> Outcome {
    where_wanted(Engine::Chromium, async |engine| heard(engine, ENGLISH).await).await
}
