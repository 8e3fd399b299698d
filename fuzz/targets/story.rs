//! Hands the fuzzer's bytes to `story`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| twosource_fuzz::story::check(bytes));
