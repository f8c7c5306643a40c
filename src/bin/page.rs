//! The wasm that makes the prerendered page live.

fn main() {
    gongxiaomei::browser::boot::start();
}
