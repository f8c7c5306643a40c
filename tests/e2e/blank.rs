//! A desk is a spread, not a stretched phone: no screen of it is blank for the most part. Measured is the largest rectangle without
//! anything in it, of each screen from the first to the last.

use crate::page::{Pixels, pixels};
use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::visit;

/// The most of a screen that may be blank in one piece, in per cent.
const BLANK: usize = 45;

/// The side of what is looked at together, in pixels.
const CELL: usize = 8;

/// How different the colours of a blank place may be, of 255.
const ALIKE: u8 = 6;

/// Whether each cell of a picture has one colour, row by row.
fn blank_cells(file: &[u8]) -> Outcome<Vec<Vec<bool>>> {
    let Pixels { bytes, width, step } = pixels(file)?;
    let height = bytes.len() / (width * step);
    let pixel = |x: usize, y: usize| &bytes[(y * width + x) * step..][..3];
    let blank = |column: usize, row: usize| {
        let first = pixel(column * CELL, row * CELL);
        let mut all = (0..CELL * CELL).map(|i| pixel(column * CELL + i % CELL, row * CELL + i / CELL));
        all.all(|own| own.iter().zip(first).all(|(a, b)| a.abs_diff(*b) <= ALIKE))
    };
    Ok((0..height / CELL).map(|row| (0..width / CELL).map(|column| blank(column, row)).collect()).collect())
}

/// The largest rectangle of blank cells, in per cent of all.
fn largest(cells: &[Vec<bool>]) -> usize {
    let columns = cells.first().map_or(0, Vec::len);
    let (mut above, mut best) = (vec![0_usize; columns], 0);
    for row in cells {
        for (above, blank) in above.iter_mut().zip(row) {
            *above = if *blank { *above + 1 } else { 0 };
        }
        for from in 0..columns {
            let mut height = usize::MAX;
            for (width, above) in (1..).zip(above.iter().skip(from)) {
                height = height.min(*above);
                best = best.max(height * width);
            }
        }
    }
    best * 100 / (columns * cells.len()).max(1)
}

#[test]
fn the_largest_blank_rectangle_is_found_wherever_it_is() {
    let cells = |text: &str| text.split(' ').map(|row| row.chars().map(|c| c == '.').collect()).collect::<Vec<_>>();
    for (picture, share) in
        [("....", 100), ("####", 0), ("#..# #..# ####", 33), ("#... #..# #..#", 50), ("..## ...# ....", 50)]
    {
        assert_eq!(largest(&cells(picture)), share, "{picture}");
    }
}

/// The screens of a page that are blank for the most part, each with its share.
async fn screens(page: &Browser, screen: Screen) -> Outcome<Vec<(usize, usize)>> {
    page.screen(screen).await?;
    let height: usize =
        page.run("root.setAttribute('data-whole', ''); await rest(2); return root.scrollHeight;").await?;
    let mut found = Vec::new();
    let step = screen.height as usize;
    for top in (0..height - step / 2).step_by(step) {
        page.run::<()>(&format!("scrollTo({{ top: {top}, behavior: 'instant' }}); await rest(3);")).await?;
        page.run::<()>("await until('not painted', () => all('[data-paint=queued]').length ? 'queued' : '');").await?;
        found.push((top, largest(&blank_cells(&page.picture().await?)?)));
    }
    Ok(found)
}

#[tokio::test]
async fn no_screen_of_a_desk_is_blank_for_the_most_part() -> Outcome {
    visit(async |page, site| {
        for (edition, width, height) in [("", 1280, 800), ("", 1920, 1080), ("en/", 1280, 800)] {
            page.open(&site.url(&format!("{edition}index.html?motion=off"))).await?;
            let found = screens(page, Screen { width, height, ..Screen::DESK }).await?;
            assert!(found.len() > 8, "{} screens", found.len());
            let most = found.iter().max_by_key(|(_, share)| *share);
            println!("{edition} {width} × {height}: at most {most:?} of {} screens", found.len());
            let blank: Vec<_> = found.iter().filter(|(_, share)| *share > BLANK).collect();
            assert!(blank.is_empty(), "{edition} {width}: {blank:?}");
        }
        Ok(())
    })
    .await
}
