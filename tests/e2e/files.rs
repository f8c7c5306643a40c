//! Exporting a chart as a file, in a browser: the export module is fetched for it. Needs `dist/`: `make build`.

use crate::support::browser::{Browser, Line, Origin, Screen};
use crate::support::failure::{Failure, Outcome};
use crate::support::server::{Fate, Server, Trouble};
use crate::support::{complaints, dist, open, visit, word};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

/// Keeps the files that the page gives to the browser, instead of saving them.
const CATCH: &str = "
window.caught = [];
const blobs = new Map();
const make = URL.createObjectURL;
URL.createObjectURL = blob => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
HTMLAnchorElement.prototype.click = function () { window.caught.push({ name: this.download, blob: blobs.get(this.href) }); };";

/// Exports a chart, and returns the file's name and bytes.
async fn file(page: &Browser, action: &str) -> Outcome<(String, Vec<u8>)> {
    press(page, "investments", action).await?;
    let (name, bytes): (String, String) = page
        .run(
            "await until('no file', () => window.caught.length ? '' : 'none');
             const { name, blob } = window.caught.pop();
             const bytes = new Uint8Array(await blob.arrayBuffer());
             return [name, btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))];",
        )
        .await?;
    let bytes = BASE64_STANDARD.decode(bytes).map_err(|e| Failure(e.to_string()))?;
    Ok((name, bytes))
}

#[tokio::test]
async fn a_chart_is_taken_along_as_png_svg_and_csv_with_title_source_and_date() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(CATCH).await?;
        let today: String = page
            .run("const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-');")
            .await?;

        let (name, svg) = file(page, "svg").await?;
        assert_eq!(name, "工小美-原文列明金额的投入.svg");
        let svg = String::from_utf8(svg).map_err(|e| Failure(e.to_string()))?;
        assert!(!svg.contains("var("), "the colours are in the file");
        let text: String = page
            .run(&format!(
                "const file = new DOMParser().parseFromString({}, 'image/svg+xml');
                 return file.querySelector('parsererror') ? 'not well formed' : [...file.querySelectorAll('text')].map(t => t.textContent).join('');",
                json!(svg)
            ))
            .await?;
        let solid: String = text.split_whitespace().collect();
        for part in ["超100亿元", "8000万元", "各笔按同一比例画出", "中共新余市委宣传部", &today] {
            assert!(solid.contains(part), "the picture lacks “{part}”: {text}");
        }

        let (name, png) = file(page, "png").await?;
        assert_eq!(name, "工小美-原文列明金额的投入.png");
        let decoder = png::Decoder::new(std::io::Cursor::new(&png)).read_info()?;
        let (width, height) = (decoder.info().width, decoder.info().height);
        let wanted: f64 = page
            .run(&format!("return Number({}.match(/ width=\"([0-9.]+)\"/)[1]);", json!(svg)))
            .await?;
        assert_eq!(f64::from(width), wanted * 2.0, "twice the size of the SVG");
        assert!(height > 1000);

        // The same picture in the same fonts: the SVG drawn by the browser and the PNG differ only in the smoothing of edges.
        let differ: f64 = page
            .run(&format!(
                "const draw = async (bytes, type) => {{
                    const image = new Image();
                    image.src = URL.createObjectURL(new Blob([bytes], {{ type }}));
                    await image.decode();
                    const canvas = document.createElement('canvas');
                    [canvas.width, canvas.height] = [{width}, {height}];
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0, {width}, {height});
                    return context.getImageData(0, 0, {width}, {height}).data;
                 }};
                 const a = await draw({}, 'image/svg+xml');
                 const b = await draw(Uint8Array.from(atob('{}'), c => c.charCodeAt(0)), 'image/png');
                 let apart = 0;
                 for (let i = 0; i < a.length; i += 4)
                    if (Math.max(...[0, 1, 2].map(j => Math.abs(a[i + j] - b[i + j]))) > 110) apart++;
                 return apart * 4 / a.length;",
                json!(svg),
                BASE64_STANDARD.encode(&png)
            ))
            .await?;
        assert!(differ < 0.005, "{:.3} % of the pixels differ", differ * 100.0);

        let (name, csv) = file(page, "csv").await?;
        assert_eq!(name, "工小美-原文列明金额的投入.csv");
        assert_eq!(csv[..3], [0xef, 0xbb, 0xbf]);
        assert_eq!(String::from_utf8_lossy(&csv).lines().count(), 8, "a head and seven rows");
        let status: String = page.run("await announced(); return document.getElementById('said').textContent;").await?;
        assert!(status.contains(&name), "{status}");
        Ok(())
    })
    .await
}

/// Opens the disclosure of a chart's story, and clicks one of the chart's controls.
async fn press(page: &Browser, chart: &str, action: &str) -> Outcome {
    page.run::<()>(&format!("await show(await controlsOf('{chart}'));")).await?;
    page.click(&format!("[data-actions={chart}] [data-chart-action={action}]")).await
}

/// The names of the files made since the last call. Waits until there are `count` of them, and then for any more.
async fn files(page: &Browser, count: usize) -> Outcome<Vec<String>> {
    let mut names: Vec<String> = page
        .run(&format!(
            "await until('too few files', () => window.caught.length < {count} ? JSON.stringify(window.caught) : '');
             await rest(32);
             return window.caught.splice(0).map(file => file.name);"
        ))
        .await?;
    names.sort();
    Ok(names)
}

/// How often the export module was requested from a server: its script, and its wasm.
fn fetched(site: &Server) -> [usize; 2] {
    let asked = site.asked();
    let of = |ending| asked.iter().filter(|of| of.contains("/export-") && of.contains(ending)).count();
    [of(".js"), of(".wasm")]
}

