//! Lock: one process at a time renews a session. The kernel lets go of it when its holder dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::StoreError;

/// What is made under the lock: a few calls, with retries, a command that prints a password, and the answers to what the
/// pool asks in a sign-in, for which most pools give three minutes. Whoever waits longer waits for something that hangs.
const PATIENCE: Duration = Duration::from_mins(5);
const FIRST_PAUSE: Duration = Duration::from_millis(2);
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// Holds a session's lock until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock file at `path` to be free and takes it.
    ///
    /// It polls instead of blocking: in one process another task may hold the lock, and it needs the thread to finish.
    pub(super) async fn acquire(path: PathBuf) -> Result<Self, StoreError> {
        let file = open(&path).map_err(|source| StoreError::Io {
            act: "open the lock",
            path: path.clone(),
            source,
        })?;
        let mut waited = Duration::ZERO;
        let mut pause = FIRST_PAUSE;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::Error(source)) => {
                    return Err(StoreError::Io {
                        act: "lock",
                        path,
                        source,
                    });
                }
                Err(TryLockError::WouldBlock) if waited >= PATIENCE => {
                    return Err(StoreError::Locked {
                        path,
                        seconds: PATIENCE.as_secs(),
                    });
                }
                Err(TryLockError::WouldBlock) => {
                    tokio::time::sleep(pause).await;
                    waited += pause;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_second_holder_waits_for_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.lock");
        let first = Lock::acquire(path.clone()).await.unwrap();
        let second = Lock::acquire(path.clone());
        tokio::pin!(second);
        let early = tokio::time::timeout(Duration::from_millis(20), &mut second).await;
        assert!(early.is_err(), "the lock was taken twice");
        drop(first);
        second.await.unwrap();
    }
}
