//! One verb, one file: joins the rooms and says what happened.
