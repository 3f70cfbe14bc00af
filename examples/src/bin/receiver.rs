//! `cargo run -p gancho-examples --bin receiver`: listens on 127.0.0.1:8080.

use gancho_core::rdstation::crm::AuthHeader;
use gancho_examples::receiver::Receiver;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let variable = |name: &str| std::env::var(name).map_err(|_| format!("set {name}"));
    let header = AuthHeader::new("X-RD-Webhook-Key", &variable("CRM_KEY")?)?;
    let receiver = Receiver::new(&variable("SUPEROFFICE_SECRET")?, header);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, receiver.routes()).await?;
    Ok(())
}
