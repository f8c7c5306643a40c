//! Detects Chinese characters, and the language of a short text.

/// Whether a character is a Chinese one or Chinese punctuation.
pub fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' | '\u{ff00}'..='\u{ff5e}')
}

/// The `lang` of Chinese characters in other editions.
pub const CHINESE: &str = "zh-CN";

/// Whether a language tag (BCP 47) is of Chinese.
pub fn is_chinese(lang: &str) -> bool {
    lang.starts_with("zh")
}

/// The language of a short text on a page in `lang`: Chinese if it has Chinese characters, else that of the page.
pub fn language<'a>(text: &str, lang: &'a str) -> &'a str {
    if !is_chinese(lang) && text.chars().any(han) { CHINESE } else { lang }
}
