//! Requests as the vendors send them, and a simulated vendor that retries.
//!
//! ```
//! use gancho_receiver::gancho_core::testing::sample;
//! use gancho_receiver::testing::Signer;
//! use gancho_receiver::{Outcome, Receiver};
//!
//! let receiver = Receiver::builder().superoffice_secret("s3cret").build()?;
//! let signer = Signer::new("http://127.0.0.1/webhooks").superoffice_secret("s3cret");
//! let (parts, body) = signer.request(&sample("sale.sold", 7).unwrap()).into_parts();
//! let outcome = receiver.accept(&parts.method, &parts.uri, &parts.headers, body);
//! assert!(matches!(outcome, Outcome::Delivery(_)));
//! # Ok::<(), gancho_receiver::BuildError>(())
//! ```

mod signer;
mod vendor;

pub use signer::Signer;
pub use vendor::{FakeVendor, Fate, Try};
