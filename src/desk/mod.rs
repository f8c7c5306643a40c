//! What an editor does to a content, without a browser: opens a site, fills in its forms, looks at faults and at the page, takes changes
//! back, and makes the site anew. The worker of the press in a browser answers with this what it is asked.
//!
//! The content files are changed as texts ([`crate::check::edit`]), so an editor's file keeps whatever it has; and the site is made by
//! [`crate::press`], so it is the command line's.

mod added;
mod characters;
mod differences;
mod draft;
mod faults;
mod form;
mod history;
mod identity;
mod lists;
mod new_page;
mod picker;
mod preview;
mod release;
mod translated;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value, json};

use crate::check::{self, Lang, Said, edit, say};
use crate::manuscript::forms::{Kind, Manuscript};
use crate::manuscript::messages::{Answer, Ask, Setting, Tongue};
use crate::manuscript::step::Step;
use crate::manuscript::words::word;
use crate::press::cards::fonts::Fonts;
use crate::press::changes::Changes as FileChanges;
use crate::press::characters::Characters;
use crate::press::package::opened::{self, Site};
use crate::press::package::{Choices, Package, carried, zip};
use crate::press::{self, proof};
use crate::site::icon::Icons;
use history::{Changes, IDENTITY, RELEASE, Texts, contents};

/// The name of the package that is made.
const PACKAGE: &str = "site.zip";

/// What an editor works on.
pub struct Desk {
    icons: Icons,
    /// The strokes of every character that can be drawn.
    characters: Characters,
    site: Site,
    /// The content files as they are now, and the release.
    texts: Texts,
    changes: Changes,
    fonts: Fonts,
    tongue: Tongue,
    /// The press itself, for packages that have none.
    press: Vec<u8>,
    /// The edition that is shown, and whether as elders see it.
    shown: (String, bool),
    /// The files that the page is shown of while it cannot be made of those that are now.
    held: Option<Texts>,
    /// The draft as it was told last.
    draft: String,
}

/// An answer, with the page and the file that go beside it.
#[derive(Debug, Default)]
pub struct Reply {
    /// What is said.
    pub answer: Answer,
    /// The page that is shown, if it is another.
    pub page: Option<String>,
    /// A file that was made.
    pub file: Option<Vec<u8>>,
}

/// A draft, as it is kept: the content files that are not as they were opened, and the release.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Draft {
    texts: BTreeMap<String, String>,
}

impl Desk {
    /// Begins with the site in an archive, and with a draft of it, if one was kept.
    ///
    /// # Errors
    /// There is no such site.
    pub fn begin(archive: &[u8], icons: Icons, tongue: Tongue, draft: &str) -> Result<Desk, Said> {
        let site = identity::with(opened::site(archive)?);
        let mut desk = Desk {
            icons,
            characters: Characters::default(),
            texts: site.texts.clone(),
            shown: (site.first.clone(), false),
            held: None,
            press: Vec::new(),
            site,
            changes: Changes::default(),
            fonts: Fonts::default(),
            tongue,
            draft: draft.into(),
        };
        let kept: Draft = serde_json::from_str(draft).unwrap_or_default();
        // Of a draft only what can still be read: it may be of another version.
        let is_readable = |text: &str| text.is_empty() || serde_json::from_str::<Value>(text).is_ok();
        let readable = kept.texts.into_iter().filter(|(_, text)| is_readable(text));
        let before = desk.texts.clone();
        desk.texts.extend(readable);
        desk.changes.note(&before, &desk.texts, None, false);
        Ok(desk)
    }

    /// The same with the page of the press: a package of a site without one gets it, so that whoever opens the press of a server begins
    /// with what that server has.
    #[must_use]
    pub fn with_press(mut self, page: Vec<u8>) -> Desk {
        self.press = page;
        self.complete();
        self
    }

    /// The same with the strokes of characters, so that each of them can be drawn.
    #[must_use]
    pub fn with_characters(mut self, characters: Characters) -> Desk {
        self.characters = characters;
        self
    }

