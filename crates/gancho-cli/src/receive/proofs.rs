//! Configures a receiver with the authentication options of the command line.

use gancho_receiver::Builder;

use crate::args::Proofs;

/// Adds the required authentication of each system.
pub(crate) fn add(mut builder: Builder, proofs: &Proofs) -> Builder {
    for secret in &proofs.superoffice_secret {
        builder = builder.superoffice_secret(secret.0.expose());
    }
    for header in &proofs.crm_header {
        builder = builder.crm_header(&header.name, header.value.expose());
    }
    for token in &proofs.url_token {
        builder = builder.url_token(token.system, token.token.expose());
    }
    for system in &proofs.allow_unsigned {
        builder = builder.allow_unsigned(*system);
    }
    builder
}
