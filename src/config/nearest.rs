//! The nearest of several names to one that was mistyped.

/// Returns the candidate most like `name`, the first of equals; nothing only where there are no candidates.
fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = likeness(name, candidate);
        if best.is_none_or(|(highest, _)| likeness > highest) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How alike two names must be for one to be a slip of the other.
const SLIP: f64 = 0.5;

/// Returns the end of a message about a `name` that is not known: the candidate most like it.
pub(crate) fn suggestion<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    match nearest(name, candidates) {
        Some(nearest) if likeness(name, nearest) >= SLIP => format!("; did you mean `{nearest}`?"),
        Some(nearest) => format!("; the nearest is `{nearest}`"),
        None => String::new(),
    }
}

/// Letter case, and `-` for `_`, are slips of the hand that must not hide the right name.
fn likeness(name: &str, candidate: &str) -> f64 {
    let plain = |text: &str| text.to_lowercase().replace('-', "_");
    strsim::normalized_damerau_levenshtein(&plain(name), &plain(candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_is_found_whatever_its_case_and_separator() {
        let keys = ["region", "client_id", "user_pool_id", "identity_pool_id"];
        for (typed, meant) in [
            ("user_pool", "user_pool_id"),
            ("User-Pool-ID", "user_pool_id"),
            ("regoin", "region"),
            ("clientid", "client_id"),
        ] {
            assert_eq!(nearest(typed, keys), Some(meant));
        }
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn only_what_is_alike_is_taken_for_a_slip() {
        let keys = ["flow", "role"];
        assert_eq!(suggestion("rol", keys), "; did you mean `role`?");
        assert_eq!(suggestion("region", keys), "; the nearest is `flow`");
        assert_eq!(suggestion("region", []), "");
    }
}
