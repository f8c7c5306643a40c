//! The duties of a government website: each is fulfilled on a page that has everything, and not on one that lacks what it asks. Here its
//! metadata, its footer, its links, and the command.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use gongxiaomei::duties::examine;
use gongxiaomei::duties::report::Verdict;
use gongxiaomei::duties::site::Site;

use crate::support::portal::{WHOLE, duty, file, means, measured, project, published, site, whole, with};

/// Fails unless these duties, and no others, have this result after a change of the files.
fn only(ids: &[&str], verdict: Verdict, change: impl Fn(&str, String) -> String) {
    let report = examine(&site(change), &means(measured()));
    let told: Vec<_> = report.duties.iter().filter(|duty| duty.verdict != Verdict::Holds).collect();
    let found: Vec<_> = told.iter().map(|duty| (duty.id.as_str(), duty.verdict)).collect();
    assert_eq!(found, ids.iter().map(|id| (*id, verdict)).collect::<Vec<_>>(), "{told:#?}");
    for duty in told {
        assert!(!duty.evidence.is_empty() && !duty.remedy.is_empty(), "{duty:?}");
    }
}

/// The same after a text of both pages was replaced.
fn replaced(from: &str, to: &str, ids: &[&str], verdict: Verdict) {
    assert!(WHOLE.iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(from)), "no page has {from}");
    let page = |path: &str| path.ends_with("index.html");
    only(ids, verdict, |path, text| if page(path) { text.replace(from, to) } else { text });
}

#[test]
fn a_page_that_has_everything_fulfils_every_duty() {
    let report = whole();
    for duty in &report.duties {
        assert_eq!(duty.verdict, Verdict::Holds, "{duty:#?}");
        assert!(!duty.evidence.is_empty() && !duty.basis.is_empty() && !duty.method.is_empty(), "{duty:#?}");
    }
    assert_eq!((report.duties.len(), report.status()), (44, 0));
}

#[test]
fn a_page_of_no_portal_lacks_what_only_a_portal_knows_and_says_which_entry_to_fill() {
    let site = Site::open(&published("nobody", "public/identity.json")).expect("a site");
    let site = Site::of("dist", site.files().iter().map(|own| file(&own.path, own.bytes.clone())).collect());
    let report = examine(&site, &means(measured()));
    let told: Vec<_> = report.duties.iter().filter(|duty| duty.verdict != Verdict::Holds).collect();
    assert!(told.iter().all(|duty| duty.verdict == Verdict::Missing && duty.entry.is_some()), "{told:#?}");
    assert_eq!((told.len(), report.status()), (23, 1));
}

#[test]
fn each_label_that_is_not_there_or_not_of_its_form_is_told() {
    for name in ["ColumnName", "ColumnType", "ArticleTitle", "Keywords", "SiteDomain"] {
        let optional = format!("metadata.{name}");
        replaced(&format!("<meta name=\"{name}\""), "<meta name=\"none\"", &[&optional], Verdict::Missing);
    }
    replaced(
        "name=\"SiteDomain\" content=\"www.",
        "name=\"SiteDomain\" content=\"https://www.",
        &["metadata.SiteDomain", "metadata.agreement"],
        Verdict::Fails,
    );
    replaced(
        "name=\"PubDate\" content=\"2024-05-01 ",
        "name=\"PubDate\" content=\"2024-5-1 ",
        &["metadata.PubDate", "footer.published"],
        Verdict::Fails,
    );
    let code = ["metadata.SiteIDCode", "footer.error_report", "footer.site_id_code"];
    replaced(
        "name=\"SiteIDCode\" content=\"3605000001\"",
        "name=\"SiteIDCode\" content=\"36050\"",
        &code,
        Verdict::Fails,
    );
    replaced(
        "name=\"SiteDomain\" content=\"www.example",
        "name=\"SiteDomain\" content=\"www.other",
        &["metadata.agreement"],
        Verdict::Fails,
    );
    only(&["metadata.agreement"], Verdict::Fails, |path, text| {
        if path == "en/index.html" {
            text.replace("name=\"SiteName\" content=\"", "name=\"SiteName\" content=\"a")
        } else {
            text
        }
    });
}

#[test]
fn each_row_and_link_of_the_footer_that_is_not_there_or_wrong_is_told() {
    for (label, english, id) in [
        ("主办", "Organiser", "organiser"),
        ("承办", "Run by", "undertaker"),
        ("联系方式", "Contact", "contact"),
        ("政府网站标识码", "Government website code", "site_id_code"),
        ("ICP备案号", "ICP filing number", "icp"),
        ("公安备案号", "Public security filing number", "police"),
        ("发布时间", "Published", "published"),
        ("更正时间", "Corrected", "corrected"),
    ] {
        let id = format!("footer.{id}");
        only(&[&id], Verdict::Missing, |path, text| {
            let of = if path == "index.html" { label } else { english };
            text.replace(&format!("<dt>{of}</dt>"), "<dt></dt>")
        });
    }
}

