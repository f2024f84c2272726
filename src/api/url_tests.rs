//! RequestUrl against tables of what was typed, and against the client that sends it.
