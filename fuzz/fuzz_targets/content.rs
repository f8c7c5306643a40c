//! Any bytes, as a content file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::content(data));
