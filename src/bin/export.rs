//! Entry point of the export module: long images, embed codes and chart files. The page fetches this wasm when a reader first asks
//! for one of these.

fn main() {
    gongxiaomei::browser::export::poster::controller::start();
}
