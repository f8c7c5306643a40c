//! A translation with something damaged, or any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::translation(data));
