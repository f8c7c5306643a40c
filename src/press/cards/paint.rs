//! SVG documents into a PNG picture that says what it was drawn from.

use std::error::Error;
use std::io::Cursor;
use std::sync::Arc;

use fontdb::Database;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::check::{Said, say};
use crate::site::head::cards::Card;

/// Where a picture says what it was drawn from (PNG, 11.3.3.2).
const SOURCE: &str = "Source";

/// The picture.
pub fn png(
    layers: &[String],
    card: Card,
    digest: &str,
    database: &Arc<Database>,
    families: &[String],
) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = Options { fontdb: Arc::clone(database), ..Options::default() };
    let first: String =
        families.iter().map(|family| format!("'{}', ", family.replace(['\'', '"', '<', '&'], ""))).collect();
    let mut pixels = Pixmap::new(card.width, card.height).ok_or("a picture without a size")?;
    for svg in layers {
        let svg = svg.replacen("font-family=\"", &format!("font-family=\"{first}"), 1);
        resvg::render(&Tree::from_str(&svg, &options)?, Transform::identity(), &mut pixels.as_mut());
    }
    let pixels: Vec<u8> = pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, card.width, card.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.add_text_chunk(SOURCE.into(), digest.into())?;
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(out)
}

/// What a picture says it was drawn from; `None` if it says nothing, as one that was not drawn here.
pub fn source(picture: &[u8]) -> Option<String> {
    let reader = png::Decoder::new(Cursor::new(picture)).read_info().ok()?;
    let texts = &reader.info().uncompressed_latin1_text;
    texts.iter().find(|text| text.keyword == SOURCE).map(|text| text.text.clone())
}

/// Fails if an editor's own picture is no PNG file of the size that the page says it has.
pub fn fits(picture: &[u8], card: Card) -> Result<(), Said> {
    let size = |width: u32, height: u32| format!("{width}×{height}");
    let expected = size(card.width, card.height);
    let found =
        png::Decoder::new(Cursor::new(picture)).read_info().map(|reader| (reader.info().width, reader.info().height));
    match found {
        Ok((width, height)) if (width, height) == (card.width, card.height) => Ok(()),
        Ok((width, height)) => {
            Err(say("card-size", &[("file", card.file), ("found", &size(width, height)), ("size", &expected)]))
        }
        Err(_) => Err(say("card-unreadable", &[("file", card.file), ("size", &expected)])),
    }
}
