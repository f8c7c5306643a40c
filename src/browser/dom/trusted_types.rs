//! Text for the few places where an engine takes text for code: a script's address, a worker's, a frame's document. Under
//! `require-trusted-types-for 'script'` they take none but what a named policy has passed.
//!
//! The policy passes what it is given. That it is given nothing else than what the build wrote into the page, and markup that the browser
//! has escaped itself, is what its three callers see to.

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
    /// What gives text back as it is, and is no code made of text.
    #[wasm_bindgen(thread_local_v2, js_name = String)]
    static UNCHANGED: Function;

    type Policy;
    #[wasm_bindgen(method, catch, js_name = createHTML)]
    fn create_html(this: &Policy, text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createScriptURL)]
    fn create_script_url(this: &Policy, text: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// This module's policy, once it is needed; none where the engine knows of no such thing, or the server allows no such name.
    static POLICY: OnceCell<Option<Policy>> = const { OnceCell::new() };
}

/// An address of a script of this site's, as an engine takes it.
pub fn script_url(policy: &str, address: &str) -> JsValue {
    with(policy, |policy| policy.create_script_url(address)).unwrap_or_else(|| address.into())
}

/// A document's markup, as an engine takes it.
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
