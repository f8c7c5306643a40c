//! The QR code with the address of the page (ISO/IEC 18004, by the crate `qrcode`).

use qrcode::{Color, EcLevel, QrCode};

use crate::chart::scene::{Ink, Rect, Role, Scene};

/// Width of the quiet zone around the code in modules, as the standard requires.
const QUIET: usize = 4;
/// Least side of a module in pixels: smaller ones blur when an image is scaled to a phone's width.
const MODULE: f64 = 5.0;

/// The code of an address as a square scene about `side` pixels wide, with modules of whole pixels. It is dark on light in every
/// theme, since some scanners do not read inverted codes. `None` if the address is too long for a QR code.
///
/// `night` says that the paper is darker than the ink.
pub fn code(address: &str, side: f64, night: bool) -> Option<Scene> {
    let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M).ok()?;
    let count = code.width() + 2 * QUIET;
    let module = (side / count as f64).floor().max(MODULE);
    let side = module * count as f64;
    let (dark, light) = if night { (Role::Paper, Role::Ink) } else { (Role::Ink, Role::Paper) };
    let mut scene = Scene::new(side);
    scene.height = side;
    scene.fill(Rect::new(0.0, 0.0, side, side), Ink::full(light));
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        // Neighbouring modules as one box, so that no seam shows between them.
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (left, top) = ((x + QUIET) as f64 * module, (y + QUIET) as f64 * module);
                scene.fill(Rect::new(left, top, run.len() as f64 * module, module), Ink::full(dark));
            }
            x += run.len();
        }
    }
    Some(scene)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Shape;

    /// Reads the code as a phone would, from the boxes that are dark.
    fn read(scene: &Scene, dark: Role) -> String {
        let inside = |x: usize, y: usize| {
            scene.shapes.iter().any(|shape| match shape {
                Shape::Box(r, ink) if ink.role == dark => {
                    let (x, y) = (x as f64 + 0.5, y as f64 + 0.5);
                    x > r.x && x < r.right() && y > r.y && y < r.bottom()
                }
                _ => false,
            })
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole pixels, as the code is drawn"
        )]
        let side = scene.width as usize;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if inside(x, y) { 0 } else { 255 });
        let found = image.detect_grids();
        found[0].decode().expect("a code").1
    }

    #[test]
    fn a_code_says_its_address_by_day_and_by_night() {
        let address = "https://www.example.gov.cn/zt/infographic/index.html?mode=elder#a";
        assert_eq!(read(&code(address, 240.0, false).expect("fits"), Role::Ink), address);
        assert_eq!(read(&code(address, 240.0, true).expect("fits"), Role::Paper), address);
    }

    #[test]
    fn an_address_no_code_can_hold_has_none() {
        assert!(code(&"x".repeat(5000), 240.0, false).is_none());
    }
}
