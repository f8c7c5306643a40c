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
    /// Its charts in order of preference, with their heights: those of the main stories first, else as they are read.
    offered: Vec<(&'a ChartData, f64)>,
    charts: Vec<&'a ChartData>,
    figures: Vec<&'a Figure>,
}

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
        let (mut pillars, mut others): (Vec<_>, Vec<_>) =
            self.sheet.parts.iter().map(|part| self.offer(part, &told)).partition(|of| !of.part.glyph.is_empty());
        let mut room = self.room(height::WHOLE) - self.height(Piece::Cover);
        room -= pillars.iter().map(|of| self.tall(of, false)).sum::<f64>();
        let mut left = pillars.len();
        for of in &mut pillars {
            // The first that takes no more than its share of the room, else the lowest.
            let share = room / left as f64;
            let fits = of.offered.iter().find(|(_, tall)| *tall <= share);
            if let Some((chart, tall)) = fits.or_else(|| lowest(&of.offered)) {
                room -= tall;
                of.charts.push(chart);
            }
            left -= 1;
        }
        for of in &mut others {
            let mut more = of.clone();
            more.charts.extend(of.offered.first().map(|(chart, _)| *chart));
            let cost = self.tall(&more, false);
            if !more.charts.is_empty() && cost <= room {
                room -= cost;
                *of = more;
            }
        }
        let mut all: Vec<Chosen<'_>> = pillars.into_iter().chain(others).collect();
        // A figure from each part in turn.
        let mut growing = true;
        while growing {
            growing = false;
            for of in &mut all {
                let mut more = of.clone();
                more.figures.extend(untold(of, &told).into_iter().take(1));
                let cost = self.tall(&more, false) - self.tall(of, false);
                if more.figures.len() > of.figures.len() && cost <= room {
                    room -= cost;
                    *of = more;
                    growing = true;
                }
            }
        }
        let parts = all.iter().filter(|of| !(of.part.glyph.is_empty() && of.is_empty()));
        [Piece::Cover].into_iter().chain(parts.flat_map(|of| of.pieces(false))).collect()
    }

    fn of_part(&self, part: &'a Part) -> Vec<Piece<'a>> {
        let told = self.strokes_of(Some(&part.id));
        let mut chosen = self.offer(part, &told);
        chosen.figures = untold(&chosen, &told);
        let room = self.room(height::PART);
        for (chart, _) in chosen.offered.clone() {
            let mut more = Chosen { figures: Vec::new(), ..chosen.clone() };
            more.charts.push(chart);
            more.figures = untold(&more, &told);
            if self.tall(&more, true) <= room {
                chosen = more;
            }
        }
        if chosen.charts.is_empty()
            && let Some((chart, _)) = lowest(&chosen.offered)
        {
            chosen.charts.push(chart);
            chosen.figures.clear();
            chosen.figures = untold(&chosen, &told);
        }
        // In the order of the page.
        let chart = |of: &ChartData| part.stories.iter().flat_map(|story| &story.charts).position(|id| *id == of.id);
        let figure = |of: &Figure| part.stories.iter().flat_map(|story| &story.figures).position(|f| f.fact == of.fact);
        chosen.charts.sort_by_key(|of| chart(of));
        chosen.figures.sort_by_key(|of| figure(of));
        chosen.pieces(true)
    }

    /// A part with nothing chosen yet. A chart that tells nothing but what is told already is not offered.
    fn offer(&self, part: &'a Part, told: &[&str]) -> Chosen<'a> {
        let mut stories: Vec<&Story> = part.stories.iter().collect();
        stories.sort_by_key(|story| !story.main);
        let charts = stories.into_iter().flat_map(|story| &story.charts).filter_map(|id| self.chart(id));
        let new = |of: &&ChartData| of.chart.data.iter().any(|datum| !told.contains(&datum.fact.as_str()));
        let offered = charts.filter(new).map(|of| (of, self.height(Piece::Chart(part, of)))).collect();
        Chosen { part, offered, charts: Vec::new(), figures: Vec::new() }
    }

    /// The facts that the strokes of the character of a part tell; of all characters, if there is none given.
    fn strokes_of(&self, part: Option<&str>) -> Vec<&'a str> {
        let glyphs = self.sheet.glyphs.iter().filter(|glyph| part.is_none_or(|part| part == glyph.part));
        glyphs.flat_map(|glyph| &glyph.strokes).map(|stroke| stroke.fact.as_str()).collect()
    }

    /// Height of what is chosen of a part, with its opening.
    fn tall(&self, of: &Chosen<'a>, own: bool) -> f64 {
        let known = |piece: &Piece<'a>| match piece {
            Piece::Chart(_, chart) => {
                of.offered.iter().find(|(offered, _)| offered.id == chart.id).map(|(_, tall)| *tall)
            }
            _ => None,
        };
        of.pieces(own).into_iter().map(|piece| known(&piece).unwrap_or_else(|| self.height(piece))).sum()
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

    /// `own` says whether the image is of this part alone.
    fn pieces(&self, own: bool) -> Vec<Piece<'a>> {
        let part = self.part;
        let charts = self.charts.iter().map(|chart| Piece::Chart(part, chart));
        let figures = self.figures.iter().enumerate().map(|(i, figure)| Piece::Figure(part, figure, i == 0));
        [Piece::Opening(part, own)].into_iter().chain(charts).chain(figures).collect()
    }
}

/// The lowest of the charts that are offered.
fn lowest<'a, 'b>(offered: &'b [(&'a ChartData, f64)]) -> Option<&'b (&'a ChartData, f64)> {
    offered.iter().min_by(|(_, a), (_, b)| a.total_cmp(b))
}

/// The large figures of a part that nothing chosen tells: first those that its stories begin with, then the others.
fn untold<'a>(of: &Chosen<'a>, told: &[&str]) -> Vec<&'a Figure> {
    let drawn = of.charts.iter().flat_map(|chart| &chart.chart.data).map(|datum| datum.fact.as_str());
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
