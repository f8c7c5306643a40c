//! The SVG files of the charts look the same in librsvg and `LibreOffice` as in Chromium.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::failure::{Failure, Outcome};
use crate::support::{dist, office, visit};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

/// How much a colour channel may differ: each program smooths edges and letters differently.
const SHADES: u8 = 64;
/// The largest share of pixels, in pictures without text, that may have no similar pixel next to the same place: `LibreOffice` draws
/// shapes half a pixel off.
const OTHERS: f64 = 0.001;
/// How many times as large the pictures without text are drawn: `LibreOffice` draws at most 2048 pixels.
const LARGER: f64 = 1.75;
/// The size in pixels of the squares whose mean colours are compared in pictures with text.
const SQUARE: usize = 8;
/// The largest share of squares whose mean colours may differ.
const OTHER_SQUARES: f64 = 0.015;

/// A picture: its size, and its pixels in red, green and blue.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

fn picture(png: &[u8]) -> Picture {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("a picture");
    let step = info.color_type.samples();
    assert!(step >= 3, "a picture in colour");
    let pixels = bytes[..info.buffer_size()].chunks_exact(step).map(|p| [p[0], p[1], p[2]]).collect();
    Picture { width: info.width as usize, height: info.height as usize, pixels }
}

impl Picture {
    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        self.pixels[y * self.width + x]
    }

    /// The width and height that both pictures have; a program may add up to two pixels.
    fn common(&self, other: &Picture) -> (usize, usize) {
        let near = |a: usize, b: usize| a.abs_diff(b) <= 2;
        assert!(near(self.width, other.width) && near(self.height, other.height), "another size");
        (self.width.min(other.width), self.height.min(other.height))
    }

    /// The share of pixels that have no similar pixel next to the same place in the other picture.
    fn pixels_beside(&self, other: &Picture) -> f64 {
        let (width, height) = self.common(other);
        let alone = |x: usize, y: usize| {
            if self.at(x, y).into_iter().zip(other.at(x, y)).all(|(own, others)| own.abs_diff(others) <= SHADES) {
                return false;
            }
            let (mut least, mut most) = ([255; 3], [0; 3]);
            for (x, y) in (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| (x, y))) {
                for (channel, value) in other.at(x, y).into_iter().enumerate() {
                    least[channel] = value.min(least[channel]);
                    most[channel] = value.max(most[channel]);
                }
            }
            let within = |c: usize, v: u8| v >= least[c].saturating_sub(SHADES) && v <= most[c].saturating_add(SHADES);
            !self.at(x, y).into_iter().enumerate().all(|(channel, value)| within(channel, value))
        };
        let inner = (1..height - 1).flat_map(|y| (1..width - 1).map(move |x| (x, y)));
        inner.filter(|(x, y)| alone(*x, *y)).count() as f64 / (width * height) as f64
    }

    /// The share of squares whose mean colours differ.
    fn squares_beside(&self, other: &Picture) -> f64 {
        let (width, height) = self.common(other);
        let (across, down) = (width / SQUARE, height / SQUARE);
        let mean = |of: &Picture, x: usize, y: usize, channel: usize| -> u8 {
            let places = (0..SQUARE * SQUARE).map(|i| (x * SQUARE + i % SQUARE, y * SQUARE + i / SQUARE));
            let sum: usize = places.map(|(x, y)| usize::from(of.at(x, y)[channel])).sum();
            u8::try_from(sum / (SQUARE * SQUARE)).unwrap_or(u8::MAX)
        };
        let differ = |x, y| (0..3).any(|c| mean(self, x, y, c).abs_diff(mean(other, x, y, c)) > SHADES);
        (0..across * down).filter(|i| differ(i % across, i / across)).count() as f64 / (across * down) as f64
    }
}

