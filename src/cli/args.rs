//! The arguments, as they are written: one table that feeds the parser, the help, the man page and the completions.
//!
//! What they mean together is the commands' matter.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// What the program was asked to do.
#[derive(Debug, Parser)]
#[command(
    name = "twosource",
    version,
    about = "Reads the digests of several reports of one story: who states what, where they differ, and how many \
             independent origins stand behind it",
    long_about = "Reads the digests of several reports of one story, and says of every claim who states it, where the \
                  reports differ, and how many independent origins stand behind it.\n\n\
                  Without a command it opens the reader. PATH is a digest (.json), several (.ndjson, .jsonl), a folder \
                  that is searched for them, or - for standard input. Without PATH the two built-in digests are opened.",
    after_help = "Exit status: 0 done; 1 `check` found errors, or `search` found nothing; 2 wrong usage or nothing readable.",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) reader: Reader,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = When::Auto, global = true, value_name = "WHEN")]
    pub(super) color: When,
}

impl Arguments {
    /// The arguments of the process.
    pub(super) fn of_process() -> Result<Self, clap::Error> {
        let arguments = || std::env::args_os().skip(1);
        if arguments().all(|argument| is_path_alone(&argument)) {
            return Ok(Self::of_paths(arguments().map(PathBuf::from).collect()));
        }
        Self::try_parse()
    }

    /// What the parser makes of paths alone. It takes as long to set up as a fifth of the time to the first frame.
    fn of_paths(paths: Vec<PathBuf>) -> Self {
        Self { reader: Reader { paths, text: Vec::new(), no_mouse: false }, command: None, color: When::Auto }
    }
}

/// When colours are asked for, as far as arguments say that the parser doesn't take: those that ask for help, and wrong ones.
pub(super) fn colour_of_process() -> When {
    colour_of(std::env::args_os().skip(1))
}

fn colour_of(arguments: impl Iterator<Item = OsString>) -> When {
    let mut words = arguments.map(|word| word.to_string_lossy().into_owned()).take_while(|word| word != "--");
    let mut asked = When::Auto;
    while let Some(word) = words.next() {
        let value = if word == "--color" { words.next() } else { word.strip_prefix("--color=").map(str::to_owned) };
        asked = value.and_then(|value| When::from_str(&value, false).ok()).unwrap_or(asked);
    }
    asked
}

/// True for an argument that can be nothing but a path, whatever stands before it.
fn is_path_alone(argument: &OsString) -> bool {
    let can_be_more = |text: &str| text.is_empty() || text.starts_with('-') || Command::has_subcommand(text);
    argument.to_str().is_some_and(|text| !can_be_more(text))
}

/// What the reader is opened with.
#[derive(Debug, Args)]
pub(super) struct Reader {
    /// Digests, folders of digests, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The text of a report, to show passages from and to prove its digest by
    #[arg(long, value_name = "REPORT")]
    pub(super) text: Vec<PathBuf>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub(super) no_mouse: bool,
}

/// The commands beside the reader.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print digests on standard output
    Show {
        /// Digests, folders of digests, or - for standard input; none: the built-in digests
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to print them
        #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
    /// Print the quotes that match, best first
    #[command(
        after_help = "QUERY: words that all must occur, also inside words; \"a phrase\"; -not; speaker:NAME; in:PUBLISHER; \
                      form:direct. Lower case finds any case, a capital letter only itself; accents need not be typed."
    )]
    Search {
        /// What to look for
        #[arg(allow_hyphen_values = true)]
        query: String,
        /// Digests, folders of digests, or - for standard input; none: the built-in digests
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to print them
        #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
        format: SearchFormat,
    },
    /// Print the points of the story: who states what, where reports differ, and what it rests on
    Claims {
        /// Digests, folders of digests, or - for standard input; none: the built-in digests
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to print them
        #[arg(long, value_enum, default_value_t = ClaimsFormat::Text)]
        format: ClaimsFormat,
        /// Which points to print
        #[arg(long, value_enum, default_value_t = Kind::Claim)]
        kind: Kind,
        /// Print the points as the program found them, without what you decided of them in the reader
        #[arg(long)]
        as_found: bool,
        /// Print every pair of claims that was scored instead, aligned or not
        #[arg(long)]
        pairs: bool,
    },
    /// Report what is wrong with digests, and prove them against the text of their report
    Check {
        /// Digests, folders of digests, or - for standard input
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// How to print the problems
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
        /// The text of the report that the digest was read from
        #[arg(long, value_name = "REPORT")]
        text: Option<PathBuf>,
    },
    /// Draft a digest from the text or the HTML page of a report
    Draft {
        /// Reports, or - for standard input; several give one digest a line
        #[arg(required = true, value_name = "REPORT")]
        reports: Vec<PathBuf>,
    },
    /// Print the main text of a report, without the page around it
    #[command(
        after_help = "A plain text is printed as it is, and a page as the text of its article. It is the text that the spans of a \
                      drafted digest count in."
    )]
    Text {
        /// A report, or - for standard input
        report: PathBuf,
    },
    /// Print the JSON Schema of the digest format
    Schema,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How digests are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    /// For reading on a terminal
    Text,
    /// For pasting into a document
    Markdown,
    /// An array of digests as loaded
    Json,
}

/// How hits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    /// For reading on a terminal
    Text,
    /// One object a line
    Json,
}

/// How points are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ClaimsFormat {
    /// For reading on a terminal
    Text,
    /// For pasting into a document
    Markdown,
    /// For a spreadsheet
    Csv,
    /// An array of points; with --pairs one pair a line
    Json,
}

/// Which points are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Points of claims
    Claim,
    /// Quotes that several reports have
    Quote,
    /// Figures that several reports have
    Figure,
    /// All of them
    All,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// With the line and a caret
    Text,
    /// One object a line
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_asked_for_in_arguments_that_the_parser_refuses_too() {
        #[track_caller]
        fn check(arguments: &str, when: When) {
            assert_eq!(colour_of(arguments.split(' ').map(OsString::from)), when, "{arguments}");
        }
        check("--help", When::Auto);
        check("--color never --help", When::Never);
        check("claims --help --color=always", When::Always);
        check("--color sometimes", When::Auto);
        check("--color", When::Auto);
        check("--color=never --color always", When::Always);
        check("--help -- --color=always", When::Auto);
    }

    #[test]
    fn paths_alone_mean_what_the_parser_takes_them_for() {
        #[track_caller]
        fn check(arguments: &[&str], are_paths: bool) {
            let words = arguments.iter().map(OsString::from);
            assert_eq!(words.clone().all(|word| is_path_alone(&word)), are_paths, "{arguments:?}");
            if are_paths {
                let parsed = Arguments::try_parse_from([OsString::from("twosource")].into_iter().chain(words));
                let paths = Arguments::of_paths(arguments.iter().map(PathBuf::from).collect());
                assert_eq!(format!("{:?}", parsed.expect("paths")), format!("{paths:?}"));
            }
        }
        check(&[], true);
        check(&["a.json"], true);
        check(&["a b.json", "./show", "größe/", "help", "+x"], true);
        check(&["-"], false);
        check(&["a.json", "--no-mouse"], false);
        check(&["show"], false);
        check(&["a.json", "show"], false);
        check(&["a.json", ""], false);
        for command in <Arguments as clap::CommandFactory>::command().get_subcommands() {
            check(&[command.get_name()], false);
        }
    }
}
