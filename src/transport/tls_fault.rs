//! TlsFault: which check of a TLS handshake failed, found in whatever error a client wraps it in.

use std::error::Error;

/// Which check of the TLS handshake failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TlsFault {
    /// No trusted root stands behind the certificate.
    #[error("its certificate comes from an issuer that is not trusted")]
    UntrustedIssuer,
    /// The certificate is past its end, or not yet at its beginning.
    #[error("its certificate is not valid at this time")]
    OutsideValidity,
    /// The certificate belongs to another name.
    #[error("its certificate is for another name")]
    WrongName,
    /// The server shows an authority's certificate as its own, as one made by `openssl req -x509` is.
    #[error("its certificate is marked as an authority's, and no server's")]
    AuthorityAsServer,
    /// Another fault of the certificate.
    #[error("its certificate was refused")]
    Certificate,
    /// The handshake failed for another reason.
    #[error("the TLS handshake failed")]
    Handshake,
}

impl TlsFault {
    /// Finds the TLS stack's own error among the causes of a client's error.
    pub fn of(error: &(dyn Error + 'static)) -> Option<Self> {
        use rustls::{CertificateError as Certificate, Error as Tls};
        let found = causes(error).find_map(|error| error.downcast_ref::<Tls>())?;
        Some(match found {
            Tls::InvalidCertificate(Certificate::UnknownIssuer) => Self::UntrustedIssuer,
            Tls::InvalidCertificate(
                Certificate::Expired
                | Certificate::ExpiredContext { .. }
                | Certificate::NotValidYet
                | Certificate::NotValidYetContext { .. },
            ) => Self::OutsideValidity,
            Tls::InvalidCertificate(
                Certificate::NotValidForName | Certificate::NotValidForNameContext { .. },
            ) => Self::WrongName,
            // The verifier's own error type is not ours to name.
            Tls::InvalidCertificate(Certificate::Other(reason))
                if format!("{reason:?}").contains("CaUsedAsEndEntity") =>
            {
                Self::AuthorityAsServer
            }
            Tls::InvalidCertificate(_) => Self::Certificate,
            _ => Self::Handshake,
        })
    }
}

/// Returns an error and all that caused it.
///
/// An I/O error hands out the source of what it wraps, but not what it wraps, so that is asked for first.
pub fn causes<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| {
        let error: &'a (dyn Error + 'static) = *error;
        let wrapped = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        match wrapped {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_certificates_are_named() {
        use rustls::{CertificateError as Certificate, Error as Tls};
        for (error, fault) in [
            (
                Tls::InvalidCertificate(Certificate::UnknownIssuer),
                TlsFault::UntrustedIssuer,
            ),
            (
                Tls::InvalidCertificate(Certificate::Expired),
                TlsFault::OutsideValidity,
            ),
            (
                Tls::InvalidCertificate(Certificate::NotValidForName),
                TlsFault::WrongName,
            ),
            (
                Tls::InvalidCertificate(Certificate::Revoked),
                TlsFault::Certificate,
            ),
            (Tls::HandshakeNotComplete, TlsFault::Handshake),
        ] {
            // tokio-rustls and reqwest wrap the error in I/O errors, as here.
            let wrapped =
                std::io::Error::other(std::io::Error::new(std::io::ErrorKind::InvalidData, error));
            assert_eq!(TlsFault::of(&wrapped), Some(fault));
        }
        assert_eq!(TlsFault::of(&std::io::Error::other("x")), None);
    }
}
