//! Event streams to browsers (server-sent events).

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

/// The open streams.
#[derive(Default)]
pub(super) struct Streams(Mutex<Vec<Box<dyn Write + Send>>>);

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n\r\n";

impl Streams {
    /// Begins a stream; the first event tells the generation now.
    pub(super) fn add(&self, mut stream: Box<dyn Write + Send>, generation: u64) {
        let begun = write!(stream, "{HEAD}retry: 500\n\n{}", event(generation)).and_then(|()| stream.flush());
        if begun.is_ok() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(stream);
        }
    }

    /// Tells all of a new generation.
    pub(super) fn say(&self, generation: u64) {
        self.send(&event(generation));
    }

    /// Finds out who has gone.
    pub(super) fn ping(&self) {
        self.send(": \n\n");
    }

    fn send(&self, text: &str) {
        let send = |stream: &mut Box<dyn Write + Send>| -> io::Result<()> {
            stream.write_all(text.as_bytes())?;
            stream.flush()
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain_mut(|stream| send(stream).is_ok());
    }
}

fn event(generation: u64) -> String {
    format!("data: {generation}\n\n")
}
