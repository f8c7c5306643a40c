//! An editor's work from the first package to the way back, in the engines of Chromium, Firefox and Safari, with the press opened from the
//! disk and from a server: a figure is corrected, a story moved, another added with a chart, its form chosen, the translation filled in; the
//! tab is killed in the middle of it, and the draft found again; the package is unpacked on a server and read; and the package before it is
//! opened again. Needs `dist/`: `make build`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongxiaomei::press::package::{Files, zip};
use serde::Deserialize;

use crate::press::{Made, PAGE, PUBLISH, SETTLED, on_disk, ready};
use crate::support::browser::{Browser, Screen};
use crate::support::daemon::{Daemon, Kind};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::{Failure, Outcome};
use crate::support::server::{Server, Trouble, UNDER};
use crate::support::{complaints, dist, project, read, soaks, visit_with};

const ORIGINAL: &str = "zh-CN.json";

/// Where in the content the figure, the moved story, the new story and the new chart are.
struct Places {
    /// The value of the steel figure.
    steel: String,
    /// The sections, their stories before and after, and the new chart.
    moved: String,
    story: String,
    chart: String,
    /// The number of the new chart.
    chart_at: usize,
}

impl Places {
    /// As the content has them.
    fn of_content() -> Outcome<Places> {
        let text = fs::read_to_string(project().join("public/content").join(ORIGINAL))?;
        let content: serde_json::Value = serde_json::from_str(&text)?;
        let place = |list: &serde_json::Value, id: &str| {
            list.as_array().and_then(|all| all.iter().position(|own| own["id"] == id)).expect(id)
        };
        let count = |list: &serde_json::Value| list.as_array().expect("a list").len();
        let stories = &content["sections"][0]["stories"];
        let chart_at = count(&content["charts"]);
        Ok(Places {
            steel: format!("ledger.facts[{}].value", place(&content["ledger"]["facts"], "steel-revenue")),
            moved: format!("sections[0].stories[{}]", place(stories, "chain")),
            story: format!("sections[0].stories[{}]", count(stories)),
            chart: format!("charts[{chart_at}]"),
            chart_at,
        })
    }
}

/// The new texts, each with its translation.
const TEXTS: [(&str, &str); 5] = [
    ("一则新文稿", "A new story"),
    ("编辑在这里写了一段话。", "An editor has written a paragraph here."),
    ("钢铁产业的新图", "A new chart of steel"),
    ("钢铁产业营收{steel-revenue}。", "The steel industry has a revenue of {steel-revenue}."),
    ("钢铁", "Steel"),
];

/// The selector of what the forms have for a place of the original.
fn at(place: &str) -> String {
    format!("[id='{ORIGINAL}#{place}']")
}

/// What stands in a group, as a selector.
fn within(group: &str, selector: &str) -> String {
    format!("details:has(> {}) > {selector}", at(group))
}

/// Waits until everything that was done is answered and checked, a moment after it was done.
async fn settled(page: &Browser) -> Outcome {
    page.run(&format!("await rest(2); {SETTLED}")).await
}

/// Waits until a selector finds something that can be clicked.
async fn there(page: &Browser, selector: &str) -> Outcome {
    page.run(&format!(
        "await until('not there', () => document.querySelector({selector:?})?.checkVisibility() ? '' : {selector:?});"
    ))
    .await
}

async fn click(page: &Browser, selector: &str) -> Outcome {
    there(page, selector).await?;
    // What stays at the top of the window would lie over what a driver scrolls to the edge.
    page.run::<()>(&format!(
        "document.querySelector({selector:?}).scrollIntoView({{ block: 'center' }}); await frame();"
    ))
    .await?;
    page.click(selector).await
}

/// Shows the forms of a tab.
async fn turn_to(page: &Browser, tab: &str) -> Outcome {
    click(page, &format!("[id='tab-{tab}']")).await
}

/// Opens a group, unless it is open.
async fn open_group(page: &Browser, group: &str) -> Outcome {
    there(page, &at(group)).await?;
    let open: bool = page.run(&format!("return document.querySelector({:?}).parentElement.open;", at(group))).await?;
    if open { Ok(()) } else { click(page, &at(group)).await }
}

/// Types a text into a field, in place of what is there.
async fn fill(page: &Browser, field: &str, text: &str) -> Outcome {
    click(page, field).await?;
    page.run::<()>(&format!("document.querySelector({field:?}).select();")).await?;
    page.write(field, text).await?;
    page.run::<()>("document.activeElement.blur();").await?;
    settled(page).await
}

