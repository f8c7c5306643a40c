//! How faults are worded: the code of each, its English and its Chinese. `⟨…⟩` is a parameter. A test compares the codes with those in
//! the sources, and the parameters of the two languages.

mod command;
mod content;
mod desk;
mod figures;
mod format;
mod press;
mod proof;
mod release;
mod releases;

/// A code, its wording in English and in Chinese.
pub type Wording = (&'static str, &'static str, &'static str);

/// All wordings, in parts by subject.
pub const WORDINGS: [&[Wording]; 9] = [
    format::WORDINGS,
    figures::WORDINGS,
    releases::WORDINGS,
    content::WORDINGS,
    press::WORDINGS,
    proof::WORDINGS,
    release::WORDINGS,
    command::WORDINGS,
    desk::WORDINGS,
];

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use super::*;

    fn parameters(wording: &str) -> BTreeSet<&str> {
        wording.split('⟨').skip(1).map(|rest| rest.split_once('⟩').expect(wording).0).collect()
    }

    #[test]
    fn both_languages_say_the_same_parameters() {
        let mut seen = BTreeMap::new();
        for (code, english, chinese) in WORDINGS.iter().flat_map(|part| part.iter()) {
            assert!(seen.insert(code, english).is_none(), "{code} stands twice");
            assert_eq!(parameters(english), parameters(chinese), "{code}");
            let said = |wording: &str| {
                let rest = wording.split('⟨').map(|rest| rest.split_once('⟩').map_or(rest, |(_, after)| after));
                rest.collect::<String>().chars().any(char::is_alphabetic)
            };
            assert_eq!(said(english), said(chinese), "{code} is worded in one language alone");
            assert!(!said(chinese) || chinese.chars().any(crate::text::han::han), "{code}: {chinese}");
        }
    }

    /// The text of every source file but the tables.
    fn sources(folder: &Path, out: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("wordings") {
                sources(&path, out);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                *out += &fs::read_to_string(&path).expect("a source");
            }
        }
    }

    #[test]
    fn every_code_in_the_sources_is_worded_and_every_wording_is_used() {
        let mut all = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let known: BTreeSet<&str> = WORDINGS.iter().flat_map(|part| part.iter()).map(|(code, ..)| *code).collect();
        let said = all.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let unworded: BTreeSet<&str> = said.filter(|code| !known.contains(code)).collect();
        assert_eq!(unworded, BTreeSet::new());
        let unused: Vec<&&str> = known.iter().filter(|code| !all.contains(&format!("\"{code}\""))).collect();
        assert_eq!(unused, [&""; 0]);
    }
}
