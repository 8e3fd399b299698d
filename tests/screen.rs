//! The screen with hostile digests on it: nothing but the program's own sequences reaches the terminal, nothing stays behind
//! from one frame to the next, no size and no sequence of keys breaks it.

mod emulators;
mod hostile;

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use twosource::app::key::{Code, Key};
use twosource::app::message::{Effect, Message, Progress};
use twosource::app::{App, Coverage, Pane, update};
use twosource::search::Index;
use twosource::text::{sanitise, width};
use twosource::view::{self, Drawn};
use unicode_segmentation::UnicodeSegmentation;

use emulators::{Drawing, Emulators};

/// Keys that lead into every view.
const WAYS: &[&str] =
    &["", "2", "3", "4", "z", "f", "\n", "\nw", "4\n", "!", "?", "/cables", "/cables\n", "/zzzz", "/a\u{301}b\n"];

/// The reader and what stands behind it, without threads.
struct Reader {
    app: App,
    index: Index,
}

impl Reader {
    fn new(coverage: Arc<Coverage>) -> Self {
        let index = Index::build(coverage.story().digests());
        let mut reader = Self { app: App::new(coverage), index };
        reader.tell(Message::Progress(Progress { done: 2, total: 2, finished: true, ..Progress::default() }));
        reader
    }

    /// A reader after those keys.
    fn at(coverage: &Arc<Coverage>, keys: &str) -> Self {
        let mut reader = Self::new(Arc::clone(coverage));
        reader.type_keys(keys);
        reader
    }

    fn press(&mut self, key: Key) {
        self.tell(Message::Key(key));
    }

    fn type_keys(&mut self, keys: &str) {
        for c in keys.chars() {
            self.press(if c == '\n' { Key::new(Code::Enter) } else { Key::char(c) });
        }
    }

    fn tell(&mut self, message: Message) {
        if let Some(Effect::Search { number, query }) = update(&mut self.app, message) {
            let mut answer = self.index.search(&query, 100);
            if answer.hits.is_empty() {
                answer = self.index.nearest(&query, 100);
            }
            update(&mut self.app, Message::Found { number, answer });
        }
    }

    /// Draws in memory and says what was drawn, as the loop does.
    fn draw(&mut self, columns: u16, rows: u16) -> Drawn {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("memory");
        let mut drawn = Drawn::default();
        terminal.draw(|frame| drawn = view::draw(&self.app, frame)).expect("memory");
        self.tell(Message::Shown(drawn.shown));
        drawn
    }
}

/// Checks that a stream of bytes holds text and the sequences that draw, and nothing else.
#[track_caller]
fn check_only_drawing(bytes: &[u8], context: &str) {
    let text = std::str::from_utf8(bytes).expect("the screen is written in UTF-8");
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        let sequence = rest[at..]
            .strip_prefix("\u{1b}[")
            .unwrap_or_else(|| panic!("a stray control in {context}: {:?}", &rest[at..]));
        let end = sequence.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == '?')).expect("it ends");
        let kind = sequence[end..].chars().next();
        assert!(matches!(kind, Some('H' | 'm' | 'h' | 'l')), "{kind:?} in {context}");
        rest = &sequence[end + 1..];
    }
    let hidden = text.chars().find(|c| {
        matches!(u32::from(*c), 0xad | 0x61c | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff
            | 0xfe00..=0xfe0f | 0xfff9..=0xfffb | 0xe0000..=0xe0fff)
    });
    assert_eq!(hidden, None, "in {context}");
}

#[test]
fn only_the_programs_own_sequences_reach_the_terminal() {
    for text in hostile::strings() {
        let coverage = hostile::coverage(&text);
        for way in WAYS {
            let mut reader = Reader::at(&coverage, way);
            reader.tell(Message::Paste(text.clone()));
            let mut emulators = Emulators::new(100, 30);
            let bytes = Drawing::new(100, 30).draw(|frame| drop(view::draw(&reader.app, frame)));
            let context = format!("{:?} after {way:?}", text.chars().take(20).collect::<String>());
            check_only_drawing(&bytes, &context);
            emulators.feed(&bytes);
            let mut heard = emulators.heard();
            // The colour of underlines as usual, which one of the emulators doesn't know.
            heard.retain(|what| what != "CSI [[59]] m");
            assert_eq!(heard, [""; 0], "{context}");
        }
    }
}

