//! How much memory digests take: bytes that are allocated, counted, so that the figure is the same on every machine.

#[path = "../benches/archive/mod.rs"]
mod archive;

use std::alloc::System;

use archive::Archive;
use cap::Cap;
use twosource::digest;

#[global_allocator]
static ALLOCATED: Cap<System> = Cap::new(System, usize::MAX);

/// The most bytes that a quote may take beyond its text, what else there is in its digest included.
const MOST_BYTES: usize = 258;

#[test]
fn a_quote_takes_little_more_than_its_text() {
    let archive = Archive::new(1, 100, 50);
    let files: Vec<String> = (0..100).map(|n| digest::write_line(&archive.digest(n))).collect();
    let read = || files.iter().flat_map(|file| digest::read("a.json", file.as_bytes()).digests).collect::<Vec<_>>();
    // What is allocated once stays out of it.
    drop(read());
    let before = ALLOCATED.allocated();
    let digests = read();
    let taken = ALLOCATED.allocated() - before;
    let quotes = || digests.iter().flat_map(|digest| &digest.quotes);
    let (count, text) = (quotes().count(), quotes().map(|quote| quote.text.len()).sum::<usize>());
    assert_eq!(count, 5000);
    let each = (taken - text) / count;
    assert!(each <= MOST_BYTES, "{each} bytes a quote beyond its text");
    let json: usize = files.iter().map(String::len).sum();
    assert!(taken * 10 <= json * 17, "{taken} bytes for {json} of JSON");
}
