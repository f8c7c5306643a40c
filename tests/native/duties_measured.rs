//! The duties of a government website that are measured or looked for in its files: origins, addresses, security, time, accessibility and
//! copy; nothing passes that was not looked at, and the report repeats what it found without becoming a part of it.

use std::fs;

use gongxiaomei::check::copy;
use gongxiaomei::duties::measured::{Answer, Finding, Measured};
use gongxiaomei::duties::report::Verdict;
use gongxiaomei::duties::site::{File, Site};
use gongxiaomei::duties::{Means, examine, sheet};
use scraper::{Html, Selector};

use crate::support::portal::{WHOLE, duty, means, measured, project, site, with, with_file};

#[test]
fn what_would_be_requested_from_another_origin_is_told_wherever_it_stands() {
    for foreign in [
        "<script src=\"https://cdn.example.com/a.js\" integrity=\"a\"></script>",
        "<img alt=\"\" src=\"//img.example.com/a.png\">",
        "<img alt=\"\" srcset=\"a.png 1x, https://img.example.com/b.png 2x\">",
        "<iframe title=\"a\" src=\"https://www.example.com/\"></iframe>",
        "<link rel=\"stylesheet\" href=\"https://cdn.example.com/a.css\">",
        "<link rel=\"preconnect\" href=\"https://cdn.example.com\">",
        "<style>@import \"https://cdn.example.com/a.css\";</style>",
        "<p style=\"background: url('https://cdn.example.com/a.png')\">新余</p>",
        "<script>fetch(\"https://api.example.com/\")</script>",
        "<svg><image href=\"https://img.example.com/a.png\"></image></svg>",
    ] {
        let report = with("en/index.html", "</main>", &format!("{foreign}</main>"));
        let files = duty(&report, "origins.files");
        assert_eq!((files.verdict, files.evidence.len()), (Verdict::Fails, 1), "{foreign}: {:?}", files.evidence);
        assert!(files.evidence[0].starts_with("en/index.html：") && files.evidence[0].contains("example.com"));
    }
    for (path, text) in [
        ("page.css", "a { background: url(//cdn.example.com/a.png) }"),
        ("page.js", "new WebSocket('wss://api.example.com/')"),
        ("page.js", "import a from \"https://cdn.example.com/a.js\""),
        ("charts/a.svg", "<svg><image href=\"https://img.example.com/a.png\"/></svg>"),
    ] {
        let report = with_file(path, text);
        assert!(duty(&report, "origins.files").evidence[0].starts_with(path), "{text}");
    }
    let mut seen = measured();
    seen.browser.as_mut().expect("a browser").requests.push("https://cdn.example.com/a.js".into());
    let report = examine(&site(|_, text| text), &means(seen));
    assert_eq!(duty(&report, "origins.requests").evidence, ["https://cdn.example.com/a.js"]);
}

#[test]
fn literal_addresses_are_found_and_versions_and_drawings_are_not_taken_for_them() {
    let with = |path: &str, text: &str| duty(&with_file(path, text), "origins.addresses").clone();
    for (path, text) in [
        ("a.js", "fetch('http://10.1.2.3:8080/a')"),
        ("a.json", "{\"server\": \"192.168.0.1\"}"),
        ("a.wasm", "\0asm\u{1}172.16.0.9\u{0}"),
        ("a.css", "a { background: url(http://[2001:db8::1]/a.png) }"),
        ("a.html", "<p>服务器是10.1.2.3。</p>"),
    ] {
        let duty = with(path, text);
        assert_eq!(duty.verdict, Verdict::Fails, "{text}");
        assert!(duty.evidence[0].starts_with(path), "{:?}", duty.evidence);
    }
    for (path, text) in [
        ("a.js", "version = 'v1.2.3.4', other = '1.2.3.4-beta'"),
        ("a.svg", "<svg><path d=\"M1.2.3.4 5.6.7.8l1.5.3.2z\"/></svg>"),
        ("a.css", "a { margin: 1.5em .3em .2em }"),
        ("a.json", "[1.2, 3.4, 999.1.1.1]"),
    ] {
        let duty = with(path, text);
        assert_eq!(duty.verdict, Verdict::Holds, "{text}: {:?}", duty.evidence);
    }
}