#[test]
fn hostile_text_is_drawn_at_every_size() {
    let everything: String = hostile::strings().iter().map(|text| text.chars().take(10).collect::<String>()).collect();
    let coverage = hostile::coverage(&everything);
    let mut readers: Vec<Reader> = WAYS.iter().map(|way| Reader::at(&coverage, way)).collect();
    let views = readers.len();
    for columns in 0..=40 {
        for rows in 0..=20 {
            // Another view at each size, every view where next to nothing fits.
            let size = usize::from(columns * 21 + rows);
            for (number, reader) in readers.iter_mut().enumerate() {
                if columns * rows < 10 || number == size % views {
                    reader.draw(columns, rows);
                }
            }
        }
    }
}

/// Clusters that terminals are known to disagree about, and one word of every script that is laid out in its own way.
fn clusters() -> Vec<String> {
    let mut clusters: Vec<String> = hostile::strings()
        .iter()
        .flat_map(|text| text.split(' '))
        .map(|part| part.chars().take(12).collect())
        .collect();
    for c in "😀👍👩🚀❤☺☎✈1#ｶﾊ漢ا한".chars() {
        for tail in [
            "",
            "\u{fe0f}",
            "\u{fe0e}",
            "\u{200d}🚀",
            "\u{200d}♂\u{fe0f}",
            "🏽",
            "\u{20e3}",
            "\u{fe0f}\u{20e3}",
            "ﾞ",
            "ﾟ",
            "\u{301}",
            "\u{3099}",
        ] {
            clusters.push(format!("{c}{tail}"));
        }
    }
    clusters.sort();
    clusters.dedup();
    clusters
}

#[test]
fn a_frame_leaves_nothing_of_the_one_before() {
    const COLUMNS: u16 = 24;
    let clusters = clusters();
    assert!(clusters.len() > 100);
    let lines: Vec<String> = clusters.iter().map(|cluster| format!("│{}│{0}x", sanitise::line(cluster))).collect();
    let fresh: Vec<[Vec<String>; 2]> = lines
        .iter()
        .map(|line| {
            let mut emulators = Emulators::new(COLUMNS, 1);
            emulators.feed(&Drawing::new(COLUMNS, 1).draw(|frame| frame.render_widget(line.as_str(), frame.area())));
            emulators.screens()
        })
        .collect();
    for (line, screens) in lines.iter().zip(&fresh) {
        for screen in screens {
            // What the emulators show is as wide as what we think we have written.
            let cells = screen[0].split('|').map(str::to_owned).collect::<String>();
            let columns = width::width(line).min(COLUMNS.into());
            assert_eq!(cells.trim_end(), shown(line, columns), "{line:?}");
        }
    }
    let mut ghosts = Vec::new();
    let (mut drawing, mut emulators) = (Drawing::new(COLUMNS, 1), Emulators::new(COLUMNS, 1));
    for (first, before) in lines.iter().enumerate() {
        for (second, after) in lines.iter().enumerate() {
            for line in [before, after] {
                emulators.feed(&drawing.draw(|frame| frame.render_widget(line.as_str(), frame.area())));
            }
            if emulators.screens() != fresh[second] {
                ghosts.push((&clusters[first], &clusters[second]));
                (drawing, emulators) = (Drawing::new(COLUMNS, 1), Emulators::new(COLUMNS, 1));
            }
        }
    }
    let some = &ghosts[..ghosts.len().min(20)];
    assert!(ghosts.is_empty(), "{} of {} pairs: {some:?}", ghosts.len(), lines.len().pow(2));
}

/// The part of a line that fits into the columns, without the blanks at its end.
fn shown(line: &str, columns: usize) -> &str {
    let ends = line.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
    let fitting = ends.take_while(|end| width::width(&line[..*end]) <= columns).last();
    line[..fitting.unwrap_or(0)].trim_end()
}

