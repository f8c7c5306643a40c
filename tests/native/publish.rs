//! Publishing: a site is made anew whole, or stays as it was, byte for byte; nothing of the old one is left in the new one; the portal
//! and the editions stay.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const PORTAL: &str = "tests/fixtures/portal/identity.json";

fn project(file: &str) -> PathBuf {
    Path::new(ROOT).join(file)
}

/// The command with these arguments.
fn command(arguments: &[&str]) -> Command {
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(ROOT).args(arguments).env_remove("LANG").env_remove("LC_ALL");
    run
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("gongxiaomei")
}

fn done(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("text")
}

fn refused(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!(run.status.code(), Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&run.stdout));
    String::from_utf8(run.stderr).expect("text")
}

/// The content files with their first section alone, and what it refers to: a site of them is made in a quarter of the time.
static SHORT: LazyLock<[(&str, String); 2]> = LazyLock::new(|| {
    let files = ["zh-CN.json", "en.json"];
    let mut kept = Vec::new();
    files.map(|file| {
        let text = fs::read_to_string(project("public/content").join(file)).expect(file);
        let mut content: Value = serde_json::from_str(&text).expect("JSON");
        for list in ["/sections", "/hero/glyphs"] {
            content.pointer_mut(list).and_then(Value::as_array_mut).expect(list).truncate(1);
        }
        // What the original keeps is kept by its translation.
        if kept.is_empty() {
            kept = referred(&content);
        }
        for list in REFERRED {
            let entries = content.pointer_mut(list).and_then(Value::as_array_mut).expect(list);
            entries.retain(|entry| kept.iter().any(|id| entry["id"] == **id));
        }
        (file, serde_json::to_string_pretty(&content).expect("JSON"))
    })
});

/// The lists of what sections refer to.
const REFERRED: [&str; 3] = ["/charts", "/ledger/facts", "/names"];

/// The ids of the entries that the first screen and the sections refer to, or other such entries.
fn referred(content: &Value) -> Vec<String> {
    let mut text = content["hero"].to_string() + &content["sections"].to_string();
    let mut kept: Vec<String> = Vec::new();
    loop {
        let before = kept.len();
        for entry in REFERRED.iter().flat_map(|list| content.pointer(list).and_then(Value::as_array).expect(list)) {
            let id = entry["id"].as_str().expect("an id");
            let refers =
                [format!("\"{id}\""), format!("{{{id}}}"), format!("{{{id}.")].iter().any(|by| text.contains(by));
            if refers && !kept.iter().any(|other| other == id) {
                kept.push(id.into());
                text += &entry.to_string();
            }
        }
        if kept.len() == before {
            return kept;
        }
    }
}

/// A folder of a test's own, with content files that can be changed, and a site.
struct Work {
    folder: PathBuf,
}

impl Work {
    fn new(test: &str) -> Work {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish").join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("content")).expect("a folder");
        fs::create_dir_all(folder.join("site")).expect("a folder");
        let work = Work { folder };
        fs::copy(project("public/content/schema.json"), work.content("schema.json")).expect("a copy");
        for (file, text) in SHORT.iter() {
            fs::write(work.content(file), text).expect("a content file");
        }
        fs::copy(project("index.html"), work.site("index.html")).expect("the shell");
        for (name, text) in
            [("robots.txt", "User-agent: *\n"), (".htaccess", "# the webmaster's\n"), ("embed.js", "//\n")]
        {
            fs::write(work.site(name), text).expect("a file");
        }
        work
    }

    /// The same with a site that is published already; it was made once for all tests.
    fn published(test: &str) -> Work {
        static FIRST: LazyLock<Work> = LazyLock::new(|| {
            let first = Work::new("first");
            done(&first.publish(&[]));
            first
        });
        let work = Work::new(test);
        fs::remove_dir_all(work.site("")).expect("the shell removed");
        for (from, bytes) in FIRST.files() {
            let to =
                work.site(from.strip_prefix(FIRST.site("")).expect("a file of the site").to_str().expect("a path"));
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            fs::write(to, bytes).expect("a copy");
        }
        work
    }

