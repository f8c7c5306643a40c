//! The display settings, in one table. The boot script, the controls in the bar, the defaults in the browser, the colours in the embed
//! dialog and what a host may set all come from it; the documents are tested against it. The choices are kept in local storage as one
//! query string, such as `theme=dark&mode=elder`, under the name of the page. Nothing else is stored.

use serde::Serialize;

use super::dom_names::attr;

/// A display setting.
#[derive(Debug, Serialize)]
pub struct Setting {
    /// Its name in addresses and in storage.
    pub name: &'static str,
    /// The attribute of the root element with its value; absent for the default.
    pub attribute: &'static str,
    /// Its values, in the order of the controls. The first is the default.
    pub values: &'static [&'static str],
    /// Its default in another page's iframe. There the host chooses, by the address; the reader's stored choice is ignored.
    pub framed: Option<&'static str>,
    /// Whether the host of an iframe may change it by a message.
    #[serde(skip)]
    pub by_message: bool,
}

/// The colours: the system's, or the reader's choice.
pub static THEME: Setting = Setting {
    name: "theme",
    attribute: attr::THEME,
    values: &["auto", "light", "dark", "contrast"],
    framed: Some("light"),
    by_message: true,
};

/// The edition: standard, or for elders.
pub static MODE: Setting =
    Setting { name: "mode", attribute: attr::MODE, values: &[STANDARD, ELDER], framed: None, by_message: true };

/// The standard edition: a value of [`MODE`].
pub const STANDARD: &str = "standard";

/// Larger text, a simpler page, no motion: a value of [`MODE`].
pub const ELDER: &str = "elder";

/// The text size of the elder edition. The sizes themselves are in the style.
pub static TEXT: Setting =
    Setting { name: "text", attribute: attr::TEXT, values: &["1", "2", "3"], framed: None, by_message: false };

/// Motion: as set in the system, or none.
pub static MOTION: Setting =
    Setting { name: "motion", attribute: attr::MOTION, values: &["auto", OFF], framed: None, by_message: false };

/// No motion: a value of [`MOTION`].
pub const OFF: &str = "off";

/// All settings, in the order of the documents.
pub static SETTINGS: [&Setting; 4] = [&THEME, &MODE, &TEXT, &MOTION];

impl Setting {
    /// The default value.
    pub fn default(&self) -> &'static str {
        self.values.first().copied().unwrap_or_default()
    }

    /// The setting with this name.
    pub fn of(name: &str) -> Option<&'static Setting> {
        SETTINGS.into_iter().find(|setting| setting.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_name_and_an_attribute_of_its_own_and_something_to_choose() {
        for setting in SETTINGS {
            assert_eq!(setting.attribute, format!("data-{}", setting.name));
            assert_eq!(SETTINGS.iter().filter(|other| other.name == setting.name).count(), 1, "{}", setting.name);
            assert!(setting.values.len() > 1, "{}", setting.name);
            assert!(setting.framed.is_none_or(|value| setting.values.contains(&value)), "{}", setting.name);
        }
    }
}