    fn complete(&mut self) {
        if !self.press.is_empty() {
            self.site.files.entry(carried::PAGE.into()).or_insert_with(|| self.press.clone());
        }
    }

    /// Does what is asked. `bytes` are those beside the question.
    pub fn answer(&mut self, ask: &Ask, bytes: Vec<u8>) -> Reply {
        let mut reply = match ask {
            Ask::Begin { .. } => self.anew(),
            Ask::Open { name } => self.open(name, bytes).unwrap_or_else(|why| self.refused(&why)),
            Ask::New(page) => self.new_page(page).unwrap_or_else(|why| self.refused(&why)),
            Ask::Speak(tongue) => {
                self.tongue = *tongue;
                self.anew()
            }
            Ask::Forms => {
                let answer = Answer { manuscript: Some(self.manuscript()), ..Answer::default() };
                Reply { answer, ..Reply::default() }
            }
            Ask::Set(to) => self.set(to),
            Ask::Add { file, list, kind } => self.add(file, list, kind),
            Ask::Move { file, entry, to } => self.rearrange(file, entry, Some(*to)),
            Ask::Remove { file, entry } => self.rearrange(file, entry, None),
            Ask::FormsOf { file, chart } => self.forms_of(file, *chart).unwrap_or_else(|why| self.refused(&why)),
            Ask::TakeForm { file, chart, form } => {
                self.take_form(file, *chart, form).unwrap_or_else(|why| self.refused(&why))
            }
            Ask::Undo => self.step(Changes::undo),
            Ask::Redo => self.step(Changes::redo),
            Ask::Forget => {
                let before = std::mem::replace(&mut self.texts, self.site.texts.clone());
                self.changed(&before)
            }
            Ask::Show { file, elder } => {
                self.shown = (file.clone(), *elder);
                self.seen(None)
            }
            Ask::Check => {
                let answer = Answer { faults: Some(self.faults()), release: self.compared(), ..Answer::default() };
                Reply { answer, ..Reply::default() }
            }
            Ask::Difference => {
                let answer = Answer { told: self.difference(), due: self.due().len(), ..Answer::default() };
                Reply { answer, ..Reply::default() }
            }
            Ask::Correct { date, reasons } => self.correct(date, reasons).unwrap_or_else(|why| self.refused(&why)),
            Ask::Release { text, on } => self.release(text, *on),
            Ask::Decide { spot, decision } => {
                self.decided(spot, decision.as_ref()).unwrap_or_else(|why| self.refused(&why))
            }
            Ask::Take { spot, subject } => self.take(spot, subject).unwrap_or_else(|why| self.refused(&why)),
            Ask::TakeAll => self.take_all(),
            Ask::Become { spot, fact } => self.become_it(spot, fact).unwrap_or_else(|why| self.refused(&why)),
            Ask::Proof => self.prove(),
            Ask::Publish { gaps } => self.publish(*gaps).unwrap_or_else(|why| self.refused(&why)),
        };
        reply.answer.history = self.changes.history();
        reply.answer.draft = self.kept();
        reply
    }

    /// The forms, from the files as they are now.
    pub fn manuscript(&self) -> Manuscript {
        let values = |texts: &Texts| -> BTreeMap<String, Value> {
            texts.iter().filter_map(|(name, text)| Some((name.clone(), serde_json::from_str(text).ok()?))).collect()
        };
        let (now, before) = (values(&self.texts), values(&self.site.texts));
        let file = |name: &String| {
            let now = now.get(name)?;
            Some(form::File { name: self.texts.get_key_value(name)?.0, now, before: before.get(name).unwrap_or(now) })
        };
        let translations: Vec<form::File> = self.translations().filter_map(&file).collect();
        file(&self.site.first)
            .map(|original| form::manuscript(&original, &translations, now.get(IDENTITY), self.tongue))
            .unwrap_or_default()
    }

