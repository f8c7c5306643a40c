//! A site that shows the page in frames.

use serde::de::DeserializeOwned;

use super::browser::{Browser, Line};
use super::complaints;
use super::failure::Outcome;
use super::server::Server;

/// Opens a host page on another origin: the same server by another host name. Its content does not matter and is removed.
pub async fn open_host(page: &Browser, site: &Server) -> Outcome {
    page.open(&site.url("oembed.json").replace("127.0.0.1", "localhost")).await?;
    page.run("document.body.textContent = '';").await
}

/// The errors and warnings of the console, except for the missing icon that browsers look for beside a file.
pub async fn troubles(page: &Browser) -> Outcome<Vec<Line>> {
    Ok(complaints(page).await?.into_iter().filter(|line| !line.text.contains("favicon.ico")).collect())
}

/// The script helpers of a host: frames of the page, and the messages that each of them sent.
fn host(base: &str) -> String {
    format!(
        "const base = {base:?};
        window.heard ??= (() => {{ const all = []; addEventListener('message', e => all.push([e.source, e.data])); return all; }})();
        const embed = (query, style = 'width: 390px; height: 300px; border: 0') => {{
            const f = document.createElement('iframe'); f.src = base + 'index.html?' + query; f.style.cssText = style;
            return document.body.appendChild(f);
        }};
        const from = f => window.heard.filter(([source]) => source === f.contentWindow).map(([, data]) => data);
        const heights = f => from(f).filter(m => m?.gongxiaomei === 'height').map(m => m.height);
        const height = async (f, more = 0) => {{
            await until('no height', () => heights(f).length > more ? '' : 'told');
            return heights(f).at(-1);
        }};"
    )
}

/// Runs a script in a host on another origin.
pub async fn at_host<T: DeserializeOwned>(page: &Browser, base: &str, script: &str) -> Outcome<T> {
    page.run(&format!("{}\n{script}", host(base))).await
}
