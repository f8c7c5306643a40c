//! Printed pages, as poppler reads them, beside what was on the screen.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::browser::Browser;
use super::engine::Engine;
use super::failure::{Failure, Outcome};
use super::probe::ON_SCREEN;
use super::server::Server;

/// The content of the second city.
const CONTENT: &str = "tests/fixtures/chengchuan/zh-CN.json";

/// Runs a command of poppler on a PDF, and returns what it writes.
fn poppler(command: &str, arguments: &[&str], pdf: &[u8]) -> Outcome<Vec<u8>> {
    let missing =
        |e| Failure(format!("{command}: {e}: run `scripts/setup e2e`, or install what Debian calls poppler-utils"));
    let mut run = Command::new(command);
    run.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut run = run.spawn().map_err(missing)?;
    let mut input = run.stdin.take().ok_or_else(|| Failure("no input".into()))?;
    let pdf = pdf.to_vec();
    // Written while the output is read: a pipe holds less than a PDF.
    let writing = std::thread::spawn(move || input.write_all(&pdf));
    let output = run.wait_with_output()?;
    writing.join().map_err(|_| Failure("the PDF could not be written".into()))??;
    Ok(output.stdout)
}

/// The text of each page, without spaces.
pub fn pages(pdf: &[u8]) -> Outcome<Vec<String>> {
    let text = poppler("pdftotext", &["-raw", "-enc", "UTF-8", "-", "-"], pdf)?;
    let text = String::from_utf8(text).map_err(|e| Failure(e.to_string()))?;
    let pages = text.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.split_whitespace().collect());
    Ok(pages.collect())
}

/// The share of a page that is printed in colours: neither white, nor black, nor grey.
pub fn colour(pdf: &[u8], page: usize) -> Outcome<f64> {
    let page = page.to_string();
    let ppm = poppler("pdftoppm", &["-r", "20", "-f", &page, "-l", &page, "-"], pdf)?;
    // P6, width, height and depth stand before the pixels.
    let start = ppm.iter().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()).nth(3);
    let (start, _) = start.ok_or_else(|| Failure("pdftoppm wrote no picture".into()))?;
    let pixels: Vec<&[u8]> = ppm[start + 1..].chunks_exact(3).collect();
    let coloured = |pixel: &&&[u8]| pixel.iter().max().unwrap_or(&0) - pixel.iter().min().unwrap_or(&0) > 40;
    Ok(pixels.iter().filter(coloured).count() as f64 / pixels.len() as f64)
}

/// As [`ON_SCREEN`] finds it.
#[derive(Debug, Deserialize)]
struct OnScreen {
    texts: Vec<String>,
    hidden: Vec<String>,
    source: Vec<String>,
    pictures: usize,
    tables: usize,
}

/// Opens every table there is, or closes them.
fn tables(open: bool) -> String {
    // Without scripts no frame is ever announced.
    format!(
        "for (const table of all('details:is(.values, .data)')) table.open = {open};
         if ('alive' in document.documentElement.dataset) await rest(2);"
    )
}

/// A view: a file with a query, the number of its pictures, and the most pages it may take with its tables closed.
pub struct View {
    pub query: &'static str,
    pub pages: usize,
    pub pictures: usize,
}

pub const WHOLE: View = View { query: "index.html", pages: 20, pictures: 24 };
pub const VIEWS: [View; 5] = [
    WHOLE,
    View { query: "index.html?embed", ..WHOLE },
    View { query: "index.html?embed&section=xiao", pages: 5, pictures: 6 },
    View { query: "index.html?embed&chart=steel", pages: 1, pictures: 1 },
    View { query: "index.html?embed&chart=glyph-xiao", pages: 1, pictures: 1 },
];

/// Whether a line is in the text of pages: as one, or in two parts, if it goes on in the next column.
fn printed(text: &str, line: &str) -> bool {
    let parts = || line.char_indices().skip(4).map(|(at, _)| line.split_at(at));
    text.contains(line) || parts().any(|(begin, end)| text.contains(begin) && end.len() > 4 && text.contains(end))
}