    /// What has to be corrected in all files.
    pub fn faults(&self) -> Vec<crate::manuscript::messages::Fault> {
        faults::all(&self.package(&self.texts), &self.icons, &self.texts, &self.site.first, self.tongue)
    }

    /// The content files as they are now, the identity file, and the release. What there is none of is empty.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The names of the translations.
    fn translations(&self) -> impl Iterator<Item = &String> {
        let of = |text: &String| check::translates(text).is_some_and(|of| of == self.site.first);
        self.texts.iter().filter(move |(_, text)| of(text)).map(|(name, _)| name)
    }

    fn lang(&self) -> Lang {
        faults::lang(self.tongue)
    }

    /// What the site is made of, with these content files.
    fn package(&self, texts: &Texts) -> Package {
        let content = contents(texts).map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
        let first = self.site.first.clone();
        let portal = identity::portal(texts, &self.site);
        Package { content, first, portal, fonts: self.fonts.clone(), ..Package::default() }
    }

    /// Notes one change from these files to those that are now, and answers with all forms and the page.
    fn changed(&mut self, before: &Texts) -> Reply {
        self.changes.note(before, &self.texts, None, false);
        self.anew()
    }

    /// An answer with all forms and the page.
    fn anew(&mut self) -> Reply {
        self.seen(Some(self.manuscript()))
    }

    /// An answer with the page that is shown. If it cannot be made, it is the page as it was before the change that keeps it from being
    /// made: not as it was before the last key, since "12" is a figure on the way to "12oo".
    fn seen(&mut self, manuscript: Option<Manuscript>) -> Reply {
        let mut page = self.page(&self.texts);
        let stands = page.is_some();
        if stands {
            self.held = None;
        } else {
            page = self.held.as_ref().and_then(|texts| self.page(texts));
        }
        if page.is_none()
            && let Some((before, texts)) =
                self.changes.back(&self.texts).find_map(|texts| Some((self.page(&texts)?, texts)))
        {
            (page, self.held) = (Some(before), Some(texts));
        }
        let answer = Answer { manuscript, stands, ..Answer::default() };
        Reply { answer, page, file: None }
    }

    /// The page that is shown, of these files.
    fn page(&self, texts: &Texts) -> Option<String> {
        let page = preview::page(&self.package(texts), &self.icons, &self.site.files, &self.shown.0)?;
        Some(if self.shown.1 { preview::for_elders(&page) } else { page })
    }

    fn refused(&self, why: &Said) -> Reply {
        let told = vec![why.said(self.lang()).into()];
        Reply { answer: Answer { told, refused: true, ..Answer::default() }, ..Reply::default() }
    }

    fn open(&mut self, name: &str, bytes: Vec<u8>) -> Result<Reply, Said> {
        if zip::is_zip(&bytes) {
            let site = identity::with(opened::site(&bytes)?);
            // A release may be compared with one site after the other.
            let release = self.texts.remove(RELEASE).map(|text| (RELEASE.to_string(), text));
            self.texts = site.texts.iter().map(|(name, text)| (name.clone(), text.clone())).chain(release).collect();
            self.shown = (site.first.clone(), false);
            (self.site, self.changes, self.held) = (site, Changes::default(), None);
            self.complete();
            return Ok(self.anew());
        }
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        if ["ttf", "otf", "ttc", "otc"].contains(&ending.as_str()) {
            self.fonts.given.push(bytes);
            let told = vec![say("font-opened", &[("file", name)]).said(self.lang()).into()];
            let answer = Answer { told, stands: self.held.is_none(), ..Answer::default() };
            return Ok(Reply { answer, ..Reply::default() });
        }
        if ending == "txt" {
            return self.open_release(name, bytes);
        }
        if name == IDENTITY {
            return self.open_identity(bytes);
        }
        let text = opened::content(name, bytes)?;
        // A file of another name takes the place of the one in its language.
        let language = |text: &str| edit::get(text, &[Step::from("site"), Step::from("lang")]);
        let same = contents(&self.texts).find(|(_, own)| language(own) == language(&text));
        let same = same.map(|(name, _)| name.clone());
        let own = if self.texts.contains_key(name) { Some(name.to_string()) } else { same };
        let own = own.ok_or_else(|| say("opened-no-edition", &[("file", name)]))?;
        let before = self.texts.clone();
        self.texts.insert(own, text);
        Ok(self.changed(&before))
    }

