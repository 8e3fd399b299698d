//! Files of every sort that a folder can hold: what is picked and read, what is refused, and that saving never loses
//! what was there.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;
use twosource::files::{self, Refusal, Source};

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// Makes a file with its folders; the content is its name.
fn put(root: &Path, name: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("it stands in a folder")).expect("folders can be made");
    fs::write(&path, name).expect("a file can be written");
}

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o644), 0).expect("a pipe can be made");
}

/// What is picked, and what is refused with its code, by their names within `root`.
fn gathered(root: &Path, paths: &[PathBuf]) -> (Vec<String>, Vec<String>) {
    let within = |name: &str| name.strip_prefix(&format!("{}/", root.display())).unwrap_or(name).to_owned();
    let (sources, refusals) = files::gather(paths);
    let refused = |refusal: &Refusal| format!("{} {}", refusal.code, within(&refusal.file));
    (sources.iter().map(|source| within(source.name())).collect(), refusals.iter().map(refused).collect())
}

#[track_caller]
fn check(root: &Path, paths: &[&str], picked: &[&str], refused: &[&str]) {
    let paths: Vec<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
    let (found, refusals) = gathered(root, &paths);
    assert_eq!(
        (found, refusals),
        (picked.iter().map(ToString::to_string).collect(), refused.iter().map(ToString::to_string).collect())
    );
}

fn code<T>(result: Result<T, Refusal>) -> &'static str {
    result.err().map_or("done", |refusal| refusal.code)
}

#[test]
fn a_folder_is_searched_in_order() {
    let root = folder();
    for name in
        ["b.json", "a.ndjson", "c/z.jsonl", "c/A.JSON", "notes.txt", ".hidden/x.json", ".y.json", "c/d/e/f.json"]
    {
        put(root.path(), name);
    }
    fs::create_dir_all(root.path().join("folder.json/empty")).expect("folders can be made");
    let all = ["a.ndjson", "b.json", "c/A.JSON", "c/d/e/f.json", "c/z.jsonl"];
    check(root.path(), &[""], &all, &[]);
    check(root.path(), &["c", "b.json", "c/z.jsonl"], &["c/A.JSON", "c/d/e/f.json", "c/z.jsonl", "b.json"], &[]);
    // What the person names is taken whatever it is called.
    check(root.path(), &["notes.txt", ".hidden", ".y.json"], &["notes.txt", ".hidden/x.json", ".y.json"], &[]);
    check(root.path(), &["folder.json", "nothing"], &[], &["empty-folder folder.json", "missing nothing"]);
    check(root.path(), &["b.json/x"], &[], &["missing b.json/x"]);
    assert_eq!(gathered(root.path(), &["-".into(), "-".into()]).0, ["<stdin>"]);
}

#[test]
fn links_are_followed_once_and_never_in_a_circle() {
    let root = folder();
    put(root.path(), "real/a.json");
    put(root.path(), "elsewhere/b.json");
    let link = |from: &str, to: &str| symlink(to, root.path().join(from)).expect("a link can be made");
    link("a-link", "real");
    link("real/up", "..");
    link("real/self", ".");
    link("real/again.json", "a.json");
    link("real/out", "../elsewhere");
    link("real/round.json", "round.json");
    link("real/nowhere.json", "none");
    link("real/nowhere.txt", "none");
    let refused = [
        "missing real/nowhere.json",
        "loop real/round.json",
        "loop real/self",
        "loop real/up/a-link",
        "loop real/up/real",
    ];
    check(root.path(), &["real"], &["real/a.json", "real/out/b.json"], &refused);
    check(
        root.path(),
        &["a-link", "real"],
        &["a-link/a.json", "a-link/out/b.json"],
        &refused.map(|told| told.replacen("real", "a-link", 1)).each_ref().map(String::as_str),
    );
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let root = folder();
    put(root.path(), "good.json");
    pipe(&root.path().join("pipe.json"));
    let _listener = UnixListener::bind(root.path().join("socket.json")).expect("a socket can be made");
    symlink("/dev/zero", root.path().join("zero.json")).expect("a link can be made");
    let refused = ["not-a-file pipe.json", "not-a-file socket.json", "not-a-file zero.json"];
    check(root.path(), &[""], &["good.json"], &refused);
    for (path, what) in
        [("pipe.json", "a named pipe"), ("socket.json", "a socket"), ("zero.json", "a device"), ("", "a folder")]
    {
        let refusal = Source::new(&root.path().join(path)).read().expect_err("it is no file");
        assert_eq!((refusal.code, refusal.message), ("not-a-file", format!("it is {what}, not a file")));
        assert!(!refusal.help.is_empty());
    }
}

