//! Signs a request: Signature Version 4 in its headers, over exactly what is sent.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    self, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode,
};
use aws_sigv4::sign::v4;

use super::canonical::{self, CanonicalRequest};
use super::error::{ApiError, Cause};
use super::percent;
use super::request::ApiRequest;
use super::scope::SigningScope;
use crate::secret::SecretString;

/// The longest path and query that the signer can hold, in bytes; beyond it, it panics.
const MAX_CANONICAL_LENGTH: usize = 65_000;

/// What signing adds to a request: `x-amz-date`, `x-amz-security-token` if there is one, `authorization`.
type AddedHeaders = Vec<(&'static str, SecretString)>;

/// Signs `request` as of `at` and returns the headers to be sent with it. The signature covers method, path, query, body,
/// `host`, `content-type` and every `x-amz-*` header; nothing of these may change afterwards.
pub(super) fn sign(
    request: &ApiRequest,
    credentials: &Credentials,
    scope: &SigningScope,
    at: SystemTime,
) -> Result<AddedHeaders, ApiError> {
    check_query(request)?;
    let message = Message {
        method: request.method.as_str(),
        url: request.url.as_str(),
        headers: &canonical::signed_by_caller(request)?,
        body: &request.body,
    };
    let (headers, signature) = sign_message(&message, settings(), credentials, scope, at)?;
    debug_assert_eq!(
        CanonicalRequest::new(request, credentials.session_token(), scope, at)
            .map(|own| own.signature(credentials.secret_access_key()))
            .ok()
            .as_deref(),
        Some(signature.as_str()),
        "two readings of Signature Version 4 differ for {}",
        request.url.as_str()
    );
    Ok(headers)
}

/// The wire path is signed as it is: dot segments and runs of slashes are gone already.
fn settings() -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Double;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings
}

/// What is signed: nothing but this.
struct Message<'a> {
    method: &'a str,
    url: &'a str,
    headers: &'a [(String, String)],
    body: &'a [u8],
}

/// Returns the headers to be sent, and the signature alone, in lower-case hex.
fn sign_message(
    message: &Message<'_>,
    settings: SigningSettings,
    credentials: &Credentials,
    scope: &SigningScope,
    at: SystemTime,
) -> Result<(AddedHeaders, String), ApiError> {
    let identity = credentials.clone().into();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(scope.region.as_str())
        .name(&scope.service)
        .time(at)
        .settings(settings)
        .build()
        .map_err(|error| refused(error.into()))?
        .into();
    let headers = message
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let body = SignableBody::Bytes(message.body);
    let signable = SignableRequest::new(message.method, message.url, headers, body)
        .map_err(|error| refused(error.into()))?;
    let (instructions, signature) = http_request::sign(signable, &parameters)
        .map_err(|error| refused(error.into()))?
        .into_parts();
    let (headers, _) = instructions.into_parts();
    let headers = headers
        .iter()
        .map(|header| (header.name(), SecretString::from(header.value())))
        .collect();
    Ok((headers, signature))
}

/// Refuses what the signer would sign otherwise than servers read it, or could not hold.
fn check_query(request: &ApiRequest) -> Result<(), ApiError> {
    let query = request.url.query().unwrap_or_default();
    let refuse = |reason: &str| {
        Err(ApiError::Unsignable {
            reason: reason.to_owned(),
            source: None,
        })
    };
    if !percent::is_utf8(query) {
        return refuse("its query holds escapes that are not UTF-8");
    }
    if request.url.path().len() + canonical::canonical_query(query).len() > MAX_CANONICAL_LENGTH {
        return refuse("its path and query are longer than 65,000 bytes");
    }
    Ok(())
}

