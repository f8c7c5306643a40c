//! Every chart as an SVG file, for pages that allow no iframes: in the light theme, with its finding, key and source.

use super::edition::Edition;
use super::urls;
use crate::chart::render::paint::{self, Palette};
use crate::chart::render::{svg, svg_file};
use crate::chart::tokens::{CHART_WIDE, DARK, FILE_CHINESE, FILE_OTHERS, LIGHT};
use crate::chart::{Frame, NotProportional, Role, Scene, layout};
use crate::check::palette;
use crate::export::captioned_chart::CaptionedChart;
use crate::model::Content;
use crate::text::html_escape::escape;
use crate::text::number::plain;

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
    let [light, _] = themes(content);
    light
}

/// The colours of the light and of the dark theme.
pub fn themes(content: &Content) -> [Palette; 2] {
    let mut themes = [LIGHT, DARK].map(|theme| {
        let mut palette = Palette::default();
        for (place, colour) in palette.iter_mut().zip(theme) {
            *place = colour;
        }
        palette
    });
    for (hue, colours) in palette::own(&content.look) {
        for (palette, colour) in themes.iter_mut().zip([colours.light, colours.dark]) {
            if let Some(place) = palette.get_mut(Role::from(hue) as usize) {
                *place = colour.into();
            }
        }
    }
    themes
}

/// A scene as an SVG file that is shown as an image: as compact as a still, in the colours of a light and a dark theme, and in the first font of `family` that is
/// installed.
pub fn image(scene: &Scene, [light, dark]: &[Palette; 2], family: &str) -> String {
    let still = svg::still(scene, "");
    // The still's own root says what only a page asks of it.
    let shapes = still.split_once('>').map_or("", |(_, shapes)| shapes);
    let (fine_width, fine_height) = paint::size(scene);
    let (width, height) = (plain(scene.width), plain(scene.height));
    let font = escape(&family.replace('"', "'"));
    let colours = |palette: &Palette| -> String {
        let colour = |role: Role| {
            let (r, g, b) = paint::colour(palette, role);
            format!("{}:#{r:02x}{g:02x}{b:02x};", role.token())
        };
        ["svg{", &Role::ALL.map(colour).concat(), "}"].concat()
    };
    let style = [&colours(light), "@media(prefers-color-scheme:dark){", &colours(dark), "}"].concat();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {fine_width} {fine_height}" width="{width}" height="{height}" font-family="{font}"><style>{style}</style>{shapes}"#
    )
}
