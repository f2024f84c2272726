//! From a person to tokens to credentials. Remembers nothing: no files, no terminal, no configuration.
