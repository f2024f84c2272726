//! The `sigcall` binary: runs the library and returns its exit code.

fn main() {}