#[test]
fn what_endangers_a_reader_is_told() {
    let within = |html: &str| with("index.html", "</main>", &format!("{html}</main>"));
    assert_eq!(duty(&within("<p onclick=\"a()\">新余</p>"), "security.handlers").verdict, Verdict::Fails);
    assert_eq!(duty(&within("<a href=\" JavaScript:a()\">新余</a>"), "security.handlers").verdict, Verdict::Fails);
    assert_eq!(duty(&within("<script src=\"a.js\"></script>"), "security.handlers").verdict, Verdict::Fails);
    assert_eq!(
        duty(&within("<img alt=\"\" src=\"http://www.example.gov.cn/a.png\">"), "security.https").verdict,
        Verdict::Fails
    );
    assert_eq!(
        duty(&with("policy.txt", "default-src 'none'", "default-src *"), "security.policy").verdict,
        Verdict::Fails
    );
    let page = site(|_, text| text);
    let of = |headers: &[(&str, &str)]| {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let measured =
            Measured { headers: Some(headers), subject: "https://www.example.gov.cn/zt/xinyu/".into(), ..measured() };
        examine(&page, &means(measured))
    };
    assert_eq!(duty(&of(&[]), "security.policy").verdict, Verdict::Fails);
    assert_eq!(duty(&of(&[]), "weight.packed").verdict, Verdict::Fails);
    let sent = of(&[("content-security-policy", "default-src 'none'"), ("content-encoding", "br")]);
    assert_eq!(duty(&sent, "security.policy").verdict, Verdict::Holds);
    assert_eq!(duty(&sent, "weight.packed").verdict, Verdict::Holds);
    let mut seen = measured();
    let browser = seen.browser.as_mut().expect("a browser");
    (browser.cookies, browser.stored) = (1, vec!["visitor".into()]);
    assert_eq!(duty(&examine(&page, &means(seen)), "security.personal").evidence.len(), 2);
}

#[test]
fn a_page_that_takes_too_long_on_a_slow_line_is_told_by_computing_and_by_measuring() {
    let files = WHOLE.iter().map(|(path, bytes)| {
        let page = path == "index.html";
        File { path: path.clone(), bytes: bytes.clone(), packed: [Some(if page { 700_000 } else { 9_000 }); 2] }
    });
    let mut slow = measured();
    slow.browser.as_mut().expect("a browser").slow[0].painted = Some(15_200.0);
    let report = examine(&Site::of("dist", files.collect()), &means(slow));
    // Four round trips of 0.4 s, and 700 kB at 400 kbit/s: 15.6 s.
    assert_eq!(
        duty(&report, "weight.computed").evidence,
        ["index.html，400 kbit/s、往返400毫秒：15.6秒可读（700.0 KB），15.6秒连同脚本（700.0 KB）"]
    );
    assert_eq!(duty(&report, "weight.timed").evidence, ["400 kbit/s、往返400毫秒：15.2秒显示内容，3.5秒可用"]);
    // What was seen of a deployed page counts.
    let sizes = vec![("index.html".into(), 30_000)];
    let seen = Measured { headers: Some(Vec::new()), sizes, ..measured() };
    let evidence = duty(&examine(&site(|_, text| text), &means(seen)), "weight.computed").evidence[0].clone();
    assert!(evidence.contains("2.2秒可读（30.0 KB）"), "{evidence}");
    let unpacked =
        WHOLE.iter().map(|(path, bytes)| File { path: path.clone(), bytes: bytes.clone(), packed: [None; 2] });
    let report = examine(&Site::of("dist", unpacked.collect()), &means(measured()));
    assert_eq!(duty(&report, "weight.packed").verdict, Verdict::Fails);
    assert_eq!(report.status(), 0, "it is only recommended");
}

