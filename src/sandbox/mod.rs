//! An AWS small enough to carry. Imports no other room, so that it can judge them.
