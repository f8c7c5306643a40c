//! One rule for each qualifier in every form: what is solid, and what follows it. Measured as the area of ink in the scene, which stills,
//! canvases, long images and files all paint.

use std::collections::BTreeMap;

use gongxiaomei::chart::forms::{Order, Scale};
use gongxiaomei::chart::render::svg;
use gongxiaomei::chart::scene::{Role, Shape};
use gongxiaomei::chart::symbol::whole;
use gongxiaomei::chart::{Chart, Frame, layout, qualifier};
use gongxiaomei::model::content::Form;
use gongxiaomei::model::ledger::Qualifier;

use crate::support::charts::scattered;

/// The area of a shape in the chart's hue, and its opacity in per cent; none of texts and of other colours.
fn inked(shape: &Shape) -> Option<(u8, f64)> {
    let (ink, area) = match shape {
        Shape::Box(r, ink) => (ink, r.w * r.h),
        Shape::Circle(_, _, r, ink) => (ink, std::f64::consts::PI * r * r),
        Shape::Polygon(points, ink) => (ink, polygon(points)),
        Shape::Line(points, width, ink) => {
            let pieces = points.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1));
            (ink, pieces.sum::<f64>() * width)
        }
        Shape::Text(_) => return None,
    };
    (ink.role == Role::Orange).then_some((ink.percent, area))
}

fn polygon(points: &[(f64, f64)]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

/// How much of the hue a chart has, by opacity, and the length, area or count of the mark at a place. Counted things get smaller as there
/// are more of them, so they are themselves counted; else it is the area of ink.
fn drawn(chart: &Chart, place: usize, width: f64) -> (BTreeMap<u8, f64>, f64) {
    let scene = layout(chart, Frame::new(width)).unwrap_or_else(|untrue| panic!("{untrue}"));
    let mut areas = BTreeMap::new();
    for (percent, area) in scene.shapes.iter().filter_map(inked) {
        let counted = place >= chart.data.len() || chart.form.spec().counts.is_some();
        *areas.entry(percent).or_default() += if counted { 1.0 } else { area };
    }
    (areas, scene.marks[place].extent)
}

/// A chart of a form in which only the mark at `place` is seen, as far as the form allows, with this value and qualifier. What the mark
/// has to lie in is as large as it. The place may be that of a stroke, after the marks.
fn alone(form: Form, place: usize, value: f64, qualifier: Qualifier) -> Chart {
    let mut chart = scattered(form, 3);
    chart.each = 1.0;
    let inside = matches!(form.spec().order, Order::WholeFirst | Order::CapacityFirst) && place > 0;
    for (i, datum) in chart.data.iter_mut().chain(&mut chart.strokes).enumerate() {
        datum.qualifier = if i == place { qualifier } else { Qualifier::Exact };
        datum.value = match i {
            i if i == place => value,
            0 if inside => 100.0,
            _ => 0.0,
        };
    }
    chart.drawn()
}

/// Whether a form draws lengths, areas or counts, and not positions or nothing.
fn measured(form: Form) -> bool {
    !matches!(form.spec().scale, Scale::Position | Scale::Range | Scale::Written)
}

/// Every place in a form that has a value: its marks, and the strokes that count; with a value that suits it.
fn places(form: Form) -> Vec<(usize, f64)> {
    let marks = if measured(form) { scattered(form, 3).data.len() } else { 0 };
    let value = if form.spec().scale == Scale::Shares { 80.0 } else { 100.0 };
    let counted = form.spec().strokes.map(|most| (marks, most as f64));
    // The capacity of a battery is an outline, whose area is not as long as the capacity: see below.
    let first = usize::from(form == Form::Tank);
    (first..marks).map(|i| (i, value)).chain(counted).collect()
}

#[test]
fn the_outline_of_a_capacity_is_solid_to_nine_tenths() {
    for (qualifier, due) in [(Qualifier::Exact, 1.0), (Qualifier::Nearly, qualifier::SOLID), (Qualifier::Over, 1.0)] {
        let scene = layout(&alone(Form::Tank, 0, 100.0, qualifier), Frame::new(300.0)).expect("a scene");
        let edge = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Box(r, ink) if r.y == 0.0 && r.h < 10.0 && ink.percent == 100 => Some(r.w),
            _ => None,
        });
        let share = edge.sum::<f64>() / scene.marks[0].extent;
        assert!((share - due).abs() < 0.01, "{qualifier:?}: solid to {share:.3}, not {due}");
    }
}

/// How much of a mark is drawn as solid as an exact one, per unit of its length, area or count.
fn solid(form: Form, (place, value): (usize, f64), qualifier: Qualifier, width: f64) -> f64 {
    let of = |value, qualifier| drawn(&alone(form, place, value, qualifier), place, width);
    // What else there is: the same mark, but of nothing.
    let grown = |(areas, _): &(BTreeMap<u8, f64>, f64), ground: &BTreeMap<u8, f64>, percent: u8| {
        let of = |areas: &BTreeMap<u8, f64>| areas.get(&percent).copied().unwrap_or_default();
        of(areas) - of(ground)
    };
    let (exact, nothing) = (of(value, Qualifier::Exact), of(0.0, Qualifier::Exact).0);
    // A mark on a pale ground is itself pale: its own opacity is that of most of it.
    let most = |a: &&u8, b: &&u8| grown(&exact, &nothing, **a).total_cmp(&grown(&exact, &nothing, **b));
    let own = *exact.0.keys().max_by(most).expect("some ink");
    let seen = of(value, qualifier);
    grown(&seen, &of(0.0, qualifier).0, own) / seen.1
}

