//! True content with something amiss.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gongxiaomei_fuzz::hostile::damaged(data));
