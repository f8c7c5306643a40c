//! Entry point of the page of the press: the forms in which editors change a content.

fn main() {
    gongxiaomei::browser::press::start();
}
