//! A portal's page that has everything, and what was measured of it, for tests of the duties of government websites.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use gongxiaomei::check::copy;
use gongxiaomei::duties::measured::{Answer, Browser, Measured, Slow, State};
use gongxiaomei::duties::report::{Duty, Report};
use gongxiaomei::duties::site::{File, Site};
use gongxiaomei::duties::{Means, examine};

pub const CONTENT: [(&str, &str); 2] =
    [("public/content/zh-CN.json", "index.html"), ("public/content/en.json", "en/index.html")];

pub fn project(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Renders both editions into a folder of a test's own.
pub fn published(test: &str, identity: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("duties").join(test);
    let _ = fs::remove_dir_all(&folder);
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(project("")).args(["render", "index.html", "--content", CONTENT[0].0, "--out"]);
    let run = run.arg(&folder).args(["--identity", identity]).output().expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    // What the build copies beside the pages.
    for name in ["card.png", "card-square.png"] {
        fs::copy(project("public").join(name), folder.join(name)).expect(name);
    }
    fs::copy(project("public/content/schema.json"), folder.join("content/schema.json")).expect("the schema");
    folder
}

/// The files of a portal's page that has everything: path, bytes.
pub static WHOLE: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let folder = published("whole", "tests/fixtures/portal/identity.json");
    let site = Site::open(&folder).expect("a site");
    site.files().iter().map(|file| (file.path.clone(), file.bytes.clone())).collect()
});

/// A file as the build leaves it, with compressed copies beside it.
pub fn file(path: &str, bytes: Vec<u8>) -> File {
    File { path: path.into(), packed: [Some(bytes.len() / 5), Some(bytes.len() / 4)], bytes }
}

/// That page, after its files were changed by path.
pub fn site(change: impl Fn(&str, String) -> String) -> Site {
    let changed = |(path, bytes): &(String, Vec<u8>)| {
        let text = String::from_utf8(bytes.clone()).map(|text| change(path, text).into_bytes());
        file(path, text.unwrap_or_else(|_| bytes.clone()))
    };
    Site::of("dist", WHOLE.iter().map(changed).collect())
}

/// Everything measured, and nothing wrong.
pub fn measured() -> Measured {
    let urls = [
        "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3605000001&url=https%3A%2F%2Fwww.example.gov.cn%2Fzt%2Fxinyu%2F",
        "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3605000001&url=https%3A%2F%2Fwww.example.gov.cn%2Fzt%2Fxinyu%2Fen%2F",
        "https://bszs.conac.cn/sitename?method=show&id=00000000000000000000000000000000",
        "https://beian.miit.gov.cn/",
        "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=36050002000001",
    ];
    let state =
        |page: &str| State { page: page.into(), name: "手机".into(), passes: 50, contrast: 3, ..State::default() };
    let slow = Slow { bits: 400e3, round_trip: 400.0, painted: Some(1400.0), alive: Some(3500.0) };
    Measured {
        subject: "dist".into(),
        at: "2024-05-07 10:00".into(),
        links: urls.map(|url| Answer { url: url.into(), status: Some(200), error: String::new() }).into(),
        browser: Some(Browser {
            name: "Chromium".into(),
            origin: "http://localhost:8080".into(),
            requests: vec!["http://localhost:8080/".into()],
            axe: "4".into(),
            states: vec![state("index.html"), state("en/index.html")],
            slow: vec![slow],
            ..Browser::default()
        }),
        ..Measured::default()
    }
}

pub fn means(measured: Measured) -> Means {
    let open = |(file, _): (&str, &str)| copy::open(&project(file), &[]).unwrap_or_else(|e| panic!("{e}"));
    let kept = |(file, _): (&str, &str)| copy::kept(&project(file)).unwrap_or_else(|e| panic!("{e}"));
    Means { measured, copy: Some(CONTENT.map(open).into()), kept: CONTENT.map(kept).concat() }
}

pub fn whole() -> Report {
    examine(&site(|_, text| text), &means(measured()))
}

pub fn duty<'a>(report: &'a Report, id: &str) -> &'a Duty {
    report.duties.iter().find(|duty| duty.id == id).unwrap_or_else(|| panic!("no duty {id}"))
}

/// The report about that page after a text of one of its files was replaced, at most once.
pub fn with(path: &str, from: &str, to: &str) -> Report {
    let site = site(|own, text| if own == path { text.replacen(from, to, 1) } else { text });
    examine(&site, &means(measured()))
}

/// The report about that page with a file more.
pub fn with_file(path: &str, text: &str) -> Report {
    let own = |(path, bytes): &(String, Vec<u8>)| File { path: path.clone(), bytes: bytes.clone(), packed: [None; 2] };
    let mut files: Vec<File> = WHOLE.iter().map(own).collect();
    files.push(File { path: path.into(), bytes: text.into(), packed: [None; 2] });
    examine(&Site::of("dist", files), &means(measured()))
}
