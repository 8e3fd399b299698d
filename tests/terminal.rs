//! The program in a pseudo-terminal: every way out of it leaves the terminal as it was, and stopping, continuing, resizing
//! and losing the terminal do what they should.

mod pseudo_terminal;

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write, stdout};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, waitid};
use vt100::MouseProtocolMode;

use twosource::app::App;
use twosource::app::message::{Effect, Message};
use twosource::terminal::{Options, run};

use pseudo_terminal::{Session, within};

/// Tells the child which part it plays.
const PART: &str = "TWOSOURCE_TEST_PART";
/// Names the pipe that the child holds open for as long as it lives.
const LIFELINE: &str = "TWOSOURCE_TEST_LIFELINE";
/// What stands on the screen before the child takes it.
const BEFORE: &str = "what stood here before";

/// The program inside the pseudo-terminal: this test, started again.
#[test]
#[ignore = "the other tests start it in a pseudo-terminal"]
fn child() {
    let Ok(part) = std::env::var(PART) else { return };
    let _lifeline = std::env::var_os(LIFELINE).map(|path| OpenOptions::new().write(true).open(path));
    print!("{BEFORE}");
    stdout().flush().expect("there is a terminal");
    let options = Options { mouse: true, colour: part != "without colours" };
    let ended = run(App::default(), options, |mailbox| {
        match part.as_str() {
            "panic in a thread" => drop(thread::spawn(|| panic!("a \u{1b}[31mthread\u{202e} broke"))),
            "flood" => drop(thread::spawn(move || (0..).all(|n| mailbox.send(Message::Notice(format!("no. {n}")))))),
            _ => {}
        }
        move |effect: Effect| match part.as_str() {
            "panic in the loop" => panic!("the loop broke on {effect:?}"),
            "panic in a thread when asked" => drop(thread::spawn(|| panic!("a thread broke"))),
            _ => {}
        }
    });
    // Without the report of the test runner, which is not part of the picture.
    std::process::exit(if ended.is_ok() { 0 } else { 3 });
}

/// How the child is started.
fn command(part: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test is a program"));
    command.args(["--exact", "child", "--ignored", "--nocapture"]);
    command.env(PART, part);
    command
}

/// A child that has drawn its first frame.
#[track_caller]
fn started(part: &str) -> Session {
    let session = Session::start(command(part), 80, 24);
    session.wait("the first frame", |screen| {
        let taken = screen.alternate_screen()
            && screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::PressRelease
            && screen.contents().contains("quit");
        taken.then_some(())
    });
    session
}

/// Checks that the terminal is as before, with what stood there and nothing else.
#[track_caller]
fn check_restored(session: &Session) {
    session.wait_for_release();
    session.check_settings();
    let shown = session.contents();
    assert!(shown.contains(BEFORE), "{shown}");
}

#[test]
fn leaving_gives_the_terminal_back() {
    for keys in ["q", "\u{3}"] {
        let mut session = started("reader");
        session.press(keys);
        assert_eq!(session.wait_for_end().exit_code(), 0);
        check_restored(&session);
        assert!(session.contents().trim_end().ends_with(BEFORE), "nothing is left behind: {}", session.contents());
    }
}

#[test]
fn signals_give_it_back_and_end_the_program_in_their_own_way() {
    let signals =
        [(Signal::TERM, "Terminated"), (Signal::INT, "Interrupt"), (Signal::HUP, "Hangup"), (Signal::QUIT, "Quit")];
    for (signal, name) in signals {
        let mut session = started("reader");
        session.signal(signal);
        let status = session.wait_for_end();
        assert!(status.signal().is_some_and(|ended_by| ended_by.starts_with(name)), "{status:?} by {name}");
        check_restored(&session);
    }
}

#[test]
fn signals_are_heard_while_results_pour_in() {
    let mut session = Session::start(command("flood"), 80, 24);
    session.wait_for("no. 1");
    session.signal(Signal::TERM);
    assert!(session.wait_for_end().signal().is_some());
    check_restored(&session);
}