const WIDTHS: [f64; 2] = [300.0, 620.0];

#[test]
fn in_every_form_nearly_is_solid_to_nine_tenths_and_over_to_the_value() {
    for form in Form::ALL {
        for place in places(form) {
            for width in WIDTHS {
                let whole = solid(form, place, Qualifier::Exact, width);
                for (qualifier, due) in [
                    (Qualifier::Nearly, qualifier::SOLID),
                    (Qualifier::Over, 1.0),
                    (Qualifier::AtLeast, 1.0),
                    (Qualifier::OrderOf, 1.0),
                    (Qualifier::UpTo, 1.0),
                    (Qualifier::About, 1.0),
                ] {
                    let share = solid(form, place, qualifier, width) / whole;
                    // Counted things are whole, and lengths whole pixels.
                    let grain = 0.02 + 0.5 / place.1;
                    assert!(
                        (share - due).abs() <= grain,
                        "{form:?} at {width}: mark {} as {qualifier:?} is solid to {share:.3}, not {due}",
                        place.0
                    );
                }
            }
        }
    }
}

#[test]
fn in_every_form_what_follows_the_solid_part_fades_and_can_be_seen() {
    let least = qualifier::FADING.into_iter().chain(qualifier::PIECES.map(|(.., percent)| percent)).min();
    for form in Form::ALL {
        for (place, value) in places(form) {
            for (qualifier, steps) in [(Qualifier::Nearly, 5), (Qualifier::Over, 3), (Qualifier::AtLeast, 3)] {
                let exact = drawn(&alone(form, place, value, Qualifier::Exact), place, 300.0).0;
                let seen = drawn(&alone(form, place, value, qualifier), place, 300.0).0;
                let past: Vec<u8> = seen.keys().filter(|percent| !exact.contains_key(percent)).copied().collect();
                let steps =
                    if qualifier == Qualifier::Nearly { steps.min(whole((value / 10.0).ceil())) } else { steps };
                assert!(past.len() >= steps, "{form:?}: mark {place} as {qualifier:?} fades in the steps {past:?}");
                let pale = matches!(form, Form::Nested | Form::BeforeAfter) && place == 0;
                assert!(
                    pale || past.first() >= least.as_ref(),
                    "{form:?}: mark {place} as {qualifier:?} fades to {past:?}"
                );
            }
        }
    }
}

#[test]
fn in_every_form_an_exact_figure_ends_where_it_ends() {
    for form in Form::ALL {
        for (place, value) in places(form) {
            let [exact, up_to, about] = [Qualifier::Exact, Qualifier::UpTo, Qualifier::About]
                .map(|qualifier| drawn(&alone(form, place, value, qualifier), place, 300.0).0);
            assert_eq!(exact, up_to, "{form:?}: mark {place}");
            assert_eq!(exact, about, "{form:?}: mark {place}");
        }
    }
}

#[test]
fn a_still_has_the_opacities_of_its_scene() {
    for form in Form::ALL {
        for (place, value) in places(form) {
            let chart = alone(form, place, value, Qualifier::Nearly);
            let scene = layout(&chart, Frame::new(300.0)).unwrap_or_else(|untrue| panic!("{untrue}"));
            let svg = svg::still(&scene, "still");
            for (percent, _) in scene.shapes.iter().filter_map(inked).filter(|(percent, _)| *percent < 100) {
                let written = format!("opacity=\"{}\"", f64::from(percent) / 100.0);
                assert!(svg.contains(&written), "{form:?}: {written} is not in the still");
            }
        }
    }
}

#[test]
fn the_pieces_of_a_dot_lie_on_the_side_on_which_the_true_value_is() {
    // The centre of the dot, and those of its pieces, along the axis of values.
    let pieces = |form: Form, qualifier: Qualifier| {
        let mut chart = scattered(form, 3);
        chart.data.iter_mut().for_each(|datum| datum.qualifier = Qualifier::Exact);
        let exact = layout(&chart, Frame::new(300.0)).unwrap_or_else(|untrue| panic!("{untrue}"));
        chart.data[2].qualifier = qualifier;
        let scene = layout(&chart, Frame::new(300.0)).unwrap_or_else(|untrue| panic!("{untrue}"));
        let along = |x: f64, y: f64| if form == Form::Line { -y } else { x };
        let b = scene.marks[2].bounds;
        let dot = along(b.x + b.w / 2.0, b.y + b.h / 2.0);
        let faded = scene.shapes.iter().filter(|shape| !exact.shapes.contains(shape)).filter_map(|shape| match shape {
            Shape::Box(r, ink) if ink.role == Role::Orange && ink.percent < 100 => {
                Some(along(r.x + r.w / 2.0, r.y + r.h / 2.0))
            }
            _ => None,
        });
        (dot, faded.collect::<Vec<f64>>())
    };
    for form in [Form::Place, Form::Line] {
        for qualifier in [Qualifier::Exact, Qualifier::UpTo, Qualifier::About] {
            assert_eq!(pieces(form, qualifier).1, [0.0; 0], "{form:?} {qualifier:?}");
        }
        for qualifier in [Qualifier::Over, Qualifier::AtLeast, Qualifier::OrderOf] {
            let (dot, pieces) = pieces(form, qualifier);
            assert!(pieces.len() == 3 && pieces.iter().all(|piece| *piece > dot), "{form:?} {qualifier:?}: {pieces:?}");
        }
        let (dot, pieces) = pieces(form, Qualifier::Nearly);
        assert!(pieces.len() == 3 && pieces.iter().all(|piece| *piece < dot), "{form:?}: {pieces:?}");
    }
}
