//! Hands the fuzzer's bytes to `draft`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| twosource_fuzz::draft::check(bytes));