#[test]
fn a_panic_of_any_thread_gives_it_back_and_tells() {
    // Where a line is broken depends on what stands before it, and blanks at a break can't be seen.
    let words = |text: &str| text.replace([' ', '\n'], "");
    let check = |mut session: Session, told: &str| {
        assert_eq!(session.wait_for_end().exit_code(), 101, "{told}");
        check_restored(&session);
        let shown = session.contents();
        assert!(words(&shown).contains(&words(told)), "{told}: {shown}");
    };
    check(Session::start(command("panic in a thread"), 80, 24), "a ␛[31mthread␦ broke");
    // Keys that are typed before the program has the terminal would be echoed.
    let mut session = started("panic in the loop");
    session.press("/a");
    check(session, "the loop broke on");
}

#[test]
fn stopping_and_continuing_works_any_number_of_times() {
    let mut session = started("reader");
    let picture = session.contents();
    for _ in 0..4 {
        session.signal(Signal::TSTP);
        session.wait_until_stopped();
        session.wait_for_release();
        session.check_settings();
        session.signal(Signal::CONT);
        session.wait("the same picture", |screen| (screen.contents() == picture).then_some(()));
    }
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
    check_restored(&session);
}

#[test]
fn a_stop_that_cannot_be_caught_is_made_good_when_it_ends() {
    let mut session = started("reader");
    let picture = session.contents();
    session.signal(Signal::STOP);
    session.wait_until_stopped();
    session.scribble();
    session.signal(Signal::CONT);
    session.wait("the same picture", |screen| (screen.contents() == picture).then_some(()));
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
    session.wait_for_release();
    session.check_settings();
}

#[test]
fn a_signal_while_stopped_ends_it_when_it_continues() {
    let mut session = started("reader");
    session.signal(Signal::TSTP);
    session.wait_until_stopped();
    session.signal(Signal::TERM);
    session.signal(Signal::CONT);
    assert!(session.wait_for_end().signal().is_some());
    check_restored(&session);
}

#[test]
fn a_shell_stops_and_continues_it() {
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "shell> ");
    shell.env("ENV", "");
    shell.env(PART, "reader");
    shell.env("CHILD", std::env::current_exe().expect("this test is a program"));
    let mut session = Session::start(shell, 80, 24);
    let prompt = |session: &Session| {
        session.wait("a prompt", |screen| {
            (!screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")).then_some(())
        });
    };
    prompt(&session);
    session.press("\"$CHILD\" --exact child --ignored --nocapture\r");
    session.wait_for("quit");
    for _ in 0..3 {
        session.press("\u{1a}");
        session.wait_for_release();
        prompt(&session);
        session.press("fg\r");
        session.wait_for("quit");
    }
    session.press("q");
    session.wait_for_release();
    prompt(&session);
    session.press("exit\r");
    session.wait_for_end();
}

#[test]
fn without_a_shell_behind_it_stopping_is_declined() {
    let mut session = started("reader");
    session.press("\u{1a}");
    session.wait_for("no shell");
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
}

/// What the program itself says on such a terminal, when it has ended with that status.
#[track_caller]
fn said(program: CommandBuilder, kind: &str, status: u32) -> String {
    let mut session = Session::start_on(program, 80, 24, kind);
    assert_eq!(session.wait_for_end().exit_code(), status);
    session.check_settings();
    String::from_utf8(session.written()).expect("UTF-8")
}

#[test]
fn a_terminal_that_only_prints_gets_no_escape_sequence() {
    let program = |arguments: &[&str]| {
        let mut program = CommandBuilder::new(env!("CARGO_BIN_EXE_twosource"));
        program.args(arguments);
        program.cwd(env!("CARGO_MANIFEST_DIR"));
        program
    };
    for kind in ["dumb", ""] {
        let said = said(program(&[]), kind, 2);
        assert!(said.contains("twosource show") && !said.contains('\u{1b}'), "{kind:?}: {said:?}");
    }
    let report = "tests/fixtures/story/courier.txt";
    for arguments in [
        &["show"][..],
        &["claims"],
        &["search", "huawei"],
        &["check", "digests"],
        &["--help"],
        &["draft", report, report],
    ] {
        let mut program = program(arguments);
        // What some programs take for leave to colour all the same.
        program.env("CI", "true");
        program.env("CLICOLOR_FORCE", "1");
        let said = said(program, "dumb", 0);
        assert!(said.len() > 20 && !said.contains('\u{1b}'), "{arguments:?}: {said:?}");
    }
}

