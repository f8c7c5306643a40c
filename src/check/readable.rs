//! What a content file says although it has faults, for those who look it through.

use super::diagnostics::collector::Report;
use super::{plain, recover, translation, tree};
use crate::model::content::Content;

/// What a content file says, whatever its faults; missing texts are empty, or in a translation those of `original`, which is the name and
/// the text of the file that it translates. `None` if the file is no JSON, or if a number or a name in it would have to be guessed.
pub fn content(text: &str, original: Option<(&str, &str)>) -> Option<Content> {
    let text = plain(text);
    let own = tree("", text).ok()?;
    let mut report = match original {
        None => Report::new(text, own),
        Some((name, original)) => {
            let original = tree("", plain(original)).ok()?;
            let filled = translation::fill(own.clone(), &original, name, true);
            let mut report = Report::filled(text, filled.tree, own);
            report.lend(original, name.into());
            report
        }
    };
    let content = recover::decode::<Content>(&mut report)?;
    (!report.guessed).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL: &str = include_str!("../../tests/fixtures/chengchuan/zh-CN.json");
    const TRANSLATION: &str = include_str!("../../tests/fixtures/chengchuan/en.json");

    fn changed(text: &str, change: impl Fn(&mut serde_json::Value)) -> String {
        let mut content = serde_json::from_str(text).expect("JSON");
        change(&mut content);
        content.to_string()
    }

    #[test]
    fn a_missing_text_is_empty_and_in_a_translation_that_of_the_original() {
        let lacking =
            |text| changed(text, |content| drop(content["hero"].as_object_mut().expect("hero").remove("lead")));
        assert_eq!(content(&lacking(ORIGINAL), None).expect("a content").hero.lead, "");
        let original = content(ORIGINAL, None).expect("a content");
        let translation = content(&lacking(TRANSLATION), Some(("zh-CN.json", ORIGINAL))).expect("a translation");
        assert_eq!(translation.hero.lead, original.hero.lead);
        assert_ne!(translation.hero.headline, original.hero.headline);
    }

    #[test]
    fn nothing_is_guessed() {
        for (pointer, wrong) in
            [("/ledger/facts/0/value", "68.3%"), ("/charts/0/form", "pie"), ("/ledger/facts/0/qualifier", "abuot")]
        {
            let changed = changed(ORIGINAL, |content| *content.pointer_mut(pointer).expect(pointer) = wrong.into());
            assert!(content(&changed, None).is_none(), "{pointer}");
        }
        assert!(content("{", None).is_none());
        assert!(content("{}", None).is_none());
    }
}
