//! The folders of the person, as the environment and the XDG base directories name them.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The file that keeps what the reader decides; `None` where the environment names no folder for it.
pub(super) fn decisions() -> Option<PathBuf> {
    data(env::var_os("XDG_DATA_HOME"), env::var_os("HOME")).map(|folder| folder.join("decisions.json"))
}

/// The folder for the program's data: `$XDG_DATA_HOME/twosource`, else `$HOME/.local/share/twosource`. A relative path is
/// no folder, says the standard.
fn data(xdg: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |path: OsString| Some(PathBuf::from(path)).filter(|path| path.is_absolute());
    let base = xdg.and_then(absolute).or_else(|| Some(home.and_then(absolute)?.join(".local/share")));
    base.map(|base| base.join("twosource"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_folder_is_where_the_standard_says() {
        #[track_caller]
        fn check(xdg: Option<&str>, home: Option<&str>, expected: Option<&str>) {
            assert_eq!(data(xdg.map(Into::into), home.map(Into::into)), expected.map(PathBuf::from));
        }
        check(Some("/data"), Some("/home/ada"), Some("/data/twosource"));
        check(None, Some("/home/ada"), Some("/home/ada/.local/share/twosource"));
        check(Some(""), Some("/home/ada"), Some("/home/ada/.local/share/twosource"));
        check(Some("data"), Some("/home/ada"), Some("/home/ada/.local/share/twosource"));
        check(None, Some(""), None);
        check(None, None, None);
    }
}
