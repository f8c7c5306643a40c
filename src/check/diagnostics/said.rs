//! What is said to an editor, in English and in Chinese: a code and its parameters, worded by the table in [`super::wordings`].

use std::fmt;
use std::ops::Deref;

use super::wordings::WORDINGS;

/// A language that faults are told in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    English,
    /// Chinese.
    Chinese,
}

/// Something that is said. As a text (`Deref`), it is English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    code: &'static str,
    parameters: Vec<(&'static str, Said)>,
    english: String,
    chinese: String,
}

/// Says what the table of wordings has under a code, with these parameters.
pub fn say(code: &'static str, parameters: &[(&'static str, &str)]) -> Said {
    let parameters = parameters.iter().map(|(name, value)| (*name, Said::from(*value))).collect();
    Said { code, parameters, english: String::new(), chinese: String::new() }.worded()
}

impl Said {
    /// What it is called by programs; empty for a quotation, which is the same in every language.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Its parameters: their names and what each says.
    pub fn parameters(&self) -> &[(&'static str, Said)] {
        &self.parameters
    }

    /// It in a language.
    pub fn said(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.english,
            Lang::Chinese => &self.chinese,
        }
    }

    /// It in English.
    pub fn as_str(&self) -> &str {
        &self.english
    }

    /// The same with one more parameter, which is worded itself.
    pub fn with(mut self, name: &'static str, value: impl Into<Said>) -> Said {
        self.parameters.push((name, value.into()));
        self.worded()
    }

    /// The same with both texts changed alike.
    pub(super) fn map(mut self, change: impl Fn(String) -> String) -> Said {
        self.english = change(self.english);
        self.chinese = change(self.chinese);
        self
    }

    fn worded(mut self) -> Said {
        let found = WORDINGS.iter().flat_map(|part| part.iter()).find(|(code, ..)| *code == self.code);
        let (english, chinese) = found.map_or((self.code, self.code), |(_, english, chinese)| (*english, *chinese));
        self.english = self.filled(english, Lang::English);
        self.chinese = self.filled(chinese, Lang::Chinese);
        self
    }

    /// A wording with the parameters filled in; what they say is not searched again.
    fn filled(&self, wording: &str, lang: Lang) -> String {
        let mut out = String::new();
        let mut rest = wording;
        while let Some((before, after)) = rest.split_once('⟨') {
            out.push_str(before);
            let (name, after) = after.split_once('⟩').unwrap_or((after, ""));
            out.push_str(
                self.parameters.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value.said(lang)),
            );
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl std::error::Error for Said {}

impl From<&str> for Said {
    fn from(text: &str) -> Said {
        Said::from(text.to_string())
    }
}

impl From<String> for Said {
    fn from(text: String) -> Said {
        Said { code: "", parameters: Vec::new(), english: text.clone(), chinese: text }
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
}

impl PartialEq<str> for Said {
    fn eq(&self, other: &str) -> bool {
        self.english == other
    }
}

impl PartialEq<String> for Said {
    fn eq(&self, other: &String) -> bool {
        self.english == *other
    }
}
