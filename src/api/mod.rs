//! One signed call. Does not know where credentials come from.
