//! Long images know when they are out of date: the address in the QR code of one, of whatever age, leads to its part of the page, where the
//! page says whether its figures are still the current ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::poster::{asked, images};
use crate::support::browser::{Browser, Screen};
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{complaints, dist, open, visit, visit_in};

const PROGRAM: &str = env!("CARGO_BIN_EXE_gongxiaomei");

/// A copy of the built site, and of its content files as they were published last and as they are now.
struct Site {
    folder: PathBuf,
    old: PathBuf,
    new: PathBuf,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let own = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &own);
        } else {
            fs::copy(&path, own).expect("a copy");
        }
    }
}

fn run(arguments: &[&Path], options: &[&str]) {
    let mut run = Command::new(PROGRAM);
    run.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).args(options);
    let run = run.output().expect("gongxiaomei");
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
}

impl Site {
    fn new() -> Outcome<Site> {
        let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        let _ = fs::remove_dir_all(&work);
        let (folder, old, new) = (work.join("site"), work.join("old"), work.join("new"));
        copy(&dist()?, &folder);
        for content in [&old, &new] {
            copy(&folder.join("content"), content);
        }
        Ok(Site { folder, old: old.join("zh-CN.json"), new: new.join("zh-CN.json") })
    }

    /// Corrects the revenue of steel, and publishes the page with the correction.
    fn correct(&self, from: &str, to: &str, date: &str, reasons: [&str; 2]) {
        let text = fs::read_to_string(&self.new).expect("a content");
        let at = text.find("\"id\": \"steel-revenue\"").expect("the figure");
        let (before, after) = text.split_at(at);
        let [from, to] = [from, to].map(|value| format!("\"value\": {value},"));
        fs::write(&self.new, [before, &after.replacen(&from, &to, 1)].concat()).expect("a content");
        let english = ["en=", reasons[1]].concat();
        let told = ["--date", date, "--reason", reasons[0], "--reason", &english];
        run(&[Path::new("diff"), &self.old, &self.new], &told);
        run(&[Path::new("publish"), &self.folder], &["--content", &self.new.display().to_string()]);
        for file in ["zh-CN.json", "en.json"] {
            fs::copy(self.new.with_file_name(file), self.old.with_file_name(file)).expect("a copy");
        }
    }
}

/// The addresses in the codes of the images of a part.
async fn codes(page: &Browser, url: &str, part: &str) -> Outcome<Vec<String>> {
    open(page, url).await?;
    assert_eq!(page.run::<String>(&asked(part)).await?, "made");
    Ok(images(page).await?.iter().map(|(picture, _)| picture.code().expect("a code")).collect())
}

/// What the page says of an image, the corrections that it names, the fragment that its address then has, and whether all of that is in view.
async fn answer(page: &Browser, url: &str) -> Outcome<(String, Vec<String>, String, bool)> {
    page.open("about:blank").await?;
    open(page, url).await?;
    page.run(
        "await settled();
         const answer = document.getElementById('answer');
         if (answer.hidden) return ['', [], location.hash, false];
         const lines = all('#answer li').map(line => line.textContent.trim());
         const { top, bottom } = answer.getBoundingClientRect();
         const shown = top >= document.querySelector('.bar').offsetHeight - 1 && bottom <= innerHeight;
         return [answer.firstChild.textContent, lines, location.hash, shown && answer.checkVisibility()];",
    )
    .await
}

