//! What the forms that draw a character share: its strokes as middle lines or as rows of dots, and their scaling in the browser.

pub mod dot_rows;
pub mod drawing;
pub mod middle_line;
