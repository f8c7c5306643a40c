//! Names between quotation marks, which no line break divides: “茶米水”, “五路一桥”.

/// Most characters of a name that is kept together, with its quotation marks. A longer one is broken like other text.
const LONGEST: usize = 8;

/// The runs of a text: those that are such a name, and those between them, in order. A name in which something is still to be filled in
/// is none.
///
/// ```
/// use gongxiaomei::text::quoted::runs;
/// let runs: Vec<_> = runs("有“茶米水”之称").collect();
/// assert_eq!(runs, [(false, "有"), (true, "“茶米水”"), (false, "之称")]);
/// ```
pub fn runs(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (run, after, named) = match name(rest) {
            Some((0, end)) => (rest.get(..end)?, rest.get(end..)?, true),
            Some((start, _)) => (rest.get(..start)?, rest.get(start..)?, false),
            None => (rest, "", false),
        };
        rest = after;
        (!run.is_empty()).then_some((named, run))
    })
}

/// Where the first such name begins and ends.
fn name(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find('“')?;
        let end = start + text.get(start..)?.find('”')? + '”'.len_utf8();
        let name = text.get(start..end)?;
        let short = name.chars().count() <= LONGEST;
        // In other languages words are kept together anyway, and a name has spaces to break at.
        if short && !name.contains(['{', ' ']) && name.chars().any(super::han::han) {
            return Some((start, end));
        }
        from = start + '“'.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        runs(text).filter_map(|(named, run)| named.then_some(run)).collect()
    }

    #[test]
    fn only_short_chinese_names_are_kept_together() {
        assert_eq!(names("“六稳”“六保”和“三园”"), ["“六稳”", "“六保”", "“三园”"]);
        assert_eq!(names("“我为群众办实事”实践活动"), [""; 0]);
        assert_eq!(names("“Little Lotus” and “支持教育发展{education-measures}”"), [""; 0]);
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", "没有", "“", "”“", "“六稳", "甲“乙”丙“", "“我为群众办实事”和“六稳”"]
        {
            assert_eq!(runs(text).map(|(_, run)| run).collect::<String>(), text);
        }
    }
}
