//! One signed call. Does not know where credentials come from.

mod body;
mod canonical;
mod client;
mod error;
mod headers;
mod outgoing;
mod percent;
mod redact;
mod request;
mod response;
mod scope;
mod sign;
mod target;
mod url;

pub use body::{DataKind, DataOption, DataPart};
pub use canonical::CanonicalRequest;
pub use client::ApiClient;
pub use error::ApiError;
pub use headers::Headers;
pub use outgoing::Authorization;
pub use request::ApiRequest;
pub use response::ApiResponse;
pub use scope::{SigningScope, is_aws_host};
pub use url::RequestUrl;