    /// Sets a value. A text that is no number stays in the file as a text, so that nothing typed is lost; the checks then refuse it.
    fn set(&mut self, to: &Setting) -> Reply {
        let Setting { file, path, value, kind, optional, on } = to;
        let number = serde_json::from_str::<Number>(value.trim()).ok().filter(|_| *kind == Kind::Number);
        let json = number.map_or_else(|| json!(value), Value::Number);
        let changed = self.texts.get(file).and_then(|text| {
            if file == IDENTITY {
                return identity::set(text, path, &json);
            }
            if *file != self.site.first {
                let original: Value = serde_json::from_str(self.texts.get(&self.site.first)?).ok()?;
                return translated::set(text, &original, path, &json);
            }
            if *optional && value.is_empty() {
                return if edit::get(text, path).is_some() { edit::remove(text, path) } else { Some(text.clone()) };
            }
            let changed = edit::set(text, path, &json)?;
            Some(if characters::is_one(path) { self.with_strokes(changed, value) } else { changed })
        });
        let Some(changed) = changed else { return self.refused(&say("no-such-place", &[])) };
        let before = self.texts.clone();
        self.texts.insert(file.clone(), changed);
        self.changes.note(&before, &self.texts, Some((file.clone(), path.clone())), *on);
        self.seen(None)
    }

    fn step(&mut self, step: impl Fn(&mut Changes, &mut Texts) -> bool) -> Reply {
        step(&mut self.changes, &mut self.texts);
        self.anew()
    }

    fn prove(&self) -> Reply {
        match proof::proof(&self.package(&self.texts), &self.icons, &[], &Choices::default(), Some(self.lang())) {
            Ok(proof) => {
                let answer = Answer { file: "proof.html".into(), ..Answer::default() };
                Reply { answer, file: Some(proof.html.into_bytes()), page: None }
            }
            Err(unmade) => self.refused(&Said::from(unmade.said(self.lang()))),
        }
    }

    /// Makes the site, with its compressed copies, as `gongxiaomei publish` does.
    fn publish(&self, gaps: bool) -> Result<Reply, Said> {
        let choices = Choices { gaps, without: self.editions_gone(), packed: true };
        let made = press::render(&self.package(&self.texts), &self.icons, &self.site.files, &choices);
        let made = made.map_err(|unmade| Said::from(unmade.said(self.lang())))?;
        let archive = zip::write(&made.files).map_err(|why| Said::from(why.to_string()))?;
        // First what an editor can do something about.
        let lacking = made.lacking.iter().map(|lacking| faults::worded(lacking, self.tongue));
        let mut told: Vec<String> = lacking.collect();
        if self.is_another_page() {
            // Of the files of another page none is missed.
            told.push([word(self.tongue, "files-of-new-page"), " ", &made.files.len().to_string()].concat());
        } else {
            told.extend(listed(&made.changes, self.tongue));
        }
        let answer = Answer { told, file: PACKAGE.into(), ..Answer::default() };
        Ok(Reply { answer, file: Some(archive), page: None })
    }
}

/// The files that are new, changed and gone.
fn listed(changes: &FileChanges, tongue: Tongue) -> Vec<String> {
    let lists = [("files-new", &changes.new), ("files-changed", &changes.changed), ("files-gone", &changes.gone)];
    let lines =
        lists.into_iter().flat_map(|(key, list)| list.iter().map(move |path| [word(tongue, key), " ", path].concat()));
    lines.collect()
}
