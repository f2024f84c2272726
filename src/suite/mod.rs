//! Smoke suites: every user against every route. Knows no output and no terminal.