#[test]
fn drafting_several_reports_shows_how_far_it_is() {
    let mut program = CommandBuilder::new(env!("CARGO_BIN_EXE_twosource"));
    let report = "tests/fixtures/story/courier.txt";
    program.args(["draft", report, report]);
    program.cwd(env!("CARGO_MANIFEST_DIR"));
    let said = said(program, "xterm-256color", 0);
    assert!(said.contains("drafted 1 of 2"), "{said:?}");
}

#[test]
fn without_a_keyboard_it_says_so() {
    // A session of its own has no terminal to open, and standard input is none.
    let mut detached = CommandBuilder::new("setsid");
    detached.args(["--wait", "sh", "-c", "exec \"$0\" </dev/null", env!("CARGO_BIN_EXE_twosource")]);
    let said = said(detached, "xterm-256color", 2);
    assert!(said.contains("twosource show") && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn a_vanished_terminal_ends_it() {
    let mut program = started("reader").vanish("?");
    let status = within("ending", move || program.wait()).expect("it can be waited for");
    assert!(status.signal().is_some(), "{status:?}");
}

/// A program that doesn't belong to the terminal's session gets no signal when the terminal goes.
#[test]
fn a_vanished_terminal_ends_it_without_a_signal_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let lifeline = folder.path().join("lifeline");
    rustix::fs::mkfifoat(rustix::fs::CWD, &lifeline, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).expect("a pipe");
    let mut detached = CommandBuilder::new("setsid");
    detached.arg("--wait");
    detached.args(command("reader").get_argv());
    detached.env(PART, "reader");
    detached.env(LIFELINE, &lifeline);
    let session = Session::start(detached, 80, 24);
    let held = lifeline.clone();
    let mut held: File = within("opening the lifeline", move || File::open(held)).expect("it can be opened");
    session.wait_for("quit");
    drop(session.vanish("?"));
    let read = within("ending", move || held.read(&mut [0]));
    assert_eq!(read.expect("it can be read"), 0);
    fs::remove_file(lifeline).expect("it is there");
}

#[test]
fn a_storm_of_sizes_settles_on_the_right_picture() {
    let session = started("reader");
    for step in 0..200u16 {
        session.resize(1 + step * 37 % 150, 1 + step * 23 % 60);
    }
    session.resize(100, 30);
    let fresh = Session::start(command("reader"), 100, 30);
    fresh.wait_for("quit");
    let picture = fresh.contents();
    session.wait("the picture of that size", |screen| (screen.contents() == picture).then_some(()));
    for mut session in [session, fresh] {
        session.press("q");
        assert_eq!(session.wait_for_end().exit_code(), 0);
    }
}

#[test]
fn a_key_that_comes_with_another_size_is_heard() {
    let mut session = started("reader");
    for step in 0..100 {
        session.resize(80, 24 + step % 2);
        look_at_the_help(&mut session);
    }
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
}

#[test]
fn a_terminal_that_claims_to_be_huge_costs_little() {
    let mut session = settled(120, 40);
    session.resize(5000, 5000);
    session.wait("a row beyond the first screen", |screen| (screen.contents().lines().count() > 400).then_some(()));
    let kilobytes = account(&session, "status", "VmHWM:");
    assert!(kilobytes < 150_000, "{kilobytes} kB");
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
}

#[test]
fn without_colours_only_the_colours_are_missing() {
    let mut command = command("without colours");
    command.env("NO_COLOR", "1");
    let mut session = Session::start(command, 80, 24);
    session.wait_for("quit");
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
    let written = String::from_utf8(session.written()).expect("UTF-8");
    let mut styles: Vec<&str> =
        written.split("\u{1b}[").skip(1).filter_map(|rest| rest.split_once('m')).map(|(style, _)| style).collect();
    styles.retain(|style| style.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'));
    let coloured = styles
        .iter()
        .flat_map(|style| style.split(';'))
        .find(|code| code.parse().is_ok_and(|code: u8| matches!(code, 30..=38 | 40..=48 | 90..=107)));
    assert_eq!(coloured, None, "in {styles:?}");
    assert!(
        styles.iter().all(|style| !style.is_empty() && *style != ";"),
        "a reset in the middle of a row: {styles:?}"
    );
    assert!(styles.contains(&"1"), "bold is left: {styles:?}");
}

/// A digest file of one quote.
fn digest(id: &str, headline: &str, quote: &str) -> String {
    format!(
        r#"{{"specVersion": "twosource/1", "id": "{id}", "report": {{"headline": "{headline}", "publisher": "Northern Post"}},
            "quotes": [{{"id": "q1", "text": "{quote}"}}]}}"#
    )
}

