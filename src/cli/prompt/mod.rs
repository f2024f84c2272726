//! Answering the questions of a sign-in: from variables, options and stdin first, and from a person where there is one.

mod answers;
mod choice;
mod person;
mod qr;
mod set_up;
mod stdin_secrets;

pub(super) use answers::TERMINAL;
pub use answers::{Answers, SecretSource};
pub use person::user_name;
pub use stdin_secrets::{StdinSecret, StdinSecrets, stdin_line};
