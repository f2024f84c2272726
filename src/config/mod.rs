//! What the user asked for: the configuration file, variables and flags, resolved once. Knows no network and no clap.