#[tokio::test]
async fn what_makes_files_is_fetched_with_the_first_one_and_never_again() -> Outcome {
    visit(async |page, _| {
        let site = Server::start(&dist()?)?;
        page.open_clipboard().await?;
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(CATCH).await?;
        for action in ["link", "table"] {
            press(page, "steel", action).await?;
            page.run::<()>("await announced();").await?;
        }
        assert_eq!(fetched(&site), [0, 0], "{:?}", site.asked());

        press(page, "steel", "csv").await?;
        assert_eq!(files(page, 1).await?.len(), 1);
        assert_eq!(fetched(&site), [1, 1], "{:?}", site.asked());
        for action in ["png", "svg", "csv"] {
            press(page, "zones", action).await?;
        }
        assert_eq!(files(page, 3).await?.len(), 3);
        // The same module writes the codes for hosts.
        page.run::<()>(
            "document.querySelector('#share [data-do=embed]').click();
             await until('no code', () => document.querySelector('#embed .made').hidden ? 'yet' : '');",
        )
        .await?;
        assert_eq!(fetched(&site), [1, 1], "{:?}", site.asked());
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_asked_for_while_it_is_on_its_way_comes_once_each() -> Outcome {
    visit(async |page, _| {
        let held = Trouble { files: vec![("export-", ".js", Fate::Held)], ..Trouble::default() };
        let site = Server::troubled(&dist()?, held)?;
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(CATCH).await?;
        for (chart, action) in
            [("steel", "svg"), ("steel", "svg"), ("zones", "csv"), ("steel", "png"), ("zones", "csv")]
        {
            press(page, chart, action).await?;
        }
        // The dialog of the codes waits for the same module.
        page.run::<()>("document.querySelector('#share [data-do=embed]').click();").await?;
        let early: (usize, bool) =
            page.run("return [window.caught.length, document.querySelector('#embed .made').hidden];").await?;
        assert_eq!(early, (0, true));
        site.mend();
        let names = files(page, 3).await?;
        let ends = |ending| names.iter().filter(|name| name.ends_with(ending)).count();
        assert_eq!((names.len(), ends(".svg"), ends(".png"), ends(".csv")), (3, 1, 1, 1), "{names:?}");
        page.run::<()>("await until('no code', () => document.querySelector('#embed .made').hidden ? 'yet' : '');")
            .await?;
        page.run::<()>("document.querySelector('#embed [data-close]').click();").await?;
        press(page, "zones", "csv").await?;
        assert_eq!(files(page, 1).await?.len(), 1);
        assert_eq!(fetched(&site), [1, 1], "{:?}", site.asked());
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

/// The page's own errors and warnings in the console, without the browser's.
async fn own_lines(page: &Browser) -> Outcome<Vec<Line>> {
    Ok(complaints(page).await?.into_iter().filter(|line| line.from != Origin::Browser).collect())
}

#[tokio::test]
async fn where_it_cannot_be_had_the_reader_is_told_and_the_next_press_tries_again() -> Outcome {
    const MESSAGES: &str = "await announced();
        return [document.getElementById('said').textContent, document.querySelector('[data-actions=steel] [data-chart-action=ACTION]').textContent];";
    let failed = word("save_failed")?;
    for ending in [".js", "_bg.wasm"] {
        visit(async |page, _| {
            let lost = Trouble { files: vec![("export-", ending, Fate::Status(404))], ..Trouble::default() };
            let site = Server::troubled(&dist()?, lost)?;
            page.screen(Screen::DESK).await?;
            open(page, &site.url("")).await?;
            page.run::<()>(CATCH).await?;
            for action in ["csv", "png"] {
                press(page, "steel", action).await?;
                assert_eq!(
                    page.run::<[String; 2]>(&MESSAGES.replace("ACTION", action)).await?,
                    [failed.clone(), failed.clone()],
                    "{ending}, {action}"
                );
                let lines = own_lines(page).await?;
                assert_eq!(lines.len(), 1, "{ending}, {action}: {lines:#?}");
                page.run::<()>(&format!(
                    "const control = document.querySelector('[data-actions=steel] [data-chart-action={action}]');
                     await until('still told', () => control.textContent.startsWith('存为') ? '' : control.textContent);"
                ))
                .await?;
            }
            site.mend();
            press(page, "steel", "svg").await?;
            let names = files(page, 1).await?;
            assert!(names.len() == 1 && names[0].ends_with(".svg"), "{ending}: what failed comes later: {names:?}");
            assert_eq!(own_lines(page).await?, [], "{ending}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_dialog_that_had_no_module_is_filled_when_a_file_has_brought_it() -> Outcome {
    visit(async |page, _| {
        let lost = Trouble { files: vec![("export-", ".js", Fate::Status(404))], ..Trouble::default() };
        let site = Server::troubled(&dist()?, lost)?;
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(CATCH).await?;
        let shown = "const shown = () => all('#poster > div:not(.head)').filter(part => !part.hidden).map(part => part.className).join();";
        page.run::<()>(&format!(
            "{shown} document.querySelector('#share [data-part=gong]').click();
             await until('not told', () => shown() === 'failed' ? '' : shown());"
        ))
        .await?;
        site.mend();
        let seen: Vec<String> = page
            .run(&format!(
                "{shown} (await controlsOf('steel')).querySelector('[data-chart-action=csv]').click();
                 const seen = new Set();
                 await until('no image', () => {{ seen.add(shown()); return shown() === 'made' ? '' : shown(); }});
                 return [...seen];"
            ))
            .await?;
        assert_eq!(seen, ["failed", "making", "made"]);
        assert_eq!(files(page, 1).await?.len(), 1);
        Ok(())
    })
    .await
}