/// Chooses from a set. Lists that open are the system's, which no driver shows.
async fn choose(page: &Browser, field: &str, value: &str) -> Outcome {
    there(page, field).await?;
    page.run::<()>(&format!(
        "const field = document.querySelector({field:?});
         field.focus();
         field.value = {value:?};
         if (field.value !== {value:?}) throw new Error(`no choice of ${{field.value}}`);
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ))
    .await?;
    settled(page).await
}

/// Waits until the preview shows something: an expression of its document, `page`.
async fn shows(page: &Browser, what: &str) -> Outcome {
    page.run(&format!(
        "const shown = () => {{ {PAGE} return {what}; }};
         await until('not shown', () => shown() ? '' : {what:?});"
    ))
    .await
}

/// Waits until the preview shows the figure and the order that the package has as it is opened.
async fn shows_what_was_opened(page: &Browser) -> Outcome {
    let before = comes_before("chain", "digital");
    shows(page, &format!("page.querySelector('#steel h3').textContent.includes('1000') && {before}")).await
}

/// How many faults there are.
async fn faults(page: &Browser) -> Outcome<u32> {
    settled(page).await?;
    page.run("return Number(document.querySelector('#count').dataset.faults);").await
}

/// What is said to be corrected.
async fn said(page: &Browser) -> Outcome<String> {
    page.run("return document.querySelector('.found').textContent;").await
}

/// Makes the package, and returns its files.
async fn package(page: &Browser) -> Outcome<Files> {
    let Made { told, bytes, .. } = page.run(PUBLISH).await?;
    let archive = BASE64_STANDARD.decode(bytes).map_err(|_| Failure(format!("no package: {told:?}")))?;
    click(page, "#close").await?;
    zip::read(&archive).map_err(|why| Failure(format!("{why}: {told:?}")))
}

async fn the_figure_is_corrected(page: &Browser, places: &Places) -> Outcome {
    turn_to(page, "figures").await?;
    fill(page, &at(&places.steel), "1200").await?;
    shows(page, "page.querySelector('#steel h3').textContent.includes('1200')").await
}

