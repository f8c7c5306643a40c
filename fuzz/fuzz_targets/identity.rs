//! Any bytes, as the file of a portal.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::identity(data));
