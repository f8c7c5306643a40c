//! The press of editors in a site: its page carries the site, as the package that an editor begins with. It is put there whenever the site
//! is made, so that an editor begins with what is published, and the press of one city has nothing of another.

use std::io;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::pack::PRESS;
use super::{Files, zip};

/// The page of the press in a site. `scripts/press.mjs` makes it, without a package.
pub const PAGE: &str = "press/press.html";

/// What is before the package in the page, and what is after it.
const PLACE: (&str, &str) = ("<script type=\"text/plain\" id=\"site\">", "</script>");

/// Puts the site into its press, if it has one: all files but the press itself.
///
/// # Errors
/// There are more files or bytes than a zip has room for.
pub fn fill(files: &mut Files) -> io::Result<()> {
    let Some([before, after]) = files.get(PAGE).and_then(|page| around(page)) else { return Ok(()) };
    let own = files.iter().filter(|(path, _)| !path.starts_with(PRESS));
    let own: Files = own.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    let package = BASE64_STANDARD.encode(zip::write(&own)?);
    files.insert(PAGE.into(), [before, package, after].concat().into_bytes());
    Ok(())
}

/// The page before the package and after it.
fn around(page: &[u8]) -> Option<[String; 2]> {
    let page = std::str::from_utf8(page).ok()?;
    let (before, rest) = page.split_once(PLACE.0)?;
    let (_, after) = rest.split_once(PLACE.1)?;
    Some([[before, PLACE.0].concat(), [PLACE.1, after].concat()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(page: &str) -> Files {
        let files = [("index.html", "1000"), (PAGE, page), ("press/notes.txt", "ours")];
        files.map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).into()
    }

    fn carried(files: &Files) -> Files {
        let page = std::str::from_utf8(&files[PAGE]).expect("text");
        let package = page.strip_prefix("<p><script type=\"text/plain\" id=\"site\">").expect("the same before");
        let package = package.strip_suffix("</script></p>").expect("the same after");
        zip::read(&BASE64_STANDARD.decode(package).expect("base64")).expect("a zip")
    }

    #[test]
    fn the_press_carries_the_site_that_it_is_in_and_no_other() {
        let mut files = site("<p><script type=\"text/plain\" id=\"site\"></script></p>");
        for text in ["1000", "1200"] {
            files.insert("index.html".into(), text.into());
            fill(&mut files).expect("filled");
            assert_eq!(carried(&files), [("index.html".to_string(), text.as_bytes().to_vec())].into());
        }
        let again = files.clone();
        fill(&mut files).expect("filled");
        assert_eq!(files, again);
    }

    #[test]
    fn a_site_without_a_press_and_a_file_of_others_stay_as_they_are() {
        for before in [[("index.html".to_string(), vec![1])].into(), site("notes")] {
            let mut files = before.clone();
            fill(&mut files).expect("nothing to do");
            assert_eq!(files, before);
        }
    }
}