#[test]
fn what_readers_with_disabilities_miss_is_told() {
    let mut seen = measured();
    let states = &mut seen.browser.as_mut().expect("a browser").states;
    states[0].violations.push(Finding { rule: "color-contrast".into(), target: "#a".into() });
    states[1].incomplete.push(Finding { rule: "target-size".into(), target: "#b".into() });
    let report = examine(&site(|_, text| text), &means(seen));
    assert_eq!(duty(&report, "accessibility.axe").evidence, ["color-contrast：1处，#a（手机）"]);
    assert_eq!(duty(&report, "accessibility.review").verdict, Verdict::Unverified);
    let mut unseen = measured();
    unseen.browser.as_mut().expect("a browser").states.pop();
    let report = examine(&site(|_, text| text), &means(unseen));
    assert_eq!(duty(&report, "accessibility.axe").evidence, ["en/index.html：没有检测"]);

    let within = |html: &str| with("index.html", "</main>", &format!("{html}</main>"));
    for html in [
        "<img src=\"card.png\">",
        "<button type=\"button\"></button>",
        "<input>",
        "<iframe src=\"index.html\"></iframe>",
    ] {
        assert_eq!(duty(&within(html), "accessibility.names").verdict, Verdict::Fails, "{html}");
    }
    for html in ["<h1>新余</h1>", "<h2>新余</h2><h4>新余</h4>"] {
        assert_eq!(duty(&within(html), "accessibility.structure").verdict, Verdict::Fails, "{html}");
    }
    assert_eq!(
        duty(&with("index.html", "<html lang=\"zh-CN\"", "<html"), "accessibility.structure").verdict,
        Verdict::Fails
    );
    assert_eq!(
        duty(&with("index.html", "initial-scale=1", "initial-scale=1, user-scalable=no"), "accessibility.elders")
            .verdict,
        Verdict::Fails
    );
    assert_eq!(duty(&with("index.html", "mode=elder", "mode=other"), "accessibility.elders").verdict, Verdict::Fails);
}

#[test]
fn how_the_texts_are_written_is_told_with_its_place() {
    let report = with("index.html", "</main>", "<p>新余,是工业城市。</p></main>");
    assert_eq!(duty(&report, "copy.page").evidence, ["index.html：新余,是工业城市。；应为全角标点"]);
    let text = fs::read_to_string(project("public/content/zh-CN.json")).expect("the content").replacen(
        "“工小美”：一图读懂",
        "“工小美”:一图读懂",
        1,
    );
    let told = copy::review("zh-CN.json", &text, None, &[]).unwrap_or_else(|e| panic!("{e}"));
    let report = examine(&site(|_, text| text), &Means { copy: Some(vec![told]), ..means(measured()) });
    let evidence = &duty(&report, "copy.content").evidence;
    assert!(evidence[0].starts_with("zh-CN.json:") && evidence[0].contains("site.title"), "{evidence:?}");
}

#[test]
fn what_was_not_looked_at_does_not_pass() {
    let report = examine(&site(|_, text| text), &Means::default());
    let unknown = report.duties.iter().filter(|duty| duty.verdict == Verdict::Unverified).map(|duty| duty.id.as_str());
    let expected = [
        "links.answering",
        "origins.requests",
        "security.personal",
        "weight.timed",
        "accessibility.axe",
        "accessibility.review",
        "copy.content",
    ];
    assert_eq!(unknown.collect::<Vec<_>>(), expected);
    // The wordings that stay are in the content file, too.
    assert_eq!(report.status(), 1);
}

#[test]
fn the_report_shows_what_it_found_as_text() {
    let nasty = "</li><script>alert(1)</script><img src=x onerror=\"a\">";
    let mut seen = measured();
    seen.subject = nasty.into();
    seen.links[3] = Answer { url: "https://beian.miit.gov.cn/".into(), status: None, error: nasty.into() };
    seen.browser.as_mut().expect("a browser").states[0]
        .violations
        .push(Finding { rule: nasty.into(), target: nasty.into() });
    let escaped = nasty.replace('<', "&lt;").replace('"', "&quot;");
    let site =
        site(|path, text| if path == "index.html" { text.replace("某某市人民政府办公室", &escaped) } else { text });
    let html = sheet(&examine(&site, &means(seen)));
    let page = Html::parse_document(&html);
    for selector in ["script", "img", "[onerror]", "[src]", "link", "iframe"] {
        assert_eq!(page.select(&Selector::parse(selector).expect("a selector")).count(), 0, "{selector}");
    }
    assert_eq!(html.matches("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'").count(), 1);
    let shown: String = page.root_element().text().collect();
    assert!(shown.matches(nasty).count() >= 4, "{} times", shown.matches(nasty).count());
}
