//! One signed call. Does not know where credentials come from.

mod body;
mod canonical;
mod client;
mod error;
mod headers;
mod outgoing;
mod percent;
pub mod redact;
mod request;
mod response;
mod scope;
mod sign;
mod target;
mod url;

pub use body::{DataKind, DataOption, DataPart, join};
pub use canonical::CanonicalRequest;
pub use client::ApiClient;
pub use error::{ApiError, Cause};
pub use headers::Headers;
pub use outgoing::{Authorization, Outgoing};
pub use request::ApiRequest;
pub use response::ApiResponse;
pub use scope::{SigningScope, is_aws_host};
pub use sign::{Signature, sign};
pub use url::RequestUrl;
