//! One call as somebody: a session's user, or nobody. Knows no output and no terminal.
