//! Circumstances: what a verdict depends on beside the API and the bytes of the request.

use std::net::IpAddr;
use std::time::SystemTime;

/// Where the API is deployed, and when and from where a request reached it.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Circumstances {
    /// The region of the API, which resource ARNs and credential scopes name.
    pub(in crate::sandbox) region: String,
    /// The account that owns the API, twelve digits, which resource ARNs name.
    pub(in crate::sandbox) account: String,
    /// The server's time when the request came.
    pub(in crate::sandbox) now: SystemTime,
    /// The address the request came from, `aws:SourceIp`.
    pub(in crate::sandbox) source_ip: IpAddr,
}
