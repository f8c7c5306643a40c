//! What the forms that draw a character share: its strokes as middle lines, as level and upright ones, as rows of dots or as shapes, and
//! their scaling in the browser.

pub mod dot_rows;
pub mod drawing;
pub mod level;
pub mod middle_line;
pub mod shapes;
