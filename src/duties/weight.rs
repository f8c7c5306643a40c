//! How much is transferred, and how long that takes on slow lines: computed from the files, and measured in a browser.

use super::basis::{GUIDELINES, INSPECTION};
use super::measured::Measured;
use super::report::{Duty, Part};
use super::site::{File, Site};

/// Inspectors count a website as not open after this many seconds.
const LONGEST: f64 = 15.0;

/// A slow line: what it is called, its bits per second, its round trip in seconds.
const LINES: [(&str, f64, f64); 2] =
    [("400 kbit/s、往返400毫秒", 400e3, 0.4), ("1.6 Mbit/s、往返150毫秒", 1.6e6, 0.15)];

/// Round trips before the first byte: name, connection, encryption, request.
const ROUND_TRIPS: f64 = 4.0;

/// Files below this size are not worth compressing.
const SMALL: usize = 1400;

pub fn duties(site: &Site, measured: &Measured) -> Vec<Duty> {
    let mut duties = vec![packed(site, measured), computed(site, measured)];
    duties.push(timed(measured));
    duties
}

/// The files that a page needs to be read: itself and its style. Its scripts come later.
fn needed<'a>(site: &'a Site, path: &str) -> (Vec<&'a File>, Vec<&'a File>) {
    let Some(page) = site.pages().iter().find(|page| page.path == path) else { return (Vec::new(), Vec::new()) };
    let of = |selector: &str, attribute: &str| -> Vec<&File> {
        let found = page.all(selector).into_iter().filter_map(|element| page.path_to(element.attr(attribute)?));
        let mut files: Vec<&File> = found.filter_map(|path| site.file(&path)).collect();
        files.dedup_by_key(|file| file.path.clone());
        files
    };
    let mut first: Vec<&File> = site.file(path).into_iter().collect();
    first.extend(of("link[rel~=stylesheet][href]", "href"));
    let mut rest = of("script[src]", "src");
    // The script fetches its wasm, which has the same name but for the hash.
    let page_wasm = site.files().iter().filter(|file| file.ending() == "wasm" && !file.path.starts_with("export"));
    rest.extend(page_wasm);
    (first, rest)
}

/// How many bytes of these files are transferred: as was seen, or by a server that sends their smallest copies.
fn sum(files: &[&File], measured: &Measured) -> usize {
    let seen = |file: &File| measured.sizes.iter().find(|(path, _)| *path == file.path).map(|(_, size)| *size);
    let smallest = |file: &File| file.packed.iter().flatten().copied().min().unwrap_or(file.bytes.len());
    files.iter().map(|file| seen(file).unwrap_or_else(|| smallest(file))).sum()
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

/// Text is transferred compressed.
fn packed(site: &Site, measured: &Measured) -> Duty {
    let duty = Duty::new("weight.packed", Part::Weight, "压缩传输", "页面、样式、脚本都压缩后传输，减少流量。")
        .basis(&[GUIDELINES])
        .optional();
    if let Some(headers) = &measured.headers {
        let duty = duty.method("看服务器的应答头");
        let own = headers.iter().find(|(name, _)| name == "content-encoding").map(|(_, value)| value);
        return match own {
            Some(coding) => duty.holds(vec![format!("首个页面以{coding}压缩传输")]),
            None => duty.fails(vec!["首个页面没有压缩".into()], "按deploy/里的样例配置服务器，发送.br或.gz文件。"),
        };
    }
    let duty = duty.method("看每个文件旁有没有.br和.gz文件");
    let text = |file: &&File| {
        ["html", "css", "js", "wasm", "json", "svg", "csv"].contains(&file.ending()) && file.bytes.len() > SMALL
    };
    let lost: Vec<String> = site
        .files()
        .iter()
        .filter(text)
        .filter(|file| file.packed.iter().any(Option::is_none))
        .map(|file| format!("{}：{}，没有.br或.gz", file.path, kilobytes(file.bytes.len())))
        .collect();
    duty.without(lost, vec!["文本和wasm文件都有.br和.gz文件".into()], "用make build构建，把.br、.gz文件一起部署。")
}

/// How long it takes until the page can be read, computed.
fn computed(site: &Site, measured: &Measured) -> Duty {
    let requirement = format!("在慢速网络上，{LONGEST}秒内能读到全部文字和图（不必等脚本）。");
    let duty = Duty::new("weight.computed", Part::Weight, "慢速网络上的打开时间（计算）", requirement)
        .basis(&[INSPECTION])
        .method(format!("计算：时间＝{ROUND_TRIPS}×往返时间＋字节数×8÷线路速率；字节数为最小的压缩文件"));
    let (mut held, mut faults) = (Vec::new(), Vec::new());
    for page in site.pages() {
        let (first, rest) = needed(site, &page.path);
        let read = sum(&first, measured);
        let all = read + sum(&rest, measured);
        let (read_size, all_size) = (kilobytes(read), kilobytes(all));
        for (name, bits, round_trip) in LINES {
            let time = |bytes: usize| ROUND_TRIPS * round_trip + bytes as f64 * 8.0 / bits;
            let (read_time, all_time) = (time(read), time(all));
            let line = format!(
                "{}，{name}：{read_time:.1}秒可读（{read_size}），{all_time:.1}秒连同脚本（{all_size}）",
                page.path
            );
            if read_time < LONGEST { held.push(line) } else { faults.push(line) }
        }
    }
    if measured.headers.is_some() && measured.sizes.is_empty() {
        held.push("服务器没有说明压缩后的大小，字节数按未压缩计".into());
    }
    duty.without(faults, held, "减小页面，或让服务器压缩传输。")
}

/// How long it takes until something is painted and until the page is alive, measured.
fn timed(measured: &Measured) -> Duty {
    let requirement = format!("在慢速网络上，{LONGEST}秒内显示内容。");
    let duty = Duty::new("weight.timed", Part::Weight, "慢速网络上的打开时间（实测）", requirement)
        .basis(&[INSPECTION])
        .method("在浏览器里限速打开：首次绘制、页面可用，自发出请求起算");
    let Some(browser) = &measured.browser else {
        return duty.unseen(measured);
    };
    let (mut held, mut faults, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for slow in &browser.slow {
        let seconds = |time: Option<f64>| time.map(|time| format!("{:.1}秒", time / 1000.0));
        let (kilobits, round_trip) = (slow.bits / 1000.0, slow.round_trip);
        let line = format!("{kilobits:.0} kbit/s、往返{round_trip:.0}毫秒");
        match slow.painted {
            Some(painted) => {
                let shown = seconds(Some(painted)).unwrap_or_default();
                let alive = seconds(slow.alive).unwrap_or_else(|| "没有等到".into());
                let line = format!("{line}：{shown}显示内容，{alive}可用");
                if painted < LONGEST * 1000.0 { held.push(line) } else { faults.push(line) }
            }
            None => unknown.push(format!("{line}：没有测到")),
        }
    }
    if browser.slow.is_empty() || (faults.is_empty() && !unknown.is_empty()) {
        unknown.push("没有测到打开时间".into());
        return duty.unverified(unknown, "再查一次。");
    }
    duty.without(faults, held, "减小页面，或改善服务器的线路。")
}