/// Prints what is shown, and compares the pages with it. Of what Firefox prints only letters and digits can be read again: its PDFs do
/// not say which characters their Chinese glyphs are.
pub async fn hold(page: &Browser, view: &View, open: bool, name: &str) -> Outcome {
    page.run::<()>(&tables(open)).await?;
    let screen: OnScreen = page.run(ON_SCREEN).await?;
    assert!(screen.texts.len() > 4, "{name}: {screen:?}");
    if open {
        assert!(screen.tables > 0 || view.query.contains("glyph"), "{name}: {screen:?}");
    } else {
        assert_eq!((screen.tables, screen.pictures), (0, view.pictures), "{name}: what the test looks at");
    }
    let pdf = page.paper().await?;
    let pages = pages(&pdf)?;
    let text = pages.concat();
    let legible = |line: &&String| page.engine() == Engine::Chromium || line.is_ascii();
    let missing = screen.texts.iter().filter(|line| !printed(&text, line));
    let missing: Vec<&String> = missing.filter(legible).collect();
    assert!(missing.is_empty(), "{name}: on the screen, and not on paper: {missing:#?}");
    let added =
        |line: &&String| text.contains(line.as_str()) && !screen.texts.iter().any(|shown| shown.contains(*line));
    let added: Vec<&String> = screen.hidden.iter().filter(added).collect();
    assert!(added.is_empty(), "{name}: on paper, and not on the screen: {added:#?}");
    assert!(!screen.source.is_empty(), "{name}: no source");
    let blank = pages.iter().position(String::is_empty);
    assert_eq!(blank, None, "{name}: a page is blank");
    assert!(open || pages.len() <= view.pages, "{name}: {} pages", pages.len());
    // A chart by itself is seen, and not only read.
    if view.pictures == 1 && screen.pictures == 1 {
        let coloured = colour(&pdf, 1)?;
        assert!(coloured > 0.01, "{name}: {coloured} of the page in colour");
    }
    Ok(())
}

/// Makes the proof sheet of the second city, prints it, and looks at its pages: the sum of the content is on each, and the places to sign
/// are on the first. `folder` is the test's own.
pub async fn hold_proof(page: &Browser, program: &str, folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let sheet = folder.join("index.html");
    let mut run = Command::new(program);
    let made = run.current_dir(super::project()).args(["proof", "--content", CONTENT, "--out"]).arg(&sheet).output()?;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let html = fs::read_to_string(&sheet)?;
    let sum = html.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).unwrap_or_default();
    assert_eq!(sum.len(), 16, "the short sum: {sum}");
    let site = Server::start(folder)?;
    page.open(&site.url("")).await?;
    let refused = super::complaints(page).await?;
    assert!(refused.iter().all(|line| line.text.contains("favicon")), "{refused:?}");
    let pdf = page.paper().await?;
    let pages = pages(&pdf)?;
    assert!((10..40).contains(&pages.len()), "{} pages", pages.len());
    for (number, text) in pages.iter().enumerate() {
        assert!(text.contains(sum), "page {} has no sum: {text}", number + 1);
        assert!(text.chars().count() > 60, "page {} is blank: {text}", number + 1);
    }
    let first = pages.first().map_or("", String::as_str);
    // Of what Firefox prints only letters and digits can be read again.
    let legible = page.engine() == Engine::Chromium;
    for word in ["初审", "复审", "终审", "一校", "二校", "三校", "签名", "日期"] {
        assert!(!legible || first.contains(word), "{word} is not on the first page: {first}");
    }
    let drawn = (1..=pages.len()).map(|page| colour(&pdf, page)).collect::<Outcome<Vec<f64>>>()?;
    assert!(drawn.iter().any(|share| *share > 0.02), "no chart is printed in its colours: {drawn:?}");
    let asked = site.asked();
    let own = |line: &String| line.ends_with('/') || line.ends_with("/favicon.ico");
    assert!(asked.iter().all(own), "it requests other files: {asked:?}");
    Ok(())
}
