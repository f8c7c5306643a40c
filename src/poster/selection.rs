//! Chooses what a long image shows. It is a poster and not the page printed: a few pictures, and figures beside them, as many as its
//! height has room for. Everything else is one scan of its QR code away.

use super::compose::{Composer, Foot, Piece};
use super::content::{CARD, Figure, Part, Story};
use super::metrics::height;
use crate::page::data::ChartData;

/// As long as an ordinary address, for the height of the foot before the address is known.
const ADDRESS: &str = "https://www.example.gov.cn/topics/2026/infographic/index.html#part";

/// What is shown of a part.
#[derive(Debug, Clone)]
struct Chosen<'a> {
    part: &'a Part,
    /// Whether the image is of this part alone.
    own: bool,
    /// Height of its opening.
    opening: f64,
    charts: Vec<Offered<'a>>,
    figures: Vec<&'a Figure>,
}

/// A chart and its height.
type Offered<'a> = (&'a ChartData, f64);

impl<'a> Composer<'a> {
    /// The pieces of the image of the whole page, of the card, or of one part. Empty if there is no such part.
    ///
    /// The whole page: the characters, each pillar with one picture, then pictures of the other parts and figures, one from each part in
    /// turn, while there is room. A part: its character, all its large figures, and as many of its pictures as there is room for. No
    /// figure is told a second time by what the image shows. A pillar without room for a picture has its lowest all the same.
    pub fn plan(&self, part: Option<&str>) -> Vec<Piece<'a>> {
        match part {
            None => self.whole(),
            Some(CARD) => vec![Piece::Card],
            Some(id) => self.sheet.parts.iter().find(|of| of.id == id).map_or_else(Vec::new, |part| self.of_part(part)),
        }
    }

    fn whole(&self) -> Vec<Piece<'a>> {
        let told = self.strokes_of(None);
        let mut all: Vec<Chosen<'_>> = self.sheet.parts.iter().map(|part| self.opened(part, false)).collect();
        // Pillars first.
        all.sort_by_key(|of| of.part.glyph.is_empty());
        let count = all.partition_point(|of| !of.part.glyph.is_empty());
        let (pillars, others) = all.split_at_mut(count);
        let mut room = self.room(height::WHOLE) - self.height(Piece::Cover);
        room -= pillars.iter().map(|of| of.opening).sum::<f64>();
        for (i, of) in pillars.iter_mut().enumerate() {
            // The first that takes no more than its share of the room, else the lowest.
            let share = room / (count - i) as f64;
            let offered = self.offered(of.part, &told);
            let fits = offered.iter().find(|(_, tall)| *tall <= share);
            if let Some(chart) = fits.or_else(|| lowest(&offered)) {
                room -= chart.1;
                of.charts.push(*chart);
            }
        }
        for of in others.iter_mut() {
            if let Some(chart) = self.offered(of.part, &told).first().filter(|(_, tall)| of.opening + tall <= room) {
                room -= of.opening + chart.1;
                of.charts.push(*chart);
            }
        }
        // A figure from each part in turn.
        let mut growing = true;
        while growing {
            growing = false;
            for of in &mut all {
                let Some(figure) = untold(of, &told).first().copied() else { continue };
                let unopened = if of.part.glyph.is_empty() && of.is_empty() { of.opening } else { 0.0 };
                let cost = unopened + self.height(Piece::Figure(of.part, figure, of.figures.is_empty()));
                if cost <= room {
                    room -= cost;
                    of.figures.push(figure);
                    growing = true;
                }
            }
        }
        let parts = all.iter().filter(|of| !(of.part.glyph.is_empty() && of.is_empty()));
        [Piece::Cover].into_iter().chain(parts.flat_map(Chosen::pieces)).collect()
    }

    fn of_part(&self, part: &'a Part) -> Vec<Piece<'a>> {
        let told = self.strokes_of(Some(&part.id));
        let offered = self.offered(part, &told);
        let room = self.room(height::PART);
        // With these charts, and all figures that they do not tell.
        let opened = self.opened(part, true);
        let with = |charts: &[Offered<'a>]| {
            let mut of = Chosen { charts: charts.to_vec(), ..opened.clone() };
            of.figures = untold(&of, &told);
            of
        };
        let mut chosen = with(&[]);
        for chart in &offered {
            let more = with(&[chosen.charts.as_slice(), &[*chart]].concat());
            if self.tall(&more) <= room {
                chosen = more;
            }
        }
        if chosen.charts.is_empty() {
            chosen = with(lowest(&offered).map_or(&[], std::slice::from_ref));
        }
        // In the order of the page.
        let chart = |of: &ChartData| part.stories.iter().flat_map(|story| &story.charts).position(|id| *id == of.id);
        let figure = |of: &Figure| part.stories.iter().flat_map(|story| &story.figures).position(|f| f.fact == of.fact);
        chosen.charts.sort_by_key(|(of, _)| chart(of));
        chosen.figures.sort_by_key(|of| figure(of));
        chosen.pieces()
    }

    /// A part with nothing chosen yet.
    fn opened(&self, part: &'a Part, own: bool) -> Chosen<'a> {
        let opening = self.height(Piece::Opening(part, own));
        Chosen { part, own, opening, charts: Vec::new(), figures: Vec::new() }
    }

    /// The charts of a part in order of preference: those of the main stories first, else as they are read. Without those that tell
    /// nothing but what is told already.
    fn offered(&self, part: &'a Part, told: &[&str]) -> Vec<Offered<'a>> {
        let mut stories: Vec<&Story> = part.stories.iter().collect();
        stories.sort_by_key(|story| !story.main);
        let charts = stories.into_iter().flat_map(|story| &story.charts).filter_map(|id| self.chart(id));
        let new = |of: &&ChartData| of.chart.data.iter().any(|datum| !told.contains(&datum.fact.as_str()));
        charts.filter(new).map(|of| (of, self.height(Piece::Chart(part, of)))).collect()
    }

    /// The facts that the strokes of the character of a part tell; of all characters, if there is none given.
    fn strokes_of(&self, part: Option<&str>) -> Vec<&'a str> {
        let glyphs = self.sheet.glyphs.iter().filter(|glyph| part.is_none_or(|part| part == glyph.part));
        glyphs.flat_map(|glyph| &glyph.strokes).map(|stroke| stroke.fact.as_str()).collect()
    }

    /// Height of what is chosen of a part, with its opening.
    fn tall(&self, of: &Chosen<'a>) -> f64 {
        let charts: f64 = of.charts.iter().map(|(_, tall)| tall).sum();
        of.opening + charts + of.listed().map(|piece| self.height(piece)).sum::<f64>()
    }

    /// Height of a piece; 0 if it cannot be drawn, and so will be left out.
    fn height(&self, piece: Piece<'_>) -> f64 {
        self.lay(piece).map_or(0.0, |block| block.height)
    }

    /// What the foot leaves of a height.
    fn room(&self, height: f64) -> f64 {
        let foot = Foot { address: ADDRESS, part: None, date: "2026-01-01", number: (1, 1) };
        height * self.large - self.foot(foot).height
    }
}

impl<'a> Chosen<'a> {
    fn is_empty(&self) -> bool {
        self.charts.is_empty() && self.figures.is_empty()
    }

    fn pieces(&self) -> Vec<Piece<'a>> {
        let charts = self.charts.iter().map(|(chart, _)| Piece::Chart(self.part, chart));
        [Piece::Opening(self.part, self.own)].into_iter().chain(charts).chain(self.listed()).collect()
    }

    /// Its figures, as lines of a list.
    fn listed(&self) -> impl Iterator<Item = Piece<'a>> {
        self.figures.iter().enumerate().map(|(i, figure)| Piece::Figure(self.part, figure, i == 0))
    }
}

/// The lowest of the charts that are offered.
fn lowest<'a, 'b>(offered: &'b [Offered<'a>]) -> Option<&'b Offered<'a>> {
    offered.iter().min_by(|(_, a), (_, b)| a.total_cmp(b))
}

/// The large figures of a part that nothing chosen tells: first those that its stories begin with, then the others.
fn untold<'a>(of: &Chosen<'a>, told: &[&str]) -> Vec<&'a Figure> {
    let drawn = of.charts.iter().flat_map(|(chart, _)| &chart.chart.data).map(|datum| datum.fact.as_str());
    let shown: Vec<&str> =
        told.iter().copied().chain(drawn).chain(of.figures.iter().map(|f| f.fact.as_str())).collect();
    let stories = || of.part.stories.iter().map(|story| story.figures.as_slice());
    let first = stories().filter_map(<[Figure]>::first);
    let others = stories().flat_map(|figures| figures.iter().skip(1));
    let mut out: Vec<&Figure> = Vec::new();
    for figure in first.chain(others).filter(|figure| !shown.contains(&figure.fact.as_str())) {
        if !out.iter().any(|other| other.fact == figure.fact) {
            out.push(figure);
        }
    }
    out
}