/// The published charts of both editions; those of one edition again without text and larger, so that gaps of a pixel are visible;
/// and, as a control, a disc drawn in a form that files must not use.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut put = |name: String, svg: &str| -> Outcome {
        files.push(folder.join(name).with_extension("svg"));
        Ok(fs::write(&files[files.len() - 1], svg)?)
    };
    for (lang, place) in [("zh", "charts"), ("en", "en/charts")] {
        for entry in fs::read_dir(dist()?.join(place))? {
            let path = entry?.path();
            if path.extension().is_none_or(|ending| ending != "svg") {
                continue;
            }
            let (svg, name) = (fs::read_to_string(&path)?, path.file_stem().unwrap_or_default().to_string_lossy());
            put(format!("whole-{lang}-{name}"), &svg)?;
            if lang == "zh" {
                let texts = svg.split("<text ").skip(1).filter_map(|rest| Some(rest.split_once("</text>")?.0));
                let shapes = texts.fold(svg.clone(), |svg, text| svg.replace(&format!("<text {text}</text>"), ""));
                assert!(!shapes.contains("<text"), "{name}");
                put(format!("shapes-{name}"), &larger(&shapes))?;
            }
        }
    }
    put(STROKE.into(), DISC)?;
    files.sort();
    Ok(files)
}

/// A disc drawn as a stroke of no length with round ends, which `LibreOffice` draws too large.
const DISC: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"200\" viewBox=\"0 0 200 200\">\
    <rect x=\"0\" y=\"0\" width=\"200\" height=\"200\" fill=\"#ffffff\"/>\
    <path fill=\"none\" stroke=\"#000000\" stroke-width=\"80\" stroke-linecap=\"round\" d=\"M100 100h0\"/></svg>";
const STROKE: &str = "shapes-stroke";

/// A picture enlarged by [`LARGER`].
fn larger(svg: &str) -> String {
    let side = |svg: &str, side: &str| {
        let (before, rest) = svg.split_once(&format!(" {side}=\"")).expect("a side");
        let (length, after) = rest.split_once('"').expect("its length");
        let length: f64 = length.parse().expect("a number");
        format!("{before} {side}=\"{}\"{after}", (length * LARGER).round())
    };
    side(&side(svg, "width"), "height")
}

#[tokio::test]
async fn every_chart_is_the_same_picture_in_librsvg_and_libreoffice_as_in_chromium() -> Outcome {
    let folder = office::folder("svg");
    let files = files(&folder)?;
    assert_eq!(files.len(), 3 * 24 + 1);
    let drawn = office::convert(&folder, "", "png", &files, "libreoffice");
    visit(async |page, _| {
        let mut wrong = Vec::new();
        for file in &files {
            let (svg, name) = (fs::read_to_string(file)?, file.file_stem().unwrap_or_default().to_string_lossy());
            let painted: String = page
                .run(&format!(
                    "const image = new Image();
                     image.src = URL.createObjectURL(new Blob([{}], {{ type: 'image/svg+xml' }}));
                     await image.decode();
                     const canvas = document.createElement('canvas');
                     [canvas.width, canvas.height] = [image.width, image.height];
                     canvas.getContext('2d').drawImage(image, 0, 0);
                     return canvas.toDataURL('image/png').split(',')[1];",
                    json!(svg)
                ))
                .await?;
            let wanted = picture(&BASE64_STANDARD.decode(painted)?);
            let rsvg = Command::new("rsvg-convert").arg(file).output();
            let rsvg = rsvg.map_err(|e| Failure(format!("rsvg-convert: {e}: run `scripts/setup e2e`")))?;
            let office = fs::read(drawn.join(format!("{name}.png")))?;
            for (program, png) in [("librsvg", &rsvg.stdout), ("LibreOffice", &office)] {
                let found = picture(png);
                let (others, most) = if name.starts_with("shapes") {
                    (wanted.pixels_beside(&found).max(found.pixels_beside(&wanted)), OTHERS)
                } else {
                    (wanted.squares_beside(&found), OTHER_SQUARES)
                };
                if others > most {
                    wrong.push(format!("{name} in {program}: {:.2} % is another picture", others * 100.0));
                }
            }
        }
        let control = wrong.iter().position(|told: &String| told.starts_with(STROKE));
        wrong.remove(control.expect("the disc that no file may draw so is found to be another one"));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
    .await
}
