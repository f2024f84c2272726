"""What the interop tests share: programs, servers, witnesses. Nothing here knows how sigcall is built."""
