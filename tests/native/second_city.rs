//! A second whole city is made of its own content alone, in a folder that had the first one's site: four characters, hues, icon, pictures,
//! names in code and languages are its own, and nothing is left of the first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::city;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A folder with the site of the first city.
fn first(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("city").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (from, to) in [("index.html", "index.html"), ("public/embed.js", "embed.js"), ("public/card.png", "card.png")] {
        fs::copy(Path::new(ROOT).join(from), folder.join(to)).expect("a file");
    }
    let run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .current_dir(ROOT)
        .arg("publish")
        .arg(&folder)
        .args(["--content", "public/content/zh-CN.json"])
        .output()
        .expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

#[test]
fn nothing_of_the_first_city_is_left_in_any_file_of_the_second() {
    let folder = first("left");
    let before = city::files(&folder);
    assert!(city::of_the_first(&before).len() > 20, "what is searched for is found where it is");
    city::publish(env!("CARGO_BIN_EXE_gongxiaomei"), &folder);
    let files = city::files(&folder);
    let found = city::of_the_first(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let text = |name: &str| {
        let bytes = files.get(Path::new(name)).unwrap_or_else(|| panic!("{name}: {:?}", files.keys()));
        String::from_utf8(bytes.clone()).expect("text")
    };
    let page = text("index.html");
    for own in [
        "href=\"en/index.html\"",
        "href=\"zh-tw/index.html\"",
        "<meta name=\"theme-color\" content=\"#1b5a8c\">",
        &format!("const STORAGE_KEY = \"{}\";", city::SLUG),
        &format!("data-slug=\"{}\"", city::SLUG),
        "https://www.chengchuan.example/zt/chengchuan/",
        "data/chengchuan.csv",
        "示ICP备00000001号-1",
    ] {
        assert!(page.contains(own), "{own}");
    }
    assert_eq!(page.matches("class=\"pillar hue-").count(), 4);
    assert!(text("embed.js").contains("var NAME = \"chengchuan\";"));
    assert!(text("data/chengchuan.csv").contains("毛竹林") && text("zh-tw/data/chengchuan.csv").contains("生態公益林"));
    // Read aloud in the words of the language.
    assert!(text("zh-tw/index.html").contains("三百六十六點八億元") && page.contains("三百六十六点八亿元"));
    let sheet = files.keys().find(|path| path.to_string_lossy().starts_with("colours-")).expect("its hues");
    let stripes =
        "--hues:linear-gradient(90deg,var(--hue-1) 25%,var(--hue-2) 0 50%,var(--hue-3) 0 75%,var(--hue-4) 0 100%)";
    assert!(text(&sheet.to_string_lossy()).contains(stripes));
    let icons: Vec<_> = files
        .keys()
        .filter(|path| path.extension().is_some_and(|ending| ending == "svg"))
        .filter(|path| path.to_string_lossy().starts_with("icon-"))
        .collect();
    let [icon] = icons[..] else { panic!("{icons:?}") };
    let drawn = text(&icon.to_string_lossy());
    assert!(drawn.contains("#3f5f22") && drawn.matches('M').count() == 4, "the three strokes of 山: {drawn}");
    let card = files.get(Path::new("card.png"));
    assert!(card.is_none_or(|card| *card != before[Path::new("card.png")]), "the picture of the first city");
}

/// What the program is made of, with all that it gives out: its own name is the only word of the first city.
#[test]
fn nothing_of_the_first_city_is_in_the_program() {
    let mut found = Vec::new();
    let mut searched = 0;
    for place in
        ["src", "style", "scripts", "deploy", "index.html", "public/embed.js", "build.rs", "Cargo.toml", "Trunk.toml"]
    {
        let place = Path::new(ROOT).join(place);
        let files = if place.is_dir() {
            city::files(&place)
        } else {
            [(place.clone(), fs::read(&place).expect("a file"))].into()
        };
        searched += files.len();
        for (path, bytes) in files {
            let text = [path.to_string_lossy().as_bytes(), b"\n", &bytes].concat();
            let text = String::from_utf8_lossy(&text).to_lowercase().replace("gongxiaomei", "");
            let words = ["新余", "xinyu", "工小美", "gong", "xiao", "glyph-mei", "glyph_mei", "glyphmei"];
            found.extend(
                words.iter().filter(|word| text.contains(**word)).map(|word| format!("{word} in {}", path.display())),
            );
        }
    }
    assert!(searched > 300, "{searched} files");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
