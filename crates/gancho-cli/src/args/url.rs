//! URLs on the command line and in the configuration file.

use std::str::FromStr;

use http::Uri;

/// A URL with http or https, a host and a valid port. It may contain a token or a password.
#[derive(Clone, Debug)]
pub(crate) struct UrlArg(pub(crate) Uri);

impl FromStr for UrlArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || "expected a URL that begins with http:// or https://".to_owned();
        let uri: Uri = text.parse().map_err(|_| expected())?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err(expected());
        }
        let authority = uri.authority().map(http::uri::Authority::as_str).unwrap_or_default();
        let host = uri.host().filter(|host| !host.is_empty()).ok_or("the URL has no host")?;
        // The type `Uri` accepts any digits as a port, and then has no port.
        let after_host = authority.rsplit('@').next().and_then(|rest| rest.strip_prefix(host));
        let has_port = after_host.is_some_and(|port| port.len() > 1);
        if has_port && uri.port_u16().is_none_or(|port| port == 0) {
            return Err("the port must be a number from 1 to 65535".to_owned());
        }
        Ok(Self(uri))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_and_schemes_are_checked() {
        for right in ["http://a", "https://a:1/b?c", "http://[::1]:65535/", "http://u:p@a:80/", "http://a:/"]
        {
            assert!(right.parse::<UrlArg>().is_ok(), "{right}");
        }
        for wrong in
            ["", "a", "/a", "ftp://a/", "http://", "http://a:0/", "http://a:99999/", "http://[::1]:x/"]
        {
            assert!(wrong.parse::<UrlArg>().is_err(), "{wrong}");
        }
    }
}
