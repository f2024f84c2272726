//! The one TLS configuration: rustls over ring, roots either built in or from one bundle already read.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature,
};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};

use super::error::TransportError;

/// The certificate authorities to trust.
#[derive(Debug, Clone, Default)]
pub enum Roots {
    /// Mozilla's, compiled in: nothing is searched on disk.
    #[default]
    BuiltIn,
    /// One bundle of PEM certificates, which replaces the built-in ones as curl's `--cacert` does.
    Pem {
        /// Where it was read from, for errors.
        origin: String,
        /// Its content.
        pem: Vec<u8>,
    },
}

/// Whether servers must show a certificate that the roots vouch for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verification {
    /// The certificate, its name and its validity are checked.
    #[default]
    Full,
    /// curl's `-k`: any certificate will do. The handshake's signature is still checked.
    None,
}

/// Builds the configuration for every connection of one client.
pub(super) fn config(
    roots: &Roots,
    verification: Verification,
) -> Result<ClientConfig, TransportError> {
    // Named here rather than installed for the process, so that no order of start-up can matter.
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(TransportError::Tls)?;
    let mut config = match verification {
        Verification::Full => builder.with_root_certificates(store(roots)?),
        Verification::None => builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(AnyCertificate::new(&provider))),
    }
    .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

fn store(roots: &Roots) -> Result<RootCertStore, TransportError> {
    match roots {
        Roots::BuiltIn => Ok(webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect()),
        Roots::Pem { origin, pem } => read_bundle(pem).map_err(|reason| TransportError::Roots {
            origin: origin.clone(),
            reason,
        }),
    }
}

/// Company bundles hold old certificates that webpki cannot read; they are passed over as long as one is usable.
fn read_bundle(pem: &[u8]) -> Result<RootCertStore, String> {
    let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|error| format!("not PEM: {error}"))?;
    if certificates.is_empty() {
        return Err("it holds no PEM certificate".to_owned());
    }
    let mut store = RootCertStore::empty();
    let (usable, unusable) = store.add_parsable_certificates(certificates);
    if usable == 0 {
        return Err(format!("none of its {unusable} certificates can be read"));
    }
    Ok(store)
}

/// Accepts every certificate, but still wants proof that the server holds its key.
#[derive(Debug)]
struct AnyCertificate {
    algorithms: WebPkiSupportedAlgorithms,
}

impl AnyCertificate {
    fn new(provider: &CryptoProvider) -> Self {
        Self {
            algorithms: provider.signature_verification_algorithms,
        }
    }
}

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
