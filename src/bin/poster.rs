//! The wasm that draws the long image. The page fetches it when a reader asks for one.

fn main() {
    gongxiaomei::browser::studio::start();
}