    fn content(&self, file: &str) -> PathBuf {
        self.folder.join("content").join(file)
    }

    fn site(&self, file: &str) -> PathBuf {
        self.folder.join("site").join(file)
    }

    fn publish<'a>(&'a self, more: &[&'a str]) -> Vec<&'a str> {
        let site = self.folder.join("site");
        let texts = [site, self.content("zh-CN.json")].map(|path| path.to_str().expect("a path").to_string());
        let [site, content] = texts.map(|text| &*Box::leak(text.into_boxed_str()));
        [&["publish", site, "--content", content], more].concat()
    }

    /// Changes a content file.
    fn change(&self, file: &str, change: impl Fn(&mut Value)) {
        let text = fs::read_to_string(self.content(file)).expect(file);
        let mut value: Value = serde_json::from_str(&text).expect("JSON");
        change(&mut value);
        fs::write(self.content(file), serde_json::to_string_pretty(&value).expect("JSON")).expect(file);
    }

    /// Corrects the figure `steel-revenue`.
    fn correct(&self, to: u32) {
        self.change("zh-CN.json", |content| {
            let facts = content["ledger"]["facts"].as_array_mut().expect("facts");
            facts.iter_mut().find(|fact| fact["id"] == "steel-revenue").expect("a figure")["value"] = to.into();
        });
    }

    /// Everything in the folder of the site, hidden files, too.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(&self.folder.join("site"), &mut files);
        files
    }

    /// What lies beside the site.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(&self.folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn gather(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
}

#[test]
fn publishing_says_what_is_new_changed_and_gone_and_leaves_alone_what_others_put_there() {
    let work = Work::new("listed");
    let said = done(&work.publish(&[]));
    assert!(said.contains("new      en/index.html\n") && said.contains("changed  index.html\n"), "{said}");
    let (before, first) = (work.files(), fs::metadata(work.site("robots.txt")).expect("robots.txt"));
    assert!(
        before.contains_key(&work.site("index.html.br")) && before.contains_key(&work.site("data/gongxiaomei.csv.gz"))
    );
    let said = done(&work.publish(&[]));
    assert!(!said.contains("changed") && !said.contains("new  "), "nothing to do: {said}");
    assert!(work.files() == before, "publishing the same changes nothing");
    work.correct(1234);
    let said = done(&work.publish(&[]));
    for line in [
        "changed  index.html\n",
        "changed  en/index.html\n",
        "changed  charts/steel.svg\n",
        "changed  data/gongxiaomei.csv\n",
    ] {
        assert!(said.contains(line), "{said}");
    }
    assert!(!said.contains("robots.txt") && !said.contains("charts/lithium.svg"), "{said}");
    for (name, text) in [("robots.txt", "User-agent: *\n"), (".htaccess", "# the webmaster's\n")] {
        assert_eq!(fs::read_to_string(work.site(name)).expect(name), text);
    }
    let modified = |of: &fs::Metadata| of.modified().expect("a time");
    let last = fs::metadata(work.site("robots.txt")).expect("robots.txt");
    assert_eq!(modified(&first), modified(&last), "a file that stays keeps its time, and so its ETag");
    assert_eq!(work.beside(), ["content", "site"]);
}

