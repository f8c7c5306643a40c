//! The long image, composed natively: it contains all it must, keeps its margins, and fits on phones.

use gongxiaomei::chart::Rect;
use gongxiaomei::chart::scene::Label;
use gongxiaomei::check;
use gongxiaomei::export::line_break::JOINER;
use gongxiaomei::model::Content;
use gongxiaomei::page::data::PageData;
use gongxiaomei::poster::compose::{Foot, Piece};
use gongxiaomei::poster::metrics::MARGIN;
use gongxiaomei::poster::{Block, CARD, Composer, MOST_PIXELS, PosterContent, WIDTH, pages};
use gongxiaomei::site::edition::Edition;

/// The style's text sizes, relative to the standard size: that and the sizes of the elder edition.
fn sizes() -> Vec<f64> {
    let tokens = std::fs::read_to_string("style/tokens.css").expect("the tokens");
    let percent = |line: &str| line.trim().strip_prefix("--size-root:")?.trim().strip_suffix("%;")?.parse::<f64>().ok();
    let mut sizes: Vec<f64> = tokens.lines().filter_map(percent).map(|percent| percent / 100.0).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.dedup();
    assert!(sizes.len() > 3, "{sizes:?}");
    sizes
}

fn editions() -> [Content; 2] {
    ["zh-CN", "en"].map(|name| {
        let file = format!("{}/public/content/{name}.json", env!("CARGO_MANIFEST_DIR"));
        check::open(file.as_ref()).expect("a sound edition")
    })
}

/// Everything that is composed from an edition: blocks, head and foot.
fn composed(content: &Content, large: f64, part: Option<&str>) -> Vec<Block> {
    let live: PageData = Edition::new(content.clone(), Default::default()).expect("an edition").live();
    let sheet = PosterContent::of(content);
    let composer = Composer { sheet: &sheet, charts: &live.charts, large, night: false };
    let plan = composer.plan(part);
    let lay = |piece| composer.lay(piece).expect("a true chart");
    let mut blocks: Vec<Block> = plan.into_iter().map(lay).collect();
    blocks.extend(sheet.parts.first().map(|part| composer.head(part)));
    let address = "https://www.example.gov.cn/zt/xinyu/index.html";
    blocks.push(composer.foot(Foot { address, part, date: "2026-01-02", number: (1, 2) }));
    blocks
}

fn labels(block: &Block) -> Vec<&Label> {
    block.scene.labels().chain(block.display.labels()).collect()
}

/// All text of the blocks, without line breaks.
fn written(blocks: &[Block]) -> String {
    blocks.iter().flat_map(labels).map(|label| label.text.as_str()).collect::<String>().replace([' ', '\u{200a}'], "")
}

fn parts(content: &Content) -> Vec<Option<&str>> {
    let pillars = content.sections.iter().filter(|section| section.glyph.is_some());
    [None, Some(CARD)].into_iter().chain(pillars.map(|section| Some(section.id.as_str()))).collect()
}

/// Fails unless the figure of a fact is written.
fn has_figure(content: &Content, written: &str, id: &str) {
    let fact = content.ledger.fact(id).expect("a fact");
    let words = gongxiaomei::model::quantity_text::QuantityText::of(&content.ledger, fact);
    assert!(written.contains(&words.number), "{id}: '{}' is not written", words.number);
}

/// How high an image is.
fn height(blocks: &[Block]) -> f64 {
    // Without the head, which only an image has that continues another.
    let head = blocks[blocks.len() - 2].height;
    blocks.iter().map(|block| block.height).sum::<f64>() - head
}

/// The charts of a plan.
fn charts<'a>(plan: &[Piece<'a>]) -> Vec<&'a str> {
    plan.iter().filter_map(|piece| if let Piece::Chart(_, of) = piece { Some(of.id.as_str()) } else { None }).collect()
}

#[test]
fn the_whole_image_has_the_characters_a_picture_of_each_pillar_and_its_source_on_seven_screens() {
    for content in editions() {
        let blocks = composed(&content, 1.0, None);
        let written = written(&blocks);
        let live: PageData = Edition::new(content.clone(), Default::default()).expect("an edition").live();
        let sheet = PosterContent::of(&content);
        let composer = Composer { sheet: &sheet, charts: &live.charts, large: 1.0, night: false };
        let shown = charts(&composer.plan(None));
        for section in content.sections.iter().filter(|section| section.glyph.is_some()) {
            let own: Vec<&String> = section.stories.iter().flat_map(|story| &story.charts).collect();
            assert!(own.iter().any(|id| shown.contains(&id.as_str())), "{}: no picture of {own:?}", section.id);
        }
        let strokes = sheet.glyphs.iter().flat_map(|glyph| &glyph.strokes).map(|stroke| stroke.fact.as_str());
        let marks = content.charts.iter().filter(|chart| shown.contains(&chart.id.as_str())).flat_map(|of| &of.marks);
        for id in strokes.filter(|id| !id.is_empty()).chain(marks.map(|mark| mark.fact.as_str())) {
            has_figure(&content, &written, id);
        }
        let source = [&content.source.publisher, &content.source.release, "2026-01-02"];
        for text in source.into_iter().chain(["https://www.example.gov.cn/zt/xinyu/index.html"]) {
            assert!(written.contains(&text.replace([' ', JOINER], "")), "'{text}' is not written");
        }
        let height = height(&blocks);
        let most = if content.site.lang == "en" { 6500.0 } else { 5400.0 };
        assert!((4600.0..=most).contains(&height), "{}: {height}", content.site.lang);
    }
}