#[test]
fn links_of_the_footer_that_lead_elsewhere_are_told() {
    let report = |from: &str, to: &str| {
        let site = site(|path, text| if path.ends_with("index.html") { text.replace(from, to) } else { text });
        examine(&site, &means(measured()))
    };
    let wrong = report("id=00000000000000000000000000000000", "id=08D3");
    assert_eq!(duty(&wrong, "footer.agency").verdict, Verdict::Fails);
    let lost = report("https://zfwzgl.www.gov.cn/", "https://other.gov.cn/");
    assert_eq!(duty(&lost, "footer.error_report").verdict, Verdict::Missing);
    let nameless = report("&amp;url=https", "&amp;url=http");
    assert_eq!(duty(&nameless, "footer.error_report").verdict, Verdict::Fails);
    let register = report("https://beian.miit.gov.cn/", "https://other.gov.cn/");
    assert_eq!(duty(&register, "footer.icp").verdict, Verdict::Fails);
    let early = report("2024-05-06 16:05", "2024-04-06 16:05");
    assert_eq!(duty(&early, "footer.corrected").verdict, Verdict::Fails);
    let source = report("name=\"ContentSource\" content=\"", "name=\"ContentSource\" content=\"某");
    assert_eq!(duty(&source, "footer.source").verdict, Verdict::Fails);
}

#[test]
fn a_link_within_the_site_that_leads_nowhere_is_told_with_its_page() {
    replaced("href=\"#content\"", "href=\"#contents\"", &["links.within"], Verdict::Fails);
    let report = with("en/index.html", "href=\"data/gongxiaomei.csv\"", "href=\"data/none.csv\"");
    assert_eq!(duty(&report, "links.within").evidence, ["en/index.html：data/none.csv，没有这个文件"]);
}

#[test]
fn a_link_out_of_the_site_passes_only_if_it_has_answered() {
    let of = |status: Option<u16>, asked: bool| {
        let mut measured = measured();
        if asked {
            measured.links[3].status = status;
        } else {
            measured.links.remove(3);
        }
        examine(&site(|_, text| text), &means(measured))
    };
    for (status, verdict, exit) in [
        (Some(301), Verdict::Holds, 0),
        (Some(404), Verdict::Fails, 1),
        (Some(500), Verdict::Fails, 1),
        (Some(412), Verdict::Unverified, 2),
        (None, Verdict::Unverified, 2),
    ] {
        let report = of(status, true);
        assert_eq!((duty(&report, "links.answering").verdict, report.status()), (verdict, exit), "{status:?}");
    }
    let report = of(None, false);
    assert!(duty(&report, "links.answering").evidence[0].starts_with("https://beian.miit.gov.cn/：没有请求"));
    assert_eq!(report.status(), 2);
}

#[test]
fn hidden_nameless_and_unannounced_links_are_told() {
    let with = |link: &str| with("index.html", "</main>", &format!("{link}</main>"));
    for (link, id) in [
        ("<p hidden><a href=\"https://www.gov.cn/\">国务院</a></p>", "links.shown"),
        ("<a href=\"https://www.gov.cn/\" style=\"display: none\">国务院</a>", "links.shown"),
        ("<a href=\"https://www.gov.cn/\"></a>", "links.shown"),
        ("<a href=\"https://www.gov.cn/\" target=\"_blank\">国务院</a>", "links.shown"),
        ("<a href=\"https://www.example.com/\">某公司</a>", "links.elsewhere"),
        ("<a href=\"https://gov.cn.example.com/\">某公司</a>", "links.elsewhere"),
    ] {
        assert_eq!(duty(&with(link), id).verdict, Verdict::Fails, "{link}");
    }
    for link in [
        "<a href=\"https://www.xinyu.gov.cn/\">新余</a>",
        "<a href=\"https://www.example.com/\" title=\"将离开本网站\">某公司</a>",
    ] {
        let report = with(link);
        for id in ["links.shown", "links.elsewhere"] {
            assert_eq!(duty(&report, id).verdict, Verdict::Holds, "{link}");
        }
    }
}

/// Runs the command about a folder.
fn run(folder: &Path, out: &Path, more: &[&str]) -> Output {
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(project("")).arg("duties").arg(folder).arg("--out").arg(out).args(more);
    run.output().expect("gongxiaomei")
}

#[test]
fn the_command_writes_both_reports_or_none_and_its_status_tells_the_result() {
    let folder = published("command", "tests/fixtures/portal/identity.json");
    let out = folder.with_extension("out");
    let _ = fs::remove_dir_all(&out);
    // Nothing was measured.
    let done = run(&folder, &out, &["--content", "public/content/zh-CN.json"]);
    assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stdout));
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(out.join("report.json")).expect("a report")).expect("JSON");
    assert_eq!(json["duties"].as_array().map(Vec::len), Some(44));
    assert!(fs::read_to_string(out.join("report.html")).expect("a report").contains("未能核实"));
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 2, "nothing is left beside them");

    let bare = published("command-bare", "public/identity.json");
    assert_eq!(run(&bare, &out, &["--content", "public/content/zh-CN.json"]).status.code(), Some(1));

    let before = fs::read_to_string(out.join("report.json")).expect("a report");
    for (folder, more) in [
        (Path::new("nowhere"), &[][..]),
        (&*folder, &["--measured", "Cargo.toml"][..]),
        (&*folder, &["--content", "nowhere.json"][..]),
        (&*folder, &["--contnet", "a"][..]),
    ] {
        let run = run(folder, &out, more);
        assert_eq!(run.status.code(), Some(2), "{more:?}");
        assert!(!run.stderr.is_empty());
    }
    assert_eq!(fs::read_to_string(out.join("report.json")).expect("a report"), before, "the old report stays");
}
