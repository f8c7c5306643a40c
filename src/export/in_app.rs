//! Whether a page is open within an app, not in a browser. Such pages usually cannot save files, and are not told so; but a long press on
//! an image saves it.

/// In the user agents of apps: WeChat on every system, Android's `WebView`, Alibaba's own engine, QQ, Weibo.
const TOKENS: [&str; 5] = ["MicroMessenger", "; wv)", "AliApp(", " QQ/", "Weibo"];

/// Whether a user agent is that of an app.
///
/// ```
/// use gongxiaomei::export::in_app::is_in_app;
///
/// let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
/// assert!(is_in_app(&format!("{iphone} Mobile/15E148")));
/// assert!(!is_in_app(&format!("{iphone} Version/17.6 Mobile/15E148 Safari/604.1")));
/// ```
pub fn is_in_app(agent: &str) -> bool {
    // On iOS, all browsers name Safari.
    let ios = ["iPhone", "iPad", "iPod"].iter().any(|device| agent.contains(device));
    TOKENS.iter().any(|token| agent.contains(token)) || (ios && !agent.contains("Safari/"))
}
