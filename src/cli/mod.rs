//! The terminal: the only room that knows clap, colour and exit codes.