#[test]
fn names_that_can_not_be_shown_are_refused() {
    let root = folder();
    put(root.path(), "good.json");
    put(root.path(), "a\u{1b}[2J.json");
    put(root.path(), "line\nbreak.json");
    fs::write(root.path().join(OsStr::from_bytes(b"caf\xE9.json")), "x").expect("any bytes are a name");
    let (sources, refusals) = files::gather(&[root.path().to_owned()]);
    assert_eq!((sources.len(), refusals.len()), (1, 3));
    for refusal in refusals {
        assert!(refusal.code == "name" && !refusal.to_string().contains(char::is_control), "{refusal}");
    }
}

#[test]
fn a_file_is_read_whole_or_refused() {
    let root = folder();
    put(root.path(), "a.json");
    let large = root.path().join("large.json");
    File::create(&large).and_then(|file| file.set_len(files::MOST_BYTES + 1)).expect("a file may have holes");
    let mut buffer = b"what was there".to_vec();
    let source = Source::new(&root.path().join("a.json"));
    assert_eq!((source.read_into(&mut buffer), buffer.as_slice()), (Ok(()), b"a.json".as_slice()));
    assert_eq!((code(Source::new(&large).read_into(&mut buffer)), buffer.len()), ("too-large", 0));
    assert_eq!(code(Source::new(&root.path().join("none")).read()), "missing");
    check(root.path(), &[""], &["a.json"], &["too-large large.json"]);
}

/// The part of [`what_may_not_be_read_is_refused`] that runs as nobody, since root may read everything.
#[test]
#[ignore = "run by another test, as another user"]
fn as_nobody() {
    let path = std::env::var_os("UNREADABLE").map(PathBuf::from).expect("the other test says which file");
    let folder = path.parent().expect("it stands in a folder").to_owned();
    assert_eq!(code(Source::new(&path).read()), "unreadable");
    assert_eq!(code(files::save(&folder.join("new"), b"x")), "unwritable");
    let (sources, refusals) = files::gather(&[folder.join("closed")]);
    assert_eq!(
        (sources.len(), refusals.iter().map(|refusal| refusal.code).collect::<Vec<_>>()),
        (0, vec!["unreadable"])
    );
}

#[test]
fn what_may_not_be_read_is_refused() {
    let root = folder();
    let set = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).expect("rights can be set");
    put(root.path(), "a.json");
    put(root.path(), "closed/b.json");
    set(&root.path().join("a.json"), 0);
    set(&root.path().join("closed"), 0);
    set(root.path(), 0o555);
    let binary = std::env::current_exe().expect("the test knows its own file");
    let mut child = Command::new(&binary);
    child
        .args(["--exact", "as_nobody", "--ignored"])
        .env("UNREADABLE", root.path().join("a.json"))
        .stdout(Stdio::piped());
    if fs::metadata(root.path()).is_ok_and(|metadata| metadata.uid() == 0) {
        child.uid(65534).gid(65534);
    }
    let output = child.output().expect("the test can run itself");
    set(root.path(), 0o755);
    set(&root.path().join("closed"), 0o755);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("1 passed"), "{told}");
}

