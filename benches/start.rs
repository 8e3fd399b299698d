//! How long it takes from starting the program to the first thing on the screen, beside a bare ratatui program. See README.md.

mod measured;

use std::io::{self, BufWriter, Read, Write};
use std::time::{Duration, Instant};

use measured::{median, median_ratio, ms};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::terminal::{EnterAlternateScreen, enable_raw_mode};
use ratatui::crossterm::{event, execute};
use ratatui::widgets::{Block, Paragraph};
use ratatui::{Terminal, TerminalOptions, Viewport};

/// Tells the process to be the bare program.
const BARE: &str = "TWOSOURCE_BENCH_BARE";

/// What only the drawn digests have on them.
const DIGEST: &str = "ITPro";

const ROUNDS: usize = 41;

fn main() -> io::Result<()> {
    if std::env::var_os(BARE).is_some() {
        return bare();
    }
    let own = std::env::current_exe()?;
    let nowhere = std::env::temp_dir().join(format!("twosource-start-{}", std::process::id()));
    let command = |program: &std::ffi::OsStr| {
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");
        // No decisions of earlier runs.
        command.env("XDG_STATE_HOME", &nowhere);
        command
    };
    let mut times: [Vec<Duration>; 3] = Default::default();
    for round in 0..ROUNDS + 3 {
        let mut bare = command(own.as_os_str());
        bare.env(BARE, "1");
        let (bare, _) = first(bare, "drawn")?;
        let (any, digests) = first(command(env!("CARGO_BIN_EXE_twosource").as_ref()), DIGEST)?;
        // The first rounds read the programs from the disk.
        if round >= 3 {
            for (kept, time) in times.iter_mut().zip([bare, any, digests]) {
                kept.push(time);
            }
        }
    }
    let [mut bare, mut any, mut digests] = times;
    let ratios = [median_ratio(&any, &bare), median_ratio(&digests, &bare)];
    println!("medians of {ROUNDS} rounds in turn, 120x40; in brackets times the bare program");
    println!("a bare ratatui program, first thing on the screen  {:>6.2} ms", ms(median(&mut bare)));
    println!("twosource, first thing on the screen               {:>6.2} ms ({:.2})", ms(median(&mut any)), ratios[0]);
    println!(
        "twosource, the shipped digests on the screen       {:>6.2} ms ({:.2})",
        ms(median(&mut digests)),
        ratios[1]
    );
    drop(std::fs::remove_dir_all(nowhere));
    Ok(())
}

/// As little as a program of ratatui can be: the other screen, and one frame.
fn bare() -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    execute!(out, EnterAlternateScreen)?;
    let area = ratatui::layout::Rect::new(0, 0, 120, 40);
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(out), TerminalOptions { viewport: Viewport::Fixed(area) })?;
    terminal.draw(|frame| {
        let text = Paragraph::new("drawn ".repeat(400)).wrap(ratatui::widgets::Wrap { trim: true });
        frame.render_widget(text.block(Block::bordered().title("bare")), frame.area());
    })?;
    event::read().map(drop)
}

/// From starting the program until anything is on the screen, and until `word` is.
fn first(command: CommandBuilder, word: &str) -> io::Result<(Duration, Duration)> {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).map_err(io::Error::other)?;
    let mut output = pair.master.try_clone_reader().map_err(io::Error::other)?;
    let mut keyboard = pair.master.take_writer().map_err(io::Error::other)?;
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).map_err(io::Error::other)?;
    drop(pair.slave);
    let (mut bytes, mut any) = (Vec::new(), None);
    let mut buffer = [0; 1 << 16];
    let found = loop {
        let read = output.read(&mut buffer)?;
        bytes.extend_from_slice(&buffer[..read]);
        let text = printed(&bytes);
        if any.is_none() && !text.trim().is_empty() {
            any = Some(start.elapsed());
        }
        if text.contains(word) || read == 0 {
            break start.elapsed();
        }
    };
    // It may have ended by itself.
    let _ = keyboard.write_all(b"q");
    child.kill()?;
    child.wait()?;
    Ok((any.unwrap_or(found), found))
}

/// What is printed, without the sequences that control the terminal.
fn printed(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != 0x1b {
            text.push(char::from(*first));
        } else if let Some(parameters) = rest.strip_prefix(b"[") {
            let end = parameters.iter().position(u8::is_ascii_alphabetic).map_or(parameters.len(), |at| at + 1);
            rest = &parameters[end..];
        }
    }
    text
}
