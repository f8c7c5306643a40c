//! Which strokes of its character a chart draws as what.

use crate::model::content::ChartSpec;

impl ChartSpec {
    /// Which stroke of its character each mark is, from zero.
    pub fn strokes_of_marks(&self) -> impl Iterator<Item = usize> {
        self.marks.iter().enumerate().map(|(place, mark)| mark.stroke.map_or(place, |stroke| stroke.wrapping_sub(1)))
    }

    /// The strokes of its character, which has so many: those of the marks, those of what `strokes` says, and the others, which stand for
    /// nothing. What `strokes` says is of the strokes that no mark is, in the order of writing.
    pub fn strokes_in_order(&self, count: usize) -> Vec<usize> {
        let taken: Vec<usize> = self.strokes_of_marks().collect();
        let rest = (0..count).filter(|place| !taken.contains(place));
        taken.iter().copied().chain(rest).collect()
    }
}