#[test]
fn charts_posters_and_copies_that_are_made_no_more_are_gone() {
    let work = Work::published("stale");
    for stale in [
        "charts/old.svg",
        "charts/old.svg.gz",
        "poster-0123456789abcdef.json",
        "portal-police.png",
        "content/fr.json",
        "en/charts/old.svg",
    ] {
        fs::write(work.site(stale), "stale").expect(stale);
    }
    fs::write(work.site("index.html.gz"), "the copy of a page before").expect("a copy");
    let said = done(&work.publish(&[]));
    for stale in
        ["charts/old.svg", "poster-0123456789abcdef.json", "portal-police.png", "content/fr.json", "en/charts/old.svg"]
    {
        assert!(said.contains(&format!("gone     {stale}\n")) && !work.site(stale).exists(), "{stale}: {said}");
    }
    assert!(!work.site("charts/old.svg.gz").exists());
    assert!(said.contains("changed  index.html\n"), "a copy of another page is made anew: {said}");
    assert_ne!(fs::read(work.site("index.html.gz")).expect("a copy"), b"the copy of a page before");
}

#[test]
fn an_edition_disappears_only_by_decision() {
    let work = Work::published("editions");
    let before = work.files();
    let english = fs::read(work.content("en.json")).expect("en.json");
    fs::remove_file(work.content("en.json")).expect("removed");
    let why = refused(&work.publish(&[]));
    assert!(why.contains("the edition en/ is online") && why.contains("--without en"), "{why}");
    // A translation that has lost the name of its original, or misspells it.
    let text = String::from_utf8(english.clone()).expect("UTF-8");
    fs::write(work.content("en.json"), text.replacen("zh-CN.json", "zh-cn.json", 1)).expect("en.json");
    let why = refused(&work.publish(&[]));
    assert!(why.contains("en.json:") && why.contains("nearest   zh-CN.json"), "{why}");
    fs::write(work.content("en.json"), text.replacen("\"translates\": \"zh-CN.json\",", "", 1)).expect("en.json");
    assert!(refused(&work.publish(&[])).contains("the edition en/ is online"));
    // Faults of every kind.
    for (broken, said) in [
        (
            text.replacen("\"id\": \"steel-fund\"", "\"id\": \"steel-fond\"", 1).into_bytes(),
            "no entry for \"steel-fund\"",
        ),
        (text.replacen(',', "", 1).into_bytes(), "no comma"),
        (b"{\"translates\": \"zh-CN.json\", \"a\": \"\xb8\xd6\xcc\xfa\"}".to_vec(), "save the file as UTF-8"),
    ] {
        fs::write(work.content("en.json"), broken).expect("en.json");
        let why = refused(&work.publish(&[]));
        assert!(why.contains(said) && why.contains("en.json:"), "{why}");
    }
    assert!(work.files() == before, "nothing was written");
    // A byte order mark is no fault.
    fs::write(work.content("en.json"), ["\u{feff}".as_bytes(), &english].concat()).expect("en.json");
    done(&work.publish(&[]));
    assert_eq!(fs::read(work.site("en/index.html")).expect("a page"), before[&work.site("en/index.html")]);
    fs::create_dir(work.site("empty")).expect("a folder of the webmaster");
    done(&work.publish(&["--without", "en"]));
    assert!(!work.site("en").exists(), "no empty folder is left of it");
    assert!(work.site("empty").is_dir());
    let page = fs::read_to_string(work.site("index.html")).expect("a page");
    assert!(!page.contains("en/index.html"), "no link leads to an edition that is taken off");
}

#[test]
fn an_edition_that_an_earlier_version_published_is_known_as_one() {
    let work = Work::published("earlier");
    for page in ["index.html", "en/index.html"] {
        let text = fs::read_to_string(work.site(page)).expect("a page");
        let earlier = text.replace("id=\"page-data\"", "id=\"gongxiaomei-content\"");
        assert_ne!(earlier, text, "{page}");
        fs::write(work.site(page), earlier).expect("a page");
    }
    fs::remove_file(work.content("en.json")).expect("removed");
    let why = refused(&work.publish(&[]));
    assert!(why.contains("the edition en/ is online"), "{why}");
    done(&work.publish(&["--without", "en"]));
    let page = fs::read_to_string(work.site("index.html")).expect("a page");
    assert!(!work.site("en").exists() && page.contains("id=\"page-data\"") && !page.contains("gongxiaomei-content"));
}

