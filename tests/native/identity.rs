//! The messages that a portal's editor gets about mistakes in the identity file, and where its values are shown.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::page::all;
use gongxiaomei::check;
use gongxiaomei::check::identity::Identity;
use gongxiaomei::site::document;
use gongxiaomei::site::edition::Edition;
use scraper::{ElementRef, Html};

fn file(name: &str, text: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).expect("a file");
    file
}

fn told(name: &str, text: &str) -> String {
    Identity::open(&file(name, text)).expect_err("a fault").to_string()
}

#[test]
fn the_published_identity_reads_and_names_no_portal() {
    let identity = Identity::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/identity.json"));
    let schema_file = "./identity.schema.json".into();
    assert_eq!(identity.expect("an identity"), Identity { schema_file, ..Identity::default() });
}

#[test]
fn an_address_is_taken_as_it_stands_and_a_missing_one_is_an_empty_one() {
    let known = file("known.json", r#"{ "url": "https://www.example.gov.cn/zt/xinyu/" }"#);
    assert_eq!(Identity::open(&known).expect("an identity").url(), Some("https://www.example.gov.cn/zt/xinyu/"));
    assert_eq!(Identity::open(&file("none.json", "{}")).expect("an identity"), Identity::default());
}

#[test]
fn an_address_that_is_no_folders_is_told_with_its_file_line_and_what_belongs_there() {
    let told = told("no-folder.json", "{\n  \"url\": \"https://www.example.gov.cn/zt\"\n}\n");
    for words in [
        "no-folder.json:2: url",
        "found     \"https://www.example.gov.cn/zt\"",
        "expected  the address of a folder, from https:// or http:// to the last /, or an empty text",
        "1 fault in ",
    ] {
        assert!(told.contains(words), "“{words}” is not said:\n{told}");
    }
}

#[test]
fn an_unknown_entry_is_told_with_the_name_that_is_nearest() {
    let told = told("unknown.json", "{\n  \"urll\": \"\"\n}\n");
    assert!(told.contains("unknown.json:2: urll") && told.contains("nearest   url"), "{told}");
}

#[test]
fn another_kind_of_value_and_a_file_that_is_no_json_are_told() {
    let number = told("number.json", r#"{ "url": 7 }"#);
    assert!(number.contains("found     7") && number.contains("expected  a text"), "{number}");
    let broken = told("broken.json", "{ \"url\": ");
    assert!(broken.contains("broken.json:1:"), "{broken}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = Identity::open(Path::new("nowhere/identity.json")).expect_err("no file");
    assert!(error.to_string().starts_with("nowhere/identity.json: "), "{error}");
}

#[test]
fn every_entry_that_cannot_stand_is_told_at_once_with_what_belongs_there() {
    let told = told(
        "bad.json",
        r#"{
  "site_domain": "https://www.example.gov.cn/",
  "site_id_code": "360500",
  "pub_date": "2024-5-1 9:30",
  "police": "赣公网安备3605号",
  "correction_date": "2024-05-01",
  "agency_id": "08D3",
  "police_icon": "../police.png"
}"#,
    );
    for words in [
        "bad.json:2: site_domain\n  found     \"https://www.example.gov.cn/\"\n  expected  a domain without https:// and without /",
        "bad.json:3: site_id_code\n  found     \"360500\"\n  expected  10 digits, or bm and 8 digits, or an empty text",
        "bad.json:4: pub_date\n  found     \"2024-5-1 9:30\"\n  expected  a day and a time as YYYY-MM-DD HH:MM",
        "bad.json:5: police\n  found     \"赣公网安备3605号\"\n  expected  a number with 14 digits in it",
        "bad.json:6: correction_date\n  found     \"2024-05-01\"\n  expected  a day and a time as YYYY-MM-DD HH:MM",
        "bad.json:7: agency_id\n  found     \"08D3\"\n  expected  32 hexadecimal digits",
        "bad.json:8: police_icon\n  found     \"../police.png\"\n  expected  a png, svg, jpg, gif or webp file in the folder",
        "7 faults in ",
    ] {
        assert!(told.contains(words), "“{words}” is not said:\n{told}");
    }
}

#[test]
fn a_correction_before_the_publication_is_told() {
    let text = r#"{ "pub_date": "2024-05-02 09:30", "correction_date": "2024-05-01 09:30" }"#;
    assert!(
        told("early.json", text)
            .contains("correction_date\n  found     \"2024-05-01 09:30\"\n  expected  a moment after pub_date")
    );
    let same = text.replace("05-01", "05-02");
    assert!(Identity::open(&file("same.json", &same)).is_ok());
}

/// The page of an edition of a portal.
fn page(content: &str, place: &str, identity: Identity) -> Html {
    let content = check::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(content)).unwrap_or_else(|e| panic!("{e}"));
    let mut edition = Edition::new(content, Default::default()).unwrap_or_else(|e| panic!("{e}"));
    edition.place = place.into();
    edition.identity = identity;
    Html::parse_document(&document::body(&edition))
}

/// A portal that has filled in everything.
fn whole() -> Identity {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/portal/identity.json");
    Identity::open(&file).unwrap_or_else(|e| panic!("{e}"))
}

/// The rows of the footer in an edition: label, value, and where the value leads.
fn footer(content: &str, place: &str, identity: Identity) -> Vec<[String; 3]> {
    let html = page(content, place, identity);
    let text = |e: &ElementRef| e.text().collect::<String>().trim().to_string();
    let (labels, values) = (all(&html, "footer dl dt"), all(&html, "footer dl dd"));
    assert_eq!(labels.len(), values.len());
    assert_eq!(all(&html, "footer dl").len(), usize::from(!labels.is_empty()));
    let link = |value: &ElementRef| {
        let link = value.children().find_map(ElementRef::wrap).filter(|e| e.value().name() == "a")?;
        assert_eq!((link.value().attr("rel"), link.value().attr("target")), (Some("noopener"), Some("_blank")));
        link.value().attr("href").map(String::from)
    };
    labels.iter().zip(&values).map(|(l, v)| [text(l), text(v), link(v).unwrap_or_default()]).collect()
}

#[test]
fn the_footer_says_who_answers_for_the_portal_in_the_words_of_each_edition() {
    let police = "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=36050002000001";
    let values = [
        ("某某市人民政府办公室", ""),
        ("某某市大数据中心", ""),
        ("0000-1234567（工作日9:00—17:00）", ""),
        ("2024-05-01 09:30", ""),
        ("2024-05-06 16:05", ""),
        ("3605000001", ""),
        ("赣ICP备00000000号-1", "https://beian.miit.gov.cn/"),
        ("赣公网安备36050002000001号", police),
    ];
    let chinese = ["主办", "承办", "联系方式", "发布时间", "更正时间", "政府网站标识码", "ICP备案号", "公安备案号"];
    let english = [
        "Organiser",
        "Run by",
        "Contact",
        "Published",
        "Corrected",
        "Government website code",
        "ICP filing number",
        "Public security filing number",
    ];
    for (content, place, labels) in
        [("public/content/zh-CN.json", "", chinese), ("public/content/en.json", "en/", english)]
    {
        let rows: Vec<_> = labels.iter().zip(values).map(|(label, (value, link))| [*label, value, link]).collect();
        assert_eq!(footer(content, place, whole()), rows);
        let html = page(content, place, whole());
        let moments: Vec<_> =
            all(&html, "footer time").iter().filter_map(|time| time.value().attr("datetime")).collect();
        assert_eq!(moments, ["2024-05-01 09:30", "2024-05-06 16:05"]);
    }
}

#[test]
fn the_footer_leads_to_where_errors_are_reported_and_to_the_certificate_with_the_portals_own_pictures() {
    for (content, place, root, words) in [
        ("public/content/zh-CN.json", "", "", ["政府网站找错", "党政机关"]),
        (
            "public/content/en.json",
            "en/",
            "../",
            ["Report an error on this government website", "Certificate of the government agency"],
        ),
    ] {
        let html = page(content, place, whole());
        let address = format!("https%3A%2F%2Fwww.example.gov.cn%2Fzt%2Fxinyu%2F{}", place.replace('/', "%2F"));
        let hrefs = [
            format!("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3605000001&url={address}"),
            "https://bszs.conac.cn/sitename?method=show&id=00000000000000000000000000000000".into(),
        ];
        let links = all(&html, "footer .portal-links a");
        for (i, name) in ["portal-error-report.svg", "portal-agency.svg"].iter().enumerate() {
            let link = links[i].value();
            assert_eq!(link.attr("href"), Some(hrefs[i].as_str()));
            assert_eq!((link.attr("rel"), link.attr("target")), (Some("noopener"), Some("_blank")));
            assert_eq!(links[i].text().collect::<String>().trim(), words[i]);
            let pictures: Vec<_> = links[i].children().filter_map(ElementRef::wrap).collect();
            let picture = pictures[0].value();
            assert_eq!((picture.attr("src"), picture.attr("alt")), (Some(&*format!("{root}{name}")), Some("")));
        }
        assert_eq!(links.len(), 2);
        let police = all(&html, "footer dd img");
        assert_eq!(police[0].value().attr("src"), Some(&*format!("{root}portal-police.svg")));
    }
}

#[test]
fn without_its_address_and_pictures_the_links_are_words_with_what_is_known() {
    let known = Identity { site_id_code: "3605000001".into(), ..Identity::default() };
    let html = page("public/content/zh-CN.json", "", known);
    let links = all(&html, "footer .portal-links a");
    let href = links[0].value().attr("href");
    assert_eq!(href, Some("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3605000001&url="));
    assert_eq!((links.len(), all(&html, "footer img").len()), (1, 0));
}

#[test]
fn the_footer_has_a_row_for_what_is_known_and_nothing_else() {
    let content = "public/content/zh-CN.json";
    assert_eq!(footer(content, "", Identity::default()), [] as [[String; 3]; 0]);
    let known = Identity { icp: "赣ICP备12345678号".into(), site_name: "某市".into(), ..Identity::default() };
    assert_eq!(footer(content, "", known), [["ICP备案号", "赣ICP备12345678号", "https://beian.miit.gov.cn/"]]);
}

#[test]
fn markup_in_an_identity_stays_text() {
    let nasty = "\"><script>alert(1)</script>";
    let identity = Identity { organiser: nasty.into(), icp: nasty.into(), ..Identity::default() };
    let rows = footer("public/content/zh-CN.json", "", identity);
    assert_eq!([&rows[0][1], &rows[1][1]], [nasty, nasty]);
}

/// Renders the page of a portal into a folder of a test's own, and says whether that went well and what was said.
fn published(test: &str, identity: &Path) -> (PathBuf, bool, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("identity").join(test);
    let _ = fs::remove_dir_all(&folder);
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(env!("CARGO_MANIFEST_DIR")).args(["render", "index.html"]);
    run.args(["--content", "public/content/zh-CN.json", "--out"]).arg(&folder);
    let run = run.arg("--identity").arg(identity).output().expect("gongxiaomei");
    (folder, run.status.success(), String::from_utf8_lossy(&run.stderr).into())
}

#[test]
fn the_portals_pictures_are_published_at_the_root_of_the_site() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/portal");
    let (folder, done, said) = published("whole", &own.join("identity.json"));
    assert!(done, "{said}");
    for (name, icon) in [("error-report", "errors"), ("agency", "agency"), ("police", "police")] {
        let [published, given] = [folder.join(format!("portal-{name}.svg")), own.join(format!("icons/{icon}.svg"))];
        assert!(fs::read(published).expect(name) == fs::read(given).expect(icon), "{name}");
    }
}

#[test]
fn a_picture_that_is_missing_or_too_large_is_told_and_nothing_is_written() {
    let missing = file("no-picture.json", r#"{ "police_icon": "not-there.png" }"#);
    fs::write(missing.with_file_name("huge.png"), vec![0; 100_001]).expect("a file");
    let huge = file("huge-picture.json", r#"{ "police_icon": "huge.png" }"#);
    for (test, identity, why) in
        [("missing", missing, "not-there.png: No such file"), ("huge", huge, "100001 bytes, expected at most 100000")]
    {
        let (folder, done, said) = published(test, &identity);
        assert!(!done && said.contains("police_icon: ") && said.contains(why), "{said}");
        assert!(!folder.join("index.html").exists());
    }
}
