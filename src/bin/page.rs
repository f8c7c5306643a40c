//! Entry point of the page module: the wasm that makes the prerendered page interactive.

fn main() {
    gongxiaomei::browser::boot::start();
}
