//! Entry point of the worker of the press: everything the command line makes sites with, as wasm. It answers one question after the other.

use std::cell::RefCell;

use gongxiaomei::check::Said;
use gongxiaomei::desk::{Desk, Reply};
use gongxiaomei::manuscript::messages::{Answer, Ask};
use gongxiaomei::press::characters::Characters;
use gongxiaomei::site::icon::Icons;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Object, Reflect, Uint8Array, global};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

fn main() {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let of = scope.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let _ = of.post_message(&message(reply(&event.data())));
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}

fn part(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or_default()
}

fn bytes(data: &JsValue, name: &str) -> Vec<u8> {
    part(data, name).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
}

/// The answer to a message: the question as JSON, the bytes beside it, and with the first the icons, the strokes of characters and the
/// press itself.
fn reply(data: &JsValue) -> Reply {
    let asked = part(data, "ask").as_string().unwrap_or_default();
    let Ok(ask) = serde_json::from_str::<Ask>(&asked) else { return Reply::default() };
    DESK.with_borrow_mut(|desk| {
        if let Ask::Begin { tongue, draft } = &ask {
            let icons = part(data, "icons").as_string().unwrap_or_default();
            let icons = Icons::read("", &icons).unwrap_or_default();
            let characters = Characters::read(part(data, "characters").as_string().unwrap_or_default());
            // The site that the press has, if the draft was begun with another: what was published of the draft is in it.
            let own = bytes(data, "own");
            let published = (!own.is_empty()).then(|| Desk::begin(&own, icons.clone(), *tongue, draft).ok());
            let published = published.flatten().filter(Desk::is_as_opened).map(Ok);
            match published.unwrap_or_else(|| Desk::begin(&bytes(data, "bytes"), icons, *tongue, draft)) {
                Ok(begun) => {
                    let press = part(data, "press").as_string().unwrap_or_default();
                    *desk = Some(begun.with_press(press.into_bytes()).with_characters(characters));
                }
                Err(why) => return refused(&why),
            }
        }
        match desk {
            Some(desk) => {
                desk.answer(&ask, if matches!(ask, Ask::Begin { .. }) { Vec::new() } else { bytes(data, "bytes") })
            }
            None => Reply::default(),
        }
    })
}

fn refused(why: &Said) -> Reply {
    let answer = Answer { told: vec![why.to_string()], refused: true, ..Answer::default() };
    Reply { answer, ..Reply::default() }
}

/// The answer as JSON, with the page and the file beside it.
fn message(reply: Reply) -> JsValue {
    let message = Object::new();
    let set = |name: &str, value: JsValue| drop(Reflect::set(&message, &name.into(), &value));
    set("answer", serde_json::to_string(&reply.answer).unwrap_or_default().into());
    if let Some(page) = reply.page {
        set("page", page.into());
    }
    if let Some(file) = reply.file {
        set("file", Uint8Array::from(file.as_slice()).into());
    }
    message.into()
}
