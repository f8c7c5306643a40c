//! Rules of placement that hold for every chart's scene.

use gongxiaomei::chart::scene::Label;
use gongxiaomei::chart::{Rect, Scene};

/// Whether a box lies within the picture, give or take a layout pixel.
pub fn inside(r: Rect, scene: &Scene) -> bool {
    const SLACK: f64 = 1.0;
    [r.x, r.y, r.w, r.h].iter().all(|v| v.is_finite())
        && r.x >= -SLACK
        && r.y >= -SLACK
        && r.right() <= scene.width + SLACK
        && r.bottom() <= scene.height + SLACK
}

/// Whether two labels overlap. Lines of text may share the space above and below the letters.
pub fn over(a: &Label, b: &Label) -> bool {
    let (p, q) = (a.bounds(), b.bounds());
    let across = p.right().min(q.right()) - p.x.max(q.x);
    let down = p.bottom().min(q.bottom()) - p.y.max(q.y) - a.size.min(b.size) * 0.25;
    across > 0.5 && down > 0.0
}