#[test]
fn the_image_of_a_pillar_has_its_name_its_character_and_all_its_large_figures_on_four_screens() {
    for content in editions() {
        let sheet = PosterContent::of(&content);
        for section in content.sections.iter().filter(|section| section.glyph.is_some()) {
            let blocks = composed(&content, 1.0, Some(&section.id));
            let written = written(&blocks);
            let glyph = sheet.glyphs.iter().find(|glyph| glyph.part == section.id).expect("a character");
            let strokes = glyph.strokes.iter().map(|stroke| &stroke.fact).filter(|fact| !fact.is_empty());
            for id in section.stories.iter().flat_map(|story| &story.figures).chain(strokes) {
                has_figure(&content, &written, id);
            }
            let part = sheet.parts.iter().find(|part| part.id == section.id).expect("a part");
            for text in [&content.site.title, &part.name, &part.headline, &part.lead] {
                assert!(written.contains(&text.replace([' ', JOINER], "")), "'{text}' is not written");
            }
            let live: PageData = Edition::new(content.clone(), Default::default()).expect("an edition").live();
            let composer = Composer { sheet: &sheet, charts: &live.charts, large: 1.0, night: false };
            assert!(!charts(&composer.plan(Some(&section.id))).is_empty(), "{}: no picture", section.id);
            let height = height(&blocks);
            let most = if content.site.lang == "en" { 4300.0 } else { 3000.0 };
            assert!((2400.0..=most).contains(&height), "{} {}: {height}", content.site.lang, section.id);
        }
    }
}

#[test]
fn the_card_has_every_stroke_of_the_characters_and_the_source_on_three_to_four() {
    for content in editions() {
        let blocks = composed(&content, 1.0, Some(CARD));
        let written = written(&blocks);
        let sheet = PosterContent::of(&content);
        let strokes = sheet.glyphs.iter().flat_map(|glyph| &glyph.strokes);
        let strokes = strokes.filter(|stroke| !stroke.said.is_empty());
        let said = strokes.flat_map(|stroke| [&stroke.about, &stroke.said]);
        for text in said.chain([&content.site.title, &content.source.publisher, &content.source.release]) {
            let text = text.replace([' ', JOINER], "");
            assert!(written.contains(&text), "'{text}' is not written");
        }
        // There is never a second card.
        let live: PageData = Edition::new(content.clone(), Default::default()).expect("an edition").live();
        let composer = Composer { sheet: &sheet, charts: &live.charts, large: 1.0, night: false };
        let address = "https://www.example.gov.cn/zt/xinyu/index.html";
        let foot = composer.foot(Foot { address, part: Some(CARD), date: "2026-01-02", number: (1, 1) });
        let height = composer.lay(Piece::Card).expect("a true chart").height + foot.height;
        // English says the same in more words.
        let most = if content.site.lang == "en" { 2100.0 } else { 1440.0 };
        assert!((1440.0..=most).contains(&height), "{}: {height}", content.site.lang);
    }
}

#[test]
fn a_card_of_a_page_without_characters_has_figures() {
    let file = format!("{}/tests/fixtures/releases/communique.json", env!("CARGO_MANIFEST_DIR"));
    let mut content = check::open(file.as_ref()).expect("a sound content");
    content.hero.glyphs.clear();
    let written = written(&composed(&content, 1.0, Some(CARD)));
    let first = content.sections.iter().flat_map(|section| &section.stories).find_map(|story| story.figures.first());
    has_figure(&content, &written, first.expect("a figure"));
}

