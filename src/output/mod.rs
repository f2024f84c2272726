//! How results look. Writes to any `Write`, decides nothing, knows no terminal and no flags.
