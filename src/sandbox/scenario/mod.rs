//! Scenario: the pools, users, roles and API that a sandbox serves, and the file that says so.

mod custom_step;
mod definition;
mod factors;
mod file;
mod identity_pool;
mod identity_provider;
mod managed_login;
mod mistake;
mod parse;
mod people;
mod provers;
mod registration;
mod role;
mod user;
mod user_pool;

pub(super) use custom_step::CustomStep;
pub use definition::Scenario;
pub(super) use factors::{Factors, FirstFactor, Mfa, SecondFactor};
pub(super) use identity_pool::{AmbiguousRole, RoleMapping};
pub(super) use identity_provider::{COGNITO, IdentityProvider};
pub(super) use managed_login::ManagedLogin;
pub(super) use role::Group;
pub(super) use user::Status;
pub use user::User;
pub(super) use user_pool::{Client, DeviceTracking, Flow};
