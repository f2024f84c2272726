//! The one integration binary: a module a capability.
#![expect(clippy::disallowed_methods, reason = "tests make their own files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

// The house: who may import whom.
mod architecture;
// Wrong passwords, wrong ids, broken files, servers that answer nonsense.
mod bad_input;
// Managed login, its pages visited without a browser.
mod browser_login;
// Each challenge of a user pool, answered without a person.
mod challenges;
// Files that are generated and committed.
mod generated;
// What is sent, shown and returned for one request.
mod requests;
// The sandbox as a program, which signals end.
#[cfg(unix)]
mod sandbox;
// Nothing secret is printed.
mod secrets;
// What each documented error of Cognito comes to.
mod service_errors;
// Sessions on disk, their modes, and many processes at once.
#[cfg(unix)]
mod session_store;
// Suites: golden files of passing, failing and invalid ones.
mod suites;
// Every flow in and out.
mod sign_in;
// Remembered devices, rotating refresh tokens, forgotten passwords.
mod after_sign_in;
// Whose certificates are trusted.
mod tls;
