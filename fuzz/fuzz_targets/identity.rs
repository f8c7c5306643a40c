//! Any bytes, as an identity file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::identity(data));
