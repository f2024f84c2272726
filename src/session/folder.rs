//! PrivateFolder: files that only their owner can read, each written whole or not at all. Knows nothing of what is in them.

use std::fs::{self, DirBuilder};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use zeroize::Zeroizing;

use super::error::StoreError;

/// A folder of mode 0700 with files of mode 0600. It is made when something is first written.
#[derive(Debug, Clone)]
pub(super) struct PrivateFolder(PathBuf);

impl PrivateFolder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Returns the path of a file, whether or not it is there.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Returns the names of the files; none where the folder is not there.
    pub(super) fn names(&self) -> Result<Vec<String>, StoreError> {
        let failed = |source| io_error("read", &self.0, source);
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(failed(source)),
        };
        entries
            .map(|entry| {
                Ok(entry
                    .map_err(failed)?
                    .file_name()
                    .to_string_lossy()
                    .into_owned())
            })
            .collect()
    }

    /// Returns what a file holds, or nothing where it is not there.
    pub(super) fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let path = self.path(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(io_error("read", &path, source)),
        }
    }

    /// Writes beside and renames, so that a reader sees the old file or the new one and never a part.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.make()?;
        let path = self.path(name);
        let failed = |source| io_error("write", &path, source);
        // Security: tempfile creates with mode 0600, so others cannot read it, not even for a moment.
        let mut file = tempfile::Builder::new()
            .prefix(".writing-")
            .tempfile_in(&self.0)
            .map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    /// Writes a value as JSON, as [`write`](Self::write) does.
    pub(super) fn write_json(&self, name: &str, value: &impl Serialize) -> Result<(), StoreError> {
        let text = serde_json::to_vec_pretty(value)
            .map(Zeroizing::new)
            .map_err(|error| io_error("encode", &self.path(name), error.into()))?;
        self.write(name, &text)
    }

    /// Removes a file; one that is not there is no error.
    pub(super) fn remove(&self, name: &str) -> Result<(), StoreError> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(io_error("remove", &path, error))
            }
            _ => Ok(()),
        }
    }

    /// Makes the folder, and takes it away from everybody else if somebody made it before us with a wider mode.
    pub(super) fn make(&self) -> Result<(), StoreError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&self.0)
            .map_err(|source| io_error("make", &self.0, source))?;
        #[cfg(unix)]
        tighten(&self.0).map_err(|source| io_error("protect", &self.0, source))?;
        Ok(())
    }
}

#[cfg(unix)]
fn tighten(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

fn io_error(act: &'static str, path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Io {
        act,
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn folder_and_files_belong_to_the_owner_alone_and_nothing_is_left_over() {
        let parent = tempfile::tempdir().unwrap();
        let folder = PrivateFolder::new(parent.path().join("a/b"));
        folder.write("x", b"1").unwrap();
        folder.write("x", b"2").unwrap();
        assert_eq!(folder.read("x").unwrap().unwrap().as_slice(), b"2");
        assert_eq!(mode(&folder.path("x")), 0o600);
        assert_eq!(mode(&folder.0), 0o700);
        assert_eq!(folder.names().unwrap(), ["x"]);
        folder.remove("x").unwrap();
        folder.remove("x").unwrap();
        assert_eq!(folder.read("x").unwrap(), None);
    }

    #[test]
    fn a_folder_that_was_open_to_others_is_closed() {
        let parent = tempfile::tempdir().unwrap();
        fs::set_permissions(parent.path(), fs::Permissions::from_mode(0o755)).unwrap();
        PrivateFolder::new(parent.path().to_owned())
            .write("x", b"")
            .unwrap();
        assert_eq!(mode(parent.path()), 0o700);
    }
}