fn refused(error: Cause) -> ApiError {
    ApiError::Unsignable {
        reason: "the signer refused it".to_owned(),
        source: Some(error),
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use aws_sigv4::http_request::{PayloadChecksumKind, SessionTokenMode, SignatureLocation};
    use http::Method;
    use proptest::prelude::*;

    use super::*;
    use crate::api::url::RequestUrl;
    use crate::ids::Region;

    const KEY_ID: &str = "ASIAIOSFODNN7EXAMPLE";
    const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN//////////wEaCmV1LWNlbnRyYWwtMQ==";
    const HOST: &str = "https://abc123defg.execute-api.eu-central-1.amazonaws.com";

    fn credentials() -> Credentials {
        Credentials::new(KEY_ID, SECRET, Some(TOKEN.to_owned()), None, "vectors")
    }

    fn scope() -> SigningScope {
        SigningScope {
            region: Region::parse("eu-central-1").unwrap(),
            service: "execute-api".to_owned(),
        }
    }

    /// 20260305T090807Z.
    fn at() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_701_687)
    }

    fn request(method: Method, url: &str) -> ApiRequest {
        ApiRequest::new(method, RequestUrl::resolve(url, None, &[]).unwrap())
    }

    fn header<'a>(added: &'a AddedHeaders, name: &str) -> &'a str {
        let (_, value) = added.iter().find(|(own, _)| *own == name).unwrap();
        value.expose()
    }

    /// The signature alone.
    fn signature(added: &AddedHeaders) -> &str {
        let (_, signature) = header(added, "authorization")
            .rsplit_once("Signature=")
            .unwrap();
        signature
    }

    /// Vectors: botocore 1.44.5, `SigV4Auth`.
    #[test]
    fn a_get_is_signed_as_botocore_signs_it() {
        let request = request(Method::GET, &format!("{HOST}/prod/test"));
        let added = sign(&request, &credentials(), &scope(), at()).unwrap();
        let expected = "747105bd7efb03646ed66ee9a2d052c814ef3af6850a210bf88d2a739caa60b9";
        assert_eq!(header(&added, "x-amz-date"), "20260305T090807Z");
        assert_eq!(header(&added, "x-amz-security-token"), TOKEN);
        assert_eq!(
            header(&added, "authorization"),
            format!(
                "AWS4-HMAC-SHA256 Credential={KEY_ID}/20260305/eu-central-1/execute-api/aws4_request, \
                 SignedHeaders=host;x-amz-date;x-amz-security-token, Signature={expected}"
            )
        );
        let own = CanonicalRequest::new(&request, Some(TOKEN), &scope(), at()).unwrap();
        assert_eq!(
            own.text(),
            format!(
                "GET\n/prod/test\n\nhost:abc123defg.execute-api.eu-central-1.amazonaws.com\nx-amz-date:20260305T090807Z\n\
                 x-amz-security-token:{TOKEN}\n\nhost;x-amz-date;x-amz-security-token\n\
                 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            )
        );
        assert_eq!(
            own.string_to_sign(),
            "AWS4-HMAC-SHA256\n20260305T090807Z\n20260305/eu-central-1/execute-api/aws4_request\n\
             be4f91587892cb95ded1584e6eaa408ef92d2f3ab0f8a33574ffbc2f2f861697"
        );
        assert!(!own.redacted().contains(TOKEN));
        assert!(!format!("{own:?}").contains(TOKEN));
        assert!(own.redacted().contains("x-amz-security-token:(redacted)\n"));
    }

    /// Vectors: botocore 1.44.5, `SigV4Auth`: double encoding, query sorting, body.
    #[test]
    fn a_post_with_query_and_body_is_signed_as_botocore_signs_it() {
        let mut request = request(
            Method::POST,
            &format!("{HOST}/prod/items/a%20b%2Fc%C3%BC?q=x%20y&q=a%2Bb&empty=&A=1"),
        );
        request
            .headers
            .add("Content-Type: application/json")
            .unwrap();
        request.headers.add("X-Unsigned: 1").unwrap();
        request.body = b"{\"n\":1}".to_vec();
        let added = sign(&request, &credentials(), &scope(), at()).unwrap();
        assert_eq!(
            signature(&added),
            "820ed49db366f8130f0cb4fce599a017d4c7848576a0b13412b226a3c15fb3ba"
        );
        let own = CanonicalRequest::new(&request, Some(TOKEN), &scope(), at()).unwrap();
        assert_eq!(
            own.text(),
            format!(
                "POST\n/prod/items/a%2520b%252Fc%25C3%25BC\nA=1&empty=&q=a%2Bb&q=x%20y\ncontent-type:application/json\n\
                 host:abc123defg.execute-api.eu-central-1.amazonaws.com\nx-amz-date:20260305T090807Z\n\
                 x-amz-security-token:{TOKEN}\n\ncontent-type;host;x-amz-date;x-amz-security-token\n\
                 2bfd14f43d17fc7cea24e0917a8879b4b2f880b8baeec1b9d90fbaad655e71bd"
            )
        );
        assert!(
            own.string_to_sign()
                .ends_with("\n179b70893b2364b4045bd37f9c3daad3ef077e389152e563b3d71a1b640f4744")
        );
    }

    /// Vector: botocore 1.44.5, `SigV4QueryAuth`, of a WebSocket's handshake.
    #[test]
    fn a_signature_in_the_query_has_the_canonical_form_of_botocore() {
        let query = format!(
            "X-Amz-SignedHeaders=host&X-Amz-Security-Token={TOKEN}&X-Amz-Expires=300&X-Amz-Date=20260305T090807Z&\
             X-Amz-Credential={KEY_ID}/20260305/eu-central-1/execute-api/aws4_request&X-Amz-Algorithm=AWS4-HMAC-SHA256"
        );
        let own = CanonicalRequest::of_parts(
            ("GET", "/prod", &query),
            vec![(
                "host".to_owned(),
                "wsapi12345.execute-api.eu-central-1.amazonaws.com".to_owned(),
            )],
            b"",
            &scope(),
            at(),
        )
        .unwrap();
        assert!(
            own.string_to_sign()
                .ends_with("\n0b698ee026b37bc7d7afe3837a8ab16551c8b209c21958e1714d21ba342db786")
        );
        assert_eq!(
            own.signature(SECRET),
            "71cc8ab357428f2c67558161f7e3e096969544e162a0b7167c1f685107cde7ea"
        );
    }

    #[test]
    fn what_servers_would_read_otherwise_is_not_signed() {
        let refused =
            |request: &ApiRequest| sign(request, &credentials(), &scope(), at()).unwrap_err();
        assert!(matches!(
            refused(&request(Method::GET, &format!("{HOST}/x?q=%ff"))),
            ApiError::Unsignable { .. }
        ));
        // Written as it may stand on the wire it is short enough; in its canonical form it is not.
        let long = format!("{HOST}/x?q={}", ":".repeat(30_000));
        assert!(matches!(
            refused(&request(Method::GET, &long)),
            ApiError::Unsignable { .. }
        ));
        for value in ["a\tb", "ü"] {
            let mut request = request(Method::GET, HOST);
            request
                .headers
                .add(&format!("x-amz-meta: {value}"))
                .unwrap();
            assert!(
                matches!(refused(&request), ApiError::InvalidHeader { .. }),
                "{value}"
            );
        }
        let mut request = request(Method::GET, HOST);
        request.headers.add("x-note: a\tü").unwrap();
        assert!(sign(&request, &credentials(), &scope(), at()).is_ok());
    }

    proptest! {
        /// aws-sigv4 and `CanonicalRequest` were written apart and read the rules alike.
        #[test]
        fn two_readings_of_the_rules_agree(
            method in prop::sample::select(vec!["GET", "POST", "DELETE", "PURGE"]),
            target in "[ -~üß日/.%+&=?]{0,40}",
            pairs in prop::collection::vec((".{0,6}", prop::option::of(".{0,6}")), 0..4),
            headers in prop::collection::vec(("(x-amz-[a-z-]{1,4}|content-type|x-other)", "[!-~ ]{0,12}"), 0..4),
            body in prop::collection::vec(any::<u8>(), 0..64),
            port in prop::option::of(1_u16..),
            token in prop::option::of("[A-Za-z0-9/+=]{1,40}"),
            seconds in 0_u64..4_000_000_000,
        ) {
            let api_url = port.map_or(HOST.to_owned(), |port| format!("{HOST}:{port}"));
            let Ok(url) = RequestUrl::resolve(&target, Some(&api_url), &pairs) else { return Ok(()) };
            let mut request = ApiRequest::new(Method::from_bytes(method.as_bytes()).unwrap(), url);
            for (name, value) in &headers {
                request.headers.add(&format!("{name}: {value}")).unwrap();
            }
            request.body = body;
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            let credentials = Credentials::new(KEY_ID, SECRET, token.clone(), None, "random");
            prop_assume!(percent::is_utf8(request.url.query().unwrap_or_default()));
            let added = sign(&request, &credentials, &scope(), at).unwrap();
            let own = CanonicalRequest::new(&request, token.as_deref(), &scope(), at).unwrap();
            prop_assert_eq!(signature(&added), own.signature(SECRET), "{}", own.text());
            let expected = format!("SignedHeaders={}, ", own.signed_headers());
            prop_assert!(header(&added, "authorization").contains(&expected));
        }
    }

    /// One case of the published suite (the `aws-signing-test-suite` that the AWS SDKs share).
    struct Case {
        folder: PathBuf,
        context: serde_json::Value,
        method: String,
        target: String,
        headers: Vec<(String, String)>,
        body: String,
    }

    impl Case {
        fn load(folder: PathBuf) -> Self {
            let context = serde_json::from_str(&read(&folder, "context.json")).unwrap();
            let text = read(&folder, "request.txt");
            let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
            // A line that begins with white space continues the one before it (RFC 7230 3.2.4).
            let head = head.replace("\n ", " ");
            let mut lines = head.lines();
            let (method, rest) = lines.next().unwrap().split_once(' ').unwrap();
            let target = rest.strip_suffix(" HTTP/1.1").unwrap().to_owned();
            let headers = lines
                .map(|line| line.split_once(':').unwrap())
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect();
            Self {
                context,
                method: method.to_owned(),
                target,
                headers,
                body: body.to_owned(),
                folder,
            }
        }

        fn expected(&self, file: &str) -> String {
            read(&self.folder, file)
        }

        fn text(&self, name: &str) -> &str {
            self.context[name].as_str().unwrap()
        }

        fn flag(&self, name: &str) -> bool {
            self.context[name].as_bool().unwrap_or_default()
        }

        fn token(&self) -> Option<&str> {
            self.context["credentials"]["token"].as_str()
        }

        fn credentials(&self) -> Credentials {
            let text = |name: &str| {
                self.context["credentials"][name]
                    .as_str()
                    .unwrap()
                    .to_owned()
            };
            let token = self.token().map(str::to_owned);
            Credentials::new(
                text("access_key_id"),
                text("secret_access_key"),
                token,
                None,
                "suite",
            )
        }

        fn scope(&self) -> SigningScope {
            SigningScope {
                region: Region::parse(self.text("region")).unwrap(),
                service: self.text("service").to_owned(),
            }
        }

        fn at(&self) -> SystemTime {
            self.text("timestamp")
                .parse::<jiff::Timestamp>()
                .unwrap()
                .into()
        }

        /// The case's own settings. Its paths are given decoded, and so encoded once where they are not yet.
        fn settings(&self, location: SignatureLocation) -> SigningSettings {
            let mut settings = settings();
            settings.signature_location = location;
            if location == SignatureLocation::QueryParams {
                settings.expires_in = self.context["expiration_in_seconds"]
                    .as_u64()
                    .map(Duration::from_secs);
            }
            if self.flag("normalize") {
                settings.uri_path_normalization_mode = UriPathNormalizationMode::Enabled;
            }
            if self.flag("sign_body") {
                settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
            }
            if self.flag("omit_session_token") {
                settings.session_token_mode = SessionTokenMode::Exclude;
            }
            if self.is_typed_raw() {
                settings.percent_encoding_mode = PercentEncodingMode::Single;
            }
            settings
        }

        fn is_typed_raw(&self) -> bool {
            self.target.contains(|c: char| c == ' ' || !c.is_ascii())
        }

        fn wire_target(&self) -> String {
            let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
            let mark = if query.is_empty() { "" } else { "?" };
            format!("{}{mark}{}", percent::path(path), percent::query(query))
        }

        fn signature_of_the_signer(&self, location: SignatureLocation) -> String {
            let message = Message {
                method: &self.method,
                url: &format!("https://example.amazonaws.com{}", self.wire_target()),
                headers: &self.headers,
                body: self.body.as_bytes(),
            };
            let (_, signature) = sign_message(
                &message,
                self.settings(location),
                &self.credentials(),
                &self.scope(),
                self.at(),
            )
            .unwrap();
            signature
        }

        /// Our own canonical request, of the headers that the case wants signed.
        fn own(&self) -> CanonicalRequest {
            let mut headers = self.headers.clone();
            headers.push(("x-amz-date".to_owned(), "20150830T123600Z".to_owned()));
            if let Some(token) = self.token().filter(|_| !self.flag("omit_session_token")) {
                headers.push(("x-amz-security-token".to_owned(), token.to_owned()));
            }
            if self.flag("sign_body") {
                let own = CanonicalRequest::of_parts(
                    ("", "", ""),
                    vec![],
                    self.body.as_bytes(),
                    &self.scope(),
                    self.at(),
                );
                let hash = own.unwrap().text().lines().last().unwrap().to_owned();
                headers.push(("x-amz-content-sha256".to_owned(), hash));
            }
            let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
            CanonicalRequest::of_parts(
                (&self.method, path, query),
                headers,
                self.body.as_bytes(),
                &self.scope(),
                self.at(),
            )
            .unwrap()
        }

        /// Our own builder takes the path as it is on the wire and does not collapse it, as API Gateway does.
        fn has_a_path_to_normalize(&self) -> bool {
            self.flag("normalize") && self.has_an_odd_path()
        }

        fn has_an_odd_path(&self) -> bool {
            self.target.contains("/.") || self.target.contains("//")
        }

        /// What the product would do with this request, if it would sign the same headers. It sends the path in the form in
        /// which a normalizing signer signs it, so the cases that forbid normalizing are not its own.
        fn product(&self) -> Option<AddedHeaders> {
            let own_rules = (self.flag("normalize") || !self.has_an_odd_path())
                && !self.is_typed_raw()
                && !self.flag("sign_body")
                && !self.flag("omit_session_token")
                && self.headers.iter().all(|(name, _)| name == "host");
            own_rules.then(|| {
                let url = format!("https://example.amazonaws.com{}", self.target);
                let url = RequestUrl::resolve(&url, None, &[]).unwrap();
                let request =
                    ApiRequest::new(Method::from_bytes(self.method.as_bytes()).unwrap(), url);
                sign(&request, &self.credentials(), &self.scope(), self.at()).unwrap()
            })
        }
    }

    fn read(folder: &Path, file: &str) -> String {
        std::fs::read_to_string(folder.join(file))
            .unwrap_or_else(|error| panic!("{folder:?}/{file}: {error}"))
    }

    /// Set `SIGCALL_SIGV4_SUITE` to the folder that holds `v4/` to run it.
    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the suite lies outside of the repository"
    )]
    fn the_published_suite_passes() {
        let Some(suite) = std::env::var_os("SIGCALL_SIGV4_SUITE") else {
            eprintln!("skipped: SIGCALL_SIGV4_SUITE is not set");
            return;
        };
        let (mut signer, mut own, mut product) = (0, 0, 0);
        for entry in std::fs::read_dir(Path::new(&suite).join("v4")).unwrap() {
            let case = Case::load(entry.unwrap().path());
            let name = case.folder.display();
            for (location, file) in [
                (SignatureLocation::Headers, "header-signature.txt"),
                (SignatureLocation::QueryParams, "query-signature.txt"),
            ] {
                assert_eq!(
                    case.signature_of_the_signer(location),
                    case.expected(file),
                    "{name}"
                );
                signer += 1;
            }
            if !case.has_a_path_to_normalize() {
                assert_eq!(
                    case.own().text(),
                    case.expected("header-canonical-request.txt"),
                    "{name}"
                );
                assert_eq!(
                    case.own().string_to_sign(),
                    case.expected("header-string-to-sign.txt"),
                    "{name}"
                );
                assert_eq!(
                    case.own().signature(case.credentials().secret_access_key()),
                    case.expected("header-signature.txt"),
                    "{name}"
                );
                own += 1;
            }
            if let Some(added) = case.product() {
                assert_eq!(
                    signature(&added),
                    case.expected("header-signature.txt"),
                    "{name}"
                );
                product += 1;
            }
        }
        eprintln!(
            "signatures of the signer: {signer}; own canonical requests: {own}; the product's own way: {product}"
        );
        assert!(signer > 0 && own > 0 && product > 0);
    }
}