#[test]
fn saving_replaces_the_whole_file_and_keeps_its_rights() {
    let root = folder();
    let path = root.path().join("a.json");
    assert_eq!(code(files::save(&path, b"one")), "done");
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    // As any new file: what the umask leaves, not the 0600 of a temporary one.
    File::create(root.path().join("other")).expect("a file can be made");
    assert_eq!(mode(&path), mode(&root.path().join("other")));
    fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("rights can be set");
    assert_eq!(code(files::save(&path, b"two")), "done");
    assert_eq!((fs::read(&path).expect("it can be read"), mode(&path)), (b"two".to_vec(), 0o640));
    let names: Vec<_> =
        fs::read_dir(root.path()).expect("it is there").map(|entry| entry.expect("it is there").file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left behind: {names:?}");
}

#[test]
fn saving_follows_links_to_the_end() {
    let root = folder();
    put(root.path(), "real/a.json");
    symlink("real/a.json", root.path().join("one")).expect("a link can be made");
    symlink("one", root.path().join("two")).expect("a link can be made");
    symlink("real/new.json", root.path().join("new")).expect("a link can be made");
    symlink("round", root.path().join("round")).expect("a link can be made");
    assert_eq!(code(files::save(&root.path().join("two"), b"x")), "done");
    assert_eq!(code(files::save(&root.path().join("new"), b"y")), "done");
    assert_eq!(code(files::save(&root.path().join("round"), b"z")), "unwritable");
    assert!(root.path().join("two").is_symlink() && root.path().join("one").is_symlink());
    assert_eq!(fs::read(root.path().join("real/a.json")).expect("it is there"), b"x");
    assert_eq!(fs::read(root.path().join("real/new.json")).expect("it is there"), b"y");
}

#[test]
fn what_must_not_be_written_over_is_refused() {
    let root = folder();
    put(root.path(), "protected");
    fs::set_permissions(root.path().join("protected"), Permissions::from_mode(0o444)).expect("rights can be set");
    pipe(&root.path().join("pipe"));
    assert_eq!(code(files::save(&root.path().join("protected"), b"x")), "unwritable");
    assert_eq!(code(files::save(&root.path().join("pipe"), b"x")), "not-a-file");
    assert_eq!(code(files::save(root.path(), b"x")), "not-a-file");
    assert_eq!(code(files::save(&root.path().join("none/a"), b"x")), "unwritable");
    assert_eq!(fs::read(root.path().join("protected")).expect("it is there"), b"protected");
}

#[test]
fn a_file_that_somebody_changed_is_not_written_over() {
    let root = folder();
    let path = root.path().join("a.json");
    put(root.path(), "a.json");
    let known = files::fingerprint(&path).expect("it is there");
    assert_eq!(code(files::save_unless_changed(&path, b"mine", &known)), "done");
    // The state is another one now, by our own doing as well as by somebody else's.
    let known = files::fingerprint(&path).expect("it is there");
    fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .and_then(|mut file| file.write_all(b" and theirs"))
        .expect("it can be written");
    assert_eq!(code(files::save_unless_changed(&path, b"lost", &known)), "changed");
    assert_eq!(fs::read(&path).expect("it is there"), b"mine and theirs");
    fs::remove_file(&path).expect("it can be removed");
    assert_eq!(code(files::save_unless_changed(&path, b"lost", &known)), "changed");
    assert!(!path.exists());
}

#[test]
fn what_a_killed_save_left_behind_is_taken_away() {
    let root = folder();
    let path = root.path().join("a.json");
    let old = [".a.json.abc.twosource-saving", ".b.json.abc.twosource-saving", ".a.json.abc"];
    for name in old.into_iter().chain([".a.json.new.twosource-saving"]) {
        put(root.path(), name);
    }
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    for name in old {
        File::options()
            .write(true)
            .open(root.path().join(name))
            .and_then(|file| file.set_modified(long_ago))
            .expect("times can be set");
    }
    files::remove_leftovers(&path);
    let left = |name: &str| root.path().join(name).exists();
    assert_eq!((old.map(left), left(".a.json.new.twosource-saving")), ([false, true, true], true));
}
