//! Colours for tests and benches that paint: another for each role.

use gongxiaomei::chart::render::paint::Palette;

/// In the order of `Role::ALL`.
pub const PALETTE: Palette = [
    (1, 1, 1),
    (2, 2, 2),
    (3, 3, 3),
    (4, 4, 4),
    (200, 80, 10),
    (6, 6, 6),
    (7, 7, 7),
    (8, 8, 8),
    (9, 9, 9),
    (10, 10, 10),
    (11, 11, 11),
    (12, 12, 12),
];