/// A sequence of numbers that looks random and is the same every time (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// A key that somebody might press: mostly those that do something.
fn any_key(numbers: &mut Numbers) -> Key {
    const CODES: &[Code] = &[
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ];
    match numbers.below(10) {
        0..4 => Key::new(numbers.one_of(CODES)),
        4..8 => Key::char(char::from(b' ' + u8::try_from(numbers.below(95)).expect("ASCII"))),
        8 => Key::ctrl(char::from(b'a' + u8::try_from(numbers.below(26)).expect("ASCII"))),
        _ => Key::char(
            numbers.one_of(&['é', '漢', '\u{301}', '👩', '\u{200d}', '\u{202e}', '\u{1b}', '\0', '"', ':', '-']),
        ),
    }
}

/// What holds of the state whatever was pressed.
#[track_caller]
fn check_state(reader: &Reader) {
    let app = &reader.app;
    for pane in Pane::ALL {
        assert!(app.row(pane) < app.count(pane).max(1), "{pane:?}: row {} of {}", app.row(pane), app.count(pane));
        let linked = app.linked_row(pane);
        assert!(linked.is_none_or(|row| row < app.count(pane) && app.is_linked(pane, row)), "{pane:?}: {linked:?}");
    }
    for hit in app.hits().unwrap_or_default() {
        let quote = app.coverage.story().quote(hit.item).expect("a hit is a quote of the story");
        assert!(hit.ranges.iter().all(|range| quote.text.get(range.clone()).is_some()), "{hit:?}");
    }
}

#[test]
fn any_sequence_of_keys_leaves_a_state_that_can_be_shown() {
    let texts: Vec<String> = hostile::strings();
    let coverages: Vec<Arc<Coverage>> = texts.iter().map(|text| hostile::coverage(text)).collect();
    let mut numbers = Numbers(20_311_104);
    let mut reader = Reader::new(Arc::clone(&coverages[0]));
    let mut drawn = reader.draw(80, 24);
    for step in 1..=100_000 {
        match numbers.below(200) {
            // The files have changed.
            0 => {
                let coverage = &coverages[numbers.below(coverages.len())];
                reader.index = Index::build(coverage.story().digests());
                reader.tell(Message::Coverage(Arc::clone(coverage)));
            }
            1 => reader.tell(Message::Paste(texts[numbers.below(texts.len())].clone())),
            2..5 => {
                if let Some(target) = drawn.target(numbers.below(80) as u16, numbers.below(24) as u16) {
                    reader.tell(Message::Click(target));
                }
            }
            5 => reader.tell(Message::Wheel(
                Some(numbers.one_of(&Pane::ALL)),
                numbers.one_of(&[-3, 3, isize::MIN, isize::MAX]),
            )),
            _ => reader.press(any_key(&mut numbers)),
        }
        check_state(&reader);
        if step % 100 == 0 {
            drawn = reader.draw(numbers.one_of(&[0, 1, 20, 80]), numbers.one_of(&[0, 1, 6, 24]));
        }
    }
}

#[test]
fn every_frame_of_a_session_is_as_if_drawn_afresh() {
    const SIZE: (u16, u16) = (90, 24);
    let everything: String = hostile::strings().iter().map(|text| text.chars().take(20).collect::<String>()).collect();
    let mut numbers = Numbers(7);
    let mut reader = Reader::new(hostile::coverage(&everything));
    let mut drawing = Drawing::new(SIZE.0, SIZE.1);
    let mut emulators = Emulators::new(SIZE.0, SIZE.1);
    for step in 0..150 {
        let key = any_key(&mut numbers);
        reader.press(key);
        emulators.feed(&drawing.draw(|frame| drop(view::draw(&reader.app, frame))));
        let mut fresh = Emulators::new(SIZE.0, SIZE.1);
        fresh.feed(&Drawing::new(SIZE.0, SIZE.1).draw(|frame| drop(view::draw(&reader.app, frame))));
        let [seen, expected] = [emulators.screens(), fresh.screens()];
        assert!(seen == expected, "after {key:?} at {step}:\n{seen:#?}\ninstead of\n{expected:#?}");
    }
}
