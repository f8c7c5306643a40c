//! Any text, laid out, read aloud and escaped.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::text_of(data));