#[test]
fn two_files_of_one_language_are_a_fault() {
    let work = Work::published("twice");
    fs::copy(work.content("en.json"), work.content("british.json")).expect("a copy");
    let why = refused(&work.publish(&[]));
    assert!(why.contains("site.lang") && why.contains("a language that no other edition has"), "{why}");
}

#[test]
fn a_translation_given_as_the_content_stands_for_its_original() {
    let work = Work::published("given");
    let site = work.folder.join("site").to_str().expect("a path").to_string();
    let english = work.content("en.json").to_str().expect("a path").to_string();
    done(&["publish", &site, "--content", &english]);
    let page = fs::read_to_string(work.site("index.html")).expect("a page");
    assert!(page.contains("<html lang=\"zh-CN\""), "the original is at the root");
    assert_eq!(work.beside(), ["content", "site"], "nothing is written outside of the site");
}

#[test]
fn a_translation_with_gaps_is_published_by_choice_and_the_gaps_are_named() {
    let work = Work::published("gaps");
    work.change("en.json", |content| {
        content["sections"][0]["stories"].as_array_mut().expect("stories").remove(0);
        content["hero"].as_object_mut().expect("hero").remove("lead");
        content["words"]["skip"] = "".into();
    });
    let why = refused(&work.publish(&[]));
    assert!(why.contains("--gaps publishes with those of the original"), "{why}");
    let run = run(&work.publish(&["--gaps"]));
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{told}");
    for gap in ["warning: sections[0].stories", "warning: hero.lead", "warning: words.skip"] {
        assert!(told.contains(gap), "{gap}: {told}");
    }
    let page = fs::read_to_string(work.site("en/index.html")).expect("a page");
    let original = fs::read_to_string(work.content("zh-CN.json")).expect("zh-CN.json");
    let original: Value = serde_json::from_str(&original).expect("JSON");
    let id = original["sections"][0]["stories"][0]["id"].as_str().expect("an id");
    assert!(
        page.contains(&format!("id=\"{id}\"")) && page.contains("lang=\"zh-CN\""),
        "the story is there, as Chinese"
    );
}

#[test]
fn the_portal_stays_when_no_identity_file_is_given() {
    let work = Work::published("portal");
    done(&work.publish(&["--identity", PORTAL]));
    let before = fs::read_to_string(work.site("index.html")).expect("a page");
    assert!(before.contains("ICP") && work.site("portal-police.svg").exists());
    work.correct(1234);
    done(&work.publish(&[]));
    let after = fs::read_to_string(work.site("index.html")).expect("a page");
    let footer = |page: &str| {
        page.split_once("class=\"portal\"").expect("a footer").1.split_once("</footer>").expect("its end").0.to_string()
    };
    assert_eq!(footer(&after), footer(&before));
    assert!(work.site("portal-police.svg").exists() && after != before);
    // A site of an older press has not kept its identity file.
    for copy in ["", ".br", ".gz"] {
        fs::remove_file(work.site(&format!("content/identity.json{copy}"))).expect("removed");
    }
    let why = refused(&work.publish(&[]));
    assert!(why.contains("--identity"), "{why}");
    // An identity file without anything is a decision.
    done(&work.publish(&["--identity", "public/identity.json"]));
    assert!(!work.site("portal-police.svg").exists() && !work.site("content/identity.json").exists());
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let work = Work::published("killed");
    let old = work.files();
    work.correct(1234);
    let (mut stopped, mut wait) = (0, 2);
    let new = loop {
        let mut run = command(&work.publish(&[])).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a run");
        sleep(Duration::from_millis(wait));
        let _ = run.kill();
        let ended = run.wait().expect("an end").success();
        let now = work.files();
        if now != old {
            break now;
        }
        assert!(!ended, "a run that ended well has published");
        stopped += 1;
        wait = wait * 3 / 2 + 1;
        assert!(wait < 120_000, "no run was ever done");
    };
    assert!(stopped > 3, "{stopped} runs were stopped before they were done");
    done(&work.publish(&[]));
    assert!(work.files() == new, "what a killed run left was the whole new site");
    assert_eq!(work.beside(), ["content", "site"], "and what it left beside is removed");
}

