//! What the user asked for: the configuration file, variables and flags, resolved once. Knows no network and no clap.

mod ca_bundle;
mod choice;
mod error;
mod file;
#[cfg(test)]
mod fixture;
mod layer;
mod managed_login;
pub(crate) mod nearest;
mod network;
mod overrides;
mod place;
mod profile;
mod sandbox_values;
mod secret_ref;
mod secrets;
mod services;
mod settings;
mod sign_in_options;
mod source;
mod switches;
mod table;
mod variables;

pub use ca_bundle::CaBundle;
pub use choice::{Auth, Choice, FirstFactor, IdentityFlow, SecondFactor, SignInFlow, StoreKind};
pub use error::ConfigError;
pub use file::ConfigFile;
pub use network::{Endpoint, Proxies};
pub use overrides::Overrides;
pub use place::allowed_host;
pub use sandbox_values::SandboxValues;
pub use secret_ref::{SecretError, SecretRef};
pub use settings::Settings;
pub use sign_in_options::{SignInOptions, pair, seconds};
pub use switches::Switches;
