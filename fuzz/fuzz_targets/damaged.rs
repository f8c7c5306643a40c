//! Valid content with something damaged.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::damaged(data));