/// Whether a story of the page comes before another.
fn comes_before(first: &str, second: &str) -> String {
    format!(
        "Boolean(page.getElementById('{first}').compareDocumentPosition(page.getElementById('{second}')) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )
}

async fn the_story_is_moved_down(page: &Browser, places: &Places) -> Outcome {
    turn_to(page, "stories").await?;
    shows(page, &comes_before("chain", "digital")).await?;
    open_group(page, "sections[0]").await?;
    open_group(page, &places.moved).await?;
    click(page, &within(&places.moved, ".entry > [id^='move-down']")).await?;
    settled(page).await?;
    shows(page, &comes_before("digital", "chain")).await
}

async fn a_story_is_added(page: &Browser, places: &Places) -> Outcome {
    let Places { story, .. } = places;
    turn_to(page, "stories").await?;
    open_group(page, "sections[0]").await?;
    click(page, &within("sections[0]", ".add")).await?;
    has_focus(page, &at(story)).await?;
    fill(page, &at(&format!("{story}.headline")), TEXTS[0].0).await?;
    open_group(page, &format!("{story}.prose")).await?;
    fill(page, &at(&format!("{story}.prose[0]")), TEXTS[1].0).await?;
    shows(page, &format!("page.body.textContent.includes('{}')", TEXTS[1].0)).await
}

async fn has_focus(page: &Browser, selector: &str) -> Outcome {
    page.run(&format!(
        "await until('not led', () => document.activeElement.matches({selector:?}) ? '' : document.activeElement.outerHTML);"
    ))
    .await
}

/// A chart, with the form that is offered first after the one it has. Returns that form.
async fn a_chart_is_added(page: &Browser, places: &Places) -> Outcome<String> {
    let Places { chart, chart_at, .. } = places;
    turn_to(page, "charts").await?;
    click(page, ".panel ~ .add").await?;
    has_focus(page, &at(chart)).await?;
    fill(page, &at(&format!("{chart}.title")), TEXTS[2].0).await?;
    fill(page, &at(&format!("{chart}.caption")), TEXTS[3].0).await?;
    open_group(page, &format!("{chart}.marks")).await?;
    choose(page, &at(&format!("{chart}.marks[0].fact")), "steel-revenue").await?;
    fill(page, &at(&format!("{chart}.marks[0].label")), TEXTS[4].0).await?;
    click(page, &format!("#choose-form-{chart_at}")).await?;
    page.run::<()>("await until('not offered', () => document.querySelector('#picker').open ? '' : 'yet');").await?;
    let form: String = page.run("return document.querySelector('.offer:not(.unfit):has(.take)').dataset.form;").await?;
    click(page, &format!("#take-{form}")).await?;
    settled(page).await?;
    Ok(form)
}

async fn the_chart_is_put_into_the_story(page: &Browser, places: &Places, form: &str) -> Outcome {
    let Places { story, .. } = places;
    turn_to(page, "stories").await?;
    open_group(page, story).await?;
    open_group(page, &format!("{story}.charts")).await?;
    click(page, &within(&format!("{story}.charts"), ".add")).await?;
    let field = at(&format!("{story}.charts[0]"));
    has_focus(page, &field).await?;
    choose(page, &field, "chart-1").await?;
    choose(page, &at(&format!("{story}.layout")), "split").await?;
    shows(page, &format!("page.querySelector('[data-chart=\"chart-1\"]')?.dataset.form === {form:?}")).await
}

/// A field of a translation that has the focus.
#[derive(Debug, Deserialize)]
struct Lacking {
    id: String,
    /// The words of the original beside it.
    beside: String,
}

/// Follows the list of faults from one to the next, and fills in what each asks for.
async fn the_translation_is_filled_in(page: &Browser) -> Outcome {
    let mut filled = Vec::new();
    while faults(page).await? > 0 {
        let said = said(page).await?;
        assert!(filled.len() < 2 * TEXTS.len(), "after {filled:?} there still is: {said}");
        click(page, ".found .way").await?;
        let Lacking { id, beside } = page
            .run(
                "await until('not led', () => document.activeElement.matches('.field :is(input, textarea)') ? '' : document.activeElement.outerHTML);
                 const field = document.activeElement;
                 return { id: field.id, beside: field.closest('.field').querySelector('.beside')?.textContent ?? '' };",
            )
            .await?;
        let known = TEXTS.iter().find(|(own, _)| beside.ends_with(own));
        let (_, translation) = known.unwrap_or_else(|| panic!("{id} is beside “{beside}”: {said}"));
        fill(page, &format!("[id='{id}']"), translation).await?;
        filled.push(id);
    }
    assert!(filled.iter().all(|id| id.starts_with("en.json#")), "{filled:?}");
    assert_eq!(filled.len(), TEXTS.len(), "{filled:?}");
    Ok(())
}

async fn a_wrong_number_is_seen_and_taken_back(page: &Browser, places: &Places) -> Outcome {
    turn_to(page, "figures").await?;
    let field = at(&places.steel);
    fill(page, &field, "12oo").await?;
    assert!(faults(page).await? > 0);
    let fault = format!("document.querySelector({field:?}).closest('.field').querySelector('.fault')");
    let at_field: String = page.run(&format!("return {fault}.textContent;")).await?;
    assert!(said(page).await?.contains(&at_field), "{at_field} is in the list, too");
    click(page, "#undo").await?;
    page.run::<()>(&format!("await until('still', () => {fault} ? 'faulty' : '');")).await?;
    assert_eq!(faults(page).await?, 0);
    shows(page, "page.querySelector('#steel h3').textContent.includes('1200')").await
}

async fn the_draft_is_kept(page: &Browser) -> Outcome {
    page.run("await until('not kept', () => document.querySelector('#draft').dataset.kept === 'kept' ? '' : 'yet');")
        .await
}

/// Opens the press in what is left of the browser: everything is as it was, and can be taken back as one change, and made again.
async fn the_draft_is_found_again(page: &Browser, url: &str, places: &Places, form: &str) -> Outcome {
    page.screen(Screen::DESK).await?;
    ready(page, url).await?;
    page.run::<()>("if (document.querySelector('#draft').dataset.kept !== 'restored') throw new Error('no draft');")
        .await?;
    assert_eq!(faults(page).await?, 0);
    let all_of_it = format!(
        "page.querySelector('#steel h3').textContent.includes('1200') && {} && page.body.textContent.includes('{}')
         && page.querySelector('[data-chart=\"chart-1\"]')?.dataset.form === {form:?}",
        comes_before("digital", "chain"),
        TEXTS[0].0,
    );
    shows(page, &all_of_it).await?;
    click(page, "#undo").await?;
    settled(page).await?;
    shows_what_was_opened(page).await?;
    let one: bool = page.run("return document.querySelector('#undo').disabled;").await?;
    assert!(one, "what was kept is one change");
    click(page, "#redo").await?;
    settled(page).await?;
    shows(page, &all_of_it).await?;
    turn_to(page, "figures").await?;
    there(page, &at(&places.steel)).await
}

/// Unpacks a package.
fn unpack(files: &Files, folder: &Path) -> Outcome {
    for (path, bytes) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(file, bytes)?;
    }
    Ok(())
}

