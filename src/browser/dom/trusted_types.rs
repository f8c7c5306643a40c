//! Trusted Types, for the three places where a browser executes text as code: the address of a script, that of a worker, and the document
//! of a frame. Under `require-trusted-types-for 'script'` these accept only values made by a named policy.
//!
//! The policy passes everything on unchanged. Its three callers make sure that it gets only addresses that the build wrote into the page,
//! and markup that the browser itself has serialized.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Function, Object, Reflect};

#[wasm_bindgen]
extern "C" {
    type Factory;
    #[wasm_bindgen(method, catch, js_name = createPolicy)]
    fn create_policy(this: &Factory, name: &str, rules: &Object) -> Result<Policy, JsValue>;
    #[wasm_bindgen(thread_local_v2, js_name = trustedTypes)]
    static FACTORY: Option<Factory>;
    /// JavaScript's `String`, as a function that returns text unchanged; `new Function` would be refused as code made of text.
    #[wasm_bindgen(thread_local_v2, js_name = String)]
    static UNCHANGED: Function;

    type Policy;
    #[wasm_bindgen(method, catch, js_name = createHTML)]
    fn create_html(this: &Policy, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createScriptURL)]
    fn create_script_url(this: &Policy, text: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// This module's policy, created at first use; `None` if the browser has no Trusted Types or the server does not allow the name.
    static POLICY: OnceCell<Option<Policy>> = const { OnceCell::new() };
}

/// The address of one of this site's scripts, as a `TrustedScriptURL` in browsers with Trusted Types.
pub fn script_url(policy: &str, address: &str) -> JsValue {
    with(policy, |policy| policy.create_script_url(address)).unwrap_or_else(|| address.into())
}

/// The markup of a document, as `TrustedHTML` in browsers with Trusted Types.
pub fn html(policy: &str, markup: &str) -> JsValue {
    with(policy, |policy| policy.create_html(markup)).unwrap_or_else(|| markup.into())
}

fn with(name: &str, pass: impl FnOnce(&Policy) -> Result<JsValue, JsValue>) -> Option<JsValue> {
    POLICY.with(|policy| policy.get_or_init(|| make(name)).as_ref().and_then(|policy| pass(policy).ok()))
}

fn make(name: &str) -> Option<Policy> {
    let rules = Object::new();
    for rule in ["createHTML", "createScriptURL"] {
        UNCHANGED.with(|unchanged| Reflect::set(&rules, &rule.into(), unchanged)).ok()?;
    }
    FACTORY.with(|factory| factory.as_ref()?.create_policy(name, &rules).ok())
}
