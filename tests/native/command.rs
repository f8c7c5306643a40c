//! The command line beside publishing: what it writes is whole or as it was, and what it says is in the language of the system.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const PROGRAM: &str = env!("CARGO_BIN_EXE_gongxiaomei");

/// An empty folder of a test's own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs the program; no file may get larger than this many blocks of 1024 bytes.
fn limited(arguments: &[&str], blocks: u32) -> Output {
    let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut run = Command::new("bash");
    run.current_dir(ROOT).args(["-c", &limit, "bash", PROGRAM]).args(arguments);
    run.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").output().expect("bash")
}

/// Runs the program with this in LANG.
fn spoken(arguments: &[&str], lang: &str) -> (Option<i32>, String) {
    let mut run = Command::new(PROGRAM);
    run.current_dir(ROOT).args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
    let done = run.output().expect("gongxiaomei");
    (done.status.code(), String::from_utf8_lossy(&done.stderr).into())
}

/// The names and bytes of a folder's files.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let file = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
    };
    let mut files: Vec<_> = entries.map(file).collect();
    files.sort();
    files
}

#[test]
fn a_disk_that_is_full_leaves_every_old_file_as_it_was() {
    let work = folder("full");
    let path = |name: &str| work.join(name).display().to_string();
    let (sheet, schema, identity, icons) =
        (path("sheet.html"), path("schema.json"), path("identity.json"), path("icons.json"));
    let (content, out, gallery) = (path("zh-CN.json"), work.display().to_string(), path("gallery.html"));
    fs::copy(Path::new(ROOT).join("tests/fixtures/chengchuan/zh-CN.json"), &content).expect("a copy");
    let site = folder("full-site");
    fs::write(site.join("index.html"), "<title>A page</title>").expect("a page");
    let site = site.display().to_string();
    for (arguments, written, blocks) in [
        (&["proof", "--out", &sheet][..], &["sheet.html"][..], 100),
        // The first of the two would fit.
        (&["schema", "--out", &schema, "--identity", &identity], &["schema.json", "identity.json"], 5),
        (&["icons", "--out", &icons], &["icons.json"], 100),
        (&["gallery", "index.html", "--out", &gallery], &["gallery.html"], 100),
        (&["glyph", "丁", "--content", &content], &["zh-CN.json"], 10),
        (&["cards", &out, "--content", &content], &["card.png", "card-square.png"], 1),
        (&["duties", &site, "--out", &out], &["report.html", "report.json"], 1),
    ] {
        for name in written.iter().filter(|name| **name != "zh-CN.json") {
            fs::write(work.join(name), "old").expect("a file");
        }
        let before = files(&work);
        let done = limited(arguments, blocks);
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(!done.status.success() && written.iter().any(|name| told.contains(name)), "{arguments:?}: {told}");
        assert!(
            files(&work) == before,
            "{arguments:?}: {:?}",
            files(&work).iter().map(|(name, _)| name).collect::<Vec<_>>()
        );
        limited(arguments, 1_000_000);
        assert!(files(&work) != before, "{arguments:?} writes nothing where there is room");
    }
}

#[test]
fn what_is_wrong_with_options_and_files_is_said_in_the_language_of_the_system() {
    for (arguments, chinese, english) in [
        (&["publsh"][..], "没有publsh这个命令，是不是publish", "the command publsh is unknown; did you mean publish?"),
        (&["publish", "dist", "--identiy", "a"], "没有--identiy这个选项，是不是--identity", "did you mean --identity?"),
        (&["proof"], "缺少--out", "--out is missing"),
        (&["proof", "--out", "nowhere/sheet.html"], "没有这个文件或文件夹", "No such file or directory"),
        (&["diff", "nowhere/a.json", "b.json"], "nowhere/a.json", "nowhere/a.json"),
        (&["new", "src"], "已经有东西", "something in this folder already"),
        (&["serve", "src"], "没有这个网页", "no such page"),
    ] {
        assert!(spoken(arguments, "zh_CN.UTF-8").1.contains(chinese), "{:?}", spoken(arguments, "zh_CN.UTF-8"));
        let (status, told) = spoken(arguments, "C.UTF-8");
        assert!(status == Some(1) && told.contains(english), "{arguments:?}: {told}");
        // An option is stronger than the system, also if another is wrong.
        let asked = [arguments, &["--lang", "zh"]].concat();
        assert!(spoken(&asked, "C.UTF-8").1.contains(chinese), "{:?}", spoken(&asked, "C.UTF-8"));
    }
}

#[test]
fn a_sheet_with_faults_is_written_and_told() {
    let work = folder("faults");
    let text = fs::read_to_string(Path::new(ROOT).join("public/content/zh-CN.json")).expect("the content");
    let content = work.join("zh-CN.json");
    fs::write(&content, text.replacen("\"lead\": \"", "\"lead\": \"{nothing}", 1)).expect("a content");
    let (content, sheet) = (content.display().to_string(), work.join("sheet.html").display().to_string());
    let (status, told) = spoken(&["proof", "--out", &sheet, "--content", &content], "zh_CN.UTF-8");
    assert!(status == Some(1) && told.contains("校样单列出1处错误"), "{told}");
    assert!(fs::read_to_string(sheet).expect("the sheet").contains("{nothing}"));
}

#[test]
fn help_is_in_the_language_of_the_system() {
    for (lang, said) in [("zh_CN.UTF-8", "用法："), ("C.UTF-8", "usage: ")] {
        let mut run = Command::new(PROGRAM);
        run.arg("--help").env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
        let done = run.output().expect("gongxiaomei");
        assert!(done.status.success() && String::from_utf8_lossy(&done.stdout).starts_with(said), "{lang}");
    }
}
