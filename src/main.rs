//! The `twosource` program: hands over to the library's command line. Everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    twosource::cli::run()
}
