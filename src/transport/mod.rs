//! One TLS stack for everything that goes over the network. Knows no Cognito, no requests, no files.
