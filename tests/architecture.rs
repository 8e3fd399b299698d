//! Holds the layers: which module may use which, which crates belong to which layer, and what every file opens with.
//!
//! It reads the sources as text. A line that breaks the table is named with its file and number.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers it may use, lowest first. A layer may only name layers that stand above its own line,
/// so the table itself can hold no cycle.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &[]),
    ("language", &["model", "text"]),
    ("files", &["text"]),
    ("digest", &["model", "text"]),
    ("crossref", &["model", "text", "language"]),
    ("search", &["model", "text"]),
    ("draft", &["model", "text", "language"]),
    ("export", &["model", "text", "language", "crossref", "search", "digest"]),
    ("app", &["model", "text", "language", "crossref", "search"]),
    ("view", &["model", "text", "language", "crossref", "search", "app"]),
    ("work", &["model", "text", "language", "files", "digest", "crossref", "search", "draft", "export", "app"]),
    ("terminal", &["text", "app", "view", "work"]),
    (
        "cli",
        &[
            "model", "text", "language", "files", "digest", "crossref", "search", "draft", "export", "app", "view",
            "work", "terminal",
        ],
    ),
];

/// What only some layers may name: the terminal, the file system, threads and the clock stay at the edges.
const RESERVED: &[(&str, &[&str])] = &[
    ("std::fs", &["files"]),
    ("notify", &["files"]),
    ("std::net", &[]),
    ("std::process::Command", &[]),
    ("std::thread", &["work", "terminal", "cli", "search", "crossref", "draft"]),
    ("std::time::Instant", &["work", "terminal", "cli"]),
    ("SystemTime", &["work", "terminal", "cli"]),
    ("std::env", &["cli"]),
    ("ratatui", &["view", "terminal"]),
    ("crossterm", &["terminal"]),
    ("serde_json", &["digest", "export"]),
    ("clap", &["cli"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("dbg!", &[]),
];

#[test]
fn the_table_has_no_cycle() {
    for (position, (layer, uses)) in LAYERS.iter().enumerate() {
        for used in *uses {
            let at = LAYERS.iter().position(|(name, _)| name == used);
            assert!(at.is_some_and(|at| at < position), "{layer} uses {used}, which does not stand before it");
        }
    }
}

#[test]
fn every_layer_uses_only_what_stands_below_it() {
    let mut broken = Vec::new();
    for (file, lines) in sources() {
        let Some(layer) = layer_of(&file) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            broken.push(format!("{}: no layer is called {layer}", file.display()));
            continue;
        };
        for (number, line) in code_lines(&lines) {
            for used in crate_modules(line) {
                if used != layer && !allowed.contains(&used) {
                    broken.push(format!("{}:{number}: {layer} must not use {used}: {}", file.display(), line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_edges_of_the_world_are_reserved() {
    let mut broken = Vec::new();
    for (file, lines) in sources() {
        let Some(layer) = layer_of(&file) else { continue };
        for (number, line) in code_lines(&lines) {
            for (what, layers) in RESERVED {
                if names(line, what) && !layers.contains(&layer.as_str()) {
                    broken.push(format!("{}:{number}: {what} is not for {layer}: {}", file.display(), line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_file_says_what_it_is_about() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(_, lines)| !lines.starts_with("//! "))
        .map(|(file, _)| file.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no opening //! in {silent:?}");
}

/// The modules of this crate that a line of code names.
fn crate_modules(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let inside = group.split('}').next().unwrap_or(group);
            found.extend(inside.split(',').map(|part| word(part.trim())).filter(|part| !part.is_empty()));
        } else {
            found.push(word(rest));
        }
    }
    found
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// True where `line` names `what` as a whole word.
fn names(line: &str, what: &str) -> bool {
    line.match_indices(what).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + what.len()..].chars().next();
        let inner = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !inner(before) && (what.ends_with('!') || !inner(after))
    })
}

/// The lines that are code, counted from 1: comments are left out.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The layer of a file: the first folder or file below `src`; none for the crate's own roots.
fn layer_of(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(source_folder()).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    match first {
        "lib.rs" | "main.rs" => None,
        _ => Some(first.trim_end_matches(".rs").to_owned()),
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("the source folder can be read") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file is UTF-8");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&source_folder(), &mut found);
    found
}
