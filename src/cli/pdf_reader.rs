//! PDF files are read by processes of their own, each file in a bounded time: one that hangs or breaks its reader cannot be checked, and
//! everything else goes on.

use crate::source::{Attached, ReadApart, Snapshot, SourceFile};
use rayon::prelude::*;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::Builder;
use std::time::Duration;

/// The name of the command, which nobody types.
pub(super) const COMMAND: &str = "pdf-words";
/// How long reading one file may take.
const TIME: Duration = Duration::from_secs(20);
/// What is said of one file is no longer, in bytes.
const LONGEST: usize = 16 << 20;

/// Reads what nobody has read yet.
pub(super) fn read(snapshot: &mut Snapshot) {
    let read = unread(snapshot);
    snapshot.attached.extend(read.into_iter().map(|(hash, said)| (hash, Arc::new(said))));
}

/// What the attachments say that nobody has read yet, by their hash.
pub(super) fn unread(snapshot: &Snapshot) -> ReadApart {
    let files = snapshot.unread();
    if files.is_empty() {
        return Vec::new();
    }
    let program = std::env::current_exe().unwrap_or_default();
    let each = files.len().div_ceil(rayon::current_num_threads().max(1));
    let in_turn = |files: &[&Arc<str>]| {
        let files = files.iter().filter_map(|name| snapshot.bring(name));
        read_in_turn(program.as_os_str(), files, TIME)
    };
    files.par_chunks(each).flat_map_iter(in_turn).collect()
}

/// Has files read one after the other.
fn read_in_turn(program: &OsStr, files: impl Iterator<Item = SourceFile>, time: Duration) -> ReadApart {
    let mut reader = None;
    let read = files.map(|file| {
        if reader.is_none() {
            reader = Reader::start(program);
        }
        let said = reader.as_mut().and_then(|reader| reader.ask(file.bytes(), time));
        if said.is_none() {
            // it hangs or is gone: the next file gets another
            reader = None;
        }
        (file.sha256, said.unwrap_or(Attached::Broken))
    });
    read.collect()
}

/// A process that reads.
struct Reader {
    child: Child,
    files: ChildStdin,
    said: Receiver<Vec<u8>>,
}

impl Reader {
    fn start(program: &OsStr) -> Option<Self> {
        let mut command = Command::new(program);
        command.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        let (files, mut answers) = (child.stdin.take()?, child.stdout.take()?);
        let (tell, said) = channel();
        let listen = move || {
            while let Some(answer) = receive(&mut answers, LONGEST) {
                if tell.send(answer).is_err() {
                    break;
                }
            }
        };
        let listens = Builder::new().spawn(listen).is_ok();
        let reader = Self { child, files, said };
        listens.then_some(reader)
    }

    /// What a file says; `None`: nothing within the time.
    fn ask(&mut self, file: &[u8], time: Duration) -> Option<Attached> {
        send(&mut self.files, file).ok()?;
        serde_json::from_slice(&self.said.recv_timeout(time).ok()?).ok()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends bytes, their number first.
pub(super) fn send(to: &mut impl Write, bytes: &[u8]) -> std::io::Result<()> {
    let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    to.write_all(&count.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Receives what was sent, if it has at most so many bytes; `None` at the end.
pub(super) fn receive(from: &mut impl Read, most: usize) -> Option<Vec<u8>> {
    let mut count = [0; 8];
    from.read_exact(&mut count).ok()?;
    let count = u64::from_le_bytes(count);
    let mut bytes = Vec::new();
    if count > u64::try_from(most).unwrap_or(u64::MAX) {
        return None;
    }
    let read = from.take(count).read_to_end(&mut bytes).ok()?;
    (u64::try_from(read) == Ok(count)).then_some(bytes)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// A reader that never answers, one that is not there, and one that is gone at once.
    #[test]
    fn who_does_not_answer_is_not_waited_for() {
        let files = [SourceFile::new(b"%PDF-1.4 a".to_vec()), SourceFile::new(b"%PDF-1.4 b".to_vec())];
        for program in ["/bin/cat", "/khong/co", "/bin/false"] {
            let read = read_in_turn(OsStr::new(program), files.iter().cloned(), Duration::from_millis(300));
            assert!(read.len() == 2 && read.iter().all(|(_, said)| *said == Attached::Broken), "{program}: {read:?}");
        }
    }
}