#[test]
fn a_disk_that_is_full_leaves_the_old_site() {
    let work = Work::published("full");
    let old = work.files();
    work.correct(1234);
    // No file larger than 50 KB can be written: the page is.
    let arguments = work.publish(&[]);
    let limited = Command::new("bash")
        .current_dir(ROOT)
        .args(["-c", "trap '' XFSZ; ulimit -f 50; exec \"$@\"", "bash", env!("CARGO_BIN_EXE_gongxiaomei")])
        .args(&arguments)
        .output()
        .expect("bash");
    let why = String::from_utf8_lossy(&limited.stderr);
    assert!(!limited.status.success() && why.contains("index.html"), "{why}");
    assert!(work.files() == old && work.beside() == ["content", "site"], "{:?}", work.beside());
    done(&arguments);
    assert!(work.files() != old);
}

#[test]
fn what_is_read_only_is_not_replaced() {
    let work = Work::published("read-only");
    let old = work.files();
    work.correct(1234);
    for place in ["", "charts", "charts/steel.svg"] {
        let place = work.site(place);
        let before = fs::metadata(&place).expect("there").permissions();
        let mut locked = before.clone();
        locked.set_readonly(true);
        fs::set_permissions(&place, locked).expect("locked");
        let why = refused(&work.publish(&[]));
        fs::set_permissions(&place, before).expect("unlocked");
        assert!(why.contains("is read-only"), "{why}");
        assert!(work.files() == old, "{}", place.display());
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_a_link_to_the_site_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let work = Work::published("permissions");
    fs::set_permissions(work.site("index.html"), fs::Permissions::from_mode(0o640)).expect("set");
    fs::set_permissions(work.site(""), fs::Permissions::from_mode(0o2775)).expect("set");
    let link = work.folder.join("current");
    symlink("site", &link).expect("a link");
    work.correct(1234);
    let content = work.content("zh-CN.json").to_str().expect("a path").to_string();
    done(&["publish", link.to_str().expect("a path"), "--content", &content]);
    let mode = |path: PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o7777;
    assert_eq!((mode(work.site("index.html")), mode(work.site(""))), (0o640, 0o2775));
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(fs::read_to_string(work.site("data/gongxiaomei.csv")).expect("data").contains("1234"));
}

#[test]
fn a_missing_set_of_icons_is_said_once() {
    let work = Work::published("icons");
    let why = refused(&work.publish(&["--icons", "nowhere"]));
    assert_eq!(why.lines().count(), 1, "{why}");
    assert!(why.contains("no icon set (nowhere)") && why.contains("--icons"), "{why}");
    // The set in one file makes the same site.
    done(&work.publish(&[]));
    let before = work.files();
    let bundle = work.folder.join("icons.json").to_str().expect("a path").to_string();
    done(&["icons", "--out", &bundle]);
    done(&work.publish(&["--icons", &bundle]));
    assert!(work.files() == before);
}

#[test]
fn the_script_for_hosts_knows_the_editions_and_the_title_of_its_site() {
    let work = Work::new("hosts");
    fs::copy(project("public/embed.js"), work.site("embed.js")).expect("a copy");
    done(&work.publish(&[]));
    let script = fs::read_to_string(work.site("embed.js")).expect("the script");
    let editions = ["var EDITIONS = { \"zh-cn\": [\"\", \"\\u", "], \"en\": [\"en/\", \"Gong"];
    assert!(script.is_ascii() && editions.iter().all(|part| script.contains(part)), "{script}");
    let pinned = |page: &str| {
        let page = fs::read_to_string(work.site(page)).expect("a page");
        let names = page.split("embed-").filter_map(|rest| Some(rest.split_once(".js")?.0));
        let hash = names.into_iter().find(|name| name.len() == 16 && name.bytes().all(|b| b.is_ascii_hexdigit()));
        format!("embed-{}.js", hash.expect("a pinned copy"))
    };
    let first = pinned("index.html");
    assert_eq!(fs::read_to_string(work.site(&first)).expect("the copy"), script);
    done(&work.publish(&["--without", "en"]));
    let second = pinned("index.html");
    assert_ne!(first, second);
    assert!(work.site(&first).exists(), "the code of hosts has its name");
    assert!(!fs::read_to_string(work.site("embed.js")).expect("the script").contains("en/"));
}

#[test]
fn the_difference_between_two_contents_is_told_figures_first() {
    let work = Work::new("difference");
    // It needs two sections.
    fs::copy(project("public/content/zh-CN.json"), work.content("zh-CN.json")).expect("a copy");
    fs::create_dir_all(work.folder.join("old")).expect("a folder");
    let old = work.folder.join("old/zh-CN.json");
    fs::copy(work.content("zh-CN.json"), &old).expect("a copy");
    work.correct(1234);
    work.change("zh-CN.json", |content| {
        content["site"]["title"] = "新的题目".into();
        content["sections"].as_array_mut().expect("sections").swap(0, 1);
    });
    let texts = [old, work.content("zh-CN.json")].map(|path| path.to_str().expect("a path").to_string());
    let said = done(&["diff", &texts[0], &texts[1]]);
    let lines: Vec<&str> = said.lines().collect();
    let place =
        |part: &str| lines.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}: {said}"));
    let (figure, word, order) = (place("steel-revenue"), place("site.title: "), place("sections ⇅"));
    assert!(figure < word && word < order, "{said}");
    assert!(
        lines[figure].contains("1000") && lines[figure].contains("1234") && lines[figure].contains("(in "),
        "{said}"
    );
    assert_eq!(done(&["diff", &texts[0], &texts[0]]), "");
}

