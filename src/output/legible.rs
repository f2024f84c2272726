//! Text of servers and files, made safe to be shown.

/// Returns `text` with its control characters spelled out: neither a server nor a file may move the reader's cursor.
pub fn legible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_spelled_out_and_nothing_else() {
        assert_eq!(
            legible("a\x1b[2J\u{9b}\n\"ä≠\\"),
            "a\\u{1b}[2J\\u{9b}\\n\"ä≠\\"
        );
    }
}