/// The program on a folder.
fn reading(folder: &Path) -> Session {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_twosource"));
    command.arg(folder);
    command.env("XDG_DATA_HOME", folder.join("data"));
    Session::start(command, 120, 40)
}

#[test]
fn a_file_that_comes_changes_and_goes_in_an_opened_folder_does_so_on_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let news = folder.path().join("news");
    fs::create_dir(&news).expect("a folder in it");
    let write = |name: &str, content: &str| fs::write(news.join(name), content).expect("a file is written");
    write("rain.json", &digest("rain", "Rain fell on Larkhill", "It pours and pours."));
    let mut session = reading(&news);
    session.wait_for("Rain fell on Larkhill");
    session.press("/pours");
    session.wait_for("1 found");
    write("sun.json", &digest("sun", "Sun over Larkhill", "It never pours here."));
    session.wait_for("2 found");
    session.wait_for("Sun over Larkhill");
    // In a folder that wasn't there before, saved as many editors save.
    fs::create_dir_all(news.join("later/today")).expect("folders");
    fs::write(news.join("later/today/.wind.json.tmp"), digest("wind", "Wind", "Pours? It blows.")).expect("a file");
    fs::rename(news.join("later/today/.wind.json.tmp"), news.join("later/today/wind.json")).expect("its name");
    session.wait_for("3 found");
    write("sun.json", &digest("sun", "Clouds over Larkhill", "It never pours here."));
    session.wait_for("Clouds over Larkhill");
    fs::remove_file(news.join("rain.json")).expect("a file is deleted");
    // Two are found on the way to three, too, so what is gone has to be waited for.
    session.wait("the deleted one gone", |screen| (!screen.contents().contains("Rain fell")).then_some(()));
    session.wait_for("2 found");
    assert!(!session.contents().contains("Rain fell"), "{}", session.contents());
}

/// The program itself on the digests that come with it, once there is nothing left to do.
fn settled(columns: u16, rows: u16) -> Session {
    let mut program = CommandBuilder::new(env!("CARGO_BIN_EXE_twosource"));
    program.env("XDG_DATA_HOME", "/nonexistent");
    let mut session = Session::start(program, columns, rows);
    session.wait_for("shared");
    // What came in on the way has been taken in when a key is answered.
    look_at_the_help(&mut session);
    session
}

/// Opens the help and closes it again.
fn look_at_the_help(session: &mut Session) {
    let is_open = |screen: &vt100::Screen| screen.contents().contains("Keys that work here");
    session.press("?");
    session.wait("the help", |screen| is_open(screen).then_some(()));
    session.press("\u{1b}[D\u{7f}");
    session.wait("the help gone", |screen| (!is_open(screen)).then_some(()));
}

