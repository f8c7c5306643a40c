//! Every chart as an SVG file, for pages that allow no iframes: in the light theme, with its finding, key and source.

use super::edition::Edition;
use super::urls;
use crate::chart::render::paint::Palette;
use crate::chart::render::svg_file;
use crate::chart::tokens::{CHART_WIDE, FILE_CHINESE, FILE_OTHERS, LIGHT};
use crate::chart::{Frame, NotProportional, Role, layout};
use crate::check::palette;
use crate::export::captioned_chart::CaptionedChart;
use crate::model::Content;

/// The pictures of an edition: the path of each file from the edition's folder, and its content.
///
/// # Errors
/// [`NotProportional`] for a chart that would be drawn out of proportion.
pub fn pictures(edition: &Edition) -> Result<Vec<(String, String)>, NotProportional> {
    let (live, fonts) = (edition.live(), if edition.is_chinese() { FILE_CHINESE } else { FILE_OTHERS });
    let palette = light(&edition.content);
    let picture = |of: &crate::page::data::ChartData| {
        let frame = Frame::new(CHART_WIDE);
        let notes = vec![of.key.clone(), of.caution.clone(), live.source.clone()];
        let plate = CaptionedChart { title: of.caption.clone(), notes }.around(layout(&of.chart, frame)?, frame);
        Ok((urls::chart_picture(&of.id), svg_file::file(&plate, &of.title, &palette, fonts)))
    };
    live.charts.iter().map(picture).collect()
}

/// The colours of the light theme: those of every page, and the content's own.
pub fn light(content: &Content) -> Palette {
    let mut palette = Palette::default();
    for (place, colour) in palette.iter_mut().zip(LIGHT) {
        *place = colour;
    }
    for (hue, colours) in palette::own(&content.look) {
        if let Some(place) = palette.get_mut(Role::from(hue) as usize) {
            *place = colours.light.into();
        }
    }
    palette
}