/// A folder of its own, which is removed when this is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Outcome<Folder> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("gongxiaomei-editors-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Folder(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a reader sees of the new story.
async fn a_reader_sees(page: &Browser, url: &str, texts: &[&str], form: &str) -> Outcome {
    read(page, url).await?;
    let text: String = page.run("return laidOut(() => document.body.innerText);").await?;
    for own in texts {
        assert!(text.contains(own), "{url} does not say “{own}”");
    }
    let (own, live): (String, bool) = page
        .run(
            "await goTo('chart-1');
             const chart = document.querySelector('[data-island=chart][data-chart=\"chart-1\"]');
             return [chart.dataset.form, chart.dataset.paint === 'live'];",
        )
        .await?;
    assert!(own == form && live, "{url}: {own}, live: {live}");
    Ok(())
}

async fn readers_have_all_of_it(page: &Browser, files: &Files, form: &str, folder: &Path) -> Outcome {
    unpack(files, folder)?;
    let caption = |text: &'static str| text.split('{').next().unwrap_or_default();
    let chinese = ["1200", TEXTS[0].0, TEXTS[1].0, caption(TEXTS[3].0)];
    let english = ["120 billion", TEXTS[0].1, TEXTS[1].1, caption(TEXTS[3].1)];
    let nginx = Daemon::start(Kind::Nginx, folder, None)?;
    let at_nginx = |path: &str| nginx.url(&format!("{UNDER}/{path}"));
    // The pages of this one record their console lines, in every engine.
    let recording = Server::troubled(folder, Trouble::default())?;
    for (edition, texts) in [("", chinese), ("en/", english)] {
        a_reader_sees(page, &at_nginx(edition), &texts, form).await?;
        assert_eq!(complaints(page).await?, [], "{edition} on nginx");
        read(page, &recording.url(edition)).await?;
        assert_eq!(complaints(page).await?, [], "{edition}");
    }
    page.open(&at_nginx("")).await?;
    let page_of = "const page = document;";
    let moved: bool = page.run(&format!("{page_of} return {};", comes_before("digital", "chain"))).await?;
    assert!(moved, "the story is where it was moved to");
    Ok(())
}

/// Opens the package that was made first: the page is as it was, and so is the package that is made of it.
async fn the_old_package_is_the_way_back(page: &Browser, url: &str, old: &Files, folder: &Path) -> Outcome {
    ready(page, url).await?;
    shows(page, "page.querySelector('#steel h3').textContent.includes('1200')").await?;
    let file = folder.join("old.zip");
    let archive = zip::write(old)?;
    fs::write(&file, archive)?;
    page.write("#open", &file.display().to_string()).await?;
    shows_what_was_opened(page).await?;
    settled(page).await?;
    let again = package(page).await?;
    let odd: Vec<&String> = old.keys().chain(again.keys()).filter(|path| old.get(*path) != again.get(*path)).collect();
    assert!(odd.is_empty(), "not as before: {odd:?}");
    Ok(())
}

/// The whole of it.
async fn as_an_editor_works(page: &Browser, url: &str) -> Outcome {
    let places = Places::of_content()?;
    let folder = Folder::new()?;
    page.screen(Screen::DESK).await?;
    ready(page, url).await?;
    let old = package(page).await?;
    the_figure_is_corrected(page, &places).await?;
    the_story_is_moved_down(page, &places).await?;
    a_story_is_added(page, &places).await?;
    let form = a_chart_is_added(page, &places).await?;
    the_chart_is_put_into_the_story(page, &places, &form).await?;
    the_translation_is_filled_in(page).await?;
    a_wrong_number_is_seen_and_taken_back(page, &places).await?;
    the_draft_is_kept(page).await?;
    page.kill_pages().await?;
    the_draft_is_found_again(page, url, &places, &form).await?;
    let new = package(page).await?;
    readers_have_all_of_it(page, &new, &form, &folder.0.join("site")).await?;
    the_old_package_is_the_way_back(page, url, &old, &folder.0).await
}

/// In a browser of its own, in `make soak`: six times half a minute and more.
async fn alone(engine: Engine, url: &str) -> Outcome {
    if !soaks() {
        return Ok(());
    }
    let launch = Launch { outlives_pages: true, ..Launch::default() };
    visit_with(engine, &launch, async |page| as_an_editor_works(page, url).await).await
}

async fn from_the_disk(engine: Engine) -> Outcome {
    alone(engine, &on_disk()?).await
}

mod an_editor_works_with_the_press_of_the_disk_and_with_a_killed_tab {
    use super::*;

    in_every_engine!(from_the_disk);
}

async fn from_a_server(engine: Engine) -> Outcome {
    let site = Server::start(&dist()?)?;
    alone(engine, &site.url("press/press.html")).await
}

mod an_editor_works_with_the_press_of_a_server_and_with_a_killed_tab {
    use super::*;

    in_every_engine!(from_a_server);
}
