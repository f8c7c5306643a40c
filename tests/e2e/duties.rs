//! `scripts/duties.mjs`: what it measures in a browser and by requests, on a small page that does what it must not; and that it says so
//! where it cannot measure.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::failure::Outcome;
use crate::support::project;
use crate::support::server::Server;

/// A page whose faults no file shows: what it requests, stores and looks like is only known in a browser.
const PAGE: &str = r##"<!DOCTYPE html>
<html lang="zh-CN" data-alive>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>新余</title></head>
<body><a href="#content">跳到正文</a>
<main id="content"><h1>新余</h1><p style="color: #ccc; background: #fff">看不清的文字</p>
<p><a href="LINKED">应答的</a>、<a href="LINKED/none">不应答的</a>、<a href="http://127.0.0.1:1/">没有的</a></p></main>
<script>
  document.cookie = "visitor=1";
  localStorage.setItem("visitor", "1");
  fetch(["http:", "", "FOREIGN", "a.json"].join("/")).catch(() => undefined);
</script></body></html>
"##;

/// The page in a folder of a test's own; it links to and requests from another server.
fn page(test: &str, other: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("duties-e2e").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let host = other.trim_start_matches("http://").trim_end_matches('/');
    let page = PAGE.replace("LINKED", other.trim_end_matches('/')).replace("FOREIGN", host);
    fs::write(folder.join("index.html"), page).expect("a page");
    folder
}

/// Runs the script; `browser` is what CHROME says, if anything. Returns the status and the report.
fn run(asked: &str, out: &Path, browser: Option<&str>) -> Outcome<(Option<i32>, Value)> {
    let mut run = Command::new("node");
    run.current_dir(project()).args(["scripts/duties.mjs", asked, "--out"]).arg(out);
    run.env("GONGXIAOMEI", env!("CARGO_BIN_EXE_gongxiaomei"));
    if let Some(browser) = browser {
        run.env("CHROME", browser);
    }
    let done = run.output()?;
    let report = fs::read_to_string(out.join("report.json")).unwrap_or_default();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!report.is_empty(), "{said}");
    Ok((done.status.code(), serde_json::from_str(&report)?))
}

/// The result of a duty, and what was found.
fn found(report: &Value, id: &str) -> (String, String) {
    let duties = report["duties"].as_array().expect("duties");
    let duty = duties.iter().find(|duty| duty["id"] == id).unwrap_or_else(|| panic!("no duty {id}"));
    (duty["verdict"].as_str().expect("a verdict").into(), duty["evidence"].to_string())
}

#[tokio::test]
async fn a_browser_and_requests_show_what_no_file_does() -> Outcome {
    let other = Server::start(&page("linked", "http://none.invalid/"))?;
    let folder = page("seen", &other.url(""));
    let (status, report) = run(&folder.display().to_string(), &folder.with_extension("out"), None)?;
    assert_eq!(status, Some(1));
    let host = other.url("");
    for (id, verdict, evidence) in [
        ("origins.files", "holds", ""),
        ("origins.requests", "fails", host.as_str()),
        ("security.personal", "fails", "visitor"),
        ("accessibility.axe", "fails", "color-contrast"),
        ("links.answering", "fails", "404"),
        ("links.answering", "fails", "没有应答"),
        ("weight.timed", "holds", "秒显示内容"),
    ] {
        let (told, shown) = found(&report, id);
        assert!(told == verdict && shown.contains(evidence), "{id}: {told}, {shown}");
    }
    assert_eq!(report["subject"]["browser"].as_str().map(|name| name.contains("Chrom")), Some(true));
    Ok(())
}

#[tokio::test]
async fn a_deployed_page_is_fetched_with_its_headers_and_without_a_browser_that_is_said() -> Outcome {
    let other = Server::start(&page("linked-too", "http://none.invalid/"))?;
    let folder = page("deployed", &other.url(""));
    fs::write(folder.join("page.css"), "a { background: url(https://cdn.example.com/a.png) }")?;
    let text = fs::read_to_string(folder.join("index.html"))?;
    fs::write(
        folder.join("index.html"),
        text.replace("</head>", "<link rel=\"stylesheet\" href=\"page.css\"></head>")
            .replace("</main>", "<a href=\"none.html\">没有</a></main>"),
    )?;
    let site = Server::with_headers(&folder, &[("content-security-policy", "default-src 'none'")])?;
    let (status, report) = run(&site.url(""), &folder.with_extension("out"), Some(""))?;
    assert_eq!(status, Some(1));
    assert_eq!(report["subject"]["place"].as_str(), Some(site.url("").as_str()));
    for (id, verdict, evidence) in [
        ("origins.files", "fails", "page.css：url(https://cdn.example.com/a.png"),
        ("links.within", "fails", "none.html，没有这个文件"),
        ("origins.requests", "unverified", "没有Chromium"),
        ("security.policy", "holds", "应答头：default-src"),
        ("security.https", "fails", "http://"),
        ("accessibility.axe", "unverified", "没有实测"),
    ] {
        let (told, shown) = found(&report, id);
        assert!(told == verdict && shown.contains(evidence), "{id}: {told}, {shown}");
    }
    Ok(())
}

#[test]
fn what_cannot_be_checked_at_all_exits_with_two_and_says_why() {
    let of = |arguments: &[&str]| {
        let mut run = Command::new("node");
        run.current_dir(project()).arg("scripts/duties.mjs").args(arguments);
        run.output().expect("node")
    };
    for (arguments, said) in [
        (&["nowhere"][..], "nowhere: no index.html"),
        (&["http://127.0.0.1:1/"][..], "http://127.0.0.1:1/: "),
        (&["dist", "more"][..], "expected one folder or URL"),
        (&["--ouut", "a"][..], "--ouut"),
    ] {
        let run = of(arguments);
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.code() == Some(2) && told.contains(said), "{arguments:?}: {told}");
    }
}
