//! Checks that a canvas returns what was painted on it. Browsers that protect against fingerprinting return noise or white; a canvas
//! that has lost its bitmap, or that there is no memory for, returns transparent pixels. None of this throws.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise, Reflect, global};
use web_sys::{CanvasRenderingContext2d, ImageBitmap};

use super::hidden_canvas::{encoded, surface};
use crate::browser::canvas::Surface;
use crate::chart::render::paint::{Palette, colour};
use crate::chart::scene::Role;

/// The message for the console; callers compare with it to show the reader a message of its own.
pub const FALSIFIED: &str = "the browser returns another picture than was painted";

/// Tolerated difference per channel. Some browsers change only the last bits, which is invisible.
const TOLERANCE: u8 = 12;
/// Width and height of the test canvas, in pixels.
const SIDE: f64 = 16.0;

/// Checks that a pixel is opaque and has the colour of a role.
///
/// # Errors
/// [`FALSIFIED`], or another message for the console.
pub fn check_pixel(
    context: &CanvasRenderingContext2d,
    (x, y): (f64, f64),
    palette: &Palette,
    role: Role,
) -> Result<(), &'static str> {
    check_area(context, (x, y, 1.0, 1.0), palette, role)
}

/// Checks that an area, `(left, top, width, height)`, is opaque and has the colour of a role.
fn check_area(
    context: &CanvasRenderingContext2d,
    (x, y, w, h): (f64, f64, f64, f64),
    palette: &Palette,
    role: Role,
) -> Result<(), &'static str> {
    let pixels = context.get_image_data(x, y, w, h).map_err(|_| FALSIFIED)?.data();
    let (r, g, b) = colour(palette, role);
    let wanted = [r, g, b, u8::MAX];
    let same = pixels.chunks(4).all(|pixel| pixel.iter().zip(wanted).all(|(found, c)| found.abs_diff(c) <= TOLERANCE));
    if same { Ok(()) } else { Err(FALSIFIED) }
}

/// Checks that a test picture survives being encoded, decoded and read. Protection applies to all canvases, so one test before a picture
/// is made is enough.
///
/// # Errors
/// [`FALSIFIED`], or another message for the console.
pub async fn check_browser(palette: &Palette) -> Result<(), &'static str> {
    let sheet = surface().ok_or("the browser gives no canvas")?;
    let context = paint(&sheet, palette)?;
    let file = encoded(&sheet).await?;
    let global = global();
    let decode = Reflect::get(&global, &"createImageBitmap".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    // An engine without it is older than this protection.
    if let Some(decode) = decode {
        let decoded = decode.call1(&global, &file).map_err(|_| FALSIFIED)?;
        let image: ImageBitmap =
            JsFuture::from(Promise::resolve(&decoded)).await.map_err(|_| FALSIFIED)?.unchecked_into();
        let _ = context.reset_transform();
        context.clear_rect(0.0, 0.0, SIDE, SIDE);
        context.draw_image_with_image_bitmap(&image, 0.0, 0.0).map_err(|_| FALSIFIED)?;
    }
    // Some change only a few pixels.
    check_area(&context, (0.0, 0.0, SIDE, SIDE / 2.0), palette, Role::Paper)?;
    check_area(&context, (0.0, SIDE / 2.0, SIDE, SIDE / 2.0), palette, Role::Ink)
}

/// Paints the upper half in the colour of paper, the lower in that of ink.
fn paint(sheet: &Surface, palette: &Palette) -> Result<CanvasRenderingContext2d, &'static str> {
    sheet.resize(SIDE, SIDE);
    let context = sheet.read_often().ok_or("this canvas has no 2d context")?;
    for (top, role) in [(0.0, Role::Paper), (SIDE / 2.0, Role::Ink)] {
        sheet.fill((0.0, top, SIDE, SIDE / 2.0), palette, role).map_err(|_| FALSIFIED)?;
    }
    Ok(context)
}
