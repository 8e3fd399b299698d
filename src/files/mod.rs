//! Reading, saving and watching files with every guard; the only place that touches the file system.
//!
//! A path may name anything: a pipe that never ends, a device, a folder that holds itself. What is no ordinary file of
//! bearable size is refused with a reason and something to do about it, and nothing here waits for another program.
//! What the bytes mean is others' matter.

mod open;
mod refusal;
mod save;
mod state;
mod walk;
mod watch;

pub use open::{Fingerprint, MOST_BYTES, Source, fingerprint};
pub use refusal::Refusal;
pub use save::{remove_leftovers, save, save_new, save_unless_changed};
pub use state::{Lock, lock, make_folder, set_aside};
pub use walk::{EXTENSIONS, Folder, MOST_FILES, Survey, gather, survey};
pub use watch::{Hearing, Watch};
