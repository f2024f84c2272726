"""The first figures: one cold call, one sign-in and a start, beside curl and `true`."""
