//! The character 工 built of two bars on one scale: the upper horizontal a part, the lower its whole.

use super::strokes::{self, note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, text};
use crate::content::ledger::Qualifier;

/// Length of the lower stroke when its value is the largest, as a share of the width.
const LONGEST: f64 = 0.8;
/// Where both strokes are centred, as a share of the width; the rest at the right is for running on.
const CENTRE: f64 = 0.43;

/// Lays out the first two data as the upper and the lower horizontal, centred on one stem: square on a wide frame, half as
/// tall on a narrow one. "Nearly" dissolves in slats, "over" runs on in chevrons.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let [upper, lower, ..] = chart.data.as_slice() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let w = frame.width;
    // On a wide frame the character stands in a square like its neighbours.
    let (top, thick, stem) = if frame.wide() { (w * 0.11, w * 0.16, w * 0.46) } else { (0.0, w * 0.165, w * 0.15) };
    let (top, thick, stem) = (top.round(), thick.round(), stem.round());
    let scale = w * LONGEST / chart.max();
    let post = (w * 0.07).round();
    let middle = (w * CENTRE).round();
    scene.fill(Rect::new(middle - post / 2.0, top + thick, post, stem), hue);
    stroke(&mut scene, upper, middle, top, thick, scale, hue);
    stroke(&mut scene, lower, middle, top + thick + stem, thick, scale, hue);
    scene.height = if frame.wide() { w } else { 2.0 * thick + stem };
    scene
}

/// Width of a chevron and depth of its point, as shares of the stroke's thickness.
const CHEVRON: (f64, f64) = (0.22, 0.3);

fn stroke(scene: &mut Scene, datum: &Datum, middle: f64, y: f64, thick: f64, scale: f64, ink: Ink) {
    let exact = datum.value * scale;
    let length = strokes::hairline(exact);
    let x = (middle - length / 2.0).round();
    let rect = Rect::new(x, y, length, thick);
    let mut solid = length;
    let mut end = rect.right();
    match datum.qualifier {
        Qualifier::Nearly => {
            let fade = (length * 0.2).round();
            solid = length - fade;
            scene.fill(Rect::new(x, y, solid, thick), ink);
            let step = fade / 6.0;
            for i in 0..6 {
                let i = f64::from(i);
                scene.fill(Rect::new(x + solid + step * (i + 0.3), y, step * (0.66 - 0.09 * i), thick), ink);
            }
        }
        q => {
            scene.fill(rect, ink);
            if q.runs_on() {
                for (i, percent) in [100, 70].into_iter().enumerate() {
                    let a = rect.right() + thick * (0.08 + 0.34 * i as f64);
                    chevron(scene, a, y, thick, ink.fade(percent));
                    end = a + thick * (CHEVRON.0 + CHEVRON.1);
                }
            }
        }
    }
    scene.mark(&datum.fact, rect, strokes::extent(exact, length), 1.0);
    let pad = thick * 0.2;
    let said = datum.say();
    let name = thick * 0.25;
    let room = solid - 2.0 * pad;
    let paper = Ink::full(Role::Paper);
    let left = end + pad;
    let outside = scene.width - left;
    if text::width(&said, name) <= room || room >= outside {
        let beside = (room - text::width(&datum.label, name) - name) / text::width(&said, 1.0);
        // Where both cannot stand side by side, the value keeps its place and the name is shortened.
        let size = text::fitting(&said, (thick * 0.44).min(beside).max(name), room);
        let base = y + thick / 2.0 + size * text::MIDDLE;
        let label = note(&datum.label, x + pad, base, name, Anchor::Start);
        scene.label(label.of(&datum.fact).ink(paper), room - text::width(&said, size) - name * 0.5);
        let label = value(&said, x + solid - pad, base, size, Anchor::End);
        scene.value(label.of(&datum.fact).ink(paper), room);
        return;
    }
    // Too short a stroke says nothing in itself: its name stands over its value at its end.
    scene.label(note(&datum.label, left, y + thick * 0.38, name, Anchor::Start).of(&datum.fact), outside);
    scene.value(value(&said, left, y + thick * 0.86, thick * 0.4, Anchor::Start).of(&datum.fact), outside);
}

fn chevron(scene: &mut Scene, x: f64, y: f64, thick: f64, ink: Ink) {
    let (w, point) = (thick * CHEVRON.0, thick * CHEVRON.1);
    scene.polygon(
        vec![
            (x, y),
            (x + w, y),
            (x + w + point, y + thick / 2.0),
            (x + w, y + thick),
            (x, y + thick),
            (x + point, y + thick / 2.0),
        ],
        ink,
    );
}