#[test]
fn no_image_tells_a_figure_twice_that_one_of_its_pictures_or_characters_tells() {
    for content in editions() {
        let live: PageData = Edition::new(content.clone(), Default::default()).expect("an edition").live();
        let sheet = PosterContent::of(&content);
        let composer = Composer { sheet: &sheet, charts: &live.charts, large: 1.0, night: false };
        for part in parts(&content).into_iter().filter(|part| *part != Some(CARD)) {
            let plan = composer.plan(part);
            let glyphs = sheet.glyphs.iter().filter(|glyph| part.is_none_or(|part| part == glyph.part));
            let mut told: Vec<&str> = glyphs.flat_map(|of| &of.strokes).map(|stroke| stroke.fact.as_str()).collect();
            for chart in charts(&plan) {
                let facts = &live.chart(chart).expect("a chart").chart.data;
                assert!(
                    facts.iter().any(|datum| !told.contains(&datum.fact.as_str())),
                    "{part:?}: {chart} says nothing new"
                );
            }
            told.extend(
                charts(&plan)
                    .into_iter()
                    .flat_map(|id| &live.chart(id).expect("a chart").chart.data)
                    .map(|of| of.fact.as_str()),
            );
            for piece in &plan {
                let Piece::Figure(_, figure, _) = piece else { continue };
                assert!(!told.contains(&figure.fact.as_str()), "{part:?}: {} is told twice", figure.fact);
                told.push(&figure.fact);
            }
        }
    }
}

#[test]
fn nothing_leaves_its_margins_and_no_text_lies_on_another() {
    for content in editions() {
        for large in sizes() {
            for part in parts(&content) {
                for block in composed(&content, large, part) {
                    for label in labels(&block) {
                        let at = label.bounds();
                        let inside = at.x >= MARGIN - 1.0 && at.right() <= WIDTH - MARGIN + 1.0;
                        assert!(inside, "{large} {part:?}: '{}' from {} to {}", label.text, at.x, at.right());
                        assert!(at.y >= 0.0 && at.bottom() <= block.height + 1.0, "{large} {part:?}: '{}'", label.text);
                    }
                    for shape in &block.scene.shapes {
                        let at = shape.bounds();
                        assert!(at.x >= -0.5 && at.right() <= WIDTH + 0.5, "{large} {part:?}: {shape:?}");
                    }
                    overlaps(&block, large);
                }
            }
        }
    }
}

/// Fails if the letters of two texts touch.
fn overlaps(block: &Block, large: f64) {
    // Only the part of the em box that letters fill.
    let ink = |label: &Label| {
        let at = label.bounds();
        Rect::new(at.x + 1.0, label.y - 0.74 * label.size, (at.w - 2.0).max(0.0), 0.78 * label.size)
    };
    let all: Vec<(&str, Rect)> = labels(block).into_iter().map(|label| (label.text.as_str(), ink(label))).collect();
    for (i, (text, a)) in all.iter().enumerate() {
        for (other, b) in all.iter().skip(i + 1) {
            let apart = a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
            assert!(apart, "{large}: '{text}' lies on '{other}'");
        }
    }
}

#[test]
fn no_text_is_smaller_than_a_phone_as_wide_as_the_image_can_show() {
    for content in editions() {
        for part in parts(&content) {
            for block in composed(&content, 1.0, part) {
                for label in labels(&block) {
                    assert!(label.size >= 35.5, "'{}' is set at {}", label.text, label.size);
                }
            }
        }
    }
}

#[test]
fn text_grows_with_the_elder_edition() {
    let [chinese, _] = editions();
    let least = |large| {
        let blocks = composed(&chinese, large, Some("gong"));
        blocks.iter().flat_map(labels).map(|label| label.size).fold(f64::INFINITY, f64::min)
    };
    assert!(least(1.25) >= least(1.0) * 1.2, "{} and {}", least(1.25), least(1.0));
    assert!(least(1.5) >= least(1.0) * 1.4);
}

#[test]
fn every_image_is_small_enough_for_an_iphone() {
    for content in editions() {
        for large in sizes() {
            for part in parts(&content) {
                let mut blocks = composed(&content, large, part);
                let around: f64 = blocks.split_off(blocks.len() - 2).iter().map(|block| block.height).sum();
                let cut = pages(&blocks, around);
                // At the largest text size of the elder edition, the whole image has more than twice the area.
                let most = match (part, large > 1.5) {
                    (None, false) => 5,
                    (None, true) => 7,
                    (Some(_), false) => 3,
                    (Some(_), true) => 4,
                };
                assert!(cut.len() <= most, "{large} {part:?}: {} images", cut.len());
                assert_eq!(cut.first().map(|page| page.from), Some(0));
                assert_eq!(cut.last().map(|page| page.to), Some(blocks.len()));
                for page in &cut {
                    let height: f64 = blocks[page.from..page.to].iter().map(|block| block.height).sum();
                    assert!((height + around) * WIDTH <= MOST_PIXELS, "{large} {part:?}: {height}");
                }
            }
        }
    }
}

#[test]
fn a_part_that_is_not_there_has_no_image() {
    let [chinese, _] = editions();
    let live = Edition::new(chinese.clone(), Default::default()).expect("an edition").live();
    let sheet = PosterContent::of(&chinese);
    let composer = Composer { sheet: &sheet, charts: &live.charts, large: 1.0, night: false };
    assert!(composer.plan(Some("nowhere")).is_empty());
}