#[test]
fn another_city_begins_with_every_word_asked_for_and_nothing_of_this_one() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish/new");
    let _ = fs::remove_dir_all(&folder);
    let name = folder.to_str().expect("a path");
    done(&["new", name]);
    let text = fs::read_to_string(folder.join("zh-CN.json")).expect("a content file");
    for word in ["新余", "工小美", "xinyu", "赣", "steel"] {
        assert!(!text.contains(word), "{word}");
    }
    let content = folder.join("zh-CN.json").to_str().expect("a path").to_string();
    let why = refused(&["check", "--content", &content]);
    for asked in [
        "site.title",
        "site.name",
        "source.publisher",
        "source.licence",
        "hero.headline",
        "ledger.facts[0].value",
        "sharing.dataset",
    ] {
        assert!(why.contains(&format!("{asked}\n")) || why.contains(&format!("{asked}  (")), "{asked}: {why}");
    }
    assert!(refused(&["new", name]).contains("something in this folder already"));
}

#[test]
fn another_city_that_has_written_what_is_asked_for_is_a_site_without_characters_too() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish/written");
    let _ = fs::remove_dir_all(&folder);
    let said = done(&["new", folder.to_str().expect("a path")]);
    let file = folder.join("zh-CN.json");
    let content = file.to_str().expect("a path").to_string();
    assert!(said.contains(&format!("check --content {content}")), "{said}");
    let mut written: Value = serde_json::from_str(&fs::read_to_string(&file).expect("a content file")).expect("JSON");
    fill(&mut written);
    written["slug"] = "linhu".into();
    written["ledger"]["facts"][0]["value"] = 98.2.into();
    written["sections"][0]["stories"][0]["headline"] = "自来水普及率{first}".into();
    fs::write(&file, written.to_string()).expect("the content file");
    let check = run(&["check", "--content", &content]);
    let told = String::from_utf8_lossy(&check.stderr).into_owned();
    assert!(check.status.success() && !told.contains("warning"), "nothing is left to be guessed: {told}");
    let site = folder.join("site");
    fs::create_dir_all(&site).expect("a folder");
    fs::copy(project("index.html"), site.join("index.html")).expect("the shell");
    done(&["publish", site.to_str().expect("a path"), "--content", &content]);
    let page = fs::read_to_string(site.join("index.html")).expect("a page");
    assert!(!page.contains("class=\"values all\""), "a table of no chart");
    assert!(page.contains("98.2") && site.join("data/linhu.csv").is_file());
    let sheets = fs::read_dir(&site).expect("the site").map(|entry| entry.expect("an entry").path());
    let css = sheets.filter(|path| path.extension().is_some_and(|ending| ending == "css")).map(fs::read_to_string);
    assert!(css.into_iter().any(|css| css.expect("a style sheet").contains("--hues:var(--hue-1)")));
}

