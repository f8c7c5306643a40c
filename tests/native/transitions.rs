//! Transitions between the pictures of any two forms that draw the same facts.

use gongxiaomei::chart::scene::Shape;
use gongxiaomei::chart::transition::{fitted, transition};
use gongxiaomei::chart::{Frame, Ink, Rect, Role, Scene, layout};
use gongxiaomei::model::content::Form;

use crate::support::charts::scattered;

/// The picture of each form with the same facts.
fn pictures() -> Vec<(String, Scene)> {
    Form::ALL
        .into_iter()
        .map(|form| (form.name(), layout(&scattered(form, 3), Frame::new(300.0)).expect("a layout")))
        .collect()
}

/// Every transition between two forms, with their names, from the first picture in the frame of the second.
fn each(test: impl Fn(&str, &Scene, &Scene)) {
    let pictures = pictures();
    for (a, from) in &pictures {
        for (b, to) in &pictures {
            test(&format!("from {a} to {b}"), &fitted(from, to), to);
        }
    }
}

const MOMENTS: [f64; 9] = [0.0, 0.01, 0.2, 0.4, 0.5, 0.6, 0.8, 0.99, 1.0];

#[test]
fn it_begins_with_the_first_picture_and_ends_with_the_second() {
    each(|at, from, to| {
        let tween = transition(from.clone(), to.clone());
        assert_eq!(tween.at(0.0).shapes, from.shapes, "{at}");
        assert_eq!(tween.at(1.0), *to, "{at}");
        let moving = tween.at(0.5);
        assert_eq!((moving.width, moving.height, &moving.marks), (to.width, to.height, &to.marks), "{at}");
    });
}

#[test]
fn a_picture_without_its_texts_fits_into_another_and_keeps_its_proportions() {
    each(|at, from, to| {
        assert!(from.labels().next().is_none(), "{at}");
        for shape in &from.shapes {
            let Rect { x, y, .. } = shape.bounds();
            let (right, bottom) = (shape.bounds().right(), shape.bounds().bottom());
            assert!(
                x >= -0.01 && y >= -0.01 && right <= to.width + 0.01 && bottom <= to.height + 0.01,
                "{at}: {shape:?}"
            );
        }
    });
}

#[test]
fn no_mark_is_lost_or_made_and_its_area_changes_evenly() {
    each(|at, from, to| {
        let tween = transition(from.clone(), to.clone());
        let (first, last) = (tween.pieces(0.0), tween.pieces(1.0));
        for time in MOMENTS {
            let now = tween.pieces(time);
            assert_eq!(now.len(), first.len(), "{at}");
            for ((count, area), ((before, small), (after, large))) in now.iter().zip(first.iter().zip(&last)) {
                assert!(
                    count == before && count == after,
                    "{at} at {time}: {count} pieces, {before} before, {after} after"
                );
                let expected = small + (large - small) * time;
                assert!((area - expected).abs() < 0.01, "{at} at {time}: {area}, expected {expected}");
            }
        }
    });
    // What these draw for a fact are lines, large polygons, or texts.
    let still = pictures().into_iter().filter(|(_, scene)| !transition(scene.clone(), scene.clone()).moves());
    let still: Vec<String> = still.map(|(name, _)| name).collect();
    assert_eq!(still, ["glyph", "glyph-shares", "climb", "table", "ring"]);
}

/// The area that the moving shapes of a picture cover, overlaps counted twice.
fn drawn(scene: &Scene) -> f64 {
    let of = |shape: &Shape| match shape {
        Shape::Box(r, _) => r.w * r.h,
        Shape::Polygon(points, _) => {
            let next = points.iter().cycle().skip(1);
            (points.iter().zip(next).map(|(p, q)| p.0 * q.1 - q.0 * p.1).sum::<f64>() / 2.0).abs()
        }
        Shape::Circle(_, _, r, _) => std::f64::consts::PI * r * r,
        Shape::Line(..) | Shape::Text(_) => 0.0,
    };
    scene.shapes.iter().map(of).sum()
}

#[test]
fn what_is_drawn_has_the_area_that_is_told() {
    each(|at, from, to| {
        let tween = transition(from.clone(), to.clone());
        // In the middle nothing else is to be seen.
        let expected: f64 = tween.pieces(0.5).iter().map(|(_, area)| area).sum();
        let found = drawn(&tween.at(0.5));
        assert!((found - expected).abs() <= 1.0 + expected * 0.01, "{at}: {found}, expected {expected}");
    });
}

#[test]
fn nothing_jumps_at_the_ends() {
    each(|at, from, to| {
        let tween = transition(from.clone(), to.clone());
        for (end, time) in [(from, 1e-9), (to, 1.0 - 1e-9)] {
            let (found, expected) = (drawn(&tween.at(time)), drawn(end));
            assert!((found - expected).abs() <= 1.0 + expected * 0.001, "{at} at {time}: {found}, expected {expected}");
        }
    });
}

#[test]
fn what_only_one_picture_draws_fades_and_its_texts_with_it() {
    let bars = layout(&scattered(Form::Bars, 3), Frame::new(300.0)).expect("a layout");
    let mut other = bars.clone();
    for mark in &mut other.marks {
        mark.fact.push_str(" of another content");
    }
    let tween = transition(bars, other);
    assert!(!tween.moves());
    let texts = |time: f64| tween.at(time).labels().map(|label| label.ink.percent).max();
    assert_eq!([texts(0.0), texts(0.5), texts(1.0)], [Some(100), None, Some(100)]);
    assert!(texts(0.2) < Some(100) && texts(0.8) < Some(100));
}

#[test]
fn where_strokes_cross_each_shape_belongs_to_its_own() {
    let ink = Ink::full(Role::Lake);
    let mut character = Scene::new(100.0);
    character.height = 100.0;
    // A level stroke, and an upright one of three slats behind it, whose mark is the smaller.
    let (level, upright) = (Rect::new(0.0, 40.0, 100.0, 20.0), Rect::new(45.0, 0.0, 10.0, 100.0));
    character.fill(level, ink);
    for y in [0.0, 62.0, 80.0] {
        character.fill(Rect::new(45.0, y, 10.0, 15.0), ink);
    }
    character.mark("level", level, 1.0, 0.0);
    character.mark("upright", upright, 1.0, 0.0);
    let mut slats = Scene::new(100.0);
    slats.height = 100.0;
    for x in [0.0, 30.0, 60.0] {
        slats.fill(Rect::new(x, 0.0, 20.0, 20.0), ink);
    }
    slats.mark("upright", Rect::new(0.0, 0.0, 80.0, 20.0), 3.0, 0.0);
    assert_eq!(transition(character, slats).pieces(0.0), [(3, 450.0)]);
}

#[test]
fn the_cost_grows_with_the_shapes() {
    each(|at, from, to| {
        let shapes = transition(from.clone(), to.clone()).at(0.5).shapes.len();
        assert!(shapes <= from.shapes.len() + to.shapes.len(), "{at}: {shapes}");
    });
}
