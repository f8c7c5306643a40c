//! Which parts of the page are hydrated and which never are: the rule of `src/islands/mod.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::page::dom_names::{attr, island};
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{document, icon};
use scraper::{ElementRef, Html, Selector};

/// The component of each island, by the value of `data-island`.
const COMPONENTS: [(&str, &str); 1] = [(island::CHART, "chart_picture")];

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn page(content: &str) -> Html {
    let content = check::open(content.as_ref()).unwrap_or_else(|faults| panic!("{faults}"));
    let icons: BTreeMap<_, _> = icon::load(&content, &Path::new(env!("CARGO_MANIFEST_DIR")).join(icon::SET))
        .unwrap_or_else(|e| panic!("{}", e[0]));
    let edition = Edition::new(content, icons).unwrap_or_else(|e| panic!("{e}"));
    Html::parse_document(&document::render(&edition, &read("index.html")).unwrap_or_else(|e| panic!("{e}")))
}

fn islands(page: &Html) -> Vec<ElementRef<'_>> {
    page.select(&Selector::parse(&format!("[{}]", attr::ISLAND)).expect("a selector")).collect()
}

/// The comments in the body, except those that mark its begin and end, so that it can be rendered again.
fn comments(page: &Html) -> Vec<String> {
    let found = page.tree.nodes().filter_map(|node| Some((node, node.value().as_comment()?)));
    let within_body = found.filter(|(node, _)| {
        node.ancestors().any(|a| a.value().as_element().is_some_and(|element| element.name() == "body"))
    });
    within_body
        .map(|(_, comment)| comment.comment.to_string())
        .filter(|text| !["body", "/body"].contains(&text.as_str()))
        .collect()
}

const EDITIONS: [&str; 2] = ["public/content/zh-CN.json", "public/content/en.json"];

#[test]
fn every_island_is_of_a_component_of_the_islands_and_there_are_all_of_them() {
    for edition in EDITIONS {
        let page = page(edition);
        let found: BTreeSet<&str> = islands(&page).iter().filter_map(|island| island.attr(attr::ISLAND)).collect();
        assert_eq!(found, COMPONENTS.map(|(name, _)| name).into(), "{edition}");
    }
    for (name, component) in COMPONENTS {
        let source = read(&format!("src/islands/{component}.rs"));
        assert!(source.contains("#[component]"), "{name}: {component} has no component");
        let rule = read("src/islands/mod.rs");
        assert!(rule.contains(&format!("| `{name}` | [`{component}`] |")), "the rule does not name {name}");
    }
}

#[test]
fn nothing_is_hydrated_by_comments_which_networks_strip() {
    for edition in EDITIONS {
        assert_eq!(comments(&page(edition)), Vec::<String>::new(), "{edition}");
    }
}

#[test]
fn a_chart_is_hydrated_by_its_first_two_elements_which_have_no_text_or_comment_between_them() {
    for edition in EDITIONS {
        let page = page(edition);
        let charts: Vec<ElementRef> =
            islands(&page).into_iter().filter(|host| host.attr(attr::ISLAND) == Some(island::CHART)).collect();
        assert!(charts.len() >= 14, "{edition}: {} charts", charts.len());
        for host in charts {
            let children: Vec<String> = host
                .children()
                .map(|child| {
                    child.value().as_element().map_or("no element".into(), |element| element.name().to_string())
                })
                .collect();
            assert_eq!(children, ["div", "canvas", "div"], "{edition}: {:?}", host.attr(attr::CHART));
        }
    }
}

#[test]
fn only_the_islands_are_hydrated_by_the_browser() {
    // The file of each call, with the component that it hydrates.
    let calls = [("src/browser/charts/live_chart.rs", "<Picture ")];
    let mut all = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                all.extend(text.matches("hydrate_from(").map(|_| (path.clone(), text.clone())));
            }
        }
    }
    assert_eq!(all.len(), calls.len(), "{:?}", all.iter().map(|(path, _)| path).collect::<Vec<_>>());
    for (file, view) in calls {
        assert!(all.iter().any(|(path, text)| path.ends_with(file) && text.contains(view)), "{file}: no {view}");
    }
}