/// Writes something in every empty text.
fn fill(value: &mut Value) {
    match value {
        Value::String(text) if text.is_empty() => *text = "临湖镇".into(),
        Value::Array(items) => items.iter_mut().for_each(fill),
        Value::Object(entries) => {
            // In the ledger, units may have an empty word.
            let ledger = entries.contains_key("units");
            entries.iter_mut().filter(|(name, _)| !ledger || *name == "facts").for_each(|(_, value)| fill(value));
        }
        _ => {}
    }
}

#[test]
fn checking_finds_what_would_keep_the_site_from_being_made_and_writes_nothing() {
    let work = Work::new("check");
    let content = work.content("zh-CN.json").to_str().expect("a path").to_string();
    done(&["check", "--content", &content, "--identity", PORTAL]);
    let identity = work.folder.join("identity.json");
    fs::write(&identity, "{ \"police\": \"12\" }").expect("an identity file");
    let why = refused(&["check", "--content", &content]);
    assert!(why.contains("identity.json:1: police") && why.contains("14 digits"), "{why}");
    fs::write(&identity, "{ \"police_icon\": \"no.png\" }").expect("an identity file");
    assert!(refused(&["check", "--content", &content]).contains("police_icon: no.png: "));
    // A translation names its notes by their icons, too.
    for file in [identity, work.content("en.json")] {
        fs::remove_file(file).expect("removed");
    }
    work.change("zh-CN.json", |content| content["sections"][0]["stories"][0]["notes"][0]["icon"] = "traim".into());
    let why = refused(&["check", "--content", &content]);
    assert!(why.contains("'traim' is not in the set"), "{why}");
    assert_eq!(work.beside(), ["content", "site"]);
    assert_eq!(work.files().len(), 4);
}

#[test]
fn faults_are_told_in_chinese_by_id_and_title() {
    let work = Work::new("chinese");
    work.change("zh-CN.json", |content| {
        let facts = content["ledger"]["facts"].as_array_mut().expect("facts");
        facts.iter_mut().find(|fact| fact["id"] == "steel-revenue").expect("a figure")["unit"] = "亿圆".into();
    });
    let content = work.content("zh-CN.json").to_str().expect("a path").to_string();
    let why = refused(&["check", "--content", &content, "--lang", "zh"]);
    assert!(why.contains("steel-revenue 钢铁产业营业收入"), "{why}");
    assert!(why.contains("现在  \"亿圆\"") && why.contains("应当  ledger.units里的一个名称"), "{why}");
    assert!(why.contains("最接近  亿元") && why.contains("zh-CN.json有1处错误"), "{why}");
    let set = command(&["check", "--content", &content]).env("LC_ALL", "zh_CN.UTF-8").output().expect("gongxiaomei");
    assert!(String::from_utf8_lossy(&set.stderr).contains("有1处错误"), "the system's language");
}
