//! The request options, named and meant as in curl.

use std::path::PathBuf;

use clap::Args;

use super::data::DataArgs;
use super::global::When;

/// What to send, how to send it, what to show, and what counts as success.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(next_help_heading = "Request options")]
pub struct RequestArgs {
    /// Header to send: `Name: value`, `Name;` (empty), `Name:` (leave out), or @FILE (can be repeated)
    #[arg(short = 'H', long = "header", value_name = "HEADER")]
    pub headers: Vec<String>,
    /// The body.
    #[command(flatten)]
    pub data: DataArgs,
    /// Query parameter to add, encoded (can be repeated)
    #[arg(long, visible_alias = "url-query", value_name = "NAME=VALUE")]
    pub query: Vec<String>,
    /// Show the response's status line and headers
    #[arg(short, long)]
    pub include: bool,
    /// Write the body to FILE instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print no body and exit with 22 when the status is 400 or above
    #[arg(short, long)]
    pub fail: bool,
    /// Exit with 22 when the status is 400 or above, and print the body
    #[arg(long, conflicts_with = "fail")]
    pub fail_with_body: bool,
    /// Exit with 0 if the status matches (`403`, `2xx`, `200,204`) and with 1 if not, whatever else is asked
    #[arg(long, value_name = "STATUS")]
    pub expect: Option<String>,
    /// Exit with 0 whatever the status
    #[arg(long, conflicts_with_all = ["fail", "fail_with_body"])]
    pub no_check_status: bool,
    /// How to authorise: iam, id-token, access-token or none [default: the profile's, else iam]
    #[arg(long, value_name = "HOW")]
    pub auth: Option<String>,
    /// Role to take: an ARN, a role name, or a group name
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Service to sign for [default: told by the host, else the profile's, else execute-api]
    #[arg(long, value_name = "NAME")]
    pub service: Option<String>,
    /// Region to sign for [default: told by the host, else the profile's]
    #[arg(long, value_name = "REGION")]
    pub sign_region: Option<String>,
    /// Host, or host:port, that may receive a signature beside the profile's api_url (can be repeated)
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
    /// Seconds the whole transfer may take
    #[arg(short = 'm', long, value_name = "SECONDS")]
    pub max_time: Option<String>,
    /// Seconds that connecting may take
    #[arg(long, value_name = "SECONDS")]
    pub connect_timeout: Option<String>,
    /// PEM file of the roots to trust, instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub cacert: Option<PathBuf>,
    /// Do not check the API's certificate (Cognito's is always checked)
    #[arg(short = 'k', long)]
    pub insecure: bool,
    /// When to indent and colour JSON
    #[arg(long, value_name = "WHEN")]
    pub pretty: Option<When>,
}
