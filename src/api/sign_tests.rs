//! The signer against the published suite, the vectors of botocore, and our own reading of the rules.
