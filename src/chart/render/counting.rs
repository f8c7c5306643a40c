//! A backend that draws nothing and counts the calls: the cost of painting a scene, measured without a browser and
//! without a clock.

use std::convert::Infallible;

use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

use super::paint;
use super::paint::Palette;
use crate::chart::scene::{Role, Scene};

/// How often a backend was called, by kind of call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Calls {
    /// Filled or outlined boxes.
    pub boxes: usize,
    /// Circles.
    pub circles: usize,
    /// Filled polygons.
    pub polygons: usize,
    /// Open lines.
    pub lines: usize,
    /// Lines of text.
    pub texts: usize,
    /// Single pixels; plotters falls back to these for anything a backend does not implement.
    pub pixels: usize,
    /// Corners of all polygons and lines.
    pub points: usize,
}

impl Calls {
    /// All calls that draw something.
    pub fn all(self) -> usize {
        self.boxes + self.circles + self.polygons + self.lines + self.texts + self.pixels
    }
}

/// A plotters backend that only counts.
#[derive(Debug)]
pub struct Counting<'a> {
    size: (u32, u32),
    calls: &'a mut Calls,
}

impl<'a> Counting<'a> {
    /// A backend for a scene of this size in backend units (layout pixels times [`paint::FINE`]), that adds to `calls`.
    pub fn new(size: (u32, u32), calls: &'a mut Calls) -> Counting<'a> {
        Counting { size, calls }
    }
}

/// Counts the backend calls that painting a scene makes.
pub fn count(scene: &Scene) -> Calls {
    let mut calls = Calls::default();
    let palette: Palette = [(0, 0, 0); Role::ALL.len()];
    // Counting cannot fail, and calls that plotters rejects do not reach the backend.
    let _ = paint::paint(scene, Counting::new(paint::size(scene), &mut calls), &palette, "sans-serif");
    calls
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Counting<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        self.calls.pixels += 1;
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, _: BackendCoord, _: BackendCoord, _: &S) -> Drawn {
        self.calls.lines += 1;
        self.calls.points += 2;
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, _: BackendCoord, _: BackendCoord, _: &S, _: bool) -> Drawn {
        self.calls.boxes += 1;
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Drawn {
        self.calls.lines += 1;
        self.calls.points += path.into_iter().count();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Drawn {
        self.calls.circles += 1;
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, _: &S) -> Drawn {
        self.calls.polygons += 1;
        self.calls.points += vert.into_iter().count();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Drawn {
        self.calls.texts += 1;
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok(crate::text::measure::extent(text, style.size()))
    }
}
