//! The rules that the duties come from, by name and number. What they ask is in our own words beside each duty.

/// 国务院办公厅, 2017: the guidelines, with the rules for the design of pages and their `<meta>`.
pub const GUIDELINES: &str = "《政府网站发展指引》（国办发〔2017〕47号）";
/// 国务院办公厅秘书局, 2019: what government websites are inspected for each quarter.
pub const INSPECTION: &str = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）";
/// 中央编办, 中央网信办, 2014: the mark of websites of Party and government agencies.
pub const MARK: &str = "《党政机关网站开办审核、资格复核和网站标识管理办法》";
/// 信息产业部, 2005: the register of websites.
pub const REGISTER: &str = "《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）";
/// 公安部, 1997: the register of the police.
pub const POLICE: &str = "《计算机信息网络国际联网安全保护管理办法》（公安部令第33号）";
/// The act on the security of networks.
pub const SECURITY: &str = "《中华人民共和国网络安全法》";
/// The act on personal data.
pub const PERSONAL: &str = "《中华人民共和国个人信息保护法》";
/// The act on advertising, for superlatives.
pub const ADVERTISING: &str = "《中华人民共和国广告法》第九条（参照）";
/// Accessibility of content on the internet.
pub const ACCESSIBILITY: &str = "GB/T 37668—2019《信息技术　互联网内容无障碍可访问性技术要求与测试方法》";
/// Web Content Accessibility Guidelines.
pub const WCAG: &str = "WCAG 2.2（A、AA级）";
/// 国务院办公厅, 2021: government websites for elderly and disabled readers.
pub const ELDERLY: &str = "国办公开办函〔2021〕28号（政府网站适老化与无障碍改造）";
/// Numerals.
pub const NUMERALS: &str = "GB/T 15835—2011《出版物上数字用法》";
/// Punctuation.
pub const PUNCTUATION: &str = "GB/T 15834—2011《标点符号用法》";
/// What the project asks of itself.
pub const OWN: &str = "本页面自定要求（不请求外来资源）";

/// All of them, in the order of the report.
pub const ALL: [&str; 14] = [
    GUIDELINES,
    INSPECTION,
    MARK,
    REGISTER,
    POLICE,
    SECURITY,
    PERSONAL,
    ACCESSIBILITY,
    ELDERLY,
    WCAG,
    PUNCTUATION,
    NUMERALS,
    ADVERTISING,
    OWN,
];
