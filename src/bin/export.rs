//! The wasm that draws the long image, writes the codes for hosts and makes the files of charts. The page fetches it when a reader
//! asks for one.

fn main() {
    gongxiaomei::browser::export::poster::controller::start();
}