#[tokio::test]
async fn a_long_image_of_any_age_is_told_whether_its_figures_are_still_the_current_ones() -> Outcome {
    const SAME: [&str; 2] = ["图中的数据与本页现行数据一致", "The figures in the picture are the current ones"];
    const CORRECTED: [&str; 2] = ["图中的数据已有更正", "have been corrected since"];
    let site = Site::new()?;
    let server = Server::start(&site.folder)?;
    visit_in(Engine::Chromium, async |page| {
        page.screen(Screen::PHONE).await?;
        // Images of the steel section and of the whole page, in both editions, before and after a correction.
        let mut kept: Vec<Vec<String>> = Vec::new();
        let made = async |page: &Browser| -> Outcome<Vec<String>> {
            let mut all = Vec::new();
            for edition in ["index.html", "en/index.html"] {
                for part in ["gong", ""] {
                    let codes = codes(page, &server.url(edition), part).await?;
                    assert!(codes.windows(2).all(|pair| pair[0] == pair[1]), "{codes:?}");
                    let (address, digest) = codes[0].rsplit_once('~').expect("a digest");
                    assert_eq!(address, server.url(&format!("{edition}#{part}")));
                    assert!(digest.len() == 8 && digest.bytes().all(|c| c.is_ascii_hexdigit()), "{digest}");
                    all.push(codes[0].clone());
                }
            }
            Ok(all)
        };
        kept.push(made(page).await?);
        let other = codes(page, &server.url("index.html"), "xiao").await?.remove(0);
        for (i, code) in kept[0].iter().enumerate() {
            let (said, lines, hash, shown) = answer(page, code).await?;
            assert!(said.contains(SAME[i / 2]) && lines.is_empty() && shown, "{code}: {said} {lines:?} {shown}");
            assert_eq!(hash, ["#gong", "#content"][i % 2]);
        }
        site.correct("1000", "1200", "2024-05-01", ["年报订正", "Revised in the annual report"]);
        kept.push(made(page).await?);
        site.correct("1200", "1300", "2024-06-01", ["再次订正", "Revised again"]);
        kept.push(made(page).await?);
        let first = [
            "2024-05-01 更正：钢铁产业营业收入，超1000亿元→超1200亿元。年报订正",
            "over 100 billion yuan → over 120 billion yuan. Revised in the annual report",
        ];
        let second = [
            "2024-06-01 更正：钢铁产业营业收入，超1200亿元→超1300亿元。再次订正",
            "over 120 billion yuan → over 130 billion yuan. Revised again",
        ];
        for (age, codes) in kept.iter().enumerate() {
            for (i, code) in codes.iter().enumerate() {
                let (said, lines, _, shown) = answer(page, code).await?;
                let due = [vec![second, first], vec![second], vec![]][age].clone();
                let opening = if due.is_empty() { SAME } else { CORRECTED }[i / 2];
                assert!(said.contains(opening) && shown, "{age} {code}: {said} {shown}");
                assert_eq!(lines.len(), due.len(), "{age} {code}: {lines:?}");
                for (line, due) in lines.iter().zip(&due) {
                    assert!(line.contains(due[i / 2]), "{age} {code}: {line}");
                }
            }
        }
        // The same image in the other edition, as elders see it, and of a part whose figures were not corrected.
        let english = kept[0][0].replace("index.html#", "en/index.html#");
        assert!(answer(page, &english).await?.0.contains(CORRECTED[1]));
        let elder = kept[1][0].replace("index.html#", "index.html?mode=elder#");
        let (said, lines, ..) = answer(page, &elder).await?;
        assert!(said.contains(CORRECTED[0]) && lines.len() == 1, "{said} {lines:?}");
        assert!(answer(page, &other).await?.0.contains(SAME[0]));
        let current = page.run::<bool>("return document.querySelector('#xiao > #answer') !== null;").await?;
        assert!(current, "the answer is where the address leads");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_address_without_a_digest_has_no_answer_and_an_unknown_one_an_honest_one() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        for old in ["index.html", "index.html#gong", "index.html#steel-revenue", "index.html#chart-steel"] {
            let (said, _, hash, _) = answer(page, &site.url(old)).await?;
            assert_eq!((said.as_str(), hash.as_str()), ("", old.strip_prefix("index.html").expect("a fragment")));
        }
        for (strange, hash) in [("#gong~00000000", "#gong"), ("#~00000000", "#content"), ("#nothing~1", "#nothing"), ("#%3Cb%3E~1", "#%3Cb%3E")] {
            let (said, lines, own, shown) = answer(page, &site.url(&format!("index.html{strange}"))).await?;
            assert!(said.contains("不是本页记录过的版本") && lines.is_empty() && shown, "{strange}: {said} {shown}");
            assert_eq!(own, hash);
        }
        // Followed in a page that is open already, and no step more to go back.
        open(page, &site.url("index.html")).await?;
        let before: u32 = page.run("return history.length;").await?;
        page.run::<()>("location.hash = 'xiao~00000000'; await until('no answer', () => document.getElementById('answer').hidden ? 'yet' : '');").await?;
        let (hash, steps): (String, u32) = page.run("await settled(); return [location.hash, history.length];").await?;
        assert_eq!((hash.as_str(), steps), ("#xiao", before + 1));
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}