/// A number of the system's account of a process.
#[track_caller]
fn account(session: &Session, file: &str, name: &str) -> usize {
    let account =
        fs::read_to_string(format!("/proc/{}/{file}", session.process().as_raw_nonzero())).expect("its account");
    let number = account.lines().find_map(|line| line.strip_prefix(name)).expect("its number");
    number.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// Each frame hides the cursor, once. So does taking the terminal, in one write with the first frame.
fn frames(bytes: &[u8]) -> usize {
    let count = |sequence: &[u8]| bytes.windows(sequence.len()).filter(|bytes| *bytes == sequence).count();
    count(b"\x1b[?25l") - count(b"\x1b[?1049h")
}

#[test]
fn a_frame_is_one_write() {
    const LOOKS: usize = 20;
    let mut session = settled(120, 40);
    let begun = frames(&session.written());
    let beside_frames = |session: &Session| {
        let seen = frames(&session.written());
        account(session, "io", "syscw:") - seen
    };
    let before = beside_frames(&session);
    for _ in 0..LOOKS {
        look_at_the_help(&mut session);
    }
    // The last frames may be on their way: written, and not seen yet.
    let (mut session, seen) = within("as many frames as writes", move || {
        while beside_frames(&session) > before {
            thread::yield_now();
        }
        let seen = frames(&session.written()) - begun;
        (session, seen)
    });
    // Each look is two frames or more, and none is drawn for nothing.
    assert!((2 * LOOKS..6 * LOOKS).contains(&seen), "{seen} frames");
    session.press("q");
    assert_eq!(session.wait_for_end().exit_code(), 0);
}

/// The ticks of the processor that a process has taken, also when it has ended and nobody has asked for its status.
fn ticks(process: Pid) -> u64 {
    let account = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).expect("its account");
    let (_, numbers) = account.rsplit_once(')').expect("its name");
    let numbers: Vec<&str> = numbers.split_whitespace().collect();
    numbers[11..13].iter().map(|number| number.parse::<u64>().expect("ticks")).sum()
}

/// What the promises of ARCHITECTURE.md came to in this run; it measures, so let nothing else run beside it.
#[test]
#[ignore = "it takes its time: cargo test --test terminal -- --ignored --nocapture figures"]
fn figures() {
    const TIMES: usize = 10;
    let longest = |what: &str, part: &str, end: fn(&mut Session)| {
        let times = (0..TIMES).map(|_| {
            let mut session = started(part);
            let begun = Instant::now();
            end(&mut session);
            session.wait_for_end();
            let time = begun.elapsed();
            check_restored(&session);
            time
        });
        let longest = times.max().expect("some");
        println!("{what:<24} longest of {TIMES}: {:.0} ms", longest.as_secs_f64() * 1e3);
        assert!(longest.as_millis() < 250, "{what}");
    };
    longest("q", "reader", |session| session.press("q"));
    longest("SIGTERM", "reader", |session| session.signal(Signal::TERM));
    longest("SIGINT", "reader", |session| session.signal(Signal::INT));
    longest("SIGHUP", "reader", |session| session.signal(Signal::HUP));
    longest("SIGQUIT", "reader", |session| session.signal(Signal::QUIT));
    longest("panic in the loop", "panic in the loop", |session| session.press("/a"));
    longest("panic in a thread", "panic in a thread when asked", |session| session.press("/a"));

    let (mut longest, mut most) = (Duration::ZERO, 0);
    for _ in 0..TIMES {
        let session = started("reader");
        let process = session.process();
        let before = ticks(process);
        let mut program = session.vanish("?");
        let begun = Instant::now();
        waitid(WaitId::Pid(process), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT).expect("it can be waited for");
        longest = longest.max(begun.elapsed());
        most = most.max(ticks(process) - before);
        assert!(program.wait().is_ok_and(|status| status.signal().is_some()));
    }
    println!(
        "vanished terminal        longest of {TIMES}: {:.0} ms, {most} ticks of 10 ms",
        longest.as_secs_f64() * 1e3
    );
    assert!(longest.as_millis() < 1000 && most <= 2);

    let session = settled(120, 40);
    let state = |session: &Session| {
        (ticks(session.process()), account(session, "io", "wchar:"), account(session, "io", "syscw:"))
    };
    thread::sleep(Duration::from_secs(1));
    let before = state(&session);
    thread::sleep(Duration::from_secs(5));
    let after = state(&session);
    println!(
        "idle for 5 s             {} ticks, {} bytes in {} writes",
        after.0 - before.0,
        after.1 - before.1,
        after.2 - before.2
    );
    assert_eq!(before, after);
    session.resize(5000, 5000);
    session.wait("a row beyond the first screen", |screen| (screen.contents().lines().count() > 400).then_some(()));
    println!("5000x5000 reported       {} kB", account(&session, "status", "VmHWM:"));
}
